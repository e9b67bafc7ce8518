/*
 * Places that several actors share, since no slice shows two of them: so a landscape in which
 * many come and go has boxes as large as its fullest slice allows.
 */
#pragma once

#include "layout/layout.h"

typedef struct PsgSharing PsgSharing;

/* Who shares a place with whom; NULL if that is not worth it, as nearly all are seen together. */
PsgSharing *psg_sharing_new(const PsgLayoutTask *task);
void psg_sharing_free(PsgSharing *sharing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSharing, psg_sharing_free)

/* The same task, asked of places; which may have got other boxes, gaps and an area since. Owned
 * by the sharing, until it is asked again; borrows from the task. */
const PsgLayoutTask *psg_sharing_task(PsgSharing *sharing, const PsgLayoutTask *task);

/* The layout of places as one of actors. Takes the layout. */
PsgLayout *psg_sharing_spread(const PsgSharing *sharing, PsgLayout *layout);
