/* Rows of ties, actors, events and values, one after the other. */
#include "read/table/rows.h"

#include "base/number.h"
#include "read/draft/timeset.h"

#include <string.h>

/* ---- Cells ---- */

static int
column_of(const PsgRows *rows, PsgMeaning meaning)
{
    return rows->of_meaning[meaning];
}

static const char *
text_of(const PsgRows *rows, int column)
{
    return column < 0 ? "" : psg_cell_text(rows->cells, (size_t)column);
}

static PsgSpan
span_of(const PsgRows *rows, int column)
{
    return psg_cell_span(rows->cells, column < 0 ? 0 : (size_t)column);
}

static const char *
title_of(const PsgRows *rows, int column)
{
    return psg_table_column(rows->table, (size_t)column)->title;
}

/* Some cells hold several; one that does among many that don't has a name with such a sign. */
static bool
holds_lists(const PsgRows *rows, int column)
{
    enum { OF_SO_MANY = 10 };
    const PsgColumn *of = psg_table_column(rows->table, (size_t)column);
    return of->lists >= 2 && of->lists * OF_SO_MANY >= MIN(of->filled, of->distinct);
}

/* Owned by the caller. */
static char **
keys_in(const PsgRows *rows, int column)
{
    const char *text = text_of(rows, column);
    if (holds_lists(rows, column)) {
        return psg_cell_split(text, false);
    }
    char **single = g_new0(char *, 2);
    single[0] = *text == '\0' ? NULL : g_strdup(text);
    return single;
}

static PsgDraftThing
actor_of(const PsgRows *rows, const char *text, PsgSpan span)
{
    const char *key = psg_cell_key(text);
    PsgDraftThing actor = psg_draft_actor(rows->draft, key, span);
    if (key != text && g_str_has_prefix(text, "http")) {
        PsgDraftSaying url = {.of = actor, .meaning = PSG_MEANING_URL, .value = text};
        psg_draft_say(rows->draft, &url, span);
    }
    return actor;
}

/* ---- Ties ---- */

/* "from", "sender", "vendeur" lead somewhere; "source", "node 1" and "person A" need not. */
static bool
leads(const char *title)
{
    static const char *const words[] = {
        "from",     "de",       "sender",  "expediteur", "tail",     "seller",
        "vendeur",  "lender",   "preteur", "follower",   "citing",   "donor",
        "donateur", "exporter", "origin",  "origine",    "emetteur", "payer"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        bool is_short = strlen(words[i]) < strlen("from");
        if (is_short ? strcmp(title, words[i]) == 0 : g_str_has_prefix(title, words[i])) {
            return true;
        }
    }
    return false;
}

/* As the titles of the ends say, where no row says it: told as a guess. */
static PsgDirection
direction_of_titles(const PsgRows *rows)
{
    int from = column_of(rows, PSG_MEANING_FROM), to = column_of(rows, PSG_MEANING_TO);
    if (from < 0 || to < 0) {
        return PSG_DIRECTION_UNSAID;
    }
    const PsgColumn *start = psg_table_column(rows->table, (size_t)from);
    const PsgColumn *end = psg_table_column(rows->table, (size_t)to);
    if (start->is_told || !leads(start->plain)) {
        return PSG_DIRECTION_UNSAID;
    }
    psg_report_guess(psg_draft_report(rows->draft), start->span,
                     "relations lead from \"%s\" to \"%s\", as these columns are called",
                     start->title, end->title);
    return PSG_DIRECTION_DIRECTED;
}

static PsgDirection
direction_of(const PsgRows *rows)
{
    int column = column_of(rows, PSG_MEANING_DIRECTION);
    const char *text = text_of(rows, column);
    bool is_yes;
    if (psg_cell_is_missing(text)) {
        return column < 0 ? direction_of_titles(rows) : PSG_DIRECTION_UNSAID;
    }
    if (psg_cell_is_direction(text, &is_yes) || psg_cell_is_sign(text, &is_yes)) {
        return is_yes ? PSG_DIRECTION_DIRECTED : PSG_DIRECTION_UNDIRECTED;
    }
    psg_report_doubt(psg_draft_report(rows->draft), "bad-direction",
                     span_of(rows, column),
                     "\"%s\" is no direction: write Directed or Undirected", text);
    return PSG_DIRECTION_UNSAID;
}

/* The weight as files of ours write it; NULL after telling that it is none. */
static char *
weight_text(const PsgRows *rows, size_t column, const char *text)
{
    const PsgColumn *of = psg_table_column(rows->table, column);
    g_autofree char *number = psg_cell_number(text, of->notation);
    double weight = 0;
    if (number != NULL && psg_number_parse(number, &weight) && weight > 0) {
        return g_steal_pointer(&number);
    }
    psg_report_refuse(
        psg_draft_report(rows->draft), "bad-number", psg_cell_span(rows->cells, column),
        "\"%s\" is no weight: write a number above 0; the relation is taken "
        "without it",
        text);
    return NULL;
}

static bool
is_zero(const char *text)
{
    double number;
    g_autofree char *plain = psg_cell_number(text, (PsgNumberNotation){.is_comma = true});
    return plain != NULL && psg_number_parse(plain, &number) && number >= 0 &&
           number <= 0;
}

static void
say_weight(const PsgRows *rows, PsgDraftThing tie, size_t column, const char *text)
{
    PsgSpan span = psg_cell_span(rows->cells, column);
    PsgDraftSaying saying = {.of = tie, .meaning = PSG_MEANING_WEIGHT};
    PsgTimeset set = {text, rows->clocks[column], PSG_TIMESET_ANY};
    if (psg_cell_is_missing(text)) {
        return;
    }
    g_autoptr(GPtrArray) parts = psg_timeset_parse(text);
    if (parts != NULL && psg_timeset_say(rows->draft, &saying, &set, span)) {
        for (guint i = 0; rows->times->len == 0 && i < parts->len; i++) {
            const PsgTimesetPart *part = g_ptr_array_index(parts, i);
            const char *end = part->fields[part->count == 3 ? 1 : 0];
            PsgDraftTime when = {
                .clock = rows->clocks[column],
                .start = psg_timeset_is_open(part->fields[0]) ? NULL : part->fields[0],
                .end = psg_timeset_is_open(end) ? NULL : end,
                .is_start_open = part->is_start_open,
                .is_end_open = part->is_end_open};
            psg_draft_there(rows->draft, tie, &when, span);
        }
        return;
    }
    g_autofree char *weight = weight_text(rows, column, text);
    saying.value = weight;
    if (weight == NULL) {
        g_autofree char *remark =
            g_strdup_printf("\"%s\" is no weight: it is taken as 1", text);
        psg_draft_remark(rows->draft, tie, remark);
    }
    for (guint i = 0; weight != NULL && i < MAX(rows->times->len, 1); i++) {
        saying.when =
            rows->times->len == 0 ? NULL : &g_array_index(rows->times, PsgDraftTime, i);
        psg_draft_say(rows->draft, &saying, span);
    }
}

/* What a row says if its columns are times: it is there in those that hold a sign, or a weight. */
static void
say_columns_of_times(const PsgRows *rows, PsgDraftThing thing, PsgMeaning meaning,
                     const char *property)
{
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        const PsgColumn *column = psg_table_column(rows->table, i);
        const char *text = psg_cell_text(rows->cells, i);
        bool is_there = false;
        if (column->role != PSG_COLUMN_TIME || psg_cell_is_missing(text) ||
            (psg_cell_is_sign(text, &is_there) && !is_there)) {
            continue;
        }
        const char *title = column->title + (g_ascii_isalpha(*column->title) ? 1 : 0);
        PsgDraftTime when = {.clock = rows->clocks[i], .start = title, .end = title};
        PsgSpan span = psg_cell_span(rows->cells, i);
        psg_draft_there(rows->draft, thing, &when, span);
        if (rows->are_signs) {
            continue;
        }
        g_autofree char *number = psg_cell_number(text, column->notation);
        PsgDraftSaying saying = {.of = thing,
                                 .meaning = meaning,
                                 .property = property,
                                 .value = number != NULL ? number : text,
                                 .when = &when};
        psg_draft_say(rows->draft, &saying, span);
    }
}

static void
say_tie(PsgRows *rows, const PsgDraftTie *ends)
{
    int from = column_of(rows, PSG_MEANING_FROM);
    int weight = column_of(rows, PSG_MEANING_WEIGHT);
    PsgDraftThing tie = psg_draft_tie(rows->draft, ends, span_of(rows, from));
    psg_rows_be_there(rows, tie);
    psg_rows_say_all(rows, tie, PSG_OWNER_ROW, false);
    if (weight >= 0) {
        say_weight(rows, tie, (size_t)weight, text_of(rows, weight));
    }
    say_columns_of_times(rows, tie, PSG_MEANING_WEIGHT, NULL);
}

/* Rows that add up others. */
static bool
is_total(const char *text)
{
    static const char *const words[] = {"total",        "totals",   "totaux",
                                        "sum",          "somme",    "grandtotal",
                                        "totalgeneral", "soustotal"};
    g_autofree char *word = psg_meaning_fold(text);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool
refuse_without(const PsgRows *rows, int column)
{
    if (!psg_cell_is_nobody(text_of(rows, column))) {
        return false;
    }
    psg_report_refuse(psg_draft_report(rows->draft), "table-row", span_of(rows, column),
                      "this row has nothing in the column %s: it is left out",
                      title_of(rows, column));
    return true;
}

/* networkDynamic numbers edges: rows of one number are one relation, in all tables, and parallel
 * ones have numbers of their own. NULL where there is no such column; owned by the caller. */
static char *
edge_key(const PsgRows *rows)
{
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        const char *text = psg_cell_text(rows->cells, i);
        if (strcmp(psg_table_column(rows->table, i)->plain, "edgeid") == 0 &&
            !psg_cell_is_missing(text)) {
            return g_strconcat("edge.id ", text, NULL);
        }
    }
    return NULL;
}

static void
read_tie(PsgRows *rows)
{
    int from = column_of(rows, PSG_MEANING_FROM), to = column_of(rows, PSG_MEANING_TO);
    int weight = column_of(rows, PSG_MEANING_WEIGHT);
    if (is_total(text_of(rows, from)) && *text_of(rows, to) == '\0') {
        psg_report_refuse(psg_draft_report(rows->draft), "table-row", span_of(rows, from),
                          "this row adds up others: it is left out");
        return;
    }
    if (refuse_without(rows, from) || refuse_without(rows, to)) {
        return;
    }
    if (weight >= 0 && is_zero(text_of(rows, weight))) {
        psg_report_refuse(
            psg_draft_report(rows->draft), "bad-number", span_of(rows, weight),
            "a weight of %s is no relation: the row is left out", text_of(rows, weight));
        return;
    }
    g_auto(GStrv) sources = keys_in(rows, from);
    g_auto(GStrv) targets = keys_in(rows, to);
    g_autofree char *key = edge_key(rows);
    PsgDraftTie ends = {.direction = direction_of(rows),
                        .is_guessed = column_of(rows, PSG_MEANING_DIRECTION) < 0,
                        .key = key};
    for (size_t i = 0; sources[i] != NULL; i++) {
        ends.from = actor_of(rows, sources[i], span_of(rows, from));
        psg_rows_say_all(rows, ends.from, PSG_OWNER_FROM, false);
        for (size_t j = 0; targets[j] != NULL; j++) {
            ends.to = actor_of(rows, targets[j], span_of(rows, to));
            psg_rows_say_all(rows, ends.to, PSG_OWNER_TO, false);
            say_tie(rows, &ends);
        }
    }
    rows->taken++;
}

/* ---- Actors ---- */

/* Of those who came after the row's actor each comes after it. */
static void
say_successors(const PsgRows *rows, PsgDraftThing actor, const char *key, size_t column)
{
    const PsgColumn *of = psg_table_column(rows->table, column);
    g_auto(GStrv) names =
        psg_cell_split(psg_cell_text(rows->cells, column), of->lists == 0);
    PsgSpan span = psg_cell_span(rows->cells, column);
    for (size_t i = 0; names[i] != NULL; i++) {
        PsgDraftSaying before = {.of = actor_of(rows, names[i], span),
                                 .meaning = PSG_MEANING_BEFORE,
                                 .value = psg_cell_key(key)};
        if (before.of.place != actor.place) {
            psg_draft_say(rows->draft, &before, span);
        }
    }
}

static void
say_partners(PsgRows *rows, PsgDraftThing actor, size_t column)
{
    const PsgColumn *of = psg_table_column(rows->table, column);
    g_auto(GStrv) partners =
        psg_cell_split(psg_cell_text(rows->cells, column), of->lists == 0);
    PsgSpan span = psg_cell_span(rows->cells, column);
    for (size_t i = 0; partners[i] != NULL; i++) {
        PsgDraftTie ends = {.from = actor, .to = actor_of(rows, partners[i], span)};
        PsgDraftThing tie = psg_draft_tie(rows->draft, &ends, span);
        PsgDraftSaying kind = {
            .of = tie, .meaning = PSG_MEANING_KIND, .value = of->title};
        psg_draft_say(rows->draft, &kind, span);
        if (of->meaning == PSG_MEANING_ACTOR) {
            psg_rows_be_there(rows, tie);
        }
    }
}

/* The first name before the last one; owned by the caller. */
static char *
full_name(const PsgRows *rows)
{
    int first = rows->of_role[PSG_COLUMN_FIRST_NAME];
    int last = rows->of_role[PSG_COLUMN_LAST_NAME];
    if (first < 0 || last < 0) {
        return g_strdup(text_of(rows, column_of(rows, PSG_MEANING_NAME)));
    }
    char *name = g_strdup_printf("%s %s", text_of(rows, first), text_of(rows, last));
    return g_strstrip(name);
}

/* What the row's actor is called by, and its column; -1: the names together. */
static int
subject_column(const PsgRows *rows)
{
    int id = column_of(rows, PSG_MEANING_ID), actor = column_of(rows, PSG_MEANING_ACTOR);
    if (id < 0 && rows->of_role[PSG_COLUMN_FIRST_NAME] >= 0) {
        return -1;
    }
    return id >= 0 ? id : actor >= 0 ? actor : column_of(rows, PSG_MEANING_NAME);
}

static const char *
measure_name(const PsgRows *rows)
{
    const char *name = text_of(rows, column_of(rows, PSG_MEANING_MEASURE));
    return *name != '\0' ? name : rows->table->grid->name;
}

static void
read_actor(PsgRows *rows)
{
    int subject = subject_column(rows);
    g_autofree char *name = full_name(rows);
    const char *key = subject < 0 ? name : text_of(rows, subject);
    key = *key == '\0' && subject >= 0 ? name : key;
    if (*key == '\0') {
        psg_report_refuse(psg_draft_report(rows->draft), "table-row",
                          span_of(rows, subject),
                          "this row does not say who it is about: it is left out");
        return;
    }
    if (is_total(key)) {
        psg_report_refuse(psg_draft_report(rows->draft), "table-row",
                          span_of(rows, subject),
                          "this row adds up others: it is left out");
        return;
    }
    PsgSpan span = subject < 0 ? psg_cell_span(rows->cells, 0) : span_of(rows, subject);
    PsgDraftThing actor = actor_of(rows, key, span);
    rows->joined += !g_hash_table_add(rows->said, GUINT_TO_POINTER(actor.place + 1));
    psg_draft_declare(rows->draft, actor, span);
    psg_rows_be_there(rows, actor);
    if (*name != '\0' && strcmp(name, psg_cell_key(key)) != 0) {
        PsgDraftSaying saying = {.of = actor, .meaning = PSG_MEANING_NAME, .value = name};
        psg_draft_say(rows->draft, &saying, span);
    }
    psg_rows_say_all(rows, actor, PSG_OWNER_ROW, rows->table->is_repeated);
    say_columns_of_times(rows, actor, PSG_MEANING_PROPERTY, measure_name(rows));
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        PsgColumnRole role = psg_table_column(rows->table, i)->role;
        if (role == PSG_COLUMN_PARTNERS) {
            say_partners(rows, actor, i);
        } else if (role == PSG_COLUMN_SUCCESSORS) {
            say_successors(rows, actor, key, i);
        }
    }
    rows->taken++;
}

/* ---- Events ---- */

static void
take_part(const PsgRows *rows, PsgDraftThing event, size_t column)
{
    const PsgColumn *of = psg_table_column(rows->table, column);
    const char *text = psg_cell_text(rows->cells, column);
    PsgSpan span = psg_cell_span(rows->cells, column);
    g_auto(GStrv) names = psg_cell_split(text, of->lists == 0);
    for (size_t i = 0; names[i] != NULL; i++) {
        if (of->meaning == PSG_MEANING_ACTORS) {
            psg_draft_take_part(rows->draft, event, actor_of(rows, names[i], span), span);
        } else {
            PsgDraftSaying saying = {
                .of = event, .meaning = PSG_MEANING_PEOPLE, .value = names[i]};
            psg_draft_say(rows->draft, &saying, span);
        }
    }
}

/* An event without a title has that of its kind, or of who took part. */
static void
say_title(const PsgRows *rows, PsgDraftThing event)
{
    static const PsgMeaning meanings[] = {PSG_MEANING_TITLE, PSG_MEANING_KIND,
                                          PSG_MEANING_ACTORS, PSG_MEANING_PEOPLE,
                                          PSG_MEANING_PLACE};
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++) {
        int column = column_of(rows, meanings[i]);
        const char *text = text_of(rows, column);
        if (*text != '\0') {
            PsgDraftSaying saying = {
                .of = event, .meaning = PSG_MEANING_TITLE, .value = text};
            psg_draft_say(rows->draft, &saying, span_of(rows, column));
            return;
        }
    }
}

static void
read_event(PsgRows *rows)
{
    if (rows->times->len == 0) {
        psg_report_refuse(psg_draft_report(rows->draft), "table-row", span_of(rows, 0),
                          "this row does not say when it was: it is left out");
        return;
    }
    PsgSpan span = span_of(rows, 0);
    PsgDraftThing event = psg_draft_event(rows->draft, span);
    psg_rows_be_there(rows, event);
    say_title(rows, event);
    psg_rows_say_all(rows, event, PSG_OWNER_ROW, false);
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        const PsgColumn *column = psg_table_column(rows->table, i);
        if (column->meaning == PSG_MEANING_ACTORS ||
            column->meaning == PSG_MEANING_PEOPLE) {
            take_part(rows, event, i);
        }
    }
    rows->taken++;
}

/* ---- Values ---- */

/* A table of ours says of what sort its subject is; a draft has no tiers and groups that have
 * values. */
static bool
lose_of_many(const PsgRows *rows)
{
    int column = rows->of_role[PSG_COLUMN_SUBJECT];
    const char *sort = text_of(rows, column);
    bool is_of_many = strcmp(sort, "tier") == 0 || strcmp(sort, "group") == 0;
    if (is_of_many) {
        psg_report_lose(psg_draft_report(rows->draft),
                        "values of tiers and groups in a table of measures",
                        span_of(rows, column));
    }
    return is_of_many;
}

/* Of the whole: of nobody, of a total, or, in a table of ours, of all. */
static bool
is_of_whole(const PsgRows *rows, const char *key)
{
    int column = rows->of_role[PSG_COLUMN_SUBJECT];
    const char *sort = text_of(rows, column);
    return *key == '\0' || (*sort == '\0' ? is_total(key) : strcmp(sort, "all") == 0);
}

static void
read_measure(PsgRows *rows)
{
    int subject = subject_column(rows), value = column_of(rows, PSG_MEANING_VALUE);
    int measure = column_of(rows, PSG_MEANING_MEASURE);
    if (refuse_without(rows, measure) || refuse_without(rows, value) ||
        lose_of_many(rows)) {
        return;
    }
    const char *key = text_of(rows, subject);
    const PsgColumn *of = psg_table_column(rows->table, (size_t)value);
    g_autofree char *number = psg_cell_number(text_of(rows, value), of->notation);
    PsgDraftThing thing = is_of_whole(rows, key)
                              ? (PsgDraftThing){PSG_DRAFT_WHOLE, 0}
                              : actor_of(rows, key, span_of(rows, subject));
    const char *unit = text_of(rows, column_of(rows, PSG_MEANING_UNIT));
    psg_draft_property(rows->draft, thing.what, text_of(rows, measure),
                       number != NULL ? PSG_PROPERTY_NUMBER : PSG_PROPERTY_ANY,
                       *unit == '\0' ? NULL : unit);
    PsgDraftSaying saying = {.of = thing,
                             .meaning = PSG_MEANING_PROPERTY,
                             .property = text_of(rows, measure),
                             .value = number != NULL ? number : text_of(rows, value)};
    for (guint i = 0; i < MAX(rows->times->len, 1); i++) {
        saying.when =
            rows->times->len == 0 ? NULL : &g_array_index(rows->times, PsgDraftTime, i);
        psg_draft_say(rows->draft, &saying, span_of(rows, value));
    }
    rows->taken++;
}

static void
read_series(PsgRows *rows)
{
    PsgDraftThing all = {PSG_DRAFT_WHOLE, 0};
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        const PsgColumn *column = psg_table_column(rows->table, i);
        if (column->meaning == PSG_MEANING_PROPERTY && column->role == PSG_COLUMN_PLAIN) {
            psg_rows_say(rows, all, PSG_MEANING_PROPERTY, i, true);
        }
    }
    rows->taken++;
}

/* ---- All rows ---- */

/* What is blank below a merged cell is as above. */
static void
fill_down(const PsgRows *rows)
{
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        if (!psg_table_column(rows->table, i)->is_merged) {
            continue;
        }
        PsgCell *cell = &g_array_index(rows->cells, PsgCell, i);
        GString *above = g_ptr_array_index(rows->above, i);
        if (*cell->text == '\0') {
            cell->text = above->str;
        } else {
            g_string_assign(above, cell->text);
        }
    }
}

/* Cells beyond the header: where commas part cells, one in a cell has moved the others. */
static bool
is_too_long(const PsgRows *rows)
{
    size_t width = rows->table->columns->len;
    for (size_t i = width; i < rows->cells->len; i++) {
        if (*psg_cell_text(rows->cells, i) == '\0') {
            continue;
        }
        PsgSpan span = psg_cell_span(rows->cells, i);
        PsgReport *report = psg_draft_report(rows->draft);
        if (rows->table->grid->separator == ',' && rows->table->has_header) {
            psg_report_refuse(report, "long-row", span,
                              "the header has no such column: put what has a comma in "
                              "quotes; the row is left out");
            return true;
        }
        psg_report_doubt(report, "long-row", span,
                         "no column is named for what stands here: it is left out");
        return false;
    }
    return false;
}

static void
read_row(PsgRows *rows)
{
    static void (*const readers[])(PsgRows *) = {[PSG_TABLE_ACTORS] = read_actor,
                                                 [PSG_TABLE_TIES] = read_tie,
                                                 [PSG_TABLE_EVENTS] = read_event,
                                                 [PSG_TABLE_MEASURES] = read_measure,
                                                 [PSG_TABLE_SERIES] = read_series};
    readers[rows->table->kind](rows);
}

/* A comment, in a table whose rows have several cells. */
static bool
is_comment(const PsgRows *rows)
{
    const char *text = psg_cell_text(rows->cells, 0);
    return rows->table->columns->len > 1 && rows->cells->len == 1 &&
           (*text == '#' || *text == '%');
}

static void
read_all(PsgRows *rows)
{
    const PsgTable *table = rows->table;
    size_t count = 0;
    for (size_t row = table->first_row;
         row < table->rows && !psg_draft_is_full(rows->draft); row++) {
        psg_grid_read(table->grid, row, rows->cells);
        if (rows->cells->len == 0 || is_comment(rows)) {
            continue;
        }
        count++;
        if (!is_too_long(rows)) {
            fill_down(rows);
            psg_rows_find_times(rows);
            read_row(rows);
        }
    }
    psg_report_rows(table->report, count);
    psg_report_taken(table->report, rows->taken);
    psg_report_joined(table->report, rows->joined);
}

/* ---- Beginning ---- */

static bool
is_time(const PsgColumn *column)
{
    return column->role == PSG_COLUMN_TIME || column->meaning == PSG_MEANING_START ||
           column->meaning == PSG_MEANING_WHEN || column->meaning == PSG_MEANING_END ||
           column->meaning == PSG_MEANING_SLICE;
}

static const char *
clock_name(const PsgColumn *column)
{
    if (column->role == PSG_COLUMN_TIME) {
        return "columns";
    }
    bool is_slice = column->meaning == PSG_MEANING_SLICE && column->is_told;
    return is_slice ? psg_meaning_word(PSG_MEANING_SLICE) : column->title;
}

/* Times that are written over time have the clock of the first time of the table. */
static void
make_clocks(PsgRows *rows)
{
    const PsgTable *table = rows->table;
    guint32 usual = 0;
    bool is_any = false;
    rows->clocks = g_new0(guint32, table->columns->len + 1);
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        if (is_time(column)) {
            PsgDraftClock clock = {PSG_CLOCK_ANY, table->is_right_open,
                                   clock_name(column)};
            rows->clocks[i] = psg_draft_clock(rows->draft, &clock);
            usual = is_any ? usual : rows->clocks[i];
            is_any = true;
        }
    }
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        if (!is_time(column)) {
            PsgDraftClock clock = {PSG_CLOCK_ANY, false, column->title};
            bool is_needed = !is_any && (column->meaning == PSG_MEANING_WEIGHT ||
                                         column->meaning == PSG_MEANING_PROPERTY);
            rows->clocks[i] = is_needed ? psg_draft_clock(rows->draft, &clock) : usual;
        }
    }
}

static bool
are_signs(const PsgTable *table)
{
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        if (column->role == PSG_COLUMN_TIME && column->signs < column->filled) {
            return false;
        }
    }
    return true;
}

static void
string_free(void *data)
{
    g_string_free(data, TRUE);
}

void
psg_table_say_rows(const PsgTable *table)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(PsgDraftTime));
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(PsgSpan));
    g_autoptr(GPtrArray) above = g_ptr_array_new_with_free_func(string_free);
    g_autoptr(GHashTable) said = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) bounds = g_array_new(FALSE, FALSE, sizeof(PsgRowsBounds));
    for (guint i = 0; i < table->columns->len; i++) {
        g_ptr_array_add(above, g_string_new(NULL));
    }
    PsgRows rows = {.table = table,
                    .draft = table->draft,
                    .cells = cells,
                    .times = times,
                    .places = places,
                    .above = above,
                    .said = said,
                    .bounds = bounds,
                    .are_signs = are_signs(table)};
    for (PsgMeaning meaning = 0; meaning < PSG_MEANINGS; meaning++) {
        rows.of_meaning[meaning] = psg_table_find(table, meaning, PSG_OWNER_ROW);
    }
    for (PsgColumnRole role = 0; role <= PSG_COLUMN_LAST; role++) {
        rows.of_role[role] = psg_table_find_role(table, role);
    }
    psg_rows_find_bounds(&rows);
    make_clocks(&rows);
    psg_rows_declare_properties(&rows);
    read_all(&rows);
    g_free(rows.clocks);
}
