/* Names of parts, and relations between them. */
#include "read/office/package.h"

#include <string.h>

char *
psg_package_part(const char *target, const char *from)
{
    g_autofree char *folder = g_path_get_dirname(from);
    g_autofree char *path = *target == '/' || strcmp(folder, ".") == 0
                                ? g_strdup(target)
                                : g_strconcat(folder, "/", target, NULL);
    g_auto(GStrv) words = g_strsplit_set(path, "/\\", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    for (size_t i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], "..") == 0) {
            g_ptr_array_set_size(kept, (int)MAX(kept->len, 1) - 1);
        } else if (*words[i] != '\0' && strcmp(words[i], ".") != 0) {
            g_ptr_array_add(kept, words[i]);
        }
    }
    g_ptr_array_add(kept, NULL);
    return g_strjoinv("/", (char **)kept->pdata);
}

char *
psg_package_relations(const char *part)
{
    g_autofree char *folder = g_path_get_dirname(part);
    g_autofree char *base = g_path_get_basename(part);
    return strcmp(folder, ".") == 0 ? g_strdup_printf("_rels/%s.rels", base)
                                    : g_strdup_printf("%s/_rels/%s.rels", folder, base);
}

bool
psg_package_is_type(const PsgElement *relation, const char *type)
{
    const char *address = psg_element_attribute(relation, "Type");
    const char *slash = address == NULL ? NULL : strrchr(address, '/');
    return slash != NULL && strcmp(slash + 1, type) == 0;
}
