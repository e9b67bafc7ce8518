/* Zones of the layout on the page. */
#include "figure/network/zone.h"

#include <math.h>

#define TITLE_GIVES 0.8 /* names of regions shrink where all else has shrunk so far */

typedef struct {
    const PsgNetworkTask *task;
    const PsgLayout *layout;
    const PsgLayoutZone *zone;
} Search;

static PsgRect
box_of(const Search *search, size_t slice, size_t actor)
{
    const PsgLayout *layout = search->layout;
    PsgSize size = search->task->boxes[actor];
    return psg_rect_around(
        layout->centres[slice * layout->actor_count + actor],
        (PsgSize){size.width * layout->scale, size.height * layout->scale});
}

/* In a slice that the zone is for. */
static bool
is_seen(const Search *search, size_t slice, size_t actor)
{
    const PsgLayoutTask *task = &search->task->task;
    size_t own = search->zone->slice;
    return (own == PSG_EVERY_SLICE || own == slice) &&
           task->presence[slice * task->actor_count + actor];
}

/* Whether the actor has its box there in a slice that the zone is for. */
static bool
stands_there(const Search *search, size_t slice, size_t actor)
{
    const PsgLayoutZone *zone = search->zone;
    const PsgPlacementConstraint *asked = &search->task->task.constraints[actor];
    return is_seen(search, slice, actor) && asked->is_grouped &&
           asked->group == zone->index &&
           psg_rect_overlaps(box_of(search, slice, actor), zone->room);
}

/* The right side of what stands on the title, in any slice; at most its left side if nothing
 * does. */
static double
right_of_boxes(const Search *search, PsgRect title)
{
    double right = title.x;
    for (size_t slice = 0; slice < search->layout->slice_count; slice++) {
        for (size_t actor = 0; actor < search->layout->actor_count; actor++) {
            PsgRect box = box_of(search, slice, actor);
            if (is_seen(search, slice, actor) && psg_rect_overlaps(box, title)) {
                right = fmax(right, psg_rect_right(box));
            }
        }
    }
    return right;
}

/* A pinned box may stand where the title would be, which then stands right of it if it has room
 * there. */
static PsgRect
free_title(const Search *search, PsgRect title, double right, double gap)
{
    double most = right - title.width;
    for (PsgRect place = title; place.x <= most;) {
        double next = right_of_boxes(search, place);
        if (next <= place.x) {
            return place;
        }
        place.x = next + gap;
    }
    return title;
}

/* The part of the zone that its boxes need in all slices, and at least the title's width. Above
 * and below them the zone's side is kept if there is less than another box needs, so that frames
 * side by side are of one height; left and right a frame ends with its boxes, which stand towards
 * those they are tied to, and would lean on one of its sides. */
static PsgRect
room_in_use(const Search *search, double title)
{
    PsgRect room = search->zone->room;
    PsgPoint low = {psg_rect_right(room), psg_rect_bottom(room)}, high = {room.x, room.y};
    double least = INFINITY; /* height of a box */
    for (size_t slice = 0; slice < search->layout->slice_count; slice++) {
        for (size_t actor = 0; actor < search->layout->actor_count; actor++) {
            if (!stands_there(search, slice, actor)) {
                continue;
            }
            PsgRect box = box_of(search, slice, actor);
            low = (PsgPoint){fmin(low.x, box.x), fmin(low.y, box.y)};
            high = (PsgPoint){fmax(high.x, psg_rect_right(box)),
                              fmax(high.y, psg_rect_bottom(box))};
            least = fmin(least, box.height);
        }
    }
    if (low.x >= high.x || low.y >= high.y) {
        return room; /* no actor stands there */
    }
    high.x = fmin(fmax(high.x, low.x + title), psg_rect_right(room));
    low.y = low.y - room.y < least ? room.y : low.y;
    high.y = psg_rect_bottom(room) - high.y < least ? psg_rect_bottom(room) : high.y;
    low.x = fmax(fmin(low.x, high.x - title), room.x);
    return (PsgRect){low.x, low.y, high.x - low.x, high.y - low.y};
}

/* A zone of a group gets its frame, and room for its name. */
static void
frame_zone(PsgNetworkZone *zone, const Search *search)
{
    const PsgRegionRoom *region = &search->task->task.region;
    double scale = search->layout->scale;
    double width = region->title_widths[zone->index] * zone->shrink;
    PsgRect room = room_in_use(search, width);
    double frame = region->frame * scale, title = region->title * scale;
    zone->ground = psg_rect_grow(room, frame);
    zone->ground.y -= title;
    zone->ground.height += title;
    zone->title = free_title(
        search, (PsgRect){room.x, zone->ground.y, fmin(width, room.width), frame + title},
        psg_rect_right(room), frame);
}

/* The tier's zone above this one, in the same slices; NULL if it is the first. */
static const PsgNetworkZone *
tier_above(const GArray *zones, guint index)
{
    const PsgNetworkZone *zone = &g_array_index(zones, PsgNetworkZone, index);
    const PsgNetworkZone *above =
        index == 0 ? NULL : &g_array_index(zones, PsgNetworkZone, index - 1);
    return above == NULL || above->is_group || above->slice != zone->slice ? NULL : above;
}

/* Bands reach half a gap beyond their rows, and leave at least as much between them; at the
 * drawing's edges they reach so little that they touch neither title nor legend. */
static void
spread_bands(GArray *zones, const PsgNetworkTask *task, PsgPoint corner, double margin)
{
    double beyond = task->task.gap / 2, edge = task->task.gap / 8;
    double top = corner.y - edge, bottom = corner.y + task->task.area.height + edge;
    for (guint i = 0; i < zones->len; i++) {
        const PsgNetworkZone *above = tier_above(zones, i);
        PsgRect ground = g_array_index(zones, PsgNetworkZone, i).ground;
        double way =
            above == NULL ? beyond * 3 : ground.y - psg_rect_bottom(above->ground);
        beyond = fmin(beyond, way / 3);
    }
    for (guint i = 0; i < zones->len; i++) {
        PsgNetworkZone *zone = &g_array_index(zones, PsgNetworkZone, i);
        if (!zone->is_group) {
            double low = fmax(zone->ground.y - beyond, top);
            double high = fmin(psg_rect_bottom(zone->ground) + beyond, bottom);
            zone->ground = (PsgRect){corner.x - margin, low,
                                     task->task.area.width + margin, high - low};
            zone->title = zone->ground;
            zone->title.width = margin;
        }
    }
}

GArray *
psg_network_zones_new(const PsgNetworkTask *task, const PsgLayout *layout,
                      PsgPoint corner, double margin)
{
    GArray *zones = g_array_new(FALSE, FALSE, sizeof(PsgNetworkZone));
    for (guint i = 0; i < layout->zones->len; i++) {
        const PsgLayoutZone *from = &g_array_index(layout->zones, PsgLayoutZone, i);
        PsgNetworkZone zone = {.slice = from->slice,
                               .is_group = from->is_group,
                               .index = from->index,
                               .ground = from->room,
                               .shrink = fmin(1, layout->scale / TITLE_GIVES)};
        const Search search = {task, layout, from};
        if (zone.is_group) {
            frame_zone(&zone, &search);
        }
        zone.ground.x += corner.x;
        zone.ground.y += corner.y;
        zone.title.x += corner.x;
        zone.title.y += corner.y;
        g_array_append_val(zones, zone);
    }
    spread_bands(zones, task, corner, margin);
    return zones;
}
