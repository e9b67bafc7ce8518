/*
 * Comparing what is said of a landscape with what was said before: two files of it, a revision
 * of it that git keeps, or what git asks for as its own difference.
 */
#pragma once

#include "cli/inputs.h"

typedef struct {
    const PsgInputOptions *input;
    const char *git; /* a revision, as git names it; NULL: none */
    bool as_json;
    bool differs; /* what was found */
} PsgRevisionOptions;

/* Of two files or folders, in words on standard output; with a revision the first is NULL. */
PsgExit psg_compare_revisions(const PsgCommand *command, const char *before,
                              const char *after, PsgRevisionOptions *options);

/* The landscape at a path as it was in a revision. */
PsgExit psg_input_revision(const PsgCommand *command, const char *path,
                           const PsgRevisionOptions *options, PsgLandscape **landscape);

/* The arguments are those by which git calls a program for its difference: path old-file
 * old-hex old-mode new-file new-hex new-mode, and more of a file that was renamed. */
bool psg_is_called_by_git(char *const *arguments);

/* What is no landscape, or has mistakes, is compared line by line; git is never stopped. */
PsgExit psg_compare_for_git(char *const *arguments, PsgRevisionOptions *options);
