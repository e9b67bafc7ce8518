/*
 * What users say of a figure on the command line, read and checked.
 */
#pragma once

#include "run/orders.h"

/* False with the reason, owned by the caller, in *why: a word is not known, or something
 * is said of a figure though none is named. */
bool psg_order_wish_check(const PsgOrderWish *wish, char **why);

/* What the wish, which was checked, says of a kind: an order without slices, which the
 * caller clears. Of options that mean nothing for a kind nothing is kept. False as
 * above. */
bool psg_order_wish_read(const PsgRenderContext *context, const PsgOrderWish *wish,
                         const PsgFigureKind *kind, PsgFigureSpec *spec, char **why);
