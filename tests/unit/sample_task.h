/*
 * Landscapes made by chance, as a layout is asked for them.
 */
#pragma once

#include "layout/task.h"

enum { SAMPLE_SLICES = 4 };

typedef struct {
    PsgLayoutTask task;
    PsgSize *boxes;
    bool *presence;
    PsgTie *ties;
} SampleTask;

/* Boxes like labels on a slide, and ties of which half go to three hubs; actors come in
 * some slice and stay. */
SampleTask sample_task(size_t actors, size_t ties, unsigned seed);
void sample_task_clear(SampleTask *made);

/* From now on all are there all the time, and nobody is tied to anybody. */
void sample_task_empty(SampleTask *made);

/* One tie more, in all slices; no more than there were at first. */
void sample_task_tie(SampleTask *made, size_t from, size_t to);
