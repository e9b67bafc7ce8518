/* What a lineage shows: columns, bands, runs, links and names, one made from the other. */
#include "figure/lineage/streams.h"

#include "base/compare.h"
#include "figure/lineage/order.h"

enum {
    MOST_BANDS = 6
}; /* with more, those without a stream are one: all keep their height */

#define UNSEEN (PSG_NONE - 1) /* what an actor that is not seen belongs to */

typedef struct {
    PsgLineageStreams *made;
    size_t actors;
    /* tiers or kinds that there are; one more for actors that have none */
    size_t belongings;
    size_t *belonging; /* by column, then actor; UNSEEN */
    bool *chosen;      /* by actor: it has a stream */
    size_t *last;      /* by actor: the last column in which it is seen; UNSEEN */
    GArray *bands, *runs, *links, *names;
} Builder;

const PsgViewActor *
psg_lineage_streams_seen(const PsgLineageStreams *streams, size_t column, size_t actor)
{
    return psg_lineage_seen(streams->lineage, streams->steps[column], actor);
}

size_t
psg_lineage_streams_column(const PsgLineageStreams *streams, size_t step)
{
    size_t column = 0;
    while (streams->steps[column] < step) {
        column++; /* the last step is a column */
    }
    return column;
}

static size_t
belonging_of(const Builder *builder, size_t column, size_t actor)
{
    return builder->belonging[column * builder->actors + actor];
}

static size_t *
new_list(const PsgLineageStreams *made, size_t count)
{
    return psg_arena_alloc(made->lineage->arena, (count + 1) * sizeof(size_t));
}

/* ---- Columns ---- */

/* The first and the last step in which an actor is seen. */
static void
want_life(const PsgLineage *lineage, size_t actor, bool *wanted)
{
    size_t first = 0, end = lineage->step_count;
    while (first < end && psg_lineage_seen(lineage, first, actor) == NULL) {
        first++;
    }
    while (end > first && psg_lineage_seen(lineage, end - 1, actor) == NULL) {
        end--;
    }
    if (first < end) {
        wanted[first] = wanted[end - 1] = true;
    }
}

static GArray *
list(const bool *wanted, size_t count)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t step = 0; step < count; step++) {
        if (wanted[step]) {
            g_array_append_val(steps, step);
        }
    }
    return steps;
}

/* Evenly taken. */
static GArray *
thin_out(GArray *steps, size_t most)
{
    for (size_t i = 0; i < most; i++) {
        size_t place = (i * (steps->len - 1) + (most - 1) / 2) / (most - 1);
        g_array_index(steps, size_t, i) = g_array_index(steps, size_t, place);
    }
    return g_array_set_size(steps, (guint)most);
}

/* Steps in order: all if they have room; else those in which an actor with a history
 * begins, changes or ends; else those in which something happens, or as many of them as
 * have room. */
static void
choose_columns(PsgLineageStreams *made, size_t most)
{
    const PsgLineage *lineage = made->lineage;
    size_t count = lineage->step_count;
    g_autofree bool *wanted = g_new0(bool, count + 1);
    for (size_t step = 0; step < count; step++) {
        wanted[step] = count <= most || step == 0 || step + 1 == count;
    }
    for (size_t i = 0; i < lineage->event_count; i++) {
        wanted[lineage->events[i].step] = true;
    }
    GArray *steps = list(wanted, count);
    for (size_t i = 0; i < lineage->event_count; i++) {
        want_life(lineage, lineage->events[i].from, wanted);
        want_life(lineage, lineage->events[i].to, wanted);
    }
    GArray *lives = list(wanted, count);
    if (lives->len <= most) {
        g_array_unref(steps);
        steps = lives;
    } else {
        g_array_unref(lives);
    }
    made->is_thinned = steps->len > most;
    steps = made->is_thinned ? thin_out(steps, most) : steps;
    made->column_count = steps->len;
    made->steps = psg_arena_take_array(lineage->arena, steps);
}

/* Finds what each actor belongs to in each column: a tier, if any actor has one. */
static void
find_belongings(Builder *builder)
{
    PsgLineageStreams *made = builder->made;
    const PsgLineage *lineage = made->lineage;
    const PsgLandscape *landscape = lineage->context->landscape;
    size_t count = made->column_count * builder->actors;
    builder->belonging = new_list(made, count);
    for (int by_tier = 1; by_tier >= 0 && !made->by_tier; by_tier--) {
        builder->belongings = by_tier ? landscape->tier_count : landscape->kind_count;
        for (size_t i = 0; i < count; i++) {
            size_t column = i / builder->actors, actor = i % builder->actors;
            const PsgViewActor *seen = psg_lineage_streams_seen(made, column, actor);
            size_t own = seen == NULL ? UNSEEN
                         : by_tier ? psg_lineage_tier(lineage, made->steps[column], actor)
                                   : seen->kind;
            made->by_tier = made->by_tier || (by_tier && own < builder->belongings);
            builder->belonging[i] =
                own == UNSEEN ? UNSEEN : MIN(own, builder->belongings);
        }
    }
    builder->last = new_list(made, builder->actors);
    for (size_t actor = 0; actor < builder->actors; actor++) {
        builder->last[actor] = UNSEEN;
        for (size_t column = 0; column < made->column_count; column++) {
            bool is_seen = belonging_of(builder, column, actor) != UNSEEN;
            builder->last[actor] = is_seen ? column : builder->last[actor];
        }
    }
}

/* ---- Who has a stream ---- */

static size_t
root_of(size_t *parents, size_t actor)
{
    while (parents[actor] != actor) {
        parents[actor] = parents[parents[actor]];
        actor = parents[actor];
    }
    return actor;
}

/* An event with its family: all actors that have to do with each other. */
typedef struct {
    size_t event;
    size_t root, weight; /* of the family: its first actor, how long its history is */
} Claim;

/* Families with the longest history first, their events in order. */
static int
compare_claims(const void *left, const void *right)
{
    const Claim *a = left, *b = right;
    return 4 * PSG_COMPARE(b->weight, a->weight) + 2 * PSG_COMPARE(a->root, b->root) +
           PSG_COMPARE(a->event, b->event);
}

/* Successions count twice: they tell more than a new name. */
static GArray *
find_claims(const Builder *builder)
{
    const PsgLineage *lineage = builder->made->lineage;
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(Claim));
    g_autofree size_t *parents = g_new(size_t, builder->actors + 1);
    g_autofree size_t *weights = g_new0(size_t, builder->actors + 1);
    for (size_t i = 0; i < builder->actors; i++) {
        parents[i] = i;
    }
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        size_t a = root_of(parents, event->from), b = root_of(parents, event->to);
        parents[MAX(a, b)] = MIN(a, b);
    }
    for (size_t i = 0; i < lineage->event_count; i++) {
        const PsgLineageEvent *event = &lineage->events[i];
        Claim claim = {i, root_of(parents, event->to), 0};
        weights[claim.root] += psg_lineage_is_succession(event) ? 2 : 1;
        g_array_append_val(claims, claim);
    }
    for (guint i = 0; i < claims->len; i++) {
        Claim *claim = &g_array_index(claims, Claim, i);
        claim->weight = weights[claim->root];
    }
    g_array_sort(claims, compare_claims);
    return claims;
}

/* How many lanes streams need at least: in each band, as many as are in it at once. */
typedef struct {
    size_t *counts; /* by column, then belonging */
    size_t *most;   /* by belonging */
    size_t sum;
} Need;

/* by: 1 or -1. */
static void
count_actor(const Builder *builder, Need *need, size_t actor, int by)
{
    size_t columns = builder->made->column_count, bands = builder->belongings + 1;
    for (size_t column = 0; column < columns; column++) {
        size_t own = belonging_of(builder, column, actor);
        if (own == UNSEEN) {
            continue;
        }
        need->counts[column * bands + own] += (size_t)by;
        size_t most = 0;
        for (size_t i = 0; i < columns; i++) {
            most = MAX(most, need->counts[i * bands + own]);
        }
        need->sum += most - need->most[own];
        need->most[own] = most;
    }
}

/* Both of an event, if there is room for them. */
static void
claim(Builder *builder, Need *need, const PsgLineageEvent *event, size_t most_lanes)
{
    const size_t both[] = {event->from, event->to};
    bool is_new[2];
    for (size_t i = 0; i < 2; i++) {
        is_new[i] = !builder->chosen[both[i]] && builder->last[both[i]] != UNSEEN;
        if (is_new[i]) {
            builder->chosen[both[i]] = true;
            count_actor(builder, need, both[i], 1);
        }
    }
    for (size_t i = 0; i < 2 && need->sum > most_lanes; i++) {
        if (is_new[i]) {
            builder->chosen[both[i]] = false;
            count_actor(builder, need, both[i], -1);
        }
    }
}

/* Family by family, each with all its history, or as much of it as has room. */
static void
choose_actors(Builder *builder, size_t most_lanes)
{
    const PsgLineage *lineage = builder->made->lineage;
    size_t bands = builder->belongings + 1;
    g_autofree size_t *counts = g_new0(size_t, bands * builder->made->column_count + 1);
    g_autofree size_t *most = g_new0(size_t, bands);
    g_autoptr(GArray) claims = find_claims(builder);
    Need need = {counts, most, 0};
    builder->chosen = psg_arena_alloc(lineage->arena, builder->actors + 1);
    for (guint i = 0; i < claims->len; i++) {
        size_t index = g_array_index(claims, Claim, i).event;
        claim(builder, &need, &lineage->events[index], most_lanes);
    }
    g_autofree bool *counted = g_memdup2(builder->chosen, builder->actors + 1);
    for (size_t i = 0; i < lineage->event_count; i++) {
        const size_t both[] = {lineage->events[i].from, lineage->events[i].to};
        for (size_t j = 0; j < 2; j++) {
            builder->made->left_out += counted[both[j]] ? 0 : 1;
            counted[both[j]] = true;
        }
    }
}

/* ---- Bands ---- */

static size_t
add_band(const Builder *builder, size_t index, bool is_rest)
{
    PsgLineageBand band = {
        .index = index,
        .is_rest = is_rest,
        .others = new_list(builder->made, builder->made->column_count),
    };
    g_array_append_val(builder->bands, band);
    return builder->bands->len - 1;
}

/* Gives the band of each belonging; those without a stream share one if there are many. */
static size_t *
find_bands(const Builder *builder)
{
    size_t count = builder->made->column_count * builder->actors, quiet = 0, all = 0;
    g_autofree char *found = g_new0(char, builder->belongings + 1); /* 2: by a stream */
    size_t *bands = g_new(size_t, builder->belongings + 1);
    for (size_t i = 0; i < count; i++) {
        size_t own = builder->belonging[i];
        if (own != UNSEEN) {
            found[own] |= builder->chosen[i % builder->actors] ? 3 : 1;
        }
    }
    for (size_t i = 0; i <= builder->belongings; i++) {
        all += found[i] > 0;
        quiet += found[i] == 1;
    }
    bool joins = all > MOST_BANDS && quiet > 1;
    for (size_t i = 0; i <= builder->belongings; i++) {
        bool has_own = found[i] == 3 || (found[i] == 1 && !joins);
        size_t index = i < builder->belongings ? i : PSG_NONE;
        bands[i] = has_own ? add_band(builder, index, false) : PSG_NONE;
    }
    size_t rest = joins ? add_band(builder, PSG_NONE, true) : PSG_NONE;
    for (size_t i = 0; i <= builder->belongings; i++) {
        bands[i] = bands[i] == PSG_NONE ? rest : bands[i];
    }
    return bands;
}

static void
count_others(const Builder *builder, const size_t *bands)
{
    for (size_t i = 0; i < builder->made->column_count * builder->actors; i++) {
        if (!builder->chosen[i % builder->actors] && builder->belonging[i] != UNSEEN) {
            PsgLineageBand *band = &g_array_index(builder->bands, PsgLineageBand,
                                                  bands[builder->belonging[i]]);
            size_t count = ++band->others[i / builder->actors];
            band->most_others = MAX(band->most_others, count);
        }
    }
}

/* ---- Runs ---- */

/* By actor: it ends in the column in which its successor begins. There the successor stands
 * for both, unless the actor would not be seen in any other column. */
static bool *
find_taken_over(const Builder *builder)
{
    const PsgLineageStreams *made = builder->made;
    bool *taken = g_new0(bool, builder->actors + 1);
    for (size_t i = 0; i < made->lineage->event_count; i++) {
        const PsgLineageEvent *event = &made->lineage->events[i];
        size_t last = builder->last[event->from];
        if (!psg_lineage_is_succession(event) || last == UNSEEN || last == 0 ||
            psg_lineage_streams_column(made, event->step) != last) {
            continue;
        }
        bool ends = last + 1 < made->column_count ||
                    psg_lineage_streams_seen(made, last, event->from)->is_leaving;
        taken[event->from] =
            taken[event->from] ||
            (ends && psg_lineage_streams_seen(made, last - 1, event->from) != NULL &&
             psg_lineage_streams_seen(made, last, event->to) != NULL);
    }
    return taken;
}

static PsgLineageRun *
run_at(const Builder *builder, size_t index)
{
    return &g_array_index(builder->runs, PsgLineageRun, index);
}

static void
add_runs(const Builder *builder, const size_t *bands, size_t actor, bool is_taken_over)
{
    PsgLineageRun *before = NULL;
    for (size_t column = 0; column < builder->made->column_count; column++) {
        const PsgViewActor *seen = psg_lineage_streams_seen(builder->made, column, actor);
        if (seen == NULL || (is_taken_over && column == builder->last[actor])) {
            before = NULL;
            continue;
        }
        size_t band = bands[belonging_of(builder, column, actor)];
        if (before != NULL && before->band == band && before->kind == seen->kind &&
            before->presence == seen->presence) {
            before->last = column;
            continue;
        }
        PsgLineageRun run = {.actor = actor,
                             .band = band,
                             .kind = seen->kind,
                             .presence = seen->presence,
                             .first = column,
                             .last = column};
        g_array_append_val(builder->runs, run);
        before = run_at(builder, builder->runs->len - 1);
    }
    if (is_taken_over) {
        run_at(builder, builder->runs->len - 1)->is_taken_over = true;
    }
}

/* ---- Links and names ---- */

static void
add_link(const Builder *builder, PsgLineageLink link)
{
    g_array_append_val(builder->links, link);
}

/* Links the runs of one actor, from band to band or over a pause. */
static void
add_own_links(const Builder *builder)
{
    for (guint i = 1; i < builder->runs->len; i++) {
        const PsgLineageRun *before = run_at(builder, i - 1), *now = run_at(builder, i);
        if (before->actor == now->actor) {
            bool is_pause = now->first > before->last + 1;
            add_link(builder, (PsgLineageLink){i - 1, i, now->first, is_pause, false});
        }
    }
}

/* first: by actor, its first run. The successor is reached in the run that is in the column,
 * or the first after it, and comes from the last run before that, or from one that begins with
 * it. */
static void
add_succession(const Builder *builder, const size_t *first, const PsgLineageEvent *event)
{
    size_t column = psg_lineage_streams_column(builder->made, event->step);
    size_t to = first[event->to], from = first[event->from], end = builder->runs->len;
    while (to < end && run_at(builder, to)->actor == event->to &&
           run_at(builder, to)->last < column) {
        to++;
    }
    if (to >= end || from >= end || run_at(builder, to)->actor != event->to) {
        return;
    }
    column = MAX(column, run_at(builder, to)->first);
    while (from + 1 < end && run_at(builder, from + 1)->actor == event->from &&
           run_at(builder, from + 1)->first < column) {
        from++;
    }
    if (run_at(builder, from)->first <= column) {
        bool is_beside = run_at(builder, from)->first == column;
        add_link(builder, (PsgLineageLink){from, to, column, false, is_beside});
    }
}

static void
add_successions(const Builder *builder)
{
    const PsgLineage *lineage = builder->made->lineage;
    g_autofree size_t *first = g_new(size_t, builder->actors + 1);
    for (size_t i = 0; i < builder->actors; i++) {
        first[i] = PSG_NONE;
    }
    for (guint i = builder->runs->len; i > 0; i--) {
        first[run_at(builder, i - 1)->actor] = i - 1;
    }
    for (size_t i = 0; i < lineage->event_count; i++) {
        if (psg_lineage_is_succession(&lineage->events[i])) {
            add_succession(builder, first, &lineage->events[i]);
        }
    }
}

/* It was not there before, or people only spoke of it. */
static bool
is_beginning(const Builder *builder, size_t index)
{
    const PsgLineageRun *run = run_at(builder, index);
    const PsgLineageRun *before = index == 0 ? NULL : run_at(builder, index - 1);
    return before == NULL || before->actor != run->actor ||
           run->first > before->last + 1 || before->presence == PSG_PRESENCE_TALKED_OF;
}

static void
add_names(const Builder *builder)
{
    const PsgLineageStreams *made = builder->made;
    g_autofree unsigned char *signs =
        g_new0(unsigned char, made->column_count * builder->actors + 1);
    for (size_t i = 0; i < made->lineage->event_count; i++) {
        const PsgLineageEvent *event = &made->lineage->events[i];
        size_t column = psg_lineage_streams_column(made, event->step);
        signs[column * builder->actors + event->to] |= (unsigned char)(1u << event->what);
    }
    for (guint i = 0; i < builder->runs->len; i++) {
        const PsgLineageRun *run = run_at(builder, i);
        for (size_t column = run->first; column <= run->last; column++) {
            PsgLineageName name = {i, column,
                                   signs[column * builder->actors + run->actor]};
            if (name.signs != 0 || (column == run->first && is_beginning(builder, i))) {
                g_array_append_val(builder->names, name);
            }
        }
    }
}

/* ---- Lanes ---- */

/* How many flows share one side of a run in a column: those that leave it (or reach it),
 * and its own if it goes on. */
static size_t
flows_at(const Builder *builder, size_t run, size_t column, bool leaving)
{
    const PsgLineageRun *shared = run_at(builder, run);
    size_t flows = leaving ? shared->last >= column : shared->first < column;
    for (guint i = 0; i < builder->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(builder->links, PsgLineageLink, i);
        flows += link->column == column && (leaving ? link->from : link->to) == run;
    }
    return MAX(flows, 1);
}

/* Runs of one actor that follow each other in one band are one there: it does not leave
 * its place for another look. Gives the place of each run among those. */
static size_t *
join_runs(const Builder *builder, GArray *joined)
{
    size_t *places = g_new0(size_t, builder->runs->len + 1);
    for (guint i = 0; i < builder->runs->len; i++) {
        const PsgLineageRun *run = run_at(builder, i);
        const PsgLineageRun *before = i == 0 ? NULL : run_at(builder, i - 1);
        if (before != NULL && before->actor == run->actor && before->band == run->band &&
            before->last + 1 == run->first) {
            g_array_index(joined, PsgOrderRun, joined->len - 1).last = run->last;
        } else {
            PsgOrderRun next = {run->band, run->first, run->last};
            g_array_append_val(joined, next);
        }
        places[i] = joined->len - 1;
    }
    return places;
}

static GArray *
links_between(const Builder *builder, const size_t *places)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(PsgOrderLink));
    for (guint i = 0; i < builder->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(builder->links, PsgLineageLink, i);
        size_t flows = MAX(flows_at(builder, link->from, link->column, true),
                           flows_at(builder, link->to, link->column, false));
        PsgOrderLink between = {places[link->from], places[link->to], link->column,
                                1 / (double)flows};
        if (between.from != between.to) {
            g_array_append_val(links, between);
        }
    }
    return links;
}

static void
find_lanes(const Builder *builder)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(PsgOrderRun));
    g_autofree size_t *places = join_runs(builder, runs);
    g_autoptr(GArray) links = links_between(builder, places);
    PsgOrderTask task = {(const PsgOrderRun *)(const void *)runs->data, runs->len,
                         (const PsgOrderLink *)(const void *)links->data, links->len,
                         builder->bands->len};
    g_autofree size_t *counts = g_new0(size_t, builder->bands->len + 1);
    g_autofree double *lanes = psg_order_lanes(&task, counts);
    for (guint i = 0; i < builder->runs->len; i++) {
        run_at(builder, i)->lane = lanes[places[i]];
    }
    for (guint i = 0; i < builder->bands->len; i++) {
        g_array_index(builder->bands, PsgLineageBand, i).lane_count = counts[i];
        builder->made->lane_count += counts[i];
    }
}

/* The others stand on the side where fewer streams begin and end. */
static void
place_others(const Builder *builder)
{
    g_autofree int *below = g_new0(int, builder->bands->len + 1);
    for (guint i = 0; i < builder->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(builder->links, PsgLineageLink, i);
        size_t a = run_at(builder, link->from)->band, b = run_at(builder, link->to)->band;
        below[MIN(a, b)] += a != b ? 1 : 0;
        below[MAX(a, b)] -= a != b ? 1 : 0;
    }
    for (guint i = 0; i < builder->bands->len; i++) {
        g_array_index(builder->bands, PsgLineageBand, i).others_first = below[i] > 0;
    }
}

/* ---- All of it ---- */

static void
build(Builder *builder, size_t most_lanes)
{
    find_belongings(builder);
    choose_actors(builder, most_lanes);
    g_autofree size_t *bands = find_bands(builder);
    count_others(builder, bands);
    g_autofree bool *taken_over = find_taken_over(builder);
    for (size_t i = 0; i < builder->actors; i++) {
        if (builder->chosen[i]) {
            add_runs(builder, bands, i, taken_over[i]);
        }
    }
    add_own_links(builder);
    add_successions(builder);
    add_names(builder);
    find_lanes(builder);
    place_others(builder);
}

PsgLineageStreams *
psg_lineage_streams_new(const PsgLineage *lineage, size_t most_columns, size_t most_lanes)
{
    PsgLineageStreams *made = psg_arena_alloc(lineage->arena, sizeof *made);
    made->lineage = lineage;
    choose_columns(made, most_columns);
    Builder builder = {
        .made = made,
        .actors = lineage->context->landscape->actor_count,
        .bands = g_array_new(FALSE, TRUE, sizeof(PsgLineageBand)),
        .runs = g_array_new(FALSE, FALSE, sizeof(PsgLineageRun)),
        .links = g_array_new(FALSE, FALSE, sizeof(PsgLineageLink)),
        .names = g_array_new(FALSE, FALSE, sizeof(PsgLineageName)),
    };
    build(&builder, most_lanes);
    made->band_count = builder.bands->len;
    made->run_count = builder.runs->len;
    made->link_count = builder.links->len;
    made->name_count = builder.names->len;
    made->bands = psg_arena_take_array(lineage->arena, builder.bands);
    made->runs = psg_arena_take_array(lineage->arena, builder.runs);
    made->links = psg_arena_take_array(lineage->arena, builder.links);
    made->names = psg_arena_take_array(lineage->arena, builder.names);
    return made;
}
