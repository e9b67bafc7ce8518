/*
 * What data of others become for who goes on with them by hand: a landscape that says where it
 * comes from and what could be added, and asks for the figures that suit it.
 */
#pragma once

#include "cli/command.h"
#include "read/import/open.h"

/* Adds the figures to the landscape, and writes it to the path. */
PsgExit psg_beginning_write(PsgOpened *opened, const char *path);

/* What nobody told, and which option helps, on standard error. */
void psg_beginning_tell(const PsgLandscape *made);

/* As a shell takes it for one word: in quotes if it has to be. Owned by the caller. */
char *psg_beginning_shell_word(const char *text);
