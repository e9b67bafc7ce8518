/* Which figures are to be made. */
#include "run/orders.h"

#include "base/suggest.h"
#include "run/order_wish.h"
#include "run/slice_list.h"

#include <string.h>

static void
clear_order(gpointer order)
{
    psg_figure_order_clear(order);
}

/* Takes the order. One file is not written twice: of two orders for it the first holds,
 * and is a file if one of them is. */
static void
add_order(const PsgSetting *setting, GArray *orders, PsgFigureOrder order)
{
    g_autofree char *name = psg_figure_order_name(setting, &order);
    for (guint i = 0; i < orders->len; i++) {
        PsgFigureOrder *other = &g_array_index(orders, PsgFigureOrder, i);
        g_autofree char *other_name = psg_figure_order_name(setting, other);
        if (strcmp(name, other_name) == 0) {
            other->is_page_only = other->is_page_only && order.is_page_only;
            psg_figure_order_clear(&order);
            return;
        }
    }
    g_array_append_val(orders, order);
}

/* A copy of what is asked, with slices of its own. */
static PsgFigureOrder
order_at(const PsgFigureOrder *asked, const size_t *slices, size_t count)
{
    PsgFigureOrder order = *asked;
    order.slices = g_memdup2(slices, count * sizeof *slices);
    order.slice_count = count;
    order.measures =
        g_memdup2(asked->measures, asked->measure_count * sizeof *asked->measures);
    return order;
}

/* One order or several, as the kind's span wants it. slices: none for all of them. */
static void
add_orders(const PsgSetting *setting, const PsgFigureOrder *asked, const GArray *slices,
           GArray *orders)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < setting->landscape->slice_count; i++) {
        g_array_append_val(all, i);
    }
    const GArray *list = slices == NULL || slices->len == 0 ? all : slices;
    const size_t *items = (const size_t *)(const void *)list->data;
    if (asked->kind->span == PSG_SPAN_ALL) {
        add_order(setting, orders, order_at(asked, items, list->len));
        return;
    }
    for (guint i = 0; i < list->len; i++) {
        add_order(setting, orders, order_at(asked, &items[i], 1));
    }
}

static void
add_pair(const PsgSetting *setting, const PsgFigureOrder *asked, const size_t *pair,
         GArray *orders)
{
    g_assert(pair != NULL); /* the reader wants two slices of a comparison */
    bool is_single = pair[0] == pair[1] && asked->kind->span == PSG_SPAN_SLICE_OR_PAIR;
    add_order(setting, orders, order_at(asked, pair, is_single ? 1 : 2));
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

static PsgFigureOrder
order_of_wish(const PsgSetting *setting, const PsgFigureWish *wish)
{
    PsgFigureOrder order = psg_figure_order(psg_figure_kind_lookup(wish->kind));
    g_assert(order.kind != NULL); /* the reader knows the kinds */
    order.scale = wish->scale;
    order.is_side_by_side = wish->is_side_by_side;
    order.grouping = wish->grouping;
    order.window = wish->window;
    order.measures =
        g_memdup2(wish->measures.items, wish->measures.count * sizeof *order.measures);
    order.measure_count = wish->measures.count;
    order.counts = wish->counts;
    order.title = psg_setting_text(setting, &wish->title);
    return order;
}

/* slices: what the user asks for; NULL: nothing. Figures of two slices, or of all, are
 * not of single ones that a user asks for. */
static void
add_wish(const PsgSetting *setting, const PsgFigureWish *wish, const GArray *slices,
         GArray *orders)
{
    PsgFigureOrder order = order_of_wish(setting, wish);
    bool needs_pair = order.kind->span == PSG_SPAN_PAIR;
    bool is_of_several =
        wish->pair[0] != PSG_NONE || needs_pair || order.kind->span == PSG_SPAN_ALL;
    if ((order.kind->needs_tiers && setting->landscape->tier_count == 0) ||
        (is_of_several && slices != NULL)) {
        psg_figure_order_clear(&order); /* of tiers the reader has warned */
        return;
    }
    if (wish->pair[0] != PSG_NONE || needs_pair) {
        const size_t *pair = wish->pair[0] != PSG_NONE ? wish->pair : wish->at.items;
        add_pair(setting, &order, pair, orders);
    } else {
        g_autoptr(GArray) at = wanted_slices(wish, slices);
        if (at->len > 0 || slices == NULL) {
            add_orders(setting, &order, at, orders);
        }
    }
    psg_figure_order_clear(&order);
}

static void
add_authors_wishes(const PsgSetting *setting, const GArray *slices, GArray *orders)
{
    static const char *const usual[] = {"network", "pyramid"};
    const PsgLandscape *landscape = setting->landscape;
    for (size_t i = 0; i < landscape->figure_count; i++) {
        add_wish(setting, &landscape->figures[i], slices, orders);
    }
    for (size_t i = 0; landscape->figure_count == 0 && i < G_N_ELEMENTS(usual); i++) {
        PsgFigureWish wish = {.kind = usual[i],
                              .pair = {PSG_NONE, PSG_NONE},
                              .window = psg_interval_always()};
        add_wish(setting, &wish, slices, orders);
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
find_kind(const PsgSetting *setting, const char *name, char **why)
{
    const PsgFigureKind *kind = psg_figure_kind_lookup(name);
    if (kind == NULL) {
        *why = no_figure(name);
    } else if (kind->needs_tiers && setting->landscape->tier_count == 0) {
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
add_ends(const PsgSetting *setting, const PsgFigureOrder *asked, const At *at,
         GArray *orders, char **why)
{
    size_t ends[] = {0, setting->landscape->slice_count - 1};
    if (at->slices != NULL && at->slices->len < 2) {
        *why = g_strdup_printf("a comparison needs two slices: --at a,b, not \"%s\"",
                               at->text);
        return false;
    }
    if (at->slices != NULL) {
        ends[0] = g_array_index(at->slices, size_t, 0);
        ends[1] = g_array_index(at->slices, size_t, at->slices->len - 1);
    }
    add_pair(setting, asked, ends, orders);
    return true;
}

/* Two slices in a list face each other, where the kind can; else each stands alone. */
static bool
add_named(const PsgSetting *setting, const PsgFigureOrder *asked, const At *at,
          GArray *orders, char **why)
{
    if (asked->kind->span == PSG_SPAN_PAIR) {
        return add_ends(setting, asked, at, orders, why);
    }
    const size_t *items =
        at->slices == NULL ? NULL : (const size_t *)(const void *)at->slices->data;
    if (asked->kind->span == PSG_SPAN_SLICE_OR_PAIR && items != NULL &&
        at->slices->len == 2 && items[0] != items[1] && strstr(at->text, "..") == NULL) {
        add_pair(setting, asked, items, orders);
    } else {
        add_orders(setting, asked, at->slices, orders);
    }
    return true;
}

/* The deck that is named alone has the author's figures as its pages. */
static void
add_pages(const PsgSetting *setting, const GArray *slices, GArray *orders)
{
    for (guint i = 0; i < orders->len; i++) {
        if (g_array_index(orders, PsgFigureOrder, i).kind->medium != PSG_MEDIUM_DECK) {
            return;
        }
    }
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgFigureOrder));
    add_authors_wishes(setting, slices, pages);
    for (guint i = 0; i < pages->len; i++) {
        PsgFigureOrder page = g_array_index(pages, PsgFigureOrder, i);
        page.is_page_only = true;
        add_order(setting, orders, page);
    }
}

static bool
add_all_named(const PsgSetting *setting, const PsgOrderWish *wish, const GArray *slices,
              GArray *orders, char **why)
{
    g_auto(GStrv) names = g_strsplit(wish->figures, ",", -1);
    if (names[0] == NULL) {
        *why = no_figure(wish->figures);
        return false;
    }
    for (size_t i = 0; names[i] != NULL; i++) {
        const PsgFigureKind *kind = find_kind(setting, g_strstrip(names[i]), why);
        PsgFigureOrder asked;
        if (kind == NULL || !psg_order_wish_read(setting, wish, kind, &asked, why)) {
            return false;
        }
        asked.is_named = true;
        At at = {wish->at, slices};
        bool added = add_named(setting, &asked, &at, orders, why);
        psg_figure_order_clear(&asked);
        if (!added) {
            return false;
        }
    }
    add_pages(setting, slices, orders);
    return true;
}

GArray *
psg_orders_of(const PsgSetting *setting, const PsgOrderWish *wish, char **why)
{
    g_autoptr(GArray) orders = g_array_new(FALSE, FALSE, sizeof(PsgFigureOrder));
    g_array_set_clear_func(orders, clear_order);
    g_autoptr(GArray) slices =
        wish->at == NULL ? NULL : g_array_new(FALSE, FALSE, sizeof(size_t));
    if (!psg_order_wish_check(wish, why) ||
        (wish->at != NULL &&
         !psg_slices_parse(setting->landscape, wish->at, slices, why))) {
        return NULL;
    }
    if (wish->figures != NULL) {
        return add_all_named(setting, wish, slices, orders, why)
                   ? g_steal_pointer(&orders)
                   : NULL;
    }
    add_authors_wishes(setting, slices, orders);
    if (orders->len == 0) {
        *why =
            g_strdup("the landscape asks for no figure there: say which with --figure");
        return NULL;
    }
    return g_steal_pointer(&orders);
}
