/* What a figure leaves out, in its table. */
#include "figure/part/cut_table.h"

#include "base/join.h"
#include "model/presence.h"

typedef struct {
    const PsgRenderContext *context;
    const PsgFigureSpec *spec;
    const PsgCut *cut;
    PsgTable *table;
    const char *id, *name; /* columns */
    size_t *parts;         /* by actor of the whole its place among the parts */
} Teller;

/* The columns in which an actor is told, by the table that has them: its id, and its name. */
static const struct {
    const char *id, *name;
} told[] = {{"id", "name"},      {"id", "name after"},  {"actor", "name"}, {"of", "name"},
            {"row", "row_name"}, {"from", "from_name"}, {"actors", "name"}};

/* The first pair that the table has; as many as there are, if it has none. */
static size_t
find_told(const PsgTable *table)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(told) && !(psg_table_has_column(table, told[i].id) &&
                                       psg_table_has_column(table, told[i].name))) {
        i++;
    }
    return i;
}

static void
set_if(const Teller *teller, const char *column, const char *cell)
{
    if (psg_table_has_column(teller->table, column)) {
        psg_table_set(teller->table, column, cell);
    }
}

/* The first of the figure's slices that shows the actor; PSG_NONE: none. */
static size_t
slice_of(const Teller *teller, const PsgActor *actor)
{
    const PsgLandscape *whole = teller->cut->whole;
    for (size_t i = 0; i < teller->spec->slice_count; i++) {
        size_t slice = teller->spec->slices[i];
        if (psg_actor_presence(actor, &whole->slices[slice]) != PSG_PRESENCE_NONE) {
            return slice;
        }
    }
    return PSG_NONE;
}

/* The actor is an actor of the figure. */
static bool
is_drawn(const Teller *teller, size_t actor)
{
    return teller->cut->is_kept[actor] &&
           (teller->cut->parts == NULL || teller->cut->is_open[teller->parts[actor]]);
}

/* The aggregates that it is a member of in the figure's slices, "; " between. */
static char *
aggregates_of(const Teller *teller, size_t actor)
{
    const PsgLandscape *landscape = teller->context->landscape;
    GString *ids = g_string_new(NULL);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        bool is_member = false;
        const PsgMembers *members = landscape->actors[i].members;
        for (size_t k = 0; members != NULL && k < teller->spec->slice_count && !is_member;
             k++) {
            is_member =
                psg_members_have(&members[teller->spec->slices[k]], teller->parts[actor]);
        }
        if (is_member) {
            psg_join(ids, "; ", landscape->actors[i].id);
        }
    }
    return g_string_free(ids, FALSE);
}

static void
tell_actor(const Teller *teller, size_t index)
{
    const PsgLandscape *whole = teller->cut->whole;
    const PsgActor *actor = &whole->actors[index];
    size_t slice = slice_of(teller, actor);
    bool is_kept = teller->cut->is_kept[index];
    if (slice == PSG_NONE || is_drawn(teller, index)) {
        return;
    }
    const PsgInterval *window = &whole->slices[slice].when;
    g_autofree char *aggregates = is_kept ? aggregates_of(teller, index) : NULL;
    psg_table_begin_row(teller->table);
    set_if(teller, "what", "actor");
    set_if(teller, "slice",
           teller->spec->slice_count == 1 ? psg_slice_id(whole, slice) : NULL);
    psg_table_set(teller->table, teller->id, actor->id);
    psg_table_set(
        teller->table, teller->name,
        psg_context_text(teller->context, psg_dated_text_at(&actor->name, window)));
    set_if(teller, "kind", psg_kind_id(whole, psg_dated_index_at(&actor->kind, window)));
    psg_table_set(teller->table, "selection", is_kept ? "part" : "left out");
    psg_table_set(teller->table, "part_of", aggregates);
}

/* Of a table that has relations, and of one slice. */
static void
tell_relations(const Teller *teller)
{
    const PsgLandscape *whole = teller->cut->whole;
    bool has_relations = psg_table_has_column(teller->table, "what") &&
                         psg_table_has_column(teller->table, "weight");
    if (!has_relations || teller->spec->slice_count != 1) {
        return;
    }
    const PsgSlice *slice = &whole->slices[teller->spec->slices[0]];
    for (size_t i = 0; i < whole->relation_count; i++) {
        const PsgRelation *relation = &whole->relations[i];
        bool is_kept =
            teller->cut->is_kept[relation->from] && teller->cut->is_kept[relation->to];
        if ((is_drawn(teller, relation->from) && is_drawn(teller, relation->to)) ||
            psg_relation_presence(whole, relation, slice) == PSG_PRESENCE_NONE) {
            continue;
        }
        psg_table_begin_row(teller->table);
        psg_table_set(teller->table, "what", "relation");
        set_if(teller, "kind", psg_relation_kind_id(whole, relation->kind));
        set_if(teller, "from", whole->actors[relation->from].id);
        set_if(teller, "to", whole->actors[relation->to].id);
        psg_table_set_number(teller->table, "weight",
                             psg_relation_weight_at(relation, &slice->when));
        psg_table_set(teller->table, "selection", is_kept ? "part" : "left out");
    }
}

/* The same table with two columns more. */
static PsgTable *
widen(const PsgTable *table)
{
    size_t count = psg_table_column_count(table);
    g_autofree PsgColumn *columns = g_new(PsgColumn, count + 2);
    for (size_t i = 0; i < count; i++) {
        columns[i] =
            (PsgColumn){psg_table_cell(table, 0, i), psg_table_column_kind(table, i)};
    }
    columns[count] = (PsgColumn){"selection", PSG_COLUMN_WORD};
    columns[count + 1] = (PsgColumn){"part_of", PSG_COLUMN_WORD};
    PsgTable *wide = psg_table_new(columns, count + 2);
    for (size_t row = 1; row <= psg_table_row_count(table); row++) {
        psg_table_begin_row(wide);
        for (size_t i = 0; i < count; i++) {
            psg_table_set(wide, columns[i].name, psg_table_cell(table, row, i));
        }
        psg_table_set(wide, "selection", "drawn");
    }
    return wide;
}

static size_t *
places_of_parts(const PsgCut *cut)
{
    size_t *places = g_new(size_t, cut->whole->actor_count + 1), next = 0;
    for (size_t i = 0; i < cut->whole->actor_count; i++) {
        places[i] = cut->is_kept[i] ? next++ : PSG_NONE;
    }
    return places;
}

PsgTable *
psg_cut_table(const PsgRenderContext *context, const PsgFigureSpec *spec, PsgTable *table)
{
    const PsgCut *cut = context->landscape->cut;
    size_t found = cut == NULL || table == NULL ? G_N_ELEMENTS(told) : find_told(table);
    if (found == G_N_ELEMENTS(told)) {
        return table;
    }
    g_autoptr(PsgTable) narrow = table;
    g_autofree size_t *parts = places_of_parts(cut);
    Teller teller = {.context = context,
                     .spec = spec,
                     .cut = cut,
                     .table = widen(narrow),
                     .id = told[found].id,
                     .name = told[found].name,
                     .parts = parts};
    for (size_t i = 0; i < cut->whole->actor_count; i++) {
        tell_actor(&teller, i);
    }
    tell_relations(&teller);
    return teller.table;
}
