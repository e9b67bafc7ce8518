/* The landscape as tables: the facts of its things, as far as a table has columns for
 * them. */
#include "base/join.h"
#include "model/succession.h"
#include "slice/view.h"
#include "write/csv.h"
#include "write/exporter.h"
#include "write/facts.h"

#include <string.h>

/* More would be no table that somebody reads; all properties have a table of their own. */
enum { MOST_PROPERTY_COLUMNS = 200 };

typedef struct {
    PsgTable *table;
    const PsgLandscape *landscape;
    const char *language;
    size_t first_measure;   /* column of events */
    GHashTable *properties; /* by name its column + 1 */
    PsgFactWriter facts;
} Writer;

/* ---- Facts ---- */

static void
set(Writer *writer, const char *column, const char *cell)
{
    if (psg_table_has_column(writer->table, column)) {
        psg_table_set(writer->table, column, cell);
    }
}

static const char *
in_language(const Writer *writer, const PsgText *text)
{
    return text == NULL ? NULL : psg_text_in(text, writer->language);
}

static void
tell_string(gpointer out, const char *name, const char *value, const char *otherwise)
{
    (void)otherwise;
    set(out, name, value);
}

static void
tell_strings(gpointer out, const char *name, const char *const *values, size_t count)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        psg_join(list, "; ", values[i]);
    }
    set(out, name, list->str);
}

static void
tell_text(gpointer out, const char *name, const PsgText *text, const char *otherwise)
{
    (void)otherwise;
    set(out, name, in_language(out, text));
}

static void
tell_texts(gpointer out, const char *name, const PsgText *texts, size_t count)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        psg_join(list, "; ", in_language(out, &texts[i]));
    }
    set(out, name, list->str);
}

/* The latest one. */
static void
tell_dated_texts(gpointer out, const PsgDatedName *name, const PsgDatedTexts *texts,
                 const char *otherwise)
{
    PsgInterval always = psg_interval_always();
    (void)otherwise;
    set(out, name->key, in_language(out, psg_dated_text_at(texts, &always)));
}

static void
tell_dated_id(gpointer out, const PsgDatedName *name, const PsgDatedIndexes *values,
              PsgIdOf id_of)
{
    PsgInterval always = psg_interval_always();
    size_t latest = psg_dated_index_at(values, &always);
    set(out, name->key, id_of(((Writer *)out)->landscape, latest));
}

/* Of memberships there are no columns. */
static void
tell_dated_ids(gpointer out, const PsgDatedName *name, const PsgDatedIndexes *values,
               PsgIdOf id_of)
{
    (void)out;
    (void)name;
    (void)values;
    (void)id_of;
}

static void
tell_ids(gpointer out, const char *name, const PsgIndexes *indexes, PsgIdOf id_of)
{
    Writer *writer = out;
    const char *column = id_of == psg_source_id ? "sources" : name;
    if (psg_table_has_column(writer->table, column)) {
        psg_table_set_ids(writer->table, column, writer->landscape, indexes, id_of);
    }
}

static void
tell_successions(gpointer out, const char *name, const PsgSuccessions *list)
{
    Writer *writer = out;
    psg_table_set_successions(writer->table, name, writer->landscape, list);
}

static void
tell_spells(gpointer out, const PsgSpells *spells, const PsgInterval *life)
{
    psg_table_set_spells(((Writer *)out)->table, spells, life);
}

static void
tell_period(gpointer out, const char *name, const PsgInterval *interval,
            const char *otherwise)
{
    (void)name;
    (void)otherwise;
    if (interval != NULL) {
        psg_table_set_time(((Writer *)out)->table, interval);
    }
}

/* When people spoke of an actor, as written. */
static void
tell_date(gpointer out, const char *name, const PsgInterval *interval)
{
    (void)name;
    if (interval != NULL) {
        g_autofree char *when = psg_interval_edtf(interval);
        set(out, "talked_of", when);
    }
}

static void
tell_values(gpointer out, const PsgEventValue *values, size_t count)
{
    Writer *writer = out;
    for (size_t i = 0; i < count; i++) {
        psg_table_set_number_nth(writer->table, writer->first_measure + values[i].measure,
                                 values[i].value);
    }
}

static void
tell_number(gpointer out, const char *name, double value, double otherwise)
{
    Writer *writer = out;
    (void)otherwise;
    if (psg_table_has_column(writer->table, name)) {
        psg_table_set_number(writer->table, name, value);
    }
}

static void
tell_dated_numbers(gpointer out, const PsgDatedName *name, const PsgDatedNumbers *numbers,
                   double otherwise)
{
    PsgInterval always = psg_interval_always();
    tell_number(out, name->key, psg_dated_number_at(numbers, &always, otherwise),
                otherwise);
}

static void
tell_boolean(gpointer out, const char *name, bool value)
{
    set(out, name, value ? "yes" : "no");
}

/* The latest ones, of those that have a column. */
static void
tell_properties(gpointer out, const PsgProperties *properties)
{
    Writer *writer = out;
    PsgInterval always = psg_interval_always();
    for (size_t i = 0; i < properties->count; i++) {
        const PsgProperty *property = &properties->items[i];
        size_t column =
            GPOINTER_TO_SIZE(g_hash_table_lookup(writer->properties, property->name));
        if (column > 0) {
            psg_table_set_nth(
                writer->table, column - 1,
                in_language(writer, psg_dated_text_at(&property->values, &always)));
        }
    }
}

static const PsgFactCalls calls = {
    .string = tell_string,
    .strings = tell_strings,
    .text = tell_text,
    .texts = tell_texts,
    .dated_texts = tell_dated_texts,
    .dated_id = tell_dated_id,
    .dated_ids = tell_dated_ids,
    .ids = tell_ids,
    .successions = tell_successions,
    .spells = tell_spells,
    .period = tell_period,
    .date = tell_date,
    .values = tell_values,
    .dated_numbers = tell_dated_numbers,
    .number = tell_number,
    .boolean = tell_boolean,
    .properties = tell_properties,
};

/* ---- Tables ---- */

#define BEGIN(writer, columns)                                                           \
    (writer)->table = psg_table_new((columns), G_N_ELEMENTS(columns))

/* The properties of the thing at a place of a list. */
typedef const PsgProperties *(*PropertiesOf)(const PsgLandscape *landscape, size_t index);

static const PsgProperties *
properties_of_actor(const PsgLandscape *landscape, size_t index)
{
    return &landscape->actors[index].properties;
}

static const PsgProperties *
properties_of_relation(const PsgLandscape *landscape, size_t index)
{
    return &landscape->relations[index].properties;
}

static const PsgProperties *
properties_of_event(const PsgLandscape *landscape, size_t index)
{
    return &landscape->events[index].properties;
}

static bool
has_column(const GArray *columns, guint own, const char *name)
{
    for (guint i = 0; i < own; i++) {
        if (strcmp(g_array_index(columns, PsgColumn, i).name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Begins a table with a column for each property of the things, after those of its own. */
static void
begin_with_properties(Writer *writer, GArray *columns, size_t count, PropertiesOf of)
{
    g_autoptr(PsgArena) names = psg_arena_new();
    guint own = columns->len;
    g_hash_table_remove_all(writer->properties);
    for (size_t i = 0; i < count; i++) {
        const PsgProperties *properties = of(writer->landscape, i);
        for (size_t k = 0; k < properties->count; k++) {
            const char *name = properties->items[k].name;
            bool is_taken = has_column(columns, own, name);
            if (columns->len < own + MOST_PROPERTY_COLUMNS &&
                !g_hash_table_contains(writer->properties, name)) {
                PsgColumn column = {
                    is_taken ? psg_arena_printf(names, "%s (property)", name) : name,
                    PSG_COLUMN_TEXT};
                g_array_append_val(columns, column);
                g_hash_table_insert(writer->properties, (gpointer)(guintptr)name,
                                    GSIZE_TO_POINTER(columns->len));
            }
        }
    }
    writer->table =
        psg_table_new((const PsgColumn *)(const void *)columns->data, columns->len);
}

#define BEGIN_WITH_PROPERTIES(writer, own, count, of)                                    \
    do {                                                                                 \
        g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(PsgColumn));            \
        g_array_append_vals(all, (own), G_N_ELEMENTS(own));                              \
        begin_with_properties((writer), all, (count), (of));                             \
    } while (0)

static void
begin_row(Writer *writer, const char *column, const char *cell)
{
    psg_table_begin_row(writer->table);
    psg_table_set(writer->table, column, cell);
}

static void
add_actors(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"id", PSG_COLUMN_WORD},        {"name", PSG_COLUMN_TEXT},
        {"full", PSG_COLUMN_TEXT},      {"kind", PSG_COLUMN_WORD},
        {"tier", PSG_COLUMN_WORD},      {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},        {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},     {"end", PSG_COLUMN_WORD},
        {"talked_of", PSG_COLUMN_WORD}, {"url", PSG_COLUMN_TEXT},
        {"note", PSG_COLUMN_TEXT},      {"succeeds", PSG_COLUMN_WORD},
        {"sources", PSG_COLUMN_WORD},
    };
    BEGIN_WITH_PROPERTIES(writer, columns, writer->landscape->actor_count,
                          properties_of_actor);
    for (size_t i = 0; i < writer->landscape->actor_count; i++) {
        begin_row(writer, "id", psg_actor_id(writer->landscape, i));
        psg_facts_of_actor(&writer->facts, &writer->landscape->actors[i]);
    }
}

static void
add_successions(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"actor", PSG_COLUMN_WORD}, {"succeeds", PSG_COLUMN_WORD},
        {"what", PSG_COLUMN_WORD},  {"at", PSG_COLUMN_WORD},
        {"from", PSG_COLUMN_WORD},  {"to", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD}, {"end", PSG_COLUMN_WORD},
        {"note", PSG_COLUMN_TEXT},  {"sources", PSG_COLUMN_WORD},
    };
    const PsgLandscape *landscape = writer->landscape;
    BEGIN(writer, columns);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgSuccessions *list = &landscape->actors[i].succeeds;
        for (size_t k = 0; k < list->count; k++) {
            const PsgSuccession *item = &list->items[k];
            bool is_known = item->at.kind == PSG_END_KNOWN;
            g_autofree char *at = is_known ? psg_date_edtf(&item->at) : NULL;
            begin_row(writer, "actor", psg_actor_id(landscape, i));
            set(writer, "succeeds", psg_actor_id(landscape, item->actor));
            set(writer, "what", psg_succession_word(item->what));
            set(writer, "at", at);
            if (is_known) {
                psg_table_set_time(writer->table,
                                   &(PsgInterval){.from = item->at, .to = item->at});
            }
            psg_facts_of_succession(&writer->facts, item);
        }
    }
}

static void
add_presence_in(Writer *writer, size_t slice)
{
    g_autoptr(PsgView) view = psg_view_of_slice(writer->landscape, slice);
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        begin_row(writer, "slice", psg_slice_id(writer->landscape, slice));
        set(writer, "actor", psg_actor_id(writer->landscape, seen->actor));
        set(writer, "name", in_language(writer, seen->name));
        set(writer, "presence", psg_presence_word(seen->presence));
        tell_boolean(writer, "new", seen->is_new);
        tell_boolean(writer, "leaving", seen->is_leaving);
    }
}

static void
add_presence(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"slice", PSG_COLUMN_WORD}, {"actor", PSG_COLUMN_WORD},
        {"name", PSG_COLUMN_TEXT},  {"presence", PSG_COLUMN_WORD},
        {"new", PSG_COLUMN_WORD},   {"leaving", PSG_COLUMN_WORD},
    };
    BEGIN(writer, columns);
    for (size_t i = 0; i < writer->landscape->slice_count; i++) {
        add_presence_in(writer, i);
    }
}

static void
add_relations(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"from", PSG_COLUMN_WORD},     {"to", PSG_COLUMN_WORD},
        {"kind", PSG_COLUMN_WORD},     {"since", PSG_COLUMN_WORD},
        {"until", PSG_COLUMN_WORD},    {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},    {"end", PSG_COLUMN_WORD},
        {"weight", PSG_COLUMN_NUMBER}, {"directed", PSG_COLUMN_WORD},
        {"label", PSG_COLUMN_TEXT},    {"note", PSG_COLUMN_TEXT},
        {"sources", PSG_COLUMN_WORD},
    };
    BEGIN_WITH_PROPERTIES(writer, columns, writer->landscape->relation_count,
                          properties_of_relation);
    for (size_t i = 0; i < writer->landscape->relation_count; i++) {
        const PsgRelation *relation = &writer->landscape->relations[i];
        begin_row(writer, "from", psg_actor_id(writer->landscape, relation->from));
        set(writer, "to", psg_actor_id(writer->landscape, relation->to));
        tell_boolean(writer, "directed",
                     psg_relation_kind_is_directed(writer->landscape, relation->kind));
        psg_facts_of_relation(&writer->facts, relation);
    }
}

/* Every measure is a column: an event may carry a value of any. */
static void
add_events(Writer *writer)
{
    static const PsgColumn before[] = {
        {"from", PSG_COLUMN_WORD},   {"to", PSG_COLUMN_WORD},
        {"when", PSG_COLUMN_WORD},   {"begin", PSG_COLUMN_WORD},
        {"end", PSG_COLUMN_WORD},    {"title", PSG_COLUMN_TEXT},
        {"kind", PSG_COLUMN_WORD},   {"actors", PSG_COLUMN_WORD},
        {"people", PSG_COLUMN_TEXT}, {"place", PSG_COLUMN_TEXT},
    };
    static const PsgColumn after[] = {
        {"note", PSG_COLUMN_TEXT},
        {"sources", PSG_COLUMN_WORD},
    };
    const PsgLandscape *landscape = writer->landscape;
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(PsgColumn));
    g_array_append_vals(columns, before, G_N_ELEMENTS(before));
    for (size_t i = 0; i < landscape->measure_count; i++) {
        PsgColumn column = {psg_measure_id(landscape, i), PSG_COLUMN_NUMBER};
        g_array_append_val(columns, column);
    }
    g_array_append_vals(columns, after, G_N_ELEMENTS(after));
    writer->first_measure = G_N_ELEMENTS(before);
    begin_with_properties(writer, columns, landscape->event_count, properties_of_event);
    for (size_t i = 0; i < landscape->event_count; i++) {
        psg_table_begin_row(writer->table);
        psg_facts_of_event(&writer->facts, &landscape->events[i]);
    }
}

static void
add_measures(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"measure", PSG_COLUMN_WORD}, {"unit", PSG_COLUMN_TEXT},
        {"of", PSG_COLUMN_WORD},      {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},   {"end", PSG_COLUMN_WORD},
        {"value", PSG_COLUMN_NUMBER}, {"bound", PSG_COLUMN_WORD},
        {"per", PSG_COLUMN_WORD},     {"text", PSG_COLUMN_TEXT},
        {"note", PSG_COLUMN_TEXT},    {"sources", PSG_COLUMN_WORD},
        {"subject", PSG_COLUMN_WORD},
    };
    const PsgLandscape *landscape = writer->landscape;
    BEGIN(writer, columns);
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *measure = &landscape->measures[i];
        for (size_t j = 0; j < measure->value_count; j++) {
            const PsgMeasurement *value = &measure->values[j];
            begin_row(writer, "measure", measure->id);
            set(writer, "unit", in_language(writer, &measure->unit));
            set(writer, "of", psg_measurement_subject(landscape, value));
            set(writer, "subject", psg_measurement_subject_sort(value));
            tell_period(writer, "when", &value->when, NULL);
            psg_facts_of_measurement(&writer->facts, value);
        }
    }
}

static void
add_slices(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"id", PSG_COLUMN_WORD},    {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},    {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD}, {"end", PSG_COLUMN_WORD},
        {"label", PSG_COLUMN_TEXT}, {"headline", PSG_COLUMN_TEXT},
        {"note", PSG_COLUMN_TEXT},
    };
    BEGIN(writer, columns);
    for (size_t i = 0; i < writer->landscape->slice_count; i++) {
        begin_row(writer, "id", psg_slice_id(writer->landscape, i));
        psg_facts_of_slice(&writer->facts, &writer->landscape->slices[i]);
    }
}

static void
add_sources(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"id", PSG_COLUMN_WORD},     {"title", PSG_COLUMN_TEXT},
        {"author", PSG_COLUMN_TEXT}, {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},     {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},  {"end", PSG_COLUMN_WORD},
        {"url", PSG_COLUMN_TEXT},    {"note", PSG_COLUMN_TEXT},
    };
    BEGIN(writer, columns);
    for (size_t i = 0; i < writer->landscape->source_count; i++) {
        begin_row(writer, "id", psg_source_id(writer->landscape, i));
        psg_facts_of_source(&writer->facts, &writer->landscape->sources[i]);
    }
}

/* What a property is of, as rows of its table say. */
typedef struct {
    const char *what, *id; /* id: of an actor; else NULL */
    size_t row;            /* in the table of its sort, from 1 */
} Owner;

/* Each value, with its dates if it has some. */
static void
add_values_of(Writer *writer, const Owner *owner, const PsgProperty *property)
{
    for (size_t i = 0; i < property->values.count; i++) {
        const PsgDatedText *value = &property->values.items[i];
        bool is_dated =
            value->when.from.kind != PSG_END_OPEN || value->when.to.kind != PSG_END_OPEN;
        begin_row(writer, "what", owner->what);
        psg_table_set_number(writer->table, "row", (double)owner->row);
        set(writer, "id", owner->id);
        set(writer, "name", property->name);
        set(writer, "value", in_language(writer, &value->text));
        if (is_dated) {
            psg_table_set_time(writer->table, &value->when);
        }
    }
}

static void
add_properties_of(Writer *writer, const char *what, size_t count, PropertiesOf of)
{
    const PsgLandscape *landscape = writer->landscape;
    for (size_t i = 0; i < count; i++) {
        const PsgProperties *properties = of(landscape, i);
        const Owner owner = {
            what, of == properties_of_actor ? psg_actor_id(landscape, i) : NULL, i + 1};
        for (size_t k = 0; k < properties->count; k++) {
            add_values_of(writer, &owner, &properties->items[k]);
        }
    }
}

static void
add_properties(Writer *writer)
{
    static const PsgColumn columns[] = {
        {"what", PSG_COLUMN_WORD}, {"row", PSG_COLUMN_NUMBER}, {"id", PSG_COLUMN_WORD},
        {"name", PSG_COLUMN_TEXT}, {"value", PSG_COLUMN_TEXT}, {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},   {"when", PSG_COLUMN_WORD},  {"begin", PSG_COLUMN_WORD},
        {"end", PSG_COLUMN_WORD},
    };
    const PsgLandscape *landscape = writer->landscape;
    BEGIN(writer, columns);
    add_properties_of(writer, "actor", landscape->actor_count, properties_of_actor);
    add_properties_of(writer, "relation", landscape->relation_count,
                      properties_of_relation);
    add_properties_of(writer, "event", landscape->event_count, properties_of_event);
}

const char *const psg_csv_tables[] = {
    "actors",   "successions", "presence", "relations",  "events",
    "measures", "slices",      "sources",  "properties", NULL};
static void (*const tables[])(Writer *writer) = {
    add_actors,   add_successions, add_presence, add_relations, add_events,
    add_measures, add_slices,      add_sources,  add_properties};

bool
psg_export_csv(const PsgExport *what, PsgStream *out, GError **error)
{
    (void)error;
    for (size_t i = 0; psg_csv_tables[i] != NULL; i++) {
        if (strcmp(psg_csv_tables[i], what->table) == 0) {
            g_autoptr(GHashTable) properties = g_hash_table_new(g_str_hash, g_str_equal);
            Writer writer = {.landscape = what->landscape,
                             .properties = properties,
                             .language = what->language,
                             .facts = {&calls, &writer, what->landscape}};
            tables[i](&writer);
            psg_csv_write(writer.table, out);
            psg_table_free(writer.table);
        }
    }
    return true;
}
