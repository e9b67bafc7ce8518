/*
 * Pages of the manual, from the tables of commands, of options, and of the landscape's form.
 */
#pragma once

#include "cli/command.h"

/* paysage(1), of the program. Owned by the caller, as are the others. */
char *psg_man(void);

/* paysage-render(1), and the like. */
char *psg_man_of_command(const PsgCommand *command);

/* paysage(5), of the format. */
char *psg_man_of_format(void);
