/* A landscape as a project of Pajek: a network over whole numbers of time, relations by kind,
 * partitions and vectors. Times are years, if each slice is one, and else numbers of slices;
 * so who is there in which slice is the same as in figures.
 *
 * Many programs read the network alone: a path that ends with .net has nothing else. */
#include "base/number.h"
#include "write/graph/graph.h"

#include <stdarg.h>
#include <stdint.h>

typedef struct {
    PsgGraph *graph;
    PsgStream *out;
    GString *line;
    size_t *numbers; /* by actor, from 1; 0: it is never there */
    size_t count;
    GHashTable *names; /* of vertices: those that several have */
    bool are_years;
    bool is_alone; /* nothing but the network, as all programs read it */
} Writer;

static void
print_line(Writer *writer)
{
    psg_stream_add(writer->out, writer->line->str, writer->line->len);
    psg_stream_print(writer->out, "\r\n");
    g_string_truncate(writer->line, 0);
}

static void say(Writer *writer, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
say(Writer *writer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(writer->line, format, arguments);
    va_end(arguments);
}

/* Pajek knows no escape. */
static void
add_quoted(Writer *writer, const char *text)
{
    g_string_append_c(writer->line, '"');
    for (; *text != '\0'; text++) {
        g_string_append_c(writer->line, *text == '"'             ? '\''
                                        : g_ascii_iscntrl(*text) ? ' '
                                                                 : *text);
    }
    g_string_append_c(writer->line, '"');
}

/* ---- Time ---- */

/* The year that a window is, and nothing else; false: it is no year. */
static bool
is_year(const PsgInterval *window, int *year)
{
    PsgTime first = psg_interval_first(window), last = psg_interval_last(window);
    if (first <= PSG_TIME_FIRST || last >= PSG_TIME_LAST || psg_time_is_number(first)) {
        return false;
    }
    *year = psg_time_year(first);
    return *year > 0 && first == psg_time_of(*year, 1, 1) &&
           last + 1 == psg_time_of(*year + 1, 1, 1);
}

static bool
are_years(const PsgLandscape *landscape)
{
    int before = 0, year;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        if (!is_year(&landscape->slices[i].when, &year) || year <= before) {
            return false;
        }
        before = year;
    }
    return true;
}

static int
number_of(const Writer *writer, size_t slice)
{
    return writer->are_years ? psg_time_year(psg_interval_first(
                                   &writer->graph->landscape->slices[slice].when))
                             : (int)slice + 1;
}

/* " [2007-2009,2012]". */
static void
add_times(Writer *writer, PsgGraphThing thing)
{
    size_t count = writer->graph->landscape->slice_count;
    const char *before = " [";
    if (!writer->graph->is_dated) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        size_t first = i;
        while (i < count && psg_graph_is_seen(writer->graph, thing, i) &&
               number_of(writer, i) == number_of(writer, first) + (int)(i - first)) {
            i++;
        }
        if (i == first) {
            continue;
        }
        i--;
        say(writer, "%s%d", before, number_of(writer, first));
        if (i > first) {
            say(writer, "-%d", number_of(writer, i));
        }
        before = ",";
    }
    say(writer, "%s]", *before == ',' ? "" : " [");
}

/* What the numbers of slices are. */
static void
explain_times(Writer *writer)
{
    const PsgLandscape *landscape = writer->graph->landscape;
    for (size_t i = 0;
         writer->graph->is_dated && !writer->are_years && i < landscape->slice_count;
         i++) {
        g_autofree char *when = psg_interval_edtf(&landscape->slices[i].when);
        say(writer, "%% time %d: %s (%s)", number_of(writer, i),
            psg_slice_id(landscape, i), when);
        print_line(writer);
    }
}

/* ---- Vertices ---- */

/* Programs take labels for what tells vertices apart. */
static void
find_names(Writer *writer)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < writer->graph->landscape->actor_count; i++) {
        PsgGraphThing thing = {PSG_GRAPH_NODE, i};
        const char *name = psg_graph_label(writer->graph, thing);
        if (psg_graph_is_never(writer->graph, thing)) {
            continue;
        }
        writer->numbers[i] = ++writer->count;
        if (!g_hash_table_add(seen, (gpointer)(uintptr_t)name)) {
            g_hash_table_add(writer->names, (gpointer)(uintptr_t)name);
        }
    }
}

static void
add_name(Writer *writer, size_t actor)
{
    const char *name =
        psg_graph_label(writer->graph, (PsgGraphThing){PSG_GRAPH_NODE, actor});
    if (g_hash_table_contains(writer->names, name)) {
        g_autofree char *full =
            g_strdup_printf("%s (%s)", name, psg_graph_id(writer->graph, actor));
        add_quoted(writer, full);
    } else {
        add_quoted(writer, name);
    }
}

/* From 0 to 1, y down. */
static void
add_place(Writer *writer, size_t actor)
{
    PsgGraphPlace place;
    if (!psg_graph_place(writer->graph, actor, PSG_NONE, &place)) {
        return;
    }
    PsgSize page = psg_network_page(writer->graph->what->network);
    PsgPoint middle = psg_rect_centre(place.box);
    g_string_append_c(writer->line, ' ');
    psg_number_append(writer->line, middle.x / page.width, 4);
    g_string_append_c(writer->line, ' ');
    psg_number_append(writer->line, middle.y / page.height, 4);
    g_string_append(writer->line, " 0.5");
}

static void
begin_vertices(Writer *writer)
{
    say(writer, "*Vertices %" G_GSIZE_FORMAT, writer->count);
    print_line(writer);
}

static void
add_vertices(Writer *writer)
{
    begin_vertices(writer);
    for (size_t i = 0; i < writer->graph->landscape->actor_count; i++) {
        if (writer->numbers[i] > 0) {
            say(writer, "%" G_GSIZE_FORMAT " ", writer->numbers[i]);
            add_name(writer, i);
            add_place(writer, i);
            add_times(writer, (PsgGraphThing){PSG_GRAPH_NODE, i});
            print_line(writer);
        }
    }
}

/* ---- Lines ---- */

static void
add_line(Writer *writer, size_t index)
{
    const PsgRelation *relation = &writer->graph->landscape->relations[index];
    PsgInterval always = psg_interval_always();
    say(writer, "%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " ",
        writer->numbers[relation->from], writer->numbers[relation->to]);
    psg_number_append_exact(writer->line, psg_relation_weight_at(relation, &always));
    add_times(writer, (PsgGraphThing){PSG_GRAPH_EDGE, index});
    print_line(writer);
}

static void
add_head(Writer *writer, size_t kind, bool is_directed)
{
    const PsgLandscape *landscape = writer->graph->landscape;
    say(writer, is_directed ? "*Arcs" : "*Edges");
    if (!writer->is_alone && landscape->relation_kind_count > 0) {
        say(writer, " :%" G_GSIZE_FORMAT,
            kind == PSG_NONE ? landscape->relation_kind_count + 1 : kind + 1);
    }
    if (!writer->is_alone && kind != PSG_NONE) {
        g_string_append_c(writer->line, ' ');
        add_quoted(writer, psg_relation_kind_id(landscape, kind));
    }
    print_line(writer);
}

/* By kind, those of none at the end. A network alone has no kinds, but a head for each of both
 * directions. */
static void
add_kinds(Writer *writer, const GPtrArray *lists, bool are_directed)
{
    const PsgLandscape *landscape = writer->graph->landscape;
    bool has_head = false;
    for (size_t k = 0; k <= landscape->relation_kind_count; k++) {
        size_t kind = k == landscape->relation_kind_count ? PSG_NONE : k;
        const GArray *list = g_ptr_array_index(lists, k);
        if (list->len == 0 ||
            psg_relation_kind_is_directed(landscape, kind) != are_directed) {
            continue;
        }
        if (!has_head || !writer->is_alone) {
            has_head = true;
            add_head(writer, kind, are_directed);
        }
        for (guint i = 0; i < list->len; i++) {
            add_line(writer, g_array_index(list, size_t, i));
        }
    }
}

static void
add_lines(Writer *writer)
{
    const PsgLandscape *landscape = writer->graph->landscape;
    size_t kinds = landscape->relation_kind_count;
    g_autoptr(GPtrArray) lists =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t i = 0; i <= kinds; i++) {
        g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(size_t)));
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        if (!psg_graph_is_never(writer->graph, (PsgGraphThing){PSG_GRAPH_EDGE, i})) {
            size_t kind = landscape->relations[i].kind;
            GArray *list = g_ptr_array_index(lists, kind == PSG_NONE ? kinds : kind);
            g_array_append_val(list, i);
        }
    }
    add_kinds(writer, lists, true);
    add_kinds(writer, lists, false);
}

/* ---- Partitions and vectors ---- */

/* Each text has a number, in order of first appearance. */
static guint
class_of(Writer *writer, GHashTable *classes, const char *text)
{
    guint class = GPOINTER_TO_UINT(g_hash_table_lookup(classes, text));
    if (class == 0) {
        class = g_hash_table_size(classes) + 1;
        g_hash_table_insert(classes, (gpointer)(uintptr_t)text, GUINT_TO_POINTER(class));
        say(writer, "%% %u: %s", class, text);
        print_line(writer);
    }
    return class;
}

/* 0: none. */
static void
add_partition(Writer *writer, const PsgGraphAttribute *attribute)
{
    g_autoptr(GHashTable) classes = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) lines = g_string_new(NULL);
    PsgGraphValue value;
    say(writer, "*Partition %s", attribute->name);
    print_line(writer);
    for (size_t i = 0; i < writer->graph->landscape->actor_count; i++) {
        PsgGraphThing thing = {PSG_GRAPH_NODE, i};
        if (writer->numbers[i] > 0) {
            bool is_there =
                psg_graph_value_at(writer->graph, thing, attribute, NULL, &value);
            g_string_append_printf(lines, "%u\r\n",
                                   is_there ? class_of(writer, classes, value.text) : 0);
        }
    }
    begin_vertices(writer);
    psg_stream_add(writer->out, lines->str, lines->len);
}

static void
add_vector(Writer *writer, const PsgGraphAttribute *attribute)
{
    PsgGraphValue value;
    say(writer, "*Vector %s", attribute->name);
    print_line(writer);
    begin_vertices(writer);
    for (size_t i = 0; i < writer->graph->landscape->actor_count; i++) {
        PsgGraphThing thing = {PSG_GRAPH_NODE, i};
        if (writer->numbers[i] > 0) {
            bool is_there =
                psg_graph_value_at(writer->graph, thing, attribute, NULL, &value);
            psg_number_append_exact(writer->line, is_there ? value.number : 0);
            print_line(writer);
        }
    }
}

static void
add_attributes(Writer *writer)
{
    const PsgGraphAttribute *attribute;
    for (size_t i = 0;
         (attribute = psg_graph_attribute(writer->graph, PSG_GRAPH_NODE, i)) != NULL;
         i++) {
        if (attribute->is_number) {
            add_vector(writer, attribute);
        } else if (attribute->fact == PSG_GRAPH_KIND ||
                   attribute->fact == PSG_GRAPH_TIER) {
            add_partition(writer, attribute);
        }
    }
}

bool
psg_export_pajek(const PsgExport *what, PsgStream *out, GError **error)
{
    g_autoptr(PsgGraph) graph = psg_graph_new(what, out);
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree size_t *numbers = g_new0(size_t, what->landscape->actor_count + 1);
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    Writer writer = {.graph = graph,
                     .out = out,
                     .line = line,
                     .numbers = numbers,
                     .names = names,
                     .are_years = are_years(what->landscape),
                     .is_alone =
                         what->path != NULL && g_str_has_suffix(what->path, ".net")};
    (void)error;
    find_names(&writer);
    if (!writer.is_alone) {
        const char *title = psg_text_in(&what->landscape->title, what->language);
        say(&writer, "*Network %s", title == NULL ? "landscape" : title);
        print_line(&writer);
        explain_times(&writer);
    }
    add_vertices(&writer);
    add_lines(&writer);
    if (!writer.is_alone) {
        add_attributes(&writer);
    }
    return true;
}
