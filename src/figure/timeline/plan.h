/*
 * The plan of a timeline: which lines there are, in which rows, and how large all is.
 *
 * A line is an actor's life. Lines stand in groups, in rows; where room is short, lines
 * of a group that do not meet share a row. The name of a line stands left of its
 * beginning, and of events before it. Lengths are in page units.
 */
#pragma once

#include "figure/timeline/life.h"
#include "figure/timeline/timeline.h"

typedef struct {
    size_t actor;
    size_t group; /* of the plan */
    size_t kind;  /* PSG_NONE: not said */
    char *name;   /* as it is where the line begins */
    GArray *pieces;
    double begin, end;  /* of its pieces, and of its events before and after them */
    double left, right; /* with its name and its margin */
    size_t row;
} PsgTimelineLine;

typedef struct {
    size_t class; /* of the order's grouping: a kind, a tier, or one behind the last */
    char *label;  /* NULL: not told */
    size_t first_row, row_count;
    double top, height;
} PsgTimelineGroup;

typedef struct {
    size_t group;
    double top;   /* of the bars */
    size_t lanes; /* below the bars, for the titles of events */
} PsgTimelineRow;

typedef struct {
    const PsgPen *pen;
    const PsgFigureSpec *spec;
    const PsgTimelineOptions *asked; /* those of the spec */
    PsgTimeScale scale;
    PsgRect room;          /* of the lines: without the groups' labels, below the axis */
    PsgRect labels;        /* of the groups' labels, left of it */
    double letters;        /* of names, as in the style */
    double bar, gap, lane; /* heights of a bar, between two rows, of a lane */
    double name_gap;       /* between a name and its line */
    GArray *lines, *groups, *rows;
    size_t *line_of; /* by actor; PSG_NONE: its life is off the scale */
    bool has_band;   /* the last group is that of events without an actor */
    size_t left_out; /* lines that have no room */
} PsgTimelinePlan;

/* In place of the line of an actor that has no room. */
#define PSG_TIMELINE_LEFT_OUT (PSG_NONE - 1)

/* All lines of the order's time in their rows, as large as the room allows. The rows have
 * no lanes yet. The pen needs no scene. */
PsgTimelinePlan *psg_timeline_plan_new(const PsgPen *pen, const PsgFigureSpec *spec,
                                       PsgRect room);
void psg_timeline_plan_free(PsgTimelinePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTimelinePlan, psg_timeline_plan_free)

/* The height that lanes may take. */
double psg_timeline_plan_spare(const PsgTimelinePlan *plan);

/* Gives all rows their places, now that they have their lanes. */
void psg_timeline_plan_settle(PsgTimelinePlan *plan);

/* The box of a bar from left to right in a row. */
PsgRect psg_timeline_bar_box(const PsgTimelinePlan *plan, size_t row, double left,
                             double right);

/* The smallest letters that can be read, as in the style. */
double psg_timeline_least_letters(const PsgPen *pen);

/* The group's label as it stands in its column. Owned by the caller (g_strfreev). */
char **psg_timeline_label_lines(const PsgTimelinePlan *plan,
                                const PsgTimelineGroup *group);

/* Of words whose middle is there. */
double psg_timeline_baseline(const PsgTimelinePlan *plan, double middle);

/* The piece of life that stands there in a row, and whose it is; NULL if none does. */
const PsgLifePiece *psg_timeline_piece_at(const PsgTimelinePlan *plan, size_t row,
                                          double at, const PsgTimelineLine **line);

/* Of names, and of what else is written on lines. */
PsgTextLook psg_timeline_look(const PsgTimelinePlan *plan, int weight, PsgColour colour,
                              PsgAnchor anchor);

static inline PsgTimelineLine *
psg_timeline_line(const PsgTimelinePlan *plan, size_t index)
{
    return &g_array_index(plan->lines, PsgTimelineLine, index);
}

static inline const PsgLifePiece *
psg_timeline_first_piece(const PsgTimelineLine *line)
{
    return &g_array_index(line->pieces, PsgLifePiece, 0);
}

static inline const PsgLifePiece *
psg_timeline_last_piece(const PsgTimelineLine *line)
{
    return &g_array_index(line->pieces, PsgLifePiece, line->pieces->len - 1);
}

static inline PsgTimelineRow *
psg_timeline_row(const PsgTimelinePlan *plan, size_t index)
{
    return &g_array_index(plan->rows, PsgTimelineRow, index);
}

static inline PsgTimelineGroup *
psg_timeline_group(const PsgTimelinePlan *plan, size_t index)
{
    return &g_array_index(plan->groups, PsgTimelineGroup, index);
}
