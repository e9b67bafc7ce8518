/* paysage: one plain-text description of actors and their relations over time, every
 * figure of it. */
#include "cli/command.h"

#include <signal.h>

int
main(int argc, char **argv)
{
    /* a closed pipe is an error of writing, told like the others */
    signal(SIGPIPE, SIG_IGN);
    return (int)psg_commands_run(argc, argv);
}
