/* The table behind a pyramid: one row for each tier in each slice. */
#include "figure/pyramid/pyramid.h"

#include "base/join.h"
#include "figure/part/tier_fact.h"

#include <math.h>

/* Names, with "; " between them, since a name may hold a comma. */
static void
add_names(PsgTable *table, const PsgRenderContext *context, const PsgTierFact *fact)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < fact->actor_count; i++) {
        psg_join(names, "; ", psg_context_text(context, fact->actors[i]->name));
    }
    psg_table_set(table, "actors", names->str);
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasurement *value)
{
    g_autofree char *label = psg_tier_value_label(context, value);
    psg_table_set_number(table, "value", value->value);
    psg_table_set(table, "label", label);
    psg_table_set(table, "per", value->each ? "each" : "all");
    psg_table_set_days(table, "from", "to", &value->when);
}

static void
add_slice(PsgTable *table, const PsgRenderContext *context, size_t slice)
{
    PsgTierFact *facts = psg_tier_facts_new(context, slice);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_table_begin_row(table);
        psg_table_set(table, "slice", psg_slice_id(context->landscape, slice));
        psg_table_set(table, "tier", psg_tier_id(context->landscape, tier));
        psg_table_set(table, "level", psg_tier_level(context, tier));
        psg_table_set(table, "name", psg_tier_name(context, tier));
        if (facts[tier].value != NULL) {
            add_value(table, context, facts[tier].value);
        }
        psg_table_set_rounded(table, "ratio", facts[tier].ratio, 3);
        add_names(table, context, &facts[tier]);
    }
    psg_tier_facts_free(context, facts);
}

PsgTable *
psg_pyramid_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"slice", PSG_COLUMN_WORD},   {"tier", PSG_COLUMN_WORD},
        {"level", PSG_COLUMN_TEXT},   {"name", PSG_COLUMN_TEXT},
        {"value", PSG_COLUMN_NUMBER}, {"label", PSG_COLUMN_TEXT},
        {"per", PSG_COLUMN_WORD},     {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"ratio", PSG_COLUMN_NUMBER},
        {"actors", PSG_COLUMN_TEXT}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < spec->slice_count; i++) {
        add_slice(table, input->context, spec->slices[i]);
    }
    return table;
}
