/*
 * Titles beside marks: where they have room, so that none is in another's way.
 *
 * Rows are cut into lanes: lane 0 is that of the bars, those below it are free. A title
 * stands in one lane; what is taken of a lane is kept as stretches from left to right.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct PsgLanes PsgLanes;

/* Each row has lane 0. */
PsgLanes *psg_lanes_new(size_t row_count);
void psg_lanes_free(PsgLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLanes, psg_lanes_free)

void psg_lanes_take(PsgLanes *lanes, size_t row, size_t lane, double left, double right);
/* The same in all lanes of the row below that of the bars, also those to come. */
void psg_lanes_take_below(PsgLanes *lanes, size_t row, double left, double right);

bool psg_lanes_is_free(const PsgLanes *lanes, size_t row, size_t lane, double left,
                       double right);
size_t psg_lanes_count(const PsgLanes *lanes, size_t row);

/* A mark that a title may stand at. */
typedef struct {
    size_t row;
    double at, half;    /* its middle, and half its width */
    double left, right; /* in lane 0, within which its title may stand */
    bool has_flag;      /* the title may also stand in a lane below */
} PsgTitleSpot;

/* A title that wants a place at one of its spots. */
typedef struct {
    const PsgTitleSpot *spots; /* the first is the best */
    size_t spot_count;
    double width;
    double weight; /* the more, the earlier it chooses */
} PsgTitleWish;

typedef struct {
    bool is_placed;
    size_t spot, lane;
    double left; /* where it begins */
} PsgTitlePlace;

typedef struct {
    double gap;         /* between a mark and its title, and between two titles */
    double left, right; /* within which titles in lanes below the bars stand */
    double spare;       /* height for more lanes */
    double lane;        /* height of one */
} PsgTitleRoom;

/* A place for each wish that has one; adds lanes where most titles find a place in
 * them. Owned by the caller. */
PsgTitlePlace *psg_titles_place(PsgLanes *lanes, const PsgTitleWish *wishes, size_t count,
                                const PsgTitleRoom *room);
