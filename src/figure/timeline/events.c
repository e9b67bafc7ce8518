/*
 * What is told along the rows of a timeline, and where its words have room.
 *
 * A date covers days: an event "2009" is somewhere in that year. So those of one line and
 * one date share its stretch evenly, those of finer dates choose first, and no mark stands
 * on another. Where even that has no room, events share a mark.
 */
#include "figure/timeline/rows.h"

#include "base/compare.h"
#include "base/join.h"
#include "figure/strings.h"

#include <math.h>

#define MARK_AIR 0.085   /* of the letters, between two marks */
#define GAP 0.4          /* of the letters, between a mark and its words */
#define BAR_PADDING 0.35 /* of the letters, within a bar left and right of words */
#define NEAR_END 0.06    /* of the room's width: words may stand behind a bar that near */

/* What is lost without words. An event of a kind that occurs n times weighs 1 / √n: a kind
 * that is rare tells more than the thirtieth meeting does. */
#define WEIGHT_OF_NAMES 10.0 /* more than all events of a line */
#define WEIGHT_OF_NEXT 8.0   /* the same */
#define WEIGHT_OF_SINCE 0.9  /* less than the only event of its kind */
#define WEIGHT_OF_ACTOR 0.05 /* for each actor that it happens to */
#define LEAST_WEIGHT 0.05
#define TOLD_ALREADY 0.3 /* of its weight: the line itself says it */
#define EVERY_LANE 1e6   /* units, on a page that is as high as it has to be */
#define LONGEST 0.7      /* of the room: longer words cost no more of their weight */
#define LEAST_CUT 10.0   /* gaps: less of a name tells nothing */
#define LONG_TITLES 0.4  /* of the room, have the titles of events with one mark */

enum { MOST_ACTORS = 6 };

/* An event on one of its lines. */
typedef struct {
    size_t event, nth, line, row;
    PsgTime first, last;
    double left, right;
    double half;       /* of its mark's width */
    bool begins, ends; /* its date is that at which the line begins, ends */
} Wish;

typedef struct {
    const PsgTimelineRows *rows;
    PsgLabelLanes *lanes;
    PsgTimelineEvents *events;
    size_t *alike;            /* by kind of events, how many are of it */
    PsgTextLook look, strong; /* of titles, of names */
    double gap, padding;
    double air; /* between two marks */
} Teller;

static const PsgLandscape *
landscape_of(const Teller *teller)
{
    return teller->rows->lines->pen->context->landscape;
}

/* ---- Marks ---- */

size_t
psg_timeline_glyph(const PsgLandscape *landscape, size_t kind)
{
    bool has_kinds = landscape->event_kind_count > 0;
    size_t glyph = has_kinds ? kind : 0;
    return glyph < PSG_TIMELINE_GLYPHS ? glyph : PSG_NONE;
}

static double
half_of(const Teller *teller, size_t event)
{
    const PsgLandscape *landscape = landscape_of(teller);
    size_t glyph = psg_timeline_glyph(landscape, landscape->events[event].kind);
    return glyph == PSG_NONE ? teller->events->half * PSG_TIMELINE_TICK
                             : teller->events->half;
}

bool
psg_timeline_is_doubtful(const PsgEvent *event)
{
    return psg_date_is_doubtful(&event->when.from) ||
           psg_date_is_doubtful(&event->when.to) ||
           event->when.from.kind == PSG_END_UNKNOWN ||
           event->when.to.kind == PSG_END_UNKNOWN;
}

/* A line whose digits are X begins somewhere in its days, and not just at the first. */
static bool
is_same_days(const PsgDate *date, const Wish *wish)
{
    return date->kind == PSG_END_KNOWN && date->unspecified == 0 && date->set == NULL &&
           date->first == wish->first && date->last == wish->last;
}

static void
compare_with_line(const PsgTimelineRows *rows, Wish *wish)
{
    const PsgTimelinePlace *place = &rows->places[wish->line];
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgInterval *when = &rows->plan->bars[place->first_bar + i].time.when;
        wish->begins = wish->begins || is_same_days(&when->from, wish);
        wish->ends = wish->ends || is_same_days(&when->to, wish);
    }
}

/* nth: of its actors; line PSG_NONE: in the band. */
static void
add_wish(const Teller *teller, size_t event, size_t nth, size_t line, GArray *wishes)
{
    const PsgTimelineRows *rows = teller->rows;
    PsgInterval when = psg_timeline_time_of(&landscape_of(teller)->events[event]);
    Wish wish = {.event = event,
                 .nth = nth,
                 .line = line,
                 .row = line == PSG_NONE ? rows->band : psg_timeline_row_of(rows, line),
                 .first = psg_interval_first(&when),
                 .last = psg_interval_last(&when),
                 .half = half_of(teller, event)};
    if (!psg_time_scale_span(rows->scale, &when, &wish.left, &wish.right)) {
        wish.left = wish.right = rows->scale->beyond_at;
    } else if (line != PSG_NONE) {
        compare_with_line(rows, &wish);
    }
    g_array_append_val(wishes, wish);
}

static void
find_wishes(const Teller *teller, GArray *wishes)
{
    const PsgTimelineRows *rows = teller->rows;
    const PsgTimelineLines *lines = rows->lines;
    for (size_t k = 0; k < rows->own_count; k++) {
        size_t line = rows->own[k];
        for (size_t i = lines->first_told[line]; i < lines->first_told[line + 1]; i++) {
            const PsgTimelineTold *told = &g_array_index(lines->told, PsgTimelineTold, i);
            add_wish(teller, told->event, told->nth, line, wishes);
        }
    }
    for (guint i = 0; rows->band != PSG_NONE && i < lines->apart->len; i++) {
        add_wish(teller, g_array_index(lines->apart, size_t, i), 0, PSG_NONE, wishes);
    }
}

/* By row; in it the finest dates first, then by time. */
static gint
compare_wishes(gconstpointer a, gconstpointer b)
{
    const Wish *first = a, *second = b;
    PsgTime length = first->last - first->first, other = second->last - second->first;
    return 16 * PSG_COMPARE(first->row, second->row) + 8 * PSG_COMPARE(length, other) +
           4 * PSG_COMPARE(first->first, second->first) +
           2 * PSG_COMPARE(first->line, second->line) +
           PSG_COMPARE(first->event, second->event);
}

static bool
share_days(const Wish *a, const Wish *b)
{
    return a->row == b->row && a->line == b->line && a->first == b->first &&
           a->last == b->last;
}

/* Where one of count events that share days stands: the first at the line's beginning, if
 * it is theirs, the last at its end. */
static double
slot_of(const Teller *teller, const Wish *wish, guint index, guint count)
{
    double step = (wish->right - wish->left) / count, half = wish->half + teller->air;
    double first = wish->begins ? wish->left + half : wish->left + step / 2;
    double last = wish->ends ? wish->right - half : wish->right - step / 2;
    if (wish->right - wish->left < 2 * half) {
        double middle = (wish->left + wish->right) / 2;
        return wish->begins ? wish->left + half
               : wish->ends ? wish->right - half
                            : middle;
    }
    if (count == 1) {
        return wish->ends && !wish->begins ? last : first;
    }
    return first + (last - first) * index / (count - 1);
}

/* The mark of the wish's line that is nearest, and hides the slot; NULL if none does.
 * since: the first mark of its row. */
static PsgTimelineMark *
nearest_mark(const Teller *teller, const Wish *wish, double slot, guint since)
{
    PsgTimelineMark *nearest = NULL;
    GArray *marks = teller->events->marks;
    for (guint i = since; i < marks->len; i++) {
        PsgTimelineMark *mark = &g_array_index(marks, PsgTimelineMark, i);
        if (mark->line == wish->line &&
            fabs(mark->at - slot) < mark->half + wish->half + 2 * teller->air &&
            (nearest == NULL || fabs(mark->at - slot) < fabs(nearest->at - slot))) {
            nearest = mark;
        }
    }
    return nearest;
}

/* Places the mark on its slot; else on the free place within its days that is next to it;
 * else on the mark that is in its way. */
static void
place_mark(const Teller *teller, const Wish *wish, double slot, guint since)
{
    double half = wish->half + teller->air / 2, at = slot;
    if (!psg_label_lanes_is_free(teller->lanes, wish->row, slot - half, slot + half)) {
        at = psg_label_lanes_nearest(teller->lanes, wish->row, slot, 2 * half,
                                     (double[]){wish->left, wish->right});
    }
    PsgTimelineMark *near = isnan(at) ? nearest_mark(teller, wish, slot, since) : NULL;
    if (near != NULL) {
        g_array_append_val(near->events, wish->event);
        return;
    }
    PsgTimelineMark mark = {.line = wish->line, .row = wish->row, .nth = wish->nth};
    mark.at = isnan(at) ? slot : at;
    mark.half = wish->half;
    mark.events = g_array_new(FALSE, FALSE, sizeof(size_t));
    mark.is_told = (wish->begins && slot < wish->left + 2 * half) ||
                   (wish->ends && slot > wish->right - 2 * half);
    g_array_append_val(mark.events, wish->event);
    g_array_append_val(teller->events->marks, mark);
    psg_label_lanes_take(teller->lanes, wish->row, mark.at - half, mark.at + half);
}

/* The first event of a mark gives it its shape and its words: one that has no other mark, rather
 * than one that is told on other lines, too. */
static void
choose_first(const Teller *teller, PsgTimelineMark *mark)
{
    const PsgEvent *events = landscape_of(teller)->events;
    size_t *first = &g_array_index(mark->events, size_t, 0);
    guint best = 0;
    for (guint i = 1; i < mark->events->len; i++) {
        bool is_as_wide = half_of(teller, first[i]) <= mark->half;
        if (is_as_wide &&
            events[first[i]].actors.count < events[first[best]].actors.count) {
            best = i;
        }
    }
    size_t chosen = first[best];
    first[best] = first[0];
    first[0] = chosen;
    mark->half = half_of(teller, chosen);
}

static gint
compare_marks(gconstpointer a, gconstpointer b)
{
    const PsgTimelineMark *first = a, *second = b;
    return 2 * PSG_COMPARE(psg_timeline_mark_event(first),
                           psg_timeline_mark_event(second)) +
           PSG_COMPARE(first->nth, second->nth);
}

static void
place_marks(const Teller *teller)
{
    g_autoptr(GArray) wishes = g_array_new(FALSE, FALSE, sizeof(Wish));
    GArray *marks = teller->events->marks;
    find_wishes(teller, wishes);
    g_array_sort(wishes, compare_wishes);
    guint since = 0;
    for (guint from = 0, end; from < wishes->len; from = end) {
        const Wish *first = &g_array_index(wishes, Wish, from);
        bool is_new_row = from > 0 && first[-1].row != first->row;
        since = is_new_row ? marks->len : since;
        for (end = from + 1;
             end < wishes->len && share_days(first, &g_array_index(wishes, Wish, end));
             end++) {
        }
        for (guint i = from; i < end; i++) {
            const Wish *wish = &g_array_index(wishes, Wish, i);
            place_mark(teller, wish, slot_of(teller, wish, i - from, end - from), since);
        }
    }
    for (guint i = 0; i < marks->len; i++) {
        choose_first(teller, &g_array_index(marks, PsgTimelineMark, i));
    }
    g_array_sort(marks, compare_marks);
}

/* ---- Where words may stand ---- */

/* From one bar to the next in a row, around a place that is on none. */
static void
find_clear(const Teller *teller, size_t row, double at, PsgLabelSpot *spot)
{
    const PsgTimelineRows *rows = teller->rows;
    const PsgTimelineBar *before = psg_timeline_bar_beside(rows, row, at, false);
    const PsgTimelineBar *after = psg_timeline_bar_beside(rows, row, at, true);
    double end = psg_rect_right(rows->room);
    spot->left = rows->room.x;
    spot->right = after == NULL ? end : MIN(end, after->time.left - teller->padding);
    if (before != NULL) {
        double right = before->time.end == PSG_BAR_OPEN ? end : before->time.right;
        spot->left = MAX(spot->left, right + teller->padding);
    }
}

/* Words stand within the solid part of a bar, or clear of all bars. */
static PsgLabelSpot
spot_at(const Teller *teller, size_t row, double at, double half)
{
    PsgLabelSpot spot = {.row = row, .at = at, .half = half, .has_flag = true};
    const PsgTimelineBar *bar = psg_timeline_bar_at(teller->rows, row, at);
    if (bar == NULL) {
        find_clear(teller, row, at, &spot);
    } else {
        spot.left = bar->time.solid_left + teller->padding;
        spot.right = bar->time.solid_right - teller->padding;
    }
    return spot;
}

/* Behind the bar's end, if the mark is the last thing before it. */
static void
add_spot_behind(const Teller *teller, const PsgTimelineMark *mark, GArray *spots)
{
    const PsgTimelineRows *rows = teller->rows;
    const PsgTimelineBar *bar = psg_timeline_bar_at(rows, mark->row, mark->at);
    double half = mark->half + teller->air;
    if (bar == NULL || bar->time.end == PSG_BAR_OPEN ||
        bar->time.right - mark->at > rows->room.width * NEAR_END ||
        !psg_label_lanes_is_free(teller->lanes, mark->row, mark->at + half,
                                 MAX(bar->time.right, mark->at + half))) {
        return;
    }
    PsgLabelSpot spot = {.row = mark->row, .at = bar->time.right};
    find_clear(teller, mark->row, bar->time.right, &spot);
    spot.left = bar->time.right;
    g_array_append_val(spots, spot);
}

/* ---- Notes ---- */

static PsgTimelineNote *
add_note(const Teller *teller, PsgTimelineNoteKind kind, size_t line, char *text)
{
    PsgTimelineNote note = {.kind = kind, .line = line, .text = text};
    note.spots = g_array_new(FALSE, FALSE, sizeof(PsgLabelSpot));
    note.width =
        psg_pen_width(teller->rows->lines->pen,
                      kind == PSG_NOTE_NAME ? &teller->strong : &teller->look, text);
    GArray *notes = teller->events->notes;
    g_array_append_val(notes, note);
    return &g_array_index(notes, PsgTimelineNote, notes->len - 1);
}

/* "since 1994": a date that is off the scale, to the year, unless the scale begins, or ends, in
 * that year. */
static char *
since_label(const Teller *teller, const PsgDate *date, bool is_begin)
{
    const PsgTimeScale *scale = teller->rows->scale;
    int year = psg_time_year(is_begin ? date->first : date->last);
    PsgInterval when = psg_interval_always();
    PsgDate *known = is_begin ? &when.from : &when.to;
    *known = *date;
    if (date->precision < PSG_PRECISION_YEAR &&
        year != psg_time_year(is_begin ? scale->first : scale->last)) {
        known->precision = PSG_PRECISION_YEAR;
        known->first = psg_time_of(year, 1, 1);
        known->last = psg_time_of(year + 1, 1, 1) - 1;
    }
    return psg_interval_label(&when, teller->rows->lines->pen->context->language);
}

static void
add_since(const Teller *teller, size_t line)
{
    const PsgTimelinePlace *place = &teller->rows->places[line];
    size_t row = psg_timeline_row_of(teller->rows, line);
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &teller->rows->plan->bars[place->first_bar + i].time;
        const PsgDate *dates[] = {&bar->when.from, &bar->when.to};
        for (int end = 0; end < 2; end++) {
            bool is_broken = (end == 0 ? bar->begin : bar->end) == PSG_BAR_BROKEN;
            bool is_end_of_talk = end == 1 && bar->is_talk;
            if (!is_broken || is_end_of_talk || dates[end]->kind != PSG_END_KNOWN) {
                continue;
            }
            PsgTimelineNote *note = add_note(teller, PSG_NOTE_SINCE, line,
                                             since_label(teller, dates[end], end == 0));
            PsgLabelSpot spot = spot_at(teller, row, end == 0 ? bar->left : bar->right,
                                        teller->events->half);
            spot.has_flag = false;
            note->weight = WEIGHT_OF_SINCE;
            g_array_append_val(note->spots, spot);
        }
    }
}

/* A year, or a number, after that place. */
static double
next_year(const Teller *teller, double at)
{
    const PsgTimeScale *scale = teller->rows->scale;
    double year = scale->clock.least > 0 ? (double)PSG_NUMBER_UNIT : 365.0 * PSG_DAY;
    return at +
           (scale->right - scale->left) * year / (double)(scale->last + 1 - scale->first);
}

/* Right of the day from which it holds, before anything else takes that room, if events
 * of the year still have some; else where it finds room, with an arrow, since it may
 * stand before that day. */
static void
add_name(const Teller *teller, size_t line, double at, const char *name)
{
    size_t row = psg_timeline_row_of(teller->rows, line);
    PsgLabelSpot spot = spot_at(teller, row, at, 0);
    PsgTimelineNote *note = add_note(teller, PSG_NOTE_NAME, line, g_strdup(name));
    double left = at + teller->gap, right = left + note->width;
    note->weight = WEIGHT_OF_NAMES;
    psg_label_lanes_take(teller->lanes, row, at - 1, at);
    bool has_room =
        right <= spot.right && right + 3 * teller->gap <= next_year(teller, at);
    if (has_room && psg_label_lanes_is_free(teller->lanes, row, at, right)) {
        psg_label_lanes_take(teller->lanes, row, at, right + teller->gap / 2);
        note->place = (PsgLabelPlace){true, 0, 0, left};
    } else {
        g_free(note->text);
        note->text = g_strconcat("\u2192 ", name, NULL);
        note->width =
            psg_pen_width(teller->rows->lines->pen, &teller->strong, note->text);
    }
    g_array_append_val(note->spots, spot);
}

/* All names that begin while the line is seen. */
static void
add_names(const Teller *teller, size_t line)
{
    const PsgTimelineRows *rows = teller->rows;
    const PsgTimelineLine *its = &rows->lines->lines[line];
    const PsgActor *actor = &landscape_of(teller)->actors[its->actor];
    const char *before = its->name;
    for (size_t i = 0; i < actor->name.count; i++) {
        const PsgDatedText *value = &actor->name.items[i];
        const char *name = psg_context_text(rows->lines->pen->context, &value->text);
        PsgTime day = psg_interval_first(&value->when);
        double at = psg_time_scale_x(rows->scale, day);
        const PsgTimelineBar *bar =
            day > rows->scale->first && day <= rows->scale->last
                ? psg_timeline_bar_at(rows, psg_timeline_row_of(rows, line), at)
                : NULL;
        if (bar != NULL && bar->line == line && !g_str_equal(name, before)) {
            add_name(teller, line, at, name);
            before = name;
        }
    }
}

/* Who goes on with its work, where an arrow would lead too far: "→ Roscosmos, CSA". */
static void
add_next(const Teller *teller, const PsgTimelineSuccession *first, size_t count)
{
    const PsgTimelineRows *rows = teller->rows;
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        psg_join(names, ", ", rows->lines->lines[first[i].to].name);
    }
    g_string_prepend(names, "\u2192 ");
    size_t row = psg_timeline_row_of(rows, first->from);
    double at = first->leaves, half = teller->events->half;
    PsgTimelineNote *note =
        add_note(teller, PSG_NOTE_NEXT, first->from, g_string_free(names, FALSE));
    PsgLabelSpot spot = spot_at(teller, row, at, half);
    note->weight = WEIGHT_OF_NEXT;
    g_array_append_val(note->spots, spot);
    PsgTimelineMark mark = {.row = row, .at = at, .half = half};
    add_spot_behind(teller, &mark, note->spots);
}

/* Those of a line that leave it at one place have one note. from: its first in the list. Gives
 * where those of the next line begin. */
static guint
add_nexts(const Teller *teller, size_t line, const GArray *successions, guint from)
{
    const PsgTimelineSuccession *all =
        (const PsgTimelineSuccession *)(const void *)successions->data;
    guint end = from;
    for (; from < successions->len && all[from].from == line; from = end) {
        for (end = from + 1;
             end < successions->len && all[end].from == line && all[end].is_far &&
             all[end].leaves - all[from].leaves < 2 * teller->events->half;
             end++) {
        }
        if (all[from].is_far) {
            add_next(teller, &all[from], end - from);
        }
    }
    return end;
}

/* ---- Titles of events ---- */

static double
weight_of(const Teller *teller, const PsgTimelineMark *mark, double width)
{
    const PsgLandscape *landscape = landscape_of(teller);
    const PsgEvent *event = &landscape->events[psg_timeline_mark_event(mark)];
    size_t alike = teller->alike[MIN(event->kind, landscape->event_kind_count)];
    double weight = 1 / sqrt((double)alike) +
                    WEIGHT_OF_ACTOR * (double)MIN(event->actors.count, MOST_ACTORS);
    weight *= 1 - MIN(LONGEST, width / teller->rows->room.width);
    return MAX(LEAST_WEIGHT, mark->is_told ? weight * TOLD_ALREADY : weight);
}

/* A mark has one place on the axis: a date that is not certain is told in words. Owned by the
 * caller. */
static char *
title_of_event(const Teller *teller, size_t index)
{
    const PsgRenderContext *context = teller->rows->lines->pen->context;
    const PsgEvent *event = &landscape_of(teller)->events[index];
    const char *title = psg_context_text(context, &event->title);
    if (psg_timeline_is_doubtful(event)) {
        g_autofree char *when = psg_interval_told(&event->when, context->language);
        return g_strdup_printf("%s (%s)", title, when);
    }
    return g_strdup(title);
}

/* A mark that tells several events has the title of the first, and counts the others; on a page
 * that grows it has as many as can be read. Gives how many it has. */
static char *
title_of(const Teller *teller, const PsgTimelineMark *mark, size_t *named)
{
    const PsgPen *pen = teller->rows->lines->pen;
    bool fits = pen->context->page.fits;
    double most = fits ? teller->rows->room.width * LONG_TITLES : 0;
    GString *titles = g_string_new(NULL);
    for (*named = 0; *named < mark->events->len; (*named)++) {
        g_autofree char *title =
            title_of_event(teller, g_array_index(mark->events, size_t, *named));
        gsize before = titles->len;
        psg_join(titles, " \u00b7 ", title);
        if (*named > 0 && psg_pen_width(pen, &teller->look, titles->str) > most) {
            g_string_truncate(titles, before);
            break;
        }
    }
    if (*named < mark->events->len) {
        g_string_append_printf(titles, " (+\u00a0%zu)", mark->events->len - *named);
    }
    return g_string_free(titles, FALSE);
}

/* Adds the title of an event with so many marks. The line of the actor that is named
 * first is the best place for its title; where a mark tells more than one event, its
 * words say so, and stand nowhere else. */
static void
add_title(const Teller *teller, size_t first, size_t count)
{
    const PsgTimelineMark *best = psg_timeline_mark(teller->events, first);
    size_t named;
    char *title = title_of(teller, best, &named);
    PsgTimelineNote *note = add_note(teller, PSG_NOTE_EVENT, best->line, title);
    note->named = named;
    note->first_mark = first;
    note->mark_count = count;
    note->weight = weight_of(teller, best, note->width);
    for (size_t i = 0; i < count; i++) {
        const PsgTimelineMark *mark = psg_timeline_mark(teller->events, first + i);
        if (i == 0 || (best->events->len == 1 && mark->events->len == 1)) {
            PsgLabelSpot spot = spot_at(teller, mark->row, mark->at, mark->half);
            g_array_append_val(note->spots, spot);
            add_spot_behind(teller, mark, note->spots);
        }
    }
}

static void
add_titles(const Teller *teller)
{
    size_t count = teller->events->marks->len;
    for (size_t first = 0, end; first < count; first = end) {
        size_t event = psg_timeline_mark_event(psg_timeline_mark(teller->events, first));
        for (end = first + 1;
             end < count &&
             psg_timeline_mark_event(psg_timeline_mark(teller->events, end)) == event;
             end++) {
        }
        add_title(teller, first, end - first);
    }
}

/* ---- All of it ---- */

/* Where a question mark stands. */
static void
take_questions(const Teller *teller, size_t line)
{
    const PsgTimelineRows *rows = teller->rows;
    const PsgTimelinePlace *place = &rows->places[line];
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &rows->plan->bars[place->first_bar + i].time;
        size_t row = place->row - rows->first_row;
        if (bar->begin == PSG_BAR_UNKNOWN) {
            psg_label_lanes_take(teller->lanes, row, bar->left, bar->solid_left);
        }
        if (bar->end == PSG_BAR_UNKNOWN) {
            psg_label_lanes_take(teller->lanes, row, bar->solid_right, bar->right);
        }
    }
}

/* Names stand left of their lines. */
static void
take_names(const Teller *teller)
{
    const PsgTimelineRows *rows = teller->rows;
    double clear = teller->air / 2; /* marks have this beside them */
    for (size_t i = 0; i < rows->own_count; i++) {
        const PsgTimelinePlace *place = &rows->places[rows->own[i]];
        psg_label_lanes_take(teller->lanes, place->row - rows->first_row, place->left,
                             place->name_end - clear);
        if (place->name_lines != NULL) {
            psg_label_lanes_take_below(teller->lanes, place->row - rows->first_row,
                                       place->left, place->name_end - clear);
        }
        take_questions(teller, rows->own[i]);
        if (rows->lines->lines[rows->own[i]].actor == PSG_NONE) { /* names stand there */
            psg_label_lanes_take(teller->lanes, place->row - rows->first_row,
                                 place->begin, psg_rect_right(rows->room));
        }
    }
}

/* Up to where words may stand right of a place of a row, before other words and all marks. */
static double
room_right_of(const Teller *teller, const PsgLabelSpot *spot, double left)
{
    const GArray *notes = teller->events->notes;
    double right =
        psg_label_lanes_free_up_to(teller->lanes, spot->row, left, spot->right);
    for (guint i = 0; i < notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(notes, PsgTimelineNote, i);
        if (!note->place.is_placed || note->place.lane > 0 || note->spots->len == 0) {
            continue;
        }
        size_t row = g_array_index(note->spots, PsgLabelSpot, note->place.spot).row;
        if (row == spot->row && note->place.left + note->width > left) {
            right = MIN(right, note->place.left);
        }
    }
    return right - teller->gap;
}

/* A new name that has no room is cut, right of its day: that there is one is worth telling. */
static void
cut_name(const Teller *teller, PsgTimelineNote *note)
{
    const PsgLabelSpot *spot = &g_array_index(note->spots, PsgLabelSpot, 0);
    double left = spot->at + spot->half + teller->gap;
    double most = room_right_of(teller, spot, left) - left;
    const PsgTextLook *look =
        note->kind == PSG_NOTE_NAME ? &teller->strong : &teller->look;
    if (most < teller->gap * LEAST_CUT) {
        return;
    }
    PsgRuler *ruler = teller->rows->lines->pen->ruler;
    char *cut = psg_ruler_cut(ruler, &look->font, note->text, most);
    g_free(note->text);
    note->text = cut;
    note->width = psg_pen_width(teller->rows->lines->pen, look, cut);
    note->place = (PsgLabelPlace){*cut != '\0', 0, 0, left};
}

static void
cut_names(const Teller *teller)
{
    GArray *notes = teller->events->notes;
    for (guint i = 0; i < notes->len; i++) {
        PsgTimelineNote *note = &g_array_index(notes, PsgTimelineNote, i);
        bool is_name = note->kind == PSG_NOTE_NAME || note->kind == PSG_NOTE_NEXT;
        if (is_name && !note->place.is_placed) {
            cut_name(teller, note);
        }
    }
}

static void
place_notes(const Teller *teller)
{
    const PsgTimelineRows *rows = teller->rows;
    GArray *notes = teller->events->notes;
    g_autofree PsgLabelWish *wishes = g_new0(PsgLabelWish, notes->len + 1);
    for (guint i = 0; i < notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(notes, PsgTimelineNote, i);
        wishes[i] = (PsgLabelWish){(const PsgLabelSpot *)(const void *)note->spots->data,
                                   note->place.is_placed ? 0 : note->spots->len,
                                   note->width, note->weight};
    }
    bool fits = rows->lines->pen->context->page.fits;
    PsgLabelRoom room = {.gap = teller->gap,
                         .left = rows->room.x,
                         .right = psg_rect_right(rows->room),
                         .spare = fits ? EVERY_LANE : rows->room.height - rows->height,
                         .lane = rows->lane};
    g_autofree PsgLabelPlace *places =
        psg_label_lanes_place(teller->lanes, wishes, notes->len, &room);
    for (guint i = 0; i < notes->len; i++) {
        PsgTimelineNote *note = &g_array_index(notes, PsgTimelineNote, i);
        note->place = note->place.is_placed ? note->place : places[i];
    }
}

/* ---- Lists ---- */

/* An event without words, and the row that it is told in. */
typedef struct {
    size_t row, event;
    PsgTime first;
} Untold;

static gint
compare_untold(gconstpointer a, gconstpointer b)
{
    const Untold *first = a, *second = b;
    return 4 * PSG_COMPARE(first->row, second->row) +
           2 * PSG_COMPARE(first->first, second->first) +
           PSG_COMPARE(first->event, second->event);
}

/* Each once, in the first row that it is told in. */
static GArray *
find_untold(const Teller *teller, GHashTable *named)
{
    GArray *untold = g_array_new(FALSE, FALSE, sizeof(Untold));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < teller->events->marks->len; i++) {
        const PsgTimelineMark *mark = psg_timeline_mark(teller->events, i);
        for (guint j = 0; j < mark->events->len; j++) {
            size_t event = g_array_index(mark->events, size_t, j);
            const PsgInterval *when = &landscape_of(teller)->events[event].when;
            Untold item = {mark->row, event, psg_interval_first(when)};
            if (!g_hash_table_contains(named, GSIZE_TO_POINTER(event)) &&
                g_hash_table_add(seen, GSIZE_TO_POINTER(event))) {
                g_array_append_val(untold, item);
            }
        }
    }
    g_array_sort(untold, compare_untold);
    return untold;
}

/* How many lanes of a row have lines of names that stand where titles do. */
static size_t
lanes_with_names(const PsgTimelineRows *rows, size_t row)
{
    size_t most = 0;
    for (size_t i = 0; i < rows->own_count; i++) {
        const PsgTimelinePlace *place = &rows->places[rows->own[i]];
        bool is_there = place->row - rows->first_row == row &&
                        place->name_lines != NULL && place->name_end > rows->scale->left;
        /* half of them stand below the middle of the bar */
        most = is_there ? MAX(most, g_strv_length(place->name_lines) / 2) : most;
    }
    return most;
}

/* Below the lanes of its row: "May 2019 Audit · 3 June 2019 Report", in as many lines as it
 * takes. */
static void
add_list(const Teller *teller, const Untold *items, guint count)
{
    const PsgTimelineRows *rows = teller->rows;
    const PsgPen *pen = rows->lines->pen;
    size_t lanes = psg_label_lanes_count(teller->lanes, items->row),
           names = lanes_with_names(rows, items->row);
    psg_label_lanes_add(teller->lanes, items->row, MAX(names, lanes) - lanes);
    PsgTimelineList list = {items->row, MAX(names, lanes) + 1, NULL};
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        const PsgEvent *event = &landscape_of(teller)->events[items[i].event];
        g_autofree char *when = psg_interval_told(&event->when, pen->context->language);
        psg_join_printf(text, " \u00b7 ", "%s\u00a0%s", when,
                        psg_context_text(pen->context, &event->title));
    }
    double width = psg_rect_right(rows->room) - rows->scale->left;
    list.lines = psg_pen_wrap(pen, &teller->look, text->str, width, G_MAXUINT16);
    psg_label_lanes_add(teller->lanes, items->row, g_strv_length(list.lines));
    g_array_append_val(teller->events->lists, list);
    g_string_free(text, TRUE);
}

/* What has no words yet. */
static void
add_lists(const Teller *teller, GHashTable *named)
{
    g_autoptr(GArray) untold = find_untold(teller, named);
    const Untold *all = (const Untold *)(const void *)untold->data;
    for (guint from = 0, end; from < untold->len; from = end) {
        for (end = from + 1; end < untold->len && all[end].row == all[from].row; end++) {
        }
        add_list(teller, &all[from], end - from);
    }
}

/* ---- How many are told ---- */

/* The first events that a mark tells, into a set that is asked and not walked. */
static void
add_events(GHashTable *set, const PsgTimelineMark *mark, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_hash_table_add(set, GSIZE_TO_POINTER(g_array_index(mark->events, size_t, i)));
    }
}

static void
count_events(const Teller *teller)
{
    PsgTimelineEvents *events = teller->events;
    g_autoptr(GHashTable) shown = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < events->marks->len; i++) {
        const PsgTimelineMark *mark = psg_timeline_mark(events, i);
        add_events(shown, mark, mark->events->len);
    }
    for (guint i = 0; i < events->notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(events->notes, PsgTimelineNote, i);
        if (note->kind == PSG_NOTE_EVENT && note->place.is_placed) {
            add_events(named, psg_timeline_mark(events, note->first_mark), note->named);
        }
    }
    events->shown = g_hash_table_size(shown);
    events->named = g_hash_table_size(named);
    if (teller->rows->lines->pen->context->page.fits) {
        add_lists(teller, named);
        events->named = events->shown;
    }
}

/* By kind of events; what has no kind is behind the last. */
static size_t *
count_kinds(const PsgLandscape *landscape)
{
    size_t *counts = g_new0(size_t, landscape->event_kind_count + 1);
    for (size_t i = 0; i < landscape->event_count; i++) {
        counts[MIN(landscape->events[i].kind, landscape->event_kind_count)]++;
    }
    return counts;
}

PsgTimelineEvents *
psg_timeline_events_new(const PsgTimelineRows *rows, const GArray *successions,
                        PsgLabelLanes *lanes)
{
    PsgTimelineEvents *events = g_new0(PsgTimelineEvents, 1);
    const PsgPen *pen = rows->lines->pen;
    PsgColour ink = pen->context->style->ink;
    double letters = psg_pen_length(pen, rows->plan->letters);
    g_autofree size_t *alike = count_kinds(pen->context->landscape);
    Teller teller = {.rows = rows,
                     .lanes = lanes,
                     .events = events,
                     .alike = alike,
                     .look = psg_timeline_look(rows, 400, ink, PSG_ANCHOR_START),
                     .strong = psg_timeline_look(rows, 600, ink, PSG_ANCHOR_START),
                     .gap = letters * GAP,
                     .padding = letters * BAR_PADDING,
                     .air = letters * MARK_AIR};
    events->half = psg_timeline_mark_half(rows->plan);
    events->marks = g_array_new(FALSE, FALSE, sizeof(PsgTimelineMark));
    events->notes = g_array_new(FALSE, FALSE, sizeof(PsgTimelineNote));
    events->lists = g_array_new(FALSE, FALSE, sizeof(PsgTimelineList));
    take_names(&teller);
    guint next = 0;
    for (size_t i = 0; i < rows->own_count; i++) {
        if (rows->lines->lines[rows->own[i]].actor != PSG_NONE) {
            add_names(&teller, rows->own[i]);
            add_since(&teller, rows->own[i]);
            next = add_nexts(&teller, rows->own[i], successions, next);
        }
    }
    place_marks(&teller);
    add_titles(&teller);
    place_notes(&teller);
    cut_names(&teller);
    count_events(&teller);
    return events;
}

void
psg_timeline_events_free(PsgTimelineEvents *events)
{
    if (events == NULL) {
        return;
    }
    for (guint i = 0; i < events->marks->len; i++) {
        g_array_unref(g_array_index(events->marks, PsgTimelineMark, i).events);
    }
    for (guint i = 0; i < events->notes->len; i++) {
        PsgTimelineNote *note = &g_array_index(events->notes, PsgTimelineNote, i);
        g_free(note->text);
        g_array_unref(note->spots);
    }
    for (guint i = 0; i < events->lists->len; i++) {
        g_strfreev(g_array_index(events->lists, PsgTimelineList, i).lines);
    }
    g_array_unref(events->lists);
    g_array_unref(events->marks);
    g_array_unref(events->notes);
    g_free(events);
}
