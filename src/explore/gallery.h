/*
 * Pages that are only served: the gallery of a landscape's figures, and what stands in for its page
 * as long as there is none.
 */
#pragma once

#include "figure/context.h"

typedef struct {
    char *path;  /* of the picture, from the gallery; NULL: it could not be made */
    char *title; /* "Network · 2013"; NULL: nobody knows any more */
    char *why;   /* it could not be made; NULL: it is there */
} PsgGalleryFigure;

/* Of the context's landscape, in its language. figures: PsgGalleryFigure; NULL: they are being made. Owned
 * by the caller, as is the next. */
GBytes *psg_gallery_page(const PsgRenderContext *context, const GPtrArray *figures);

/* title: what stands for that of the landscape. mistakes: of the data, as they are told in a terminal. */
GBytes *psg_waiting_page(const char *title, const char *mistakes);
