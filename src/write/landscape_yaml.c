/* The landscape as YAML: what its author would go on with. Things stand in the author's
 * order, what is meant if nothing is said is left out, and small things are on a line. */
#include "base/compare.h"
#include "base/edtf.h"
#include "base/number.h"
#include "write/exporter.h"
#include "write/facts.h"
#include "write/yaml.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FEWEST_OF_RANGE = 3
}; /* slices that are written a..b; two are as short in a list */

typedef struct {
    PsgYamlWriter *yaml;
    PsgStream *out;
    const PsgLandscape *landscape;
    PsgFactWriter facts;
    const PsgExportDraft *draft; /* NULL: as its author has it */
} Writer;

/* ---- Values ---- */

static void
write_date(PsgYamlWriter *yaml, const PsgInterval *interval)
{
    g_autofree char *edtf = psg_interval_edtf(interval);
    psg_yaml_value(yaml, edtf);
}

static void
write_number(PsgYamlWriter *yaml, double number)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    psg_number_append_exact(digits, number);
    psg_yaml_value(yaml, digits->str);
}

/* Dates that are ids stand without quotes, as everybody writes them. */
static void
write_id(PsgYamlWriter *yaml, const char *id)
{
    PsgInterval interval;
    bool is_date = psg_edtf_parse(id, &interval, NULL);
    (is_date ? psg_yaml_value : psg_yaml_text)(yaml, id);
}

static bool
is_in_own_language(const Writer *writer, const PsgText *text)
{
    return text->count == 1 &&
           strcmp(text->items[0].language, writer->landscape->language) == 0;
}

static void
write_text(const Writer *writer, const PsgText *text)
{
    if (is_in_own_language(writer, text)) {
        psg_yaml_text(writer->yaml, text->items[0].string);
        return;
    }
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < text->count; i++) {
        psg_yaml_pair(writer->yaml, text->items[i].language, text->items[i].string);
    }
    psg_yaml_end_map(writer->yaml);
}

/* The text says nothing, or no more than what stands in its place if it is left out. */
static bool
is_idle(const Writer *writer, const PsgText *text, const char *otherwise)
{
    return text->count == 0 || (otherwise != NULL && is_in_own_language(writer, text) &&
                                strcmp(text->items[0].string, otherwise) == 0);
}

static bool
is_always(const PsgInterval *interval)
{
    return interval->from.kind == PSG_END_OPEN && interval->to.kind == PSG_END_OPEN;
}

/* ---- Facts ---- */

static void
tell_string(gpointer out, const char *name, const char *value, const char *otherwise)
{
    if (value != NULL && g_strcmp0(value, otherwise) != 0) {
        psg_yaml_pair(((Writer *)out)->yaml, name, value);
    }
}

static void
tell_strings(gpointer out, const char *name, const char *const *values, size_t count)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    if (count == 0) {
        return;
    }
    psg_yaml_text(yaml, name);
    if (count > 1) {
        psg_yaml_list(yaml, PSG_YAML_FIT);
    }
    for (size_t i = 0; i < count; i++) {
        psg_yaml_text(yaml, values[i]);
    }
    if (count > 1) {
        psg_yaml_end_list(yaml);
    }
}

static void
tell_text(gpointer out, const char *name, const PsgText *text, const char *otherwise)
{
    const Writer *writer = out;
    if (!is_idle(writer, text, otherwise)) {
        psg_yaml_text(writer->yaml, name);
        write_text(writer, text);
    }
}

static void
tell_texts(gpointer out, const char *name, const PsgText *texts, size_t count)
{
    const Writer *writer = out;
    if (count <= 1) {
        tell_text(out, name, count == 0 ? &(PsgText){NULL, 0} : &texts[0], NULL);
        return;
    }
    psg_yaml_text(writer->yaml, name);
    psg_yaml_list(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < count; i++) {
        write_text(writer, &texts[i]);
    }
    psg_yaml_end_list(writer->yaml);
}

static void
tell_dated_texts(gpointer out, const PsgDatedName *name, const PsgDatedTexts *texts,
                 const char *otherwise)
{
    const Writer *writer = out;
    if (texts->count == 1 && is_always(&texts->items[0].when)) {
        tell_text(out, name->key, &texts->items[0].text, otherwise);
    } else if (texts->count > 0) {
        psg_yaml_text(writer->yaml, name->key);
        psg_yaml_map(writer->yaml, PSG_YAML_FIT);
        for (size_t i = 0; i < texts->count; i++) {
            write_date(writer->yaml, &texts->items[i].when);
            write_text(writer, &texts->items[i].text);
        }
        psg_yaml_end_map(writer->yaml);
    }
}

/* One as it is, several as a list, and none as an empty one. */
static void
write_run(const Writer *writer, const PsgDatedIndex *items, size_t count, PsgIdOf id_of)
{
    bool is_list = count > 1 || items[0].index == PSG_NONE;
    if (is_list) {
        psg_yaml_list(writer->yaml, PSG_YAML_FLOW);
    }
    for (size_t i = 0; i < count; i++) {
        if (items[i].index != PSG_NONE) {
            psg_yaml_text(writer->yaml, id_of(writer->landscape, items[i].index));
        }
    }
    if (is_list) {
        psg_yaml_end_list(writer->yaml);
    }
}

/* How many values from the first on hold at the same time, as it was written. */
static size_t
count_run(const PsgDatedIndex *items, size_t count)
{
    g_autofree char *first = psg_interval_edtf(&items[0].when);
    size_t run = 1;
    for (; run < count; run++) {
        g_autofree char *other = psg_interval_edtf(&items[run].when);
        if (strcmp(first, other) != 0) {
            break;
        }
    }
    return run;
}

static void
tell_dated_ids(gpointer out, const PsgDatedName *name, const PsgDatedIndexes *values,
               PsgIdOf id_of)
{
    const Writer *writer = out;
    if (values->count == 0) {
        return;
    }
    psg_yaml_text(writer->yaml, name->key);
    bool is_some = values->items[0].index != PSG_NONE;
    if (is_some && is_always(&values->items[0].when) &&
        count_run(values->items, values->count) == values->count) {
        write_run(writer, values->items, values->count, id_of);
        return;
    }
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < values->count;) {
        size_t run = count_run(values->items + i, values->count - i);
        write_date(writer->yaml, &values->items[i].when);
        write_run(writer, values->items + i, run, id_of);
        i += run;
    }
    psg_yaml_end_map(writer->yaml);
}

/* Slices that follow each other are a range. */
static size_t
count_range(const PsgIndexes *indexes, size_t first)
{
    size_t count = 1;
    while (first + count < indexes->count &&
           indexes->items[first + count] == indexes->items[first] + count) {
        count++;
    }
    return count < FEWEST_OF_RANGE ? 1 : count;
}

static void
write_ids(const Writer *writer, const PsgIndexes *indexes, PsgIdOf id_of)
{
    for (size_t i = 0; i < indexes->count;) {
        const char *first = id_of(writer->landscape, indexes->items[i]);
        size_t range = id_of == psg_slice_id ? count_range(indexes, i) : 1;
        if (range == 1) {
            (id_of == psg_slice_id ? write_id : psg_yaml_text)(writer->yaml, first);
        } else {
            size_t last = indexes->items[i + range - 1];
            g_autofree char *text =
                g_strconcat(first, "..", id_of(writer->landscape, last), NULL);
            psg_yaml_value(writer->yaml, text);
        }
        i += range;
    }
}

static void
tell_ids(gpointer out, const char *name, const PsgIndexes *indexes, PsgIdOf id_of)
{
    const Writer *writer = out;
    if (indexes->count == 0) {
        return;
    }
    bool is_range = id_of == psg_slice_id && count_range(indexes, 0) == indexes->count;
    bool is_list = indexes->count > 1 && !is_range;
    psg_yaml_text(writer->yaml, name);
    if (is_list) {
        psg_yaml_list(writer->yaml, PSG_YAML_FLOW);
    }
    write_ids(writer, indexes, id_of);
    if (is_list) {
        psg_yaml_end_list(writer->yaml);
    }
}

static bool
is_plain(const PsgSuccession *item)
{
    return !item->has_when && item->note.count == 0 && item->sources.count == 0;
}

static void
write_succession(const Writer *writer, const PsgSuccession *item)
{
    psg_yaml_text(writer->yaml, psg_actor_id(writer->landscape, item->actor));
    if (item->has_when && item->note.count == 0 && item->sources.count == 0) {
        write_date(writer->yaml, &item->when);
        return;
    }
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    psg_facts_of_succession(&writer->facts, item);
    psg_yaml_end_map(writer->yaml);
}

/* Ids, as long as nothing is said of any of them. */
static void
tell_successions(gpointer out, const char *name, const PsgSuccessions *list)
{
    const Writer *writer = out;
    bool is_all_plain = true;
    for (size_t i = 0; i < list->count; i++) {
        is_all_plain = is_all_plain && is_plain(&list->items[i]);
    }
    if (is_all_plain) {
        g_autofree size_t *items = g_new(size_t, list->count + 1);
        for (size_t i = 0; i < list->count; i++) {
            items[i] = list->items[i].actor;
        }
        tell_ids(out, name, &(PsgIndexes){items, list->count}, psg_actor_id);
        return;
    }
    psg_yaml_text(writer->yaml, name);
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < list->count; i++) {
        write_succession(writer, &list->items[i]);
    }
    psg_yaml_end_map(writer->yaml);
}

static void
tell_spells(gpointer out, const PsgSpells *spells, const PsgInterval *life)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    (void)life;
    if (spells->count == 0) {
        return;
    }
    psg_yaml_text(yaml, "when");
    if (spells->count > 1) {
        psg_yaml_list(yaml, PSG_YAML_FLOW);
    }
    for (size_t i = 0; i < spells->count; i++) {
        write_date(yaml, &spells->items[i]);
    }
    if (spells->count > 1) {
        psg_yaml_end_list(yaml);
    }
}

static void
tell_date(gpointer out, const char *name, const PsgInterval *interval)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    if (interval != NULL) {
        psg_yaml_text(yaml, name);
        write_date(yaml, interval);
    }
}

static void
tell_period(gpointer out, const char *name, const PsgInterval *interval,
            const char *otherwise)
{
    g_autofree char *edtf = interval == NULL ? NULL : psg_interval_edtf(interval);
    if (g_strcmp0(edtf, otherwise) != 0) {
        tell_date(out, name, interval);
    }
}

static void
tell_values(gpointer out, const PsgEventValue *values, size_t count)
{
    const Writer *writer = out;
    for (size_t i = 0; i < count; i++) {
        psg_yaml_text(writer->yaml, psg_measure_id(writer->landscape, values[i].measure));
        write_number(writer->yaml, values[i].value);
    }
}

static void
tell_number(gpointer out, const char *name, double value, double otherwise)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    bool is_meant = value <= otherwise && value >= otherwise;
    if (!isnan(value) && !is_meant) {
        psg_yaml_text(yaml, name);
        write_number(yaml, value);
    }
}

static void
tell_dated_numbers(gpointer out, const PsgDatedName *name, const PsgDatedNumbers *numbers,
                   double otherwise)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    if (numbers->count == 1 && is_always(&numbers->items[0].when)) {
        tell_number(out, name->key, numbers->items[0].number, otherwise);
    } else if (numbers->count > 0) {
        psg_yaml_text(yaml, name->key);
        psg_yaml_map(yaml, PSG_YAML_FIT);
        for (size_t i = 0; i < numbers->count; i++) {
            write_date(yaml, &numbers->items[i].when);
            write_number(yaml, numbers->items[i].number);
        }
        psg_yaml_end_map(yaml);
    }
}

static void
tell_boolean(gpointer out, const char *name, bool value)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    if (value) {
        psg_yaml_text(yaml, name);
        psg_yaml_value(yaml, "true");
    }
}

static void
tell_only(gpointer out, const char *name, const PsgOnly *only)
{
    PsgYamlWriter *yaml = ((Writer *)out)->yaml;
    if (only->kinds.count + only->groups.count + only->tiers.count +
            only->property_count >
        0) {
        psg_yaml_text(yaml, name);
        psg_yaml_map(yaml, PSG_YAML_FLOW);
        tell_ids(out, "kind", &only->kinds, psg_kind_id);
        tell_ids(out, "group", &only->groups, psg_group_id);
        tell_ids(out, "tier", &only->tiers, psg_tier_id);
        for (size_t i = 0; i < only->property_count; i++) {
            tell_strings(out, only->properties[i].name, only->properties[i].values,
                         only->properties[i].count);
        }
        psg_yaml_end_map(yaml);
    }
}

/* A number stands as it was written. */
static void
write_property_value(const Writer *writer, const PsgProperty *property, size_t place)
{
    const PsgText *text = &property->values.items[place].text;
    if (property->is_number) {
        psg_yaml_value(writer->yaml, text->items[0].string);
    } else {
        write_text(writer, text);
    }
}

static void
write_property(const Writer *writer, const PsgProperty *property)
{
    const PsgDatedTexts *values = &property->values;
    psg_yaml_text(writer->yaml, property->name);
    if (values->count == 1 && is_always(&values->items[0].when)) {
        write_property_value(writer, property, 0);
        return;
    }
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < values->count; i++) {
        write_date(writer->yaml, &values->items[i].when);
        write_property_value(writer, property, i);
    }
    psg_yaml_end_map(writer->yaml);
}

static void
tell_properties(gpointer out, const PsgProperties *properties)
{
    const Writer *writer = out;
    if (properties->count == 0) {
        return;
    }
    psg_yaml_text(writer->yaml, "properties");
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < properties->count; i++) {
        write_property(writer, &properties->items[i]);
    }
    psg_yaml_end_map(writer->yaml);
}

static const PsgFactCalls calls = {
    .string = tell_string,
    .strings = tell_strings,
    .text = tell_text,
    .texts = tell_texts,
    .dated_texts = tell_dated_texts,
    .dated_id = tell_dated_ids,
    .dated_ids = tell_dated_ids,
    .ids = tell_ids,
    .only = tell_only,
    .successions = tell_successions,
    .spells = tell_spells,
    .period = tell_period,
    .date = tell_date,
    .values = tell_values,
    .dated_numbers = tell_dated_numbers,
    .number = tell_number,
    .boolean = tell_boolean,
    .properties = tell_properties,
};

/* ---- Sections ---- */

typedef void (*WriteThing)(Writer *writer, size_t index);

static void
tell_comment(const Writer *writer, size_t level, const char *comment)
{
    if (comment != NULL) {
        psg_yaml_comment(writer->yaml, level, comment);
    }
}

/* What whoever goes on with it is told of a key at the top. */
static void
tell_remark(const Writer *writer, const char *key)
{
    const PsgExportRemark *remark = writer->draft == NULL ? NULL : writer->draft->remarks;
    while (remark != NULL && remark->key != NULL && strcmp(remark->key, key) != 0) {
        remark++;
    }
    tell_comment(writer, 0, remark == NULL ? NULL : remark->remark);
}

static void
begin_section(const Writer *writer, const char *name)
{
    psg_yaml_gap(writer->yaml);
    tell_remark(writer, name);
    psg_yaml_text(writer->yaml, name);
}

static void
write_thing(Writer *writer, const char *id, size_t index, WriteThing write)
{
    psg_yaml_text(writer->yaml, id);
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    write(writer, index);
    psg_yaml_end_map(writer->yaml);
}

/* "name: {id: {facts}, …}", a thing a line if it fits on one; nothing if there is none. */
static void
write_map(Writer *writer, const char *name, size_t count, PsgIdOf id_of, WriteThing write)
{
    if (count == 0) {
        return;
    }
    begin_section(writer, name);
    psg_yaml_map(writer->yaml, PSG_YAML_BLOCK);
    for (size_t i = 0; i < count && !psg_stream_is_broken(writer->out); i++) {
        write_thing(writer, id_of(writer->landscape, i), i, write);
    }
    psg_yaml_end_map(writer->yaml);
}

/* An id as it is sorted: without capitals, and those that differ by these alone as bytes have them. */
typedef struct {
    char *folded;
    const char *id;
    size_t place;
} SortedId;

static int
compare_ids(const void *left, const void *right)
{
    const SortedId *a = left, *b = right;
    int order = strcmp(a->folded, b->folded);
    return order != 0 ? order : strcmp(a->id, b->id);
}

/* The places of actors in order of their ids. Owned by the caller. */
static size_t *
order_of_actors(const PsgLandscape *landscape)
{
    size_t count = landscape->actor_count;
    g_autofree SortedId *ids = g_new(SortedId, count + 1);
    size_t *order = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const char *id = psg_actor_id(landscape, i);
        ids[i] = (SortedId){g_utf8_casefold(id, -1), id, i};
    }
    qsort(ids, count, sizeof *ids, compare_ids);
    for (size_t i = 0; i < count; i++) {
        order[i] = ids[i].place;
        g_free(ids[i].folded);
    }
    return order;
}

static void
write_source(Writer *writer, size_t index)
{
    psg_facts_of_source(&writer->facts, &writer->landscape->sources[index]);
}

static void
write_kind(Writer *writer, size_t index)
{
    psg_facts_of_kind(&writer->facts, &writer->landscape->kinds[index]);
}

static void
write_relation_kind(Writer *writer, size_t index)
{
    psg_facts_of_kind(&writer->facts, &writer->landscape->relation_kinds[index]);
}

static void
write_event_kind(Writer *writer, size_t index)
{
    psg_facts_of_kind(&writer->facts, &writer->landscape->event_kinds[index]);
}

static void
write_group(Writer *writer, size_t index)
{
    psg_facts_of_group(&writer->facts, &writer->landscape->groups[index]);
}

static void
write_actor(Writer *writer, size_t index)
{
    psg_facts_of_actor(&writer->facts, &writer->landscape->actors[index]);
}

/* ---- Slices, events ---- */

static void
write_slices(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    if (!landscape->has_own_slices) {
        return;
    }
    begin_section(writer, "slices");
    psg_yaml_list(writer->yaml, PSG_YAML_BLOCK);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        psg_yaml_map(writer->yaml, PSG_YAML_FIT);
        psg_yaml_text(writer->yaml, "id");
        write_id(writer->yaml, landscape->slices[i].id);
        psg_facts_of_slice(&writer->facts, &landscape->slices[i]);
        psg_yaml_end_map(writer->yaml);
    }
    psg_yaml_end_list(writer->yaml);
}

typedef struct {
    size_t entry, event;
} Place;

static int
compare_places(const void *left, const void *right)
{
    const Place *a = left, *b = right;
    return (a->entry > b->entry) - (a->entry < b->entry);
}

static void
write_events(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    for (size_t i = 0; i < landscape->event_count; i++) {
        Place place = {landscape->events[i].entry, i};
        g_array_append_val(places, place);
    }
    if (places->len == 0) {
        return;
    }
    g_array_sort(places, compare_places);
    begin_section(writer, "events");
    psg_yaml_list(writer->yaml, PSG_YAML_BLOCK);
    for (guint i = 0; i < places->len; i++) {
        psg_yaml_map(writer->yaml, PSG_YAML_FIT);
        psg_facts_of_event(&writer->facts,
                           &landscape->events[g_array_index(places, Place, i).event]);
        psg_yaml_end_map(writer->yaml);
    }
    psg_yaml_end_list(writer->yaml);
}

/* ---- Relations ---- */

/* They were written in one entry, of whose lists of ends they are pairs. A loop stands by
 * itself. */
static bool
is_of_entry(const PsgRelation *a, const PsgRelation *b)
{
    return a->from != a->to && b->from != b->to && a->entry == b->entry &&
           a->kind == b->kind && a->when.items == b->when.items &&
           a->label.items == b->label.items && a->note.items == b->note.items &&
           a->sources.items == b->sources.items && a->url == b->url &&
           a->weight.items == b->weight.items &&
           a->properties.items == b->properties.items;
}

/* So many relations from the first on have the same beginning. */
static size_t
count_ends(const PsgRelation *relations, size_t count)
{
    size_t ends = 1;
    while (ends < count && relations[ends].from == relations[0].from) {
        ends++;
    }
    return ends;
}

/* So many relations from the first on are the pairs of two lists; `ends` of them begin
 * alike. */
static size_t
count_product(const PsgRelation *relations, size_t count, size_t ends)
{
    size_t product = ends;
    while (product + ends <= count &&
           count_ends(relations + product, count - product) == ends) {
        for (size_t i = 0; i < ends; i++) {
            if (relations[product + i].to != relations[i].to) {
                return product;
            }
        }
        product += ends;
    }
    return product;
}

/* Every `step`th of the relations, from the first on: where they begin, or end. */
static void
write_ends(const Writer *writer, const char *name, const PsgRelation *relations,
           size_t count, size_t step)
{
    bool is_from = strcmp(name, "from") == 0;
    psg_yaml_text(writer->yaml, name);
    if (count > step) {
        psg_yaml_list(writer->yaml, PSG_YAML_FLOW);
    }
    for (size_t i = 0; i < count; i += step) {
        size_t end = is_from ? relations[i].from : relations[i].to;
        psg_yaml_text(writer->yaml, psg_actor_id(writer->landscape, end));
    }
    if (count > step) {
        psg_yaml_end_list(writer->yaml);
    }
}

static PsgTime
beginning_of(const PsgRelation *relation)
{
    return relation->when.count == 0 ? PSG_TIME_FIRST : relation->when.stretches[0].first;
}

/* A relation as it is sorted: by its ends, then in time, then as it was. */
typedef struct {
    size_t from, to; /* places of its ends in order of ids */
    PsgTime begin;
    size_t place;
} SortedRelation;

static int
compare_relations(const void *left, const void *right)
{
    const SortedRelation *a = left, *b = right;
    int order = PSG_COMPARE(a->from, b->from);
    order = order != 0 ? order : PSG_COMPARE(a->to, b->to);
    order = order != 0 ? order : PSG_COMPARE(a->begin, b->begin);
    return order != 0 ? order : PSG_COMPARE(a->place, b->place);
}

/* The places of relations in order. Owned by the caller. */
static size_t *
order_of_relations(const PsgLandscape *landscape)
{
    size_t count = landscape->relation_count;
    g_autofree size_t *actors = order_of_actors(landscape);
    g_autofree size_t *ranks = g_new(size_t, landscape->actor_count + 1);
    g_autofree SortedRelation *sorted = g_new(SortedRelation, count + 1);
    size_t *order = g_new(size_t, count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        ranks[actors[i]] = i;
    }
    for (size_t i = 0; i < count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        sorted[i] = (SortedRelation){ranks[relation->from], ranks[relation->to],
                                     beginning_of(relation), i};
    }
    qsort(sorted, count, sizeof *sorted, compare_relations);
    for (size_t i = 0; i < count; i++) {
        order[i] = sorted[i].place;
    }
    return order;
}

/* One an entry, in order. */
static void
write_sorted_relations(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    const char *const *comments = writer->draft->relations;
    g_autofree size_t *order = order_of_relations(landscape);
    for (size_t i = 0;
         i < landscape->relation_count && !psg_stream_is_broken(writer->out); i++) {
        const PsgRelation *relation = &landscape->relations[order[i]];
        tell_comment(writer, 0, comments == NULL ? NULL : comments[order[i]]);
        psg_yaml_map(writer->yaml, PSG_YAML_FIT);
        write_ends(writer, "from", relation, 1, 1);
        write_ends(writer, "to", relation, 1, 1);
        psg_facts_of_relation(&writer->facts, relation);
        psg_yaml_end_map(writer->yaml);
    }
}

static void
write_entries(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    for (size_t i = 0;
         i < landscape->relation_count && !psg_stream_is_broken(writer->out);) {
        const PsgRelation *first = &landscape->relations[i];
        size_t entry = 1;
        while (i + entry < landscape->relation_count &&
               is_of_entry(first, first + entry)) {
            entry++;
        }
        size_t ends = count_ends(first, entry);
        size_t product = count_product(first, entry, ends);
        psg_yaml_map(writer->yaml, PSG_YAML_FIT);
        write_ends(writer, "from", first, product, ends);
        write_ends(writer, "to", first, ends, 1);
        psg_facts_of_relation(&writer->facts, first);
        psg_yaml_end_map(writer->yaml);
        i += product;
    }
}

static void
write_relations(Writer *writer)
{
    begin_section(writer, "relations");
    psg_yaml_list(writer->yaml, PSG_YAML_BLOCK);
    if (writer->draft != NULL) {
        write_sorted_relations(writer);
    } else {
        write_entries(writer);
    }
    psg_yaml_end_list(writer->yaml);
}

/* ---- Measures, pyramid ---- */

static void
write_measurement(Writer *writer, const PsgMeasurement *value)
{
    bool is_number = !isnan(value->value) && value->bound == PSG_BOUND_EXACT &&
                     !value->each && value->text.count == 0 && value->note.count == 0 &&
                     value->sources.count == 0;
    if (is_number) {
        write_number(writer->yaml, value->value);
        return;
    }
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    psg_facts_of_measurement(&writer->facts, value);
    psg_yaml_end_map(writer->yaml);
}

static bool
is_of_same(const PsgMeasurement *a, const PsgMeasurement *b)
{
    return a->subject == b->subject && a->index == b->index &&
           a->is_of_tier == b->is_of_tier;
}

/* Those of the `count` values that are of the same as the first one, by date. Those of a
 * tier that were written with it and those that were not are mixed in time. */
static void
write_dated_values(Writer *writer, const PsgMeasurement *values, size_t count)
{
    size_t same = 0;
    for (size_t i = 0; i < count; i++) {
        same += is_of_same(&values[0], &values[i]) ? 1 : 0;
    }
    if (same == 1 && is_always(&values[0].when)) {
        write_measurement(writer, &values[0]);
        return;
    }
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < count; i++) {
        if (is_of_same(&values[0], &values[i])) {
            write_date(writer->yaml, &values[i].when);
            write_measurement(writer, &values[i]);
        }
    }
    psg_yaml_end_map(writer->yaml);
}

/* The values of a measure that begin with this one and are of the same thing. */
static size_t
count_values(const PsgMeasure *measure, size_t first)
{
    const PsgMeasurement *values = measure->values;
    size_t end = first + 1;
    while (end < measure->value_count && values[end].subject == values[first].subject &&
           values[end].index == values[first].index) {
        end++;
    }
    return end - first;
}

static const PsgMeasurement *
first_of(const PsgMeasurement *values, size_t count, bool is_of_tier)
{
    for (size_t i = 0; i < count; i++) {
        if (values[i].is_of_tier == is_of_tier) {
            return &values[i];
        }
    }
    return NULL;
}

static void
write_values(Writer *writer, const PsgMeasure *measure)
{
    bool has_begun = false;
    for (size_t i = 0; i < measure->value_count;) {
        size_t count = count_values(measure, i);
        const PsgMeasurement *values = &measure->values[i];
        const PsgMeasurement *first = first_of(values, count, false);
        i += count;
        if (first == NULL) {
            continue; /* all stand with their tier */
        }
        if (!has_begun) {
            psg_yaml_text(writer->yaml, "of");
            psg_yaml_map(writer->yaml, PSG_YAML_FIT);
            has_begun = true;
        }
        psg_yaml_text(writer->yaml, psg_measurement_subject(writer->landscape, first));
        write_dated_values(writer, first, count - (size_t)(first - values));
    }
    if (has_begun) {
        psg_yaml_end_map(writer->yaml);
    }
}

static void
write_measure(Writer *writer, size_t index)
{
    const PsgMeasure *measure = &writer->landscape->measures[index];
    psg_facts_of_measure(&writer->facts, measure);
    write_values(writer, measure);
}

/* The figures that were written with a tier. */
static void
write_figures_of_tier(Writer *writer, size_t tier)
{
    const PsgLandscape *landscape = writer->landscape;
    if (landscape->pyramid_measure == PSG_NONE) {
        return;
    }
    const PsgMeasure *measure = &landscape->measures[landscape->pyramid_measure];
    for (size_t i = 0; i < measure->value_count; i++) {
        const PsgMeasurement *value = &measure->values[i];
        if (value->is_of_tier && value->index == tier) {
            psg_yaml_text(writer->yaml, "figures");
            write_dated_values(writer, value, measure->value_count - i);
            return;
        }
    }
}

static bool
has_pyramid(const PsgLandscape *landscape)
{
    return landscape->tier_count > 0 || landscape->pyramid_title.count > 0 ||
           landscape->pyramid_measure != PSG_NONE;
}

static void
write_pyramid(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    const char *measure = psg_measure_id(landscape, landscape->pyramid_measure);
    if (!has_pyramid(landscape)) {
        return;
    }
    begin_section(writer, "pyramid");
    psg_yaml_map(writer->yaml, PSG_YAML_BLOCK);
    tell_text(writer, "title", &landscape->pyramid_title, NULL);
    tell_string(writer, "measure", measure, NULL);
    if (landscape->tier_count > 0) {
        psg_yaml_text(writer->yaml, "tiers");
        psg_yaml_list(writer->yaml, PSG_YAML_BLOCK);
        for (size_t i = 0; i < landscape->tier_count; i++) {
            psg_yaml_map(writer->yaml, PSG_YAML_FIT);
            psg_yaml_pair(writer->yaml, "id", landscape->tiers[i].id);
            psg_facts_of_tier(&writer->facts, &landscape->tiers[i]);
            write_figures_of_tier(writer, i);
            psg_yaml_end_map(writer->yaml);
        }
        psg_yaml_end_list(writer->yaml);
    }
    psg_yaml_end_map(writer->yaml);
}

/* ---- Layout, figures ---- */

static void
write_pins(const Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    psg_yaml_text(writer->yaml, "pins");
    psg_yaml_map(writer->yaml, PSG_YAML_FIT);
    for (size_t i = 0; i < landscape->pin_count; i++) {
        const PsgPin *pin = &landscape->pins[i];
        psg_yaml_text(writer->yaml, psg_actor_id(landscape, pin->actor));
        psg_yaml_list(writer->yaml, PSG_YAML_FLOW);
        write_number(writer->yaml, pin->x);
        write_number(writer->yaml, pin->y);
        psg_yaml_end_list(writer->yaml);
    }
    psg_yaml_end_map(writer->yaml);
}

static bool
has_layout(const PsgLandscape *landscape)
{
    return !isnan(landscape->stability) || landscape->align != PSG_ALIGN_AUTO ||
           landscape->form != PSG_NETWORK_AUTO || landscape->pin_count > 0;
}

static void
write_layout(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    if (!has_layout(landscape)) {
        return;
    }
    begin_section(writer, "layout");
    psg_yaml_map(writer->yaml, PSG_YAML_BLOCK);
    tell_number(writer, "stability", landscape->stability, (double)NAN);
    tell_string(writer, "align", psg_align_word(landscape->align), "auto");
    tell_string(writer, "form", psg_network_form_words[landscape->form], "auto");
    if (landscape->pin_count > 0) {
        write_pins(writer);
    }
    psg_yaml_end_map(writer->yaml);
}

/* Nothing is said of it but its kind. */
static bool
is_kind_only(const PsgLandscape *landscape, const PsgFigureSpec *figure)
{
    bool is_usual = figure->slice_count == 0 && figure->title.count == 0;
    for (size_t i = 0; i < psg_figure_option_count(figure->kind) && is_usual; i++) {
        g_autofree char *said = psg_figure_option_text(
            psg_figure_option_nth(figure->kind, i), figure, landscape);
        is_usual = said == NULL;
    }
    return is_usual;
}

static void
write_figures(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    if (landscape->figure_count == 0) {
        return;
    }
    begin_section(writer, "figures");
    psg_yaml_list(writer->yaml, PSG_YAML_BLOCK);
    for (size_t i = 0; i < landscape->figure_count; i++) {
        if (is_kind_only(landscape, &landscape->figures[i])) {
            psg_yaml_text(writer->yaml, landscape->figures[i].kind->name);
            continue;
        }
        psg_yaml_map(writer->yaml, PSG_YAML_FIT);
        psg_facts_of_figure(&writer->facts, &landscape->figures[i]);
        psg_yaml_end_map(writer->yaml);
    }
    psg_yaml_end_list(writer->yaml);
}

/* ---- The whole ---- */

/* What tells of the whole, and what others refer to. */
static void
write_frame(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    if (landscape->title.count > 0) {
        tell_remark(writer, "title");
        tell_text(writer, "title", &landscape->title, NULL);
    }
    psg_yaml_pair(writer->yaml, "language", landscape->language);
    tell_text(writer, "note", &landscape->note, NULL);
    tell_date(writer, "observed", landscape->has_observed ? &landscape->observed : NULL);
    write_map(writer, "sources", landscape->source_count, psg_source_id, write_source);
    write_slices(writer);
    write_map(writer, "kinds", landscape->kind_count, psg_kind_id, write_kind);
    write_map(writer, "relation-kinds", landscape->relation_kind_count,
              psg_relation_kind_id, write_relation_kind);
    write_map(writer, "event-kinds", landscape->event_kind_count, psg_event_kind_id,
              write_event_kind);
    write_map(writer, "groups", landscape->group_count, psg_group_id, write_group);
}

static void
write_sorted_actors(Writer *writer)
{
    const PsgLandscape *landscape = writer->landscape;
    const char *const *comments = writer->draft->actors;
    g_autofree size_t *order = order_of_actors(landscape);
    begin_section(writer, "actors");
    psg_yaml_map(writer->yaml, PSG_YAML_BLOCK);
    for (size_t i = 0; i < landscape->actor_count && !psg_stream_is_broken(writer->out);
         i++) {
        tell_comment(writer, 1, comments == NULL ? NULL : comments[order[i]]);
        write_thing(writer, psg_actor_id(landscape, order[i]), order[i], write_actor);
    }
    psg_yaml_end_map(writer->yaml);
}

static void
write_actors(Writer *writer)
{
    if (writer->draft != NULL) {
        write_sorted_actors(writer);
    } else {
        write_map(writer, "actors", writer->landscape->actor_count, psg_actor_id,
                  write_actor);
    }
}

static void
write_measures(Writer *writer)
{
    write_map(writer, "measures", writer->landscape->measure_count, psg_measure_id,
              write_measure);
    write_pyramid(writer);
}

static void
write_looks(Writer *writer)
{
    write_layout(writer);
    write_figures(writer);
}

static bool
has_frame(const PsgLandscape *landscape)
{
    return landscape->language != NULL;
}

static bool
has_actors(const PsgLandscape *landscape)
{
    return landscape->actor_count > 0;
}

static bool
has_relations(const PsgLandscape *landscape)
{
    return landscape->relation_count > 0;
}

static bool
has_events(const PsgLandscape *landscape)
{
    return landscape->event_count > 0;
}

static bool
has_measures(const PsgLandscape *landscape)
{
    return landscape->measure_count > 0 || has_pyramid(landscape);
}

static bool
has_looks(const PsgLandscape *landscape)
{
    return landscape->figure_count > 0 || has_layout(landscape);
}

/* A landscape's files, one after the other or each of its own. */
static const struct {
    const char *name;
    bool (*is_there)(const PsgLandscape *landscape);
    void (*write)(Writer *writer);
} parts[] = {
    {"landscape", has_frame, write_frame},         {"actors", has_actors, write_actors},
    {"relations", has_relations, write_relations}, {"events", has_events, write_events},
    {"measures", has_measures, write_measures},    {"figures", has_looks, write_looks},
};

const char *
psg_yaml_part_nth(const PsgLandscape *landscape, size_t place)
{
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].is_there(landscape) && place-- == 0) {
            return parts[i].name;
        }
    }
    return NULL;
}

bool
psg_export_yaml(const PsgExport *what, PsgStream *out, GError **error)
{
    const PsgExportDraft *draft = what->draft;
    Writer writer = {psg_yaml_writer_new(out),
                     out,
                     what->landscape,
                     {&calls, &writer, what->landscape},
                     draft};
    (void)error;
    if (draft != NULL && draft->head != NULL &&
        (what->table == NULL || strcmp(what->table, parts[0].name) == 0)) {
        psg_yaml_head(writer.yaml, draft->head);
    }
    psg_yaml_map(writer.yaml, PSG_YAML_BLOCK);
    psg_yaml_text(writer.yaml, "paysage");
    psg_yaml_value(writer.yaml, "1");
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].is_there(what->landscape) &&
            (what->table == NULL || strcmp(what->table, parts[i].name) == 0)) {
            parts[i].write(&writer);
        }
    }
    psg_yaml_end_map(writer.yaml);
    psg_yaml_writer_free(writer.yaml);
    return true;
}
