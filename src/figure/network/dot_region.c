/* Grounds of groups of dots. Neighbours are looked up on a grid, so that the work grows with the
 * number of members. */
#include "figure/network/dot_region.h"

#include "figure/network/region.h"

#include <math.h>
#include <stdlib.h>

/* In units of a slide. */
#define REACH 78.0  /* members that are farther apart have grounds of their own */
#define GROUND 13.0 /* around a dot */

#define STRENGTH 0.17 /* of the group's colour, mixed into the background */

enum { NEIGHBOURS = 4 }; /* that a member is joined with: more would tell nothing new */

/* ---- Members, by the cell in which they stand ---- */

typedef struct {
    long column, row;
    size_t index; /* in the view */
} Member;

static int
compare_members(const void *left, const void *right)
{
    const Member *a = left, *b = right;
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

typedef struct {
    const PsgPen *pen;
    const PsgDotView *drawn;
    double reach, cell; /* which is as wide as the reach */
    const Member *members;
    size_t count;
} Group;

/* The first member in the cell or after it. */
static size_t
first_in(const Group *group, long column, long row)
{
    Member wanted = {column, row, 0};
    size_t low = 0, high = group->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool is_before = compare_members(&group->members[middle], &wanted) < 0;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

typedef struct {
    size_t index;
    double distance;
} Neighbour;

/* Into the list of the nearest so far, in order. */
static void
note_neighbour(Neighbour *nearest, size_t *count, Neighbour found)
{
    size_t at = MIN(*count, NEIGHBOURS);
    while (at > 0 && nearest[at - 1].distance > found.distance) {
        if (at < NEIGHBOURS) {
            nearest[at] = nearest[at - 1];
        }
        at--;
    }
    if (at < NEIGHBOURS) {
        nearest[at] = found;
        *count = MIN(*count + 1, NEIGHBOURS);
    }
}

static size_t
find_neighbours(const Group *group, const Member *member, Neighbour *nearest)
{
    const PsgDot *dots = group->drawn->dots;
    size_t count = 0;
    for (long row = member->row - 1; row <= member->row + 1; row++) {
        size_t i = first_in(group, member->column - 1, row);
        for (; i < group->count && group->members[i].row == row &&
               group->members[i].column <= member->column + 1;
             i++) {
            size_t other = group->members[i].index;
            double apart = psg_distance(dots[member->index].at, dots[other].at);
            if (other != member->index && apart <= group->reach) {
                note_neighbour(nearest, &count, (Neighbour){other, apart});
            }
        }
    }
    return count;
}

/* ---- Grounds ---- */

static PsgColour
tint_of(const PsgRenderContext *context, size_t group)
{
    return psg_colour_mix(context->style->background,
                          psg_context_group_colour(context, group), STRENGTH);
}

static PsgPath *
ground_of(const Group *group)
{
    const PsgDot *dots = group->drawn->dots;
    PsgPath *path = psg_path_new();
    for (size_t i = 0; i < group->count; i++) {
        Neighbour nearest[NEIGHBOURS];
        PsgPoint at = dots[group->members[i].index].at;
        size_t count = find_neighbours(group, &group->members[i], nearest);
        for (size_t k = 0; k < count; k++) {
            psg_path_move(path, at);
            psg_path_line(path, dots[nearest[k].index].at);
        }
        if (count == 0) {
            psg_path_move(path, at);
            psg_path_line(path, at);
        }
    }
    return path;
}

static void
draw_group(const PsgPen *pen, const PsgDotView *drawn, size_t index, const GArray *list)
{
    const PsgGroup *said = &drawn->view->landscape->groups[index];
    double reach = psg_pen_length(pen, REACH) * drawn->scale;
    g_autofree Member *members = g_new(Member, list->len + 1);
    double widest = 0;
    for (guint i = 0; i < list->len; i++) {
        size_t own = g_array_index(list, size_t, i);
        PsgPoint at = drawn->dots[own].at;
        members[i] = (Member){(long)floor(at.x / reach), (long)floor(at.y / reach), own};
        widest = MAX(widest, drawn->dots[own].radius);
    }
    qsort(members, list->len, sizeof *members, compare_members);
    Group group = {pen, drawn, reach, reach, members, list->len};
    g_autoptr(PsgPath) path = ground_of(&group);
    double around = psg_pen_length(pen, GROUND) * drawn->scale;
    PsgInk ink = {.stroke = tint_of(pen->context, index),
                  .width = 2 * MAX(around, widest + around / 2),
                  .dash = PSG_DASH_ROUND};
    g_autofree char *class = g_strconcat("region group-", said->id, NULL);
    PsgGroupLook look = {.class = class,
                         .title = psg_context_label(pen->context, &said->label, said->id),
                         .opacity = 1,
                         .part = {PSG_PART_GROUP, index}};
    psg_scene_group(pen->scene, &look);
    psg_scene_path(pen->scene, path, &ink);
    psg_scene_end(pen->scene);
}

void
psg_dot_regions_draw(const PsgPen *pen, const PsgDotView *drawn)
{
    g_autoptr(GPtrArray) groups = psg_group_members(drawn->view);
    for (guint i = 0; i < groups->len; i++) {
        const GArray *members = g_ptr_array_index(groups, i);
        if (members != NULL) {
            draw_group(pen, drawn, i, members);
        }
    }
}

void
psg_dot_region_sample(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = tint_of(pen->context, entry->kind)};
    psg_scene_box(pen->scene, room, room.height / 2, &ink);
}
