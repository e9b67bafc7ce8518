/* A landscape in a form that other programs read. */
#include "lib/handles.h"

#include "run/export.h"

#include <string.h>

/* One text of those that the exporter makes. */
static bool
add_text(const PsgExporter *exporter, const PsgExport *what, paysage_result *result)
{
    GError *error = NULL;
    PsgStream *out = psg_stream_new_text();
    bool is_written = exporter->write(what, out, &error);
    char *text = psg_stream_close_text(out);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
    if (!is_written) {
        psg_result_fail_by(result, error, NULL);
        return false;
    }
    g_autofree char *name = what->table == NULL ? g_strdup(exporter->name)
                                                : g_strconcat(what->table, ".csv", NULL);
    psg_result_add(result, name, bytes);
    return true;
}

/* What the landscape has and the format has not. */
static void
remark_on_losses(const PsgExporter *exporter, const PsgLandscape *landscape,
                 paysage_result *result)
{
    g_autofree char *losses = psg_export_losses(exporter, landscape);
    if (losses != NULL) {
        g_autofree char *remark =
            g_strdup_printf("%s has no place for %s", exporter->name, losses);
        psg_result_remark(result, remark);
    }
}

static void
add_texts(const PsgExporter *exporter, const PsgExportRequest *request, PsgExport *what,
          paysage_result *result)
{
    GError *error = NULL;
    bool is_all = exporter->tables != NULL && request->table == NULL;
    if (!psg_export_choose(request, exporter, is_all, what, &error)) {
        psg_result_fail_by(result, error, NULL);
        return;
    }
    bool is_good = is_all || add_text(exporter, what, result);
    for (size_t i = 0; is_all && is_good && exporter->tables[i] != NULL; i++) {
        what->table = exporter->tables[i];
        is_good = add_text(exporter, what, result);
    }
    /* who asks for a table knows that it is not all */
    if (is_good && (exporter->tables == NULL || is_all)) {
        remark_on_losses(exporter, what->landscape, result);
    }
}

static void export(const PsgExportRequest *request, PsgSession *session,
                   const PsgWishes *wishes, paysage_result *result)
{
    GError *error = NULL;
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgRequest selection = psg_wishes_request(wishes);
    const PsgExporter *exporter = psg_export_find(request, &error);
    const PsgFigureSpec *spec =
        exporter == NULL ? NULL : psg_session_select(session, &selection, arena, &error);
    bool is_placed = spec != NULL && exporter->has_places && !wishes->has_no_layout;
    if (spec == NULL || (is_placed && !psg_session_lay_out(session, spec, &error))) {
        psg_result_fail_by(result, error, NULL);
        return;
    }
    PsgFigureInput input = psg_session_input(session, spec);
    PsgExport what = {.landscape = input.context->landscape,
                      .language = input.context->language,
                      .context = is_placed ? input.context : NULL,
                      .network = is_placed ? input.network : NULL};
    add_texts(exporter, request, &what, result);
}

paysage_result *
paysage_export(const paysage_landscape *landscape, const char *format,
               const char *const *options)
{
    PSG_PLAIN_LOCALE;
    paysage_result *result = psg_result_new();
    g_autofree char *why = NULL;
    g_auto(PsgWishes) wishes = {0};
    const unsigned groups = PSG_WISHES_LOOK | PSG_WISHES_SELECTION | PSG_WISHES_EXPORT;
    if (!psg_landscape_is_open(landscape, result) ||
        !psg_lib_are_texts(&format, 1, result)) {
        return result;
    }
    if (!psg_wishes_read(options, groups, &wishes, &why)) {
        psg_result_fail(result, why);
        return result;
    }
    g_autoptr(PsgSession) session = psg_lib_session_of(landscape, &wishes, result);
    if (session != NULL) {
        const PsgExportRequest request = {format, wishes.table, wishes.at, wishes.gexf};
        export(&request, session, &wishes, result);
    }
    psg_result_finish(result);
    return result;
}
