/* The table behind a network: one row for each actor and each relation. */
#include "figure/figure.h"
#include "figure/network/network.h"
#include "model/succession.h"

static const char *
yes_or_no(bool answer)
{
    return answer ? "yes" : "no";
}

static void
add_actor(PsgTable *table, const PsgRenderContext *context, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = context->landscape;
    psg_table_begin_row(table);
    psg_table_set(table, "what", "actor");
    psg_table_set(table, "id", psg_actor_id(landscape, seen->actor));
    psg_table_set(table, "name", psg_context_text(context, seen->name));
    psg_table_set(table, "full",
                  seen->full == NULL ? NULL : psg_context_text(context, seen->full));
    psg_table_set(table, "kind", psg_kind_id(landscape, seen->kind));
    psg_table_set(table, "tier", psg_tier_id(landscape, seen->tier));
    psg_table_set(table, "presence", psg_presence_word(seen->presence));
    psg_table_set(table, "new", yes_or_no(seen->is_new));
    psg_table_set(table, "leaving", yes_or_no(seen->is_leaving));
}

static void
add_relation(PsgTable *table, const PsgRenderContext *context, const PsgView *view,
             const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    psg_table_begin_row(table);
    psg_table_set(table, "what", "relation");
    psg_table_set(table, "name", psg_context_text(context, &relation->label));
    psg_table_set(table, "kind", psg_relation_kind_id(landscape, relation->kind));
    psg_table_set(table, "from", psg_actor_id(landscape, view->actors[seen->from].actor));
    psg_table_set(table, "to", psg_actor_id(landscape, view->actors[seen->to].actor));
    psg_table_set(table, "presence", psg_presence_word(seen->presence));
    psg_table_set(table, "new", yes_or_no(seen->is_new));
    psg_table_set_number(table, "weight", psg_view_weight(view, seen));
}

static void
add_succession(PsgTable *table, const PsgView *view, const PsgViewSuccession *seen)
{
    const PsgLandscape *landscape = view->landscape;
    psg_table_begin_row(table);
    psg_table_set(table, "what", "succession");
    psg_table_set(table, "kind", psg_succession_word(seen->what));
    psg_table_set(table, "from", psg_actor_id(landscape, view->actors[seen->from].actor));
    psg_table_set(table, "to", psg_actor_id(landscape, view->actors[seen->to].actor));
}

/* Actors first, then relations, then successions. */
static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"what", PSG_COLUMN_WORD},     {"id", PSG_COLUMN_WORD},
        {"name", PSG_COLUMN_TEXT},     {"full", PSG_COLUMN_TEXT},
        {"kind", PSG_COLUMN_WORD},     {"tier", PSG_COLUMN_WORD},
        {"from", PSG_COLUMN_WORD},     {"to", PSG_COLUMN_WORD},
        {"presence", PSG_COLUMN_WORD}, {"new", PSG_COLUMN_WORD},
        {"leaving", PSG_COLUMN_WORD},  {"weight", PSG_COLUMN_NUMBER}};
    const PsgRenderContext *context = input->context;
    const PsgView *view = context->views[spec->slices[0]];
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < view->actor_count; i++) {
        add_actor(table, context, &view->actors[i]);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        add_relation(table, context, view, &view->relations[i]);
    }
    for (size_t i = 0; i < view->succession_count; i++) {
        add_succession(table, view, &view->successions[i]);
    }
    return table;
}

/* ---- The kind ---- */

static PsgScene *
draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    g_autofree char *name = psg_figure_spec_name(spec, input->context->landscape);
    const char *title = psg_context_text(input->context, &spec->title);
    return psg_network_draw_named(input->network, ruler, spec->slices[0], name, title);
}

static const PsgFigureOption options[] = {PSG_NETWORK_OPTIONS};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_NETWORK,
    .has_tikz = true,
    .needs_network = true,
    .wish = psg_network_options_wish,
    .draw = draw,
    .tabulate = make_table,
};

const PsgFigureKind psg_network_kind = {
    .name = "network",
    .span = PSG_SPAN_SLICE,
    .is_usual = true,
    PSG_FIGURE_OPTIONS(options, PsgNetworkOptions),
    .maker = &maker,
};
