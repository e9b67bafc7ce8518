/*
 * What a figure says of whom it leaves out: "12 of 47 actors · those with most relations".
 */
#pragma once

#include "figure/context.h"
#include "model/selection.h"

/* Of the actors that the slices show; of no slices: of all. NULL: the landscape is whole. Owned
 * by the caller. */
char *psg_cut_words(const PsgRenderContext *context, const size_t *slices, size_t count);

/* "by kind", of what is aggregated. */
const char *psg_cut_by(PsgBy by, const char *language);
