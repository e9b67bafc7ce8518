/*
 * What is told along the rows of a timeline: events as marks, new names, and dates that are
 * off the scale, with their words where they have room.
 */
#pragma once

#include "figure/timeline/rows.h"

/* One or more events of a line, where there is no room to tell them apart. */
typedef struct {
    size_t line; /* PSG_NONE: in the band of events without an actor */
    size_t row;
    size_t nth;      /* among the actors of its first event */
    double at, half; /* its middle, and half its width */
    GArray *events;  /* of the landscape; the first gives it its shape */
    bool is_told;    /* it stands where its line begins or ends, which says the same */
} PsgTimelineMark;

typedef enum {
    PSG_NOTE_EVENT,
    PSG_NOTE_NAME,  /* another name from then on */
    PSG_NOTE_SINCE, /* when a line began, or will end, off the scale */
} PsgTimelineNoteKind;

/* Words at a line, or in the band. */
typedef struct {
    PsgTimelineNoteKind kind;
    size_t line;
    size_t first_mark, mark_count; /* EVENT: of which its event is the first */
    char *text;
    GArray *spots; /* of PsgLabelSpot */
    double width, weight;
    PsgLabelPlace place;
} PsgTimelineNote;

typedef struct {
    double half;          /* of the width of a glyph */
    GArray *marks;        /* of PsgTimelineMark: by first event, then by actor */
    GArray *notes;        /* of PsgTimelineNote: by line, then those of events */
    size_t shown, named;  /* events with a mark, and with their titles */
    size_t before, after; /* events before the scale's first day, and after its last */
    bool *kinds;          /* of events, that occur; behind the last: without a kind */
    char *tick_label;     /* what ticks stand for; NULL: there are none */
} PsgTimelineEvents;

/* Places all of them. lanes: what is taken already; gets what they take. */
PsgTimelineEvents *psg_timeline_events_new(const PsgTimelineRows *rows,
                                           PsgLabelLanes *lanes);
void psg_timeline_events_free(PsgTimelineEvents *events);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTimelineEvents, psg_timeline_events_free)

static inline const PsgTimelineMark *
psg_timeline_mark(const PsgTimelineEvents *events, size_t index)
{
    return &g_array_index(events->marks, PsgTimelineMark, index);
}

enum { PSG_TIMELINE_GLYPHS = 4 }; /* more would not be told apart */
#define PSG_TIMELINE_TICK 0.16    /* of a glyph's width, that of a tick */

/* The glyph of a kind of events, from 0: the first few kinds have one. PSG_NONE: a tick. */
size_t psg_timeline_glyph(const PsgLandscape *landscape, size_t kind);

/* The first event that a mark tells. */
static inline size_t
psg_timeline_mark_event(const PsgTimelineMark *mark)
{
    return g_array_index(mark->events, size_t, 0);
}
