/*
 * What several suites begin with: a landscape from its YAML text, and a desk to draw
 * it on.
 *
 * What is in the tree is read once a process, and each layout is made once, however many
 * tests ask for it. So nobody changes a landscape that a desk has borrowed.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/network.h"
#include "figure/part/pen.h"
#include "run/plan.h"
#include "run/workshop.h"

/* Fails the test if the text has mistakes. Owned by the caller. */
PsgLandscape *fixture_landscape(const char *yaml);

/* One that is in the tree: "data/mesocentres". Owned by the caller. */
PsgLandscape *fixture_data(const char *path);

/* The built-in style of that name. Owned by the caller. */
PsgStyle *fixture_style(const char *name);

/* On the slide page, in the landscape's language. Owned by the caller. */
PsgRenderContext *fixture_setting(const PsgLandscape *landscape, const PsgStyle *style);

/* All that a figure, or a part of one, is drawn with. */
typedef struct {
    PsgLandscape *landscape;
    PsgStyle *style;
    PsgRenderContext *context;
    PsgRuler *ruler;
    PsgScene *scene;
    PsgPen pen;      /* writes into the scene */
    PsgArena *arena; /* of specs */
    bool borrows;    /* the landscape */
} Desk;

/* Takes the landscape. style NULL: slides; page NULL: slide; language NULL: the
 * landscape's. */
Desk *desk_of(PsgLandscape *landscape, const char *style, const char *page,
              const char *language);
Desk *desk_new(const char *yaml);

/* On a landscape of the tree, which it shares with others. */
Desk *desk_of_data(const char *path, const char *style, const char *page,
                   const char *language);
void desk_free(Desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Desk, desk_free)

/* By that method; NULL: the usual one. The layout may have been made for another test.
 * Fails the test if there is none. Owned by the caller. */
PsgNetwork *desk_network(const Desk *desk, const char *method);

/* The same with lines that run so. */
PsgNetwork *desk_network_with(const Desk *desk, const char *method, PsgLineCourse lines);

/* Adds the same in dots, of that measure; PSG_NONE: as many as they are related to. Gives it. */
const PsgNetwork *desk_add_dots(const Desk *desk, PsgNetwork *network, size_t measure);

/* Fails the test if there is none. It may have been made for another test. */
PsgLayout *fixture_layout(const PsgLayoutTask *task, const char *method);

/* The actor as it is seen in the slice; NULL if it is not. */
const PsgViewActor *desk_seen(const Desk *desk, const char *slice, const char *actor);

/* Of all slices, with the usual options, which the desk keeps. */
PsgFigureSpec desk_spec(const Desk *desk, const PsgFigureKind *kind);

/* The kind of that name; fails the test if there is none. */
const PsgFigureKind *desk_kind(const char *name);

/* Fails the test if what is asked for cannot be made. Owned by the caller. */
PsgPlan *desk_plan(const Desk *desk, const PsgRequest *request);

/* Index of the slice; fails the test if there is none. */
size_t desk_slice(const Desk *desk, const char *id);

/* As psg_workshop_run, with the same input for all figures. */
PsgWorkshopResult *fixture_workshop(const PsgWorkshop *workshop,
                                    const PsgFigureInput *input, const PsgPlan *plan,
                                    PsgStopwatch *watch);
