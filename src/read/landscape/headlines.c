/* Doubts about headlines: they name actors of whom their slice has no news. */
#include "model/presence.h"
#include "read/landscape/reader.h"

#include <string.h>

/* ---- Words ---- */

/* A hyphen joins two words to one: "non-CNRS" names nobody. */
static bool
is_of_word(gunichar letter, const char *next)
{
    bool joins = letter == '-' || letter == 0x2011;
    return g_unichar_isalnum(letter) || g_unichar_ismark(letter) || letter == '@' ||
           letter == '_' || (joins && g_unichar_isalnum(g_utf8_get_char(next)));
}

/* Without what stands between them, so that no apostrophe or quote differs. Owned by the
 * caller. */
static GPtrArray *
words_of(const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    const char *start = NULL;
    for (const char *place = text;; place = g_utf8_next_char(place)) {
        gunichar letter = g_utf8_get_char(place);
        bool is_in = letter != 0 && is_of_word(letter, g_utf8_next_char(place));
        if (is_in && start == NULL) {
            start = place;
        } else if (!is_in && start != NULL) {
            g_ptr_array_add(words, g_strndup(start, (gsize)(place - start)));
            start = NULL;
        }
        if (letter == 0) {
            return words;
        }
    }
}

static const char *
word(const GPtrArray *words, size_t index)
{
    return g_ptr_array_index(words, index);
}

static bool
is_alike(const char *a, const char *b)
{
    g_autofree char *left = g_utf8_casefold(a, -1), *right = g_utf8_casefold(b, -1);
    return strcmp(left, right) == 0;
}

/* How a single word is spelt. */
typedef enum {
    SPELT_COMMON, /* "press": any word, also where it is an actor's name; or one letter */
    SPELT_PLAIN,  /* "Europe": may be a place as well */
    SPELT_OWN, /* "GENCI", "Equip@Meso", or in letters that are neither large nor small */
} Spelling;

static Spelling
spelling_of(const char *name)
{
    const char *rest = g_utf8_next_char(name);
    bool is_large = !g_unichar_islower(g_utf8_get_char(name)), is_rest_small = true;
    for (const char *place = rest; *place != '\0'; place = g_utf8_next_char(place)) {
        is_rest_small = is_rest_small && g_unichar_islower(g_utf8_get_char(place));
    }
    if (*rest == '\0' || (is_rest_small && !is_large)) {
        return SPELT_COMMON;
    }
    return is_rest_small ? SPELT_PLAIN : SPELT_OWN;
}

/* After these a plain word tells where, and not who: "a new start in Europe". */
static bool
tells_where(const char *before)
{
    static const char *const words[] = {"in",     "across", "within", "throughout",
                                        "around", "en",     "dans",   "à"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (is_alike(before, words[i])) {
            return true;
        }
    }
    return false;
}

/* ---- Names ---- */

typedef struct {
    GPtrArray *words;
    GArray *actors; /* size_t: all that have it, or had it */
} Name;

/* All names that actors have at any time, short and in full, in all languages. */
typedef struct {
    GHashTable *alike;  /* their words in small letters → GPtrArray of Name */
    GHashTable *counts; /* the first of them → how many words the longest has */
} Names;

static void
free_name(void *data)
{
    Name *name = data;
    g_ptr_array_unref(name->words);
    g_array_unref(name->actors);
    g_free(name);
}

static void
free_alike(void *data)
{
    g_ptr_array_unref(data);
}

static void
names_clear(Names *names)
{
    g_hash_table_unref(names->alike);
    g_hash_table_unref(names->counts);
}

/* Owned by the caller. */
static char *
key_of(const GPtrArray *words, guint at, guint count)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        g_string_append_printf(joined, "%s%s", i > 0 ? " " : "", word(words, at + i));
    }
    return g_utf8_casefold(joined->str, -1);
}

/* It is made if need be. */
static GPtrArray *
alike_of(const Names *names, const GPtrArray *words)
{
    g_autofree char *key = key_of(words, 0, words->len);
    GPtrArray *alike = g_hash_table_lookup(names->alike, key);
    if (alike == NULL) {
        alike = g_ptr_array_new_with_free_func(free_name);
        g_hash_table_insert(names->alike, g_steal_pointer(&key), alike);
        char *first = key_of(words, 0, 1);
        guint longest = GPOINTER_TO_UINT(g_hash_table_lookup(names->counts, first));
        g_hash_table_replace(names->counts, first,
                             GUINT_TO_POINTER(MAX(longest, words->len)));
    }
    return alike;
}

/* Of the same words, spelt alike. */
static bool
has_words(const Name *name, const GPtrArray *words)
{
    bool is_same = true;
    for (guint i = 0; is_same && i < words->len; i++) {
        is_same = strcmp(word(name->words, i), word(words, i)) == 0;
    }
    return is_same;
}

static void
add_name(const Names *names, const char *text, size_t actor)
{
    g_autoptr(GPtrArray) words = words_of(text);
    if (words->len == 0) {
        return;
    }
    GPtrArray *alike = alike_of(names, words);
    Name *own = NULL;
    for (guint i = 0; i < alike->len && own == NULL; i++) {
        Name *other = g_ptr_array_index(alike, i);
        own = has_words(other, words) ? other : NULL;
    }
    if (own == NULL) {
        own = g_new0(Name, 1);
        own->words = g_steal_pointer(&words);
        own->actors = g_array_new(FALSE, FALSE, sizeof(size_t));
        g_ptr_array_add(alike, own);
    }
    g_array_append_val(own->actors, actor);
}

static void
add_names(const Names *names, const PsgDatedTexts *list, size_t actor)
{
    for (size_t i = 0; i < list->count; i++) {
        const PsgText *text = &list->items[i].text;
        for (size_t k = 0; k < text->count; k++) {
            add_name(names, text->items[k].string, actor);
        }
    }
}

static Names
names_of(const PsgLandscape *landscape)
{
    const Names names = {
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_alike),
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    for (size_t actor = 0; actor < landscape->actor_count; actor++) {
        add_names(&names, &landscape->actors[actor].name, actor);
        add_names(&names, &landscape->actors[actor].full, actor);
    }
    return names;
}

/* A single word must be spelt as the name is, several may begin with a large letter or not. */
static bool
stands_at(const Name *name, const GPtrArray *words, guint at)
{
    if (name->words->len > 1) {
        return true;
    }
    const char *own = word(name->words, 0);
    Spelling spelling = spelling_of(own);
    bool is_place = spelling == SPELT_PLAIN && at > 0 && tells_where(word(words, at - 1));
    return spelling != SPELT_COMMON && !is_place && strcmp(own, word(words, at)) == 0;
}

/* The longest name that stands there; NULL if there is none. */
static const Name *
name_at(const Names *names, const GPtrArray *words, guint at)
{
    g_autofree char *first = key_of(words, at, 1);
    guint longest = GPOINTER_TO_UINT(g_hash_table_lookup(names->counts, first));
    for (guint count = MIN(longest, words->len - at); count > 0; count--) {
        g_autofree char *key = key_of(words, at, count);
        const GPtrArray *alike = g_hash_table_lookup(names->alike, key);
        for (guint i = 0; alike != NULL && i < alike->len; i++) {
            const Name *name = g_ptr_array_index(alike, i);
            if (stands_at(name, words, at)) {
                return name;
            }
        }
    }
    return NULL;
}

/* ---- What a slice shows of an actor ---- */

typedef enum {
    HIDDEN,
    SHOWN,
    NEWS, /* it, or a relation of it, is drawn as something that happens now */
} Showing;

static bool
has_new_relation(const PsgLandscape *landscape, size_t actor, size_t slice)
{
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        if ((relation->from == actor || relation->to == actor) &&
            psg_relation_is_new(landscape, relation, slice) &&
            psg_relation_presence(landscape, relation, &landscape->slices[slice]) ==
                PSG_PRESENCE_THERE) {
            return true;
        }
    }
    return false;
}

/* Then what the headline says is told, be it by other figures. */
static bool
has_event(const PsgLandscape *landscape, size_t actor, size_t slice)
{
    for (size_t i = 0; i < landscape->event_count; i++) {
        const PsgEvent *event = &landscape->events[i];
        for (size_t j = 0; j < event->actors.count; j++) {
            if (event->actors.items[j] == actor &&
                psg_interval_meets(&event->when, &landscape->slices[slice].when)) {
                return true;
            }
        }
    }
    return false;
}

static Showing
showing_of(const PsgLandscape *landscape, size_t index, size_t slice)
{
    const PsgSlice *slices = landscape->slices;
    const PsgActor *actor = &landscape->actors[index];
    PsgPresence now = psg_actor_presence(actor, &slices[slice]);
    if (now == PSG_PRESENCE_NONE) {
        return HIDDEN;
    }
    bool has_past =
        slice > 0 && psg_interval_first(&slices[slice].when) != PSG_TIME_FIRST;
    if (!has_past || slices[slice].is_projected) {
        return NEWS; /* nothing can be drawn as new there */
    }
    const PsgSlice *before = &slices[slice - 1];
    bool was_there = psg_actor_presence(actor, before) != PSG_PRESENCE_NONE;
    bool is_renamed = psg_dated_text_at(&actor->name, &slices[slice].when) !=
                      psg_dated_text_at(&actor->name, &before->when);
    return !was_there || is_renamed || psg_actor_is_new(landscape, actor, slice) ||
                   psg_actor_is_leaving(landscape, actor, slice) ||
                   has_new_relation(landscape, index, slice) ||
                   has_event(landscape, index, slice)
               ? NEWS
               : SHOWN;
}

/* Of those who have the name, the one of whom most is shown. */
static Showing
showing_of_name(const PsgLandscape *landscape, const Name *name, size_t slice)
{
    Showing most = HIDDEN;
    for (guint i = 0; i < name->actors->len && most < NEWS; i++) {
        Showing own =
            showing_of(landscape, g_array_index(name->actors, size_t, i), slice);
        most = MAX(most, own);
    }
    return most;
}

/* ---- Headlines ---- */

typedef struct {
    const PsgReader *reader;
    const Names *names;
    size_t slice;
} Desk;

/* What a text names first of which least is shown; NULL if it names nobody, or somebody who is
 * news: then the figure shows what it says. */
static const Name *
doubtful_name(const Desk *desk, const GPtrArray *words, Showing *least)
{
    const Name *doubtful = NULL;
    *least = NEWS;
    for (guint at = 0; at < words->len;) {
        const Name *name = name_at(desk->names, words, at);
        if (name == NULL) {
            at++;
            continue;
        }
        Showing showing = showing_of_name(desk->reader->landscape, name, desk->slice);
        if (showing == NEWS) {
            return NULL;
        }
        if (showing < *least) {
            *least = showing;
            doubtful = name;
        }
        at += name->words->len;
    }
    return doubtful;
}

/* Whether that was told. */
static bool
doubt_text(const Desk *desk, const PsgNode *node)
{
    const char *text = psg_read_string(desk->reader, node);
    if (text == NULL) {
        return false;
    }
    g_autoptr(GPtrArray) words = words_of(text);
    Showing least;
    const Name *name = doubtful_name(desk, words, &least);
    if (name == NULL) {
        return false;
    }
    size_t actor = g_array_index(name->actors, size_t, 0);
    psg_diagnostics_warning(
        desk->reader->list, "headline", node->span,
        least == HIDDEN
            ? "this headline names \"%s\", whom the slice does not show"
            : "this headline names \"%s\", of whom the slice shows nothing that is new, "
              "renamed or ends, and no event tells",
        desk->reader->landscape->actors[actor].id);
    return true;
}

/* Once for all languages. */
static void
doubt_headline(const Desk *desk, const PsgNode *node)
{
    if (node->kind != PSG_NODE_MAP) {
        doubt_text(desk, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (doubt_text(desk, node->pairs[i].value)) {
            return;
        }
    }
}

void
psg_doubt_headlines(const PsgReader *reader)
{
    const PsgLandscape *landscape = reader->landscape;
    Names names = names_of(landscape);
    for (size_t slice = 0; landscape->has_own_slices && slice < landscape->slice_count;
         slice++) {
        Desk desk = {reader, &names, slice};
        const PsgNode *map = psg_reader_node(reader, PSG_THING_SLICE, slice);
        const PsgNode *headline = psg_node_lookup(map, "headline");
        bool is_list = headline != NULL && headline->kind == PSG_NODE_LIST;
        for (size_t i = 0; is_list && i < headline->count; i++) {
            doubt_headline(&desk, headline->items[i]);
        }
        if (headline != NULL && !is_list) {
            doubt_headline(&desk, headline);
        }
    }
    names_clear(&names);
}
