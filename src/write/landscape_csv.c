/* The landscape as tables: the facts of its things, as far as a table has columns for
 * them. */
#include "base/join.h"
#include "model/succession.h"
#include "slice/view.h"
#include "write/csv.h"
#include "write/exporter.h"
#include "write/facts.h"

#include <string.h>

typedef struct {
    PsgTable *table;
    const PsgLandscape *landscape;
    const char *language;
    size_t first_measure; /* column of events */
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

static void
tell_properties(gpointer out, const PsgProperties *properties)
{
    (void)out;
    (void)properties;
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
    BEGIN(writer, columns);
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
        {"weight", PSG_COLUMN_NUMBER}, {"label", PSG_COLUMN_TEXT},
        {"note", PSG_COLUMN_TEXT},     {"sources", PSG_COLUMN_WORD},
    };
    BEGIN(writer, columns);
    for (size_t i = 0; i < writer->landscape->relation_count; i++) {
        const PsgRelation *relation = &writer->landscape->relations[i];
        begin_row(writer, "from", psg_actor_id(writer->landscape, relation->from));
        set(writer, "to", psg_actor_id(writer->landscape, relation->to));
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
    writer->table =
        psg_table_new((const PsgColumn *)(const void *)columns->data, columns->len);
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

const char *const psg_csv_tables[] = {"actors",    "successions", "presence",
                                      "relations", "events",      "measures",
                                      "slices",    "sources",     NULL};
static void (*const tables[])(Writer *writer) = {
    add_actors, add_successions, add_presence, add_relations,
    add_events, add_measures,    add_slices,   add_sources};

bool
psg_export_csv(const PsgExport *what, PsgStream *out, GError **error)
{
    (void)error;
    for (size_t i = 0; psg_csv_tables[i] != NULL; i++) {
        if (strcmp(psg_csv_tables[i], what->table) == 0) {
            Writer writer = {.landscape = what->landscape,
                             .language = what->language,
                             .facts = {&calls, &writer, what->landscape}};
            tables[i](&writer);
            psg_csv_write(writer.table, out);
            psg_table_free(writer.table);
        }
    }
    return true;
}
