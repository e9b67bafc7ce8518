/* What changed between two slices, as JSON: lists in the landscape's order. */
#include "write/json_difference.h"

#include "write/json_print.h"

#include <math.h>

typedef struct {
    JsonBuilder *builder;
    const PsgDifference *difference;
    const PsgView *view;
    const PsgLandscape *landscape;
    const PsgMergedLandscape *merged; /* NULL: both slices are of one landscape */
} Writer;

typedef void (*AddItem)(const Writer *writer, size_t place);

static void
add_list(const Writer *writer, const char *name, const PsgIndexes *places, AddItem add)
{
    json_builder_set_member_name(writer->builder, name);
    json_builder_begin_array(writer->builder);
    for (size_t i = 0; i < places->count; i++) {
        json_builder_begin_object(writer->builder);
        add(writer, places->items[i]);
        json_builder_end_object(writer->builder);
    }
    json_builder_end_array(writer->builder);
}

static void
add_count(const Writer *writer, const char *name, size_t count)
{
    json_builder_set_member_name(writer->builder, name);
    json_builder_add_int_value(writer->builder, (gint64)count);
}

static const char *
kind_id(const Writer *writer, size_t kind)
{
    return kind == PSG_NONE ? NULL : writer->landscape->kinds[kind].id;
}

static const char *
tier_id(const Writer *writer, size_t tier)
{
    return tier == PSG_NONE ? NULL : writer->landscape->tiers[tier].id;
}

static void
begin_member_array(const Writer *writer, const char *name)
{
    json_builder_set_member_name(writer->builder, name);
    json_builder_begin_array(writer->builder);
}

static void
add_string_or_null(const Writer *writer, const char *string)
{
    if (string == NULL) {
        json_builder_add_null_value(writer->builder);
    } else {
        json_builder_add_string_value(writer->builder, string);
    }
}

/* "name": [before, after]. */
static void
add_pair(const Writer *writer, const char *name, const char *before, const char *after)
{
    begin_member_array(writer, name);
    add_string_or_null(writer, before);
    add_string_or_null(writer, after);
    json_builder_end_array(writer->builder);
}

static void
add_texts(const Writer *writer, const char *name, const PsgText *before,
          const PsgText *after)
{
    begin_member_array(writer, name);
    psg_json_text(writer->builder, NULL, before);
    psg_json_text(writer->builder, NULL, after);
    json_builder_end_array(writer->builder);
}

/* ---- Figures ---- */

/* side: 0 before, 1 after. */
static void
add_value(const Writer *writer, const PsgMeasurement *value, size_t side)
{
    if (value == NULL) {
        json_builder_add_null_value(writer->builder);
    } else if (writer->merged == NULL) {
        psg_json_value(writer->builder, writer->landscape, value);
    } else {
        psg_json_value(writer->builder, writer->merged->sides[side].landscape,
                       psg_merged_landscape_origin(writer->merged, value));
    }
}

static void
add_figure(const Writer *writer, size_t place)
{
    const PsgMeasurementChange *figure = &writer->view->measurements[place];
    const PsgMeasurement *before = figure->before, *after = figure->after;
    const PsgMeasurement *some = after != NULL ? after : before;
    psg_json_string(writer->builder, "id",
                    writer->landscape->measures[figure->measure].id);
    psg_json_string(writer->builder, "of",
                    psg_measurement_subject(writer->landscape, some));
    psg_json_string(writer->builder, "per", some->each ? "each" : "all");
    psg_json_number(writer->builder, "before",
                    before == NULL ? (double)NAN : before->value);
    psg_json_number(writer->builder, "after", after == NULL ? (double)NAN : after->value);
    psg_json_number(writer->builder, "ratio", psg_measurement_change_ratio(figure));
    begin_member_array(writer, "values");
    add_value(writer, before, 0);
    add_value(writer, after, 1);
    json_builder_end_array(writer->builder);
}

/* Places of figures: of one actor, known in both slices, or all there are for
 * PSG_NONE. */
static void
add_figures(const Writer *writer, const char *name, size_t actor)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < writer->view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &writer->view->measurements[i];
        if (actor == PSG_NONE ||
            (psg_measurement_change_alters_actor(figure) && figure->index == actor)) {
            g_array_append_val(places, i);
        }
    }
    PsgIndexes list = {(const size_t *)(const void *)places->data, places->len};
    add_list(writer, name, &list, add_figure);
}

/* ---- Actors ---- */

static void
add_actor(const Writer *writer, size_t place)
{
    const PsgViewActor *seen = &writer->view->actors[place];
    psg_json_string(writer->builder, "id", writer->landscape->actors[seen->actor].id);
    psg_json_text(writer->builder, "name", seen->name);
    psg_json_string(writer->builder, "kind", kind_id(writer, seen->kind));
    psg_json_string(writer->builder, "tier", tier_id(writer, seen->tier));
}

static bool
has_figure(const PsgView *view, const PsgViewActor *seen)
{
    bool found = false;
    for (size_t i = 0; i < view->measurement_count && !found; i++) {
        found = psg_measurement_change_alters_actor(&view->measurements[i]) &&
                view->measurements[i].index == seen->actor;
    }
    return found;
}

static void
add_altered(const Writer *writer, size_t place)
{
    const PsgViewActor *seen = &writer->view->actors[place];
    static const char *const words[] = {"name", "kind", "tier", "figures", "talked_of"};
    bool is_talk = seen->presence == PSG_PRESENCE_TALKED_OF;
    bool differs[] = {
        seen->former_name != NULL,
        seen->former_kind != seen->kind,
        seen->former_tier != seen->tier,
        has_figure(writer->view, seen),
        is_talk,
    };
    psg_json_string(writer->builder, "id", writer->landscape->actors[seen->actor].id);
    begin_member_array(writer, "changed");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (differs[i]) {
            json_builder_add_string_value(writer->builder, words[i]);
        }
    }
    json_builder_end_array(writer->builder);
    add_texts(writer, "name", seen->former_name == NULL ? seen->name : seen->former_name,
              seen->name);
    add_pair(writer, "kind", kind_id(writer, seen->former_kind),
             kind_id(writer, seen->kind));
    add_pair(writer, "tier", tier_id(writer, seen->former_tier),
             tier_id(writer, seen->tier));
    begin_member_array(writer, "talked_of");
    json_builder_add_boolean_value(writer->builder,
                                   seen->former_presence == PSG_PRESENCE_TALKED_OF);
    json_builder_add_boolean_value(writer->builder,
                                   is_talk && seen->former_presence == PSG_PRESENCE_NONE);
    json_builder_end_array(writer->builder);
    add_figures(writer, "figures", seen->actor);
}

static void
add_actors(const Writer *writer)
{
    const PsgIndexes *told = writer->difference->lists;
    json_builder_set_member_name(writer->builder, "actors");
    json_builder_begin_object(writer->builder);
    add_list(writer, "gained", &told[PSG_CHANGES_ADDED], add_actor);
    add_list(writer, "lost", &told[PSG_CHANGES_REMOVED], add_actor);
    add_list(writer, "altered", &told[PSG_CHANGES_ALTERED], add_altered);
    add_count(writer, "kept", told[PSG_CHANGES_KEPT].count);
    json_builder_end_object(writer->builder);
}

/* ---- Relations ---- */

static void
add_ends(const Writer *writer, const PsgRelation *relation)
{
    const PsgLandscape *landscape = writer->landscape;
    psg_json_string(writer->builder, "from", landscape->actors[relation->from].id);
    psg_json_string(writer->builder, "to", landscape->actors[relation->to].id);
    psg_json_string(
        writer->builder, "kind",
        relation->kind == PSG_NONE ? NULL : landscape->relation_kinds[relation->kind].id);
}

static void
add_relation(const Writer *writer, size_t place)
{
    const PsgRelation *relation =
        &writer->landscape->relations[writer->view->relations[place].relation];
    add_ends(writer, relation);
    psg_json_text(writer->builder, "label", &relation->label);
}

static void
add_altered_relation(const Writer *writer, size_t place)
{
    const PsgViewRelation *seen = &writer->view->relations[place];
    const PsgRelation *relations = writer->landscape->relations;
    add_ends(writer, &relations[seen->relation]);
    add_texts(writer, "label", &relations[seen->former].label,
              &relations[seen->relation].label);
}

static void
add_relations(const Writer *writer)
{
    const PsgIndexes *told = writer->difference->lists;
    json_builder_set_member_name(writer->builder, "relations");
    json_builder_begin_object(writer->builder);
    add_list(writer, "gained", &told[PSG_CHANGES_RELATION_ADDED], add_relation);
    add_list(writer, "lost", &told[PSG_CHANGES_RELATION_REMOVED], add_relation);
    add_list(writer, "altered", &told[PSG_CHANGES_RELATION_ALTERED],
             add_altered_relation);
    add_count(writer, "kept", told[PSG_CHANGES_RELATION_KEPT].count);
    json_builder_end_object(writer->builder);
}

/* ---- The whole ---- */

static void
add_slice(const Writer *writer, const char *name, size_t side)
{
    size_t index = side == 0 ? writer->view->before : writer->view->slice;
    const PsgSlice *slice =
        writer->merged == NULL
            ? &writer->landscape->slices[index]
            : &writer->merged->sides[side]
                   .landscape->slices[writer->merged->sides[side].slice];
    json_builder_set_member_name(writer->builder, name);
    json_builder_begin_object(writer->builder);
    if (writer->merged != NULL) {
        psg_json_string(writer->builder, "landscape", writer->merged->sides[side].name);
    }
    psg_json_string(writer->builder, "slice", slice->id);
    psg_json_ends(writer->builder, &slice->when);
    psg_json_text(writer->builder, "label", &slice->label);
    json_builder_end_object(writer->builder);
}

/* Of figures that are known in both slices, or in one only. */
static size_t
count_figures(const PsgView *view, bool in_both)
{
    size_t count = 0;
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        bool is_in_both = figure->before != NULL && figure->after != NULL;
        count += is_in_both == in_both ? 1 : 0;
    }
    return count;
}

static void
add_counts(const Writer *writer)
{
    static const char *const words[PSG_CHANGES_COUNT] = {
        [PSG_CHANGES_ADDED] = "gained",
        [PSG_CHANGES_REMOVED] = "lost",
        [PSG_CHANGES_ALTERED] = "altered",
        [PSG_CHANGES_RENAMED] = "renamed",
        [PSG_CHANGES_OTHER_KIND] = "other_kind",
        [PSG_CHANGES_OTHER_TIER] = "other_tier",
        [PSG_CHANGES_OTHER_MEASUREMENT] = "other_figure",
        [PSG_CHANGES_TALKED_OF] = "talked_of",
        [PSG_CHANGES_NOT_TALKED_OF] = "not_talked_of",
        [PSG_CHANGES_KEPT] = "kept",
        [PSG_CHANGES_RELATION_ADDED] = "relations_gained",
        [PSG_CHANGES_RELATION_REMOVED] = "relations_lost",
        [PSG_CHANGES_RELATION_ALTERED] = "relations_altered",
        [PSG_CHANGES_RELATION_KEPT] = "relations_kept",
    };
    json_builder_set_member_name(writer->builder, "counts");
    json_builder_begin_object(writer->builder);
    for (size_t i = 0; i < PSG_CHANGES_COUNT; i++) {
        add_count(writer, words[i], writer->difference->lists[i].count);
    }
    add_count(writer, "measures", count_figures(writer->view, true));
    add_count(writer, "measures_known_in_one", count_figures(writer->view, false));
    json_builder_end_object(writer->builder);
}

char *
psg_json_of_difference(const PsgDifference *difference, const PsgMergedLandscape *merged)
{
    const PsgView *view = difference->view;
    Writer writer = {json_builder_new(), difference, view, view->landscape, merged};
    json_builder_begin_object(writer.builder);
    add_slice(&writer, "from", 0);
    add_slice(&writer, "to", 1);
    add_actors(&writer);
    add_relations(&writer);
    add_figures(&writer, "measures", PSG_NONE);
    add_counts(&writer);
    json_builder_end_object(writer.builder);
    return psg_json_print(writer.builder);
}
