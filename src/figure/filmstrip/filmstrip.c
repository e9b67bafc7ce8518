/* The filmstrip on its page: a grid of cells, their heads, the legend; and its table. */
#include "figure/filmstrip/filmstrip.h"

#include "base/join.h"
#include "base/workers.h"
#include "figure/figure.h"
#include "figure/network/legend.h"
#include "figure/part/frame.h"
#include "figure/part/message.h"

#include <math.h>

/* In units of a slide. */
#define COLUMN_GAP 22.0
#define ROW_GAP 14.0
#define LEAST_CELL 240.0 /* in narrower ones boxes are dots, so there is another page */
#define LEGEND_GAP 12.0
#define HEAD 27.0
#define HEAD_BASELINE 17.0
#define HEAD_GAP 10.0
#define LEAST_TITLE 11.0 /* letters, where a title is long */
#define LIST 13.0        /* letters of names that found no place */

/* A list takes at most this share of its cell. */
#define LIST_SHARE 0.4

enum {
    MOST_ROUNDS = 4, /* in which lists grow: pictures get smaller by that, lists longer */
};

/* ---- The grid ---- */

typedef struct {
    size_t columns, rows;
    PsgSize cell;
    bool is_legend_in; /* in cells that would be empty */
} Grid;

/* What a grid is chosen for. */
typedef struct {
    const PsgPen *pen;
    PsgRect room; /* with the legend */
    const GArray *entries;
    PsgRect area; /* of the network */
    size_t count; /* of cells */
} Wanted;

static double
column_at(const PsgPen *pen, const Grid *grid, size_t column)
{
    return (double)column * (grid->cell.width + psg_pen_length(pen, COLUMN_GAP));
}

static double
row_at(const PsgPen *pen, const Grid *grid, size_t row)
{
    return (double)row * (grid->cell.height + psg_pen_length(pen, ROW_GAP));
}

static double
legend_share(const Wanted *wanted)
{
    double own = psg_legend_height(wanted->pen, wanted->entries, wanted->room.width);
    return own > 0 ? own + psg_pen_length(wanted->pen, LEGEND_GAP) : 0;
}

/* The cells of the last row that show nothing. */
static PsgRect
empty_cells(const Wanted *wanted, const Grid *grid)
{
    size_t used = wanted->count - (grid->rows - 1) * grid->columns;
    double x = column_at(wanted->pen, grid, used);
    double y = row_at(wanted->pen, grid, grid->rows - 1);
    return (PsgRect){wanted->room.x + x, wanted->room.y + y,
                     fmax(0, wanted->room.width - x), grid->cell.height};
}

/* With that many columns. */
static Grid
grid_of(const Wanted *wanted, size_t columns, bool legend_in)
{
    size_t rows = (wanted->count + columns - 1) / columns;
    double height = wanted->room.height - (legend_in ? 0 : legend_share(wanted));
    double gap = psg_pen_length(wanted->pen, COLUMN_GAP);
    double row_gap = psg_pen_length(wanted->pen, ROW_GAP);
    PsgSize cell = {(wanted->room.width + gap) / (double)columns - gap,
                    (height + row_gap) / (double)rows - row_gap};
    return (Grid){columns, rows, cell, legend_in};
}

static bool
holds_legend(const Wanted *wanted, const Grid *grid)
{
    PsgRect room = empty_cells(wanted, grid);
    return grid->columns * grid->rows > wanted->count &&
           psg_legend_height(wanted->pen, wanted->entries, room.width) <= room.height;
}

/* How large the network is in a cell: the root of its area's share. */
static double
scale_in(const Wanted *wanted, const Grid *grid)
{
    PsgSize picture = {grid->cell.width,
                       grid->cell.height - psg_pen_length(wanted->pen, HEAD)};
    PsgSize scale = psg_small_networks_scale(wanted->area, picture);
    return sqrt(scale.width * scale.height);
}

/* The grid that makes the pictures largest. */
static Grid
best_grid(const Wanted *wanted)
{
    Grid best = grid_of(wanted, 1, false);
    for (size_t columns = 1; columns <= wanted->count; columns++) {
        for (int legend_in = 0; legend_in < 2; legend_in++) {
            Grid grid = grid_of(wanted, columns, legend_in == 1);
            bool fits = legend_in == 0 || holds_legend(wanted, &grid);
            if (fits && scale_in(wanted, &grid) > scale_in(wanted, &best)) {
                best = grid;
            }
        }
    }
    return best;
}

/* ---- Heads ---- */

static PsgTextLook
list_look(const PsgPen *pen)
{
    return psg_pen_look(pen, LIST, 400, pen->context->style->ink, PSG_ANCHOR_START);
}

static double
list_line(const PsgPen *pen)
{
    PsgTextLook look = list_look(pen);
    return psg_pen_line_height(pen, &look);
}

/* So many that lists leave most of the cell to the picture. */
static size_t
most_lines(const PsgPen *pen, const Grid *grid)
{
    return (size_t)fmax(1, LIST_SHARE * grid->cell.height / list_line(pen));
}

/* What stands in the first line of a cell: "2009  +5 −1". */
typedef struct {
    char *title, *count; /* owned */
    PsgTextLook title_look, count_look;
    double title_width, width; /* with the count, and the gap before what follows */
} Head;

static void
head_clear(Head *head)
{
    g_free(head->title);
    g_free(head->count);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Head, head_clear)

static char *
count_of(const PsgFilmstripCell *cell)
{
    GString *count = g_string_new(NULL);
    size_t new_count = 0;
    for (size_t i = 0; i < cell->view->actor_count; i++) {
        new_count += cell->is_new[i];
    }
    if (new_count > 0) {
        psg_join_printf(count, "  ", "+%zu", new_count);
    }
    if (cell->gone->len > 0) {
        psg_join_printf(count, "  ", "\u2212%u", cell->gone->len);
    }
    return g_string_free(count, FALSE);
}

/* A long title has smaller letters. */
static Head
head_of(const PsgPen *pen, const PsgFilmstripCell *cell, double width)
{
    const PsgStyle *style = pen->context->style;
    double gap = psg_pen_length(pen, HEAD_GAP);
    Head head = {
        .title = psg_filmstrip_cell_title(pen->context, cell),
        .count = count_of(cell),
        .title_look =
            psg_pen_look(pen, style->size_label, 700, style->ink, PSG_ANCHOR_START),
        .count_look =
            psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START),
    };
    double count =
        *head.count == '\0' ? 0 : psg_pen_width(pen, &head.count_look, head.count) + gap;
    double own = psg_pen_width(pen, &head.title_look, head.title);
    if (own > width - count) {
        head.title_look.font.size =
            fmax(psg_pen_length(pen, LEAST_TITLE),
                 head.title_look.font.size * (width - count) / own * 0.99);
        own = psg_pen_width(pen, &head.title_look, head.title);
    }
    head.title_width = fmin(own, width - count);
    head.width = head.title_width + count + gap;
    return head;
}

/* A name that is longer than a line takes several, the last of which goes on. */
static void
add_item(const PsgPen *pen, const char *item, double width, GPtrArray *lines,
         GString *line)
{
    PsgTextLook look = list_look(pen);
    g_auto(GStrv) pieces = psg_pen_wrap(pen, &look, item, width, G_MAXINT);
    size_t count = g_strv_length(pieces);
    for (size_t i = 0; i + 1 < count; i++) {
        g_ptr_array_add(lines, g_strdup(pieces[i]));
    }
    g_string_assign(line, pieces[count - 1]);
}

/* The list in lines, the first of which stands beside the head and may be empty. said: of its
 * items, the rest is counted. */
static GPtrArray *
list_lines(const PsgPen *pen, const GPtrArray *list, guint said, double first,
           double width)
{
    PsgTextLook look = list_look(pen);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *rest =
        said < list->len ? psg_word_others(list->len - said, pen->context->language)
                         : NULL;
    for (guint i = 0; i < said + (rest != NULL); i++) {
        const char *item = i < said ? g_ptr_array_index(list, i) : rest;
        g_autofree char *longer =
            g_strconcat(line->str, line->len == 0 ? "" : ", ", item, NULL);
        double room = lines->len == 0 ? first : width;
        if (psg_pen_width(pen, &look, longer) <= room) {
            g_string_assign(line, longer);
            continue;
        }
        if (line->len > 0 || lines->len == 0) {
            g_string_append(line, line->len == 0 ? "" : ",");
            g_ptr_array_add(lines, g_strdup(line->str));
        }
        add_item(pen, item, width, lines, line);
    }
    g_ptr_array_add(lines, g_strdup(line->str));
    return lines;
}

/* All of it, or as much as has room in so many lines below the head. */
static GPtrArray *
fitting_lines(const PsgSmallNetworks *small, size_t cell, size_t most)
{
    g_autoptr(GPtrArray) list = psg_small_networks_list(small, cell);
    double width = small->picture.width;
    g_auto(Head) head =
        head_of(small->pen, &g_array_index(small->cells, PsgFilmstripCell, cell), width);
    for (guint said = list->len;; said--) {
        GPtrArray *lines = list_lines(small->pen, list, said, width - head.width, width);
        if (lines->len <= most + 1 || said == 0) {
            return lines;
        }
        g_ptr_array_unref(lines);
    }
}

/* The small networks below heads that have room for the longest list, of so many lines. */
static PsgSmallNetworks *
fit_pictures(const PsgPen *pen, const PsgNetwork *network, const GArray *cells,
             const Grid *grid, size_t *line_count)
{
    *line_count = 0;
    for (int round = 0;; round++) {
        PsgSize picture = {grid->cell.width,
                           fmax(1, grid->cell.height - psg_pen_length(pen, HEAD) -
                                       (double)*line_count * list_line(pen))};
        PsgSmallNetworks *small = psg_small_networks_new(pen, network, cells, picture);
        size_t longest = 0;
        for (guint i = 0; i < cells->len; i++) {
            g_autoptr(GPtrArray) lines = fitting_lines(small, i, most_lines(pen, grid));
            longest = MAX(longest, lines->len - 1);
        }
        if (longest <= *line_count || round == MOST_ROUNDS) {
            return small;
        }
        psg_small_networks_free(small);
        *line_count = longest;
    }
}

static void
draw_head(const PsgPen *pen, const Head *head, PsgRect room, const GPtrArray *lines)
{
    PsgTextLook list = list_look(pen);
    PsgPoint at = {room.x, room.y + psg_pen_length(pen, HEAD_BASELINE)};
    double gap = psg_pen_length(pen, HEAD_GAP);
    psg_pen_write_within(pen, &head->title_look, at, head->title, head->title_width + 1);
    if (*head->count != '\0') {
        PsgPoint beside = {at.x + head->title_width + gap, at.y};
        psg_pen_write(pen, &head->count_look, beside, head->count);
    }
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);
        PsgPoint begin = {at.x + (i == 0 ? head->width : 0),
                          at.y + (double)i * list_line(pen)};
        psg_pen_write_within(pen, &list, begin, line, psg_rect_right(room) - begin.x + 1);
    }
}

/* The pages, alike, so that they can be flipped. */
typedef struct {
    const GArray *cells;
    const PsgSmallNetworks *small; /* NULL: dots */
    const PsgSmallDots *dots;
    Wanted wanted; /* of the fullest page */
    Grid grid;
    size_t line_count; /* of lists */
    unsigned workers;  /* threads */
} Pages;

/* A page: its cells, and where each is. */
typedef struct {
    const Pages *pages;
    guint first, count;
    PsgRect *rooms;
    GPtrArray **ways; /* of the relations; NULL: dots */
    gint next;        /* the first cell whose ways nobody is looking for; atomic */
} Sheet;

static PsgPoint
corner_of(const Pages *pages, PsgRect room)
{
    return (PsgPoint){room.x, psg_rect_bottom(room) - pages->small->picture.height};
}

static gpointer
find_ways(gpointer data)
{
    Sheet *sheet = data;
    const Pages *pages = sheet->pages;
    for (;;) {
        guint next = (guint)g_atomic_int_add(&sheet->next, 1);
        if (next >= sheet->count) {
            return NULL;
        }
        sheet->ways[next] = psg_small_networks_ways(pages->small, sheet->first + next,
                                                    corner_of(pages, sheet->rooms[next]));
    }
}

/* Its picture, and what its list says besides: lines, owned by the caller. */
static GPtrArray *
draw_picture(const PsgPen *pen, const Sheet *sheet, guint cell)
{
    const Pages *pages = sheet->pages;
    PsgRect room = sheet->rooms[cell];
    if (pages->small == NULL) {
        GPtrArray *none = g_ptr_array_new();
        double top = room.y + psg_pen_length(pen, HEAD);
        psg_small_dots_draw(pages->dots, pen, sheet->first + cell,
                            (PsgPoint){room.x, top});
        return none;
    }
    psg_small_networks_draw(pages->small, pen, sheet->first + cell,
                            corner_of(pages, room), sheet->ways[cell]);
    return fitting_lines(pages->small, sheet->first + cell, pages->line_count);
}

/* index: on the sheet. */
static void
draw_cell(const PsgPen *pen, const Sheet *sheet, guint index)
{
    PsgRect room = sheet->rooms[index];
    const PsgFilmstripCell *cell =
        &g_array_index(sheet->pages->cells, PsgFilmstripCell, sheet->first + index);
    g_autofree char *id = g_strconcat(
        "slice-", psg_slice_id(pen->context->landscape, cell->view->slice), NULL);
    PsgGroupLook look = {
        .id = id, .class = id, .opacity = 1, .part = {PSG_PART_SLICE, cell->view->slice}};
    psg_scene_group(pen->scene, &look);
    psg_pen_rule(pen, (PsgPoint){room.x, room.y},
                 (PsgPoint){psg_rect_right(room), room.y});
    g_autoptr(GPtrArray) lines = draw_picture(pen, sheet, index);
    psg_scene_show(pen->scene, look.part);
    g_auto(Head) head = head_of(pen, cell, room.width);
    draw_head(pen, &head, room, lines);
    psg_pen_end(pen);
}

/* ---- What it tells of itself ---- */

static char *
description(const PsgRenderContext *context, const GArray *cells)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < cells->len; i++) {
        const PsgFilmstripCell *cell = &g_array_index(cells, PsgFilmstripCell, i);
        const PsgView *view = cell->view;
        g_autofree char *title = psg_filmstrip_cell_title(context, cell);
        psg_join_printf(text, "; ", "%s%s %zu %s", title,
                        psg_word(PSG_WORD_COLON, context->language), view->actor_count,
                        psg_word_for(view->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS,
                                     context->language));
        const char *before = ", + ";
        for (size_t j = 0; j < view->actor_count; j++) {
            if (cell->is_new[j]) {
                g_string_append_printf(text, "%s%s", before,
                                       psg_context_text(context, view->actors[j].name));
                before = ", ";
            }
        }
        before = ", \u2212 ";
        for (guint j = 0; j < cell->gone->len; j++) {
            const PsgViewActor *gone = g_array_index(cell->gone, const PsgViewActor *, j);
            g_string_append_printf(text, "%s%s", before,
                                   psg_context_text(context, gone->name));
            before = ", ";
        }
    }
    return g_string_free(text, FALSE);
}

/* "(2/3)", if there are several pages; NULL if not. Owned by the caller. */
static char *
page_number(size_t page, size_t page_count)
{
    return page_count == 1 ? NULL : g_strdup_printf("(%zu/%zu)", page + 1, page_count);
}

/* Scene and frame of a page. */
static void
begin(PsgPen *pen, const PsgFigureSpec *spec, const GArray *cells, const char *suffix)
{
    const PsgRenderContext *context = pen->context;
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *told = description(context, cells);
    g_autofree char *message =
        psg_message_of_span(context, spec->slices, spec->slice_count);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    const char *title = psg_figure_title(context, spec);
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_frame_cite_view(cited, context->views[spec->slices[i]]);
    }
    pen->scene = psg_frame_scene(context, context->page.size, name, title, told);
    PsgFrame frame = {
        .title = title, .suffix = suffix, .subtitle = message, .cited = cited};
    psg_frame_draw(pen, &frame);
}

/* The most cells that a page may have. */
static size_t
most_cells(const PsgPen *pen, PsgRect room)
{
    double aspect = room.height / room.width;
    double width = psg_pen_length(pen, LEAST_CELL), gap = psg_pen_length(pen, COLUMN_GAP);
    double height = width * aspect + psg_pen_length(pen, HEAD);
    double row_gap = psg_pen_length(pen, ROW_GAP);
    double columns = floor((room.width + gap) / (width + gap));
    double rows = floor((room.height + row_gap) / (height + row_gap));
    return (size_t)(fmax(1, columns) * fmax(1, rows));
}

/* Draws the cells from `first`, so many. */
static void
draw_page(const PsgPen *pen, const Pages *pages, guint first, size_t count)
{
    Wanted own = pages->wanted;
    own.count = count;
    const Grid *grid = &pages->grid;
    PsgRect room = own.room;
    g_autofree PsgRect *rooms = g_new0(PsgRect, count + 1);
    g_autofree GPtrArray **ways = g_new0(GPtrArray *, count + 1);
    Sheet sheet = {pages, first, (guint)count, rooms, ways, 0};
    for (guint i = 0; i < count; i++) {
        rooms[i] = (PsgRect){room.x + column_at(pen, grid, i % grid->columns),
                             room.y + row_at(pen, grid, i / grid->columns),
                             grid->cell.width, grid->cell.height};
    }
    if (pages->small != NULL) {
        psg_workers_run(find_ways, &sheet, MIN(pages->workers, sheet.count));
    }
    for (guint i = 0; i < count; i++) {
        draw_cell(pen, &sheet, i);
        g_clear_pointer(&ways[i], g_ptr_array_unref);
    }
    double height = psg_legend_height(pen, own.entries, room.width);
    PsgRect foot = {room.x, psg_rect_bottom(room) - height, room.width, height};
    psg_legend_draw(pen, grid->is_legend_in ? empty_cells(&own, grid) : foot,
                    own.entries);
}

/* In as many pages as are needed. */
static PsgScene *
draw_pages(PsgPen *pen, const Pages *pages, const PsgFigureSpec *spec, size_t page_count)
{
    const GArray *cells = pages->cells;
    PsgScene *first = NULL, *last = NULL;
    for (size_t page = 0; page < page_count; page++) {
        guint from = (guint)(page * cells->len / page_count);
        guint to = (guint)((page + 1) * cells->len / page_count);
        g_autofree char *suffix = page_number(page, page_count);
        begin(pen, spec, cells, suffix);
        draw_page(pen, pages, from, to - from);
        if (first == NULL) {
            first = pen->scene;
        } else {
            psg_scene_set_next(last, pen->scene);
        }
        last = pen->scene;
    }
    return first;
}

/* Kinds that occur anywhere: cells have no words for them. */
static GArray *
legend_of(const PsgFigureInput *input, const PsgFigureSpec *spec, const GArray *cells)
{
    const PsgRenderContext *context = input->context;
    if (psg_network_is_dots(input->network)) {
        return psg_small_dots_legend(context, input->network, cells);
    }
    GArray *entries =
        psg_network_legend_of_actors(context, spec->slices, spec->slice_count);
    psg_filmstrip_add_entries(context, cells, entries);
    return entries;
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    PsgPen pen = {context, ruler, NULL};
    PsgRect room = psg_frame_room_without_strip(context, context->page.size.height);
    g_autoptr(GArray) cells =
        psg_filmstrip_cells_new(context, spec->slices, spec->slice_count);
    g_autoptr(GArray) entries = legend_of(input, spec, cells);
    size_t most = most_cells(&pen, room), page_count = (cells->len + most - 1) / most;
    size_t on_page = (cells->len + page_count - 1) / page_count;
    Pages pages = {.cells = cells,
                   .workers = context->workers,
                   .wanted = {&pen, room, entries,
                              psg_small_networks_area(input->network, cells), on_page}};
    pages.grid = best_grid(&pages.wanted);
    g_autoptr(PsgSmallNetworks) small = NULL;
    g_autoptr(PsgSmallDots) dots = NULL;
    if (psg_network_is_dots(input->network)) {
        PsgSize cell = pages.grid.cell;
        cell.height = fmax(1, cell.height - psg_pen_length(&pen, HEAD));
        dots = psg_small_dots_new(&pen, input->network, cells, cell);
        pages.dots = dots;
    } else {
        small = fit_pictures(&pen, input->network, cells, &pages.grid, &pages.line_count);
        pages.small = small;
    }
    return draw_pages(&pen, &pages, spec, page_count);
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

static const PsgFigureOption options[] = {PSG_NETWORK_OPTIONS};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_FILMSTRIP,
    .needs_network = true,
    .wish = psg_network_options_wish,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_filmstrip_kind = {
    .name = "filmstrip",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgNetworkOptions),
    .maker = &maker,
};
