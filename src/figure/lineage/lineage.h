/*
 * What a lineage is made of, one from the other: who became whom (history.c), and where the
 * lives of those to whom something happened stand on which page (lives.c).
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/pen.h"
#include "figure/part/time_axis.h"

/* What can be asked of it: a spec's options. */
typedef struct {
    unsigned pages; /* at most so many; 0: as is usual */
} PsgLineageOptions;

/* ---- Who became whom ---- */

/* Successions come first, in the model's order. */
typedef enum {
    PSG_LINEAGE_RENAMED = PSG_SUCCESSIONS,
    PSG_LINEAGE_TIER,
    PSG_LINEAGE_KIND,
} PsgLineageWhat;

#define PSG_LINEAGE_WHATS (PSG_LINEAGE_KIND + 1)

typedef struct {
    unsigned what;             /* a PsgSuccessionWhat or a PsgLineageWhat */
    PsgTime before;            /* what was before it was so then */
    PsgTime time;              /* from then on it is so; within the days that are shown */
    const PsgDate *when;       /* as its author says; NULL: not said */
    size_t from, to;           /* actors: of successions two, else the same one twice */
    const PsgSuccession *said; /* NULL: it is no succession */
} PsgLineageEvent;

typedef struct {
    PsgArena *arena; /* of all that it has */
    const PsgRenderContext *context;
    size_t *slices; /* in the landscape's order */
    size_t slice_count;
    PsgTime first, last;     /* of the days that are shown */
    PsgLineageEvent *events; /* in order of time */
    size_t event_count;
} PsgLineage;

PsgLineage *psg_lineage_new(const PsgRenderContext *context, const size_t *slices,
                            size_t slice_count);
void psg_lineage_free(PsgLineage *lineage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineage, psg_lineage_free)

/* Two actors, not one. */
static inline bool
psg_lineage_is_succession(const PsgLineageEvent *event)
{
    return event->what < PSG_SUCCESSIONS;
}

/* How an actor is called at a time, and where it belongs: of what is dated, the nearest. */
const char *psg_lineage_name(const PsgLineage *lineage, size_t actor, PsgTime time);
const char *psg_lineage_name_before(const PsgLineage *lineage,
                                    const PsgLineageEvent *event); /* of `from` */
size_t psg_lineage_tier(const PsgLineage *lineage, size_t actor, PsgTime time);
size_t psg_lineage_kind_of(const PsgLineage *lineage, size_t actor, PsgTime time);

/* What a tier is called, or a kind; a dash for PSG_NONE. */
const char *psg_lineage_belonging(const PsgRenderContext *context, bool is_tier,
                                  size_t index);

/* "Three mergers, two splits; 28 actors unchanged": the message. Owned by the caller. */
char *psg_lineage_sentence(const PsgLineage *lineage);

/* How many actors are seen in these days to whom nothing happened. */
size_t psg_lineage_unchanged(const PsgLineage *lineage);

/* The table of the events. */
PsgTable *psg_lineage_table(const PsgFigureInput *input, const PsgFigureSpec *spec);

/* ---- Where all stands ---- */

/* Where the words of a life stand: in its bar, beside it, or on the line above or below. */
typedef enum {
    PSG_LINEAGE_IN,
    PSG_LINEAGE_BEHIND,
    PSG_LINEAGE_BEFORE,
    PSG_LINEAGE_ABOVE,
    PSG_LINEAGE_BELOW,
    PSG_LINEAGE_NOWHERE,
} PsgLineagePlace;

/* A name, or where an actor belongs from then on, with the signs of what happened. */
typedef struct {
    char *text; /* NULL: signs only */
    PsgTime time;
    size_t kind; /* which the bar has from then on */
    unsigned signs;
    double x, width;
    PsgLineagePlace place;
    double left; /* of the words */
} PsgLineageLabel;

/* One actor to whom something happened. */
typedef struct {
    size_t actor, family;
    bool is_tied;       /* another one follows where it ends */
    GArray *bars;       /* PsgTimeBar, in order; owned */
    GArray *labels;     /* PsgLineageLabel, in order of time; owned */
    double left, right; /* of all that stands in its lane */
    size_t page, row;   /* from 0 */
} PsgLineageLife;

typedef struct {
    const PsgPen *pen;
    const PsgLineage *lineage;
    PsgTimeScale scale;
    PsgRect room;          /* of the lives, below the axis */
    double zoom;           /* of letters: 1, as labels of the style are */
    double bar, line, gap; /* heights of a bar, of words beside it, and between rows */
    bool has_above, has_below;
    GArray *lives;     /* PsgLineageLife, family by family */
    size_t *places;    /* by actor, among the lives; PSG_NONE */
    size_t page_count; /* those that are drawn; of lives with most to tell */
    size_t most_pages;
    size_t whole_count; /* as many as all lives would take */
    size_t rows_of_page,
        rows_shown;  /* as many as a page holds, and as are spread on one */
    size_t nameless; /* labels without room */
} PsgLineagePlan;

/* room: of axis and lives. The pen needs no scene. */
PsgLineagePlan *psg_lineage_plan_new(const PsgPen *pen, const PsgLineage *lineage,
                                     const PsgFigureSpec *spec, PsgRect room);

/* How many lives have no room on the pages. */
size_t psg_lineage_plan_left_out(const PsgLineagePlan *plan);

/* The height of all on one page, axis included; of thousands, as high as a page may be. */
double psg_lineage_plan_wish(const PsgPen *pen, const PsgLineage *lineage,
                             const PsgFigureSpec *spec, PsgRect room);
void psg_lineage_plan_free(PsgLineagePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineagePlan, psg_lineage_plan_free)

/* In units of a slide: of a sign, and from one to the next. */
#define PSG_LINEAGE_SIGN 22.0
#define PSG_LINEAGE_SIGN_STEP 23.0

static inline PsgLineageLife *
psg_lineage_life(const PsgLineagePlan *plan, guint index)
{
    return &g_array_index(plan->lives, PsgLineageLife, index);
}

/* The middle of its bars. */
double psg_lineage_life_y(const PsgLineagePlan *plan, const PsgLineageLife *life);

/* The letters of words on a bar, or beside it. */
PsgTextLook psg_lineage_look(const PsgLineagePlan *plan, const PsgLineageLabel *label);
