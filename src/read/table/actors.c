/* A table with an actor in each row: which columns are its names, and which tell of ties to others. */
#include "read/table/sense.h"

#include <string.h>

/* Beside ids, texts that are all different are names. */
static void
guess_names(PsgTable *table)
{
    int id = psg_sense_find(table, PSG_MEANING_ID), after = id + 1;
    bool has_names = psg_sense_has(table, PSG_MEANING_NAME) ||
                     psg_sense_has(table, PSG_MEANING_FULL) ||
                     psg_table_find_role(table, PSG_COLUMN_LAST_NAME) >= 0;
    if (id < 0 || has_names || after >= (int)table->columns->len) {
        return;
    }
    PsgColumn *column = psg_table_at(table, after);
    if (psg_sense_is_text(column) && column->filled == column->distinct &&
        column->filled >= psg_table_at(table, id)->filled) {
        column->meaning = PSG_MEANING_NAME;
        psg_report_guess(table->report, column->span,
                         "column %s was taken for names: say --map \"%s=property:%s\" if "
                         "it is something else",
                         column->title, column->title, column->title);
    }
}

/* A year beside each actor, once each, is rather when it began. */
static void
guess_beginnings(PsgTable *table, int subject)
{
    int when = psg_sense_find(table, PSG_MEANING_WHEN);
    if (when < 0 || subject < 0 || psg_table_at(table, when)->is_told ||
        psg_sense_has(table, PSG_MEANING_START) ||
        psg_sense_has(table, PSG_MEANING_END)) {
        return;
    }
    PsgColumn *column = psg_table_at(table, when);
    const PsgColumn *of = psg_table_at(table, subject);
    bool is_single = column->lists == 0 && column->years == column->filled;
    if (is_single && of->filled > 2 && of->distinct == of->filled &&
        column->distinct > 1) {
        column->meaning = PSG_MEANING_START;
        psg_report_guess(table->report, column->span,
                         "column %s was taken for the beginning of each, since each has "
                         "one row: say --map \"%s=when\" if it is all of its time",
                         column->title, column->title);
    }
}

/* A column whose values are the names of other rows, "parent" or "reports to", tells relations. */
static void
guess_partners(PsgTable *table, int subject)
{
    enum { LOOKED_AT = 4000 };
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    g_autoptr(GHashTable) names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree size_t *known = g_new0(size_t, table->columns->len + 1);
    size_t end = MIN(table->rows, table->first_row + LOOKED_AT);
    for (size_t row = table->first_row; row < end; row++) {
        psg_grid_read(table->grid, row, cells);
        g_hash_table_add(names, g_strdup(psg_cell_text(cells, (size_t)subject)));
    }
    g_hash_table_remove(names, "");
    for (size_t row = table->first_row; row < end; row++) {
        psg_grid_read(table->grid, row, cells);
        for (guint i = 0; i < MIN(cells->len, table->columns->len); i++) {
            const char *text = psg_cell_text(cells, i);
            bool is_own = strcmp(text, psg_cell_text(cells, (size_t)subject)) == 0;
            known[i] += !is_own && g_hash_table_contains(names, text) ? 1 : 0;
        }
    }
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_plain = column->meaning == PSG_MEANING_PROPERTY && !column->is_told &&
                        column->role == PSG_COLUMN_PLAIN && column->filled >= 2;
        bool is_key = !psg_table_at(table, subject)->is_number || !column->is_number;
        if (is_plain && is_key && known[i] * 5 >= MIN(column->filled, LOOKED_AT) * 4) {
            column->role = PSG_COLUMN_PARTNERS;
            psg_report_guess(table->report, column->span,
                             "column %s names other rows: it was read as relations to "
                             "them",
                             column->title);
        }
    }
}

/* Whom somebody is with: a second word for those who act, beside the names of the rows. */
static void
find_affiliations(PsgTable *table, int subject)
{
    static const char *const words[] = {
        "organisation", "organization", "company",  "entreprise", "societe",
        "institution",  "institut",     "employer", "employeur",  "organisme",
        "affiliation",  "affiliations", "firm",     "laboratory", "laboratoire",
        "university",   "universite"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *label = g_strconcat(words[i], "label", NULL);
        int place = psg_sense_find_word(table, label);
        place = place >= 0 ? place : psg_sense_find_word(table, words[i]);
        if (place < 0 || place == subject || psg_table_at(table, place)->is_told ||
            psg_table_at(table, place)->role != PSG_COLUMN_PLAIN ||
            psg_table_at(table, place)->is_number ||
            psg_table_at(table, place)->filled == 0) {
            continue;
        }
        psg_table_at(table, place)->meaning = PSG_MEANING_ACTOR;
        psg_table_at(table, place)->role = PSG_COLUMN_PARTNERS;
        psg_report_guess(table->report, psg_table_at(table, place)->span,
                         "column %s was read as relations to what it names: say --map "
                         "\"%s=property:%s\" if it is a word about each row",
                         psg_table_at(table, place)->title,
                         psg_table_at(table, place)->title,
                         psg_table_at(table, place)->title);
    }
}

/* "person" beside "personLabel" is an id. */
static void
find_labels(const PsgTable *table)
{
    int labelled = psg_sense_labelled(table, -1);
    if (labelled < 0 || psg_table_at(table, labelled)->is_told ||
        psg_sense_has(table, PSG_MEANING_ID)) {
        return;
    }
    static const char *const ends[] = {"label", "libelle"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *plain =
            g_strconcat(psg_table_at(table, labelled)->plain, ends[i], NULL);
        int label = psg_sense_find_word(table, plain);
        if (label >= 0 && !psg_table_at(table, label)->is_told) {
            psg_sense_be_properties(table, PSG_MEANING_NAME);
            psg_table_at(table, labelled)->meaning = PSG_MEANING_ID;
            psg_table_at(table, label)->meaning = PSG_MEANING_NAME;
        }
    }
}

/* What an actor has no place for is a property; whom it takes part with is tied to it. */
static void
take_as_facts(const PsgTable *table)
{
    static const PsgMeaning unfit[] = {PSG_MEANING_WEIGHT, PSG_MEANING_DIRECTION,
                                       PSG_MEANING_TITLE,  PSG_MEANING_PLACE,
                                       PSG_MEANING_PEOPLE, PSG_MEANING_VALUE,
                                       PSG_MEANING_UNIT,   PSG_MEANING_MEASURE};
    for (size_t i = 0; i < G_N_ELEMENTS(unfit); i++) {
        psg_sense_be_properties(table, unfit[i]);
    }
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        if (column->meaning == PSG_MEANING_ACTORS && column->is_number) {
            psg_sense_be_property(column); /* "participants: 115" says how many */
        } else if (column->meaning == PSG_MEANING_ACTORS) {
            column->role = PSG_COLUMN_PARTNERS;
        }
    }
}

/* The column of names; text: what it is if no word says which. */
static int
take_subject(const PsgTable *table, int text)
{
    int subject = psg_sense_subject(table);
    if (subject < 0) {
        subject = psg_sense_first_text(table);
        subject = subject < 0 ? MAX(text, 0) : subject;
        psg_table_at(table, subject)->meaning = PSG_MEANING_NAME;
        psg_report_guess(table->report, psg_table_at(table, subject)->span,
                         "column %s was taken for the names of actors",
                         psg_table_at(table, subject)->title);
    }
    PsgColumn *column = psg_table_at(table, subject);
    if (column->meaning == PSG_MEANING_FULL && !psg_sense_has(table, PSG_MEANING_ID)) {
        column->meaning = PSG_MEANING_NAME;
    }
    return subject;
}

void
psg_sense_actors(PsgTable *table)
{
    int text = psg_sense_first_text(table); /* which may be taken for a kind */
    table->kind = PSG_TABLE_ACTORS;
    psg_sense_find_kind(table);
    find_labels(table);
    take_as_facts(table);
    int subject = take_subject(table, text);
    find_affiliations(table, subject);
    guess_names(table);
    guess_beginnings(table, subject);
    guess_partners(table, subject);
}
