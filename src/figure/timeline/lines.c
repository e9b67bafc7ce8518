/*
 * Who has a line on a timeline: all that are on the scale, in groups, in the order of
 * figure/timeline/order; what is told of them; and who is still.
 */
#include "figure/timeline/lines.h"

#include "base/compare.h"
#include "base/number.h"
#include "figure/part/tier_fact.h"
#include "figure/strings.h"
#include "figure/timeline/order.h"
#include "model/presence.h"
#include "model/selection.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What ties lines to each other in their order. */
#define SUCCESSION_WEIGHT 8.0 /* it is drawn: the shorter the better */
#define RELATION_WEIGHT 0.1   /* it is not: it only decides where time leaves it open */
#define ACROSS_GROUPS 0.04    /* of its weight: groups stand where they stand */

/* ---- What is known ---- */

/* Of all lives and events. */
static PsgTimeSpan
find_facts(const PsgLandscape *landscape)
{
    PsgTimeSpan facts = PSG_NO_TIME;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        for (size_t j = 0; j < actor->when.count; j++) {
            psg_time_span_meet_interval(&facts, &actor->when.items[j]);
        }
        if (actor->is_talked_of) {
            psg_time_span_meet(&facts, psg_interval_first(&actor->talked_of));
        }
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        psg_time_span_meet_interval(&facts, &landscape->events[i].when);
    }
    return facts;
}

/* ---- Groups ---- */

static PsgInterval
window_of(const PsgTimeScale *scale)
{
    PsgInterval window = psg_interval_always();
    window.from.first = window.from.last = scale->first;
    window.to.first = window.to.last = scale->last;
    return window;
}

/* The first of its groups that holds then; one behind the last of them: it is in none. */
static size_t
first_group(const PsgLandscape *landscape, const PsgActor *said,
            const PsgInterval *window)
{
    PsgHolding holding = psg_dated_index_holding(&said->groups, window);
    size_t first = landscape->group_count;
    for (size_t i = 0; i < said->groups.count; i++) {
        if (psg_holding_has(&holding, i)) {
            first = MIN(first, said->groups.items[i].index);
        }
    }
    return first;
}

/* An aggregate of a kind has the name of its kind: groups of one line would say it twice. Not so if
 * some are open. */
static PsgGrouping
grouping_of(const PsgLandscape *landscape, const PsgTimelineOptions *asked)
{
    bool is_closed = psg_landscape_is_aggregated(landscape) &&
                     landscape->cut->selection->open.count == 0;
    PsgBy by = is_closed ? landscape->cut->selection->by : PSG_BY_NONE;
    bool is_same = (by == PSG_BY_KIND && asked->grouping == PSG_GROUPING_KIND) ||
                   (by == PSG_BY_TIER && asked->grouping == PSG_GROUPING_TIER);
    return is_same ? PSG_GROUPING_NONE : asked->grouping;
}

/* By the spec's grouping: a kind, a tier, or one behind the last of them. listing: the tier
 * that lists the actor. */
static size_t
class_of(const PsgTimelineLines *lines, size_t actor, const PsgInterval *window,
         size_t listing)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    const PsgActor *said = &landscape->actors[actor];
    if (lines->grouping == PSG_GROUPING_KIND) {
        return MIN(psg_dated_index_at(&said->kind, window), landscape->kind_count);
    }
    if (lines->grouping == PSG_GROUPING_TIER) {
        return MIN(psg_actor_tier_at(said, window, listing), landscape->tier_count);
    }
    if (lines->grouping == PSG_GROUPING_GROUP) {
        return first_group(landscape, said, window);
    }
    return 0;
}

static const char *
class_label(const PsgTimelineLines *lines, size_t class)
{
    const PsgRenderContext *context = lines->pen->context;
    const PsgLandscape *landscape = context->landscape;
    switch (lines->grouping) {
    case PSG_GROUPING_KIND:
        return class == landscape->kind_count
                   ? psg_word(PSG_WORD_NO_KIND, context->language)
                   : psg_context_label(context, &landscape->kinds[class].label,
                                       landscape->kinds[class].id);
    case PSG_GROUPING_TIER:
        return class == landscape->tier_count
                   ? psg_word(PSG_WORD_NO_TIER, context->language)
                   : psg_context_label(context, &landscape->tiers[class].label,
                                       landscape->tiers[class].id);
    case PSG_GROUPING_GROUP:
        return class == landscape->group_count
                   ? psg_word(PSG_WORD_NO_CLASS, context->language)
                   : psg_context_label(context, &landscape->groups[class].label,
                                       landscape->groups[class].id);
    case PSG_GROUPING_NONE:
    default:
        return NULL;
    }
}

/* ---- Lines ---- */

static gint
compare_bars(gconstpointer a, gconstpointer b)
{
    const PsgTimelineBar *first = a, *second = b;
    return PSG_COMPARE(psg_interval_first(&first->time.when),
                       psg_interval_first(&second->time.when));
}

size_t
psg_timeline_most_bars(const PsgActor *actor)
{
    return actor->when.count + 2;
}

size_t
psg_timeline_place_bars(PsgTimelineBar *bars, const PsgLandscape *landscape,
                        const PsgTimeScale *scale, const PsgActor *actor, size_t line)
{
    PsgInterval talk, always = psg_interval_always();
    size_t count = 0;
    if (psg_actor_talk(actor, &talk)) {
        count += psg_time_bar_place(&bars[count].time, scale, &talk, true);
    }
    for (size_t i = 0; i < actor->when.count; i++) {
        PsgInterval life = psg_spell_drawn(landscape, &actor->when.items[i]);
        count += psg_time_bar_place(&bars[count].time, scale, &life, false);
    }
    if (!actor->has_when && !actor->is_talked_of) {
        count += psg_time_bar_place(&bars[count].time, scale, &always, false);
    }
    for (size_t i = 0; i < count; i++) {
        bars[i].line = line;
    }
    qsort(bars, count, sizeof *bars, compare_bars);
    return count;
}

/* The name that holds on the first day of its time that is on the scale. */
static const char *
first_name(const PsgTimelineLines *lines, const PsgActor *actor, const PsgTimeBar *bar)
{
    PsgInterval begin = bar->when;
    PsgTime day = MAX(psg_interval_first(&begin), lines->scale.first);
    begin.from.first = begin.from.last = begin.to.first = begin.to.last = day;
    return psg_context_text(lines->pen->context, psg_dated_text_at(&actor->name, &begin));
}

/* "Centres · 4 → 9": its members in the first and the last slice on the scale that show some and
 * are known. */
static const char *
with_members(const PsgTimelineLines *lines, const PsgActor *actor, const char *name)
{
    const PsgRenderContext *context = lines->pen->context;
    const PsgLandscape *landscape = context->landscape;
    PsgInterval window = window_of(&lines->scale);
    size_t first = 0, last = 0;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[i];
        size_t count = actor->members[i].actors.count;
        if (count > 0 && !slice->is_projected &&
            psg_interval_meets(&slice->when, &window)) {
            first = first > 0 ? first : count;
            last = count;
        }
    }
    g_autofree char *was = psg_number_label((double)first, context->language);
    g_autofree char *is = psg_number_label((double)last, context->language);
    char *told = first == 0      ? g_strdup(name)
                 : first == last ? g_strdup_printf("%s · %s", name, is)
                                 : g_strdup_printf("%s · %s → %s", name, was, is);
    g_ptr_array_add(lines->names, told);
    return told;
}

static PsgTime
first_time(const PsgActor *actor)
{
    PsgInterval span = psg_spells_span(&actor->when);
    PsgTime first = psg_interval_first(&span);
    if (actor->is_talked_of) {
        PsgTime talk = psg_interval_first(&actor->talked_of);
        first = actor->has_when ? MIN(first, talk) : talk;
    }
    return first;
}

double
psg_timeline_least_letters(const PsgPen *pen)
{
    return pen->context->style->size_small;
}

PsgTextLook
psg_timeline_measuring_look(const PsgPen *pen, int weight)
{
    return psg_pen_look(pen, psg_timeline_least_letters(pen), weight, PSG_COLOUR_NONE,
                        PSG_ANCHOR_START);
}

static unsigned
signs_of(const PsgTimelineBar *bars, size_t count)
{
    unsigned signs = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgTimeBar *bar = &bars[i].time;
        const PsgBarEnd ends[] = {bar->begin, bar->end};
        signs |= bar->is_talk ? 1U << PSG_SIGN_TALK : 0;
        for (int end = 0; end < 2; end++) {
            bool is_life = !bar->is_talk;
            signs |= ends[end] == PSG_BAR_SOFT ? 1U << PSG_SIGN_SOFT : 0;
            signs |= ends[end] == PSG_BAR_UNKNOWN ? 1U << PSG_SIGN_UNKNOWN : 0;
            signs |= is_life && end == 0 && ends[end] == PSG_BAR_BROKEN
                         ? 1U << PSG_SIGN_BROKEN
                         : 0;
            signs |= is_life && ends[end] == PSG_BAR_OPEN ? 1U << PSG_SIGN_OPEN : 0;
        }
    }
    return signs;
}

/* Beside the first that is on the scale. */
static size_t
count_other_names(const PsgTimelineLines *lines, const PsgActor *actor)
{
    PsgInterval window = window_of(&lines->scale);
    size_t names = 0;
    for (size_t i = 0; i < actor->name.count; i++) {
        names += psg_interval_meets(&actor->name.items[i].when, &window);
    }
    return names == 0 ? 0 : names - 1;
}

/* It lives before the scale begins and when it ends. */
static bool
is_throughout(const PsgTimelineBar *bars, size_t count)
{
    const PsgTimeBar *bar = &bars[0].time;
    bool goes_on = bar->end == PSG_BAR_OPEN || bar->end == PSG_BAR_BROKEN;
    return count == 1 && !bar->is_talk && bar->begin == PSG_BAR_BROKEN && goes_on;
}

static double
length_of(const PsgTimelineBar *bars, size_t count)
{
    double length = 0;
    for (size_t i = 0; i < count; i++) {
        length += bars[i].time.right - bars[i].time.left;
    }
    return length;
}

/* All that are shown, in the landscape's order. */
static void
find_lines(PsgTimelineLines *lines)
{
    const PsgPen *pen = lines->pen;
    const PsgLandscape *landscape = pen->context->landscape;
    PsgInterval window = window_of(&lines->scale);
    PsgTextLook look = psg_timeline_measuring_look(pen, 600);
    g_autofree size_t *listing = psg_tiers_that_list(landscape, &window);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        g_autofree PsgTimelineBar *bars =
            g_new0(PsgTimelineBar, psg_timeline_most_bars(actor));
        size_t count = psg_timeline_place_bars(bars, landscape, &lines->scale, actor, 0);
        lines->line_of[i] = count > 0 ? lines->count : PSG_NONE;
        if (count > 0) {
            PsgTimelineLine *line = &lines->lines[lines->count++];
            line->actor = i;
            line->kind = psg_dated_index_at(&actor->kind, &window);
            line->class = class_of(lines, i, &window, listing[i]);
            line->name = first_name(lines, actor, &bars[0].time);
            if (actor->members != NULL) {
                line->name = with_members(lines, actor, line->name);
            }
            line->width =
                psg_pen_width(pen, &look, line->name) / psg_timeline_least_letters(pen);
            line->begin = bars[0].time.left;
            line->length = length_of(bars, count);
            line->signs = signs_of(bars, count);
            line->other_names = count_other_names(lines, actor);
            line->is_still = line->other_names == 0 && actor->members == NULL &&
                             is_throughout(bars, count);
        }
    }
}

static void
add_tie(const PsgTimelineLines *lines, size_t from, size_t to, bool is_succession,
        GArray *ties)
{
    PsgLineTie tie = {lines->line_of[from], lines->line_of[to],
                      is_succession ? SUCCESSION_WEIGHT : RELATION_WEIGHT, is_succession};
    if (tie.a != PSG_NONE && tie.b != PSG_NONE && tie.a != tie.b) {
        bool is_across = lines->lines[tie.a].class != lines->lines[tie.b].class;
        tie.weight *= is_across ? ACROSS_GROUPS : 1;
        g_array_append_val(ties, tie);
    }
}

static GArray *
find_ties(const PsgTimelineLines *lines)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    GArray *ties = g_array_new(FALSE, FALSE, sizeof(PsgLineTie));
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        add_tie(lines, relation->from, relation->to, false, ties);
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgSuccessions *before = &landscape->actors[i].succeeds;
        for (size_t j = 0; j < before->count; j++) {
            add_tie(lines, before->items[j].actor, i, true, ties);
        }
    }
    return ties;
}

static void
add_group(PsgTimelineLines *lines, size_t class, const char *label)
{
    lines->groups[lines->group_count++] =
        (PsgTimelineGroup){class, label, lines->count, 0};
}

/* The line that comes next in the order. */
static void
add_line(PsgTimelineLines *lines, PsgTimelineLine line)
{
    if (lines->group_count == 0 ||
        lines->groups[lines->group_count - 1].class != line.class) {
        add_group(lines, line.class, class_label(lines, line.class));
    }
    line.group = lines->group_count - 1;
    lines->groups[line.group].line_count++;
    lines->line_of[line.actor] = lines->count;
    lines->lines[lines->count++] = line;
}

/* Group by group, in each those that have to do with each other near each other. */
static void
order_lines(PsgTimelineLines *lines)
{
    const PsgActor *actors = lines->pen->context->landscape->actors;
    size_t count = lines->count;
    g_autofree PsgTimelineLine *found =
        g_memdup2(lines->lines, (count + 1) * sizeof *found);
    g_autoptr(GArray) ties = find_ties(lines);
    g_autofree size_t *classes = g_new0(size_t, count + 1);
    g_autofree gint64 *ranks = g_new0(gint64, count + 1);
    for (size_t i = 0; i < count; i++) {
        classes[i] = found[i].class;
        ranks[i] = first_time(&actors[found[i].actor]);
    }
    PsgLineOrderTask task = {count, classes, ranks,
                             (const PsgLineTie *)(const void *)ties->data, ties->len};
    g_autofree size_t *order = psg_line_order(&task);
    lines->count = 0;
    for (size_t i = 0; i < count; i++) {
        add_line(lines, found[order[i]]);
    }
}

/* A label that says that no actor has a kind is of no use. */
static void
drop_lone_label(PsgTimelineLines *lines)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    PsgGrouping grouping = lines->grouping;
    size_t none = grouping == PSG_GROUPING_TIER    ? landscape->tier_count
                  : grouping == PSG_GROUPING_GROUP ? landscape->group_count
                                                   : landscape->kind_count;
    if (lines->group_count == 1 && lines->groups[0].class == none) {
        lines->groups[0].label = NULL;
    }
}

/* ---- What is told of lines ---- */

static gint
compare_told(gconstpointer a, gconstpointer b)
{
    const PsgTimelineTold *first = a, *second = b;
    return 4 * PSG_COMPARE(first->line, second->line) +
           2 * PSG_COMPARE(first->event, second->event) +
           PSG_COMPARE(first->nth, second->nth);
}

PsgInterval
psg_timeline_time_of(const PsgEvent *event)
{
    PsgInterval when = event->when;
    if (when.to.kind != PSG_END_KNOWN && when.from.kind == PSG_END_KNOWN) {
        when.to = when.from;
    } else if (when.from.kind != PSG_END_KNOWN && when.to.kind == PSG_END_KNOWN) {
        when.from = when.to;
    }
    return when;
}

/* On the scale, or at the stop beyond them. */
static bool
is_on_scale(const PsgTimelineLines *lines, const PsgEvent *event)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    PsgInterval when = psg_timeline_time_of(event);
    double left, right;
    if (psg_time_scale_span(&lines->scale, &when, &left, &right)) {
        return true;
    }
    for (size_t i = 0; i < lines->scale.beyond_count; i++) {
        size_t slice = lines->scale.beyond[i];
        if (psg_interval_meets(&landscape->slices[slice].when, &when)) {
            return true;
        }
    }
    return false;
}

static void
tell_event(PsgTimelineLines *lines, size_t index)
{
    const PsgEvent *event = &lines->pen->context->landscape->events[index];
    size_t count = 0;
    if (!is_on_scale(lines, event)) {
        PsgInterval when = psg_timeline_time_of(event);
        lines->before += psg_interval_last(&when) < lines->scale.first;
        lines->after += psg_interval_first(&when) > lines->scale.last;
        return;
    }
    for (size_t i = 0; i < event->actors.count; i++) {
        PsgTimelineTold told = {lines->line_of[event->actors.items[i]], index, i};
        if (told.line != PSG_NONE) {
            g_array_append_val(lines->told, told);
            count++;
        }
    }
    if (count == 0) {
        g_array_append_val(lines->apart, index);
    }
}

static void
index_told(PsgTimelineLines *lines)
{
    g_array_sort(lines->told, compare_told);
    g_free(lines->first_told);
    lines->first_told = g_new0(size_t, lines->count + 1);
    for (guint i = 0; i < lines->told->len; i++) {
        lines->first_told[g_array_index(lines->told, PsgTimelineTold, i).line + 1] =
            i + 1;
    }
    for (size_t i = 0; i < lines->count; i++) {
        lines->first_told[i + 1] = MAX(lines->first_told[i + 1], lines->first_told[i]);
    }
}

/* Events by line, once lines have their order; those without one are a group of their own. */
static void
find_told(PsgTimelineLines *lines)
{
    const PsgRenderContext *context = lines->pen->context;
    for (size_t i = 0; i < context->landscape->event_count; i++) {
        tell_event(lines, i);
    }
    index_told(lines);
    for (guint i = 0; i < lines->told->len; i++) {
        lines->lines[g_array_index(lines->told, PsgTimelineTold, i).line].is_still =
            false;
    }
    if (psg_timeline_has_band(lines)) {
        add_group(lines, PSG_NONE, psg_word(PSG_WORD_OTHER_EVENTS, context->language));
    }
}

static gint
compare_nexts(gconstpointer a, gconstpointer b)
{
    const PsgTimelineNext *first = a, *second = b;
    return 4 * PSG_COMPARE(first->from, second->from) +
           2 * PSG_COMPARE(first->to, second->to) + PSG_COMPARE(first->nth, second->nth);
}

/* Successions that are on the scale, by who goes before. Both of them change. */
static void
find_nexts(PsgTimelineLines *lines)
{
    const PsgActor *actors = lines->pen->context->landscape->actors;
    lines->nexts = g_array_new(FALSE, FALSE, sizeof(PsgTimelineNext));
    lines->first_next = g_new0(size_t, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++) {
        size_t actor = lines->lines[i].actor;
        for (size_t j = 0; actor != PSG_NONE && j < actors[actor].succeeds.count; j++) {
            const PsgSuccession *item = &actors[actor].succeeds.items[j];
            PsgTimelineNext next = {lines->line_of[item->actor], i, j};
            bool is_on =
                item->since >= lines->scale.first && item->since <= lines->scale.last + 1;
            if (is_on && next.from != PSG_NONE && next.from != i) {
                lines->lines[i].is_still = lines->lines[next.from].is_still = false;
                g_array_append_val(lines->nexts, next);
            }
        }
    }
    g_array_sort(lines->nexts, compare_nexts);
    for (guint i = 0; i < lines->nexts->len; i++) {
        size_t from = g_array_index(lines->nexts, PsgTimelineNext, i).from;
        lines->first_next[from + 1] = i + 1;
    }
    for (size_t i = 0; i < lines->count; i++) {
        lines->first_next[i + 1] = MAX(lines->first_next[i + 1], lines->first_next[i]);
    }
}

/* ---- All of it ---- */

PsgTimelineLines *
psg_timeline_lines_new(const PsgPen *pen, const PsgFigureSpec *spec, PsgRect room)
{
    PsgTimelineLines *lines = g_new0(PsgTimelineLines, 1);
    const PsgLandscape *landscape = pen->context->landscape;
    lines->pen = pen;
    lines->asked = spec->options;
    lines->grouping = grouping_of(landscape, lines->asked);
    lines->scale =
        psg_time_scale_of(pen, spec, &lines->asked->window, find_facts(landscape), room);
    lines->lines = g_new0(PsgTimelineLine, landscape->actor_count + 1);
    lines->groups = g_new0(PsgTimelineGroup, landscape->actor_count + 2);
    lines->line_of = g_new(size_t, landscape->actor_count + 1);
    lines->told = g_array_new(FALSE, FALSE, sizeof(PsgTimelineTold));
    lines->apart = g_array_new(FALSE, FALSE, sizeof(size_t));
    lines->names = g_ptr_array_new_with_free_func(g_free);
    find_lines(lines);
    order_lines(lines);
    drop_lone_label(lines);
    find_told(lines);
    find_nexts(lines);
    return lines;
}

void
psg_timeline_lines_free(PsgTimelineLines *lines)
{
    if (lines != NULL) {
        g_free(lines->lines);
        g_free(lines->groups);
        g_free(lines->line_of);
        g_free(lines->first_told);
        g_free(lines->still);
        g_free(lines->still_names);
        g_free(lines->first_next);
        g_array_unref(lines->nexts);
        g_array_unref(lines->told);
        g_array_unref(lines->apart);
        g_ptr_array_unref(lines->names);
        psg_time_scale_clear(&lines->scale);
        g_free(lines);
    }
}

/* ---- Who is told first ---- */

/* How much there is to tell of a line: each number breaks ties of those before it. */
typedef struct {
    size_t line;
    size_t told;   /* what its line shows: events, successions, other names */
    size_t headed; /* headlines that name it */
    size_t known;  /* values and relations */
    double length; /* of its life */
} Rank;

static gint
compare_ranks(gconstpointer a, gconstpointer b)
{
    const Rank *first = a, *second = b;
    return 16 * PSG_COMPARE(second->told, first->told) +
           8 * PSG_COMPARE(second->headed, first->headed) +
           4 * PSG_COMPARE(second->known, first->known) +
           2 * PSG_COMPARE(second->length, first->length) +
           PSG_COMPARE(first->line, second->line);
}

static void
count_headlines(const PsgTimelineLines *lines, Rank *ranks)
{
    const PsgRenderContext *context = lines->pen->context;
    const PsgLandscape *landscape = context->landscape;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        for (size_t j = 0; j < landscape->slices[i].headline_count; j++) {
            const char *text =
                psg_context_text(context, &landscape->slices[i].headlines[j]);
            for (size_t line = 0; line < lines->count; line++) {
                ranks[line].headed += strstr(text, lines->lines[line].name) != NULL;
            }
        }
    }
}

static void
count_known(const PsgTimelineLines *lines, Rank *ranks)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const size_t ends[] = {landscape->relations[i].from, landscape->relations[i].to};
        for (int end = 0; end < (ends[0] == ends[1] ? 1 : 2); end++) {
            size_t line = lines->line_of[ends[end]];
            if (line != PSG_NONE) {
                ranks[line].known++;
            }
        }
    }
    for (size_t i = 0; i < landscape->measure_count; i++) {
        for (size_t j = 0; j < landscape->measures[i].value_count; j++) {
            const PsgMeasurement *value = &landscape->measures[i].values[j];
            size_t line = value->subject == PSG_SUBJECT_ACTOR
                              ? lines->line_of[value->index]
                              : PSG_NONE;
            if (line != PSG_NONE) {
                ranks[line].known++;
            }
        }
    }
}

size_t *
psg_timeline_lines_rank(const PsgTimelineLines *lines, size_t *telling)
{
    g_autofree Rank *ranks = g_new0(Rank, lines->count + 1);
    size_t *ranked = g_new0(size_t, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++) {
        const PsgTimelineLine *line = &lines->lines[i];
        ranks[i].line = i;
        ranks[i].told = lines->first_told[i + 1] - lines->first_told[i] +
                        lines->first_next[i + 1] - lines->first_next[i] +
                        line->other_names;
        ranks[i].length = line->length;
    }
    for (guint i = 0; i < lines->nexts->len; i++) {
        ranks[g_array_index(lines->nexts, PsgTimelineNext, i).to].told++;
    }
    count_headlines(lines, ranks);
    count_known(lines, ranks);
    qsort(ranks, lines->count, sizeof *ranks, compare_ranks);
    *telling = 0;
    for (size_t i = 0; i < lines->count; i++) {
        ranked[i] = ranks[i].line;
        *telling += ranks[i].told > 0;
    }
    return ranked;
}

/* ---- Folding ---- */

/* Says what the line of several is; is_whole: they are all of their group. */
typedef void (*Fold)(PsgTimelineLines *lines, PsgTimelineLine *all, bool is_whole);

static void
name_fold(PsgTimelineLines *lines, PsgTimelineLine *line, PsgWord word)
{
    const PsgPen *pen = lines->pen;
    PsgTextLook look = psg_timeline_measuring_look(pen, 600);
    g_autofree char *number =
        psg_number_label((double)line->still_count, pen->context->language);
    char *name = g_strdup_printf("%s %s", number, psg_word(word, pen->context->language));
    g_ptr_array_add(lines->names, name);
    line->actor = PSG_NONE;
    line->name = name;
    line->width = psg_pen_width(pen, &look, name) / psg_timeline_least_letters(pen);
    line->is_still = false;
}

static void
add_folded(PsgTimelineLines *lines, const PsgTimelineLine *line)
{
    if (line->actor != PSG_NONE) {
        lines->line_of[line->actor] = lines->count;
    }
    for (size_t i = 0; i < line->still_count; i++) {
        /* of a crowd nothing is told */
        lines->line_of[lines->still[line->first_still + i]] =
            line->is_crowd ? PSG_NONE : lines->count;
    }
    lines->lines[lines->count++] = *line;
}

/* Copies the lines of a group behind those that are copied already; those that are folded have
 * one, if they are several. */
static void
fold_group(PsgTimelineLines *lines, size_t index, const PsgTimelineLine *from,
           const bool *folds, Fold fold)
{
    PsgTimelineGroup *group = &lines->groups[index];
    size_t first = lines->count, folded = 0;
    PsgTimelineLine all = {0};
    for (size_t i = 0; i < group->line_count; i++) {
        const PsgTimelineLine *line = &from[group->first_line + i];
        if (folds[group->first_line + i]) {
            all = folded++ == 0 ? *line : all;
            all.is_mixed = all.is_mixed || all.kind != line->kind;
            all.signs |= line->signs;
            all.begin = MIN(all.begin, line->begin);
        }
    }
    all.first_still = lines->still_count;
    all.still_count = folded;
    for (size_t i = 0; i < group->line_count; i++) {
        const PsgTimelineLine *line = &from[group->first_line + i];
        if (folds[group->first_line + i] && folded > 1) {
            lines->still_names[lines->still_count] = line->name;
            lines->still[lines->still_count++] = line->actor;
        } else {
            add_folded(lines, line);
        }
    }
    if (folded > 1) {
        fold(lines, &all, lines->count == first);
        add_folded(lines, &all);
    }
    group->first_line = first;
    group->line_count = lines->count - first;
}

/* Events that none of the lines tells any more are counted. */
static void
fold_told(PsgTimelineLines *folded, const PsgTimelineLines *lines)
{
    const PsgEvent *events = lines->pen->context->landscape->events;
    g_autoptr(GHashTable) all = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) kept = g_hash_table_new(NULL, NULL);
    folded->told = g_array_new(FALSE, FALSE, sizeof(PsgTimelineTold));
    for (guint i = 0; i < lines->told->len; i++) {
        PsgTimelineTold told = g_array_index(lines->told, PsgTimelineTold, i);
        told.line = folded->line_of[events[told.event].actors.items[told.nth]];
        g_hash_table_add(all, GSIZE_TO_POINTER(told.event));
        if (told.line != PSG_NONE) {
            g_hash_table_add(kept, GSIZE_TO_POINTER(told.event));
            g_array_append_val(folded->told, told);
        }
    }
    folded->counted = g_hash_table_size(all) - g_hash_table_size(kept);
}

/* folds: by line; fold: makes one line of those of a group. */
static PsgTimelineLines *
fold_lines(const PsgTimelineLines *lines, const bool *folds, Fold fold)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    PsgTimelineLines *folded = g_memdup2(lines, sizeof *lines);
    folded->scale.beyond =
        g_memdup2(lines->scale.beyond, lines->scale.beyond_count * sizeof(size_t));
    folded->lines = g_new0(PsgTimelineLine, lines->count + 1);
    folded->count = 0;
    folded->groups = g_memdup2(lines->groups, lines->group_count * sizeof *lines->groups);
    folded->line_of =
        g_memdup2(lines->line_of, (landscape->actor_count + 1) * sizeof(size_t));
    folded->still = g_new0(size_t, lines->count + 1);
    folded->still_names = g_new0(const char *, lines->count + 1);
    folded->names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < lines->group_count; i++) {
        fold_group(folded, i, lines->lines, folds, fold);
    }
    fold_told(folded, lines);
    folded->apart = g_array_ref(lines->apart);
    folded->first_told = NULL;
    index_told(folded);
    find_nexts(folded);
    return folded;
}

/* ---- Those who are still ---- */

static void
fold_still(PsgTimelineLines *lines, PsgTimelineLine *all, bool is_whole)
{
    (void)is_whole;
    name_fold(lines, all, PSG_WORD_THROUGHOUT);
}

PsgTimelineLines *
psg_timeline_lines_folded(const PsgTimelineLines *lines)
{
    g_autofree bool *folds = g_new0(bool, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++) {
        folds[i] = lines->lines[i].is_still;
    }
    return fold_lines(lines, folds, fold_still);
}

/* ---- Crowds ---- */

static gint
compare_steps(gconstpointer a, gconstpointer b)
{
    const PsgRanked *first = a, *second = b;
    return PSG_COMPARE(first->key, second->key);
}

/* Where somebody comes (1) or goes (0), as PsgRanked, in no order: at whole page units. */
static GArray *
find_turns(const PsgTimelineLines *lines, const PsgTimelineLine *crowd,
           const PsgTimeScale *scale)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(PsgRanked));
    for (size_t i = 0; i < crowd->still_count; i++) {
        const PsgActor *actor = &landscape->actors[lines->still[crowd->first_still + i]];
        g_autofree PsgTimelineBar *bars =
            g_new0(PsgTimelineBar, psg_timeline_most_bars(actor));
        size_t count = psg_timeline_place_bars(bars, landscape, scale, actor, 0);
        double last = -INFINITY; /* spells may overlap */
        for (size_t k = 0; k < count; k++) {
            const PsgTimeBar *bar = &bars[k].time;
            PsgRanked come = {round(MAX(bar->left, last)), 1},
                      go = {MAX(come.key + 1, round(bar->right)), 0};
            if (!bar->is_talk && bar->right > last) {
                g_array_append_val(turns, come);
                g_array_append_val(turns, go);
                last = bar->right;
            }
        }
    }
    g_array_sort(turns, compare_steps);
    return turns;
}

GArray *
psg_timeline_crowd_steps(const PsgTimelineLines *lines, const PsgTimelineLine *crowd,
                         const PsgTimeScale *scale)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(PsgCrowdStep));
    g_autoptr(GArray) turns = find_turns(lines, crowd, scale);
    size_t count = 0;
    for (guint from = 0, end = 0; from < turns->len; from = end) {
        double at = g_array_index(turns, PsgRanked, from).key;
        size_t before = count;
        for (; end < turns->len && g_array_index(turns, PsgRanked, end).key <= at;
             end++) {
            count += g_array_index(turns, PsgRanked, end).index;
            count -= !g_array_index(turns, PsgRanked, end).index;
        }
        PsgCrowdStep step = {at, count};
        if (count != before) {
            g_array_append_val(steps, step);
        }
    }
    return steps;
}

static void
meet_spell(PsgInterval *all, const PsgInterval *spell, bool *is_first)
{
    if (*is_first || psg_interval_first(spell) < psg_interval_first(all)) {
        all->from = spell->from;
    }
    if (*is_first || psg_interval_last(spell) > psg_interval_last(all)) {
        all->to = spell->to;
    }
    *is_first = false;
}

/* From the first of them that comes to the last that goes. */
static PsgInterval
span_of_crowd(const PsgTimelineLines *lines, const PsgTimelineLine *crowd)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    PsgInterval all = psg_interval_always(), always = all;
    bool is_first = true;
    for (size_t i = 0; i < crowd->still_count; i++) {
        const PsgActor *actor = &landscape->actors[lines->still[crowd->first_still + i]];
        g_autofree PsgTimelineBar *bars =
            g_new0(PsgTimelineBar, psg_timeline_most_bars(actor));
        size_t count = psg_timeline_place_bars(bars, landscape, &lines->scale, actor, 0);
        for (size_t k = 0; k < count; k++) {
            meet_spell(&all, &bars[k].time.when, &is_first);
        }
    }
    return is_first ? always : all;
}

/* is_whole: nobody of its group has a line of his own. */
static void
fold_crowd(PsgTimelineLines *lines, PsgTimelineLine *all, bool is_whole)
{
    bool is_one = all->still_count == 1;
    PsgWord others = is_one ? PSG_WORD_FURTHER_ACTOR : PSG_WORD_FURTHER_ACTORS;
    PsgWord actors = is_one ? PSG_WORD_ACTOR : PSG_WORD_ACTORS;
    name_fold(lines, all, is_whole ? actors : others);
    all->is_crowd = true;
    all->signs = 0;
    all->when = span_of_crowd(lines, all);
    g_autoptr(GArray) steps = psg_timeline_crowd_steps(lines, all, &lines->scale);
    for (guint i = 0; i < steps->len; i++) {
        all->most = MAX(all->most, g_array_index(steps, PsgCrowdStep, i).count);
    }
    const PsgPen *pen = lines->pen;
    PsgTextLook look = psg_timeline_measuring_look(pen, 600);
    g_autofree char *number = psg_number_label((double)all->most, pen->context->language);
    char *below = g_strdup_printf(
        "%s %s", psg_word(PSG_WORD_AT_MOST, pen->context->language), number);
    g_ptr_array_add(lines->names, below);
    all->below = below;
    all->width = MAX(all->width,
                     psg_pen_width(pen, &look, below) / psg_timeline_least_letters(pen));
}

PsgTimelineLines *
psg_timeline_lines_crowded(const PsgTimelineLines *lines, const size_t *ranked,
                           size_t kept)
{
    g_autofree bool *folds = g_new0(bool, lines->count + 1);
    for (size_t i = kept; i < lines->count; i++) {
        folds[ranked[i]] = true;
    }
    return fold_lines(lines, folds, fold_crowd);
}
