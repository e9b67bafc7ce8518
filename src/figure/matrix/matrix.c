/* The matrix figure: its page, its remark, its table. */
#include "figure/matrix/matrix.h"

#include "figure/part/frame.h"
#include "figure/strings.h"

/* On a slide cells are a pixel and more up to so many rows; beyond, groups tell more. */
#define MANY 1500

/* So many rows have names of a size that is read with ease, on any page. */
#define FEW 40

#define POSTER "a0-portrait"
#define POSTER_TIERS 1.8 /* of names, less what the legend takes */

/* "2013", or "2008 ↔ 2015". */
static char *
title_of(const PsgMatrix *matrix, char **suffix)
{
    const PsgRenderContext *context = matrix->context;
    if (matrix->slice_count == 1) {
        return psg_frame_slice_title(context, matrix->slices[0], suffix);
    }
    g_autofree char *first = psg_context_slice_title(context, matrix->slices[0], NULL);
    g_autofree char *second = psg_context_slice_title(context, matrix->slices[1], NULL);
    return g_strconcat(first, " \u2194 ", second, NULL);
}

/* A page that fits its drawing has room for the names of all rows. */
static PsgSize
page_of(const PsgPen *pen, const PsgMatrix *matrix)
{
    PsgSize page = pen->context->page.size;
    PsgRect room = psg_frame_room(pen->context, page.height);
    if (pen->context->page.fits && matrix->row_count > psg_matrix_capacity(pen, room)) {
        page.height = psg_matrix_page_height(pen, matrix, page.height);
    }
    return page;
}

/* Frame and scene, with what the scene says of itself. */
static PsgPen
begin(const PsgMatrix *matrix, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = matrix->context;
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *suffix = NULL;
    g_autofree char *title = title_of(matrix, &suffix);
    g_autofree char *message = psg_matrix_message(matrix);
    const char *subtitle = spec->title.count > 0 || message == NULL
                               ? psg_figure_title(context, spec)
                               : message;
    g_autofree char *page_title =
        g_strconcat(title, " \u2013 ", psg_figure_title(context, spec), NULL);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    PsgPen pen = {context, ruler, NULL};
    pen.scene = psg_frame_scene(context, page_of(&pen, matrix), name, page_title,
                                message == NULL ? page_title : message);
    for (size_t i = 0; i < matrix->slice_count; i++) {
        psg_frame_cite_view(cited, context->views[matrix->slices[i]]);
    }
    PsgFrame frame = {.title = title,
                      .suffix = suffix,
                      .subtitle = subtitle,
                      .slices = matrix->slices,
                      .slice_count = matrix->slice_count,
                      .cited = cited};
    psg_frame_draw(&pen, &frame);
    return pen;
}

/* Whether the largest poster would name all rows. */
static bool
has_poster(const PsgPen *pen, const PsgMatrix *matrix)
{
    g_autofree char *why = NULL;
    PsgRenderContext context = *pen->context;
    bool is_known = psg_page_parse(POSTER, &context.page, &why);
    g_assert(is_known);
    PsgPen poster = {&context, pen->ruler, NULL};
    PsgRect room = psg_frame_room(&context, context.page.size.height);
    return (double)matrix->row_count <=
           POSTER_TIERS * (double)psg_matrix_capacity(&poster, room);
}

/* For the author: which rows have no name, and what would name them. */
static void
remark(const PsgPen *pen, const PsgMatrix *matrix, size_t named)
{
    if (named == matrix->row_count) {
        return;
    }
    const char *fewer = matrix->has_groups                        ? "--by group, "
                        : pen->context->landscape->kind_count > 1 ? "--by kind, "
                                                                  : "";
    g_autoptr(GString) text = g_string_new(NULL);
    if (matrix->row_count > MANY) {
        g_string_append_printf(text, "%zu rows are more than a page can tell; ",
                               matrix->row_count);
    } else {
        g_string_append_printf(text, "names of %zu of %zu rows; ", named,
                               matrix->row_count);
    }
    g_string_append_printf(text, "%s--around X or --top %zu draw fewer%s", fewer,
                           MIN(FEW, matrix->row_count / 2),
                           has_poster(pen, matrix) ? ", and --page " POSTER " names all"
                                                   : "");
    psg_scene_set_remark(pen->scene, text->str);
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    PsgPen measure = {context, ruler, NULL};
    PsgRect page = psg_frame_room(context, context->page.size.height);
    g_autoptr(PsgMatrix) matrix =
        psg_matrix_new(context, spec, psg_matrix_capacity(&measure, page));
    PsgPen pen = begin(matrix, ruler, spec);
    PsgRect room = psg_frame_room(context, psg_scene_size(pen.scene).height);
    remark(&pen, matrix, psg_matrix_draw(&pen, matrix, room));
    return pen.scene;
}

/* Where all slices have a matrix, one that would tell what the one before tells is none. */
static char *
silence(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    bool has_relation = false;
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgView *view = input->context->views[spec->slices[i]];
        has_relation = has_relation || view->relation_count > 0;
    }
    if (!has_relation) {
        return g_strdup("nobody has a relation there");
    }
    size_t slice = spec->slices[0];
    bool is_equal = spec->is_implied && slice > 0 &&
                    psg_context_slices_equal(input->context, slice - 1, slice);
    return is_equal ? g_strdup("nothing differs from the slice before") : NULL;
}

/* ---- The table: one row for each relation in each slice, in the order of the matrix ---- */

static const char *
state_word(const PsgMatrix *matrix, PsgMatrixState state)
{
    static const char *const one[] = {"kept", "new", "ends"};
    static const char *const two[] = {"kept", "gained", "lost"};
    return matrix->slice_count == 2 ? two[state] : one[state];
}

static void
set_end(PsgTable *table, const PsgMatrix *matrix, const PsgMatrixRow *row, bool is_row)
{
    const PsgRenderContext *context = matrix->context;
    psg_table_set(table, is_row ? "row" : "column",
                  psg_actor_id(context->landscape, row->actor));
    psg_table_set(table, is_row ? "row_name" : "column_name",
                  row->seen == NULL ? NULL : psg_context_text(context, row->seen->name));
    psg_table_set(table, is_row ? "row_group" : "column_group",
                  psg_group_id(context->landscape, row->group));
}

static void
add_mark(PsgTable *table, const PsgMatrix *matrix, const PsgMatrixMark *mark)
{
    const PsgView *view = psg_matrix_view(matrix, mark);
    const PsgLandscape *landscape = matrix->context->landscape;
    psg_table_begin_row(table);
    psg_table_set(table, "slice", psg_slice_id(landscape, view->slice));
    set_end(table, matrix, &matrix->rows[mark->row], true);
    set_end(table, matrix, &matrix->columns[mark->column], false);
    psg_table_set(table, "kind", psg_relation_kind_id(landscape, mark->kind));
    psg_table_set(table, "leads",
                  !psg_relation_kind_is_directed(landscape, mark->kind) ? NULL
                  : mark->is_back                                       ? "back"
                                                                        : "on");
    psg_table_set_number(table, "relations", (double)mark->count);
    psg_table_set_number(table, "weight", mark->weight);
    psg_table_set(table, "state", state_word(matrix, mark->state));
}

/* An actor that has no relation in the slices, and so neither row nor column. */
static void
add_alone(PsgTable *table, const PsgMatrix *matrix, size_t actor)
{
    const PsgRenderContext *context = matrix->context;
    size_t last = matrix->slice_count - 1;
    const PsgView *view = context->views[matrix->slices[last]];
    if (psg_view_actor(view, actor) == NULL) {
        view = context->views[matrix->slices[0]];
    }
    psg_table_begin_row(table);
    psg_table_set(table, "slice", psg_slice_id(context->landscape, view->slice));
    psg_table_set(table, "row", psg_actor_id(context->landscape, actor));
    psg_table_set(table, "row_name",
                  psg_context_text(context, psg_view_actor(view, actor)->name));
    psg_table_set(table, "state", "alone");
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"slice", PSG_COLUMN_WORD},        {"row", PSG_COLUMN_WORD},
        {"row_name", PSG_COLUMN_TEXT},     {"row_group", PSG_COLUMN_WORD},
        {"column", PSG_COLUMN_WORD},       {"column_name", PSG_COLUMN_TEXT},
        {"column_group", PSG_COLUMN_WORD}, {"kind", PSG_COLUMN_WORD},
        {"leads", PSG_COLUMN_WORD},        {"relations", PSG_COLUMN_NUMBER},
        {"weight", PSG_COLUMN_NUMBER},     {"state", PSG_COLUMN_WORD}};
    g_autoptr(PsgMatrix) matrix = psg_matrix_new(input->context, spec, 0);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < matrix->mark_count; i++) {
        add_mark(table, matrix, &matrix->marks[i]);
    }
    for (size_t i = 0; i < matrix->alone_count; i++) {
        add_alone(table, matrix, matrix->alone[i]);
    }
    return table;
}

/* ---- The kind ---- */

static const PsgFigureOption options[] = {
    {.name = "between",
     .type = PSG_OPTION_PAIR,
     .help = "two slices, the later one above the diagonal"},
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_MATRIX,
    .silence = silence,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_matrix_kind = {
    .name = "matrix",
    .span = PSG_SPAN_SLICE_OR_PAIR,
    .options = options,
    .option_count = G_N_ELEMENTS(options),
    .maker = &maker,
};
