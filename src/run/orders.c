/* Which figures are to be made. */
#include "run/orders.h"

#include "base/suggest.h"
#include "run/order_wish.h"
#include "run/slice_list.h"

#include <string.h>

static void
clear_order(gpointer spec)
{
    psg_figure_spec_clear(spec);
}

/* Takes the order. One file is not written twice: of two orders for it the first holds,
 * and is a file if one of them is. */
static void
add_order(const PsgRenderContext *context, GArray *orders, PsgFigureSpec spec)
{
    g_autofree char *name = psg_figure_spec_name(context, &spec);
    for (guint i = 0; i < orders->len; i++) {
        PsgFigureSpec *other = &g_array_index(orders, PsgFigureSpec, i);
        g_autofree char *other_name = psg_figure_spec_name(context, other);
        if (strcmp(name, other_name) == 0) {
            other->is_page_only = other->is_page_only && spec.is_page_only;
            psg_figure_spec_clear(&spec);
            return;
        }
    }
    g_array_append_val(orders, spec);
}

/* A copy of what is asked, with slices of its own. */
static PsgFigureSpec
order_at(const PsgFigureSpec *asked, const size_t *slices, size_t count)
{
    PsgFigureSpec spec = *asked;
    spec.slices = g_memdup2(slices, count * sizeof *slices);
    spec.slice_count = count;
    spec.measures =
        g_memdup2(asked->measures, asked->measure_count * sizeof *asked->measures);
    return spec;
}

/* One order or several, as the kind's span wants it. slices: none for all of them. */
static void
add_orders(const PsgRenderContext *context, const PsgFigureSpec *asked,
           const GArray *slices, GArray *orders)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < context->landscape->slice_count; i++) {
        g_array_append_val(all, i);
    }
    const GArray *list = slices == NULL || slices->len == 0 ? all : slices;
    const size_t *items = (const size_t *)(const void *)list->data;
    if (asked->kind->span == PSG_SPAN_ALL) {
        add_order(context, orders, order_at(asked, items, list->len));
        return;
    }
    for (guint i = 0; i < list->len; i++) {
        add_order(context, orders, order_at(asked, &items[i], 1));
    }
}

static void
add_pair(const PsgRenderContext *context, const PsgFigureSpec *asked, const size_t *pair,
         GArray *orders)
{
    g_assert(pair != NULL); /* the reader wants two slices of a comparison */
    bool is_single = pair[0] == pair[1] && asked->kind->span == PSG_SPAN_SLICE_OR_PAIR;
    add_order(context, orders, order_at(asked, pair, is_single ? 1 : 2));
}

/* ---- What the author wished ---- */

/* Of the author's slices those that the user asks for, in the user's order. Empty without
 * a user's wish: all the author's, or all there are. */
static GArray *
wanted_slices(const PsgFigureWish *wish, const GArray *slices)
{
    GArray *wanted = g_array_new(FALSE, FALSE, sizeof(size_t));
    if (slices == NULL) {
        g_array_append_vals(wanted, wish->at.items, (guint)wish->at.count);
        return wanted;
    }
    for (guint i = 0; i < slices->len; i++) {
        size_t slice = g_array_index(slices, size_t, i);
        bool is_wished = wish->at.count == 0;
        for (size_t j = 0; j < wish->at.count; j++) {
            is_wished = is_wished || wish->at.items[j] == slice;
        }
        if (is_wished) {
            g_array_append_val(wanted, slice);
        }
    }
    return wanted;
}

static PsgFigureSpec
order_of_wish(const PsgRenderContext *context, const PsgFigureWish *wish)
{
    PsgFigureSpec spec = psg_figure_spec(psg_figure_kind_lookup(wish->kind));
    g_assert(spec.kind != NULL); /* the reader knows the kinds */
    spec.scale = wish->scale;
    spec.is_side_by_side = wish->is_side_by_side;
    spec.grouping = wish->grouping;
    spec.window = wish->window;
    spec.measures =
        g_memdup2(wish->measures.items, wish->measures.count * sizeof *spec.measures);
    spec.measure_count = wish->measures.count;
    spec.counts = wish->counts;
    spec.title = psg_context_text(context, &wish->title);
    return spec;
}

/* slices: what the user asks for; NULL: nothing. Figures of two slices, or of all, are
 * not of single ones that a user asks for. */
static void
add_wish(const PsgRenderContext *context, const PsgFigureWish *wish, const GArray *slices,
         GArray *orders)
{
    PsgFigureSpec spec = order_of_wish(context, wish);
    bool needs_pair = spec.kind->span == PSG_SPAN_PAIR;
    bool is_of_several =
        wish->pair[0] != PSG_NONE || needs_pair || spec.kind->span == PSG_SPAN_ALL;
    if ((spec.kind->needs_tiers && context->landscape->tier_count == 0) ||
        (is_of_several && slices != NULL)) {
        psg_figure_spec_clear(&spec); /* of tiers the reader has warned */
        return;
    }
    if (wish->pair[0] != PSG_NONE || needs_pair) {
        const size_t *pair = wish->pair[0] != PSG_NONE ? wish->pair : wish->at.items;
        add_pair(context, &spec, pair, orders);
    } else {
        g_autoptr(GArray) at = wanted_slices(wish, slices);
        if (at->len > 0 || slices == NULL) {
            add_orders(context, &spec, at, orders);
        }
    }
    psg_figure_spec_clear(&spec);
}

static void
add_authors_wishes(const PsgRenderContext *context, const GArray *slices, GArray *orders)
{
    static const char *const usual[] = {"network", "pyramid"};
    const PsgLandscape *landscape = context->landscape;
    for (size_t i = 0; i < landscape->figure_count; i++) {
        add_wish(context, &landscape->figures[i], slices, orders);
    }
    for (size_t i = 0; landscape->figure_count == 0 && i < G_N_ELEMENTS(usual); i++) {
        PsgFigureWish wish = {.kind = usual[i],
                              .pair = {PSG_NONE, PSG_NONE},
                              .window = psg_interval_always()};
        add_wish(context, &wish, slices, orders);
    }
}

/* ---- What the user names ---- */

static char *
no_figure(const char *name)
{
    size_t count;
    const PsgFigureKind *kinds = psg_figure_kinds(&count);
    g_autofree const char **names = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = kinds[i].name;
    }
    const char *near = psg_suggest(name, names, count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)names);
    return near != NULL
               ? g_strdup_printf("no figure \"%s\" (did you mean \"%s\"?)", name, near)
               : g_strdup_printf("no figure \"%s\"; there are %s", name, known);
}

/* NULL: there is none, or not of this landscape. */
static const PsgFigureKind *
find_kind(const PsgRenderContext *context, const char *name, char **why)
{
    const PsgFigureKind *kind = psg_figure_kind_lookup(name);
    if (kind == NULL) {
        *why = no_figure(name);
    } else if (kind->needs_tiers && context->landscape->tier_count == 0) {
        *why = g_strdup_printf(
            "the landscape has no tiers for a %s: say them under pyramid: tiers:", name);
        kind = NULL;
    }
    return kind;
}

/* The slices that the user asks for. */
typedef struct {
    const char *text; /* NULL: nothing was said */
    const GArray *slices;
} At;

/* Of a kind that compares the first and the last; all there are, if none are named. */
static bool
add_ends(const PsgRenderContext *context, const PsgFigureSpec *asked, const At *at,
         GArray *orders, char **why)
{
    size_t ends[] = {0, context->landscape->slice_count - 1};
    if (at->slices != NULL && at->slices->len < 2) {
        *why = g_strdup_printf("a comparison needs two slices: --at a,b, not \"%s\"",
                               at->text);
        return false;
    }
    if (at->slices != NULL) {
        ends[0] = g_array_index(at->slices, size_t, 0);
        ends[1] = g_array_index(at->slices, size_t, at->slices->len - 1);
    }
    add_pair(context, asked, ends, orders);
    return true;
}

/* Two slices in a list face each other, where the kind can; else each stands alone. */
static bool
add_named(const PsgRenderContext *context, const PsgFigureSpec *asked, const At *at,
          GArray *orders, char **why)
{
    if (asked->kind->span == PSG_SPAN_PAIR) {
        return add_ends(context, asked, at, orders, why);
    }
    const size_t *items =
        at->slices == NULL ? NULL : (const size_t *)(const void *)at->slices->data;
    if (asked->kind->span == PSG_SPAN_SLICE_OR_PAIR && items != NULL &&
        at->slices->len == 2 && items[0] != items[1] && strstr(at->text, "..") == NULL) {
        add_pair(context, asked, items, orders);
    } else {
        add_orders(context, asked, at->slices, orders);
    }
    return true;
}

/* The deck that is named alone has the author's figures as its pages. */
static void
add_pages(const PsgRenderContext *context, const GArray *slices, GArray *orders)
{
    for (guint i = 0; i < orders->len; i++) {
        if (g_array_index(orders, PsgFigureSpec, i).kind->medium != PSG_MEDIUM_DECK) {
            return;
        }
    }
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgFigureSpec));
    add_authors_wishes(context, slices, pages);
    for (guint i = 0; i < pages->len; i++) {
        PsgFigureSpec page = g_array_index(pages, PsgFigureSpec, i);
        page.is_page_only = true;
        add_order(context, orders, page);
    }
}

static bool
add_all_named(const PsgRenderContext *context, const PsgOrderWish *wish,
              const GArray *slices, GArray *orders, char **why)
{
    g_auto(GStrv) names = g_strsplit(wish->figures, ",", -1);
    if (names[0] == NULL) {
        *why = no_figure(wish->figures);
        return false;
    }
    for (size_t i = 0; names[i] != NULL; i++) {
        const PsgFigureKind *kind = find_kind(context, g_strstrip(names[i]), why);
        PsgFigureSpec asked;
        if (kind == NULL || !psg_order_wish_read(context, wish, kind, &asked, why)) {
            return false;
        }
        asked.is_named = true;
        At at = {wish->at, slices};
        bool added = add_named(context, &asked, &at, orders, why);
        psg_figure_spec_clear(&asked);
        if (!added) {
            return false;
        }
    }
    add_pages(context, slices, orders);
    return true;
}

GArray *
psg_orders_of(const PsgRenderContext *context, const PsgOrderWish *wish, char **why)
{
    g_autoptr(GArray) orders = g_array_new(FALSE, FALSE, sizeof(PsgFigureSpec));
    g_array_set_clear_func(orders, clear_order);
    g_autoptr(GArray) slices =
        wish->at == NULL ? NULL : g_array_new(FALSE, FALSE, sizeof(size_t));
    if (!psg_order_wish_check(wish, why) ||
        (wish->at != NULL &&
         !psg_slices_parse(context->landscape, wish->at, slices, why))) {
        return NULL;
    }
    if (wish->figures != NULL) {
        return add_all_named(context, wish, slices, orders, why)
                   ? g_steal_pointer(&orders)
                   : NULL;
    }
    add_authors_wishes(context, slices, orders);
    if (orders->len == 0) {
        *why =
            g_strdup("the landscape asks for no figure there: say which with --figure");
        return NULL;
    }
    return g_steal_pointer(&orders);
}
