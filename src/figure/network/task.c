/* What the layout is asked for: boxes measured, presences and ties of all slices. */
#include "figure/network/task.h"

#include "figure/network/region.h"
#include "figure/network/view.h"

#include "figure/part/actor_box.h"
#include "figure/part/frame.h"
#include "layout/layout.h"

#include <math.h>
#include <stdlib.h>

/* In units of a slide: between boxes, and of names. */
#define GAP 24.0
#define TIGHT_GAP 13.0
#define ROUNDED 0.999
/* Of a box with a word and the gap around it, in squares of a letter's size: four letters wide and
 * two and a half high, at least. */
#define LEAST_BOX 10.0
enum { MOST_FITTED = 1000 }; /* actors of a slice, on a page that fits its drawing */
#define DOT_GAP 2.5          /* between dots */

/* Those of regions, also in units of a slide. */
#define FRAME 7.0
#define TITLE 16.0
#define APART 16.0
/* The same where boxes are tight. */
#define TIGHT_FRAME 4.0
#define TIGHT_APART 8.0

#define FILLED 0.30 /* of the area, by boxes, on a page that fits its drawing */
#define SPARSE 0.22 /* boxes that fill less of the area than this grow */
/* The largest names are smaller than the slice in the title, and larger than headlines. */
#define MOST_GROWTH 2.0
#define SPARE_FOR_REGIONS 3.0 /* boxes that a row must have too much room for */
#define TIGHT_STEP 0.07
#define ALIKE 0.1 /* of a height: two boxes beside each other look as if one was wrong */

static bool *
presence_of(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    bool *presence = g_new0(bool, landscape->actor_count * landscape->slice_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            presence[slice * landscape->actor_count + view->actors[i].actor] = true;
        }
    }
    return presence;
}

/* By slice and relation, whether it is seen. */
static bool *
relations_seen(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    size_t count = landscape->relation_count;
    bool *seen = g_new0(bool, count * landscape->slice_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = context->views[slice];
        for (size_t i = 0; i < view->relation_count; i++) {
            seen[slice * count + view->relations[i].relation] = true;
        }
    }
    return seen;
}

/* How a relation pulls, by the most that it ever weighs; with weight 0 if no slice shows
 * it. */
static PsgTie
tie_of(const PsgLandscape *landscape, const bool *seen, size_t index)
{
    const PsgRelation *relation = &landscape->relations[index];
    const PsgKind *kind =
        relation->kind == PSG_NONE ? NULL : &landscape->relation_kinds[relation->kind];
    PsgTie tie = {
        .from = relation->from, .to = relation->to, .flow = psg_kind_flow(kind)};
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        if (seen[slice * landscape->relation_count + index]) {
            tie.first_slice = tie.weight > 0 ? tie.first_slice : slice;
            tie.last_slice = slice;
            tie.weight =
                MAX(tie.weight,
                    psg_relation_weight_at(relation, &landscape->slices[slice].when));
        }
    }
    return tie;
}

/* A tie and, by slice, whether it is seen. */
typedef struct {
    PsgTie tie;
    bool *seen; /* owned */
} SeenTie;

static void
clear_seen_tie(gpointer tie)
{
    g_free(((SeenTie *)tie)->seen);
}

static void
add_relation_ties(GArray *ties, const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    g_autofree bool *seen = relations_seen(context);
    for (size_t i = 0; i < landscape->relation_count; i++) {
        SeenTie one = {.tie = tie_of(landscape, seen, i)};
        if (one.tie.weight > 0 && one.tie.from != one.tie.to) {
            one.seen = g_new0(bool, landscape->slice_count + 1);
            for (size_t slice = 0; slice < landscape->slice_count; slice++) {
                one.seen[slice] = seen[slice * landscape->relation_count + i];
            }
            g_array_append_val(ties, one);
        }
    }
}

/* A pair of actors of the view, whichever is the first. */
static gpointer
pair_of(const PsgView *view, size_t from, size_t to)
{
    size_t a = view->actors[from].actor, b = view->actors[to].actor;
    return GSIZE_TO_POINTER(MIN(a, b) * view->landscape->actor_count + MAX(a, b) + 1);
}

/* Lines of successions that lie below no relation's, nor below another of the slice. */
static void
add_succession_ties(GArray *ties, const PsgRenderContext *context)
{
    size_t slices = context->landscape->slice_count;
    g_autoptr(GHashTable) tied = g_hash_table_new(NULL, NULL);
    for (size_t slice = 0; slice < slices; slice++) {
        const PsgView *view = context->views[slice];
        g_hash_table_remove_all(tied);
        for (size_t i = 0; view->succession_count > 0 && i < view->relation_count; i++) {
            const PsgViewRelation *seen = &view->relations[i];
            g_hash_table_add(tied, pair_of(view, seen->from, seen->to));
        }
        for (size_t i = 0; i < view->succession_count; i++) {
            const PsgViewSuccession *seen = &view->successions[i];
            if (!g_hash_table_add(tied, pair_of(view, seen->from, seen->to))) {
                continue;
            }
            SeenTie one = {.tie = {.from = view->actors[seen->from].actor,
                                   .to = view->actors[seen->to].actor,
                                   .weight = 1,
                                   .first_slice = slice,
                                   .last_slice = slice}};
            one.seen = g_new0(bool, slices + 1);
            one.seen[slice] = true;
            g_array_append_val(ties, one);
        }
    }
}

static void
add_ties(PsgNetworkTask *self, const PsgRenderContext *context)
{
    size_t slices = context->landscape->slice_count;
    g_autoptr(GArray) ties = g_array_new(FALSE, FALSE, sizeof(SeenTie));
    g_array_set_clear_func(ties, clear_seen_tie);
    add_relation_ties(ties, context);
    add_succession_ties(ties, context);
    self->ties = g_new0(PsgTie, ties->len + 1);
    self->tie_presence = g_new0(bool, ties->len *slices + 1);
    for (guint i = 0; i < ties->len; i++) {
        const SeenTie *one = &g_array_index(ties, SeenTie, i);
        self->ties[i] = one->tie;
        for (size_t slice = 0; slice < slices; slice++) {
            self->tie_presence[slice * ties->len + i] = one->seen[slice];
        }
    }
    self->task.ties = self->ties;
    self->task.tie_count = ties->len;
    self->task.tie_presence = self->tie_presence;
}

/* It stands in the first group that is said, and near the next one. */
static void
ask_groups(PsgPlacementConstraint *constraint, const PsgDatedIndexes *groups)
{
    size_t first = psg_dated_index_first(groups);
    constraint->is_grouped = first != PSG_NONE;
    constraint->group = constraint->is_grouped ? first : 0;
    for (size_t i = 1; i < groups->count && !constraint->is_shared; i++) {
        size_t group = groups->items[i].index;
        constraint->is_shared = group != PSG_NONE && group != first;
        constraint->other_group = constraint->is_shared ? group : 0;
    }
}

/* What the author asks of places: by actor; NULL if it is nothing. */
static PsgPlacementConstraint *
constraints_of(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgInterval always = psg_interval_always();
    bool is_levelled = context->align == PSG_ALIGN_TIER && landscape->tier_count > 0;
    if (!is_levelled && landscape->pin_count == 0 && landscape->group_count == 0) {
        return NULL;
    }
    PsgPlacementConstraint *constraints =
        g_new0(PsgPlacementConstraint, landscape->actor_count + 1);
    /* who pins most has drawn groups where they are: they are no regions of the page */
    bool is_drawn = 2 * landscape->pin_count > landscape->actor_count;
    g_autofree size_t *listing = psg_tiers_that_list(landscape, &always);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        size_t tier = psg_actor_tier_at(actor, &always, listing[i]);
        if (!is_drawn) {
            ask_groups(&constraints[i], &actor->groups);
        }
        constraints[i].level = tier == PSG_NONE ? 0 : tier;
        constraints[i].level_count =
            is_levelled && tier != PSG_NONE ? landscape->tier_count : 0;
    }
    for (size_t i = 0; i < landscape->pin_count; i++) {
        const PsgPin *pin = &landscape->pins[i];
        constraints[pin->actor].is_pinned = true;
        constraints[pin->actor].pin = (PsgPoint){pin->x, pin->y};
    }
    return constraints;
}

static PsgRows
rows_of(PsgAlign align)
{
    return align == PSG_ALIGN_FLOW   ? PSG_ROWS_RANKS
           : align == PSG_ALIGN_NONE ? PSG_ROWS_FREE
                                     : PSG_ROWS_AUTO;
}

/* The widest name of a group, of all languages. */
typedef struct {
    const PsgPen *pen;
    size_t group;
    double width;
} Title;

static void
measure_title(const PsgRenderContext *context, void *data)
{
    Title *title = data;
    const PsgGroup *said = &context->landscape->groups[title->group];
    PsgTextLook look = psg_region_title_look(title->pen, title->group);
    double width = psg_pen_width(title->pen, &look,
                                 psg_context_label(context, &said->label, said->id));
    title->width = MAX(title->width, width);
}

static double
title_width(const PsgPen *pen, size_t group)
{
    Title title = {pen, group, 0};
    psg_context_each_language(pen->context, measure_title, &title);
    return title.width;
}

static void
add_regions(PsgNetworkTask *self, const PsgPen *pen)
{
    const PsgLandscape *landscape = pen->context->landscape;
    PsgAlign align = pen->context->align;
    self->has_levels =
        align == PSG_ALIGN_FLOW || (align == PSG_ALIGN_TIER && landscape->tier_count > 0);
    self->title_widths = g_new0(double, landscape->group_count + 1);
    for (size_t i = 0; i < landscape->group_count; i++) {
        self->title_widths[i] = title_width(pen, i);
    }
    self->task.group_count = landscape->group_count;
    self->task.region = (PsgRegionRoom){.frame = psg_pen_length(pen, FRAME),
                                        .title = psg_pen_length(pen, TITLE),
                                        .apart = psg_pen_length(pen, APART),
                                        .title_widths = self->title_widths};
}

/* Boxes that hold their labels in all languages. */
typedef struct {
    const PsgPen *pen;
    double shrink;
    bool is_tight;
    PsgSize *sizes;
} Fitting;

static void
fit_language(const PsgRenderContext *context, void *data)
{
    Fitting *fitting = data;
    PsgPen pen = {context, fitting->pen->ruler, NULL};
    g_autofree PsgSize *sizes =
        psg_actor_box_sizes(&pen, fitting->shrink, fitting->is_tight);
    for (size_t i = 0; i < context->landscape->actor_count; i++) {
        fitting->sizes[i].width = MAX(fitting->sizes[i].width, sizes[i].width);
        fitting->sizes[i].height = MAX(fitting->sizes[i].height, sizes[i].height);
    }
}

static gint
compare_heights(gconstpointer left, gconstpointer right)
{
    double a = ((const PsgSize *const *)left)[0]->height;
    double b = ((const PsgSize *const *)right)[0]->height;
    return (a > b) - (a < b);
}

/* Rows look calm if boxes are of few heights: those that are nearly alike get one, and none is
 * lower than most are. That takes no room, since a row is as high as the highest box. */
static void
calm_heights(PsgSize *sizes, size_t count)
{
    g_autoptr(GPtrArray) ranked = g_ptr_array_new();
    for (size_t i = 0; i < count; i++) {
        if (sizes[i].height > 0) {
            g_ptr_array_add(ranked, &sizes[i]);
        }
    }
    if (ranked->len == 0) {
        return;
    }
    g_ptr_array_sort(ranked, compare_heights);
    /* of the class */
    double alike = ((PsgSize *)g_ptr_array_index(ranked, ranked->len - 1))->height;
    for (guint i = ranked->len; i-- > 0;) {
        PsgSize *size = g_ptr_array_index(ranked, i);
        alike = size->height < alike * (1 - ALIKE) ? size->height : alike;
        size->height = alike;
    }
    double usual = ((PsgSize *)g_ptr_array_index(ranked, ranked->len / 2))->height;
    for (guint i = 0; i < ranked->len; i++) {
        PsgSize *size = g_ptr_array_index(ranked, i);
        size->height = MAX(size->height, usual);
    }
}

/* By actor. Owned by the caller. */
static PsgSize *
box_sizes(const PsgPen *pen, double shrink, bool is_tight)
{
    Fitting fitting = {pen, shrink, is_tight,
                       g_new0(PsgSize, pen->context->landscape->actor_count + 1)};
    psg_context_each_language(pen->context, fit_language, &fitting);
    calm_heights(fitting.sizes, pen->context->landscape->actor_count);
    return fitting.sizes;
}

/* Takes the sizes. */
static PsgNetworkTask *
begin_task(const PsgRenderContext *context, PsgSize *sizes)
{
    PsgNetworkTask *self = g_new0(PsgNetworkTask, 1);
    self->growth = 1;
    self->boxes = sizes;
    self->presence = presence_of(context);
    self->task = (PsgLayoutTask){
        .actor_count = context->landscape->actor_count,
        .slice_count = context->landscape->slice_count,
        .boxes = self->boxes,
        .presence = self->presence,
        .seed = 1, /* any will do: it only has to be the same each time */
        .stability = context->stability,
        .rows = rows_of(context->align),
    };
    self->constraints = constraints_of(context);
    self->task.constraints = self->constraints;
    add_ties(self, context);
    return self;
}

PsgNetworkTask *
psg_network_task_new(const PsgPen *pen)
{
    PsgNetworkTask *self = begin_task(pen->context, box_sizes(pen, 1, false));
    self->task.gap = psg_pen_length(pen, GAP);
    self->task.line_pitch = psg_pen_length(pen, PSG_NETWORK_PITCH);
    add_regions(self, pen);
    return self;
}

PsgNetworkTask *
psg_network_task_new_of_dots(const PsgPen *pen, const PsgDots *dots, PsgSize area)
{
    PsgNetworkTask *self = begin_task(pen->context, psg_dots_sizes(dots));
    self->task.is_dots = true;
    self->task.gap = psg_pen_length(pen, DOT_GAP);
    self->task.area = area;
    self->task.group_count = pen->context->landscape->group_count;
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
    g_free(task->tie_presence);
    g_free(task->constraints);
    psg_sharing_free(task->sharing);
    g_free(task->title_widths);
    g_free(task);
}

void
psg_network_task_share(PsgNetworkTask *task)
{
    task->sharing = psg_sharing_new(&task->task);
}

const PsgLayoutTask *
psg_network_task_asked(const PsgNetworkTask *task)
{
    return task->sharing == NULL ? &task->task
                                 : psg_sharing_task(task->sharing, &task->task);
}

static double
covered_by_boxes(const PsgNetworkTask *task)
{
    const PsgLayoutTask *asked = psg_network_task_asked(task);
    double covered = 0;
    for (size_t i = 0; i < asked->actor_count; i++) {
        covered += asked->boxes[i].width * asked->boxes[i].height;
    }
    return covered;
}

/* The boxes stand in rows, all as high as the highest of them. How much of its row's
 * width the fullest one needs: more than 1 if there is none for it. spare: of the widest
 * boxes that a row may have too many. */
static double
fullest_row(const PsgNetworkTask *task, double spare)
{
    const PsgLayoutTask *asked = psg_network_task_asked(task);
    const PsgSize *boxes = asked->boxes;
    double gap = asked->gap, total = 0;
    PsgSize largest = {0, 0}, area = asked->area;
    for (size_t i = 0; i < asked->actor_count; i++) {
        total += boxes[i].width + gap;
        largest.width = MAX(largest.width, boxes[i].width + gap);
        largest.height = MAX(largest.height, boxes[i].height + gap);
    }
    double rows = floor((area.height + gap) / MAX(largest.height, 1));
    double needed = total / MAX(rows, 1e-9) + spare * largest.width;
    return needed / (area.width + gap);
}

static double
least_growth(const PsgPen *pen)
{
    return MIN(1, PSG_LEAST_LETTERS / pen->context->style->size_label);
}

bool
psg_network_task_tighten(PsgNetworkTask *task, const PsgPen *pen)
{
    if (task->is_tight) {
        return false;
    }
    task->is_tight = true;
    task->task.region.frame = psg_pen_length(pen, TIGHT_FRAME);
    task->task.region.apart = psg_pen_length(pen, TIGHT_APART);
    double spare = task->constraints != NULL ? SPARE_FOR_REGIONS : 1;
    double least = least_growth(pen);
    for (task->growth = 1;; task->growth = MAX(task->growth - TIGHT_STEP, least)) {
        g_free(task->boxes);
        task->boxes = box_sizes(pen, task->growth, true);
        task->task.boxes = task->boxes;
        task->task.gap = psg_pen_length(pen, TIGHT_GAP) * task->growth;
        task->task.line_pitch = psg_pen_length(pen, PSG_NETWORK_PITCH) * task->growth;
        if (task->growth <= least || fullest_row(task, spare) <= 1) {
            task->task.least_scale = least / task->growth;
            task->task.may_tighten = false;
            return true;
        }
    }
}

static void
scale_boxes(PsgNetworkTask *task, double growth)
{
    double factor = growth / task->growth;
    task->growth = growth;
    task->task.gap *= factor;
    task->task.line_pitch *= factor;
    task->task.least_scale = 1 / growth;
    for (size_t i = 0; i < task->task.actor_count; i++) {
        task->boxes[i].width *= factor;
        task->boxes[i].height *= factor;
    }
}

/* Few boxes are larger, as long as rows hold them. */
static void
grow(PsgNetworkTask *task, PsgSize area)
{
    double covered = covered_by_boxes(task);
    double wanted = area.width * area.height * SPARSE;
    double growth = covered > 0 ? CLAMP(sqrt(wanted / covered), 1, MOST_GROWTH) : 1;
    scale_boxes(task, growth);
    while (task->growth > 1 && fullest_row(task, 0) > 1) {
        scale_boxes(task, MAX(task->growth - TIGHT_STEP, 1));
    }
    task->task.may_tighten = true;
}

void
psg_network_task_fill(PsgNetworkTask *task, const PsgPen *pen, PsgSize area)
{
    task->task.area = area;
    grow(task, area);
    /* Lines to the second row of a level go between the boxes of its first: narrow boxes let
     * more of them through, or need no second row. */
    if (fullest_row(task, 0) > 1 || psg_layout_splits_levels(&task->task)) {
        psg_network_task_tighten(task, pen);
    }
}

bool
psg_network_task_is_thinkable(const PsgPen *pen, double share)
{
    const PsgRenderContext *context = pen->context;
    PsgRect room = psg_frame_room(context, context->page.size.height);
    double letter = share * psg_pen_length(pen, PSG_LEAST_LETTERS);
    size_t most = 0;
    for (size_t slice = 0; slice < context->landscape->slice_count; slice++) {
        most = MAX(most, context->views[slice]->actor_count);
    }
    return context->page.fits
               ? most <= MOST_FITTED
               : (double)most * LEAST_BOX * letter * letter <= room.width * room.height;
}

bool
psg_network_task_is_overfull(const PsgNetworkTask *task, double share)
{
    /* boxes of that share are narrower, and more rows hold them */
    return task->is_tight && !task->task.may_tighten &&
           fullest_row(task, 0) * share * share > 1;
}

double
psg_network_task_read_share(const PsgNetworkTask *task, const PsgPen *pen,
                            const PsgLayout *layout)
{
    return task->growth * layout->scale / (least_growth(pen) * ROUNDED);
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
