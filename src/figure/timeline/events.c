/* What is told along the lines of a timeline, and where its words have room. */
#include "figure/timeline/events.h"

#include "figure/strings.h"
#include "figure/timeline/lines.h"
#include "figure/timeline/marks.h"

#include <math.h>

#define MARK_HALF 0.34   /* of the letters, as is the next */
#define GAP 0.4          /* between a mark and its words */
#define BAR_PADDING 0.35 /* within a bar, left and right of words */
#define NEAR_END 0.06    /* of the room's width: words may stand behind a bar that near */

/* Who chooses first. */
#define WEIGHT_OF_NAMES 10.0
#define WEIGHT_OF_SINCE 0.9
#define WEIGHT_OF_ACTOR 0.05
#define LEAST_WEIGHT 0.05
#define TOLD_ALREADY 0.3 /* of its weight */

enum { MOST_ACTORS = 6 };

typedef struct {
    PsgTimelinePlan *plan;
    PsgLanes *lanes;
    PsgTimelineEvents *events;
    PsgTextLook look, strong; /* of titles, of names */
    double gap, padding;
} Teller;

/* ---- Where words may stand ---- */

/* From one bar to the next in a row, around a place that is on none. */
static void
find_clear(const Teller *teller, size_t row, double at, PsgTitleSpot *spot)
{
    const PsgTimelinePlan *plan = teller->plan;
    spot->left = plan->room.x;
    spot->right = psg_rect_right(plan->room);
    for (guint i = 0; i < plan->lines->len; i++) {
        const PsgTimelineLine *line = psg_timeline_line(plan, i);
        for (guint j = 0; line->row == row && j < line->pieces->len; j++) {
            const PsgLifePiece *piece = &g_array_index(line->pieces, PsgLifePiece, j);
            bool is_open = piece->end == PSG_EDGE_OPEN;
            double right = is_open ? psg_rect_right(plan->room) : piece->right;
            if (piece->left >= at) {
                spot->right = MIN(spot->right, piece->left - teller->padding);
            } else if (right <= at + 1e-6) {
                spot->left = MAX(spot->left, right + teller->padding);
            }
        }
    }
}

/* Words stand within the solid part of a bar, or clear of all bars. */
static PsgTitleSpot
spot_at(const Teller *teller, size_t row, double at)
{
    const PsgTimelineLine *line;
    PsgTitleSpot spot = {
        .row = row, .at = at, .half = teller->events->half, .has_flag = true};
    const PsgLifePiece *piece = psg_timeline_piece_at(teller->plan, row, at, &line);
    if (piece == NULL) {
        find_clear(teller, row, at, &spot);
    } else {
        spot.left = piece->solid_left + teller->padding;
        spot.right = piece->solid_right - teller->padding;
    }
    return spot;
}

/* Behind the bar's end, if the mark is the last thing before it. */
static void
add_spot_behind(const Teller *teller, const PsgTimelineMark *mark, GArray *spots)
{
    const PsgTimelinePlan *plan = teller->plan;
    const PsgTimelineLine *line;
    const PsgLifePiece *piece = psg_timeline_piece_at(plan, mark->row, mark->at, &line);
    double half = teller->events->half * 1.2;
    if (piece == NULL || piece->end == PSG_EDGE_OPEN ||
        piece->right - mark->at > plan->room.width * NEAR_END ||
        !psg_lanes_is_free(teller->lanes, mark->row, 0, mark->at + half,
                           MAX(piece->right, mark->at + half))) {
        return;
    }
    PsgTitleSpot spot = {.row = mark->row, .at = piece->right};
    find_clear(teller, mark->row, piece->right, &spot);
    spot.left = piece->right;
    g_array_append_val(spots, spot);
}

/* ---- Notes ---- */

static PsgTimelineNote *
add_note(const Teller *teller, PsgTimelineNoteKind kind, size_t line, char *text)
{
    PsgTimelineNote note = {.kind = kind, .line = line, .event = PSG_NONE, .text = text};
    note.spots = g_array_new(FALSE, FALSE, sizeof(PsgTitleSpot));
    note.width = psg_pen_width(
        teller->plan->pen, kind == PSG_NOTE_NAME ? &teller->strong : &teller->look, text);
    GArray *notes = teller->events->notes;
    g_array_append_val(notes, note);
    return &g_array_index(notes, PsgTimelineNote, notes->len - 1);
}

/* "since 1994", to the year: a date that is off the scale. */
static char *
since_label(const Teller *teller, const PsgDate *date, bool is_begin)
{
    int year = psg_day_year(is_begin ? date->first : date->last);
    PsgInterval when = psg_interval_always();
    PsgDate *known = is_begin ? &when.from : &when.to;
    *known = *date;
    if (date->precision < PSG_PRECISION_YEAR) {
        known->precision = PSG_PRECISION_YEAR;
        known->first = psg_day_of(year, 1, 1);
        known->last = psg_day_of(year + 1, 1, 1) - 1;
    }
    return psg_interval_label(&when, teller->plan->pen->context->language);
}

static void
add_since(const Teller *teller, size_t line)
{
    const PsgTimelineLine *its = psg_timeline_line(teller->plan, line);
    for (guint i = 0; i < its->pieces->len; i++) {
        const PsgLifePiece *piece = &g_array_index(its->pieces, PsgLifePiece, i);
        const PsgDate *dates[] = {&piece->when.from, &piece->when.to};
        for (int end = 0; end < 2; end++) {
            bool is_broken = (end == 0 ? piece->begin : piece->end) == PSG_EDGE_BROKEN;
            bool is_end_of_talk = end == 1 && piece->is_talk;
            if (!is_broken || is_end_of_talk || dates[end]->kind != PSG_END_KNOWN) {
                continue;
            }
            PsgTimelineNote *note = add_note(teller, PSG_NOTE_SINCE, line,
                                             since_label(teller, dates[end], end == 0));
            PsgTitleSpot spot =
                spot_at(teller, its->row, end == 0 ? piece->left : piece->right);
            spot.has_flag = false;
            note->weight = WEIGHT_OF_SINCE;
            g_array_append_val(note->spots, spot);
        }
    }
}

/* A year after that place. */
static double
next_year(const Teller *teller, double at)
{
    const PsgTimeScale *scale = &teller->plan->scale;
    return at + (scale->right - scale->left) * 365 / (scale->last + 1 - scale->first);
}

/* Right of the day from which it holds, before anything else takes that room, if events
 * of the year still have some; else where it finds room, with an arrow, since it may
 * stand before that day. */
static void
add_name(const Teller *teller, size_t line, double at, const char *name)
{
    size_t row = psg_timeline_line(teller->plan, line)->row;
    PsgTitleSpot spot = spot_at(teller, row, at);
    spot.half = 0;
    PsgTimelineNote *note = add_note(teller, PSG_NOTE_NAME, line, g_strdup(name));
    double left = at + teller->gap, right = left + note->width;
    note->weight = WEIGHT_OF_NAMES;
    psg_lanes_take(teller->lanes, row, 0, at - 1, at);
    bool has_room =
        right <= spot.right && right + 3 * teller->gap <= next_year(teller, at);
    if (has_room && psg_lanes_is_free(teller->lanes, row, 0, at, right)) {
        psg_lanes_take(teller->lanes, row, 0, at, right + teller->gap / 2);
        note->place = (PsgTitlePlace){true, 0, 0, left};
    } else {
        g_free(note->text);
        note->text = g_strconcat("\u2192 ", name, NULL);
        note->width = psg_pen_width(teller->plan->pen, &teller->strong, note->text);
    }
    g_array_append_val(note->spots, spot);
}

/* All names that begin while the line is seen. */
static void
add_names(const Teller *teller, size_t line)
{
    const PsgTimelinePlan *plan = teller->plan;
    const PsgRenderContext *context = plan->pen->context;
    const PsgTimelineLine *its = psg_timeline_line(plan, line);
    const PsgActor *actor = &context->landscape->actors[its->actor];
    const PsgTimelineLine *there;
    const char *before = its->name;
    for (size_t i = 0; i < actor->name.count; i++) {
        const PsgDatedText *value = &actor->name.items[i];
        const char *name = psg_context_text(context, &value->text);
        int day = psg_interval_first(&value->when);
        double at = psg_time_scale_x(&plan->scale, day);
        bool is_seen = day > plan->scale.first && day <= plan->scale.last &&
                       psg_timeline_piece_at(plan, its->row, at, &there) != NULL &&
                       there == its;
        if (is_seen && !g_str_equal(name, before)) {
            add_name(teller, line, at, name);
            before = name;
        }
    }
}

/* ---- Titles of events ---- */

/* A kind that is rare tells more than the thirtieth meeting does; what the line itself
 * says, less. */
static double
weight_of(const Teller *teller, const PsgTimelineMark *mark, double width)
{
    const PsgLandscape *landscape = teller->plan->pen->context->landscape;
    const PsgEvent *event = &landscape->events[g_array_index(mark->events, size_t, 0)];
    size_t alike = 0;
    for (size_t i = 0; i < landscape->event_count; i++) {
        alike += landscape->events[i].kind == event->kind;
    }
    double weight = 1 / sqrt((double)alike) +
                    WEIGHT_OF_ACTOR * (double)MIN(event->actors.count, MOST_ACTORS);
    weight *= 1 - MIN(0.7, width / teller->plan->room.width);
    return MAX(LEAST_WEIGHT, mark->is_told ? weight * TOLD_ALREADY : weight);
}

static char *
title_of(const Teller *teller, const PsgTimelineMark *mark)
{
    const PsgRenderContext *context = teller->plan->pen->context;
    size_t event = g_array_index(mark->events, size_t, 0);
    const char *title =
        psg_context_text(context, &context->landscape->events[event].title);
    return mark->events->len == 1
               ? g_strdup(title)
               : g_strdup_printf("%s (+\u00a0%u)", title, mark->events->len - 1);
}

/* The mark on a line of which the event is the first; NULL if there is none. */
static const PsgTimelineMark *
mark_of(const Teller *teller, size_t event, size_t line)
{
    const GArray *marks = teller->events->marks;
    for (guint i = 0; i < marks->len; i++) {
        const PsgTimelineMark *mark = &g_array_index(marks, PsgTimelineMark, i);
        if (mark->line == line && g_array_index(mark->events, size_t, 0) == event) {
            return mark;
        }
    }
    return NULL;
}

/* Where a mark tells more than one event, its words say so, and stand nowhere else. */
static void
add_title(const Teller *teller, size_t event, const PsgTimelineMark *mark,
          PsgTimelineNote **note)
{
    if (mark == NULL || (*note != NULL && mark->events->len > 1)) {
        return;
    }
    if (*note == NULL) {
        *note = add_note(teller, PSG_NOTE_EVENT, mark->line, title_of(teller, mark));
        (*note)->event = event;
        (*note)->weight = weight_of(teller, mark, (*note)->width);
        (*note)->is_of_several = mark->events->len > 1;
    } else if ((*note)->is_of_several) {
        return;
    }
    PsgTitleSpot spot = spot_at(teller, mark->row, mark->at);
    g_array_append_val((*note)->spots, spot);
    add_spot_behind(teller, mark, (*note)->spots);
}

/* The line of the actor that is named first is the best place for an event's title. */
static void
add_titles(const Teller *teller)
{
    const PsgTimelinePlan *plan = teller->plan;
    const PsgLandscape *landscape = plan->pen->context->landscape;
    for (size_t event = 0; event < landscape->event_count; event++) {
        const PsgIndexes *actors = &landscape->events[event].actors;
        PsgTimelineNote *note = NULL;
        for (size_t i = 0; i < actors->count; i++) {
            size_t line = plan->line_of[actors->items[i]];
            if (line < plan->lines->len) {
                add_title(teller, event, mark_of(teller, event, line), &note);
            }
        }
        add_title(teller, event, mark_of(teller, event, PSG_NONE), &note);
    }
}

/* ---- All of it ---- */

/* Names stand left of their lines. */
static void
take_names(const Teller *teller)
{
    const PsgTimelinePlan *plan = teller->plan;
    for (guint i = 0; i < plan->lines->len; i++) {
        const PsgTimelineLine *line = psg_timeline_line(plan, i);
        psg_lanes_take(teller->lanes, line->row, 0, line->left,
                       line->begin - plan->name_gap * 0.8);
    }
}

static void
place_notes(const Teller *teller)
{
    PsgTimelinePlan *plan = teller->plan;
    GArray *notes = teller->events->notes;
    g_autofree PsgTitleWish *wishes = g_new0(PsgTitleWish, notes->len + 1);
    for (guint i = 0; i < notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(notes, PsgTimelineNote, i);
        wishes[i] = (PsgTitleWish){(const PsgTitleSpot *)(const void *)note->spots->data,
                                   note->place.is_placed ? 0 : note->spots->len,
                                   note->width, note->weight};
    }
    PsgTitleRoom room = {.gap = teller->gap,
                         .left = plan->room.x,
                         .right = psg_rect_right(plan->room),
                         .spare = psg_timeline_plan_spare(plan),
                         .lane = plan->lane};
    g_autofree PsgTitlePlace *places =
        psg_titles_place(teller->lanes, wishes, notes->len, &room);
    for (guint i = 0; i < notes->len; i++) {
        PsgTimelineNote *note = &g_array_index(notes, PsgTimelineNote, i);
        note->place = note->place.is_placed ? note->place : places[i];
    }
    for (guint row = 0; row < plan->rows->len; row++) {
        psg_timeline_row(plan, row)->lanes = psg_lanes_count(teller->lanes, row) - 1;
    }
}

static void
count_events(const Teller *teller)
{
    const PsgTimelinePlan *plan = teller->plan;
    const PsgLandscape *landscape = plan->pen->context->landscape;
    PsgTimelineEvents *events = teller->events;
    g_autofree bool *is_shown = g_new0(bool, landscape->event_count + 1);
    for (guint i = 0; i < events->marks->len; i++) {
        const GArray *told = g_array_index(events->marks, PsgTimelineMark, i).events;
        for (guint j = 0; j < told->len; j++) {
            is_shown[g_array_index(told, size_t, j)] = true;
        }
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgInterval *when = &landscape->events[i].when;
        bool is_on = psg_timeline_has_event(plan, &landscape->events[i]);
        events->shown += is_shown[i];
        events->before += !is_on && psg_interval_last(when) < plan->scale.first;
        events->after += !is_on && psg_interval_first(when) > plan->scale.last;
    }
    for (guint i = 0; i < events->notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(events->notes, PsgTimelineNote, i);
        events->named += note->kind == PSG_NOTE_EVENT && note->place.is_placed;
    }
}

PsgTimelineEvents *
psg_timeline_events_new(PsgTimelinePlan *plan, PsgLanes *lanes)
{
    PsgTimelineEvents *events = g_new0(PsgTimelineEvents, 1);
    const PsgStyle *style = plan->pen->context->style;
    double letters = psg_pen_length(plan->pen, plan->letters);
    Teller teller = {.plan = plan,
                     .lanes = lanes,
                     .events = events,
                     .look = psg_timeline_look(plan, 400, style->ink, PSG_ANCHOR_START),
                     .strong = psg_timeline_look(plan, 600, style->ink, PSG_ANCHOR_START),
                     .gap = letters * GAP,
                     .padding = letters * BAR_PADDING};
    events->half = letters * MARK_HALF;
    events->notes = g_array_new(FALSE, FALSE, sizeof(PsgTimelineNote));
    take_names(&teller);
    for (guint i = 0; i < plan->lines->len; i++) {
        add_names(&teller, i);
    }
    events->marks = psg_timeline_marks_place(plan, lanes, events->half);
    for (guint i = 0; i < plan->lines->len; i++) {
        add_since(&teller, i);
    }
    add_titles(&teller);
    place_notes(&teller);
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
    g_array_unref(events->marks);
    g_array_unref(events->notes);
    g_free(events);
}
