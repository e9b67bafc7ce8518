/* What several suites begin with: a landscape from its YAML text. */
#include "fixture.h"

#include "read/landscape_read.h"
#include "read/style_read.h"

#include <check.h>
#include <glib/gstdio.h>

PsgLandscape *
fixture_landscape(const char *yaml)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_limits_default();
    int file = g_file_open_tmp("paysage-XXXXXX.yaml", &path, &error);
    ck_assert_msg(file >= 0, "no temporary file");
    g_close(file, NULL);
    ck_assert(g_file_set_contents(path, yaml, -1, NULL));
    PsgLandscape *landscape = psg_landscape_read(path, &limits, list, &error);
    g_remove(path);
    g_autoptr(GString) told = g_string_new(NULL);
    psg_diagnostics_print(list, false, told);
    ck_assert_msg(landscape != NULL, "%s%s", error == NULL ? "" : error->message, told->str);
    return landscape;
}

PsgStyle *
fixture_style(const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgStyle *style = psg_style_read(name, list, &error);
    ck_assert_ptr_nonnull(style);
    return style;
}

PsgSetting *
fixture_setting(const PsgLandscape *landscape, const PsgStyle *style)
{
    PsgPage page;
    g_autofree char *why = NULL;
    ck_assert(psg_page_parse("slide", &page, &why));
    return psg_setting_new(landscape, style, &page, NULL);
}
