/* What the layout is asked for: boxes measured, presences and ties of all slices. */
#include "figure/network_task.h"

#include "figure/actor_box.h"

#include <math.h>

#define GAP 24.0 /* between boxes, in units of a slide */
#define SEED 2007
#define FILLED 0.30 /* of the area, by boxes, on a page that fits its drawing */
#define SPARSE 0.22 /* boxes that fill less of the area than this grow */
#define MOST_GROWTH 1.5

static bool *
presence_of(const PsgSetting *setting)
{
    const PsgLandscape *landscape = setting->landscape;
    bool *presence = g_new0(bool, landscape->actor_count * landscape->slice_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = setting->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            presence[slice * landscape->actor_count + view->actors[i].actor] = true;
        }
    }
    return presence;
}

/* A relation pulls the more the more slices show it. */
static PsgTie *
ties_of(const PsgSetting *setting, size_t *count)
{
    const PsgLandscape *landscape = setting->landscape;
    g_autofree size_t *seen = g_new0(size_t, landscape->relation_count + 1);
    g_autofree size_t *first = g_new0(size_t, landscape->relation_count + 1);
    g_autofree size_t *last = g_new0(size_t, landscape->relation_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = setting->views[slice];
        for (size_t i = 0; i < view->relation_count; i++) {
            size_t relation = view->relations[i].relation;
            first[relation] = seen[relation] == 0 ? slice : first[relation];
            last[relation] = slice;
            seen[relation]++;
        }
    }
    PsgTie *ties = g_new0(PsgTie, landscape->relation_count + 1);
    *count = 0;
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        if (seen[i] > 0 && relation->from != relation->to) {
            ties[(*count)++] = (PsgTie){relation->from, relation->to,
                                        relation->weight * (double)seen[i], first[i], last[i]};
        }
    }
    return ties;
}

PsgNetworkTask *
psg_network_task_new(const PsgPen *pen)
{
    const PsgSetting *setting = pen->setting;
    PsgNetworkTask *self = g_new0(PsgNetworkTask, 1);
    size_t tie_count;
    self->growth = 1;
    self->boxes = psg_actor_box_sizes(pen);
    self->presence = presence_of(setting);
    self->ties = ties_of(setting, &tie_count);
    self->task = (PsgLayoutTask){
        .actor_count = setting->landscape->actor_count,
        .slice_count = setting->landscape->slice_count,
        .boxes = self->boxes,
        .presence = self->presence,
        .ties = self->ties,
        .tie_count = tie_count,
        .gap = psg_pen_length(pen, GAP),
        .seed = SEED,
    };
    return self;
}

void
psg_network_task_free(PsgNetworkTask *task)
{
    if (task == NULL) {
        return;
    }
    g_free(task->boxes);
    g_free(task->presence);
    g_free(task->ties);
    g_free(task);
}

static double
covered_by_boxes(const PsgNetworkTask *task)
{
    double covered = 0;
    for (size_t i = 0; i < task->task.actor_count; i++) {
        covered += task->boxes[i].width * task->boxes[i].height;
    }
    return covered;
}

void
psg_network_task_fill(PsgNetworkTask *task, PsgSize area)
{
    double covered = covered_by_boxes(task);
    double wanted = area.width * area.height * SPARSE;
    task->growth = covered > 0 ? CLAMP(sqrt(wanted / covered), 1, MOST_GROWTH) : 1;
    task->task.area = area;
    task->task.gap *= task->growth;
    for (size_t i = 0; i < task->task.actor_count; i++) {
        task->boxes[i].width *= task->growth;
        task->boxes[i].height *= task->growth;
    }
}

double
psg_network_task_height(const PsgNetworkTask *task, double width)
{
    double highest = 0;
    for (size_t i = 0; i < task->task.actor_count; i++) {
        highest = MAX(highest, task->boxes[i].height);
    }
    return MAX(covered_by_boxes(task) / FILLED / width, highest + 2 * task->task.gap);
}
