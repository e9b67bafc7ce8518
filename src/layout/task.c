/* What a layout depends on: every number of the task, one after the other. */
#include "layout/task.h"

#include <string.h>

static void
add(GChecksum *sum, gconstpointer bytes, gsize size)
{
    /* GLib takes no more at once */
    const guchar *next = bytes;
    while (size > 0) {
        gsize part = MIN(size, G_MAXINT);
        g_checksum_update(sum, next, (gssize)part);
        next += part;
        size -= part;
    }
}

static void
add_number(GChecksum *sum, double number)
{
    double plain = number + 0.0; /* -0 is 0 */
    add(sum, &plain, sizeof plain);
}

static void
add_ties(GChecksum *sum, const PsgLayoutTask *task)
{
    for (size_t i = 0; i < task->tie_count; i++) {
        const PsgTie *tie = &task->ties[i];
        const guint64 whole[] = {tie->from, tie->to, tie->first_slice, tie->last_slice,
                                 (guint64)(tie->flow + 1)};
        add(sum, whole, sizeof whole);
        add_number(sum, tie->weight);
    }
    if (task->tie_presence != NULL) {
        add(sum, task->tie_presence,
            task->slice_count * task->tie_count * sizeof *task->tie_presence);
    }
}

static void
add_constraints(GChecksum *sum, const PsgLayoutTask *task)
{
    for (size_t i = 0; task->constraints != NULL && i < task->actor_count; i++) {
        const PsgPlacementConstraint *constraint = &task->constraints[i];
        const guint64 whole[] = {constraint->is_pinned,   constraint->level,
                                 constraint->level_count, constraint->is_grouped,
                                 constraint->group,       constraint->is_shared,
                                 constraint->other_group};
        add(sum, whole, sizeof whole);
        add_number(sum, constraint->pin.x);
        add_number(sum, constraint->pin.y);
    }
}

static void
add_region(GChecksum *sum, const PsgLayoutTask *task)
{
    add_number(sum, task->region.frame);
    add_number(sum, task->region.title);
    add_number(sum, task->region.apart);
    for (size_t i = 0; task->region.title_widths != NULL && i < task->group_count; i++) {
        add_number(sum, task->region.title_widths[i]);
    }
}

char *
psg_layout_task_digest(const PsgLayoutTask *task, const char *method)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const guint64 whole[] = {
        task->actor_count,
        task->slice_count,
        task->tie_count,
        task->seed,
        task->constraints != NULL,
        task->tie_presence != NULL,
        (guint64)task->rows,
        task->may_tighten,
        task->is_dots,
        task->lines_are_straight,
    };
    const double numbers[] = {task->area.width, task->area.height, task->gap,
                              task->line_pitch, task->stability,   task->least_scale};
    add(sum, method, strlen(method) + 1);
    add(sum, whole, sizeof whole);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        add_number(sum, numbers[i]);
    }
    for (size_t i = 0; i < task->actor_count; i++) {
        add_number(sum, task->boxes[i].width);
        add_number(sum, task->boxes[i].height);
    }
    add(sum, task->presence,
        task->slice_count * task->actor_count * sizeof *task->presence);
    add_ties(sum, task);
    add_constraints(sum, task);
    add_region(sum, task);
    return g_strdup(g_checksum_get_string(sum));
}
