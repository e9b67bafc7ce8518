/* The facts of a comparison as a table: a row for each actor, relation and figure. */
#include "figure/compare/compare.h"

#include "figure/part/value_label.h"
#include "slice/difference.h"

#include <math.h>

static const char *
kind_id(const PsgKind *kinds, size_t kind)
{
    return kind == PSG_NONE ? NULL : kinds[kind].id;
}

static const char *
tier_id(const PsgLandscape *landscape, size_t tier)
{
    return tier == PSG_NONE ? NULL : landscape->tiers[tier].id;
}

/* "kept" for what did not change. */
static const char *
word_of(PsgChange change)
{
    return change == PSG_CHANGE_NONE ? "kept" : psg_change_word(change);
}

static void
add_empty(PsgTable *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        psg_table_add(table, NULL);
    }
}

static bool
is_before(const PsgViewActor *seen)
{
    return seen->former_presence != PSG_PRESENCE_NONE;
}

static bool
is_after(const PsgView *view, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = view->landscape;
    return psg_actor_presence(&landscape->actors[seen->actor],
                              &landscape->slices[view->slice]) != PSG_PRESENCE_NONE;
}

static void
add_actor(const PsgRenderContext *context, const PsgView *view, const PsgViewActor *seen,
          PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgText *former = seen->former_name != NULL ? seen->former_name : seen->name;
    bool before = is_before(seen), after = is_after(view, seen);
    psg_table_add(table, "actor");
    psg_table_add(table, landscape->actors[seen->actor].id);
    add_empty(table, 2);
    psg_table_add(table, word_of(seen->change));
    psg_table_add(table, before ? psg_context_text(context, former) : NULL);
    psg_table_add(table, after ? psg_context_text(context, seen->name) : NULL);
    psg_table_add(table, before ? psg_presence_word(seen->former_presence) : NULL);
    psg_table_add(table, after ? psg_presence_word(
                                     psg_actor_presence(&landscape->actors[seen->actor],
                                                        &landscape->slices[view->slice]))
                               : NULL);
    psg_table_add(table, before ? kind_id(landscape->kinds, seen->former_kind) : NULL);
    psg_table_add(table, after ? kind_id(landscape->kinds, seen->kind) : NULL);
    psg_table_add(table, before ? tier_id(landscape, seen->former_tier) : NULL);
    psg_table_add(table, after ? tier_id(landscape, seen->tier) : NULL);
    add_empty(table, 3);
}

static void
add_relation(const PsgRenderContext *context, const PsgView *view,
             const PsgViewRelation *seen, PsgTable *table)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    const PsgRelation *former =
        seen->former == PSG_NONE ? relation : &landscape->relations[seen->former];
    const char *kind = kind_id(landscape->relation_kinds, relation->kind);
    bool before = seen->change != PSG_CHANGE_ADDED;
    bool after = seen->change != PSG_CHANGE_REMOVED;
    psg_table_add(table, "relation");
    psg_table_add(table, NULL);
    psg_table_add(table, landscape->actors[relation->from].id);
    psg_table_add(table, landscape->actors[relation->to].id);
    psg_table_add(table, word_of(seen->change));
    psg_table_add(table, before ? psg_context_text(context, &former->label) : NULL);
    psg_table_add(table, after ? psg_context_text(context, &relation->label) : NULL);
    add_empty(table, 2);
    psg_table_add(table, before ? kind : NULL);
    psg_table_add(table, after ? kind : NULL);
    add_empty(table, 5);
}

/* "400": in the unit of the measure; the author's words if there is no number. */
static void
add_value(const PsgRenderContext *context, const PsgMeasurement *value, PsgTable *table)
{
    if (value == NULL) {
        psg_table_add(table, NULL);
    } else if (isnan(value->value)) {
        psg_table_add(table, psg_context_text(context, &value->text));
    } else {
        psg_table_add_number(table, value->value, 6);
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
    psg_table_add(table, "figure");
    psg_table_add(table, measure->id);
    psg_table_add(table, psg_measurement_subject(landscape, some));
    psg_table_add(table, NULL);
    psg_table_add(table, word_of(change));
    psg_table_add(table, figure->before == NULL ? NULL : name);
    psg_table_add(table, figure->after == NULL ? NULL : name);
    add_empty(table, 6);
    add_value(context, figure->before, table);
    add_value(context, figure->after, table);
    psg_table_add_number(table, psg_measurement_change_ratio(figure), 4);
}

PsgTable *
psg_compare_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const char *const header[] = {
        "what",        "id",          "from",         "to",           "change",
        "name before", "name after",  "there before", "there after",  "kind before",
        "kind after",  "tier before", "tier after",   "value before", "value after",
        "ratio",       NULL};
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgView) view =
        psg_view_of_change(context->landscape, spec->slices[0], spec->slices[1]);
    PsgTable *table = psg_table_new(header);
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
