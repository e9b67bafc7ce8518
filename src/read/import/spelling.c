/*
 * Doubts about names: two that may be one, and those that no row declares.
 *
 * Names are compared by their words, in small letters and without accents, whatever the order of
 * the words is. Words that are a letter apart, or two if they are long, are alike with as many
 * letters of each left out; so each name is looked up by all ways to leave letters out of one of
 * its words, and not compared with each other name (SymSpell, after T. Bocek, E. Hunt, B. Stiller,
 * "Fast similarity search in large dictionaries", 2007).
 */
#include "base/compare.h"
#include "base/hash.h"
#include "base/suggest.h"
#include "read/import/settling.h"

#include <string.h>

enum {
    MOST_WORDS = 8,    /* of a name: further ones are not looked at */
    LONGEST_WORD = 24, /* letters; longer ones are compared as a whole */
    SHORTEST_WORD = 4, /* in which a letter may be left out */
    SHORTEST_CHANGED =
        5,            /* in which a letter may be another: "Marc" and "Mark" are two */
    SHORTEST_TWO = 8, /* in which two letters may be wrong */
    MOST_FOR_TWO = 20000, /* names; of more only single letters are looked at */
    MOST_TOLD = 50,       /* of a sort of doubts: the rest is counted */
};

typedef struct {
    gunichar letters[LONGEST_WORD];
    size_t length;
    bool has_digit;
    guint64 hash;
} Word;

/* A name, with letters left out of one of its words. */
typedef struct {
    guint64 hash; /* whatever the order of words is */
    guint32 actor;
    guint8 word, left_out; /* left_out: how many letters */
} Way;

/* Two names that may be one. */
typedef struct {
    guint32 first, second; /* actors; the first was there before */
} Pair;

/* ---- Words of a name ---- */

/* Of its letters but those at two places; length: none is left out there. */
static guint64
hash_without(const Word *word, size_t one, size_t other)
{
    guint64 hash = 1;
    for (size_t i = 0; i < word->length; i++) {
        if (i != one && i != other) {
            hash = psg_hash_mix(hash, word->letters[i]);
        }
    }
    return psg_hash_mix(hash, 1);
}

/* In small letters, without accents. Owned by the caller. */
static char *
fold(const char *name)
{
    g_autofree char *apart = g_utf8_normalize(name, -1, G_NORMALIZE_ALL);
    return g_utf8_casefold(apart == NULL ? name : apart, -1);
}

static size_t
read_words(const char *name, Word words[MOST_WORDS])
{
    g_autofree char *folded = fold(name);
    size_t count = 0;
    bool is_within = false;
    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_ismark(letter)) {
            continue;
        }
        if (!g_unichar_isalnum(letter)) {
            is_within = false;
            continue;
        }
        if (!is_within && count == MOST_WORDS) {
            break;
        }
        if (!is_within) {
            words[count++] = (Word){.length = 0};
            is_within = true;
        }
        Word *word = &words[count - 1];
        word->has_digit |= g_unichar_isdigit(letter);
        if (word->length < LONGEST_WORD) {
            word->letters[word->length++] = letter;
        }
    }
    for (size_t i = 0; i < count; i++) {
        words[i].hash = hash_without(&words[i], words[i].length, words[i].length);
    }
    return count;
}

/* ---- Ways to leave letters out ---- */

static void
add_way(GArray *ways, guint64 hash, guint32 actor, size_t word, guint8 left_out)
{
    Way way = {hash, actor, (guint8)word, left_out};
    g_array_append_val(ways, way);
}

/* The first letter of a word is rarely wrong. */
static void
add_ways_of_word(GArray *ways, const Word *word, guint64 others, Way like, bool may_two)
{
    for (size_t i = 1; i < word->length; i++) {
        add_way(ways, others + hash_without(word, i, i), like.actor, like.word, 1);
        bool is_long = may_two && word->length >= SHORTEST_TWO;
        for (size_t j = i + 1; is_long && j < word->length; j++) {
            add_way(ways, others + hash_without(word, i, j), like.actor, like.word, 2);
        }
    }
}

static void
add_ways(GArray *ways, const char *name, guint32 actor, bool may_two)
{
    Word words[MOST_WORDS];
    size_t count = read_words(name, words);
    guint64 all = 0;
    for (size_t i = 0; i < count; i++) {
        all += words[i].hash;
    }
    if (count > 0) {
        add_way(ways, all, actor, 0, 0);
    }
    for (size_t i = 0; i < count; i++) {
        bool may_be_wrong = !words[i].has_digit && words[i].length >= SHORTEST_WORD &&
                            words[i].length < LONGEST_WORD;
        if (may_be_wrong) {
            add_ways_of_word(ways, &words[i], all - words[i].hash,
                             (Way){.actor = actor, .word = (guint8)i}, may_two);
        }
    }
}

static int
compare_ways(const void *left, const void *right)
{
    const Way *a = left, *b = right;
    if (a->hash != b->hash) {
        return PSG_COMPARE(a->hash, b->hash);
    }
    return a->actor != b->actor ? PSG_COMPARE(a->actor, b->actor)
                                : PSG_COMPARE(a->word, b->word);
}

/* ---- Pairs ---- */

static const char *
name_of(const PsgSettling *settling, guint32 actor)
{
    PsgDraftThing thing = {PSG_DRAFT_ACTOR, actor};
    const PsgDraftFact *name = psg_settling_fact(settling, thing, PSG_MEANING_NAME);
    return name != NULL ? psg_said_value(name)
                        : g_array_index(settling->said.actors, PsgDraftActor, actor).key;
}

static char *
word_text(const Word *word)
{
    return g_ucs4_to_utf8(word->letters, (glong)word->length, NULL, NULL, NULL);
}

/* How many letters they are apart; more than two: too many. */
static size_t
distance(const Word *a, const Word *b)
{
    g_autofree char *one = word_text(a), *other = word_text(b);
    PsgSuggestion search = psg_suggestion_for(one);
    psg_suggestion_offer(&search, other);
    return search.nearness;
}

/* Both are one name with letters of one word left out: whether so few are wrong. */
static bool
is_near(const PsgSettling *settling, const Way *a, const Way *b)
{
    if (a->left_out == 0 && b->left_out == 0) {
        return true;
    }
    Word ones[MOST_WORDS], others[MOST_WORDS];
    read_words(name_of(settling, a->actor), ones);
    read_words(name_of(settling, b->actor), others);
    const Way *wrong = a->left_out > 0 ? a : b;
    const Word *one = &ones[a->word], *other = &others[b->word];
    if (a->left_out == 0 || b->left_out == 0) {
        return wrong->left_out == 1 ||
               (a->left_out == 0 ? others : ones)[wrong->word].length > SHORTEST_TWO;
    }
    size_t shortest = MIN(one->length, other->length), apart = distance(one, other);
    return shortest >= SHORTEST_CHANGED && apart <= (shortest >= SHORTEST_TWO ? 2U : 1U);
}

static void
add_pair(const PsgSettling *settling, GArray *pairs, const Way *a, const Way *b)
{
    if (a->actor != b->actor && is_near(settling, a, b)) {
        Pair pair = {MIN(a->actor, b->actor), MAX(a->actor, b->actor)};
        g_array_append_val(pairs, pair);
    }
}

static int
compare_pairs(const void *left, const void *right)
{
    const Pair *a = left, *b = right;
    return a->second != b->second ? PSG_COMPARE(a->second, b->second)
                                  : PSG_COMPARE(a->first, b->first);
}

/* Of many that are alike each is compared with the first, and with the one before. */
static GArray *
find_pairs(const PsgSettling *settling)
{
    g_autoptr(GArray) ways = g_array_new(FALSE, FALSE, sizeof(Way));
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    guint count = settling->said.actors->len, first = 0;
    for (guint i = 0; i < count; i++) {
        add_ways(ways, name_of(settling, i), i, count <= MOST_FOR_TWO);
    }
    g_array_sort(ways, compare_ways);
    for (guint i = 1; i < ways->len; i++) {
        const Way *way = &g_array_index(ways, Way, i);
        if (way->hash != g_array_index(ways, Way, first).hash) {
            first = i;
            continue;
        }
        add_pair(settling, pairs, &g_array_index(ways, Way, first), way);
        if (first + 1 < i) {
            add_pair(settling, pairs, way - 1, way);
        }
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

/* ---- What is told ---- */

static PsgSpan
span_of(const PsgSettling *settling, guint32 actor)
{
    return g_array_index(settling->said.actors, PsgDraftActor, actor).span;
}

static void
comment(const PsgSettling *settling, guint32 actor, guint32 other)
{
    if (settling->actor_comments[actor] == NULL) {
        settling->actor_comments[actor] = psg_arena_printf(
            settling->arena, "perhaps the same as %s", name_of(settling, other));
    }
}

static void
tell_pair(const PsgSettling *settling, const Pair *pair)
{
    const char *one = name_of(settling, pair->first);
    const char *other = name_of(settling, pair->second);
    if (strcmp(one, other) == 0) {
        psg_report_doubt(settling->report, "same-name", span_of(settling, pair->second),
                         "two actors are called \"%s\": they are kept apart", one);
    } else {
        psg_report_doubt(settling->report, "two-spellings",
                         span_of(settling, pair->second),
                         "\"%s\" and \"%s\" are nearly the same name: they are kept "
                         "apart, so write one of them in both places if they are one",
                         other, one);
    }
    psg_diagnostics_also(settling->list, span_of(settling, pair->first), "the other one");
    comment(settling, pair->first, pair->second);
    comment(settling, pair->second, pair->first);
}

static void
tell_rest(const PsgSettling *settling, const char *rule, guint told, const char *what)
{
    if (told > MOST_TOLD) {
        psg_report_doubt(settling->report, rule, (PsgSpan){NULL, 0, 0}, "%u more %s",
                         told - MOST_TOLD, what);
    }
}

/* Each name is told once, with the first that it is like. */
static void
doubt_spellings(const PsgSettling *settling)
{
    g_autoptr(GArray) pairs = find_pairs(settling);
    guint told = 0;
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        if (i > 0 && pair[-1].second == pair->second) {
            continue;
        }
        if (told++ < MOST_TOLD) {
            tell_pair(settling, pair);
        }
    }
    tell_rest(settling, "two-spellings", told, "names are nearly those of others");
}

static void
tell_undeclared(const PsgSettling *settling, guint32 actor, guint declared)
{
    const char *key = g_array_index(settling->said.actors, PsgDraftActor, actor).key;
    PsgSuggestion search = psg_suggestion_for(key);
    bool may_guess = psg_diagnostics_may_guess(settling->list, declared);
    for (guint i = 0; may_guess && i < settling->said.actors->len; i++) {
        const PsgDraftActor *other =
            &g_array_index(settling->said.actors, PsgDraftActor, i);
        if (other->is_declared) {
            psg_suggestion_offer(&search, other->key);
        }
    }
    g_autofree char *hint = search.best == NULL
                                ? g_strdup("")
                                : g_strdup_printf(" (did you mean \"%s\"?)", search.best);
    psg_report_doubt(settling->report, "undeclared", span_of(settling, actor),
                     "\"%s\" has no row of its own, as others have%s: it is taken as an "
                     "actor all the same",
                     key, hint);
}

static void
doubt_undeclared(const PsgSettling *settling)
{
    guint declared = 0, told = 0;
    for (guint i = 0; i < settling->said.actors->len; i++) {
        declared += g_array_index(settling->said.actors, PsgDraftActor, i).is_declared;
    }
    for (guint i = 0; declared > 0 && i < settling->said.actors->len; i++) {
        if (!g_array_index(settling->said.actors, PsgDraftActor, i).is_declared &&
            told++ < MOST_TOLD) {
            tell_undeclared(settling, i, declared);
        }
    }
    tell_rest(settling, "undeclared", told, "actors have no row of their own");
}

void
psg_settling_doubt_names(PsgSettling *settling)
{
    doubt_spellings(settling);
    doubt_undeclared(settling);
}
