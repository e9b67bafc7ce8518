/* Doubts about what is allowed, and rarely meant: names a letter apart, dates far from all others,
 * relations that outlive their ends, and facts without a source where others have one. */
#include "base/compare.h"
#include "model/presence.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

#include <string.h>

/* ---- Names a letter apart ---- */

enum {
    SHORTEST_NAME = 6, /* letters: two shorter names are often a letter apart */
    SHORTEST_WORD = 3, /* "Team A" and "Team B" differ in a word that counts them */
    LONGEST_NAME = 64, /* letters; beyond that few names are typed */
    MOST_NAMES = 4000, /* each is looked up once for each of its letters */
};

typedef struct {
    size_t actor;
    gunichar letters[LONGEST_NAME];
    size_t length;
} Name;

/* In small letters; false if it is too short, or too long. */
static bool
read_name(const char *text, Name *name)
{
    name->length = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (name->length == LONGEST_NAME) {
            return false;
        }
        name->letters[name->length++] = g_unichar_tolower(g_utf8_get_char(at));
    }
    return name->length >= SHORTEST_NAME;
}

static bool
is_same_from(const Name *a, size_t i, const Name *b, size_t j)
{
    return a->length - i == b->length - j &&
           memcmp(a->letters + i, b->letters + j, (a->length - i) * sizeof *a->letters) ==
               0;
}

/* The word around a place is long enough for a slip, and the letter is none that counts. */
static bool
is_slip_at(const Name *name, size_t place)
{
    size_t begin = MIN(place, name->length - 1), end = begin;
    if (!g_unichar_isalpha(name->letters[begin])) {
        return false;
    }
    while (begin > 0 && g_unichar_isalpha(name->letters[begin - 1])) {
        begin--;
    }
    while (end < name->length && g_unichar_isalpha(name->letters[end])) {
        end++;
    }
    return end - begin > SHORTEST_WORD;
}

/* One letter is another, is missing, or changed places with the next: with a, the longer one. */
static bool
is_letter_apart(const Name *a, const Name *b)
{
    size_t at = 0;
    while (at < b->length && a->letters[at] == b->letters[at]) {
        at++;
    }
    if (at == a->length || !is_slip_at(a, at)) {
        return false;
    }
    if (a->length > b->length) {
        return is_same_from(a, at + 1, b, at);
    }
    bool is_exchanged = at + 1 < a->length && a->letters[at] == b->letters[at + 1] &&
                        a->letters[at + 1] == b->letters[at] &&
                        is_same_from(a, at + 2, b, at + 2);
    bool is_letter = g_unichar_isalpha(b->letters[at]);
    return is_exchanged || (is_letter && is_same_from(a, at + 1, b, at + 1));
}

static bool
succeeds(const PsgActor *actors, size_t later, size_t earlier)
{
    for (size_t i = 0; i < actors[later].succeeds.count; i++) {
        if (actors[later].succeeds.items[i].actor == earlier) {
            return true;
        }
    }
    return false;
}

static void
doubt_pair(const PsgReader *reader, const Name *one, const Name *other)
{
    const PsgActor *actors = reader->landscape->actors;
    const Name *longer = one->length >= other->length ? one : other;
    const Name *shorter = longer == one ? other : one;
    size_t first = MIN(one->actor, other->actor), second = MAX(one->actor, other->actor);
    if (first == second || longer->length - shorter->length > 1 ||
        !is_letter_apart(longer, shorter) || succeeds(actors, second, first) ||
        succeeds(actors, first, second)) {
        return;
    }
    psg_diagnostics_warning(
        reader->list, "near-names",
        psg_builder_span(reader->builder, PSG_THING_ACTOR, second),
        "the names of \"%s\" and \"%s\" are a letter apart: are they the same?",
        actors[first].id, actors[second].id);
    psg_diagnostics_also(reader->list,
                         psg_builder_span(reader->builder, PSG_THING_ACTOR, first),
                         "the other one");
}

/* Names that are a letter apart are alike with a letter of each left out. */
static char *
without(const Name *name, size_t place)
{
    gunichar rest[LONGEST_NAME];
    memcpy(rest, name->letters, place * sizeof *rest);
    memcpy(rest + place, name->letters + place + 1,
           (name->length - place - 1) * sizeof *rest);
    return g_ucs4_to_utf8(rest, (glong)name->length - 1, NULL, NULL, NULL);
}

/* Holds a name against those that have the key, and joins them. */
static void
look_up(const PsgReader *reader, GHashTable *alike, const GArray *names, guint index,
        char *key)
{
    GArray *others = g_hash_table_lookup(alike, key);
    const Name *name = &g_array_index(names, Name, index);
    for (guint i = 0; others != NULL && i < others->len; i++) {
        doubt_pair(reader, &g_array_index(names, Name, g_array_index(others, guint, i)),
                   name);
    }
    if (others == NULL) {
        others = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(alike, g_strdup(key), others);
    }
    g_array_append_val(others, index);
    g_free(key);
}

static void
unref_array(gpointer array)
{
    g_array_unref(array);
}

static void
doubt_names(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(Name));
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgDatedTexts *said = &landscape->actors[i].name;
        for (size_t j = 0; j < said->count; j++) {
            const char *text = psg_text_in(&said->items[j].text, landscape->language);
            Name name = {.actor = i};
            if (text != NULL && read_name(text, &name)) {
                g_array_append_val(names, name);
            }
        }
    }
    g_autoptr(GHashTable) alike =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_array);
    for (guint i = 0; i < names->len && names->len <= MOST_NAMES; i++) {
        const Name *name = &g_array_index(names, Name, i);
        look_up(reader, alike, names, i,
                g_ucs4_to_utf8(name->letters, (glong)name->length, NULL, NULL, NULL));
        for (size_t place = 0; place < name->length; place++) {
            bool is_again = place > 0 && name->letters[place] == name->letters[place - 1];
            if (!is_again) {
                look_up(reader, alike, names, i, without(name, place));
            }
        }
    }
}

/* ---- Dates far from all others ---- */

enum {
    FEWEST_DATES = 6, /* that tell what is usual */
    TAIL = 8,         /* an eighth at either side may be what it likes */
    USUAL_SPAN = 10,  /* years: what is near in any case */
    FAR = 2,          /* times as far from the middle part as that is long */
    DIGITS = 4,       /* of a year */
};

typedef struct {
    int year;
    const PsgNode *node;
} Dated;

static void
take_date(GArray *dates, const PsgDate *date, const PsgNode *node)
{
    if (date->kind == PSG_END_KNOWN && date->precision <= PSG_PRECISION_YEAR) {
        Dated dated = {psg_time_year(psg_date_clock(date)), node};
        g_array_append_val(dates, dated);
    }
}

/* One date, or a list. */
static void
take_dates(GArray *dates, const PsgNode *node)
{
    PsgInterval when;
    if (node != NULL && node->kind == PSG_NODE_LIST) {
        for (size_t i = 0; i < node->count; i++) {
            take_dates(dates, node->items[i]);
        }
    } else if (node != NULL && psg_scalar_date(node, &when)) {
        take_date(dates, &when.from, node);
        if (when.from.first != when.to.first || when.from.last != when.to.last) {
            take_date(dates, &when.to, node);
        }
    }
}

static void
take_keys(GArray *dates, const PsgNode *map)
{
    for (size_t i = 0; psg_node_is_dated(map) && i < map->count; i++) {
        take_dates(dates, map->pairs[i].key);
    }
}

static void
take_section(GArray *dates, const PsgReader *reader, const char *name)
{
    static const char *const dated[] = {"name", "full",   "kind",
                                        "tier", "groups", "weight"};
    const PsgNode *section = psg_node_lookup(reader->root, name);
    bool is_map = section != NULL && section->kind == PSG_NODE_MAP;
    bool is_list = section != NULL && section->kind == PSG_NODE_LIST;
    for (size_t i = 0; (is_map || is_list) && i < section->count; i++) {
        const PsgNode *said = is_map ? section->pairs[i].value : section->items[i];
        take_dates(dates, psg_node_lookup(said, "when"));
        take_dates(dates, psg_node_lookup(said, "talked-of"));
        for (size_t j = 0; j < G_N_ELEMENTS(dated); j++) {
            take_keys(dates, psg_node_lookup(said, dated[j]));
        }
        const PsgNode *of = psg_node_lookup(said, "of"); /* of a measure */
        for (size_t j = 0; of != NULL && of->kind == PSG_NODE_MAP && j < of->count; j++) {
            take_keys(dates, of->pairs[j].value);
        }
    }
}

static int
compare_years(const void *left, const void *right)
{
    const Dated *a = left, *b = right;
    return PSG_COMPARE(a->year, b->year);
}

/* Years: the middle part of all, and the first and last that are not far from it. */
typedef struct {
    int from, to, least, most;
} Usual;

static bool
is_far_from(const Usual *usual, int year)
{
    int span = usual->to - usual->from + USUAL_SPAN;
    return year < usual->from - FAR * span || year > usual->to + FAR * span;
}

/* Of dates in order. */
static Usual
usual_of(const GArray *dates)
{
    guint last = dates->len - 1, tail = last / TAIL;
    Usual usual = {.from = g_array_index(dates, Dated, tail).year,
                   .to = g_array_index(dates, Dated, last - tail).year};
    usual.least = usual.from;
    usual.most = usual.to;
    for (guint i = 0; i < dates->len; i++) {
        int year = g_array_index(dates, Dated, i).year;
        if (!is_far_from(&usual, year)) {
            usual.least = MIN(usual.least, year);
            usual.most = MAX(usual.most, year);
        }
    }
    return usual;
}

/* With one digit another, or two neighbours exchanged, it would be from least to most: that year;
 * else 0. */
static int
year_meant(int year, int least, int most)
{
    static const int powers[DIGITS] = {1000, 100, 10, 1};
    int digits[DIGITS];
    if (year < 1) {
        return 0;
    }
    for (int i = 0; i < DIGITS; i++) {
        digits[i] = year / powers[i] % 10;
    }
    for (int i = DIGITS - 1; i > 0; i--) {
        int other = year + (digits[i] - digits[i - 1]) * (powers[i - 1] - powers[i]);
        if (other >= least && other <= most && other != year) {
            return other;
        }
    }
    for (int i = 0; i < DIGITS; i++) {
        for (int digit = 0; digit <= 9; digit++) {
            int other = year + (digit - digits[i]) * powers[i];
            if (other >= least && other <= most) {
                return other;
            }
        }
    }
    return 0;
}

/* What only a slip of the pen explains: far from all that is usual, and a digit away from it. */
static void
doubt_dates(const PsgReader *reader)
{
    static const char *const sections[] = {"actors", "relations", "events", "measures"};
    g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(Dated));
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        take_section(dates, reader, sections[i]);
    }
    if (dates->len < FEWEST_DATES) {
        return;
    }
    g_array_sort(dates, compare_years);
    Usual usual = usual_of(dates);
    for (guint i = 0; i < dates->len; i++) {
        const Dated *dated = &g_array_index(dates, Dated, i);
        bool is_far = is_far_from(&usual, dated->year);
        int meant = is_far ? year_meant(dated->year, usual.least, usual.most) : 0;
        if (meant > 0) {
            psg_diagnostics_warning(reader->list, "odd-date", dated->node->span,
                                    "%d is far from the other dates, most of which are "
                                    "from %d to %d: is %d meant?",
                                    dated->year, usual.from, usual.to, meant);
        }
    }
}

/* ---- Relations that outlive their ends ---- */

static bool
is_exact(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN && !psg_date_is_doubtful(date);
}

/* It goes on for certain when the other has ended for certain. */
static bool
goes_on(const PsgDate *to, const PsgDate *end)
{
    return is_exact(end) &&
           (to->kind == PSG_END_OPEN || (is_exact(to) && to->first > end->last));
}

/* False if there was nothing to tell. */
static bool
doubt_life(const PsgReader *reader, const PsgRelation *relation, const PsgActor *actor,
           PsgSpan span)
{
    PsgInterval life = psg_spells_span(&actor->when);
    PsgInterval own = psg_spells_span(&relation->when);
    if (!goes_on(&own.to, &life.to)) {
        return false;
    }
    g_autofree char *day = psg_date_edtf(&life.to);
    psg_diagnostics_warning(reader->list, "outlives", span,
                            "this relation goes on after \"%s\" ended, in %s", actor->id,
                            day);
    return true;
}

/* What meets the lives of both, and is longer; else it is told as outside of them. One that
 * joins an actor to another that came later may well reach beyond the former. */
static void
doubt_relations(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        const PsgNode *node = g_ptr_array_index(reader->relations, i);
        const PsgNode *when = psg_node_lookup(node, "when");
        const size_t ends[] = {relation->from, relation->to};
        bool is_doubtful = relation->when.count > 0 &&
                           psg_actors_meet(&landscape->actors[relation->from],
                                           &landscape->actors[relation->to]);
        for (size_t j = 0; is_doubtful && j < G_N_ELEMENTS(ends); j++) {
            const PsgActor *actor = &landscape->actors[ends[j]];
            PsgInterval own = psg_spells_span(&relation->when);
            if (actor->has_when && psg_actor_presence_in(actor, &own) &&
                doubt_life(reader, relation, actor, when->span)) {
                break;
            }
        }
    }
}

/* ---- Facts without a source, where others have one ---- */

/* A section of the file, a list or a map; `noun`: what stands in it. */
static void
doubt_sources(const PsgReader *reader, const char *name, const char *noun)
{
    const PsgNode *section = psg_node_lookup(reader->root, name);
    size_t count = section == NULL ? 0 : section->count, sourced = 0;
    bool is_map = section != NULL && section->kind == PSG_NODE_MAP;
    bool is_list = section != NULL && section->kind == PSG_NODE_LIST;
    if (!is_map && !is_list) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const PsgNode *said = is_map ? section->pairs[i].value : section->items[i];
        sourced += psg_node_lookup(said, "source") != NULL;
    }
    for (size_t i = 0; i < count && sourced > 0; i++) {
        const PsgNode *said = is_map ? section->pairs[i].value : section->items[i];
        if (psg_node_lookup(said, "source") == NULL) {
            psg_diagnostics_warning(reader->list, "no-source",
                                    is_map ? section->pairs[i].key->span : said->span,
                                    "this %s has no source; %" G_GSIZE_FORMAT
                                    " of %" G_GSIZE_FORMAT " have one",
                                    noun, sourced, count);
        }
    }
}

void
psg_doubt_oddities(const PsgReader *reader)
{
    doubt_names(reader);
    doubt_dates(reader);
    doubt_relations(reader);
    if (psg_diagnostics_is_strict(reader->list)) {
        doubt_sources(reader, "actors", "actor");
        doubt_sources(reader, "relations", "relation");
        doubt_sources(reader, "events", "event");
    }
}
