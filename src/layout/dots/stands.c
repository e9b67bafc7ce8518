/* Presences of an actor that follow each other on one spot become one stand. */
#include "layout/dots/stands.h"

#include <math.h>

static bool
is_there(const PsgLayoutTask *task, size_t slice, size_t actor)
{
    return task->presence[slice * task->actor_count + actor];
}

static bool
is_pinned(const PsgLayoutTask *task, size_t actor)
{
    return task->constraints != NULL && task->constraints[actor].is_pinned;
}

/* The stands of one actor; they are counted only, as long as there is no room for them. */
static void
add_actor(PsgStands *stands, const PsgLayoutTask *task, const PsgPoint *places,
          size_t actor, double step)
{
    PsgPoint last = {INFINITY, INFINITY};
    double room = psg_dot_room(task, actor);
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        size_t at = slice * task->actor_count + actor;
        if (!is_there(task, slice, actor)) {
            continue;
        }
        bool is_same = hypot(places[at].x - last.x, places[at].y - last.y) <= step * room;
        if (!is_same) {
            last = places[at];
            stands->count++;
        }
        if (stands->actor != NULL) {
            size_t stand = stands->count - 1;
            stands->actor[stand] = actor;
            stands->place[stand] = last;
            stands->room[stand] = room;
            stands->is_fixed[stand] = is_pinned(task, actor);
            stands->slices[stand * stands->words + slice / 64] |= (uint64_t)1
                                                                  << slice % 64;
            stands->stand_of[at] = stand;
        }
    }
}

static void
add_all(PsgStands *stands, const PsgLayoutTask *task, const PsgPoint *places,
        const bool *is_left_out, double step)
{
    stands->count = 0;
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        if (is_left_out == NULL || !is_left_out[actor]) {
            add_actor(stands, task, places, actor, step);
        }
    }
}

PsgStands *
psg_stands_new(const PsgLayoutTask *task, const PsgPoint *places, const bool *is_left_out,
               double step)
{
    PsgStands *stands = g_new0(PsgStands, 1);
    add_all(stands, task, places, is_left_out, step);
    size_t count = stands->count, cells = task->slice_count * task->actor_count;
    stands->words = task->slice_count / 64 + 1;
    stands->actor = g_new0(size_t, count + 1);
    stands->place = g_new0(PsgPoint, count + 1);
    stands->room = g_new0(double, count + 1);
    stands->is_fixed = g_new0(bool, count + 1);
    stands->slices = g_new0(uint64_t, count * stands->words + 1);
    stands->stand_of = g_new(size_t, cells + 1);
    for (size_t i = 0; i < cells; i++) {
        stands->stand_of[i] = PSG_NO_STAND;
    }
    add_all(stands, task, places, is_left_out, step);
    return stands;
}

void
psg_stands_free(PsgStands *stands)
{
    if (stands == NULL) {
        return;
    }
    g_free(stands->actor);
    g_free(stands->place);
    g_free(stands->room);
    g_free(stands->is_fixed);
    g_free(stands->slices);
    g_free(stands->stand_of);
    g_free(stands);
}

void
psg_stands_spread(const PsgStands *stands, const PsgLayoutTask *task, PsgPoint *places)
{
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        size_t last = PSG_NO_STAND;
        for (size_t slice = task->slice_count; slice-- > 0;) {
            size_t stand = stands->stand_of[slice * task->actor_count + actor];
            last = stand == PSG_NO_STAND ? last : stand;
        }
        for (size_t slice = 0; slice < task->slice_count && last != PSG_NO_STAND;
             slice++) {
            size_t stand = stands->stand_of[slice * task->actor_count + actor];
            last = stand == PSG_NO_STAND ? last : stand;
            places[slice * task->actor_count + actor] = stands->place[last];
        }
    }
}
