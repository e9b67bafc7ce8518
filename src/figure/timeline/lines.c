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

/* By the spec's grouping: a kind, a tier, or one behind the last of them. listing: the tier
 * that lists the actor. */
static size_t
class_of(const PsgTimelineLines *lines, size_t actor, const PsgInterval *window,
         size_t listing)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    const PsgActor *said = &landscape->actors[actor];
    if (lines->asked->grouping == PSG_GROUPING_KIND) {
        return MIN(psg_dated_index_at(&said->kind, window), landscape->kind_count);
    }
    if (lines->asked->grouping == PSG_GROUPING_TIER) {
        return MIN(psg_actor_tier_at(said, window, listing), landscape->tier_count);
    }
    return 0;
}

static const char *
class_label(const PsgTimelineLines *lines, size_t class)
{
    const PsgRenderContext *context = lines->pen->context;
    const PsgLandscape *landscape = context->landscape;
    switch (lines->asked->grouping) {
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

/* It lives before the scale begins and when it ends, and has one name. */
static bool
is_unchanged(const PsgTimelineLines *lines, const PsgActor *actor,
             const PsgTimelineBar *bars, size_t count)
{
    const PsgTimeBar *bar = &bars[0].time;
    size_t names = 0;
    for (size_t i = 0; i < actor->name.count; i++) {
        PsgInterval window = window_of(&lines->scale);
        names += psg_interval_meets(&actor->name.items[i].when, &window);
    }
    bool goes_on = bar->end == PSG_BAR_OPEN || bar->end == PSG_BAR_BROKEN;
    return count == 1 && !bar->is_talk && bar->begin == PSG_BAR_BROKEN && goes_on &&
           names <= 1;
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
            line->width =
                psg_pen_width(pen, &look, line->name) / psg_timeline_least_letters(pen);
            line->begin = bars[0].time.left;
            line->signs = signs_of(bars, count);
            line->is_still = is_unchanged(lines, actor, bars, count);
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
    size_t none = lines->asked->grouping == PSG_GROUPING_TIER ? landscape->tier_count
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

/* ---- Folding ---- */

/* The line of all those of a group who are still. */
static PsgTimelineLine
line_of_still(PsgTimelineLines *lines, const PsgTimelineLine *first, size_t count)
{
    const PsgPen *pen = lines->pen;
    const char *language = pen->context->language;
    PsgTextLook look = psg_timeline_measuring_look(pen, 600);
    g_autofree char *number = psg_number_label((double)count, language);
    char *name =
        g_strdup_printf("%s %s", number, psg_word(PSG_WORD_THROUGHOUT, language));
    PsgTimelineLine line = *first;
    g_ptr_array_add(lines->names, name);
    line.actor = PSG_NONE;
    line.name = name;
    line.width = psg_pen_width(pen, &look, name) / psg_timeline_least_letters(pen);
    line.still_count = count;
    line.is_still = false;
    return line;
}

static void
add_folded(PsgTimelineLines *lines, const PsgTimelineLine *line)
{
    if (line->actor != PSG_NONE) {
        lines->line_of[line->actor] = lines->count;
    }
    for (size_t i = 0; i < line->still_count; i++) {
        lines->line_of[lines->still[line->first_still + i]] = lines->count;
    }
    lines->lines[lines->count++] = *line;
}

/* Copies the lines of a group behind those that are copied already. */
static void
fold_group(PsgTimelineLines *lines, size_t index, const PsgTimelineLine *from)
{
    PsgTimelineGroup *group = &lines->groups[index];
    size_t first = lines->count, first_still = lines->still_count, still = 0;
    PsgTimelineLine all = {0};
    for (size_t i = 0; i < group->line_count; i++) {
        const PsgTimelineLine *line = &from[group->first_line + i];
        if (line->is_still) {
            all = still++ == 0 ? *line : all;
            all.is_mixed = all.is_mixed || all.kind != line->kind;
            all.signs |= line->signs;
        }
    }
    for (size_t i = 0; i < group->line_count; i++) {
        const PsgTimelineLine *line = &from[group->first_line + i];
        if (line->is_still && still > 1) {
            lines->still_names[lines->still_count] = line->name;
            lines->still[lines->still_count++] = line->actor;
        } else {
            add_folded(lines, line);
        }
    }
    if (still > 1) {
        all = line_of_still(lines, &all, still);
        all.first_still = first_still;
        add_folded(lines, &all);
    }
    group->first_line = first;
    group->line_count = lines->count - first;
}

PsgTimelineLines *
psg_timeline_lines_folded(const PsgTimelineLines *lines)
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
        fold_group(folded, i, lines->lines);
    }
    /* nothing is told of those that are folded: the others keep what they have */
    folded->told = g_array_copy(lines->told);
    for (guint i = 0; i < folded->told->len; i++) {
        PsgTimelineTold *told = &g_array_index(folded->told, PsgTimelineTold, i);
        const PsgEvent *event = &landscape->events[told->event];
        told->line = folded->line_of[event->actors.items[told->nth]];
    }
    folded->apart = g_array_ref(lines->apart);
    folded->first_told = NULL;
    index_told(folded);
    find_nexts(folded);
    return folded;
}
