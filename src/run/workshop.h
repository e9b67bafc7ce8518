/*
 * Many figures at once: each becomes a scene, each scene files, by its medium.
 *
 * Workers share what is const and own the rest, so the files are the same for any number
 * of them. A figure that fails does not take the others with it.
 */
#pragma once

#include "run/medium.h"
#include "run/plan.h"

typedef struct {
    const char *folder; /* where the files go */
    bool keeps;         /* nothing is written: outputs have what files would hold */
    const gint *ends; /* atomic: not 0 once nobody wants the rest any more; NULL: never */
    PsgPaintOptions paint;
    unsigned workers; /* threads, at least 1 */
    bool is_fresh;    /* files that hold the same already are written, too */
    /* Told of each figure that is made, in one call at a time, from several threads;
     * NULL: nobody asks. */
    void (*progress)(gpointer data, size_t done, size_t count, const char *name);
    /* as PsgMaking has it */
    void (*announce)(gpointer data, const char *name, GBytes *bytes);
    gpointer data; /* of both */
} PsgWorkshop;

/* A figure in one format. */
typedef struct {
    size_t figure; /* of the plan */
    PsgFormat format;
    GPtrArray *files; /* their names in the folder, owned */
    GPtrArray *kept;  /* GBytes of each, owned; NULL: they were written */
} PsgOutput;

typedef struct {
    GArray *outputs;     /* PsgOutput: what was made, by figure, then format */
    guint same_count;    /* files of these that held the same already, and were left */
    GPtrArray *failures; /* of figures, in the order of the plan: a message each */
    GPtrArray *remarks;  /* the same of what figures say to who makes them */
} PsgWorkshopResult;

void psg_workshop_result_free(PsgWorkshopResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgWorkshopResult, psg_workshop_result_free)

/* inputs: what each figure of the plan is drawn from. watch gets what the stages took. */
PsgWorkshopResult *psg_workshop_run(const PsgWorkshop *workshop,
                                    const PsgFigureInput *inputs, const PsgPlan *plan,
                                    PsgStopwatch *watch);
