/*
 * Help, as it is printed on a terminal, from the tables of commands and of options.
 */
#pragma once

#include "cli/command.h"

/* Of the program. Owned by the caller. */
char *psg_help(void);

/* Of a command whose options these are. Owned by the caller. */
char *psg_help_of_command(const PsgCommand *command, const PsgOptionTable *table);
