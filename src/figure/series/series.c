/* The series: charts in a grid, on as many pages as they need, what is too little for one below
 * them, and the table behind them. What has much to tell has more cells of the grid, and comes first;
 * small charts fill what is left. */
#include "figure/series/series.h"

#include "base/join.h"
#include "figure/part/frame.h"
#include "figure/part/message.h"
#include "figure/part/value_label.h"
#include "figure/series/chart.h"
#include "figure/strings.h"
#include "slice/counts.h"

#include <math.h>

/* In units of a slide: a chart that is smaller is not read from the last row. Two fit beside each
 * other on a slide, and two below. */
#define LEAST_WIDTH 560.0
#define LEAST_HEIGHT 235.0

/* In units of a slide: room that tells one thing from the next. */
#define GAP 24.0 /* between charts */
#define TOP 10.0 /* below the frame's title */
#define COLUMN_GAP 32.0
#define FOOTNOTE_GAP 5.0 /* less than between two lines of a text */
#define LARGE_GAP 15.0   /* where footnotes have the page for themselves */

/* In units of a slide: a line of small letters, and one of a heading. */
#define NOTE_LINE 24.0
#define HEADING 30.0

/* In units of a slide: some forty letters, as many as are read at a glance. */
#define COLUMN 340.0
#define LARGE_COLUMN 700.0
#define LARGE_SIZE 24.0 /* of letters that are twice as wide */

#define STEEPEST 1.0 /* height by width of a chart: in a higher one all lines are steep */
#define BEST_ASPECT 1.75 /* of a cell: that of the slide itself, about */
/* Most that footnotes below charts take of the page's height; more have a page of their own. */
#define SHARE 0.22
#define ASPECT (16.0 / 9) /* of a page that fits its charts, unless it must be higher */
#define HIGHEST 4.0       /* of such a page, by its width: readers scroll no further */

enum {
    MOST_CHARTS =
        4, /* of a slide: as many as one speaks about. Pages that are read have more */
    MANY_LINES = 6,      /* lines that need a chart of double height */
    MOST_SPAN = 2,       /* cells that a chart has each way */
    MOST_TEXT_LINES = 4, /* of one footnote */
    HALVINGS = 16, /* until the height of columns is known to a hundredth of a line */
};

/* ---- The grid ---- */

typedef struct {
    size_t columns, rows; /* that there may be */
    size_t used;          /* rows */
    bool *taken;          /* by row, then column */
    PsgCell *cells;
    size_t count; /* of those that have a place */
} Grid;

static bool
is_free(const Grid *grid, const PsgCell *cell)
{
    if (cell->column + cell->width > grid->columns ||
        cell->row + cell->height > grid->rows) {
        return false;
    }
    for (size_t row = cell->row; row < cell->row + cell->height; row++) {
        for (size_t i = cell->column; i < cell->column + cell->width; i++) {
            if (grid->taken[row * grid->columns + i]) {
                return false;
            }
        }
    }
    return true;
}

static void
take(Grid *grid, const PsgCell *cell)
{
    for (size_t row = cell->row; row < cell->row + cell->height; row++) {
        for (size_t i = cell->column; i < cell->column + cell->width; i++) {
            grid->taken[row * grid->columns + i] = true;
        }
    }
    grid->used = MAX(grid->used, cell->row + cell->height);
}

/* The first cells that are free, as one would fill a page by hand: not before those of the
 * one before, if that is as large. */
static bool
place(Grid *grid, PsgCell *cell)
{
    g_assert(cell != NULL);
    const PsgCell *before = grid->count == 0 ? NULL : cell - 1;
    bool is_alike =
        before != NULL && before->width == cell->width && before->height == cell->height;
    for (cell->row = is_alike ? before->row : 0; cell->row < grid->rows; cell->row++) {
        for (cell->column = 0; cell->column < grid->columns; cell->column++) {
            if (is_free(grid, cell)) {
                take(grid, cell);
                return true;
            }
        }
    }
    return false;
}

/* Up to the first that has no room. span: cells each way that one may have, at most. */
static Grid
fill_grid(const PsgCell *wishes, size_t count, size_t columns, size_t rows, size_t span)
{
    Grid grid = {.columns = columns, .rows = MIN(rows, MOST_SPAN * count)};
    count = MIN(count, grid.columns * grid.rows);
    grid.cells = g_new(PsgCell, count + 1);
    grid.taken = g_new0(bool, grid.rows *columns + 1);
    while (grid.count < count) {
        PsgCell *cell = &grid.cells[grid.count];
        *cell = wishes[grid.count];
        cell->width = MIN(MIN(cell->width, span), columns);
        cell->height = MIN(cell->height, span);
        if (!place(&grid, cell)) {
            break;
        }
        grid.count++;
    }
    return grid;
}

/* Holes are filled by whoever stands left of them. */
static void
widen(Grid *grid)
{
    for (size_t i = 0; i < grid->count; i++) {
        PsgCell *cell = &grid->cells[i];
        PsgCell beside = {cell->column + cell->width, cell->row, 1, cell->height};
        while (is_free(grid, &beside)) {
            take(grid, &beside);
            cell->width++;
            beside.column++;
        }
    }
}

static PsgSize
cell_size(const Grid *grid, PsgRect room, double gap)
{
    double columns = (double)grid->columns, rows = (double)grid->used;
    return (PsgSize){(room.width - (columns - 1) * gap) / columns,
                     (room.height - (rows - 1) * gap) / rows};
}

/* From 0 to 1, where no cell is empty and all have the best shape. */
static double
quality_of(const Grid *grid, PsgRect room, double gap)
{
    PsgSize size = cell_size(grid, room, gap);
    size_t used = 0;
    for (size_t i = 0; i < grid->count; i++) {
        used += grid->cells[i].width * grid->cells[i].height;
    }
    double aspect = size.width / size.height / BEST_ASPECT;
    return MIN(aspect, 1 / aspect) * (double)used / (double)(grid->used * grid->columns);
}

static PsgRect *
rooms_of(const Grid *grid, PsgRect room, double gap)
{
    PsgSize size = cell_size(grid, room, gap);
    PsgRect *rooms = g_new0(PsgRect, grid->count + 1);
    for (size_t i = 0; i < grid->count; i++) {
        const PsgCell *cell = &grid->cells[i];
        double width = (double)cell->width, height = (double)cell->height;
        rooms[i] = (PsgRect){room.x + (double)cell->column * (size.width + gap),
                             room.y + (double)cell->row * (size.height + gap),
                             width * size.width + (width - 1) * gap,
                             height * size.height + (height - 1) * gap};
    }
    return rooms;
}

/* How many cells of at least that size fit beside each other. */
static size_t
most_cells(double room, double least, double gap)
{
    return room < least ? 0 : (size_t)((room + gap) / (least + gap));
}

/* All numbers of columns are tried: as many charts as can be have room; then the best quality. Large
 * ones are large, unless not one has room so. */
size_t
psg_series_grid(PsgRect room, const PsgGridRule *rule, const PsgCell *wishes,
                size_t count, PsgRect **rooms)
{
    size_t columns = most_cells(room.width, rule->least.width, rule->gap);
    size_t rows = most_cells(room.height, rule->least.height, rule->gap), most = 0;
    double best = 0;
    *rooms = NULL;
    for (size_t span = MOST_SPAN; span > 0 && most == 0; span--) {
        for (size_t i = 1; i <= MIN(columns, MOST_SPAN * count); i++) {
            Grid grid = fill_grid(wishes, count, i, rows, span);
            double quality = grid.count == 0 ? 0 : quality_of(&grid, room, rule->gap);
            if (grid.count > most || (grid.count == most && quality > best)) {
                most = grid.count;
                best = quality;
                widen(&grid);
                g_free(*rooms);
                *rooms = rooms_of(&grid, room, rule->gap);
            }
            g_free(grid.taken);
            g_free(grid.cells);
        }
    }
    return most;
}

/* ---- Footnotes ---- */

/* Lines of words, column by column, with as many in each. */
typedef struct {
    const char *heading; /* NULL: they have the page for themselves */
    PsgTextLook look;
    double line, gap, width; /* of a line, between two, of a column */
    size_t columns, rows;
    char ***lines; /* of each footnote that may have room */
    size_t count, total;
    double height; /* with the heading */
} Block;

static double
height_at(const Block *block, size_t index)
{
    return g_strv_length(block->lines[index]) * block->line + block->gap;
}

/* The height of the highest column, with the heading. */
static double
block_height(const PsgPen *pen, const Block *block)
{
    double highest = 0, height = 0;
    for (size_t i = 0; i < MIN(block->count, block->columns * block->rows); i++) {
        height = i % block->rows == 0 ? 0 : height;
        height += height_at(block, i);
        highest = MAX(highest, height);
    }
    bool has_heading = block->heading != NULL && block->count > 0;
    return highest + (has_heading ? psg_pen_length(pen, HEADING) : 0);
}

/* Sets the footnotes from the first in columns of the width, at most so high. is_large: they have
 * the page for themselves. */
static Block
block_of(const PsgPen *pen, const PsgSeriesData *data, size_t first, PsgSize room,
         bool is_large)
{
    const PsgStyle *style = pen->context->style;
    const char *language = pen->context->language;
    double width = room.width, most = room.height;
    double column = psg_pen_length(pen, is_large ? LARGE_COLUMN : COLUMN);
    double between = psg_pen_length(pen, COLUMN_GAP);
    Block block = {
        .heading = is_large ? NULL : psg_word(PSG_WORD_OTHER_FIGURES, language),
        .look = psg_pen_look(pen, is_large ? LARGE_SIZE : style->size_small, 400,
                             style->ink, PSG_ANCHOR_START),
        .gap = psg_pen_length(pen, is_large ? LARGE_GAP : FOOTNOTE_GAP),
        .total = data->footnote_count - first,
    };
    block.line = psg_pen_line_height(pen, &block.look);
    block.columns = MAX(1, MIN(most_cells(width, column, between), block.total));
    block.width = (width + between) / (double)block.columns - between;
    double fitting = (double)block.columns * ceil(most / block.line);
    block.count = (size_t)MIN((double)block.total, MAX(fitting, 1));
    block.lines = g_new0(char **, block.count + 1);
    for (size_t i = 0; i < block.count; i++) {
        const PsgSeriesFootnote *footnote = &data->footnotes[first + i];
        g_autofree char *text =
            g_strconcat(footnote->title, psg_word(PSG_WORD_COLON, language), " ",
                        footnote->text, NULL);
        block.lines[i] =
            psg_pen_wrap(pen, &block.look, text, block.width, MOST_TEXT_LINES);
    }
    g_assert(block.columns > 0);
    block.rows = (block.count + block.columns - 1) / block.columns;
    while (block.rows > 1 && block_height(pen, &block) > most) {
        block.rows--;
    }
    block.count = MIN(block.count, block.columns * block.rows);
    block.height = block_height(pen, &block);
    return block;
}

static void
clear_block(Block *block)
{
    /* also those that the block had no room for */
    for (char ***lines = block->lines; *lines != NULL; lines++) {
        g_strfreev(*lines);
    }
    g_free(block->lines);
}

static void
draw_heading(const PsgPen *pen, const char *heading, PsgRect *room)
{
    PsgTextLook look = psg_pen_look(pen, pen->context->style->size_label, 600,
                                    pen->context->style->ink, PSG_ANCHOR_START);
    PsgPoint at = {room->x, room->y + psg_pen_cap_height(pen, &look)};
    psg_pen_write_within(pen, &look, at, heading, room->width);
    room->y += psg_pen_length(pen, HEADING);
}

static void
draw_block(const PsgPen *pen, const Block *block, PsgRect room)
{
    double step = block->width + psg_pen_length(pen, COLUMN_GAP), filled = 0;
    double cap = psg_pen_cap_height(pen, &block->look);
    if (block->count == 0) {
        return;
    }
    psg_pen_group(pen, "footnotes");
    if (block->heading != NULL) {
        draw_heading(pen, block->heading, &room);
    }
    for (size_t i = 0; i < block->count; i++) {
        filled = i % block->rows == 0 ? 0 : filled;
        size_t column = i / block->rows;
        PsgPoint at = {room.x + (double)column * step, room.y + filled + cap};
        psg_pen_write_lines(pen, &block->look, at, block->lines[i]);
        filled += height_at(block, i);
    }
    psg_pen_end(pen);
}

/* ---- What stands where ---- */

/* One page: charts, footnotes, or both. */
typedef struct {
    size_t first, count; /* of the charts, in their order */
    size_t first_note;   /* of the footnotes, as many as have room; their count: none */
} Sheet;

/* Borrows pen and data. */
typedef struct {
    const PsgPen *pen;
    const PsgSeriesData *data;
    PsgRect room;    /* of charts and footnotes */
    size_t *order;   /* of charts */
    PsgCell *wishes; /* in that order */
    GArray *sheets;  /* of Sheet */
} Layout;

static PsgCell
cell_of(const PsgSeriesChart *chart)
{
    bool is_large = chart->line_count >= MANY_LINES;
    return (PsgCell){.width = 1, .height = is_large ? MOST_SPAN : 1};
}

/* Large ones first. Gives the order. */
static size_t *
order_charts(const PsgSeriesData *data, PsgCell *wishes)
{
    size_t *order = g_new(size_t, data->chart_count + 1), placed = 0;
    for (size_t area = MOST_SPAN * MOST_SPAN; area > 0; area--) {
        for (size_t i = 0; i < data->chart_count; i++) {
            PsgCell cell = cell_of(&data->charts[i]);
            if (cell.width * cell.height == area) {
                wishes[placed] = cell;
                order[placed++] = i;
            }
        }
    }
    return order;
}

static PsgGridRule
rule_of(const PsgPen *pen)
{
    return (PsgGridRule){
        {psg_pen_length(pen, LEAST_WIDTH), psg_pen_length(pen, LEAST_HEIGHT)},
        psg_pen_length(pen, GAP)};
}

/* Charts of one page, from the first: as many as have room, and no more than `most`. */
static size_t
fill_page(const Layout *layout, size_t first, size_t most, PsgRect room, PsgRect **rooms)
{
    PsgGridRule rule = rule_of(layout->pen);
    size_t count = MIN(most, layout->data->chart_count - first);
    size_t placed = psg_series_grid(room, &rule, layout->wishes + first, count, rooms);
    if (placed == 0 && count > 0 && room.width >= rule.least.width / 2 &&
        room.height >= rule.least.height / 2) {
        *rooms = g_new(PsgRect, 1); /* a small page, with one small chart */
        **rooms = room;
        placed = 1;
    }
    return placed;
}

/* Pages with so many charts at most. */
static void
add_pages(Layout *layout, size_t most)
{
    g_array_set_size(layout->sheets, 0);
    size_t placed = 1;
    for (size_t first = 0; first < layout->data->chart_count && placed > 0;
         first += placed) {
        g_autofree PsgRect *rooms = NULL;
        placed = fill_page(layout, first, most, layout->room, &rooms);
        Sheet sheet = {first, placed, layout->data->footnote_count};
        if (placed > 0) {
            g_array_append_val(layout->sheets, sheet);
        }
    }
}

/* As few pages as can be, and about as many charts on each. */
static void
share_out_charts(Layout *layout)
{
    bool is_slide = layout->room.width > layout->room.height;
    bool fits = layout->pen->context->page.fits;
    size_t most = is_slide && !fits ? MOST_CHARTS : MAX(1, layout->data->chart_count);
    add_pages(layout, most);
    guint pages = layout->sheets->len;
    while (most > 1 && pages > 1) {
        add_pages(layout, most - 1);
        if (layout->sheets->len > pages) {
            break;
        }
        most--;
    }
    add_pages(layout, most);
}

/* What charts leave of the page's room where footnotes stand below them, at most so high. */
static PsgRect
above_block(const Layout *layout, const Block *block)
{
    PsgRect room = layout->room;
    double gap = psg_pen_length(layout->pen, GAP);
    room.height -= block->height > 0 ? block->height + gap : 0;
    return room;
}

static Block
block_below(const Layout *layout, size_t first)
{
    PsgSize most = {layout->room.width, layout->room.height * SHARE};
    return block_of(layout->pen, layout->data, first, most, false);
}

/* All below the charts of the last page, if these keep their size; else on further pages. */
static void
share_out_notes(Layout *layout)
{
    size_t total = layout->data->footnote_count, first = 0;
    if (layout->sheets->len > 0 && total > 0) {
        Sheet *last = &g_array_index(layout->sheets, Sheet, layout->sheets->len - 1);
        Block block = block_below(layout, 0);
        PsgRect room = above_block(layout, &block);
        g_autofree PsgRect *rooms = NULL;
        if (block.count == total && block.height <= layout->room.height * SHARE &&
            fill_page(layout, last->first, last->count, room, &rooms) == last->count) {
            last->first_note = 0;
            first = total;
        }
        clear_block(&block);
    }
    PsgSize size = {layout->room.width, layout->room.height};
    while (first < total) {
        Block block = block_of(layout->pen, layout->data, first, size, true);
        Sheet sheet = {layout->data->chart_count, 0, first};
        g_array_append_val(layout->sheets, sheet);
        first += block.count;
        clear_block(&block);
    }
}

static Layout
layout_of(const PsgPen *pen, const PsgSeriesData *data, PsgRect room)
{
    Layout layout = {.pen = pen,
                     .data = data,
                     .room = room,
                     .wishes = g_new0(PsgCell, data->chart_count + 1),
                     .sheets = g_array_new(FALSE, FALSE, sizeof(Sheet))};
    layout.room.height -= data->estimated != NULL ? psg_pen_length(pen, NOTE_LINE) : 0;
    layout.order = order_charts(data, layout.wishes);
    share_out_charts(&layout);
    share_out_notes(&layout);
    return layout;
}

static void
clear_layout(Layout *layout)
{
    g_free(layout->order);
    g_free(layout->wishes);
    g_array_unref(layout->sheets);
}

static PsgRect
below_title(const PsgPen *pen, PsgRect room)
{
    double top = psg_pen_length(pen, TOP);
    return (PsgRect){room.x, room.y + top, room.width, room.height - top};
}

/* The context's own; where the page fits its drawing, so high that all charts and footnotes
 * have room. The pen needs no scene. */
static double
page_height(const PsgPen *pen, const PsgSeriesData *data)
{
    const PsgPage *page = &pen->context->page;
    if (!page->fits) {
        return page->size.height;
    }
    double height = MAX(page->size.height, page->size.width / ASPECT);
    PsgRect room = below_title(pen, psg_frame_room_without_strip(pen->context, height));
    PsgGridRule rule = rule_of(pen);
    size_t columns = MAX(1, most_cells(room.width, rule.least.width, rule.gap)),
           cells = 0;
    for (size_t i = 0; i < data->chart_count; i++) {
        PsgCell cell = cell_of(&data->charts[i]);
        cells += cell.width * cell.height;
    }
    double rows = ceil((double)cells / (double)columns);
    PsgSize most = {room.width, page->size.width * HIGHEST};
    Block block = block_of(pen, data, 0, most, data->chart_count == 0);
    double notes = block.height;
    double wanted = rows * (rule.least.height + rule.gap) + notes;
    wanted = MAX(wanted, notes / (data->chart_count > 0 ? SHARE : 1));
    wanted += 2 * psg_pen_length(pen, NOTE_LINE); /* the last line, and one to spare */
    clear_block(&block);
    return CLAMP(height + wanted - room.height, height, page->size.width * HIGHEST);
}

/* ---- Drawing ---- */

/* Says what estimated places are, and how many charts have no room on any page. */
static void
write_note(const Layout *layout, const Sheet *sheet, size_t left_out)
{
    const PsgPen *pen = layout->pen;
    const PsgSeriesData *data = layout->data;
    const PsgStyle *style = pen->context->style;
    g_autoptr(GString) note = g_string_new(NULL);
    bool is_estimated = false;
    for (size_t i = 0; i < sheet->count; i++) {
        const PsgSeriesChart *chart = &data->charts[layout->order[sheet->first + i]];
        is_estimated = is_estimated || chart->is_of_slices;
    }
    if (data->estimated != NULL && is_estimated) {
        g_string_append_printf(note, "\u25cb %s", data->estimated);
    }
    if (left_out > 0) {
        psg_join_printf(note, " \u00b7 ", "+ %zu %s", left_out,
                        psg_word(PSG_WORD_NO_ROOM_FOR, pen->context->language));
    }
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    PsgPoint at = {layout->room.x,
                   psg_rect_bottom(layout->room) + psg_pen_length(pen, NOTE_LINE) * 0.7};
    if (note->len > 0) {
        psg_pen_write_within(pen, &look, at, note->str, layout->room.width);
    }
}

static void
draw_sheet(const Layout *layout, const Sheet *sheet)
{
    const PsgPen *pen = layout->pen;
    PsgRect room = layout->room;
    if (sheet->first_note < layout->data->footnote_count) {
        PsgSize all = {room.width, room.height};
        Block block = sheet->count > 0
                          ? block_below(layout, sheet->first_note)
                          : block_of(pen, layout->data, sheet->first_note, all, true);
        PsgRect below = room;
        if (sheet->count > 0) {
            room = above_block(layout, &block);
            below.y = psg_rect_bottom(below) - block.height;
        }
        draw_block(pen, &block, below);
        clear_block(&block);
    }
    g_autofree PsgRect *rooms = NULL;
    size_t placed = fill_page(layout, sheet->first, sheet->count, room, &rooms);
    for (size_t i = 0; i < placed; i++) {
        const PsgSeriesChart *chart =
            &layout->data->charts[layout->order[sheet->first + i]];
        rooms[i].height = MIN(rooms[i].height, rooms[i].width * STEEPEST);
        psg_series_chart_draw(pen, chart, layout->data, rooms[i]);
    }
}

/* ---- The figure ---- */

static void
describe_chart(const PsgSeriesChart *chart, GString *out)
{
    psg_join(out, ". ", chart->title);
    for (size_t i = 0; i < chart->line_count; i++) {
        const PsgSeriesLine *line = &chart->lines[i];
        g_string_append_printf(out, "%s%s%s", i == 0 ? ":" : ";",
                               line->name == NULL ? "" : " ",
                               line->name == NULL ? "" : line->name);
        for (size_t j = 0; j < line->count; j++) {
            g_string_append_printf(out, "%s%s (%s)", j == 0 ? " " : ", ",
                                   line->points[j].label, line->points[j].date);
        }
    }
}

static char *
description_of(const PsgRenderContext *context, const PsgSeriesData *data)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < data->chart_count; i++) {
        describe_chart(&data->charts[i], out);
    }
    for (size_t i = 0; i < data->footnote_count; i++) {
        psg_join_printf(out, ". ", "%s: %s", data->footnotes[i].title,
                        data->footnotes[i].text);
    }
    if (out->len == 0) {
        g_string_append(out, psg_word(PSG_WORD_NO_FIGURE, context->language));
    }
    return g_string_free(out, FALSE);
}

/* Of the actors, where they are counted; NULL if they are not. Owned by the caller. */
static char *
message_of(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const PsgSeriesOptions *asked = spec->options;
    return asked->measures.count > 0 && !asked->has_counts
               ? NULL
               : psg_message_of_window(context, spec, &asked->window);
}

/* How many charts no page has room for. */
static size_t
left_out_of(const Layout *layout)
{
    size_t placed = 0;
    for (guint i = 0; i < layout->sheets->len; i++) {
        placed += g_array_index(layout->sheets, Sheet, i).count;
    }
    return layout->data->chart_count - placed;
}

/* The author's; else that of the only chart, or of the only measure that was asked for. */
static const char *
title_of(const PsgRenderContext *context, const PsgFigureSpec *spec,
         const PsgSeriesChart *only)
{
    const PsgSeriesOptions *asked = spec->options;
    bool has_title = spec->title.count > 0;
    if (!has_title && only != NULL) {
        return only->title;
    }
    if (!has_title && asked->measures.count == 1 && !asked->has_counts) {
        size_t measure = asked->measures.items[0];
        return psg_measure_name(&context->landscape->measures[measure],
                                context->language);
    }
    return psg_figure_title(context, spec);
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgSeriesData) data = psg_series_data_new(context, spec);
    const PsgSeriesChart *only = data->is_one_chart ? &data->charts[0] : NULL;
    const char *title = title_of(context, spec, only);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *description = description_of(context, data);
    g_autofree char *subtitle =
        only == NULL ? message_of(context, spec) : g_strdup(only->says);
    PsgPen pen = {context, ruler, NULL};
    PsgSize size = {context->page.size.width, page_height(&pen, data)};
    PsgRect room = below_title(&pen, psg_frame_room_without_strip(context, size.height));
    Layout layout = layout_of(&pen, data, room);
    PsgScene *next = NULL;
    guint pages = MAX(layout.sheets->len, 1);
    for (guint i = pages; i > 0; i--) {
        g_autofree char *place = pages > 1 ? g_strdup_printf("%u/%u", i, pages) : NULL;
        pen.scene = psg_frame_scene(context, size, name, title, description);
        PsgFrame frame = {
            .title = title, .suffix = place, .subtitle = subtitle, .cited = data->cited};
        psg_frame_draw(&pen, &frame);
        Sheet none = {data->chart_count, 0, data->footnote_count};
        const Sheet *sheet =
            layout.sheets->len > 0 ? &g_array_index(layout.sheets, Sheet, i - 1) : &none;
        draw_sheet(&layout, sheet);
        write_note(&layout, sheet, i == pages ? left_out_of(&layout) : 0);
        psg_scene_set_next(pen.scene, next);
        next = pen.scene;
    }
    clear_layout(&layout);
    return next;
}

/* ---- The table: every value as it was said, and the counts ---- */

enum { DECIMALS = 6 }; /* of a number that is computed */

static void
set_subject(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
            const PsgInterval *when)
{
    psg_table_begin_row(table);
    psg_table_set(table, "measure", measure->id);
    psg_table_set(table, "unit", psg_context_text(context, &measure->unit));
    psg_table_set_time(table, when);
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
          const PsgMeasurement *value)
{
    const PsgLandscape *landscape = context->landscape;
    set_subject(table, context, measure, &value->when);
    psg_table_set(table, "of", psg_measurement_subject(landscape, value));
    psg_table_set_number(table, "value", value->value);
    psg_table_set(table, "bound", psg_bound_word(value->bound));
    psg_table_set(table, "per", value->each ? "each" : "all");
    psg_table_set(table, "text", psg_context_text(context, &value->text));
    psg_table_set_ids(table, "sources", landscape, &value->sources, psg_source_id);
}

static void
add_event(PsgTable *table, const PsgRenderContext *context, const PsgMeasure *measure,
          const PsgEvent *event, double value)
{
    const PsgLandscape *landscape = context->landscape;
    set_subject(table, context, measure, &event->when);
    psg_table_set_ids(table, "of", landscape, &event->actors, psg_actor_id);
    psg_table_set_number(table, "value", value);
    psg_table_set(table, "name", psg_context_text(context, &event->title));
    psg_table_set_ids(table, "sources", landscape, &event->sources, psg_source_id);
}

static void
add_measure(PsgTable *table, const PsgRenderContext *context, size_t index,
            const PsgInterval *window)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgMeasure *measure = &landscape->measures[index];
    for (size_t i = 0; i < measure->value_count; i++) {
        if (psg_interval_meets(&measure->values[i].when, window)) {
            add_value(table, context, measure, &measure->values[i]);
        }
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        for (size_t j = 0; j < event->value_count; j++) {
            if (event->values[j].measure == index &&
                psg_interval_meets(&event->when, window)) {
                add_event(table, context, measure, event, event->values[j].value);
            }
        }
    }
}

/* One row of a slice: the count's name stands as a measure, the slice as what it is of. */
static void
add_count(PsgTable *table, const PsgSlice *slice, const char *count, double value,
          const char *name)
{
    psg_table_begin_row(table);
    psg_table_set(table, "measure", count);
    psg_table_set(table, "of", slice->id);
    psg_table_set_time(table, &slice->when);
    psg_table_set_rounded(table, "value", value, DECIMALS);
    psg_table_set(table, "name", name);
}

static double
number_of(const PsgCounts *counts, size_t number)
{
    return counts->is_known && number != PSG_NONE ? (double)number : (double)NAN;
}

static void
add_counts(PsgTable *table, const PsgRenderContext *context, size_t index)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgSlice *slice = &landscape->slices[index];
    PsgCounts counts = psg_counts_of_view(context->views[index]);
    bool has_most = counts.most_connected != PSG_NONE;
    const char *most = has_most ? landscape->actors[counts.most_connected].id : NULL;
    add_count(table, slice, "actors", number_of(&counts, counts.actors), NULL);
    add_count(table, slice, "relations", number_of(&counts, counts.relations), NULL);
    add_count(table, slice, "new", number_of(&counts, counts.new_actors), NULL);
    add_count(table, slice, "gone", number_of(&counts, counts.gone), NULL);
    add_count(table, slice, "density", counts.density, NULL);
    add_count(table, slice, "most-connected",
              has_most ? (double)counts.most_others : (double)NAN, most);
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    static const PsgColumn columns[] = {
        {"measure", PSG_COLUMN_WORD}, {"unit", PSG_COLUMN_TEXT},
        {"of", PSG_COLUMN_WORD},      {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},   {"end", PSG_COLUMN_WORD},
        {"value", PSG_COLUMN_NUMBER}, {"bound", PSG_COLUMN_WORD},
        {"per", PSG_COLUMN_WORD},     {"text", PSG_COLUMN_TEXT},
        {"name", PSG_COLUMN_TEXT},    {"sources", PSG_COLUMN_WORD}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    const PsgSeriesOptions *asked = spec->options;
    bool is_all = asked->measures.count == 0 && !asked->has_counts;
    size_t count = is_all ? context->landscape->measure_count : asked->measures.count;
    for (size_t i = 0; i < count; i++) {
        add_measure(table, context, is_all ? i : asked->measures.items[i],
                    &asked->window);
    }
    for (size_t i = 0; (is_all || asked->has_counts) && i < spec->slice_count; i++) {
        const PsgSlice *slice = &context->landscape->slices[spec->slices[i]];
        if (psg_interval_meets(&slice->when, &asked->window)) {
            add_counts(table, context, spec->slices[i]);
        }
    }
    return table;
}

/* ---- The kind ---- */

static const PsgFigureOption options[] = {
    {.name = "measures",
     .type = PSG_OPTION_MEASURES,
     .help = "what is drawn: all if not said",
     .offset = offsetof(PsgSeriesOptions, measures)},
    {.name = "counts",
     .type = PSG_OPTION_FLAG,
     .help = "actors, relations, new, gone, density and most neighbours of each slice",
     .offset = offsetof(PsgSeriesOptions, has_counts)},
    PSG_FIGURE_WINDOW(PsgSeriesOptions),
};

/* One value that nobody asked for is no series. */
static char *
silence(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    const PsgSeriesOptions *asked = spec->options;
    g_autoptr(PsgSeriesData) data = psg_series_data_new(input->context, spec);
    bool is_asked = asked->measures.count > 0 || asked->has_counts;
    if (data->chart_count + data->footnote_count == 0) {
        return g_strdup(psg_word(PSG_WORD_NO_SERIES, "en"));
    }
    return data->chart_count == 0 && data->footnote_count == 1 && !is_asked
               ? g_strdup(psg_word(PSG_WORD_ONE_VALUE, "en"))
               : NULL;
}

static const PsgFigureMaker maker = {
    .silence = silence,
    .word = PSG_WORD_SERIES,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_series_kind = {
    .name = "series",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgSeriesOptions),
    .maker = &maker,
};
