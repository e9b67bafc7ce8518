/*
 * Marks in cells.
 *
 * A kind is told by form and colour, so that prints and colour-blind eyes tell it too. The form
 * follows the line that the kind has in networks; where two kinds would have the same, the later
 * one takes the next that is free. What is new has the accent, in its own form; what ends is
 * hollow, and struck out.
 */
#include "figure/matrix/cells.h"

#include "base/number.h"
#include "figure/part/edge.h"
#include "figure/strings.h"

#include <math.h>
#include <string.h>

/* In units of a slide. */
#define LEAST_FORM 9.0    /* in smaller cells forms are not told apart */
#define LEAST_NUMBER 14.0 /* letters */
#define LARGEST_NUMBER 22.0
#define NUMBER_PAD 4.0
#define LEAST_DENSE 1.0 /* a cell is seen */
#define STRIKE 1.6

/* Of the cell's side. */
#define FULL 0.82
#define STROKE 0.17

#define LEAST_SHARE 0.3 /* of the area: the lightest is seen */
#define LIGHTEST 0.75   /* of the way to the background, where weights are tints */
#define FADED 0.55      /* the same of what ends, where it is filled */

typedef enum {
    FORM_SQUARE,
    FORM_SLASH,
    FORM_DISC,
    FORM_FRAME,
    FORM_DIAMOND,
    FORM_CROSS,
    FORM_RING,
    FORM_HOLLOW_DIAMOND,
    FORMS,
} Form;

/* ---- Forms ---- */

static Form
form_of_line(const PsgRenderContext *context, size_t kind)
{
    static const Form forms[][2] = {
        [PSG_LINE_DEFAULT] = {FORM_SQUARE, FORM_DIAMOND},
        [PSG_LINE_SOLID] = {FORM_SQUARE, FORM_DIAMOND},
        [PSG_LINE_DASHED] = {FORM_SLASH, FORM_CROSS},
        [PSG_LINE_DOTTED] = {FORM_DISC, FORM_RING},
        [PSG_LINE_DOUBLE] = {FORM_FRAME, FORM_HOLLOW_DIAMOND},
    };
    return forms[psg_context_line(context, kind)]
                [psg_context_has_other_ends(context, kind) ? 1 : 0];
}

/* What has no kind is the last: it takes what the others leave. */
static Form
form_of(const PsgRenderContext *context, size_t kind)
{
    size_t kinds = context->landscape->relation_kind_count;
    bool is_taken[FORMS] = {false};
    Form form = FORM_SQUARE;
    for (size_t i = 0; i <= MIN(kind, kinds); i++) {
        form = form_of_line(context, i < kinds ? i : PSG_NONE);
        for (size_t k = 0; k < FORMS && is_taken[form]; k++) {
            form = (Form)((form + 1) % FORMS);
        }
        is_taken[form] = true;
    }
    return form;
}

static bool
is_open(Form form)
{
    return form == FORM_SLASH || form == FORM_CROSS;
}

static bool
is_hollow(Form form)
{
    return form == FORM_FRAME || form == FORM_RING || form == FORM_HOLLOW_DIAMOND;
}

static void
add_lines(PsgPath *path, const PsgPoint *points, size_t count)
{
    psg_path_move(path, points[0]);
    for (size_t i = 1; i < count; i++) {
        psg_path_line(path, points[i]);
    }
}

/* Its outline, or the lines of an open one, in a box. */
static PsgPath *
form_path(Form form, PsgRect box)
{
    double right = psg_rect_right(box), bottom = psg_rect_bottom(box);
    PsgPoint middle = psg_rect_centre(box);
    PsgPoint corners[] = {
        {box.x, box.y}, {right, box.y}, {right, bottom}, {box.x, bottom}};
    PsgPoint tips[] = {
        {middle.x, box.y}, {right, middle.y}, {middle.x, bottom}, {box.x, middle.y}};
    PsgPath *path = psg_path_new();
    switch (form) {
    case FORM_SLASH:
    case FORM_CROSS:
        add_lines(path, (PsgPoint[]){corners[3], corners[1]}, 2);
        if (form == FORM_CROSS) {
            add_lines(path, (PsgPoint[]){corners[0], corners[2]}, 2);
        }
        break;
    case FORM_DISC:
    case FORM_RING:
        psg_path_move(path, tips[0]);
        psg_path_quarter(path, corners[1], tips[1]);
        psg_path_quarter(path, corners[2], tips[2]);
        psg_path_quarter(path, corners[3], tips[3]);
        psg_path_quarter(path, corners[0], tips[0]);
        psg_path_close(path);
        break;
    case FORM_DIAMOND:
    case FORM_HOLLOW_DIAMOND:
        add_lines(path, tips, 4);
        psg_path_close(path);
        break;
    case FORM_SQUARE:
    case FORM_FRAME:
    case FORMS:
        add_lines(path, corners, 4);
        psg_path_close(path);
        break;
    }
    return path;
}

static PsgColour
colour_of(const PsgRenderContext *context, size_t kind, PsgMatrixState state)
{
    const PsgStyle *style = context->style;
    return state == PSG_MATRIX_NEW    ? style->accent
           : state == PSG_MATRIX_ENDS ? style->muted
                                      : psg_context_edge(context, kind);
}

static void
strike(const PsgPen *pen, PsgRect box)
{
    PsgInk ink = psg_pen_stroke(pen, pen->context->style->ink, STRIKE, PSG_DASH_NONE);
    ink.width = MIN(ink.width, box.height / 6);
    double y = box.y + box.height / 2;
    psg_pen_line(pen, (PsgPoint){box.x - ink.width, y},
                 (PsgPoint){psg_rect_right(box) + ink.width, y}, &ink);
}

static void
draw_form(const PsgPen *pen, size_t kind, PsgMatrixState state, PsgRect box)
{
    const PsgRenderContext *context = pen->context;
    Form form = form_of(context, kind);
    PsgColour colour = colour_of(context, kind, state);
    double width = MIN(box.width, box.height) * STROKE / FULL;
    bool is_line = is_open(form) || is_hollow(form) || state == PSG_MATRIX_ENDS;
    width *= is_line && state == PSG_MATRIX_ENDS ? 0.5 : 1;
    PsgInk ink = {.fill = is_line ? PSG_COLOUR_NONE : colour,
                  .stroke = is_line ? colour : PSG_COLOUR_NONE,
                  .width = is_line ? width : 0};
    PsgRect inner = psg_rect_grow(box, is_line ? -width / 2 : 0);
    g_autoptr(PsgPath) path = form_path(form, inner);
    psg_scene_path(pen->scene, path, &ink);
    if (state == PSG_MATRIX_ENDS) {
        strike(pen, box);
    }
    if (state == PSG_MATRIX_NEW && psg_edge_look(context, kind, true).has_sign) {
        PsgInk frame = psg_pen_stroke(pen, context->style->ink, 1.2, PSG_DASH_NONE);
        psg_scene_box(pen->scene, psg_rect_grow(box, frame.width * 1.5), 0, &frame);
    }
}

/* ---- Cells ---- */

/* Where the mark is drawn: all of the cell, or its share of it. */
static PsgRect
room_of(const PsgMatrixMark *mark, PsgRect area, PsgSize cell)
{
    size_t across = (size_t)ceil(sqrt((double)mark->places));
    size_t down = (mark->places + across - 1) / across;
    PsgSize own = {cell.width / (double)across, cell.height / (double)down};
    size_t column = mark->place % across, row = mark->place / across;
    return (PsgRect){area.x + (double)mark->column * cell.width +
                         (double)column * own.width,
                     area.y + (double)mark->row * cell.height + (double)row * own.height,
                     own.width, own.height};
}

/* The largest square in it, so much smaller. */
static PsgRect
square_in(PsgRect room, double share)
{
    double side = MIN(room.width, room.height) * FULL * sqrt(share);
    return psg_rect_around(psg_rect_centre(room), (PsgSize){side, side});
}

static double
share_of_step(const PsgRenderContext *context, size_t step)
{
    return MAX(LEAST_SHARE, psg_weights_share(&context->weights, step));
}

static double
share_of(const PsgRenderContext *context, double weight)
{
    const PsgWeights *weights = &context->weights;
    return weights->count == 0
               ? 1
               : share_of_step(context, psg_weights_step(weights, weight));
}

/* A tip at the side of the row: the relation leads there. */
static void
draw_back(const PsgPen *pen, PsgRect room)
{
    double size = MIN(room.width, room.height) * 0.3;
    double y = room.y + room.height / 2;
    PsgPoint tip[] = {
        {room.x, y}, {room.x + size, y - size * 0.7}, {room.x + size, y + size * 0.7}};
    PsgInk ink = {.fill = pen->context->style->ink,
                  .stroke = pen->context->style->background,
                  .width = size / 8};
    psg_pen_polygon(pen, tip, 3, &ink);
}

/* So a cell has room for a number, and needs no form. */
static bool
has_one_kind(const PsgMatrix *matrix)
{
    for (size_t i = 0; i < matrix->mark_count; i++) {
        if (matrix->marks[i].kind != matrix->marks[0].kind ||
            matrix->marks[i].places > 1) {
            return false;
        }
    }
    return matrix->mark_count > 0;
}

/* What weights are: of aggregates, how many relations. */
static const char *
weight_word(const PsgRenderContext *context)
{
    bool are_counted = psg_landscape_is_aggregated(context->landscape);
    return psg_word(are_counted ? PSG_WORD_RELATIONS : PSG_WORD_WEIGHT,
                    context->language);
}

static char *
number_of(const PsgRenderContext *context, const PsgMatrixMark *mark)
{
    return psg_number_label(mark->weight, context->language);
}

static PsgTextLook
number_look(const PsgPen *pen, PsgSize cell)
{
    double size =
        CLAMP(cell.height / pen->context->page.scale * 0.5, LEAST_NUMBER, LARGEST_NUMBER);
    return psg_pen_look(pen, size, 600, pen->context->style->ink, PSG_ANCHOR_MIDDLE);
}

static bool
numbers_have_room(const PsgPen *pen, const PsgMatrix *matrix, PsgSize cell)
{
    PsgTextLook look = number_look(pen, cell);
    double pad = psg_pen_length(pen, NUMBER_PAD), widest = 0;
    for (size_t i = 0; i < matrix->mark_count; i++) {
        g_autofree char *number = number_of(pen->context, &matrix->marks[i]);
        widest = MAX(widest, psg_pen_width(pen, &look, number));
    }
    return cell.height >= psg_pen_line_height(pen, &look) + pad &&
           cell.width * FULL >= widest + pad;
}

PsgCellForm
psg_matrix_cell_form(const PsgPen *pen, const PsgMatrix *matrix, PsgSize cell)
{
    if (MIN(cell.width, cell.height) < psg_pen_length(pen, LEAST_FORM)) {
        return PSG_CELLS_DENSE;
    }
    bool may_be_numbers = pen->context->weights.count > 0 && has_one_kind(matrix);
    return may_be_numbers && numbers_have_room(pen, matrix, cell) ? PSG_CELLS_NUMBERS
                                                                  : PSG_CELLS_FORMS;
}

/* Filled, what ends is paler than what stays. */
static PsgColour
filled_colour(const PsgRenderContext *context, size_t kind, PsgMatrixState state)
{
    PsgColour colour = colour_of(context, kind, state);
    return state == PSG_MATRIX_ENDS
               ? psg_colour_mix(colour, context->style->background, FADED)
               : colour;
}

/* As dark as it weighs. */
static PsgColour
tint_of(const PsgRenderContext *context, const PsgMatrixMark *mark)
{
    PsgColour colour = filled_colour(context, mark->kind, mark->state);
    double share = share_of(context, mark->weight);
    return psg_colour_mix(colour, context->style->background, LIGHTEST * (1 - share));
}

static void
draw_number(const PsgPen *pen, const PsgMatrixMark *mark, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    bool ends = mark->state == PSG_MATRIX_ENDS;
    PsgColour fill = ends ? style->background : tint_of(pen->context, mark);
    PsgInk ink = {.fill = fill,
                  .stroke = ends ? style->muted : PSG_COLOUR_NONE,
                  .width = ends ? psg_pen_length(pen, 1.5) : 0};
    double gap = MIN(room.width, room.height) * (1 - FULL) / 2;
    PsgRect box = psg_rect_grow(room, -gap);
    psg_scene_box(pen->scene, box, 0, &ink);
    PsgTextLook look = number_look(pen, (PsgSize){room.width, room.height});
    bool is_dark = psg_colour_contrast(style->background, fill) >
                   psg_colour_contrast(style->ink, fill);
    look.colour = is_dark ? style->background : style->ink;
    PsgPoint at = psg_rect_centre(room);
    at.y += psg_pen_cap_height(pen, &look) / 2;
    g_autofree char *number = number_of(pen->context, mark);
    psg_pen_write(pen, &look, at, number);
}

/* "Nord → Sud: funds, weight 3, new". */
static char *
title_of(const PsgMatrix *matrix, const PsgMatrixMark *mark)
{
    const PsgRenderContext *context = matrix->context;
    const PsgLandscape *landscape = context->landscape;
    const PsgView *view = psg_matrix_view(matrix, mark);
    const PsgRelation *relation = &landscape->relations[mark->relation];
    bool is_directed = psg_relation_kind_is_directed(landscape, relation->kind);
    const char *from =
        psg_context_text(context, psg_view_actor(view, relation->from)->name);
    const char *to = psg_context_text(context, psg_view_actor(view, relation->to)->name);
    GString *title = g_string_new(from);
    g_string_append_printf(title, is_directed ? " \u2192 %s" : " \u2013 %s", to);
    const char *label = psg_context_relation_label(context, relation);
    if (label != NULL) {
        g_string_append_printf(title, "%s %s",
                               psg_word(PSG_WORD_COLON, context->language), label);
    }
    if (context->weights.count > 0) {
        g_autofree char *number = number_of(context, mark);
        g_string_append_printf(title, ", %s %s", weight_word(context), number);
    }
    if (mark->state != PSG_MATRIX_KEPT) {
        PsgWord word = mark->state == PSG_MATRIX_NEW ? PSG_WORD_NEW : PSG_WORD_LEAVING;
        g_string_append_printf(title, ", %s", psg_word(word, context->language));
    }
    return g_string_free(title, FALSE);
}

static void
draw_mark(const PsgPen *pen, const PsgMatrix *matrix, const PsgMatrixMark *mark,
          PsgRect room, PsgCellForm form)
{
    g_autofree char *title = title_of(matrix, mark);
    g_autofree char *id = g_strdup_printf("cell-%zu-%zu-%zu", mark->row + 1,
                                          mark->column + 1, mark->place + 1);
    PsgGroupLook group = {.id = id,
                          .class =
                              mark->state == PSG_MATRIX_NEW ? "relation new" : "relation",
                          .title = title,
                          .opacity = 1,
                          .part = {PSG_PART_RELATION, mark->relation}};
    psg_scene_group(pen->scene, &group);
    if (form == PSG_CELLS_NUMBERS) {
        draw_number(pen, mark, room);
    } else {
        draw_form(pen, mark->kind, mark->state,
                  square_in(room, share_of(pen->context, mark->weight)));
    }
    if (mark->is_back) {
        draw_back(pen, room);
    }
    psg_scene_end(pen->scene);
}

/* ---- Small cells ---- */

static bool
is_same_colour(PsgColour a, PsgColour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

/* All cells of one colour are one path, so that a file of thousands stays small. */
typedef struct {
    PsgColour colour;
    PsgPath *path;
} Layer;

static PsgPath *
layer_of(GArray *layers, PsgColour colour)
{
    for (guint i = 0; i < layers->len; i++) {
        Layer *layer = &g_array_index(layers, Layer, i);
        if (is_same_colour(layer->colour, colour)) {
            return layer->path;
        }
    }
    Layer layer = {colour, psg_path_new()};
    g_array_append_val(layers, layer);
    return layer.path;
}

/* Quiet ones first, new ones last, so that they are seen where several share a dot. */
static void
draw_dense(const PsgPen *pen, const PsgMatrix *matrix, PsgRect area, PsgSize cell)
{
    g_autoptr(GArray) layers = g_array_new(FALSE, FALSE, sizeof(Layer));
    double least = psg_pen_length(pen, LEAST_DENSE);
    PsgSize size = {MAX(least, cell.width), MAX(least, cell.height)};
    static const PsgMatrixState states[] = {PSG_MATRIX_ENDS, PSG_MATRIX_KEPT,
                                            PSG_MATRIX_NEW};
    for (size_t s = 0; s < G_N_ELEMENTS(states); s++) {
        for (size_t i = 0; i < matrix->mark_count; i++) {
            const PsgMatrixMark *mark = &matrix->marks[i];
            if (mark->state != states[s]) {
                continue;
            }
            PsgRect box = {area.x + (double)mark->column * cell.width,
                           area.y + (double)mark->row * cell.height, size.width,
                           size.height};
            PsgPath *path = layer_of(layers, tint_of(pen->context, mark));
            PsgPoint corners[] = {{box.x, box.y},
                                  {psg_rect_right(box), box.y},
                                  {psg_rect_right(box), psg_rect_bottom(box)},
                                  {box.x, psg_rect_bottom(box)}};
            add_lines(path, corners, 4);
            psg_path_close(path);
        }
    }
    for (guint i = 0; i < layers->len; i++) {
        Layer *layer = &g_array_index(layers, Layer, i);
        PsgInk ink = {.fill = layer->colour};
        psg_scene_path(pen->scene, layer->path, &ink);
        psg_path_free(layer->path);
    }
}

void
psg_matrix_draw_marks(const PsgPen *pen, const PsgMatrix *matrix, PsgRect area)
{
    PsgSize cell = {area.width / (double)MAX(matrix->column_count, 1),
                    area.height / (double)MAX(matrix->row_count, 1)};
    PsgCellForm form = psg_matrix_cell_form(pen, matrix, cell);
    psg_pen_group(pen, "cells");
    if (form == PSG_CELLS_DENSE) {
        draw_dense(pen, matrix, area, cell);
    }
    for (size_t i = 0; form != PSG_CELLS_DENSE && i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        draw_mark(pen, matrix, mark, room_of(mark, area, cell), form);
    }
    psg_pen_end(pen);
}

/* ---- Samples ---- */

static PsgRect
sample_box(PsgRect room)
{
    return square_in(room, 1);
}

static void
sample_kind(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_form(pen, entry->kind, PSG_MATRIX_KEPT, sample_box(room));
}

/* Where cells are small: the colour alone. */
static void
sample_colour(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = psg_context_edge(pen->context, entry->kind)};
    psg_scene_box(pen->scene, sample_box(room), 0, &ink);
}

static void
sample_new(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_form(pen, entry->kind, PSG_MATRIX_NEW, sample_box(room));
}

static void
sample_ends(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_form(pen, entry->kind, PSG_MATRIX_ENDS, sample_box(room));
}

static void
sample_dense_ends(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = filled_colour(pen->context, entry->kind, PSG_MATRIX_ENDS)};
    psg_scene_box(pen->scene, sample_box(room), 0, &ink);
}

static void
sample_dense_new(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = colour_of(pen->context, entry->kind, PSG_MATRIX_NEW)};
    psg_scene_box(pen->scene, sample_box(room), 0, &ink);
}

static void
sample_size(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    double share = share_of_step(pen->context, entry->kind);
    PsgInk ink = {.fill = pen->context->style->muted};
    psg_scene_box(pen->scene, square_in(room, share), 0, &ink);
}

static void
sample_tint(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    const PsgStyle *style = pen->context->style;
    double share = share_of_step(pen->context, entry->kind);
    PsgInk ink = {
        .fill = psg_colour_mix(style->edge, style->background, LIGHTEST * (1 - share))};
    psg_scene_box(pen->scene, sample_box(room), 0, &ink);
}

static void
sample_number(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgTextLook look = number_look(pen, (PsgSize){0, 0});
    PsgPoint at = psg_rect_centre(room);
    at.y += psg_pen_cap_height(pen, &look) / 2;
    psg_pen_write(pen, &look, at, "12");
}

static void
sample_back(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgRect box = sample_box(room);
    PsgInk ink = {.fill = pen->context->style->faint};
    psg_scene_box(pen->scene, box, 0, &ink);
    draw_back(pen, box);
}

static void
add_entry(GArray *entries, const PsgLegendEntry *pattern, size_t kind, const char *label)
{
    PsgLegendEntry entry = *pattern;
    entry.kind = kind;
    entry.label = label;
    g_array_append_val(entries, entry);
}

static void
add_kinds(const PsgMatrix *matrix, PsgCellForm form, GArray *entries)
{
    const PsgRenderContext *context = matrix->context;
    const PsgLandscape *landscape = context->landscape;
    size_t count = landscape->relation_kind_count;
    g_autofree bool *occurs = g_new0(bool, count + 1);
    for (size_t i = 0; i < matrix->mark_count; i++) {
        occurs[MIN(matrix->marks[i].kind, count)] = true;
    }
    PsgLegendEntry pattern = {.sample =
                                  form == PSG_CELLS_FORMS ? sample_kind : sample_colour};
    guint before = entries->len;
    for (size_t i = 0; i < count; i++) {
        if (occurs[i]) {
            const PsgKind *kind = &landscape->relation_kinds[i];
            add_entry(entries, &pattern, i,
                      psg_context_label(context, &kind->label, kind->id));
        }
    }
    if (occurs[count]) {
        PsgWord word =
            entries->len > before ? PSG_WORD_OTHER_RELATION : PSG_WORD_RELATION;
        add_entry(entries, &pattern, PSG_NONE, psg_word(word, context->language));
    }
}

/* Only steps that occur; numbers speak for themselves. */
static void
add_weights(const PsgMatrix *matrix, PsgCellForm form, GArray *entries)
{
    const PsgRenderContext *context = matrix->context;
    const PsgWeights *weights = &context->weights;
    if (form == PSG_CELLS_NUMBERS) {
        PsgLegendEntry number = {.sample = sample_number};
        add_entry(entries, &number, matrix->marks[0].kind, weight_word(context));
        return;
    }
    bool occurs[PSG_WEIGHT_STEPS] = {false};
    for (size_t i = 0; i < matrix->mark_count && weights->count > 0; i++) {
        occurs[psg_weights_step(weights, matrix->marks[i].weight)] = true;
    }
    PsgLegendEntry pattern = {.sample =
                                  form == PSG_CELLS_FORMS ? sample_size : sample_tint};
    for (size_t i = 0; i < weights->count; i++) {
        if (occurs[i]) {
            add_entry(entries, &pattern, i, context->weight_labels[i]);
        }
    }
}

void
psg_matrix_mark_entries(const PsgMatrix *matrix, PsgCellForm form, GArray *entries)
{
    const char *language = matrix->context->language;
    size_t states[PSG_MATRIX_STATES] = {PSG_NONE, PSG_NONE, PSG_NONE};
    bool occurs[PSG_MATRIX_STATES] = {false}, leads_back = false;
    add_kinds(matrix, form, entries);
    add_weights(matrix, form, entries);
    for (size_t i = matrix->mark_count; i-- > 0;) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        states[mark->state] = mark->kind;
        occurs[mark->state] = true;
        leads_back = leads_back || mark->is_back;
    }
    bool is_dense = form == PSG_CELLS_DENSE;
    PsgLegendEntry new = {.sample = is_dense ? sample_dense_new : sample_new},
                   ends = {.sample = is_dense ? sample_dense_ends : sample_ends},
                   back = {.sample = sample_back};
    if (occurs[PSG_MATRIX_NEW]) {
        add_entry(entries, &new, states[PSG_MATRIX_NEW],
                  psg_word(PSG_WORD_NEW_RELATION, language));
    }
    if (occurs[PSG_MATRIX_ENDS]) {
        add_entry(entries, &ends, states[PSG_MATRIX_ENDS],
                  psg_word(PSG_WORD_ENDING_RELATION, language));
    }
    if (leads_back && !is_dense) {
        add_entry(entries, &back, 0, psg_word(PSG_WORD_COLUMN_TO_ROW, language));
    }
}
