/* Figures of a landscape, as bytes. */
#include "lib/handles.h"

#include "run/formats.h"
#include "run/medium.h"
#include "run/plan.h"

#include <string.h>

PsgSession *
psg_lib_session(const paysage_landscape *landscape, PsgWishes *wishes,
                paysage_result *result)
{
    GError *error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    wishes->look.limits = landscape->limits;
    PsgSession *session = psg_session_new(&wishes->look, list, &error);
    psg_lib_finish(list);
    psg_result_remark_doubts(result, list);
    if (session == NULL) {
        psg_result_fail_by(result, error, list);
    }
    return session;
}

PsgSession *
psg_lib_session_of(const paysage_landscape *landscape, PsgWishes *wishes,
                   paysage_result *result)
{
    GError *error = NULL;
    PsgSession *session = psg_lib_session(landscape, wishes, result);
    if (session != NULL &&
        !psg_session_borrow(session, landscape->landscape, landscape->layouts, &error)) {
        psg_result_fail_by(result, error, NULL);
        g_clear_pointer(&session, psg_session_free);
    }
    return session;
}

/* ---- Which figures ---- */

static bool
is_listed(const paysage_landscape *landscape, const char *name)
{
    const paysage_figure *figure;
    for (size_t i = 0; (figure = paysage_figure_nth(landscape, i)) != NULL; i++) {
        if (strcmp(figure->name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* The others are no files any more; if it is a deck they are still its pages. */
static void
keep_one(const PsgSession *session, PsgPlan *plan, const char *name)
{
    for (size_t i = 0; i < plan->count; i++) {
        g_autofree char *own =
            psg_figure_spec_name(&plan->figures[i].spec, session->landscape);
        if (strcmp(own, name) != 0) {
            plan->figures[i].formats = 0;
        }
    }
}

/* What takes a folder, or another program, cannot be bytes. */
static bool
can_be_bytes(const PsgSession *session, const PsgPlan *plan, paysage_result *result)
{
    bool is_any = false;
    for (size_t i = 0; i < plan->count; i++) {
        const PsgPlannedFigure *figure = &plan->figures[i];
        const PsgMedium *medium = psg_medium_of(figure->spec.kind);
        unsigned refused = figure->formats & (medium->several | (unsigned)PSG_FORMAT_MP4);
        is_any = is_any || figure->formats != 0;
        if (refused != 0) {
            g_autofree char *name =
                psg_figure_spec_name(&figure->spec, session->landscape);
            g_autofree char *label = psg_formats_label(refused);
            g_autofree char *why = g_strdup_printf(
                "%s as %s is made by the program alone: here it is svg, pdf or pptx",
                name, label);
            psg_result_fail(result, why);
            return false;
        }
    }
    if (!is_any && plan->count > 0) {
        psg_result_fail(result, "that figure is not made as such a format");
    }
    return is_any;
}

/* NULL after saying why. */
static PsgPlan *
plan_of(PsgSession *session, const PsgLibFigures *figures, paysage_result *result)
{
    GError *error = NULL;
    g_autoptr(PsgPlan) plan = psg_session_plan(session, &figures->request, &error);
    if (plan == NULL) {
        psg_result_fail_by(result, error, NULL);
        return NULL;
    }
    for (size_t i = 0; plan->notes[i] != NULL; i++) {
        psg_result_remark(result, plan->notes[i]);
    }
    for (size_t i = 0; figures->slices != NULL && i < plan->count; i++) {
        plan->figures[i].spec.slices = figures->slices;
    }
    if (figures->name != NULL) {
        keep_one(session, plan, figures->name);
    }
    return can_be_bytes(session, plan, result) ? g_steal_pointer(&plan) : NULL;
}

/* ---- Making them ---- */

static void
make_files(PsgSession *session, const PsgPlan *plan, paysage_result *result)
{
    GError *error = NULL;
    g_auto(PsgSessionResult) made = {0};
    const PsgSessionOutput output = {.workers = 1, .is_fresh = true};
    g_autoptr(GPtrArray) files = psg_session_keep(session, plan, &output, &made, &error);
    if (files == NULL) {
        psg_result_fail_by(result, error, NULL);
        return;
    }
    for (guint i = 0; i < files->len; i++) {
        const PsgKeptFile *file = g_ptr_array_index(files, i);
        psg_result_add(result, file->name, file->bytes);
    }
    for (guint i = 0; i < made.failures->len; i++) {
        psg_result_fail(result, g_ptr_array_index(made.failures, i));
    }
    for (guint i = 0; i < made.remarks->len; i++) {
        psg_result_remark(result, g_ptr_array_index(made.remarks, i));
    }
}

void
psg_lib_make(PsgSession *session, const PsgLibFigures *figures, paysage_result *result)
{
    g_autoptr(PsgPlan) plan = plan_of(session, figures, result);
    if (plan != NULL) {
        make_files(session, plan, result);
    }
}

bool
psg_lib_are_texts(const char *const *texts, size_t count, paysage_result *result)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i] != NULL && !g_utf8_validate(texts[i], -1, NULL)) {
            psg_result_fail(result, "what is asked for is not valid UTF-8");
            return false;
        }
    }
    return true;
}

static void
render(const paysage_landscape *landscape, const PsgRequest *asked,
       const char *const *options, paysage_result *result)
{
    g_autofree char *why = NULL;
    g_auto(PsgWishes) wishes = {0};
    if (!psg_wishes_read(options, PSG_WISHES_OF_FIGURES, &wishes, &why)) {
        psg_result_fail(result, why);
        return;
    }
    const char *figure = asked->figures;
    bool is_name = figure != NULL && asked->slices == NULL &&
                   psg_figure_kinds_lookup(psg_figure_kinds(), figure) == NULL &&
                   is_listed(landscape, figure);
    PsgLibFigures figures = {.request = psg_wishes_request(&wishes),
                             .name = is_name ? figure : NULL};
    figures.request.figures = is_name ? NULL : figure;
    figures.request.slices = asked->slices;
    figures.request.formats = asked->formats;
    g_autoptr(PsgSession) session = psg_lib_session_of(landscape, &wishes, result);
    if (session != NULL) {
        psg_lib_make(session, &figures, result);
    }
}

paysage_result *
paysage_render(const paysage_landscape *landscape, const char *figure, const char *slices,
               const char *format, const char *const *options)
{
    PSG_PLAIN_LOCALE;
    paysage_result *result = psg_result_new();
    const char *const texts[] = {figure, slices, format};
    const PsgRequest asked = {.figures = figure, .slices = slices, .formats = format};
    if (psg_landscape_is_open(landscape, result) &&
        psg_lib_are_texts(texts, G_N_ELEMENTS(texts), result)) {
        render(landscape, &asked, options, result);
    }
    psg_result_finish(result);
    return result;
}
