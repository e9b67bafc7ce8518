/*
 * What the layout is asked for: the network of all slices, without words.
 */
#pragma once

#include "figure/network/dots.h"
#include "layout/layout.h"
#include "layout/sharing.h"

/* Names are no smaller, in units of a slide: else they cannot be read from the last row. */
#define PSG_LEAST_LETTERS 14.0

/* Owns what its task points to. */
typedef struct {
    PsgLayoutTask task;
    PsgSize *boxes;
    bool *presence;
    PsgTie *ties;
    bool *tie_presence;
    PsgPlacementConstraint *constraints;
    PsgSharing *sharing; /* NULL: each actor has a place of its own */
    /* boxes and their letters are so much larger than usual, where few have much room, or
     * smaller, where many share little */
    double growth;
    bool is_tight;        /* boxes are, as PsgBoxManner has it */
    bool has_levels;      /* rows mean levels, so groups have no zones */
    double *title_widths; /* by group */
} PsgNetworkTask;

/* The pen needs no scene. */
PsgNetworkTask *psg_network_task_new(const PsgPen *pen);

/* The same of dots, on an area of that size. */
PsgNetworkTask *psg_network_task_new_of_dots(const PsgPen *pen, const PsgDots *dots,
                                             PsgSize area);
void psg_network_task_free(PsgNetworkTask *task);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgNetworkTask, psg_network_task_free)

/* Actors that are never seen together may have one place, if that makes boxes larger: for a
 * method of our own. */
void psg_network_task_share(PsgNetworkTask *task);

/* What the method is asked: of actors, or of the places that they share. Owned by the task, until
 * the next call. */
const PsgLayoutTask *psg_network_task_asked(const PsgNetworkTask *task);

/* Gives the drawing its area. Once; boxes grow if they would be lost in it, and are set
 * tightly if it cannot hold them. */
void psg_network_task_fill(PsgNetworkTask *task, const PsgPen *pen, PsgSize area);

/* Sets the boxes tightly, with letters as small as they may be if the area does not hold
 * them else. False if they are so already. */
bool psg_network_task_tighten(PsgNetworkTask *task, const PsgPen *pen);

/* ---- Whether boxes have names that can be read ---- */

/* The first two are told which share of the least size letters must have at least.
 *
 * Whether the page could hold boxes of one short word each: a quick guess, before any is
 * measured. A page that fits its drawing can, but not for thousands. */
bool psg_network_task_is_thinkable(const PsgPen *pen, double share);

/* Boxes are as small as they may be, and rows do not hold them. */
bool psg_network_task_is_overfull(const PsgNetworkTask *task, double share);

/* How large letters are in the layout, in the least size that they must have: at least 1 where
 * they can be read. */
double psg_network_task_read_share(const PsgNetworkTask *task, const PsgPen *pen,
                                   const PsgLayout *layout);

/* How high an area of that width must be to hold all boxes with air between them. */
double psg_network_task_height(const PsgNetworkTask *task, double width);
