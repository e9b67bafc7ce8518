/*
 * The commands, in a table, and what they have in common: options, exit codes, messages.
 *
 * Help is printed from the tables. Data go to standard output, messages to standard
 * error.
 */
#pragma once

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

/* An option's words, as they were typed: GLib's own way goes through the letters of the
 * locale, which may have none for them. */
#define PSG_ARG_TEXT G_OPTION_ARG_FILENAME

typedef struct PsgCommand PsgCommand;
struct PsgCommand {
    const char *name;
    const char *arguments; /* "DATA [SLICE]" */
    size_t least, most;    /* so many of them */
    const char *summary;   /* one line */
    const char *examples;  /* one a line */
    PsgExit (*run)(const PsgCommand *command, char **argv);
};

/* Reads the whole command line, runs one command. */
PsgExit psg_commands_run(int argc, char **argv);

/* What stands on the command line besides options, owned by the caller (g_strfreev).
 * NULL if there is nothing left to do: help was asked for, or something is wrong and
 * has been said; then *status is how the program ends. argv[0] is the command's name.
 * groups: NULL-terminated, taken; may be NULL. */
char **psg_command_parse(const PsgCommand *command, const GOptionEntry *entries,
                         GOptionGroup **groups, char **argv, PsgExit *status);

/* Two lists of entries as one, each ended by an empty entry. Owned by the caller. */
GOptionEntry *psg_command_entries(const GOptionEntry *first, const GOptionEntry *second);

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

/* How a comparison ends that ran with --exit-code. */
PsgExit psg_exit_by_code(PsgExit status, bool differs);

PsgExit psg_run_render(const PsgCommand *command, char **argv);
PsgExit psg_run_watch(const PsgCommand *command, char **argv);
PsgExit psg_run_serve(const PsgCommand *command, char **argv);
PsgExit psg_run_compare(const PsgCommand *command, char **argv);
PsgExit psg_run_explore(const PsgCommand *command, char **argv);
PsgExit psg_run_check(const PsgCommand *command, char **argv);
PsgExit psg_run_show(const PsgCommand *command, char **argv);
PsgExit psg_run_layout(const PsgCommand *command, char **argv);
PsgExit psg_run_export(const PsgCommand *command, char **argv);
PsgExit psg_run_import(const PsgCommand *command, char **argv);
PsgExit psg_run_new(const PsgCommand *command, char **argv);
PsgExit psg_run_schema(const PsgCommand *command, char **argv);
