/* The network figure: laid out once for all slices, then drawn slice by slice. */
#include "figure/network/network.h"

#include "base/join.h"
#include "figure/network/band.h"
#include "figure/network/dot_legend.h"
#include "figure/network/legend.h"
#include "figure/network/task.h"
#include "figure/network/zone.h"
#include "figure/part/edge.h"
#include "figure/part/frame.h"
#include "figure/strings.h"
#include "layout/page/pins.h"

/* In units of a slide. */
#define LEGEND_GAP 14.0
#define MOST_LETTERS 24.0 /* of names beside dots */
/* Proposed where names have no room: so many have room in boxes on a slide; but no more than
 * half of those that are there. */
enum { TOP = 40 };

enum { MANY_LINES = 100 }; /* fewer can be followed even where they cross */

enum {
    MOST_NAMED = 3,   /* actors in a remark: who knows some finds the others */
    FEWEST_PINS = 12, /* that make a drawing of somebody's, not wishes for a few boxes */
};
/* Of the least size of letters, where rows are asked for: half of it is read from a screen or a
 * printed page, though not from the last row; and dots would know no rows. */
#define LEAST_IN_ROWS 0.5
#define LARGE_PAGE "a0"
#define LARGE_SIDE 3900.0 /* of that page, in page units: none is larger */
/* Of lines beyond the boxes: less than to the letters of the heading and of the legend. */
#define REACH_ABOVE 20.0
#define REACH_BELOW 17.0

/* Found when they are first asked for. */
typedef struct {
    guint users; /* networks that have them */
    size_t slice_count;
    GMutex lock;
    PsgRoutes **routes; /* by slice; NULL: not yet */
    gint found;         /* slices that have theirs, from the first; atomic */
    /* by actor: bits of corners at which its loops have no room in some slice; found before the
     * first routes, so that loops keep to one corner in all slices */
    unsigned *barred_corners;
} Lines;

struct PsgNetwork {
    const PsgRenderContext *context;
    PsgNetworkForm form;  /* not AUTO */
    PsgNetworkForm usual; /* of the first: what AUTO means; AUTO: not known yet */
    PsgLineCourse course; /* of lines between boxes */
    PsgNetwork *next;     /* in another manner */
    bool wants_rows;      /* rows were asked for */
    double read_share;    /* of letters in boxes, as psg_network_task_read_share says */
    PsgDots *dots;        /* NULL: boxes */
    PsgDotNames *names;   /* of dots; its stages are slices */
    PsgNetworkTask *task;
    PsgLayout *layout;
    GArray *zones; /* of PsgNetworkZone */
    bool names_groups;
    double margin; /* left of the drawing, for names of tiers */
    PsgSize page;
    PsgRect area;   /* of the drawing */
    PsgRect legend; /* below it */
    Lines *lines;
};

GArray *
psg_network_entries(const PsgNetwork *network, const PsgRenderContext *context,
                    const PsgView *view)
{
    if (!psg_network_is_dots(network)) {
        return psg_network_legend(context, view, !psg_network_boxes_name_kinds(context),
                                  network->names_groups);
    }
    /* until they are found, as wide as it can be */
    size_t named = network->names == NULL
                       ? MAX(view->actor_count, 1) - 1
                       : psg_dot_names_count(network->names, view->slice);
    PsgDotLegend told = {.dots = network->dots,
                         .view = view,
                         .named = named,
                         .news = psg_dot_news(view),
                         .accents_relations = psg_dots_accent_relations(view)};
    return psg_dot_legend(context, &told);
}

/* What frames the drawing, in the language that needs most room for it. */
typedef struct {
    const PsgNetwork *network;
    PsgRuler *ruler;
    double width;          /* of the legend */
    double legend, margin; /* its height; the width of names of tiers */
} Surroundings;

static void
measure_surroundings(const PsgRenderContext *context, void *data)
{
    Surroundings *all = data;
    PsgPen pen = {context, all->ruler, NULL};
    for (size_t slice = 0; slice < context->landscape->slice_count; slice++) {
        g_autoptr(GArray) entries =
            psg_network_entries(all->network, context, context->views[slice]);
        all->legend = MAX(all->legend, psg_legend_height(&pen, entries, all->width));
    }
    if (!psg_network_is_dots(all->network)) {
        all->margin = MAX(all->margin, psg_bands_margin(&pen));
    }
}

/* Divides the page: the same in all slices, so the legend has the room of the largest. */
static void
divide_page(PsgNetwork *network, const PsgPen *pen)
{
    const PsgRenderContext *context = network->context;
    network->page = context->page.size;
    PsgRect room = psg_frame_room(context, network->page.height);
    Surroundings all = {network, pen->ruler, room.width, 0, 0};
    psg_context_each_language(context, measure_surroundings, &all);
    double legend = all.legend;
    double gap = legend > 0 ? psg_pen_length(pen, LEGEND_GAP) : 0;
    if (context->page.fits) {
        double wanted =
            network->dots != NULL
                ? psg_dots_height(network->dots, room.width, context->page.scale)
                : psg_network_task_height(network->task, room.width);
        double rest = network->page.height - (room.height - legend - gap);
        network->page.height = MAX(network->page.height, wanted + rest);
        room = psg_frame_room(context, network->page.height);
    }
    network->margin = all.margin;
    network->area = (PsgRect){room.x + network->margin, room.y,
                              room.width - network->margin, room.height - legend - gap};
    network->legend =
        (PsgRect){room.x, psg_rect_bottom(room) - legend, room.width, legend};
}

static PsgLayout *
make_layout(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    (void)data;
    return psg_layout_make(task, method, error);
}

PsgNetwork *
psg_network_new(const PsgRenderContext *context, PsgRuler *ruler, const char *method,
                GError **error)
{
    PsgLayoutMaker maker = {.make = make_layout, .method = method};
    return psg_network_new_by(context, ruler, &maker, PSG_NO_NETWORK_WISH, error);
}

static PsgLayout *
ask(const PsgNetworkTask *task, const PsgLayoutMaker *maker, GError **error)
{
    PsgLayout *layout =
        maker->make(maker->data, psg_network_task_asked(task), maker->method, error);
    return layout == NULL || task->sharing == NULL
               ? layout
               : psg_sharing_spread(task->sharing, layout);
}

/* Rather tight boxes than small letters. */
static PsgLayout *
lay_out(const PsgNetwork *network, const PsgPen *pen, const PsgLayoutMaker *maker,
        GError **error)
{
    PsgNetworkTask *task = network->task;
    PsgLayout *layout = ask(task, maker, error);
    if (layout == NULL || layout->scale >= task->task.least_scale ||
        !psg_network_task_tighten(task, pen)) {
        return layout;
    }
    psg_layout_free(layout);
    return ask(task, maker, error);
}

/* From the page to the task, with room for the legend. */
static void
prepare(PsgNetwork *network, const PsgPen *pen, const PsgLayoutMaker *maker)
{
    network->task = psg_network_task_new(pen);
    network->task->task.lines_are_straight = network->course == PSG_LINES_STRAIGHT;
    bool makes_zones = psg_layout_makes_zones(maker->method);
    network->names_groups = network->task->has_levels || !makes_zones;
    if (makes_zones) {
        psg_network_task_share(network->task);
    }
    divide_page(network, pen);
    psg_network_task_fill(network->task, pen,
                          (PsgSize){network->area.width, network->area.height});
}

static Lines *
lines_new(size_t slice_count)
{
    Lines *lines = g_new0(Lines, 1);
    lines->users = 1;
    lines->slice_count = slice_count;
    g_mutex_init(&lines->lock);
    lines->routes = g_new0(PsgRoutes *, slice_count + 1);
    return lines;
}

static void
lines_leave(Lines *lines)
{
    if (lines == NULL || --lines->users > 0) {
        return;
    }
    for (size_t slice = 0; slice < lines->slice_count; slice++) {
        psg_routes_free(lines->routes[slice]);
    }
    g_mutex_clear(&lines->lock);
    g_free(lines->routes);
    g_free(lines->barred_corners);
    g_free(lines);
}

/* Boxes of one size stand in one place in all slices. */
static bool
has_same_boxes(const PsgNetwork *a, const PsgNetwork *b)
{
    const PsgLayout *one = a->layout, *other = b->layout;
    bool is_same = one->actor_count == other->actor_count &&
                   one->slice_count == other->slice_count &&
                   psg_point_equals((PsgPoint){a->area.x, a->area.y},
                                    (PsgPoint){b->area.x, b->area.y}) &&
                   a->course == b->course;
    for (size_t i = 0; is_same && i < one->actor_count * one->slice_count; i++) {
        is_same = psg_point_equals(one->centres[i], other->centres[i]);
    }
    for (size_t i = 0; is_same && i < one->actor_count; i++) {
        PsgSize size = a->task->boxes[i], than = b->task->boxes[i];
        is_same = psg_point_equals((PsgPoint){size.width, size.height},
                                   (PsgPoint){than.width, than.height});
    }
    return is_same;
}

void
psg_network_share_lines(PsgNetwork *network, const PsgNetwork *other)
{
    if (network->lines != NULL && other->lines != NULL &&
        has_same_boxes(network, other)) {
        lines_leave(network->lines);
        network->lines = other->lines;
        network->lines->users++;
    }
}

/* ---- In boxes, or in dots ---- */

/* Whether the author asks for rows, which mean something. */
static bool
wants_rows(const PsgRenderContext *context, const PsgLayoutMaker *maker)
{
    return context->align == PSG_ALIGN_FLOW ||
           (context->align == PSG_ALIGN_TIER && context->landscape->tier_count > 0) ||
           psg_layout_keeps_ranks(maker->method);
}

/* NULL without an error where letters would be smaller than that share of their least size: most
 * often that is known before boxes are laid out. least_share: 0 if they may be of any size. */
static PsgNetwork *
boxes_new(const PsgPen *pen, const PsgLayoutMaker *maker, PsgLineCourse course,
          double least_share, GError **error)
{
    g_autoptr(PsgNetwork) network = g_new0(PsgNetwork, 1);
    network->context = pen->context;
    network->form = PSG_NETWORK_BOXES;
    network->course = course;
    prepare(network, pen, maker);
    network->wants_rows = wants_rows(pen->context, maker);
    if (psg_network_task_is_overfull(network->task, least_share)) {
        return NULL;
    }
    network->layout = lay_out(network, pen, maker, error);
    if (network->layout == NULL) {
        return NULL;
    }
    network->read_share =
        psg_network_task_read_share(network->task, pen, network->layout);
    if (network->read_share < least_share) {
        return NULL;
    }
    network->lines = lines_new(pen->context->landscape->slice_count);
    network->zones = psg_network_zones_new(network->task, network->layout,
                                           (PsgPoint){network->area.x, network->area.y},
                                           network->margin);
    return g_steal_pointer(&network);
}

/* For all slices together. */
static void
name_dots(PsgNetwork *network, const PsgPen *pen)
{
    const PsgRenderContext *context = pen->context;
    size_t slices = context->landscape->slice_count;
    g_autofree bool *wanted = psg_dot_names_wanted(context);
    g_autofree PsgDotStage *stages = g_new0(PsgDotStage, slices + 1);
    g_autoptr(GPtrArray) dots = g_ptr_array_new_with_free_func(g_free);
    for (size_t slice = 0; slice < slices; slice++) {
        PsgDot *own = g_new0(PsgDot, context->views[slice]->actor_count + 1);
        g_ptr_array_add(dots, own);
        stages[slice].view = psg_network_place_dots(network, slice, own).view;
        stages[slice].dots = own;
    }
    PsgDotNamesTask task = {.pen = pen,
                            .area = network->area,
                            .stages = stages,
                            .stage_count = slices,
                            .importance = network->dots->importance,
                            .is_wanted = wanted,
                            .least = PSG_LEAST_LETTERS,
                            .most = MOST_LETTERS,
                            .names_groups = true};
    network->names = psg_dot_names_new(&task);
}

static PsgNetwork *
dots_new(const PsgPen *pen, const PsgLayoutMaker *maker, size_t measure, GError **error)
{
    g_autoptr(PsgNetwork) network = g_new0(PsgNetwork, 1);
    network->context = pen->context;
    network->form = PSG_NETWORK_DOTS;
    network->wants_rows = wants_rows(pen->context, maker);
    network->names_groups = true;
    PsgRect room = psg_frame_room(pen->context, pen->context->page.size.height);
    network->dots =
        psg_dots_new(pen->context, measure, (PsgSize){room.width, room.height});
    divide_page(network, pen);
    PsgSize area = {network->area.width, network->area.height};
    network->task = psg_network_task_new_of_dots(pen, network->dots, area);
    network->layout =
        maker->make(maker->data, &network->task->task, maker->method, error);
    if (network->layout == NULL) {
        return NULL;
    }
    name_dots(network, pen);
    return g_steal_pointer(&network);
}

/* Where most boxes cannot stand on their pins, dots can: who drew them so had many. */
static bool
keeps_pins(const PsgNetwork *network)
{
    size_t count = 0, pins = network->context->landscape->pin_count;
    if (pins >= FEWEST_PINS) {
        g_free(psg_pins_shifted(&network->task->task, network->layout, &count));
    }
    return 2 * count <= pins;
}

/* Among those who are related in a view are more pairs than any drawing has without lines that
 * cross, by Euler's formula, and so many that nobody follows them around boxes. */
static bool
is_tangle(const PsgView *view)
{
    g_autoptr(GHashTable) pairs = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) related = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < view->relation_count; i++) {
        gsize from = view->relations[i].from, to = view->relations[i].to;
        if (from != to) {
            gsize pair = MIN(from, to) * view->actor_count + MAX(from, to);
            g_hash_table_add(pairs, GSIZE_TO_POINTER(pair));
            g_hash_table_add(related, GSIZE_TO_POINTER(from));
            g_hash_table_add(related, GSIZE_TO_POINTER(to));
        }
    }
    size_t lines = g_hash_table_size(pairs);
    return lines > MANY_LINES && lines > 3 * (size_t)g_hash_table_size(related) - 6;
}

static bool
is_tangled(const PsgRenderContext *context)
{
    for (size_t slice = 0; slice < context->landscape->slice_count; slice++) {
        if (is_tangle(context->views[slice])) {
            return true;
        }
    }
    return false;
}

/* Boxes if their names can be read, and the lines between them followed. NULL with an error. */
static PsgNetwork *
usual_new(const PsgPen *pen, const PsgLayoutMaker *maker, PsgNetworkWish wish,
          GError **error)
{
    GError *failure = NULL;
    bool has_rows = wants_rows(pen->context, maker);
    double least = has_rows ? LEAST_IN_ROWS : 1;
    bool may_tangle = has_rows || pen->context->page.fits;
    bool has_boxes = (may_tangle || !is_tangled(pen->context)) &&
                     psg_network_task_is_thinkable(pen, least);
    PsgNetwork *boxes =
        has_boxes ? boxes_new(pen, maker, wish.lines, least, &failure) : NULL;
    if (failure != NULL) {
        g_propagate_error(error, failure);
        return NULL;
    }
    if (boxes != NULL && !keeps_pins(boxes)) {
        g_clear_pointer(&boxes, psg_network_free);
    }
    return boxes != NULL ? boxes : dots_new(pen, maker, wish.measure, error);
}

PsgNetwork *
psg_network_new_by(const PsgRenderContext *context, PsgRuler *ruler,
                   const PsgLayoutMaker *maker, PsgNetworkWish wish, GError **error)
{
    PsgPen pen = {context, ruler, NULL};
    PsgNetworkForm form =
        wish.form == PSG_NETWORK_AUTO ? context->landscape->form : wish.form;
    PsgNetwork *network = form == PSG_NETWORK_AUTO ? usual_new(&pen, maker, wish, error)
                          : form == PSG_NETWORK_DOTS
                              ? dots_new(&pen, maker, wish.measure, error)
                              : boxes_new(&pen, maker, wish.lines, 0, error);
    if (network != NULL && wish.form == PSG_NETWORK_AUTO) {
        network->usual = network->form;
    }
    return network;
}

/* NULL: there is none yet. */
static const PsgNetwork *
find(const PsgNetwork *network, PsgNetworkWish wish)
{
    PsgNetworkForm form = wish.form == PSG_NETWORK_AUTO ? network->usual : wish.form;
    for (const PsgNetwork *one = network; one != NULL; one = one->next) {
        if (one->form == form &&
            (form == PSG_NETWORK_BOXES ? one->course == wish.lines
                                       : one->dots->measure == wish.measure)) {
            return one;
        }
    }
    return NULL;
}

bool
psg_network_add(PsgNetwork *network, PsgRuler *ruler, const PsgLayoutMaker *maker,
                PsgNetworkWish wish, GError **error)
{
    if (find(network, wish) != NULL) {
        return true;
    }
    PsgNetworkWish known = wish;
    if (wish.form == PSG_NETWORK_AUTO) {
        known.form = network->usual; /* it is the same for all courses of lines */
    }
    PsgNetwork *other = psg_network_new_by(network->context, ruler, maker, known, error);
    if (other == NULL) {
        return false;
    }
    if (wish.form == PSG_NETWORK_AUTO) {
        network->usual = other->form;
    }
    if (find(network, wish) != NULL) {
        psg_network_free(other); /* what AUTO means was there already */
        return true;
    }
    other->next = network->next;
    network->next = other;
    return true;
}

const PsgNetwork *
psg_network_wished(const PsgNetwork *network, PsgNetworkWish wish)
{
    const PsgNetwork *found = find(network, wish);
    return found != NULL ? found : network;
}

PsgNetworkWish
psg_network_options_wish(const PsgFigureSpec *spec)
{
    const PsgNetworkOptions *options = spec->options;
    PsgIndexes measures = options->measures;
    return (PsgNetworkWish){options->form,
                            measures.count == 0 ? PSG_NONE : measures.items[0],
                            options->lines};
}

bool
psg_network_is_dots(const PsgNetwork *network)
{
    return network->form == PSG_NETWORK_DOTS;
}

PsgLineCourse
psg_network_lines(const PsgNetwork *network)
{
    return network->course;
}

/* The actor that matters most. */
static size_t
most_important(const PsgDots *dots)
{
    size_t most = 0;
    for (size_t i = 1; i < dots->actor_count; i++) {
        most = dots->importance[i] > dots->importance[most] ? i : most;
    }
    return most;
}

/* What shows more names, or larger ones. Owned by the caller. */
static char *
advice_of(const PsgNetwork *network)
{
    const PsgLandscape *landscape = network->context->landscape;
    PsgSize page = network->context->page.size;
    g_autoptr(PsgDots) dots = psg_dots_new(network->context, PSG_NONE, page);
    const char *by = landscape->group_count > 0  ? "--by group (with --open), "
                     : landscape->kind_count > 1 ? "--by kind (with --open), "
                                                 : "";
    const char *around = psg_actor_id(landscape, most_important(dots));
    bool is_large = MIN(page.width, page.height) >= LARGE_SIDE;
    size_t top = MIN(TOP, landscape->actor_count / 2);
    if (psg_landscape_is_aggregated(landscape)) {
        /* ids of aggregates are not of actors, of whom selections are */
        bool has_open = landscape->cut->selection->open.count > 0;
        return g_strdup_printf("%s--only%s%s", has_open ? "fewer in --open, " : "",
                               is_large ? "" : " or --page ", is_large ? "" : LARGE_PAGE);
    }
    return is_large ? g_strdup_printf("%s--around %s or --top %zu", by, around, top)
                    : g_strdup_printf("%s--around %s, --top %zu or --page %s", by, around,
                                      top, LARGE_PAGE);
}

char *
psg_network_remark(const PsgNetwork *network)
{
    const PsgRenderContext *context = network->context;
    if (network->usual == PSG_NETWORK_AUTO ||
        context->landscape->form != PSG_NETWORK_AUTO) {
        return NULL;
    }
    const PsgNetwork *usual = psg_network_wished(network, PSG_NO_NETWORK_WISH);
    g_autofree char *advice = advice_of(network);
    size_t count = context->landscape->actor_count;
    if (usual->form == PSG_NETWORK_DOTS && !usual->wants_rows && is_tangled(context)) {
        return g_strdup_printf(
            "%zu actors: drawn as dots, since nobody follows so many lines "
            "around boxes; %s show names, and --form boxes draws boxes",
            count, advice);
    }
    if (usual->form == PSG_NETWORK_DOTS) {
        return g_strdup_printf("%zu actors: drawn as dots%s; %s show names", count,
                               usual->wants_rows ? ", which stand in no rows" : "",
                               advice);
    }
    double least = PSG_LEAST_LETTERS * context->page.scale;
    return usual->read_share >= 1
               ? NULL
               : g_strdup_printf(
                     "%zu actors in rows: names are %.1f px high, and are read "
                     "well from %.1f px on; %s make them larger",
                     count, usual->read_share * least, least, advice);
}

void
psg_network_free(PsgNetwork *network)
{
    if (network == NULL) {
        return;
    }
    psg_network_free(network->next);
    psg_dots_free(network->dots);
    psg_dot_names_free(network->names);
    psg_network_task_free(network->task);
    psg_layout_free(network->layout);
    g_clear_pointer(&network->zones, g_array_unref);
    lines_leave(network->lines);
    g_free(network);
}

PsgRect
psg_network_box(const PsgNetwork *network, size_t slice, size_t actor)
{
    const PsgLayout *layout = network->layout;
    PsgPoint centre = layout->centres[slice * layout->actor_count + actor];
    PsgSize size = network->task->boxes[actor];
    centre.x += network->area.x;
    centre.y += network->area.y;
    return psg_rect_around(
        centre, (PsgSize){size.width * layout->scale, size.height * layout->scale});
}

PsgDot
psg_network_dot(const PsgNetwork *network, size_t slice, size_t actor)
{
    const PsgLayout *layout = network->layout;
    size_t index = slice * layout->actor_count + actor;
    return (PsgDot){{layout->centres[index].x + network->area.x,
                     layout->centres[index].y + network->area.y},
                    network->dots->radii[index] * layout->scale,
                    network->dots->is_known[index]};
}

const PsgDots *
psg_network_dots(const PsgNetwork *network)
{
    return network->dots;
}

PsgDotView
psg_network_place_dots(const PsgNetwork *network, size_t slice, PsgDot *dots)
{
    const PsgView *view = network->context->views[slice];
    for (size_t i = 0; i < view->actor_count; i++) {
        dots[i] = psg_network_dot(network, slice, view->actors[i].actor);
    }
    return (PsgDotView){
        .view = view,
        .dots = dots,
        .names = network->names,
        .stage = slice,
        .news = psg_dot_news(view),
        .accents_relations = psg_dots_accent_relations(view),
        .scale = 1,
    };
}

void
psg_network_bound_lines(const PsgRenderContext *context, PsgRect area,
                        PsgNetworkView *drawn)
{
    double scale = context->page.scale, excess = psg_edge_excess(context);
    drawn->corner.y = area.y - REACH_ABOVE * scale + excess;
    drawn->page.height = psg_rect_bottom(area) + REACH_BELOW * scale - excess;
}

PsgNetworkView
psg_network_place(const PsgNetwork *network, size_t slice, PsgRect *boxes)
{
    const PsgView *view = network->context->views[slice];
    const PsgNetworkTask *task = network->task;
    for (size_t i = 0; i < view->actor_count; i++) {
        boxes[i] = psg_network_box(network, slice, view->actors[i].actor);
    }
    PsgNetworkView drawn = {
        .view = view,
        .boxes = boxes,
        .page = network->page,
        .scale = MIN(1, network->layout->scale * task->growth),
        .shrink = network->layout->scale * task->growth,
        .is_tight = task->is_tight,
        .course = network->course,
        .zones = network->zones,
    };
    psg_network_bound_lines(network->context, network->area, &drawn);
    return drawn;
}

static void
bar_corners(const PsgNetwork *network)
{
    const PsgRenderContext *context = network->context;
    unsigned *barred = g_new0(unsigned, context->landscape->actor_count + 1);
    for (size_t slice = 0; slice < context->landscape->slice_count; slice++) {
        g_autofree PsgRect *boxes =
            g_new0(PsgRect, context->views[slice]->actor_count + 1);
        PsgNetworkView drawn = psg_network_place(network, slice, boxes);
        psg_network_view_bar_corners(context, &drawn, barred);
    }
    network->lines->barred_corners = barred;
}

/* Of the next slice that has none, as near as can be to those of the slice before. */
static void
find_next_lines(const PsgNetwork *network)
{
    Lines *lines = network->lines;
    const PsgRenderContext *context = network->context;
    size_t slice = (size_t)g_atomic_int_get(&lines->found);
    g_autofree PsgRect *boxes = g_new0(PsgRect, context->views[slice]->actor_count + 1);
    PsgNetworkView drawn = psg_network_place(network, slice, boxes);
    PsgNetworkView former = {0};
    if (lines->barred_corners == NULL) {
        bar_corners(network);
    }
    drawn.barred_corners = lines->barred_corners;
    if (slice > 0) {
        former.view = context->views[slice - 1];
        former.routes = lines->routes[slice - 1];
    }
    lines->routes[slice] =
        psg_network_view_routes(context, &drawn, slice > 0 ? &former : NULL);
    g_atomic_int_inc(&lines->found);
}

/* Lines that are found stay as they are: who draws them does not wait for others to be found. */
static bool
has_lines(Lines *lines, size_t slice)
{
    return slice < (size_t)g_atomic_int_get(&lines->found);
}

PsgNetworkView
psg_network_place_lines(const PsgNetwork *network, size_t slice, PsgRect *boxes)
{
    Lines *lines = network->lines;
    PsgNetworkView drawn = psg_network_place(network, slice, boxes);
    while (!has_lines(lines, slice)) {
        g_mutex_lock(&lines->lock);
        if (!has_lines(lines, slice)) {
            find_next_lines(network);
        }
        g_mutex_unlock(&lines->lock);
    }
    drawn.routes = lines->routes[slice];
    return drawn;
}

bool
psg_network_names_groups(const PsgNetwork *network)
{
    return network->names_groups;
}

PsgRect
psg_network_area(const PsgNetwork *network)
{
    return network->area;
}

PsgRect
psg_network_legend_room(const PsgNetwork *network)
{
    return network->legend;
}

PsgSize
psg_network_page(const PsgNetwork *network)
{
    return network->page;
}

/* For readers that cannot see the figure: counts, and the actors that are new or end. */
static char *
description(const PsgRenderContext *context, const PsgView *view)
{
    const char *language = context->language;
    GString *text = g_string_new(NULL);
    g_string_printf(
        text, "%zu %s, %zu %s.", view->actor_count,
        psg_word_for(view->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language),
        view->relation_count,
        psg_word_for(view->relation_count, PSG_WORD_RELATION, PSG_WORD_RELATIONS,
                     language));
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        g_string_append_printf(text, "%s%s", i == 0 ? " " : ", ",
                               psg_context_text(context, seen->name));
        if (seen->is_new || seen->is_leaving) {
            g_string_append_printf(
                text, " (%s%s%s)", seen->is_new ? psg_word(PSG_WORD_NEW, language) : "",
                seen->is_new && seen->is_leaving ? ", " : "",
                seen->is_leaving ? psg_word(PSG_WORD_LEAVING, language) : "");
        }
    }
    return g_string_free(text, FALSE);
}

/* The scene with its name and what it says of itself. */
static PsgScene *
begin_scene(const PsgNetwork *network, const PsgView *view, const char *name)
{
    const PsgRenderContext *context = network->context;
    g_autofree char *title = psg_context_slice_title(context, view->slice, NULL);
    g_autofree char *told = description(context, view);
    return psg_frame_scene(context, network->page, name, title, told);
}

static void
draw_frame(const PsgNetwork *network, const PsgPen *pen, size_t slice, const char *asked)
{
    const PsgRenderContext *context = network->context;
    const PsgView *view = context->views[slice];
    g_autofree char *suffix = NULL;
    g_autofree char *title = psg_frame_slice_title(context, slice, &suffix);
    g_autofree char *headline = psg_frame_headline(context, slice);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    psg_frame_cite_view(cited, view);
    PsgFrame frame = {.title = title,
                      .suffix = suffix,
                      .subtitle = asked != NULL ? asked : headline,
                      .slices = &slice,
                      .slice_count = 1,
                      .cited = cited};
    psg_frame_draw(pen, &frame);
    if (view->actor_count == 0) {
        psg_frame_say_empty(pen, network->area, context->style->size_headline);
    }
}

static char *
remark_of_sizes(const PsgNetwork *network)
{
    const PsgDots *dots = network->dots;
    return dots->measure == PSG_NONE || dots->most > 0
               ? NULL
               : g_strdup_printf(
                     "no actor has a value of %s: all dots are alike",
                     psg_measure_id(network->context->landscape, dots->measure));
}

/* Tells the author which pins could not be kept; NULL: all are. Owned by the
 * caller. */
static char *
remark_of(const PsgNetwork *network)
{
    size_t count;
    if (psg_network_is_dots(network)) {
        return remark_of_sizes(network);
    }
    g_autofree size_t *shifted =
        psg_pins_shifted(&network->task->task, network->layout, &count);
    if (count == 0) {
        return NULL;
    }
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < MIN(count, MOST_NAMED); i++) {
        psg_join_printf(text, ", ", "%s",
                        network->context->landscape->actors[shifted[i]].id);
    }
    if (count > MOST_NAMED) {
        g_string_append_printf(text, " and %zu others", count - MOST_NAMED);
    }
    g_string_append(text, count == 1 ? ": the pin clashes with another or with the "
                                       "page's border; it is shifted"
                                     : ": pins clash with each other or with the page's "
                                       "border; they are shifted");
    return g_string_free(text, FALSE);
}

PsgScene *
psg_network_draw(const PsgNetwork *network, PsgRuler *ruler, size_t slice)
{
    g_autofree char *name = psg_context_file_name(network->context, "network", &slice, 1);
    return psg_network_draw_named(network, ruler, slice, name, NULL);
}

static void
draw_boxes(const PsgNetwork *network, const PsgPen *pen, size_t slice)
{
    size_t count = network->context->views[slice]->actor_count;
    g_autofree PsgRect *boxes = g_new0(PsgRect, count + 1);
    PsgNetworkView drawn = psg_network_place_lines(network, slice, boxes);
    psg_network_view_draw(pen, &drawn);
}

static void
draw_dots(const PsgNetwork *network, const PsgPen *pen, size_t slice)
{
    size_t count = network->context->views[slice]->actor_count;
    g_autofree PsgDot *dots = g_new0(PsgDot, count + 1);
    PsgDotView drawn = psg_network_place_dots(network, slice, dots);
    psg_dot_view_draw(pen, &drawn);
}

PsgScene *
psg_network_draw_named(const PsgNetwork *network, PsgRuler *ruler, size_t slice,
                       const char *name, const char *title)
{
    const PsgView *view = network->context->views[slice];
    PsgPen pen = {network->context, ruler, begin_scene(network, view, name)};
    draw_frame(network, &pen, slice, title);
    if (psg_network_is_dots(network)) {
        draw_dots(network, &pen, slice);
    } else {
        draw_boxes(network, &pen, slice);
    }
    g_autoptr(GArray) entries = psg_network_entries(network, network->context, view);
    psg_legend_draw(&pen, network->legend, entries);
    g_autofree char *remark = remark_of(network);
    psg_scene_set_remark(pen.scene, remark);
    return pen.scene;
}
