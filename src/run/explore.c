/* Draws the figures of the explorer page: each of all slices, in all languages of the landscape. */
#include "run/explore.h"

#include "base/workers.h"
#include "explore/words.h"
#include "figure/part/cut_words.h"
#include "figure/strings.h"
#include "model/selection.h"
#include "read/style/style_read.h"
#include "run/plan.h"
#include "slice/select.h"

#include <string.h>

#define DAY "slides"
#define NIGHT "dark"

/* What a browser moves at 30 frames a second is so much: a larger network is shown by aggregates
 * first. */
enum { MOST_ACTORS = 500, MOST_RELATIONS = 1000 };

/* As many aggregates have names that are read. */
enum { FEWEST_AGGREGATES = 2, MOST_AGGREGATES = 60 };

/* Members of one aggregate that stand beside the others in a picture of their own. More are shown with
 * everybody. */
enum { MOST_OPENED = 200 };

/* ---- Whom pictures are of ---- */

/* One language of the page. */
typedef struct {
    const char *language;
    PsgRenderContext *context;
    PsgNetwork *network;
    PsgRenderContext *tall; /* on a page that is as high as its figure needs; NULL */
} Tongue;

/* All that is the same for all pictures. */
typedef struct {
    PsgSession *session; /* read only, but for its watch and layouts */
    const PsgLandscape *landscape;
    GPtrArray *languages; /* the page's own first; borrowed */
    PsgStyle *night;      /* for dark rooms; NULL: there is none for this style */
    PsgDusk *dusk;        /* that learns it; NULL likewise */
    guint workers;
    GPtrArray *pictures;
} Making;

/* Actors that are drawn, in all languages. */
typedef struct {
    const Making *making;
    const PsgLandscape *landscape;
    PsgLandscape *part; /* the same, of the cast's own; NULL */
    GArray *tongues;
    Tongue night; /* the first language in the dark; without a context if there is none */
    PsgRuler *ruler;
    PsgLayouts *layouts; /* its own, since threads draw parts; NULL: the session's */
    guint workers;
    PsgNetworkForm form; /* that its network is to have */
} Cast;

static void
tongue_clear(void *data)
{
    Tongue *tongue = data;
    psg_network_free(tongue->network);
    psg_context_free(tongue->context);
    psg_context_free(tongue->tall);
}

static Tongue
tongue_new(const Cast *cast, const PsgStyle *style, const char *language)
{
    const PsgSession *session = cast->making->session;
    PsgPage tall = session->page;
    if (session->template == NULL) {
        psg_page_parse("fit", &tall, NULL);
    }
    return (Tongue){.language = language,
                    .context = psg_session_context(session, cast->landscape, style,
                                                   &session->page, language),
                    .tall = cast->part != NULL
                                ? NULL
                                : psg_session_context(session, cast->landscape, style,
                                                      &tall, language)};
}

static Tongue *
tongue_at(const Cast *cast, guint index)
{
    return &g_array_index(cast->tongues, Tongue, index);
}

/* selection: NULL for everybody; then there are other figures than networks, too. is_learnt: what its
 * colours become in the dark is not known yet. */
static Cast *
cast_new(const Making *making, const PsgSelection *selection, bool is_learnt)
{
    Cast *cast = g_new0(Cast, 1);
    cast->making = making;
    cast->part =
        selection == NULL ? NULL : psg_landscape_select(making->landscape, selection);
    cast->landscape = cast->part == NULL ? making->landscape : cast->part;
    cast->ruler = psg_ruler_new();
    cast->tongues = g_array_new(FALSE, TRUE, sizeof(Tongue));
    g_array_set_clear_func(cast->tongues, tongue_clear);
    cast->layouts = cast->part == NULL ? NULL : psg_layouts_new();
    for (guint i = 0; i < making->languages->len; i++) {
        Tongue tongue = tongue_new(cast, making->session->style,
                                   g_ptr_array_index(making->languages, i));
        g_array_append_val(cast->tongues, tongue);
    }
    if (is_learnt && making->night != NULL) {
        cast->night = tongue_new(cast, making->night, tongue_at(cast, 0)->language);
    }
    return cast;
}

static void
cast_free(Cast *cast)
{
    if (cast == NULL) {
        return;
    }
    tongue_clear(&cast->night);
    g_array_unref(cast->tongues);
    psg_layouts_free(cast->layouts);
    psg_ruler_free(cast->ruler);
    psg_landscape_free(cast->part);
    g_free(cast);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cast, cast_free)

/* ---- The network ---- */

/* Boxes have room for the names of all languages, so one layout serves them all. */
static PsgLayout *
make_or_copy(void *data, const PsgLayoutTask *task, const char *method, GError **error)
{
    const Cast *cast = data;
    PsgLayouts *layouts =
        cast->layouts != NULL ? cast->layouts : cast->making->session->layouts;
    return psg_layouts_make(layouts, task, method, cast->workers, error);
}

static bool
lay_out(Cast *cast, Tongue *tongue, GError **error)
{
    PsgLayoutMaker maker = {make_or_copy, cast, cast->making->session->layout};
    PsgNetworkWish wish = PSG_NO_NETWORK_WISH;
    wish.form = cast->form;
    tongue->network =
        psg_network_new_by(tongue->context, cast->ruler, &maker, wish, error);
    const Tongue *first = tongue_at(cast, 0);
    if (tongue->network != NULL && tongue != first) {
        psg_network_share_lines(tongue->network, first->network);
    }
    return tongue->network != NULL;
}

/* workers: threads that it may take. */
static bool
lay_out_all(Cast *cast, guint workers, GError **error)
{
    bool is_good = true;
    cast->workers = workers;
    for (guint i = 0; i < cast->tongues->len && is_good; i++) {
        is_good = lay_out(cast, tongue_at(cast, i), error);
    }
    return is_good && (cast->night.context == NULL || lay_out(cast, &cast->night, error));
}

/* ---- Pictures ---- */

static PsgPicture *
picture_new(const Cast *cast, const char *id, const PsgFigureKind *kind, bool changes)
{
    guint languages = cast->tongues->len;
    size_t slices = changes ? cast->landscape->slice_count : 1;
    PsgPicture *picture = g_new0(PsgPicture, 1);
    picture->id = g_strdup(id);
    picture->kind = kind->name;
    picture->changes = changes;
    picture->opens = PSG_NONE;
    picture->titles = g_new0(char *, languages + 1);
    for (guint i = 0; i < languages; i++) {
        picture->titles[i] =
            g_strdup(psg_word(kind->maker->word, tongue_at(cast, i)->language));
    }
    picture->stack = psg_stack_new(id, slices * languages);
    return picture;
}

/* A figure's first page in one language. */
typedef struct {
    const Cast *cast;
    const PsgFigureSpec *spec; /* NULL: the network of the slice */
    size_t slice;
} Drawing;

static PsgScene *
draw_in(const Drawing *drawing, const Tongue *tongue)
{
    PsgRuler *ruler = drawing->cast->ruler;
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
    const Cast *cast = drawing->cast;
    if (cast->night.context != NULL) {
        g_autoptr(PsgScene) dark = draw_in(drawing, &cast->night);
        psg_dusk_learn(cast->making->dusk, scene, dark);
    }
}

static void
draw_slice(const Drawing *drawing, PsgPicture *picture)
{
    const Cast *cast = drawing->cast;
    for (guint i = 0; i < cast->tongues->len; i++) {
        g_autoptr(PsgScene) scene = draw_in(drawing, tongue_at(cast, i));
        psg_stack_add(picture->stack, drawing->slice * cast->tongues->len + i, scene);
        if (i == 0) {
            learn_night(drawing, scene);
        }
    }
}

/* Of a cast that is laid out. Owned by the caller. */
static PsgPicture *
draw_network(const Cast *cast, const char *id)
{
    PsgPicture *picture = picture_new(cast, id, &psg_network_kind, true);
    picture->form = psg_network_is_dots(tongue_at(cast, 0)->network) ? "dots" : "boxes";
    for (size_t slice = 0; slice < cast->landscape->slice_count; slice++) {
        const Drawing drawing = {cast, NULL, slice};
        draw_slice(&drawing, picture);
    }
    return picture;
}

/* ---- Networks of aggregates ---- */

/* Says behind the title what the network is of: "Network · by group". */
static void
add_to_title(PsgPicture *picture, guint language, const char *what)
{
    char *title = g_strconcat(picture->titles[language], " · ", what, NULL);
    g_free(picture->titles[language]);
    picture->titles[language] = title;
}

/* By aggregate, how many it stands for in all slices together. Owned by the caller. */
static size_t *
sizes_of(const PsgLandscape *made, size_t count)
{
    size_t *sizes = g_new0(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
        for (size_t slice = 0; slice < made->slice_count; slice++) {
            const PsgIndexes *members = &made->actors[i].members[slice].actors;
            for (size_t k = 0; k < members->count; k++) {
                g_hash_table_add(known, GSIZE_TO_POINTER(members->items[k]));
            }
        }
        sizes[i] = g_hash_table_size(known);
    }
    return sizes;
}

/* There are some of them and not too many, and they hold most actors: of whom most have none of it
 * tells little. */
static bool
are_fit(const PsgLandscape *landscape, PsgBy by)
{
    const PsgSelection selection = {.by = by};
    g_autoptr(PsgLandscape) made = psg_landscape_select(landscape, &selection);
    size_t count = psg_landscape_aggregate_count(made), others = 0;
    g_autofree size_t *sizes = sizes_of(made, count);
    for (size_t i = 0; i < count; i++) {
        if (made->cut->classes[i] + 1 == psg_class_count(landscape, by)) {
            others = sizes[i];
        }
    }
    size_t named = others > 0 ? count - 1 : count;
    return named >= FEWEST_AGGREGATES && named <= MOST_AGGREGATES &&
           2 * others < landscape->actor_count;
}

/* What the first picture has one mark for, if nobody says it. */
static PsgBy
usual_by(const Cast *all)
{
    static const PsgBy choice[] = {PSG_BY_GROUP, PSG_BY_KIND, PSG_BY_TIER};
    const PsgLandscape *landscape = all->landscape;
    bool is_large = landscape->actor_count > MOST_ACTORS ||
                    landscape->relation_count > MOST_RELATIONS;
    if (!is_large || !psg_network_is_dots(tongue_at(all, 0)->network)) {
        return PSG_BY_NONE;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(choice); i++) {
        if (are_fit(landscape, choice[i])) {
            return choice[i];
        }
    }
    return PSG_BY_NONE;
}

/* The first picture, and those of which each opens one of its aggregates. */
typedef struct {
    const Making *making;
    PsgSelection selection;
    PsgNetworkForm form; /* of pictures that open one: as the network of everybody is */
    Cast *first;
    size_t aggregate_count;
    bool *is_large;        /* by aggregate: it has no picture of its own */
    PsgPicture **pictures; /* by aggregate; NULL: it has none */
    gint next;             /* aggregate that no thread has taken yet */
    gint failures;
} Aggregation;

/* By actor of the part the actor of the page: those of the landscape, then the aggregates of the first
 * picture. Owned by the caller. */
static size_t *
places_in(const Aggregation *self, const PsgLandscape *part)
{
    const PsgCut *cut = part->cut, *first = self->first->landscape->cut;
    size_t all = self->making->landscape->actor_count,
           count = psg_landscape_aggregate_count(part);
    size_t *places = g_new(size_t, part->actor_count + 1);
    for (size_t i = 0, other = 0; i < count; i++) { /* both in the order of classes */
        while (first->classes[other] != cut->classes[i]) {
            other++;
        }
        places[i] = all + other;
    }
    for (size_t i = 0, own = count; i < all; i++) {
        if (cut->is_open[i]) {
            places[own++] = i;
        }
    }
    return places;
}

/* Tells what the picture is of, whose things have the part's numbers. */
static void
describe(const Aggregation *self, const PsgLandscape *part, PsgPicture *picture)
{
    picture->by = psg_by_words[self->selection.by];
    picture->actors = places_in(self, part);
    picture->actor_count = part->actor_count;
    picture->ties = g_new(PsgPictureTie, part->relation_count + 1);
    picture->tie_count = part->relation_count;
    for (size_t i = 0; i < part->relation_count; i++) {
        const PsgRelation *relation = &part->relations[i];
        picture->ties[i] = (PsgPictureTie){picture->actors[relation->from],
                                           picture->actors[relation->to], relation->kind};
    }
}

/* That selection, and one class more. classes: room for all of them. */
static PsgSelection
open_one(const PsgSelection *selection, size_t class, size_t *classes)
{
    PsgSelection opened = *selection;
    size_t count = selection->open.count;
    for (size_t i = 0; i < count; i++) {
        classes[i] = selection->open.items[i];
    }
    classes[count] = class;
    opened.open = (PsgIndexes){classes, count + 1};
    return opened;
}

static bool
open_aggregate(const Aggregation *self, size_t aggregate)
{
    const PsgLandscape *first = self->first->landscape;
    size_t class = first->cut->classes[aggregate];
    g_autofree size_t *classes = g_new(size_t, self->selection.open.count + 1);
    PsgSelection opened = open_one(&self->selection, class, classes);
    g_autofree char *class_id = psg_class_id(first, self->selection.by, class);
    g_autofree char *id = g_strconcat("network-open-", class_id, NULL);
    g_autoptr(Cast) cast = cast_new(self->making, &opened, false);
    cast->form = self->form;
    if (!lay_out_all(cast, 1, NULL)) {
        return false;
    }
    PsgPicture *picture = draw_network(cast, id);
    picture->opens = self->making->landscape->actor_count + aggregate;
    describe(self, cast->landscape, picture);
    for (guint i = 0; i < cast->tongues->len; i++) {
        const PsgActor *actor = &first->actors[aggregate];
        const char *name =
            psg_context_text(tongue_at(cast, i)->context, &actor->name.items[0].text);
        add_to_title(picture, i, name);
    }
    self->pictures[aggregate] = picture;
    return true;
}

static gpointer
open_aggregates(gpointer data)
{
    Aggregation *self = data;
    size_t aggregate;
    while ((aggregate = (size_t)g_atomic_int_add(&self->next, 1)) <
           self->aggregate_count) {
        if (!self->is_large[aggregate] && !open_aggregate(self, aggregate)) {
            g_atomic_int_inc(&self->failures);
        }
    }
    return NULL;
}

static void
draw_first(const Aggregation *self)
{
    PsgPicture *picture = draw_network(self->first, "network");
    describe(self, self->first->landscape, picture);
    for (guint i = 0; i < self->first->tongues->len; i++) {
        add_to_title(picture, i,
                     psg_cut_by(self->selection.by, tongue_at(self->first, i)->language));
    }
    g_ptr_array_add(self->making->pictures, picture);
}

static void
draw_everybody(const Cast *all)
{
    PsgPicture *picture = draw_network(all, "network-all");
    picture->is_whole = true;
    for (guint i = 0; i < all->tongues->len; i++) {
        add_to_title(picture, i, psg_page_word("everybody", tongue_at(all, i)->language));
    }
    g_ptr_array_add(all->making->pictures, picture);
}

/* Graphviz lays out for one at a time. */
static bool
draw_aggregates(Aggregation *self, const Cast *all, GError **error)
{
    const Making *making = self->making;
    self->first = cast_new(making, &self->selection, true);
    self->aggregate_count = psg_landscape_aggregate_count(self->first->landscape);
    self->is_large = g_new0(bool, self->aggregate_count + 1);
    self->pictures = g_new0(PsgPicture *, self->aggregate_count + 1);
    g_autofree size_t *sizes = sizes_of(self->first->landscape, self->aggregate_count);
    for (size_t i = 0; i < self->aggregate_count; i++) {
        self->is_large[i] = sizes[i] > MOST_OPENED;
    }
    if (!lay_out_all(self->first, making->workers, error)) {
        return false;
    }
    psg_stopwatch_lap(&making->session->watch, PSG_STAGE_LAYOUT);
    draw_first(self);
    bool is_ours = strcmp(making->session->layout, psg_layout_methods()[0]) == 0;
    psg_workers_run(open_aggregates, self, is_ours ? making->workers : 1);
    for (size_t i = 0; i < self->aggregate_count; i++) {
        if (self->pictures[i] != NULL) {
            g_ptr_array_add(making->pictures, self->pictures[i]);
        }
    }
    draw_everybody(all);
    return true;
}

static void
aggregation_clear(Aggregation *self)
{
    cast_free(self->first);
    g_free(self->is_large);
    g_free(self->pictures);
}

/* ---- Other figures ---- */

/* A figure of each slice; where it would tell what the one before tells, too. */
static void
draw_each_slice(const Cast *cast, const PsgFigureSpec *spec)
{
    PsgPicture *picture = picture_new(cast, spec->kind->name, spec->kind, true);
    PsgFigureSpec one = *spec;
    for (size_t slice = 0; slice < cast->landscape->slice_count; slice++) {
        one.slices = &slice;
        one.slice_count = 1;
        const Drawing drawing = {cast, &one, slice};
        draw_slice(&drawing, picture);
    }
    g_ptr_array_add(cast->making->pictures, picture);
}

/* Tells pages of one figure apart: "Lifelines · 2/3". pages: PsgPicture. */
static void
number_pages(const GPtrArray *pages, guint languages)
{
    for (guint page = 0; pages->len > 1 && page < pages->len; page++) {
        g_autofree char *number = g_strdup_printf("%u/%u", page + 1, pages->len);
        for (guint i = 0; i < languages; i++) {
            add_to_title(g_ptr_array_index(pages, page), i, number);
        }
    }
}

/* A figure of all slices, with a picture for each of its pages. */
static void
draw_all_slices(const Cast *cast, const PsgFigureSpec *spec)
{
    g_autoptr(GPtrArray) pages = g_ptr_array_new(); /* by page: PsgPicture */
    for (guint i = 0; i < cast->tongues->len; i++) {
        const Drawing drawing = {cast, spec, 0};
        g_autoptr(PsgScene) first = draw_in(&drawing, tongue_at(cast, i));
        if (i == 0) {
            learn_night(&drawing, first);
        }
        guint page = 0;
        for (const PsgScene *at = first; at != NULL; at = psg_scene_next(at), page++) {
            if (page == pages->len) {
                g_autofree char *id =
                    page == 0 ? g_strdup(spec->kind->name)
                              : g_strdup_printf("%s-%u", spec->kind->name, page + 1);
                PsgPicture *made = picture_new(cast, id, spec->kind, false);
                g_ptr_array_add(pages, made);
                g_ptr_array_add(cast->making->pictures, made);
            }
            PsgPicture *picture = g_ptr_array_index(pages, page);
            psg_stack_add(picture->stack, i, at);
        }
    }
    number_pages(pages, cast->tongues->len);
}

/* The figures beside the network, as the author wishes them. The plan's are shared by slices and
 * options; of each kind the first that is of everybody is shown. */
static void
draw_others(const Cast *cast)
{
    const PsgLandscape *landscape = cast->landscape;
    const PsgRequest request = {.figures = landscape->tier_count > 0
                                               ? "pyramid,timeline,series,lineage"
                                               : "timeline,series,lineage"};
    g_autofree char *why = NULL;
    g_autoptr(PsgPlan) plan = psg_plan_new(landscape, &request, &why);
    const PsgFigureKind *last = NULL;
    g_assert(plan != NULL);
    for (size_t i = 0; i < plan->count; i++) {
        const PsgFigureSpec *spec = &plan->figures[i].spec;
        bool is_slice = spec->kind->span != PSG_SPAN_ALL;
        bool is_shown = spec->kind != last && psg_selection_is_none(spec->selection) &&
                        (!is_slice || spec->slice_count == 1);
        PsgFigureInput input = {tongue_at(cast, 0)->context, NULL};
        g_autofree char *silence =
            is_shown && !is_slice ? psg_figure_silence(&input, spec) : NULL;
        if (!is_shown || silence != NULL) {
            continue;
        }
        last = spec->kind;
        if (is_slice) {
            draw_each_slice(cast, spec);
        } else {
            draw_all_slices(cast, spec);
        }
    }
}

/* ---- The page ---- */

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

/* By language. Owned by the caller. */
static const PsgRenderContext **
contexts_of(const Cast *cast)
{
    const PsgRenderContext **contexts =
        g_new(const PsgRenderContext *, cast->tongues->len);
    for (guint i = 0; i < cast->tongues->len; i++) {
        contexts[i] = tongue_at(cast, i)->context;
    }
    return contexts;
}

static GBytes *
write_page(const Cast *all, const Aggregation *aggregation, PsgExplorerForm form)
{
    const Making *making = all->making;
    bool has_aggregates = aggregation->first != NULL;
    g_autofree const PsgRenderContext **contexts = contexts_of(all);
    g_autofree const PsgRenderContext **aggregates =
        has_aggregates ? contexts_of(aggregation->first) : NULL;
    const PsgExplorer explorer = {.contexts = contexts,
                                  .language_count = all->tongues->len,
                                  .aggregates = aggregates,
                                  .are_large = aggregation->is_large,
                                  .pictures = making->pictures,
                                  .slice = first_seen(making->landscape),
                                  .dusk = making->dusk};
    return psg_explorer_page(&explorer, form);
}

/* selection: whose by says what the first picture has one mark for. */
static GBytes *
make_page(const Making *making, const PsgSelection *selection, PsgExplorerForm form,
          GError **error)
{
    PsgStopwatch *watch = &making->session->watch;
    g_autoptr(Cast) all = cast_new(making, NULL, true);
    psg_stopwatch_lap(watch, PSG_STAGE_SLICE);
    if (!lay_out_all(all, making->workers, error)) {
        return NULL;
    }
    psg_stopwatch_lap(watch, PSG_STAGE_LAYOUT);
    Aggregation aggregation = {
        .making = making, .selection = {.by = selection->by, .open = selection->open}};
    if (selection->by == PSG_BY_NONE) {
        aggregation.selection.by = usual_by(all);
    }
    aggregation.form = psg_network_is_dots(tongue_at(all, 0)->network) ? PSG_NETWORK_DOTS
                                                                       : PSG_NETWORK_AUTO;
    bool is_good = true;
    if (aggregation.selection.by == PSG_BY_NONE) {
        g_ptr_array_add(making->pictures, draw_network(all, "network"));
    } else {
        is_good = draw_aggregates(&aggregation, all, error);
    }
    GBytes *page = NULL;
    if (is_good) {
        draw_others(all);
        psg_stopwatch_lap(watch, PSG_STAGE_FIGURE);
        page = write_page(all, &aggregation, form);
        psg_stopwatch_lap(watch, PSG_STAGE_DRAW);
    }
    aggregation_clear(&aggregation);
    return page;
}

static void
find_languages(Making *making)
{
    const PsgLandscape *landscape = making->landscape;
    const char *own = making->session->context->language;
    g_ptr_array_add(making->languages, (gpointer)(guintptr)own);
    for (size_t i = 0; landscape->languages != NULL && landscape->languages[i] != NULL;
         i++) {
        if (strcmp(landscape->languages[i], own) != 0) {
            g_ptr_array_add(making->languages,
                            (gpointer)(guintptr)landscape->languages[i]);
        }
    }
}

/* Only the usual style has one that it becomes in the dark: other styles were chosen for what they
 * look like. */
static void
find_night(Making *making)
{
    const PsgSession *session = making->session;
    if (strcmp(session->style->name, DAY) == 0 && session->template == NULL) {
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        making->night = psg_style_read(NIGHT, NULL, list, NULL);
        g_assert(making->night != NULL);
        making->dusk = psg_dusk_new();
    }
}

/* The part of the session's landscape that the page is of, owned by the caller; NULL: all of it. */
static PsgLandscape *
part_of(const PsgSession *session, const PsgSelection *selection)
{
    PsgSelection whom = *selection;
    whom.by = PSG_BY_NONE;
    whom.open = (PsgIndexes){NULL, 0};
    return psg_selection_is_none(&whom) ? NULL
                                        : psg_landscape_select(session->landscape, &whom);
}

GBytes *
psg_session_explore(PsgSession *session, const PsgFigureSpec *of, PsgExplorerForm form,
                    GError **error)
{
    const PsgSelection none = {.top = 0};
    const PsgSelection *selection = of == NULL ? &none : of->selection;
    g_autoptr(PsgLandscape) part = part_of(session, selection);
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    g_autoptr(GPtrArray) pictures =
        g_ptr_array_new_with_free_func((GDestroyNotify)psg_picture_free);
    Making making = {.session = session,
                     .landscape = part == NULL ? session->landscape : part,
                     .languages = languages,
                     .workers = psg_workers_usual(),
                     .pictures = pictures};
    find_languages(&making);
    find_night(&making);
    GBytes *page = make_page(&making, selection, form, error);
    psg_dusk_free(making.dusk);
    psg_style_free(making.night);
    return page;
}
