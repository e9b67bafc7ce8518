/* When actors were there: as is said of them, or as their ties and events are. */
#include "read/import/settling.h"

typedef struct {
    GPtrArray *times; /* const PsgInterval * */
    bool is_said;     /* it has times of its own */
    bool is_always;   /* a row says that there is such an actor, and no more */
} Life;

/* Rows that tell of single times, slice by slice, say of all whom they name that they were there
 * then; so do those of whom nothing else is said. What lasts shorter than a slice tells no more
 * than that they were there in it. */
static void
take_time(const PsgSettling *settling, Life *life, const PsgInterval *when)
{
    bool is_single =
        when->from.kind == PSG_END_KNOWN && when->from.first == when->to.first;
    if (life->is_said && !(is_single && settling->is_panel)) {
        return;
    }
    size_t place = settling->is_eventful ? psg_settling_window(settling, when->from.first)
                                         : PSG_NONE;
    when =
        place == PSG_NONE ? when : &g_array_index(settling->windows, PsgInterval, place);
    g_ptr_array_add(life->times, (gpointer)(guintptr)when);
}

static void
take_times(const PsgSettling *settling, Life *life, const GPtrArray *times)
{
    for (guint i = 0; i < times->len; i++) {
        take_time(settling, life, g_ptr_array_index(times, i));
    }
}

static void
take_ties(PsgSettling *settling, Life *lives)
{
    g_autoptr(GPtrArray) times = g_ptr_array_new();
    for (guint i = 0; i < settling->said.ties->len; i++) {
        const PsgDraftTieRow *tie =
            &g_array_index(settling->said.ties, PsgDraftTieRow, i);
        g_ptr_array_set_size(times, 0);
        psg_settling_add_intervals(settling, (PsgDraftThing){PSG_DRAFT_TIE, i}, times);
        take_times(settling, &lives[tie->from], times);
        if (tie->to != tie->from) {
            take_times(settling, &lives[tie->to], times);
        }
    }
}

static void
take_events(PsgSettling *settling, Life *lives)
{
    g_autoptr(GPtrArray) times = g_ptr_array_new();
    for (guint i = 0; i < settling->said.parts->len; i++) {
        const PsgDraftPart *part = &g_array_index(settling->said.parts, PsgDraftPart, i);
        g_ptr_array_set_size(times, 0);
        psg_settling_add_intervals(settling,
                                   (PsgDraftThing){PSG_DRAFT_EVENT, part->event}, times);
        take_times(settling, &lives[part->actor], times);
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

static void
end_life(PsgSettling *settling, guint place, Life *life)
{
    PsgActor *actor = psg_builder_thing(settling->builder, PSG_THING_ACTOR, place);
    if (life->is_always) {
        g_ptr_array_set_size(life->times, 0);
    } else if (!life->is_said && life->times->len > 0) {
        psg_report_guess(settling->report, (PsgSpan){NULL, 0, 0},
                         "who has no row of its own is there when it has ties or takes "
                         "part in events");
    }
    actor->when = psg_settling_spells_of(settling, life->times);
    g_ptr_array_unref(life->times);
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
    take_events(settling, lives);
    for (guint i = 0; i < count; i++) {
        end_life(settling, i, &lives[i]);
    }
}
