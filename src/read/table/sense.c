/* What columns mean beside each other, and so what the rows of a table are. */
#include "read/table/sense.h"

#include "read/table/table.h"

#include <string.h>

/* ---- Finding ---- */

int
psg_sense_find(const PsgTable *table, PsgMeaning meaning)
{
    return psg_table_find(table, meaning, PSG_OWNER_ROW);
}

bool
psg_sense_has(const PsgTable *table, PsgMeaning meaning)
{
    return psg_sense_find(table, meaning) >= 0;
}

int
psg_sense_find_word(const PsgTable *table, const char *plain)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(table->place_of_word, plain)) - 1;
}

/* Words are looked for in loops over columns, of which there may be thousands. */
static void
index_words(PsgTable *table)
{
    table->place_of_word = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = table->columns->len; i-- > 0;) {
        g_hash_table_insert(table->place_of_word, psg_table_column(table, i)->plain,
                            GINT_TO_POINTER((int)i + 1));
    }
}

void
psg_sense_be_property(PsgColumn *column)
{
    if (!column->is_told) {
        column->meaning = PSG_MEANING_PROPERTY;
    }
}

void
psg_sense_be_properties(const PsgTable *table, PsgMeaning meaning)
{
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        if (column->meaning == meaning) {
            psg_sense_be_property(column);
        }
    }
}

bool
psg_sense_are_times(const PsgColumn *column)
{
    return column->filled > 0 && column->times > 0 &&
           column->times * 2 >= MIN(column->filled, column->distinct * 2);
}

/* ---- By their own words ---- */

/* "2007", "X2007" as R writes it, "2007-03". */
static const char *
time_in(const char *title)
{
    const char *rest = title + (*title == 'X' || *title == 'y' || *title == 'Y');
    size_t digits = strspn(rest, "0123456789");
    bool is_month = digits == 4 && rest[4] == '-' && strlen(rest) == 7 &&
                    strspn(rest + 5, "0123456789") == 2;
    return psg_cell_is_year(rest) || (is_month && rest == title) ? rest : NULL;
}

static void
find_time_columns(const PsgTable *table)
{
    size_t count = 0;
    for (guint i = 0; i < table->columns->len; i++) {
        count += time_in(psg_table_column(table, i)->title) != NULL;
    }
    for (guint i = 0; table->has_header && count >= 2 && i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        if (time_in(column->title) != NULL) {
            column->role = PSG_COLUMN_TIME;
        }
    }
}

/* "from=source"; true if the user said what the column means. */
static bool
take_wish(const PsgTable *table, PsgColumn *column)
{
    GHashTable *map = psg_draft_wishes(table->draft)->map;
    const char *word = map == NULL ? NULL : g_hash_table_lookup(map, column->title);
    if (word == NULL) {
        return false;
    }
    const char *colon = strchr(word, ':');
    if (!psg_meaning_lookup(word, &column->meaning)) {
        column->meaning = PSG_MEANING_PROPERTY;
        column->property = g_strdup(colon == NULL ? word : colon + 1);
        column->is_number |= g_str_has_prefix(word, "measure:");
    }
    column->is_told = true;
    return true;
}

static const struct {
    const char *plain;
    PsgColumnRole role;
} role_words[] = {
    {"month", PSG_COLUMN_MONTH},
    {"mois", PSG_COLUMN_MONTH},
    {"day", PSG_COLUMN_DAY},
    {"jour", PSG_COLUMN_DAY},
    {"firstname", PSG_COLUMN_FIRST_NAME},
    {"prenom", PSG_COLUMN_FIRST_NAME},
    {"prenoms", PSG_COLUMN_FIRST_NAME},
    {"givenname", PSG_COLUMN_FIRST_NAME},
    {"forename", PSG_COLUMN_FIRST_NAME},
    {"lastname", PSG_COLUMN_LAST_NAME},
    {"surname", PSG_COLUMN_LAST_NAME},
    {"familyname", PSG_COLUMN_LAST_NAME},
    {"nomdefamille", PSG_COLUMN_LAST_NAME},
    {"successor", PSG_COLUMN_SUCCESSORS},
    {"successors", PSG_COLUMN_SUCCESSORS},
    {"successeur", PSG_COLUMN_SUCCESSORS},
    {"successeurs", PSG_COLUMN_SUCCESSORS},
    {"replacedby", PSG_COLUMN_SUCCESSORS},
    {"remplacepar", PSG_COLUMN_SUCCESSORS},
    {"succeededby", PSG_COLUMN_SUCCESSORS},
    {"mergedinto", PSG_COLUMN_SUCCESSORS},
    {"absorbedby", PSG_COLUMN_SUCCESSORS},
    {"absorbepar", PSG_COLUMN_SUCCESSORS},
    {"fusionneavec", PSG_COLUMN_SUCCESSORS},
    {"devient", PSG_COLUMN_SUCCESSORS},
    {"onsetcensored", PSG_COLUMN_OPEN_START},
    {"terminuscensored", PSG_COLUMN_OPEN_END},
};

static void
take_role(PsgColumn *column)
{
    for (size_t i = 0; i < G_N_ELEMENTS(role_words); i++) {
        if (strcmp(column->plain, role_words[i].plain) == 0) {
            column->role = role_words[i].role;
        }
    }
}

static void
take_words(const PsgTable *table)
{
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        if (column->role == PSG_COLUMN_PLAIN && !take_wish(table, column) &&
            !column->is_told && table->has_header) {
            column->meaning = psg_meaning_of(column->title);
            take_role(column);
            bool is_row_number = g_str_has_prefix(column->plain, "unnamed");
            if (is_row_number && column->is_number) { /* as pandas writes them */
                column->meaning = PSG_MEANING_IGNORED;
            }
            if (i == 0 && *column->title == '\0') {
                column->meaning =
                    column->is_number ? PSG_MEANING_IGNORED : PSG_MEANING_NAME;
            }
        }
    }
}

/* Months and days belong to a year; first names to last names. */
static void
check_roles(PsgTable *table)
{
    int year = psg_sense_find(table, PSG_MEANING_WHEN);
    int last_name = psg_table_find_role(table, PSG_COLUMN_LAST_NAME);
    int first_name = psg_table_find_role(table, PSG_COLUMN_FIRST_NAME);
    int name = psg_sense_find(table, PSG_MEANING_NAME);
    if (last_name < 0 && first_name >= 0 && name >= 0) {
        psg_table_at(table, name)->role = PSG_COLUMN_LAST_NAME;
        last_name = name;
    }
    bool is_year = year >= 0 && psg_table_at(table, year)->years > 0;
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_part = column->role == PSG_COLUMN_MONTH || column->role == PSG_COLUMN_DAY;
        bool is_name =
            column->role == PSG_COLUMN_FIRST_NAME || column->role == PSG_COLUMN_LAST_NAME;
        if (is_part && !is_year) {
            column->role = PSG_COLUMN_PLAIN;
        } else if (is_name && (first_name < 0 || last_name < 0)) {
            column->role = PSG_COLUMN_PLAIN;
            column->meaning = column->meaning == PSG_MEANING_PROPERTY ? PSG_MEANING_NAME
                                                                      : column->meaning;
        }
    }
}

/* ---- What has no word ---- */

bool
psg_sense_is_text(const PsgColumn *column)
{
    return column->meaning == PSG_MEANING_PROPERTY && column->role == PSG_COLUMN_PLAIN &&
           !column->is_told && column->filled > 0 && column->numbers == 0 &&
           column->addresses == 0 && column->signs < column->filled;
}

/* Where nothing is called a name: the first column of texts. */
int
psg_sense_first_text(const PsgTable *table)
{
    for (guint i = 0; i < table->columns->len; i++) {
        if (psg_sense_is_text(psg_table_column(table, i))) {
            return (int)i;
        }
    }
    return -1;
}

int
psg_sense_subject(const PsgTable *table)
{
    int last_name = psg_table_find_role(table, PSG_COLUMN_LAST_NAME);
    if (last_name >= 0 && !psg_sense_has(table, PSG_MEANING_ID)) {
        return last_name;
    }
    static const PsgMeaning subjects[] = {PSG_MEANING_ID, PSG_MEANING_ACTOR,
                                          PSG_MEANING_NAME, PSG_MEANING_FULL};
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        int place = psg_sense_find(table, subjects[i]);
        if (place >= 0) {
            return place;
        }
    }
    return last_name;
}

/* ---- Kinds ---- */

/* "Type d'institution", "media.type": where no column is called a kind alone. */
void
psg_sense_find_kind(const PsgTable *table)
{
    static const char *const beginnings[] = {"typed", "natured", "categoried", "typeof",
                                             "kindof"};
    static const char *const ends[] = {"type", "kind", "category", "categorie"};
    for (guint i = 0; !psg_sense_has(table, PSG_MEANING_KIND) && i < table->columns->len;
         i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_kind = false;
        for (size_t j = 0; j < G_N_ELEMENTS(beginnings); j++) {
            is_kind |= g_str_has_prefix(column->plain, beginnings[j]) ? true : false;
        }
        for (size_t j = 0; j < G_N_ELEMENTS(ends); j++) {
            is_kind |= g_str_has_suffix(column->plain, ends[j]) ? true : false;
        }
        if (is_kind && column->meaning == PSG_MEANING_PROPERTY && !column->is_told &&
            column->owner == PSG_OWNER_ROW && !column->is_number) {
            column->meaning = PSG_MEANING_KIND;
        }
    }
}

/* ---- Ties ---- */

/* When somebody was born or died tells nothing of a relation. */
static bool
is_of_a_life(const PsgColumn *column)
{
    static const char *const words[] = {"birth", "born",  "death", "died",
                                        "naiss", "deces", "mort"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strstr(column->plain, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void
sense_ties(PsgTable *table)
{
    static const PsgMeaning unfit[] = {
        PSG_MEANING_GROUP,  PSG_MEANING_TIER,  PSG_MEANING_FULL,    PSG_MEANING_TITLE,
        PSG_MEANING_PLACE,  PSG_MEANING_ACTOR, PSG_MEANING_ACTORS,  PSG_MEANING_PEOPLE,
        PSG_MEANING_BEFORE, PSG_MEANING_X,     PSG_MEANING_MEASURE, PSG_MEANING_UNIT,
        PSG_MEANING_Y};
    table->kind = PSG_TABLE_TIES;
    psg_sense_find_owners(table);
    psg_sense_find_kind(table);
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_kind = column->meaning == PSG_MEANING_KIND && !column->is_told;
        bool is_end =
            column->meaning == PSG_MEANING_FROM || column->meaning == PSG_MEANING_TO;
        if (!is_end && column->owner == PSG_OWNER_ROW && is_of_a_life(column)) {
            psg_sense_be_property(column);
        }
        if (is_kind && column->filled > 0 && column->directions == column->filled) {
            column->meaning = PSG_MEANING_DIRECTION;
        }
        for (size_t j = 0; column->owner == PSG_OWNER_ROW && j < G_N_ELEMENTS(unfit);
             j++) {
            if (column->meaning == unfit[j]) {
                psg_sense_be_property(column);
            }
        }
    }
    int value = psg_sense_find(table, PSG_MEANING_VALUE);
    if (value >= 0 && !psg_sense_has(table, PSG_MEANING_WEIGHT)) {
        psg_table_at(table, value)->meaning = PSG_MEANING_WEIGHT;
    }
    psg_sense_be_properties(table, PSG_MEANING_VALUE);
}

/* ---- Events ---- */

static bool
has_time(const PsgTable *table)
{
    return psg_sense_has(table, PSG_MEANING_WHEN) ||
           psg_sense_has(table, PSG_MEANING_START);
}

static bool
is_event_word(const PsgColumn *column)
{
    return g_str_has_prefix(column->plain, "event") ||
           g_str_has_prefix(column->plain, "evenement") || column->is_told;
}

static bool
are_events(const PsgTable *table)
{
    int title = psg_sense_find(table, PSG_MEANING_TITLE);
    bool has_those = psg_sense_has(table, PSG_MEANING_ACTORS) ||
                     psg_sense_has(table, PSG_MEANING_PEOPLE);
    bool has_subject =
        psg_sense_has(table, PSG_MEANING_NAME) || psg_sense_has(table, PSG_MEANING_ACTOR);
    if (!has_time(table) || (title < 0 && !has_those)) {
        return false;
    }
    return (title >= 0 && is_event_word(psg_table_at(table, title))) ||
           (title >= 0 && has_those) || !has_subject;
}

static void
sense_events(PsgTable *table)
{
    static const PsgMeaning unfit[] = {
        PSG_MEANING_GROUP,  PSG_MEANING_TIER,      PSG_MEANING_FULL, PSG_MEANING_WEIGHT,
        PSG_MEANING_BEFORE, PSG_MEANING_DIRECTION, PSG_MEANING_X,    PSG_MEANING_Y,
        PSG_MEANING_VALUE,  PSG_MEANING_MEASURE,   PSG_MEANING_UNIT};
    table->kind = PSG_TABLE_EVENTS;
    psg_sense_find_kind(table);
    int text =
        psg_sense_has(table, PSG_MEANING_TITLE) || psg_sense_has(table, PSG_MEANING_KIND)
            ? -1
            : psg_sense_first_text(table);
    if (text >= 0) {
        psg_table_at(table, text)->meaning = PSG_MEANING_TITLE;
    }
    bool has_title = psg_sense_has(table, PSG_MEANING_TITLE);
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_name = column->meaning == PSG_MEANING_NAME;
        if (is_name || column->meaning == PSG_MEANING_ACTOR) {
            column->meaning =
                is_name && !has_title ? PSG_MEANING_TITLE : PSG_MEANING_ACTORS;
            has_title |= is_name;
        }
        /* "participants: 115" says how many, where another column says who */
        bool is_count = column->meaning == PSG_MEANING_ACTORS && column->is_number &&
                        psg_sense_find(table, PSG_MEANING_ACTORS) != (int)i &&
                        !column->is_told;
        if (is_count) {
            psg_sense_be_property(column);
        }
        for (size_t j = 0; j < G_N_ELEMENTS(unfit); j++) {
            if (column->meaning == unfit[j]) {
                psg_sense_be_property(column);
            }
        }
    }
}

/* ---- Measures ---- */

static void
sense_measures(PsgTable *table)
{
    table->kind = PSG_TABLE_MEASURES;
    int subject = psg_sense_subject(table) >= 0 ? -1 : psg_sense_first_text(table);
    if (subject >= 0) {
        psg_table_at(table, subject)->meaning = PSG_MEANING_ACTOR;
        psg_report_guess(table->report, psg_table_at(table, subject)->span,
                         "column %s was taken for the names of actors",
                         psg_table_at(table, subject)->title);
    }
}

/* ---- Columns of one meaning ---- */

static void
keep_first_of(const PsgTable *table, PsgMeaning meaning, PsgColumnOwner owner)
{
    int first = psg_table_find(table, meaning, owner);
    for (int i = 0; first >= 0 && i < (int)table->columns->len; i++) {
        PsgColumn *column = psg_table_at(table, i);
        if (i != first && column->meaning == meaning && column->owner == owner &&
            column->role == PSG_COLUMN_PLAIN) {
            psg_sense_be_property(column);
        }
    }
}

/* Of what an actor has once the first column holds, the others are properties. */
static void
keep_first(const PsgTable *table)
{
    static const PsgMeaning single[] = {
        PSG_MEANING_ID,    PSG_MEANING_NAME,    PSG_MEANING_FULL,      PSG_MEANING_KIND,
        PSG_MEANING_TIER,  PSG_MEANING_WEIGHT,  PSG_MEANING_DIRECTION, PSG_MEANING_TITLE,
        PSG_MEANING_PLACE, PSG_MEANING_MEASURE, PSG_MEANING_VALUE,     PSG_MEANING_UNIT,
        PSG_MEANING_X,     PSG_MEANING_Y,       PSG_MEANING_SLICE,     PSG_MEANING_WHEN,
        PSG_MEANING_FROM,  PSG_MEANING_TO,      PSG_MEANING_ACTOR,     PSG_MEANING_URL};
    for (size_t i = 0; i < G_N_ELEMENTS(single); i++) {
        for (int owner = PSG_OWNER_ROW; owner <= PSG_OWNER_TO; owner++) {
            keep_first_of(table, single[i], (PsgColumnOwner)owner);
        }
    }
}

/* One way of telling times is enough: the others are facts. */
static void
keep_one_time(const PsgTable *table)
{
    bool is_bound =
        psg_sense_has(table, PSG_MEANING_START) || psg_sense_has(table, PSG_MEANING_END);
    if (is_bound) {
        psg_sense_be_properties(table, PSG_MEANING_WHEN);
    }
    if (is_bound || psg_sense_has(table, PSG_MEANING_WHEN)) {
        psg_sense_be_properties(table, PSG_MEANING_SLICE);
    }
}

/* Beginnings and ends go together, the first with the first; one that has no other is a fact. */
static void
pair_bounds(const PsgTable *table)
{
    int counts[2] = {0, 0};
    for (int i = 0; i < (int)table->columns->len; i++) {
        counts[0] += psg_table_at(table, i)->meaning == PSG_MEANING_START;
        counts[1] += psg_table_at(table, i)->meaning == PSG_MEANING_END;
    }
    int kept = counts[0] == counts[1] ? counts[0] : 1;
    for (int i = 0, starts = 0, ends = 0; i < (int)table->columns->len; i++) {
        PsgColumn *column = psg_table_at(table, i);
        if ((column->meaning == PSG_MEANING_START && starts++ >= kept) ||
            (column->meaning == PSG_MEANING_END && ends++ >= kept)) {
            column->meaning = PSG_MEANING_PROPERTY;
        }
    }
}

/* A precision is of the column whose name it begins with, else of the one before it. */
static void
bind_precisions(const PsgTable *table)
{
    for (int i = 0; i < (int)table->columns->len; i++) {
        if (psg_table_at(table, i)->meaning != PSG_MEANING_PRECISION) {
            continue;
        }
        g_autofree char *of =
            psg_sense_without(psg_table_at(table, i)->plain, "precision");
        int best = -1;
        for (int j = 0; j < (int)table->columns->len; j++) {
            PsgMeaning meaning = psg_table_at(table, j)->meaning;
            bool is_time = meaning == PSG_MEANING_START || meaning == PSG_MEANING_END ||
                           meaning == PSG_MEANING_WHEN;
            bool is_named =
                of != NULL && (g_str_has_prefix(psg_table_at(table, j)->plain, of) ||
                               g_str_has_prefix(of, psg_table_at(table, j)->plain));
            if (is_time && is_named && *psg_table_at(table, j)->plain != '\0') {
                best = j;
                break;
            }
            best = is_time && j < i ? j : best;
        }
        if (best >= 0) {
            psg_table_at(table, best)->precision = i;
        }
    }
}

/* ---- Where there is no header ---- */

static void
sense_column_without_title(PsgColumn *column, bool *has_weight)
{
    if (column->is_told) {
        return;
    }
    bool are_years = column->years > 0 && column->years >= MIN(column->filled, 4000);
    bool are_seconds = column->epochs > 0 && column->epochs == column->filled;
    if (column->is_number ? are_years || are_seconds : psg_sense_are_times(column)) {
        column->meaning = PSG_MEANING_WHEN;
    } else if (column->is_number && !*has_weight) {
        column->meaning = PSG_MEANING_WEIGHT;
        *has_weight = true;
    } else if (!column->is_number) {
        column->meaning = PSG_MEANING_KIND;
    }
}

/* "A -> B": what stands between the two is no end of the relation. */
static size_t
place_of_second_end(const PsgTable *table)
{
    const PsgColumn *between = psg_table_at(table, 1);
    bool is_arrow = table->columns->len > 2 && between->directions == between->filled;
    return is_arrow && between->filled > 0 ? 2 : 1;
}

static bool
sense_without_header(PsgTable *table)
{
    bool is_told = psg_sense_has(table, PSG_MEANING_FROM) ||
                   psg_sense_has(table, PSG_MEANING_NAME) ||
                   psg_sense_has(table, PSG_MEANING_ID);
    size_t count = table->columns->len;
    if (is_told) {
        return true;
    }
    if (count < 2 || count > 5 || table->rows - table->first_row < 2) {
        return false;
    }
    psg_table_at(table, 0)->meaning = PSG_MEANING_FROM;
    size_t second = place_of_second_end(table);
    psg_table_at(table, 1)->meaning = PSG_MEANING_DIRECTION;
    psg_table_column(table, second)->meaning = PSG_MEANING_TO;
    bool has_weight = false;
    for (size_t i = second + 1; i < count; i++) {
        sense_column_without_title(psg_table_column(table, i), &has_weight);
    }
    psg_report_guess(table->report, psg_table_at(table, 0)->span,
                     "there is no header: rows are relations of the first column to the "
                     "%s",
                     second == 1 ? "second" : "third, as the arrows between them say");
    return true;
}

/* ---- The whole ---- */

/* "A", "B" and "C". Owned by the caller. */
static char *
titles_of(const PsgTable *table)
{
    enum { SHOWN = 8 };
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < MIN(table->columns->len, SHOWN); i++) {
        g_string_append_printf(out, "%s\"%s\"", i == 0 ? "" : ", ",
                               psg_table_column(table, i)->title);
    }
    if (table->columns->len > SHOWN) {
        g_string_append(out, ", …");
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
tell_unknown(PsgTable *table)
{
    table->kind = PSG_TABLE_UNKNOWN;
    PsgDiagnostics *list = psg_draft_list(table->draft);
    if (table->columns->len == 0 || table->filled_rows == 0) {
        psg_diagnostics_error(list, PSG_TABLE_NO_SENSE, table->grid->span,
                              "there is no row below the header");
        return;
    }
    g_autofree char *titles = titles_of(table);
    const char *one = psg_table_column(table, 0)->title;
    const char *other = table->columns->len > 1 ? psg_table_column(table, 1)->title : "B";
    psg_diagnostics_error(list, PSG_TABLE_NO_SENSE, psg_table_column(table, 0)->span,
                          "it is not known what the columns %s mean: say it, as --map "
                          "\"%s=from\" --map \"%s=to\" for relations, or --map "
                          "\"%s=name\" for actors%s",
                          titles, one, other, one,
                          table->has_header ? "; where there is no header, their numbers "
                                              "are their names, as in --map \"1=from\""
                                            : "");
}

static bool
is_any_known(const PsgTable *table)
{
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        if (column->meaning != PSG_MEANING_PROPERTY || column->role != PSG_COLUMN_PLAIN ||
            column->is_told) {
            return true;
        }
    }
    return false;
}

/* Times, and numbers beside them, without anybody. */
static bool
are_series(const PsgTable *table)
{
    bool has_number = false;
    for (guint i = 0; i < table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(table, i);
        bool is_property = column->meaning == PSG_MEANING_PROPERTY ||
                           column->meaning == PSG_MEANING_VALUE ||
                           column->meaning == PSG_MEANING_WEIGHT;
        has_number |= is_property && column->is_number;
        if (psg_sense_is_text(column)) {
            return false;
        }
    }
    return has_number && has_time(table) && psg_sense_subject(table) < 0;
}

static void
sense_series(PsgTable *table)
{
    table->kind = PSG_TABLE_SERIES;
    psg_sense_be_properties(table, PSG_MEANING_VALUE);
    psg_sense_be_properties(table, PSG_MEANING_WEIGHT);
}

static void
sense_rows(PsgTable *table)
{
    if (psg_sense_has(table, PSG_MEANING_FROM) && psg_sense_has(table, PSG_MEANING_TO)) {
        sense_ties(table);
    } else if (psg_sense_has(table, PSG_MEANING_MEASURE) &&
               psg_sense_has(table, PSG_MEANING_VALUE)) {
        sense_measures(table);
    } else if (are_events(table)) {
        sense_events(table);
    } else if (are_series(table)) {
        sense_series(table);
    } else if (is_any_known(table) &&
               (psg_sense_subject(table) >= 0 || psg_sense_first_text(table) >= 0)) {
        psg_sense_actors(table);
    } else {
        tell_unknown(table);
    }
}

void
psg_table_find_sense(PsgTable *table)
{
    index_words(table);
    find_time_columns(table);
    take_words(table);
    if (table->filled_rows == 0) {
        tell_unknown(table);
        return;
    }
    if (!table->has_header && !sense_without_header(table)) {
        tell_unknown(table);
        return;
    }
    check_roles(table);
    psg_sense_find_ends(table);
    if (!is_any_known(table)) {
        psg_sense_guess_mirrored(table);
    }
    sense_rows(table);
    keep_first(table);
    keep_one_time(table);
    pair_bounds(table);
    bind_precisions(table);
}
