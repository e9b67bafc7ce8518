/* Measures: dated values of actors, groups, tiers, or of the whole landscape. */
#include "read/form/form.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

#include <math.h>
#include <string.h>

/* ---- One value ---- */

static void
read_map(const PsgReader *reader, const PsgNode *map, PsgMeasurement *value)
{
    psg_scalar_number(psg_node_lookup(map, "value"), &value->value);
    const char *bound = psg_scalar_string(psg_node_lookup(map, "bound"));
    size_t chosen = psg_form_word(&psg_form_bound, bound);
    if (chosen < psg_form_bound.word_count) {
        value->bound = (PsgBound)(PSG_BOUND_ABOUT + chosen);
    }
    const char *per = psg_scalar_string(psg_node_lookup(map, "per"));
    value->each = per != NULL && strcmp(per, "each") == 0;
    value->text = psg_read_text(reader, psg_node_lookup(map, "text"));
    value->note = psg_read_text(reader, psg_node_lookup(map, "note"));
    value->sources = psg_read_sources(reader, map);
}

/* subject: what the values are of, as the value has it. */
static void
add_values(const PsgReader *reader, size_t measure, const PsgMeasurement *subject,
           const PsgNode *node)
{
    g_autoptr(GArray) dated = psg_read_dated(node);
    for (guint i = 0; i < dated->len; i++) {
        const PsgDatedNode *each = &g_array_index(dated, PsgDatedNode, i);
        PsgMeasurement value = *subject;
        value.when = each->when;
        value.value = (double)NAN;
        if (each->value->kind == PSG_NODE_MAP) {
            read_map(reader, each->value, &value);
        } else {
            psg_scalar_number(each->value, &value.value);
        }
        if (!isnan(value.value) || value.text.count > 0) {
            psg_builder_add_value(reader->builder, measure, &value,
                                  each->key == NULL ? each->value->span
                                                    : each->key->span);
        }
    }
}

/* ---- All values of a measure ---- */

static PsgAxisScale
read_scale(const PsgNode *node)
{
    size_t chosen = psg_form_word(&psg_form_scale, psg_scalar_string(node));
    return chosen < psg_form_scale.word_count ? (PsgAxisScale)(PSG_AXIS_LINEAR + chosen)
                                              : PSG_AXIS_AUTO;
}

static bool
find_subject(const PsgReader *reader, const PsgNode *key, PsgMeasurement *value)
{
    static const struct {
        PsgThing thing;
        PsgSubjectKind kind;
    } orders[] = {{PSG_THING_ACTOR, PSG_SUBJECT_ACTOR},
                  {PSG_THING_GROUP, PSG_SUBJECT_GROUP},
                  {PSG_THING_TIER, PSG_SUBJECT_TIER}};
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        size_t index = psg_builder_find(reader->builder, orders[i].thing, key->string);
        if (index != PSG_NONE) {
            *value = (PsgMeasurement){.subject = orders[i].kind, .index = index};
            return true;
        }
    }
    *value = (PsgMeasurement){.subject = PSG_SUBJECT_ALL};
    return strcmp(key->string, "all") == 0;
}

static void
report_subject(const PsgReader *reader, const PsgNode *key)
{
    PsgSuggestion suggestion = psg_suggestion_for(key->string);
    psg_builder_offer(reader->builder, PSG_THING_ACTOR, &suggestion);
    psg_builder_offer(reader->builder, PSG_THING_GROUP, &suggestion);
    psg_builder_offer(reader->builder, PSG_THING_TIER, &suggestion);
    psg_suggestion_offer(&suggestion, "all");
    g_autofree char *hint =
        suggestion.best == NULL
            ? g_strdup("; the whole landscape is \"all\"")
            : g_strdup_printf(" (did you mean \"%s\"?)", suggestion.best);
    psg_diagnostics_error(reader->list, "unknown-id", key->span,
                          "\"%s\" is no actor, group or tier%s", key->string, hint);
    if (suggestion.best != NULL) {
        psg_diagnostics_replace(reader->list, key->string, suggestion.best);
    }
}

static void
add_values_of(const PsgReader *reader, size_t measure, const PsgNode *of)
{
    size_t count = of == NULL || of->kind != PSG_NODE_MAP ? 0 : of->count;
    for (size_t i = 0; i < count; i++) {
        PsgMeasurement subject;
        const PsgNode *key = of->pairs[i].key;
        if (find_subject(reader, key, &subject)) {
            add_values(reader, measure, &subject, of->pairs[i].value);
        } else {
            report_subject(reader, key);
        }
    }
}

static void
add_figures_of_tiers(const PsgReader *reader)
{
    size_t measure = reader->landscape->pyramid_measure;
    size_t count = psg_builder_count(reader->builder, PSG_THING_TIER);
    for (size_t i = 0; measure != PSG_NONE && i < count; i++) {
        const PsgNode *tier = psg_reader_node(reader, PSG_THING_TIER, i);
        PsgMeasurement subject = {
            .subject = PSG_SUBJECT_TIER, .index = i, .is_of_tier = true};
        add_values(reader, measure, &subject, psg_node_lookup(tier, "figures"));
    }
}

/* An event could not carry it: the key means something else there. */
static void
doubt_name(const PsgReader *reader, size_t place)
{
    const char *id = psg_builder_id(reader->builder, PSG_THING_MEASURE, place);
    if (psg_form_field(&psg_form_event, id) != NULL) {
        psg_diagnostics_warning(
            reader->list, "hidden-measure",
            psg_builder_span(reader->builder, PSG_THING_MEASURE, place),
            "no event can carry the measure \"%s\", since the key has "
            "another meaning there: give it another id",
            id);
    }
}

void
psg_read_measures(PsgReader *reader)
{
    for (size_t i = 0; i < psg_builder_count(reader->builder, PSG_THING_MEASURE); i++) {
        PsgMeasure *measure = psg_builder_thing(reader->builder, PSG_THING_MEASURE, i);
        const PsgNode *map = psg_reader_node(reader, PSG_THING_MEASURE, i);
        measure->label = psg_read_text(reader, psg_node_lookup(map, "label"));
        measure->unit = psg_read_text(reader, psg_node_lookup(map, "unit"));
        measure->scale = read_scale(psg_node_lookup(map, "scale"));
        measure->note = psg_read_text(reader, psg_node_lookup(map, "note"));
        measure->sources = psg_read_sources(reader, map);
        add_values_of(reader, i, psg_node_lookup(map, "of"));
        doubt_name(reader, i);
    }
    add_figures_of_tiers(reader);
}
