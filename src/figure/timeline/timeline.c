/* The timeline: the page, its words, what stands where, and the facts as a table. */
#include "figure/timeline/timeline.h"

#include "base/join.h"
#include "base/number.h"
#include "figure/part/frame.h"
#include "figure/part/message.h"
#include "figure/strings.h"
#include "figure/timeline/rows.h"
#include "model/presence.h"
#include "model/succession.h"

/* In units of a slide. */
#define LEGEND_LEFT 56.0 /* right of the title */
#define SUFFIX_GAP 22.0  /* between the title and what is beside it */
#define LEGEND_TOP 22.0
#define LEGEND_HEIGHT 84.0 /* three rows, beside the title */
#define MESSAGE_LINE 30.0  /* in place of one of them */
#define LEGEND_GAP 10.0
#define AXIS_AIR 7.0 /* between the axis and the first row */
#define NOTE 22.0
#define NOTE_BASELINE 15.0
#define LINE_WITH_GAP 27.0 /* of a slide with 24 lines */

#define SEPARATOR " \u00b7 " /* of what a note says */

#define LEAST_LEGEND 0.45 /* of the room's width, beside the title */

/* The figure, and the page of it that is drawn. */
typedef struct {
    const PsgFigureSpec *spec;
    PsgPen pen;
    PsgSize page;
    PsgTimelineLines *lines;
    PsgTimelinePlan *plan;
    PsgTimelineRows *rows;
    PsgTimelineEvents *events;
    GArray *successions;
    double first_height; /* of the rows' room, on a page that need not grow */
    PsgRect legend_room;
    bool is_note_beside;  /* the title, below the legend */
    bool is_message_high; /* above the legend beside the title */
    char *suffix;         /* beside the title: the window, and which page; NULL */
    char *message;        /* the same: of the slices that are shown; NULL */
} Timeline;

/* ---- Words ---- */

static const char *
title_of(const Timeline *self)
{
    return psg_figure_title(self->pen.context, self->spec);
}

/* "2010–2013"; NULL if no window was asked for. Owned by the caller. */
static char *
window_of(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const PsgTimelineOptions *asked = spec->options;
    bool is_always = psg_interval_first(&asked->window) == PSG_TIME_FIRST &&
                     psg_interval_last(&asked->window) == PSG_TIME_LAST;
    return is_always ? NULL : psg_interval_told(&asked->window, context->language);
}

/* "2010–2013 · 1/3"; page 0: as wide as it may become. */
static void
take_suffix(Timeline *self, size_t page, size_t count)
{
    g_autofree char *window = window_of(self->pen.context, self->spec);
    GString *suffix = g_string_new(window);
    g_free(self->suffix);
    if (count > 1) {
        psg_join_printf(suffix, SEPARATOR, "%zu/%zu", page == 0 ? count : page, count);
    }
    self->suffix = g_string_free(suffix, suffix->len == 0);
}

/* The number that an axis begins or ends with: as it was asked for, or as few decimals as tell
 * where that is. */
static PsgDate
number_of_end(const PsgTimelineLines *lines, bool is_begin)
{
    const PsgInterval *window = &lines->asked->window;
    const PsgDate *asked = is_begin ? &window->from : &window->to;
    if (asked->kind == PSG_END_KNOWN) {
        return *asked;
    }
    PsgTime edge = is_begin ? lines->scale.first : lines->scale.last + 1;
    PsgDate date =
        psg_date_from_millionths(edge - PSG_NUMBER_ZERO, psg_time_number_decimals(edge));
    PsgTime length = date.last - date.first + 1;
    return is_begin
               ? date
               : psg_date_from_millionths(edge - length - PSG_NUMBER_ZERO, date.decimals);
}

/* The year, month, day or minute at which the axis begins or ends: the coarsest of which all
 * is on it. */
static PsgDate
date_of_end(const PsgTimeScale *scale, bool is_begin)
{
    PsgTime edge = is_begin ? scale->first : scale->last + 1;
    PsgTime within = is_begin ? scale->first : scale->last;
    int year, month, day;
    psg_time_split(edge, &year, &month, &day);
    PsgDate date = {.kind = PSG_END_KNOWN,
                    .precision = psg_time_of_day(edge) > 0 ? PSG_PRECISION_MINUTE
                                 : day > 1                 ? PSG_PRECISION_DAY
                                 : month > 1               ? PSG_PRECISION_MONTH
                                                           : PSG_PRECISION_YEAR};
    date.first = date.last = within;
    if (date.precision == PSG_PRECISION_MINUTE) {
        date.offset = (int)(scale->clock.ahead / PSG_MINUTE);
    }
    return date;
}

/* "6 events before 2007"; nothing if there are none. */
static void
add_count(const Timeline *self, GString *note, size_t count, PsgWord word)
{
    const char *language = self->pen.context->language;
    if (count == 0) {
        return;
    }
    bool is_begin = word == PSG_WORD_BEFORE;
    PsgDate end = psg_time_is_number(self->lines->scale.first)
                      ? number_of_end(self->lines, is_begin)
                      : date_of_end(&self->lines->scale, is_begin);
    g_autofree char *when = psg_date_label_beside(&end, language);
    psg_join_printf(note, SEPARATOR, "%zu %s %s %s", count,
                    psg_word_for(count, PSG_WORD_EVENT, PSG_WORD_EVENTS, language),
                    psg_word(word, language), when);
}

/* "6 events of the others", who have no line of their own. */
static void
add_counted(const Timeline *self, GString *note)
{
    const char *language = self->pen.context->language;
    size_t count = self->plan->lines->counted;
    if (count > 0) {
        g_autofree char *number = psg_number_label((double)count, language);
        psg_join_printf(note, SEPARATOR, "%s %s", number,
                        psg_word_for(count, PSG_WORD_EVENT_OF_OTHERS,
                                     PSG_WORD_EVENTS_OF_OTHERS, language));
    }
}

static bool
is_last_page(const Timeline *self)
{
    return self->rows->first_row + self->rows->count == self->plan->count;
}

/* What has no room, and what is not shown; NULL if all is. Owned by the caller. */
static char *
note_of(const Timeline *self)
{
    const char *language = self->pen.context->language;
    GString *note = g_string_new(NULL);
    if (self->lines->count == 0) {
        psg_join(note, SEPARATOR, psg_word(PSG_WORD_NOBODY_THEN, language));
    }
    size_t unnamed = self->events->shown - self->events->named;
    if (unnamed > 0) {
        psg_join_printf(note, SEPARATOR, "%s%s %zu",
                        psg_word(PSG_WORD_UNNAMED_EVENTS, language),
                        psg_word(PSG_WORD_COLON, language), unnamed);
    }
    if (is_last_page(self)) {
        add_count(self, note, self->lines->before, PSG_WORD_BEFORE);
        add_count(self, note, self->lines->after, PSG_WORD_AFTER);
        add_counted(self, note);
    }
    return g_string_free(note, note->len == 0);
}

/* How many are counted in rows of crowds. */
static size_t
count_crowds(const PsgTimelineLines *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        count += lines->lines[i].is_crowd ? lines->lines[i].still_count : 0;
    }
    return count;
}

/* Tells the author why there are several pages, or why not everybody has a row; NULL if all have
 * one on one page. Owned by the caller. */
static char *
remark_of(const Timeline *self)
{
    size_t still = self->plan->lines->still_count, count = self->lines->count;
    size_t crowds = count_crowds(self->plan->lines);
    if (crowds > 0) {
        return g_strdup_printf(
            "%zu of %zu actors have a row, the others are counted, and the table (csv) has "
            "all; a larger page has room for more, as have more pages (pages: %zu)",
            count - crowds, count, self->plan->whole_count);
    }
    g_autofree char *folded =
        still == 0
            ? g_strdup("")
            : g_strdup_printf(" (%zu of them never change and are counted)", still);
    return self->plan->page_count == 1
               ? NULL
               : g_strdup_printf(
                     "%zu actors%s take %zu pages; a higher page holds more, as "
                     "does a shorter time (from, to)",
                     count, folded, self->plan->page_count);
}

/* What readers who cannot see it are told. */
static char *
description_of(const Timeline *self)
{
    const char *language = self->pen.context->language;
    const PsgTimelineLines *lines = self->plan->lines;
    size_t count = self->rows->own_count, group = PSG_NONE;
    GString *text = g_string_new(NULL);
    for (size_t k = 0; k < self->rows->own_count; k++) {
        const PsgTimelineLine *line = &lines->lines[self->rows->own[k]];
        const char *label = lines->groups[line->group].label;
        bool is_first = line->group != group;
        if (is_first && label != NULL) {
            g_string_append_printf(text, ". %s%s ", label,
                                   psg_word(PSG_WORD_COLON, language));
        } else {
            g_string_append(text, is_first ? ". " : ", ");
        }
        bool is_named = line->actor != PSG_NONE || line->is_crowd;
        g_string_append(text, is_named ? line->name : "");
        for (size_t i = 0; !line->is_crowd && i < line->still_count; i++) {
            g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ",
                                   lines->still_names[line->first_still + i]);
        }
        count += line->still_count == 0 ? 0 : line->still_count - 1;
        group = line->group;
    }
    g_autofree char *counts = g_strdup_printf(
        "%zu %s, %zu %s", count,
        psg_word_for(count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language),
        self->events->shown,
        psg_word_for(self->events->shown, PSG_WORD_EVENT, PSG_WORD_EVENTS, language));
    g_string_prepend(text, counts);
    return g_string_free(text, FALSE);
}

/* ---- Places ---- */

/* Right of the title; without width if that leaves too little, or the title has a place of its
 * own. */
static PsgRect
room_beside_title(const Timeline *self)
{
    if (psg_page_title(&self->pen.context->page) != NULL) {
        return (PsgRect){0};
    }
    PsgRenderContext context;
    const PsgPen heading = psg_frame_heading_pen(&self->pen, &context), *pen = &heading;
    const PsgStyle *style = context.style;
    PsgTextLook large =
        psg_pen_look(pen, style->size_title, 700, style->ink, PSG_ANCHOR_START);
    PsgTextLook small =
        psg_pen_look(pen, style->size_small, 500, style->muted, PSG_ANCHOR_START);
    const char *landscape = psg_context_text(&context, &context.landscape->title);
    PsgTextLook middle =
        psg_pen_look(pen, style->size_headline, 500, style->muted, PSG_ANCHOR_START);
    double title = psg_pen_width(pen, &large, title_of(self));
    if (self->suffix != NULL) {
        title +=
            psg_pen_length(pen, SUFFIX_GAP) + psg_pen_width(pen, &middle, self->suffix);
    }
    title = MAX(title, landscape == NULL ? 0 : psg_pen_width(pen, &small, landscape));
    PsgRect room = psg_frame_room_without_strip(&context, self->page.height);
    double left =
        title + psg_pen_length(pen, self->message == NULL ? LEGEND_LEFT : SUFFIX_GAP);
    double message =
        self->message == NULL ? 0 : psg_pen_width(pen, &middle, self->message);
    if (room.width - left < MAX(message, room.width * LEAST_LEGEND)) {
        return (PsgRect){0};
    }
    double above = message > 0 ? MESSAGE_LINE : 0;
    return (PsgRect){room.x + left, psg_pen_length(pen, LEGEND_TOP + above),
                     room.width - left, psg_pen_length(pen, LEGEND_HEIGHT - above)};
}

/* Legend and note stand beside the title, where else nothing is; what has no room there
 * takes some from the rows. Gives their room. */
static PsgRect
divide_page(Timeline *self)
{
    const PsgPen *pen = &self->pen;
    const PsgTimelineLines *lines = self->lines;
    double note = psg_pen_length(pen, NOTE), above = 0;
    g_autoptr(GArray) legend =
        psg_timeline_legend(self->lines, NULL, lines->count, psg_timeline_has_band(lines),
                            lines->nexts->len > 0);
    PsgRect room = psg_frame_room_without_strip(pen->context, self->page.height);
    PsgRect beside = room_beside_title(self);
    double height = psg_legend_height(pen, legend, beside.width);
    bool is_beside = beside.width > 0 && height <= beside.height;
    self->is_message_high = is_beside;
    self->is_note_beside = is_beside && height + note <= beside.height;
    self->legend_room = beside;
    if (self->is_note_beside) {
        self->legend_room.height = height;
    }
    if (!is_beside) {
        height = psg_legend_height(pen, legend, room.width);
        self->legend_room = (PsgRect){room.x, room.y, room.width, height};
        above = height + psg_pen_length(pen, LEGEND_GAP);
    }
    above += psg_time_axis_height(pen, self->spec) + psg_pen_length(pen, AXIS_AIR);
    room.y += above;
    room.height -= above + (self->is_note_beside ? 0 : note);
    self->first_height = room.height;
    return room;
}

/* ---- Drawing ---- */

static void
draw_note(const Timeline *self)
{
    const PsgPen *pen = &self->pen;
    const PsgStyle *style = pen->context->style;
    g_autofree char *note = note_of(self);
    if (note == NULL) {
        return;
    }
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->ink,
                     self->is_note_beside ? PSG_ANCHOR_START : PSG_ANCHOR_END);
    PsgRect room = psg_frame_room_without_strip(pen->context, self->page.height);
    PsgPoint at = {psg_rect_right(room),
                   psg_rect_bottom(room) - psg_pen_length(pen, NOTE - NOTE_BASELINE)};
    if (self->is_note_beside) {
        at.x = self->legend_room.x;
        at.y = psg_rect_bottom(self->legend_room) + psg_pen_length(pen, NOTE_BASELINE);
        room = self->legend_room;
    }
    psg_pen_group(pen, "note");
    psg_pen_write_within(pen, &look, at, note, room.width);
    psg_pen_end(pen);
}

static void
cite(const Timeline *self, bool *cited)
{
    const PsgLandscape *landscape = self->pen.context->landscape;
    const PsgTimelineLines *lines = self->plan->lines;
    for (size_t k = 0; k < self->rows->own_count; k++) {
        const PsgTimelineLine *line = &lines->lines[self->rows->own[k]];
        if (line->actor != PSG_NONE) {
            psg_frame_cite(cited, &landscape->actors[line->actor].sources);
        }
        for (size_t i = 0; i < line->still_count; i++) {
            size_t actor = lines->still[line->first_still + i];
            psg_frame_cite(cited, &landscape->actors[actor].sources);
        }
    }
    for (guint i = 0; i < self->events->marks->len; i++) {
        const GArray *told = psg_timeline_mark(self->events, i)->events;
        for (guint j = 0; j < told->len; j++) {
            size_t event = g_array_index(told, size_t, j);
            psg_frame_cite(cited, &landscape->events[event].sources);
        }
    }
}

static bool
is_near(const GArray *successions)
{
    for (guint i = 0; i < successions->len; i++) {
        if (!g_array_index(successions, PsgTimelineSuccession, i).is_far) {
            return true;
        }
    }
    return false;
}

/* Of what occurs on the page. */
static void
draw_legend(const Timeline *self)
{
    const PsgTimelineRows *rows = self->rows;
    g_autoptr(GArray) legend =
        psg_timeline_legend(self->plan->lines, rows->own, rows->own_count,
                            rows->band != PSG_NONE, is_near(self->successions));
    if (legend->len > 0) {
        psg_legend_draw(&self->pen, self->legend_room, legend);
    }
}

static void
draw(Timeline *self)
{
    const PsgTimelineRows *rows = self->rows;
    g_autofree bool *cited = g_new0(bool, self->pen.context->landscape->source_count + 1);
    cite(self, cited);
    PsgFrame frame = {.title = title_of(self),
                      .suffix = self->suffix,
                      .subtitle = self->message,
                      .is_subtitle_high = self->is_message_high,
                      .cited = cited};
    psg_frame_draw(&self->pen, &frame);
    draw_legend(self);
    PsgRect drawing = rows->room;
    drawing.x = rows->scale->left;
    drawing.width = psg_rect_right(rows->room) - drawing.x;
    drawing.y -= psg_pen_length(&self->pen, AXIS_AIR);
    drawing.height =
        psg_rect_bottom(rows->room) - rows->room.height + rows->spread - drawing.y;
    psg_time_axis_draw(&self->pen, rows->scale, self->spec, drawing, false);
    psg_timeline_paint(rows, self->events, self->successions);
    draw_note(self);
}

/* A page; one that fits its drawing is as high as that wants it. */
static PsgScene *
draw_page(Timeline *self, size_t page)
{
    const PsgRenderContext *context = self->pen.context;
    take_suffix(self, page + 1, self->plan->page_count);
    self->rows = psg_timeline_rows_new(self->plan, page);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(self->rows->count);
    self->successions = psg_timeline_successions_find(self->rows, lanes);
    self->events = psg_timeline_events_new(self->rows, self->successions, lanes);
    psg_timeline_rows_spread(self->rows, lanes);
    double missing = self->rows->spread - self->first_height;
    self->page.height =
        context->page.size.height + (context->page.fits ? MAX(0, missing) : 0);
    g_autofree char *name = psg_figure_spec_name(self->spec, context->landscape);
    g_autofree char *description = description_of(self);
    self->pen.scene =
        psg_frame_scene(context, self->page, name, title_of(self), description);
    draw(self);
    psg_timeline_events_free(self->events);
    g_array_unref(self->successions);
    psg_timeline_rows_free(self->rows);
    return self->pen.scene;
}

/* About as many pages as lines take, a row each. */
static size_t
likely_pages(const Timeline *self)
{
    double height =
        psg_pen_length(&self->pen, (double)self->lines->count * LINE_WITH_GAP);
    bool is_endless = self->pen.context->page.fits;
    size_t count = 1 + (size_t)(height / self->page.height);
    const PsgTimelineOptions *asked = self->spec->options;
    return is_endless ? 1
                      : MIN(count, psg_figure_most_pages(&self->pen.context->page,
                                                         asked->pages));
}

/* The count of pages stands beside the title and takes room from the legend there. Rows with high
 * names may need more pages than was thought. */
static void
plan_pages(Timeline *self)
{
    size_t count = likely_pages(self);
    take_suffix(self, 0, count);
    self->plan = psg_timeline_plan_new(self->lines, divide_page(self));
    while (self->plan->page_count > count) {
        count = self->plan->page_count;
        psg_timeline_plan_free(self->plan);
        take_suffix(self, 0, count);
        self->plan = psg_timeline_plan_new(self->lines, divide_page(self));
    }
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    Timeline self = {.spec = spec, .pen = {context, ruler, NULL}};
    self.page = context->page.size;
    const PsgTimelineOptions *asked = spec->options;
    self.message = psg_message_of_window(context, spec, &asked->window);
    self.lines = psg_timeline_lines_new(
        &self.pen, spec, psg_frame_room_without_strip(context, self.page.height));
    plan_pages(&self);
    PsgScene *first = NULL;
    for (size_t page = self.plan->page_count; page > 0; page--) {
        PsgScene *scene = draw_page(&self, page - 1);
        psg_scene_set_next(scene, first);
        first = scene;
    }
    g_autofree char *remark = remark_of(&self);
    psg_scene_set_remark(first, remark);
    psg_timeline_plan_free(self.plan);
    psg_timeline_lines_free(self.lines);
    g_free(self.suffix);
    g_free(self.message);
    return first;
}

/* ---- The table: a row for each spell of a life, and each event ---- */

typedef struct {
    const PsgRenderContext *context;
    const PsgFigureSpec *spec;
    const PsgTimelineOptions *asked;
    PsgTable *table;
    const size_t *listing; /* by actor: the tier that lists it in the window */
} Writer;

/* A row with what all of them have. */
static void
begin_row(const Writer *writer, const char *what, const char *id, const PsgText *name,
          const PsgInterval *when)
{
    psg_table_begin_row(writer->table);
    psg_table_set(writer->table, "what", what);
    psg_table_set(writer->table, "id", id);
    psg_table_set(writer->table, "name", psg_context_text(writer->context, name));
    PsgInterval seen = psg_spell_drawn(writer->context->landscape, when);
    g_autofree char *edtf = psg_interval_edtf(when);
    psg_table_set_time(writer->table, &seen);
    psg_table_set(writer->table, "when", edtf);
}

static void
add_life(const Writer *writer, const PsgActor *actor, const char *what,
         const PsgInterval *when)
{
    const PsgLandscape *landscape = writer->context->landscape;
    if (!psg_interval_meets(when, &writer->asked->window)) {
        return;
    }
    size_t listing = writer->listing[actor - landscape->actors];
    begin_row(writer, what, actor->id, psg_dated_text_at(&actor->name, when), when);
    psg_table_set(writer->table, "kind",
                  psg_kind_id(landscape, psg_dated_index_at(&actor->kind, when)));
    psg_table_set(writer->table, "tier",
                  psg_tier_id(landscape, psg_actor_tier_at(actor, when, listing)));
    psg_table_set_successions(writer->table, "succeeds", landscape, &actor->succeeds);
}

/* Each name that is not the only one. */
static void
add_names(const Writer *writer, const PsgActor *actor)
{
    for (size_t i = 0; actor->name.count > 1 && i < actor->name.count; i++) {
        const PsgDatedText *name = &actor->name.items[i];
        if (psg_interval_meets(&name->when, &writer->asked->window)) {
            begin_row(writer, "name", actor->id, &name->text, &name->when);
        }
    }
}

/* When it went on with others' work, and how: the word of it is its kind. */
static void
add_successions(const Writer *writer, const PsgActor *actor)
{
    for (size_t i = 0; i < actor->succeeds.count; i++) {
        const PsgSuccession *item = &actor->succeeds.items[i];
        PsgInterval at = {.from = item->at, .to = item->at};
        const PsgInterval *when = item->has_when ? &item->when : &at;
        if (item->at.kind == PSG_END_KNOWN &&
            psg_interval_meets(when, &writer->asked->window)) {
            begin_row(writer, "succession", actor->id,
                      psg_dated_text_at(&actor->name, when), when);
            psg_table_set(writer->table, "kind", psg_succession_word(item->what));
            psg_table_set(writer->table, "succeeds",
                          psg_actor_id(writer->context->landscape, item->actor));
        }
    }
}

static void
add_actor(const Writer *writer, const PsgActor *actor)
{
    PsgInterval talk, always = psg_interval_always();
    if (psg_actor_talk(actor, &talk)) {
        add_life(writer, actor, "talked-of", &talk);
    }
    for (size_t i = 0; i < actor->when.count; i++) {
        add_life(writer, actor, "life", &actor->when.items[i]);
    }
    if (!actor->has_when && !actor->is_talked_of) {
        add_life(writer, actor, "life", &always);
    }
    add_names(writer, actor);
    add_successions(writer, actor);
}

static void
add_event_row(const Writer *writer, size_t index)
{
    const PsgLandscape *landscape = writer->context->landscape;
    const PsgEvent *event = &landscape->events[index];
    if (!psg_interval_meets(&event->when, &writer->asked->window)) {
        return;
    }
    g_autofree char *id = g_strdup_printf("event-%zu", index + 1);
    begin_row(writer, "event", id, &event->title, &event->when);
    psg_table_set(writer->table, "kind", psg_event_kind_id(landscape, event->kind));
    psg_table_set_ids(writer->table, "actors", landscape, &event->actors, psg_actor_id);
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"what", PSG_COLUMN_WORD},   {"id", PSG_COLUMN_WORD},
        {"name", PSG_COLUMN_TEXT},   {"kind", PSG_COLUMN_WORD},
        {"tier", PSG_COLUMN_WORD},   {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},     {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},  {"end", PSG_COLUMN_WORD},
        {"actors", PSG_COLUMN_WORD}, {"succeeds", PSG_COLUMN_WORD}};
    const PsgLandscape *landscape = input->context->landscape;
    const PsgTimelineOptions *asked = spec->options;
    g_autofree size_t *listing = psg_tiers_that_list(landscape, &asked->window);
    Writer writer = {input->context, spec, asked,
                     psg_table_new(columns, G_N_ELEMENTS(columns)), listing};
    for (size_t i = 0; i < landscape->actor_count; i++) {
        add_actor(&writer, &landscape->actors[i]);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        add_event_row(&writer, i);
    }
    return writer.table;
}

/* ---- The kind ---- */

static const char *const groupings[] = {"kind", "tier", "none", "group", NULL};

static const PsgFigureOption options[] = {
    {.name = "group",
     .type = PSG_OPTION_CHOICE,
     .words = groupings,
     .help = "what lines are grouped by",
     .offset = offsetof(PsgTimelineOptions, grouping)},
    PSG_FIGURE_PAGES(PsgTimelineOptions),
    PSG_FIGURE_WINDOW(PsgTimelineOptions),
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_TIMELINE,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_timeline_kind = {
    .name = "timeline",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgTimelineOptions),
    .maker = &maker,
};
