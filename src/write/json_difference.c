/* What changed between two slices, as JSON: lists in the landscape's order. */
#include "model/succession.h"
#include "write/json.h"

#include <math.h>

typedef struct {
    PsgJson *json;
    PsgStream *out;
    const PsgDifference *difference;
    const PsgView *view;
    const PsgLandscape *landscape;
    const PsgMergedLandscape *merged; /* NULL: both slices are of one landscape */
    /* places of actors' own figures, known in both slices: those of an actor go from its
     * start to that of the next one */
    size_t *own, *starts;
} Writer;

typedef void (*AddItem)(const Writer *writer, size_t place);

/* No more of them once they are lost. */
static void
add_list(const Writer *writer, const char *name, PsgIndexes places, AddItem add)
{
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < places.count && !psg_stream_is_broken(writer->out); i++) {
        psg_json_begin_object(writer->json, NULL);
        add(writer, places.items[i]);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

/* "name": [before, after]. */
static void
add_pair(const Writer *writer, const char *name, const char *before, const char *after)
{
    psg_json_begin_list(writer->json, name);
    psg_json_string(writer->json, NULL, before);
    psg_json_string(writer->json, NULL, after);
    psg_json_end_list(writer->json);
}

static void
add_texts(const Writer *writer, const char *name, const PsgText *before,
          const PsgText *after)
{
    psg_json_begin_list(writer->json, name);
    psg_json_text(writer->json, NULL, before);
    psg_json_text(writer->json, NULL, after);
    psg_json_end_list(writer->json);
}

/* ---- Figures ---- */

/* side: 0 before, 1 after. */
static void
add_value(const Writer *writer, const PsgMeasurement *value, size_t side)
{
    if (value == NULL) {
        psg_json_string(writer->json, NULL, NULL);
    } else if (writer->merged == NULL) {
        psg_json_measurement(writer->json, writer->landscape, value);
    } else {
        psg_json_measurement(writer->json, writer->merged->sides[side].landscape,
                             value->origin);
    }
}

static void
add_figure(const Writer *writer, size_t place)
{
    const PsgMeasurementChange *figure = &writer->view->measurements[place];
    const PsgMeasurement *before = figure->before, *after = figure->after;
    const PsgMeasurement *some = after != NULL ? after : before;
    psg_json_string(writer->json, "id", writer->landscape->measures[figure->measure].id);
    psg_json_string(writer->json, "of", psg_measurement_subject(writer->landscape, some));
    psg_json_string(writer->json, "per", some->each ? "each" : "all");
    psg_json_number(writer->json, "before", before == NULL ? (double)NAN : before->value);
    psg_json_number(writer->json, "after", after == NULL ? (double)NAN : after->value);
    psg_json_number(writer->json, "ratio", psg_measurement_change_ratio(figure));
    psg_json_begin_list(writer->json, "values");
    add_value(writer, before, 0);
    add_value(writer, after, 1);
    psg_json_end_list(writer->json);
}

/* By actor, in the view's order. */
static void
sort_own_figures(Writer *writer)
{
    const PsgView *view = writer->view;
    size_t actors = writer->landscape->actor_count;
    g_autofree size_t *next = g_new0(size_t, actors + 1);
    writer->own = g_new(size_t, view->measurement_count + 1);
    writer->starts = g_new0(size_t, actors + 1);
    for (size_t i = 0; i < view->measurement_count; i++) {
        if (psg_measurement_change_alters_actor(&view->measurements[i])) {
            writer->starts[view->measurements[i].index + 1]++;
        }
    }
    for (size_t i = 0; i < actors; i++) {
        writer->starts[i + 1] += writer->starts[i];
        next[i] = writer->starts[i];
    }
    for (size_t i = 0; i < view->measurement_count; i++) {
        if (psg_measurement_change_alters_actor(&view->measurements[i])) {
            writer->own[next[view->measurements[i].index]++] = i;
        }
    }
}

static PsgIndexes
own_figures(const Writer *writer, size_t actor)
{
    size_t start = writer->starts[actor];
    return (PsgIndexes){writer->own + start, writer->starts[actor + 1] - start};
}

static void
add_figures(const Writer *writer)
{
    psg_json_begin_list(writer->json, "measures");
    for (size_t i = 0; i < writer->view->measurement_count; i++) {
        psg_json_begin_object(writer->json, NULL);
        add_figure(writer, i);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

/* ---- Actors ---- */

static void
add_actor(const Writer *writer, size_t place)
{
    const PsgViewActor *seen = &writer->view->actors[place];
    psg_json_string(writer->json, "id", writer->landscape->actors[seen->actor].id);
    psg_json_text(writer->json, "name", seen->name);
    psg_json_string(writer->json, "kind", psg_kind_id(writer->landscape, seen->kind));
    psg_json_string(writer->json, "tier", psg_tier_id(writer->landscape, seen->tier));
}

/* Groups that an actor joined, or left. */
static void
add_groups(const Writer *writer, size_t actor, const char *name, bool is_joined)
{
    psg_json_begin_list(writer->json, name);
    for (size_t i = 0; i < writer->view->membership_count; i++) {
        const PsgMembershipChange *one = &writer->view->memberships[i];
        if (one->actor == actor && one->is_joined == is_joined) {
            psg_json_string(writer->json, NULL,
                            psg_group_id(writer->landscape, one->group));
        }
    }
    psg_json_end_list(writer->json);
}

static void
add_property(const Writer *writer, const PsgPropertyDifference *what)
{
    psg_json_begin_object(writer->json, NULL);
    psg_json_string(writer->json, "name", what->property->name);
    psg_json_property_value(writer->json, "before", what->property, what->before);
    psg_json_property_value(writer->json, "after", what->property, what->after);
    psg_json_end_object(writer->json);
}

static void
add_properties(const Writer *writer, size_t actor)
{
    psg_json_begin_list(writer->json, "properties");
    for (size_t i = 0; i < writer->view->property_count; i++) {
        if (writer->view->properties[i].actor == actor) {
            add_property(writer, &writer->view->properties[i].what);
        }
    }
    psg_json_end_list(writer->json);
}

/* Of an aggregate: how many before and after, and how many of them are others. */
static void
add_members(const Writer *writer, const PsgViewActor *seen, const PsgMembers *members)
{
    psg_json_begin_list(writer->json, "members");
    psg_json_count(writer->json, NULL, members[writer->view->before].actors.count);
    psg_json_count(writer->json, NULL, members[writer->view->slice].actors.count);
    psg_json_end_list(writer->json);
    psg_json_count(writer->json, "members_joined", seen->joined);
    psg_json_count(writer->json, "members_left", seen->left);
}

static void
add_altered(const Writer *writer, size_t place)
{
    const PsgViewActor *seen = &writer->view->actors[place];
    static const char *const words[] = {"name",       "kind",    "tier",    "groups",
                                        "properties", "members", "figures", "talked_of"};
    bool is_talk = seen->presence == PSG_PRESENCE_TALKED_OF;
    bool differs[] = {
        seen->former_name != NULL,
        seen->former_kind != seen->kind,
        seen->former_tier != seen->tier,
        seen->has_other_groups,
        seen->has_other_properties,
        seen->joined + seen->left > 0,
        own_figures(writer, seen->actor).count > 0,
        is_talk,
    };
    psg_json_string(writer->json, "id", writer->landscape->actors[seen->actor].id);
    psg_json_begin_list(writer->json, "changed");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (differs[i]) {
            psg_json_string(writer->json, NULL, words[i]);
        }
    }
    psg_json_end_list(writer->json);
    const PsgMembers *members = writer->landscape->actors[seen->actor].members;
    const PsgText *former = psg_view_name_before(writer->view, seen);
    add_texts(writer, "name", former, seen->name);
    add_pair(writer, "kind", psg_kind_id(writer->landscape, seen->former_kind),
             psg_kind_id(writer->landscape, seen->kind));
    add_pair(writer, "tier", psg_tier_id(writer->landscape, seen->former_tier),
             psg_tier_id(writer->landscape, seen->tier));
    add_groups(writer, seen->actor, "joined", true);
    add_groups(writer, seen->actor, "left", false);
    add_properties(writer, seen->actor);
    if (members != NULL) {
        add_members(writer, seen, members);
    }
    psg_json_begin_list(writer->json, "talked_of");
    psg_json_boolean(writer->json, NULL, seen->former_presence == PSG_PRESENCE_TALKED_OF);
    psg_json_boolean(writer->json, NULL,
                     is_talk && seen->former_presence == PSG_PRESENCE_NONE);
    psg_json_end_list(writer->json);
    add_list(writer, "figures", own_figures(writer, seen->actor), add_figure);
}

static void
add_actors(const Writer *writer)
{
    const PsgIndexes *told = writer->difference->lists;
    psg_json_begin_object(writer->json, "actors");
    add_list(writer, "gained", told[PSG_CHANGES_ADDED], add_actor);
    add_list(writer, "lost", told[PSG_CHANGES_REMOVED], add_actor);
    add_list(writer, "altered", told[PSG_CHANGES_ALTERED], add_altered);
    psg_json_count(writer->json, "kept", told[PSG_CHANGES_KEPT].count);
    psg_json_end_object(writer->json);
}

/* ---- Relations ---- */

static void
add_ends(const Writer *writer, const PsgRelation *relation)
{
    const PsgLandscape *landscape = writer->landscape;
    psg_json_string(writer->json, "from", landscape->actors[relation->from].id);
    psg_json_string(writer->json, "to", landscape->actors[relation->to].id);
    psg_json_string(writer->json, "kind",
                    psg_relation_kind_id(landscape, relation->kind));
}

static void
add_relation(const Writer *writer, size_t place)
{
    const PsgRelation *relation =
        &writer->landscape->relations[writer->view->relations[place].relation];
    add_ends(writer, relation);
    psg_json_text(writer->json, "label", &relation->label);
}

static void
add_altered_relation(const Writer *writer, size_t place)
{
    const PsgViewRelation *seen = &writer->view->relations[place];
    const PsgRelation *relations = writer->landscape->relations;
    const PsgSlice *slices = writer->landscape->slices;
    const PsgRelation *before = &relations[seen->former];
    const PsgRelation *after = &relations[seen->relation];
    add_ends(writer, after);
    psg_json_string(writer->json, "kind_before",
                    psg_relation_kind_id(writer->landscape, before->kind));
    psg_json_begin_list(writer->json, "weight");
    psg_json_number(writer->json, NULL,
                    psg_relation_weight_at(before, &slices[writer->view->before].when));
    psg_json_number(writer->json, NULL,
                    psg_relation_weight_at(after, &slices[writer->view->slice].when));
    psg_json_end_list(writer->json);
    add_texts(writer, "label", &before->label, &after->label);
    const PsgPropertyPair pair = {&before->properties, &after->properties,
                                  slices[writer->view->before].when,
                                  slices[writer->view->slice].when};
    PsgPropertyDifference what;
    psg_json_begin_list(writer->json, "properties");
    for (size_t next = 0; psg_property_next_difference(&pair, &next, &what);) {
        add_property(writer, &what);
    }
    psg_json_end_list(writer->json);
}

static void
add_relations(const Writer *writer)
{
    const PsgIndexes *told = writer->difference->lists;
    psg_json_begin_object(writer->json, "relations");
    add_list(writer, "gained", told[PSG_CHANGES_RELATION_ADDED], add_relation);
    add_list(writer, "lost", told[PSG_CHANGES_RELATION_REMOVED], add_relation);
    add_list(writer, "altered", told[PSG_CHANGES_RELATION_ALTERED], add_altered_relation);
    psg_json_count(writer->json, "kept", told[PSG_CHANGES_RELATION_KEPT].count);
    psg_json_end_object(writer->json);
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
    psg_json_begin_object(writer->json, name);
    if (writer->merged != NULL) {
        psg_json_string(writer->json, "landscape", writer->merged->sides[side].name);
    }
    psg_json_string(writer->json, "slice", slice->id);
    psg_json_days(writer->json, "from", "to", &slice->when);
    psg_json_when(writer->json, "when", &slice->when);
    psg_json_text(writer->json, "label", &slice->label);
    psg_json_end_object(writer->json);
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
        [PSG_CHANGES_OTHER_GROUPS] = "other_groups",
        [PSG_CHANGES_OTHER_PROPERTIES] = "other_properties",
        [PSG_CHANGES_OTHER_MEMBERS] = "other_members",
        [PSG_CHANGES_OTHER_MEASUREMENT] = "other_figure",
        [PSG_CHANGES_TALKED_OF] = "talked_of",
        [PSG_CHANGES_NOT_TALKED_OF] = "not_talked_of",
        [PSG_CHANGES_KEPT] = "kept",
        [PSG_CHANGES_RELATION_ADDED] = "relations_gained",
        [PSG_CHANGES_RELATION_REMOVED] = "relations_lost",
        [PSG_CHANGES_RELATION_ALTERED] = "relations_altered",
        [PSG_CHANGES_RELATION_KEPT] = "relations_kept",
    };
    psg_json_begin_object(writer->json, "counts");
    for (size_t i = 0; i < PSG_CHANGES_COUNT; i++) {
        psg_json_count(writer->json, words[i], writer->difference->lists[i].count);
    }
    psg_json_count(writer->json, "measures", count_figures(writer->view, true));
    psg_json_count(writer->json, "measures_known_in_one",
                   count_figures(writer->view, false));
    psg_json_end_object(writer->json);
}

static void
add_turns(const Writer *writer)
{
    psg_json_begin_list(writer->json, "successions");
    for (size_t i = 0; i < writer->view->turn_count; i++) {
        const PsgViewTurn *turn = &writer->view->turns[i];
        g_autofree char *at = psg_date_edtf(&turn->said->at);
        psg_json_begin_object(writer->json, NULL);
        psg_json_string(writer->json, "from",
                        psg_actor_id(writer->landscape, turn->from));
        psg_json_string(writer->json, "to", psg_actor_id(writer->landscape, turn->to));
        psg_json_string(writer->json, "what", psg_succession_word(turn->said->what));
        psg_json_string(writer->json, "at", at);
        psg_json_end_object(writer->json);
    }
    psg_json_end_list(writer->json);
}

void
psg_json_difference(const PsgDifference *difference, const PsgMergedLandscape *merged,
                    PsgStream *out)
{
    const PsgView *view = difference->view;
    Writer writer = {.json = psg_json_new(out),
                     .out = out,
                     .difference = difference,
                     .view = view,
                     .landscape = view->landscape,
                     .merged = merged};
    sort_own_figures(&writer);
    psg_json_begin_object(writer.json, NULL);
    add_slice(&writer, "from", 0);
    add_slice(&writer, "to", 1);
    add_actors(&writer);
    add_relations(&writer);
    add_turns(&writer);
    add_figures(&writer);
    add_counts(&writer);
    psg_json_end_object(writer.json);
    psg_json_free(writer.json);
    g_free(writer.own);
    g_free(writer.starts);
}
