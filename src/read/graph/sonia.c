/* A SoNIA file: rows below the header of their section, whose columns may stand in any order. */
#include "read/graph/sonia.h"

#include "base/arena.h"
#include "base/number.h"
#include "read/draft/timeset.h"
#include "read/graph/attributes.h"

#include <string.h>

#define RULE "sonia"

typedef enum { SECTION_NONE, SECTION_NODES, SECTION_ARCS, SECTION_CLUSTERS } Section;

/* What SoNIA itself means by a column. */
typedef enum {
    ROLE_OTHER, /* whatever its name says, as in other formats */
    ROLE_ID,
    ROLE_SECOND_ID, /* beside AlphaId */
    ROLE_FROM,
    ROLE_TO,
    ROLE_MEMBERS,
    ROLE_PARENT,
    ROLE_START,
    ROLE_END,
    ROLE_LABEL,
    ROLE_WEIGHT,
    ROLE_LOOK,
    ROLES
} Role;

static const struct {
    const char *word;
    Role role;
} roles[] = {
    {"AlphaId", ROLE_ID},       {"NodeId", ROLE_ID},        {"ClusterId", ROLE_ID},
    {"FromId", ROLE_FROM},      {"ToId", ROLE_TO},          {"NodeIds", ROLE_MEMBERS},
    {"ParentId", ROLE_PARENT},  {"StartTime", ROLE_START},  {"EndTime", ROLE_END},
    {"Label", ROLE_LABEL},      {"ArcWeight", ROLE_WEIGHT}, {"NodeSize", ROLE_LOOK},
    {"NodeShape", ROLE_LOOK},   {"ColorName", ROLE_LOOK},   {"RedRGB", ROLE_LOOK},
    {"GreenRGB", ROLE_LOOK},    {"BlueRGB", ROLE_LOOK},     {"BorderColor", ROLE_LOOK},
    {"BorderWidth", ROLE_LOOK}, {"LabelColor", ROLE_LOOK},  {"LabelSize", ROLE_LOOK},
    {"LabelRed", ROLE_LOOK},    {"LabelGreen", ROLE_LOOK},  {"LabelBlue", ROLE_LOOK},
    {"BorderRed", ROLE_LOOK},   {"BorderGreen", ROLE_LOOK}, {"BorderBlue", ROLE_LOOK},
    {"ArcWidth", ROLE_LOOK},    {"ArcColor", ROLE_LOOK},    {"IconURL", ROLE_LOOK},
    {"Style", ROLE_LOOK},
};

typedef struct {
    const char *name; /* lives in the arena */
    Role role;
} Column;

typedef struct {
    const char *text; /* lives in the arena */
    PsgSpan span;
} Cell;

typedef struct {
    guint first, count; /* of the section's cells */
    PsgSpan span;
} Row;

typedef struct {
    const PsgInput *input;
    PsgDraft *draft;
    PsgReport *report;
    PsgArena *arena;
    guint32 clock;
    size_t at; /* in the text */
    Section section;
    bool has_tabs;
    GArray *columns;   /* Column, of the section */
    int places[ROLES]; /* of a column of that role; -1: there is none */
    GArray *cells,
        *rows; /* Cell and Row, of the section; cells also of the line at hand */
    GHashTable
        *changing;    /* of the section: id and column → its value, "" if it changes */
    GHashTable *keys; /* further ids of nodes → the id */
    size_t row_count;
} Reader;

/* ---- Lines ---- */

static PsgSpan
line_span(const Reader *reader, size_t start, size_t end)
{
    return (PsgSpan){reader->input, start, end};
}

/* The next line that is neither blank nor a comment; false at the end. */
static bool
next_line(Reader *reader, size_t *start, size_t *end)
{
    const char *text = psg_input_text(reader->input);
    size_t length = psg_input_length(reader->input);
    while (reader->at < length) {
        *start = reader->at;
        while (reader->at < length && text[reader->at] != '\n' &&
               text[reader->at] != '\r') {
            reader->at++;
        }
        *end = reader->at;
        reader->at++;
        size_t blanks = strspn(text + *start, " \t");
        if (*start + blanks < *end && strncmp(text + *start + blanks, "//", 2) != 0) {
            return true;
        }
    }
    return false;
}

static void
append_cell(Reader *reader, size_t start, size_t end)
{
    g_autofree char *text = g_strndup(psg_input_text(reader->input) + start, end - start);
    g_strstrip(text);
    size_t length = strlen(text);
    if (length >= 2 && text[0] == '"' && text[length - 1] == '"') {
        text[length - 1] = '\0';
        memmove(text, text + 1, length - 1);
    }
    Cell cell = {psg_arena_strdup(reader->arena, text), line_span(reader, start, end)};
    g_array_append_val(reader->cells, cell);
}

/* Cells between tabs; between blanks where the header has no tab. */
static Row
read_cells(Reader *reader, size_t start, size_t end)
{
    const char *text = psg_input_text(reader->input);
    Row row = {reader->cells->len, 0, line_span(reader, start, end)};
    while (start <= end) {
        size_t stop = start;
        while (stop < end && text[stop] != '\t' &&
               (reader->has_tabs || text[stop] != ' ')) {
            stop++;
        }
        if (reader->has_tabs || stop > start) {
            append_cell(reader, start, stop);
        }
        start = stop + 1;
    }
    row.count = reader->cells->len - row.first;
    return row;
}

/* Of a row that has so many. */
static const Cell *
nth_cell(const Reader *reader, const Row *row, guint column)
{
    return &g_array_index(reader->cells, Cell, row->first + column);
}

static bool
has_role(const Reader *reader, const Row *row, Role role)
{
    return reader->places[role] >= 0 && (guint)reader->places[role] < row->count;
}

/* Empty if the row has none of that role. */
static const char *
text_of(const Reader *reader, const Row *row, Role role)
{
    return has_role(reader, row, role)
               ? nth_cell(reader, row, (guint)reader->places[role])->text
               : "";
}

/* ---- Headers ---- */

static Role
role_of(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        if (g_ascii_strcasecmp(roles[i].word, word) == 0) {
            return roles[i].role;
        }
    }
    return ROLE_OTHER;
}

static bool
has_word(const Reader *reader, const Row *row, const char *word)
{
    for (guint i = 0; i < row->count; i++) {
        if (g_ascii_strcasecmp(nth_cell(reader, row, i)->text, word) == 0) {
            return true;
        }
    }
    return false;
}

/* NONE if the row is no header. */
static Section
section_of(const Reader *reader, const Row *row)
{
    if (has_word(reader, row, "FromId") && has_word(reader, row, "ToId")) {
        return SECTION_ARCS;
    }
    if (has_word(reader, row, "ClusterId") || has_word(reader, row, "NodeIds")) {
        return SECTION_CLUSTERS;
    }
    return has_word(reader, row, "NodeId") || has_word(reader, row, "AlphaId")
               ? SECTION_NODES
               : SECTION_NONE;
}

static void
begin_section(Reader *reader, const Row *header, Section section)
{
    reader->section = section;
    g_array_set_size(reader->columns, 0);
    for (size_t i = 0; i < ROLES; i++) {
        reader->places[i] = -1;
    }
    for (guint i = 0; i < header->count; i++) {
        Column column = {nth_cell(reader, header, i)->text, ROLE_OTHER};
        column.role = role_of(column.name);
        if (reader->places[column.role] >= 0 && column.role == ROLE_ID) {
            column.role = ROLE_SECOND_ID;
        }
        if (reader->places[column.role] < 0) {
            reader->places[column.role] = (int)i;
        }
        g_array_append_val(reader->columns, column);
    }
}

/* ---- Times ---- */

/* NULL: open; false if it is no time. */
static bool
read_time(const char *text, const char **time)
{
    double number;
    bool is_open = psg_timeset_is_open(text);
    *time = is_open ? NULL : text;
    return is_open || psg_number_parse(text, &number);
}

static bool
is_reversed(const PsgDraftTime *when)
{
    double start, end;
    return when->start != NULL && when->end != NULL &&
           psg_number_parse(when->start, &start) && psg_number_parse(when->end, &end) &&
           end < start;
}

/* Without a column of ends a row is of one moment. */
static bool
time_of(const Reader *reader, const Row *row, PsgDraftTime *when)
{
    bool has_end = reader->places[ROLE_END] >= 0;
    *when = (PsgDraftTime){.clock = reader->clock};
    if (!read_time(text_of(reader, row, ROLE_START), &when->start) ||
        !read_time(text_of(reader, row, has_end ? ROLE_END : ROLE_START), &when->end)) {
        psg_report_refuse(reader->report, RULE, row->span,
                          "its time is no number, as SoNIA wants times to be");
        return false;
    }
    if (is_reversed(when)) {
        psg_report_refuse(reader->report, RULE, row->span, "it ends before it begins");
        return false;
    }
    return true;
}

static bool
has_time(const PsgDraftTime *when)
{
    return when->start != NULL || when->end != NULL;
}

/* ---- What is said ---- */

static PsgDraftThing
node_of(const Reader *reader, const char *id, PsgSpan span)
{
    const char *key = g_hash_table_lookup(reader->keys, id);
    return psg_draft_actor(reader->draft, key == NULL ? id : key, span);
}

/* What a value is of: the row's node, or the two of its arc. Owned by the caller. */
static char *
subject_of(const Reader *reader, const Row *row, guint column)
{
    return g_strdup_printf("%u\t%s\t%s\t%s", column, text_of(reader, row, ROLE_ID),
                           text_of(reader, row, ROLE_FROM),
                           text_of(reader, row, ROLE_TO));
}

/* Which values change from row to row of the same. */
static void
find_changing(const Reader *reader)
{
    g_hash_table_remove_all(reader->changing);
    for (guint i = 0; i < reader->rows->len; i++) {
        const Row *row = &g_array_index(reader->rows, Row, i);
        for (guint k = 0; k < MIN(row->count, reader->columns->len); k++) {
            const char *value = nth_cell(reader, row, k)->text;
            char *subject = subject_of(reader, row, k);
            const char *before = g_hash_table_lookup(reader->changing, subject);
            const char *now = before == NULL || strcmp(before, value) == 0 ? value : "";
            g_hash_table_replace(reader->changing, subject, (gpointer)(guintptr)now);
        }
    }
}

static PsgMeaning
meaning_of(const Reader *reader, const Column *column, PsgDraftWhat what,
           const char **name)
{
    *name = column->name;
    return column->role == ROLE_LABEL ? PSG_MEANING_NAME
           : column->role == ROLE_WEIGHT
               ? PSG_MEANING_WEIGHT
               : psg_attributes_meaning(reader->draft, what, name);
}

/* Times that a table of another program has beside SoNIA's own would be told twice. */
static bool
is_fact(PsgMeaning meaning)
{
    return meaning != PSG_MEANING_START && meaning != PSG_MEANING_END &&
           meaning != PSG_MEANING_WHEN && meaning != PSG_MEANING_SLICE &&
           meaning != PSG_MEANING_IGNORED;
}

/* What stays is said once: it takes the place of the value then. */
static const char said[] = "said";

static void
say_cell(const Reader *reader, const Row *row, guint place, PsgDraftThing of,
         const PsgDraftTime *when)
{
    const Column *column = &g_array_index(reader->columns, Column, place);
    const Cell *cell = nth_cell(reader, row, place);
    const char *name;
    if (*cell->text == '\0') {
        return;
    }
    if (column->role == ROLE_LOOK || column->role == ROLE_PARENT) {
        psg_report_lose(reader->report,
                        column->role == ROLE_LOOK ? "colours, shapes and sizes"
                                                  : "clusters within clusters",
                        cell->span);
    } else if (column->role == ROLE_OTHER || column->role == ROLE_LABEL ||
               column->role == ROLE_WEIGHT) {
        char *subject = subject_of(reader, row, place);
        const char *always = g_hash_table_lookup(reader->changing, subject);
        g_hash_table_replace(reader->changing, subject,
                             (gpointer)(guintptr)(*always == '\0' ? always : said));
        PsgMeaning meaning = meaning_of(reader, column, of.what, &name);
        const PsgDraftSaying saying = {
            .of = of,
            .meaning = meaning,
            .property = meaning == PSG_MEANING_PROPERTY ? name : NULL,
            .value = cell->text,
            .when = *always == '\0' && has_time(when) ? when : NULL,
        };
        if (is_fact(meaning) && always != said) {
            psg_draft_say(reader->draft, &saying, cell->span);
        }
    }
}

static void
say_cells(const Reader *reader, const Row *row, PsgDraftThing of,
          const PsgDraftTime *when)
{
    for (guint i = 0; i < MIN(row->count, reader->columns->len); i++) {
        say_cell(reader, row, i, of, when);
    }
    if (has_time(when)) {
        psg_draft_there(reader->draft, of, when, row->span);
    }
}

static void
refuse_unnamed(const Reader *reader, const Row *row)
{
    psg_report_refuse(reader->report, RULE, row->span,
                      "the row does not say of whom it is");
}

static void
say_node(const Reader *reader, const Row *row, const PsgDraftTime *when)
{
    const char *id = text_of(reader, row, ROLE_ID);
    const char *second = text_of(reader, row, ROLE_SECOND_ID);
    if (*id == '\0') {
        refuse_unnamed(reader, row);
        return;
    }
    if (*second != '\0' && !g_hash_table_contains(reader->keys, second)) {
        g_hash_table_insert(reader->keys, (gpointer)(guintptr)second,
                            (gpointer)(guintptr)id);
    }
    PsgDraftThing actor = psg_draft_actor(reader->draft, id, row->span);
    psg_draft_declare(reader->draft, actor, row->span);
    say_cells(reader, row, actor, when);
}

static void
say_arc(const Reader *reader, const Row *row, const PsgDraftTime *when)
{
    const char *from = text_of(reader, row, ROLE_FROM);
    const char *to = text_of(reader, row, ROLE_TO);
    if (*from == '\0' || *to == '\0') {
        refuse_unnamed(reader, row);
        return;
    }
    const PsgDraftTie tie = {.from = node_of(reader, from, row->span),
                             .to = node_of(reader, to, row->span),
                             .direction = PSG_DIRECTION_DIRECTED};
    say_cells(reader, row, psg_draft_tie(reader->draft, &tie, row->span), when);
}

/* "{1,2}": its members are of a group of its name then. */
static void
say_cluster(const Reader *reader, const Row *row, const PsgDraftTime *when)
{
    const char *label = text_of(reader, row, ROLE_LABEL);
    const char *name = *label == '\0' ? text_of(reader, row, ROLE_ID) : label;
    if (!has_role(reader, row, ROLE_MEMBERS) || *name == '\0') {
        refuse_unnamed(reader, row);
        return;
    }
    const Cell *members = nth_cell(reader, row, (guint)reader->places[ROLE_MEMBERS]);
    if (*text_of(reader, row, ROLE_PARENT) != '\0') {
        psg_report_lose(reader->report, "clusters within clusters", row->span);
    }
    g_auto(GStrv) ids = g_strsplit_set(members->text, "{},; ", -1);
    for (size_t i = 0; ids[i] != NULL; i++) {
        if (*ids[i] != '\0') {
            const PsgDraftSaying saying = {
                .of = node_of(reader, ids[i], members->span),
                .meaning = PSG_MEANING_GROUP,
                .value = name,
                .when = has_time(when) ? when : NULL,
            };
            psg_draft_say(reader->draft, &saying, members->span);
        }
    }
}

static void
end_section(Reader *reader)
{
    if (reader->section == SECTION_NODES || reader->section == SECTION_ARCS) {
        find_changing(reader);
    }
    for (guint i = 0; i < reader->rows->len && !psg_draft_is_full(reader->draft); i++) {
        const Row *row = &g_array_index(reader->rows, Row, i);
        PsgDraftTime when;
        if (!time_of(reader, row, &when)) {
            continue;
        }
        switch (reader->section) {
        case SECTION_NODES:
            say_node(reader, row, &when);
            break;
        case SECTION_ARCS:
            say_arc(reader, row, &when);
            break;
        case SECTION_CLUSTERS:
            say_cluster(reader, row, &when);
            break;
        case SECTION_NONE:
            psg_report_refuse(reader->report, RULE, row->span,
                              "no header stands above this row");
            break;
        }
    }
    reader->row_count += reader->rows->len;
    g_array_set_size(reader->rows, 0);
    g_array_set_size(reader->cells, 0);
}

/* ---- The file ---- */

static void
report_columns(const Reader *reader)
{
    static const char *const words[ROLES] = {
        [ROLE_ID] = "id",   [ROLE_SECOND_ID] = "id",   [ROLE_FROM] = "from",
        [ROLE_TO] = "to",   [ROLE_MEMBERS] = "actors", [ROLE_START] = "start",
        [ROLE_END] = "end", [ROLE_LABEL] = "name",     [ROLE_WEIGHT] = "weight",
    };
    PsgDraftWhat what = reader->section == SECTION_ARCS ? PSG_DRAFT_TIE : PSG_DRAFT_ACTOR;
    for (guint i = 0; i < reader->columns->len; i++) {
        const Column *column = &g_array_index(reader->columns, Column, i);
        const char *name = column->name;
        if (column->role == ROLE_OTHER) {
            PsgMeaning meaning = psg_attributes_meaning(reader->draft, what, &name);
            psg_report_column(reader->report, column->name, psg_meaning_word(meaning));
        } else if (words[column->role] != NULL) {
            psg_report_column(reader->report, column->name, words[column->role]);
        }
    }
}

/* The line is a header: rows below it are of its section. */
static bool
take_header(Reader *reader, size_t start, size_t end)
{
    bool had_tabs = reader->has_tabs;
    reader->has_tabs =
        memchr(psg_input_text(reader->input) + start, '\t', end - start) != NULL;
    Row header = read_cells(reader, start, end);
    Section section = section_of(reader, &header);
    if (section == SECTION_NONE) {
        g_array_set_size(reader->cells, header.first);
        reader->has_tabs = had_tabs;
        return false;
    }
    end_section(reader);
    header = read_cells(reader, start, end);
    begin_section(reader, &header, section);
    report_columns(reader);
    if (reader->places[ROLE_END] >= 0) {
        psg_report_guess(reader->report, header.span,
                         "who is there from 1 to 2 is no longer there at 2, as "
                         "networkDynamic takes the times of SoNIA");
    }
    return true;
}

/* What a header has, whatever else: a line without it need not be looked at twice. */
static bool
may_be_header(const Reader *reader, size_t start, size_t end)
{
    const char *text = psg_input_text(reader->input);
    for (size_t i = start; i + 1 < end; i++) {
        if ((text[i] | 0x20) == 'i' && (text[i + 1] | 0x20) == 'd') {
            return true;
        }
    }
    return false;
}

static void
read_lines(Reader *reader)
{
    size_t start, end;
    while (!psg_draft_is_full(reader->draft) && next_line(reader, &start, &end)) {
        if (!may_be_header(reader, start, end) || !take_header(reader, start, end)) {
            Row row = read_cells(reader, start, end);
            g_array_append_val(reader->rows, row);
        }
    }
    end_section(reader);
}

/* Of a line on its own. */
static Section
glance(Reader *reader, size_t start, size_t end)
{
    if (!may_be_header(reader, start, end)) {
        return SECTION_NONE;
    }
    reader->has_tabs =
        memchr(psg_input_text(reader->input) + start, '\t', end - start) != NULL;
    g_array_set_size(reader->cells, 0);
    Row row = read_cells(reader, start, end);
    return section_of(reader, &row);
}

/* First a header of nodes, further down one of arcs. */
bool
psg_sonia_recognise(const PsgInput *input)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    Reader reader = {.input = input, .arena = arena, .cells = cells};
    size_t start, end;
    if (!next_line(&reader, &start, &end) ||
        glance(&reader, start, end) != SECTION_NODES) {
        return false;
    }
    while (next_line(&reader, &start, &end)) {
        if (glance(&reader, start, end) == SECTION_ARCS) {
            return true;
        }
    }
    return false;
}

void
psg_sonia_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(Column));
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
    g_autoptr(GHashTable) changing =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
    const PsgDraftClock clock = {PSG_CLOCK_NUMBER, true, psg_input_name(input)};
    PsgReport *report = psg_draft_report(draft);
    Reader reader = {.input = input,
                     .draft = draft,
                     .report = report,
                     .arena = arena,
                     .clock = psg_draft_clock(draft, &clock),
                     .columns = columns,
                     .cells = cells,
                     .rows = rows,
                     .changing = changing,
                     .keys = keys};
    psg_report_describe(report, "SoNIA");
    read_lines(&reader);
    const GPtrArray *files = psg_report_files(report);
    const PsgReportFile *told = g_ptr_array_index(files, files->len - 1);
    psg_report_rows(report, reader.row_count);
    psg_report_taken(report, reader.row_count - MIN(reader.row_count, told->refused));
}
