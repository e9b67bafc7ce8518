/* Who has a stream in a lineage: families of those who have to do with each other. */
#include "figure/lineage/choice.h"

typedef struct {
    size_t root; /* the actor that stands for all of them */
    size_t weight;
} Family;

size_t
psg_lineage_belonging(const PsgLineagePlan *plan, size_t column, size_t actor)
{
    size_t step = plan->steps[column];
    return plan->by_tier ? psg_lineage_tier(plan->lineage, step, actor)
                         : psg_lineage_seen(plan->lineage, step, actor)->kind;
}

static size_t
root_of(size_t *parents, size_t actor)
{
    while (parents[actor] != actor) {
        parents[actor] = parents[parents[actor]];
        actor = parents[actor];
    }
    return actor;
}

/* By actor, who stands for its family: the first of it. */
static size_t *
find_families(const PsgLineagePlan *plan)
{
    size_t count = plan->lineage->context->landscape->actor_count;
    size_t *parents = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        parents[i] = i;
    }
    const GArray *events = plan->lineage->events;
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        size_t a = root_of(parents, event->from), b = root_of(parents, event->to);
        parents[MAX(a, b)] = MIN(a, b);
    }
    for (size_t i = 0; i < count; i++) {
        parents[i] = root_of(parents, i);
    }
    return parents;
}

static int
compare_families(const void *left, const void *right)
{
    const Family *a = left, *b = right;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return (a->root > b->root) - (a->root < b->root);
}

/* Successions count twice: they tell more than a new name. */
static GArray *
rank_families(const PsgLineagePlan *plan, const size_t *roots)
{
    size_t count = plan->lineage->context->landscape->actor_count;
    g_autofree size_t *weights = g_new0(size_t, count + 1);
    const GArray *events = plan->lineage->events;
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        weights[roots[event->to]] += psg_lineage_is_succession(event) ? 2 : 1;
    }
    GArray *families = g_array_new(FALSE, FALSE, sizeof(Family));
    for (size_t i = 0; i < count; i++) {
        if (weights[i] > 0) {
            g_array_append_val(families, ((Family){i, weights[i]}));
        }
    }
    g_array_sort(families, compare_families);
    return families;
}

static bool
is_seen(const PsgLineagePlan *plan, size_t actor)
{
    for (size_t column = 0; column < plan->column_count; column++) {
        if (psg_lineage_plan_seen(plan, column, actor) != NULL) {
            return true;
        }
    }
    return false;
}

/* How many lanes the chosen need at least: of each band, as many as are in it at once. */
static size_t
lanes_needed(const PsgLineagePlan *plan, const bool *chosen)
{
    const PsgLandscape *landscape = plan->lineage->context->landscape;
    size_t belongings = (plan->by_tier ? landscape->tier_count : landscape->kind_count);
    g_autofree size_t *most = g_new0(size_t, belongings + 1);
    size_t sum = 0;
    for (size_t column = 0; column < plan->column_count; column++) {
        g_autofree size_t *now = g_new0(size_t, belongings + 1);
        for (size_t actor = 0; actor < landscape->actor_count; actor++) {
            if (chosen[actor] && psg_lineage_plan_seen(plan, column, actor) != NULL) {
                size_t belonging = psg_lineage_belonging(plan, column, actor);
                now[MIN(belonging, belongings)]++;
            }
        }
        for (size_t i = 0; i <= belongings; i++) {
            most[i] = MAX(most[i], now[i]);
        }
    }
    for (size_t i = 0; i <= belongings; i++) {
        sum += most[i];
    }
    return sum;
}

/* True if the chosen have room with these two; else they are not chosen. */
static bool
choose(const PsgLineagePlan *plan, const PsgLineageEvent *event, bool *chosen,
       size_t most_lanes)
{
    bool before[] = {chosen[event->from], chosen[event->to]};
    chosen[event->from] = is_seen(plan, event->from);
    chosen[event->to] = is_seen(plan, event->to);
    if (lanes_needed(plan, chosen) <= most_lanes) {
        return true;
    }
    chosen[event->from] = before[0];
    chosen[event->to] = before[1];
    return false;
}

/* A family with all its history, or as much of it as has room. */
static void
choose_family(const PsgLineagePlan *plan, const size_t *roots, size_t root, bool *chosen,
              size_t most_lanes)
{
    const GArray *events = plan->lineage->events;
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        if (roots[event->to] == root) {
            choose(plan, event, chosen, most_lanes);
        }
    }
}

static void
count_left_out(PsgLineagePlan *plan, const bool *chosen)
{
    const GArray *events = plan->lineage->events;
    size_t count = plan->lineage->context->landscape->actor_count;
    g_autofree bool *counted = g_memdup2(chosen, count * sizeof *chosen);
    plan->left_out = 0;
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        plan->left_out += !counted[event->from];
        counted[event->from] = true;
        plan->left_out += !counted[event->to];
        counted[event->to] = true;
    }
}

bool *
psg_lineage_choice(PsgLineagePlan *plan, size_t most_lanes)
{
    size_t count = plan->lineage->context->landscape->actor_count;
    bool *chosen = g_new0(bool, count + 1);
    g_autofree size_t *roots = find_families(plan);
    g_autoptr(GArray) families = rank_families(plan, roots);
    for (guint i = 0; i < families->len; i++) {
        choose_family(plan, roots, g_array_index(families, Family, i).root, chosen,
                      most_lanes);
    }
    count_left_out(plan, chosen);
    return chosen;
}
