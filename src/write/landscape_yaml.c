/* Tables of a temporal graph as a landscape: slices as windows, presences as spells. */
#include "write/landscape_yaml.h"

#include "base/date.h"
#include "base/number.h"
#include "write/yaml.h"

#include <string.h>

/* The dates of the slices: their own names, if all of them are dates, each after the one before. */
static GPtrArray *
dates_of(const GPtrArray *slices)
{
    g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
    GPtrArray *years = g_ptr_array_new_with_free_func(g_free);
    bool are_dates = true;
    int before = PSG_DAY_FIRST;
    for (guint i = 0; i < slices->len; i++) {
        PsgInterval window;
        const char *name = g_ptr_array_index(slices, i);
        g_autofree char *why = NULL;
        are_dates = are_dates && psg_interval_parse(name, &window, &why)
                    && psg_interval_first(&window) > before;
        before = are_dates ? psg_interval_last(&window) : before;
        g_ptr_array_add(own, g_strdup(name));
        g_ptr_array_add(years, g_strdup_printf("%04u", i + 1));
    }
    if (are_dates) {
        g_ptr_array_unref(years);
        return g_steal_pointer(&own);
    }
    return years;
}

static void
write_slices(PsgYamlWriter *writer, const PsgTables *tables, const GPtrArray *dates)
{
    psg_yaml_scalar(writer, "slices");
    psg_yaml_list(writer, false);
    for (guint i = 0; i < tables->slices->len; i++) {
        const char *name = g_ptr_array_index(tables->slices, i);
        const char *date = g_ptr_array_index(dates, i);
        psg_yaml_map(writer, true);
        psg_yaml_pair(writer, "id", name);
        psg_yaml_pair(writer, "when", date);
        if (strcmp(name, date) != 0) {
            g_autofree char *label = g_strconcat("t = ", name, NULL);
            psg_yaml_pair(writer, "label", label);
        }
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_list(writer);
}

/* "when: [2003/2005, 2008/2009]", from the slices in which something is there. */
static void
write_spells(PsgYamlWriter *writer, const bool *there, const GPtrArray *dates)
{
    psg_yaml_scalar(writer, "when");
    psg_yaml_list(writer, true);
    for (guint first = 0; first < dates->len; first++) {
        if (!there[first]) {
            continue;
        }
        guint last = first;
        while (last + 1 < dates->len && there[last + 1]) {
            last++;
        }
        g_autofree char *spell =
            first == last ? g_strdup(g_ptr_array_index(dates, first))
                          : g_strdup_printf("%s/%s", (const char *)g_ptr_array_index(dates, first),
                                            (const char *)g_ptr_array_index(dates, last));
        psg_yaml_scalar(writer, spell);
        first = last;
    }
    psg_yaml_end_list(writer);
}

static void
write_actors(PsgYamlWriter *writer, const PsgTables *tables, const GPtrArray *dates)
{
    psg_yaml_scalar(writer, "actors");
    psg_yaml_map(writer, false);
    for (guint i = 0; i < tables->nodes->len; i++) {
        psg_yaml_scalar(writer, g_ptr_array_index(tables->nodes, i));
        psg_yaml_map(writer, true);
        write_spells(writer, g_ptr_array_index(tables->present, i), dates);
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_map(writer);
}

static void
write_ties(PsgYamlWriter *writer, const PsgTables *tables, const GPtrArray *dates)
{
    if (tables->ties->len == 0) {
        return;
    }
    psg_yaml_scalar(writer, "relations");
    psg_yaml_list(writer, false);
    for (guint i = 0; i < tables->ties->len; i++) {
        const PsgTableTie *tie = g_ptr_array_index(tables->ties, i);
        psg_yaml_map(writer, true);
        psg_yaml_pair(writer, "from", g_ptr_array_index(tables->nodes, tie->from));
        psg_yaml_pair(writer, "to", g_ptr_array_index(tables->nodes, tie->to));
        if (tie->weight < 1 || tie->weight > 1) {
            g_autoptr(GString) weight = g_string_new(NULL);
            psg_number_append(weight, tie->weight, 6);
            psg_yaml_pair(writer, "weight", weight->str);
        }
        write_spells(writer, tie->alive, dates);
        psg_yaml_end_map(writer);
    }
    psg_yaml_end_list(writer);
}

char *
psg_landscape_yaml_of_tables(const PsgTables *tables)
{
    g_autoptr(GPtrArray) dates = dates_of(tables->slices);
    PsgYamlWriter *writer = psg_yaml_writer_new();
    psg_yaml_map(writer, false);
    psg_yaml_pair(writer, "paysage", "1");
    psg_yaml_pair(writer, "language", "en");
    write_slices(writer, tables, dates);
    write_actors(writer, tables, dates);
    write_ties(writer, tables, dates);
    psg_yaml_end_map(writer);
    return psg_yaml_writer_finish(writer);
}
