/* Events, with the figures that they carry: keys of an event that are ids of measures. */
#include "read/form/check.h"
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

/* Says that a key is neither one of events nor a measure. */
static void
report_key(const PsgBuilder *builder, const PsgNode *key)
{
    PsgSuggestion suggestion = psg_suggestion_for(key->string);
    psg_builder_offer(builder, PSG_THING_MEASURE, &suggestion);
    psg_form_report_key(&psg_form_event, key, &suggestion, builder->list);
}

static void
build_values(const PsgBuilder *builder, const PsgNode *map, PsgEvent *event)
{
    PsgEventValue *values = psg_arena_alloc(builder->arena, map->count * sizeof *values);
    for (size_t i = 0; i < map->count; i++) {
        const PsgPair *pair = &map->pairs[i];
        if (psg_form_field(&psg_form_event, pair->key->string) != NULL) {
            continue;
        }
        size_t measure = psg_builder_find(builder, PSG_THING_MEASURE, pair->key->string);
        PsgEventValue value = {.measure = measure};
        if (measure == PSG_NONE) {
            report_key(builder, pair->key);
        } else if (psg_scalar_number(pair->value, &value.value)) {
            values[event->value_count++] = value;
        } else {
            psg_form_check(psg_form_event.rest, pair->value, pair->key->string,
                           builder->list);
        }
    }
    event->values = values;
}

static void
build_people(const PsgBuilder *builder, const PsgNode *node, PsgEvent *event)
{
    bool is_list = node != NULL && node->kind == PSG_NODE_LIST;
    size_t count = is_list ? node->count : 1;
    const char **people = psg_arena_alloc(builder->arena, count * sizeof *people);
    for (size_t i = 0; i < count; i++) {
        const char *name = psg_build_string(builder, is_list ? node->items[i] : node);
        if (name != NULL) {
            people[event->people_count++] = name;
        }
    }
    event->people = people;
}

static PsgEvent
build_event(const PsgBuilder *builder, const PsgNode *map)
{
    PsgEvent event = {
        .when = psg_interval_always(),
        .title = psg_build_text(builder, psg_node_lookup(map, "title")),
        .place = psg_build_text(builder, psg_node_lookup(map, "place")),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .kind = psg_builder_refer(builder, PSG_THING_EVENT_KIND,
                                  psg_node_lookup(map, "kind")),
        .actors =
            psg_build_indexes(builder, PSG_THING_ACTOR, psg_node_lookup(map, "actors")),
        .url = psg_build_string(builder, psg_node_lookup(map, "url")),
        .sources = psg_build_sources(builder, map),
    };
    psg_scalar_date(psg_node_lookup(map, "when"), &event.when);
    build_people(builder, psg_node_lookup(map, "people"), &event);
    build_values(builder, map, &event);
    return event;
}

static int
compare_times(const void *left, const void *right)
{
    const PsgEvent *a = left, *b = right;
    int a_first = psg_interval_first(&a->when), b_first = psg_interval_first(&b->when);
    return (a_first > b_first) - (a_first < b_first);
}

void
psg_build_events(PsgBuilder *builder)
{
    GArray *events = g_array_new(FALSE, FALSE, sizeof(PsgEvent));
    const PsgNode *list = psg_node_lookup(builder->root, "events");
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    for (size_t i = 0; i < count; i++) {
        if (list->items[i]->kind == PSG_NODE_MAP) {
            PsgEvent event = build_event(builder, list->items[i]);
            event.entry = i;
            g_array_append_val(events, event);
        }
    }
    g_array_sort(events,
                 compare_times); /* stable: as written, where times are the same */
    builder->landscape->event_count = events->len;
    builder->landscape->events = psg_arena_take_array(builder->arena, events);
}
