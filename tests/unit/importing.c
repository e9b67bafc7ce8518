/* Landscapes from the texts of tables, by way of files. */
#include "importing.h"

#include "figure/figure.h"
#include "read/import/open.h"
#include "reading.h"

#include <check.h>
#include <glib/gstdio.h>

PsgLandscape *
importing_try(const char *first, const char *second, const PsgLimits *limits,
              PsgDiagnostics **list)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("paysage-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    const char *const texts[] = {first, second};
    char *paths[] = {NULL, NULL, NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(texts) && texts[i] != NULL; i++) {
        g_autofree char *name = g_strdup_printf("%zu.csv", i + 1);
        paths[i] = g_build_filename(folder, name, NULL);
        ck_assert(g_file_set_contents(paths[i], texts[i], -1, NULL));
    }
    PsgLimits usual = psg_limits_default();
    const PsgOpenWishes wishes = {.from = "csv"};
    const PsgOpening opening = {.wishes = &wishes,
                                .limits = limits == NULL ? &usual : limits,
                                .figure_kinds = psg_figure_kinds()};
    *list = psg_diagnostics_new();
    g_auto(PsgOpened) opened = {0};
    bool is_open = psg_open_others(paths, &opening, *list, &opened, &error);
    PsgLandscape *landscape = g_steal_pointer(&opened.settled.landscape);
    if (!is_open) {
        g_clear_pointer(&landscape, psg_landscape_free);
    }
    for (size_t i = 0; paths[i] != NULL; i++) {
        g_remove(paths[i]);
        g_free(paths[i]);
    }
    g_rmdir(folder);
    ck_assert_ptr_null(error);
    psg_diagnostics_sort(*list);
    return landscape;
}

PsgLandscape *
importing_landscape(const char *first, const char *second)
{
    PsgDiagnostics *list;
    PsgLandscape *landscape = importing_try(first, second, NULL, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(landscape != NULL, "%s", told);
    psg_diagnostics_free(list);
    return landscape;
}
