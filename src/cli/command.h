/*
 * The commands, in a table, and what they have in common: options, exit codes, messages.
 *
 * Help is printed from the tables. Data go to standard output, messages to standard
 * error.
 */
#pragma once

#include "cli/option_table.h"
#include "write/stream.h"

#include <glib.h>
#include <stdbool.h>

typedef enum {
    PSG_EXIT_DONE = 0,
    PSG_EXIT_MISTAKES = 1, /* in the author's data */
    PSG_EXIT_USAGE = 2,    /* in the command line */
    PSG_EXIT_WORLD = 3,    /* disk, permissions, memory */

    /* with --exit-code, as diff has it: 2 is trouble of any kind but that of the world */
    PSG_EXIT_DIFFERS = 1,
    PSG_EXIT_TROUBLE = 2,
} PsgExit;

#define PSG_EXIT_CODE_HELP                                                               \
    "end with 1 if something differs, 0 if not, 2 for mistakes in the data"

typedef struct PsgCommand PsgCommand;

/* What a command does, as its file says it. */
typedef struct {
    size_t size; /* of the struct that its options set, which begins as zeros */
    void (*add_options)(gpointer options, PsgOptionTable *table); /* NULL: it has none */
    /* arguments: what stands on the command line besides options, NULL-terminated */
    PsgExit (*run)(const PsgCommand *command, char *const *arguments, gpointer options);
} PsgCommandWork;

struct PsgCommand {
    const char *name;
    const char *forms;    /* how it is called, one a line: "DATA [SLICE]" */
    size_t least, most;   /* so many arguments */
    const char *summary;  /* one line, without a full stop */
    const char *about;    /* more of it: a paragraph a line */
    const char *examples; /* one a line */
    const PsgCommandWork *work;
};

/* Reads the whole command line, runs one command. */
PsgExit psg_commands_run(int argc, char **argv);

/* In the order of help; NULL beyond the last one. */
const PsgCommand *psg_command_nth(size_t place);

/* NULL if there is none of this name. */
const PsgCommand *psg_command_lookup(const char *name);

/* The same, after saying so, and what may have been meant. */
const PsgCommand *psg_command_find(const char *name);

/* What its options and arguments are; it does not run. Owned by the caller. */
PsgOptionTable *psg_command_options(const PsgCommand *command);

/* Its summary with a capital and a full stop. Owned by the caller. */
char *psg_command_sentence(const PsgCommand *command);

/* How it is called: its forms, one at least, which may be empty. Owned by the caller. */
char **psg_command_forms(const PsgCommand *command);

/* Reads its command line, whose first word is its name, and runs it; or prints its help, or says
 * what is wrong. */
PsgExit psg_command_run(const PsgCommand *command, char **argv);

/* The words that the command which runs was called with, its name first. */
char *const *psg_command_words(void);

/* Reads words as if they were typed after that command, without running it: its options as they are set
 * (those of its work), which live as long as the table. NULL after saying what is wrong. The table is owned by
 * the caller. */
PsgOptionTable *psg_command_read(const PsgCommand *command, char **argv,
                                 gpointer *options);

/* Says that an argument is missing, by the name that help has for it; gives PSG_EXIT_USAGE. */
PsgExit psg_command_lacks(const PsgCommand *command, const char *argument);

/* "paysage: …" on standard error. */
void psg_say(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* The same without "paysage: ", for what is no trouble. */
void psg_note(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* The same, for what may be said of each of many runs: a run that follows a good one does not
 * repeat it. */
void psg_remark(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Whether such a text, which may have several lines, is to be said now. */
bool psg_command_is_news(const char *text);

/* For a command that does the same many times: another run begins. */
void psg_command_again(bool was_good);

/* What was done, and how long the command took: "3 files in out/, 1.3 s" on standard
 * error. */
void psg_tell(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Says it, and what to do next; gives PSG_EXIT_USAGE. */
PsgExit psg_usage_error(const PsgCommand *command, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* From now on what usage errors say goes there; NULL: to standard error again. For options that stand in a file,
 * whose place has to be told with them. */
void psg_command_catch(GString *text);

/* Where text goes: to a file or, for NULL or "-", to standard output. NULL after saying
 * what went wrong. */
PsgStream *psg_command_open(const char *path);

/* Says what went wrong, or that the file is written; path NULL or "-": nobody is told. */
PsgExit psg_command_close(PsgStream *out, const char *path);

/* Both in one, for a text that is all there. */
PsgExit psg_write_text(const char *path, const char *text);

/* Whether a file can be written without destroying what the command reads: none of the
 * inputs is that file, or a folder whose landscape it would become a part of. False after
 * saying so. inputs: NULL-terminated. */
bool psg_command_spares(const PsgCommand *command, const char *path,
                        const char *const *inputs);

/* What the environment says that files were made, in seconds since 1970; G_MININT64: nothing. */
gint64 psg_date_of_making(void);

/* How a comparison ends that ran with --exit-code. */
PsgExit psg_exit_by_code(PsgExit status, bool differs);

extern const PsgCommandWork psg_render_work, psg_watch_work, psg_serve_work,
    psg_compare_work, psg_explore_work, psg_check_work, psg_show_work, psg_layout_work,
    psg_export_work, psg_import_work, psg_new_work, psg_schema_work, psg_help_work,
    psg_batch_work, psg_merge_work, psg_completion_work;
