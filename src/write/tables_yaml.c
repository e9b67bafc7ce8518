/* Tables of a temporal graph as a landscape: slices as windows, presences as spells. */
#include "write/tables_yaml.h"

#include "base/date.h"
#include "base/number.h"
#include "read/form/id.h"
#include "write/yaml.h"

#include <string.h>

enum { LONGEST_BASE = 56 }; /* of an id that may need a number */

/* What is written of slices, by slice. */
typedef struct {
    const GPtrArray *names;
    GPtrArray *ids, *dates;
} Slices;

/* ---- Slices ---- */

/* Files are named after slices, and some systems take "Early" and "early" for the
 * same. */
static bool
take_id(GHashTable *taken, const char *id)
{
    return g_hash_table_add(taken, g_ascii_strdown(id, -1));
}

/* The nearest id that nobody has yet. Owned by the caller. */
static char *
free_id(GHashTable *taken, const char *name)
{
    g_autofree char *near = psg_id_nearest(name);
    g_autofree char *base = g_strndup(near == NULL ? "slice" : near, LONGEST_BASE);
    char *id = g_strdup(base);
    for (int number = 2; !take_id(taken, id); number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", base, number);
    }
    return id;
}

/* A slice's name is its id wherever it can be one. */
static GPtrArray *
ids_of(const GPtrArray *names)
{
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *complaint = psg_id_complaint(name);
        bool is_id = complaint == NULL && take_id(taken, name);
        g_ptr_array_add(ids, is_id ? g_strdup(name) : NULL);
    }
    for (guint i = 0; i < names->len; i++) {
        if (g_ptr_array_index(ids, i) == NULL) {
            ids->pdata[i] = free_id(taken, g_ptr_array_index(names, i));
        }
    }
    return ids;
}

/* Whether the names are dates, each after the one before. */
static bool
are_dates(const GPtrArray *names)
{
    int before = PSG_DAY_FIRST;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        PsgInterval window;
        g_autofree char *why = NULL;
        if (!psg_table_slice_is_date(name) || !psg_interval_parse(name, &window, &why) ||
            psg_interval_first(&window) <= before) {
            return false;
        }
        before = psg_interval_last(&window);
    }
    return true;
}

static GPtrArray *
dates_of(const GPtrArray *names)
{
    GPtrArray *dates = g_ptr_array_new_with_free_func(g_free);
    bool are_own = are_dates(names);
    for (guint i = 0; i < names->len; i++) {
        g_ptr_array_add(dates, are_own ? g_strdup(g_ptr_array_index(names, i))
                                       : g_strdup_printf("%04u", i + 1));
    }
    return dates;
}

/* A number that is no date says little alone; another name is needed if the id is not it.
 * Owned by the caller; NULL: no label. */
static char *
label_of(const char *name, const char *id, const char *date)
{
    double number;
    if (strcmp(name, date) != 0 && psg_number_parse(name, &number)) {
        return g_strconcat("t = ", name, NULL);
    }
    return strcmp(name, id) == 0 ? NULL : g_strdup(name);
}

static void
write_slices(PsgYamlWriter *writer, const Slices *slices)
{
    psg_yaml_text(writer, "slices");
    psg_yaml_list(writer, PSG_YAML_BLOCK);
    for (guint i = 0; i < slices->names->len; i++) {
        const char *id = g_ptr_array_index(slices->ids, i);
        const char *date = g_ptr_array_index(slices->dates, i);
        g_autofree char *label = label_of(g_ptr_array_index(slices->names, i), id, date);
        psg_yaml_map(writer, PSG_YAML_FLOW);
        psg_yaml_text(writer, "id");
        (strcmp(id, date) == 0 ? psg_yaml_value : psg_yaml_text)(writer, id);
        psg_yaml_text(writer, "when");
        psg_yaml_value(writer, date);
        if (label != NULL) {
            psg_yaml_pair(writer, "label", label);
        }
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_list(writer);
}

/* ---- Actors and ties ---- */

/* "when: [2003/2005, 2008]", from the slices in which something is there. */
static void
write_spells(PsgYamlWriter *writer, const bool *there, const GPtrArray *dates)
{
    psg_yaml_text(writer, "when");
    psg_yaml_list(writer, PSG_YAML_FLOW);
    for (guint first = 0; first < dates->len; first++) {
        if (!there[first]) {
            continue;
        }
        guint last = first;
        while (last + 1 < dates->len && there[last + 1]) {
            last++;
        }
        g_autoptr(GString) spell = g_string_new(g_ptr_array_index(dates, first));
        if (last > first) {
            g_string_append_printf(spell, "/%s",
                                   (const char *)g_ptr_array_index(dates, last));
        }
        psg_yaml_value(writer, spell->str);
        first = last;
    }
    psg_yaml_end_list(writer);
}

static void
write_actors(PsgYamlWriter *writer, const PsgTables *tables, const GPtrArray *dates)
{
    psg_yaml_text(writer, "actors");
    psg_yaml_map(writer, PSG_YAML_BLOCK);
    for (guint i = 0; i < tables->nodes->len; i++) {
        psg_yaml_text(writer, g_ptr_array_index(tables->nodes, i));
        psg_yaml_map(writer, PSG_YAML_FLOW);
        write_spells(writer, g_ptr_array_index(tables->present, i), dates);
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_map(writer);
}

/* All the digits that there are: a small weight must not become 0. */
static void
write_weight(PsgYamlWriter *writer, double weight)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    if (weight < 1 || weight > 1) {
        psg_yaml_text(writer, "weight");
        psg_yaml_value(writer, g_ascii_formatd(digits, sizeof digits, "%.15g", weight));
    }
}

static void
write_ties(PsgYamlWriter *writer, const PsgTables *tables, const GPtrArray *dates)
{
    if (tables->ties->len == 0) {
        return;
    }
    psg_yaml_text(writer, "relations");
    psg_yaml_list(writer, PSG_YAML_BLOCK);
    for (guint i = 0; i < tables->ties->len; i++) {
        const PsgTableTie *tie = g_ptr_array_index(tables->ties, i);
        psg_yaml_map(writer, PSG_YAML_FLOW);
        psg_yaml_pair(writer, "from", g_ptr_array_index(tables->nodes, tie->from));
        psg_yaml_pair(writer, "to", g_ptr_array_index(tables->nodes, tie->to));
        write_weight(writer, tie->weight);
        write_spells(writer, tie->alive, dates);
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_list(writer);
}

char *
psg_landscape_yaml_of_tables(const PsgTables *tables)
{
    g_autoptr(GPtrArray) ids = ids_of(tables->slices);
    g_autoptr(GPtrArray) dates = dates_of(tables->slices);
    const Slices slices = {tables->slices, ids, dates};
    PsgStream *out = psg_stream_new_text();
    PsgYamlWriter *writer = psg_yaml_writer_new(out);
    psg_yaml_map(writer, PSG_YAML_BLOCK);
    psg_yaml_text(writer, "paysage");
    psg_yaml_value(writer, "1");
    psg_yaml_pair(writer, "language", "en");
    write_slices(writer, &slices);
    write_actors(writer, tables, dates);
    write_ties(writer, tables, dates);
    psg_yaml_end_map(writer);
    psg_yaml_writer_free(writer);
    return psg_stream_close_text(out);
}
