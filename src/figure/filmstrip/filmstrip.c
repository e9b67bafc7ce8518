/* The filmstrip: a grid of cells, one a slice, each with the network in small. Names that
 * find no place by their boxes stand in the head of the cell. */
#include "base/join.h"
#include "figure/figure.h"
#include "figure/network/legend.h"
#include "figure/network/network.h"
#include "figure/part/frame.h"
#include "figure/part/label_placer.h"
#include "figure/part/shape.h"

#include <math.h>

/* In units of a slide. */
#define COLUMN_GAP 22.0
#define ROW_GAP 14.0
#define LEAST_CELL 150.0 /* narrower ones show nothing any more */
#define LEGEND_GAP 12.0

/* Those of a cell. */
#define HEAD 27.0
#define HEAD_BASELINE 17.0
#define HEAD_GAP 10.0
#define LABEL_GAP 2.0
#define OVERHANG 10.0 /* of names over the edge: less than half the gap of cells */
#define PLATE_PADDING 3.0
#define PLATE_HEIGHT 16.0 /* of letters, with what some have below the line */
#define LINE_WIDTH 0.9
#define NEW_LINE_WIDTH 1.6
#define OUTLINE 1.0
#define NEW_OUTLINE 2.4
#define WIDEST_LABEL 0.62 /* of the cell */
#define MOST_STRETCH 1.8

/* What places for names cost, from 0 to 1: a name that hides its own box is better than
 * none. */
#define ABOVE_COST 0.05
#define CORNER_COST 0.3
#define ON_BOX_COST 0.6

enum { STEPS = 8 }; /* from the middle of a box to its corner: finer ones place no more */

/* ---- A cell ---- */

typedef struct {
    const PsgPen *pen;
    const PsgView *view;
    PsgRect picture;
    PsgRect bounds; /* of names */
    PsgSize scale;  /* of the network's places */
    double shrink;  /* of its boxes */
    PsgRect *boxes; /* by the view's actors */
    GString *rest;  /* names without one */
} Cell;

static double
head_height(const PsgPen *pen)
{
    return psg_pen_length(pen, HEAD);
}

/* The factors of the network's places in a cell of that size. Each way has its own, since
 * names need room between rows, but neither is much larger than the other. */
static PsgSize
scale_in(const PsgPen *pen, PsgSize cell, PsgSize network)
{
    double x = cell.width / network.width,
           y = MAX(0, cell.height - head_height(pen)) / network.height;
    return (PsgSize){MIN(x, y * MOST_STRETCH), MIN(y, x * MOST_STRETCH)};
}

/* The network's area as large as it may be, in the middle below the head. */
static void
place_picture(Cell *cell, const PsgNetwork *network, PsgRect room)
{
    PsgRect area = psg_network_area(network);
    double head = head_height(cell->pen);
    cell->scale = scale_in(cell->pen, (PsgSize){room.width, room.height},
                           (PsgSize){area.width, area.height});
    cell->shrink = MIN(cell->scale.width, cell->scale.height);
    PsgSize size = {area.width * cell->scale.width, area.height * cell->scale.height};
    cell->picture = (PsgRect){room.x + (room.width - size.width) / 2, room.y + head,
                              size.width, size.height};
    double overhang = psg_pen_length(cell->pen, OVERHANG);
    cell->bounds =
        (PsgRect){room.x - overhang, cell->picture.y, room.width + 2 * overhang,
                  psg_rect_bottom(room) - cell->picture.y};
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        PsgRect box =
            psg_network_box(network, cell->view->slice, cell->view->actors[i].actor);
        PsgPoint centre = psg_rect_centre(box);
        centre.x = cell->picture.x + (centre.x - area.x) * cell->scale.width;
        centre.y = cell->picture.y + (centre.y - area.y) * cell->scale.height;
        cell->boxes[i] = psg_rect_around(
            centre, (PsgSize){box.width * cell->shrink, box.height * cell->shrink});
    }
}

static void
draw_relation(const Cell *cell, const PsgViewRelation *seen)
{
    const PsgRenderContext *context = cell->pen->context;
    PsgInk ink = {
        .fill = PSG_COLOUR_NONE,
        .stroke = seen->is_new ? context->style->accent : context->style->edge,
        .width = psg_pen_length(cell->pen, seen->is_new ? NEW_LINE_WIDTH : LINE_WIDTH),
        .dash = seen->presence == PSG_PRESENCE_THERE ? PSG_DASH_NONE : PSG_DASH_DOTTED,
    };
    psg_pen_line(cell->pen, psg_rect_centre(cell->boxes[seen->from]),
                 psg_rect_centre(cell->boxes[seen->to]), &ink);
}

static void
draw_relations(const Cell *cell)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < cell->view->relation_count; i++) {
            const PsgViewRelation *seen = &cell->view->relations[i];
            if (seen->is_new == (pass == 1) && seen->from != seen->to) {
                draw_relation(cell, seen);
            }
        }
    }
}

static void
draw_actor(const Cell *cell, size_t index)
{
    const PsgPen *pen = cell->pen;
    const PsgStyle *style = pen->context->style;
    const PsgViewActor *seen = &cell->view->actors[index];
    const PsgPaint *paint = psg_context_paint(pen->context, seen->kind);
    bool is_there = seen->presence == PSG_PRESENCE_THERE;
    PsgInk ink = {is_there ? paint->fill : style->background,
                  seen->is_new ? style->accent : paint->line,
                  psg_pen_length(pen, seen->is_new ? NEW_OUTLINE : OUTLINE),
                  is_there ? PSG_DASH_NONE : PSG_DASH_DASHED};
    PsgGroupLook look = {.class = seen->is_new ? "actor new" : "actor",
                         .title = psg_context_text(pen->context, seen->name),
                         .opacity = 1,
                         .part = {PSG_PART_ACTOR, seen->actor}};
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_context_shape(pen->context, seen->kind), cell->boxes[index],
                          psg_pen_length(pen, style->corner) * cell->shrink);
    psg_scene_group(pen->scene, &look);
    psg_scene_path(pen->scene, outline, &ink);
    psg_scene_end(pen->scene);
}

static PsgTextLook
label_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 600, style->ink, PSG_ANCHOR_MIDDLE);
}

/* Writes the name on a plate in the page's colour, so that it is read whatever lies below. */
static void
draw_label(const Cell *cell, PsgRect place, const char *name)
{
    const PsgPen *pen = cell->pen;
    PsgTextLook look = label_look(pen);
    PsgInk ink = {.fill = pen->context->style->background};
    double cap = psg_pen_cap_height(pen, &look);
    psg_scene_box(pen->scene, place, psg_pen_length(pen, PLATE_PADDING), &ink);
    PsgPoint at = {place.x + place.width / 2, place.y + place.height * 0.45 + cap / 2};
    psg_pen_write(pen, &look, at, name);
}

/* The name as it is written, cut where it is too long; and its plate. */
static char *
measure_name(const Cell *cell, size_t index, PsgSize *size)
{
    const PsgPen *pen = cell->pen;
    PsgTextLook look = label_look(pen);
    const char *whole = psg_context_text(pen->context, cell->view->actors[index].name);
    char *name =
        psg_ruler_cut(pen->ruler, &look.font, whole, cell->picture.width * WIDEST_LABEL);
    *size = (PsgSize){psg_pen_width(pen, &look, name) +
                          2 * psg_pen_length(pen, PLATE_PADDING),
                      psg_pen_length(pen, PLATE_HEIGHT)};
    return name;
}

static double
distance_to(PsgRect box, PsgPoint at)
{
    return hypot(MAX(0, MAX(box.x - at.x, at.x - psg_rect_right(box))),
                 MAX(0, MAX(box.y - at.y, at.y - psg_rect_bottom(box))));
}

/* Its own box is the nearest, so it is not taken for the name of another one. */
static bool
is_clear(const Cell *cell, size_t index, PsgRect place)
{
    PsgPoint middle = psg_rect_centre(place);
    double own = distance_to(cell->boxes[index], middle);
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        if (i != index && distance_to(cell->boxes[i], middle) < own) {
            return false;
        }
    }
    return true;
}

/* A place for the label that was added last, pushed aside by the edges of the picture. */
static void
offer(const Cell *cell, PsgLabelPlacer *placer, size_t index, PsgRect place, double cost)
{
    place.x = CLAMP(place.x, cell->bounds.x, psg_rect_right(cell->bounds) - place.width);
    if (is_clear(cell, index, place)) {
        psg_label_placer_offer(placer, place, cost);
    }
}

/* Below its box or above it, rather in its middle than at its corners; beside it; at worst
 * on it. */
static void
offer_places(const Cell *cell, PsgLabelPlacer *placer, size_t index)
{
    double gap = psg_pen_length(cell->pen, LABEL_GAP);
    PsgRect box = cell->boxes[index];
    PsgLabel label = {
        .at = psg_rect_centre(box), .weight = 1, .is_tied = true, .covers_own = true};
    PsgSize size;
    g_free(measure_name(cell, index, &size));
    PsgRect on_box = psg_rect_around(label.at, size);
    double across = (box.width + size.width) / 2, down = (box.height + size.height) / 2;
    psg_label_placer_add(placer, &label);
    for (int step = -STEPS; step <= STEPS; step++) {
        PsgRect below = on_box, above = on_box;
        below.x = above.x = on_box.x + across * step / STEPS;
        below.y += down + gap;
        above.y -= down + gap;
        double cost = CORNER_COST * abs(step) / STEPS;
        offer(cell, placer, index, below, cost);
        offer(cell, placer, index, above, cost + ABOVE_COST);
    }
    for (int side = -1; side <= 1; side++) {
        PsgRect beside = on_box;
        beside.x += side * (across + gap);
        offer(cell, placer, index, beside, side == 0 ? ON_BOX_COST : CORNER_COST);
    }
}

static void
draw_labels(Cell *cell)
{
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(cell->bounds);
    size_t count = 0;
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        psg_label_placer_box(placer, cell->boxes[i]);
    }
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        if (cell->view->actors[i].is_new) {
            offer_places(cell, placer, i);
        }
    }
    psg_label_placer_solve(placer);
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        if (!cell->view->actors[i].is_new) {
            continue;
        }
        PsgSize size;
        g_autofree char *name = measure_name(cell, i, &size);
        size_t label = count++;
        if (psg_label_placer_choice(placer, label) != PSG_NONE) {
            psg_scene_show(cell->pen->scene,
                           (PsgPart){PSG_PART_ACTOR, cell->view->actors[i].actor});
            draw_label(cell, psg_label_placer_place(placer, label), name);
        } else {
            psg_join(cell->rest, ", ",
                     psg_context_text(cell->pen->context, cell->view->actors[i].name));
        }
    }
}

/* "2009  +5 −1", and the names that found no place. */
static void
draw_head(const Cell *cell, PsgRect room)
{
    const PsgPen *pen = cell->pen;
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_label, 700, style->ink, PSG_ANCHOR_START);
    PsgTextLook small =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    size_t new_count = 0, gone_count = cell->view->gone_count;
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        new_count += cell->view->actors[i].is_new;
    }
    g_autofree char *title =
        psg_context_slice_title(pen->context, cell->view->slice, NULL);
    g_autoptr(GString) count = g_string_new(NULL);
    if (new_count > 0) {
        psg_join_printf(count, "  ", "+%zu", new_count);
    }
    if (gone_count > 0) {
        psg_join_printf(count, "  ", "\u2212%zu", gone_count);
    }
    if (cell->rest->len > 0) {
        psg_join_printf(count, "  ", "+ %s", cell->rest->str);
    }
    PsgPoint at = {room.x, room.y + psg_pen_length(pen, HEAD_BASELINE)};
    at.x += psg_pen_write_within(pen, &look, at, title, room.width) +
            psg_pen_length(pen, HEAD_GAP);
    double left = psg_rect_right(room) - at.x;
    if (count->len > 0 && left > psg_pen_length(pen, HEAD)) {
        psg_pen_write_within(pen, &small, at, count->str, left);
    }
}

static void
draw_cell(const PsgPen *pen, const PsgNetwork *network, size_t slice, PsgRect room)
{
    const PsgView *view = pen->context->views[slice];
    g_autoptr(GString) rest = g_string_new(NULL);
    g_autofree PsgRect *boxes = g_new0(PsgRect, view->actor_count + 1);
    g_autofree char *id =
        g_strconcat("slice-", pen->context->landscape->slices[slice].id, NULL);
    Cell cell = {.pen = pen, .view = view, .boxes = boxes, .rest = rest};
    place_picture(&cell, network, room);
    PsgGroupLook look = {
        .id = id, .class = id, .opacity = 1, .part = {PSG_PART_SLICE, slice}};
    psg_scene_group(pen->scene, &look);
    psg_pen_rule(pen, (PsgPoint){room.x, room.y},
                 (PsgPoint){psg_rect_right(room), room.y});
    draw_relations(&cell);
    for (size_t i = 0; i < view->actor_count; i++) {
        draw_actor(&cell, i);
    }
    draw_labels(&cell);
    psg_scene_show(pen->scene, look.part);
    draw_head(&cell, room);
    psg_pen_end(pen);
}

/* ---- The grid ---- */

typedef struct {
    size_t columns, rows;
    PsgSize cell;
} Grid;

/* How large a cell of that many columns is. */
static Grid
grid_of(const PsgPen *pen, PsgRect room, size_t count, size_t columns)
{
    size_t rows = (count + columns - 1) / columns;
    double gap = psg_pen_length(pen, COLUMN_GAP), row_gap = psg_pen_length(pen, ROW_GAP);
    PsgSize cell = {(room.width + gap) / (double)columns - gap,
                    (room.height + row_gap) / (double)rows - row_gap};
    return (Grid){columns, rows, cell};
}

/* How large the network is in a cell of the grid: the root of its area's share. */
static double
picture_scale(const PsgPen *pen, const Grid *grid, PsgSize network)
{
    PsgSize scale = scale_in(pen, grid->cell, network);
    return sqrt(scale.width * scale.height);
}

/* The number of columns that makes the pictures largest. */
static Grid
best_grid(const PsgPen *pen, PsgRect room, size_t count, PsgSize network)
{
    Grid best = grid_of(pen, room, count, 1);
    for (size_t columns = 2; columns <= count; columns++) {
        Grid grid = grid_of(pen, room, count, columns);
        if (picture_scale(pen, &grid, network) > picture_scale(pen, &best, network)) {
            best = grid;
        }
    }
    return best;
}

/* Every how many slices have a cell, so that each cell shows something: 1 as a rule. */
static size_t
stride_of(const PsgPen *pen, PsgRect room, size_t count, PsgSize network)
{
    size_t stride = 1;
    double least = psg_pen_length(pen, LEAST_CELL);
    for (;;) {
        size_t shown = (count + stride - 1) / stride;
        Grid grid = best_grid(pen, room, shown, network);
        if (shown == 1 || grid.cell.width >= least) {
            return stride;
        }
        stride++;
    }
}

/* ---- What it tells of itself ---- */

static char *
description(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgView *view = context->views[spec->slices[i]];
        g_autofree char *title = psg_context_slice_title(context, view->slice, NULL);
        psg_join_printf(text, "; ", "%s%s %zu %s", title,
                        psg_word(PSG_WORD_COLON, context->language), view->actor_count,
                        psg_word_for(view->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS,
                                     context->language));
        const char *before = ", + ";
        for (size_t j = 0; j < view->actor_count; j++) {
            if (view->actors[j].is_new) {
                g_string_append_printf(text, "%s%s", before,
                                       psg_context_text(context, view->actors[j].name));
                before = ", ";
            }
        }
    }
    return g_string_free(text, FALSE);
}

/* "30 of 90 slices", if some are left out; NULL if not. Owned by the caller. */
static char *
left_out(const PsgRenderContext *context, const PsgFigureSpec *spec, size_t shown)
{
    return shown == spec->slice_count
               ? NULL
               : g_strdup_printf(
                     "%zu %s %zu %s", shown, psg_word(PSG_WORD_OUT_OF, context->language),
                     spec->slice_count, psg_word(PSG_WORD_SLICES, context->language));
}

/* The outline of new actors is explained only if some actor is new. */
static bool
has_newcomers(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgView *view = context->views[spec->slices[i]];
        for (size_t j = 0; j < view->actor_count; j++) {
            if (view->actors[j].is_new) {
                return true;
            }
        }
    }
    return false;
}

/* Scene and frame. shown: so many cells there will be. */
static void
begin(PsgPen *pen, const PsgFigureSpec *spec, size_t shown)
{
    const PsgRenderContext *context = pen->context;
    g_autofree char *suffix = left_out(context, spec, shown);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *told = description(context, spec);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    const char *title = psg_figure_title(context, spec);
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_frame_cite_view(cited, context->views[spec->slices[i]]);
    }
    pen->scene = psg_frame_scene(context, context->page.size, name, title, told);
    PsgFrame frame = {
        .title = title,
        .suffix = suffix,
        .subtitle = has_newcomers(context, spec)
                        ? psg_word(PSG_WORD_FILMSTRIP_NEW, context->language)
                        : NULL,
        .cited = cited,
    };
    psg_frame_draw(pen, &frame);
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    PsgPen pen = {input->context, ruler, NULL};
    PsgRect area = psg_network_area(input->network);
    PsgSize network = {area.width, area.height};
    PsgRect room =
        psg_frame_room_without_strip(pen.context, pen.context->page.size.height);
    /* Kinds that occur anywhere: cells have no words for them. */
    g_autoptr(GArray) entries =
        psg_network_legend_of_actors(pen.context, spec->slices, spec->slice_count);
    double legend = psg_legend_height(&pen, entries, room.width);
    room.height -= legend + psg_pen_length(&pen, LEGEND_GAP);
    size_t stride = stride_of(&pen, room, spec->slice_count, network);
    size_t shown = (spec->slice_count + stride - 1) / stride;
    Grid grid = best_grid(&pen, room, shown, network);
    begin(&pen, spec, shown);
    for (size_t i = 0; i < shown; i++) {
        size_t column = i % grid.columns, row = i / grid.columns;
        double x = (double)column * (grid.cell.width + psg_pen_length(&pen, COLUMN_GAP));
        double y = (double)row * (grid.cell.height + psg_pen_length(&pen, ROW_GAP));
        PsgRect cell = {room.x + x, room.y + y, grid.cell.width, grid.cell.height};
        draw_cell(&pen, input->network, spec->slices[i * stride], cell);
    }
    PsgRect foot = {room.x, psg_rect_bottom(room) + psg_pen_length(&pen, LEGEND_GAP),
                    room.width, legend};
    psg_legend_draw(&pen, foot, entries);
    return pen.scene;
}

/* ---- The table behind it ---- */

static const char *
state_of(const PsgViewActor *seen)
{
    if (seen->is_new) {
        return seen->is_leaving ? "new, leaving" : "new";
    }
    return seen->is_leaving ? "leaving" : psg_presence_word(seen->presence);
}

static void
add_row(PsgTable *table, const PsgRenderContext *context, size_t slice, size_t actor,
        const PsgText *name)
{
    psg_table_begin_row(table);
    psg_table_set(table, "slice", psg_slice_id(context->landscape, slice));
    psg_table_set(table, "actor", psg_actor_id(context->landscape, actor));
    psg_table_set(table, "name", psg_context_text(context, name));
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {{"slice", PSG_COLUMN_WORD},
                                        {"actor", PSG_COLUMN_WORD},
                                        {"name", PSG_COLUMN_TEXT},
                                        {"kind", PSG_COLUMN_WORD},
                                        {"state", PSG_COLUMN_WORD}};
    const PsgRenderContext *context = input->context;
    const PsgLandscape *landscape = context->landscape;
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgView *view = context->views[spec->slices[i]];
        const PsgInterval *window = &landscape->slices[view->slice].when;
        for (size_t j = 0; j < view->actor_count; j++) {
            const PsgViewActor *seen = &view->actors[j];
            add_row(table, context, view->slice, seen->actor, seen->name);
            psg_table_set(table, "kind", psg_kind_id(landscape, seen->kind));
            psg_table_set(table, "state", state_of(seen));
        }
        for (size_t j = 0; j < view->gone_count; j++) {
            const PsgDatedTexts *names = &landscape->actors[view->gone[j]].name;
            add_row(table, context, view->slice, view->gone[j],
                    psg_dated_text_at(names, window));
            psg_table_set(table, "state", "gone");
        }
    }
    return table;
}

/* ---- The kind ---- */

static const PsgFigureMaker maker = {
    .word = PSG_WORD_FILMSTRIP,
    .needs_network = true,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_filmstrip_kind = {
    .name = "filmstrip",
    .span = PSG_SPAN_ALL,
    .maker = &maker,
};
