/* The table behind a network: one row for each actor and each relation. */
#include "figure/network/table.h"

#include "figure/network/network.h"

static const char *
yes_or_no(bool answer)
{
    return answer ? "yes" : "no";
}

static void
add_actor(PsgTable *table, const PsgRenderContext *context, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = context->landscape;
    psg_table_add(table, "actor");
    psg_table_add(table, landscape->actors[seen->actor].id);
    psg_table_add(table, psg_context_text(context, seen->name));
    psg_table_add(table,
                  seen->full == NULL ? NULL : psg_context_text(context, seen->full));
    psg_table_add(table, seen->kind == PSG_NONE ? NULL : landscape->kinds[seen->kind].id);
    psg_table_add(table, seen->tier == PSG_NONE ? NULL : landscape->tiers[seen->tier].id);
    psg_table_add(table, NULL);
    psg_table_add(table, NULL);
    psg_table_add(table, psg_presence_word(seen->presence));
    psg_table_add(table, yes_or_no(seen->is_new));
    psg_table_add(table, yes_or_no(seen->is_leaving));
}

static void
add_relation(PsgTable *table, const PsgRenderContext *context, const PsgView *view,
             const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    psg_table_add(table, "relation");
    psg_table_add(table, NULL);
    psg_table_add(table, psg_context_text(context, &relation->label));
    psg_table_add(table, NULL);
    psg_table_add(table, relation->kind == PSG_NONE
                             ? NULL
                             : landscape->relation_kinds[relation->kind].id);
    psg_table_add(table, NULL);
    psg_table_add(table, landscape->actors[view->actors[seen->from].actor].id);
    psg_table_add(table, landscape->actors[view->actors[seen->to].actor].id);
    psg_table_add(table, psg_presence_word(seen->presence));
    psg_table_add(table, yes_or_no(seen->is_new));
    psg_table_add(table, NULL);
}

PsgTable *
psg_network_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const char *const header[] = {"what",     "id",   "name",    "full",
                                         "kind",     "tier", "from",    "to",
                                         "presence", "new",  "leaving", NULL};
    const PsgRenderContext *context = input->context;
    const PsgView *view = context->views[spec->slices[0]];
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < view->actor_count; i++) {
        add_actor(table, context, &view->actors[i]);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        add_relation(table, context, view, &view->relations[i]);
    }
    return table;
}

/* ---- The kind ---- */

static PsgScene *
draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    return psg_network_draw(input->network, ruler, spec->slices[0]);
}

static const PsgFigureMaker maker = {
    .word = PSG_WORD_NETWORK,
    .formats = PSG_FORMATS_OF_PAGES,
    .usual_formats = PSG_USUAL_FORMATS_OF_PAGES,
    .needs_network = true,
    .draw = draw,
    .tabulate = psg_network_table,
};

const PsgFigureKind psg_network_kind = {
    .name = "network",
    .span = PSG_SPAN_SLICE,
    .is_usual = true,
    .maker = &maker,
};
