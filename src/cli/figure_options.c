/* The options of figures: one for each name, whatever kinds have it. */
#include "cli/figure_options.h"

#include "base/join.h"
#include "figure/figure.h"
#include "slice/select.h"

#include <string.h>

#define LONGEST_VALUE 30 /* characters of "kind|tier|none" */

static gboolean
note(const char *option, const char *value, gpointer data, GError **error)
{
    PsgFigureWords *words = data;
    if (value != NULL && !g_utf8_validate(value, -1, NULL)) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "what follows %s is not valid UTF-8", option);
        return FALSE;
    }
    PsgRequestOption said = {psg_arena_strdup(words->texts, option + strlen("--")),
                             psg_arena_strdup(words->texts, value)};
    g_array_append_val(words->said, said);
    return TRUE;
}

/* Of all kinds that have the option. Owned by the caller. */
static GStrv
words_of(const PsgFigureOption *option)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    for (size_t i = 0; i < kinds->count; i++) {
        const PsgFigureOption *own =
            psg_figure_kind_option(kinds->items[i], option->name);
        for (size_t k = 0; own != NULL && own->words[k] != NULL; k++) {
            if (g_hash_table_add(known, (gpointer)(guintptr)own->words[k])) {
                g_strv_builder_add(words, own->words[k]);
            }
        }
    }
    return g_strv_builder_end(words);
}

/* Owned by the caller. */
static char *
joined_words(const PsgFigureOption *option, const char *between)
{
    g_auto(GStrv) words = words_of(option);
    return g_strjoinv(between, words);
}

/* Many words stand in the description, so that this has room beside the names of options. */
static bool
has_many_words(const PsgFigureOption *option)
{
    if (option->type != PSG_OPTION_CHOICE) {
        return false;
    }
    g_autofree char *words = joined_words(option, "|");
    return strlen(words) > LONGEST_VALUE;
}

/* In brackets if it may be left out. */
static const char *
choice_of(const PsgFigureOption *option, PsgArena *texts)
{
    if (has_many_words(option)) {
        g_autofree char *name = g_ascii_strup(option->name, -1);
        return psg_arena_strdup(texts, name);
    }
    g_autofree char *words = joined_words(option, "|");
    return option->bare == NULL ? psg_arena_strdup(texts, words)
                                : psg_arena_printf(texts, "[%s]", words);
}

static const char *
description_of(const PsgFigureOption *option, const char *owners, PsgArena *texts)
{
    g_autofree char *words = has_many_words(option) ? joined_words(option, ", ") : NULL;
    const char *said = words != NULL ? psg_arena_strdup(texts, words) : option->help;
    return owners == NULL ? said : psg_arena_printf(texts, "%s: %s", owners, said);
}

/* What help calls the value; NULL: there is none. */
static const char *
value_of(const PsgFigureOption *option, PsgArena *texts)
{
    switch (option->type) {
    case PSG_OPTION_FLAG:
    case PSG_OPTION_SHORT:
    case PSG_OPTION_PAIR:
        break;
    case PSG_OPTION_CHOICE:
        return choice_of(option, texts);
    case PSG_OPTION_COUNT:
        return "N";
    case PSG_OPTION_FROM:
    case PSG_OPTION_TO:
        return "DATE";
    case PSG_OPTION_MEASURES:
        return "MEASURE,\u2026";
    case PSG_OPTION_CLASSES:
        return "CLASS,\u2026";
    case PSG_OPTION_SECTIONS:
        return "KIND,\u2026";
    case PSG_OPTION_MEASURE:
        return "MEASURE";
    case PSG_OPTION_ACTORS:
        return "ACTOR,\u2026";
    case PSG_OPTION_ONLY:
        return "kind=ID,\u2026,NAME=TEXT,\u2026";
    }
    return NULL;
}

/* owners: the kinds that have it; NULL: all. */
static GOptionEntry
entry_of(const PsgFigureOption *option, const char *owners, PsgArena *texts)
{
    const union {
        GOptionArgFunc function;
        gpointer pointer;
    } call = {note};
    int flags = G_OPTION_FLAG_FILENAME; /* not through the locale's letters */
    if (option->type == PSG_OPTION_FLAG || option->type == PSG_OPTION_SHORT) {
        flags |= G_OPTION_FLAG_NO_ARG;
    } else if (option->bare != NULL) {
        flags |= G_OPTION_FLAG_OPTIONAL_ARG;
    }
    return (GOptionEntry){.long_name = option->name,
                          .flags = flags,
                          .arg = G_OPTION_ARG_CALLBACK,
                          .arg_data = call.pointer,
                          .description = description_of(option, owners, texts),
                          .arg_description = value_of(option, texts)};
}

/* "timeline, series": the kinds that have the option. */
static char *
owners_of(const char *name)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    GString *owners = g_string_new(NULL);
    for (size_t i = 0; i < kinds->count; i++) {
        if (psg_figure_kind_option(kinds->items[i], name) != NULL) {
            g_string_append_printf(owners, "%s%s", owners->len == 0 ? "" : ", ",
                                   kinds->items[i]->name);
        }
    }
    return g_string_free(owners, FALSE);
}

/* Adds it to the group that was begun last. */
static void
add_option(PsgFigureWords *words, const PsgFigureOption *option, const char *owners,
           PsgOptionTable *table)
{
    const GOptionEntry entries[] = {entry_of(option, owners, words->texts),
                                    G_OPTION_ENTRY_NULL};
    psg_option_table_add(table, entries);
    if (option->type == PSG_OPTION_CHOICE) {
        g_auto(GStrv) known = words_of(option);
        psg_option_table_words(table, option->name, (const char *const *)known);
    } else if (option->type == PSG_OPTION_SECTIONS) {
        psg_option_table_words(table, option->name, psg_section_words);
    }
}

static void
begin(PsgFigureWords *words, PsgOptionTable *table)
{
    if (words->said == NULL) {
        words->said = g_array_new(FALSE, FALSE, sizeof(PsgRequestOption));
        words->texts = psg_arena_new();
        psg_option_table_own(table, words->said, (GDestroyNotify)g_array_unref);
        psg_option_table_own(table, words->texts, (GDestroyNotify)psg_arena_free);
    }
}

void
psg_selection_options_add(PsgFigureWords *words, PsgOptionTable *table)
{
    begin(words, table);
    psg_option_table_begin(table, "selection", "Which actors (in this order)", NULL,
                           words);
    for (size_t i = 0; i < psg_selection_option_count; i++) {
        add_option(words, &psg_selection_options[i], NULL, table);
    }
}

PsgRequest
psg_figure_words_request(const PsgFigureWords *words)
{
    return (PsgRequest){
        .options = (const PsgRequestOption *)(const void *)words->said->data,
        .option_count = words->said->len,
    };
}

PsgExit
psg_figure_words_select(const PsgCommand *command, const PsgFigureWords *words,
                        const PsgLandscape *whole, PsgLandscape **part)
{
    g_autofree char *why = NULL;
    PsgSelection selection = {.top = 0};
    PsgRequest request = psg_figure_words_request(words);
    *part = NULL;
    if (!psg_request_set_selection(&request, whole, words->texts, &selection, &why)) {
        return psg_usage_error(command, "%s", why);
    }
    if (psg_selection_is_none(&selection)) {
        return PSG_EXIT_DONE;
    }
    *part = psg_landscape_select(whole, &selection);
    if (!psg_landscape_shows_any(*part)) {
        g_clear_pointer(part, psg_landscape_free);
        return psg_usage_error(command, "nobody is left of %zu actor%s",
                               whole->actor_count, psg_plural(whole->actor_count));
    }
    return PSG_EXIT_DONE;
}

void
psg_figure_options_add(PsgFigureWords *words, PsgOptionTable *table)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    begin(words, table);
    psg_option_table_begin(table, "kinds", "Options of figures", NULL, words);
    for (size_t i = 0; i < kinds->count; i++) {
        for (size_t j = 0; j < kinds->items[i]->option_count; j++) {
            const PsgFigureOption *option = &kinds->items[i]->options[j];
            if (option->type != PSG_OPTION_PAIR &&
                psg_option_lookup(table, option->name) == NULL) {
                g_autofree char *owners = owners_of(option->name);
                add_option(words, option, owners, table);
            }
        }
    }
}
