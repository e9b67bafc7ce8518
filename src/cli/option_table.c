/* A command's options, its arguments, and what their values are. */
#include "cli/option_table.h"

#include "base/arena.h"

#include <string.h>

#define LIST ",\u2026"
#define REPEATS "\u2026"

struct PsgOptionTable {
    PsgArena *arena;
    GPtrArray *owned;  /* freed with the table */
    GPtrArray *groups; /* PsgOptionGroup */
    GPtrArray *forms;  /* GArray of PsgValue */
};

/* ---- What a value is ---- */

static const PsgValueName value_names[] = {
    {"DATA", PSG_VALUE_DATA,
     "a landscape: a file, a folder of files, or - for standard input; or data of others, "
     "which are made into one"},
    {"DATA2", PSG_VALUE_DATA, "another one"},
    {"LIST", PSG_VALUE_FILE, "a file with a landscape a line, or - for standard input"},
    {"SLICE", PSG_VALUE_SLICE, "the id of a slice of time: 2013"},
    {"A", PSG_VALUE_SLICE, "the id of a slice: the earlier one of two"},
    {"B", PSG_VALUE_SLICE, "the id of a slice: the later one"},
    {"A..B", PSG_VALUE_RANGE, "the ids of two slices: 2008..2017"},
    {"SLICES", PSG_VALUE_SLICES,
     "ids of slices, with commas between: 2008,2015; or from one to another one: 2007..2010, "
     "..2010, 2015.."},
    {"ACTOR", PSG_VALUE_ACTOR, "the id of an actor"},
    {"MEASURE", PSG_VALUE_MEASURE, "the id of a measure"},
    {"CLASS", PSG_VALUE_CLASS,
     "the id of a kind, a tier or a group, whichever --by says; or others"},
    {"kind=ID,\u2026,NAME=TEXT", PSG_VALUE_ONLY,
     "ids of kinds, and in the same way group=ID,\u2026 and tier=ID,\u2026; or a property "
     "of actors and what it is"},
    {"LANGUAGE", PSG_VALUE_LANGUAGE, "a language, as ISO 639 has it: fr, pt-BR"},
    {"DATE", PSG_VALUE_DATE, "a date, as in a landscape: 2010-06"},
    {"KIND", PSG_VALUE_WORDS, "a kind of figures"},
    {"FORM", PSG_VALUE_WORDS, "the form of such a figure"},
    {"FORMAT", PSG_VALUE_WORDS, "a format of files, of those that are named beside it"},
    {"TABLE", PSG_VALUE_WORDS, "a table of those that are named beside it"},
    {"METHOD", PSG_VALUE_WORDS, "a way to lay out networks"},
    {"STYLE", PSG_VALUE_STYLE, "a style of the program, or a file"},
    {"PAGE", PSG_VALUE_PAGE, "a page by its name, or its width and height: 1600x900"},
    {"FILE", PSG_VALUE_FILE, "a file"},
    {"PATH", PSG_VALUE_FILE, "a file or a folder"},
    {"PLACE", PSG_VALUE_FILE, "a file, if it ends in .yaml, or else a folder"},
    {"DIR", PSG_VALUE_DIR, "a folder, which is made if it is not there"},
    {"COMMAND", PSG_VALUE_COMMAND, "the name of a command"},
    {"N", PSG_VALUE_NUMBER, "a number"},
    {"SECONDS", PSG_VALUE_NUMBER, "a number of seconds"},
    {"S", PSG_VALUE_TEXT,
     "how time is cut into slices: year, month, 5y, change, or dates"},
    {"COLUMN=MEANING", PSG_VALUE_TEXT,
     "a column or attribute, and what it means to paysage"},
    {"ADDRESS", PSG_VALUE_TEXT, "an address of this machine in a network"},
    {"REVISION", PSG_VALUE_TEXT, "a state that git keeps: HEAD~1, v1.2"},
    {"WORD", PSG_VALUE_TEXT, "a word of your own"},
    {"NAME", PSG_VALUE_TEXT, "a name of your own"},
    {"I/N", PSG_VALUE_TEXT, "one of several parts: 2/8"},
};

const PsgValueName *
psg_value_name_nth(size_t place)
{
    return place < G_N_ELEMENTS(value_names) ? &value_names[place] : NULL;
}

static const char *const *
copy_words(PsgArena *arena, const char *const *words)
{
    size_t count = g_strv_length((char **)(guintptr)words);
    const char **copy = psg_arena_alloc(arena, (count + 1) * sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i] = psg_arena_strdup(arena, words[i]);
    }
    return copy;
}

static PsgValueKind
kind_of(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(value_names); i++) {
        if (strcmp(value_names[i].name, name) == 0) {
            return value_names[i].kind;
        }
    }
    return PSG_VALUE_TEXT;
}

/* name: as help has it; NULL: there is none. */
static PsgValue
value_of(PsgArena *arena, const char *name)
{
    if (name == NULL) {
        return (PsgValue){.kind = PSG_VALUE_NONE};
    }
    PsgValue value = {0};
    g_autofree char *bare = g_strdup(name);
    value.may_lack = bare[0] == '[';
    value.is_list = g_str_has_suffix(bare, LIST);
    value.repeats = !value.is_list && g_str_has_suffix(bare, REPEATS);
    if (value.is_list || value.repeats) {
        bare[strlen(bare) - strlen(value.is_list ? LIST : REPEATS)] = '\0';
    }
    g_strstrip(g_strdelimit(bare, "[]", ' '));
    value.name = psg_arena_printf(arena, "%s%s", bare, value.is_list ? LIST : "");
    value.kind = kind_of(bare);
    value.is_list = value.is_list || value.kind == PSG_VALUE_SLICES;
    if (strchr(bare, '|') != NULL) {
        g_auto(GStrv) words = g_strsplit(bare, "|", -1);
        value.kind = PSG_VALUE_WORDS;
        value.words = copy_words(arena, (const char *const *)words);
    }
    return value;
}

/* ---- Arguments ---- */

static void
add_form(PsgOptionTable *table, const char *form)
{
    GArray *values = g_array_new(FALSE, TRUE, sizeof(PsgValue));
    g_auto(GStrv) words = g_strsplit(form, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (*words[i] != '\0' && *words[i] != '-') {
            PsgValue value = value_of(table->arena, words[i]);
            g_array_append_val(values, value);
        }
    }
    g_ptr_array_add(table->forms, values);
}

const GArray *
psg_option_form_nth(const PsgOptionTable *table, size_t place)
{
    return place < table->forms->len ? g_ptr_array_index(table->forms, place) : NULL;
}

/* ---- Groups ---- */

static void
free_entry(const GOptionEntry *entry)
{
    if (entry->arg == G_OPTION_ARG_FILENAME || entry->arg == G_OPTION_ARG_STRING) {
        g_clear_pointer((char **)entry->arg_data, g_free);
    } else if (entry->arg == G_OPTION_ARG_FILENAME_ARRAY) {
        g_clear_pointer((char ***)entry->arg_data, g_strfreev);
    }
}

static void
free_group(gpointer data)
{
    PsgOptionGroup *group = data;
    for (guint i = 0; i < group->entries->len; i++) {
        free_entry(&g_array_index(group->entries, GOptionEntry, i));
    }
    g_array_unref(group->options);
    g_array_unref(group->entries);
    g_free(group);
}

void
psg_option_table_begin(PsgOptionTable *table, const char *name, const char *heading,
                       GOptionParseFunc check, gpointer data)
{
    PsgOptionGroup *group = g_new(PsgOptionGroup, 1);
    *group = (PsgOptionGroup){
        .name = name,
        .heading = heading,
        .options = g_array_new(FALSE, TRUE, sizeof(PsgOption)),
        .entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry)),
        .check = check,
        .data = data,
    };
    g_ptr_array_add(table->groups, group);
}

static PsgOptionGroup *
last_group(const PsgOptionTable *table)
{
    return g_ptr_array_index(table->groups, table->groups->len - 1);
}

void
psg_option_table_add(PsgOptionTable *table, const GOptionEntry *entries)
{
    PsgOptionGroup *group = last_group(table);
    for (const GOptionEntry *given = entries; given->long_name != NULL; given++) {
        GOptionEntry entry = *given;
        entry.long_name = psg_arena_strdup(table->arena, given->long_name);
        entry.description = psg_arena_strdup(table->arena, given->description);
        entry.arg_description = psg_arena_strdup(table->arena, given->arg_description);
        /* of two options of one name, GLib takes the later one with its group's name */
        bool is_taken = psg_option_lookup(table, entry.long_name) != NULL;
        PsgOption option = {
            is_taken
                ? psg_arena_printf(table->arena, "%s-%s", group->name, entry.long_name)
                : entry.long_name,
            entry.short_name,
            entry.description,
            value_of(table->arena, entry.arg_description),
        };
        g_array_append_val(group->options, option);
        g_array_append_val(group->entries, entry);
    }
}

void
psg_option_table_words(PsgOptionTable *table, const char *name, const char *const *words)
{
    const PsgOptionGroup *group = last_group(table);
    for (guint i = 0; i < group->options->len; i++) {
        PsgOption *option = &g_array_index(group->options, PsgOption, i);
        const char *known = g_array_index(group->entries, GOptionEntry, i).long_name;
        if (strcmp(known, name) == 0) {
            option->value.words = copy_words(table->arena, words);
        }
    }
}

const PsgOptionGroup *
psg_option_group_nth(const PsgOptionTable *table, size_t place)
{
    return place < table->groups->len ? g_ptr_array_index(table->groups, place) : NULL;
}

const PsgOption *
psg_option_nth(const PsgOptionTable *table, size_t place)
{
    const PsgOptionGroup *group;
    for (size_t i = 0; (group = psg_option_group_nth(table, i)) != NULL; i++) {
        if (place < group->options->len) {
            return &g_array_index(group->options, PsgOption, place);
        }
        place -= group->options->len;
    }
    return NULL;
}

const PsgOption *
psg_option_lookup(const PsgOptionTable *table, const char *name)
{
    const PsgOption *option;
    for (size_t i = 0; (option = psg_option_nth(table, i)) != NULL; i++) {
        if (strcmp(option->name, name) == 0) {
            return option;
        }
    }
    return NULL;
}

/* ---- The table ---- */

static void
unref_array(gpointer data)
{
    g_array_unref(data);
}

typedef struct {
    gpointer thing;
    GDestroyNotify free;
} Owned;

static void
free_owned(gpointer data)
{
    Owned *owned = data;
    owned->free(owned->thing);
    g_free(owned);
}

PsgOptionTable *
psg_option_table_new(const char *forms)
{
    PsgOptionTable *table = g_new(PsgOptionTable, 1);
    table->arena = psg_arena_new();
    table->owned = g_ptr_array_new_with_free_func(free_owned);
    table->groups = g_ptr_array_new_with_free_func(free_group);
    table->forms = g_ptr_array_new_with_free_func(unref_array);
    psg_option_table_begin(table, "own", "Options", NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(forms, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        add_form(table, lines[i]);
    }
    if (lines[0] == NULL) {
        add_form(table, ""); /* without arguments */
    }
    return table;
}

void
psg_option_table_free(PsgOptionTable *table)
{
    if (table != NULL) {
        g_ptr_array_unref(table->groups); /* before the memory that their options set */
        g_ptr_array_unref(table->forms);
        g_ptr_array_unref(table->owned);
        psg_arena_free(table->arena);
        g_free(table);
    }
}

gpointer
psg_option_table_alloc(PsgOptionTable *table, size_t size)
{
    return psg_arena_alloc(table->arena, size);
}

void
psg_option_table_own(PsgOptionTable *table, gpointer thing, GDestroyNotify free)
{
    Owned *owned = g_new(Owned, 1);
    *owned = (Owned){thing, free};
    g_ptr_array_add(table->owned, owned);
}
