/* From words to an export. */
#include "run/export.h"

#include "run/session.h"
#include "run/slice_list.h"

#include <string.h>

char *
psg_export_names(void)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; psg_exporter_nth(i) != NULL; i++) {
        bool is_last = psg_exporter_nth(i + 1) == NULL;
        g_string_append(names, i == 0 ? "" : is_last ? " or " : ", ");
        g_string_append(names, psg_exporter_nth(i)->name);
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

char *
psg_export_table_names(const PsgExporter *exporter)
{
    return g_strjoinv(", ", (char **)(guintptr)exporter->tables);
}

/* What is asked for in vain is no wish that was met. */
static const char *
vain_option(const PsgExportRequest *request, const PsgExporter *exporter)
{
    if (request->at != NULL && !exporter->needs_slice) {
        return "at";
    }
    if (request->table != NULL && exporter->tables == NULL) {
        return "table";
    }
    return request->gexf != NULL && strcmp(exporter->name, "gexf") != 0 ? "gexf" : NULL;
}

const PsgExporter *
psg_export_find(const PsgExportRequest *request, GError **error)
{
    g_autofree char *names = psg_export_names();
    if (request->to == NULL) {
        psg_session_refuse(error, "say what to make: %s", names);
        return NULL;
    }
    const PsgExporter *exporter = psg_exporter_lookup(request->to);
    if (exporter == NULL) {
        psg_session_refuse(error, "no format \"%s\" here: use %s", request->to, names);
        return NULL;
    }
    const char *vain = vain_option(request, exporter);
    if (vain != NULL) {
        psg_session_refuse(error, "the option \"%s\" is for other formats than %s", vain,
                           exporter->name);
        return NULL;
    }
    return exporter;
}

static bool
choose_table(const PsgExportRequest *request, const PsgExporter *exporter,
             PsgExport *what, GError **error)
{
    what->table = request->table == NULL ? exporter->tables[0] : request->table;
    if (g_strv_contains(exporter->tables, what->table)) {
        return true;
    }
    g_autofree char *names = psg_export_table_names(exporter);
    return psg_session_refuse(error, "no table \"%s\"; there are %s", what->table, names);
}

static bool
choose_slice(const PsgExportRequest *request, const PsgExporter *exporter,
             PsgExport *what, GError **error)
{
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree char *why = NULL;
    if (request->at == NULL) {
        return psg_session_refuse(error,
                                  "%s holds one moment: say which with the option \"at\"",
                                  exporter->name);
    }
    if (!psg_slices_parse(what->landscape, request->at, slices, &why)) {
        return psg_session_refuse(error, "%s", why);
    }
    if (slices->len != 1) {
        return psg_session_refuse(error, "%s holds one moment: \"at\" names %u slices",
                                  exporter->name, slices->len);
    }
    what->slice = g_array_index(slices, size_t, 0);
    return true;
}

static bool
choose_version(const PsgExportRequest *request, PsgExport *what, GError **error)
{
    const char *version = request->gexf;
    bool is_old = g_strcmp0(version, "1.2") == 0;
    what->is_old_gexf = is_old;
    return version == NULL || is_old || strcmp(version, "1.3") == 0 ||
           psg_session_refuse(error, "no GEXF \"%s\" here: use 1.3 or 1.2", version);
}

bool
psg_export_choose(const PsgExportRequest *request, const PsgExporter *exporter,
                  bool is_all, PsgExport *what, GError **error)
{
    return (exporter->tables == NULL || is_all ||
            choose_table(request, exporter, what, error)) &&
           (!exporter->needs_slice || choose_slice(request, exporter, what, error)) &&
           choose_version(request, what, error);
}
