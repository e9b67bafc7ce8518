/*
 * Many figures at once: each becomes a scene, each scene a file in every format.
 *
 * Workers share what is const and own the rest, so the files are the same for any number
 * of them. A figure that fails does not take the others with it.
 */
#pragma once

#include "base/stopwatch.h"
#include "draw/painter.h"
#include "run/plan.h"

typedef struct {
    const char *folder; /* where the files go */
    PsgPaintOptions paint;
    unsigned workers;    /* threads, at least 1 */
    bool shows_progress; /* a line on stderr when it takes longer than half a second */
    GPtrArray
        *written; /* gets the names of the files, which it frees; NULL: nobody asks */
} PsgBatch;

/* What went wrong, in the order of the plan: one message each, empty if nothing did.
 * Owned by the caller. watch gets what the stages took. */
GPtrArray *psg_batch_run(const PsgBatch *batch, const PsgFigureInput *input,
                         const PsgPlan *plan, PsgStopwatch *watch);
