/*
 * Small networks of dots: the picture of each cell is the network figure's in small, with names of
 * their own for all cells together, since they have less room there.
 */
#include "figure/filmstrip/filmstrip.h"

#include "figure/network/dot_legend.h"

#include <math.h>

/* In units of a slide. */
#define LETTERS                                                                          \
    14.0 /* few names that are read from the last row, rather than many that are not */
#define LEAST_RADIUS 1.1
#define LEAST_LINES 0.6 /* the scale of lines and outlines */

struct PsgSmallDots {
    const GArray *cells;
    PsgSize picture;
    GPtrArray *views; /* by cell: PsgView, with what is new in the cell */
    GPtrArray *dots;  /* by cell: PsgDot, from the picture's corner */
    PsgDotNames *names;
    double scale;
    PsgDotNews news; /* the same in all cells, so that the legend can tell it */
};

static void
free_view(gpointer data)
{
    PsgView *view = data;
    g_free(view->actors);
    g_free(view);
}

/* The cell's view, where all are new that are so since the cell before. What else it has is
 * borrowed. */
static PsgView *
view_of(const PsgFilmstripCell *cell)
{
    PsgView *view = g_memdup2(cell->view, sizeof *cell->view);
    view->actors =
        g_memdup2(cell->view->actors, cell->view->actor_count * sizeof *view->actors);
    for (size_t i = 0; i < view->actor_count; i++) {
        view->actors[i].is_new = cell->is_new[i];
    }
    return view;
}

/* By cell. Owned by the caller. */
static GPtrArray *
views_of(const GArray *cells)
{
    GPtrArray *views = g_ptr_array_new_with_free_func(free_view);
    for (guint i = 0; i < cells->len; i++) {
        g_ptr_array_add(views, view_of(&g_array_index(cells, PsgFilmstripCell, i)));
    }
    return views;
}

/* area: of the network, what the picture is of. */
static PsgDot *
dots_of(const PsgSmallDots *self, const PsgPen *pen, const PsgNetwork *network,
        const PsgView *view, PsgRect area)
{
    PsgSize scale = psg_small_networks_scale(area, self->picture);
    PsgPoint middle = psg_rect_centre(area);
    PsgDot *dots = g_new0(PsgDot, view->actor_count + 1);
    for (size_t i = 0; i < view->actor_count; i++) {
        dots[i] = psg_network_dot(network, view->slice, view->actors[i].actor);
        dots[i].at.x = self->picture.width / 2 + (dots[i].at.x - middle.x) * scale.width;
        dots[i].at.y =
            self->picture.height / 2 + (dots[i].at.y - middle.y) * scale.height;
        dots[i].radius =
            MAX(dots[i].radius * self->scale, psg_pen_length(pen, LEAST_RADIUS));
    }
    return dots;
}

/* As in most cells that have any. */
static PsgDotNews
usual_news(const GPtrArray *views)
{
    guint counts[PSG_DOT_NEWS_STAYED + 1] = {0};
    for (guint i = 0; i < views->len; i++) {
        counts[psg_dot_news(g_ptr_array_index(views, i))]++;
    }
    return counts[PSG_DOT_NEWS_NONE] == views->len                  ? PSG_DOT_NEWS_NONE
           : counts[PSG_DOT_NEWS_STAYED] > counts[PSG_DOT_NEWS_NEW] ? PSG_DOT_NEWS_STAYED
                                                                    : PSG_DOT_NEWS_NEW;
}

static void
choose_names(PsgSmallDots *self, const PsgPen *pen, const PsgNetwork *network)
{
    g_autofree PsgDotStage *stages = g_new0(PsgDotStage, self->cells->len + 1);
    g_autofree bool *wanted = psg_dot_names_wanted(pen->context);
    for (guint i = 0; i < self->cells->len; i++) {
        stages[i] = (PsgDotStage){g_ptr_array_index(self->views, i),
                                  g_ptr_array_index(self->dots, i)};
    }
    PsgDotNamesTask task = {
        .pen = pen,
        .area = {0, 0, self->picture.width, self->picture.height},
        .stages = stages,
        .stage_count = self->cells->len,
        .importance = psg_network_dots(network)->importance,
        .is_wanted = wanted,
        .least = LETTERS,
        .most = LETTERS,
    };
    self->names = psg_dot_names_new(&task);
}

PsgSmallDots *
psg_small_dots_new(const PsgPen *pen, const PsgNetwork *network, const GArray *cells,
                   PsgSize picture)
{
    PsgSmallDots *self = g_new0(PsgSmallDots, 1);
    PsgRect area = psg_small_networks_area(network, cells);
    PsgSize scale = psg_small_networks_scale(area, picture);
    self->cells = cells;
    self->picture = picture;
    self->scale = fmin(scale.width, scale.height);
    self->views = views_of(cells);
    self->dots = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < cells->len; i++) {
        const PsgView *view = g_ptr_array_index(self->views, i);
        g_ptr_array_add(self->dots, dots_of(self, pen, network, view, area));
    }
    self->news = usual_news(self->views);
    choose_names(self, pen, network);
    return self;
}

void
psg_small_dots_free(PsgSmallDots *self)
{
    if (self != NULL) {
        g_ptr_array_unref(self->views);
        g_ptr_array_unref(self->dots);
        psg_dot_names_free(self->names);
        g_free(self);
    }
}

void
psg_small_dots_draw(const PsgSmallDots *self, const PsgPen *pen, size_t cell,
                    PsgPoint corner)
{
    const PsgView *view = g_ptr_array_index(self->views, cell);
    g_autofree char *prefix =
        g_strdup_printf("%s-", psg_slice_id(pen->context->landscape, view->slice));
    const PsgDot *placed = g_ptr_array_index(self->dots, cell);
    g_autofree PsgDot *dots = g_memdup2(placed, (view->actor_count + 1) * sizeof *dots);
    for (size_t i = 0; i < view->actor_count; i++) {
        dots[i].at.x += corner.x;
        dots[i].at.y += corner.y;
    }
    PsgDotView drawn = {
        .view = view,
        .dots = dots,
        .shift = corner,
        .names = self->names,
        .stage = cell,
        .news = psg_dot_news(view) == PSG_DOT_NEWS_NONE ? PSG_DOT_NEWS_NONE : self->news,
        .scale = MAX(self->scale, LEAST_LINES),
        .prefix = prefix,
        .has_dust = true,
    };
    psg_dot_view_draw(pen, &drawn);
}

/* An entry looks the same and says the same. */
static bool
has_entry(const GArray *entries, const PsgLegendEntry *wanted)
{
    for (guint i = 0; i < entries->len; i++) {
        const PsgLegendEntry *entry = &g_array_index(entries, PsgLegendEntry, i);
        if (entry->sample == wanted->sample && entry->kind == wanted->kind) {
            return true;
        }
    }
    return false;
}

GArray *
psg_small_dots_legend(const PsgRenderContext *context, const PsgNetwork *network,
                      const GArray *cells)
{
    GArray *all = psg_legend_entries_new();
    g_autoptr(GPtrArray) views = views_of(cells);
    PsgDotNews news = usual_news(views);
    for (guint i = 0; i < views->len; i++) {
        PsgDotLegend told = {.dots = psg_network_dots(network),
                             .view = g_ptr_array_index(views, i),
                             .named = PSG_NONE,
                             .news = news};
        g_autoptr(GArray) entries = psg_dot_legend(context, &told);
        for (guint k = 0; k < entries->len; k++) {
            PsgLegendEntry entry = g_array_index(entries, PsgLegendEntry, k);
            if (!has_entry(all, &entry)) {
                entry.own_label = g_strdup(entry.own_label);
                entry.label = entry.own_label != NULL ? entry.own_label : entry.label;
                g_array_append_val(all, entry);
            }
        }
    }
    return all;
}
