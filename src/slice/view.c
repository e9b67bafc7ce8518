/* A view of one slice: what is seen in it, and what is told of that. */
#include "slice/view.h"

#include "base/compare.h"
#include "base/number.h"
#include "model/succession.h"

#include <math.h>

#define MOST 0.6           /* of all */
enum { READ_AT_ONCE = 5 }; /* marks: so few are no crowd, whatever the others are */

/* Takes what the array holds, in no more memory than needed: every slice has a view. */
static void *
take(GArray **array, size_t size, size_t *count)
{
    *count = (*array)->len;
    return g_realloc(g_array_free(g_steal_pointer(array), FALSE), *count * size);
}

/* The name that held in the slice before, if it was there and has another name now. */
static const PsgText *
former_name(const PsgLandscape *landscape, const PsgActor *actor, size_t slice,
            const PsgText *name)
{
    if (slice == 0 || actor->name.count < 2 || actor->members != NULL) {
        return NULL;
    }
    const PsgSlice *before = &landscape->slices[slice - 1];
    if (psg_actor_presence(actor, before) == PSG_PRESENCE_NONE) {
        return NULL;
    }
    const PsgText *earlier = psg_dated_text_at(&actor->name, &before->when);
    return earlier == name ? NULL : earlier;
}

/* As far as anything is told of it: of who may be there in a slice that is projected, nothing
 * is. */
static bool
is_told(PsgPresence presence, const PsgSlice *slice)
{
    return presence == PSG_PRESENCE_THERE ||
           (presence == PSG_PRESENCE_UNSURE && !slice->is_projected);
}

/* Nothing is told of what comes before the first slice. */
static void
tell_members(const PsgActor *actor, size_t slice, PsgViewActor *seen)
{
    const PsgMembers *members = &actor->members[slice];
    seen->name = &members->name;
    if (slice > 0) {
        seen->joined = psg_members_lost(members, members - 1);
        seen->left = psg_members_lost(members - 1, members);
    }
}

/* listing: the tier that lists the actor then, if it names none as its own. */
static PsgViewActor
see_actor(const PsgLandscape *landscape, size_t index, size_t slice, size_t listing)
{
    const PsgActor *actor = &landscape->actors[index];
    const PsgInterval *window = &landscape->slices[slice].when;
    PsgViewActor seen = {
        .actor = index,
        .presence = psg_actor_presence(actor, &landscape->slices[slice]),
        .former_kind = PSG_NONE,
        .former_tier = PSG_NONE,
    };
    if (seen.presence == PSG_PRESENCE_NONE) {
        return seen;
    }
    seen.name = psg_dated_text_at(&actor->name, window);
    seen.full = psg_dated_text_at(&actor->full, window);
    seen.kind = psg_dated_index_at(&actor->kind, window);
    seen.tier = psg_actor_tier_at(actor, window, listing);
    if (actor->members != NULL) {
        tell_members(actor, slice, &seen);
    }
    bool there = is_told(seen.presence, &landscape->slices[slice]);
    seen.is_new = there && psg_actor_is_new(landscape, actor, slice);
    seen.is_leaving = there && psg_actor_is_leaving(landscape, actor, slice);
    seen.former_name = there ? former_name(landscape, actor, slice, seen.name) : NULL;
    return seen;
}

/* Fills the view's actors; gives the place of each of the landscape's actors in it, or
 * PSG_NONE. */
static size_t *
add_actors(PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    size_t *places = g_new(size_t, landscape->actor_count + 1);
    g_autofree size_t *listing =
        psg_tiers_that_list(landscape, &landscape->slices[view->slice].when);
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(PsgViewActor));
    g_autoptr(GArray) gone = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < landscape->actor_count; i++) {
        PsgViewActor actor = see_actor(landscape, i, view->slice, listing[i]);
        places[i] = actor.presence == PSG_PRESENCE_NONE ? PSG_NONE : seen->len;
        if (actor.presence != PSG_PRESENCE_NONE) {
            g_array_append_val(seen, actor);
        } else if (view->slice > 0 &&
                   is_told(psg_actor_presence(&landscape->actors[i],
                                              &landscape->slices[view->slice - 1]),
                           &landscape->slices[view->slice - 1])) {
            g_array_append_val(gone, i);
        }
    }
    view->actors = take(&seen, sizeof *view->actors, &view->actor_count);
    view->gone = take(&gone, sizeof *view->gone, &view->gone_count);
    return places;
}

static PsgPresence
presence_at(const PsgView *view, size_t place)
{
    return place == PSG_NONE ? PSG_PRESENCE_NONE : view->actors[place].presence;
}

static void
add_relations(PsgView *view, const size_t *places)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgSlice *slice = &landscape->slices[view->slice];
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(PsgViewRelation));
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        PsgPresence presence = psg_relation_presence_of(
            landscape, relation, slice, presence_at(view, places[relation->from]),
            presence_at(view, places[relation->to]));
        if (presence == PSG_PRESENCE_NONE) {
            continue;
        }
        PsgViewRelation view_relation = {
            .relation = i,
            .from = places[relation->from],
            .to = places[relation->to],
            .presence = presence,
            .is_new = is_told(presence, slice) &&
                      psg_relation_is_new(landscape, relation, view->slice),
            .former = PSG_NONE,
        };
        g_array_append_val(seen, view_relation);
    }
    view->relations = take(&seen, sizeof *view->relations, &view->relation_count);
}

static void
add_events(PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < landscape->event_count; i++) {
        if (psg_interval_meets(&landscape->events[i].when,
                               &landscape->slices[view->slice].when)) {
            g_array_append_val(seen, i);
        }
    }
    view->events = take(&seen, sizeof *view->events, &view->event_count);
}

static int
compare_turns(const void *left, const void *right)
{
    const PsgViewTurn *a = left, *b = right;
    return 2 * PSG_COMPARE(a->said->since, b->said->since) + PSG_COMPARE(a->to, b->to);
}

/* Since the slice before, or, of two slices, since the earlier one ended. */
static void
add_turns(PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    bool is_change = view->before != PSG_NONE;
    PsgTime last = psg_interval_last(&landscape->slices[view->slice].when);
    PsgTime first = is_change
                        ? psg_interval_last(&landscape->slices[view->before].when) + 1
                        : psg_slice_new_from(landscape, view->slice);
    g_autoptr(GArray) turns = g_array_new(FALSE, FALSE, sizeof(PsgViewTurn));
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgSuccessions *list = &landscape->actors[i].succeeds;
        for (size_t k = 0; k < list->count; k++) {
            const PsgSuccession *said = &list->items[k];
            if (said->since >= first && said->since <= last &&
                said->since > PSG_TIME_FIRST) {
                PsgViewTurn turn = {said->actor, i, said};
                g_array_append_val(turns, turn);
            }
        }
    }
    g_array_sort(turns, compare_turns);
    view->turns = take(&turns, sizeof *view->turns, &view->turn_count);
}

/* Of two slices: one is only in the one, the other only in the other. */
static bool
never_meet(const PsgViewActor *a, const PsgViewActor *b)
{
    return (a->change == PSG_CHANGE_REMOVED && b->change == PSG_CHANGE_ADDED) ||
           (a->change == PSG_CHANGE_ADDED && b->change == PSG_CHANGE_REMOVED);
}

/* What took place before both slices is told where both are seen in one of them; what has no time, as
 * between two landscapes, may have been since. */
void
psg_view_find_successions(PsgView *view)
{
    add_turns(view);
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(PsgViewSuccession));
    const PsgSlice *slices = view->landscape->slices;
    PsgTime last = psg_interval_last(&slices[view->slice].when), first = last;
    if (view->before != PSG_NONE) { /* two slices may be told backwards */
        PsgTime other = psg_interval_last(&slices[view->before].when);
        first = MIN(last, other);
        last = MAX(last, other);
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgSuccessions *earlier =
            &view->landscape->actors[view->actors[i].actor].succeeds;
        for (size_t k = 0; k < earlier->count; k++) {
            const PsgSuccession *item = &earlier->items[k];
            const PsgViewActor *from = psg_view_actor(view, item->actor);
            bool is_past = from != NULL && item->since > PSG_TIME_FIRST &&
                           item->since <= first && never_meet(from, &view->actors[i]);
            if (from != NULL && item->since <= last && !is_past) {
                PsgViewSuccession succession = {(size_t)(from - view->actors), i,
                                                item->what};
                g_array_append_val(seen, succession);
            }
        }
    }
    view->successions = take(&seen, sizeof *view->successions, &view->succession_count);
}

bool
psg_view_is_most(size_t part, size_t whole)
{
    return part > READ_AT_ONCE && (double)part > MOST * (double)whole;
}

static void
find_most(PsgView *view)
{
    size_t fresh = 0, leaving = 0, relations = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        fresh += view->actors[i].is_new;
        leaving += view->actors[i].is_leaving;
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        relations += view->relations[i].is_new;
    }
    view->are_most_new = psg_view_is_most(fresh, view->actor_count);
    view->are_most_leaving = psg_view_is_most(leaving, view->actor_count);
    view->are_most_relations_new = psg_view_is_most(relations, view->relation_count);
}

PsgView *
psg_view_of_slice(const PsgLandscape *landscape, size_t slice)
{
    g_assert(slice < landscape->slice_count);
    PsgView *view = g_new0(PsgView, 1);
    view->landscape = landscape;
    view->slice = slice;
    view->before = PSG_NONE;
    g_autofree size_t *places = add_actors(view);
    add_relations(view, places);
    find_most(view);
    psg_view_find_successions(view);
    add_events(view);
    return view;
}

void
psg_view_free(PsgView *view)
{
    if (view == NULL) {
        return;
    }
    g_free(view->actors);
    g_free(view->relations);
    g_free(view->successions);
    g_free(view->turns);
    g_free(view->gone);
    g_free(view->events);
    g_free(view->measurements);
    g_free(view->memberships);
    g_free(view->properties);
    g_free(view);
}

size_t
psg_view_slice_of(const PsgView *view, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = view->landscape;
    bool is_before =
        view->before != PSG_NONE &&
        (seen->change == PSG_CHANGE_REMOVED ||
         psg_actor_presence(&landscape->actors[seen->actor],
                            &landscape->slices[view->slice]) == PSG_PRESENCE_NONE);
    return is_before ? view->before : view->slice;
}

/* Both kinds of what is seen begin with their number in the landscape. */
static int
compare_number(const void *number, const void *seen)
{
    size_t a = *(const size_t *)number, b = *(const size_t *)seen;
    return (a > b) - (a < b);
}

const PsgViewActor *
psg_view_actor(const PsgView *view, size_t actor)
{
    return view->actor_count == 0 ? NULL
                                  : bsearch(&actor, view->actors, view->actor_count,
                                            sizeof *view->actors, compare_number);
}

const PsgViewRelation *
psg_view_relation(const PsgView *view, size_t relation)
{
    return view->relation_count == 0
               ? NULL
               : bsearch(&relation, view->relations, view->relation_count,
                         sizeof *view->relations, compare_number);
}

double
psg_view_weight(const PsgView *view, const PsgViewRelation *seen)
{
    size_t slice = seen->change == PSG_CHANGE_REMOVED ? view->before : view->slice;
    return psg_relation_weight_at(&view->landscape->relations[seen->relation],
                                  &view->landscape->slices[slice].when);
}

const PsgText *
psg_view_name_before(const PsgView *view, const PsgViewActor *seen)
{
    const PsgMembers *members = view->landscape->actors[seen->actor].members;
    const PsgText *former = seen->former_name != NULL ? seen->former_name : seen->name;
    return members != NULL ? &members[view->before].name : former;
}

const char *
psg_change_word(PsgChange change)
{
    static const char *const words[] = {"none", "gained", "lost", "altered"};
    return words[change];
}

/* " gained", or nothing. */
static void
print_change(PsgChange change, GString *out)
{
    if (change != PSG_CHANGE_NONE) {
        g_string_append_printf(out, " %s", psg_change_word(change));
    }
}

/* In a view of one slice the former values are none. */
static void
print_former(const PsgView *view, const PsgViewActor *seen, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    if (view->before == PSG_NONE) {
        return;
    }
    if (seen->former_kind != seen->kind) {
        g_string_append_printf(
            out, " was kind %s",
            seen->former_kind == PSG_NONE ? "-" : landscape->kinds[seen->former_kind].id);
    }
    if (seen->former_tier != seen->tier) {
        g_string_append_printf(
            out, " was tier %s",
            seen->former_tier == PSG_NONE ? "-" : landscape->tiers[seen->former_tier].id);
    }
    if (seen->former_presence != seen->presence) {
        g_string_append_printf(out, " was %s", psg_presence_word(seen->former_presence));
    }
}

static void
print_actor(const PsgView *view, const PsgViewActor *seen, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    g_string_append_printf(out, "  actor %s %s", landscape->actors[seen->actor].id,
                           psg_presence_word(seen->presence));
    if (seen->kind != PSG_NONE) {
        g_string_append_printf(out, " kind %s", landscape->kinds[seen->kind].id);
    }
    if (seen->tier != PSG_NONE) {
        g_string_append_printf(out, " tier %s", landscape->tiers[seen->tier].id);
    }
    g_string_append_printf(out, "%s%s \"%s\"", seen->is_new ? " new" : "",
                           seen->is_leaving ? " leaving" : "",
                           psg_text_in(seen->name, landscape->language));
    if (seen->former_name != NULL) {
        g_string_append_printf(out, " was \"%s\"",
                               psg_text_in(seen->former_name, landscape->language));
    }
    print_change(seen->change, out);
    print_former(view, seen, out);
    g_string_append_c(out, '\n');
}

static void
print_relation(const PsgView *view, const PsgViewRelation *seen, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    size_t kind = landscape->relations[seen->relation].kind;
    g_string_append_printf(out, "  relation %s -> %s %s %s%s",
                           landscape->actors[view->actors[seen->from].actor].id,
                           landscape->actors[view->actors[seen->to].actor].id,
                           kind == PSG_NONE ? "-" : landscape->relation_kinds[kind].id,
                           psg_presence_word(seen->presence), seen->is_new ? " new" : "");
    print_change(seen->change, out);
    g_string_append_c(out, '\n');
}

static void
print_value(const PsgMeasurement *value, GString *out)
{
    if (value == NULL || isnan(value->value)) {
        g_string_append(out, value == NULL ? " -" : " text");
    } else {
        g_string_append_c(out, ' ');
        psg_number_append(out, value->value, 6);
    }
}

static void
print_figure(const PsgView *view, const PsgMeasurementChange *figure, GString *out)
{
    const PsgMeasurement *some = figure->after != NULL ? figure->after : figure->before;
    g_string_append_printf(
        out, "  figure %s of %s%s:", view->landscape->measures[figure->measure].id,
        psg_measurement_subject(view->landscape, some), some->each ? " each" : "");
    print_value(figure->before, out);
    g_string_append(out, " ->");
    print_value(figure->after, out);
    g_string_append_c(out, '\n');
}

void
psg_view_print(const PsgView *view, GString *out)
{
    const PsgLandscape *landscape = view->landscape;
    if (view->before == PSG_NONE) {
        g_string_append_printf(out, "slice %s\n", landscape->slices[view->slice].id);
    } else {
        g_string_append_printf(out, "from %s to %s\n", landscape->slices[view->before].id,
                               landscape->slices[view->slice].id);
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        print_actor(view, &view->actors[i], out);
    }
    for (size_t i = 0; i < view->gone_count; i++) {
        g_string_append_printf(out, "  gone %s\n", landscape->actors[view->gone[i]].id);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        print_relation(view, &view->relations[i], out);
    }
    for (size_t i = 0; i < view->succession_count; i++) {
        const PsgViewSuccession *seen = &view->successions[i];
        g_string_append_printf(out, "  succession %s -> %s %s\n",
                               landscape->actors[view->actors[seen->from].actor].id,
                               landscape->actors[view->actors[seen->to].actor].id,
                               psg_succession_word(seen->what));
    }
    for (size_t i = 0; i < view->event_count; i++) {
        const PsgEvent *event = &landscape->events[view->events[i]];
        g_string_append_printf(out, "  event \"%s\"\n",
                               psg_text_in(&event->title, landscape->language));
    }
    for (size_t i = 0; i < view->measurement_count; i++) {
        print_figure(view, &view->measurements[i], out);
    }
    for (size_t i = 0; i < view->membership_count; i++) {
        const PsgMembershipChange *one = &view->memberships[i];
        g_string_append_printf(
            out, "  group %s %s by %s\n", landscape->groups[one->group].id,
            one->is_joined ? "joined" : "left", landscape->actors[one->actor].id);
    }
    for (size_t i = 0; i < view->property_count; i++) {
        const PsgPropertyChange *one = &view->properties[i];
        g_string_append_printf(out, "  property %s of %s \"%s\" -> \"%s\"\n",
                               one->what.property->name, landscape->actors[one->actor].id,
                               psg_text_in(one->what.before, landscape->language),
                               psg_text_in(one->what.after, landscape->language));
    }
}
