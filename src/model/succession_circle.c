/* Circles of successions: back from actors to those that came before, once around. */
#include "model/succession_circle.h"

#include "base/compare.h"

typedef enum {
    NEW,
    ON_PATH, /* the actor that is looked at, or a successor of it */
    DONE,
} State;

typedef struct {
    size_t actor;
    size_t next; /* in its list, to be looked at */
    /* steps of the path up to it of which nothing tells when they were */
    size_t timeless;
} Place;

/* Back from actors to those that came before; time: by successions of that time alone, or, if it
 * is ANY_TIME, by all. */
typedef struct {
    const PsgSuccessions *lists;
    State *states; /* by actor */
    GArray *path;  /* of Place */
    PsgTime time;
    GArray *circles;
} Search;

#define ANY_TIME G_MAXINT64

/* A step leads back to an actor on the path. Where all steps of such a circle have a time,
 * it is no mistake, if it is not the same for all of them. */
static void
close_circle(const Search *search, const PsgSuccession *step)
{
    const Place *last = &g_array_index(search->path, Place, search->path->len - 1);
    const Place *first = last;
    while (first->actor != step->actor) {
        first--;
    }
    if (search->time != ANY_TIME || step->since == PSG_TIME_FIRST ||
        last->timeless > first->timeless) {
        PsgCircle circle = {.actor = last->actor,
                            .step = last->next - 1,
                            .earlier = first->actor,
                            .onward = first->next - 1,
                            .is_at_once = search->time != ANY_TIME};
        g_array_append_val(search->circles, circle);
    }
}

/* Without recursion: a chain may be as long as there are actors. */
static void
look_back(const Search *search, size_t start)
{
    search->states[start] = ON_PATH;
    g_array_append_val(search->path, ((Place){start, 0, 0}));
    while (search->path->len > 0) {
        Place *place = &g_array_index(search->path, Place, search->path->len - 1);
        const PsgSuccessions *earlier = &search->lists[place->actor];
        if (place->next == earlier->count) {
            search->states[place->actor] = DONE;
            g_array_set_size(search->path, search->path->len - 1);
            continue;
        }
        const PsgSuccession *step = &earlier->items[place->next++];
        bool is_asked = search->time == ANY_TIME || step->since == search->time;
        if (!is_asked || step->actor == place->actor) {
            continue;
        }
        if (search->states[step->actor] == ON_PATH) {
            close_circle(search, step);
        } else if (search->states[step->actor] == NEW) {
            search->states[step->actor] = ON_PATH;
            Place next = {step->actor, 0,
                          place->timeless + (step->since == PSG_TIME_FIRST ? 1 : 0)};
            g_array_append_val(search->path, next);
        }
    }
}

/* A succession at a time. */
typedef struct {
    PsgTime time;
    size_t from, to;
} Step;

static int
compare_steps(const void *left, const void *right)
{
    const Step *a = left, *b = right;
    return 2 * PSG_COMPARE(a->time, b->time) + PSG_COMPARE(a->to, b->to);
}

/* Those whose time is known, in its order. */
static GArray *
find_steps(const PsgSuccessions *lists, size_t count)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(Step));
    for (size_t to = 0; to < count; to++) {
        for (size_t i = 0; i < lists[to].count; i++) {
            Step step = {lists[to].items[i].since, lists[to].items[i].actor, to};
            if (step.time != PSG_TIME_FIRST) {
                g_array_append_val(steps, step);
            }
        }
    }
    g_array_sort(steps, compare_steps);
    return steps;
}

/* Of each time by itself. */
static void
look_back_by_time(Search *search, size_t count)
{
    g_autoptr(GArray) steps = find_steps(search->lists, count);
    for (guint first = 0, end; first < steps->len; first = end) {
        search->time = g_array_index(steps, Step, first).time;
        for (end = first;
             end < steps->len && g_array_index(steps, Step, end).time == search->time;
             end++) {
            const Step *step = &g_array_index(steps, Step, end);
            search->states[step->from] = search->states[step->to] = NEW;
        }
        for (guint i = first; i < end; i++) {
            size_t to = g_array_index(steps, Step, i).to;
            if (search->states[to] == NEW) {
                look_back(search, to);
            }
        }
    }
}

GArray *
psg_successions_find_circles(const PsgSuccessions *lists, size_t count)
{
    g_autofree State *states = g_new0(State, count + 1);
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(Place));
    GArray *circles = g_array_new(FALSE, FALSE, sizeof(PsgCircle));
    Search search = {lists, states, path, ANY_TIME, circles};
    for (size_t i = 0; i < count; i++) {
        if (states[i] == NEW) {
            look_back(&search, i);
        }
    }
    look_back_by_time(&search, count);
    return circles;
}
