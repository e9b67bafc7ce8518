/* The landscape as JSON: one function a kind of thing, in the order of the model. */
#include "write/json.h"

#include "model/presence.h"
#include "write/json_print.h"

typedef void (*AddItem)(JsonBuilder *builder, const PsgLandscape *landscape,
                        size_t index);

/* "name": [ … ] of so many items. */
static void
add_list(JsonBuilder *builder, const char *name, const PsgLandscape *landscape,
         size_t count, AddItem add)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
    for (size_t i = 0; i < count; i++) {
        json_builder_begin_object(builder);
        add(builder, landscape, i);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void
add_actor_ids(JsonBuilder *builder, const PsgLandscape *landscape,
              const PsgIndexes *actors)
{
    json_builder_set_member_name(builder, "actors");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < actors->count; i++) {
        json_builder_add_string_value(builder, landscape->actors[actors->items[i]].id);
    }
    json_builder_end_array(builder);
}

static void
add_slice(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgSlice *slice = &landscape->slices[index];
    psg_json_string(builder, "id", slice->id);
    psg_json_ends(builder, &slice->when);
    psg_json_text(builder, "label", &slice->label);
    json_builder_set_member_name(builder, "headline");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < slice->headline_count; i++) {
        psg_json_text(builder, NULL, &slice->headlines[i]);
    }
    json_builder_end_array(builder);
    json_builder_set_member_name(builder, "question");
    json_builder_add_boolean_value(builder, slice->question);
    psg_json_text(builder, "note", &slice->note);
    psg_json_sources(builder, landscape, &slice->sources);
}

static void
add_dated_texts(JsonBuilder *builder, const char *list, const char *name,
                const PsgDatedTexts *texts)
{
    json_builder_set_member_name(builder, list);
    json_builder_begin_array(builder);
    for (size_t i = 0; i < texts->count; i++) {
        json_builder_begin_object(builder);
        psg_json_ends(builder, &texts->items[i].when);
        psg_json_text(builder, name, &texts->items[i].text);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

/* ids of what the values point at, e.g. kinds; `size` is that of one of them. */
typedef const char *(*IdOf)(const PsgLandscape *landscape, size_t index);

static const char *
kind_id(const PsgLandscape *landscape, size_t index)
{
    return landscape->kinds[index].id;
}

static const char *
tier_id(const PsgLandscape *landscape, size_t index)
{
    return landscape->tiers[index].id;
}

/* What an actor has one of at a time, e.g. "kind" and "kinds". */
typedef struct {
    const char *name, *list;
    IdOf id_of;
} Belonging;

static const Belonging actor_kinds = {"kind", "kinds", kind_id};
static const Belonging actor_tiers = {"tier", "tiers", tier_id};

/* The latest one, and a list of all of them, dated. */
static void
add_dated_ids(JsonBuilder *builder, const PsgLandscape *landscape, const Belonging *what,
              const PsgDatedIndexes *values)
{
    PsgInterval always = psg_interval_always();
    size_t latest = psg_dated_index_at(values, &always);
    psg_json_string(builder, what->name,
                    latest == PSG_NONE ? NULL : what->id_of(landscape, latest));
    json_builder_set_member_name(builder, what->list);
    json_builder_begin_array(builder);
    for (size_t i = 0; i < values->count; i++) {
        json_builder_begin_object(builder);
        psg_json_ends(builder, &values->items[i].when);
        psg_json_string(builder, what->name,
                        what->id_of(landscape, values->items[i].index));
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void
add_groups(JsonBuilder *builder, const PsgLandscape *landscape, const PsgActor *actor)
{
    json_builder_set_member_name(builder, "groups");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < actor->groups.count; i++) {
        json_builder_add_string_value(builder,
                                      landscape->groups[actor->groups.items[i].index].id);
    }
    json_builder_end_array(builder);
}

static void
add_predecessors(JsonBuilder *builder, const PsgLandscape *landscape,
                 const PsgActor *actor)
{
    json_builder_set_member_name(builder, "succeeds");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < actor->succeeds.count; i++) {
        json_builder_add_string_value(builder,
                                      landscape->actors[actor->succeeds.items[i]].id);
    }
    json_builder_end_array(builder);
}

static void
add_spells(JsonBuilder *builder, const PsgSpells *spells)
{
    json_builder_set_member_name(builder, "spells");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < spells->count; i++) {
        json_builder_begin_object(builder);
        psg_json_ends(builder, &spells->items[i]);
        psg_json_when(builder, "when", &spells->items[i]);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void
add_actor(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgActor *actor = &landscape->actors[index];
    PsgInterval always = psg_interval_always(), life = psg_spells_span(&actor->when);
    psg_json_string(builder, "id", actor->id);
    psg_json_text(builder, "name", psg_dated_text_at(&actor->name, &always));
    add_dated_texts(builder, "names", "name", &actor->name);
    psg_json_text(builder, "full", psg_dated_text_at(&actor->full, &always));
    add_dated_ids(builder, landscape, &actor_kinds, &actor->kind);
    add_dated_ids(builder, landscape, &actor_tiers, &actor->tier);
    add_groups(builder, landscape, actor);
    psg_json_ends(builder, &life);
    add_spells(builder, &actor->when);
    if (actor->is_talked_of) {
        psg_json_when(builder, "talked_of", &actor->talked_of);
    } else {
        psg_json_string(builder, "talked_of", NULL);
    }
    add_predecessors(builder, landscape, actor);
    psg_json_string(builder, "url", actor->url);
    psg_json_text(builder, "note", &actor->note);
    psg_json_sources(builder, landscape, &actor->sources);
}

static void
add_relation(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgRelation *relation = &landscape->relations[index];
    PsgInterval life = psg_relation_life(landscape, relation);
    g_autofree char *since = psg_day_iso(psg_interval_first(&life));
    g_autofree char *until = psg_day_iso(psg_interval_last(&life));
    psg_json_string(builder, "from", landscape->actors[relation->from].id);
    psg_json_string(builder, "to", landscape->actors[relation->to].id);
    psg_json_string(
        builder, "kind",
        relation->kind == PSG_NONE ? NULL : landscape->relation_kinds[relation->kind].id);
    psg_json_string(builder, "since", since);
    psg_json_string(builder, "until", until);
    add_spells(builder, &relation->when);
    json_builder_set_member_name(builder, "weight");
    json_builder_add_double_value(builder, relation->weight);
    psg_json_text(builder, "label", &relation->label);
    psg_json_string(builder, "url", relation->url);
    psg_json_text(builder, "note", &relation->note);
    psg_json_sources(builder, landscape, &relation->sources);
}

static void
add_event(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgEvent *event = &landscape->events[index];
    psg_json_text(builder, "title", &event->title);
    psg_json_string(builder, "kind",
                    event->kind == PSG_NONE ? NULL
                                            : landscape->event_kinds[event->kind].id);
    psg_json_ends(builder, &event->when);
    psg_json_when(builder, "when", &event->when);
    add_actor_ids(builder, landscape, &event->actors);
    json_builder_set_member_name(builder, "people");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < event->people_count; i++) {
        json_builder_add_string_value(builder, event->people[i]);
    }
    json_builder_end_array(builder);
    psg_json_text(builder, "place", &event->place);
    json_builder_set_member_name(builder, "values");
    json_builder_begin_object(builder);
    for (size_t i = 0; i < event->value_count; i++) {
        json_builder_set_member_name(builder,
                                     landscape->measures[event->values[i].measure].id);
        json_builder_add_double_value(builder, event->values[i].value);
    }
    json_builder_end_object(builder);
    psg_json_string(builder, "url", event->url);
    psg_json_text(builder, "note", &event->note);
    psg_json_sources(builder, landscape, &event->sources);
}

static void
add_measure(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgMeasure *measure = &landscape->measures[index];
    psg_json_string(builder, "id", measure->id);
    psg_json_text(builder, "label", &measure->label);
    psg_json_text(builder, "unit", &measure->unit);
    psg_json_text(builder, "note", &measure->note);
    json_builder_set_member_name(builder, "values");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < measure->value_count; i++) {
        psg_json_value(builder, landscape, &measure->values[i]);
    }
    json_builder_end_array(builder);
    psg_json_sources(builder, landscape, &measure->sources);
}

static void
add_tier(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgTier *tier = &landscape->tiers[index];
    psg_json_string(builder, "id", tier->id);
    psg_json_text(builder, "label", &tier->label);
    psg_json_text(builder, "level", &tier->level);
    psg_json_text(builder, "note", &tier->note);
    json_builder_set_member_name(builder, "actors");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < tier->actors.count; i++) {
        json_builder_add_string_value(builder,
                                      landscape->actors[tier->actors.items[i].index].id);
    }
    json_builder_end_array(builder);
    psg_json_sources(builder, landscape, &tier->sources);
}

static void
add_source(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    const PsgSource *source = &landscape->sources[index];
    psg_json_string(builder, "id", source->id);
    psg_json_text(builder, "title", &source->title);
    psg_json_text(builder, "author", &source->author);
    if (source->has_date) {
        psg_json_when(builder, "date", &source->date);
    } else {
        psg_json_string(builder, "date", NULL);
    }
    psg_json_string(builder, "url", source->url);
    psg_json_text(builder, "note", &source->note);
}

static void
add_kind(JsonBuilder *builder, const PsgKind *kind)
{
    json_builder_begin_object(builder);
    psg_json_string(builder, "id", kind->id);
    psg_json_text(builder, "label", &kind->label);
    psg_json_text(builder, "note", &kind->note);
    json_builder_set_member_name(builder, "directed");
    json_builder_add_boolean_value(builder, kind->directed);
    json_builder_end_object(builder);
}

static void
add_kinds(JsonBuilder *builder, const char *name, const PsgKind *kinds, size_t count)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
    for (size_t i = 0; i < count; i++) {
        add_kind(builder, &kinds[i]);
    }
    json_builder_end_array(builder);
}

static void
add_group(JsonBuilder *builder, const PsgLandscape *landscape, size_t index)
{
    psg_json_string(builder, "id", landscape->groups[index].id);
    psg_json_text(builder, "label", &landscape->groups[index].label);
    psg_json_text(builder, "note", &landscape->groups[index].note);
}

char *
psg_json_of_landscape(const PsgLandscape *landscape)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    psg_json_text(builder, "title", &landscape->title);
    psg_json_string(builder, "language", landscape->language);
    add_list(builder, "slices", landscape, landscape->slice_count, add_slice);
    add_kinds(builder, "kinds", landscape->kinds, landscape->kind_count);
    add_kinds(builder, "relation_kinds", landscape->relation_kinds,
              landscape->relation_kind_count);
    add_kinds(builder, "event_kinds", landscape->event_kinds,
              landscape->event_kind_count);
    add_list(builder, "groups", landscape, landscape->group_count, add_group);
    add_list(builder, "actors", landscape, landscape->actor_count, add_actor);
    add_list(builder, "relations", landscape, landscape->relation_count, add_relation);
    add_list(builder, "events", landscape, landscape->event_count, add_event);
    add_list(builder, "measures", landscape, landscape->measure_count, add_measure);
    add_list(builder, "tiers", landscape, landscape->tier_count, add_tier);
    add_list(builder, "sources", landscape, landscape->source_count, add_source);
    json_builder_end_object(builder);
    return psg_json_print(builder);
}
