/*
 * The rows of a timeline.
 *
 * Finding lines: all that are on the scale, in groups, in the order of figure/timeline/order.
 *
 * Finding rows, for a room of the page:
 *
 * 1. Each line has a row of its own if these have room at all.
 * 2. Else lines share rows: in their order each takes the last row of its group in which it
 *    meets no other, or a new one, so that neighbours in the order stay near each other.
 * 3. Where even that has no room, groups get their rows in turn, one more each, until the
 *    page is full: no group gives up one as long as another has more. The lines that find no
 *    place in these are left out.
 *
 * How large all is follows from the distance from row to row: the largest at which all fit.
 * Names are measured once, in one size: letters are not hinted, so widths grow with them.
 */
#include "figure/timeline/rows.h"

#include "base/compare.h"
#include "figure/part/tier_fact.h"
#include "figure/strings.h"
#include "figure/timeline/order.h"
#include "model/presence.h"

#include <math.h>
#include <stdlib.h>

/* What ties lines to each other in their order. */
#define SUCCESSION_WEIGHT 8.0 /* a relation has 1: to go on is more than to know */
#define ACROSS_GROUPS 0.04    /* of its weight: groups stand where they stand */

/* In units of a slide. */
#define LEAST_PIXELS 14.0 /* of letters, on a page 1600 wide: what can be read */
#define PAGE_WIDTH 1600.0
#define GROUP_GAP 3.0  /* at least: groups are told from each other in full pages too */
#define LINE_GAP 16.0  /* between two lines in a row */
#define LABEL_GAP 18.0 /* between the groups' labels and the names */

#define WIDEST_LABEL 0.13 /* of the room's width, as is the next: time has the rest */
#define WIDEST_NAME 0.2
#define NAME_SPARE 1.0  /* page units: widths are measured in other letters */
#define HARD_LIMIT 0.35 /* of both, for words that are wider in the smallest letters */

/* The lowest row has room for the smallest letters. Of what a row has beyond that a fifth
 * makes letters larger, so that names grow more slowly than bars. A bar has room for capitals,
 * and is three fifths of its row: with as much air as that, rows are told from each other. */
#define ROW_OF_LETTERS 1.1
#define LETTERS_SHARE 0.2
#define BAR_OF_LETTERS 0.86
#define BAR_OF_ROW 0.6
#define MOST_LETTERS 1.5 /* of the usual: names are not larger than headlines */
#define MOST_BAR 2.0     /* of letters */
#define MOST_GAP 2.0     /* of a bar, once titles have their lanes */
#define NAME_GAP 0.45    /* of letters, between a name and its line */
#define LINE_HEIGHT 1.22 /* of letters, in labels and lanes */

/* Lanes for titles want this share of a line each, but not more than this share of what
 * rows can do without. */
#define LANES_WANTED 0.5
#define LANES_SHARE 0.5

#define TOUCH 1e-6 /* places that are nearer are the same, but for rounding */

enum { MOST_LABEL_LINES = 3 };

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
days_of(const PsgTimeScale *scale)
{
    PsgInterval days = psg_interval_always();
    days.from.first = days.from.last = scale->first;
    days.to.first = days.to.last = scale->last;
    return days;
}

/* By the spec's grouping: a kind, a tier, or one behind the last of them. listing: the tier
 * that lists the actor. */
static size_t
class_of(const PsgTimelineLines *lines, size_t actor, const PsgInterval *days,
         size_t listing)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    const PsgActor *said = &landscape->actors[actor];
    if (lines->asked->grouping == PSG_GROUPING_KIND) {
        return MIN(psg_dated_index_at(&said->kind, days), landscape->kind_count);
    }
    if (lines->asked->grouping == PSG_GROUPING_TIER) {
        size_t tier = psg_dated_index_at(&said->tier, days);
        return MIN(tier == PSG_NONE ? listing : tier, landscape->tier_count);
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

/* At most so many times an actor has. */
static size_t
most_bars(const PsgActor *actor)
{
    return actor->when.count + 2;
}

/* Those times of a life that are on the scale, in order. Gives how many. */
static size_t
add_bars(PsgTimelineBar *bars, const PsgLandscape *landscape, const PsgTimeScale *scale,
         const PsgActor *actor, size_t line)
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
first_day(const PsgActor *actor)
{
    PsgInterval span = psg_spells_span(&actor->when);
    PsgTime first = psg_interval_first(&span);
    if (actor->is_talked_of) {
        PsgTime talk = psg_interval_first(&actor->talked_of);
        first = actor->has_when ? MIN(first, talk) : talk;
    }
    return first;
}

/* The smallest letters that can be read, as in the style. */
static double
least_letters(const PsgPen *pen)
{
    const PsgPage *page = &pen->context->page;
    return LEAST_PIXELS * MAX(1, page->size.width / PAGE_WIDTH / page->scale);
}

/* All that is measured is measured in one size: a font costs more than the rest. */
static PsgTextLook
measuring_look(const PsgPen *pen, int weight)
{
    return psg_pen_look(pen, least_letters(pen), weight, PSG_COLOUR_NONE,
                        PSG_ANCHOR_START);
}

/* All that are shown, in the landscape's order. */
static void
find_lines(PsgTimelineLines *lines)
{
    const PsgPen *pen = lines->pen;
    const PsgLandscape *landscape = pen->context->landscape;
    PsgInterval days = days_of(&lines->scale);
    PsgTextLook look = measuring_look(pen, 600);
    g_autofree size_t *listing = psg_tiers_that_list(landscape, &days);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        g_autofree PsgTimelineBar *bars = g_new0(PsgTimelineBar, most_bars(actor));
        bool is_on = add_bars(bars, landscape, &lines->scale, actor, 0) > 0;
        lines->line_of[i] = is_on ? lines->count : PSG_NONE;
        if (is_on) {
            PsgTimelineLine *line = &lines->lines[lines->count++];
            line->actor = i;
            line->kind = psg_dated_index_at(&actor->kind, &days);
            line->class = class_of(lines, i, &days, listing[i]);
            line->name = first_name(lines, actor, &bars[0].time);
            line->width = psg_pen_width(pen, &look, line->name) / least_letters(pen);
            line->begin = bars[0].time.left;
        }
    }
}

static void
add_tie(const PsgTimelineLines *lines, size_t from, size_t to, bool is_succession,
        GArray *ties)
{
    PsgLineTie tie = {lines->line_of[from], lines->line_of[to],
                      is_succession ? SUCCESSION_WEIGHT : 1, is_succession};
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
        ranks[i] = first_day(&actors[found[i].actor]);
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

static void
find_band(PsgTimelineLines *lines)
{
    const PsgRenderContext *context = lines->pen->context;
    const PsgLandscape *landscape = context->landscape;
    for (size_t i = 0; i < landscape->event_count && !lines->has_band; i++) {
        lines->has_band = psg_timeline_is_apart(lines, &landscape->events[i]) &&
                          psg_timeline_has_event(lines, &landscape->events[i]);
    }
    if (lines->has_band) {
        add_group(lines, PSG_NONE, psg_word(PSG_WORD_OTHER_EVENTS, context->language));
    }
}

/* Words that are so wide in letters of size 1 have to stand in so much room. */
static void
keep_whole(PsgTimelineLines *lines, double width, double room)
{
    if (width > 0) {
        lines->most_letters = MIN(lines->most_letters, room / width);
    }
}

/* The largest letters in which no name is cut and no word of a label broken. room: the
 * width of all. */
static void
find_most_letters(PsgTimelineLines *lines, double room)
{
    const PsgPen *pen = lines->pen;
    const PsgTimeScale *scale = &lines->scale;
    double least = least_letters(pen), usual = pen->context->style->size_label;
    PsgTextLook look = measuring_look(pen, 700);
    lines->most_letters = MAX(least, usual) * MOST_LETTERS;
    for (guint i = 0; i < lines->group_count; i++) {
        const char *label = lines->groups[i].label;
        g_auto(GStrv) words = g_strsplit(label == NULL ? "" : label, " ", -1);
        for (char **word = words; *word != NULL; word++) {
            double width = psg_pen_width(pen, &look, *word) / least;
            keep_whole(lines, width, room * WIDEST_LABEL);
            lines->widest_word = MAX(lines->widest_word, width);
        }
    }
    for (guint i = 0; i < lines->count; i++) {
        const PsgTimelineLine *line = &lines->lines[i];
        double share = (line->begin - scale->left) / (scale->right - scale->left);
        double before = share * (1 - WIDEST_NAME - WIDEST_LABEL);
        keep_whole(lines, line->width + psg_pen_length(pen, NAME_GAP),
                   room * (WIDEST_NAME + before));
    }
    lines->most_letters = MAX(least, lines->most_letters);
}

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
    lines->groups = g_new0(PsgTimelineGroup, landscape->actor_count + 1);
    lines->line_of = g_new(size_t, landscape->actor_count + 1);
    find_lines(lines);
    order_lines(lines);
    drop_lone_label(lines);
    find_band(lines);
    find_most_letters(lines, room.width);
    return lines;
}

void
psg_timeline_lines_free(PsgTimelineLines *lines)
{
    if (lines != NULL) {
        g_free(lines->lines);
        g_free(lines->groups);
        g_free(lines->line_of);
        psg_time_scale_clear(&lines->scale);
        g_free(lines);
    }
}

bool
psg_timeline_is_apart(const PsgTimelineLines *lines, const PsgEvent *event)
{
    for (size_t i = 0; i < event->actors.count; i++) {
        if (lines->line_of[event->actors.items[i]] != PSG_NONE) {
            return false;
        }
    }
    return true;
}

bool
psg_timeline_has_event(const PsgTimelineLines *lines, const PsgEvent *event)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    double left, right;
    if (psg_time_scale_span(&lines->scale, &event->when, &left, &right)) {
        return true;
    }
    for (size_t i = 0; i < lines->scale.beyond_count; i++) {
        size_t slice = lines->scale.beyond[i];
        if (psg_interval_meets(&landscape->slices[slice].when, &event->when)) {
            return true;
        }
    }
    return false;
}

/* ---- Sizes ---- */

/* Rounds to the pixels of a page 1600 wide: outlines are crisp there. */
static double
whole(const PsgPen *pen, double length)
{
    double pixel = pen->context->page.size.width / PAGE_WIDTH;
    return floor(length / pixel + TOUCH) * pixel;
}

static double
least_pitch(const PsgPen *pen)
{
    return whole(pen, psg_pen_length(pen, least_letters(pen)) * ROW_OF_LETTERS);
}

/* Sets the sizes of rows that are so far from each other. */
static void
take_sizes(PsgTimelineRows *rows, double pitch)
{
    const PsgPen *pen = rows->lines->pen;
    double least = least_letters(pen), unit = psg_pen_length(pen, 1);
    double more = pitch / unit - least * ROW_OF_LETTERS;
    rows->letters = CLAMP(least + more * LETTERS_SHARE, least, rows->lines->most_letters);
    double letters = unit * rows->letters;
    double bar = MAX(letters * BAR_OF_LETTERS, pitch * BAR_OF_ROW);
    rows->bar = MIN(whole(pen, MIN(bar, letters * MOST_BAR)), pitch);
    rows->gap = pitch - rows->bar;
    rows->lane = whole(pen, letters * LINE_HEIGHT);
    rows->name_gap = letters * NAME_GAP;
}

static double
group_gap(const PsgTimelineRows *rows)
{
    const PsgPen *pen = rows->lines->pen;
    return MAX(whole(pen, psg_pen_length(pen, GROUP_GAP)), rows->gap);
}

/* ---- Columns ---- */

static double
name_width(const PsgTimelineRows *rows, size_t line)
{
    double width = rows->lines->lines[line].width * rows->letters;
    return width + rows->name_gap;
}

/* The groups' labels as they stand in a room so wide. */
static void
wrap_labels(PsgTimelineRows *rows, double room)
{
    const PsgPen *pen = rows->lines->pen;
    PsgTextLook look = measuring_look(pen, 700);
    double growth = rows->letters / least_letters(pen);
    double word = rows->lines->widest_word * rows->letters;
    double most = CLAMP(word, room * WIDEST_LABEL, room * HARD_LIMIT);
    for (guint i = 0; i < rows->lines->group_count; i++) {
        const char *label = rows->lines->groups[i].label;
        g_strfreev(rows->groups[i].label);
        rows->groups[i].label = psg_pen_wrap(pen, &look, label == NULL ? "" : label,
                                             most / growth, MOST_LABEL_LINES);
    }
}

static double
labels_width(const PsgTimelineRows *rows)
{
    const PsgPen *pen = rows->lines->pen;
    PsgTextLook look = measuring_look(pen, 700);
    double widest = 0, growth = rows->letters / least_letters(pen);
    for (guint i = 0; i < rows->lines->group_count; i++) {
        for (char **line = rows->groups[i].label; *line != NULL; line++) {
            widest = MAX(widest, psg_pen_width(pen, &look, *line));
        }
    }
    return widest <= 0 ? 0 : widest * growth + psg_pen_length(pen, LABEL_GAP);
}

/* What is told of an actor before it lived, or after, belongs to its line. */
static void
reach_event(PsgTimelineRows *rows, const PsgEvent *event)
{
    double left, right;
    bool is_on = psg_time_scale_span(&rows->scale, &event->when, &left, &right);
    for (size_t i = 0; is_on && i < event->actors.count; i++) {
        size_t line = rows->lines->line_of[event->actors.items[i]];
        if (line == PSG_NONE) {
            continue;
        }
        PsgTimelinePlace *place = &rows->places[line];
        const PsgTimeBar *life = psg_timeline_first_life(rows, line);
        if (psg_interval_first(&event->when) == psg_interval_first(&life->when)) {
            place->has_event_at_begin = true;
        }
        if (right <= place->begin) {
            place->begin = left;
        } else if (left >= place->end) {
            place->end = right;
        }
    }
}

static void
place_line(PsgTimelineRows *rows, size_t line)
{
    const PsgLandscape *landscape = rows->lines->pen->context->landscape;
    PsgTimelinePlace *place = &rows->places[line];
    size_t actor = rows->lines->lines[line].actor;
    *place = (PsgTimelinePlace){.row = place->row, .first_bar = rows->bar_count};
    place->bar_count = add_bars(&rows->bars[rows->bar_count], landscape, &rows->scale,
                                &landscape->actors[actor], line);
    rows->bar_count += place->bar_count;
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &rows->bars[place->first_bar + i].time;
        bool goes_on = bar->end == PSG_BAR_OPEN || bar->end == PSG_BAR_BROKEN;
        double right = goes_on ? psg_rect_right(rows->room) : bar->right;
        place->begin = i == 0 ? bar->left : MIN(place->begin, bar->left);
        place->end = MAX(place->end, right);
    }
}

/* A line with a successor keeps its row free up to there: the link between them runs along
 * it. */
static void
reach_successor(PsgTimelineRows *rows, size_t line)
{
    const PsgPen *pen = rows->lines->pen;
    size_t actor = rows->lines->lines[line].actor;
    const PsgSuccessions *before = &pen->context->landscape->actors[actor].succeeds;
    for (size_t i = 0; i < before->count; i++) {
        size_t other = rows->lines->line_of[before->items[i].actor];
        double arrives = psg_time_scale_x(&rows->scale, before->items[i].since);
        if (other != PSG_NONE) {
            PsgTimelinePlace *place = &rows->places[other];
            double air = psg_pen_length(pen, LINE_GAP) + rows->bar;
            place->right = MAX(place->right, arrives + air);
        }
    }
}

/* All lines on a scale that begins at `left`; bars are in their order. */
static void
place_lines(PsgTimelineRows *rows, double left)
{
    const PsgPen *pen = rows->lines->pen;
    const PsgLandscape *landscape = pen->context->landscape;
    const PsgTimeScale *whole = &rows->lines->scale;
    double open = (whole->open - whole->left) / (whole->right - whole->left);
    rows->scale.left = left;
    rows->scale.open = left + open * (rows->scale.right - left);
    rows->bar_count = 0;
    for (guint i = 0; i < rows->lines->count; i++) {
        place_line(rows, i);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        reach_event(rows, &landscape->events[i]);
    }
    for (guint i = 0; i < rows->lines->count; i++) {
        PsgTimelinePlace *place = &rows->places[i];
        place->left = place->begin - name_width(rows, i);
        place->right = MAX(place->right, MIN(place->end + psg_pen_length(pen, LINE_GAP),
                                             psg_rect_right(rows->room)));
    }
    for (guint i = 0; i < rows->lines->count; i++) {
        reach_successor(rows, i);
    }
}

/* How much of the scale has to give way, so that all names have room before their lines:
 * where a line begins moves by the share of the scale that is after it. */
static double
names_margin(const PsgTimelineRows *rows)
{
    double margin = 0, length = rows->scale.right - rows->scale.left;
    for (guint i = 0; i < rows->lines->count; i++) {
        double before = rows->places[i].begin - rows->scale.left;
        double missing = name_width(rows, i) - before;
        if (missing > 0 && before < length) {
            margin = MAX(margin, missing / (1 - before / length) + NAME_SPARE);
        }
    }
    return margin;
}

/* Divides the room between the groups' labels, the names and the scale. Names of lines that
 * begin with the scale stand in a margin of their own; those of later ones have room before
 * they begin. */
static void
place_columns(PsgTimelineRows *rows, PsgRect room)
{
    wrap_labels(rows, room.width);
    rows->labels_left = room.x;
    rows->room = room;
    rows->room.x += labels_width(rows);
    rows->room.width = psg_rect_right(room) - rows->room.x;
    place_lines(rows, rows->room.x);
    double margin = MIN(names_margin(rows), room.width * HARD_LIMIT);
    place_lines(rows, rows->room.x + margin);
}

/* ---- Heights of rows ---- */

/* The height of a group with so many rows; lanes NULL: without lanes. */
static double
group_height(const PsgTimelineRows *rows, size_t group, size_t count,
             const PsgLabelLanes *lanes, double gap)
{
    double height = (double)count * (rows->bar + gap) - gap;
    for (size_t i = 0; lanes != NULL && i < count; i++) {
        size_t row = rows->groups[group].first + i;
        height += (double)psg_label_lanes_count(lanes, row) * rows->lane;
    }
    double label = g_strv_length(rows->groups[group].label) * rows->lane;
    return count == 0 ? 0 : MAX(height, label);
}

/* The height of all groups, with so many rows in each. */
static double
height_of(const PsgTimelineRows *rows, const size_t *counts)
{
    double height = -group_gap(rows);
    for (guint i = 0; i < rows->lines->group_count; i++) {
        height += group_height(rows, i, counts[i], NULL, rows->gap);
        height += counts[i] == 0 ? 0 : group_gap(rows);
    }
    return MAX(0, height);
}

/* Whether rows fit with lanes for titles. least: their height if they are as low as can be. */
static bool
fits(const PsgTimelineRows *rows, const size_t *counts, double least)
{
    size_t events = rows->lines->pen->context->landscape->event_count, count = 0;
    for (guint i = 0; i < rows->lines->group_count; i++) {
        count += counts[i];
    }
    bool has_end = !rows->lines->pen->context->page.fits;
    double spare = has_end ? MAX(0, rows->room.height - least) * LANES_SHARE : 0;
    double wanted = (double)MIN(events, count) * LANES_WANTED * rows->lane;
    return height_of(rows, counts) + MIN(wanted, spare) <= rows->room.height + TOUCH;
}

/* The largest distance from row to row, in whole pixels, at which so many rows have room; 0
 * if none has. Leaves the rows with these sizes. */
static double
largest_pitch(PsgTimelineRows *rows, const size_t *counts)
{
    const PsgPen *pen = rows->lines->pen;
    double pixel = pen->context->page.size.width / PAGE_WIDTH, least = least_pitch(pen);
    double most = psg_pen_length(pen, rows->lines->most_letters) * MOST_BAR / BAR_OF_ROW;
    size_t low = 0, high = (size_t)MAX(0, (most - least) / pixel) + 1;
    take_sizes(rows, least);
    double height = height_of(rows, counts);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        take_sizes(rows, least + (double)middle * pixel);
        *(fits(rows, counts, height) ? &low : &high) = middle;
    }
    take_sizes(rows, least + (double)low * pixel);
    return fits(rows, counts, height) ? least + (double)low * pixel : 0;
}

/* ---- Which lines have which row ---- */

/* Gives the lines of a group rows, from 0, at most so many; gives how many. */
static size_t
share_group(PsgTimelineRows *rows, const PsgTimelineGroup *group, size_t limit)
{
    size_t count = 0;
    g_autoptr(PsgLabelLanes) taken = psg_label_lanes_new(limit);
    for (size_t i = 0; i < group->line_count; i++) {
        PsgTimelinePlace *place = &rows->places[group->first_line + i];
        place->row = PSG_NONE;
        for (size_t row = count; row > 0 && place->row == PSG_NONE; row--) {
            bool is_free =
                psg_label_lanes_is_free(taken, row - 1, place->left, place->right);
            place->row = is_free ? row - 1 : PSG_NONE;
        }
        if (place->row == PSG_NONE && count < limit) {
            place->row = count++;
        }
        if (place->row != PSG_NONE) {
            psg_label_lanes_take(taken, place->row, place->left, place->right);
        }
    }
    return count;
}

/* limits: by group, at most so many rows; NULL: no more than a page can hold. */
static void
give_rows(PsgTimelineRows *rows, bool shares, const size_t *limits, size_t *counts)
{
    const PsgTimelineLines *lines = rows->lines;
    size_t most = (size_t)MAX(0, rows->room.height / least_pitch(lines->pen)) + 2;
    for (guint i = 0; i < lines->group_count; i++) {
        const PsgTimelineGroup *group = &lines->groups[i];
        size_t limit = limits == NULL ? most : limits[i];
        bool is_band = group->line_count == 0;
        counts[i] = is_band  ? MIN(1, limit)
                    : shares ? share_group(rows, group, limit)
                             : group->line_count;
        for (size_t j = 0; !shares && j < group->line_count; j++) {
            rows->places[group->first_line + j].row = j;
        }
    }
}

/* First for the smallest letters, then for the largest that these rows would have room for:
 * what is smaller then needs no more room. Whether rows of their own, or rows that lines
 * share, have room. */
static bool
find_rows(PsgTimelineRows *rows, PsgRect room, bool shares, size_t *counts)
{
    double least = least_pitch(rows->lines->pen);
    take_sizes(rows, least);
    place_columns(rows, room);
    give_rows(rows, shares, NULL, counts);
    double pitch = largest_pitch(rows, counts);
    if (pitch <= 0) {
        return false;
    }
    place_columns(rows, room);
    give_rows(rows, shares, NULL, counts);
    double second = largest_pitch(rows, counts);
    take_sizes(rows, second <= 0 ? least : MIN(pitch, second));
    place_columns(rows, room);
    if (second <= 0) {
        give_rows(rows, shares, NULL, counts);
    }
    return true;
}

/* Gives each group as many rows as the page has for it. */
static void
limit_rows(PsgTimelineRows *rows, PsgRect room, size_t *counts)
{
    size_t groups = rows->lines->group_count;
    g_autofree size_t *limits = g_new0(size_t, groups + 1);
    take_sizes(rows, least_pitch(rows->lines->pen));
    place_columns(rows, room);
    for (bool has_grown = true; has_grown;) {
        has_grown = false;
        for (size_t i = 0; i < groups; i++) {
            bool is_first = i == 0 && limits[i] == 0; /* a page shows something */
            size_t more = limits[i] < counts[i];
            limits[i] += more;
            bool is_room =
                is_first || height_of(rows, limits) <= rows->room.height + TOUCH;
            limits[i] -= is_room ? 0 : more;
            has_grown = has_grown || (is_room && more > 0);
        }
    }
    give_rows(rows, true, limits, counts);
}

/* ---- All of it ---- */

static gint
compare_lefts(gconstpointer a, gconstpointer b)
{
    const PsgTimelineBar *first = a, *second = b;
    return 2 * PSG_COMPARE(first->time.left, second->time.left) +
           PSG_COMPARE(first->line, second->line);
}

/* Rows of groups become rows of the figure, which know the bars in them. */
static void
number_rows(PsgTimelineRows *rows, const size_t *counts)
{
    const PsgTimelineLines *lines = rows->lines;
    for (guint i = 0; i < lines->group_count; i++) {
        rows->groups[i].first = rows->count;
        rows->groups[i].count = counts[i];
        rows->count += counts[i];
    }
    rows->in_rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i < rows->count; i++) {
        g_ptr_array_add(rows->in_rows, g_array_new(FALSE, FALSE, sizeof(PsgTimelineBar)));
    }
    for (guint i = 0; i < lines->count; i++) {
        PsgTimelinePlace *place = &rows->places[i];
        rows->left_out += place->row == PSG_NONE;
        if (place->row != PSG_NONE) {
            place->row += rows->groups[lines->lines[i].group].first;
            g_array_append_vals(g_ptr_array_index(rows->in_rows, place->row),
                                &rows->bars[place->first_bar], (guint)place->bar_count);
        }
    }
    for (size_t i = 0; i < rows->count; i++) {
        g_array_sort(g_ptr_array_index(rows->in_rows, i), compare_lefts);
    }
    bool has_band = lines->has_band && counts[lines->group_count - 1] > 0;
    rows->band = has_band ? rows->count - 1 : PSG_NONE;
}

PsgTimelineRows *
psg_timeline_rows_new(const PsgTimelineLines *lines, PsgRect room)
{
    PsgTimelineRows *rows = g_new0(PsgTimelineRows, 1);
    const PsgActor *actors = lines->pen->context->landscape->actors;
    size_t bars = 0;
    for (size_t i = 0; i < lines->count; i++) {
        bars += most_bars(&actors[lines->lines[i].actor]);
    }
    rows->lines = lines;
    rows->scale = lines->scale;
    rows->room = room;
    rows->places = g_new0(PsgTimelinePlace, lines->count + 1);
    rows->bars = g_new0(PsgTimelineBar, bars + 1);
    rows->groups = g_new0(PsgTimelineRowGroup, lines->group_count + 1);
    g_autofree size_t *counts = g_new0(size_t, lines->group_count + 1);
    if (!find_rows(rows, room, false, counts) && !find_rows(rows, room, true, counts)) {
        limit_rows(rows, room, counts);
    }
    number_rows(rows, counts);
    rows->height = height_of(rows, counts);
    rows->tops = g_new0(double, rows->count + 1);
    return rows;
}

void
psg_timeline_rows_free(PsgTimelineRows *rows)
{
    if (rows == NULL) {
        return;
    }
    for (guint i = 0; i < rows->lines->group_count; i++) {
        g_strfreev(rows->groups[i].label);
    }
    g_free(rows->places);
    g_free(rows->bars);
    g_ptr_array_unref(rows->in_rows);
    g_free(rows->groups);
    g_free(rows->tops);
    g_free(rows);
}

const PsgTimelineBar *
psg_timeline_bar_beside(const PsgTimelineRows *rows, size_t row, double at, bool is_after)
{
    const GArray *bars = g_ptr_array_index(rows->in_rows, row);
    guint from = 0, end = bars->len;
    while (from < end) {
        guint middle = from + (end - from) / 2;
        if (g_array_index(bars, PsgTimelineBar, middle).time.left <= at + TOUCH) {
            from = middle + 1;
        } else {
            end = middle;
        }
    }
    bool is_there = is_after ? from < bars->len : from > 0;
    return is_there ? &g_array_index(bars, PsgTimelineBar, is_after ? from : from - 1)
                    : NULL;
}

const PsgTimelineBar *
psg_timeline_bar_at(const PsgTimelineRows *rows, size_t row, double at)
{
    const PsgTimelineBar *bar = psg_timeline_bar_beside(rows, row, at, false);
    return bar != NULL && at <= bar->time.right + TOUCH ? bar : NULL;
}

const PsgTimeBar *
psg_timeline_first_life(const PsgTimelineRows *rows, size_t line)
{
    const PsgTimelinePlace *place = &rows->places[line];
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &rows->bars[place->first_bar + i].time;
        if (!bar->is_talk) {
            return bar;
        }
    }
    return &rows->bars[place->first_bar].time;
}

PsgTextLook
psg_timeline_look(const PsgTimelineRows *rows, int weight, PsgColour colour,
                  PsgAnchor anchor)
{
    return psg_pen_look(rows->lines->pen, rows->letters, weight, colour, anchor);
}

/* ---- How high ---- */

/* Between two rows, when what rows and lanes leave of the room is divided among all. */
static double
wider_gap(const PsgTimelineRows *rows, const PsgLabelLanes *lanes)
{
    double spare = rows->room.height - rows->height;
    for (size_t i = 0; i < rows->count; i++) {
        spare -= (double)psg_label_lanes_count(lanes, i) * rows->lane;
    }
    double more = rows->count == 0 ? 0 : MAX(0, spare) / (double)rows->count;
    double most = rows->bar * MOST_GAP;
    return MAX(rows->gap, whole(rows->lines->pen, MIN(rows->gap + more, most)));
}

void
psg_timeline_rows_spread(PsgTimelineRows *rows, const PsgLabelLanes *lanes)
{
    double gap = wider_gap(rows, lanes), y = whole(rows->lines->pen, rows->room.y);
    for (size_t i = 0; i < rows->lines->group_count; i++) {
        PsgTimelineRowGroup *group = &rows->groups[i];
        double top = y;
        group->top = y;
        group->height = group_height(rows, i, group->count, lanes, gap);
        for (size_t row = group->first; row < group->first + group->count; row++) {
            rows->tops[row] = top;
            top += rows->bar + gap;
            top += (double)psg_label_lanes_count(lanes, row) * rows->lane;
        }
        if (group->count > 0) {
            y += group->height;
            rows->spread = y - rows->room.y;
            y += MAX(group_gap(rows), gap);
        }
    }
}
