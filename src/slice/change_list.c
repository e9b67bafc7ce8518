/* What is told of a change: the view's actors and relations, sorted into lists. */
#include "slice/difference.h"

#include <math.h>

static bool
is_actor_told(const PsgViewActor *seen, const bool *has_figure, PsgTold told)
{
    bool is_talk =
        seen->presence == PSG_PRESENCE_TALKED_OF && seen->change != PSG_CHANGE_LOST;
    bool is_altered = seen->change == PSG_CHANGE_ALTERED;
    switch (told) {
    case PSG_TOLD_GAINED:
        return seen->change == PSG_CHANGE_GAINED;
    case PSG_TOLD_LOST:
        return seen->change == PSG_CHANGE_LOST;
    case PSG_TOLD_ALTERED:
        return is_altered;
    case PSG_TOLD_RENAMED:
        return seen->former_name != NULL;
    case PSG_TOLD_OTHER_KIND:
        return seen->former_kind != seen->kind;
    case PSG_TOLD_OTHER_TIER:
        return seen->former_tier != seen->tier;
    case PSG_TOLD_OTHER_FIGURE:
        return is_altered && has_figure[seen->actor];
    case PSG_TOLD_TALKED_OF:
        return is_altered && is_talk && seen->former_presence == PSG_PRESENCE_NONE;
    case PSG_TOLD_NOT_TALKED_OF:
        return is_altered && is_talk && seen->former_presence != PSG_PRESENCE_NONE;
    case PSG_TOLD_KEPT:
        return seen->change == PSG_CHANGE_NONE && !is_talk;
    case PSG_TOLD_RELATION_GAINED:
    case PSG_TOLD_RELATION_LOST:
    case PSG_TOLD_RELATION_ALTERED:
    case PSG_TOLD_RELATION_KEPT:
        break;
    }
    return false;
}

/* Which actors have a figure that is another one; owned by the caller. */
static bool *
find_figures(const PsgView *view)
{
    bool *has_figure = g_new0(bool, view->landscape->actor_count + 1);
    for (size_t i = 0; i < view->figure_count; i++) {
        const PsgViewFigure *figure = &view->figures[i];
        if (psg_view_figure_alters(figure)) {
            has_figure[figure->index] = true;
        }
    }
    return has_figure;
}

static void
add_actors(const PsgView *view, PsgTold told, const bool *has_figure, GArray *list)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        if (is_actor_told(&view->actors[i], has_figure, told)) {
            g_array_append_val(list, i);
        }
    }
}

static void
add_relations(const PsgView *view, PsgTold told, GArray *list)
{
    static const PsgChange changes[PSG_TOLD_COUNT] = {
        [PSG_TOLD_RELATION_GAINED] = PSG_CHANGE_GAINED,
        [PSG_TOLD_RELATION_LOST] = PSG_CHANGE_LOST,
        [PSG_TOLD_RELATION_ALTERED] = PSG_CHANGE_ALTERED,
        [PSG_TOLD_RELATION_KEPT] = PSG_CHANGE_NONE,
    };
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        bool is_talk =
            seen->change == PSG_CHANGE_NONE && seen->presence == PSG_PRESENCE_TALKED_OF;
        if (seen->change == changes[told] && !is_talk) {
            g_array_append_val(list, i);
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
    for (int told = 0; told < PSG_TOLD_COUNT; told++) {
        guint start = all->len;
        if (told < PSG_TOLD_RELATION_GAINED) {
            add_actors(view, (PsgTold)told, has_figure, all);
        } else {
            add_relations(view, (PsgTold)told, all);
        }
        difference->told[told].count = all->len - start;
    }
    difference->memory = (size_t *)(void *)g_array_free(g_steal_pointer(&all), FALSE);
    const size_t *next = difference->memory;
    for (int told = 0; told < PSG_TOLD_COUNT; told++) {
        difference->told[told].items = next;
        next += difference->told[told].count;
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
    size_t count = difference->view->figure_count;
    for (int told = 0; told < PSG_TOLD_COUNT; told++) {
        bool is_kept = told == PSG_TOLD_KEPT || told == PSG_TOLD_RELATION_KEPT;
        count += is_kept ? 0 : difference->told[told].count;
    }
    return count == 0;
}

bool
psg_view_figure_alters(const PsgViewFigure *figure)
{
    return figure->of == PSG_OF_ACTOR && figure->before != NULL && figure->after != NULL;
}

double
psg_view_figure_ratio(const PsgViewFigure *figure)
{
    const PsgFigureValue *before = figure->before, *after = figure->after;
    if (before == NULL || after == NULL || before->bound > PSG_BOUND_ABOUT ||
        after->bound > PSG_BOUND_ABOUT || !(before->value > 0) || !(after->value > 0)) {
        return (double)NAN;
    }
    return after->value / before->value;
}
