/*
 * Groups on the network, in the manner of bubble sets (Collins, Penn and Carpendale
 * 2009), but simpler: a rounded ground below each member, and a broad band along the
 * shortest tree that joins them (Prim 1957). A hull around all of them would also hold
 * boxes that are not of the group.
 */
#include "figure/network/group_hull.h"

#include "figure/part/shape.h"

#include <math.h>

/* In units of a slide. */
#define MARGIN 9.0
#define BAND 22.0
#define STRENGTH 0.18 /* of the line of a kind, mixed into the background */

/* ---- Members ---- */

static void
free_members(gpointer members)
{
    if (members != NULL) {
        g_array_unref(members);
    }
}

/* By group: size_t, the places of its members in the view; NULL if it has none. */
static GPtrArray *
members_by_group(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_members);
    g_ptr_array_set_size(groups, (gint)landscape->group_count);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        const PsgDatedIndexes *own = &landscape->actors[seen->actor].groups;
        size_t slice = seen->change == PSG_CHANGE_REMOVED ? view->before : view->slice;
        for (size_t j = 0; j < own->count; j++) {
            GArray *members = g_ptr_array_index(groups, own->items[j].index);
            bool is_known =
                members != NULL && g_array_index(members, size_t, members->len - 1) == i;
            if (is_known || !psg_interval_meets(&own->items[j].when,
                                                &landscape->slices[slice].when)) {
                continue;
            }
            if (members == NULL) {
                members = g_array_new(FALSE, FALSE, sizeof(size_t));
                g_ptr_array_index(groups, own->items[j].index) = members;
            }
            g_array_append_val(members, i);
        }
    }
    return groups;
}

static bool
is_drawn(const GArray *members)
{
    return members != NULL && members->len > 1;
}

/* ---- Bands ---- */

/* A member that is not joined yet, and the nearest of those that are. */
typedef struct {
    bool is_joined;
    size_t nearest; /* among the members */
    double distance;
} Outsider;

/* If both are equally near, the one whose neighbour comes first in the view. */
static bool
is_nearer(const Outsider *a, const Outsider *b)
{
    return a->distance < b->distance ||
           (!(a->distance > b->distance) && a->nearest < b->nearest);
}

static void
look_from(Outsider *outsiders, const PsgGroupHull *hull, const PsgRect *boxes,
          size_t joined)
{
    PsgPoint here = psg_rect_centre(boxes[hull->members[joined]]);
    outsiders[joined].is_joined = true;
    for (size_t i = 0; i < hull->member_count; i++) {
        PsgPoint there = psg_rect_centre(boxes[hull->members[i]]);
        Outsider found = {false, joined, hypot(here.x - there.x, here.y - there.y)};
        if (!outsiders[i].is_joined && is_nearer(&found, &outsiders[i])) {
            outsiders[i] = found;
        }
    }
}

/* Prim's tree: always the outsider that is nearest to one of those already joined. */
static void
join_members(PsgGroupHull *hull, const PsgRect *boxes)
{
    g_autofree Outsider *outsiders = g_new(Outsider, hull->member_count);
    for (size_t i = 0; i < hull->member_count; i++) {
        outsiders[i] = (Outsider){false, 0, INFINITY};
    }
    hull->bands = g_new(PsgHullBand, hull->member_count - 1);
    look_from(outsiders, hull, boxes, 0);
    for (size_t step = 0; step + 1 < hull->member_count; step++) {
        size_t next = 0;
        for (size_t i = 1; i < hull->member_count; i++) {
            if (!outsiders[i].is_joined &&
                (next == 0 || is_nearer(&outsiders[i], &outsiders[next]))) {
                next = i;
            }
        }
        hull->bands[step] =
            (PsgHullBand){hull->members[outsiders[next].nearest], hull->members[next]};
        look_from(outsiders, hull, boxes, next);
    }
}

static void
clear_hull(gpointer data)
{
    PsgGroupHull *hull = data;
    g_free(hull->members);
    g_free(hull->bands);
}

GArray *
psg_group_hulls_new(const PsgNetworkView *drawn)
{
    GArray *hulls = g_array_new(FALSE, FALSE, sizeof(PsgGroupHull));
    g_array_set_clear_func(hulls, clear_hull);
    g_autoptr(GPtrArray) groups = members_by_group(drawn->view);
    for (guint group = 0; group < groups->len; group++) {
        const GArray *members = g_ptr_array_index(groups, group);
        if (is_drawn(members)) {
            PsgGroupHull hull = {
                .group = group,
                .members = g_memdup2(members->data, members->len * sizeof(size_t)),
                .member_count = members->len,
            };
            join_members(&hull, drawn->boxes);
            g_array_append_val(hulls, hull);
        }
    }
    return hulls;
}

/* ---- Drawing ---- */

/* From the far end of the palette, so that grounds differ from the kinds that stand on
 * them. */
static PsgColour
tint_of(const PsgRenderContext *context, size_t group)
{
    const PsgStyle *style = context->style;
    size_t place = style->palette_count - 1 - group % style->palette_count;
    return psg_colour_mix(style->background, style->palette[place].line, STRENGTH);
}

void
psg_group_hull_begin(const PsgPen *pen, const PsgNetworkView *drawn, size_t group)
{
    const PsgGroup *said = &pen->context->landscape->groups[group];
    g_autofree char *id =
        g_strconcat(drawn->prefix == NULL ? "" : drawn->prefix, "group-", said->id, NULL);
    PsgGroupLook look = {.id = id,
                         .class = "group",
                         .title = psg_context_text(pen->context, &said->label),
                         .opacity = 1,
                         .part = {PSG_PART_GROUP, group}};
    psg_scene_group(pen->scene, &look);
}

PsgPath *
psg_group_hull_ground(const PsgPen *pen, PsgRect box)
{
    double margin = psg_pen_length(pen, MARGIN);
    return psg_shape_outline(PSG_SHAPE_ROUND, psg_rect_grow(box, margin), 2 * margin);
}

PsgInk
psg_group_hull_ground_ink(const PsgPen *pen, size_t group)
{
    return (PsgInk){.fill = tint_of(pen->context, group)};
}

PsgInk
psg_group_hull_band_ink(const PsgPen *pen, size_t group)
{
    return (PsgInk){.stroke = tint_of(pen->context, group),
                    .width = psg_pen_length(pen, BAND)};
}

void
psg_group_hulls_draw(const PsgPen *pen, const PsgNetworkView *drawn)
{
    g_autoptr(GArray) hulls = psg_group_hulls_new(drawn);
    for (guint i = 0; i < hulls->len; i++) {
        const PsgGroupHull *hull = &g_array_index(hulls, PsgGroupHull, i);
        PsgInk band = psg_group_hull_band_ink(pen, hull->group);
        PsgInk ground = psg_group_hull_ground_ink(pen, hull->group);
        psg_group_hull_begin(pen, drawn, hull->group);
        for (size_t j = 0; j + 1 < hull->member_count; j++) {
            psg_pen_line(pen, psg_rect_centre(drawn->boxes[hull->bands[j].from]),
                         psg_rect_centre(drawn->boxes[hull->bands[j].to]), &band);
        }
        for (size_t j = 0; j < hull->member_count; j++) {
            g_autoptr(PsgPath) outline =
                psg_group_hull_ground(pen, drawn->boxes[hull->members[j]]);
            psg_scene_path(pen->scene, outline, &ground);
        }
        psg_scene_end(pen->scene);
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
    g_autoptr(GPtrArray) groups = members_by_group(view);
    for (guint group = 0; group < groups->len; group++) {
        const PsgGroup *said = &context->landscape->groups[group];
        PsgLegendEntry entry = {.sample = sample_group,
                                .kind = group,
                                .is_there = true,
                                .label =
                                    psg_context_label(context, &said->label, said->id)};
        if (is_drawn(g_ptr_array_index(groups, group))) {
            g_array_append_val(entries, entry);
        }
    }
}
