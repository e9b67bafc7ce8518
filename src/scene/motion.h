/*
 * A motion: what becomes of a part of a scene while a film runs.
 *
 * It has three tracks: where a group is, how opaque it is, and the shape of a line. A track
 * is a list of keys, a state at a second each, in order of time. Before the first key and
 * after the last one nothing changes; two keys at the same second are a jump. Places and
 * shapes begin and end slowly between two keys, opacities change evenly.
 */
#pragma once

#include "base/path.h"

#include <stdbool.h>

typedef enum {
    PSG_TRACK_OFFSET,
    PSG_TRACK_OPACITY,
    PSG_TRACK_SHAPE,
    PSG_TRACK_COUNT,
} PsgTrack;

typedef struct {
    double second;
    PsgPoint offset; /* OFFSET */
    double opacity;  /* OPACITY: 0 to 1 */
    PsgPath *shape;  /* SHAPE */
} PsgKey;

typedef struct PsgMotion PsgMotion;

PsgMotion *psg_motion_new(void);
void psg_motion_free(PsgMotion *motion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgMotion, psg_motion_free)

/* The next key of a track, not earlier than the last. A shape is copied; from a shape of
 * other steps there is no way to it but a jump (scene/morph.h makes them alike). */
void psg_motion_add_offset(PsgMotion *motion, double second, PsgPoint offset);
void psg_motion_add_opacity(PsgMotion *motion, double second, double opacity);
void psg_motion_add_shape(PsgMotion *motion, double second, const PsgPath *shape);

/* Keys that say nothing are left out: in a track where nothing changes there is one. */
size_t psg_motion_key_count(const PsgMotion *motion, PsgTrack track);
const PsgKey *psg_motion_key(const PsgMotion *motion, PsgTrack track, size_t index);

/* Something is another one at `to` than at `from`, or in between. */
bool psg_motion_changes(const PsgMotion *motion, double from, double to);

/* At a second; INFINITY is the end. Without keys there is no offset, and all is opaque. */
PsgPoint psg_motion_offset(const PsgMotion *motion, double second);
double psg_motion_opacity(const PsgMotion *motion, double second);

/* Owned by the caller; NULL without keys. */
PsgPath *psg_motion_shape(const PsgMotion *motion, double second);
