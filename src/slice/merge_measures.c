/* The measures of two landscapes, as those of one, with what is known in either slice. */
#include "model/measurement.h"
#include "slice/merge_parts.h"

#include <math.h>

/* In order of what it is of, sums before others; then of time. */
static int
compare_values(const void *left, const void *right)
{
    const PsgMeasurement *a = left, *b = right;
    int a_start = psg_interval_first(&a->when), b_start = psg_interval_first(&b->when);
    if (a->subject != b->subject) {
        return a->subject < b->subject ? -1 : 1;
    }
    if (a->index != b->index) {
        return a->index < b->index ? -1 : 1;
    }
    if (a->each != b->each) {
        return a->each ? 1 : -1;
    }
    return (a_start > b_start) - (a_start < b_start);
}

/* A value of the merged landscape, and what it was made of. */
typedef struct {
    PsgMeasurement value; /* first, for comparing */
    const PsgMeasurement *origin;
} Made;

static size_t
place_of(const PsgMerge *merge, size_t side, const PsgMeasurement *value)
{
    switch (value->subject) {
    case PSG_SUBJECT_ACTOR:
        return merge->actors[side][value->index];
    case PSG_SUBJECT_GROUP:
        return merge->groups[side][value->index];
    case PSG_SUBJECT_TIER:
        return merge->tiers[side][value->index];
    case PSG_SUBJECT_ALL:
        break;
    }
    return 0;
}

/* What is known in the slice of the side: of each thing a sum, and one of many. */
static void
add_side(const PsgMerge *merge, size_t side, const PsgMeasure *measure, GArray *made)
{
    static const PsgAggregation meanings[] = {PSG_AGGREGATION_SUM, PSG_AGGREGATION_EACH};
    for (size_t i = 0, run = 0; i < measure->value_count; i += run) {
        run = psg_measurement_run(&measure->values[i], measure->value_count - i);
        for (size_t j = 0; j < G_N_ELEMENTS(meanings); j++) {
            const PsgMeasurement *value =
                psg_measurement_at(&measure->values[i], run, meanings[j],
                                   &psg_merge_slice(merge, side)->when);
            if (value != NULL) {
                Made item = {*value, value};
                item.value.index = place_of(merge, side, value);
                item.value.when = merge->eras[side];
                item.value.sources =
                    psg_merge_indexes(merge, &value->sources, merge->sources[side]);
                g_array_append_val(made, item);
            }
        }
    }
}

/* The latest known figure holds: where the second side knows none, a value without
 * number and text has to say so. */
static void
add_unknown(const PsgMerge *merge, GArray *made)
{
    guint count = made->len;
    g_array_sort(made, compare_values);
    for (guint i = 0; i < count; i++) {
        PsgMeasurement value = g_array_index(made, Made, i).value;
        const PsgMeasurement *next =
            i + 1 < count ? &g_array_index(made, Made, i + 1).value : NULL;
        bool is_first =
            psg_interval_first(&value.when) == psg_interval_first(&merge->eras[0]);
        bool has_second = next != NULL && next->subject == value.subject &&
                          next->index == value.index && next->each == value.each;
        if (is_first && !has_second) {
            Made unknown = {.value = {.subject = value.subject,
                                      .index = value.index,
                                      .each = value.each,
                                      .when = merge->eras[1],
                                      .value = (double)NAN}};
            g_array_append_val(made, unknown);
        }
    }
    g_array_sort(made, compare_values);
}

/* some: of the side, whose words are taken; other: of the other side, NULL: it has
 * none. */
static PsgMeasure
join_measure(const PsgMerge *merge, size_t side, const PsgMeasure *some,
             const PsgMeasure *other)
{
    PsgMeasure measure = *some;
    g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(Made));
    add_side(merge, side, some, made);
    if (other != NULL) {
        add_side(merge, 1 - side, other, made);
    }
    add_unknown(merge, made);
    PsgMeasurement *values = psg_arena_alloc(merge->arena, made->len * sizeof *values);
    for (guint i = 0; i < made->len; i++) {
        values[i] = g_array_index(made, Made, i).value;
        g_hash_table_insert(merge->merged->origins, &values[i],
                            (gpointer)(guintptr)g_array_index(made, Made, i).origin);
    }
    measure.values = values;
    measure.value_count = made->len;
    measure.sources = psg_merge_indexes(merge, &measure.sources, merge->sources[side]);
    return measure;
}

/* Of the other side, with the same id and unit; or PSG_NONE. */
static size_t
find_same(const PsgLandscape *landscape, const PsgMeasure *measure)
{
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *other = &landscape->measures[i];
        if (g_str_equal(other->id, measure->id) &&
            psg_text_is_same(&other->unit, &measure->unit)) {
            return i;
        }
    }
    return PSG_NONE;
}

/* Numbers are never converted: of another unit, it is another measure. */
void
psg_merge_add_measures(PsgMerge *merge)
{
    const PsgLandscape *first = merge->merged->sides[0].landscape;
    const PsgLandscape *second = merge->merged->sides[1].landscape;
    size_t most = first->measure_count + second->measure_count, count = 0;
    PsgMeasure *joined = psg_arena_alloc(merge->arena, most * sizeof *joined);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < first->measure_count; i++) {
        size_t same = find_same(second, &first->measures[i]);
        const PsgMeasure *other = same == PSG_NONE ? NULL : &second->measures[same];
        joined[count++] = join_measure(merge, 0, &first->measures[i], other);
    }
    for (size_t i = 0; i < second->measure_count; i++) {
        const PsgMeasure *only = &second->measures[i];
        if (find_same(first, only) == PSG_NONE) {
            joined[count++] = join_measure(merge, 1, only, NULL);
        }
    }
    for (size_t i = 0; i < count; i++) {
        joined[i].id = psg_merge_id(merge, used, joined[i].id);
    }
    merge->landscape->measures = joined;
    merge->landscape->measure_count = count;
}
