/* Landscapes as handles: opening them, and what there is in them. */
#include "lib/handles.h"

#include "figure/figure.h"
#include "run/plan.h"
#include "slice/slice_title.h"

#include <string.h>

const char *
paysage_version(void)
{
    return PSG_VERSION;
}

/* ---- What calls have in common ---- */

PsgPlainLocale
psg_plain_locale_begin(void)
{
    PsgPlainLocale locale = {.plain = newlocale(LC_ALL_MASK, "C", (locale_t)0)};
    if (locale.plain != (locale_t)0) {
        locale.usual = uselocale(locale.plain);
    }
    return locale;
}

void
psg_plain_locale_end(PsgPlainLocale *locale)
{
    if (locale->plain != (locale_t)0) {
        uselocale(locale->usual);
        freelocale(locale->plain);
    }
}

bool
psg_landscape_is_open(const paysage_landscape *landscape, paysage_result *result)
{
    const char *why = paysage_error(landscape);
    if (why != NULL) {
        psg_result_fail(result, why);
    }
    return why == NULL;
}

void
psg_lib_finish(PsgDiagnostics *list)
{
    static const char *const limits[] = {PSG_LIMIT_BYTES,  PSG_LIMIT_DEPTH,
                                         PSG_LIMIT_VALUES, PSG_LIMIT_ACTORS,
                                         PSG_LIMIT_SLICES, PSG_LIMIT_TEXT};
    psg_diagnostics_sort(list);
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_autofree char *remedy =
            g_strdup_printf(" (the option %s=N raises it, if this is meant)", limits[i]);
        psg_diagnostics_add_remedy(list, limits[i], remedy);
    }
}

/* ---- What there is in it ---- */

/* Paths may be any bytes. */
static const char *
valid(PsgArena *arena, const char *bytes)
{
    g_autofree char *text = g_utf8_make_valid(bytes, -1);
    return psg_arena_strdup(arena, text);
}

static void
list_diagnostics(paysage_landscape *handle)
{
    for (size_t i = 0; i < psg_diagnostics_count(handle->list); i++) {
        const PsgDiagnostic *from = psg_diagnostics_nth(handle->list, i);
        const PsgSpan *span = &from->span;
        paysage_diagnostic *to = psg_arena_alloc(handle->arena, sizeof *to);
        to->severity = from->severity == PSG_SEVERITY_ERROR ? "error" : "warning";
        to->rule = from->rule;
        to->message = valid(handle->arena, from->message);
        if (span->input != NULL) {
            PsgPosition begin = psg_input_position(span->input, span->start);
            PsgPosition end = psg_input_position(span->input, span->end);
            to->file = valid(handle->arena, psg_input_name(span->input));
            to->line = begin.line;
            to->column = begin.column;
            to->end_line = end.line;
            to->end_column = end.column;
        }
        g_ptr_array_add(handle->diagnostics, to);
    }
}

static void
list_slices(paysage_landscape *handle)
{
    const PsgLandscape *landscape = handle->landscape;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_autofree char *title =
            psg_slice_title(&landscape->slices[i], landscape->language, NULL);
        paysage_slice *slice = psg_arena_alloc(handle->arena, sizeof *slice);
        slice->id = landscape->slices[i].id;
        slice->title = psg_arena_strdup(handle->arena, title);
        g_ptr_array_add(handle->slices, slice);
    }
}

static void
list_figure(paysage_landscape *handle, const PsgFigureSpec *spec)
{
    g_autoptr(GString) slices = g_string_new(NULL);
    for (size_t i = 0; i < spec->slice_count; i++) {
        g_string_append_printf(slices, "%s%s", i == 0 ? "" : ",",
                               handle->landscape->slices[spec->slices[i]].id);
    }
    g_autofree char *name = psg_figure_spec_name(spec, handle->landscape);
    paysage_figure *figure = psg_arena_alloc(handle->arena, sizeof *figure);
    figure->name = psg_arena_strdup(handle->arena, name);
    figure->kind = spec->kind->name;
    figure->slices = psg_arena_strdup(handle->arena, slices->str);
    g_ptr_array_add(handle->figures, figure);
}

static void
list_figures(paysage_landscape *handle)
{
    const PsgRequest request = {0};
    g_autofree char *why = NULL;
    g_autoptr(PsgPlan) plan = psg_plan_new(handle->landscape, &request, &why);
    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        if (plan->figures[i].formats != 0) {
            list_figure(handle, &plan->figures[i].spec);
        }
    }
}

static const void *
nth(const GPtrArray *list, size_t index)
{
    return list == NULL || index >= list->len ? NULL : g_ptr_array_index(list, index);
}

const paysage_diagnostic *
paysage_diagnostic_nth(const paysage_landscape *landscape, size_t index)
{
    return nth(landscape == NULL ? NULL : landscape->diagnostics, index);
}

const paysage_slice *
paysage_slice_nth(const paysage_landscape *landscape, size_t index)
{
    return nth(landscape == NULL ? NULL : landscape->slices, index);
}

const paysage_figure *
paysage_figure_nth(const paysage_landscape *landscape, size_t index)
{
    return nth(landscape == NULL ? NULL : landscape->figures, index);
}

const char *
paysage_kind_nth(size_t index)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    return index < kinds->count ? kinds->items[index]->name : NULL;
}

/* ---- Opening ---- */

/* Bytes, or else a path. */
typedef struct {
    const char *path;
    const char *name;
    const void *bytes;
    size_t size;
} Source;

static const char *
name_of(const Source *source)
{
    return source->name == NULL ? "<memory>" : source->name;
}

/* "-" is standard input to readers, and here a file like any other. */
static bool
open_path(const paysage_landscape *handle, const char *path, const PsgOpening *opening,
          PsgOpened *opened, GError **error)
{
    return psg_open(strcmp(path, "-") == 0 ? "./-" : path, opening, handle->list, opened,
                    error);
}

static bool
open_bytes(const paysage_landscape *handle, const Source *source,
           const PsgOpening *opening, PsgOpened *opened)
{
    const char *name = name_of(source);
    if (source->size > opening->limits->max_bytes) {
        psg_diagnostics_limit(handle->list, PSG_LIMIT_BYTES,
                              psg_diagnostics_place(handle->list, name),
                              "the text is longer than that", opening->limits->max_bytes);
        return false;
    }
    const char *bytes = source->bytes == NULL ? "" : source->bytes;
    g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(const PsgInput *));
    const PsgInput *input =
        psg_diagnostics_keep(handle->list, psg_input_new(name, bytes, source->size));
    g_array_append_val(inputs, input);
    return psg_open_inputs(inputs, opening, handle->list, opened);
}

static char *
errors_of(const PsgDiagnostics *list)
{
    GString *text = g_string_new(NULL);
    psg_diagnostics_print_errors(list, text);
    char *valid_text = g_utf8_make_valid(g_strchomp(text->str), -1);
    g_string_free(text, TRUE);
    return valid_text;
}

static void
open_source(paysage_landscape *handle, const Source *source, const PsgWishes *wishes)
{
    g_autoptr(GError) error = NULL;
    g_auto(PsgOpened) opened = {0};
    handle->limits = wishes->look.limits;
    psg_diagnostics_set_strict(handle->list, wishes->is_strict);
    const PsgOpening opening = {&wishes->look.opening, &handle->limits,
                                psg_figure_kinds()};
    bool is_open = source->path != NULL
                       ? open_path(handle, source->path, &opening, &opened, &error)
                       : open_bytes(handle, source, &opening, &opened);
    psg_lib_finish(handle->list);
    list_diagnostics(handle);
    if (is_open) {
        handle->landscape = g_steal_pointer(&opened.settled.landscape);
        handle->layouts = psg_layouts_new();
        list_slices(handle);
        list_figures(handle);
    } else {
        handle->error = error != NULL ? g_utf8_make_valid(error->message, -1)
                                      : errors_of(handle->list);
    }
}

static paysage_landscape *
open_with(const Source *source, const char *const *options)
{
    PSG_PLAIN_LOCALE;
    paysage_landscape *handle = g_new0(paysage_landscape, 1);
    handle->list = psg_diagnostics_new();
    handle->arena = psg_arena_new();
    handle->diagnostics = g_ptr_array_new();
    handle->slices = g_ptr_array_new();
    handle->figures = g_ptr_array_new();
    handle->path = g_strdup(source->path != NULL ? source->path : name_of(source));
    PsgWishes wishes;
    if (source->path == NULL && source->bytes == NULL && source->size > 0) {
        handle->error = g_strdup("nothing is named that could be opened");
    } else if (psg_wishes_read(options, PSG_WISHES_OPENING, &wishes, &handle->error)) {
        open_source(handle, source, &wishes);
        psg_wishes_clear(&wishes);
    }
    return handle;
}

paysage_landscape *
paysage_open(const char *path, const char *const *options)
{
    const Source source = {.path = path, .size = 1};
    return open_with(&source, options);
}

paysage_landscape *
paysage_open_bytes(const void *bytes, size_t size, const char *name,
                   const char *const *options)
{
    const Source source = {.name = name, .bytes = bytes, .size = size};
    return open_with(&source, options);
}

const char *
paysage_error(const paysage_landscape *landscape)
{
    return landscape == NULL ? "there is no landscape" : landscape->error;
}

void
paysage_close(paysage_landscape *landscape)
{
    if (landscape != NULL) {
        psg_layouts_free(landscape->layouts);
        psg_landscape_free(landscape->landscape);
        psg_diagnostics_free(landscape->list);
        g_ptr_array_unref(landscape->diagnostics);
        g_ptr_array_unref(landscape->slices);
        g_ptr_array_unref(landscape->figures);
        psg_arena_free(landscape->arena);
        g_free(landscape->error);
        g_free(landscape->path);
        g_free(landscape);
    }
}
