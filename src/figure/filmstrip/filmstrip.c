/* The filmstrip: a grid of cells, one a slice, each with the network in small. */
#include "figure/filmstrip/filmstrip.h"

#include "base/join.h"
#include "figure/filmstrip/cell.h"
#include "figure/network/legend.h"
#include "figure/part/frame.h"

#include <math.h>

/* In units of a slide. */
#define COLUMN_GAP 22.0
#define ROW_GAP 14.0
#define LEAST_CELL 150.0 /* narrower ones show nothing any more */
#define LEGEND_GAP 12.0

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
    PsgSize scale = psg_filmstrip_scale(pen, grid->cell, network);
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

/* So many slices apart that each cell shows something: 1 as a rule. */
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
        psg_join_printf(
            text, "; ", "%s%s %zu %s", title, psg_word(PSG_WORD_COLON, context->language),
            view->actor_count,
            psg_word(view->actor_count == 1 ? PSG_WORD_ACTOR : PSG_WORD_ACTORS,
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

/* Who is new is explained where there is anybody. */
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

PsgScene *
psg_filmstrip_draw(const PsgFigureInput *input, PsgRuler *ruler,
                   const PsgFigureSpec *spec)
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
        psg_filmstrip_cell_draw(&pen, input->network, spec->slices[i * stride], cell);
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

PsgTable *
psg_filmstrip_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
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
    .draw = psg_filmstrip_draw,
    .tabulate = psg_filmstrip_table,
};

const PsgFigureKind psg_filmstrip_kind = {
    .name = "filmstrip",
    .span = PSG_SPAN_ALL,
    .maker = &maker,
};
