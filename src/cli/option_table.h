/*
 * The options of a command, in a table: the one place that says them.
 *
 * Parsing, help, man pages and completion are all made from it. A command fills its table
 * without running, so that it can be asked for (psg_command_options in command.h).
 *
 * What a value is, is told by what help calls it: "SLICES", "FILE", "auto|flow|none". In
 * brackets it may be left out, "[SECONDS]"; with ",…" after it, it is a list with commas.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* An option's words, as they were typed: GLib's own way goes through the letters of the
 * locale, which may have none for them. */
#define PSG_ARG_TEXT G_OPTION_ARG_FILENAME

/* What a value can be. */
typedef enum {
    PSG_VALUE_NONE,     /* there is none: a flag */
    PSG_VALUE_TEXT,     /* anything, the words among it */
    PSG_VALUE_WORDS,    /* one of the words, and nothing else */
    PSG_VALUE_NUMBER,   /* "N", "SECONDS" */
    PSG_VALUE_DATE,     /* "DATE" */
    PSG_VALUE_FILE,     /* "FILE", "PATH" */
    PSG_VALUE_DIR,      /* "DIR" */
    PSG_VALUE_DATA,     /* "DATA": a landscape, which is a file, a folder or "-" */
    PSG_VALUE_STYLE,    /* "STYLE": one of the words, or a file */
    PSG_VALUE_PAGE,     /* "PAGE": one of the words, or WxH */
    PSG_VALUE_LANGUAGE, /* "LANGUAGE": of the landscape's texts */
    PSG_VALUE_SLICE,    /* "SLICE", "A", "B": the id of one */
    PSG_VALUE_RANGE,    /* "A..B": ids of two */
    PSG_VALUE_SLICES,   /* "SLICES": ids and ranges, with commas */
    PSG_VALUE_ACTOR,    /* "ACTOR": the id of one */
    PSG_VALUE_MEASURE,  /* "MEASURE": the id of one */
    PSG_VALUE_CLASS,    /* "CLASS": the id of a kind, a group or a tier, or "others" */
    PSG_VALUE_ONLY,     /* "kind=ID,…,NAME=TEXT,…", with group and tier as well */
    PSG_VALUE_COMMAND,  /* "COMMAND": the name of one */
} PsgValueKind;

typedef struct {
    PsgValueKind kind;
    const char *name; /* what help calls it: "SECONDS", "FORMAT,…"; NULL: none */
    bool is_list;     /* several, with commas between them */
    bool may_lack;    /* said without it, the option counts, too */
    bool repeats;     /* of arguments: more of the same may follow */
    const char *const *words; /* those that are known, NULL-terminated; NULL: none are */
} PsgValue;

/* What a name means that help has for a value. */
typedef struct {
    const char *name;
    PsgValueKind kind;
    const char *meaning; /* a line without a full stop */
} PsgValueName;

typedef struct {
    const char *name; /* without dashes: "output" */
    char letter;      /* 'o'; '\0': there is none */
    const char *help;
    PsgValue value;
} PsgOption;

/* Options that belong together. */
typedef struct {
    const char *name;    /* "look" */
    const char *heading; /* "Look and layout" */
    GArray *options;     /* PsgOption, in the order of help */
    GArray *entries;     /* GOptionEntry of each, for GLib, and an empty one */
    GOptionParseFunc check;
    gpointer data; /* of check and of callbacks */
} PsgOptionGroup;

typedef struct PsgOptionTable PsgOptionTable;

/* ---- Reading ---- */

/* In the order of help, the command's own first; NULL beyond the last one. */
const PsgOptionGroup *psg_option_group_nth(const PsgOptionTable *table, size_t place);

/* Of all groups, in the same order; NULL beyond the last one. */
const PsgOption *psg_option_nth(const PsgOptionTable *table, size_t place);

/* NULL if the command has none of this name. */
const PsgOption *psg_option_lookup(const PsgOptionTable *table, const char *name);

/* A command may be called in several forms, "DATA A B" and "DATA DATA2", each of which is an
 * array of PsgValue. NULL beyond the last one. */
const GArray *psg_option_form_nth(const PsgOptionTable *table, size_t place);

/* NULL beyond the last one. */
const PsgValueName *psg_value_name_nth(size_t place);

/* ---- Filling ---- */

/* forms: one a line, "DATA [SLICE]"; options that stand in them ("--git=REVISION") are only
 * shown. */
PsgOptionTable *psg_option_table_new(const char *forms);

/* With all that options were set to. */
void psg_option_table_free(PsgOptionTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgOptionTable, psg_option_table_free)

/* Zeroed memory for what options set, which lives as long as the table. */
gpointer psg_option_table_alloc(PsgOptionTable *table, size_t size);

/* What is freed with the table. */
void psg_option_table_own(PsgOptionTable *table, gpointer thing, GDestroyNotify free);

/* Another group begins; before the first one, options are the command's own. check, which may be
 * NULL, looks at the options once all are read; data is its own, and that of callbacks. */
void psg_option_table_begin(PsgOptionTable *table, const char *name, const char *heading,
                            GOptionParseFunc check, gpointer data);

/* Options for the group that was begun last, or the command's own. Copies the texts. Strings
 * that they set are the table's. */
void psg_option_table_add(PsgOptionTable *table, const GOptionEntry *entries);

/* The words that are known of the value of an option which was added. Copies them. */
void psg_option_table_words(PsgOptionTable *table, const char *name,
                            const char *const *words);
