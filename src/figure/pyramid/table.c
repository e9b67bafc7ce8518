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
    psg_table_add(table, names->str);
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasurement *value)
{
    g_autofree char *label = value == NULL ? NULL : psg_tier_value_label(context, value);
    g_autofree char *from =
        value == NULL ? NULL : psg_day_iso(psg_interval_first(&value->when));
    g_autofree char *to =
        value == NULL ? NULL : psg_day_iso(psg_interval_last(&value->when));
    psg_table_add_number(table, value == NULL ? (double)NAN : value->value, 6);
    psg_table_add(table, label);
    psg_table_add(table, value == NULL ? NULL : value->each ? "each" : "all");
    psg_table_add(table, from);
    psg_table_add(table, to);
}

static void
add_slice(PsgTable *table, const PsgRenderContext *context, size_t slice)
{
    PsgTierFact *facts = psg_tier_facts_new(context, slice);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_table_add(table, context->landscape->slices[slice].id);
        psg_table_add(table, context->landscape->tiers[tier].id);
        psg_table_add(table, psg_tier_level(context, tier));
        psg_table_add(table, psg_tier_name(context, tier));
        add_value(table, context, facts[tier].value);
        psg_table_add_number(table, facts[tier].ratio, 3);
        add_names(table, context, &facts[tier]);
    }
    psg_tier_facts_free(context, facts);
}

PsgTable *
psg_pyramid_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const char *const header[] = {"slice", "tier",  "level",  "name",
                                         "value", "label", "per",    "from",
                                         "to",    "ratio", "actors", NULL};
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < spec->slice_count; i++) {
        add_slice(table, input->context, spec->slices[i]);
    }
    return table;
}
