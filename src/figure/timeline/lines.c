/* The lines of a timeline: who is on it, in which group, in which order. */
#include "figure/timeline/lines.h"

#include "figure/strings.h"
#include "figure/timeline/order.h"

#define SUCCESSION_WEIGHT 8.0 /* against 1 of a relation */
#define ACROSS_GROUPS 0.04    /* of its weight: groups stand where they stand */

/* ---- What is known ---- */

static void
meet_day(PsgInterval *facts, int day)
{
    if (day <= PSG_DAY_FIRST || day >= PSG_DAY_LAST) {
        return;
    }
    bool is_first = facts->from.first == PSG_DAY_FIRST;
    facts->from.first = is_first ? day : MIN(facts->from.first, day);
    facts->to.last = is_first ? day : MAX(facts->to.last, day);
}

PsgInterval
psg_timeline_facts(const PsgLandscape *landscape)
{
    PsgInterval facts = psg_interval_always();
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        for (size_t j = 0; j < actor->when.count; j++) {
            meet_day(&facts, psg_interval_first(&actor->when.items[j]));
            meet_day(&facts, psg_interval_last(&actor->when.items[j]));
        }
        if (actor->is_talked_of) {
            meet_day(&facts, psg_interval_first(&actor->talked_of));
        }
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        meet_day(&facts, psg_interval_first(&landscape->events[i].when));
        meet_day(&facts, psg_interval_last(&landscape->events[i].when));
    }
    return facts;
}

/* ---- Groups ---- */

static PsgInterval
days_of(const PsgTimeScale *scale)
{
    PsgInterval days = psg_interval_always();
    days.from.first = days.from.last = scale->first;
    days.to.first = days.to.last = scale->last;
    return days;
}

/* The tier that lists the actor as its own. */
static size_t
listing_tier(const PsgLandscape *landscape, size_t actor, const PsgInterval *days)
{
    for (size_t tier = 0; tier < landscape->tier_count; tier++) {
        const PsgDatedIndexes *listed = &landscape->tiers[tier].actors;
        for (size_t i = 0; i < listed->count; i++) {
            if (listed->items[i].index == actor &&
                psg_interval_meets(&listed->items[i].when, days)) {
                return tier;
            }
        }
    }
    return PSG_NONE;
}

/* By the order's grouping: a kind, a tier, or one behind the last of them. */
static size_t
class_of(const PsgTimelinePlan *plan, size_t actor, const PsgInterval *days)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    const PsgActor *said = &landscape->actors[actor];
    if (plan->asked->grouping == PSG_GROUPING_KIND) {
        return MIN(psg_dated_index_at(&said->kind, days), landscape->kind_count);
    }
    if (plan->asked->grouping == PSG_GROUPING_TIER) {
        size_t tier = psg_dated_index_at(&said->tier, days);
        tier = tier == PSG_NONE ? listing_tier(landscape, actor, days) : tier;
        return MIN(tier, landscape->tier_count);
    }
    return 0;
}

static const char *
class_label(const PsgTimelinePlan *plan, size_t class)
{
    const PsgRenderContext *context = plan->pen->context;
    const PsgLandscape *landscape = context->landscape;
    const char *label, *id;
    switch (plan->asked->grouping) {
    case PSG_GROUPING_KIND:
        if (class == landscape->kind_count) {
            return psg_word(PSG_WORD_NO_KIND, context->language);
        }
        label = psg_context_text(context, &landscape->kinds[class].label);
        id = landscape->kinds[class].id;
        break;
    case PSG_GROUPING_TIER:
        if (class == landscape->tier_count) {
            return psg_word(PSG_WORD_NO_TIER, context->language);
        }
        label = psg_context_text(context, &landscape->tiers[class].label);
        id = landscape->tiers[class].id;
        break;
    case PSG_GROUPING_NONE:
    default:
        return NULL;
    }
    return label != NULL ? label : id;
}

/* ---- Lines ---- */

static bool
is_on_scale(const PsgTimeScale *scale, const PsgActor *actor)
{
    GArray *pieces = psg_life_pieces(actor, scale);
    bool is_on = pieces->len > 0;
    g_array_unref(pieces);
    return is_on;
}

/* The name that holds when its line begins. */
static char *
first_name(const PsgTimelinePlan *plan, const PsgActor *actor)
{
    g_autoptr(GArray) pieces = psg_life_pieces(actor, &plan->scale);
    PsgInterval begin = g_array_index(pieces, PsgLifePiece, 0).when;
    int day = MAX(psg_interval_first(&begin), plan->scale.first);
    begin.from.first = begin.from.last = begin.to.first = begin.to.last = day;
    return g_strdup(
        psg_context_text(plan->pen->context, psg_dated_text_at(&actor->name, &begin)));
}

static int
first_day(const PsgActor *actor)
{
    PsgInterval span = psg_spells_span(&actor->when);
    int first = psg_interval_first(&span);
    if (actor->is_talked_of) {
        int talk = psg_interval_first(&actor->talked_of);
        first = actor->has_when ? MIN(first, talk) : talk;
    }
    return first;
}

/* Of those who are shown, in the landscape's order. */
typedef struct {
    GArray *actors, *classes, *ranks;
} Shown;

static Shown
find_shown(const PsgTimelinePlan *plan)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    PsgInterval days = days_of(&plan->scale);
    Shown shown = {g_array_new(FALSE, FALSE, sizeof(size_t)),
                   g_array_new(FALSE, FALSE, sizeof(size_t)),
                   g_array_new(FALSE, FALSE, sizeof(int))};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        if (is_on_scale(&plan->scale, &landscape->actors[i])) {
            size_t class = class_of(plan, i, &days);
            int rank = first_day(&landscape->actors[i]);
            plan->line_of[i] = shown.actors->len;
            g_array_append_val(shown.actors, i);
            g_array_append_val(shown.classes, class);
            g_array_append_val(shown.ranks, rank);
        }
    }
    return shown;
}

static void
add_tie(const PsgTimelinePlan *plan, const Shown *shown, const size_t ends[2],
        bool is_succession, GArray *ties)
{
    PsgLineTie tie = {plan->line_of[ends[0]], plan->line_of[ends[1]],
                      is_succession ? SUCCESSION_WEIGHT : 1, is_succession};
    if (tie.a == PSG_NONE || tie.b == PSG_NONE || tie.a == tie.b) {
        return;
    }
    bool is_across = g_array_index(shown->classes, size_t, tie.a) !=
                     g_array_index(shown->classes, size_t, tie.b);
    tie.weight *= is_across ? ACROSS_GROUPS : 1;
    g_array_append_val(ties, tie);
}

static GArray *
find_ties(const PsgTimelinePlan *plan, const Shown *shown)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    GArray *ties = g_array_new(FALSE, FALSE, sizeof(PsgLineTie));
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        add_tie(plan, shown, (const size_t[]){relation->from, relation->to}, false, ties);
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgIndexes *before = &landscape->actors[i].succeeds;
        for (size_t j = 0; j < before->count; j++) {
            add_tie(plan, shown, (const size_t[]){before->items[j], i}, true, ties);
        }
    }
    return ties;
}

static void
add_line(PsgTimelinePlan *plan, size_t actor, size_t class)
{
    const PsgActor *said = &plan->pen->context->landscape->actors[actor];
    PsgInterval days = days_of(&plan->scale);
    const PsgTimelineLine *last =
        plan->lines->len == 0 ? NULL : psg_timeline_line(plan, plan->lines->len - 1);
    if (last == NULL || psg_timeline_group(plan, last->group)->class != class) {
        PsgTimelineGroup group = {class, g_strdup(class_label(plan, class)), 0, 0, 0, 0};
        g_array_append_val(plan->groups, group);
    }
    PsgTimelineLine line = {.actor = actor,
                            .group = plan->groups->len - 1,
                            .kind = psg_dated_index_at(&said->kind, &days),
                            .name = first_name(plan, said)};
    plan->line_of[actor] = plan->lines->len;
    g_array_append_val(plan->lines, line);
}

/* That nobody has a kind is no news. */
static void
drop_lone_label(PsgTimelinePlan *plan)
{
    const PsgLandscape *landscape = plan->pen->context->landscape;
    size_t none = plan->asked->grouping == PSG_GROUPING_TIER ? landscape->tier_count
                                                             : landscape->kind_count;
    if (plan->groups->len == 1 && psg_timeline_group(plan, 0)->class == none) {
        g_clear_pointer(&psg_timeline_group(plan, 0)->label, g_free);
    }
}

void
psg_timeline_lines_find(PsgTimelinePlan *plan)
{
    Shown shown = find_shown(plan);
    g_autoptr(GArray) ties = find_ties(plan, &shown);
    PsgLineOrderTask task = {
        .count = shown.actors->len,
        .groups = (const size_t *)(const void *)shown.classes->data,
        .ranks = (const int *)(const void *)shown.ranks->data,
        .ties = (const PsgLineTie *)(const void *)ties->data,
        .tie_count = ties->len,
    };
    g_autofree size_t *order = psg_line_order(&task);
    for (size_t i = 0; i < task.count; i++) {
        add_line(plan, g_array_index(shown.actors, size_t, order[i]),
                 task.groups[order[i]]);
    }
    drop_lone_label(plan);
    g_array_unref(shown.actors);
    g_array_unref(shown.classes);
    g_array_unref(shown.ranks);
}

bool
psg_timeline_is_apart(const PsgTimelinePlan *plan, const PsgEvent *event)
{
    for (size_t i = 0; i < event->actors.count; i++) {
        if (plan->line_of[event->actors.items[i]] != PSG_NONE) {
            return false;
        }
    }
    return true;
}

bool
psg_timeline_has_event(const PsgTimelinePlan *plan, const PsgEvent *event)
{
    const PsgRenderContext *context = plan->pen->context;
    double left, right;
    if (psg_time_scale_span(&plan->scale, &event->when, &left, &right)) {
        return true;
    }
    for (size_t i = 0; i < plan->scale.beyond_count; i++) {
        size_t slice = plan->scale.beyond[i];
        if (psg_interval_meets(&context->landscape->slices[slice].when, &event->when)) {
            return true;
        }
    }
    return false;
}
