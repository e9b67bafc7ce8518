/*
 * The rows of a timeline: where each line stands, on which page, and how large all is.
 *
 * From lines and a room of the page comes a plan: rows, dealt out to pages that share one scale
 * and one size. Where a row each takes more pages, those who never change share one that counts
 * them, and lines of a group that do not meet stand in one row. The name of a line stands left of
 * its beginning, and of events before it. Heights come last, page by page, when it is known how
 * many lanes of titles each row has. Lengths are in page units.
 */
#pragma once

#include "figure/part/label_lanes.h"
#include "figure/part/legend.h"
#include "figure/timeline/lines.h"

/* ---- Where ---- */

/* The place of a line. */
typedef struct {
    size_t row;         /* of the plan */
    double begin, end;  /* of its bars, and of its events before and after them */
    double name_end;    /* its name ends before it: no mark of the line reaches there */
    char **name_lines;  /* NULL: its name stands in one */
    double left, right; /* with its name and its margin */
    size_t first_bar, bar_count;
    bool has_event_at_begin; /* when its life begins */
} PsgTimelinePlace;

/* Rows of all pages. */
typedef struct {
    PsgTimelineLines *lines;  /* borrowed; or the next ones */
    PsgTimelineLines *folded; /* owned; NULL */
    PsgTimeScale scale;       /* where it stands here; what lies beyond it is borrowed */
    PsgRect room;          /* of the lines: without the groups' labels, below the axis */
    double labels_left;    /* of the groups' labels, left of it */
    double most_letters;   /* as in the style: with larger ones words would be cut */
    double widest_word;    /* of the groups' labels, in letters of size 1 */
    double letters;        /* of names, as in the style */
    double bar, gap, lane; /* heights of a bar, between two rows, of a lane */
    double name_gap;       /* between a name and its line */
    double crowd;          /* what the row of a crowd is higher than others */
    PsgTimelinePlace *places; /* by line */
    PsgTimelineBar *bars;     /* line by line */
    size_t bar_count;
    size_t count;
    size_t *groups;     /* by row */
    double *extras;     /* by row, what it is higher: names take several lines there */
    size_t *own;        /* lines by row */
    size_t *first_own;  /* by row, into own, and one more */
    GPtrArray *labels;  /* of groups in lines, each whole, then each continued: GStrv */
    size_t *first_rows; /* by page, and one more */
    size_t page_count, crowd_count;
    double height;      /* of a page's room */
    size_t whole_count; /* how many pages a row for each would have taken */
} PsgTimelinePlan;

/* As few pages as can be, then rows as large as they have room for. Lines are folded if that
 * saves a page; where they take more pages than asked for, those of whom least is told become
 * crowds. */
PsgTimelinePlan *psg_timeline_plan_new(PsgTimelineLines *lines, PsgRect room);
void psg_timeline_plan_free(PsgTimelinePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTimelinePlan, psg_timeline_plan_free)

/* The rows of a group that are on a page. */
typedef struct {
    size_t first, count; /* of the page's rows */
    char **label;        /* in lines, as it stands in its column; borrowed */
    double top, height;  /* once rows are spread */
} PsgTimelineRowGroup;

/* The rows of a page. Rows are numbered from 0 on each. */
typedef struct {
    const PsgTimelinePlan *plan;   /* borrowed */
    const PsgTimelineLines *lines; /* the plan's, as are the next ones */
    const PsgTimeScale *scale;
    const PsgTimelinePlace *places;
    PsgRect room;
    double bar, gap, lane;
    size_t first_row, count;
    const size_t *own; /* the lines on the page, row by row */
    size_t own_count;
    GPtrArray *in_rows; /* by row, a GArray of PsgTimelineBar from left to right */
    GArray *groups;     /* of PsgTimelineRowGroup */
    size_t band;        /* the row of events without an actor; PSG_NONE */
    double height;      /* of all, without lanes */
    /* once they are spread, the tops of their bars; and all, from the top of the room to the
     * foot of the last group */
    double *tops, spread;
} PsgTimelineRows;

PsgTimelineRows *psg_timeline_rows_new(const PsgTimelinePlan *plan, size_t page);
void psg_timeline_rows_free(PsgTimelineRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTimelineRows, psg_timeline_rows_free)

/* The row of a line on this page; PSG_NONE if it is on another. */
static inline size_t
psg_timeline_row_of(const PsgTimelineRows *rows, size_t line)
{
    size_t row = rows->places[line].row;
    return row < rows->first_row || row >= rows->first_row + rows->count
               ? PSG_NONE
               : row - rows->first_row;
}

/* The last bar of a row that begins up to there, or the first that begins after it; NULL if
 * there is none. */
const PsgTimelineBar *psg_timeline_bar_beside(const PsgTimelineRows *rows, size_t row,
                                              double at, bool is_after);

/* The bar that stands there in a row; NULL if none does. */
const PsgTimelineBar *psg_timeline_bar_at(const PsgTimelineRows *rows, size_t row,
                                          double at);

/* That in which a line begins to live; if it never does, that in which people begin to speak
 * of it. */
const PsgTimeBar *psg_timeline_first_life(const PsgTimelinePlan *plan, size_t line);

/* How names and all else are written on lines. */
PsgTextLook psg_timeline_look(const PsgTimelineRows *rows, int weight, PsgColour colour,
                              PsgAnchor anchor);

/* Half the width of a glyph of an event, with such letters. */
double psg_timeline_mark_half(const PsgTimelinePlan *plan);

/* ---- How high ---- */

/* Gives all their heights: with the lanes of each row, and what is left of the room between
 * them, if this is the only page. */
void psg_timeline_rows_spread(PsgTimelineRows *rows, const PsgLabelLanes *lanes);

/* ---- What is told along rows ---- */

/* Events as marks, new names, and dates that are off the scale, with their words where they
 * have room. */

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
    PSG_NOTE_NEXT,  /* who goes on with its work, far from it or on another page */
} PsgTimelineNoteKind;

/* Words at a line, or in the band. */
typedef struct {
    PsgTimelineNoteKind kind;
    size_t line;
    size_t first_mark, mark_count; /* EVENT: of which its event is the first */
    size_t named;                  /* EVENT: how many its words name */
    char *text;
    GArray *spots; /* of PsgLabelSpot */
    double width, weight;
    PsgLabelPlace place;
} PsgTimelineNote;

/* Titles of a row that have no place at their marks, with their dates, in lanes below it. */
typedef struct {
    size_t row, first_lane;
    char **lines;
} PsgTimelineList;

typedef struct {
    double half;         /* of the width of a glyph */
    GArray *marks;       /* of PsgTimelineMark: by first event, then by actor */
    GArray *notes;       /* of PsgTimelineNote: by line, then those of events */
    GArray *lists;       /* of PsgTimelineList: on a page that fits its drawing */
    size_t shown, named; /* events with a mark, and with their titles */
} PsgTimelineEvents;

/* Places all of them. lanes: what is taken already; gets what they take. */
PsgTimelineEvents *psg_timeline_events_new(const PsgTimelineRows *rows,
                                           const GArray *successions,
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

/* Its date is not certain: its mark is paler, and its words tell the date. */
bool psg_timeline_is_doubtful(const PsgEvent *event);

/* ---- Successions ---- */

typedef struct {
    size_t from, to; /* lines */
    const PsgSuccession *said;
    double leaves;  /* where it leaves its line */
    double arrives; /* where it goes up or down, and arrives */
    bool is_far;    /* told in words: it leads to another page, or past too many rows */
} PsgTimelineSuccession;

/* All that leave a line of the page and whose day is on the scale, line by line; takes their
 * room in the lanes. Of PsgTimelineSuccession, owned by the caller. */
GArray *psg_timeline_successions_find(const PsgTimelineRows *rows, PsgLabelLanes *lanes);

void psg_timeline_successions_draw(const PsgTimelineRows *rows,
                                   const GArray *successions);

/* A sample, for legends. */
void psg_timeline_succession_sample(const PsgPen *pen, PsgRect room);

/* ---- Painting ---- */

/* Into the pen's scene; successions: as psg_timeline_successions_find gives them. */
void psg_timeline_paint(const PsgTimelineRows *rows, const PsgTimelineEvents *events,
                        const GArray *successions);

/* Kinds of actors (unless the groups name them), of events, how lives begin and end, and
 * successions, of those that occur in so many lines: of PsgLegendEntry. own: NULL: in all.
 * Owned by the caller, but for its words: those are of the lines. */
GArray *psg_timeline_legend(PsgTimelineLines *lines, const size_t *own, size_t count,
                            bool has_band, bool has_successions);
