/* Sections of a Pajek file, line by line, become networks and values of vertices. */
#include "read/graph/pajek.h"

#include "base/number.h"
#include "read/graph/pajek_net.h"
#include "read/graph/pajek_scan.h"

#include <string.h>

#define RULE "pajek"

typedef enum {
    SECTION_NONE,
    SECTION_NETWORK,
    SECTION_VERTICES,
    SECTION_ARCS,
    SECTION_EDGES,
    SECTION_ARCSLIST,
    SECTION_EDGESLIST,
    SECTION_MATRIX,
    SECTION_EVENTS,
    SECTION_PARTITION,
    SECTION_VECTOR,
    SECTION_OTHER, /* permutations, clusters, hierarchies */
    SECTION_SKIPPED,
} Section;

/* By the word after the star, in small letters. */
static const struct {
    const char *word;
    Section section;
} sections[] = {
    {"network", SECTION_NETWORK},    {"vertices", SECTION_VERTICES},
    {"vertex", SECTION_VERTICES},    {"arcs", SECTION_ARCS},
    {"arc", SECTION_ARCS},           {"edges", SECTION_EDGES},
    {"edge", SECTION_EDGES},         {"arcslist", SECTION_ARCSLIST},
    {"arclist", SECTION_ARCSLIST},   {"edgeslist", SECTION_EDGESLIST},
    {"edgelist", SECTION_EDGESLIST}, {"matrix", SECTION_MATRIX},
    {"events", SECTION_EVENTS},      {"partition", SECTION_PARTITION},
    {"vector", SECTION_VECTOR},      {"permutation", SECTION_OTHER},
    {"cluster", SECTION_OTHER},      {"hierarchy", SECTION_OTHER},
};

typedef struct {
    PsgPajekFile file;
    PsgReport *report;
    PsgPajekScan *scan;
    const PsgPajekWord *words; /* of the line at hand, after its command */
    size_t count;
    Section section;
    PsgPajekNetwork *network; /* NULL before the first */
    PsgPajekValues *values;   /* that the lines are of */
    PsgPajekEvents *events;   /* while they are read */
    GHashTable *labels;       /* of the network: text → place + 1 */
    GHashTable *relations;    /* of the network: number → place + 1 */
    guint32 relation;         /* of the lines of the section */
    GArray *cells;            /* Cell: of a matrix */
    bool is_full;
} Reader;

/* ---- Places and complaints ---- */

static PsgSpan
span_of(const Reader *reader, size_t first, size_t last)
{
    return (PsgSpan){reader->file.input, reader->words[first].start,
                     reader->words[last].end};
}

static PsgSpan
line_span(const Reader *reader)
{
    return span_of(reader, 0, reader->count - 1);
}

static const char *
keep(Reader *reader, const char *text)
{
    return psg_arena_strdup(reader->file.arena, text);
}

/* ---- Times ---- */

/* "5", "5-10", "4-*", "-3--1": where the part after its number begins; NULL if there is none. */
static const char *
skip_time(const char *text)
{
    if (*text == '*') {
        return text + 1;
    }
    const char *at = text + (*text == '-');
    size_t digits = strspn(at, "0123456789");
    at += digits;
    if (*at == '.') {
        size_t decimals = strspn(at + 1, "0123456789");
        at += 1 + decimals;
        digits = decimals == 0 ? 0 : digits + decimals;
    }
    return digits == 0 ? NULL : at;
}

static bool
read_spell(Reader *reader, char *part, PsgPajekTimes *times)
{
    g_strstrip(part);
    const char *end = skip_time(part);
    if (end == NULL) {
        return false;
    }
    g_autofree char *start = g_strndup(part, (size_t)(end - part));
    end += strspn(end, " \t");
    bool is_single = *end == '\0';
    const char *second = is_single ? start : end + 1 + strspn(end + 1, " \t");
    if (!is_single &&
        (*end != '-' || skip_time(second) == NULL || *skip_time(second) != '\0')) {
        return false;
    }
    times->start = strcmp(start, "*") == 0 ? NULL : keep(reader, start);
    times->end = strcmp(second, "*") == 0 ? NULL : keep(reader, second);
    return true;
}

/* Times are whole numbers: 2 follows 1, so that [1,2] is [1-2]. */
static bool
follows(const PsgPajekTimes *times, const PsgPajekTimes *before)
{
    guint32 start, end;
    return times->start != NULL && before->end != NULL &&
           psg_pajek_count(times->start, &start) && psg_pajek_count(before->end, &end) &&
           start == end + 1;
}

static void
append_spell(GArray *spells, const PsgPajekTimes *times)
{
    PsgPajekTimes *last =
        spells->len == 0 ? NULL
                         : &g_array_index(spells, PsgPajekSpell, spells->len - 1).times;
    if (last != NULL && follows(times, last)) {
        last->end = times->end;
    } else {
        PsgPajekSpell spell = {.times = *times};
        g_array_append_val(spells, spell);
    }
}

/* All spells of the brackets, of none yet; false if they cannot be read. */
static bool
read_times(Reader *reader, const PsgPajekWord *word, GArray *spells)
{
    g_autofree char *text = g_strstrip(g_strdup(word->text));
    g_auto(GStrv) parts = g_strsplit_set(text, ",;", -1);
    for (size_t i = 0; parts[i] != NULL; i++) {
        PsgPajekTimes times = {NULL, NULL, false, false};
        if (!read_spell(reader, parts[i], &times)) {
            return false;
        }
        append_spell(spells, &times);
    }
    return word->is_closed;
}

void
psg_pajek_add_spell(PsgPajekNetwork *network, const PsgPajekSpell *spell)
{
    g_array_append_val(network->spells, *spell);
    if (spell->is_line) {
        PsgPajekLine *line = psg_pajek_line(network, spell->of);
        line->is_timed = line->has_spell = true;
    } else {
        PsgPajekVertex *vertex = psg_pajek_vertex(network, spell->of);
        vertex->is_timed = vertex->has_spell = true;
    }
    network->is_timed = true;
}

/* The words of a line end in times: they are taken off. NULL if there are none, or, with is_wrong,
 * if they cannot be read, which is told. */
static GArray *
take_times(Reader *reader, bool *is_wrong)
{
    const PsgPajekWord *last = &reader->words[reader->count - 1];
    *is_wrong = false;
    if (!last->is_times) {
        return NULL;
    }
    g_autoptr(GArray) spells = g_array_new(FALSE, TRUE, sizeof(PsgPajekSpell));
    if (!read_times(reader, last, spells)) {
        psg_report_refuse(reader->report, RULE,
                          span_of(reader, reader->count - 1, reader->count - 1),
                          "these are no times: write them as [5-10,12,14-*]");
        *is_wrong = true;
        return NULL;
    }
    reader->count--;
    return g_steal_pointer(&spells);
}

static void
add_spells(Reader *reader, GArray *spells, bool is_line, guint32 of)
{
    if (spells == NULL) {
        return;
    }
    PsgPajekNetwork *network = reader->network;
    *(is_line ? &psg_pajek_line(network, of)->is_timed
              : &psg_pajek_vertex(network, of)->is_timed) = true;
    network->is_timed = true;
    for (guint i = 0; i < spells->len; i++) {
        PsgPajekSpell *spell = &g_array_index(spells, PsgPajekSpell, i);
        spell->is_line = is_line;
        spell->of = of;
        psg_pajek_add_spell(network, spell);
    }
}

/* ---- Networks ---- */

static PsgPajekNetwork *
add_network(Reader *reader, PsgSpan span)
{
    PsgPajekNetwork *network = psg_arena_alloc(reader->file.arena, sizeof *network);
    network->name = "";
    network->span = span;
    network->vertices = g_array_new(FALSE, TRUE, sizeof(PsgPajekVertex));
    network->lines = g_array_new(FALSE, TRUE, sizeof(PsgPajekLine));
    network->spells = g_array_new(FALSE, TRUE, sizeof(PsgPajekSpell));
    network->attributes = g_array_new(FALSE, TRUE, sizeof(PsgPajekAttribute));
    network->relations = g_array_new(FALSE, TRUE, sizeof(PsgPajekRelation));
    g_ptr_array_add(reader->file.networks, network);
    g_hash_table_remove_all(reader->labels);
    g_hash_table_remove_all(reader->relations);
    reader->relation = 0;
    return network;
}

static void
network_free(void *data)
{
    PsgPajekNetwork *network = data;
    g_array_unref(network->vertices);
    g_array_unref(network->lines);
    g_array_unref(network->spells);
    g_array_unref(network->attributes);
    g_array_unref(network->relations);
}

static void
values_free(void *data)
{
    PsgPajekValues *values = data;
    g_array_unref(values->words);
    g_array_unref(values->spans);
}

/* What stands after a command, as it is written. Owned by the caller. */
static char *
rest_of_line(const Reader *reader)
{
    if (reader->count == 1) {
        return g_strdup(reader->words[0].text);
    }
    if (reader->count == 0) {
        return g_strdup("");
    }
    PsgSpan span = line_span(reader);
    return g_strndup(psg_input_text(span.input) + span.start, span.end - span.start);
}

/* So many as announced, of whom nothing is known so far. */
static void
announce_vertices(Reader *reader, PsgSpan command)
{
    guint32 count = 0, first_mode = 0;
    if (reader->count == 0 || !psg_pajek_count(reader->words[0].text, &count)) {
        psg_report_refuse(reader->report, RULE, command,
                          "how many vertices there are is missing: write *Vertices 12");
        return;
    }
    if (reader->network == NULL || reader->network->vertices->len > 0) {
        reader->network = add_network(reader, command);
    }
    PsgPajekNetwork *network = reader->network;
    size_t most = psg_draft_limits(reader->file.draft)->max_actors;
    g_array_set_size(network->vertices, (guint)MIN(count, most + 1));
    for (guint i = 0; i < network->vertices->len; i++) {
        psg_pajek_vertex(network, i)->span = command;
    }
    if (reader->count > 1 && psg_pajek_count(reader->words[1].text, &first_mode) &&
        first_mode < count) {
        network->first_mode = first_mode;
    }
}

/* By its number, or by its label. */
static bool
find_vertex(const Reader *reader, const PsgPajekWord *word, guint32 *place)
{
    guint32 number;
    const PsgPajekNetwork *network = reader->network;
    if (!word->is_quoted && psg_pajek_count(word->text, &number)) {
        *place = number - 1;
        return number >= 1 && number <= network->vertices->len;
    }
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(reader->labels, word->text));
    *place = known - 1;
    return known > 0;
}

static bool
take_vertex(Reader *reader, size_t word, guint32 *place)
{
    if (find_vertex(reader, &reader->words[word], place)) {
        return true;
    }
    const PsgPajekNetwork *network = reader->network;
    psg_report_refuse(reader->report, RULE, span_of(reader, word, word),
                      "there is no vertex %s: they are numbered from 1 to %u",
                      reader->words[word].text, network->vertices->len);
    return false;
}

/* ---- What vertices and lines have ---- */

/* Words that Pajek knows and a landscape does not, and how many words each has after it. */
static const struct {
    const char *word;
    int values;
    const char *loss;
} looks[] = {
    {"ic", 1, "colours"},
    {"bc", 1, "colours"},
    {"lc", 1, "colours"},
    {"c", 1, "colours"},
    {"x_fact", 1, "sizes"},
    {"y_fact", 1, "sizes"},
    {"s_size", 1, "sizes"},
    {"size", 1, "sizes"},
    {"w", 1, "widths"},
    {"p", 1, "patterns"},
    {"s", 1, "arrows"},
    {"a", 1, "arrows"},
    {"ap", 1, "arrows"},
    {"hooks", 3, "hooks"},
    {"h1", 1, "bends"},
    {"h2", 1, "bends"},
    {"a1", 1, "bends"},
    {"a2", 1, "bends"},
    {"k1", 1, "bends"},
    {"k2", 1, "bends"},
    {"phi", 1, "turns"},
    {"r", 1, "corners"},
    {"q", 1, "corners"},
    {"bw", 1, "borders"},
    {"la", 1, "places of labels"},
    {"lr", 1, "places of labels"},
    {"lphi", 1, "places of labels"},
    {"lp", 1, "places of labels"},
    {"fos", 1, "fonts"},
    {"font", 1, "fonts"},
};

static const char *const shapes[] = {
    "ellipse", "box", "diamond", "triangle", "cross",  "empty",
    "house",   "man", "woman",   "circle",   "square", "emptyellipse",
};

static bool
is_shape(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
        if (g_ascii_strcasecmp(shapes[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static void
lose(Reader *reader, const char *what, bool is_line, size_t word)
{
    g_autofree char *loss =
        g_strdup_printf("%s of %s", what, is_line ? "lines" : "vertices");
    psg_report_lose(reader->report, loss, span_of(reader, word, word));
}

/* One word and what belongs to it; the place of the next. */
static size_t
take_attribute(Reader *reader, bool is_line, guint32 of, size_t word)
{
    const char *name = reader->words[word].text;
    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++) {
        if (g_ascii_strcasecmp(looks[i].word, name) == 0) {
            lose(reader, looks[i].loss, is_line, word);
            return word + 1 + (size_t)looks[i].values;
        }
    }
    if (word + 1 >= reader->count) {
        lose(reader, "single words", is_line, word);
        return word + 1;
    }
    bool is_label = is_line && g_ascii_strcasecmp(name, "l") == 0;
    PsgPajekAttribute attribute = {
        .is_line = is_line,
        .of = of,
        .name = is_label ? "label" : keep(reader, name),
        .value = keep(reader, reader->words[word + 1].text),
        .span = span_of(reader, word, word + 1),
    };
    g_array_append_val(reader->network->attributes, attribute);
    return word + 2;
}

static void
take_attributes(Reader *reader, bool is_line, guint32 of, size_t word)
{
    while (word < reader->count) {
        word = take_attribute(reader, is_line, of, word);
    }
}

/* Coordinates, shape and whatever else stands after a label. */
static void
take_vertex_rest(Reader *reader, guint32 place, size_t word)
{
    PsgPajekVertex *vertex = psg_pajek_vertex(reader->network, place);
    double number;
    size_t numbers = 0;
    while (numbers < 3 && word + numbers < reader->count &&
           psg_number_parse(reader->words[word + numbers].text, &number)) {
        numbers++;
    }
    if (numbers >= 2) {
        vertex->x = keep(reader, reader->words[word].text);
        vertex->y = keep(reader, reader->words[word + 1].text);
    }
    word += numbers;
    if (word < reader->count && is_shape(reader->words[word].text)) {
        if (strcmp(reader->words[word].text, "ellipse") != 0) { /* what all have else */
            lose(reader, "shapes", false, word);
        }
        word++;
    }
    take_attributes(reader, false, place, word);
}

static void
read_vertex(Reader *reader)
{
    guint32 place;
    bool is_wrong;
    if (!take_vertex(reader, 0, &place)) {
        return;
    }
    PsgSpan span = line_span(reader);
    g_autoptr(GArray) spells = take_times(reader, &is_wrong);
    if (is_wrong) {
        return;
    }
    PsgPajekVertex *vertex = psg_pajek_vertex(reader->network, place);
    vertex->span = span;
    add_spells(reader, spells, false, place);
    if (reader->count < 2) {
        return;
    }
    if (!reader->words[1].is_closed) {
        psg_report_doubt(reader->report, RULE, span_of(reader, 1, 1),
                         "the quote that opens here is never closed");
    }
    g_autofree char *label = g_strstrip(g_strdup(reader->words[1].text));
    if (*label != '\0') {
        vertex->label = keep(reader, label);
        g_hash_table_insert(reader->labels, g_strdup(label), GUINT_TO_POINTER(place + 1));
    }
    take_vertex_rest(reader, place, 2);
}

/* ---- Lines ---- */

/* The place + 1 of the relation of that number, which may have a name now. */
static guint32
relation_of(Reader *reader, guint32 number, const char *name)
{
    GArray *relations = reader->network->relations;
    gpointer key = GUINT_TO_POINTER(number);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(reader->relations, key));
    if (known == 0) {
        PsgPajekRelation added = {number, NULL};
        g_array_append_val(relations, added);
        known = relations->len;
        g_hash_table_insert(reader->relations, key, GUINT_TO_POINTER(known));
    }
    PsgPajekRelation *relation = &g_array_index(relations, PsgPajekRelation, known - 1);
    if (name != NULL && relation->name == NULL) {
        relation->name = keep(reader, name);
    }
    return known;
}

/* ":2 \"name\"" after a command; a name alone is a relation too. */
static void
take_relation(Reader *reader)
{
    guint32 number = 0;
    reader->relation = 0;
    if (reader->count == 0) {
        return;
    }
    const char *first = reader->words[0].text;
    if (*first == ':') {
        size_t used = first[1] == '\0' ? 2 : 1;
        const char *digits = used == 1           ? first + 1
                             : reader->count > 1 ? reader->words[1].text
                                                 : "";
        if (psg_pajek_count(digits, &number)) {
            reader->words += used;
            reader->count -= used;
        }
    }
    g_autofree char *name = rest_of_line(reader);
    if (*g_strstrip(name) == '\0') {
        reader->relation = relation_of(reader, number, NULL);
    } else if (number > 0 || reader->words[0].is_quoted) {
        number = number > 0 ? number : reader->network->relations->len + 1;
        reader->relation = relation_of(reader, number, name);
    }
}

static guint32
add_line(Reader *reader, const PsgPajekLine *line)
{
    GArray *lines = reader->network->lines;
    size_t most = psg_draft_limits(reader->file.draft)->max_values;
    if (lines->len > most) {
        reader->is_full = true; /* which the draft tells when they are said */
    } else {
        g_array_append_val(lines, *line);
    }
    return lines->len - 1;
}

/* "2: 5 3 1": the line is of relation 2. */
static guint32
take_line_relation(Reader *reader)
{
    g_autofree char *first = g_strdup(reader->words[0].text);
    size_t length = strlen(first);
    guint32 number;
    if (length < 2 || first[length - 1] != ':') {
        return reader->relation;
    }
    first[length - 1] = '\0';
    if (!psg_pajek_count(first, &number)) {
        return reader->relation;
    }
    reader->words++;
    reader->count--;
    return relation_of(reader, number, NULL);
}

static void
read_line(Reader *reader)
{
    PsgPajekLine line = {.is_directed = reader->section == SECTION_ARCS,
                         .span = line_span(reader)};
    bool is_wrong;
    double number;
    line.relation = take_line_relation(reader);
    if (reader->count == 0) {
        return;
    }
    g_autoptr(GArray) spells = take_times(reader, &is_wrong);
    if (is_wrong) {
        return;
    }
    if (reader->count < 2) {
        psg_report_refuse(reader->report, RULE, line.span,
                          "a line has two vertices: write their numbers");
        return;
    }
    if (!take_vertex(reader, 0, &line.from) || !take_vertex(reader, 1, &line.to)) {
        return;
    }
    size_t rest = 2;
    if (reader->count > 2 && psg_number_parse(reader->words[2].text, &number)) {
        line.value = keep(reader, reader->words[2].text);
        rest = 3;
    }
    guint32 place = add_line(reader, &line);
    add_spells(reader, spells, true, place);
    take_attributes(reader, true, place, rest);
}

/* A vertex and all to which it has lines. */
static void
read_list(Reader *reader)
{
    PsgPajekLine line = {.is_directed = reader->section == SECTION_ARCSLIST,
                         .relation = take_line_relation(reader)};
    bool is_wrong;
    if (reader->count == 0) {
        return;
    }
    g_autoptr(GArray) spells = take_times(reader, &is_wrong);
    if (is_wrong || reader->count == 0 || !take_vertex(reader, 0, &line.from)) {
        return;
    }
    for (size_t i = 1; i < reader->count && !reader->is_full; i++) {
        line.span = span_of(reader, i, i);
        if (take_vertex(reader, i, &line.to)) {
            add_spells(reader, spells, true, add_line(reader, &line));
        }
    }
}

/* ---- Matrices ---- */

typedef struct {
    const char *text;
    PsgSpan span;
} Cell;

static void
read_cells(Reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        Cell cell = {keep(reader, reader->words[i].text), span_of(reader, i, i)};
        g_array_append_val(reader->cells, cell);
    }
    reader->is_full =
        reader->cells->len > psg_draft_limits(reader->file.draft)->max_values;
    if (reader->is_full) {
        psg_diagnostics_error(psg_draft_list(reader->file.draft), PSG_LIMIT_VALUES,
                              line_span(reader), "there are more values than the limit");
    }
}

static double
cell_value(const Cell *cell)
{
    double value = 0;
    psg_number_parse(cell->text, &value);
    return value;
}

/* As many rows as columns, and the same both ways. */
static bool
is_symmetric(const Reader *reader, size_t columns)
{
    const Cell *cells = (const Cell *)(const void *)reader->cells->data;
    for (size_t row = 0; row < columns; row++) {
        for (size_t column = 0; column < row; column++) {
            double there = cell_value(&cells[row * columns + column]);
            double back = cell_value(&cells[column * columns + row]);
            if (there < back || there > back) {
                return false;
            }
        }
    }
    return true;
}

static void
add_cell_line(Reader *reader, const Cell *cell, const PsgPajekLine *line)
{
    double value = 0;
    if (!psg_number_parse(cell->text, &value)) {
        psg_report_refuse(reader->report, RULE, cell->span,
                          "a matrix has numbers, and this is none");
    } else if (value < 0 || value > 0) {
        add_line(reader, line);
    }
}

/* What was read of it becomes lines: directed, unless the matrix is of two kinds of vertices, or
 * the same both ways. */
static void
end_matrix(Reader *reader)
{
    const Cell *cells = (const Cell *)(const void *)reader->cells->data;
    const PsgPajekNetwork *network = reader->network;
    guint32 first = network->first_mode, count = network->vertices->len;
    guint32 rows = first > 0 ? first : count, columns = first > 0 ? count - first : count;
    size_t there = reader->cells->len;
    if (there < (size_t)rows * columns) {
        psg_report_refuse(reader->report, RULE, cells[there - 1].span,
                          "the matrix ends after %" G_GSIZE_FORMAT
                          " numbers, and has %u rows of %u",
                          there, rows, columns);
        return;
    }
    bool is_both_ways = first == 0 && is_symmetric(reader, columns);
    if (is_both_ways) {
        psg_report_guess(reader->report, cells[0].span,
                         "the matrix is the same both ways: its lines have no direction");
    }
    for (size_t i = 0; i < (size_t)rows * columns && !reader->is_full; i++) {
        guint32 row = (guint32)(i / columns), column = (guint32)(i % columns);
        PsgPajekLine line = {.from = row,
                             .to = column + first,
                             .is_directed = !is_both_ways && first == 0,
                             .relation = reader->relation,
                             .value = cells[i].text,
                             .span = cells[i].span};
        if (!is_both_ways || row <= column) {
            add_cell_line(reader, &cells[i], &line);
        }
    }
}

/* ---- Events ---- */

/* "HE:2": the command and which of several; false if it is none. */
static bool
split_command(const char *word, char **command, guint32 *nth)
{
    const char *sign = strchr(word, ':');
    *nth = 1;
    *command = g_ascii_strup(word, sign == NULL ? -1 : (gssize)(sign - word));
    return sign == NULL || (psg_pajek_count(sign + 1, nth) && *nth > 0);
}

static void
refuse_event(Reader *reader, const char *why)
{
    psg_report_refuse(reader->report, RULE, line_span(reader), "%s", why);
}

static void
take_event(Reader *reader, PsgPajekEvent *event, size_t vertices)
{
    double number;
    event->span = line_span(reader);
    if (reader->count < 1 + MAX(vertices, 1)) {
        refuse_event(reader, "the line ends before the event is told");
        return;
    }
    for (size_t i = 0; i < vertices; i++) {
        if (!take_vertex(reader, 1 + i, &event->numbers[i])) {
            return;
        }
    }
    const char *word =
        reader->count > 1 + vertices ? reader->words[1 + vertices].text : NULL;
    if (vertices == 0 && skip_time(word == NULL ? "" : word) == NULL) {
        refuse_event(reader, "this is no time: write a number");
        return;
    }
    event->word = word == NULL ? NULL : keep(reader, word);
    bool has_value = vertices == 2 && word != NULL && psg_number_parse(word, &number);
    event->value = has_value ? event->word : NULL;
    if (reader->count > 1 + MAX(vertices, 1) + has_value) {
        lose(reader, "looks", true, reader->count - 1);
    }
    g_autofree char *why = psg_pajek_events_take(reader->events, event);
    if (why != NULL) {
        refuse_event(reader, why);
    }
}

static void
read_event(Reader *reader)
{
    PsgPajekEvent event = {.nth = 1};
    g_autofree char *command = NULL;
    bool is_command = split_command(reader->words[0].text, &command, &event.nth);
    int vertices = psg_pajek_event_vertices(command);
    if (!is_command || vertices < 0) {
        refuse_event(reader, "this is no event: they are TI, TE, AV, HV, SV, DV, AE, …");
        return;
    }
    event.command = command;
    guint32 place;
    if (strcmp(command, "AV") == 0 && reader->count > 2 &&
        find_vertex(reader, &reader->words[1], &place)) {
        reader->words++;
        reader->count--;
        read_vertex(reader); /* its label and all */
        reader->words--;
        reader->count = 2;
    }
    if (strcmp(command, "CV") == 0) {
        lose(reader, "changing looks", false, 0);
        return;
    }
    take_event(reader, &event, (size_t)vertices);
}

/* ---- Values of vertices ---- */

static void
begin_values(Reader *reader, PsgPajekSort sort, PsgSpan command)
{
    g_autofree char *name = rest_of_line(reader);
    PsgPajekValues *values = psg_arena_alloc(reader->file.arena, sizeof *values);
    values->sort = sort;
    values->name = keep(reader, g_strstrip(name));
    values->comment = keep(reader, psg_pajek_scan_comment(reader->scan));
    values->span = command;
    values->words = g_array_new(FALSE, FALSE, sizeof(const char *));
    values->spans = g_array_new(FALSE, FALSE, sizeof(PsgSpan));
    g_ptr_array_add(reader->file.values, values);
    reader->values = values;
}

static void
read_value(Reader *reader)
{
    const char *word = keep(reader, reader->words[0].text);
    PsgSpan span = span_of(reader, 0, 0);
    g_array_append_val(reader->values->words, word);
    g_array_append_val(reader->values->spans, span);
}

/* ---- Sections ---- */

static Section
section_of(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (g_ascii_strcasecmp(sections[i].word, word) == 0) {
            return sections[i].section;
        }
    }
    return SECTION_SKIPPED;
}

/* The line is a command: its section, after which the words begin with what follows it. */
static Section
take_command(Reader *reader)
{
    const char *word = reader->words[0].text;
    size_t used = word[1] == '\0' && reader->count > 1 ? 2 : 1;
    Section section = section_of(used == 2 ? reader->words[1].text : word + 1);
    reader->words += used;
    reader->count -= used;
    return section;
}

static bool
has_lines(Section section)
{
    return section >= SECTION_ARCS && section <= SECTION_EVENTS;
}

static void
end_section(Reader *reader)
{
    if (reader->section == SECTION_MATRIX && reader->cells->len > 0) {
        end_matrix(reader);
    }
    g_array_set_size(reader->cells, 0);
    if (reader->events != NULL) {
        psg_pajek_events_end(g_steal_pointer(&reader->events));
    }
    reader->section = SECTION_NONE;
}

static void
begin_lines(Reader *reader, Section section, PsgSpan command)
{
    if (reader->network == NULL || reader->network->vertices->len == 0) {
        psg_report_refuse(reader->report, RULE, command,
                          "no vertices are announced before: write *Vertices 12 first");
        reader->section = SECTION_SKIPPED;
    } else if (section == SECTION_EVENTS) {
        reader->events = psg_pajek_events_new(&reader->file, reader->network);
    } else {
        take_relation(reader);
    }
}

/* After a header of values come their number and then they; else it is a network. */
static void
begin_vertices(Reader *reader, PsgSpan command)
{
    if (reader->values != NULL && reader->values->words->len == 0) {
        if (reader->count > 0) {
            psg_pajek_count(reader->words[0].text, &reader->values->count);
        }
        return;
    }
    reader->values = NULL;
    announce_vertices(reader, command);
    reader->section = reader->network == NULL ? SECTION_SKIPPED : SECTION_VERTICES;
}

static void
begin_section(Reader *reader)
{
    PsgSpan command = line_span(reader);
    end_section(reader);
    reader->section = take_command(reader);
    if (reader->section != SECTION_VERTICES) {
        reader->values = NULL;
    }
    if (has_lines(reader->section)) {
        begin_lines(reader, reader->section, command);
    } else if (reader->section == SECTION_VERTICES) {
        begin_vertices(reader, command);
    } else if (reader->section == SECTION_NETWORK) {
        g_autofree char *name = rest_of_line(reader);
        reader->network = add_network(reader, command);
        reader->network->name = keep(reader, g_strstrip(name));
    } else if (reader->section == SECTION_SKIPPED) {
        psg_report_lose(reader->report, "sections of an unknown sort", command);
    } else {
        begin_values(reader,
                     reader->section == SECTION_PARTITION ? PSG_PAJEK_PARTITION
                     : reader->section == SECTION_VECTOR  ? PSG_PAJEK_VECTOR
                                                          : PSG_PAJEK_OTHER,
                     command);
    }
}

static void
read_row(Reader *reader)
{
    reader->file.rows++;
    if (reader->values != NULL) {
        read_value(reader);
        return;
    }
    switch (reader->section) {
    case SECTION_VERTICES:
        read_vertex(reader);
        break;
    case SECTION_ARCS:
    case SECTION_EDGES:
        read_line(reader);
        break;
    case SECTION_ARCSLIST:
    case SECTION_EDGESLIST:
        read_list(reader);
        break;
    case SECTION_MATRIX:
        read_cells(reader);
        break;
    case SECTION_EVENTS:
        read_event(reader);
        break;
    case SECTION_NONE:
    case SECTION_NETWORK:
    case SECTION_PARTITION:
    case SECTION_VECTOR:
    case SECTION_OTHER:
    case SECTION_SKIPPED:
        break;
    }
}

static void
read_sections(Reader *reader)
{
    while (!reader->is_full &&
           (reader->count = psg_pajek_scan_line(reader->scan, &reader->words)) > 0) {
        const PsgPajekWord *first = &reader->words[0];
        if (*first->text == '*' && !first->is_quoted && !first->is_times) {
            begin_section(reader);
        } else {
            read_row(reader);
        }
    }
    end_section(reader);
}

/* ---- Files of values alone ---- */

bool
psg_pajek_recognise(const PsgInput *input)
{
    g_autoptr(PsgPajekScan) scan = psg_pajek_scan_new(input);
    const PsgPajekWord *words;
    size_t count = psg_pajek_scan_line(scan, &words);
    if (count == 0 || words[0].text[0] != '*' || words[0].is_quoted) {
        return false;
    }
    bool is_apart = words[0].text[1] == '\0' && count > 1;
    return section_of(is_apart ? words[1].text : words[0].text + 1) != SECTION_SKIPPED;
}

bool
psg_pajek_is_values(const PsgInput *input)
{
    g_autoptr(PsgPajekScan) scan = psg_pajek_scan_new(input);
    const PsgPajekWord *words;
    size_t count = psg_pajek_scan_line(scan, &words), rows = 0;
    guint32 announced = 0;
    double number;
    if (g_str_has_suffix(psg_input_name(input), ".net") || count != 2 ||
        g_ascii_strncasecmp(words[0].text, "*vert", 5) != 0 ||
        !psg_pajek_count(words[1].text, &announced)) {
        return false;
    }
    while ((count = psg_pajek_scan_line(scan, &words)) == 1 &&
           psg_number_parse(words[0].text, &number)) {
        rows++;
    }
    return count == 0 && rows > 0 && rows == announced;
}

/* Classes are whole numbers; a file's name says it else. */
static PsgPajekSort
sort_of_values(const PsgInput *input)
{
    const char *name = psg_input_name(input);
    if (g_str_has_suffix(name, ".per")) {
        return PSG_PAJEK_OTHER;
    }
    return g_str_has_suffix(name, ".vec") || (!g_str_has_suffix(name, ".clu") &&
                                              strchr(psg_input_text(input), '.') != NULL)
               ? PSG_PAJEK_VECTOR
               : PSG_PAJEK_PARTITION;
}

/* The announced number of values, which the file's name calls. */
static void
begin_file_of_values(Reader *reader)
{
    reader->count = psg_pajek_scan_line(reader->scan, &reader->words);
    PsgSpan command = line_span(reader);
    guint32 count = 0;
    psg_pajek_count(reader->words[1].text, &count);
    reader->count = 0;
    begin_values(reader, sort_of_values(reader->file.input), command);
    reader->values->name = keep(reader, psg_input_name(reader->file.input));
    reader->values->count = count;
}

void
psg_pajek_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    g_autoptr(GPtrArray) networks = g_ptr_array_new_with_free_func(network_free);
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(values_free);
    g_autoptr(GHashTable) labels =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) relations = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    g_autoptr(PsgPajekScan) scan = psg_pajek_scan_new(input);
    Reader reader = {
        .file = {input, draft, arena, networks, values, 0, 0},
        .report = psg_draft_report(draft),
        .scan = scan,
        .labels = labels,
        .relations = relations,
        .cells = cells,
    };
    if (psg_pajek_is_values(input)) {
        begin_file_of_values(&reader);
    }
    read_sections(&reader);
    psg_pajek_say(&reader.file);
}
