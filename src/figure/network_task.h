/*
 * What the layout is asked for: the network of all slices, without words.
 */
#pragma once

#include "figure/pen.h"
#include "layout/layout.h"

/* Owns what its task points to. */
typedef struct {
    PsgLayoutTask task;
    PsgSize *boxes;
    bool *presence;
    PsgTie *ties;
    bool *tie_presence;
    PsgHold *holds;
    /* boxes and their letters are so much larger than usual, where few have much room */
    double growth;
} PsgNetworkTask;

/* The pen needs no scene. */
PsgNetworkTask *psg_network_task_new(const PsgPen *pen);
void psg_network_task_free(PsgNetworkTask *task);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgNetworkTask, psg_network_task_free)

/* Gives the drawing its area. Once; boxes grow if they would be lost in it. */
void psg_network_task_fill(PsgNetworkTask *task, PsgSize area);

/* How high an area of that width must be to hold all boxes with air between them. */
double psg_network_task_height(const PsgNetworkTask *task, double width);
