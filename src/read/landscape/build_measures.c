/* Measures: dated figures of actors, groups, tiers, or of the whole landscape. */
#include "read/form/form.h"
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

#include <math.h>
#include <string.h>

/* What figures are of. */
typedef struct {
    PsgSubjectKind kind;
    size_t index;
} Subject;

/* A figure with the place that it was written at. */
typedef struct {
    PsgMeasurement value;
    PsgSpan span;
} Found;

/* ---- One figure ---- */

static void
read_map(const PsgBuilder *builder, const PsgNode *map, PsgMeasurement *value)
{
    psg_scalar_number(psg_node_lookup(map, "value"), &value->value);
    const char *bound = psg_scalar_string(psg_node_lookup(map, "bound"));
    size_t chosen = psg_form_word(&psg_form_bound, bound);
    if (chosen < psg_form_bound.word_count) {
        value->bound = (PsgBound)(PSG_BOUND_ABOUT + chosen);
    }
    const char *per = psg_scalar_string(psg_node_lookup(map, "per"));
    value->each = per != NULL && strcmp(per, "each") == 0;
    value->text = psg_build_text(builder, psg_node_lookup(map, "text"));
    value->note = psg_build_text(builder, psg_node_lookup(map, "note"));
    value->sources = psg_build_sources(builder, map);
}

static void
add_values(const PsgBuilder *builder, Subject subject, const PsgNode *node, GArray *found)
{
    g_autoptr(GArray) dated = psg_build_dated(node);
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        Found one = {{.subject = subject.kind,
                      .index = subject.index,
                      .when = each->when,
                      .value = (double)NAN},
                     each->key == NULL ? each->value->span : each->key->span};
        if (each->value->kind == PSG_NODE_MAP) {
            read_map(builder, each->value, &one.value);
        } else {
            psg_scalar_number(each->value, &one.value.value);
        }
        if (!isnan(one.value.value) || one.value.text.count > 0) {
            g_array_append_val(found, one);
        }
    }
}

/* ---- All figures of a measure ---- */

static bool
find_subject(const PsgBuilder *builder, const PsgNode *key, Subject *subject)
{
    static const struct {
        PsgThing thing;
        PsgSubjectKind kind;
    } orders[] = {{PSG_THING_ACTOR, PSG_SUBJECT_ACTOR},
                  {PSG_THING_GROUP, PSG_SUBJECT_GROUP},
                  {PSG_THING_TIER, PSG_SUBJECT_TIER}};
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        size_t index = psg_builder_find(builder, orders[i].thing, key->string);
        if (index != PSG_NONE) {
            *subject = (Subject){orders[i].kind, index};
            return true;
        }
    }
    *subject = (Subject){PSG_SUBJECT_ALL, 0};
    return strcmp(key->string, "all") == 0;
}

static void
report_subject(const PsgBuilder *builder, const PsgNode *key)
{
    PsgSuggestion suggestion = psg_suggestion_for(key->string);
    psg_builder_offer(builder, PSG_THING_ACTOR, &suggestion);
    psg_builder_offer(builder, PSG_THING_GROUP, &suggestion);
    psg_builder_offer(builder, PSG_THING_TIER, &suggestion);
    psg_suggestion_offer(&suggestion, "all");
    g_autofree char *hint =
        suggestion.best == NULL
            ? g_strdup("; the whole landscape is \"all\"")
            : g_strdup_printf(" (did you mean \"%s\"?)", suggestion.best);
    psg_diagnostics_error(builder->list, "unknown-id", key->span,
                          "\"%s\" is no actor, group or tier%s", key->string, hint);
}

static void
add_values_of(const PsgBuilder *builder, const PsgNode *of, GArray *found)
{
    size_t count = of == NULL || of->kind != PSG_NODE_MAP ? 0 : of->count;
    for (size_t i = 0; i < count; i++) {
        Subject subject;
        const PsgNode *key = of->pairs[i].key;
        if (find_subject(builder, key, &subject)) {
            add_values(builder, subject, of->pairs[i].value, found);
        } else {
            report_subject(builder, key);
        }
    }
}

static void
add_figures_of_tiers(const PsgBuilder *builder, GArray *found)
{
    for (size_t i = 0; i < psg_builder_count(builder, PSG_THING_TIER); i++) {
        const PsgNode *tier = psg_builder_entry(builder, PSG_THING_TIER, i)->value;
        const PsgNode *figures = psg_node_lookup(tier, "figures");
        guint first = found->len;
        add_values(builder, (Subject){PSG_SUBJECT_TIER, i}, figures, found);
        for (guint j = first; j < found->len; j++) {
            g_array_index(found, Found, j).value.is_of_tier = true;
        }
    }
}

static int
compare(int a, int b)
{
    return (a > b) - (a < b);
}

static int
compare_found(const void *left, const void *right)
{
    const PsgMeasurement *a = &((const Found *)left)->value;
    const PsgMeasurement *b = &((const Found *)right)->value;
    if (a->subject != b->subject) {
        return a->subject < b->subject ? -1 : 1;
    }
    if (a->index != b->index) {
        return a->index < b->index ? -1 : 1;
    }
    int order = compare(psg_interval_first(&a->when), psg_interval_first(&b->when));
    return order != 0 ? order
                      : compare(psg_interval_last(&a->when), psg_interval_last(&b->when));
}

/* Two figures of the same thing that are meant alike, at the same time: which one
 * holds? */
static void
doubt_twice(const PsgBuilder *builder, const Found *first, const Found *second)
{
    const PsgMeasurement *a = &first->value, *b = &second->value;
    if (a->subject == b->subject && a->index == b->index && a->each == b->each &&
        psg_interval_first(&a->when) == psg_interval_first(&b->when) &&
        psg_interval_last(&a->when) == psg_interval_last(&b->when)) {
        psg_diagnostics_warning(builder->list, "two-figures", second->span,
                                "a second figure for the same time");
        psg_diagnostics_also(builder->list, first->span, "the first stands here");
    }
}

static PsgMeasure
build_measure(const PsgBuilder *builder, const PsgEntry *entry, bool is_of_pyramid)
{
    const PsgNode *map = entry->value;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    add_values_of(builder, psg_node_lookup(map, "of"), found);
    if (is_of_pyramid) {
        add_figures_of_tiers(builder, found);
    }
    g_array_sort(found, compare_found);
    PsgMeasurement *values = psg_arena_alloc(builder->arena, found->len * sizeof *values);
    for (guint i = 0; i < found->len; i++) {
        const Found *each = &g_array_index(found, Found, i);
        values[i] = each->value;
        if (i > 0) {
            doubt_twice(builder, each - 1, each);
        }
    }
    return (PsgMeasure){
        .id = entry->id,
        .label = psg_build_text_or(builder, psg_node_lookup(map, "label"), entry->id),
        .unit = psg_build_text(builder, psg_node_lookup(map, "unit")),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .values = values,
        .value_count = found->len,
        .sources = psg_build_sources(builder, map),
    };
}

/* An event could not carry it: the key means something else there. */
static void
doubt_name(const PsgBuilder *builder, const PsgEntry *entry)
{
    if (psg_form_field(&psg_form_event, entry->id) != NULL) {
        psg_diagnostics_warning(
            builder->list, "hidden-measure", entry->key->span,
            "no event can carry the measure \"%s\", since the key has "
            "another meaning there: give it another id",
            entry->id);
    }
}

void
psg_build_measures(PsgBuilder *builder)
{
    PsgLandscape *landscape = builder->landscape;
    const PsgNode *pyramid = psg_node_lookup(builder->root, "pyramid");
    landscape->pyramid_measure = psg_builder_refer(builder, PSG_THING_MEASURE,
                                                   psg_node_lookup(pyramid, "measure"));
    size_t count = psg_builder_count(builder, PSG_THING_MEASURE);
    PsgMeasure *measures = psg_arena_alloc(builder->arena, count * sizeof *measures);
    for (size_t i = 0; i < count; i++) {
        const PsgEntry *entry = psg_builder_entry(builder, PSG_THING_MEASURE, i);
        measures[i] = build_measure(builder, entry, i == landscape->pyramid_measure);
        doubt_name(builder, entry);
    }
    landscape->measures = measures;
    landscape->measure_count = count;
}
