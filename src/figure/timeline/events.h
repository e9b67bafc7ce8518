/*
 * What is told along the lines of a timeline: events as marks, new names, and dates that
 * are off the scale, with their words where they have room.
 */
#pragma once

#include "figure/timeline/lanes.h"
#include "figure/timeline/plan.h"

/* One or more events of a row, where there is no room to tell them apart. */
typedef struct {
    size_t line; /* PSG_NONE: in the band of events without an actor */
    size_t row;
    double at;      /* its middle */
    GArray *events; /* of the landscape; the first gives it its shape */
    bool is_told;   /* it stands where its line begins or ends, which says the same */
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
    size_t event;       /* EVENT: the first that is told */
    bool is_of_several; /* EVENT: there are others in its mark */
    char *text;
    GArray *spots; /* of PsgTitleSpot */
    double width, weight;
    PsgTitlePlace place;
} PsgTimelineNote;

typedef struct {
    double half;          /* of a mark's width */
    GArray *marks;        /* of PsgTimelineMark */
    GArray *notes;        /* of PsgTimelineNote */
    size_t shown, named;  /* events with a mark, and with their titles */
    size_t before, after; /* events before the scale's first day, and after its last */
} PsgTimelineEvents;

/* Places all of them, and gives the plan's rows the lanes that they need. lanes: what is
 * taken already. */
PsgTimelineEvents *psg_timeline_events_new(PsgTimelinePlan *plan, PsgLanes *lanes);
void psg_timeline_events_free(PsgTimelineEvents *events);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTimelineEvents, psg_timeline_events_free)
