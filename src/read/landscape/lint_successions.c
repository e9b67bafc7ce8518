/* Doubts about who followed whom: successors that were there first, and circles. */
#include "read/landscape/builder.h"

static PsgSpan
span_of(const PsgBuilder *builder, size_t actor)
{
    const PsgNode *map = psg_builder_entry(builder, PSG_THING_ACTOR, actor)->value;
    return psg_node_lookup(map, "succeeds")->span;
}

/* On which it was there, or, if that was not said, spoken of. */
static int
first_day(const PsgActor *actor)
{
    if (!actor->has_when) {
        return actor->is_talked_of ? psg_interval_first(&actor->talked_of)
                                   : PSG_DAY_FIRST;
    }
    int first = PSG_DAY_LAST;
    for (size_t i = 0; i < actor->when.count; i++) {
        first = MIN(first, psg_interval_first(&actor->when.items[i]));
    }
    return first;
}

static void
doubt_beginnings(const PsgBuilder *builder, size_t index)
{
    const PsgActor *actors = builder->landscape->actors, *actor = &actors[index];
    for (size_t i = 0; i < actor->succeeds.count; i++) {
        const PsgActor *earlier = &actors[actor->succeeds.items[i]];
        if (first_day(actor) < first_day(earlier)) {
            psg_diagnostics_warning(builder->list, "early-successor",
                                    span_of(builder, index),
                                    "\"%s\" began before \"%s\", whom it is said to "
                                    "succeed: is it the other way round?",
                                    actor->id, earlier->id);
        }
    }
}

/* ---- Circles ---- */

typedef enum {
    NEW,
    ON_PATH, /* a successor of who is looked at, or that one itself */
    DONE,
} State;

typedef struct {
    size_t actor;
    size_t next; /* in its list, to be looked at */
} Place;

static void
report_circle(const PsgBuilder *builder, size_t actor, size_t earlier)
{
    const PsgActor *actors = builder->landscape->actors;
    psg_diagnostics_error(builder->list, "circular-succession", span_of(builder, actor),
                          "\"%s\" can't succeed \"%s\", who succeeds \"%s\" in turn: "
                          "leave one of them out",
                          actors[actor].id, actors[earlier].id, actors[actor].id);
    psg_diagnostics_also(builder->list, span_of(builder, earlier),
                         "here the circle goes on");
}

/* Back from an actor to all that came before it, without recursion: a chain may be as
 * long as there are actors. */
static void
look_back(const PsgBuilder *builder, size_t start, State *states, GArray *path)
{
    states[start] = ON_PATH;
    g_array_append_val(path, ((Place){start, 0}));
    while (path->len > 0) {
        Place *place = &g_array_index(path, Place, path->len - 1);
        size_t actor = place->actor;
        const PsgIndexes *earlier = &builder->landscape->actors[actor].succeeds;
        if (place->next == earlier->count) {
            states[actor] = DONE;
            g_array_set_size(path, path->len - 1);
            continue;
        }
        size_t other = earlier->items[place->next++];
        if (states[other] == ON_PATH) {
            report_circle(builder, actor, other);
        } else if (states[other] == NEW) {
            states[other] = ON_PATH;
            g_array_append_val(path, ((Place){other, 0}));
        }
    }
}

void
psg_doubt_successions(const PsgBuilder *builder)
{
    size_t count = builder->landscape->actor_count;
    g_autofree State *states = g_new0(State, count + 1);
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(Place));
    for (size_t i = 0; i < count; i++) {
        doubt_beginnings(builder, i);
        if (states[i] == NEW) {
            look_back(builder, i, states, path);
        }
    }
}
