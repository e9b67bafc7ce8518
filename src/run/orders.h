/*
 * Which figures are to be made: what the user asks for, or else what the landscape's
 * author did.
 */
#pragma once

#include "figure/figure.h"

/* What stands on the command line; NULL: nothing. */
typedef struct {
    const char *figures;   /* "network,pyramid" */
    const char *at;        /* "2008,2015" or "2007..2010" */
    const char *scale;     /* "schematic" or "log", which is also meant by "" */
    const char *group;     /* "kind", "tier", "none" */
    const char *from, *to; /* dates */
    const char *measures;  /* "power,participants" */
    bool counts;           /* the series of counts */
    bool is_side_by_side;  /* comparisons */
} PsgOrderWish;

/* PsgFigureSpec, each file once; the array clears its orders. NULL with the reason,
 * owned by the caller, in *why. */
GArray *psg_orders_of(const PsgRenderContext *context, const PsgOrderWish *wish,
                      char **why);
