/*
 * An outline or a line: moves, straight lines and cubic curves, in page units.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    PSG_STEP_MOVE,  /* uses to */
    PSG_STEP_LINE,  /* uses to */
    PSG_STEP_CURVE, /* uses control1, control2, to */
    PSG_STEP_CLOSE, /* uses nothing */
} PsgStepKind;

typedef struct {
    PsgStepKind kind;
    PsgPoint control1, control2, to;
} PsgStep;

typedef struct PsgPath PsgPath;

PsgPath *psg_path_new(void);
PsgPath *psg_path_copy(const PsgPath *path);
void psg_path_free(PsgPath *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgPath, psg_path_free)

/* Straight lines through so many points, at least one; closed, or open. Owned by the
 * caller. */
PsgPath *psg_path_polygon(const PsgPoint *points, size_t count);
PsgPath *psg_path_polyline(const PsgPoint *points, size_t count);

void psg_path_move(PsgPath *path, PsgPoint to);
void psg_path_line(PsgPath *path, PsgPoint to);
void psg_path_curve(PsgPath *path, PsgPoint control1, PsgPoint control2, PsgPoint to);
void psg_path_close(PsgPath *path);

/* A quarter of an ellipse from where the path is, bulging towards the corner. */
void psg_path_quarter(PsgPath *path, PsgPoint corner, PsgPoint to);

size_t psg_path_count(const PsgPath *path);
const PsgStep *psg_path_step(const PsgPath *path, size_t index);

/* The same kinds of steps, so that points of one can become those of the other. */
bool psg_path_is_alike(const PsgPath *a, const PsgPath *b);

bool psg_path_equals(const PsgPath *a, const PsgPath *b);

/* The line as points that are near each other: PsgPoint; moves and closes are drawn as lines.
 * Owned by the caller. */
GArray *psg_path_points(const PsgPath *path);

double psg_points_length(const GArray *points);
double psg_path_length(const PsgPath *path);

/* After that share of its length; of points, at least one. */
PsgPoint psg_points_at(const GArray *points, double share);

/* From its end to its start. Owned by the caller. */
PsgPath *psg_path_reversed(const PsgPath *path);

/* The direction in which the path arrives at the end of a step that is not its first, of length
 * 1. */
PsgPoint psg_path_arrival(const PsgPath *path, size_t index);

/* The same path of lines and curves, shorter by `length` at its end. Straight pieces that are
 * all within it are left out, so that the line does not come back on itself. Owned by the
 * caller. */
PsgPath *psg_path_shortened(const PsgPath *path, double length);

/* The box of all points, control points included; empty at 0, 0 without points. */
PsgRect psg_path_bounds(const PsgPath *path);
