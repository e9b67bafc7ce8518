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

static bool
is_member(const PsgView *view, size_t index, size_t group)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgViewActor *seen = &view->actors[index];
    const PsgDatedIndexes *groups = &landscape->actors[seen->actor].groups;
    size_t slice = seen->change == PSG_CHANGE_REMOVED ? view->before : view->slice;
    for (size_t i = 0; i < groups->count; i++) {
        if (groups->items[i].index == group &&
            psg_interval_meets(&groups->items[i].when, &landscape->slices[slice].when)) {
            return true;
        }
    }
    return false;
}

/* Places of the members in the view. Owned by the caller. */
static GArray *
members_of(const PsgView *view, size_t group)
{
    GArray *members = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < view->actor_count; i++) {
        if (is_member(view, i, group)) {
            g_array_append_val(members, i);
        }
    }
    return members;
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

/* Prim's tree: always the outsider that is nearest to one of those already joined. */
static void
draw_tree(const PsgPen *pen, const GArray *members, const PsgRect *boxes, PsgColour tint)
{
    g_autofree bool *joined = g_new0(bool, members->len);
    joined[0] = true;
    for (guint step = 1; step < members->len; step++) {
        double nearest = INFINITY;
        PsgPoint from = {0, 0}, to = {0, 0};
        guint next = 0;
        for (guint i = 0; i < members->len * members->len; i++) {
            guint inside = i / members->len, outside = i % members->len;
            PsgPoint a = psg_rect_centre(boxes[g_array_index(members, size_t, inside)]);
            PsgPoint b = psg_rect_centre(boxes[g_array_index(members, size_t, outside)]);
            double distance = hypot(a.x - b.x, a.y - b.y);
            if (joined[inside] && !joined[outside] && distance < nearest) {
                nearest = distance;
                from = a;
                to = b;
                next = outside;
            }
        }
        joined[next] = true;
        draw_band(pen, from, to, tint);
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
    for (size_t group = 0; group < drawn->view->landscape->group_count; group++) {
        g_autoptr(GArray) members = members_of(drawn->view, group);
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
    for (size_t group = 0; group < landscape->group_count; group++) {
        g_autoptr(GArray) members = members_of(view, group);
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
