/* Which figures are made. */
#include "run/plan.h"

#include "base/suggest.h"
#include "run/formats.h"
#include "run/medium.h"
#include "run/slice_list.h"

#include <string.h>

/* A plan that is being made. */
typedef struct {
    const PsgLandscape *landscape;
    const PsgRequest *request;
    GArray *at; /* indexes of the slices that the user asks for; NULL: nothing is said */
    unsigned formats; /* that the user asks for; 0: nothing is said */
    bool is_named;    /* what is added now was named by the user */
    bool is_page;     /* what is added now is wanted as a page of the deck only */
    bool selects;     /* the user says whom figures are of */
    /* the deck: for pages that say nothing of what it says */
    const PsgFigureSpec *pages_of;
    PsgArena *arena;
    GArray *figures;   /* PsgPlannedFigure */
    GHashTable *lines; /* what each asks for: line to place in the list + 1 */
    GStrvBuilder *notes;
    char **why;
} Planner;

/* ---- One figure ---- */

/* The many pictures of a film are for who names it. */
static unsigned
formats_of(const Planner *planner, const PsgFigureKind *kind)
{
    const PsgMedium *medium = psg_medium_of(kind);
    unsigned formats = planner->formats == 0 ? medium->usual_formats
                                             : planner->formats & medium->formats;
    bool is_film = medium == &psg_film_medium;
    return is_film && !planner->is_named ? formats & ~(unsigned)PSG_FORMAT_PNG : formats;
}

/* What is asked for twice is made once: as a file, if it is one once. */
static void
add_again(Planner *planner, PsgPlannedFigure *figure, const PsgPlannedFigure *again)
{
    if (!planner->is_page && figure->formats != 0) {
        g_autofree char *name = psg_figure_spec_name(&figure->spec, planner->landscape);
        g_autofree char *note =
            g_strdup_printf("%s is asked for twice, and made once", name);
        g_strv_builder_add(planner->notes, note);
    }
    figure->formats |= again->formats;
    figure->spec.is_implied = figure->spec.is_implied && again->spec.is_implied;
}

/* What the user says of it, in place of the author's; that it can be read was seen before. */
static void
set_selection(const Planner *planner, PsgFigureSpec *spec)
{
    bool is_of_deck = planner->pages_of != NULL && psg_selection_is_none(spec->selection);
    if (is_of_deck || planner->selects) {
        *spec = psg_figure_spec_copy(spec, planner->arena);
    }
    if (is_of_deck) {
        *spec->selection = *planner->pages_of->selection;
    }
    if (planner->selects) {
        g_autofree char *why = NULL;
        psg_request_set_selection(planner->request, planner->landscape, planner->arena,
                                  spec->selection, &why);
    }
}

/* What the deck and its page can both be asked for, and only the deck was: words for both. */
static void
set_options_of_deck(const Planner *planner, PsgFigureSpec *spec)
{
    const PsgFigureSpec *deck = planner->pages_of;
    for (size_t i = 0; deck != NULL && i < deck->kind->option_count; i++) {
        const PsgFigureOption *option = &deck->kind->options[i];
        const PsgFigureOption *own = psg_figure_kind_option(spec->kind, option->name);
        if (own != NULL && own->words == option->words && own->words != NULL) {
            unsigned said = *(const unsigned *)psg_figure_option_field(option, deck);
            *spec = psg_figure_spec_copy(spec, planner->arena);
            unsigned *field = psg_figure_option_field(own, spec);
            *field = *field == 0 ? said : *field;
        }
    }
}

static void
add(Planner *planner, const PsgFigureSpec *asked, const size_t *slices, size_t count)
{
    PsgPlannedFigure figure = {*asked, 0};
    set_selection(planner, &figure.spec);
    set_options_of_deck(planner, &figure.spec);
    figure.spec.is_implied =
        asked->slice_count == 0 && count == 1 && asked->kind->span != PSG_SPAN_ALL;
    figure.spec.slices = psg_arena_copy(planner->arena, slices, count, sizeof *slices);
    figure.spec.slice_count = count;
    figure.spec.is_pair = count == 2 && asked->kind->span != PSG_SPAN_ALL;
    figure.formats = planner->is_page ? 0 : formats_of(planner, asked->kind);
    g_autofree char *line = psg_figure_spec_line(&figure.spec, planner->landscape);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(planner->lines, line));
    if (known > 0) {
        add_again(planner, &g_array_index(planner->figures, PsgPlannedFigure, known - 1),
                  &figure);
        return;
    }
    g_array_append_val(planner->figures, figure);
    g_hash_table_insert(planner->lines, g_steal_pointer(&line),
                        GUINT_TO_POINTER(planner->figures->len));
}

/* One figure or several, as the kind's span wants it, of the spec's slices. */
static void
add_spec(Planner *planner, const PsgFigureSpec *asked)
{
    PsgSpanOfSlices span = asked->kind->span;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_vals(all, asked->slices, (guint)asked->slice_count);
    for (size_t i = 0; asked->slice_count == 0 && i < planner->landscape->slice_count;
         i++) {
        g_array_append_val(all, i);
    }
    const size_t *items = (const size_t *)(const void *)all->data;
    if (span == PSG_SPAN_ALL) {
        add(planner, asked, items, all->len);
    } else if (span == PSG_SPAN_PAIR) {
        const size_t ends[] = {items[0], items[all->len - 1]};
        add(planner, asked, ends, 2);
    } else if (asked->is_pair && items[0] != items[1]) {
        add(planner, asked, items, 2);
    } else {
        for (guint i = 0; i < (asked->is_pair ? 1 : all->len); i++) {
            add(planner, asked, &items[i], 1);
        }
    }
}

/* ---- What the author wished ---- */

static bool
can_be_drawn(const Planner *planner, const PsgFigureKind *kind)
{
    return !kind->needs_tiers || planner->landscape->tier_count > 0;
}

/* Of the author's slices those that the user asks for, in the user's order. */
static void
keep_wanted(const Planner *planner, PsgFigureSpec *spec)
{
    g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (guint i = 0; i < planner->at->len; i++) {
        size_t slice = g_array_index(planner->at, size_t, i);
        bool is_wished = spec->slice_count == 0;
        for (size_t j = 0; j < spec->slice_count; j++) {
            is_wished = is_wished || spec->slices[j] == slice;
        }
        if (is_wished) {
            g_array_append_val(wanted, slice);
        }
    }
    spec->slice_count = wanted->len;
    spec->slices = psg_arena_take_array(planner->arena, g_steal_pointer(&wanted));
}

/* Figures of two slices, or of all, are not of single ones that a user asks for. */
static void
add_wish(Planner *planner, const PsgFigureSpec *wish)
{
    PsgFigureSpec spec = *wish;
    bool is_of_several = spec.is_pair || spec.kind->span == PSG_SPAN_PAIR ||
                         spec.kind->span == PSG_SPAN_ALL;
    if (!can_be_drawn(planner, spec.kind)) {
        return; /* the reader has warned */
    }
    if (planner->is_page && spec.kind->maker->medium == PSG_MEDIUM_DECK) {
        return; /* a deck is no page of another one */
    }
    if (planner->at != NULL) {
        keep_wanted(planner, &spec);
    }
    if (planner->at == NULL || (!is_of_several && spec.slice_count > 0)) {
        add_spec(planner, &spec);
    }
}

static void
add_all_wishes(Planner *planner)
{
    const PsgLandscape *landscape = planner->landscape;
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < landscape->figure_count; i++) {
        add_wish(planner, &landscape->figures[i]);
    }
    for (size_t i = 0; landscape->figure_count == 0 && i < kinds->count; i++) {
        if (kinds->items[i]->is_usual && can_be_drawn(planner, kinds->items[i])) {
            PsgFigureSpec usual = psg_figure_spec_new(kinds->items[i], planner->arena);
            add_wish(planner, &usual);
        }
    }
}

/* ---- What the user names ---- */

static char *
no_figure(const char *name)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    g_autofree const char **names = g_new0(const char *, kinds->count + 1);
    for (size_t i = 0; i < kinds->count; i++) {
        names[i] = kinds->items[i]->name;
    }
    const char *near = psg_suggest(name, names, kinds->count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)names);
    return near != NULL
               ? g_strdup_printf("no figure \"%s\" (did you mean \"%s\"?)", name, near)
               : g_strdup_printf("no figure \"%s\"; there are %s", name, known);
}

/* NULL: there is none, or not of this landscape. */
static const PsgFigureKind *
find_kind(const Planner *planner, const char *name)
{
    const PsgFigureKind *kind = psg_figure_kinds_lookup(psg_figure_kinds(), name);
    if (kind == NULL) {
        *planner->why = no_figure(name);
    } else if (!can_be_drawn(planner, kind)) {
        *planner->why = g_strdup_printf(
            "the landscape has no tiers for a %s: say them under pyramid: tiers:", name);
        kind = NULL;
    }
    return kind;
}

/* The user's slices in place of the author's. Two in a list face each other, where the
 * kind can; of a comparison they are the first and the last. */
static bool
set_slices(const Planner *planner, PsgFigureSpec *spec)
{
    if (planner->at == NULL) {
        return true;
    }
    const char *text = planner->request->slices;
    if (spec->kind->span == PSG_SPAN_PAIR && planner->at->len < 2) {
        *planner->why = g_strdup_printf(
            "a comparison needs two slices: a,b rather than \"%s\"", text);
        return false;
    }
    spec->slices = psg_arena_copy(planner->arena, planner->at->data, planner->at->len,
                                  sizeof(size_t));
    spec->slice_count = planner->at->len;
    spec->is_pair = spec->kind->span == PSG_SPAN_SLICE_OR_PAIR && planner->at->len == 2 &&
                    strstr(text, "..") == NULL;
    return true;
}

/* lines: of what was added of this kind before. What the user says may make one of two
 * that the author wished. */
static bool
add_named(Planner *planner, const PsgFigureSpec *wish, GHashTable *lines)
{
    PsgFigureSpec spec = psg_figure_spec_copy(wish, planner->arena);
    if (!psg_request_set_options(planner->request, planner->landscape, planner->arena,
                                 &spec, planner->why) ||
        !set_slices(planner, &spec)) {
        return false;
    }
    char *line = psg_figure_spec_line(&spec, planner->landscape);
    if (g_hash_table_add(lines, line)) {
        add_spec(planner, &spec);
    }
    return true;
}

/* As the author wished for figures of this kind, or else as usual. Wishes for certain
 * slices are not for others that the user asks for. */
static bool
add_kind(Planner *planner, const PsgFigureKind *kind)
{
    const PsgLandscape *landscape = planner->landscape;
    g_autoptr(GHashTable) lines =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < landscape->figure_count; i++) {
        const PsgFigureSpec *wish = &landscape->figures[i];
        if (wish->kind == kind && (planner->at == NULL || wish->slice_count == 0) &&
            !add_named(planner, wish, lines)) {
            return false;
        }
    }
    PsgFigureSpec usual = psg_figure_spec_new(kind, planner->arena);
    return g_hash_table_size(lines) > 0 || add_named(planner, &usual, lines);
}

/* ---- The pages of a deck ---- */

enum { STEPS = 3 }; /* slices: fewer are seen in the networks themselves */

/* NULL: there is none. */
static const PsgFigureSpec *
planned_deck(const Planner *planner)
{
    for (guint i = 0; i < planner->figures->len; i++) {
        const PsgFigureSpec *spec =
            &g_array_index(planner->figures, PsgPlannedFigure, i).spec;
        if (spec->kind->maker->medium == PSG_MEDIUM_DECK) {
            return spec;
        }
    }
    return NULL;
}

/* kind NULL: of any that makes pages. */
static bool
has_pages(const Planner *planner, const PsgFigureKind *kind)
{
    for (guint i = 0; i < planner->figures->len; i++) {
        const PsgFigureKind *other =
            g_array_index(planner->figures, PsgPlannedFigure, i).spec.kind;
        if (kind == NULL ? other->maker->medium == PSG_MEDIUM_PAGE : other == kind) {
            return true;
        }
    }
    return false;
}

/* Steps need several slices, and a comparison two. */
static void
add_page(Planner *planner, const char *name)
{
    const PsgFigureKind *kind = psg_figure_kinds_lookup(psg_figure_kinds(), name);
    PsgFigureSpec usual = psg_figure_spec_new(kind, planner->arena);
    size_t least = kind == &psg_filmstrip_kind   ? STEPS
                   : kind->span == PSG_SPAN_PAIR ? 2
                                                 : 1;
    if (!has_pages(planner, kind) && planner->landscape->slice_count >= least) {
        add_wish(planner, &usual);
    }
}

/* A deck that is made alone has the author's figures as its pages; and if there are none, a
 * choice that tells of everything. Sections that are asked for are there in any case. */
static void
add_pages(Planner *planner)
{
    static const char *const choice[] = {"network", "filmstrip", "compare", "timeline",
                                         "lineage", "pyramid",   "series"};
    const PsgFigureSpec *deck = planned_deck(planner);
    if (deck == NULL) {
        return;
    }
    PsgIndexes sections = *(const PsgIndexes *)psg_figure_option_field(
        psg_figure_kind_option(deck->kind, "sections"), deck);
    planner->is_page = true;
    PsgFigureSpec of = *deck; /* the list of figures grows */
    planner->pages_of = &of;
    if (!has_pages(planner, NULL) && planner->landscape->figure_count > 0) {
        add_all_wishes(planner);
    }
    bool is_free = !has_pages(planner, NULL) && sections.count == 0;
    for (size_t i = 0; is_free && i < G_N_ELEMENTS(choice); i++) {
        add_page(planner, choice[i]);
    }
    for (size_t i = 0; i < sections.count; i++) {
        add_page(planner, psg_section_words[sections.items[i]]);
    }
    planner->is_page = false;
    planner->pages_of = NULL;
}

/* ---- What is named ---- */

static bool
add_all_named(Planner *planner)
{
    g_auto(GStrv) names = g_strsplit(planner->request->figures, ",", -1);
    if (names[0] == NULL) {
        *planner->why = no_figure(planner->request->figures);
        return false;
    }
    planner->is_named = true;
    for (size_t i = 0; names[i] != NULL; i++) {
        const PsgFigureKind *kind = find_kind(planner, g_strstrip(names[i]));
        if (kind == NULL || !add_kind(planner, kind)) {
            return false;
        }
    }
    planner->is_named = false;
    return true;
}

/* ---- What is asked for in vain ---- */

/* Any figure may be of a selection. */
static bool
is_of_all(const char *option)
{
    bool is_known = false;
    for (size_t i = 0; i < psg_selection_option_count; i++) {
        is_known = is_known || strcmp(psg_selection_options[i].name, option) == 0;
    }
    return is_known;
}

/* Whom figures are of is read once for all of them, so that mistakes are told. */
static bool
check_selection(Planner *planner)
{
    const PsgRequest *request = planner->request;
    PsgSelection selection = {.top = 0};
    for (size_t i = 0; i < request->option_count; i++) {
        planner->selects = planner->selects || is_of_all(request->options[i].name);
    }
    return !planner->selects ||
           psg_request_set_selection(request, planner->landscape, planner->arena,
                                     &selection, planner->why);
}

/* An option belongs to some of the figures that are named. */
static bool
check_options(const Planner *planner)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < planner->request->option_count; i++) {
        const char *name = planner->request->options[i].name;
        g_autoptr(GString) owners = g_string_new(NULL);
        bool is_meant = is_of_all(name);
        for (size_t j = 0; j < kinds->count; j++) {
            const PsgFigureKind *kind = kinds->items[j];
            if (psg_figure_kind_option(kind, name) != NULL) {
                g_string_append_printf(owners, "%s%s", owners->len == 0 ? "" : " or ",
                                       kind->name);
                is_meant = is_meant || psg_request_names_kind(planner->request, kind);
            }
        }
        if (!is_meant) {
            *planner->why =
                owners->len == 0
                    ? g_strdup_printf("no figure has the option \"%s\"", name)
                    : g_strdup_printf(
                          "\"%s\" is an option of another figure: name %s, too", name,
                          owners->str);
            return false;
        }
    }
    return true;
}

/* A figure that was named must be made as one of the formats, and some figure at all. */
static bool
check_formats(const Planner *planner)
{
    bool is_any = planner->formats == 0, is_named = planner->request->figures != NULL;
    for (guint i = 0; !is_any && i < planner->figures->len; i++) {
        const PsgPlannedFigure *figure =
            &g_array_index(planner->figures, PsgPlannedFigure, i);
        is_any = figure->formats != 0;
    }
    for (guint i = 0; is_named && planner->formats != 0 && i < planner->figures->len;
         i++) {
        const PsgFigureKind *kind =
            g_array_index(planner->figures, PsgPlannedFigure, i).spec.kind;
        unsigned known = psg_medium_of(kind)->formats;
        if ((known & planner->formats) == 0 &&
            psg_request_names_kind(planner->request, kind)) {
            g_autofree char *label = psg_formats_label(known);
            *planner->why = g_strdup_printf("a %s is not made as %s, but as %s",
                                            kind->name, planner->request->formats, label);
            return false;
        }
    }
    if (!is_any) {
        *planner->why =
            g_strdup_printf("no figure that the landscape asks for is made as %s",
                            planner->request->formats);
    }
    return is_any;
}

/* ---- Names ---- */

enum { PAGE_DIGITS = 3 }; /* figures of a thousand pages are not met */

/* Whether a page of another figure might have the name: "timeline-2" is the second page of
 * "timeline". */
static bool
is_page_name(GHashTable *names, const char *name)
{
    size_t length = strlen(name), digits = 0;
    while (digits < length && g_ascii_isdigit(name[length - digits - 1])) {
        digits++;
    }
    if (digits == 0 || digits > PAGE_DIGITS || digits == length ||
        name[length - digits - 1] != '-') {
        return false;
    }
    g_autofree char *figure = g_strndup(name, length - digits - 1);
    return g_hash_table_contains(names, figure);
}

/* The second of two figures whose names would be the same gets a number, which makes a
 * name that no other figure has or would have, nor a page of it. */
static void
number_names(const Planner *planner)
{
    g_autoptr(GHashTable) plain =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < planner->figures->len; i++) {
        const PsgFigureSpec *spec =
            &g_array_index(planner->figures, PsgPlannedFigure, i).spec;
        g_hash_table_add(plain, psg_figure_spec_name(spec, planner->landscape));
    }
    for (guint i = 0; i < planner->figures->len; i++) {
        PsgFigureSpec *spec = &g_array_index(planner->figures, PsgPlannedFigure, i).spec;
        char *name = psg_figure_spec_name(spec, planner->landscape);
        for (spec->number = 1;
             g_hash_table_contains(taken, name) || is_page_name(plain, name) ||
             (spec->number > 1 && g_hash_table_contains(plain, name));) {
            spec->number++;
            g_free(name);
            name = psg_figure_spec_name(spec, planner->landscape);
        }
        g_hash_table_add(taken, name);
    }
}

/* ---- The plan ---- */

static bool
check_names(const char *figures, char **why)
{
    g_auto(GStrv) names = g_strsplit(figures, ",", -1);
    for (size_t i = 0; names[i] != NULL; i++) {
        const char *name = g_strstrip(names[i]);
        if (psg_figure_kinds_lookup(psg_figure_kinds(), name) == NULL) {
            *why = no_figure(name);
            return false;
        }
    }
    return true;
}

bool
psg_plan_check(const PsgRequest *request, char **why)
{
    const Planner planner = {.request = request, .why = why};
    unsigned formats;
    return (request->figures == NULL || check_names(request->figures, why)) &&
           check_options(&planner) &&
           (request->formats == NULL ||
            psg_formats_parse(request->formats, &formats, why));
}

static bool
plan(Planner *planner)
{
    const PsgRequest *request = planner->request;
    if (!check_options(planner) || !check_selection(planner) ||
        (request->slices != NULL && !psg_slices_parse(planner->landscape, request->slices,
                                                      planner->at, planner->why)) ||
        (request->formats != NULL &&
         !psg_formats_parse(request->formats, &planner->formats, planner->why))) {
        return false;
    }
    if (request->figures != NULL && !add_all_named(planner)) {
        return false;
    }
    if (request->figures == NULL) {
        add_all_wishes(planner);
    }
    add_pages(planner);
    if (request->figures == NULL && planner->figures->len == 0) {
        *planner->why = g_strdup("the landscape asks for no figure there: name one");
        return false;
    }
    return check_formats(planner);
}

PsgPlan *
psg_plan_new(const PsgLandscape *landscape, const PsgRequest *request, char **why)
{
    g_autoptr(GHashTable) lines =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    g_autoptr(GArray) at =
        request->slices == NULL ? NULL : g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(PsgPlan) made = g_new0(PsgPlan, 1);
    made->arena = psg_arena_new();
    Planner planner = {.landscape = landscape,
                       .request = request,
                       .at = at,
                       .arena = made->arena,
                       .figures = g_array_new(FALSE, FALSE, sizeof(PsgPlannedFigure)),
                       .lines = lines,
                       .notes = notes,
                       .why = why};
    bool is_good = plan(&planner);
    number_names(&planner);
    made->notes = g_strv_builder_end(notes);
    made->count = planner.figures->len;
    made->figures = psg_arena_take_array(made->arena, planner.figures);
    return is_good ? g_steal_pointer(&made) : NULL;
}

void
psg_plan_free(PsgPlan *plan)
{
    if (plan != NULL) {
        g_strfreev(plan->notes);
        psg_arena_free(plan->arena);
        g_free(plan);
    }
}
