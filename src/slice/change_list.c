/* The changes of a view: its actors and relations, sorted into lists. */
#include "slice/difference.h"

#include "base/number.h"

#include <math.h>

static bool
is_actor_listed(const PsgViewActor *seen, const bool *has_figure, PsgChangeList list)
{
    bool is_talk =
        seen->presence == PSG_PRESENCE_TALKED_OF && seen->change != PSG_CHANGE_REMOVED;
    bool is_altered = seen->change == PSG_CHANGE_ALTERED;
    switch (list) {
    case PSG_CHANGES_ADDED:
        return seen->change == PSG_CHANGE_ADDED;
    case PSG_CHANGES_REMOVED:
        return seen->change == PSG_CHANGE_REMOVED;
    case PSG_CHANGES_ALTERED:
        return is_altered;
    case PSG_CHANGES_RENAMED:
        return seen->former_name != NULL;
    case PSG_CHANGES_OTHER_KIND:
        return seen->former_kind != seen->kind;
    case PSG_CHANGES_OTHER_TIER:
        return seen->former_tier != seen->tier;
    case PSG_CHANGES_OTHER_GROUPS:
        return seen->has_other_groups;
    case PSG_CHANGES_OTHER_PROPERTIES:
        return seen->has_other_properties;
    case PSG_CHANGES_OTHER_MEMBERS:
        return is_altered && seen->joined + seen->left > 0;
    case PSG_CHANGES_OTHER_MEASUREMENT:
        return is_altered && has_figure[seen->actor];
    case PSG_CHANGES_TALKED_OF:
        return is_altered && is_talk && seen->former_presence == PSG_PRESENCE_NONE;
    case PSG_CHANGES_NOT_TALKED_OF:
        return is_altered && is_talk && seen->former_presence != PSG_PRESENCE_NONE;
    case PSG_CHANGES_KEPT:
        return seen->change == PSG_CHANGE_NONE && !is_talk;
    case PSG_CHANGES_RELATION_ADDED:
    case PSG_CHANGES_RELATION_REMOVED:
    case PSG_CHANGES_RELATION_ALTERED:
    case PSG_CHANGES_RELATION_KEPT:
        break;
    }
    return false;
}

/* Which actors have a value that changed; owned by the caller. */
static bool *
find_figures(const PsgView *view)
{
    bool *has_figure = g_new0(bool, view->landscape->actor_count + 1);
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (psg_measurement_change_alters_actor(figure)) {
            has_figure[figure->index] = true;
        }
    }
    return has_figure;
}

static void
add_actors(const PsgView *view, PsgChangeList list, const bool *has_figure,
           GArray *members)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        if (is_actor_listed(&view->actors[i], has_figure, list)) {
            g_array_append_val(members, i);
        }
    }
}

static void
add_relations(const PsgView *view, PsgChangeList list, GArray *members)
{
    static const PsgChange changes[PSG_CHANGES_COUNT] = {
        [PSG_CHANGES_RELATION_ADDED] = PSG_CHANGE_ADDED,
        [PSG_CHANGES_RELATION_REMOVED] = PSG_CHANGE_REMOVED,
        [PSG_CHANGES_RELATION_ALTERED] = PSG_CHANGE_ALTERED,
        [PSG_CHANGES_RELATION_KEPT] = PSG_CHANGE_NONE,
    };
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        bool is_talk =
            seen->change == PSG_CHANGE_NONE && seen->presence == PSG_PRESENCE_TALKED_OF;
        if (seen->change == changes[list] && !is_talk) {
            g_array_append_val(members, i);
        }
    }
}

PsgDifference *
psg_difference_new(const PsgView *view)
{
    g_assert(view->before != PSG_NONE);
    g_autofree bool *has_figure = find_figures(view);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(size_t));
    PsgDifference *difference = g_new0(PsgDifference, 1);
    difference->view = view;
    for (int list = 0; list < PSG_CHANGES_COUNT; list++) {
        guint start = all->len;
        if (list < PSG_CHANGES_RELATION_ADDED) {
            add_actors(view, (PsgChangeList)list, has_figure, all);
        } else {
            add_relations(view, (PsgChangeList)list, all);
        }
        difference->lists[list].count = all->len - start;
    }
    difference->memory = (size_t *)(void *)g_array_free(g_steal_pointer(&all), FALSE);
    const size_t *next = difference->memory;
    for (int list = 0; list < PSG_CHANGES_COUNT; list++) {
        difference->lists[list].items = next;
        next += difference->lists[list].count;
    }
    return difference;
}

void
psg_difference_free(PsgDifference *difference)
{
    if (difference != NULL) {
        g_free(difference->memory);
        g_free(difference);
    }
}

bool
psg_difference_is_none(const PsgDifference *difference)
{
    size_t count = difference->view->measurement_count + difference->view->turn_count;
    for (int list = 0; list < PSG_CHANGES_COUNT; list++) {
        bool is_kept = list == PSG_CHANGES_KEPT || list == PSG_CHANGES_RELATION_KEPT;
        count += is_kept ? 0 : difference->lists[list].count;
    }
    return count == 0;
}

bool
psg_measurement_change_alters_actor(const PsgMeasurementChange *figure)
{
    return figure->subject == PSG_SUBJECT_ACTOR && figure->before != NULL &&
           figure->after != NULL;
}

double
psg_measurement_change_ratio(const PsgMeasurementChange *figure)
{
    const PsgMeasurement *before = figure->before, *after = figure->after;
    if (before == NULL || after == NULL || before->bound > PSG_BOUND_ABOUT ||
        after->bound > PSG_BOUND_ABOUT || !(before->value > 0) || !(after->value > 0)) {
        return (double)NAN;
    }
    return psg_number_ratio(after->value, before->value);
}
