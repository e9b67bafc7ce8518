/* What changed between two slices, of one landscape or of two: a figure, or JSON. */
#include "lib/handles.h"

#include "figure/compare/compare.h"
#include "run/formats.h"
#include "run/pair.h"
#include "run/slice_list.h"
#include "slice/difference.h"
#include "write/json.h"

#include <string.h>

/* What is compared. */
typedef struct {
    /* the second NULL: both slices are of the first */
    const paysage_landscape *handles[2];
    const char *ids;            /* of the slices, as they were said */
    PsgMergedLandscape *merged; /* of two; NULL: of one */
    size_t slices[2];           /* of what the session has */
    char *names[2];             /* of two */
    char *formats;              /* of the figure; NULL: as usual */
    bool makes_figure, makes_json;
} Comparison;

static void
comparison_clear(Comparison *comparison)
{
    psg_merged_landscape_free(comparison->merged);
    g_free(comparison->names[0]);
    g_free(comparison->names[1]);
    g_free(comparison->formats);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Comparison, comparison_clear)

/* JSON is no format of figures. */
static void
sort_formats(Comparison *comparison, const char *format)
{
    comparison->formats = psg_formats_without(format, "json", &comparison->makes_json);
    comparison->makes_figure = comparison->formats != NULL || !comparison->makes_json;
}

/* ---- Taking them ---- */

static bool
take_one(Comparison *comparison, PsgSession *session, GError **error)
{
    const paysage_landscape *handle = comparison->handles[0];
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree char *why = NULL;
    if (!psg_slices_parse(handle->landscape, comparison->ids, slices, &why)) {
        return psg_session_refuse(error, "%s", why);
    }
    if (slices->len < 2) {
        return psg_session_refuse(error,
                                  "a comparison needs two slices: a,b rather than \"%s\"",
                                  comparison->ids);
    }
    comparison->slices[0] = g_array_index(slices, size_t, 0);
    comparison->slices[1] = g_array_index(slices, size_t, slices->len - 1);
    return psg_session_borrow(session, handle->landscape, handle->layouts, error);
}

/* A slice of each. */
static bool
take_two(Comparison *comparison, PsgSession *session, const PsgWishes *wishes,
         PsgDiagnostics *list, GError **error)
{
    g_auto(GStrv) ids = g_strsplit(comparison->ids, ",", -1);
    if (g_strv_length(ids) != 2) {
        return psg_session_refuse(
            error, "a comparison needs a slice of each landscape: a,b rather than \"%s\"",
            comparison->ids);
    }
    const char *const paths[] = {comparison->handles[0]->path,
                                 comparison->handles[1]->path};
    comparison->names[0] = psg_pair_name(paths[0], paths[1]);
    comparison->names[1] = psg_pair_name(paths[1], paths[0]);
    const PsgPair pair = {
        .landscapes = {comparison->handles[0]->landscape,
                       comparison->handles[1]->landscape},
        .paths = {paths[0], paths[1]},
        .names = {comparison->names[0], comparison->names[1]},
        .slices = {g_strstrip(ids[0]), g_strstrip(ids[1])},
        .language = wishes->look.language,
        .match = wishes->match,
        .max_bytes = comparison->handles[0]->limits.max_bytes,
    };
    comparison->merged = psg_pair_merge(&pair, list, error);
    if (comparison->merged == NULL) {
        return false;
    }
    comparison->slices[1] = 1;
    return psg_session_take(session, g_steal_pointer(&comparison->merged->landscape),
                            error);
}

static bool
take(Comparison *comparison, PsgSession *session, const PsgWishes *wishes,
     paysage_result *result)
{
    GError *error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    bool is_taken = comparison->handles[1] == NULL
                        ? take_one(comparison, session, &error)
                        : take_two(comparison, session, wishes, list, &error);
    psg_lib_finish(list);
    psg_result_remark_doubts(result, list);
    if (!is_taken) {
        psg_result_fail_by(result, error, list);
    }
    return is_taken;
}

/* ---- What is made of it ---- */

/* The figure's name. Owned by the caller. */
static char *
name_of(const Comparison *comparison, const PsgSession *session,
        const PsgFigureSpec *selected, PsgArena *arena)
{
    PsgFigureSpec spec = psg_figure_spec_new(&psg_compare_kind, arena);
    spec.selection = selected->selection;
    spec.slices = comparison->slices;
    spec.slice_count = G_N_ELEMENTS(comparison->slices);
    return psg_figure_spec_name(&spec, session->landscape);
}

static void
make_json(const Comparison *comparison, PsgSession *session, const PsgRequest *request,
          paysage_result *result)
{
    GError *error = NULL;
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgFigureSpec *selected = psg_session_select(session, request, arena, &error);
    if (selected == NULL) {
        psg_result_fail_by(result, error, NULL);
        return;
    }
    const PsgLandscape *landscape =
        psg_session_input(session, selected).context->landscape;
    g_autoptr(PsgView) view =
        psg_view_of_change(landscape, comparison->slices[0], comparison->slices[1]);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    PsgStream *out = psg_stream_new_text();
    psg_json_difference(difference, comparison->merged, out);
    char *text = psg_stream_close_text(out);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
    g_autofree char *name = name_of(comparison, session, selected, arena);
    g_autofree char *file = g_strconcat(name, ".json", NULL);
    psg_result_add(result, file, bytes);
}

static void
make_figure(const Comparison *comparison, PsgSession *session, const PsgRequest *request,
            paysage_result *result)
{
    const PsgSlice *slices = session->landscape->slices;
    g_autofree char *at = g_strdup_printf("%s,%s", slices[comparison->slices[0]].id,
                                          slices[comparison->slices[1]].id);
    /* an id may name a slice of either landscape */
    PsgLibFigures figures = {.request = *request, .slices = comparison->slices};
    figures.request.figures = psg_compare_kind.name;
    figures.request.slices = at;
    figures.request.formats = comparison->formats;
    psg_lib_make(session, &figures, result);
}

static void
compare(Comparison *comparison, const char *const *options, paysage_result *result)
{
    g_autofree char *why = NULL;
    g_auto(PsgWishes) wishes = {0};
    if (!psg_wishes_read(options, PSG_WISHES_OF_FIGURES | PSG_WISHES_MATCH, &wishes,
                         &why)) {
        psg_result_fail(result, why);
        return;
    }
    if (wishes.match != NULL && comparison->handles[1] == NULL) {
        psg_result_fail(result, "the option \"match\" is for two landscapes");
        return;
    }
    g_autoptr(PsgSession) session =
        psg_lib_session(comparison->handles[0], &wishes, result);
    const PsgRequest request = psg_wishes_request(&wishes);
    if (session == NULL || !take(comparison, session, &wishes, result)) {
        return;
    }
    if (comparison->makes_figure) {
        make_figure(comparison, session, &request, result);
    }
    if (comparison->makes_json) {
        make_json(comparison, session, &request, result);
    }
}

paysage_result *
paysage_compare(const paysage_landscape *before, const paysage_landscape *after,
                const char *slices, const char *format, const char *const *options)
{
    PSG_PLAIN_LOCALE;
    paysage_result *result = psg_result_new();
    const char *const texts[] = {slices, format};
    g_auto(Comparison) comparison = {
        .handles = {before, after == before ? NULL : after},
        .ids = slices == NULL ? "" : slices,
    };
    if (psg_landscape_is_open(before, result) &&
        (comparison.handles[1] == NULL || psg_landscape_is_open(after, result)) &&
        psg_lib_are_texts(texts, G_N_ELEMENTS(texts), result)) {
        sort_formats(&comparison, format);
        compare(&comparison, options, result);
    }
    psg_result_finish(result);
    return result;
}
