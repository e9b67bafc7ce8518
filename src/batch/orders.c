/* Which figures are to be made. */
#include "batch/orders.h"

#include "base/suggest.h"

#include <string.h>

static bool
parse_slice(const PsgLandscape *landscape, const char *id, size_t *slice, char **why)
{
    *slice = psg_landscape_slice_lookup(landscape, id);
    if (*slice != PSG_NONE) {
        return true;
    }
    g_autofree const char **ids = g_new0(const char *, landscape->slice_count + 1);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        ids[i] = landscape->slices[i].id;
    }
    const char *near = psg_suggest(id, ids, landscape->slice_count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)ids);
    *why = near != NULL
               ? g_strdup_printf("no slice \"%s\" (did you mean \"%s\"?)", id, near)
               : g_strdup_printf("no slice \"%s\"; there are %s", id, known);
    return false;
}

static bool
parse_range(const PsgLandscape *landscape, const char *text, GArray *slices, char **why)
{
    g_auto(GStrv) ends = g_strsplit(text, "..", 2);
    size_t first = 0, last = landscape->slice_count - 1;
    if ((*ends[0] != '\0' && !parse_slice(landscape, ends[0], &first, why)) ||
        (*ends[1] != '\0' && !parse_slice(landscape, ends[1], &last, why))) {
        return false;
    }
    if (first > last) {
        *why = g_strdup_printf("slice \"%s\" comes after \"%s\": write %s..%s", ends[0],
                               ends[1], ends[1], ends[0]);
        return false;
    }
    for (size_t i = first; i <= last; i++) {
        g_array_append_val(slices, i);
    }
    return true;
}

bool
psg_slices_parse(const PsgLandscape *landscape, const char *text, GArray *slices,
                 char **why)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    size_t slice;
    if (parts[0] == NULL) {
        return parse_slice(landscape, text, &slice, why); /* which says what there is */
    }
    for (size_t i = 0; parts[i] != NULL; i++) {
        const char *part = g_strstrip(parts[i]);
        if (psg_landscape_slice_lookup(landscape, part) == PSG_NONE &&
            strstr(part, "..") != NULL) {
            if (!parse_range(landscape, part, slices, why)) {
                return false;
            }
        } else if (parse_slice(landscape, part, &slice, why)) {
            g_array_append_val(slices, slice);
        } else {
            return false;
        }
    }
    return true;
}

static bool
is_same(const PsgFigureOrder *a, const PsgFigureOrder *b)
{
    return a->kind == b->kind && a->slice_count == b->slice_count &&
           a->scale == b->scale && a->slices[0] == b->slices[0] &&
           (a->slice_count < 2 || a->slices[1] == b->slices[1]);
}

static void
add_order(GArray *orders, const PsgFigureOrder *order)
{
    for (guint i = 0; i < orders->len; i++) {
        if (is_same(&g_array_index(orders, PsgFigureOrder, i), order)) {
            return; /* one file is not written twice */
        }
    }
    g_array_append_vals(orders, order, 1);
}

/* All slices if `slices` is empty. */
static void
add_singles(const PsgSetting *setting, PsgFigureOrder order, const size_t *slices,
            size_t count, GArray *orders)
{
    size_t most = count > 0 ? count : setting->landscape->slice_count;
    order.slice_count = 1;
    for (size_t i = 0; i < most; i++) {
        order.slices[0] = count > 0 ? slices[i] : i;
        add_order(orders, &order);
    }
}

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

/* slices: what the user asks for; NULL: nothing. */
static void
add_wish(const PsgSetting *setting, const PsgFigureWish *wish, const GArray *slices,
         GArray *orders)
{
    PsgFigureOrder order = {
        .kind = psg_figure_kind_lookup(wish->kind),
        .scale = wish->scale,
        .title = psg_setting_text(setting, &wish->title),
    };
    g_assert(order.kind != NULL); /* the reader knows the kinds */
    if (order.kind->needs_tiers && setting->landscape->tier_count == 0) {
        return; /* the reader has warned */
    }
    if (wish->facing[0] != PSG_NONE && slices == NULL) {
        order.slices[0] = wish->facing[0];
        order.slices[1] = wish->facing[1];
        order.slice_count = wish->facing[0] == wish->facing[1] ? 1 : 2;
        add_order(orders, &order);
    } else if (wish->facing[0] == PSG_NONE) {
        g_autoptr(GArray) at = wanted_slices(wish, slices);
        if (at->len > 0 || slices == NULL) {
            add_singles(setting, order, (const size_t *)(const void *)at->data, at->len,
                        orders);
        }
    }
}

/* A kind that the landscape has nothing for. */
static bool
lacks_tiers(const PsgSetting *setting, const PsgFigureKind *kind, char **why)
{
    if (!kind->needs_tiers || setting->landscape->tier_count > 0) {
        return false;
    }
    *why = g_strdup_printf(
        "the landscape has no tiers for a %s: say them under pyramid: tiers:",
        kind->name);
    return true;
}

static void
add_authors_wishes(const PsgSetting *setting, const GArray *slices, GArray *orders)
{
    const PsgLandscape *landscape = setting->landscape;
    for (size_t i = 0; i < landscape->figure_count; i++) {
        add_wish(setting, &landscape->figures[i], slices, orders);
    }
    if (landscape->figure_count == 0) {
        PsgFigureWish network = {.kind = "network", .facing = {PSG_NONE, PSG_NONE}};
        PsgFigureWish pyramid = {.kind = "pyramid", .facing = {PSG_NONE, PSG_NONE}};
        add_wish(setting, &network, slices, orders);
        if (landscape->tier_count > 0) {
            add_wish(setting, &pyramid, slices, orders);
        }
    }
}

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
        return NULL;
    }
    return lacks_tiers(setting, kind, why) ? NULL : kind;
}

/* Two slices in a list face each other, where the kind can; else each stands alone. */
static void
add_named(const PsgSetting *setting, const PsgFigureKind *kind, const PsgOrderWish *wish,
          const GArray *slices, GArray *orders)
{
    bool is_schematic = wish->scale == NULL || strcmp(wish->scale, "schematic") == 0;
    PsgFigureOrder order = {
        .kind = kind,
        .scale = is_schematic ? PSG_SCALE_SCHEMATIC : PSG_SCALE_LOG,
    };
    const size_t *at = slices == NULL ? NULL : (const size_t *)(const void *)slices->data;
    bool is_range = wish->at != NULL && strstr(wish->at, "..") != NULL;
    if (kind->may_face && slices != NULL && slices->len == 2 && at[0] != at[1] &&
        !is_range) {
        order.slices[0] = at[0];
        order.slices[1] = at[1];
        order.slice_count = 2;
        add_order(orders, &order);
    } else {
        add_singles(setting, order, at, slices == NULL ? 0 : slices->len, orders);
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
        if (kind == NULL) {
            return false;
        }
        add_named(setting, kind, wish, slices, orders);
    }
    return true;
}

static bool
check_scale(const PsgOrderWish *wish, char **why)
{
    if (wish->scale != NULL && *wish->scale != '\0' && strcmp(wish->scale, "log") != 0 &&
        strcmp(wish->scale, "schematic") != 0) {
        *why = g_strdup_printf("no scale \"%s\"; there are schematic, log", wish->scale);
        return false;
    }
    if (wish->scale != NULL && wish->figures == NULL) {
        *why = g_strdup(
            "a scale is asked for, but not of which figure: add --figure pyramid");
        return false;
    }
    return true;
}

GArray *
psg_orders_of(const PsgSetting *setting, const PsgOrderWish *wish, char **why)
{
    g_autoptr(GArray) orders = g_array_new(FALSE, FALSE, sizeof(PsgFigureOrder));
    g_autoptr(GArray) slices =
        wish->at == NULL ? NULL : g_array_new(FALSE, FALSE, sizeof(size_t));
    if (!check_scale(wish, why) ||
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
