/* What a matrix tells, in a sentence: of what is surely there. */
#include "figure/matrix/matrix.h"

#include "base/number.h"
#include "figure/strings.h"

#include <math.h>

/* Relations that are counted, each once. */
typedef struct {
    size_t all, within; /* blocks or groups */
    size_t blocks;      /* of those that hold some */
    size_t added, removed;
} Counts;

/* By row, or by column, the number of its block; PSG_NONE: it is in none. Owned by the caller. */
static size_t *
blocks_of(const PsgMatrix *matrix, bool of_rows)
{
    size_t *blocks = g_new(size_t, MAX(matrix->row_count, matrix->column_count) + 1);
    for (size_t i = 0; i < matrix->block_count; i++) {
        const PsgMatrixBlock *block = &matrix->blocks[i];
        size_t first = of_rows ? block->first : block->first_column;
        size_t rows = of_rows ? block->count : block->column_count;
        for (size_t k = 0; k < rows; k++) {
            blocks[first + k] = block->is_told ? i : PSG_NONE;
        }
    }
    return blocks;
}

/* It is the one of two cells that counts; of two slices that of the later one, or it is gone
 * there. */
static bool
is_counted(const PsgMatrix *matrix, const PsgMatrixMark *mark)
{
    if (matrix->slice_count == 2) {
        bool is_later = psg_matrix_view(matrix, mark)->slice == matrix->slices[1];
        return is_later || mark->sure[PSG_MATRIX_ENDS] > 0;
    }
    bool is_directed =
        psg_relation_kind_is_directed(matrix->context->landscape, mark->kind);
    return !matrix->is_square || is_directed || mark->row <= mark->column;
}

static Counts
count(const PsgMatrix *matrix)
{
    Counts counts = {0, 0, 0, 0, 0};
    g_autofree size_t *blocks = blocks_of(matrix, true);
    g_autofree size_t *columns = blocks_of(matrix, false);
    g_autofree bool *holds = g_new0(bool, matrix->block_count + 1);
    for (size_t i = 0; i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        if (!is_counted(matrix, mark)) {
            continue;
        }
        bool is_pair = matrix->slice_count == 2;
        bool is_earlier =
            is_pair && psg_matrix_view(matrix, mark)->slice == matrix->slices[0];
        size_t block = blocks[mark->row];
        bool is_within = block != PSG_NONE && block == columns[mark->column];
        size_t there = mark->sure[PSG_MATRIX_KEPT] + mark->sure[PSG_MATRIX_NEW] +
                       (is_pair ? 0 : mark->sure[PSG_MATRIX_ENDS]);
        there = is_earlier ? 0 : there;
        counts.added += mark->sure[PSG_MATRIX_NEW];
        counts.removed += is_pair ? mark->sure[PSG_MATRIX_ENDS] : 0;
        counts.all += there;
        if (is_within && there > 0) {
            counts.within += there;
            counts.blocks += holds[block] ? 0 : 1;
            holds[block] = true;
        }
    }
    return counts;
}

/* Never all, or none, unless it is. */
static char *
percent(const Counts *counts, const char *language)
{
    double share = round(100 * (double)counts->within / (double)counts->all);
    share = counts->within == counts->all ? 100 : MIN(share, 99);
    share = counts->within == 0 ? 0 : MAX(share, 1);
    return psg_number_label(share, language);
}

static void
add(GString *text, PsgWord word, const char *const *values, const char *language)
{
    g_string_append(text, text->len > 0 ? ", " : "");
    psg_word_fill(text, psg_word(word, language), values);
}

static void
add_count(GString *text, size_t count, PsgWord one, PsgWord many, const char *language)
{
    g_autofree char *number = psg_number_label((double)count, language);
    const char *const values[] = {number};
    add(text, psg_word_form(count, one, many, language), values, language);
}

/* The pair of groups that more than half of the new relations are between. */
static void
add_most_new(const PsgMatrix *matrix, size_t added, GString *text)
{
    const PsgRenderContext *context = matrix->context;
    size_t groups = context->landscape->group_count;
    g_autoptr(GHashTable) pairs = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; matrix->has_groups && i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        size_t a = matrix->rows[mark->row].group, b = matrix->columns[mark->column].group;
        if (!is_counted(matrix, mark) || mark->state != PSG_MATRIX_NEW || a == PSG_NONE ||
            b == PSG_NONE) {
            continue;
        }
        gpointer key = GSIZE_TO_POINTER(MIN(a, b) * groups + MAX(a, b) + 1);
        size_t sum = GPOINTER_TO_SIZE(g_hash_table_lookup(pairs, key)) +
                     mark->sure[PSG_MATRIX_NEW];
        g_hash_table_insert(pairs, key, GSIZE_TO_POINTER(sum));
        if (2 * sum > added) {
            const PsgGroup *one = &context->landscape->groups[MIN(a, b)],
                           *other = &context->landscape->groups[MAX(a, b)];
            const char *const values[] = {
                psg_context_label(context, &one->label, one->id),
                psg_context_label(context, &other->label, other->id)};
            add(text, a == b ? PSG_WORD_MOST_NEW_WITHIN : PSG_WORD_MOST_NEW_BETWEEN,
                values, context->language);
            return;
        }
    }
}

/* Whose relations weigh most, if there is one such pair, and others that weigh less. */
static void
add_heaviest(const PsgMatrix *matrix, GString *text)
{
    const PsgRenderContext *context = matrix->context;
    const PsgMatrixMark *heaviest = NULL;
    size_t equal = 0, less = 0;
    for (size_t i = 0; context->weights.count > 0 && i < matrix->mark_count; i++) {
        const PsgMatrixMark *mark = &matrix->marks[i];
        bool is_last = matrix->slice_count == 1 ||
                       psg_matrix_view(matrix, mark)->slice == matrix->slices[1];
        if (!is_last || !is_counted(matrix, mark)) {
            continue;
        }
        if (heaviest == NULL || mark->weight > heaviest->weight) {
            heaviest = mark;
            less += equal;
            equal = 1;
        } else {
            less += mark->weight < heaviest->weight ? 1 : 0;
            equal += mark->weight < heaviest->weight ? 0 : 1;
        }
    }
    if (equal != 1 || less == 0) {
        return;
    }
    const PsgView *view = psg_matrix_view(matrix, heaviest);
    const PsgRelation *relation = &context->landscape->relations[heaviest->relation];
    bool is_directed = psg_relation_kind_is_directed(context->landscape, relation->kind);
    const char *const values[] = {
        psg_context_text(context, psg_view_actor(view, relation->from)->name),
        psg_context_text(context, psg_view_actor(view, relation->to)->name)};
    add(text, is_directed ? PSG_WORD_HEAVIEST_LEADS : PSG_WORD_HEAVIEST_BETWEEN, values,
        context->language);
}

/* Blocks that hold less than half are not what it is about. */
char *
psg_matrix_message(const PsgMatrix *matrix)
{
    const char *language = matrix->context->language;
    Counts counts = count(matrix);
    GString *text = g_string_new(NULL);
    if (counts.all == 0) {
        return g_string_free(text, TRUE);
    }
    g_autofree char *share = percent(&counts, language);
    g_autofree char *all = psg_number_label((double)counts.all, language);
    g_autofree char *blocks = psg_number_label((double)counts.blocks, language);
    const char *const values[] = {share, all, blocks};
    bool is_one = counts.all == 1; /* which has no share */
    if (matrix->has_groups && !is_one) {
        add(text, PSG_WORD_SHARE_WITHIN_GROUPS, values, language);
    } else if (!is_one && counts.blocks > 0 && 2 * counts.within >= counts.all) {
        add(text,
            psg_word_form(counts.blocks, PSG_WORD_SHARE_OF_BLOCK,
                          PSG_WORD_SHARE_OF_BLOCKS, language),
            values, language);
    } else {
        add_count(text, counts.all, PSG_WORD_SO_MANY_RELATION, PSG_WORD_SO_MANY_RELATIONS,
                  language);
    }
    bool are_pairs = psg_landscape_is_aggregated(matrix->context->landscape);
    if (counts.added > 0 && !are_pairs) {
        add_count(text, counts.added, PSG_WORD_ONE_NEW_RELATION,
                  PSG_WORD_MANY_NEW_RELATIONS, language);
    }
    if (counts.removed > 0 && !are_pairs) {
        add_count(text, counts.removed, PSG_WORD_ONE_RELATION_LESS,
                  PSG_WORD_MANY_RELATIONS_LESS, language);
    }
    if (counts.added > 1 && !are_pairs) {
        add_most_new(matrix, counts.added, text);
    }
    if (counts.added + counts.removed == 0 || are_pairs) {
        add_heaviest(matrix, text);
    }
    char *sentence = psg_word_capitalised(text->str);
    g_string_free(text, TRUE);
    return sentence;
}
