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
} PsgNetworkTask;

/* area: what the drawing may fill. The pen needs no scene. */
PsgNetworkTask *psg_network_task_new(const PsgPen *pen, PsgSize area);
void psg_network_task_free(PsgNetworkTask *task);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgNetworkTask, psg_network_task_free)

/* How high an area of that width must be to hold all boxes with air between them. */
double psg_network_task_height(const PsgNetworkTask *task, double width);
