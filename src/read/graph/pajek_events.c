/* Events of a Pajek network, one after the other, become spells of its vertices and lines. */
#include "read/graph/pajek_net.h"

#include <string.h>

/* Of a vertex or a line, as events go on. */
typedef struct {
    bool is_known; /* an event told of it; else it is there from ever */
    bool is_shown;
    bool is_hidden; /* by an event of its own */
    bool is_deleted;
    const char *since; /* NULL: from ever */
    bool is_since_open;
    const char *value; /* of a line, since then */
} State;

struct PsgPajekEvents {
    PsgPajekNetwork *network;
    GArray *vertices, *lines; /* State, by place */
    GPtrArray *lines_of;      /* by vertex: GArray of guint32, the lines at it */
    const char *now;          /* NULL before the first time */
    bool is_after;            /* what happens does so when now is over */
    size_t looked_at;         /* lines, for events that name a vertex */
};

/* So many lines may be looked at for events that name their vertices: some seconds. */
enum { MOST_LOOKED_AT = 500000000 };

/* ---- What there is ---- */

static State *
state_of(PsgPajekEvents *events, bool is_line, guint32 place)
{
    return &g_array_index(is_line ? events->lines : events->vertices, State, place);
}

static GArray *
lines_at(PsgPajekEvents *events, guint32 vertex)
{
    GArray *lines = g_ptr_array_index(events->lines_of, vertex);
    events->looked_at += lines->len;
    return lines;
}

static void
list_line(PsgPajekEvents *events, guint32 place)
{
    const PsgPajekLine *line = psg_pajek_line(events->network, place);
    guint32 from = line->from, to = line->to;
    State state = {.value = line->value};
    g_array_append_val(events->lines, state);
    g_array_append_val((GArray *)g_ptr_array_index(events->lines_of, from), place);
    if (from != to) {
        g_array_append_val((GArray *)g_ptr_array_index(events->lines_of, to), place);
    }
}

static void
list_free(void *data)
{
    g_array_unref(data);
}

PsgPajekEvents *
psg_pajek_events_new(const PsgPajekFile *file, PsgPajekNetwork *network)
{
    PsgPajekEvents *events = psg_arena_alloc(file->arena, sizeof *events);
    events->network = network;
    events->vertices = g_array_new(FALSE, TRUE, sizeof(State));
    events->lines = g_array_new(FALSE, TRUE, sizeof(State));
    events->lines_of = g_ptr_array_new_with_free_func(list_free);
    g_array_set_size(events->vertices, network->vertices->len);
    for (guint i = 0; i < network->vertices->len; i++) {
        g_ptr_array_add(events->lines_of, g_array_new(FALSE, FALSE, sizeof(guint32)));
    }
    for (guint i = 0; i < network->lines->len; i++) {
        list_line(events, i);
    }
    return events;
}

/* ---- Coming and going ---- */

static void
mark_timed(PsgPajekEvents *events, bool is_line, guint32 place)
{
    PsgPajekNetwork *network = events->network;
    *(is_line ? &psg_pajek_line(network, place)->is_timed
              : &psg_pajek_vertex(network, place)->is_timed) = true;
    network->is_timed = true;
}

static bool
is_there(PsgPajekEvents *events, bool is_line, guint32 place)
{
    const State *state = state_of(events, is_line, place);
    return state->is_shown || !state->is_known;
}

static void
show(PsgPajekEvents *events, bool is_line, guint32 place)
{
    State *state = state_of(events, is_line, place);
    if (state->is_known && state->is_shown) {
        return;
    }
    state->is_known = state->is_shown = true;
    state->is_hidden = state->is_deleted = false;
    state->since = events->now;
    state->is_since_open = events->is_after && events->now != NULL;
    mark_timed(events, is_line, place);
}

static void
add_spell(PsgPajekEvents *events, bool is_line, guint32 place, bool is_ended)
{
    const State *state = state_of(events, is_line, place);
    const PsgPajekSpell spell = {
        .is_line = is_line,
        .of = place,
        .times = {.start = state->since,
                  .end = is_ended ? events->now : NULL,
                  .is_start_open = state->is_since_open,
                  .is_end_open = is_ended && !events->is_after},
        .value = is_line ? state->value : NULL,
    };
    psg_pajek_add_spell(events->network, &spell);
}

/* It is no longer there; if it came at this very moment, it never was. */
static void
hide(PsgPajekEvents *events, bool is_line, guint32 place)
{
    State *state = state_of(events, is_line, place);
    if (state->is_known && !state->is_shown) {
        return;
    }
    bool is_moment = state->since != NULL && events->now != NULL &&
                     strcmp(state->since, events->now) == 0 &&
                     state->is_since_open == events->is_after;
    if (!is_moment && events->now != NULL) {
        add_spell(events, is_line, place, true);
    }
    state->is_known = true;
    state->is_shown = false;
    mark_timed(events, is_line, place);
}

/* Its lines go with it; those that were not hidden themselves come back with it. */
static void
hide_vertex(PsgPajekEvents *events, guint32 vertex, bool is_deleted)
{
    const GArray *at = lines_at(events, vertex);
    hide(events, false, vertex);
    for (guint i = 0; i < at->len; i++) {
        guint32 line = g_array_index(at, guint32, i);
        hide(events, true, line);
        state_of(events, true, line)->is_deleted |= is_deleted;
    }
}

static void
show_vertex(PsgPajekEvents *events, guint32 vertex)
{
    const GArray *at = lines_at(events, vertex);
    show(events, false, vertex);
    for (guint i = 0; i < at->len; i++) {
        guint32 place = g_array_index(at, guint32, i);
        const PsgPajekLine *line = psg_pajek_line(events->network, place);
        const State *state = state_of(events, true, place);
        if (state->is_known && !state->is_hidden && !state->is_deleted &&
            is_there(events, false, line->from) && is_there(events, false, line->to)) {
            show(events, true, place);
        }
    }
}

/* ---- Lines ---- */

static void
add_line(PsgPajekEvents *events, const PsgPajekEvent *event, bool is_directed,
         bool is_back)
{
    PsgPajekLine line = {.from = event->numbers[is_back],
                         .to = event->numbers[!is_back],
                         .is_directed = is_directed,
                         .value = event->value,
                         .span = event->span};
    g_array_append_val(events->network->lines, line);
    list_line(events, events->network->lines->len - 1);
    show(events, true, events->network->lines->len - 1);
}

/* The nth of those that were not deleted; false if there are not so many. */
static bool
find_line(PsgPajekEvents *events, const PsgPajekEvent *event, bool is_directed,
          guint32 *found)
{
    const GArray *at = lines_at(events, event->numbers[0]);
    guint32 from = event->numbers[0], to = event->numbers[1], nth = 0;
    for (guint i = 0; i < at->len; i++) {
        guint32 place = g_array_index(at, guint32, i);
        const PsgPajekLine *line = psg_pajek_line(events->network, place);
        bool is_so = line->from == from && line->to == to;
        bool is_back = line->from == to && line->to == from;
        if (line->is_directed == is_directed && (is_so || (is_back && !is_directed)) &&
            !state_of(events, true, place)->is_deleted && ++nth == event->nth) {
            *found = place;
            return true;
        }
    }
    return false;
}

static char *
no_line(const PsgPajekEvent *event)
{
    return g_strdup_printf("there is no such line between %u and %u then",
                           event->numbers[0] + 1, event->numbers[1] + 1);
}

static void
delete_line(PsgPajekEvents *events, guint32 place)
{
    hide(events, true, place);
    state_of(events, true, place)->is_deleted = true;
}

/* Hiding, showing, deleting and changing of one line. */
static char *
change_line(PsgPajekEvents *events, const PsgPajekEvent *event, bool is_directed)
{
    guint32 place;
    if (!find_line(events, event, is_directed, &place)) {
        return no_line(event);
    }
    State *state = state_of(events, true, place);
    if (event->command[0] == 'D') {
        delete_line(events, place);
    } else if (event->command[0] == 'H') {
        hide(events, true, place);
        state->is_hidden = true;
    } else if (event->command[0] == 'S') {
        show(events, true, place);
    } else if (event->value != NULL && is_there(events, true, place)) {
        hide(events, true, place);
        state->value = event->value;
        show(events, true, place);
    }
    return NULL;
}

/* Lines that become lines of the other sort, or turn round. */
static char *
turn_line(PsgPajekEvents *events, const PsgPajekEvent *event)
{
    guint32 place;
    bool is_directed = find_line(events, event, true, &place);
    if (!is_directed && !find_line(events, event, false, &place)) {
        return no_line(event);
    }
    PsgPajekEvent again = *event;
    again.value = state_of(events, true, place)->value;
    delete_line(events, place);
    bool is_turned = event->command[1] == 'D';
    add_line(events, &again, is_turned ? is_directed : !is_directed, is_turned);
    return NULL;
}

/* Pairs of arcs: added, deleted, made an edge, or made of one. */
static char *
pair_lines(PsgPajekEvents *events, const PsgPajekEvent *event)
{
    PsgPajekEvent back = *event;
    back.numbers[0] = event->numbers[1];
    back.numbers[1] = event->numbers[0];
    guint32 there, and_back;
    bool is_made_of_edge = strcmp(event->command, "EP") == 0;
    if (strcmp(event->command, "AP") != 0) {
        bool is_found = is_made_of_edge ? find_line(events, event, false, &there)
                                        : find_line(events, event, true, &there) &&
                                              find_line(events, &back, true, &and_back);
        if (!is_found) {
            return no_line(event);
        }
        delete_line(events, there);
        if (!is_made_of_edge) {
            delete_line(events, and_back);
        }
    }
    if (strcmp(event->command, "PE") == 0) {
        add_line(events, event, false, false);
    } else if (strcmp(event->command, "DP") != 0) {
        add_line(events, event, true, false);
        add_line(events, event, true, true);
    }
    return NULL;
}

/* ---- Commands ---- */

static const struct {
    const char *word;
    int vertices;
} commands[] = {
    {"TI", 0}, {"TE", 0}, {"AV", 1}, {"HV", 1}, {"SV", 1}, {"DV", 1},
    {"CV", 1}, {"AA", 2}, {"HA", 2}, {"SA", 2}, {"DA", 2}, {"CA", 2},
    {"AE", 2}, {"HE", 2}, {"SE", 2}, {"DE", 2}, {"CE", 2}, {"CT", 2},
    {"CD", 2}, {"PE", 2}, {"AP", 2}, {"DP", 2}, {"EP", 2},
};

int
psg_pajek_event_vertices(const char *command)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].word, command) == 0) {
            return commands[i].vertices;
        }
    }
    return -1;
}

static char *
take_vertex_event(PsgPajekEvents *events, const PsgPajekEvent *event)
{
    guint32 vertex = event->numbers[0];
    if (event->command[0] == 'A' || event->command[0] == 'S') {
        show_vertex(events, vertex);
    } else {
        hide_vertex(events, vertex, event->command[0] == 'D');
    }
    return NULL;
}

char *
psg_pajek_events_take(PsgPajekEvents *events, const PsgPajekEvent *event)
{
    const char *command = event->command;
    if (events->looked_at > MOST_LOOKED_AT) {
        return g_strdup("there are more events than can be followed");
    }
    switch (command[1]) {
    case 'I':
        events->now = event->word;
        events->is_after = false;
        return NULL;
    case 'V':
        return take_vertex_event(events, event);
    case 'T':
    case 'D':
        return turn_line(events, event);
    case 'P':
        return pair_lines(events, event);
    case 'E':
        if (command[0] == 'T') {
            events->now = event->word;
            events->is_after = true;
            return NULL;
        }
        if (command[0] == 'P') {
            return pair_lines(events, event);
        }
        break;
    default:
        break;
    }
    bool is_directed = command[1] == 'A';
    if (command[0] != 'A') {
        return change_line(events, event, is_directed);
    }
    add_line(events, event, is_directed, false);
    return NULL;
}

static void
end_all(PsgPajekEvents *events, bool is_line, guint count)
{
    for (guint i = 0; i < count; i++) {
        const State *state = state_of(events, is_line, i);
        if (state->is_known && state->is_shown) {
            add_spell(events, is_line, i, false);
        }
    }
}

void
psg_pajek_events_end(PsgPajekEvents *events)
{
    end_all(events, false, events->vertices->len);
    end_all(events, true, events->lines->len);
    g_array_unref(events->vertices);
    g_array_unref(events->lines);
    g_ptr_array_unref(events->lines_of);
}
