/* paysage: one plain-text description of actors and their relations over time, every
 * figure of it. */
#include "cli/command.h"
#include "cli/ending.h"

int
main(int argc, char **argv)
{
    psg_ending_prepare();
    return (int)psg_commands_run(argc, argv);
}
