/* When actors were there: as is said of them, or as their ties are. */
#include "read/import/settling.h"

typedef struct {
    GPtrArray *times; /* const PsgInterval * */
    bool is_said;     /* it has times of its own */
    bool is_always;
} Life;

/* Rows that tell of single times, slice by slice, say of all whom they name that they were there
 * then; so do those of whom nothing else is said. */
static void
take_tie(Life *life, const PsgInterval *when)
{
    bool is_single = when->from.first == when->to.first;
    if (!life->is_said || is_single) {
        g_ptr_array_add(life->times, (gpointer)(guintptr)when);
    }
}

static void
take_ties(PsgSettling *settling, Life *lives)
{
    g_autoptr(GPtrArray) intervals = g_ptr_array_new();
    for (guint i = 0; i < settling->said.ties->len; i++) {
        const PsgDraftTieRow *tie =
            &g_array_index(settling->said.ties, PsgDraftTieRow, i);
        g_ptr_array_set_size(intervals, 0);
        psg_settling_add_intervals(settling, (PsgDraftThing){PSG_DRAFT_TIE, i},
                                   intervals);
        Life *const ends[] = {&lives[tie->from], &lives[tie->to]};
        for (guint end = 0; end < G_N_ELEMENTS(ends); end++) {
            ends[end]->is_always |= intervals->len == 0 && !ends[end]->is_said;
            for (guint j = 0; j < intervals->len; j++) {
                take_tie(ends[end], g_ptr_array_index(intervals, j));
            }
        }
    }
}

static Life
begin_life(PsgSettling *settling, guint place)
{
    Life life = {.times = g_ptr_array_new()};
    psg_settling_add_intervals(settling, (PsgDraftThing){PSG_DRAFT_ACTOR, place},
                               life.times);
    life.is_said = life.times->len > 0;
    life.is_always =
        !life.is_said &&
        g_array_index(settling->said.actors, PsgDraftActor, place).is_declared;
    return life;
}

void
psg_settling_live(PsgSettling *settling)
{
    guint count = settling->said.actors->len;
    g_autofree Life *lives = g_new0(Life, count + 1);
    for (guint i = 0; i < count; i++) {
        lives[i] = begin_life(settling, i);
    }
    take_ties(settling, lives);
    for (guint i = 0; i < count; i++) {
        PsgActor *actor = psg_builder_thing(settling->builder, PSG_THING_ACTOR, i);
        if (lives[i].is_always) {
            g_ptr_array_set_size(lives[i].times, 0);
        }
        actor->when = psg_settling_spells_of(settling, lives[i].times);
        g_ptr_array_unref(lives[i].times);
    }
}
