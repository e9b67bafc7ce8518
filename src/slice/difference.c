/* The view of two slices, laid over each other. */
#include "slice/difference.h"

#include "model/measurement.h"
#include "slice/relation_match.h"

#include <math.h>

/* By actor of the landscape, in either slice. */
typedef struct {
    PsgPresence *before, *after;
    size_t *listed_before, *listed_after; /* tiers that list it */
} Presences;

static PsgPresence *
presences_in(const PsgLandscape *landscape, size_t slice)
{
    PsgPresence *presences = g_new(PsgPresence, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        presences[i] =
            psg_actor_presence(&landscape->actors[i], &landscape->slices[slice]);
    }
    return presences;
}

/* The change by presence alone: NONE says that it is there in both, or in neither. */
static PsgChange
change_of_presence(PsgPresence before, PsgPresence after)
{
    if (psg_presence_is_seen(before) == psg_presence_is_seen(after)) {
        return PSG_CHANGE_NONE;
    }
    return psg_presence_is_seen(after) ? PSG_CHANGE_ADDED : PSG_CHANGE_REMOVED;
}

static bool
is_same_value(const PsgMeasurement *before, const PsgMeasurement *after)
{
    bool is_same_number = isnan(before->value) ? isnan(after->value)
                                               : !(before->value < after->value) &&
                                                     !(before->value > after->value);
    return before == after || (is_same_number && before->bound == after->bound &&
                               psg_text_is_same(&before->text, &after->text));
}

/* The value that holds in the slice; NULL if nothing is known: a value without number
 * and text says just that. */
static const PsgMeasurement *
known_value(const PsgView *view, const PsgMeasurement *values, size_t count,
            PsgAggregation per, size_t slice)
{
    const PsgMeasurement *value =
        psg_measurement_at(values, count, per, &view->landscape->slices[slice].when);
    bool is_known = value != NULL && (!isnan(value->value) || value->text.count > 0);
    return is_known ? value : NULL;
}

/* values: all of one thing. */
static void
add_figure(const PsgView *view, PsgMeasurementChange figure, const PsgMeasurement *values,
           size_t count, GArray *figures)
{
    static const PsgAggregation meanings[] = {PSG_AGGREGATION_SUM, PSG_AGGREGATION_EACH};
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++) {
        figure.before = known_value(view, values, count, meanings[i], view->before);
        figure.after = known_value(view, values, count, meanings[i], view->slice);
        bool are_known = figure.before != NULL && figure.after != NULL;
        if (are_known ? !is_same_value(figure.before, figure.after)
                      : figure.before != figure.after) {
            g_array_append_val(figures, figure);
        }
    }
}

/* An actor's value counts as changed only if the actor is there in both slices. The members of
 * an aggregate are told with it. */
static bool
has_both(const PsgView *view, const Presences *presences, const PsgMeasurement *value)
{
    return value->subject != PSG_SUBJECT_ACTOR ||
           (view->landscape->actors[value->index].members == NULL &&
            psg_presence_is_seen(presences->before[value->index]) &&
            psg_presence_is_seen(presences->after[value->index]));
}

static void
add_figures(PsgView *view, const Presences *presences)
{
    g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(PsgMeasurementChange));
    for (size_t i = 0; i < view->landscape->measure_count; i++) {
        const PsgMeasure *measure = &view->landscape->measures[i];
        for (size_t j = 0, run = 0; j < measure->value_count; j += run) {
            const PsgMeasurement *values = &measure->values[j];
            PsgMeasurementChange figure = {i, values->subject, values->index, NULL, NULL};
            run = psg_measurement_run(values, measure->value_count - j);
            if (has_both(view, presences, values)) {
                add_figure(view, figure, values, run, figures);
            }
        }
    }
    view->measurement_count = figures->len;
    view->measurements =
        (PsgMeasurementChange *)(void *)g_array_free(g_steal_pointer(&figures), FALSE);
}

/* Tells what held in the earlier slice, for an actor that is there in both. */
static void
tell_former(const PsgView *view, const Presences *presences, PsgViewActor *seen)
{
    const PsgActor *actor = &view->landscape->actors[seen->actor];
    const PsgInterval *before = &view->landscape->slices[view->before].when;
    const PsgText *name = psg_dated_text_at(&actor->name, before);
    bool is_same = actor->members != NULL || psg_text_is_same(name, seen->name);
    seen->former_name = is_same ? NULL : name;
    seen->former_kind = psg_dated_index_at(&actor->kind, before);
    seen->former_tier =
        psg_actor_tier_at(actor, before, presences->listed_before[seen->actor]);
    if (seen->former_name != NULL || seen->former_kind != seen->kind ||
        seen->former_tier != seen->tier || seen->joined + seen->left > 0) {
        seen->change = PSG_CHANGE_ALTERED;
    }
}

size_t
psg_view_moved(const PsgView *view, size_t from, size_t to)
{
    const PsgMembers *source = view->landscape->actors[from].members;
    const PsgMembers *target = view->landscape->actors[to].members;
    if (source == NULL || target == NULL) {
        return 0;
    }
    const PsgIndexes *former = &source[view->before].actors;
    size_t moved = 0;
    for (size_t i = 0; i < former->count; i++) {
        size_t actor = former->items[i];
        moved += psg_members_have(&target[view->slice], actor) &&
                 !psg_members_have(&target[view->before], actor) &&
                 !psg_members_have(&source[view->slice], actor);
    }
    return moved;
}

static void
tell_members(const PsgView *view, const PsgActor *actor, size_t slice, PsgViewActor *seen)
{
    const PsgMembers *before = &actor->members[view->before];
    const PsgMembers *after = &actor->members[view->slice];
    seen->name = &actor->members[slice].name;
    seen->joined = psg_members_lost(after, before);
    seen->left = psg_members_lost(before, after);
}

static PsgViewActor
see_actor(const PsgView *view, const Presences *presences, size_t index)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgActor *actor = &landscape->actors[index];
    PsgPresence before = presences->before[index], after = presences->after[index];
    PsgChange change = change_of_presence(before, after);
    bool is_shown_before = after == PSG_PRESENCE_NONE || change == PSG_CHANGE_REMOVED;
    const PsgInterval *window =
        &landscape->slices[is_shown_before ? view->before : view->slice].when;
    PsgViewActor seen = {
        .actor = index,
        .presence = is_shown_before ? before : after,
        .name = psg_dated_text_at(&actor->name, window),
        .full = psg_dated_text_at(&actor->full, window),
        .kind = psg_dated_index_at(&actor->kind, window),
        .tier = psg_actor_tier_at(actor, window,
                                  is_shown_before ? presences->listed_before[index]
                                                  : presences->listed_after[index]),
        .change = change,
        .former_presence = before,
    };
    seen.former_kind = seen.kind;
    seen.former_tier = seen.tier;
    if (actor->members != NULL) {
        tell_members(view, actor, is_shown_before ? view->before : view->slice, &seen);
    }
    if (psg_presence_is_seen(before) && psg_presence_is_seen(after)) {
        tell_former(view, presences, &seen);
    } else if (change == PSG_CHANGE_NONE && before != after) {
        seen.change = PSG_CHANGE_ALTERED; /* talked of in one of them */
    }
    return seen;
}

/* Adds actors as a view of one slice does; gives each one's place in the view, or
 * PSG_NONE. */
static size_t *
add_actors(PsgView *view, const Presences *presences)
{
    size_t count = view->landscape->actor_count;
    size_t *places = g_new(size_t, count + 1);
    g_autoptr(GArray) actors = g_array_new(FALSE, FALSE, sizeof(PsgViewActor));
    for (size_t i = 0; i < count; i++) {
        PsgViewActor seen = see_actor(view, presences, i);
        places[i] = seen.presence == PSG_PRESENCE_NONE ? PSG_NONE : actors->len;
        if (seen.presence != PSG_PRESENCE_NONE) {
            g_array_append_val(actors, seen);
        }
    }
    view->actor_count = actors->len;
    view->actors = (PsgViewActor *)(void *)g_array_free(g_steal_pointer(&actors), FALSE);
    return places;
}

/* Which groups have an actor in either slice, and which of them were told; by group, all false
 * before and after each actor. */
typedef struct {
    bool *was, *is, *told;
} Memberships;

static void
mark_groups(const PsgDatedIndexes *groups, const PsgInterval *window, bool *has)
{
    PsgHolding holding = psg_dated_index_holding(groups, window);
    for (size_t i = 0; i < groups->count; i++) {
        if (psg_holding_has(&holding, i)) {
            has[groups->items[i].index] = true;
        }
    }
}

/* Groups of an actor that is there in both slices. */
static void
add_memberships_of(const PsgView *view, size_t place, Memberships *marks,
                   GArray *memberships)
{
    const PsgSlice *slices = view->landscape->slices;
    size_t actor = view->actors[place].actor;
    const PsgDatedIndexes *groups = &view->landscape->actors[actor].groups;
    mark_groups(groups, &slices[view->before].when, marks->was);
    mark_groups(groups, &slices[view->slice].when, marks->is);
    for (size_t i = 0; i < groups->count; i++) {
        size_t group = groups->items[i].index;
        if (group != PSG_NONE && marks->was[group] != marks->is[group] &&
            !marks->told[group]) {
            PsgMembershipChange change = {actor, group, marks->is[group]};
            g_array_append_val(memberships, change);
            marks->told[group] = true;
        }
    }
    for (size_t i = 0; i < groups->count; i++) {
        size_t group = groups->items[i].index;
        if (group != PSG_NONE) {
            marks->was[group] = marks->is[group] = marks->told[group] = false;
        }
    }
}

static void
add_memberships(PsgView *view, const Presences *presences)
{
    g_autoptr(GArray) memberships =
        g_array_new(FALSE, FALSE, sizeof(PsgMembershipChange));
    size_t groups = view->landscape->group_count;
    g_autofree bool *room = g_new0(bool, 3 * groups + 1);
    Memberships marks = {room, room + groups, room + 2 * groups};
    for (size_t i = 0; i < view->actor_count; i++) {
        PsgViewActor *seen = &view->actors[i];
        guint before = memberships->len;
        if (psg_presence_is_seen(presences->before[seen->actor]) &&
            psg_presence_is_seen(presences->after[seen->actor])) {
            add_memberships_of(view, i, &marks, memberships);
        }
        if (memberships->len > before) {
            seen->change = PSG_CHANGE_ALTERED;
            seen->has_other_groups = true;
        }
    }
    view->membership_count = memberships->len;
    view->memberships =
        (PsgMembershipChange *)(void *)g_array_free(g_steal_pointer(&memberships), FALSE);
}

/* Properties of actors that are there in both slices. */
static void
add_properties(PsgView *view, const Presences *presences)
{
    const PsgSlice *slices = view->landscape->slices;
    g_autoptr(GArray) properties = g_array_new(FALSE, FALSE, sizeof(PsgPropertyChange));
    for (size_t i = 0; i < view->actor_count; i++) {
        PsgViewActor *seen = &view->actors[i];
        const PsgProperties *own = &view->landscape->actors[seen->actor].properties;
        const PsgPropertyPair pair = {own, own, slices[view->before].when,
                                      slices[view->slice].when};
        bool is_in_both = psg_presence_is_seen(presences->before[seen->actor]) &&
                          psg_presence_is_seen(presences->after[seen->actor]);
        PsgPropertyChange change = {.actor = seen->actor};
        size_t place = 0;
        while (is_in_both && psg_property_next_difference(&pair, &place, &change.what)) {
            g_array_append_val(properties, change);
            seen->change = PSG_CHANGE_ALTERED;
            seen->has_other_properties = true;
        }
    }
    view->property_count = properties->len;
    view->properties =
        (PsgPropertyChange *)(void *)g_array_free(g_steal_pointer(&properties), FALSE);
}

/* Actors of which a value changed. */
static void
mark_figures(PsgView *view, const size_t *places)
{
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (psg_measurement_change_alters_actor(figure)) {
            PsgViewActor *seen = &view->actors[places[figure->index]];
            seen->change = PSG_CHANGE_ALTERED;
            seen->has_other_value = true;
        }
    }
}

/* Those with a change, as places in the list and as relations of the landscape. */
static GArray *
find_changed(const GArray *seen, PsgChange change, GArray *relations)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < seen->len; i++) {
        const PsgViewRelation *relation = &g_array_index(seen, PsgViewRelation, i);
        if (relation->change == change) {
            g_array_append_val(places, i);
            g_array_append_val(relations, relation->relation);
        }
    }
    return places;
}

/* Relations that are there in both, and weigh more or less after, or have another property. */
static void
mark_altered(const PsgRelationTimes *times, GArray *relations)
{
    for (guint i = 0; i < relations->len; i++) {
        PsgViewRelation *seen = &g_array_index(relations, PsgViewRelation, i);
        bool is_kept =
            seen->change == PSG_CHANGE_NONE && psg_presence_is_seen(seen->presence);
        if (is_kept &&
            (!psg_relation_weighs_same(times, seen->relation, seen->relation) ||
             !psg_relation_has_same_properties(times, seen->relation, seen->relation))) {
            seen->change = PSG_CHANGE_ALTERED;
            seen->former = seen->relation;
        }
    }
}

static void
match_entries(const PsgRelationTimes *times, GArray *relations)
{
    const PsgLandscape *landscape = times->landscape;
    g_autoptr(GArray) ended = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(GArray) begun = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(GArray) lost = find_changed(relations, PSG_CHANGE_REMOVED, ended);
    g_autoptr(GArray) gained = find_changed(relations, PSG_CHANGE_ADDED, begun);
    g_autofree size_t *matches = psg_relation_match(times, ended, begun);
    g_autofree bool *is_joined = g_new0(bool, relations->len + 1);
    for (guint i = 0; i < gained->len; i++) {
        if (matches[i] == PSG_NONE) {
            continue;
        }
        guint place = g_array_index(gained, guint, i);
        PsgViewRelation *seen = &g_array_index(relations, PsgViewRelation, place);
        size_t former = g_array_index(ended, size_t, matches[i]);
        bool is_same = psg_relation_is_same(landscape, former, seen->relation) &&
                       psg_relation_weighs_same(times, former, seen->relation) &&
                       psg_relation_has_same_properties(times, former, seen->relation);
        seen->change = is_same ? PSG_CHANGE_NONE : PSG_CHANGE_ALTERED;
        seen->former = is_same ? PSG_NONE : former;
        is_joined[g_array_index(lost, guint, matches[i])] = true;
    }
    guint kept = 0;
    for (guint i = 0; i < relations->len; i++) {
        if (!is_joined[i]) {
            g_array_index(relations, PsgViewRelation, kept++) =
                g_array_index(relations, PsgViewRelation, i);
        }
    }
    g_array_set_size(relations, kept);
}

static PsgPresence
presence_of(const PsgView *view, const PsgRelation *relation, size_t slice,
            const PsgPresence *presences)
{
    return psg_relation_presence_of(view->landscape, relation,
                                    &view->landscape->slices[slice],
                                    presences[relation->from], presences[relation->to]);
}

static void
add_relations(PsgView *view, const Presences *presences, const size_t *places)
{
    const PsgLandscape *landscape = view->landscape;
    g_autoptr(GArray) relations = g_array_new(FALSE, FALSE, sizeof(PsgViewRelation));
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        PsgPresence before = presence_of(view, relation, view->before, presences->before);
        PsgPresence after = presence_of(view, relation, view->slice, presences->after);
        PsgChange change = change_of_presence(before, after);
        PsgViewRelation seen = {
            .relation = i,
            .from = places[relation->from],
            .to = places[relation->to],
            /* one that was only talked of, and is no more, was never there to go */
            .presence = change == PSG_CHANGE_REMOVED ? before : after,
            .change = change,
            .former = PSG_NONE,
        };
        if (seen.presence != PSG_PRESENCE_NONE) {
            g_array_append_val(relations, seen);
        }
    }
    const PsgRelationTimes times = {landscape, landscape->slices[view->before].when,
                                    landscape->slices[view->slice].when};
    mark_altered(&times, relations);
    match_entries(&times, relations);
    view->relation_count = relations->len;
    view->relations =
        (PsgViewRelation *)(void *)g_array_free(g_steal_pointer(&relations), FALSE);
}

PsgView *
psg_view_of_change(const PsgLandscape *landscape, size_t before, size_t after)
{
    g_assert(before < landscape->slice_count && after < landscape->slice_count);
    PsgView *view = g_new0(PsgView, 1);
    view->landscape = landscape;
    view->slice = after;
    view->before = before;
    g_autofree PsgPresence *in_earlier = presences_in(landscape, before);
    g_autofree PsgPresence *in_later = presences_in(landscape, after);
    g_autofree size_t *earlier =
        psg_tiers_that_list(landscape, &landscape->slices[before].when);
    g_autofree size_t *later =
        psg_tiers_that_list(landscape, &landscape->slices[after].when);
    const Presences presences = {in_earlier, in_later, earlier, later};
    add_figures(view, &presences);
    g_autofree size_t *places = add_actors(view, &presences);
    mark_figures(view, places);
    add_memberships(view, &presences);
    add_properties(view, &presences);
    add_relations(view, &presences, places);
    psg_view_find_successions(view);
    return view;
}
