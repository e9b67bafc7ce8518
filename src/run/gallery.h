/*
 * The gallery of a landscape: all figures that it asks for, as SVG, and a page that shows them.
 */
#pragma once

#include "run/session.h"

typedef struct {
    GBytes *page;
    /* PsgKeptFile: the pictures, under the names that the page has for them */
    GPtrArray *files;
} PsgGallery;

void psg_gallery_free(PsgGallery *gallery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgGallery, psg_gallery_free)

/* Of the session's landscape, which has been read. What fails is told on the page. ends: as
 * PsgWorkshop has it. Owned by the caller. */
PsgGallery *psg_session_gallery(PsgSession *session, const gint *ends);
