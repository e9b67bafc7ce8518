/* Events, with the figures that they carry: keys of an event that are ids of measures. */
#include "read/form/check.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

/* Says that a key is neither one of events nor a measure. */
static void
report_key(const PsgReader *reader, const PsgNode *key)
{
    PsgSuggestion suggestion = psg_suggestion_for(key->string);
    psg_builder_offer(reader->builder, PSG_THING_MEASURE, &suggestion);
    psg_form_report_key(&psg_form_event, key, &suggestion, reader->list);
}

static void
read_values(const PsgReader *reader, const PsgNode *map, PsgEvent *event)
{
    PsgEventValue *values = psg_arena_alloc(reader->arena, map->count * sizeof *values);
    for (size_t i = 0; i < map->count; i++) {
        const PsgPair *pair = &map->pairs[i];
        if (psg_form_field(&psg_form_event, pair->key->string) != NULL) {
            continue;
        }
        size_t measure =
            psg_builder_find(reader->builder, PSG_THING_MEASURE, pair->key->string);
        PsgEventValue value = {.measure = measure};
        if (measure == PSG_NONE) {
            report_key(reader, pair->key);
        } else if (psg_scalar_number(pair->value, &value.value)) {
            values[event->value_count++] = value;
        } else {
            psg_form_check(psg_form_event.rest, pair->value, pair->key->string,
                           reader->list);
        }
    }
    event->values = values;
}

static void
read_people(const PsgReader *reader, const PsgNode *node, PsgEvent *event)
{
    bool is_list = node != NULL && node->kind == PSG_NODE_LIST;
    size_t count = is_list ? node->count : 1;
    const char **people = psg_arena_alloc(reader->arena, count * sizeof *people);
    for (size_t i = 0; i < count; i++) {
        const char *name = psg_read_string(reader, is_list ? node->items[i] : node);
        if (name != NULL) {
            people[event->people_count++] = name;
        }
    }
    event->people = people;
}

static PsgEvent
read_event(const PsgReader *reader, const PsgNode *map)
{
    PsgEvent event = {
        .when = psg_interval_always(),
        .title = psg_read_text(reader, psg_node_lookup(map, "title")),
        .place = psg_read_text(reader, psg_node_lookup(map, "place")),
        .note = psg_read_text(reader, psg_node_lookup(map, "note")),
        .kind =
            psg_reader_refer(reader, PSG_THING_EVENT_KIND, psg_node_lookup(map, "kind")),
        .actors =
            psg_read_indexes(reader, PSG_THING_ACTOR, psg_node_lookup(map, "actors")),
        .url = psg_read_string(reader, psg_node_lookup(map, "url")),
        .sources = psg_read_sources(reader, map),
        .properties = psg_read_properties(reader, map),
    };
    psg_scalar_date(psg_node_lookup(map, "when"), &event.when);
    read_people(reader, psg_node_lookup(map, "people"), &event);
    read_values(reader, map, &event);
    return event;
}

void
psg_read_events(PsgReader *reader)
{
    const PsgNode *list = psg_node_lookup(reader->root, "events");
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    for (size_t i = 0; i < count; i++) {
        if (list->items[i]->kind == PSG_NODE_MAP) {
            PsgEvent event = read_event(reader, list->items[i]);
            event.entry = i;
            psg_builder_add_event(reader->builder, &event);
        }
    }
}
