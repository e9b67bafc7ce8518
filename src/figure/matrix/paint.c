/*
 * The matrix on its page: names, grid, blocks, groups, legend.
 *
 * Cells are as large as the page has room, and not much wider than high. Rows have names as long as
 * these are legible: names of columns stand slanted, as flat as they don't touch; where
 * they would take the room of rows, columns have the numbers of rows. Where not all rows
 * can be named, those with most relations are.
 */
#include "figure/matrix/cells.h"
#include "figure/part/actor_box.h"
#include "figure/part/change_mark.h"
#include "figure/part/short_name.h"

#include "base/compare.h"
#include "base/number.h"
#include "figure/strings.h"

#include <math.h>
#include <string.h>

/* In units of a slide. */
#define LEAST_NAME 14.0 /* letters */
#define LARGEST_NAME 22.0
#define LARGEST_CELL 92.0
#define NAME_GAP 8.0
#define CHIP 12.0
#define CHIP_GAP 6.0
#define LEAST_HEADER 64.0 /* of names of columns: shorter ones would tell nothing */
#define BRACKET 12.0
#define WIDEST_GROUP 170.0
#define GROUP_GAP 6.0
#define LEGEND_WIDTH 270.0
#define LEGEND_GAP 40.0
#define LEGEND_SAMPLE 22.0
#define SAMPLE_SHAPE 0.77 /* of its width: its height */
#define LEGEND_ROW_GAP 7.0
#define LEGEND_ABOVE 14.0
#define LEAST_GRID 9.0       /* cells of which lines would be the most */
#define CLEAR 14.0           /* above the strip */
#define LARGEST_PAGE 20000.0 /* as high as a page may be asked to be */

#define PITCH 1.1  /* of rows, in letters */
#define LOOSE 1.15 /* the same in pitches, where the page is as high as rows ask for */
#define ROW_LETTERS 0.78
#define WIDEST_CELL 1.4  /* of its height */
#define HIGHEST_CELL 1.8 /* of its width */
#define NAMES_SHARE 0.25 /* of the room's width, at most */
#define GROUPS_SHARE 0.16
#define HEADER_SHARE 0.25 /* of its height */
#define FLATTEST 45.0
#define SIDE_LEGEND 1.25 /* the room is so much wider than high */

#define TINT 0.86 /* of the way to the background */
#define ABSENT 0.7
#define QUIET 0.45

enum {
    ROUNDS =
        4, /* letters grow with cells, names with letters, and leave less to the cells */
    MOST_TIERS = 2, /* of names: with more, lines to them would be close to letters */
    MOST_LINES = 3, /* of the name of a group */
};

/* What stands above columns. */
typedef enum {
    HEADER_NAMES,
    HEADER_NUMBERS,
    HEADER_NONE, /* not even all rows are named */
} Header;

typedef struct {
    const PsgPen *pen;
    const PsgMatrix *matrix;
    PsgRect room, area; /* of all; of the cells */
    PsgSize cell;
    Header header;
    double header_height, turn;
    double letters; /* of names, in units of a slide */
    bool has_kinds; /* names have the forms of their kinds beside them */
    double number;  /* width of the largest number of a row or a column */
    size_t tiers;   /* of names of rows: in two every other one stands further out */
    double tier_width;
    double names;  /* width of all tiers, with what stands beside names */
    double groups; /* the same of groups, right of the cells */
    bool is_legend_below;
    double legend; /* its width, or its height if it is below */
    char **labels; /* of blocks */
    GArray *entries;
    GPtrArray *owned; /* labels of entries */
} Plan;

/* ---- Names ---- */

static const char *
row_name(const PsgMatrix *matrix, const PsgMatrixRow *row)
{
    if (row->seen != NULL) {
        return psg_context_text(matrix->context, row->seen->name);
    }
    const PsgLandscape *landscape = matrix->context->landscape;
    size_t slice = matrix->slices[matrix->slice_count - 1];
    return psg_context_text(matrix->context,
                            psg_dated_text_at(&landscape->actors[row->actor].name,
                                              &landscape->slices[slice].when));
}

static bool
is_new_row(const PsgMatrix *matrix, const PsgMatrixRow *row)
{
    return row->seen != NULL && row->seen->is_new && matrix->slice_count == 1 &&
           !matrix->are_all_new;
}

static PsgTextLook
name_look(const Plan *plan, const PsgMatrixRow *row, PsgAnchor anchor)
{
    const PsgStyle *style = plan->pen->context->style;
    bool is_new = is_new_row(plan->matrix, row);
    return psg_pen_look(plan->pen, plan->letters, is_new ? 700 : 400,
                        row->seen == NULL ? style->muted : style->ink, anchor);
}

static double
widest_name(const Plan *plan, const PsgMatrixRow *rows, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgMatrixRow *row = &rows[i];
        PsgTextLook look = name_look(plan, row, PSG_ANCHOR_START);
        widest =
            MAX(widest, psg_pen_width(plan->pen, &look, row_name(plan->matrix, row)));
    }
    return widest;
}

/* Rows of one kind need no forms beside their names. */
static bool
are_of_several_kinds(const PsgMatrix *matrix)
{
    const PsgViewActor *first = NULL;
    for (size_t i = 0; matrix->is_square && i < matrix->row_count; i++) {
        const PsgViewActor *seen = matrix->rows[i].seen;
        first = first == NULL ? seen : first;
        if (seen != NULL && seen->kind != first->kind) {
            return true;
        }
    }
    return false;
}

static char *
number_text(const PsgMatrix *matrix, size_t row)
{
    return psg_number_label((double)(row + 1), matrix->context->language);
}

static double
number_width(const PsgPen *pen, const PsgMatrix *matrix)
{
    PsgTextLook look =
        psg_pen_look(pen, LEAST_NAME, 400, pen->context->style->muted, PSG_ANCHOR_END);
    g_autofree char *last =
        number_text(matrix, MAX(matrix->row_count, matrix->column_count));
    return psg_pen_width(pen, &look, last);
}

/* ---- The plan ---- */

size_t
psg_matrix_capacity(const PsgPen *pen, PsgRect room)
{
    double pitch = psg_pen_length(pen, LEAST_NAME * PITCH);
    double height = room.height - psg_pen_length(pen, LEAST_HEADER + CLEAR);
    return (size_t)MAX(0, floor(height / pitch));
}

/* What stands between the names of rows and the cells. */
static double
beside_names(const Plan *plan)
{
    double beside = psg_pen_length(plan->pen, NAME_GAP);
    beside += plan->has_kinds ? psg_pen_length(plan->pen, CHIP + CHIP_GAP) : 0;
    beside += plan->header == HEADER_NUMBERS
                  ? plan->number + psg_pen_length(plan->pen, CHIP_GAP)
                  : 0;
    return beside;
}

/* By row what its relations weigh. Owned by the caller. */
static double *
row_weights(const PsgMatrix *matrix)
{
    double *weights = g_new0(double, matrix->row_count + 1);
    for (size_t i = 0; i < matrix->mark_count; i++) {
        weights[matrix->marks[i].row] += matrix->marks[i].weight;
        if (matrix->is_square) {
            weights[matrix->marks[i].column] += matrix->marks[i].weight;
        }
    }
    return weights;
}

/* Rows by what their relations weigh, most first. Owned by the caller. */
static PsgRanked *
ranked_rows(const PsgMatrix *matrix)
{
    PsgRanked *ranked = g_new0(PsgRanked, matrix->row_count + 1);
    g_autofree double *weights = row_weights(matrix);
    for (size_t i = 0; i < matrix->row_count; i++) {
        ranked[i] = (PsgRanked){-weights[i], i};
    }
    qsort(ranked, matrix->row_count, sizeof *ranked, psg_compare_ranked);
    return ranked;
}

static PsgTextLook
group_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 600, style->ink, PSG_ANCHOR_START);
}

/* The name, or as much of it as has room and tells it from others. Owned by the caller. */
static char *
short_name(const PsgPen *pen, const PsgTextLook *look, const char *name, double most)
{
    g_autofree char *cut = psg_ruler_cut(pen->ruler, &look->font, name, most);
    if (strcmp(cut, name) == 0) {
        return g_steal_pointer(&cut);
    }
    size_t kept = strlen(cut) > strlen("…") ? strlen(cut) - strlen("…") : 0;
    g_autofree char *told = psg_short_name(pen->context, name, kept);
    return psg_ruler_cut(pen->ruler, &look->font, told, most);
}

/* Of rows that were found to belong together: "Valjean (+ 15)". NULL: there is but one. */
static char *
found_label(const PsgPen *pen, const PsgMatrix *matrix, const PsgMatrixBlock *block,
            const double *weights)
{
    size_t heaviest = block->first, count = 0;
    for (size_t row = block->first; row < block->first + block->count; row++) {
        if (matrix->rows[row].seen != NULL) {
            bool is_first = count++ == 0;
            heaviest = is_first || weights[row] > weights[heaviest] ? row : heaviest;
        }
    }
    if (count <= 1) {
        return NULL;
    }
    PsgTextLook look = group_look(pen);
    g_autofree char *number =
        psg_number_label((double)(count - 1), matrix->context->language);
    g_autofree char *others = g_strconcat(" (+ ", number, ")", NULL);
    double room = psg_pen_length(pen, WIDEST_GROUP) - psg_pen_width(pen, &look, others);
    g_autofree char *name =
        short_name(pen, &look, row_name(matrix, &matrix->rows[heaviest]), room);
    return g_strconcat(name, others, NULL);
}

/* By block what it is called; NULL: it has no name. Owned by the caller. */
static char **
block_labels(const PsgPen *pen, const PsgMatrix *matrix)
{
    const PsgRenderContext *context = matrix->context;
    char **labels = g_new0(char *, matrix->block_count + 1);
    g_autofree double *weights = row_weights(matrix);
    for (size_t i = 0; i < matrix->block_count; i++) {
        const PsgMatrixBlock *block = &matrix->blocks[i];
        if (block->is_told && block->group != PSG_NONE) {
            const PsgGroup *group = &context->landscape->groups[block->group];
            labels[i] = g_strdup(psg_context_label(context, &group->label, group->id));
        } else if (block->is_told && matrix->is_square) {
            labels[i] = found_label(pen, matrix, block, weights);
        }
    }
    return labels;
}

static void
free_labels(char **labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_free(labels[i]);
    }
    g_free(labels);
}

static double
groups_width(const Plan *plan)
{
    PsgTextLook look = group_look(plan->pen);
    double widest = 0;
    for (size_t i = 0; i < plan->matrix->block_count; i++) {
        if (plan->labels[i] != NULL) {
            widest = MAX(widest, psg_pen_width(plan->pen, &look, plan->labels[i]));
        }
    }
    double most =
        MIN(psg_pen_length(plan->pen, WIDEST_GROUP), plan->room.width * GROUPS_SHARE);
    return widest == 0
               ? 0
               : MIN(widest, most) + psg_pen_length(plan->pen, BRACKET + 2 * GROUP_GAP);
}

/* No larger than columns are wide. */
static double
column_letters(const Plan *plan)
{
    double most = plan->cell.width / plan->pen->context->page.scale / PITCH;
    return CLAMP(most, LEAST_NAME, plan->letters);
}

/* As flat as names of columns of that width don't touch, in degrees. */
static double
angle_for(const Plan *plan, double width)
{
    double pitch = psg_pen_length(plan->pen, column_letters(plan) * PITCH);
    return width <= pitch ? 90 : MAX(FLATTEST, asin(pitch / width) * 180 / G_PI);
}

/* How far slanted names of the last columns reach out of the matrix. */
static double
overhang_of(const Plan *plan)
{
    return plan->header == HEADER_NAMES && plan->turn < 90
               ? plan->header_height / tan(plan->turn * G_PI / 180)
               : 0;
}

/* As large as cells are at most where rows have that much height. */
static PsgSize
largest_cell(const Plan *plan, double height)
{
    double rows = (double)MAX(plan->matrix->row_count, 1);
    double high = MIN(psg_pen_length(plan->pen, LARGEST_CELL), height / rows);
    return (PsgSize){high * WIDEST_CELL, high};
}

/* What rows have of the height, the header included. */
static double
height_of_rows(const Plan *plan)
{
    return plan->room.height - (plan->is_legend_below ? plan->legend : 0);
}

/* At the right of the cells. */
static double
beside_cells(const Plan *plan)
{
    double beside = plan->groups + (plan->is_legend_below ? 0 : plan->legend);
    return MAX(beside, overhang_of(plan));
}

/* Cells in what names, header and legend leave. */
static void
size_cells(Plan *plan)
{
    double columns = (double)MAX(plan->matrix->column_count, 1);
    double width = plan->room.width - plan->names - beside_cells(plan);
    PsgSize largest = largest_cell(plan, height_of_rows(plan) - plan->header_height);
    double wide = MIN(width / columns, largest.width);
    plan->cell = (PsgSize){wide, MIN(largest.height, wide * HIGHEST_CELL)};
    double letters = plan->cell.height / plan->pen->context->page.scale * ROW_LETTERS;
    plan->letters = CLAMP(letters, LEAST_NAME, LARGEST_NAME);
}

/* As much of the height as names of columns need at that angle: of their share of it, or of what
 * the largest cells leave, and of what rows leave. */
static double
header_of_names(const Plan *plan, double left)
{
    double foot = psg_pen_length(plan->pen, NAME_GAP + 0.5 * LEAST_NAME);
    double turn = plan->turn * G_PI / 180, wide = plan->room.width * NAMES_SHARE;
    double widest = widest_name(plan, plan->matrix->columns, plan->matrix->column_count);
    double usual = MIN(wide * sin(turn) + foot, plan->room.height * HEADER_SHARE);
    double rows =
        psg_pen_length(plan->pen, LARGEST_CELL) * (double)plan->matrix->row_count;
    double spare = MIN(height_of_rows(plan) - rows, wide * tan(turn));
    return MIN(MIN(widest * sin(turn) + foot, MAX(usual, spare)), left);
}

/* The same of the width for names of rows. */
static double
widest_of_rows(const Plan *plan)
{
    PsgSize largest = largest_cell(plan, height_of_rows(plan) - plan->header_height);
    double cells = largest.width * (double)plan->matrix->column_count;
    double spare = plan->room.width - cells - beside_cells(plan);
    double tiers = (double)plan->tiers;
    return MAX(plan->room.width * NAMES_SHARE / tiers,
               spare / tiers - beside_names(plan));
}

/* Cells for that header, and what stands beside them. */
static void
plan_cells(Plan *plan, double left)
{
    double widest = widest_name(plan, plan->matrix->rows, plan->matrix->row_count);
    plan->header_height = plan->header == HEADER_NAMES ? header_of_names(plan, left)
                          : plan->header == HEADER_NUMBERS
                              ? psg_pen_length(plan->pen, LEAST_NAME + NAME_GAP)
                              : psg_pen_length(plan->pen, NAME_GAP);
    plan->tier_width = beside_names(plan) + MIN(widest, widest_of_rows(plan));
    plan->names = plan->tier_width * (double)plan->tiers;
    size_cells(plan);
}

/* Rows go before the names of columns: these are cut, and where nothing would be left of them,
 * columns have numbers. Where rows are lower than names, every other name stands further out. */
static void
plan_header(Plan *plan)
{
    double pitch = psg_pen_length(plan->pen, LEAST_NAME * PITCH);
    double whole = height_of_rows(plan);
    double number = psg_pen_length(plan->pen, LEAST_NAME + NAME_GAP);
    double rows = pitch * (double)plan->matrix->row_count;
    plan->tiers = whole - number >= rows ? 1 : MOST_TIERS;
    double left = whole - rows / (double)plan->tiers;
    plan->header = left < number ? HEADER_NONE
                   : plan->tiers == 1 && left >= psg_pen_length(plan->pen, LEAST_HEADER)
                       ? HEADER_NAMES
                       : HEADER_NUMBERS;
    double letters = LARGEST_NAME;
    plan->turn = 90;
    for (int round = 0; round < ROUNDS; round++) {
        plan_cells(plan, left);
        letters = MIN(letters, plan->letters);
        bool is_named = plan->header == HEADER_NAMES && plan->cell.width >= pitch;
        plan->header =
            plan->header == HEADER_NAMES && !is_named ? HEADER_NUMBERS : plan->header;
        plan->turn = is_named ? angle_for(plan, plan->cell.width) : 90;
    }
    plan->letters = letters;
}

/* ---- The legend ---- */

static PsgTextLook
legend_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_START);
}

static void
sample_nothing(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)pen;
    (void)room;
    (void)entry;
}

static void
sample_absent(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    const PsgStyle *style = pen->context->style;
    PsgInk ink = {.fill = psg_colour_mix(style->faint, style->background, ABSENT)};
    psg_scene_box(pen->scene, room, 0, &ink);
}

static PsgColour
block_tint(const PsgRenderContext *context, size_t group)
{
    const PsgStyle *style = context->style;
    PsgColour colour =
        group == PSG_NONE ? style->muted : psg_context_group_colour(context, group);
    return psg_colour_mix(colour, style->background, TINT);
}

static void
sample_block(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = block_tint(pen->context, entry->kind)};
    psg_scene_box(pen->scene, room, 0, &ink);
}

static void
sample_new_actor(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgTextLook look = psg_pen_look(pen, LEAST_NAME + 2, 700, pen->context->style->ink,
                                    PSG_ANCHOR_MIDDLE);
    PsgPoint at = psg_rect_centre(room);
    at.y += psg_pen_cap_height(pen, &look) / 2;
    psg_pen_write(pen, &look, at, "Aa");
}

/* The label is the plan's from then on. */
static void
add_note(Plan *plan, PsgLegendEntry entry, char *label)
{
    entry.label = label;
    g_ptr_array_add(plan->owned, label);
    g_array_append_val(plan->entries, entry);
}

/* The text with the values in place of "{1}" and so on. Owned by the caller. */
static char *
filled(const Plan *plan, PsgWord word, const char *first, const char *second)
{
    const char *const values[] = {first, second};
    GString *text = g_string_new(NULL);
    psg_word_fill(text, psg_word(word, plan->pen->context->language), values);
    return g_string_free(text, FALSE);
}

static void
add_actor_kinds(Plan *plan)
{
    const PsgRenderContext *context = plan->pen->context;
    const PsgLandscape *landscape = context->landscape;
    g_autofree bool *occurs = g_new0(bool, landscape->kind_count + 1);
    for (size_t i = 0; plan->has_kinds && i < plan->matrix->row_count; i++) {
        const PsgViewActor *seen = plan->matrix->rows[i].seen;
        if (seen != NULL && seen->kind != PSG_NONE) {
            occurs[seen->kind] = true;
        }
    }
    for (size_t i = 0; i < landscape->kind_count; i++) {
        const PsgKind *kind = &landscape->kinds[i];
        PsgLegendEntry entry = {.sample = psg_actor_box_sample,
                                .kind = i,
                                .label =
                                    psg_context_label(context, &kind->label, kind->id)};
        if (occurs[i]) {
            g_array_append_val(plan->entries, entry);
        }
    }
}

/* Of a list in which all are of one kind, some of them seen. */
static const char *
kind_label(const PsgMatrix *matrix, const PsgMatrixRow *rows)
{
    while (rows->seen == NULL) {
        rows++;
    }
    const PsgKind *kind = &matrix->context->landscape->kinds[rows->seen->kind];
    return psg_context_label(matrix->context, &kind->label, kind->id);
}

/* How a matrix of two slices is read. */
static void
add_reading_of_pair(Plan *plan)
{
    const PsgMatrix *matrix = plan->matrix;
    const PsgLegendEntry none = {.sample = sample_nothing};
    g_autofree char *later =
        psg_context_slice_title(matrix->context, matrix->slices[1], NULL);
    g_autofree char *earlier =
        psg_context_slice_title(matrix->context, matrix->slices[0], NULL);
    add_note(plan, none, filled(plan, PSG_WORD_ABOVE_DIAGONAL, later, NULL));
    add_note(plan, none, filled(plan, PSG_WORD_BELOW_DIAGONAL, earlier, NULL));
}

/* The same of one. */
static void
add_reading_of_one(Plan *plan)
{
    const PsgRenderContext *context = plan->pen->context;
    const PsgMatrix *matrix = plan->matrix;
    const PsgLegendEntry none = {.sample = sample_nothing};
    bool is_directed = false;
    if (!matrix->is_square) {
        add_note(plan, none,
                 filled(plan, PSG_WORD_ROWS_AND_COLUMNS, kind_label(matrix, matrix->rows),
                        kind_label(matrix, matrix->columns)));
    }
    for (size_t i = 0; i < matrix->mark_count; i++) {
        is_directed = is_directed || psg_relation_kind_is_directed(context->landscape,
                                                                   matrix->marks[i].kind);
    }
    if (is_directed) {
        add_note(plan, none,
                 g_strdup(psg_word(PSG_WORD_ROW_TO_COLUMN, context->language)));
    }
}

static void
add_reading(Plan *plan)
{
    const PsgMatrix *matrix = plan->matrix;
    bool has_loop = false;
    if (matrix->slice_count == 2) {
        add_reading_of_pair(plan);
    } else {
        add_reading_of_one(plan);
    }
    for (size_t i = 0; matrix->is_square && i < matrix->mark_count; i++) {
        has_loop = has_loop || matrix->marks[i].row == matrix->marks[i].column;
    }
    if (has_loop) {
        add_note(plan, (PsgLegendEntry){.sample = sample_nothing},
                 g_strdup(psg_word(PSG_WORD_ON_DIAGONAL, plan->pen->context->language)));
    }
}

static void
add_rows(Plan *plan)
{
    const PsgMatrix *matrix = plan->matrix;
    const char *language = plan->pen->context->language;
    bool has_new = false, has_absent = false, has_block = false;
    for (size_t i = 0; i < matrix->row_count; i++) {
        const PsgViewActor *seen = matrix->rows[i].seen;
        has_absent = has_absent || seen == NULL;
        has_new = has_new || is_new_row(matrix, &matrix->rows[i]);
    }
    for (size_t i = 0; i < matrix->block_count; i++) {
        has_block = has_block || (!matrix->has_groups && matrix->blocks[i].is_told);
    }
    PsgLegendEntry new = {.sample = sample_new_actor}, absent = {.sample = sample_absent},
                   block = {.sample = sample_block, .kind = PSG_NONE};
    if (has_new && plan->header != HEADER_NONE) {
        add_note(plan, new, g_strdup(psg_word(PSG_WORD_NEW, language)));
    }
    if (has_absent) {
        add_note(plan, absent, g_strdup(psg_word(PSG_WORD_NO_RELATION_THEN, language)));
    }
    if (has_block) {
        add_note(plan, block, g_strdup(psg_word(PSG_WORD_FOUND_BLOCK, language)));
    }
    if (matrix->alone_count > 0) {
        g_autofree char *number = psg_number_label((double)matrix->alone_count, language);
        PsgWord word = psg_word_form(matrix->alone_count, PSG_WORD_ONE_WITHOUT_RELATION,
                                     PSG_WORD_MANY_WITHOUT_RELATION, language);
        add_note(plan, (PsgLegendEntry){.sample = sample_nothing},
                 filled(plan, word, number, NULL));
    }
}

static void
add_several(Plan *plan)
{
    const char *language = plan->pen->context->language;
    size_t count = plan->matrix->several;
    g_autofree char *number = psg_number_label((double)count, language);
    PsgWord word = psg_word_form(count, PSG_WORD_ONE_IN_SEVERAL_GROUPS,
                                 PSG_WORD_MANY_IN_SEVERAL_GROUPS, language);
    if (count > 0) {
        add_note(plan, (PsgLegendEntry){.sample = sample_nothing},
                 filled(plan, word, number, NULL));
    }
}

/* All but what is known once names have their places. */
static void
list_entries(Plan *plan)
{
    g_array_set_size(plan->entries, 0);
    add_reading(plan);
    psg_matrix_mark_entries(plan->matrix,
                            psg_matrix_cell_form(plan->pen, plan->matrix, plan->cell),
                            plan->entries);
    add_actor_kinds(plan);
    add_rows(plan);
    add_several(plan);
}

static Plan
plan_of(const PsgPen *pen, const PsgMatrix *matrix, PsgRect room)
{
    Plan plan = {.pen = pen,
                 .matrix = matrix,
                 .room = room,
                 .letters = LEAST_NAME,
                 .has_kinds = are_of_several_kinds(matrix),
                 .number = number_width(pen, matrix),
                 .labels = block_labels(pen, matrix),
                 .entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry)),
                 .owned = g_ptr_array_new_with_free_func(g_free)};
    plan.room.height -= psg_pen_length(pen, CLEAR);
    plan.is_legend_below = room.width < SIDE_LEGEND * room.height;
    plan.groups = groups_width(&plan);
    plan.legend = psg_pen_length(pen, LEGEND_WIDTH + LEGEND_GAP);
    if (plan.is_legend_below) {
        plan.cell =
            (PsgSize){psg_pen_length(pen, LEAST_GRID), psg_pen_length(pen, LEAST_GRID)};
        list_entries(&plan);
        plan.legend = psg_legend_height(pen, plan.entries, room.width) +
                      psg_pen_length(pen, 2 * LEGEND_ABOVE);
    }
    plan_header(&plan);
    list_entries(&plan);
    PsgSize size = {plan.cell.width * (double)matrix->column_count,
                    plan.cell.height * (double)matrix->row_count};
    double beside = plan.groups + (plan.is_legend_below ? 0 : plan.legend);
    double whole = plan.names + size.width + MAX(beside, overhang_of(&plan));
    double high =
        plan.header_height + size.height + (plan.is_legend_below ? plan.legend : 0);
    plan.area =
        (PsgRect){plan.room.x + (plan.room.width - whole) / 2 + plan.names,
                  plan.room.y + MAX(0, plan.room.height - high) / 2 + plan.header_height,
                  size.width, size.height};
    return plan;
}

static void
plan_clear(Plan *plan)
{
    free_labels(plan->labels, plan->matrix->block_count);
    g_array_unref(plan->entries);
    g_ptr_array_unref(plan->owned);
}

double
psg_matrix_page_height(const PsgPen *pen, const PsgMatrix *matrix, double height)
{
    double row = psg_pen_length(pen, LEAST_NAME * PITCH * LOOSE);
    double wanted = row * (double)matrix->row_count;
    return MIN(psg_pen_length(pen, LARGEST_PAGE), height + wanted);
}

/* ---- Drawing ---- */

static double
row_y(const Plan *plan, size_t row)
{
    return plan->area.y + (double)row * plan->cell.height;
}

static double
column_x(const Plan *plan, size_t column)
{
    return plan->area.x + (double)column * plan->cell.width;
}

/* Blocks on the diagonal. */
static void
draw_blocks(const Plan *plan)
{
    const PsgPen *pen = plan->pen;
    const PsgMatrix *matrix = plan->matrix;
    psg_pen_group(pen, "blocks");
    for (size_t i = 0; i < matrix->block_count; i++) {
        const PsgMatrixBlock *block = &matrix->blocks[i];
        PsgInk ink = {.fill = block_tint(pen->context, block->group)};
        PsgRect box = {column_x(plan, block->first_column), row_y(plan, block->first),
                       plan->cell.width * (double)block->column_count,
                       plan->cell.height * (double)block->count};
        if (block->is_told && box.width > 0 && box.height > 0) {
            psg_scene_box(pen->scene, box, 0, &ink);
        }
    }
    psg_pen_end(pen);
}

/* Rows and columns of who has no relation here. */
static void
draw_absent(const Plan *plan)
{
    const PsgStyle *style = plan->pen->context->style;
    PsgInk ink = {.fill = psg_colour_mix(style->faint, style->background, ABSENT)};
    for (size_t i = 0; i < plan->matrix->row_count; i++) {
        PsgRect row = {plan->area.x, row_y(plan, i), plan->area.width, plan->cell.height};
        if (plan->matrix->rows[i].seen == NULL) {
            psg_scene_box(plan->pen->scene, row, 0, &ink);
        }
    }
    for (size_t i = 0; i < plan->matrix->column_count; i++) {
        PsgRect column = {column_x(plan, i), plan->area.y, plan->cell.width,
                          plan->area.height};
        if (plan->matrix->columns[i].seen == NULL) {
            psg_scene_box(plan->pen->scene, column, 0, &ink);
        }
    }
}

static void
add_line(PsgPath *path, PsgPoint from, PsgPoint to)
{
    psg_path_move(path, from);
    psg_path_line(path, to);
}

/* Lines across and down, at every place or where blocks begin. */
static void
draw_lines(const Plan *plan, bool of_blocks, const PsgInk *ink)
{
    const PsgMatrix *matrix = plan->matrix;
    g_autoptr(PsgPath) path = psg_path_new();
    double right = psg_rect_right(plan->area), bottom = psg_rect_bottom(plan->area);
    size_t rows = of_blocks ? matrix->block_count : matrix->row_count,
           columns = of_blocks ? matrix->block_count : matrix->column_count;
    for (size_t i = 1; i < rows; i++) {
        double y = row_y(plan, of_blocks ? matrix->blocks[i].first : i);
        add_line(path, (PsgPoint){plan->area.x, y}, (PsgPoint){right, y});
    }
    for (size_t i = 1; i < columns; i++) {
        double x = column_x(plan, of_blocks ? matrix->blocks[i].first_column : i);
        add_line(path, (PsgPoint){x, plan->area.y}, (PsgPoint){x, bottom});
    }
    if (psg_path_count(path) > 0) {
        psg_scene_path(plan->pen->scene, path, ink);
    }
}

/* Fine lines between cells that are large enough; stronger ones between groups; the diagonal. */
static void
draw_grid(const Plan *plan)
{
    const PsgPen *pen = plan->pen;
    const PsgMatrix *matrix = plan->matrix;
    const PsgStyle *style = pen->context->style;
    bool is_fine =
        MIN(plan->cell.width, plan->cell.height) >= psg_pen_length(pen, LEAST_GRID);
    PsgInk hair = psg_pen_stroke(pen, style->faint, 0.8, PSG_DASH_NONE);
    PsgColour between = psg_colour_mix(style->muted, style->background, QUIET);
    PsgInk strong = psg_pen_stroke(pen, between, is_fine ? 1.2 : 0.6, PSG_DASH_NONE);
    if (is_fine) {
        draw_lines(plan, false, &hair);
    }
    if (matrix->has_groups) {
        draw_lines(plan, true, &strong);
    }
    PsgInk frame = psg_pen_stroke(pen, style->muted, 1, PSG_DASH_NONE);
    psg_scene_box(pen->scene, plan->area, 0, &frame);
    PsgInk diagonal = psg_pen_stroke(pen, style->muted,
                                     matrix->slice_count == 2 ? 1.4 : 0.7, PSG_DASH_NONE);
    if (matrix->is_square) {
        psg_pen_line(pen, (PsgPoint){plan->area.x, plan->area.y},
                     (PsgPoint){psg_rect_right(plan->area), psg_rect_bottom(plan->area)},
                     &diagonal);
    }
}

/* ---- Names of rows and columns ---- */

static void
draw_chip(const Plan *plan, size_t kind, double right, double middle)
{
    const PsgPen *pen = plan->pen;
    double side = psg_pen_length(pen, CHIP);
    PsgRect box = {right - side, middle - side / 2, side, side};
    PsgLegendEntry entry = {.kind = kind};
    psg_actor_box_sample(pen, box, &entry);
}

static void
begin_row(const Plan *plan, const PsgMatrixRow *row, const char *prefix)
{
    const PsgActor *actor = &plan->pen->context->landscape->actors[row->actor];
    const PsgText *name =
        row->seen != NULL ? row->seen->name : &actor->name.items[0].text;
    PsgActorGroup group = {.prefix = prefix,
                           .actor = row->actor,
                           .kind = row->seen == NULL ? PSG_NONE : row->seen->kind,
                           .name = name,
                           .full = row->seen == NULL ? NULL : row->seen->full,
                           .words = is_new_row(plan->matrix, row) ? " new" : NULL};
    psg_actor_group_begin(plan->pen, &group);
}

/* tier: 0 stands beside the cells; from the others a line leads there. */
static void
draw_row_name(const Plan *plan, size_t index, size_t tier)
{
    const PsgPen *pen = plan->pen;
    const PsgMatrixRow *row = &plan->matrix->rows[index];
    PsgTextLook look = name_look(plan, row, PSG_ANCHOR_END);
    double middle = row_y(plan, index) + plan->cell.height / 2;
    double edge = plan->area.x - (double)tier * plan->tier_width;
    double x = edge - psg_pen_length(pen, NAME_GAP);
    double baseline = middle + psg_pen_cap_height(pen, &look) / 2;
    begin_row(plan, row, NULL);
    if (plan->header == HEADER_NUMBERS) {
        PsgTextLook small = psg_pen_look(pen, LEAST_NAME, 400, pen->context->style->muted,
                                         PSG_ANCHOR_END);
        g_autofree char *number = number_text(plan->matrix, index);
        psg_pen_write(pen, &small, (PsgPoint){x, baseline}, number);
        x -= plan->number + psg_pen_length(pen, CHIP_GAP);
    }
    if (plan->has_kinds) {
        if (row->seen != NULL) {
            draw_chip(plan, row->seen->kind, x, middle);
        }
        x -= psg_pen_length(pen, CHIP + CHIP_GAP);
    }
    double most = x - (edge - plan->tier_width);
    if (tier > 0) {
        psg_pen_rule(pen, (PsgPoint){edge - psg_pen_length(pen, CHIP_GAP), middle},
                     (PsgPoint){plan->area.x, middle});
    }
    g_autofree char *name = short_name(pen, &look, row_name(plan->matrix, row), most);
    psg_pen_write(pen, &look, (PsgPoint){x, baseline}, name);
    psg_pen_end(pen);
}

static void
draw_column_name(const Plan *plan, size_t index)
{
    const PsgPen *pen = plan->pen;
    const PsgMatrixRow *row = &plan->matrix->columns[index];
    PsgTextLook look = name_look(plan, row, PSG_ANCHOR_START);
    look.font.size = psg_pen_length(pen, column_letters(plan));
    look.turn = -plan->turn;
    double angle = plan->turn * G_PI / 180, cap = psg_pen_cap_height(pen, &look) / 2;
    double foot = psg_pen_length(pen, NAME_GAP);
    PsgPoint at = {column_x(plan, index) + plan->cell.width / 2 + sin(angle) * cap,
                   plan->area.y - foot + cos(angle) * cap};
    double most =
        (plan->header_height - foot) / sin(angle) - psg_pen_length(pen, 0.5 * LEAST_NAME);
    begin_row(plan, row, "column-");
    if (plan->turn < 90) {
        most = MIN(most, (psg_rect_right(plan->room) - at.x) / cos(angle));
    }
    g_autofree char *name = short_name(pen, &look, row_name(plan->matrix, row), most);
    psg_pen_write(pen, &look, at, name);
    psg_pen_end(pen);
}

/* Each column has its number, or so many of them that they don't touch. */
static void
draw_numbers(const Plan *plan)
{
    const PsgPen *pen = plan->pen;
    static const size_t steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    double wide = plan->number + psg_pen_length(pen, CHIP_GAP / 2);
    size_t step = steps[0];
    for (size_t i = 0; i < G_N_ELEMENTS(steps) && (double)step * plan->cell.width < wide;
         i++) {
        step = steps[i];
    }
    PsgTextLook look =
        psg_pen_look(pen, LEAST_NAME, 400, pen->context->style->muted, PSG_ANCHOR_MIDDLE);
    for (size_t i = 0; i < plan->matrix->column_count; i++) {
        if ((i + 1) % step == 0) {
            g_autofree char *number = number_text(plan->matrix, i);
            psg_pen_write(pen, &look,
                          (PsgPoint){column_x(plan, i) + plan->cell.width / 2,
                                     plan->area.y - psg_pen_length(pen, NAME_GAP)},
                          number);
        }
    }
}

/* Names of rows that do not touch, those with most relations first. The next but one is far
 * enough for the same tier. Gives how many. */
static size_t
draw_some_names(const Plan *plan)
{
    g_autofree PsgRanked *ranked = ranked_rows(plan->matrix);
    size_t count = plan->matrix->row_count, named = 0;
    double pitch = psg_pen_length(plan->pen, LEAST_NAME * PITCH);
    size_t apart = (size_t)ceil(pitch / (double)plan->tiers / plan->cell.height);
    g_autofree bool *is_named = g_new0(bool, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t row = ranked[i].index;
        bool is_free = true;
        for (size_t k = row + 1 > apart ? row + 1 - apart : 0;
             k < MIN(count, row + apart); k++) {
            is_free = is_free && !is_named[k];
        }
        if (is_free) {
            is_named[row] = true;
            named++;
        }
    }
    for (size_t i = 0, place = 0; i < count; i++) {
        if (is_named[i]) {
            draw_row_name(plan, i, place++ % plan->tiers);
        }
    }
    return named;
}

static size_t
draw_names(const Plan *plan)
{
    size_t count = plan->matrix->row_count;
    if (plan->header == HEADER_NONE) {
        return draw_some_names(plan);
    }
    for (size_t i = 0; i < count; i++) {
        draw_row_name(plan, i, i % plan->tiers);
    }
    for (size_t i = 0; plan->header == HEADER_NAMES && i < plan->matrix->column_count;
         i++) {
        draw_column_name(plan, i);
    }
    if (plan->header == HEADER_NUMBERS) {
        draw_numbers(plan);
    }
    return count;
}

/* ---- Groups ---- */

/* Around so many rows. */
static void
draw_bracket(const Plan *plan, size_t first, size_t count, size_t group)
{
    const PsgPen *pen = plan->pen;
    double gap = MIN(psg_pen_length(pen, 2), plan->cell.height / 8);
    double x = psg_rect_right(plan->area) + psg_pen_length(pen, GROUP_GAP);
    double far = x + psg_pen_length(pen, BRACKET / 2);
    double top = row_y(plan, first) + gap, bottom = row_y(plan, first + count) - gap;
    PsgColour colour = group == PSG_NONE ? pen->context->style->muted
                                         : psg_context_group_colour(pen->context, group);
    PsgInk ink = psg_pen_stroke(pen, colour, group == PSG_NONE ? 1 : 2, PSG_DASH_NONE);
    g_autoptr(PsgPath) path = psg_path_polyline(
        (PsgPoint[]){{x, top}, {far, top}, {far, bottom}, {x, bottom}}, 4);
    psg_scene_path(pen->scene, path, &ink);
}

/* Who is elsewhere in these slices is left out of it. */
static void
draw_brackets(const Plan *plan, const PsgMatrixBlock *block)
{
    const PsgMatrixRow *rows = plan->matrix->rows;
    size_t end = block->first + block->count;
    for (size_t from = block->first, to; from < end; from = to) {
        bool is_out = rows[from].is_out;
        for (to = from; to < end && rows[to].is_out == is_out; to++) {
        }
        if (!is_out) {
            draw_bracket(plan, from, to - from, block->group);
        }
    }
}

static bool
is_free(const GArray *taken, PsgRect room)
{
    for (guint i = 0; i < taken->len; i++) {
        if (psg_rect_overlaps(room, g_array_index(taken, PsgRect, i))) {
            return false;
        }
    }
    return true;
}

/* Its bracket, and its name in the middle of its rows, unless another one is there. */
static void
draw_group(const Plan *plan, size_t index, GArray *taken)
{
    const PsgPen *pen = plan->pen;
    const PsgMatrixBlock *block = &plan->matrix->blocks[index];
    PsgTextLook look = group_look(pen);
    double line = psg_pen_line_height(pen, &look);
    double beside = psg_pen_length(pen, BRACKET + 2 * GROUP_GAP);
    double height = plan->cell.height * (double)block->count;
    size_t most = (size_t)CLAMP(height / line, 1, MOST_LINES);
    g_auto(GStrv) lines =
        psg_pen_wrap(pen, &look, plan->labels[index], plan->groups - beside, most);
    double own = line * (double)g_strv_length(lines);
    PsgRect room = {psg_rect_right(plan->area) + beside,
                    row_y(plan, block->first) + (height - own) / 2, plan->groups - beside,
                    own};
    draw_brackets(plan, block);
    if (is_free(taken, room)) {
        g_array_append_val(taken, room);
        PsgPoint at = {room.x, room.y + (line + psg_pen_cap_height(pen, &look)) / 2};
        psg_pen_write_lines(pen, &look, at, lines);
    }
}

/* The largest first. */
static void
draw_groups(const Plan *plan)
{
    const PsgMatrix *matrix = plan->matrix;
    const PsgGroup *groups = plan->pen->context->landscape->groups;
    g_autofree PsgRanked *ranked = g_new0(PsgRanked, matrix->block_count + 1);
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    for (size_t i = 0; i < matrix->block_count; i++) {
        ranked[i] = (PsgRanked){-(double)matrix->blocks[i].count, i};
    }
    qsort(ranked, matrix->block_count, sizeof *ranked, psg_compare_ranked);
    for (size_t i = 0; i < matrix->block_count; i++) {
        size_t index = ranked[i].index;
        const PsgMatrixBlock *block = &matrix->blocks[index];
        if (plan->labels[index] == NULL || block->count == 0) {
            continue;
        }
        bool is_group = block->group != PSG_NONE;
        g_autofree char *id = is_group
                                  ? g_strconcat("group-", groups[block->group].id, NULL)
                                  : g_strdup_printf("block-%zu", index + 1);
        PsgGroupLook look = {.id = id,
                             .class = is_group ? "group" : "block",
                             .title = plan->labels[index],
                             .opacity = 1};
        if (is_group) {
            look.part = (PsgPart){PSG_PART_GROUP, block->group};
        }
        psg_scene_group(plan->pen->scene, &look);
        draw_group(plan, index, taken);
        psg_pen_end(plan->pen);
    }
}

/* ---- The legend on the page ---- */

/* Where entries stand below each other, right of the matrix. */
typedef struct {
    PsgTextLook look;
    double left, text, right; /* of samples, of labels, of the room */
    double line, sample, gap;
} SideLegend;

static SideLegend
side_legend_of(const Plan *plan)
{
    const PsgPen *pen = plan->pen;
    SideLegend legend = {.look = legend_look(pen),
                         .left = psg_rect_right(plan->area) + plan->groups +
                                 psg_pen_length(pen, LEGEND_GAP),
                         .right = psg_rect_right(plan->room),
                         .sample = psg_pen_length(pen, LEGEND_SAMPLE),
                         .gap = psg_pen_length(pen, LEGEND_ROW_GAP)};
    legend.line = psg_pen_line_height(pen, &legend.look);
    legend.text = legend.left + legend.sample + psg_pen_length(pen, NAME_GAP);
    return legend;
}

/* Notes begin where samples do. A NULL-terminated list, owned by the caller. */
static char **
entry_lines(const Plan *plan, const SideLegend *legend, guint index)
{
    const PsgLegendEntry *entry = &g_array_index(plan->entries, PsgLegendEntry, index);
    double left = entry->sample == sample_nothing ? legend->left : legend->text;
    return psg_pen_wrap(plan->pen, &legend->look, entry->label, legend->right - left,
                        MOST_LINES);
}

/* How many entries have room, with a line for the number of the others if there are any. */
static guint
count_entries(const Plan *plan, const SideLegend *legend)
{
    double y = plan->area.y, bottom = psg_rect_bottom(plan->room);
    guint fit = 0;
    for (guint i = 0; i < plan->entries->len; i++) {
        g_auto(GStrv) lines = entry_lines(plan, legend, i);
        y += legend->line * (double)g_strv_length(lines);
        bool is_last = i + 1 == plan->entries->len;
        if (y + (is_last ? 0 : legend->gap + legend->line) > bottom) {
            return fit;
        }
        y += legend->gap;
        fit++;
    }
    return fit;
}

static void
draw_side_legend(const Plan *plan)
{
    const PsgPen *pen = plan->pen;
    SideLegend legend = side_legend_of(plan);
    guint count = count_entries(plan, &legend);
    double down = (legend.line + psg_pen_cap_height(pen, &legend.look)) / 2;
    double y = plan->area.y, high = legend.sample * SAMPLE_SHAPE;
    psg_pen_piece(pen, PSG_PART_LEGEND);
    for (guint i = 0; i < count; i++) {
        const PsgLegendEntry *entry = &g_array_index(plan->entries, PsgLegendEntry, i);
        g_auto(GStrv) lines = entry_lines(plan, &legend, i);
        bool is_note = entry->sample == sample_nothing;
        PsgRect room = {legend.left, y + (legend.line - high) / 2, legend.sample, high};
        entry->sample(pen, room, entry);
        psg_pen_write_lines(pen, &legend.look,
                            (PsgPoint){is_note ? legend.left : legend.text, y + down},
                            lines);
        y += legend.line * (double)g_strv_length(lines) + legend.gap;
    }
    if (count < plan->entries->len) {
        g_autofree char *rest =
            psg_word_others(plan->entries->len - count, pen->context->language);
        psg_pen_write(pen, &legend.look, (PsgPoint){legend.left, y + down}, rest);
    }
    psg_pen_end(pen);
}

static void
draw_legend(const Plan *plan)
{
    if (!plan->is_legend_below) {
        draw_side_legend(plan);
        return;
    }
    double y = psg_rect_bottom(plan->area) + psg_pen_length(plan->pen, LEGEND_ABOVE);
    psg_legend_draw(plan->pen, (PsgRect){plan->room.x, y, plan->room.width, plan->legend},
                    plan->entries);
}

size_t
psg_matrix_draw(const PsgPen *pen, const PsgMatrix *matrix, PsgRect room)
{
    Plan plan = plan_of(pen, matrix, room);
    draw_blocks(&plan);
    draw_absent(&plan);
    draw_grid(&plan);
    psg_matrix_draw_marks(pen, matrix, plan.area);
    draw_groups(&plan);
    size_t named = draw_names(&plan);
    if (named < matrix->row_count) {
        const char *language = pen->context->language;
        g_autofree char *some = psg_number_label((double)named, language);
        g_autofree char *all = psg_number_label((double)matrix->row_count, language);
        add_note(&plan, (PsgLegendEntry){.sample = sample_nothing},
                 filled(&plan, PSG_WORD_NAMES_OF, some, all));
    }
    draw_legend(&plan);
    plan_clear(&plan);
    return named;
}
