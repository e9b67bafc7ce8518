/* The cells of a filmstrip: which slices are shown, and what is new and gone in each. */
#include "figure/filmstrip/filmstrip.h"

#include "slice/slice_title.h"

#include <string.h>

/* Without what is new and gone. */
static GArray *
equal_slices_as_one(const PsgRenderContext *context, const size_t *slices, size_t count)
{
    GArray *cells = g_array_new(FALSE, TRUE, sizeof(PsgFilmstripCell));
    for (size_t i = 0; i < count; i++) {
        const PsgView *view = context->views[slices[i]];
        PsgFilmstripCell *last =
            cells->len == 0 ? NULL
                            : &g_array_index(cells, PsgFilmstripCell, cells->len - 1);
        if (last != NULL && last->last + 1 == slices[i] &&
            psg_context_slices_equal(context, slices[i] - 1, slices[i])) {
            last->last = slices[i];
            last->view = view;
        } else {
            PsgFilmstripCell cell = {.first = slices[i], .last = slices[i], .view = view};
            g_array_append_val(cells, cell);
        }
    }
    return cells;
}

static bool
are_most(const bool *flags, size_t count)
{
    size_t part = 0;
    for (size_t i = 0; i < count; i++) {
        part += flags[i];
    }
    return psg_view_is_most(part, count);
}

/* What is marked as new in one of the slices up to the cell's, and is seen in it. from: the
 * first of these slices. */
static void
find_new(const PsgRenderContext *context, PsgFilmstripCell *cell, size_t from)
{
    const PsgView *view = cell->view;
    cell->is_new = g_new0(bool, view->actor_count + 1);
    cell->is_new_relation = g_new0(bool, view->relation_count + 1);
    for (size_t slice = from; slice <= cell->last; slice++) {
        const PsgView *then = context->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            const PsgViewActor *seen = psg_view_actor(then, view->actors[i].actor);
            cell->is_new[i] = cell->is_new[i] || (seen != NULL && seen->is_new);
        }
        for (size_t i = 0; i < view->relation_count; i++) {
            const PsgViewRelation *seen =
                psg_view_relation(then, view->relations[i].relation);
            cell->is_new_relation[i] =
                cell->is_new_relation[i] || (seen != NULL && seen->is_new);
        }
    }
    cell->are_most_new = are_most(cell->is_new, view->actor_count);
    cell->are_most_relations_new = are_most(cell->is_new_relation, view->relation_count);
}

static void
find_gone(PsgFilmstripCell *cell)
{
    cell->gone = g_array_new(FALSE, FALSE, sizeof(const PsgViewActor *));
    for (size_t i = 0; cell->before != NULL && i < cell->before->actor_count; i++) {
        const PsgViewActor *seen = &cell->before->actors[i];
        if (psg_view_actor(cell->view, seen->actor) == NULL) {
            g_array_append_val(cell->gone, seen);
        }
    }
}

static void
clear_cell(gpointer data)
{
    PsgFilmstripCell *cell = data;
    g_free(cell->is_new);
    g_free(cell->is_new_relation);
    g_clear_pointer(&cell->gone, g_array_unref);
}

GArray *
psg_filmstrip_cells_new(const PsgRenderContext *context, const size_t *slices,
                        size_t slice_count)
{
    GArray *cells = equal_slices_as_one(context, slices, slice_count);
    g_array_set_clear_func(cells, clear_cell);
    for (guint i = 0; i < cells->len; i++) {
        PsgFilmstripCell *cell = &g_array_index(cells, PsgFilmstripCell, i);
        const PsgFilmstripCell *before =
            i == 0 ? NULL : &g_array_index(cells, PsgFilmstripCell, i - 1);
        cell->before = before == NULL ? NULL : before->view;
        find_new(context, cell, before == NULL ? cell->first : before->last + 1);
        find_gone(cell);
    }
    return cells;
}

char *
psg_filmstrip_cell_title(const PsgRenderContext *context, const PsgFilmstripCell *cell)
{
    const PsgSlice *slices = context->landscape->slices;
    return cell->first == cell->last
               ? psg_context_slice_title(context, cell->first, NULL)
               : psg_slices_title(&slices[cell->first], &slices[cell->last],
                                  context->language);
}
