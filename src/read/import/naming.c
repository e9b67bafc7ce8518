/* Ids and names of actors. */
#include "read/form/id.h"
#include "read/import/settling.h"

#include <string.h>

enum { LONGEST_BASE = 56 }; /* of an id that may need a number */

/* Of what is made up none differs from another by capitals alone; nobody could tell them apart. */
static bool
take_id(GHashTable *taken, const char *id)
{
    return g_hash_table_add(taken, g_utf8_casefold(id, -1));
}

/* Signs that ids lack are left out, or stand for a pause; and one blank is enough. Owned by the
 * caller. */
static char *
tidy(const char *name)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        GUnicodeType type = g_unichar_type(letter);
        bool is_quote = type == G_UNICODE_INITIAL_PUNCTUATION ||
                        (type == G_UNICODE_FINAL_PUNCTUATION && letter != 0x2019) ||
                        (letter < 128 && strchr("\"!?*%`<>", (int)letter) != NULL);
        bool is_pause = letter == ':' || letter == ';';
        if (is_pause) {
            g_string_append(out, ", ");
        } else if (!is_quote) {
            g_string_append_unichar(out, g_unichar_isspace(letter) ? ' ' : letter);
        }
    }
    g_auto(GStrv) words = g_strsplit(out->str, " ", -1);
    g_string_set_size(out, 0);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (*words[i] != '\0') {
            g_string_append_printf(out, "%s%s", out->len == 0 ? "" : " ", words[i]);
        }
    }
    while (out->len > 0 && strchr("-, ", out->str[out->len - 1]) != NULL) {
        g_string_truncate(out, out->len - 1);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static bool
is_id(const char *key)
{
    g_autofree char *complaint = psg_actor_id_complaint(key);
    return complaint == NULL;
}

/* No longer than a base may be, and without a pause at its end. Owned by the caller. */
static char *
cut_off(const char *near)
{
    glong length = MIN(g_utf8_strlen(near, -1), (glong)LONGEST_BASE);
    char *cut = g_utf8_substring(near, 0, length);
    for (size_t end = strlen(cut); end > 1 && strchr(" -,", cut[end - 1]) != NULL;
         end--) {
        cut[end - 1] = '\0';
    }
    return cut;
}

/* An id, as near to the name as there is one; perhaps another's. Owned by the caller. */
static char *
id_near(const char *name)
{
    static const char *const ends[] = {"", "_"}; /* "con" is what some systems keep */
    g_autofree char *tidied = tidy(name);
    for (size_t i = 0; *tidied != '\0' && i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *marked = g_strconcat(tidied, ends[i], NULL);
        g_autofree char *near = psg_actor_id_nearest(marked);
        g_autofree char *cut = near == NULL ? NULL : cut_off(near);
        if (cut != NULL && is_id(cut)) {
            return g_steal_pointer(&cut);
        }
    }
    return g_strdup("actor");
}

/* The nearest id that no actor has yet. Owned by the caller. */
static char *
free_id(GHashTable *taken, const char *name)
{
    g_autofree char *base = id_near(name);
    char *id = g_strdup(base);
    for (int number = 2; !take_id(taken, id); number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", base, number);
    }
    return id;
}

/* Keys that programs number things with tell nobody who is meant: "n12", "Q42", "7". */
static bool
is_number_key(const char *key)
{
    enum { MOST_LETTERS = 2 };
    size_t letters = 0;
    while (g_ascii_isalpha(key[letters])) {
        letters++;
    }
    const char *digits = key + letters + strspn(key + letters, "_-:");
    size_t count = strspn(digits, "0123456789");
    return letters <= MOST_LETTERS && count > 0 && digits[count] == '\0';
}

static const char *
name_of(const PsgSettling *settling, guint32 place)
{
    PsgDraftThing actor = {PSG_DRAFT_ACTOR, place};
    const PsgDraftFact *name = psg_settling_fact(settling, actor, PSG_MEANING_NAME);
    return name == NULL || *name->value == '\0' ? NULL : name->value;
}

/* Whoever may keep the key as id takes it first, so that it is nobody else's; keys differ. */
static char **
choose_ids(const PsgSettling *settling)
{
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint count = settling->said.actors->len;
    char **ids = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++) {
        const char *key = g_array_index(settling->said.actors, PsgDraftActor, i).key;
        bool is_readable = name_of(settling, i) == NULL || !is_number_key(key);
        if (is_readable && is_id(key)) {
            take_id(taken, key);
            ids[i] = g_strdup(key);
        }
    }
    for (guint i = 0; i < count; i++) {
        const char *key = g_array_index(settling->said.actors, PsgDraftActor, i).key;
        const char *name = name_of(settling, i);
        if (ids[i] == NULL) {
            ids[i] = free_id(taken, name != NULL ? name : key);
        }
    }
    return ids;
}

void
psg_settling_name_actors(PsgSettling *settling)
{
    g_auto(GStrv) ids = choose_ids(settling);
    guint count = settling->said.actors->len;
    settling->keys = psg_arena_alloc(settling->arena, (count + 1) * sizeof(char *));
    settling->actor_comments =
        psg_arena_alloc(settling->arena, (count + 1) * sizeof(char *));
    for (guint i = 0; i < count; i++) {
        const PsgDraftActor *said =
            &g_array_index(settling->said.actors, PsgDraftActor, i);
        PsgActor *actor =
            psg_builder_add(settling->builder, PSG_THING_ACTOR, ids[i], said->span);
        const char *name = name_of(settling, i);
        name = name == NULL ? said->key : name;
        settling->keys[i] = psg_arena_strdup(settling->arena, said->key);
        if (strcmp(name, ids[i]) != 0) {
            PsgDatedText text = {psg_interval_always(),
                                 psg_builder_text(settling->builder, name)};
            actor->name = (PsgDatedTexts){
                psg_arena_copy(settling->arena, &text, 1, sizeof text), 1};
        }
    }
}
