/*
 * Labels of marks that stand in rows: where they have room, so that none is in another's
 * way.
 *
 * A row has bars with marks, and below them as many free lanes as the page can spare. A
 * label stands beside its mark, or in a lane below it as a flag, with a pole that leads up
 * to its mark. What is taken of the bars of a row is kept as stretches from left to right.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct PsgLabelLanes PsgLabelLanes;

PsgLabelLanes *psg_label_lanes_new(size_t row_count);
void psg_label_lanes_free(PsgLabelLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLabelLanes, psg_label_lanes_free)

/* Takes room from the bars of a row; from all lanes below them. */
void psg_label_lanes_take(PsgLabelLanes *lanes, size_t row, double left, double right);
void psg_label_lanes_take_below(PsgLabelLanes *lanes, size_t row, double left,
                                double right);

/* In the bars of a row. */
bool psg_label_lanes_is_free(const PsgLabelLanes *lanes, size_t row, double left,
                             double right);

/* Up to where a row is free from `left` on, not beyond `most`. */
double psg_label_lanes_free_up_to(const PsgLabelLanes *lanes, size_t row, double left,
                                  double most);

/* The middle of what is free between left and right, so long and as near to `at` as can be;
 * NaN if nothing is. */
double psg_label_lanes_nearest(const PsgLabelLanes *lanes, size_t row, double at,
                               double length, const double between[2]);

/* How many lanes a row has below its bars: none before labels were placed. */
size_t psg_label_lanes_count(const PsgLabelLanes *lanes, size_t row);

/* Gives a row more lanes, below those that it has. */
void psg_label_lanes_add(PsgLabelLanes *lanes, size_t row, size_t count);

/* A mark that a label may stand at. */
typedef struct {
    size_t row;
    double at, half;    /* its middle, and half its width */
    double left, right; /* beside it, within which its label may stand */
    bool has_flag;      /* the label may also stand in a lane below */
} PsgLabelSpot;

/* A label that wants a place at one of its spots. */
typedef struct {
    const PsgLabelSpot *spots; /* the first is the best, and may have a flag */
    size_t spot_count;
    double width;
    double weight; /* what is lost without it; above 0 */
} PsgLabelWish;

typedef struct {
    bool is_placed;
    size_t spot;
    size_t lane; /* 0: beside its mark */
    double left; /* where it begins */
} PsgLabelPlace;

typedef struct {
    double gap;         /* between a mark and its label, and between two labels */
    double left, right; /* within which labels stand */
    double spare;       /* height for lanes */
    double lane;        /* height of one */
} PsgLabelRoom;

/* A place for each wish that has one, where as much weight as can be has one; gives rows
 * the lanes that this needs. Owned by the caller. */
PsgLabelPlace *psg_label_lanes_place(PsgLabelLanes *lanes, const PsgLabelWish *wishes,
                                     size_t count, const PsgLabelRoom *room);
