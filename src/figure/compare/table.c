/* The facts of a comparison as a table: a row for each actor, relation and figure. */
#include "figure/compare/compare.h"

#include "figure/part/value_label.h"
#include "slice/difference.h"

#include <math.h>

/* "kept" for what did not change. */
static const char *
word_of(PsgChange change)
{
    return change == PSG_CHANGE_NONE ? "kept" : psg_change_word(change);
}

static bool
is_before(const PsgViewActor *seen)
{
    return seen->former_presence != PSG_PRESENCE_NONE;
}

static PsgPresence
presence_after(const PsgView *view, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = view->landscape;
    return psg_actor_presence(&landscape->actors[seen->actor],
                              &landscape->slices[view->slice]);
}

static void
add_actor(const PsgRenderContext *context, const PsgView *view, const PsgViewActor *seen,
          PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgText *former = seen->former_name != NULL ? seen->former_name : seen->name;
    psg_table_begin_row(table);
    psg_table_set(table, "what", "actor");
    psg_table_set(table, "id", psg_actor_id(landscape, seen->actor));
    psg_table_set(table, "change", word_of(seen->change));
    if (is_before(seen)) {
        psg_table_set(table, "name before", psg_context_text(context, former));
        psg_table_set(table, "there before", psg_presence_word(seen->former_presence));
        psg_table_set(table, "kind before", psg_kind_id(landscape, seen->former_kind));
        psg_table_set(table, "tier before", psg_tier_id(landscape, seen->former_tier));
    }
    if (presence_after(view, seen) != PSG_PRESENCE_NONE) {
        psg_table_set(table, "name after", psg_context_text(context, seen->name));
        psg_table_set(table, "there after",
                      psg_presence_word(presence_after(view, seen)));
        psg_table_set(table, "kind after", psg_kind_id(landscape, seen->kind));
        psg_table_set(table, "tier after", psg_tier_id(landscape, seen->tier));
    }
}

static void
add_relation(const PsgRenderContext *context, const PsgView *view,
             const PsgViewRelation *seen, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const PsgRelation *former =
        seen->former == PSG_NONE ? relation : &landscape->relations[seen->former];
    const char *kind = psg_relation_kind_id(landscape, relation->kind);
    psg_table_begin_row(table);
    psg_table_set(table, "what", "relation");
    psg_table_set(table, "from", psg_actor_id(landscape, relation->from));
    psg_table_set(table, "to", psg_actor_id(landscape, relation->to));
    psg_table_set(table, "change", word_of(seen->change));
    if (seen->change != PSG_CHANGE_ADDED) {
        psg_table_set(table, "name before", psg_context_text(context, &former->label));
        psg_table_set(table, "kind before", kind);
    }
    if (seen->change != PSG_CHANGE_REMOVED) {
        psg_table_set(table, "name after", psg_context_text(context, &relation->label));
        psg_table_set(table, "kind after", kind);
    }
}

/* In the unit of the measure; the author's words if there is no number. */
static void
set_value(const PsgRenderContext *context, const PsgMeasurement *value,
          const char *column, PsgTable *table)
{
    if (isnan(value->value)) {
        psg_table_set(table, column, psg_context_text(context, &value->text));
    } else {
        psg_table_set_number(table, column, value->value);
    }
}

static void
add_figure(const PsgRenderContext *context, const PsgView *view,
           const PsgMeasurementChange *figure, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgMeasure *measure = &landscape->measures[figure->measure];
    const PsgMeasurement *some = figure->after != NULL ? figure->after : figure->before;
    const char *name = psg_measure_name(measure, context->language);
    PsgChange change = figure->before == NULL  ? PSG_CHANGE_ADDED
                       : figure->after == NULL ? PSG_CHANGE_REMOVED
                                               : PSG_CHANGE_ALTERED;
    psg_table_begin_row(table);
    psg_table_set(table, "what", "figure");
    psg_table_set(table, "id", measure->id);
    psg_table_set(table, "from", psg_measurement_subject(landscape, some));
    psg_table_set(table, "change", word_of(change));
    if (figure->before != NULL) {
        psg_table_set(table, "name before", name);
        set_value(context, figure->before, "value before", table);
    }
    if (figure->after != NULL) {
        psg_table_set(table, "name after", name);
        set_value(context, figure->after, "value after", table);
    }
    psg_table_set_rounded(table, "ratio", psg_measurement_change_ratio(figure), 4);
}

PsgTable *
psg_compare_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"what", PSG_COLUMN_WORD},        {"id", PSG_COLUMN_WORD},
        {"from", PSG_COLUMN_WORD},        {"to", PSG_COLUMN_WORD},
        {"change", PSG_COLUMN_WORD},      {"name before", PSG_COLUMN_TEXT},
        {"name after", PSG_COLUMN_TEXT},  {"there before", PSG_COLUMN_WORD},
        {"there after", PSG_COLUMN_WORD}, {"kind before", PSG_COLUMN_WORD},
        {"kind after", PSG_COLUMN_WORD},  {"tier before", PSG_COLUMN_WORD},
        {"tier after", PSG_COLUMN_WORD},  {"value before", PSG_COLUMN_TEXT},
        {"value after", PSG_COLUMN_TEXT}, {"ratio", PSG_COLUMN_NUMBER}};
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgView) view =
        psg_view_of_change(context->landscape, spec->slices[0], spec->slices[1]);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < view->actor_count; i++) {
        add_actor(context, view, &view->actors[i], table);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        add_relation(context, view, &view->relations[i], table);
    }
    for (size_t i = 0; i < view->measurement_count; i++) {
        add_figure(context, view, &view->measurements[i], table);
    }
    return table;
}
