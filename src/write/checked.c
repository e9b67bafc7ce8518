/* What reports of findings have in common: how they call a file. */
#include "write/checked.h"

#include <string.h>

char *
psg_checked_path(const char *path)
{
    g_autofree char *here = g_canonicalize_filename(".", NULL);
    g_autofree char *whole = g_canonicalize_filename(path, here);
    size_t length = strcmp(here, "/") == 0 ? 0 : strlen(here);
    bool is_inside = strncmp(whole, here, length) == 0 && whole[length] == '/' &&
                     whole[length + 1] != '\0';
    return g_strdup(is_inside ? whole + length + 1 : path);
}
