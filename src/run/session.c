/* The façade: each call hands on to the room that does the work, and says what of the
 * user's words is wrong. */
#include "run/session.h"

#include "base/join.h"
#include "base/number.h"
#include "base/suggest.h"
#include "figure/template_style.h"
#include "read/landscape/landscape_read.h"
#include "read/style/style_read.h"
#include "read/template/template_read.h"
#include "run/cache_key.h"
#include "run/formats.h"
#include "run/language.h"
#include "run/stamp.h"
#include "scene/lettering.h"
#include "scene/measure.h"
#include "slice/select.h"
#include "write/file.h"
#include "write/replace.h"

#include <math.h>
#include <string.h>

#define LEAST_DPI 12.0
#define MOST_DPI 1200.0

GQuark
psg_session_error_quark(void)
{
    return g_quark_from_static_string("psg-session-error-quark");
}

bool
psg_session_refuse(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *why = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, PSG_SESSION_ERROR, PSG_SESSION_ERROR_WORDS, why);
    return false;
}

/* ---- What the user says of the look ---- */

static bool
set_page(PsgSession *session, const char *page, GError **error)
{
    g_autofree char *why = NULL;
    return psg_page_parse(page == NULL ? "slide" : page, &session->page, &why) ||
           psg_session_refuse(error, "%s", why);
}

/* A page that is asked for besides has to be of the same size. */
static bool
set_template(PsgSession *session, const PsgLook *look, PsgDiagnostics *list,
             GError **error)
{
    if (look->template == NULL) {
        return true;
    }
    session->template = psg_template_read(look->template, &session->limits, list, error);
    if (session->template == NULL) {
        return false;
    }
    PsgSize asked = session->page.size;
    session->page = psg_page_of_template(session->template);
    PsgSize size = session->page.size;
    bool is_other = look->page != NULL && (fabs(size.width - asked.width) >= 1 ||
                                           fabs(size.height - asked.height) >= 1);
    return !is_other ||
           psg_session_refuse(
               error,
               "page %s: slides of the template %s are %.0f × %.0f; leave the page out",
               look->page, session->template->name, size.width, size.height);
}

static bool
set_layout(PsgSession *session, const char *method, GError **error)
{
    const char *const *methods = psg_layout_methods();
    session->layout = methods[0];
    if (method == NULL) {
        return true;
    }
    g_autoptr(GString) known = g_string_new(NULL);
    size_t count = 0;
    for (; methods[count] != NULL; count++) {
        if (strcmp(methods[count], method) == 0) {
            session->layout = methods[count];
            return true;
        }
        g_string_append_printf(known, "%s%s", count == 0 ? "" : ", ", methods[count]);
    }
    const char *near = psg_suggest(method, methods, count);
    return near != NULL
               ? psg_session_refuse(error, "no layout \"%s\" (did you mean \"%s\"?)",
                                    method, near)
               : psg_session_refuse(error, "no layout \"%s\"; there are %s", method,
                                    known->str);
}

static bool
set_stability(PsgSession *session, const char *text, GError **error)
{
    session->stability = NAN;
    if (text != NULL && (!psg_number_parse(text, &session->stability) ||
                         session->stability < 0 || session->stability > 1)) {
        return psg_session_refuse(error, "stability %s: use a number from 0 to 1", text);
    }
    return true;
}

static bool
set_align(PsgSession *session, const char *text, GError **error)
{
    PsgAlign align;
    session->align = g_strdup(text);
    return text == NULL || psg_align_lookup(text, &align) ||
           psg_session_refuse(error, "align %s: use auto, flow, tier or none", text);
}

static bool
set_dpi(PsgSession *session, const char *text, GError **error)
{
    double *dpi = &session->paint.dpi;
    *dpi = session->page.dpi;
    if (text != NULL &&
        (!psg_number_parse(text, dpi) || *dpi < LEAST_DPI || *dpi > MOST_DPI)) {
        return psg_session_refuse(error, "dpi %s: use a number from %.0f to %.0f", text,
                                  LEAST_DPI, MOST_DPI);
    }
    return true;
}

static bool
set_svg(PsgSession *session, const char *use, GError **error)
{
    bool is_office = g_strcmp0(use, "office") == 0;
    session->paint.svg = is_office ? PSG_SVG_OFFICE : PSG_SVG_WEB;
    return use == NULL || is_office || strcmp(use, "web") == 0 ||
           psg_session_refuse(error, "no SVG for \"%s\"; there are web and office", use);
}

/* An id of XML begins with a letter. */
static bool
set_ids(PsgSession *session, const char *ids, GError **error)
{
    session->ids = g_strdup(ids);
    session->paint.ids = session->ids;
    return ids == NULL || *ids == '\0' || g_ascii_isalpha(*ids) ||
           psg_session_refuse(
               error, "ids \"%s\": use words that begin with a letter of a to z", ids);
}

/* ---- Style ---- */

/* Fontconfig takes another font without a word; figures would look otherwise than the
 * style's author saw. Without any font nothing can be measured. */
static bool
check_font(const PsgStyle *style, PsgDiagnostics *list, GError **error)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autofree char *found = psg_ruler_family_found(ruler, style->font);
    if (found == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                    "no font is installed: install one, best %s", style->font);
        return false;
    }
    g_auto(GStrv) wanted = psg_lettering_families(style->font);
    const char *first = wanted[0];
    if (g_ascii_strcasecmp(found, first) != 0) {
        psg_diagnostics_warning(
            list, "font", (PsgSpan){0},
            "style \"%s\" asks for the font %s, which is not installed: %s is used",
            style->name, first, found);
    }
    return true;
}

/* Its colours and fonts go before those of the style. */
static void
take_template_style(PsgSession *session, const char *path, PsgDiagnostics *list)
{
    g_autofree char *remark = NULL;
    PsgStyle *style = psg_template_style(session->template, session->style, &remark);
    psg_style_free(session->style);
    session->style = style;
    if (remark != NULL) {
        psg_diagnostics_warning(list, "template", psg_diagnostics_place(list, path), "%s",
                                remark);
    }
}

static bool
set_style(PsgSession *session, const PsgLook *look, PsgDiagnostics *list, GError **error)
{
    const char *name = look->style;
    g_autoptr(GError) failure = NULL;
    if (name == NULL) {
        name =
            session->template == NULL ? "slides" : psg_template_base(session->template);
    }
    session->style = psg_style_read(name, &session->limits, list, &failure);
    if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        return psg_session_refuse(error, "%s", failure->message);
    }
    if (failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&failure));
    }
    if (session->style != NULL && session->template != NULL) {
        take_template_style(session, look->template, list);
    }
    return session->style != NULL && check_font(session->style, list, error);
}

/* ---- The session ---- */

static void
free_scope(void *data)
{
    PsgScope *scope = data;
    psg_network_free(scope->network);
    psg_context_free(scope->context);
    psg_landscape_free(scope->landscape);
    g_free(scope->line);
    g_free(scope);
}

PsgRenderContext *
psg_session_context(const PsgSession *session, const PsgLandscape *landscape,
                    const PsgStyle *style, const PsgPage *page, const char *language)
{
    PsgRenderContext *context = psg_context_new(landscape, style, page, language);
    if (!isnan(session->stability)) {
        context->stability = session->stability;
    }
    if (session->align != NULL) {
        psg_align_lookup(session->align, &context->align);
    }
    return context;
}

static PsgRenderContext *
context_of(const PsgSession *session, const PsgLandscape *landscape)
{
    return psg_session_context(session, landscape, session->style, &session->page,
                               session->language);
}

PsgSession *
psg_session_new(const PsgLook *look, PsgDiagnostics *list, GError **error)
{
    g_autoptr(PsgSession) session = g_new0(PsgSession, 1);
    session->watch = psg_stopwatch_started();
    session->scopes = g_ptr_array_new_with_free_func(free_scope);
    session->own_layouts = session->layouts = psg_layouts_new();
    session->limits = look->limits;
    session->opening = look->opening;
    session->language = g_strdup(look->language);
    session->paint.date = look->date;
    bool is_good =
        set_page(session, look->page, error) &&
        set_template(session, look, list, error) &&
        set_align(session, look->align, error) &&
        set_stability(session, look->stability, error) &&
        set_layout(session, look->layout, error) && set_dpi(session, look->dpi, error) &&
        set_svg(session, look->svg, error) && set_ids(session, look->ids, error) &&
        set_style(session, look, list, error);
    return is_good ? g_steal_pointer(&session) : NULL;
}

void
psg_session_free(PsgSession *session)
{
    if (session == NULL) {
        return;
    }
    g_clear_pointer(&session->scopes, g_ptr_array_unref);
    psg_layouts_free(session->own_layouts);
    psg_network_free(session->network);
    psg_context_free(session->context);
    psg_landscape_free(session->own_landscape);
    psg_report_free(session->report);
    psg_style_free(session->style);
    psg_deck_template_free(session->template);
    g_free(session->language);
    g_free(session->align);
    g_free(session->ids);
    g_free(session);
}

/* Fontconfig has no word for letters that no font has, either. */
static void
warn_of_letters(const PsgSession *session, PsgDiagnostics *list)
{
    const PsgLandscape *landscape = session->landscape;
    const PsgFont font = {session->style->font, session->style->size_label, 600, false};
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    const char *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgDatedTexts *names = &landscape->actors[i].name;
        for (size_t k = 0; k < names->count; k++) {
            const char *name = psg_context_text(session->context, &names->items[k].text);
            if (!g_str_is_ascii(name) && !psg_ruler_has_letters(ruler, &font, name)) {
                first = first == NULL ? name : first;
                count++;
            }
        }
    }
    if (count > 0) {
        psg_diagnostics_warning(
            list, "font", (PsgSpan){0},
            "no font that is installed has all letters of %zu name%s, as \"%s\": boxes are "
            "drawn for them",
            count, psg_plural(count), first);
    }
}

char **
psg_session_files(const PsgLook *look, const char *path)
{
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    g_strv_builder_add(files, path);
    if (look->style != NULL && psg_style_is_path(look->style)) {
        g_strv_builder_add(files, look->style);
    }
    if (look->template != NULL) {
        g_strv_builder_add(files, look->template);
    }
    return g_strv_builder_end(files);
}

bool
psg_session_read(PsgSession *session, const char *path, PsgDiagnostics *list,
                 GError **error)
{
    const PsgOpening opening = {&session->opening, &session->limits, psg_figure_kinds()};
    g_auto(PsgOpened) opened = {0};
    bool is_open = psg_open(path, &opening, list, &opened, error);
    session->report = g_steal_pointer(&opened.report);
    if (!is_open ||
        !psg_session_take(session, g_steal_pointer(&opened.settled.landscape), error)) {
        return false;
    }
    warn_of_letters(session, list);
    return true;
}

static bool
set_landscape(PsgSession *session, const PsgLandscape *landscape, GError **error)
{
    g_autofree char *why = NULL;
    psg_stopwatch_lap(&session->watch, PSG_STAGE_READ);
    session->landscape = landscape;
    if (session->language != NULL &&
        !psg_language_check(landscape, session->language, &why)) {
        return psg_session_refuse(error, "%s", why);
    }
    session->context = context_of(session, landscape);
    psg_stopwatch_lap(&session->watch, PSG_STAGE_SLICE);
    return true;
}

bool
psg_session_take(PsgSession *session, PsgLandscape *landscape, GError **error)
{
    session->own_landscape = landscape;
    return set_landscape(session, landscape, error);
}

bool
psg_session_borrow(PsgSession *session, const PsgLandscape *landscape,
                   PsgLayouts *layouts, GError **error)
{
    g_clear_pointer(&session->own_layouts, psg_layouts_free);
    session->layouts = layouts;
    return set_landscape(session, landscape, error);
}

/* ---- Scopes ---- */

/* NULL: the figure is of all. */
static PsgScope *
scope_of(const PsgSession *session, const PsgFigureSpec *spec)
{
    if (spec == NULL || psg_selection_is_none(spec->selection)) {
        return NULL;
    }
    g_autofree char *line = psg_figure_selection_line(spec, session->landscape);
    for (guint i = 0; i < session->scopes->len; i++) {
        PsgScope *scope = g_ptr_array_index(session->scopes, i);
        if (strcmp(scope->line, line) == 0) {
            return scope;
        }
    }
    return NULL;
}

static void
add_scope(PsgSession *session, const PsgFigureSpec *spec)
{
    if (psg_selection_is_none(spec->selection) || scope_of(session, spec) != NULL) {
        return;
    }
    PsgScope *scope = g_new0(PsgScope, 1);
    scope->line = psg_figure_selection_line(spec, session->landscape);
    scope->landscape = psg_landscape_select(session->landscape, spec->selection);
    scope->context = context_of(session, scope->landscape);
    g_ptr_array_add(session->scopes, scope);
}

/* Asked for in vain: no slice shows anybody. */
static bool
is_nobody(const PsgSession *session, const PsgFigureSpec *spec)
{
    const PsgScope *scope = scope_of(session, spec);
    return scope != NULL && !psg_landscape_shows_any(scope->landscape);
}

static bool
refuse_nobody(const PsgSession *session, const PsgFigureSpec *spec, GError **error)
{
    g_autofree char *line = psg_figure_selection_line(spec, session->landscape);
    return psg_session_refuse(error, "nobody is left of %zu actor%s:%s",
                              session->landscape->actor_count,
                              psg_plural(session->landscape->actor_count), line);
}

PsgFigureSpec *
psg_session_select(PsgSession *session, const PsgRequest *request, PsgArena *arena,
                   GError **error)
{
    g_autofree char *why = NULL;
    PsgFigureSpec *spec = psg_arena_alloc(arena, sizeof *spec);
    *spec = psg_figure_spec_new(&psg_network_kind, arena);
    if (!psg_request_set_selection(request, session->landscape, arena, spec->selection,
                                   &why)) {
        psg_session_refuse(error, "%s", why);
        return NULL;
    }
    add_scope(session, spec);
    if (is_nobody(session, spec)) {
        refuse_nobody(session, spec, error);
        return NULL;
    }
    return spec;
}

PsgFigureInput
psg_session_input(const PsgSession *session, const PsgFigureSpec *spec)
{
    const PsgScope *scope = scope_of(session, spec);
    return scope == NULL ? (PsgFigureInput){session->context, session->network}
                         : (PsgFigureInput){scope->context, scope->network};
}

/* A user who is left with nobody is told; what an author selects so is not made. */
static bool
add_scopes(PsgSession *session, const PsgPlan *plan, const PsgRequest *request,
           GError **error)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    PsgFigureSpec usual = psg_figure_spec_new(&psg_network_kind, arena);
    g_autofree char *why = NULL;
    psg_request_set_selection(request, session->landscape, arena, usual.selection, &why);
    for (size_t i = 0; i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        add_scope(session, spec);
        if (!psg_selection_is_none(usual.selection) && is_nobody(session, spec)) {
            return refuse_nobody(session, spec, error);
        }
    }
    return true;
}

PsgPlan *
psg_session_plan(PsgSession *session, const PsgRequest *request, GError **error)
{
    g_autofree char *why = NULL;
    PsgPlan *plan = psg_plan_new(session->landscape, request, &why);
    if (plan == NULL) {
        psg_session_refuse(error, "%s", why);
    }
    if (plan != NULL && !add_scopes(session, plan, request, error)) {
        g_clear_pointer(&plan, psg_plan_free);
    }
    psg_stopwatch_lap(&session->watch, PSG_STAGE_SLICE);
    return plan;
}

/* ---- Layout ---- */

/* What keeps layouts, also for later runs. */
typedef struct {
    PsgLayouts *layouts; /* of this session */
    PsgStamp *stamp;     /* NULL: nothing does */
    bool is_fresh;       /* nothing is taken from it */
    unsigned workers;
} Keeper;

static PsgLayout *
make_or_take(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    const Keeper *keeper = data;
    g_autofree char *digest = psg_layout_task_digest(task, method);
    bool may_take = keeper->stamp != NULL && !keeper->is_fresh;
    PsgLayout *layout = may_take ? psg_stamp_layout(keeper->stamp, digest) : NULL;
    if (layout == NULL || !psg_layout_answers(layout, task)) {
        psg_layout_free(layout);
        layout = psg_layouts_make(keeper->layouts, task, method, keeper->workers, error);
    }
    if (keeper->stamp != NULL && layout != NULL) {
        psg_stamp_note_layout(keeper->stamp, digest, layout);
    }
    return layout;
}

static bool
lay_out(PsgSession *session, const PsgFigureSpec *spec, Keeper *keeper, GError **error)
{
    PsgScope *scope = scope_of(session, spec);
    PsgNetwork **network = scope == NULL ? &session->network : &scope->network;
    const PsgRenderContext *context = scope == NULL ? session->context : scope->context;
    PsgLayoutMaker maker = {make_or_take, keeper, session->layout};
    PsgNetworkWish wish = spec == NULL ? PSG_NO_NETWORK_WISH : psg_figure_wish(spec);
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    bool is_good = true;
    if (*network == NULL) {
        *network = psg_network_new_by(context, ruler, &maker, wish, error);
    } else {
        is_good = psg_network_add(*network, ruler, &maker, wish, error);
    }
    psg_stopwatch_lap(&session->watch, PSG_STAGE_LAYOUT);
    return is_good && *network != NULL;
}

bool
psg_session_lay_out(PsgSession *session, const PsgFigureSpec *spec, GError **error)
{
    Keeper nobody = {session->layouts, NULL, true, 1};
    return lay_out(session, spec, &nobody, error);
}

/* ---- Scenes ---- */

PsgScene *
psg_session_draw(const PsgSession *session, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    PsgFigureInput input = psg_session_input(session, spec);
    g_assert(!spec->kind->maker->needs_network || input.network != NULL);
    return psg_figure_draw(&input, ruler, spec);
}

char *
psg_session_title(const PsgSession *session, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = psg_session_input(session, spec).context;
    GString *title = g_string_new(psg_figure_title(context, spec));
    bool is_of_all = spec->kind->span == PSG_SPAN_ALL;
    for (size_t i = 0; i < spec->slice_count && !is_of_all; i++) {
        g_autofree char *suffix = NULL;
        g_autofree char *slice =
            psg_context_slice_title(context, spec->slices[i], &suffix);
        g_string_append_printf(title, "%s%s%s%s", i == 0 ? " · " : " – ", slice,
                               suffix == NULL ? "" : " ", suffix == NULL ? "" : suffix);
    }
    return g_string_free(title, FALSE);
}

/* ---- Files ---- */

/* A run that writes. */
typedef struct {
    PsgSession *session;
    const PsgPlan *plan;
    const PsgSessionOutput *output;
    PsgStamp *stamp; /* NULL: nothing is taken over, or noted */
    GChecksum *base; /* of keys; NULL: outputs are not known again */
    PsgSessionResult *result;
    GPtrArray *kept; /* PsgKeptFile: gets what would be written; NULL: it is */
} Writing;

static char *
key_of(const Writing *writing, size_t figure, PsgFormat format)
{
    return writing->base == NULL ? NULL
                                 : psg_cache_key(writing->base, writing->session->context,
                                                 writing->plan, figure, format);
}

/* What is there already is taken out of the plan of what is to be made. */
static void
keep_outputs(const Writing *writing, PsgPlan *left)
{
    if (writing->base == NULL || writing->output->is_fresh) {
        return;
    }
    for (size_t i = 0; i < left->count; i++) {
        for (unsigned format = 1; format <= left->figures[i].formats; format <<= 1) {
            if ((left->figures[i].formats & format) != 0) {
                g_autofree char *key = key_of(writing, i, (PsgFormat)format);
                guint files = psg_stamp_holds(writing->stamp, key);
                writing->result->kept_count += files;
                left->figures[i].formats &= files > 0 ? ~format : ~0U;
            }
        }
    }
    writing->result->file_count = writing->result->kept_count;
}

static bool
figure_needs_network(const PsgPlannedFigure *figure)
{
    const PsgFigureMaker *maker = figure->spec.kind->maker;
    bool has_table = (figure->formats & PSG_FORMAT_CSV) != 0;
    bool is_drawn = (figure->formats & ~(unsigned)PSG_FORMAT_CSV) != 0;
    return (is_drawn && maker->needs_network) ||
           (has_table && maker->table_needs_network);
}

/* Lays out what figures need that are to be made. Pages of a deck that is there already are not
 * drawn again. */
static bool
lay_out_all(const Writing *writing, const PsgPlan *left, Keeper *keeper, GError **error)
{
    bool gathers = false, is_good = true;
    for (size_t i = 0; i < left->count; i++) {
        const PsgPlannedFigure *figure = &left->figures[i];
        gathers = gathers ||
                  (figure->formats != 0 && psg_medium_of(figure->spec.kind)->gathers);
    }
    for (size_t i = 0; i < left->count && is_good; i++) {
        const PsgPlannedFigure *figure = &left->figures[i];
        bool is_page = gathers && figure->spec.kind->maker->needs_network;
        is_good = (!is_page && !figure_needs_network(figure)) ||
                  lay_out(writing->session, &figure->spec, keeper, error);
    }
    return is_good;
}

static void
free_kept_file(gpointer data)
{
    PsgKeptFile *file = data;
    g_free(file->name);
    g_bytes_unref(file->bytes);
    g_free(file);
}

static void
keep_output(GPtrArray *kept, const PsgOutput *output)
{
    for (guint i = 0; i < output->files->len; i++) {
        PsgKeptFile *file = g_new(PsgKeptFile, 1);
        file->name = g_strdup(g_ptr_array_index(output->files, i));
        file->bytes = g_bytes_ref(g_ptr_array_index(output->kept, i));
        file->figure = output->figure;
        g_ptr_array_add(kept, file);
    }
}

static void
free_made_file(gpointer data)
{
    PsgMadeFile *file = data;
    g_free(file->name);
    g_free(file);
}

static void
note_names(PsgSessionResult *result, const PsgOutput *output)
{
    if (result->files == NULL) {
        result->files = g_ptr_array_new_with_free_func(free_made_file);
    }
    for (guint i = 0; i < output->files->len; i++) {
        PsgMadeFile *file = g_new(PsgMadeFile, 1);
        *file =
            (PsgMadeFile){g_strdup(g_ptr_array_index(output->files, i)), output->figure};
        g_ptr_array_add(result->files, file);
    }
}

static void
note_outputs(const Writing *writing, const PsgWorkshopResult *made)
{
    for (guint i = 0; i < made->outputs->len; i++) {
        const PsgOutput *output = &g_array_index(made->outputs, PsgOutput, i);
        g_autofree char *key = key_of(writing, output->figure, output->format);
        writing->result->file_count += output->files->len;
        note_names(writing->result, output);
        if (key != NULL) {
            psg_stamp_note(writing->stamp, key, output->files);
        }
        if (writing->kept != NULL) {
            keep_output(writing->kept, output);
        }
    }
}

/* Once for all figures of a network. */
static void
tell_form(const PsgNetwork *network, GPtrArray *remarks)
{
    char *remark = network == NULL ? NULL : psg_network_remark(network);
    if (remark != NULL) {
        g_ptr_array_insert(remarks, 0, remark);
    }
}

/* The drawing of a figure may take half of the threads: the others draw figures meanwhile. */
static void
set_workers(PsgSession *session, unsigned workers)
{
    workers /= 2;
    session->context->workers = workers;
    for (guint i = 0; i < session->scopes->len; i++) {
        ((PsgScope *)g_ptr_array_index(session->scopes, i))->context->workers = workers;
    }
}

static bool
make_files(const Writing *writing, PsgPlan *left, GError **error)
{
    PsgSession *session = writing->session;
    const PsgSessionOutput *output = writing->output;
    Keeper keeper = {session->layouts, writing->stamp, output->is_fresh, output->workers};
    if (!lay_out_all(writing, left, &keeper, error)) {
        return false;
    }
    set_workers(session, output->workers);
    g_autofree PsgFigureInput *inputs = g_new(PsgFigureInput, left->count + 1);
    for (size_t i = 0; i < left->count; i++) {
        inputs[i] = psg_session_input(session, &left->figures[i].spec);
    }
    PsgWorkshop workshop = {.folder = output->folder,
                            .keeps = writing->kept != NULL,
                            .ends = output->ends,
                            .paint = session->paint,
                            .workers = output->workers,
                            .is_fresh = output->is_fresh,
                            .progress = output->progress,
                            .announce = output->announce,
                            .data = output->data};
    g_autoptr(PsgWorkshopResult) made =
        psg_workshop_run(&workshop, inputs, left, &session->watch);
    note_outputs(writing, made);
    writing->result->same_count = made->same_count;
    if (writing->stamp != NULL) {
        psg_stamp_write(writing->stamp);
    }
    writing->result->failures = g_ptr_array_ref(made->failures);
    writing->result->remarks = g_ptr_array_ref(made->remarks);
    tell_form(session->network, made->remarks);
    for (guint k = 0; k < session->scopes->len; k++) {
        const PsgScope *scope = g_ptr_array_index(session->scopes, k);
        tell_form(scope->network, made->remarks);
    }
    return true;
}

bool
psg_session_write(PsgSession *session, const PsgPlan *plan,
                  const PsgSessionOutput *output, PsgSessionResult *result,
                  GError **error)
{
    if (!psg_folder_make(output->folder, error)) {
        return false;
    }
    bool is_known = !output->is_unknown;
    /* the stamp must not take for ours what another run writes meanwhile */
    int hold = is_known ? psg_folder_hold(output->folder) : -1;
    g_autoptr(PsgStamp) stamp = is_known ? psg_stamp_read(output->folder) : NULL;
    g_autoptr(GChecksum) base =
        is_known ? psg_cache_base(session->context, session->layout, &session->paint)
                 : NULL;
    Writing writing = {session, plan, output, stamp, base, result, NULL};
    g_autofree PsgPlannedFigure *figures =
        g_memdup2(plan->figures, plan->count * sizeof *figures);
    PsgPlan left = {.figures = figures, .count = plan->count};
    *result = (PsgSessionResult){0};
    keep_outputs(&writing, &left);
    bool is_all = true;
    for (size_t i = 0; i < left.count; i++) {
        is_all = is_all && left.figures[i].formats == 0;
    }
    bool is_good = is_all || make_files(&writing, &left, error);
    psg_folder_leave(hold);
    return is_good;
}

GPtrArray *
psg_session_keep(PsgSession *session, const PsgPlan *plan, const PsgSessionOutput *output,
                 PsgSessionResult *result, GError **error)
{
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(free_kept_file);
    Writing writing = {session, plan, output, NULL, NULL, result, kept};
    PsgPlan all = {.figures = plan->figures, .count = plan->count};
    *result = (PsgSessionResult){0};
    return make_files(&writing, &all, error) ? g_steal_pointer(&kept) : NULL;
}

/* The file that is made of the plan. */
static const PsgPlannedFigure *
one_file(const PsgPlan *plan)
{
    const PsgPlannedFigure *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++) {
        bool is_made = plan->figures[i].formats != 0;
        found = is_made ? &plan->figures[i] : found;
        count += is_made;
    }
    g_assert(count == 1 && (found->formats & (found->formats - 1)) == 0);
    return found;
}

/* What was made instead of one file. */
static void
refuse_pages(const PsgSession *session, const PsgPlannedFigure *figure, guint pages,
             GError **error)
{
    const PsgMedium *medium = psg_medium_of(figure->spec.kind);
    unsigned whole = medium->formats & ~(medium->paged | PSG_FORMAT_CSV);
    g_autofree char *name = psg_figure_spec_name(&figure->spec, session->landscape);
    g_autofree char *formats = psg_formats_label(whole);
    psg_session_refuse(
        error, "%s has %u pages, and as %s a file for each; formats of one file: %s",
        name, pages, psg_format_name((PsgFormat)figure->formats), formats);
}

GBytes *
psg_session_paint(PsgSession *session, const PsgPlan *plan,
                  const PsgSessionOutput *output, PsgSessionResult *result,
                  GError **error)
{
    const PsgPlannedFigure *figure = one_file(plan);
    g_autoptr(GPtrArray) kept = psg_session_keep(session, plan, output, result, error);
    if (kept == NULL) {
        return NULL;
    }
    if (kept->len == 1) {
        return g_bytes_ref(((PsgKeptFile *)g_ptr_array_index(kept, 0))->bytes);
    }
    if (kept->len > 1) {
        refuse_pages(session, figure, kept->len, error);
    } else if (result->failures->len > 0) {
        g_set_error_literal(error, PSG_PAINT_ERROR, PSG_PAINT_ERROR_FAILED,
                            g_ptr_array_index(result->failures, 0));
    } else {
        psg_session_refuse(error, "%s",
                           (const char *)g_ptr_array_index(result->remarks, 0));
    }
    return NULL;
}

void
psg_session_result_clear(PsgSessionResult *result)
{
    g_clear_pointer(&result->failures, g_ptr_array_unref);
    g_clear_pointer(&result->remarks, g_ptr_array_unref);
    g_clear_pointer(&result->files, g_ptr_array_unref);
}
