/* A landscape as a graph: its attributes are found in one walk over all things, and told of one
 * thing at a time. */
#include "write/graph/graph.h"

#include "base/compare.h"
#include "base/join.h"
#include "base/number.h"
#include "model/presence.h"
#include "model/property.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define ALWAYS ((PsgTimeSpan){PSG_TIME_FIRST, PSG_TIME_LAST})

/* A value in the list that it is in, and when it holds. */
typedef struct {
    PsgTimeSpan when;
    size_t place;
} Piece;

static const PsgActor *
actor_of(const PsgGraph *graph, size_t index)
{
    return &graph->landscape->actors[index];
}

static const PsgRelation *
relation_of(const PsgGraph *graph, size_t index)
{
    return &graph->landscape->relations[index];
}

static PsgTimeSpan
span_of(const PsgInterval *interval)
{
    return (PsgTimeSpan){psg_interval_first(interval), psg_interval_last(interval)};
}

bool
psg_graph_goes_on(const PsgGraph *graph)
{
    return !psg_stream_is_broken(graph->out);
}

size_t
psg_graph_count(const PsgGraph *graph, PsgGraphSort sort)
{
    return sort == PSG_GRAPH_NODE ? graph->landscape->actor_count
                                  : graph->landscape->relation_count;
}

const PsgGraphAttribute *
psg_graph_attribute(const PsgGraph *graph, PsgGraphSort sort, size_t place)
{
    const GArray *list = graph->attributes[sort];
    return place < list->len ? &g_array_index(list, PsgGraphAttribute, place) : NULL;
}

/* ---- Texts ---- */

const char *
psg_graph_id(const PsgGraph *graph, size_t actor)
{
    return psg_actor_id(graph->landscape, actor);
}

static const char *
text_in(const PsgGraph *graph, const PsgText *text)
{
    return text == NULL ? NULL : psg_text_in(text, graph->what->language);
}

const char *
psg_graph_label(const PsgGraph *graph, PsgGraphThing thing)
{
    PsgInterval always = psg_interval_always();
    if (thing.sort == PSG_GRAPH_EDGE) {
        return text_in(graph, &relation_of(graph, thing.index)->label);
    }
    const PsgActor *actor = actor_of(graph, thing.index);
    const char *name = text_in(graph, psg_dated_text_at(&actor->name, &always));
    return name == NULL ? actor->id : name;
}

const char *
psg_graph_kind(const PsgGraph *graph, size_t relation)
{
    return psg_relation_kind_id(graph->landscape, relation_of(graph, relation)->kind);
}

bool
psg_graph_is_directed(const PsgGraph *graph, size_t relation)
{
    return psg_relation_kind_is_directed(graph->landscape,
                                         relation_of(graph, relation)->kind);
}

/* ---- Time ---- */

bool
psg_graph_is_always(const GArray *spans)
{
    const PsgTimeSpan *first = (const void *)spans->data;
    return spans->len == 1 && first->first == PSG_TIME_FIRST &&
           first->last == PSG_TIME_LAST;
}

static void
add_span(GArray *spans, PsgTimeSpan span)
{
    PsgTimeSpan *last =
        spans->len == 0 ? NULL : &g_array_index(spans, PsgTimeSpan, spans->len - 1);
    if (last != NULL && span.first <= last->last + 1) {
        last->last = MAX(last->last, span.last);
    } else {
        g_array_append_val(spans, span);
    }
}

static int
compare_spans(const void *left, const void *right)
{
    const PsgTimeSpan *a = left, *b = right;
    return 2 * PSG_COMPARE(a->first, b->first) + PSG_COMPARE(a->last, b->last);
}

bool
psg_graph_is_seen(const PsgGraph *graph, PsgGraphThing thing, size_t slice)
{
    const PsgLandscape *landscape = graph->landscape;
    const guint8 *there = &graph->presence[slice * landscape->actor_count];
    if (thing.sort == PSG_GRAPH_NODE) {
        return psg_presence_is_seen(there[thing.index]);
    }
    const PsgRelation *relation = relation_of(graph, thing.index);
    return psg_presence_is_seen(
        psg_relation_presence_of(landscape, relation, &landscape->slices[slice],
                                 there[relation->from], there[relation->to]));
}

/* The windows of the slices that show it. */
static void
add_windows(const PsgGraph *graph, PsgGraphThing thing, GArray *spans)
{
    g_autoptr(GArray) windows = g_array_new(FALSE, FALSE, sizeof(PsgTimeSpan));
    for (size_t i = 0; i < graph->landscape->slice_count; i++) {
        PsgTimeSpan window = span_of(&graph->landscape->slices[i].when);
        if (psg_graph_is_seen(graph, thing, i)) {
            g_array_append_val(windows, window);
        }
    }
    g_array_sort(windows, compare_spans);
    for (guint i = 0; i < windows->len; i++) {
        add_span(spans, g_array_index(windows, PsgTimeSpan, i));
    }
}

static void
add_stretches(const PsgSpells *spells, GArray *spans)
{
    for (size_t i = 0; i < spells->stretch_count; i++) {
        add_span(spans,
                 (PsgTimeSpan){spells->stretches[i].first, spells->stretches[i].last});
    }
    if (spells->count == 0) {
        add_span(spans, ALWAYS);
    }
}

static void
find_spans(const PsgGraph *graph, PsgGraphThing thing, GArray *spans)
{
    g_array_set_size(spans, 0);
    if (thing.sort == PSG_GRAPH_EDGE) {
        const PsgRelation *relation = relation_of(graph, thing.index);
        if (relation->ties != NULL) {
            add_windows(graph, thing, spans);
        } else {
            add_stretches(&relation->when, spans);
        }
        return;
    }
    const PsgActor *actor = actor_of(graph, thing.index);
    if (actor->members != NULL) {
        add_windows(graph, thing, spans);
    } else if (actor->has_when || !actor->is_talked_of) {
        add_stretches(&actor->when, spans);
    }
}

const GArray *
psg_graph_spans(PsgGraph *graph, PsgGraphThing thing)
{
    find_spans(graph, thing, graph->spans);
    return graph->spans;
}

/* What two lists have in common. */
static void
add_common(const GArray *a, const GArray *b, GArray *common)
{
    for (guint i = 0, k = 0; i < a->len && k < b->len;) {
        const PsgTimeSpan *one = &g_array_index(a, PsgTimeSpan, i);
        const PsgTimeSpan *other = &g_array_index(b, PsgTimeSpan, k);
        PsgTimeSpan both = {MAX(one->first, other->first), MIN(one->last, other->last)};
        if (both.first <= both.last) {
            g_array_append_val(common, both);
        }
        if (one->last < other->last) {
            i++;
        } else {
            k++;
        }
    }
}

const GArray *
psg_graph_edge_spans(PsgGraph *graph, size_t relation)
{
    const PsgRelation *edge = relation_of(graph, relation);
    PsgGraphThing thing = {PSG_GRAPH_EDGE, relation};
    find_spans(graph, thing, graph->spans);
    if (psg_graph_is_always(graph->spans)) {
        g_autoptr(GArray) from = g_array_new(FALSE, FALSE, sizeof(PsgTimeSpan));
        g_autoptr(GArray) to = g_array_new(FALSE, FALSE, sizeof(PsgTimeSpan));
        find_spans(graph, (PsgGraphThing){PSG_GRAPH_NODE, edge->from}, from);
        find_spans(graph, (PsgGraphThing){PSG_GRAPH_NODE, edge->to}, to);
        g_array_set_size(graph->spans, 0);
        add_common(from, to, graph->spans);
    }
    return graph->spans;
}

char *
psg_graph_spells_text(const PsgGraph *graph, const GArray *spans)
{
    g_autoptr(GString) list = g_string_new("<");
    for (guint i = 0; i < spans->len; i++) {
        g_string_append(list, i == 0 ? "" : "; ");
        psg_graph_clock_interval(&graph->clock, g_array_index(spans, PsgTimeSpan, i),
                                 list);
        g_string_append_c(list, ']');
    }
    g_string_append_c(list, '>');
    return g_string_free(g_steal_pointer(&list), FALSE);
}

bool
psg_graph_is_never(PsgGraph *graph, PsgGraphThing thing)
{
    if (thing.sort == PSG_GRAPH_NODE) {
        return psg_graph_spans(graph, thing)->len == 0;
    }
    const PsgRelation *relation = relation_of(graph, thing.index);
    return psg_graph_is_never(graph, (PsgGraphThing){PSG_GRAPH_NODE, relation->from}) ||
           psg_graph_is_never(graph, (PsgGraphThing){PSG_GRAPH_NODE, relation->to});
}

/* ---- Dated values ---- */

/* Of those that begin at once the first one counts, so it comes last. */
static int
compare_pieces(const void *left, const void *right)
{
    const Piece *a = left, *b = right;
    return 2 * PSG_COMPARE(a->when.first, b->when.first) -
           PSG_COMPARE(a->place, b->place);
}

static void
add_piece(GArray *pieces, PsgTime first, PsgTime last, size_t place)
{
    Piece *before =
        pieces->len == 0 ? NULL : &g_array_index(pieces, Piece, pieces->len - 1);
    if (before != NULL && before->place == place && before->when.last + 1 == first) {
        before->when.last = last;
        return;
    }
    Piece piece = {{first, last}, place};
    g_array_append_val(pieces, piece);
}

/* Of those that hold at a time the one that began last counts: it lies on the others, which are
 * seen again when it ends. */
static void
lay_over(GArray *items, GArray *pieces)
{
    g_autoptr(GArray) pile = g_array_new(FALSE, FALSE, sizeof(Piece));
    PsgTime at = PSG_TIME_FIRST;
    g_array_sort(items, compare_pieces);
    for (guint i = 0; i <= items->len; i++) {
        PsgTime next = i < items->len ? g_array_index(items, Piece, i).when.first
                                      : PSG_TIME_LAST + 1;
        while (pile->len > 0 && at < next) {
            Piece top = g_array_index(pile, Piece, pile->len - 1);
            PsgTime until = MIN(top.when.last, next - 1);
            if (at <= until) {
                add_piece(pieces, at, until, top.place);
                at = until + 1;
            }
            if (top.when.last >= next) {
                break;
            }
            g_array_set_size(pile, pile->len - 1);
        }
        at = MAX(at, next);
        if (i < items->len) {
            g_array_append_val(pile, g_array_index(items, Piece, i));
        }
    }
}

/* The times of a list of values, whose items begin with their interval. */
static void
find_pieces(PsgGraph *graph, const void *items, size_t count, size_t size)
{
    g_array_set_size(graph->pieces, 0);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (size_t i = 0; i < count; i++) {
        const PsgInterval *when = (const void *)((const char *)items + i * size);
        Piece piece = {span_of(when), i};
        g_array_append_val(all, piece);
    }
    lay_over(all, graph->pieces);
}

static void
add_value(PsgGraph *graph, PsgTimeSpan when, const char *text, double number)
{
    PsgGraphValue value = {when, text, number};
    if (text != NULL || isfinite(number)) {
        g_array_append_val(graph->values, value);
    }
}

static void
add_text(PsgGraph *graph, PsgTimeSpan when, const char *text)
{
    if (text != NULL && *text != '\0') {
        add_value(graph, when, text, (double)NAN);
    }
}

static void
add_dated_texts(PsgGraph *graph, const PsgDatedTexts *texts)
{
    find_pieces(graph, texts->items, texts->count, sizeof *texts->items);
    for (guint i = 0; i < graph->pieces->len; i++) {
        const Piece *piece = &g_array_index(graph->pieces, Piece, i);
        add_text(graph, piece->when, text_in(graph, &texts->items[piece->place].text));
    }
}

static void
add_dated_ids(PsgGraph *graph, const PsgDatedIndexes *indexes, PsgIdOf id_of)
{
    find_pieces(graph, indexes->items, indexes->count, sizeof *indexes->items);
    for (guint i = 0; i < graph->pieces->len; i++) {
        const Piece *piece = &g_array_index(graph->pieces, Piece, i);
        add_text(graph, piece->when,
                 id_of(graph->landscape, indexes->items[piece->place].index));
    }
}

/* Of each slice its own, where one stands for several. */
static void
add_weights(PsgGraph *graph, size_t index)
{
    const PsgRelation *relation = relation_of(graph, index);
    const PsgDatedNumbers *weights = &relation->weight;
    for (size_t i = 0; relation->ties != NULL && i < graph->landscape->slice_count; i++) {
        const PsgInterval *window = &graph->landscape->slices[i].when;
        if (psg_graph_is_seen(graph, (PsgGraphThing){PSG_GRAPH_EDGE, index}, i)) {
            add_value(graph, span_of(window), NULL,
                      psg_relation_weight_at(relation, window));
        }
    }
    if (relation->ties != NULL) {
        return;
    }
    find_pieces(graph, weights->items, weights->count, sizeof *weights->items);
    for (guint i = 0; i < graph->pieces->len; i++) {
        const Piece *piece = &g_array_index(graph->pieces, Piece, i);
        add_value(graph, piece->when, NULL, weights->items[piece->place].number);
    }
}

/* ---- Groups ---- */

static int
compare_times(const void *left, const void *right)
{
    return PSG_COMPARE(*(const PsgTime *)left, *(const PsgTime *)right);
}

/* The groups that hold all the time from the one moment until the other. */
static const char *
groups_in(PsgGraph *graph, const PsgDatedIndexes *groups, PsgTimeSpan time)
{
    PsgDate moment = {.kind = PSG_END_KNOWN, .first = time.first, .last = time.first};
    PsgInterval window = {.from = moment, .to = moment};
    PsgHolding holding = psg_dated_index_holding(groups, &window);
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < groups->count; i++) {
        if (holding.distance == 0 && psg_holding_has(&holding, i)) {
            psg_join(list, "; ", psg_group_id(graph->landscape, groups->items[i].index));
        }
    }
    return list->len == 0 ? NULL : g_string_chunk_insert_const(graph->texts, list->str);
}

/* Several may hold at once: from each beginning and end to the next they are the same. */
static void
add_groups(PsgGraph *graph, const PsgDatedIndexes *groups)
{
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(PsgTime));
    for (size_t i = 0; i < groups->count; i++) {
        PsgTimeSpan when = span_of(&groups->items[i].when);
        when.last++;
        g_array_append_vals(edges, &when, 2);
    }
    g_array_sort(edges, compare_times);
    for (guint i = 1; i < edges->len; i++) {
        PsgTimeSpan time = {g_array_index(edges, PsgTime, i - 1),
                            g_array_index(edges, PsgTime, i) - 1};
        if (time.first <= time.last) {
            add_text(graph, time, groups_in(graph, groups, time));
        }
    }
}

/* ---- Measures ---- */

/* The first value that is of the actor, or of what stands after it. */
static size_t
first_of_actor(const PsgMeasure *measure, size_t actor)
{
    size_t low = 0, high = measure->value_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const PsgMeasurement *value = &measure->values[middle];
        if (value->subject < PSG_SUBJECT_ACTOR ||
            (value->subject == PSG_SUBJECT_ACTOR && value->index < actor)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void
add_measured(PsgGraph *graph, const PsgMeasure *measure, size_t actor)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (size_t i = first_of_actor(measure, actor);
         i < measure->value_count && measure->values[i].subject == PSG_SUBJECT_ACTOR &&
         measure->values[i].index == actor;
         i++) {
        Piece piece = {span_of(&measure->values[i].when), i};
        if (isfinite(measure->values[i].value)) {
            g_array_append_val(all, piece);
        }
    }
    g_array_set_size(graph->pieces, 0);
    lay_over(all, graph->pieces);
    for (guint i = 0; i < graph->pieces->len; i++) {
        const Piece *piece = &g_array_index(graph->pieces, Piece, i);
        add_value(graph, piece->when, NULL, measure->values[piece->place].value);
    }
}

/* ---- Properties ---- */

static void
add_property(PsgGraph *graph, const PsgProperties *properties,
             const PsgGraphAttribute *attribute)
{
    const PsgProperty *property = psg_property_lookup(properties, attribute->property);
    if (property == NULL) {
        return;
    }
    add_dated_texts(graph, &property->values);
    for (guint i = 0; attribute->is_number && i < graph->values->len; i++) {
        PsgGraphValue *value = &g_array_index(graph->values, PsgGraphValue, i);
        psg_number_parse(value->text, &value->number);
    }
}

/* Names of properties in order of first appearance; each with whether all of its values are
 * numbers. */
static void
add_property_names(const PsgProperties *properties, GPtrArray *names,
                   GHashTable *are_numbers)
{
    for (size_t i = 0; i < properties->count; i++) {
        const PsgProperty *property = &properties->items[i];
        gpointer is_number = GINT_TO_POINTER(TRUE);
        if (!g_hash_table_lookup_extended(are_numbers, property->name, NULL,
                                          &is_number)) {
            g_ptr_array_add(names, (gpointer)(uintptr_t)property->name);
        }
        bool is_still = property->is_number && GPOINTER_TO_INT(is_number);
        g_hash_table_insert(are_numbers, (gpointer)(uintptr_t)property->name,
                            GINT_TO_POINTER(is_still));
    }
}

/* ---- Single facts ---- */

/* "2007~/2013" of what first and last alone do not tell; NULL of the rest. */
static const char *
dates_of(PsgGraph *graph, const PsgSpells *spells)
{
    bool says_more = spells->has_doubtful;
    for (size_t i = 0; i < spells->count; i++) {
        says_more = says_more || spells->items[i].from.kind == PSG_END_UNKNOWN ||
                    spells->items[i].to.kind == PSG_END_UNKNOWN;
    }
    if (!says_more) {
        return NULL;
    }
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < spells->count; i++) {
        g_autofree char *when = psg_interval_edtf(&spells->items[i]);
        psg_join(list, "; ", when);
    }
    return g_string_chunk_insert_const(graph->texts, list->str);
}

static const char *
references_of(PsgGraph *graph, const PsgIndexes *sources)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < sources->count; i++) {
        const PsgSource *source = &graph->landscape->sources[sources->items[i]];
        psg_join(list, "; ",
                 psg_text_or(&source->title, graph->what->language, source->id));
    }
    return list->len == 0 ? NULL : g_string_chunk_insert_const(graph->texts, list->str);
}

static const char *
talked_of(PsgGraph *graph, const PsgActor *actor)
{
    if (!actor->is_talked_of) {
        return NULL;
    }
    g_autofree char *when = psg_interval_edtf(&actor->talked_of);
    return g_string_chunk_insert_const(graph->texts, when);
}

/* ---- Attributes ---- */

static void
find_node_values(PsgGraph *graph, size_t index, const PsgGraphAttribute *attribute)
{
    const PsgActor *actor = actor_of(graph, index);
    switch (attribute->fact) {
    case PSG_GRAPH_NAME:
        add_dated_texts(graph, &actor->name);
        break;
    case PSG_GRAPH_FULL:
        add_dated_texts(graph, &actor->full);
        break;
    case PSG_GRAPH_KIND:
        add_dated_ids(graph, &actor->kind, psg_kind_id);
        break;
    case PSG_GRAPH_TIER:
        add_dated_ids(graph, &actor->tier, psg_tier_id);
        break;
    case PSG_GRAPH_GROUPS:
        add_groups(graph, &actor->groups);
        break;
    case PSG_GRAPH_MEASURE:
        add_measured(graph, &graph->landscape->measures[attribute->index], index);
        break;
    case PSG_GRAPH_PROPERTY:
        add_property(graph, &actor->properties, attribute);
        break;
    case PSG_GRAPH_NOTE:
        add_text(graph, ALWAYS, text_in(graph, &actor->note));
        break;
    case PSG_GRAPH_LINK:
        add_text(graph, ALWAYS, actor->url);
        break;
    case PSG_GRAPH_REFERENCE:
        add_text(graph, ALWAYS, references_of(graph, &actor->sources));
        break;
    case PSG_GRAPH_TALKED_OF:
        add_text(graph, ALWAYS, talked_of(graph, actor));
        break;
    case PSG_GRAPH_DATES:
        add_text(graph, ALWAYS, dates_of(graph, &actor->when));
        break;
    case PSG_GRAPH_WEIGHT:
        break;
    }
}

static void
find_edge_values(PsgGraph *graph, size_t index, const PsgGraphAttribute *attribute)
{
    const PsgRelation *relation = relation_of(graph, index);
    switch (attribute->fact) {
    case PSG_GRAPH_WEIGHT:
        add_weights(graph, index);
        break;
    case PSG_GRAPH_PROPERTY:
        add_property(graph, &relation->properties, attribute);
        break;
    case PSG_GRAPH_KIND:
        add_text(graph, ALWAYS, psg_graph_kind(graph, index));
        break;
    case PSG_GRAPH_NOTE:
        add_text(graph, ALWAYS, text_in(graph, &relation->note));
        break;
    case PSG_GRAPH_LINK:
        add_text(graph, ALWAYS, relation->url);
        break;
    case PSG_GRAPH_REFERENCE:
        add_text(graph, ALWAYS, references_of(graph, &relation->sources));
        break;
    case PSG_GRAPH_DATES:
        add_text(graph, ALWAYS, dates_of(graph, &relation->when));
        break;
    case PSG_GRAPH_NAME:
    case PSG_GRAPH_FULL:
    case PSG_GRAPH_TIER:
    case PSG_GRAPH_GROUPS:
    case PSG_GRAPH_MEASURE:
    case PSG_GRAPH_TALKED_OF:
        break;
    }
}

const GArray *
psg_graph_values(PsgGraph *graph, PsgGraphThing thing, const PsgGraphAttribute *attribute)
{
    g_array_set_size(graph->values, 0);
    if (thing.sort == PSG_GRAPH_NODE) {
        find_node_values(graph, thing.index, attribute);
    } else {
        find_edge_values(graph, thing.index, attribute);
    }
    return graph->values;
}

bool
psg_graph_value_at(PsgGraph *graph, PsgGraphThing thing,
                   const PsgGraphAttribute *attribute, const PsgInterval *window,
                   PsgGraphValue *value)
{
    const GArray *values = psg_graph_values(graph, thing, attribute);
    PsgTime first = window == NULL ? PSG_TIME_LAST : psg_interval_first(window);
    PsgTime last = window == NULL ? PSG_TIME_LAST : psg_interval_last(window);
    PsgTime least = G_MAXINT64;
    for (guint i = 0; i < values->len; i++) {
        const PsgGraphValue *candidate = &g_array_index(values, PsgGraphValue, i);
        PsgTime before = candidate->when.first - last,
                after = first - candidate->when.last;
        PsgTime distance = MAX(0, MAX(before, after));
        bool may_hold =
            distance == 0 || window == NULL || attribute->fact != PSG_GRAPH_MEASURE;
        if (may_hold && distance <= least) {
            *value = *candidate;
            least = distance;
        }
    }
    return least < G_MAXINT64;
}

bool
psg_graph_latest(PsgGraph *graph, PsgGraphThing thing, const PsgGraphAttribute *attribute,
                 PsgGraphValue *value)
{
    if (psg_graph_value_at(graph, thing, attribute, NULL, value)) {
        return true;
    }
    *value = (PsgGraphValue){.when = ALWAYS, .number = 1};
    return attribute->fact == PSG_GRAPH_WEIGHT;
}

const char *
psg_graph_value_text(PsgGraph *graph, const PsgGraphValue *value)
{
    if (value->text != NULL) {
        return value->text;
    }
    g_autoptr(GString) digits = g_string_new(NULL);
    psg_number_append_exact(digits, value->number);
    return g_string_chunk_insert_const(graph->texts, digits->str);
}

/* ---- The drawing ---- */

double
psg_graph_rounded(double length)
{
    return round(length * 100) / 100;
}

/* The last that shows it; PSG_NONE: none does. */
static size_t
last_slice_of(const PsgGraph *graph, size_t actor)
{
    size_t slice = graph->landscape->slice_count;
    while (slice > 0 &&
           !psg_graph_is_seen(graph, (PsgGraphThing){PSG_GRAPH_NODE, actor}, slice - 1)) {
        slice--;
    }
    return slice == 0 ? PSG_NONE : slice - 1;
}

bool
psg_graph_place(const PsgGraph *graph, size_t actor, size_t slice, PsgGraphPlace *place)
{
    const PsgExport *what = graph->what;
    if (what->network == NULL) {
        return false;
    }
    slice = slice == PSG_NONE ? last_slice_of(graph, actor) : slice;
    const PsgViewActor *seen =
        slice == PSG_NONE ? NULL : psg_view_actor(what->context->views[slice], actor);
    if (seen == NULL) {
        return false;
    }
    place->box = psg_network_box(what->network, slice, actor);
    place->colour = psg_context_paint(what->context, seen->kind)->fill;
    place->is_dot = psg_network_is_dots(what->network);
    return true;
}

/* ---- The whole ---- */

/* Whether some thing has it, and for a time only; all times are told to the clock. */
static bool
is_used(PsgGraph *graph, PsgGraphSort sort, PsgGraphAttribute *attribute)
{
    bool is_there = false, has_other_name = false;
    for (size_t i = 0; i < psg_graph_count(graph, sort); i++) {
        const GArray *values =
            psg_graph_values(graph, (PsgGraphThing){sort, i}, attribute);
        has_other_name = has_other_name || values->len > 1;
        for (guint k = 0; k < values->len; k++) {
            PsgTimeSpan when = g_array_index(values, PsgGraphValue, k).when;
            is_there = true;
            attribute->is_dated = attribute->is_dated || when.first > PSG_TIME_FIRST ||
                                  when.last < PSG_TIME_LAST;
            psg_graph_clock_meet(&graph->clock, when);
        }
    }
    return attribute->fact == PSG_GRAPH_NAME ? has_other_name : is_there;
}

/* Adds it if some thing has it, under a name of its own. */
static void
try_attribute(PsgGraph *graph, PsgGraphSort sort, GHashTable *names,
              PsgGraphAttribute attribute)
{
    g_autofree char *name = g_strdup(attribute.name);
    g_autofree char *key = g_utf8_casefold(name, -1);
    if (!is_used(graph, sort, &attribute)) {
        return;
    }
    for (guint i = 2; g_hash_table_contains(names, key); i++) {
        g_free(name);
        g_free(key);
        name = g_strdup_printf("%s-%u", attribute.name, i);
        key = g_utf8_casefold(name, -1);
    }
    g_hash_table_add(names, g_steal_pointer(&key));
    attribute.name = g_string_chunk_insert_const(graph->texts, name);
    g_array_append_val(graph->attributes[sort], attribute);
    graph->has_changes = graph->has_changes || attribute.is_dated;
}

/* Names that formats have a meaning of their own for. */
static GHashTable *
reserved_names(void)
{
    static const char *const words[] = {
        "id",       "key",  "label",  "source",    "target",    "type", "timeset",
        "start",    "end",  "spells", "in_slices", "over_time", "x",    "y",
        "directed", "tail", "head",   "vertex.id", "edge.id"};
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_hash_table_add(names, g_strdup(words[i]));
    }
    return names;
}

static void
find_properties(PsgGraph *graph, PsgGraphSort sort, GHashTable *taken)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GHashTable) are_numbers = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < psg_graph_count(graph, sort); i++) {
        add_property_names(sort == PSG_GRAPH_NODE ? &actor_of(graph, i)->properties
                                                  : &relation_of(graph, i)->properties,
                           names, are_numbers);
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        PsgGraphAttribute attribute = {
            .name = name,
            .fact = PSG_GRAPH_PROPERTY,
            .property = name,
            .is_number = GPOINTER_TO_INT(g_hash_table_lookup(are_numbers, name)),
            .is_authors = true};
        try_attribute(graph, sort, taken, attribute);
    }
}

static void
find_attributes(PsgGraph *graph)
{
    static const PsgGraphAttribute of_nodes[] = {
        {.name = "name", .fact = PSG_GRAPH_NAME, .is_authors = true},
        {.name = "full", .fact = PSG_GRAPH_FULL, .is_authors = true},
        {.name = "kind", .fact = PSG_GRAPH_KIND},
        {.name = "tier", .fact = PSG_GRAPH_TIER},
        {.name = "groups", .fact = PSG_GRAPH_GROUPS},
        {.name = "talked_of", .fact = PSG_GRAPH_TALKED_OF},
        {.name = "edtf", .fact = PSG_GRAPH_DATES},
        {.name = "url", .fact = PSG_GRAPH_LINK, .is_authors = true},
        {.name = "note", .fact = PSG_GRAPH_NOTE, .is_authors = true},
        {.name = "reference", .fact = PSG_GRAPH_REFERENCE, .is_authors = true},
    };
    static const PsgGraphAttribute of_edges[] = {
        {.name = "weight", .fact = PSG_GRAPH_WEIGHT, .is_number = true},
        {.name = "kind", .fact = PSG_GRAPH_KIND},
        {.name = "edtf", .fact = PSG_GRAPH_DATES},
        {.name = "url", .fact = PSG_GRAPH_LINK, .is_authors = true},
        {.name = "note", .fact = PSG_GRAPH_NOTE, .is_authors = true},
        {.name = "reference", .fact = PSG_GRAPH_REFERENCE, .is_authors = true},
    };
    g_autoptr(GHashTable) names = reserved_names(), edge_names = reserved_names();
    for (size_t i = 0; i < G_N_ELEMENTS(of_nodes); i++) {
        try_attribute(graph, PSG_GRAPH_NODE, names, of_nodes[i]);
    }
    for (size_t i = 0; i < graph->landscape->measure_count; i++) {
        PsgGraphAttribute attribute = {.name = graph->landscape->measures[i].id,
                                       .fact = PSG_GRAPH_MEASURE,
                                       .index = i,
                                       .is_number = true};
        try_attribute(graph, PSG_GRAPH_NODE, names, attribute);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(of_edges); i++) {
        try_attribute(graph, PSG_GRAPH_EDGE, edge_names, of_edges[i]);
    }
    find_properties(graph, PSG_GRAPH_NODE, names);
    find_properties(graph, PSG_GRAPH_EDGE, edge_names);
}

static void
find_times(PsgGraph *graph)
{
    for (size_t i = 0; i < graph->landscape->slice_count; i++) {
        psg_graph_clock_refine(&graph->clock, span_of(&graph->landscape->slices[i].when));
    }
    for (PsgGraphSort sort = PSG_GRAPH_NODE; sort <= PSG_GRAPH_EDGE; sort++) {
        for (size_t i = 0; i < psg_graph_count(graph, sort); i++) {
            const GArray *spans = psg_graph_spans(graph, (PsgGraphThing){sort, i});
            graph->is_dated = graph->is_dated || !psg_graph_is_always(spans);
            graph->has_several_spells = graph->has_several_spells || spans->len > 1;
            for (guint k = 0; k < spans->len; k++) {
                psg_graph_clock_meet(&graph->clock, g_array_index(spans, PsgTimeSpan, k));
            }
        }
    }
}

PsgGraph *
psg_graph_new(const PsgExport *what, PsgStream *out)
{
    const PsgLandscape *landscape = what->landscape;
    PsgGraph *graph = g_new0(PsgGraph, 1);
    *graph = (PsgGraph){.what = what,
                        .out = out,
                        .landscape = landscape,
                        .clock = psg_graph_clock_new(),
                        .texts = g_string_chunk_new(4096),
                        .spans = g_array_new(FALSE, FALSE, sizeof(PsgTimeSpan)),
                        .values = g_array_new(FALSE, FALSE, sizeof(PsgGraphValue)),
                        .pieces = g_array_new(FALSE, FALSE, sizeof(Piece))};
    graph->presence = g_new(guint8, landscape->slice_count * landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->slice_count * landscape->actor_count; i++) {
        graph->presence[i] =
            (guint8)psg_actor_presence(&landscape->actors[i % landscape->actor_count],
                                       &landscape->slices[i / landscape->actor_count]);
    }
    for (PsgGraphSort sort = PSG_GRAPH_NODE; sort <= PSG_GRAPH_EDGE; sort++) {
        graph->attributes[sort] = g_array_new(FALSE, FALSE, sizeof(PsgGraphAttribute));
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        bool is_directed = psg_graph_is_directed(graph, i);
        graph->has_directed = graph->has_directed || is_directed;
        graph->has_undirected = graph->has_undirected || !is_directed;
    }
    find_times(graph);
    find_attributes(graph);
    psg_graph_clock_settle(&graph->clock);
    return graph;
}

void
psg_graph_free(PsgGraph *graph)
{
    g_array_unref(graph->attributes[PSG_GRAPH_NODE]);
    g_array_unref(graph->attributes[PSG_GRAPH_EDGE]);
    g_array_unref(graph->spans);
    g_array_unref(graph->values);
    g_array_unref(graph->pieces);
    g_string_chunk_free(graph->texts);
    g_free(graph->presence);
    g_free(graph);
}
