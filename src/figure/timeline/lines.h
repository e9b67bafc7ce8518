/*
 * The lines of a timeline: an actor's life each, in groups and in order, and what is told of
 * them. They are found once; where they stand is told by figure/timeline/rows.h.
 */
#pragma once

#include "figure/part/time_axis.h"
#include "figure/timeline/timeline.h"

/* How lives begin and end, and are drawn. */
typedef enum {
    PSG_SIGN_BROKEN,
    PSG_SIGN_OPEN,
    PSG_SIGN_SOFT,
    PSG_SIGN_UNKNOWN,
    PSG_SIGN_TALK,
    PSG_SIGN_SUCCESSION,
    PSG_SIGN_COUNT,
} PsgTimelineSign;

typedef struct {
    size_t actor;        /* PSG_NONE: it stands for several */
    size_t group, class; /* of the lines; of the spec's grouping */
    size_t kind;         /* PSG_NONE: not said */
    const char *name;    /* as it is where the line begins */
    double width;        /* of the name, in letters of size 1 */
    double begin;        /* on the scale that lines have in common */
    double length;       /* of its bars, there */
    unsigned signs;      /* of PsgTimelineSign, a bit each */
    size_t other_names;  /* beside it, on the scale */
    bool is_mixed;       /* those that it stands for are of several kinds */
    bool is_still;       /* it does not change on the scale, and nothing is told of it */
    size_t first_still, still_count; /* whom it stands for, in `still` */
    bool is_crowd;     /* they come and go: a curve tells how many there were */
    size_t most;       /* of a crowd, at once */
    const char *below; /* the same in words, below the name; NULL: no crowd */
    PsgInterval when;  /* of a crowd, from the first of them to the last */
} PsgTimelineLine;

typedef struct {
    size_t class;      /* a kind, a tier, or one behind the last */
    const char *label; /* NULL: not told */
    size_t first_line, line_count;
} PsgTimelineGroup;

/* An event on a line. */
typedef struct {
    size_t line;
    size_t event, nth; /* of the event's actors */
} PsgTimelineTold;

/* A succession between two lines. */
typedef struct {
    size_t from, to;
    size_t nth; /* of those whom `to` goes on for */
} PsgTimelineNext;

typedef struct {
    const PsgPen *pen; /* borrowed, as are the options */
    const PsgTimelineOptions *asked;
    /* that lines have: the one asked for, if it tells more than names */
    PsgGrouping grouping;
    PsgTimeScale scale;     /* as wide as the room that lines were found for */
    PsgTimelineLine *lines; /* group by group */
    size_t count;
    PsgTimelineGroup *groups;
    size_t group_count;
    size_t *line_of;    /* by actor; PSG_NONE: its life is off the scale */
    GArray *told;       /* of PsgTimelineTold that are on the scale, by line and event */
    size_t *first_told; /* by line, and one more */
    GArray *nexts;      /* of PsgTimelineNext, by the line before */
    size_t *first_next; /* by line, and one more */
    GArray *apart; /* events on the scale whose actors have no line: the last group's */
    size_t before, after; /* events before the scale's first day, and after its last */
    size_t counted;       /* events on the scale of none but actors that are in a crowd */
    /* actors that have a line in common, by line, and their names */
    size_t *still, still_count;
    const char **still_names;
    GPtrArray *names; /* of such lines; owned */
} PsgTimelineLines;

/* All whose life meets the days that the spec asks for. room: of the drawing; what counts
 * is where it is from left to right. The pen needs no scene. */
PsgTimelineLines *psg_timeline_lines_new(const PsgPen *pen, const PsgFigureSpec *spec,
                                         PsgRect room);
void psg_timeline_lines_free(PsgTimelineLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTimelineLines, psg_timeline_lines_free)

/* The same, where those of a group who are still have one line, its last: "6 throughout". */
PsgTimelineLines *psg_timeline_lines_folded(const PsgTimelineLines *lines);

/* The lines by how much there is to tell of them, most first: their events and successions and
 * other names; then whether a headline names them; then their values and relations, and how long
 * they live. telling: of how many there is something of the first sort. Owned by the caller. */
size_t *psg_timeline_lines_rank(const PsgTimelineLines *lines, size_t *telling);

/* The same lines, where all but the first `kept` of that ranking are crowds, one a group: "312
 * others", with how many were there at once. */
PsgTimelineLines *psg_timeline_lines_crowded(const PsgTimelineLines *lines,
                                             const size_t *ranked, size_t kept);

/* How many of a crowd are there, from each place on of the scale, to the next. */
typedef struct {
    double at;
    size_t count;
} PsgCrowdStep;

/* Of PsgCrowdStep, from left to right; at most one to a page unit. Owned by the caller. */
GArray *psg_timeline_crowd_steps(const PsgTimelineLines *lines,
                                 const PsgTimelineLine *crowd, const PsgTimeScale *scale);

/* Whether the last group is that of events without an actor. */
static inline bool
psg_timeline_has_band(const PsgTimelineLines *lines)
{
    return lines->apart->len > 0;
}

/* In the middle of this time stands an event's mark: of one that goes on, or of which nobody
 * knows the end, where it begins. */
PsgInterval psg_timeline_time_of(const PsgEvent *event);

/* ---- Bars ---- */

typedef struct {
    PsgTimeBar time;
    size_t line;
} PsgTimelineBar;

/* At most so many bars an actor has. */
size_t psg_timeline_most_bars(const PsgActor *actor);

/* Those times of a life that are on the scale, in order. Gives how many. */
size_t psg_timeline_place_bars(PsgTimelineBar *bars, const PsgLandscape *landscape,
                               const PsgTimeScale *scale, const PsgActor *actor,
                               size_t line);

/* ---- Measuring ---- */

/* The smallest letters, as in the style. All that is measured is measured in them: a font costs
 * more than the rest. */
double psg_timeline_least_letters(const PsgPen *pen);
PsgTextLook psg_timeline_measuring_look(const PsgPen *pen, int weight);
