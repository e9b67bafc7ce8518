/* The landscape as JSON: lists in the landscape's order, nothing left out. */
#include "model/presence.h"
#include "model/succession.h"
#include "write/exporter.h"
#include "write/facts.h"
#include "write/json.h"

#include <string.h>

typedef struct {
    PsgJson *json;
    PsgStream *out;
    const PsgLandscape *landscape;
    const char *begin, *end; /* names of the first and last day of a life */
    PsgFactWriter facts;
} Writer;

/* ---- Facts ---- */

/* The name of a member, as programs like it: "talked_of" for "talked-of". */
static const char *
member(const char *name)
{
    static const struct {
        const char *name, *member;
    } others[] = {{"source", "sources"}, {"talked-of", "talked_of"}};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strcmp(others[i].name, name) == 0) {
            return others[i].member;
        }
    }
    return name;
}

static void
add_string(gpointer out, const char *name, const char *value, const char *otherwise)
{
    (void)otherwise;
    psg_json_string(((Writer *)out)->json, member(name), value);
}

static void
add_strings(gpointer out, const char *name, const char *const *values, size_t count)
{
    PsgJson *json = ((Writer *)out)->json;
    psg_json_begin_list(json, name);
    for (size_t i = 0; i < count; i++) {
        psg_json_string(json, NULL, values[i]);
    }
    psg_json_end_list(json);
}

static void
add_text(gpointer out, const char *name, const PsgText *text, const char *otherwise)
{
    (void)otherwise;
    psg_json_text(((Writer *)out)->json, name, text);
}

static void
add_texts(gpointer out, const char *name, const PsgText *texts, size_t count)
{
    PsgJson *json = ((Writer *)out)->json;
    psg_json_begin_list(json, name);
    for (size_t i = 0; i < count; i++) {
        psg_json_text(json, NULL, &texts[i]);
    }
    psg_json_end_list(json);
}

/* A value over time: its first and last day, its date as written; the value follows. */
static void
begin_dated(PsgJson *json, const PsgInterval *when)
{
    psg_json_begin_object(json, NULL);
    psg_json_days(json, "from", "to", when);
    psg_json_when(json, "when", when);
}

/* The latest one, and a list of all. */
static void
add_dated_texts(gpointer out, const PsgDatedName *name, const PsgDatedTexts *texts,
                const char *otherwise)
{
    PsgJson *json = ((Writer *)out)->json;
    PsgInterval always = psg_interval_always();
    (void)otherwise;
    psg_json_text(json, name->key, psg_dated_text_at(texts, &always));
    psg_json_begin_list(json, name->list);
    for (size_t i = 0; i < texts->count; i++) {
        begin_dated(json, &texts->items[i].when);
        psg_json_text(json, name->item, &texts->items[i].text);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
}

static void
add_dated_list(const Writer *writer, const PsgDatedName *name,
               const PsgDatedIndexes *values, PsgIdOf id_of)
{
    psg_json_begin_list(writer->json, name->list);
    for (size_t i = 0; i < values->count; i++) {
        begin_dated(writer->json, &values->items[i].when);
        psg_json_string(writer->json, name->item,
                        id_of(writer->landscape, values->items[i].index));
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static void
add_dated_id(gpointer out, const PsgDatedName *name, const PsgDatedIndexes *values,
             PsgIdOf id_of)
{
    const Writer *writer = out;
    PsgInterval always = psg_interval_always();
    size_t latest = psg_dated_index_at(values, &always);
    psg_json_string(writer->json, name->key, id_of(writer->landscape, latest));
    add_dated_list(writer, name, values, id_of);
}

/* The moment at which the last of them ends. */
static PsgInterval
last_moment(const PsgDatedIndexes *values)
{
    PsgInterval moment = psg_interval_always();
    PsgTime last = PSG_TIME_FIRST;
    for (size_t i = 0; i < values->count; i++) {
        last = MAX(last, psg_interval_last(&values->items[i].when));
    }
    moment.from.first = moment.from.last = moment.to.first = moment.to.last = last;
    return moment;
}

static void
add_dated_ids(gpointer out, const PsgDatedName *name, const PsgDatedIndexes *values,
              PsgIdOf id_of)
{
    const Writer *writer = out;
    PsgInterval latest = last_moment(values);
    PsgHolding holding = psg_dated_index_holding(values, &latest);
    psg_json_begin_list(writer->json, name->key);
    for (size_t i = 0; i < values->count; i++) {
        if (psg_holding_has(&holding, i)) {
            psg_json_string(writer->json, NULL,
                            id_of(writer->landscape, values->items[i].index));
        }
    }
    psg_json_end_list(writer->json);
    add_dated_list(writer, name, values, id_of);
}

static void
add_ids(gpointer out, const char *name, const PsgIndexes *indexes, PsgIdOf id_of)
{
    const Writer *writer = out;
    psg_json_begin_list(writer->json, member(name));
    for (size_t i = 0; i < indexes->count; i++) {
        psg_json_string(writer->json, NULL, id_of(writer->landscape, indexes->items[i]));
    }
    psg_json_end_list(writer->json);
}

/* The ids, and a list of all that is known of each. */
static void
add_successions(gpointer out, const char *name, const PsgSuccessions *list)
{
    const Writer *writer = out;
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < list->count; i++) {
        psg_json_string(writer->json, NULL,
                        psg_actor_id(writer->landscape, list->items[i].actor));
    }
    psg_json_end_list(writer->json);
    psg_json_begin_list(writer->json, "successions");
    for (size_t i = 0; i < list->count; i++) {
        const PsgSuccession *item = &list->items[i];
        bool is_known = item->at.kind == PSG_END_KNOWN;
        g_autofree char *at = is_known ? psg_date_edtf(&item->at) : NULL;
        psg_json_begin_object(writer->json, NULL);
        psg_json_string(writer->json, "succeeds",
                        psg_actor_id(writer->landscape, item->actor));
        psg_json_string(writer->json, "what", psg_succession_word(item->what));
        psg_json_string(writer->json, "at", at);
        psg_facts_of_succession(&writer->facts, item);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static void
add_spells(gpointer out, const PsgSpells *spells, const PsgInterval *life)
{
    const Writer *writer = out;
    psg_json_days(writer->json, writer->begin, writer->end, life);
    psg_json_begin_list(writer->json, "spells");
    for (size_t i = 0; i < spells->count; i++) {
        PsgInterval seen = psg_spell_drawn(writer->landscape, &spells->items[i]);
        psg_json_begin_object(writer->json, NULL);
        psg_json_days(writer->json, "from", "to", &seen);
        psg_json_when(writer->json, "when", &spells->items[i]);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static void
add_period(gpointer out, const char *name, const PsgInterval *interval,
           const char *otherwise)
{
    PsgJson *json = ((Writer *)out)->json;
    (void)otherwise;
    psg_json_days(json, "from", "to", interval);
    psg_json_when(json, name, interval);
}

static void
add_date(gpointer out, const char *name, const PsgInterval *interval)
{
    psg_json_when(((Writer *)out)->json, member(name), interval);
}

static void
add_values(gpointer out, const PsgEventValue *values, size_t count)
{
    const Writer *writer = out;
    psg_json_begin_object(writer->json, "values");
    for (size_t i = 0; i < count; i++) {
        psg_json_number(writer->json,
                        psg_measure_id(writer->landscape, values[i].measure),
                        values[i].value);
    }
    psg_json_end_object(writer->json);
}

static void
add_number(gpointer out, const char *name, double value, double otherwise)
{
    (void)otherwise;
    psg_json_number(((Writer *)out)->json, name, value);
}

/* As of ids: the latest one, and all of them. */
static void
add_dated_numbers(gpointer out, const PsgDatedName *name, const PsgDatedNumbers *numbers,
                  double otherwise)
{
    PsgJson *json = ((Writer *)out)->json;
    PsgInterval always = psg_interval_always();
    psg_json_number(json, name->key, psg_dated_number_at(numbers, &always, otherwise));
    psg_json_begin_list(json, name->list);
    for (size_t i = 0; i < numbers->count; i++) {
        begin_dated(json, &numbers->items[i].when);
        psg_json_number(json, name->item, numbers->items[i].number);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
}

static void
add_boolean(gpointer out, const char *name, bool value)
{
    psg_json_boolean(((Writer *)out)->json, member(name), value);
}

static void
add_only(gpointer out, const char *name, const PsgOnly *only)
{
    PsgJson *json = ((Writer *)out)->json;
    psg_json_begin_object(json, name);
    add_ids(out, "kind", &only->kinds, psg_kind_id);
    add_ids(out, "group", &only->groups, psg_group_id);
    add_ids(out, "tier", &only->tiers, psg_tier_id);
    for (size_t i = 0; i < only->property_count; i++) {
        add_strings(out, only->properties[i].name, only->properties[i].values,
                    only->properties[i].count);
    }
    psg_json_end_object(json);
}

/* A list, since it has an order: the latest value, and all of them. */
static void
add_properties(gpointer out, const PsgProperties *properties)
{
    PsgJson *json = ((Writer *)out)->json;
    PsgInterval always = psg_interval_always();
    psg_json_begin_list(json, "properties");
    for (size_t i = 0; i < properties->count; i++) {
        const PsgProperty *property = &properties->items[i];
        const PsgDatedTexts *values = &property->values;
        psg_json_begin_object(json, NULL);
        psg_json_string(json, "name", property->name);
        psg_json_property_value(json, "value", property,
                                psg_dated_text_at(values, &always));
        psg_json_begin_list(json, "values");
        for (size_t k = 0; k < values->count; k++) {
            begin_dated(json, &values->items[k].when);
            psg_json_property_value(json, "value", property, &values->items[k].text);
            psg_json_end_object(json);
        }
        psg_json_end_list(json);
        psg_json_end_object(json);
    }
    psg_json_end_list(json);
}

static const PsgFactCalls calls = {
    .string = add_string,
    .strings = add_strings,
    .text = add_text,
    .texts = add_texts,
    .dated_texts = add_dated_texts,
    .dated_id = add_dated_id,
    .dated_ids = add_dated_ids,
    .ids = add_ids,
    .only = add_only,
    .successions = add_successions,
    .spells = add_spells,
    .period = add_period,
    .date = add_date,
    .values = add_values,
    .dated_numbers = add_dated_numbers,
    .number = add_number,
    .boolean = add_boolean,
    .properties = add_properties,
};

/* ---- Things ---- */

typedef void (*AddThing)(Writer *writer, size_t index);

/* "name": [ … ] of so many things; no more of them once they are lost. */
static void
add_things(Writer *writer, const char *name, size_t count, AddThing add)
{
    writer->begin = "from";
    writer->end = "to";
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < count && !psg_stream_is_broken(writer->out); i++) {
        psg_json_begin_object(writer->json, NULL);
        add(writer, i);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

static void
add_slice(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_slice_id(writer->landscape, index));
    psg_facts_of_slice(&writer->facts, &writer->landscape->slices[index]);
    /* as it was called until it was called "projected" */
    psg_json_boolean(writer->json, "question",
                     writer->landscape->slices[index].is_projected);
}

static void
add_kind(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_kind_id(writer->landscape, index));
    psg_facts_of_kind(&writer->facts, &writer->landscape->kinds[index]);
}

static void
add_relation_kind(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_relation_kind_id(writer->landscape, index));
    psg_facts_of_kind(&writer->facts, &writer->landscape->relation_kinds[index]);
}

static void
add_event_kind(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_event_kind_id(writer->landscape, index));
    psg_facts_of_kind(&writer->facts, &writer->landscape->event_kinds[index]);
}

static void
add_group(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_group_id(writer->landscape, index));
    psg_facts_of_group(&writer->facts, &writer->landscape->groups[index]);
}

static void
add_actor(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_actor_id(writer->landscape, index));
    psg_facts_of_actor(&writer->facts, &writer->landscape->actors[index]);
}

static void
add_relation(Writer *writer, size_t index)
{
    const PsgRelation *relation = &writer->landscape->relations[index];
    writer->begin = "since"; /* from and to are its ends */
    writer->end = "until";
    psg_json_string(writer->json, "from",
                    psg_actor_id(writer->landscape, relation->from));
    psg_json_string(writer->json, "to", psg_actor_id(writer->landscape, relation->to));
    psg_facts_of_relation(&writer->facts, relation);
}

static void
add_event(Writer *writer, size_t index)
{
    psg_facts_of_event(&writer->facts, &writer->landscape->events[index]);
}

/* Of which sort its subject is, since a tier may be called as an actor is. */
static void
add_measurement(Writer *writer, const PsgMeasurement *value)
{
    psg_json_begin_object(writer->json, NULL);
    psg_json_string(writer->json, "of",
                    psg_measurement_subject(writer->landscape, value));
    psg_json_string(writer->json, "subject", psg_measurement_subject_sort(value));
    add_period(writer, "when", &value->when, NULL);
    psg_facts_of_measurement(&writer->facts, value);
    psg_json_end_object(writer->json);
}

static void
add_measure(Writer *writer, size_t index)
{
    const PsgMeasure *measure = &writer->landscape->measures[index];
    psg_json_string(writer->json, "id", measure->id);
    psg_facts_of_measure(&writer->facts, measure);
    psg_json_begin_list(writer->json, "values");
    for (size_t i = 0; i < measure->value_count; i++) {
        add_measurement(writer, &measure->values[i]);
    }
    psg_json_end_list(writer->json);
}

static void
add_tier(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_tier_id(writer->landscape, index));
    psg_facts_of_tier(&writer->facts, &writer->landscape->tiers[index]);
}

static void
add_source(Writer *writer, size_t index)
{
    psg_json_string(writer->json, "id", psg_source_id(writer->landscape, index));
    psg_facts_of_source(&writer->facts, &writer->landscape->sources[index]);
}

static void
add_pin(Writer *writer, size_t index)
{
    const PsgPin *pin = &writer->landscape->pins[index];
    psg_json_string(writer->json, "actor", psg_actor_id(writer->landscape, pin->actor));
    psg_json_number(writer->json, "x", pin->x);
    psg_json_number(writer->json, "y", pin->y);
}

static void
add_figure(Writer *writer, size_t index)
{
    psg_facts_of_figure(&writer->facts, &writer->landscape->figures[index]);
}

/* ---- The whole ---- */

static void
add_pyramid(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    psg_json_begin_object(writer->json, "pyramid");
    psg_json_text(writer->json, "title", &landscape->pyramid_title);
    psg_json_string(writer->json, "measure",
                    psg_measure_id(landscape, landscape->pyramid_measure));
    psg_json_end_object(writer->json);
}

static void
add_layout(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    psg_json_begin_object(writer->json, "layout");
    psg_json_number(writer->json, "stability", landscape->stability);
    psg_json_string(writer->json, "align", psg_align_word(landscape->align));
    psg_json_string(writer->json, "form", psg_network_form_words[landscape->form]);
    add_things(writer, "pins", landscape->pin_count, add_pin);
    psg_json_end_object(writer->json);
}

void
psg_json_measurement(PsgJson *json, const PsgLandscape *landscape,
                     const PsgMeasurement *value)
{
    Writer writer = {
        .json = json, .landscape = landscape, .facts = {&calls, &writer, landscape}};
    add_measurement(&writer, value);
}

bool
psg_export_json(const PsgExport *what, PsgStream *out, GError **error)
{
    const PsgLandscape *landscape = what->landscape;
    Writer writer = {.json = psg_json_new(out),
                     .out = out,
                     .landscape = landscape,
                     .facts = {&calls, &writer, landscape}};
    (void)error;
    psg_json_begin_object(writer.json, NULL);
    psg_json_text(writer.json, "title", &landscape->title);
    psg_json_string(writer.json, "language", landscape->language);
    psg_json_text(writer.json, "note", &landscape->note);
    psg_json_begin_object(writer.json, "observed");
    add_period(&writer, "when", landscape->has_observed ? &landscape->observed : NULL,
               NULL);
    psg_json_end_object(writer.json);
    add_things(&writer, "slices", landscape->slice_count, add_slice);
    add_things(&writer, "kinds", landscape->kind_count, add_kind);
    add_things(&writer, "relation_kinds", landscape->relation_kind_count,
               add_relation_kind);
    add_things(&writer, "event_kinds", landscape->event_kind_count, add_event_kind);
    add_things(&writer, "groups", landscape->group_count, add_group);
    add_things(&writer, "actors", landscape->actor_count, add_actor);
    add_things(&writer, "relations", landscape->relation_count, add_relation);
    add_things(&writer, "events", landscape->event_count, add_event);
    add_things(&writer, "measures", landscape->measure_count, add_measure);
    add_pyramid(&writer);
    add_things(&writer, "tiers", landscape->tier_count, add_tier);
    add_layout(&writer);
    add_things(&writer, "figures", landscape->figure_count, add_figure);
    add_things(&writer, "sources", landscape->source_count, add_source);
    psg_json_end_object(writer.json);
    psg_json_free(writer.json);
    return true;
}
