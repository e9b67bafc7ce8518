/* Draws the figures of the explorer page: each of all slices, in all languages of the landscape. */
#include "run/explore.h"

#include "figure/part/frame.h"
#include "figure/strings.h"
#include "layout/task.h"
#include "read/style/style_read.h"

#include <string.h>

#define DAY "slides"
#define NIGHT "dark"

/* ---- Languages ---- */

/* One language of the page. */
typedef struct {
    const char *language;
    PsgRenderContext *context;
    PsgNetwork *network;
    PsgRenderContext *tall; /* on a page that is as high as its figure needs */
} Tongue;

/* The first language in the style for dark rooms. */
typedef struct {
    PsgStyle *style; /* NULL: there is no such style for this one, nor the rest */
    Tongue tongue;
    PsgDusk *dusk;
} Night;

typedef struct {
    PsgSession *session;
    PsgRuler *ruler;
    GArray *tongues;     /* the page's own language first */
    GHashTable *layouts; /* digest of the task: PsgLayout */
    GPtrArray *pictures;
    Night night;
} Making;

static void
tongue_clear(void *data)
{
    Tongue *tongue = data;
    psg_network_free(tongue->network);
    psg_context_free(tongue->context);
    psg_context_free(tongue->tall);
}

static Tongue
tongue_new(const PsgSession *session, const PsgStyle *style, const char *language)
{
    const PsgLandscape *landscape = session->landscape;
    PsgPage tall = session->page;
    if (session->template == NULL) {
        psg_page_parse("fit", &tall, NULL);
    }
    return (Tongue){
        .language = language,
        .context =
            psg_session_context(session, landscape, style, &session->page, language),
        .tall = psg_session_context(session, landscape, style, &tall, language)};
}

static void
add_tongue(Making *making, const char *language)
{
    Tongue tongue = tongue_new(making->session, making->session->style, language);
    g_array_append_val(making->tongues, tongue);
}

/* Only the usual style has one that it becomes in the dark: other styles were chosen for what they
 * look like. */
static void
find_night(Making *making)
{
    const PsgSession *session = making->session;
    if (strcmp(session->style->name, DAY) == 0 && session->template == NULL) {
        Night *night = &making->night;
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        night->style = psg_style_read(NIGHT, NULL, list, NULL);
        g_assert(night->style != NULL);
        night->tongue = tongue_new(session, night->style, session->context->language);
        night->dusk = psg_dusk_new();
    }
}

static void
night_clear(Night *night)
{
    tongue_clear(&night->tongue);
    psg_dusk_free(night->dusk);
    psg_style_free(night->style);
}

static void
find_languages(Making *making)
{
    const PsgLandscape *landscape = making->session->landscape;
    const char *own = making->session->context->language;
    add_tongue(making, own);
    for (size_t i = 0; landscape->languages != NULL && landscape->languages[i] != NULL;
         i++) {
        if (strcmp(landscape->languages[i], own) != 0) {
            add_tongue(making, landscape->languages[i]);
        }
    }
}

static Tongue *
tongue_at(const Making *making, guint index)
{
    return &g_array_index(making->tongues, Tongue, index);
}

/* ---- The network ---- */

/* Boxes have room for the names of all languages, so one layout serves them all. */
static PsgLayout *
make_or_copy(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    GHashTable *layouts = data;
    g_autofree char *digest = psg_layout_task_digest(task, method);
    const PsgLayout *known = g_hash_table_lookup(layouts, digest);
    if (known != NULL) {
        return psg_layout_copy(known);
    }
    PsgLayout *layout = psg_layout_make(task, method, error);
    if (layout != NULL) {
        g_hash_table_insert(layouts, g_steal_pointer(&digest), psg_layout_copy(layout));
    }
    return layout;
}

static bool
lay_out(const Making *making, Tongue *tongue, GError **error)
{
    PsgLayoutMaker maker = {make_or_copy, making->layouts, making->session->layout};
    tongue->network = psg_network_new_by(tongue->context, making->ruler, &maker,
                                         PSG_NO_NETWORK_WISH, error);
    const Tongue *first = tongue_at(making, 0);
    if (tongue->network != NULL && tongue != first) {
        psg_network_share_lines(tongue->network, first->network);
    }
    return tongue->network != NULL;
}

static bool
lay_out_all(Making *making, GError **error)
{
    bool is_good = true;
    for (guint i = 0; i < making->tongues->len && is_good; i++) {
        is_good = lay_out(making, tongue_at(making, i), error);
    }
    return is_good &&
           (making->night.dusk == NULL || lay_out(making, &making->night.tongue, error));
}

/* ---- Pictures ---- */

static PsgPicture *
add_picture(const Making *making, const char *id, const PsgFigureKind *kind, bool changes)
{
    guint languages = making->tongues->len;
    size_t slices = changes ? making->session->landscape->slice_count : 1;
    PsgPicture *picture = g_new0(PsgPicture, 1);
    picture->id = g_strdup(id);
    picture->kind = kind->name;
    picture->changes = changes;
    picture->titles = g_new0(char *, languages + 1);
    for (guint i = 0; i < languages; i++) {
        picture->titles[i] =
            g_strdup(psg_word(kind->maker->word, tongue_at(making, i)->language));
    }
    picture->stack = psg_stack_new(id, slices * languages);
    g_ptr_array_add(making->pictures, picture);
    return picture;
}

/* A figure's first page in one language. */
typedef struct {
    const Making *making;
    const PsgFigureSpec *spec; /* NULL: the network of the slice */
    size_t slice;
} Drawing;

static PsgScene *
draw_in(const Drawing *drawing, const Tongue *tongue)
{
    PsgRuler *ruler = drawing->making->ruler;
    if (drawing->spec == NULL) {
        return psg_network_draw(tongue->network, ruler, drawing->slice);
    }
    bool is_slice = drawing->spec->slice_count == 1;
    PsgFigureInput input = {is_slice ? tongue->context : tongue->tall, NULL};
    return psg_figure_draw(&input, ruler, drawing->spec);
}

/* The same in the dark, in the first language, from whose scene the colours are learnt. */
static void
learn_night(const Drawing *drawing, const PsgScene *scene)
{
    const Night *night = &drawing->making->night;
    if (night->dusk != NULL) {
        g_autoptr(PsgScene) dark = draw_in(drawing, &night->tongue);
        psg_dusk_learn(night->dusk, scene, dark);
    }
}

static void
draw_slice(const Drawing *drawing, PsgPicture *picture)
{
    const Making *making = drawing->making;
    for (guint i = 0; i < making->tongues->len; i++) {
        g_autoptr(PsgScene) scene = draw_in(drawing, tongue_at(making, i));
        psg_stack_add(picture->stack, drawing->slice * making->tongues->len + i, scene);
        if (i == 0) {
            learn_night(drawing, scene);
        }
    }
}

static void
draw_network(const Making *making)
{
    const PsgLandscape *landscape = making->session->landscape;
    PsgPicture *picture = add_picture(making, "network", &psg_network_kind, true);
    picture->form = psg_network_is_dots(tongue_at(making, 0)->network) ? "dots" : "boxes";
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const Drawing drawing = {making, NULL, slice};
        draw_slice(&drawing, picture);
    }
}

/* A figure of each slice; where it would tell what the one before tells, too. */
static void
draw_each_slice(const Making *making, const PsgFigureSpec *spec)
{
    size_t slices = making->session->landscape->slice_count;
    PsgPicture *picture = add_picture(making, spec->kind->name, spec->kind, true);
    PsgFigureSpec one = *spec;
    for (size_t slice = 0; slice < slices; slice++) {
        one.slices = &slice;
        one.slice_count = 1;
        const Drawing drawing = {making, &one, slice};
        draw_slice(&drawing, picture);
    }
}

/* A figure of all slices, with a picture for each of its pages. */
static void
draw_all_slices(const Making *making, const PsgFigureSpec *spec)
{
    g_autoptr(GPtrArray) pages = g_ptr_array_new(); /* by page: PsgPicture */
    for (guint i = 0; i < making->tongues->len; i++) {
        const Drawing drawing = {making, spec, 0};
        g_autoptr(PsgScene) first = draw_in(&drawing, tongue_at(making, i));
        if (i == 0) {
            learn_night(&drawing, first);
        }
        guint page = 0;
        for (const PsgScene *at = first; at != NULL; at = psg_scene_next(at), page++) {
            if (page == pages->len) {
                g_autofree char *id =
                    page == 0 ? g_strdup(spec->kind->name)
                              : g_strdup_printf("%s-%u", spec->kind->name, page + 1);
                g_ptr_array_add(pages, add_picture(making, id, spec->kind, false));
            }
            PsgPicture *picture = g_ptr_array_index(pages, page);
            psg_stack_add(picture->stack, i, at);
        }
    }
}

/* The figures beside the network, as the author wishes them. The plan's are shared by slices and
 * options; of each kind the first that is of everybody is shown. */
static bool
draw_others(const Making *making, GError **error)
{
    PsgSession *session = making->session;
    bool has_tiers = session->landscape->tier_count > 0;
    const PsgRequest request = {.figures = has_tiers ? "pyramid,timeline,series,lineage"
                                                     : "timeline,series,lineage"};
    g_autoptr(PsgPlan) plan = psg_session_plan(session, &request, error);
    const PsgFigureKind *last = NULL;
    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        bool is_slice = spec->kind->span != PSG_SPAN_ALL;
        bool is_shown = spec->kind != last && psg_selection_is_none(spec->selection) &&
                        (!is_slice || spec->slice_count == 1);
        PsgFigureInput input = {making->session->context, NULL};
        g_autofree char *silence =
            is_shown && !is_slice ? psg_figure_silence(&input, spec) : NULL;
        if (!is_shown || silence != NULL) {
            continue;
        }
        last = spec->kind;
        if (is_slice) {
            draw_each_slice(making, spec);
        } else {
            draw_all_slices(making, spec);
        }
    }
    return plan != NULL;
}

/* The slice of the page at first: the last one of which something is known. */
static size_t
first_seen(const PsgLandscape *landscape)
{
    size_t slice = landscape->slice_count - 1;
    while (slice > 0 && landscape->slices[slice].is_projected) {
        slice--;
    }
    return slice;
}

static GBytes *
write_page(const Making *making, PsgExplorerForm form)
{
    g_autofree const PsgRenderContext **contexts =
        g_new(const PsgRenderContext *, making->tongues->len);
    for (guint i = 0; i < making->tongues->len; i++) {
        contexts[i] = tongue_at(making, i)->context;
    }
    const PsgExplorer explorer = {contexts, making->tongues->len, making->pictures,
                                  first_seen(making->session->landscape),
                                  making->night.dusk};
    return psg_explorer_page(&explorer, form);
}

GBytes *
psg_session_explore(PsgSession *session, PsgExplorerForm form, GError **error)
{
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    g_autoptr(GArray) tongues = g_array_new(FALSE, TRUE, sizeof(Tongue));
    g_array_set_clear_func(tongues, tongue_clear);
    g_autoptr(GHashTable) layouts = g_hash_table_new_full(
        g_str_hash, g_str_equal, g_free, (GDestroyNotify)psg_layout_free);
    g_autoptr(GPtrArray) pictures =
        g_ptr_array_new_with_free_func((GDestroyNotify)psg_picture_free);
    Making making = {session, ruler, tongues, layouts, pictures, {0}};
    find_languages(&making);
    find_night(&making);
    GBytes *page = NULL;
    if (lay_out_all(&making, error)) {
        draw_network(&making);
        page = draw_others(&making, error) ? write_page(&making, form) : NULL;
    }
    night_clear(&making.night);
    return page;
}
