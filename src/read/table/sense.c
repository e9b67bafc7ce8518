/* What columns mean beside each other, and so what the rows of a table are. */
#include "read/table/columns.h"
#include "read/table/table.h"

#include <string.h>

/* ---- Finding ---- */

static PsgColumn *
at(const PsgTable *table, int place)
{
    return psg_table_column(table, (size_t)place);
}

static int
find(const PsgTable *table, PsgMeaning meaning)
{
    return psg_table_find(table, meaning, PSG_OWNER_ROW);
}

static bool
has(const PsgTable *table, PsgMeaning meaning)
{
    return find(table, meaning) >= 0;
}

static int
find_plain(const PsgTable *table, const char *plain)
{
    for (guint i = 0; i < table->columns->len; i++) {
        if (strcmp(psg_table_column(table, i)->plain, plain) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void
be_property(PsgColumn *column)
{
    if (!column->is_told) {
        column->meaning = PSG_MEANING_PROPERTY;
    }
}

static void
all_properties(const PsgTable *table, PsgMeaning meaning)
{
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        if (column->meaning == meaning) {
            be_property(column);
        }
    }
}

static bool
are_times(const PsgColumn *column)
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
    int year = find(table, PSG_MEANING_WHEN);
    int last_name = psg_table_find_role(table, PSG_COLUMN_LAST_NAME);
    int first_name = psg_table_find_role(table, PSG_COLUMN_FIRST_NAME);
    int name = find(table, PSG_MEANING_NAME);
    if (last_name < 0 && first_name >= 0 && name >= 0) {
        at(table, name)->role = PSG_COLUMN_LAST_NAME;
        last_name = name;
    }
    bool is_year = year >= 0 && at(table, year)->years > 0;
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

/* ---- Ends of ties ---- */

/* Who is at both ends, by words that mean it only beside each other. */
static const struct {
    const char *from, *to;
} pairs[] = {
    {"source", "target"},
    {"from", "to"},
    {"de", "a"},
    {"sender", "receiver"},
    {"seller", "buyer"},
    {"vendeur", "acheteur"},
    {"vendeur", "acquereur"},
    {"vendeurs", "acheteurs"},
    {"lender", "borrower"},
    {"preteur", "emprunteur"},
    {"creditor", "debtor"},
    {"creancier", "debiteur"},
    {"bailleur", "preneur"},
    {"donor", "recipient"},
    {"donateur", "donataire"},
    {"supplier", "customer"},
    {"fournisseur", "client"},
    {"supplier", "client"},
    {"parent", "child"},
    {"parent", "enfant"},
    {"parent", "subsidiary"},
    {"parentcompany", "subsidiary"},
    {"maisonmere", "filiale"},
    {"owner", "owned"},
    {"proprietaire", "propriete"},
    {"employer", "employee"},
    {"maitre", "apprenti"},
    {"master", "apprentice"},
    {"teacher", "student"},
    {"maitre", "eleve"},
    {"citing", "cited"},
    {"follower", "followed"},
    {"author", "coauthor"},
    {"husband", "wife"},
    {"epoux", "epouse"},
    {"mari", "femme"},
    {"buyer", "supplier"},
    {"exporter", "importer"},
    {"exportateur", "importateur"},
    {"reporter", "partner"},
    {"head", "tail"},
    {"departure", "arrival"},
    {"depart", "arrivee"},
    {"superior", "subordinate"},
    {"mentor", "mentee"},
    {"patron", "client"},
    {"source", "cible"},
    {"source", "destination"},
};

static bool
pair_up(const PsgTable *table, int from, int to)
{
    if (from < 0 || to < 0 || from == to || at(table, from)->is_told ||
        at(table, to)->is_told) {
        return false;
    }
    at(table, from)->meaning = PSG_MEANING_FROM;
    at(table, to)->meaning = PSG_MEANING_TO;
    return true;
}

/* "source_id", "targetname": the end that is called so, unless a column has that name alone. */
static void
find_ends_by_beginning(const PsgTable *table)
{
    static const char *const rests[] = {"id",   "name", "label", "nom",
                                        "code", "key",  "node"};
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        for (size_t j = 0; j < G_N_ELEMENTS(rests); j++) {
            if (column->meaning != PSG_MEANING_PROPERTY || column->is_told ||
                !g_str_has_suffix(column->plain, rests[j])) {
                continue;
            }
            g_autofree char *base =
                g_strndup(column->plain, strlen(column->plain) - strlen(rests[j]));
            PsgMeaning meaning =
                strcmp(base, "source") == 0 ? PSG_MEANING_FROM : psg_meaning_of(base);
            bool is_end = meaning == PSG_MEANING_FROM || meaning == PSG_MEANING_TO;
            if (is_end && find_plain(table, base) < 0 && find(table, meaning) < 0) {
                column->meaning = meaning;
            }
        }
    }
}

/* Wikidata has for what a column names its label in another: "item", "itemLabel". */
static int
labelled_after(const PsgTable *table, int before)
{
    for (int i = before + 1; i < (int)table->columns->len; i++) {
        static const char *const ends[] = {"label", "libelle"};
        for (size_t j = 0; j < G_N_ELEMENTS(ends); j++) {
            g_autofree char *label = g_strconcat(at(table, i)->plain, ends[j], NULL);
            if (*at(table, i)->plain != '\0' && find_plain(table, label) >= 0) {
                return i;
            }
        }
    }
    return -1;
}

static bool
are_persons_and_others(const PsgTable *table, int *one, int *other)
{
    static const char *const words[] = {
        "person",       "personne",   "individu",   "individual",  "organisation",
        "organization", "company",    "entreprise", "societe",     "institution",
        "firm",         "member",     "membre",     "association", "organisme",
        "character",    "personnage", "institut"};
    *one = *other = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        int place = find_plain(table, words[i]);
        if (place >= 0 && *one >= 0 && *other >= 0) {
            return false;
        }
        int *free = *one < 0 ? one : other;
        *free = place >= 0 ? place : *free;
    }
    if (*one > *other) {
        int first = *other;
        *other = *one;
        *one = first;
    }
    return *one >= 0 && *other >= 0 && find_plain(table, "name") < 0 &&
           find_plain(table, "nom") < 0 && !has(table, PSG_MEANING_ID);
}

/* "name, from, to" with dates. */
static bool
are_bounds(const PsgTable *table, int from, int to)
{
    int subject = find(table, PSG_MEANING_NAME);
    subject = subject >= 0 ? subject : find(table, PSG_MEANING_ID);
    subject = subject >= 0 ? subject : find(table, PSG_MEANING_ACTOR);
    bool is_text = subject >= 0 && !at(table, subject)->is_number;
    return is_text && from >= 0 && to >= 0 && are_times(at(table, from)) &&
           (are_times(at(table, to)) || at(table, to)->filled == 0);
}

/* Of "source_name" and "source_id" the id is the end, and the other is a fact about it. */
static void
choose_end(const PsgTable *table, PsgMeaning meaning)
{
    int chosen = find(table, meaning);
    for (int i = 0; i < (int)table->columns->len; i++) {
        bool is_better = chosen >= 0 && !at(table, chosen)->is_told &&
                         g_str_has_suffix(at(table, i)->plain, "id") &&
                         !g_str_has_suffix(at(table, chosen)->plain, "id") &&
                         g_str_has_suffix(at(table, chosen)->plain, "name");
        if (at(table, i)->meaning == meaning && is_better) {
            chosen = i;
        }
    }
    for (int i = 0; i < (int)table->columns->len; i++) {
        if (at(table, i)->meaning == meaning && i != chosen) {
            be_property(at(table, i));
        }
    }
}

/* Columns whose words are "from" and "to", or begin or end so, and are no dates. */
static void
find_ends(PsgTable *table)
{
    int from = find_plain(table, "from"), to = find(table, PSG_MEANING_TO);
    int de = find_plain(table, "de"), source = find_plain(table, "source");
    from = from >= 0 ? from : de;
    int plain_to = find_plain(table, "to");
    if (from >= 0 && plain_to >= 0 && source >= 0 && to != plain_to &&
        are_times(at(table, from)) && pair_up(table, source, to)) {
        at(table, from)->meaning = PSG_MEANING_START;
        at(table, plain_to)->meaning = PSG_MEANING_END;
        return;
    }
    if (are_bounds(table, from, to)) {
        at(table, from)->meaning = PSG_MEANING_START;
        at(table, to)->meaning = PSG_MEANING_END;
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        int one = find_plain(table, pairs[i].from), two = find_plain(table, pairs[i].to);
        bool is_tail = strcmp(pairs[i].from, "head") == 0;
        if (!has(table, PSG_MEANING_FROM) || !has(table, PSG_MEANING_TO)) {
            if (is_tail ? pair_up(table, two, one) : pair_up(table, one, two)) {
                break;
            }
        }
    }
    find_ends_by_beginning(table);
    choose_end(table, PSG_MEANING_FROM);
    choose_end(table, PSG_MEANING_TO);
}

static void
guess_ends(PsgTable *table)
{
    if (has(table, PSG_MEANING_FROM) && has(table, PSG_MEANING_TO)) {
        return;
    }
    int one = labelled_after(table, -1), two = labelled_after(table, one);
    if (one >= 0 && two >= 0 && pair_up(table, one, two)) {
        psg_report_guess(table->report, at(table, one)->span,
                         "rows are relations from %s to %s", at(table, one)->title,
                         at(table, two)->title);
    } else if (are_persons_and_others(table, &one, &two) && pair_up(table, one, two)) {
        psg_report_guess(table->report, at(table, one)->span,
                         "rows are relations between %s and %s", at(table, one)->title,
                         at(table, two)->title);
    }
}

/* Who has but one end in its words has the other in the name of the row. */
static void
complete_ends(PsgTable *table)
{
    int from = find(table, PSG_MEANING_FROM), to = find(table, PSG_MEANING_TO);
    static const PsgMeaning subjects[] = {PSG_MEANING_NAME, PSG_MEANING_ACTOR,
                                          PSG_MEANING_ID};
    for (size_t i = 0; from < 0 && to >= 0 && i < G_N_ELEMENTS(subjects); i++) {
        int place = find(table, subjects[i]);
        if (place >= 0) {
            at(table, place)->meaning = PSG_MEANING_FROM;
            return;
        }
    }
    if (from >= 0 && to < 0 && are_times(at(table, from))) {
        at(table, from)->meaning = PSG_MEANING_START;
    } else if ((from >= 0) != (to >= 0)) {
        PsgColumn *column = at(table, from >= 0 ? from : to);
        be_property(column);
        psg_report_guess(table->report, column->span,
                         "column %s is no end of relations, since no column is the other "
                         "end: say which is with --map COLUMN=%s",
                         column->title, from >= 0 ? "to" : "from");
    }
}

/* ---- What the ends of a tie are ---- */

/* The word that tells the end at the beginning or the end of a title is exchanged for that of the
 * other end: "source_kind", "target_kind". */
static const struct {
    const char *from, *to;
} marks[] = {{"source", "target"},
             {"from", "to"},
             {"1", "2"},
             {"a", "b"},
             {"src", "dst"},
             {"sender", "receiver"},
             {"de", "vers"},
             {"origine", "destination"},
             {"origin", "destination"},
             {"tail", "head"},
             {"source", "cible"},
             {"i", "j"},
             {"ego", "alter"},
             {"de", "a"}};

/* What is left of the word without the mark, owned by the caller; NULL if it has none. */
static char *
without_mark(const char *plain, const char *mark)
{
    size_t length = strlen(plain), of_mark = strlen(mark);
    bool is_number =
        g_ascii_isdigit(*mark) && length > 1 && g_ascii_isdigit(plain[length - 2]);
    if (length <= of_mark || is_number) {
        return NULL;
    }
    if (g_str_has_prefix(plain, mark) && of_mark > 1) {
        return g_strdup(plain + of_mark);
    }
    return g_str_has_suffix(plain, mark) ? g_strndup(plain, length - of_mark) : NULL;
}

static int
other_end(const PsgTable *table, const char *rest, const char *mark)
{
    g_autofree char *before = g_strconcat(mark, rest, NULL);
    g_autofree char *after = g_strconcat(rest, mark, NULL);
    int place = find_plain(table, before);
    return place >= 0 ? place : find_plain(table, after);
}

static void
own(PsgColumn *column, PsgColumnOwner owner, const char *rest)
{
    PsgMeaning meaning = psg_meaning_of(rest);
    static const PsgMeaning fit[] = {
        PSG_MEANING_NAME,  PSG_MEANING_FULL, PSG_MEANING_KIND,
        PSG_MEANING_GROUP, PSG_MEANING_TIER, PSG_MEANING_NOTE,
        PSG_MEANING_URL,   PSG_MEANING_X,    PSG_MEANING_Y};
    static const char *const names[] = {"name", "nom", "label", "libelle"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        meaning = g_str_has_suffix(rest, names[i]) ? PSG_MEANING_NAME : meaning;
    }
    column->owner = owner;
    column->meaning = PSG_MEANING_PROPERTY;
    for (size_t i = 0; i < G_N_ELEMENTS(fit); i++) {
        column->meaning = meaning == fit[i] ? meaning : column->meaning;
    }
    g_free(column->property);
    column->property = g_strdup(rest);
}

static bool
is_end(const PsgColumn *column)
{
    return column->meaning == PSG_MEANING_FROM || column->meaning == PSG_MEANING_TO;
}

static void
own_pair(PsgTable *table, int one, const char *from, const char *to)
{
    PsgColumn *column = at(table, one);
    g_autofree char *rest = without_mark(column->plain, from);
    int two = rest == NULL || column->role != PSG_COLUMN_PLAIN
                  ? -1
                  : other_end(table, rest, to);
    if (two < 0 || two == one || is_end(at(table, two)) || is_end(column) ||
        column->is_told || at(table, two)->is_told || column->owner != PSG_OWNER_ROW) {
        return;
    }
    own(column, PSG_OWNER_FROM, rest);
    own(at(table, two), PSG_OWNER_TO, rest);
}

/* "itemLabel" beside "item". */
static void
own_labels(const PsgTable *table)
{
    static const char *const rests[] = {"label", "name", "nom", "libelle"};
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        for (size_t j = 0; j < G_N_ELEMENTS(rests); j++) {
            g_autofree char *base = without_mark(column->plain, rests[j]);
            int end = base == NULL ? -1 : find_plain(table, base);
            if (end < 0 || is_end(column) || !is_end(at(table, end)) || column->is_told) {
                continue;
            }
            bool is_from = at(table, end)->meaning == PSG_MEANING_FROM;
            own(column, is_from ? PSG_OWNER_FROM : PSG_OWNER_TO, "name");
        }
    }
}

static void
find_owners(PsgTable *table)
{
    own_labels(table);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        for (guint j = 0; j < table->columns->len; j++) {
            own_pair(table, (int)j, marks[i].from, marks[i].to);
        }
    }
}

/* "ccode1", "ccode2": columns whose words are not known, one for each end. */
static void
guess_mirrored_ends(PsgTable *table)
{
    static const char *const from[] = {"1", "a"}, *const to[] = {"2", "b"};
    for (int i = 0; i < (int)table->columns->len; i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(from); j++) {
            PsgColumn *column = at(table, i);
            g_autofree char *rest = column->meaning == PSG_MEANING_PROPERTY
                                        ? without_mark(column->plain, from[j])
                                        : NULL;
            int other = rest == NULL ? -1 : other_end(table, rest, to[j]);
            if (other < 0 || at(table, other)->meaning != PSG_MEANING_PROPERTY ||
                column->role != PSG_COLUMN_PLAIN || !pair_up(table, i, other)) {
                continue;
            }
            psg_report_guess(table->report, column->span,
                             "rows are relations from %s to %s", column->title,
                             at(table, other)->title);
            return;
        }
    }
}

/* ---- Kinds ---- */

/* "Type d'institution", "media.type": where no column is called a kind alone. */
static void
find_kind(const PsgTable *table)
{
    static const char *const beginnings[] = {"typed", "natured", "categoried", "typeof",
                                             "kindof"};
    static const char *const ends[] = {"type", "kind", "category", "categorie"};
    for (guint i = 0; !has(table, PSG_MEANING_KIND) && i < table->columns->len; i++) {
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
    find_owners(table);
    find_kind(table);
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        bool is_kind = column->meaning == PSG_MEANING_KIND && !column->is_told;
        if (is_of_a_life(column)) {
            be_property(column);
        }
        if (is_kind && column->filled > 0 && column->directions == column->filled) {
            column->meaning = PSG_MEANING_DIRECTION;
        }
        for (size_t j = 0; column->owner == PSG_OWNER_ROW && j < G_N_ELEMENTS(unfit);
             j++) {
            if (column->meaning == unfit[j]) {
                be_property(column);
            }
        }
    }
    int value = find(table, PSG_MEANING_VALUE);
    if (value >= 0 && !has(table, PSG_MEANING_WEIGHT)) {
        at(table, value)->meaning = PSG_MEANING_WEIGHT;
    }
    all_properties(table, PSG_MEANING_VALUE);
}

/* ---- What has no word ---- */

static bool
is_free_text(const PsgColumn *column)
{
    return column->meaning == PSG_MEANING_PROPERTY && column->role == PSG_COLUMN_PLAIN &&
           !column->is_told && column->filled > 0 && column->numbers == 0 &&
           column->addresses == 0 && column->signs < column->filled;
}

/* Where nothing is called a name: the first column of texts. */
static int
guess_subject(const PsgTable *table)
{
    for (guint i = 0; i < table->columns->len; i++) {
        if (is_free_text(psg_table_column(table, i))) {
            return (int)i;
        }
    }
    return -1;
}

/* ---- Events ---- */

static bool
has_time(const PsgTable *table)
{
    return has(table, PSG_MEANING_WHEN) || has(table, PSG_MEANING_START);
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
    int title = find(table, PSG_MEANING_TITLE);
    bool has_those = has(table, PSG_MEANING_ACTORS) || has(table, PSG_MEANING_PEOPLE);
    bool has_subject = has(table, PSG_MEANING_NAME) || has(table, PSG_MEANING_ACTOR);
    if (!has_time(table) || (title < 0 && !has_those)) {
        return false;
    }
    return (title >= 0 && is_event_word(at(table, title))) || (title >= 0 && has_those) ||
           !has_subject;
}

static void
sense_events(PsgTable *table)
{
    static const PsgMeaning unfit[] = {
        PSG_MEANING_GROUP,  PSG_MEANING_TIER,      PSG_MEANING_FULL, PSG_MEANING_WEIGHT,
        PSG_MEANING_BEFORE, PSG_MEANING_DIRECTION, PSG_MEANING_X,    PSG_MEANING_Y,
        PSG_MEANING_VALUE,  PSG_MEANING_MEASURE,   PSG_MEANING_UNIT};
    table->kind = PSG_TABLE_EVENTS;
    find_kind(table);
    int text = has(table, PSG_MEANING_TITLE) || has(table, PSG_MEANING_KIND)
                   ? -1
                   : guess_subject(table);
    if (text >= 0) {
        at(table, text)->meaning = PSG_MEANING_TITLE;
    }
    bool has_title = has(table, PSG_MEANING_TITLE);
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
                        find(table, PSG_MEANING_ACTORS) != (int)i && !column->is_told;
        if (is_count) {
            be_property(column);
        }
        for (size_t j = 0; j < G_N_ELEMENTS(unfit); j++) {
            if (column->meaning == unfit[j]) {
                be_property(column);
            }
        }
    }
}

/* ---- Actors ---- */

/* Beside ids, texts that are all different are names. */
static void
guess_names(PsgTable *table)
{
    int id = find(table, PSG_MEANING_ID), after = id + 1;
    bool has_names = has(table, PSG_MEANING_NAME) || has(table, PSG_MEANING_FULL) ||
                     psg_table_find_role(table, PSG_COLUMN_LAST_NAME) >= 0;
    if (id < 0 || has_names || after >= (int)table->columns->len) {
        return;
    }
    PsgColumn *column = at(table, after);
    if (is_free_text(column) && column->filled == column->distinct &&
        column->filled >= at(table, id)->filled) {
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
    int when = find(table, PSG_MEANING_WHEN);
    if (when < 0 || subject < 0 || at(table, when)->is_told ||
        has(table, PSG_MEANING_START) || has(table, PSG_MEANING_END)) {
        return;
    }
    PsgColumn *column = at(table, when);
    const PsgColumn *of = at(table, subject);
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
        bool is_key = !at(table, subject)->is_number || !column->is_number;
        if (is_plain && is_key && known[i] * 5 >= MIN(column->filled, LOOKED_AT) * 4) {
            column->role = PSG_COLUMN_PARTNERS;
            psg_report_guess(table->report, column->span,
                             "column %s names other rows: it was read as relations to "
                             "them",
                             column->title);
        }
    }
}

static int
subject_of(const PsgTable *table)
{
    int last_name = psg_table_find_role(table, PSG_COLUMN_LAST_NAME);
    if (last_name >= 0 && !has(table, PSG_MEANING_ID)) {
        return last_name;
    }
    static const PsgMeaning subjects[] = {PSG_MEANING_ID, PSG_MEANING_ACTOR,
                                          PSG_MEANING_NAME, PSG_MEANING_FULL};
    for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
        int place = find(table, subjects[i]);
        if (place >= 0) {
            return place;
        }
    }
    return last_name;
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
        int place = find_plain(table, label);
        place = place >= 0 ? place : find_plain(table, words[i]);
        if (place < 0 || place == subject || at(table, place)->is_told ||
            at(table, place)->role != PSG_COLUMN_PLAIN || at(table, place)->is_number ||
            at(table, place)->filled == 0) {
            continue;
        }
        at(table, place)->meaning = PSG_MEANING_ACTOR;
        at(table, place)->role = PSG_COLUMN_PARTNERS;
        psg_report_guess(table->report, at(table, place)->span,
                         "column %s was read as relations to what it names: say --map "
                         "\"%s=property:%s\" if it is a word about each row",
                         at(table, place)->title, at(table, place)->title,
                         at(table, place)->title);
    }
}

/* "person" beside "personLabel" is an id. */
static void
find_labels(const PsgTable *table)
{
    int labelled = labelled_after(table, -1);
    if (labelled < 0 || at(table, labelled)->is_told || has(table, PSG_MEANING_ID)) {
        return;
    }
    static const char *const ends[] = {"label", "libelle"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *plain = g_strconcat(at(table, labelled)->plain, ends[i], NULL);
        int label = find_plain(table, plain);
        if (label >= 0 && !at(table, label)->is_told) {
            all_properties(table, PSG_MEANING_NAME);
            at(table, labelled)->meaning = PSG_MEANING_ID;
            at(table, label)->meaning = PSG_MEANING_NAME;
        }
    }
}

static void
sense_measures(PsgTable *table)
{
    table->kind = PSG_TABLE_MEASURES;
    int subject = subject_of(table) >= 0 ? -1 : guess_subject(table);
    if (subject >= 0) {
        at(table, subject)->meaning = PSG_MEANING_ACTOR;
        psg_report_guess(table->report, at(table, subject)->span,
                         "column %s was taken for the names of actors",
                         at(table, subject)->title);
    }
}

static void
sense_actors(PsgTable *table)
{
    static const PsgMeaning unfit[] = {PSG_MEANING_WEIGHT, PSG_MEANING_DIRECTION,
                                       PSG_MEANING_TITLE,  PSG_MEANING_PLACE,
                                       PSG_MEANING_PEOPLE, PSG_MEANING_VALUE,
                                       PSG_MEANING_UNIT,   PSG_MEANING_MEASURE};
    int guessed = guess_subject(table); /* what follows may take it for something else */
    table->kind = PSG_TABLE_ACTORS;
    find_kind(table);
    find_labels(table);
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        if (column->meaning == PSG_MEANING_ACTORS && column->is_number) {
            be_property(column); /* "participants: 115" says how many */
        } else if (column->meaning == PSG_MEANING_ACTORS) {
            column->role = PSG_COLUMN_PARTNERS;
        }
        for (size_t j = 0; j < G_N_ELEMENTS(unfit); j++) {
            if (column->meaning == unfit[j]) {
                be_property(column);
            }
        }
    }
    int subject = subject_of(table);
    if (subject < 0) {
        subject = guess_subject(table);
        subject = subject < 0 ? MAX(guessed, 0) : subject;
        at(table, subject)->meaning = PSG_MEANING_NAME;
        psg_report_guess(table->report, at(table, subject)->span,
                         "column %s was taken for the names of actors",
                         at(table, subject)->title);
    }
    if (at(table, subject)->meaning == PSG_MEANING_FULL && !has(table, PSG_MEANING_ID)) {
        at(table, subject)->meaning = PSG_MEANING_NAME;
    }
    find_affiliations(table, subject);
    guess_names(table);
    guess_beginnings(table, subject);
    guess_partners(table, subject);
}

/* ---- Columns of one meaning ---- */

static void
keep_first_of(const PsgTable *table, PsgMeaning meaning, PsgColumnOwner owner)
{
    int first = psg_table_find(table, meaning, owner);
    for (int i = 0; first >= 0 && i < (int)table->columns->len; i++) {
        PsgColumn *column = at(table, i);
        if (i != first && column->meaning == meaning && column->owner == owner &&
            column->role == PSG_COLUMN_PLAIN) {
            be_property(column);
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
    bool is_bound = has(table, PSG_MEANING_START) || has(table, PSG_MEANING_END);
    if (is_bound) {
        all_properties(table, PSG_MEANING_WHEN);
    }
    if (is_bound || has(table, PSG_MEANING_WHEN)) {
        all_properties(table, PSG_MEANING_SLICE);
    }
}

/* Beginnings and ends go together, the first with the first; one that has no other is a fact. */
static void
pair_bounds(const PsgTable *table)
{
    int counts[2] = {0, 0};
    for (int i = 0; i < (int)table->columns->len; i++) {
        counts[0] += at(table, i)->meaning == PSG_MEANING_START;
        counts[1] += at(table, i)->meaning == PSG_MEANING_END;
    }
    int kept = counts[0] == counts[1] ? counts[0] : 1;
    for (int i = 0, starts = 0, ends = 0; i < (int)table->columns->len; i++) {
        PsgColumn *column = at(table, i);
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
        if (at(table, i)->meaning != PSG_MEANING_PRECISION) {
            continue;
        }
        g_autofree char *of = without_mark(at(table, i)->plain, "precision");
        int best = -1;
        for (int j = 0; j < (int)table->columns->len; j++) {
            PsgMeaning meaning = at(table, j)->meaning;
            bool is_time = meaning == PSG_MEANING_START || meaning == PSG_MEANING_END ||
                           meaning == PSG_MEANING_WHEN;
            bool is_named = of != NULL && (g_str_has_prefix(at(table, j)->plain, of) ||
                                           g_str_has_prefix(of, at(table, j)->plain));
            if (is_time && is_named && *at(table, j)->plain != '\0') {
                best = j;
                break;
            }
            best = is_time && j < i ? j : best;
        }
        if (best >= 0) {
            at(table, best)->precision = i;
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
    if (column->is_number ? are_years || are_seconds : are_times(column)) {
        column->meaning = PSG_MEANING_WHEN;
    } else if (column->is_number && !*has_weight) {
        column->meaning = PSG_MEANING_WEIGHT;
        *has_weight = true;
    } else if (!column->is_number) {
        column->meaning = PSG_MEANING_KIND;
    }
}

static bool
sense_without_header(PsgTable *table)
{
    bool is_told = has(table, PSG_MEANING_FROM) || has(table, PSG_MEANING_NAME) ||
                   has(table, PSG_MEANING_ID);
    size_t count = table->columns->len;
    if (is_told) {
        return true;
    }
    if (count < 2 || count > 5 || table->rows - table->first_row < 2) {
        return false;
    }
    at(table, 0)->meaning = PSG_MEANING_FROM;
    at(table, 1)->meaning = PSG_MEANING_TO;
    bool has_weight = false;
    for (size_t i = 2; i < count; i++) {
        sense_column_without_title(psg_table_column(table, i), &has_weight);
    }
    psg_report_guess(table->report, at(table, 0)->span,
                     "there is no header: rows are relations of the first column to the "
                     "second");
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
        if (is_free_text(column)) {
            return false;
        }
    }
    return has_number && has_time(table) && subject_of(table) < 0;
}

static void
sense_series(PsgTable *table)
{
    table->kind = PSG_TABLE_SERIES;
    all_properties(table, PSG_MEANING_VALUE);
    all_properties(table, PSG_MEANING_WEIGHT);
}

static void
sense_rows(PsgTable *table)
{
    if (has(table, PSG_MEANING_FROM) && has(table, PSG_MEANING_TO)) {
        sense_ties(table);
    } else if (has(table, PSG_MEANING_MEASURE) && has(table, PSG_MEANING_VALUE)) {
        sense_measures(table);
    } else if (are_events(table)) {
        sense_events(table);
    } else if (are_series(table)) {
        sense_series(table);
    } else if (is_any_known(table) &&
               (subject_of(table) >= 0 || guess_subject(table) >= 0)) {
        sense_actors(table);
    } else {
        tell_unknown(table);
    }
}

void
psg_table_find_sense(PsgTable *table)
{
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
    find_ends(table);
    guess_ends(table);
    complete_ends(table);
    if (!is_any_known(table)) {
        guess_mirrored_ends(table);
    }
    sense_rows(table);
    keep_first(table);
    keep_one_time(table);
    pair_bounds(table);
    bind_precisions(table);
}
