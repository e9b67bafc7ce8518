/* The table behind a pyramid: one row for each tier in each slice. */
#include "figure/pyramid/table.h"

#include "figure/part/tier_fact.h"

#include <math.h>

/* Names, with "; " between them, since a name may hold a comma. */
static void
add_names(PsgTable *table, const PsgSetting *setting, const PsgTierFact *fact)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < fact->actor_count; i++) {
        g_string_append_printf(names, "%s%s", i == 0 ? "" : "; ",
                               psg_setting_text(setting, fact->actors[i]->name));
    }
    psg_table_add(table, names->str);
}

static void
add_value(PsgTable *table, const PsgSetting *setting, const PsgFigureValue *value)
{
    g_autofree char *label = value == NULL ? NULL : psg_tier_value_label(setting, value);
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
add_slice(PsgTable *table, const PsgSetting *setting, size_t slice)
{
    PsgTierFact *facts = psg_tier_facts_new(setting, slice);
    for (size_t tier = 0; tier < setting->landscape->tier_count; tier++) {
        psg_table_add(table, setting->landscape->slices[slice].id);
        psg_table_add(table, setting->landscape->tiers[tier].id);
        psg_table_add(table, psg_tier_level(setting, tier));
        psg_table_add(table, psg_tier_name(setting, tier));
        add_value(table, setting, facts[tier].value);
        psg_table_add_number(table, facts[tier].ratio, 3);
        add_names(table, setting, &facts[tier]);
    }
    psg_tier_facts_free(setting, facts);
}

PsgTable *
psg_pyramid_table(const PsgFigureGround *ground, const PsgFigureOrder *order)
{
    static const char *const header[] = {"slice", "tier",  "level",  "name",
                                         "value", "label", "per",    "from",
                                         "to",    "ratio", "actors", NULL};
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < order->slice_count; i++) {
        add_slice(table, ground->setting, order->slices[i]);
    }
    return table;
}
