/* What happens in a film as a table: a row for each one who comes, goes, moves or changes. */
#include "figure/film/film.h"

#include "figure/film/plan.h"
#include "figure/network/network.h"

#include <math.h>
#include <string.h>

#define STEP 0.005 /* of what moves, at least: numbers have two decimals */

typedef struct {
    const PsgFilmPlan *plan;
    PsgTable *table;
    size_t from, to; /* stills; from PSG_NONE: what is there at the beginning */
} Writer;

static const char *
slice_id(const Writer *writer, size_t still)
{
    return still == PSG_NONE ? NULL
                             : writer->plan->input->context->landscape
                                   ->slices[writer->plan->stills[still].slice]
                                   .id;
}

static void
begin_row(const Writer *writer, double second, const char *event, const char *thing)
{
    psg_table_add(writer->table, slice_id(writer, writer->from));
    psg_table_add(writer->table, slice_id(writer, writer->to));
    psg_table_add_number(writer->table, second, 2);
    psg_table_add(writer->table, event);
    psg_table_add(writer->table, thing);
}

/* still PSG_NONE: nowhere. */
static void
add_place(const Writer *writer, size_t still, size_t actor)
{
    bool is_nowhere =
        still == PSG_NONE || psg_film_actor(writer->plan, still, actor) == NULL;
    PsgPoint at = {(double)NAN, (double)NAN};
    if (!is_nowhere) {
        at = psg_rect_centre(psg_network_box(writer->plan->input->network,
                                             writer->plan->stills[still].slice, actor));
    }
    psg_table_add_number(writer->table, at.x, 2);
    psg_table_add_number(writer->table, at.y, 2);
}

/* former: the name until then; NULL: the same. */
static void
add_actor(const Writer *writer, double second, const char *event,
          const PsgViewActor *seen, const char *former)
{
    const PsgRenderContext *context = writer->plan->input->context;
    begin_row(writer, second, event, "actor");
    psg_table_add(writer->table, context->landscape->actors[seen->actor].id);
    psg_table_add(writer->table, NULL);
    psg_table_add(writer->table, psg_context_text(context, seen->name));
    psg_table_add(writer->table, former);
    psg_table_add(writer->table, psg_presence_word(seen->presence));
    add_place(writer, writer->from, seen->actor);
    add_place(writer, writer->to, seen->actor);
}

static void
add_relation(const Writer *writer, double second, const char *event,
             const PsgViewRelation *seen)
{
    const PsgRenderContext *context = writer->plan->input->context;
    const PsgRelation *relation = &context->landscape->relations[seen->relation];
    const char *label = psg_context_text(context, &relation->label);
    if (label == NULL && relation->kind != PSG_NONE) {
        label = psg_context_text(
            context, &context->landscape->relation_kinds[relation->kind].label);
    }
    begin_row(writer, second, event, "relation");
    psg_table_add(writer->table, context->landscape->actors[relation->from].id);
    psg_table_add(writer->table, context->landscape->actors[relation->to].id);
    psg_table_add(writer->table, label);
    psg_table_add(writer->table, NULL);
    psg_table_add(writer->table, psg_presence_word(seen->presence));
    for (int i = 0; i < 4; i++) {
        psg_table_add(writer->table, NULL);
    }
}

/* Who and what is seen in one still and not in the other. */
static void
add_missing(const Writer *writer, size_t in, size_t not_in, double second,
            const char *event)
{
    const PsgView *view = writer->plan->stills[in].drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (not_in == PSG_NONE ||
            psg_film_actor(writer->plan, not_in, seen->actor) == NULL) {
            add_actor(writer, second, event, seen, NULL);
        }
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        if (not_in == PSG_NONE ||
            psg_film_relation(writer->plan, not_in, seen->relation) == NULL) {
            add_relation(writer, second, event, seen);
        }
    }
}

static bool
has_moved(const Writer *writer, size_t actor)
{
    const PsgNetwork *network = writer->plan->input->network;
    PsgRect before =
        psg_network_box(network, writer->plan->stills[writer->from].slice, actor);
    PsgRect after =
        psg_network_box(network, writer->plan->stills[writer->to].slice, actor);
    return hypot(after.x - before.x, after.y - before.y) > STEP;
}

static void
add_stayers(const Writer *writer, double second)
{
    const PsgRenderContext *context = writer->plan->input->context;
    const PsgView *view = writer->plan->stills[writer->to].drawn.view;
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *after = &view->actors[i];
        const PsgViewActor *before =
            psg_film_actor(writer->plan, writer->from, after->actor);
        if (before == NULL) {
            continue;
        }
        const char *former = psg_context_text(context, before->name);
        if (strcmp(former, psg_context_text(context, after->name)) != 0) {
            add_actor(writer, second, "renamed", after, former);
        }
        if (before->presence != after->presence) {
            add_actor(writer, second, "changed", after, NULL);
        }
        if (has_moved(writer, after->actor)) {
            add_actor(writer, second, "moved", after, NULL);
        }
    }
}

PsgTable *
psg_film_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const char *const header[] = {
        "slice_before", "slice_after", "second", "what",   "of",   "id",   "to", "name",
        "formerly",     "presence",    "from_x", "from_y", "to_x", "to_y", NULL};
    g_autoptr(PsgFilmPlan) plan = psg_film_plan_new(input, spec);
    PsgTable *table = psg_table_new(header);
    Writer writer = {plan, table, PSG_NONE, 0};
    add_missing(&writer, 0, PSG_NONE, 0, "there");
    for (size_t i = 0; i + 1 < plan->still_count; i++) {
        const PsgFilmStep *step = &plan->steps[i];
        writer.from = i;
        writer.to = i + 1;
        add_missing(&writer, i, i + 1, step->remove, "removed");
        add_stayers(&writer, step->move);
        add_missing(&writer, i + 1, i, step->add, "added");
    }
    return table;
}
