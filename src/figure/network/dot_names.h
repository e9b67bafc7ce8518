/*
 * Names beside dots: for as many actors as have room, the more important before the others.
 *
 * They are chosen for all pictures of a figure together, slices as a rule: an actor that has a
 * name in one has it in each in which it is seen, and at the same side of its dot if it has room
 * there. No name lies on another one, or on a dot: only where dots leave hardly a name any room, the
 * most important ones lie on the smallest dots, which are seen through their ground. An actor whose name is wanted always has it:
 * at the end of a thin line if need be.
 *
 * Where there is room is looked up on a grid (an occupancy bitmap, Kittivorawong 2020), so the
 * work grows with the number of dots and not with that of pairs.
 */
#pragma once

#include "figure/network/dots.h"

typedef struct {
    PsgRect place;    /* around its letters */
    const char *text; /* the name, cut if it is very long */
    double letters;   /* their size, in page units */
    bool is_strong;
    bool has_leader; /* a line leads from its dot to it */
    PsgPoint leader; /* its end at the name */
} PsgDotName;

/* A picture in which dots stand. */
typedef struct {
    const PsgView *view;
    const PsgDot *dots; /* by the view's actors */
} PsgDotStage;

typedef struct {
    const PsgPen *pen; /* needs no scene */
    PsgRect area;      /* which names keep to */
    const PsgDotStage *stages;
    size_t stage_count;
    const double *importance; /* by actor */
    const bool *is_wanted;    /* by actor: its name must be there */
    double least, most;       /* letters, in units of a slide */
    bool names_groups;        /* too, where their members stand */
} PsgDotNamesTask;

typedef struct PsgDotNames PsgDotNames;

PsgDotNames *psg_dot_names_new(const PsgDotNamesTask *task);
void psg_dot_names_free(PsgDotNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDotNames, psg_dot_names_free)

/* NULL: the actor has no name in that picture. */
const PsgDotName *psg_dot_names_at(const PsgDotNames *names, size_t stage, size_t actor);

/* NULL: the group has no name in that picture. */
const PsgDotName *psg_dot_names_of_group(const PsgDotNames *names, size_t stage,
                                         size_t group);

/* How many actors have one in that picture. */
size_t psg_dot_names_count(const PsgDotNames *names, size_t stage);

/* By actor, whose name must be there: where the author says so or pins it, and if a headline of a
 * slice names it. Owned by the caller. */
bool *psg_dot_names_wanted(const PsgRenderContext *context);

/* The same of a group's name. */
void psg_dot_group_name_draw(const PsgPen *pen, const PsgDotName *name, size_t group);

void psg_dot_name_draw(const PsgPen *pen, const PsgDotName *name, const PsgDot *dot);
