/* Relations: rows of the same tie join. */
#include "read/import/settling.h"

#include "base/compare.h"
#include "base/number.h"

#include <string.h>

/* A row of the draft, and which relation it is of. */
typedef struct {
    guint32 from, to; /* the lower place first, unless it is directed */
    size_t kind;
    guint32 place; /* among the draft's ties */
    guint32 first; /* of the rows of its relation */
} Row;

static bool
is_directed(const PsgDraftTieRow *tie)
{
    return tie->direction == PSG_DIRECTION_DIRECTED;
}

static int
compare_rows(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    if (a->from != b->from) {
        return PSG_COMPARE(a->from, b->from);
    }
    if (a->to != b->to) {
        return PSG_COMPARE(a->to, b->to);
    }
    return a->kind != b->kind ? PSG_COMPARE(a->kind, b->kind)
                              : PSG_COMPARE(a->place, b->place);
}

static int
compare_relations(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    return a->first != b->first ? PSG_COMPARE(a->first, b->first)
                                : PSG_COMPARE(a->place, b->place);
}

static const PsgDraftTieRow *
tie_of(const PsgSettling *settling, guint32 place)
{
    return &g_array_index(settling->said.ties, PsgDraftTieRow, place);
}

/* The rows, those of a relation one after the other, relations in order of their first row. */
static Row *
sorted_rows(const PsgSettling *settling)
{
    guint count = settling->said.ties->len;
    Row *rows = g_new(Row, count + 1);
    for (guint i = 0; i < count; i++) {
        const PsgDraftTieRow *tie = tie_of(settling, i);
        bool is_turned = !is_directed(tie) && tie->from > tie->to;
        rows[i] = (Row){.from = is_turned ? tie->to : tie->from,
                        .to = is_turned ? tie->from : tie->to,
                        .kind = PSG_NONE,
                        .place = i};
    }
    qsort(rows, count, sizeof *rows, compare_rows);
    for (guint i = 0; i < count; i++) {
        bool is_further = i > 0 && rows[i].from == rows[i - 1].from &&
                          rows[i].to == rows[i - 1].to &&
                          rows[i].kind == rows[i - 1].kind &&
                          tie_of(settling, rows[i].place)->key == NULL &&
                          tie_of(settling, rows[i - 1].place)->key == NULL;
        rows[i].first = is_further ? rows[i - 1].first : rows[i].place;
    }
    qsort(rows, count, sizeof *rows, compare_relations);
    return rows;
}

static void
add_relation(PsgSettling *settling, const Row *rows, guint count)
{
    const PsgDraftTieRow *first = tie_of(settling, rows->place);
    g_autoptr(GPtrArray) intervals = g_ptr_array_new();
    bool is_always = false;
    for (guint i = 0; i < count; i++) {
        guint before = intervals->len;
        psg_settling_add_intervals(
            settling, (PsgDraftThing){PSG_DRAFT_TIE, rows[i].place}, intervals);
        is_always = is_always || intervals->len == before;
    }
    if (is_always) {
        g_ptr_array_set_size(intervals, 0);
    }
    PsgRelation relation = {.from = first->from,
                            .to = first->to,
                            .entry = settling->relation_comments->len,
                            .kind = rows->kind,
                            .when = psg_settling_spells_of(settling, intervals)};
    psg_builder_add_relation(settling->builder, &relation);
    g_ptr_array_add(settling->relation_comments, NULL);
}

void
psg_settling_tie(PsgSettling *settling)
{
    g_autofree Row *rows = sorted_rows(settling);
    guint count = settling->said.ties->len;
    for (guint i = 0; i < count;) {
        guint end = i + 1;
        while (end < count && rows[end].first == rows[i].first) {
            end++;
        }
        add_relation(settling, &rows[i], end - i);
        i = end;
    }
}
