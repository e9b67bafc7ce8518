/* Painting a timeline. */
#include "figure/timeline/paint.h"

#include "figure/timeline/bar.h"
#include "figure/timeline/links.h"
#include "figure/timeline/mark.h"

/* In units of a slide. */
#define FADE 30.0
#define RULE 1.0
#define PAUSE_WIDTH 1.2

#define CLEAR_HEIGHT 0.95 /* of the letters */
#define CLEAR_AIR 0.12    /* of that height, on each side */

typedef struct {
    const PsgTimelinePlan *plan;
    const PsgTimelineEvents *events;
} Painting;

double
psg_timeline_fade_width(const PsgPen *pen)
{
    return psg_pen_length(pen, FADE);
}

static void
stroke(const PsgPen *pen, PsgPoint from, PsgPoint to, const PsgInk *ink)
{
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, from);
    psg_path_line(path, to);
    psg_scene_path(pen->scene, path, ink);
}

/* ---- Groups ---- */

static void
paint_group(const Painting *painting, const PsgTimelineGroup *group, bool is_first)
{
    const PsgTimelinePlan *plan = painting->plan;
    const PsgStyle *style = plan->pen->context->style;
    PsgTextLook look = psg_timeline_look(plan, 700, style->muted, PSG_ANCHOR_START);
    if (!is_first) {
        PsgInk ink = {.stroke = style->faint, .width = psg_pen_length(plan->pen, RULE)};
        const PsgTimelineGroup *before = group - 1;
        double y = (before->top + before->height + group->top) / 2;
        stroke(plan->pen, (PsgPoint){plan->labels.x, y},
               (PsgPoint){psg_rect_right(plan->room), y}, &ink);
    }
    g_auto(GStrv) lines = psg_timeline_label_lines(plan, group);
    double cap = psg_pen_cap_height(plan->pen, &look);
    double height = MIN(plan->lane, MAX(plan->bar, group->height));
    PsgPoint at = {plan->labels.x, group->top + (plan->bar + cap) / 2};
    if (lines[0] != NULL && lines[1] != NULL && plan->bar > height) {
        at.y = group->top + (height + cap) / 2;
    }
    for (size_t i = 0; lines[i] != NULL; i++, at.y += plan->lane) {
        psg_pen_write(plan->pen, &look, at, lines[i]);
    }
}

/* ---- Lines ---- */

static double
middle_of_row(const PsgTimelinePlan *plan, size_t row)
{
    return psg_timeline_row(plan, row)->top + plan->bar / 2;
}

/* A thin line through the time between two lives, and to events before and after. */
static void
paint_pauses(const PsgTimelinePlan *plan, const PsgTimelineLine *line)
{
    PsgBarLook look = psg_timeline_bar_look(plan->pen, line->kind, plan->bar);
    PsgInk ink = {.stroke = look.line,
                  .width = psg_pen_length(plan->pen, PAUSE_WIDTH),
                  .dash = PSG_DASH_DASHED};
    double y = middle_of_row(plan, line->row), from = line->begin;
    for (guint i = 0; i <= line->pieces->len; i++) {
        bool is_last = i == line->pieces->len;
        const PsgLifePiece *piece =
            is_last ? NULL : &g_array_index(line->pieces, PsgLifePiece, i);
        double to = is_last ? MIN(line->end, plan->scale.right) : piece->left;
        if (to - from > 2 * ink.width) {
            stroke(plan->pen, (PsgPoint){from, y}, (PsgPoint){to, y}, &ink);
        }
        from = is_last                       ? to
               : piece->end == PSG_EDGE_OPEN ? plan->scale.right
                                             : piece->right;
    }
}

static void
paint_bars(const PsgTimelinePlan *plan, const PsgTimelineLine *line)
{
    PsgBarLook look = psg_timeline_bar_look(plan->pen, line->kind, plan->bar);
    double fade = psg_timeline_fade_width(plan->pen);
    paint_pauses(plan, line);
    for (guint i = 0; i < line->pieces->len; i++) {
        const PsgLifePiece *piece = &g_array_index(line->pieces, PsgLifePiece, i);
        double right = piece->right + (piece->end == PSG_EDGE_OPEN ? fade : 0);
        PsgRect box = psg_timeline_bar_box(plan, line->row, piece->left, right);
        psg_timeline_bar_draw(plan->pen, piece, box, &look);
        if (piece->end == PSG_EDGE_OPEN && piece->right < plan->scale.right) {
            box.x = piece->right;
            box.width = fade;
            psg_timeline_fade_draw(plan->pen, box);
        }
    }
}

/* Hides the grid where words will stand. */
static void
clear_grid(const PsgTimelinePlan *plan, double left, double width, double middle)
{
    double height = psg_pen_length(plan->pen, plan->letters) * CLEAR_HEIGHT;
    PsgInk ink = {.fill = plan->pen->context->style->background};
    double air = height * CLEAR_AIR;
    PsgRect box = {left - air, middle - height / 2, width + 2 * air, height};
    psg_scene_box(plan->pen->scene, box, 0, &ink);
}

/* Left of its beginning. */
static void
paint_name(const PsgTimelinePlan *plan, const PsgTimelineLine *line)
{
    const PsgStyle *style = plan->pen->context->style;
    PsgTextLook look = psg_timeline_look(plan, 600, style->ink, PSG_ANCHOR_END);
    double right = line->begin - plan->name_gap;
    double most = right - plan->room.x;
    double width = MIN(most, psg_pen_width(plan->pen, &look, line->name));
    clear_grid(plan, right - width, width, middle_of_row(plan, line->row));
    PsgPoint at = {right, psg_timeline_baseline(plan, middle_of_row(plan, line->row))};
    psg_pen_write_within(plan->pen, &look, at, line->name, most);
}

/* Whether there is a bar there, and the colour of words on it. */
static bool
ink_on_bar(const PsgTimelinePlan *plan, size_t row, double at, PsgColour *ink)
{
    const PsgTimelineLine *line;
    const PsgLifePiece *piece = psg_timeline_piece_at(plan, row, at, &line);
    if (piece != NULL && !piece->is_talk) {
        *ink = psg_context_paint(plan->pen->context, line->kind)->text;
    }
    return piece != NULL;
}

/* The note's words, and what leads from its mark to them. */
static void
paint_words(const PsgTimelinePlan *plan, const PsgTimelineNote *note, int weight)
{
    const PsgTitleSpot *spot =
        &g_array_index(note->spots, PsgTitleSpot, note->place.spot);
    const PsgTimelineRow *row = psg_timeline_row(plan, spot->row);
    const PsgStyle *style = plan->pen->context->style;
    PsgColour colour = style->ink;
    double middle = row->top + plan->bar / 2, left = note->place.left;
    bool is_on_bar = false;
    if (note->place.lane == 0) {
        is_on_bar = ink_on_bar(plan, spot->row, left + note->width / 2, &colour);
    } else {
        double foot = row->top + plan->bar + (double)note->place.lane * plan->lane;
        PsgInk ink = {.stroke = style->muted, .width = psg_pen_length(plan->pen, RULE)};
        stroke(plan->pen, (PsgPoint){spot->at, row->top + plan->bar},
               (PsgPoint){spot->at, foot - plan->lane * 0.2}, &ink);
        middle = foot - plan->lane / 2;
    }
    if (!is_on_bar) {
        clear_grid(plan, left, note->width, middle);
    }
    PsgTextLook look = psg_timeline_look(plan, weight, colour, PSG_ANCHOR_START);
    PsgPoint at = {left, psg_timeline_baseline(plan, middle)};
    psg_pen_write(plan->pen, &look, at, note->text);
}

/* What is told on a line besides its events: a new name, and a stroke where it begins; a
 * date that is off the scale. */
static void
paint_notes_of(const Painting *painting, size_t line)
{
    const PsgTimelinePlan *plan = painting->plan;
    for (guint i = 0; i < painting->events->notes->len; i++) {
        const PsgTimelineNote *note =
            &g_array_index(painting->events->notes, PsgTimelineNote, i);
        if (note->line != line || note->kind == PSG_NOTE_EVENT) {
            continue;
        }
        if (note->kind == PSG_NOTE_NAME) {
            const PsgTitleSpot *spot = &g_array_index(note->spots, PsgTitleSpot, 0);
            PsgRect box = psg_timeline_bar_box(plan, spot->row, spot->at, spot->at);
            PsgInk ink = {.stroke = plan->pen->context->style->ink,
                          .width = psg_pen_length(plan->pen, 2 * RULE)};
            stroke(plan->pen, (PsgPoint){spot->at, box.y},
                   (PsgPoint){spot->at, psg_rect_bottom(box)}, &ink);
        }
        if (note->place.is_placed) {
            paint_words(plan, note, note->kind == PSG_NOTE_NAME ? 600 : 400);
        }
    }
}

/* For who points at it: the name in full, its life, the author's note. */
static char *
title_of(const PsgRenderContext *context, const PsgActor *actor)
{
    PsgInterval life = psg_spells_span(&actor->when), always = psg_interval_always();
    const char *full = NULL, *note = psg_context_text(context, &actor->note);
    if (actor->full.count > 0) {
        full = psg_context_text(context, psg_dated_text_at(&actor->full, &always));
    }
    GString *title = g_string_new(
        full != NULL
            ? full
            : psg_context_text(context, psg_dated_text_at(&actor->name, &always)));
    if (actor->has_when) {
        g_autofree char *label = psg_interval_label(&life, context->language);
        g_string_append_printf(title, " (%s)", label);
    }
    if (note != NULL) {
        g_string_append_printf(title, "\n%s", note);
    }
    return g_string_free(title, FALSE);
}

static void
paint_line(const Painting *painting, size_t index)
{
    const PsgTimelinePlan *plan = painting->plan;
    const PsgRenderContext *context = plan->pen->context;
    const PsgTimelineLine *line = psg_timeline_line(plan, index);
    const PsgActor *actor = &context->landscape->actors[line->actor];
    g_autofree char *title = title_of(context, actor);
    g_autofree char *id = g_strconcat("actor-", actor->id, NULL);
    g_autofree char *class = g_strconcat(
        "actor", line->kind == PSG_NONE ? "" : " kind-",
        line->kind == PSG_NONE ? "" : context->landscape->kinds[line->kind].id, NULL);
    PsgGroupLook look = {
        .id = id, .class = class, .title = title, .href = actor->url, .opacity = 1};
    psg_scene_group(plan->pen->scene, &look);
    paint_bars(plan, line);
    paint_notes_of(painting, index);
    paint_name(plan, line);
    psg_scene_end(plan->pen->scene);
}

/* ---- Events ---- */

static char *
event_title(const PsgRenderContext *context, const PsgEvent *event)
{
    g_autofree char *when = psg_interval_label(&event->when, context->language);
    const char *note = psg_context_text(context, &event->note);
    const char *place = psg_context_text(context, &event->place);
    return g_strconcat(psg_context_text(context, &event->title), " (", when,
                       place == NULL ? "" : ", ", place == NULL ? "" : place, ")",
                       note == NULL ? NULL : "\n", note, NULL);
}

/* Of all events that the marks tell together. */
static char *
title_of_mark(const PsgRenderContext *context, const PsgTimelineMark *mark)
{
    GString *title = g_string_new(NULL);
    for (guint i = 0; i < mark->events->len; i++) {
        size_t event = g_array_index(mark->events, size_t, i);
        g_autofree char *own = event_title(context, &context->landscape->events[event]);
        g_string_append_printf(title, "%s%s", i == 0 ? "" : "\n", own);
    }
    return g_string_free(title, FALSE);
}

static const PsgTimelineMark *
next_mark(const PsgTimelineEvents *events, size_t event, guint *from)
{
    while (*from < events->marks->len) {
        const PsgTimelineMark *mark =
            &g_array_index(events->marks, PsgTimelineMark, (*from)++);
        if (g_array_index(mark->events, size_t, 0) == event) {
            return mark;
        }
    }
    return NULL;
}

/* All its marks in one group, with its title where that has room. */
static void
paint_event(const Painting *painting, const PsgTimelineNote *note)
{
    const PsgTimelinePlan *plan = painting->plan;
    const PsgRenderContext *context = plan->pen->context;
    const PsgEvent *event = &context->landscape->events[note->event];
    guint from = 0;
    const PsgTimelineMark *mark = next_mark(painting->events, note->event, &from);
    g_assert(mark != NULL); /* a title is that of a mark */
    g_autofree char *title = title_of_mark(context, mark);
    g_autofree char *id = g_strdup_printf("event-%zu", note->event + 1);
    g_autofree char *class = g_strconcat(
        "event", event->kind == PSG_NONE ? "" : " kind-",
        event->kind == PSG_NONE ? "" : context->landscape->event_kinds[event->kind].id,
        NULL);
    PsgGroupLook look = {
        .id = id, .class = class, .title = title, .href = event->url, .opacity = 1};
    psg_scene_group(plan->pen->scene, &look);
    for (; mark != NULL; mark = next_mark(painting->events, note->event, &from)) {
        PsgPoint at = {mark->at, middle_of_row(plan, mark->row)};
        psg_timeline_mark_draw(plan->pen, event->kind, at, painting->events->half);
    }
    if (note->place.is_placed) {
        paint_words(plan, note, 400);
    }
    psg_scene_end(plan->pen->scene);
}

/* Over all that goes on after the scale, at once. */
static void
paint_fade(const PsgTimelinePlan *plan)
{
    PsgRect box = {plan->scale.right, plan->room.y, psg_timeline_fade_width(plan->pen),
                   plan->room.height};
    psg_pen_group(plan->pen, "fade");
    psg_timeline_fade_draw(plan->pen, box);
    psg_pen_end(plan->pen);
}

void
psg_timeline_paint(const PsgTimelinePlan *plan, const PsgTimelineEvents *events,
                   const GArray *links)
{
    Painting painting = {plan, events};
    for (guint i = 0; i < plan->lines->len; i++) {
        paint_line(&painting, i);
    }
    paint_fade(plan);
    for (guint i = 0; i < plan->groups->len; i++) {
        paint_group(&painting, psg_timeline_group(plan, i), i == 0);
    }
    psg_timeline_links_draw(plan, links);
    for (guint i = 0; i < events->notes->len; i++) {
        const PsgTimelineNote *note = &g_array_index(events->notes, PsgTimelineNote, i);
        if (note->kind == PSG_NOTE_EVENT) {
            paint_event(&painting, note);
        }
    }
}
