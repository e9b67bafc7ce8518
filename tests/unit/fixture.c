/* What several suites begin with: a landscape from its YAML text, and a desk to draw it
 * on. */
#include "fixture.h"

#include "read/landscape/landscape_read.h"
#include "read/style/style_read.h"

#include <check.h>
#include <glib/gstdio.h>

/* With the mistakes, if there is no landscape. */
static PsgLandscape *
landscape_at(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgLimits limits = psg_limits_default();
    PsgLandscape *landscape =
        psg_landscape_read(path, &limits, psg_figure_kinds(), list, &error);
    g_autoptr(GString) told = g_string_new(NULL);
    psg_diagnostics_print(list, false, true, told);
    /* Check dies of a message of more than some thousand letters */
    ck_assert_msg(landscape != NULL, "%s%.4000s", error == NULL ? "" : error->message,
                  told->str);
    return landscape;
}

PsgLandscape *
fixture_landscape(const char *yaml)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("paysage-XXXXXX.yaml", &path, &error);
    ck_assert_msg(file >= 0, "no temporary file");
    g_close(file, NULL);
    ck_assert(g_file_set_contents(path, yaml, -1, NULL));
    PsgLandscape *landscape = landscape_at(path);
    g_remove(path);
    return landscape;
}

PsgLandscape *
fixture_data(const char *path)
{
    const char *top = g_getenv("TOP");
    g_autofree char *full = g_build_filename(top == NULL ? "." : top, path, NULL);
    return landscape_at(full);
}

PsgStyle *
fixture_style(const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgStyle *style = psg_style_read(name, NULL, list, &error);
    ck_assert_ptr_nonnull(style);
    return style;
}

static PsgPage
page_of(const char *name)
{
    PsgPage page;
    g_autofree char *why = NULL;
    ck_assert_msg(psg_page_parse(name, &page, &why), "%s", why);
    return page;
}

PsgRenderContext *
fixture_setting(const PsgLandscape *landscape, const PsgStyle *style)
{
    PsgPage page = page_of("slide");
    return psg_context_new(landscape, style, &page, NULL);
}

Desk *
desk_of(PsgLandscape *landscape, const char *style, const char *page,
        const char *language)
{
    Desk *desk = g_new0(Desk, 1);
    PsgPage size = page_of(page == NULL ? "slide" : page);
    desk->landscape = landscape;
    desk->style = fixture_style(style == NULL ? "slides" : style);
    desk->context = psg_context_new(landscape, desk->style, &size, language);
    desk->ruler = psg_ruler_new();
    desk->scene = psg_scene_new(size.size, desk->style->background);
    desk->arena = psg_arena_new();
    desk->pen = (PsgPen){desk->context, desk->ruler, desk->scene};
    return desk;
}

Desk *
desk_new(const char *yaml)
{
    return desk_of(fixture_landscape(yaml), NULL, NULL, NULL);
}

Desk *
desk_of_data(const char *path, const char *style, const char *page, const char *language)
{
    static GHashTable *shared; /* path → PsgLandscape */
    if (shared == NULL) {
        shared = g_hash_table_new(g_str_hash, g_str_equal);
    }
    PsgLandscape *landscape = g_hash_table_lookup(shared, path);
    if (landscape == NULL) {
        landscape = fixture_data(path);
        g_hash_table_insert(shared, g_strdup(path), landscape);
    }
    Desk *desk = desk_of(landscape, style, page, language);
    desk->borrows = true;
    return desk;
}

static PsgLayout *
layout_copy(const PsgLayout *layout)
{
    PsgLayout *copy = g_memdup2(layout, sizeof *layout);
    size_t count = layout->actor_count * layout->slice_count;
    copy->centres = g_memdup2(layout->centres, (count + 1) * sizeof *copy->centres);
    copy->zones = g_array_copy(layout->zones);
    return copy;
}

/* The same task by the same method has the same layout: suites of layouts say so. */
static PsgLayout *
layout_once(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    (void)data;
    static GHashTable *made; /* digest → PsgLayout */
    if (made == NULL) {
        made = g_hash_table_new(g_str_hash, g_str_equal);
    }
    g_autofree char *digest = psg_layout_task_digest(task, method);
    PsgLayout *layout = g_hash_table_lookup(made, digest);
    if (layout == NULL) {
        layout = psg_layout_make(task, method, error);
        if (layout == NULL) {
            return NULL;
        }
        g_hash_table_insert(made, g_steal_pointer(&digest), layout);
    }
    return layout_copy(layout);
}

PsgLayout *
fixture_layout(const PsgLayoutTask *task, const char *method)
{
    g_autoptr(GError) error = NULL;
    PsgLayout *layout = layout_once(NULL, task, method, &error);
    ck_assert_msg(layout != NULL, "%s", error == NULL ? "" : error->message);
    return layout;
}

PsgNetwork *
desk_network(const Desk *desk, const char *method)
{
    return desk_network_with(desk, method, PSG_LINES_ROUTED);
}

PsgNetwork *
desk_network_with(const Desk *desk, const char *method, PsgLineCourse lines)
{
    g_autoptr(GError) error = NULL;
    PsgLayoutMaker maker = {.make = layout_once,
                            .method = method == NULL ? psg_layout_methods()[0] : method};
    PsgNetwork *network =
        psg_network_new_by(desk->context, desk->ruler, &maker,
                           (PsgNetworkWish){PSG_NETWORK_BOXES, PSG_NONE, lines}, &error);
    ck_assert_msg(network != NULL, "%s", error == NULL ? "" : error->message);
    return network;
}

const PsgNetwork *
desk_add_dots(const Desk *desk, PsgNetwork *network, size_t measure)
{
    g_autoptr(GError) error = NULL;
    PsgLayoutMaker maker = {.make = layout_once, .method = psg_layout_methods()[0]};
    PsgNetworkWish wish = {PSG_NETWORK_DOTS, measure, PSG_LINES_ROUTED};
    ck_assert(psg_network_add(network, desk->ruler, &maker, wish, &error));
    return psg_network_wished(network, wish);
}

void
desk_free(Desk *desk)
{
    if (desk == NULL) {
        return;
    }
    psg_scene_free(desk->scene);
    psg_arena_free(desk->arena);
    psg_ruler_free(desk->ruler);
    psg_context_free(desk->context);
    psg_style_free(desk->style);
    if (!desk->borrows) {
        psg_landscape_free(desk->landscape);
    }
    g_free(desk);
}

const PsgFigureKind *
desk_kind(const char *name)
{
    const PsgFigureKind *kind = psg_figure_kinds_lookup(psg_figure_kinds(), name);
    ck_assert_msg(kind != NULL, "no figure %s", name);
    return kind;
}

PsgFigureSpec
desk_spec(const Desk *desk, const PsgFigureKind *kind)
{
    PsgFigureSpec spec = psg_figure_spec_new(kind, desk->arena);
    size_t *slices =
        psg_arena_alloc(desk->arena, desk->landscape->slice_count * sizeof *slices);
    for (size_t i = 0; i < desk->landscape->slice_count; i++) {
        slices[i] = i;
    }
    spec.slices = slices;
    spec.slice_count = desk->landscape->slice_count;
    return spec;
}

PsgPlan *
desk_plan(const Desk *desk, const PsgRequest *request)
{
    g_autofree char *why = NULL;
    PsgPlan *plan = psg_plan_new(desk->landscape, request, &why);
    ck_assert_msg(plan != NULL, "%s", why);
    return plan;
}

size_t
desk_slice(const Desk *desk, const char *id)
{
    size_t slice = psg_landscape_slice_lookup(desk->landscape, id);
    ck_assert_msg(slice != PSG_NONE, "no slice %s", id);
    return slice;
}

const PsgViewActor *
desk_seen(const Desk *desk, const char *slice, const char *actor)
{
    const PsgView *view = desk->context->views[desk_slice(desk, slice)];
    size_t wanted = psg_landscape_actor_lookup(desk->landscape, actor);
    for (size_t i = 0; i < view->actor_count; i++) {
        if (view->actors[i].actor == wanted) {
            return &view->actors[i];
        }
    }
    return NULL;
}

PsgWorkshopResult *
fixture_workshop(const PsgWorkshop *workshop, const PsgFigureInput *input,
                 const PsgPlan *plan, PsgStopwatch *watch)
{
    g_autofree PsgFigureInput *inputs = g_new(PsgFigureInput, plan->count + 1);
    for (size_t i = 0; i < plan->count; i++) {
        inputs[i] = *input;
    }
    return psg_workshop_run(workshop, inputs, plan, watch);
}
