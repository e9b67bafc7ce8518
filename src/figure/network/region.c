/*
 * Groups on the network. Where members have no zone, those that stand together are found as
 * a minimum spanning forest is (Kruskal 1956): pairs in order of their distance are joined
 * if the box around all that they join holds no other actor. So a ground never looks like a
 * line, and never holds a stranger, which a hull around all of them would.
 */
#include "figure/network/region.h"

#include "base/join.h"
#include "figure/part/shape.h"

#include <math.h>
#include <string.h>

/* In units of a slide. */
#define MARGIN 6.0 /* of a ground around a single box */
#define MORE 0.6   /* margins, for each other ground that lies on it */
#define CORNER 12.0
#define LINE 1.0

#define STRENGTH 0.11 /* of the group's colour, mixed into the background */
#define EDGE 0.45
#define REACH 1.5 /* heights of a box: members that are farther apart are not together */

/* ---- Members ---- */

static void
free_members(gpointer members)
{
    if (members != NULL) {
        g_array_unref(members);
    }
}

GPtrArray *
psg_group_members(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_members);
    g_ptr_array_set_size(groups, (gint)landscape->group_count);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        const PsgDatedIndexes *own = &landscape->actors[seen->actor].groups;
        size_t slice = psg_view_slice_of(view, seen);
        PsgHolding holding = psg_dated_index_holding(own, &landscape->slices[slice].when);
        for (size_t j = 0; j < own->count; j++) {
            if (!psg_holding_has(&holding, j)) {
                continue;
            }
            GArray *members = g_ptr_array_index(groups, own->items[j].index);
            if (members != NULL &&
                g_array_index(members, size_t, members->len - 1) == i) {
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

/* By the view's actors: of how many groups they are. */
static size_t *
memberships_of(const GPtrArray *groups, size_t actor_count)
{
    size_t *counts = g_new0(size_t, actor_count + 1);
    for (guint group = 0; group < groups->len; group++) {
        const GArray *members = g_ptr_array_index(groups, group);
        for (guint i = 0; members != NULL && i < members->len; i++) {
            counts[g_array_index(members, size_t, i)]++;
        }
    }
    return counts;
}

/* ---- Pieces ---- */

/* What the regions of a view are made with. */
typedef struct {
    const PsgNetworkView *drawn;
    double margin, corner, line;
    GArray *regions;   /* made so far */
    PsgRegion *region; /* in the making */
    bool *is_member;   /* of it, by the view's actors */
    size_t *to_come;   /* by the view's actors: of how many groups after it they are */
} Making;

/* It is told too: a member may have a ground of its own, or one that reaches out and its
 * joint. */
static void
add_piece(const Making *making, PsgRegionLayer layer, PsgRect rect, PsgPieceKind kind)
{
    static const char *const words[] = {[PSG_PIECE_GROUND] = "ground",
                                        [PSG_PIECE_HOLE] = "hole",
                                        [PSG_PIECE_JOINT] = "joint"};
    PsgRegionPiece piece = {rect, kind};
    g_array_append_val(making->region->pieces[layer], piece);
    psg_join_printf(making->region->told[layer], " ", "%s", words[kind]);
}

/* The name of a region on which the ground would lie; NULL if there is none. */
static const PsgNetworkZone *
named_under(const Making *making, PsgRect place)
{
    const GArray *zones = making->drawn->zones;
    for (guint i = 0; zones != NULL && i < zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(zones, PsgNetworkZone, i);
        if (zone->is_group && psg_network_zone_holds(zone, making->drawn->view->slice) &&
            psg_rect_overlaps(zone->title, place)) {
            return zone;
        }
    }
    return NULL;
}

/* A ground in a region begins below the region's name. */
static PsgRect
below_name(const Making *making, PsgRect place)
{
    const PsgNetworkZone *zone = named_under(making, place);
    if (zone != NULL && place.y > zone->ground.y) {
        double bottom = psg_rect_bottom(zone->title);
        place.height -= MAX(bottom - place.y, 0);
        place.y = MAX(place.y, bottom);
    }
    return place;
}

static void
tell_actor(const Making *making, PsgRegionLayer layer, size_t index)
{
    psg_join_printf(making->region->told[layer], " ", "%zu",
                    making->drawn->view->actors[index].actor);
}

/* Whether only members of the region stand there. */
static bool
is_free_of_others(const Making *making, PsgRect place)
{
    const PsgNetworkView *drawn = making->drawn;
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        if (!making->is_member[i] && psg_rect_overlaps(drawn->boxes[i], place)) {
            return false;
        }
    }
    return true;
}

/* ---- Members that stand together ---- */

/* Two of them, and how far from each other. */
typedef struct {
    size_t a, b; /* among the members */
    double distance;
} Pair;

static int
compare_pairs(gconstpointer left, gconstpointer right)
{
    const Pair *a = left, *b = right;
    if (a->distance < b->distance || a->distance > b->distance) {
        return a->distance < b->distance ? -1 : 1;
    }
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return a->b < b->b ? -1 : a->b > b->b;
}

/* Pair: all that are near enough, the nearest first. */
static GArray *
near_pairs(const PsgRect *boxes, const size_t *members, size_t count)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (size_t i = 0; i < count; i++) {
        PsgRect a = boxes[members[i]];
        for (size_t j = i + 1; j < count; j++) {
            PsgRect b = boxes[members[j]];
            double across = MAX(a.x, b.x) - MIN(psg_rect_right(a), psg_rect_right(b));
            double down = MAX(a.y, b.y) - MIN(psg_rect_bottom(a), psg_rect_bottom(b));
            Pair pair = {i, j, hypot(MAX(across, 0), MAX(down, 0))};
            if (pair.distance <= REACH * MAX(a.height, b.height)) {
                g_array_append_val(pairs, pair);
            }
        }
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

/* Whether a ground there would run into that of another group. */
static bool
is_free_of_grounds(const Making *making, PsgRect place)
{
    for (guint i = 0; i < making->regions->len; i++) {
        const GArray *pieces =
            g_array_index(making->regions, PsgRegion, i).pieces[PSG_REGION_REST];
        for (guint j = 0; j < pieces->len; j++) {
            if (psg_rect_overlaps(g_array_index(pieces, PsgRegionPiece, j).rect, place)) {
                return false;
            }
        }
    }
    return true;
}

/* Grounds for members, each with those who stand by it. Those of an actor who is in several
 * groups lie on each other: the earlier ones are larger, so that all are seen. */
static void
add_islands(const Making *making, const size_t *members, size_t count)
{
    const PsgRect *boxes = making->drawn->boxes;
    g_autofree size_t *island = g_new(size_t, count + 1);  /* by member */
    g_autofree PsgRect *rects = g_new(PsgRect, count + 1); /* by island */
    for (size_t i = 0; i < count; i++) {
        island[i] = i;
        double more = making->margin * MORE * (double)making->to_come[members[i]];
        rects[i] = psg_rect_grow(boxes[members[i]], more);
    }
    g_autoptr(GArray) pairs = near_pairs(boxes, members, count);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        size_t kept = island[pair->a], joined = island[pair->b];
        PsgRect both = psg_rect_union(rects[kept], rects[joined]);
        PsgRect ground = below_name(making, psg_rect_grow(both, making->margin));
        if (kept != joined && named_under(making, ground) == NULL &&
            is_free_of_others(making, ground) && is_free_of_grounds(making, ground)) {
            rects[kept] = both;
            for (size_t j = 0; j < count; j++) {
                island[j] = island[j] == joined ? kept : island[j];
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (island[i] == i) {
            PsgRect ground = psg_rect_grow(rects[i], making->margin);
            add_piece(making, PSG_REGION_REST, below_name(making, ground),
                      PSG_PIECE_GROUND);
        }
        tell_actor(making, PSG_REGION_REST, members[island[i]]);
    }
}

/* ---- Members and others of a zone ---- */

/* What the zone shares with what reaches out of it, with the outlines of both. */
static PsgRect
joint_of(PsgRect reach, PsgRect zone, double line)
{
    PsgRect a = psg_rect_grow(reach, line), b = psg_rect_grow(zone, line / 2);
    double x = MAX(a.x, b.x), y = MAX(a.y, b.y);
    return (PsgRect){x, y, MIN(psg_rect_right(a), psg_rect_right(b)) - x,
                     MIN(psg_rect_bottom(a), psg_rect_bottom(b)) - y};
}

/* From the zone out to a box that stands beside it, above or below: no longer than broad, so
 * that it never looks like a line. */
static bool
reach_out(const Making *making, size_t index)
{
    PsgRect box = psg_rect_grow(making->drawn->boxes[index], making->margin);
    PsgRect zone = making->region->zone->ground;
    double across = MAX(box.x, zone.x) - MIN(psg_rect_right(box), psg_rect_right(zone));
    double down = MAX(box.y, zone.y) - MIN(psg_rect_bottom(box), psg_rect_bottom(zone));
    bool is_beside = down <= -box.height && across <= box.height;
    bool is_above = across <= -box.width && down <= box.height;
    if (!is_beside && !is_above) {
        return false;
    }
    /* as far into the zone as corners are round */
    double inside = making->corner;
    PsgRect reach = box;
    if (is_beside) {
        reach.x = MIN(box.x, psg_rect_right(zone) - inside);
        reach.width = MAX(psg_rect_right(box), zone.x + inside) - reach.x;
    } else {
        reach.y = MIN(box.y, psg_rect_bottom(zone) - inside);
        reach.height = MAX(psg_rect_bottom(box), zone.y + inside) - reach.y;
    }
    reach = below_name(making, reach);
    bool is_free = is_free_of_others(making, reach) && named_under(making, reach) == NULL;
    if (is_free) {
        add_piece(making, PSG_REGION_REST, reach, PSG_PIECE_GROUND);
        add_piece(making, PSG_REGION_REST, joint_of(reach, zone, making->line),
                  PSG_PIECE_JOINT);
        tell_actor(making, PSG_REGION_REST, index);
    }
    return is_free;
}

static void
leave_out_others(const Making *making)
{
    const PsgNetworkView *drawn = making->drawn;
    PsgRect ground = making->region->zone->ground;
    for (size_t i = 0; i < drawn->view->actor_count; i++) {
        PsgRect box = psg_rect_grow(drawn->boxes[i], making->margin);
        if (!making->is_member[i] && psg_rect_overlaps(box, ground)) {
            add_piece(making, PSG_REGION_ZONE, box, PSG_PIECE_HOLE);
            tell_actor(making, PSG_REGION_ZONE, i);
        }
    }
}

static void
fill_zone(const Making *making, const GArray *members)
{
    PsgRect ground = making->region->zone->ground;
    g_autofree size_t *outside = g_new(size_t, members->len);
    size_t count = 0;
    add_piece(making, PSG_REGION_ZONE, ground, PSG_PIECE_GROUND);
    leave_out_others(making);
    for (guint i = 0; i < members->len; i++) {
        size_t index = g_array_index(members, size_t, i);
        if (!psg_rect_contains(ground, making->drawn->boxes[index]) &&
            !reach_out(making, index)) {
            outside[count++] = index;
        }
    }
    add_islands(making, outside, count);
}

/* NULL: the group has none. */
static const PsgNetworkZone *
zone_of(const PsgNetworkView *drawn, size_t group)
{
    for (guint i = 0; drawn->zones != NULL && i < drawn->zones->len; i++) {
        const PsgNetworkZone *zone = &g_array_index(drawn->zones, PsgNetworkZone, i);
        if (zone->is_group && zone->index == group &&
            psg_network_zone_holds(zone, drawn->view->slice)) {
            return zone;
        }
    }
    return NULL;
}

static void
clear_region(gpointer data)
{
    PsgRegion *region = data;
    for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
        g_array_unref(region->pieces[layer]);
        g_string_free(region->told[layer], TRUE);
    }
}

static PsgRegion
region_of(const Making *from, size_t group, const GArray *members)
{
    PsgRegion region = {.group = group, .zone = zone_of(from->drawn, group)};
    Making making = *from;
    making.region = &region;
    for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
        region.pieces[layer] = g_array_new(FALSE, FALSE, sizeof(PsgRegionPiece));
        region.told[layer] = g_string_new(NULL);
    }
    memset(making.is_member, 0, making.drawn->view->actor_count);
    for (guint i = 0; i < members->len; i++) {
        size_t index = g_array_index(members, size_t, i);
        making.is_member[index] = true;
        making.to_come[index]--;
    }
    if (region.zone != NULL) {
        fill_zone(&making, members);
    } else {
        add_islands(&making, (const size_t *)(const void *)members->data, members->len);
    }
    return region;
}

GArray *
psg_regions_new(const PsgRenderContext *context, const PsgNetworkView *drawn)
{
    GArray *regions = g_array_new(FALSE, FALSE, sizeof(PsgRegion));
    g_array_set_clear_func(regions, clear_region);
    g_autoptr(GPtrArray) groups = psg_group_members(drawn->view);
    g_autofree bool *is_member = g_new0(bool, drawn->view->actor_count + 1);
    g_autofree size_t *to_come = memberships_of(groups, drawn->view->actor_count);
    Making making = {.drawn = drawn,
                     .margin = MARGIN * context->page.scale,
                     .corner = CORNER * context->page.scale,
                     .line = LINE * context->page.scale,
                     .regions = regions,
                     .is_member = is_member,
                     .to_come = to_come};
    for (guint group = 0; group < groups->len; group++) {
        const GArray *members = g_ptr_array_index(groups, group);
        if (members != NULL) {
            PsgRegion region = region_of(&making, group, members);
            g_array_append_val(regions, region);
        }
    }
    return regions;
}

/* ---- Drawing ---- */

static PsgColour
tint_of(const PsgRenderContext *context, size_t group)
{
    return psg_colour_mix(context->style->background,
                          psg_context_group_colour(context, group), STRENGTH);
}

void
psg_region_begin(const PsgPen *pen, const PsgNetworkView *drawn, const PsgRegion *region,
                 PsgRegionLayer layer)
{
    const PsgGroup *said = &pen->context->landscape->groups[region->group];
    bool is_first = layer == PSG_REGION_ZONE || region->zone == NULL;
    g_autofree char *id =
        g_strconcat(drawn->prefix == NULL ? "" : drawn->prefix,
                    is_first ? "group-" : "group-name-", said->id, NULL);
    PsgGroupLook look = {.id = id,
                         .class = "group",
                         .title = psg_context_text(pen->context, &said->label),
                         .opacity = 1,
                         .part = {PSG_PART_GROUP, region->group}};
    psg_scene_group(pen->scene, &look);
}

PsgPath *
psg_region_outline(const PsgPen *pen, const PsgRegion *region, PsgRegionLayer layer,
                   size_t piece)
{
    g_assert(piece < region->pieces[layer]->len);
    const PsgRegionPiece *one =
        &g_array_index(region->pieces[layer], PsgRegionPiece, piece);
    double corner = one->kind == PSG_PIECE_JOINT ? 0 : psg_pen_length(pen, CORNER);
    PsgOutline outline = psg_shape_outline(PSG_SHAPE_ROUND, one->rect, corner);
    return psg_outline_path(&outline);
}

static PsgInk
ground_ink(const PsgPen *pen, size_t group)
{
    const PsgRenderContext *context = pen->context;
    return (PsgInk){.fill = tint_of(context, group),
                    .stroke =
                        psg_colour_mix(context->style->background,
                                       psg_context_group_colour(context, group), EDGE),
                    .width = psg_pen_length(pen, LINE)};
}

PsgInk
psg_region_ink(const PsgPen *pen, const PsgRegion *region, PsgRegionLayer layer,
               size_t piece)
{
    const PsgRenderContext *context = pen->context;
    PsgInk ink = {.fill = tint_of(context, region->group)};
    switch (g_array_index(region->pieces[layer], PsgRegionPiece, piece).kind) {
    case PSG_PIECE_HOLE:
        ink.fill = context->style->background;
        break;
    case PSG_PIECE_GROUND:
        ink.stroke =
            psg_colour_mix(context->style->background,
                           psg_context_group_colour(context, region->group), EDGE);
        ink.width = psg_pen_length(pen, LINE);
        break;
    case PSG_PIECE_JOINT:
        break;
    }
    return ink;
}

/* In the group's colour, mixed with the ink until it is read on the tint. */
PsgTextLook
psg_region_title_look(const PsgPen *pen, size_t group)
{
    const PsgStyle *style = pen->context->style;
    PsgColour tint = tint_of(pen->context, group);
    PsgColour colour = psg_colour_readable(psg_context_group_colour(pen->context, group),
                                           style->ink, tint);
    return psg_pen_look(pen, style->size_small, 600, colour, PSG_ANCHOR_START);
}

bool
psg_region_has_title(const PsgRegion *region, PsgRegionLayer layer)
{
    return layer == PSG_REGION_REST && region->zone != NULL &&
           region->zone->title.width > 0;
}

bool
psg_region_is_empty(const PsgRegion *region, PsgRegionLayer layer)
{
    return region->pieces[layer]->len == 0 && !psg_region_has_title(region, layer);
}

void
psg_region_draw_title(const PsgPen *pen, const PsgRegion *region, PsgRegionLayer layer)
{
    const PsgNetworkZone *zone = region->zone;
    if (!psg_region_has_title(region, layer)) {
        return;
    }
    const PsgGroup *said = &pen->context->landscape->groups[region->group];
    PsgTextLook look = psg_region_title_look(pen, region->group);
    look.font.size *= zone->shrink;
    double cap = psg_pen_cap_height(pen, &look);
    PsgPoint at = {zone->title.x, zone->title.y + (zone->title.height + cap) / 2};
    psg_pen_write_within(pen, &look, at,
                         psg_context_label(pen->context, &said->label, said->id),
                         zone->title.width);
}

static void
draw_layer(const PsgPen *pen, const PsgNetworkView *drawn, const PsgRegion *region,
           PsgRegionLayer layer)
{
    if (psg_region_is_empty(region, layer)) {
        return;
    }
    psg_region_begin(pen, drawn, region, layer);
    for (guint i = 0; i < region->pieces[layer]->len; i++) {
        g_autoptr(PsgPath) outline = psg_region_outline(pen, region, layer, i);
        PsgInk ink = psg_region_ink(pen, region, layer, i);
        psg_scene_path(pen->scene, outline, &ink);
    }
    psg_region_draw_title(pen, region, layer);
    psg_scene_end(pen->scene);
}

void
psg_regions_draw(const PsgPen *pen, const PsgNetworkView *drawn)
{
    g_autoptr(GArray) regions = psg_regions_new(pen->context, drawn);
    for (int layer = 0; layer < PSG_REGION_LAYERS; layer++) {
        for (guint i = 0; i < regions->len; i++) {
            draw_layer(pen, drawn, &g_array_index(regions, PsgRegion, i),
                       (PsgRegionLayer)layer);
        }
    }
}

/* ---- Legend ---- */

static void
sample_group(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = ground_ink(pen, entry->kind);
    psg_scene_box(pen->scene, room, psg_pen_length(pen, CORNER) / 2, &ink);
}

void
psg_regions_add_entries(const PsgRenderContext *context, const PsgView *view,
                        GArray *entries)
{
    g_autoptr(GPtrArray) groups = psg_group_members(view);
    for (guint group = 0; group < groups->len; group++) {
        const PsgGroup *said = &context->landscape->groups[group];
        PsgLegendEntry entry = {.sample = sample_group,
                                .kind = group,
                                .label =
                                    psg_context_label(context, &said->label, said->id)};
        if (g_ptr_array_index(groups, group) != NULL) {
            g_array_append_val(entries, entry);
        }
    }
}
