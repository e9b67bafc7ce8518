/* What happens in a film as a table: a row for each one who comes, goes, moves or changes. */
#include "figure/film/film.h"

#include <string.h>

#define STEP 0.005 /* of what moves, at least: numbers have two decimals */

typedef struct {
    const PsgFilmPlan *plan;
    PsgTable *table;
    size_t from, to; /* stills; from PSG_NONE: what is there at the beginning */
} Writer;

/* A still is PSG_NONE where there is none. */
static const char *
slice_of(const Writer *writer, size_t still)
{
    return psg_slice_id(writer->plan->input->context->landscape,
                        still == PSG_NONE ? PSG_NONE : writer->plan->stills[still].slice);
}

static void
begin_row(const Writer *writer, double second, const char *event, const char *thing)
{
    psg_table_begin_row(writer->table);
    psg_table_set(writer->table, "slice_before", slice_of(writer, writer->from));
    psg_table_set(writer->table, "slice_after", slice_of(writer, writer->to));
    psg_table_set_rounded(writer->table, "second", second, 2);
    psg_table_set(writer->table, "what", event);
    psg_table_set(writer->table, "of", thing);
}

/* Nowhere in a still in which it is not. */
static void
set_place(const Writer *writer, const char *x, const char *y, size_t still, size_t actor)
{
    if (still != PSG_NONE && psg_film_actor(writer->plan, still, actor) != NULL) {
        PsgPoint at = psg_rect_centre(psg_film_box(writer->plan, still, actor));
        psg_table_set_rounded(writer->table, x, at.x, 2);
        psg_table_set_rounded(writer->table, y, at.y, 2);
    }
}

/* former: the name until then; NULL: the same. */
static void
add_actor(const Writer *writer, double second, const char *event,
          const PsgViewActor *seen, const char *former)
{
    const PsgRenderContext *context = writer->plan->input->context;
    begin_row(writer, second, event, "actor");
    psg_table_set(writer->table, "id", psg_actor_id(context->landscape, seen->actor));
    psg_table_set(writer->table, "name", psg_context_text(context, seen->name));
    psg_table_set(writer->table, "formerly", former);
    psg_table_set(writer->table, "presence", psg_presence_word(seen->presence));
    set_place(writer, "from_x", "from_y", writer->from, seen->actor);
    set_place(writer, "to_x", "to_y", writer->to, seen->actor);
}

static void
add_relation(const Writer *writer, double second, const char *event,
             const PsgViewRelation *seen)
{
    const PsgRenderContext *context = writer->plan->input->context;
    const PsgLandscape *landscape = context->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const char *label = psg_context_text(context, &relation->label);
    if (label == NULL && relation->kind != PSG_NONE) {
        label =
            psg_context_text(context, &landscape->relation_kinds[relation->kind].label);
    }
    begin_row(writer, second, event, "relation");
    psg_table_set(writer->table, "id", psg_actor_id(landscape, relation->from));
    psg_table_set(writer->table, "to", psg_actor_id(landscape, relation->to));
    psg_table_set(writer->table, "name", label);
    psg_table_set(writer->table, "presence", psg_presence_word(seen->presence));
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
    PsgPoint before = psg_rect_centre(psg_film_box(writer->plan, writer->from, actor));
    PsgPoint after = psg_rect_centre(psg_film_box(writer->plan, writer->to, actor));
    return psg_distance(before, after) > STEP;
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
    static const PsgColumn columns[] = {
        {"slice_before", PSG_COLUMN_WORD}, {"slice_after", PSG_COLUMN_WORD},
        {"second", PSG_COLUMN_NUMBER},     {"what", PSG_COLUMN_WORD},
        {"of", PSG_COLUMN_WORD},           {"id", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},           {"name", PSG_COLUMN_TEXT},
        {"formerly", PSG_COLUMN_TEXT},     {"presence", PSG_COLUMN_WORD},
        {"from_x", PSG_COLUMN_NUMBER},     {"from_y", PSG_COLUMN_NUMBER},
        {"to_x", PSG_COLUMN_NUMBER},       {"to_y", PSG_COLUMN_NUMBER}};
    g_autoptr(PsgFilmPlan) plan = psg_film_plan_new(input, spec);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
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
