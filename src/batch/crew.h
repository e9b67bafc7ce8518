/*
 * A crew: tasks that are done by processes, so that what kills one task kills nothing else.
 *
 * Workers are forks of the process that asks, which must have one thread. A worker does one task after the
 * other, so that what it opened for one, as fonts, serves the next; one that dies, or takes too long, is replaced.
 * Workers end with whoever started them, whatever ended that.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    PSG_FATE_DONE,
    PSG_FATE_CRASHED, /* its process died */
    PSG_FATE_LATE,    /* it was given up after its time */
} PsgFateKind;

/* What became of a task. */
typedef struct {
    PsgFateKind kind;
    int result;       /* of the work; 0 unless it is done */
    const char *text; /* what the work told, or why its process died */
} PsgFate;

typedef struct {
    guint workers; /* at least 1 */
    const size_t *tasks;
    size_t count;
    /* In a worker: does a task, and tells some text, of which the first kilobytes arrive. */
    int (*work)(gpointer data, size_t task, GString *told);
    /* In the process that asks, as its other calls are: when a task begins, and when it is over. NULL: nobody
     * wants to know. */
    void (*begin)(gpointer data, size_t task);
    void (*done)(gpointer data, size_t task, const PsgFate *fate);
    /* 0: it may take as long as it likes; NULL: all may */
    guint (*seconds)(gpointer data, size_t task);
    gpointer data;
    /* not 0 once a signal says so, which is one of `signals`; NULL: never */
    const volatile int *ends;
    const int *signals; /* ended by 0 */
} PsgCrew;

/* Does all tasks, in their order as far as they begin. False with an error if no process can be started; also
 * false, without one, once it is to end. */
bool psg_crew_run(const PsgCrew *crew, GError **error);
