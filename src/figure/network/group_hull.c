/*
 * Groups on the network, in the manner of bubble sets (Collins, Penn and Carpendale
 * 2009), but simpler: a rounded ground below each member, and a broad band along the
 * shortest tree that joins them (Prim 1957). A hull around all of them would also hold
 * boxes that are not of the group.
 */
#include "figure/network/group_hull.h"

#include <math.h>

/* In units of a slide. */
#define MARGIN 9.0
#define BAND 22.0
#define STRENGTH 0.18 /* of the line of a kind, mixed into the background */

static void
free_members(gpointer members)
{
    g_array_unref(members);
}

/* By group, the places of its members in the view: a GArray of size_t each. */
static GPtrArray *
members_by_group(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    GPtrArray *all = g_ptr_array_new_with_free_func(free_members);
    for (size_t group = 0; group < landscape->group_count; group++) {
        g_ptr_array_add(all, g_array_new(FALSE, FALSE, sizeof(size_t)));
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        const PsgDatedIndexes *groups = &landscape->actors[seen->actor].groups;
        size_t slice = seen->change == PSG_CHANGE_REMOVED ? view->before : view->slice;
        for (size_t k = 0; k < groups->count; k++) {
            GArray *members = g_ptr_array_index(all, groups->items[k].index);
            bool is_listed =
                members->len > 0 && g_array_index(members, size_t, members->len - 1) == i;
            if (!is_listed && psg_interval_meets(&groups->items[k].when,
                                                 &landscape->slices[slice].when)) {
                g_array_append_val(members, i);
            }
        }
    }
    return all;
}

/* From the far end of the palette, so that grounds differ from the kinds that stand on
 * them. */
static PsgColour
tint_of(const PsgRenderContext *context, size_t group)
{
    const PsgStyle *style = context->style;
    size_t place = style->palette_count - 1 - group % style->palette_count;
    return psg_colour_mix(style->background, style->palette[place].line, STRENGTH);
}

static void
draw_band(const PsgPen *pen, PsgPoint from, PsgPoint to, PsgColour tint)
{
    PsgInk ink = {.stroke = tint, .width = psg_pen_length(pen, BAND)};
    psg_pen_line(pen, from, to, &ink);
}

typedef struct {
    PsgPoint at;
    double distance; /* squared, to the nearest of those already joined */
    PsgPoint nearest;
} Outsider;

/* Prim's tree: always the outsider that is nearest to one of those already joined. */
static void
draw_tree(const PsgPen *pen, const GArray *members, const PsgRect *boxes, PsgColour tint)
{
    g_autofree Outsider *outside = g_new(Outsider, members->len);
    for (guint i = 0; i < members->len; i++) {
        PsgPoint at = psg_rect_centre(boxes[g_array_index(members, size_t, i)]);
        outside[i] = (Outsider){at, INFINITY, at};
    }
    PsgPoint joined = outside[0].at;
    Outsider *next = outside + 1;
    for (size_t left = members->len - 1; left > 0; left--) {
        size_t best = 0;
        for (size_t i = 0; i < left; i++) {
            double dx = next[i].at.x - joined.x, dy = next[i].at.y - joined.y;
            double distance = dx * dx + dy * dy;
            if (distance < next[i].distance) {
                next[i].distance = distance;
                next[i].nearest = joined;
            }
            best = next[i].distance < next[best].distance ? i : best;
        }
        draw_band(pen, next[best].nearest, next[best].at, tint);
        joined = next[best].at;
        next[best] = next[left - 1];
    }
}

static void
draw_group(const PsgPen *pen, const GArray *members, const PsgNetworkView *drawn,
           size_t group)
{
    const PsgLandscape *landscape = pen->context->landscape;
    PsgColour tint = tint_of(pen->context, group);
    PsgInk ink = {.fill = tint};
    double margin = psg_pen_length(pen, MARGIN);
    const PsgRect *boxes = drawn->boxes;
    g_autofree char *id = g_strconcat(drawn->prefix == NULL ? "" : drawn->prefix,
                                      "group-", landscape->groups[group].id, NULL);
    const char *title = psg_context_text(pen->context, &landscape->groups[group].label);
    PsgGroupLook look = {.id = id,
                         .class = "group",
                         .title = title,
                         .opacity = 1,
                         .part = {PSG_PART_GROUP, group}};
    psg_scene_group(pen->scene, &look);
    draw_tree(pen, members, boxes, tint);
    for (guint i = 0; i < members->len; i++) {
        PsgRect ground = psg_rect_grow(boxes[g_array_index(members, size_t, i)], margin);
        psg_scene_box(pen->scene, ground, 2 * margin, &ink);
    }
    psg_scene_end(pen->scene);
}

void
psg_group_hulls_draw(const PsgPen *pen, const PsgNetworkView *drawn)
{
    g_autoptr(GPtrArray) all = members_by_group(drawn->view);
    for (guint group = 0; group < all->len; group++) {
        const GArray *members = g_ptr_array_index(all, group);
        if (members->len > 1) {
            draw_group(pen, members, drawn, group);
        }
    }
}

static void
sample_group(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = tint_of(pen->context, entry->kind)};
    psg_scene_box(pen->scene, room, room.height / 2, &ink);
}

void
psg_group_hulls_add_entries(const PsgRenderContext *context, const PsgView *view,
                            GArray *entries)
{
    const PsgLandscape *landscape = context->landscape;
    g_autoptr(GPtrArray) all = members_by_group(view);
    for (guint group = 0; group < all->len; group++) {
        const GArray *members = g_ptr_array_index(all, group);
        PsgLegendEntry entry = {
            .sample = sample_group,
            .kind = group,
            .is_there = true,
            .label = psg_context_label(context, &landscape->groups[group].label,
                                       landscape->groups[group].id)};
        if (members->len > 1) {
            g_array_append_val(entries, entry);
        }
    }
}
