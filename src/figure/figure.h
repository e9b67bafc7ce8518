/*
 * The kinds of figures, in a table, and orders for single figures.
 *
 * Another kind is a row in the table and a file of its own.
 */
#pragma once

#include "figure/network.h"
#include "figure/setting.h"

/* One figure to be made. */
typedef struct PsgFigureKind PsgFigureKind;

typedef struct {
    const PsgFigureKind *kind;
    size_t slices[2];
    size_t slice_count; /* 1, or 2 that face each other */
    PsgScale scale;
    const char *title; /* in place of the kind's own; NULL */
} PsgFigureOrder;

/* What figures are drawn from: made once, shared by all of them. */
typedef struct {
    const PsgSetting *setting;
    const PsgNetwork *network; /* NULL, unless some kind asked for it */
} PsgFigureGround;

struct PsgFigureKind {
    const char *name;
    bool needs_network;
    bool needs_tiers; /* the landscape must have a pyramid */
    bool may_face;    /* two slices can stand in one figure */
    PsgScene *(*draw)(const PsgFigureGround *ground, PsgRuler *ruler,
                      const PsgFigureOrder *order);
};

/* NULL if there is none. */
const PsgFigureKind *psg_figure_kind_lookup(const char *name);
const PsgFigureKind *psg_figure_kinds(size_t *count);

/* The file name without its ending, "pyramid-2008-2015". Owned by the caller. */
char *psg_figure_order_name(const PsgSetting *setting, const PsgFigureOrder *order);
