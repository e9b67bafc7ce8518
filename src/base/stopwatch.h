/*
 * How long each stage of a run took, for --timing.
 */
#pragma once

#include <glib.h>

typedef enum {
    PSG_STAGE_READ,
    PSG_STAGE_SLICE,
    PSG_STAGE_LAYOUT,
    PSG_STAGE_FIGURE, /* views to scenes; the next two also run in several threads */
    PSG_STAGE_DRAW,   /* scenes to bytes */
    PSG_STAGE_WRITE,  /* bytes to files */
} PsgStage;

enum { PSG_STAGE_COUNT = PSG_STAGE_WRITE + 1 };

/* Seconds by stage, added up over threads. */
typedef struct {
    double seconds[PSG_STAGE_COUNT];
    gint64 since; /* when the running stage began, of g_get_monotonic_time */
} PsgStopwatch;

PsgStopwatch psg_stopwatch_started(void);

/* What went by since the last lap belongs to the stage. */
void psg_stopwatch_lap(PsgStopwatch *watch, PsgStage stage);

void psg_stopwatch_add(PsgStopwatch *watch, const PsgStopwatch *other);

/* "<stage> <seconds> s", a line a stage. */
void psg_stopwatch_print(const PsgStopwatch *watch, GString *out);
