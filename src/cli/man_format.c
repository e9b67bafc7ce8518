/* The page of the manual for the landscape format. */
#include "cli/man.h"
#include "cli/mdoc.h"

char *
psg_man_of_format(void)
{
    GString *out = g_string_new(NULL);
    psg_mdoc_begin(out, "paysage", 5, "the format of landscapes");
    psg_mdoc_section(out, "DESCRIPTION");
    psg_mdoc_text(
        out,
        "A landscape is one file of YAML in UTF-8, or a folder whose files are read in order of "
        "name as if they were one: lists at the top are put one after the other, maps are joined.");
    return g_string_free(out, FALSE);
}
