/* The table behind a network: one row for each actor and each relation. */
#include "figure/network/table.h"

static const char *
yes_or_no(bool answer)
{
    return answer ? "yes" : "no";
}

static void
add_actor(PsgTable *table, const PsgSetting *setting, const PsgViewActor *seen)
{
    const PsgLandscape *landscape = setting->landscape;
    psg_table_add(table, "actor");
    psg_table_add(table, landscape->actors[seen->actor].id);
    psg_table_add(table, psg_setting_text(setting, seen->name));
    psg_table_add(table,
                  seen->full == NULL ? NULL : psg_setting_text(setting, seen->full));
    psg_table_add(table, seen->kind == PSG_NONE ? NULL : landscape->kinds[seen->kind].id);
    psg_table_add(table, seen->tier == PSG_NONE ? NULL : landscape->tiers[seen->tier].id);
    psg_table_add(table, NULL);
    psg_table_add(table, NULL);
    psg_table_add(table, psg_presence_word(seen->presence));
    psg_table_add(table, yes_or_no(seen->is_new));
    psg_table_add(table, yes_or_no(seen->is_leaving));
}

static void
add_relation(PsgTable *table, const PsgSetting *setting, const PsgView *view,
             const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = setting->landscape;
    const PsgRelation *relation = &landscape->relations[seen->relation];
    psg_table_add(table, "relation");
    psg_table_add(table, NULL);
    psg_table_add(table, psg_setting_text(setting, &relation->label));
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
psg_network_table(const PsgFigureGround *ground, const PsgFigureOrder *order)
{
    static const char *const header[] = {"what",     "id",   "name",    "full",
                                         "kind",     "tier", "from",    "to",
                                         "presence", "new",  "leaving", NULL};
    const PsgSetting *setting = ground->setting;
    const PsgView *view = setting->views[order->slices[0]];
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < view->actor_count; i++) {
        add_actor(table, setting, &view->actors[i]);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        add_relation(table, setting, view, &view->relations[i]);
    }
    return table;
}
