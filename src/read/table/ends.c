/* Which columns of a table are the ends of its ties, and which tell of those who are there. */
#include "read/table/sense.h"

#include <string.h>

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
    {"tail", "head"},
    {"departure", "arrival"},
    {"depart", "arrivee"},
    {"superior", "subordinate"},
    {"mentor", "mentee"},
    {"patron", "client"},
    {"source", "cible"},
    {"source", "destination"},
    {"company", "subsidiary"},
    {"firm", "subsidiary"},
    {"entreprise", "filiale"},
    {"societe", "filiale"},
    {"groupe", "filiale"},
    {"societemere", "filiale"},
    {"societemere", "societefille"},
};

static bool
pair_up(const PsgTable *table, int from, int to)
{
    if (from < 0 || to < 0 || from == to || psg_table_at(table, from)->is_told ||
        psg_table_at(table, to)->is_told) {
        return false;
    }
    psg_table_at(table, from)->meaning = PSG_MEANING_FROM;
    psg_table_at(table, to)->meaning = PSG_MEANING_TO;
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
            if (is_end && psg_sense_find_word(table, base) < 0 &&
                psg_sense_find(table, meaning) < 0) {
                column->meaning = meaning;
            }
        }
    }
}

/* Wikidata has for what a column names its label in another: "item", "itemLabel". */
int
psg_sense_labelled(const PsgTable *table, int before)
{
    for (int i = before + 1; i < (int)table->columns->len; i++) {
        static const char *const ends[] = {"label", "libelle"};
        for (size_t j = 0; j < G_N_ELEMENTS(ends); j++) {
            g_autofree char *label =
                g_strconcat(psg_table_at(table, i)->plain, ends[j], NULL);
            if (*psg_table_at(table, i)->plain != '\0' &&
                psg_sense_find_word(table, label) >= 0) {
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
        "character",    "personnage", "institut",   "committee",   "comite",
        "board",        "club",       "event",      "evenement"};
    bool has_time =
        psg_sense_has(table, PSG_MEANING_WHEN) || psg_sense_has(table, PSG_MEANING_START);
    *one = *other = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        bool is_dated = has_time && g_str_has_prefix(words[i], "even");
        int place = is_dated ? -1 : psg_sense_find_word(table, words[i]);
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
    return *one >= 0 && *other >= 0 && psg_sense_find_word(table, "name") < 0 &&
           psg_sense_find_word(table, "nom") < 0 && !psg_sense_has(table, PSG_MEANING_ID);
}

/* "name, from, to" with dates. */
static bool
are_bounds(const PsgTable *table, int from, int to)
{
    int subject = psg_sense_find(table, PSG_MEANING_NAME);
    subject = subject >= 0 ? subject : psg_sense_find(table, PSG_MEANING_ID);
    subject = subject >= 0 ? subject : psg_sense_find(table, PSG_MEANING_ACTOR);
    bool is_text = subject >= 0 && !psg_table_at(table, subject)->is_number;
    return is_text && from >= 0 && to >= 0 &&
           psg_sense_are_times(psg_table_at(table, from)) &&
           (psg_sense_are_times(psg_table_at(table, to)) ||
            psg_table_at(table, to)->filled == 0);
}

/* Of "source_name" and "source_id" the id is the end, and the other is a fact about it. */
static void
choose_end(const PsgTable *table, PsgMeaning meaning)
{
    int chosen = psg_sense_find(table, meaning);
    for (int i = 0; i < (int)table->columns->len; i++) {
        bool is_better = chosen >= 0 && !psg_table_at(table, chosen)->is_told &&
                         g_str_has_suffix(psg_table_at(table, i)->plain, "id") &&
                         !g_str_has_suffix(psg_table_at(table, chosen)->plain, "id") &&
                         g_str_has_suffix(psg_table_at(table, chosen)->plain, "name");
        if (psg_table_at(table, i)->meaning == meaning && is_better) {
            chosen = i;
        }
    }
    for (int i = 0; i < (int)table->columns->len; i++) {
        if (psg_table_at(table, i)->meaning == meaning && i != chosen) {
            psg_sense_be_property(psg_table_at(table, i));
        }
    }
}

/* Columns whose words are "from" and "to", or begin or end so, and are no dates. */
static void
find_ends_by_words(PsgTable *table)
{
    int from = psg_sense_find_word(table, "from"),
        to = psg_sense_find(table, PSG_MEANING_TO);
    int de = psg_sense_find_word(table, "de"),
        source = psg_sense_find_word(table, "source");
    from = from >= 0 ? from : de;
    int plain_to = psg_sense_find_word(table, "to");
    if (from >= 0 && plain_to >= 0 && source >= 0 && to != plain_to &&
        psg_sense_are_times(psg_table_at(table, from)) && pair_up(table, source, to)) {
        psg_table_at(table, from)->meaning = PSG_MEANING_START;
        psg_table_at(table, plain_to)->meaning = PSG_MEANING_END;
        return;
    }
    if (are_bounds(table, from, to)) {
        psg_table_at(table, from)->meaning = PSG_MEANING_START;
        psg_table_at(table, to)->meaning = PSG_MEANING_END;
        return;
    }
    bool are_known =
        psg_sense_has(table, PSG_MEANING_FROM) && psg_sense_has(table, PSG_MEANING_TO);
    for (size_t i = 0; !are_known && i < G_N_ELEMENTS(pairs); i++) {
        are_known = pair_up(table, psg_sense_find_word(table, pairs[i].from),
                            psg_sense_find_word(table, pairs[i].to));
    }
    find_ends_by_beginning(table);
    choose_end(table, PSG_MEANING_FROM);
    choose_end(table, PSG_MEANING_TO);
}

static void
guess_ends(PsgTable *table)
{
    if (psg_sense_has(table, PSG_MEANING_FROM) && psg_sense_has(table, PSG_MEANING_TO)) {
        return;
    }
    int one = psg_sense_labelled(table, -1), two = psg_sense_labelled(table, one);
    if (one >= 0 && two >= 0 && pair_up(table, one, two)) {
        psg_report_guess(table->report, psg_table_at(table, one)->span,
                         "rows are relations from %s to %s",
                         psg_table_at(table, one)->title,
                         psg_table_at(table, two)->title);
    } else if (are_persons_and_others(table, &one, &two) && pair_up(table, one, two)) {
        psg_report_guess(table->report, psg_table_at(table, one)->span,
                         "rows are relations between %s and %s",
                         psg_table_at(table, one)->title,
                         psg_table_at(table, two)->title);
    }
}

/* Who has but one end in its words has the other in the name of the row. */
static void
complete_ends(PsgTable *table)
{
    int from = psg_sense_find(table, PSG_MEANING_FROM),
        to = psg_sense_find(table, PSG_MEANING_TO);
    static const PsgMeaning subjects[] = {PSG_MEANING_NAME, PSG_MEANING_ACTOR,
                                          PSG_MEANING_ID};
    for (size_t i = 0; from < 0 && to >= 0 && i < G_N_ELEMENTS(subjects); i++) {
        int place = psg_sense_find(table, subjects[i]);
        if (place >= 0) {
            psg_table_at(table, place)->meaning = PSG_MEANING_FROM;
            return;
        }
    }
    if (from >= 0 && to < 0 && psg_sense_are_times(psg_table_at(table, from))) {
        psg_table_at(table, from)->meaning = PSG_MEANING_START;
    } else if ((from >= 0) != (to >= 0)) {
        PsgColumn *column = psg_table_at(table, from >= 0 ? from : to);
        psg_sense_be_property(column);
        psg_report_guess(table->report, column->span,
                         "column %s is no end of relations, since no column is the other "
                         "end: say which is with --map COLUMN=%s",
                         column->title, from >= 0 ? "to" : "from");
    }
}

void
psg_sense_find_ends(PsgTable *table)
{
    find_ends_by_words(table);
    guess_ends(table);
    complete_ends(table);
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
char *
psg_sense_without(const char *plain, const char *mark)
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
    int place = psg_sense_find_word(table, before);
    return place >= 0 ? place : psg_sense_find_word(table, after);
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
    PsgColumn *column = psg_table_at(table, one);
    g_autofree char *rest = psg_sense_without(column->plain, from);
    int two = rest == NULL || column->role != PSG_COLUMN_PLAIN
                  ? -1
                  : other_end(table, rest, to);
    if (two < 0 || two == one || is_end(psg_table_at(table, two)) || is_end(column) ||
        column->is_told || psg_table_at(table, two)->is_told ||
        column->owner != PSG_OWNER_ROW) {
        return;
    }
    own(column, PSG_OWNER_FROM, rest);
    own(psg_table_at(table, two), PSG_OWNER_TO, rest);
}

/* "itemLabel" beside "item". */
static void
own_labels(const PsgTable *table)
{
    static const char *const rests[] = {"label", "name", "nom", "libelle"};
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        for (size_t j = 0; j < G_N_ELEMENTS(rests); j++) {
            g_autofree char *base = psg_sense_without(column->plain, rests[j]);
            int end = base == NULL ? -1 : psg_sense_find_word(table, base);
            if (end < 0 || is_end(column) || !is_end(psg_table_at(table, end)) ||
                column->is_told) {
                continue;
            }
            bool is_from = psg_table_at(table, end)->meaning == PSG_MEANING_FROM;
            own(column, is_from ? PSG_OWNER_FROM : PSG_OWNER_TO, "name");
        }
    }
}

void
psg_sense_find_owners(PsgTable *table)
{
    own_labels(table);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        for (guint j = 0; j < table->columns->len; j++) {
            own_pair(table, (int)j, marks[i].from, marks[i].to);
        }
    }
}

/* "ccode1", "ccode2": columns whose words are not known, one for each end. */
void
psg_sense_guess_mirrored(PsgTable *table)
{
    static const char *const from[] = {"1", "a"}, *const to[] = {"2", "b"};
    for (int i = 0; i < (int)table->columns->len; i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(from); j++) {
            PsgColumn *column = psg_table_at(table, i);
            g_autofree char *rest = column->meaning == PSG_MEANING_PROPERTY
                                        ? psg_sense_without(column->plain, from[j])
                                        : NULL;
            int other = rest == NULL ? -1 : other_end(table, rest, to[j]);
            if (other < 0 ||
                psg_table_at(table, other)->meaning != PSG_MEANING_PROPERTY ||
                column->role != PSG_COLUMN_PLAIN || !pair_up(table, i, other)) {
                continue;
            }
            psg_report_guess(table->report, column->span,
                             "rows are relations from %s to %s", column->title,
                             psg_table_at(table, other)->title);
            return;
        }
    }
}
