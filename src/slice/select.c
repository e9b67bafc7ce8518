/* Who is selected: those with some property, of these those around some, of these those on
 * top; and the landscape of these alone. */
#include "slice/select.h"

#include "base/compare.h"
#include "model/figure_spec.h"
#include "model/presence.h"
#include "slice/aggregate.h"
#include "slice/places.h"

#include <math.h>
#include <string.h>

typedef struct {
    const PsgLandscape *whole;
    const PsgSelection *asked;
    bool *is_kept; /* by actor */
    /* Relations that a slice shows between actors that are kept. */
    GArray **seen; /* by slice: size_t; NULL until they are asked for */
} Selecting;

/* ---- Relations of slices ---- */

static GArray *
relations_in(const Selecting *selecting, const PsgSlice *slice)
{
    const PsgLandscape *whole = selecting->whole;
    GArray *seen = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree PsgPresence *presences = g_new(PsgPresence, whole->actor_count + 1);
    for (size_t i = 0; i < whole->actor_count; i++) {
        presences[i] = selecting->is_kept[i]
                           ? psg_actor_presence(&whole->actors[i], slice)
                           : PSG_PRESENCE_NONE;
    }
    for (size_t i = 0; i < whole->relation_count; i++) {
        const PsgRelation *relation = &whole->relations[i];
        if (psg_relation_presence_of(whole, relation, slice, presences[relation->from],
                                     presences[relation->to]) != PSG_PRESENCE_NONE) {
            g_array_append_val(seen, i);
        }
    }
    return seen;
}

static void
find_relations(Selecting *selecting)
{
    size_t count = selecting->whole->slice_count;
    if (selecting->seen == NULL) {
        selecting->seen = g_new0(GArray *, count);
    }
    for (size_t i = 0; i < count; i++) {
        g_clear_pointer(&selecting->seen[i], g_array_unref);
        selecting->seen[i] = relations_in(selecting, &selecting->whole->slices[i]);
    }
}

static void
clear_relations(const Selecting *selecting)
{
    for (size_t i = 0; selecting->seen != NULL && i < selecting->whole->slice_count;
         i++) {
        g_array_unref(selecting->seen[i]);
    }
    g_free(selecting->seen);
}

/* ---- Around ---- */

/* One step further: both ends of each relation of which one is reached. False if nobody is. */
static bool
take_step(const Selecting *selecting, const GArray *relations, bool *is_reached)
{
    size_t count = selecting->whole->actor_count;
    g_autofree bool *was_reached = g_memdup2(is_reached, count * sizeof *is_reached);
    bool is_further = false;
    for (guint i = 0; i < relations->len; i++) {
        const PsgRelation *relation =
            &selecting->whole->relations[g_array_index(relations, size_t, i)];
        if (was_reached[relation->from] != was_reached[relation->to]) {
            is_further = true;
            is_reached[relation->from] = true;
            is_reached[relation->to] = true;
        }
    }
    return is_further;
}

/* Whoever is so near in some slice. */
static void
keep_around(const Selecting *selecting)
{
    const PsgLandscape *whole = selecting->whole;
    const PsgSelection *asked = selecting->asked;
    size_t count = whole->actor_count;
    g_autofree bool *is_start = g_new0(bool, count + 1);
    g_autofree bool *is_near = g_new0(bool, count + 1);
    for (size_t i = 0; i < asked->around.count; i++) {
        is_start[psg_landscape_actor_lookup(whole, asked->around.items[i])] = true;
    }
    for (size_t slice = 0; slice < whole->slice_count; slice++) {
        g_autofree bool *is_reached = g_memdup2(is_start, (count + 1) * sizeof *is_start);
        unsigned left = MAX(asked->steps, 1);
        while (left-- > 0 && take_step(selecting, selecting->seen[slice], is_reached)) {
        }
        for (size_t i = 0; i < count; i++) {
            is_near[i] = is_near[i] || is_reached[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        selecting->is_kept[i] = selecting->is_kept[i] && is_near[i];
    }
}

/* ---- Top ---- */

/* By actor what its relations weigh, each once, in all slices that show them. */
static double *
weights_of(const Selecting *selecting)
{
    const PsgLandscape *whole = selecting->whole;
    double *weights = g_new0(double, whole->actor_count + 1);
    for (size_t slice = 0; slice < whole->slice_count; slice++) {
        const GArray *seen = selecting->seen[slice];
        for (guint i = 0; i < seen->len; i++) {
            const PsgRelation *relation =
                &whole->relations[g_array_index(seen, size_t, i)];
            double weight = psg_relation_weight_at(relation, &whole->slices[slice].when);
            weights[relation->from] += weight;
            weights[relation->to] += relation->to == relation->from ? 0 : weight;
        }
    }
    return weights;
}

/* By actor its highest value at any time; minus infinity where none is known. */
static double *
values_of(const PsgLandscape *whole, size_t measure)
{
    const PsgMeasure *said = &whole->measures[measure];
    double *values = g_new(double, whole->actor_count + 1);
    for (size_t i = 0; i < whole->actor_count; i++) {
        values[i] = (double)-INFINITY;
    }
    for (size_t i = 0; i < said->value_count; i++) {
        const PsgMeasurement *value = &said->values[i];
        if (value->subject == PSG_SUBJECT_ACTOR && !isnan(value->value)) {
            values[value->index] = MAX(values[value->index], value->value);
        }
    }
    return values;
}

/* Who has no value is not on top; of equals, the first of the landscape is. */
static void
keep_top(const Selecting *selecting)
{
    const PsgLandscape *whole = selecting->whole;
    const PsgSelection *asked = selecting->asked;
    bool is_by_value = asked->top_by.count > 0;
    g_autofree double *merits =
        is_by_value ? values_of(whole, asked->top_by.items[0]) : weights_of(selecting);
    g_autofree PsgRanked *candidates = g_new(PsgRanked, whole->actor_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < whole->actor_count; i++) {
        if (selecting->is_kept[i] && (!is_by_value || isfinite(merits[i]))) {
            candidates[count++] = (PsgRanked){-merits[i], i};
        }
        selecting->is_kept[i] = false;
    }
    qsort(candidates, count, sizeof *candidates, psg_compare_ranked);
    for (size_t i = 0; i < MIN(count, asked->top); i++) {
        selecting->is_kept[candidates[i].index] = true;
    }
}

/* By actor of the whole, in its arena. */
static const bool *
select_actors(const PsgLandscape *whole, const PsgSelection *asked, PsgArena *arena)
{
    Selecting selecting = {whole, asked, NULL, NULL};
    g_autofree bool *only = psg_only_actors(whole, &asked->only);
    selecting.is_kept = psg_arena_copy(arena, only, whole->actor_count + 1, sizeof(bool));
    if (asked->around.count > 0) {
        find_relations(&selecting);
        keep_around(&selecting);
    }
    if (asked->top > 0) {
        find_relations(&selecting); /* of those who are still there */
        keep_top(&selecting);
    }
    clear_relations(&selecting);
    return selecting.is_kept;
}

/* ---- The landscape of those that are kept ---- */

typedef struct {
    const PsgLandscape *whole;
    PsgLandscape *landscape;
    PsgArena *arena;
    size_t *places; /* by actor of the whole; PSG_NONE: it is left out */
} Cutting;

/* Those of the actors that are kept. */
static PsgIndexes
place_actors(const Cutting *cutting, const PsgIndexes *actors)
{
    size_t *items = psg_arena_alloc(cutting->arena, actors->count * sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < actors->count; i++) {
        if (cutting->places[actors->items[i]] != PSG_NONE) {
            items[count++] = cutting->places[actors->items[i]];
        }
    }
    return (PsgIndexes){items, count};
}

static PsgSuccessions
place_successions(const Cutting *cutting, const PsgSuccessions *list)
{
    PsgSuccession *items = psg_arena_alloc(cutting->arena, list->count * sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (cutting->places[list->items[i].actor] != PSG_NONE) {
            items[count] = list->items[i];
            items[count++].actor = cutting->places[list->items[i].actor];
        }
    }
    return (PsgSuccessions){items, count};
}

static void
cut_actors(const Cutting *cutting)
{
    const PsgLandscape *whole = cutting->whole;
    PsgActor *actors =
        psg_arena_alloc(cutting->arena, whole->actor_count * sizeof *actors);
    for (size_t i = 0; i < whole->actor_count; i++) {
        size_t place = cutting->places[i];
        if (place != PSG_NONE) {
            actors[place] = whole->actors[i];
            actors[place].succeeds =
                place_successions(cutting, &whole->actors[i].succeeds);
        }
    }
    cutting->landscape->actors = actors;
}

static void
cut_relations(const Cutting *cutting)
{
    const PsgLandscape *whole = cutting->whole;
    PsgRelation *relations =
        psg_arena_alloc(cutting->arena, whole->relation_count * sizeof *relations);
    size_t count = 0;
    for (size_t i = 0; i < whole->relation_count; i++) {
        size_t from = cutting->places[whole->relations[i].from];
        size_t to = cutting->places[whole->relations[i].to];
        if (from != PSG_NONE && to != PSG_NONE) {
            relations[count] = whole->relations[i];
            relations[count].from = from;
            relations[count++].to = to;
        }
    }
    cutting->landscape->relations = relations;
    cutting->landscape->relation_count = count;
}

/* One of nobody in particular is there for all. */
static void
cut_events(const Cutting *cutting)
{
    const PsgLandscape *whole = cutting->whole;
    PsgEvent *events =
        psg_arena_alloc(cutting->arena, whole->event_count * sizeof *events);
    size_t count = 0;
    for (size_t i = 0; i < whole->event_count; i++) {
        const PsgEvent *event = &whole->events[i];
        PsgIndexes actors = place_actors(cutting, &event->actors);
        if (actors.count > 0 || event->actors.count == 0) {
            events[count] = *event;
            events[count++].actors = actors;
        }
    }
    cutting->landscape->events = events;
    cutting->landscape->event_count = count;
}

static void
cut_measure(const Cutting *cutting, PsgMeasure *measure)
{
    PsgMeasurement *values =
        psg_arena_alloc(cutting->arena, measure->value_count * sizeof *values);
    size_t count = 0;
    for (size_t i = 0; i < measure->value_count; i++) {
        PsgMeasurement value = measure->values[i];
        bool is_of_actor = value.subject == PSG_SUBJECT_ACTOR;
        value.index = is_of_actor ? cutting->places[value.index] : value.index;
        if (!is_of_actor || value.index != PSG_NONE) {
            values[count++] = value;
        }
    }
    measure->values = values;
    measure->value_count = count;
}

static void
cut_measures(const Cutting *cutting)
{
    size_t count = cutting->whole->measure_count;
    PsgMeasure *measures =
        psg_arena_copy(cutting->arena, cutting->whole->measures, count, sizeof *measures);
    for (size_t i = 0; i < count; i++) {
        cut_measure(cutting, &measures[i]);
    }
    cutting->landscape->measures = measures;
}

/* A figure that has a selection of its own is one of the whole. */
static void
cut_figures(const Cutting *cutting)
{
    const PsgLandscape *whole = cutting->whole;
    PsgFigureSpec *figures =
        psg_arena_alloc(cutting->arena, whole->figure_count * sizeof *figures);
    size_t count = 0;
    for (size_t i = 0; i < whole->figure_count; i++) {
        if (psg_selection_is_none(whole->figures[i].selection)) {
            figures[count++] = whole->figures[i];
        }
    }
    cutting->landscape->figures = figures;
    cutting->landscape->figure_count = count;
}

static PsgLandscape *
cut_to(const PsgLandscape *whole, PsgCut *cut, PsgArena *arena)
{
    PsgLandscape *landscape = psg_arena_copy(arena, whole, 1, sizeof *whole);
    g_autofree size_t *places = g_new(size_t, whole->actor_count + 1);
    Cutting cutting = {whole, landscape, arena, places};
    landscape->arena = arena;
    landscape->cut = cut;
    landscape->digest = NULL;
    landscape->actor_count = 0;
    for (size_t i = 0; i < whole->actor_count; i++) {
        places[i] = cut->is_kept[i] ? landscape->actor_count++ : PSG_NONE;
    }
    cut->kept_count = landscape->actor_count;
    cut_actors(&cutting);
    cut_relations(&cutting);
    cut_events(&cutting);
    cut_measures(&cutting);
    psg_places_move(whole, places, landscape);
    cut_figures(&cutting);
    return landscape;
}

PsgLandscape *
psg_landscape_select(const PsgLandscape *whole, const PsgSelection *selection)
{
    PsgArena *arena = psg_arena_new();
    PsgCut *cut = psg_arena_alloc(arena, sizeof *cut);
    *cut = (PsgCut){
        .whole = whole,
        .selection = psg_arena_copy(arena, selection, 1, sizeof *selection),
        .is_kept = select_actors(whole, selection, arena),
    };
    PsgLandscape *kept = cut_to(whole, cut, arena);
    return selection->by == PSG_BY_NONE ? kept : psg_landscape_aggregate(kept);
}

bool
psg_landscape_shows_any(const PsgLandscape *landscape)
{
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        for (size_t i = 0; i < landscape->actor_count; i++) {
            if (psg_actor_presence(&landscape->actors[i], &landscape->slices[slice]) !=
                PSG_PRESENCE_NONE) {
                return true;
            }
        }
    }
    return false;
}
