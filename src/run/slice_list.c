/* Lists of slices on the command line. */
#include "run/slice_list.h"

#include "base/suggest.h"

#include <string.h>

bool
psg_slice_parse(const PsgLandscape *landscape, const char *id, size_t *slice, char **why)
{
    *slice = psg_landscape_slice_lookup(landscape, id);
    if (*slice != PSG_NONE) {
        return true;
    }
    g_autofree const char **ids = g_new0(const char *, landscape->slice_count + 1);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        ids[i] = landscape->slices[i].id;
    }
    const char *near = psg_suggest(id, ids, landscape->slice_count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)ids);
    *why = near != NULL
               ? g_strdup_printf("no slice \"%s\" (did you mean \"%s\"?)", id, near)
               : g_strdup_printf("no slice \"%s\"; there are %s", id, known);
    return false;
}

char **
psg_slice_ends(const char *range, char **why)
{
    g_auto(GStrv) ends = g_strsplit(range, "..", 2);
    if (g_strv_length(ends) < 2 || *ends[0] == '\0' || *ends[1] == '\0') {
        *why = g_strdup_printf("\"%s\" has one end only: write A..B", range);
        return NULL;
    }
    return g_steal_pointer(&ends);
}

static bool
parse_range(const PsgLandscape *landscape, const char *text, GArray *slices, char **why)
{
    g_auto(GStrv) ends = g_strsplit(text, "..", 2);
    size_t first = 0, last = landscape->slice_count - 1;
    if ((*ends[0] != '\0' && !psg_slice_parse(landscape, ends[0], &first, why)) ||
        (*ends[1] != '\0' && !psg_slice_parse(landscape, ends[1], &last, why))) {
        return false;
    }
    if (first > last) {
        *why = g_strdup_printf("slice \"%s\" comes after \"%s\": write %s..%s", ends[0],
                               ends[1], ends[1], ends[0]);
        return false;
    }
    for (size_t i = first; i <= last; i++) {
        g_array_append_val(slices, i);
    }
    return true;
}

bool
psg_slices_parse(const PsgLandscape *landscape, const char *text, GArray *slices,
                 char **why)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    size_t slice;
    if (parts[0] == NULL) {
        return psg_slice_parse(landscape, text, &slice,
                               why); /* which says what there is */
    }
    for (size_t i = 0; parts[i] != NULL; i++) {
        const char *part = g_strstrip(parts[i]);
        if (psg_landscape_slice_lookup(landscape, part) == PSG_NONE &&
            strstr(part, "..") != NULL) {
            if (!parse_range(landscape, part, slices, why)) {
                return false;
            }
        } else if (psg_slice_parse(landscape, part, &slice, why)) {
            g_array_append_val(slices, slice);
        } else {
            return false;
        }
    }
    return true;
}
