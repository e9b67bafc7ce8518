/* Which steps of a lineage are its columns. */
#include "figure/lineage/columns.h"

static void
want_events(const PsgLineage *lineage, bool *wanted)
{
    wanted[0] = wanted[lineage->step_count - 1] = true;
    for (guint i = 0; i < lineage->events->len; i++) {
        wanted[g_array_index(lineage->events, PsgLineageEvent, i).step] = true;
    }
}

static void
want_life(const PsgLineage *lineage, size_t actor, bool *wanted)
{
    size_t first = lineage->step_count, last = lineage->step_count;
    for (size_t step = 0; step < lineage->step_count; step++) {
        if (psg_lineage_seen(lineage, step, actor) != NULL) {
            first = MIN(first, step);
            last = step;
        }
    }
    if (last < lineage->step_count) {
        wanted[first] = wanted[last] = true;
    }
}

static void
want_lives(const PsgLineage *lineage, bool *wanted)
{
    for (guint i = 0; i < lineage->events->len; i++) {
        const PsgLineageEvent *event =
            &g_array_index(lineage->events, PsgLineageEvent, i);
        want_life(lineage, event->from, wanted);
        want_life(lineage, event->to, wanted);
    }
}

static GArray *
list(const bool *wanted, size_t count)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t step = 0; step < count; step++) {
        if (wanted[step]) {
            g_array_append_val(steps, step);
        }
    }
    return steps;
}

static GArray *
thin_out(const GArray *steps, size_t most)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < most; i++) {
        size_t place = (i * (steps->len - 1) + (most - 1) / 2) / (most - 1);
        g_array_append_val(left, g_array_index(steps, size_t, place));
    }
    return left;
}

static size_t *
take(GArray *steps, size_t *count)
{
    *count = steps->len;
    return (size_t *)(void *)g_array_free(steps, FALSE);
}

size_t *
psg_lineage_columns(const PsgLineage *lineage, size_t most, size_t *count)
{
    g_autofree bool *wanted = g_new0(bool, lineage->step_count + 1);
    if (lineage->step_count <= most) {
        for (size_t step = 0; step < lineage->step_count; step++) {
            wanted[step] = true;
        }
        return take(list(wanted, lineage->step_count), count);
    }
    want_events(lineage, wanted);
    g_autoptr(GArray) events = list(wanted, lineage->step_count);
    want_lives(lineage, wanted);
    g_autoptr(GArray) lives = list(wanted, lineage->step_count);
    GArray *chosen = lives->len <= most ? lives : events;
    return chosen->len > most ? take(thin_out(chosen, most), count)
                              : take(g_array_copy(chosen), count);
}
