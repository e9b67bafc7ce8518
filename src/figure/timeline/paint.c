/* Painting a timeline, and its legend. */
#include "figure/timeline/rows.h"

#include "base/join.h"
#include "figure/part/actor_box.h"
#include "figure/part/property_words.h"
#include "figure/part/shape.h"
#include "figure/strings.h"

/* In units of a slide. */
#define RULE 1.0
#define NAMES_AIR 0.4 /* of letters, between a bar's end and names in it */
#define PAUSE_WIDTH 1.2

#define RAISED 0.017 /* of letters, above the middle: some reach down below the line */
#define CLEAR_HEIGHT 0.95 /* of the letters */
#define CLEAR_AIR 0.12    /* of that height, on each side */
#define PLATE_HEIGHT 1.22 /* of letters: of their line */
#define PLATE_AIR 0.15    /* of letters, beside them */
#define HOLLOW 0.3 /* of half a mark's width, how thick the line of a hollow one is */
#define TICK_HEIGHT 0.84 /* of a glyph */
#define SAMPLE_HALF 0.34 /* of a sample's height, half the width of its mark */
#define LANE_DOWN 2.5    /* lanes stand lower, clear of the letters in the bar above */
#define POLE_END 0.2     /* of a lane, above its foot: at the middle of small letters */

typedef struct {
    const PsgTimelineRows *rows;
    const PsgTimelineEvents *events;
    const PsgPen *pen;
    const PsgRenderContext *context;
    guint note; /* the next of a line */
} Painting;

/* half: of the width of a glyph; colour: of its ink. */
static void
draw_mark(const PsgPen *pen, size_t glyph, PsgPoint at, double half, PsgColour colour)
{
    static const PsgMarkForm forms[PSG_TIMELINE_GLYPHS] = {
        PSG_MARK_DISC, PSG_MARK_DIAMOND, PSG_MARK_UP, PSG_MARK_DISC};
    const PsgStyle *style = pen->context->style;
    PsgInk ink = {.fill = colour};
    if (glyph == PSG_NONE) {
        double dx = half * PSG_TIMELINE_TICK, dy = half * TICK_HEIGHT;
        psg_pen_polygon(pen,
                        (PsgPoint[]){{at.x - dx, at.y - dy},
                                     {at.x + dx, at.y - dy},
                                     {at.x + dx, at.y + dy},
                                     {at.x - dx, at.y + dy}},
                        4, &ink);
        return;
    }
    if (glyph == PSG_TIMELINE_GLYPHS - 1) { /* a ring: told from a disc by far */
        ink = (PsgInk){style->background, colour, half * HOLLOW, PSG_DASH_NONE};
    }
    PsgOutline mark = psg_mark_outline(forms[glyph], at, half - ink.width / 2);
    psg_scene_outline(pen->scene, &mark, &ink);
}

/* ---- Groups ---- */

/* The label, and a rule between it and the group that ends at `above`. */
static void
paint_group(const Painting *painting, const PsgTimelineRowGroup *group, double above)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgPen *pen = painting->pen;
    double left = rows->plan->labels_left, top = group->top;
    PsgTextLook look =
        psg_timeline_look(rows, 700, painting->context->style->muted, PSG_ANCHOR_START);
    if (above < top) {
        double y = (above + top) / 2;
        psg_pen_rule(pen, (PsgPoint){left, y}, (PsgPoint){psg_rect_right(rows->room), y});
    }
    char **line = group->label;
    bool is_long = line[0] != NULL && line[1] != NULL;
    double cap = psg_pen_cap_height(pen, &look);
    double height = is_long ? MIN(rows->lane, rows->bar) : rows->bar;
    PsgPoint at = {left, top + (height + cap) / 2};
    for (; *line != NULL; line++, at.y += rows->lane) {
        psg_pen_write(pen, &look, at, *line);
    }
}

static void
paint_groups(const Painting *painting)
{
    double above = INFINITY;
    for (guint i = 0; i < painting->rows->groups->len; i++) {
        const PsgTimelineRowGroup *group =
            &g_array_index(painting->rows->groups, PsgTimelineRowGroup, i);
        paint_group(painting, group, above);
        above = group->top + group->height;
    }
}

/* ---- Lines ---- */

static double
middle_of_row(const Painting *painting, size_t row)
{
    return painting->rows->tops[row] + painting->rows->bar / 2;
}

/* lane: from 1, below the row's bars. Letters of a name may be higher than its bar. */
static double
middle_of_lane(const Painting *painting, size_t row, size_t lane)
{
    const PsgTimelineRows *rows = painting->rows;
    double down =
        MAX(psg_pen_length(painting->pen, LANE_DOWN), (rows->lane - rows->bar) / 2);
    return rows->tops[row] + rows->bar + ((double)lane - 0.5) * rows->lane + down;
}

/* The baseline that centres a line of text. */
static double
baseline_at(const Painting *painting, double middle)
{
    PsgTextLook look =
        psg_timeline_look(painting->rows, 400, PSG_COLOUR_NONE, PSG_ANCHOR_START);
    return middle + psg_pen_cap_height(painting->pen, &look) / 2 -
           psg_pen_length(painting->pen, painting->rows->plan->letters) * RAISED;
}

static PsgRect
bar_box(const Painting *painting, size_t row, double left, double right)
{
    return (PsgRect){left, painting->rows->tops[row], right - left, painting->rows->bar};
}

/* A thin line through the time between two lives, and to events before and after. */
static void
paint_pauses(const Painting *painting, size_t line, PsgColour colour)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgTimelinePlace *place = &rows->places[line];
    PsgInk ink = psg_pen_stroke(painting->pen, colour, PAUSE_WIDTH, PSG_DASH_DASHED);
    double y = middle_of_row(painting, psg_timeline_row_of(rows, line));
    double from = place->begin;
    for (size_t i = 0; i <= place->bar_count; i++) {
        const PsgTimeBar *bar =
            i == place->bar_count ? NULL : &rows->plan->bars[place->first_bar + i].time;
        double to = bar == NULL ? MIN(place->end, rows->scale->right) : bar->left;
        if (to - from > 2 * ink.width) {
            psg_pen_line(painting->pen, (PsgPoint){from, y}, (PsgPoint){to, y}, &ink);
        }
        bool goes_on = bar != NULL && bar->end == PSG_BAR_OPEN;
        from = bar == NULL ? to : goes_on ? rows->scale->right : bar->right;
    }
}

/* Of its kind; of none, if it stands for several. */
static PsgBarLook
look_of(const Painting *painting, size_t line)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgStyle *style = painting->context->style;
    const PsgTimelineLine *its = &rows->lines->lines[line];
    PsgBarLook look = psg_time_bar_look(painting->pen, its->kind, rows->bar);
    if (its->is_mixed) {
        look.fill = style->background;
        look.line = style->muted;
        look.shape = PSG_SHAPE_BOX;
    }
    return look;
}

/* Of ends that nobody knows, and that stand nearer than a question mark is wide, the last has
 * one: a later bar is painted over an earlier one. */
static void
share_questions(PsgTimeBar *bars, size_t count, double apart)
{
    double told = INFINITY;
    for (size_t i = 2 * count; i-- > 0;) {
        PsgTimeBar *bar = &bars[i / 2];
        bool is_end = i % 2 == 1;
        double at = is_end ? (bar->right + bar->solid_right) / 2
                           : (bar->left + bar->solid_left) / 2;
        if ((is_end ? bar->end : bar->begin) == PSG_BAR_UNKNOWN) {
            bar->is_told[is_end] = told - at < apart;
            told = bar->is_told[is_end] ? told : at;
        }
    }
}

static void
paint_bars(const Painting *painting, size_t line)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgPen *pen = painting->pen;
    const PsgTimelinePlace *place = &rows->places[line];
    PsgBarLook look = look_of(painting, line);
    double fade = psg_time_fade_width(pen);
    paint_pauses(painting, line, look.line);
    g_autofree PsgTimeBar *bars = g_new(PsgTimeBar, place->bar_count + 1);
    for (size_t i = 0; i < place->bar_count; i++) {
        bars[i] = rows->plan->bars[place->first_bar + i].time;
    }
    share_questions(bars, place->bar_count, rows->bar);
    for (size_t i = 0; i < place->bar_count; i++) {
        const PsgTimeBar *bar = &bars[i];
        double right = bar->right + (bar->end == PSG_BAR_OPEN ? fade : 0);
        PsgRect box =
            bar_box(painting, psg_timeline_row_of(rows, line), bar->left, right);
        psg_time_bar_draw(pen, bar, box, &look);
        if (bar->end == PSG_BAR_OPEN && bar->right < rows->scale->right) {
            psg_time_fade_draw(pen, box, bar->right, right);
        }
    }
}

/* Hides the grid where words will stand. */
static void
clear_grid(const Painting *painting, double left, double width, double middle)
{
    double height =
        psg_pen_length(painting->pen, painting->rows->plan->letters) * CLEAR_HEIGHT;
    PsgInk ink = {.fill = painting->context->style->background};
    double air = height * CLEAR_AIR;
    PsgRect box = {left - air, middle - height / 2, width + 2 * air, height};
    psg_scene_box(painting->pen->scene, box, 0, &ink);
}

/* Letters are higher than a low bar: its outline gives way to them. */
static void
clear_outline(const Painting *painting, size_t line, double left, double width,
              double middle)
{
    const PsgTimelineRows *rows = painting->rows;
    double letters = psg_pen_length(painting->pen, rows->plan->letters);
    PsgBarLook look = look_of(painting, line);
    double height = letters * PLATE_HEIGHT, air = letters * PLATE_AIR;
    PsgRect box = {left - air, middle - height / 2, width + 2 * air, height};
    if (height > rows->bar) {
        psg_scene_box(painting->pen->scene, box, air, &(PsgInk){.fill = look.fill});
    }
}

/* Left of its beginning, in one line or in several around the middle of the bar. */
static void
paint_name(const Painting *painting, size_t index)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgTimelinePlace *place = &rows->places[index];
    PsgTextLook look =
        psg_timeline_look(rows, 600, painting->context->style->ink, PSG_ANCHOR_END);
    double right = place->name_end - rows->plan->name_gap;
    double middle = middle_of_row(painting, psg_timeline_row_of(rows, index));
    double most = right - rows->room.x;
    char **lines = place->name_lines;
    size_t count = lines == NULL ? 1 : g_strv_length(lines);
    middle -= rows->lane * (double)(count - 1) / 2;
    for (size_t i = 0; i < count; i++, middle += rows->lane) {
        const char *text = lines == NULL ? rows->lines->lines[index].name : lines[i];
        double width = MIN(most, psg_pen_width(painting->pen, &look, text));
        clear_grid(painting, right - width, width, middle);
        PsgPoint at = {right, baseline_at(painting, middle)};
        psg_pen_write_within(painting->pen, &look, at, text, most);
    }
}

/* The note's words, and what leads from its mark to them. */
static void
paint_words(const Painting *painting, const PsgTimelineNote *note, int weight)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgStyle *style = painting->context->style;
    const PsgLabelSpot *spot =
        &g_array_index(note->spots, PsgLabelSpot, note->place.spot);
    double top = painting->rows->tops[spot->row], left = note->place.left;
    double middle = top + rows->bar / 2;
    PsgColour colour = style->ink;
    const PsgTimelineBar *bar = NULL;
    if (note->place.lane == 0) {
        bar = psg_timeline_bar_at(rows, spot->row, left + note->width / 2);
    } else {
        middle = middle_of_lane(painting, spot->row, note->place.lane);
        double foot = middle + rows->lane * (0.5 - POLE_END);
        PsgInk ink = psg_pen_stroke(painting->pen, style->muted, RULE, PSG_DASH_NONE);
        psg_pen_line(painting->pen, (PsgPoint){spot->at, top + rows->bar},
                     (PsgPoint){spot->at, foot}, &ink);
    }
    if (bar == NULL || bar->time.is_talk) {
        clear_grid(painting, left, note->width, middle);
    } else {
        size_t kind = rows->lines->lines[bar->line].kind;
        colour = psg_context_paint(painting->context, kind)->text;
        clear_outline(painting, bar->line, left, note->width, middle);
    }
    PsgTextLook look = psg_timeline_look(rows, weight, colour, PSG_ANCHOR_START);
    psg_pen_write(painting->pen, &look, (PsgPoint){left, baseline_at(painting, middle)},
                  note->text);
}

/* What is told on a line besides its events: a new name, and a stroke where it begins; a
 * date that is off the scale. */
static void
paint_notes(Painting *painting, size_t line)
{
    const GArray *notes = painting->events->notes;
    for (; painting->note < notes->len; painting->note++) {
        const PsgTimelineNote *note =
            &g_array_index(notes, PsgTimelineNote, painting->note);
        if (note->line != line || note->kind == PSG_NOTE_EVENT) {
            return;
        }
        bool is_name = note->kind == PSG_NOTE_NAME;
        if (is_name) {
            const PsgLabelSpot *spot = &g_array_index(note->spots, PsgLabelSpot, 0);
            PsgRect box = bar_box(painting, spot->row, spot->at, spot->at);
            PsgInk ink = psg_pen_stroke(painting->pen, painting->context->style->ink,
                                        2 * RULE, PSG_DASH_NONE);
            psg_pen_line(painting->pen, (PsgPoint){spot->at, box.y},
                         (PsgPoint){spot->at, psg_rect_bottom(box)}, &ink);
        }
        if (note->place.is_placed) {
            paint_words(painting, note, is_name ? 600 : 400);
        }
    }
}

/* "IDRIS, CINES and 4 others": whole names, as many as have room; NULL if none has. */
static char *
list_names(const Painting *painting, const PsgTimelineLine *line, const PsgTextLook *look,
           double most)
{
    const PsgRenderContext *context = painting->context;
    GString *names = g_string_new(NULL);
    char *text = NULL;
    for (size_t i = 0; i < line->still_count; i++) {
        size_t rest = line->still_count - i - 1;
        psg_join(names, ", ", painting->rows->lines->still_names[line->first_still + i]);
        g_autofree char *others =
            rest == 0 ? NULL : psg_word_and_others(rest, context->language);
        g_autofree char *all = g_strjoin(" ", names->str, others, NULL);
        if (psg_pen_width(painting->pen, look, all) > most) {
            break;
        }
        g_free(text);
        text = g_steal_pointer(&all);
    }
    g_string_free(names, TRUE);
    return text;
}

/* All of them, however many, for who points at the bar: nothing is measured. */
static char *
all_names(const Painting *painting, const PsgTimelineLine *line)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < line->still_count; i++) {
        psg_join(names, ", ", painting->rows->lines->still_names[line->first_still + i]);
    }
    return g_string_free(names, FALSE);
}

/* Those who are still, named in one bar. */
static void
paint_still(const Painting *painting, size_t index)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgTimelineLine *line = &rows->lines->lines[index];
    const PsgTimeBar *bar = &rows->plan->bars[rows->places[index].first_bar].time;
    double air = psg_pen_length(painting->pen, rows->plan->letters) * NAMES_AIR;
    double left = bar->solid_left + air, most = bar->solid_right - air - left;
    PsgColour colour = line->is_mixed
                           ? painting->context->style->ink
                           : psg_context_paint(painting->context, line->kind)->text;
    PsgTextLook look = psg_timeline_look(rows, 400, colour, PSG_ANCHOR_START);
    g_autofree char *names = list_names(painting, line, &look, most);
    g_autofree char *title = all_names(painting, line);
    psg_pen_titled_group(painting->pen, "still", NULL, title);
    paint_bars(painting, index);
    double middle = middle_of_row(painting, psg_timeline_row_of(rows, index));
    if (names != NULL) {
        clear_outline(painting, index, left, psg_pen_width(painting->pen, &look, names),
                      middle);
        psg_pen_write(painting->pen, &look,
                      (PsgPoint){left, baseline_at(painting, middle)}, names);
    }
    paint_name(painting, index);
    psg_pen_end(painting->pen);
}

/* The largest of all crowds: their curves have one scale. */
static size_t
most_of_crowds(const PsgTimelineLines *lines)
{
    size_t most = 1;
    for (size_t i = 0; i < lines->count; i++) {
        most = MAX(most, lines->lines[i].most);
    }
    return most;
}

/* Along the steps from left to right, then back along the foot. height: of the largest crowd. */
static PsgPath *
curve_of_crowd(const GArray *steps, PsgPoint foot, double height, size_t most)
{
    PsgPath *path = psg_path_new();
    double y = foot.y;
    psg_path_move(path, foot);
    for (guint i = 0; i < steps->len; i++) {
        const PsgCrowdStep *step = &g_array_index(steps, PsgCrowdStep, i);
        psg_path_line(path, (PsgPoint){step->at, y});
        y = foot.y - height * (double)step->count / (double)most;
        psg_path_line(path, (PsgPoint){step->at, y});
    }
    psg_path_close(path);
    return path;
}

/* How many there were, as the height of a curve with steps. */
static void
paint_crowd(const Painting *painting, size_t index)
{
    const PsgTimelineRows *rows = painting->rows;
    const PsgTimelineLine *line = &rows->lines->lines[index];
    g_autoptr(GArray) steps = psg_timeline_crowd_steps(rows->lines, line, rows->scale);
    g_autofree char *title = g_strdup_printf("%s, %s", line->name, line->below);
    psg_pen_titled_group(painting->pen, "crowd", NULL, title);
    if (steps->len > 0) {
        size_t row = psg_timeline_row_of(rows, index);
        double height = rows->bar + rows->plan->extras[rows->first_row + row];
        PsgPoint foot = {g_array_index(steps, PsgCrowdStep, 0).at,
                         middle_of_row(painting, row) + height / 2};
        PsgBarLook look = look_of(painting, index);
        g_autoptr(PsgPath) curve =
            curve_of_crowd(steps, foot, height, most_of_crowds(rows->lines));
        PsgColour fill = line->is_mixed ? painting->context->style->faint : look.fill;
        PsgInk ink = {fill, look.line, look.width, PSG_DASH_NONE};
        psg_scene_path(painting->pen->scene, curve, &ink);
    }
    paint_name(painting, index);
    psg_pen_end(painting->pen);
}

static void
paint_line(Painting *painting, size_t index)
{
    const PsgTimelineLine *line = &painting->rows->lines->lines[index];
    if (line->is_crowd) {
        paint_crowd(painting, index);
        return;
    }
    if (line->actor == PSG_NONE) {
        paint_still(painting, index);
        return;
    }
    const PsgActor *actor = &painting->context->landscape->actors[line->actor];
    PsgInterval always = psg_interval_always();
    PsgActorGroup group = {.actor = line->actor,
                           .kind = line->kind,
                           .name = psg_dated_text_at(&actor->name, &always)};
    if (actor->full.count > 0) {
        group.full = psg_dated_text_at(&actor->full, &always);
    }
    psg_actor_group_begin(painting->pen, &group);
    paint_bars(painting, index);
    paint_notes(painting, index);
    paint_name(painting, index);
    psg_scene_end(painting->pen->scene);
}

/* ---- Events ---- */

static char *
event_title(const PsgRenderContext *context, const PsgEvent *event)
{
    g_autofree char *when = psg_interval_told(&event->when, context->language);
    const char *note = psg_context_text(context, &event->note);
    const char *place = psg_context_text(context, &event->place);
    g_autofree char *properties =
        psg_properties_told(&event->properties, context->language);
    return g_strconcat(psg_context_text(context, &event->title), " (", when,
                       place == NULL ? "" : ", ", place == NULL ? "" : place, ")",
                       note == NULL ? "" : "\n", note == NULL ? "" : note,
                       properties == NULL ? NULL : "\n", properties, NULL);
}

/* The titles of all events that the marks tell together. */
static char *
title_of_mark(const PsgRenderContext *context, const PsgTimelineMark *mark)
{
    GString *title = g_string_new(NULL);
    for (guint i = 0; i < mark->events->len; i++) {
        size_t event = g_array_index(mark->events, size_t, i);
        g_autofree char *own = event_title(context, &context->landscape->events[event]);
        psg_join(title, "\n", own);
    }
    return g_string_free(title, FALSE);
}

/* All its marks in one group, with its title where that has room. */
static void
paint_event(const Painting *painting, const PsgTimelineNote *note)
{
    const PsgRenderContext *context = painting->context;
    const PsgTimelineMark *first = psg_timeline_mark(painting->events, note->first_mark);
    size_t index = psg_timeline_mark_event(first);
    const PsgEvent *event = &context->landscape->events[index];
    g_autofree char *title = title_of_mark(context, first);
    g_autofree char *id = g_strdup_printf("event-%zu", index + 1);
    g_autofree char *class =
        psg_kind_class("event", event->kind, context->landscape->event_kinds);
    PsgGroupLook look = {.id = id,
                         .class = class,
                         .title = title,
                         .href = event->url,
                         .opacity = 1,
                         .part = {PSG_PART_EVENT, index}};
    psg_scene_group(painting->pen->scene, &look);
    const PsgStyle *style = context->style;
    PsgColour colour = psg_timeline_is_doubtful(event) ? style->muted : style->ink;
    for (size_t i = 0; i < note->mark_count; i++) {
        PsgPoint at = {first[i].at, middle_of_row(painting, first[i].row)};
        draw_mark(painting->pen, psg_timeline_glyph(context->landscape, event->kind), at,
                  painting->events->half, colour);
    }
    if (note->place.is_placed) {
        paint_words(painting, note, 400);
    }
    psg_scene_end(painting->pen->scene);
}

/* Titles without a place at their marks. */
static void
paint_lists(const Painting *painting)
{
    const PsgTimelineRows *rows = painting->rows;
    PsgTextLook look =
        psg_timeline_look(rows, 400, painting->context->style->muted, PSG_ANCHOR_START);
    for (guint i = 0; i < painting->events->lists->len; i++) {
        const PsgTimelineList *list =
            &g_array_index(painting->events->lists, PsgTimelineList, i);
        double middle = middle_of_lane(painting, list->row, list->first_lane);
        for (char **line = list->lines; *line != NULL; line++, middle += rows->lane) {
            double left = rows->scale->left;
            clear_grid(painting, left, psg_pen_width(painting->pen, &look, *line),
                       middle);
            psg_pen_write(painting->pen, &look,
                          (PsgPoint){left, baseline_at(painting, middle)}, *line);
        }
    }
}

/* Over all that goes on after the scale, at once. */
static void
paint_fade(const Painting *painting)
{
    const PsgTimelineRows *rows = painting->rows;
    double width = psg_time_fade_width(painting->pen);
    double height = MAX(rows->room.height, rows->spread);
    PsgRect box = {rows->scale->right, rows->room.y, width, height};
    psg_pen_group(painting->pen, "fade");
    psg_time_fade_draw(painting->pen, box, box.x, psg_rect_right(box));
    psg_pen_end(painting->pen);
}

void
psg_timeline_paint(const PsgTimelineRows *rows, const PsgTimelineEvents *events,
                   const GArray *successions)
{
    const PsgPen *pen = rows->lines->pen;
    Painting painting = {rows, events, pen, pen->context, 0};
    for (size_t i = 0; i < rows->own_count; i++) {
        paint_line(&painting, rows->own[i]);
    }
    paint_fade(&painting);
    paint_groups(&painting);
    psg_timeline_successions_draw(rows, successions);
    for (guint i = 0; i < events->notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(events->notes, PsgTimelineNote, i);
        if (note->kind == PSG_NOTE_EVENT) {
            paint_event(&painting, note);
        }
    }
    paint_lists(&painting);
}

/* ---- Samples of the legend ---- */

static void
sample_event(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgPoint at = psg_rect_centre(room);
    at.x = psg_rect_right(room) - room.height / 2;
    draw_mark(pen, entry->kind, at, room.height * SAMPLE_HALF, pen->context->style->ink);
}

/* The entry's kind is the sign. */
static void
sample_sign(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    static const PsgTimeBar bars[PSG_SIGN_COUNT] = {
        [PSG_SIGN_BROKEN] = {.begin = PSG_BAR_BROKEN},
        [PSG_SIGN_OPEN] = {.end = PSG_BAR_OPEN},
        [PSG_SIGN_SOFT] = {.begin = PSG_BAR_SOFT, .end = PSG_BAR_SOFT},
        [PSG_SIGN_UNKNOWN] = {.end = PSG_BAR_UNKNOWN},
        [PSG_SIGN_TALK] = {.is_talk = true},
    };
    if (entry->kind == PSG_SIGN_SUCCESSION) {
        psg_timeline_succession_sample(pen, room);
        return;
    }
    psg_time_bar_sample(pen, room, bars[entry->kind]);
}

/* ---- The legend's entries ---- */

/* What occurs in some lines. */
typedef struct {
    bool *actors, *events; /* by kind; behind the last: without one */
    unsigned signs;
} Occurring;

static void
find_event(const PsgLandscape *landscape, size_t event, Occurring *found)
{
    size_t kind = landscape->events[event].kind;
    found->events[MIN(kind, landscape->event_kind_count)] = true;
}

static Occurring
find_occurring(const PsgTimelineLines *lines, const size_t *own, size_t count,
               bool has_band)
{
    const PsgLandscape *landscape = lines->pen->context->landscape;
    Occurring found = {g_new0(bool, landscape->kind_count + 1),
                       g_new0(bool, landscape->event_kind_count + 1), 0};
    for (size_t k = 0; k < count; k++) {
        size_t line = own == NULL ? k : own[k];
        const PsgTimelineLine *its = &lines->lines[line];
        found.actors[MIN(its->kind, landscape->kind_count)] |= !its->is_mixed;
        found.signs |= its->signs;
        for (size_t i = lines->first_told[line]; i < lines->first_told[line + 1]; i++) {
            find_event(landscape, g_array_index(lines->told, PsgTimelineTold, i).event,
                       &found);
        }
    }
    for (guint i = 0; has_band && i < lines->apart->len; i++) {
        find_event(landscape, g_array_index(lines->apart, size_t, i), &found);
    }
    return found;
}

static void
add_signs(const PsgTimelineLines *lines, unsigned signs, GArray *entries)
{
    static const PsgWord words[PSG_SIGN_COUNT] = {
        PSG_WORD_BEFORE_OR_AFTER, PSG_WORD_OPEN_END,  PSG_WORD_SOFT_DATE,
        PSG_WORD_UNKNOWN_END,     PSG_WORD_TALKED_OF, PSG_WORD_SUCCESSION};
    for (size_t i = 0; i < PSG_SIGN_COUNT; i++) {
        PsgLegendEntry entry = {.sample = sample_sign,
                                .kind = i,
                                .label =
                                    psg_word(words[i], lines->pen->context->language)};
        if ((signs & 1U << i) != 0) {
            g_array_append_val(entries, entry);
        }
    }
}

/* "Report, Question": the kinds that occur and have no glyph; NULL if there are none. */
static char *
name_ticks(const PsgRenderContext *context, const bool *occurs)
{
    const PsgLandscape *landscape = context->landscape;
    GString *names = g_string_new(NULL);
    for (size_t i = PSG_TIMELINE_GLYPHS; i < landscape->event_kind_count; i++) {
        const PsgKind *kind = &landscape->event_kinds[i];
        if (occurs[i]) {
            psg_join(names, ", ", psg_context_label(context, &kind->label, kind->id));
        }
    }
    bool has_others = landscape->event_kind_count > 0 && names->len == 0 &&
                      occurs[landscape->event_kind_count];
    if (has_others) {
        psg_join(names, ", ", psg_word(PSG_WORD_OTHER_EVENTS, context->language));
    }
    return g_string_free(names, names->len == 0);
}

/* Adds entries for the kinds of actors, or of events, that occur. */
static void
add_kinds(const PsgRenderContext *context, const PsgKind *kinds, size_t count,
          const bool *occurs, GArray *entries)
{
    bool is_events = kinds == context->landscape->event_kinds;
    for (size_t kind = 0; kind < count; kind++) {
        PsgLegendEntry entry = {
            .sample = is_events ? sample_event : psg_actor_box_sample,
            .kind = kind,
            .label = psg_context_label(context, &kinds[kind].label, kinds[kind].id)};
        if (occurs[kind]) {
            g_array_append_val(entries, entry);
        }
    }
}

/* Entries from that one on are of another sort than those before. */
static void
begin_sort(GArray *entries, guint first)
{
    if (first > 0 && first < entries->len) {
        g_array_index(entries, PsgLegendEntry, first).begins_sort = true;
    }
}

GArray *
psg_timeline_legend(PsgTimelineLines *lines, const size_t *own, size_t count,
                    bool has_band, bool has_successions)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    const PsgRenderContext *context = lines->pen->context;
    const PsgLandscape *landscape = context->landscape;
    Occurring found = find_occurring(lines, own, count, has_band);
    found.signs |= has_successions ? 1U << PSG_SIGN_SUCCESSION : 0;
    if (lines->asked->grouping != PSG_GROUPING_KIND) {
        add_kinds(context, landscape->kinds, landscape->kind_count, found.actors,
                  entries);
    }
    guint actors = entries->len;
    add_kinds(context, landscape->event_kinds,
              MIN(landscape->event_kind_count, PSG_TIMELINE_GLYPHS), found.events,
              entries);
    char *ticks = name_ticks(context, found.events);
    if (ticks != NULL) {
        PsgLegendEntry entry = {.sample = sample_event, .kind = PSG_NONE, .label = ticks};
        g_ptr_array_add(lines->names, ticks);
        g_array_append_val(entries, entry);
    }
    guint events = entries->len;
    begin_sort(entries, actors);
    add_signs(lines, found.signs, entries);
    begin_sort(entries, events);
    g_free(found.actors);
    g_free(found.events);
    return entries;
}
