/*
 * Actors as dots, for networks with more of them than names have room: how large each is, and
 * how much it matters.
 *
 * The area of a dot is a measure's value, or the number of actors that it is related to over
 * all slices. So a dot is of one size in all of them, unless the measure says otherwise.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct {
    PsgPoint at;
    double radius;
    bool is_known; /* its size has a meaning: the value of the measure is known */
} PsgDot;

typedef struct {
    size_t actor_count, slice_count;
    size_t fullest;     /* actors in the slice that has most */
    size_t measure;     /* PSG_NONE: sizes are numbers of related actors */
    double *radii;      /* slice × actor_count + actor; in page units */
    bool *is_known;     /* the same */
    double *importance; /* by actor, over all slices: names are dealt out in this order */
    double least,
        most;        /* values of the smallest dot and of the largest, as far as seen */
    double unit;     /* the area of a dot is its value times this, or the least */
    double smallest; /* radius */
} PsgDots;

/* In an area of that size. */
PsgDots *psg_dots_new(const PsgRenderContext *context, size_t measure, PsgSize area);
void psg_dots_free(PsgDots *dots);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDots, psg_dots_free)

/* By actor, the size of the largest dot that it has in any slice; 0 × 0 if it is seen in none.
 * Owned by the caller. */
PsgSize *psg_dots_sizes(const PsgDots *dots);

/* How high an area of that width is in which most names have room. */
double psg_dots_height(const PsgDots *dots, double width, double scale);

/* How large a value is drawn. */
double psg_dots_radius(const PsgDots *dots, double value);
