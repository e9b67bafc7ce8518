/* What users say of a figure: one check for each option. */
#include "run/order_wish.h"

#include "base/suggest.h"

#include <string.h>

static const char *const scales[] = {"schematic", "log"};
static const char *const groupings[] = {"kind", "tier", "none"};

/* Its place in the list; `count` after saying what there is. */
static size_t
find_word(const char *what, const char *word, const char *const *words, size_t count,
          char **why)
{
    size_t place = 0;
    while (place < count && strcmp(words[place], word) != 0) {
        place++;
    }
    if (place == count) {
        GString *known = g_string_new(NULL);
        for (size_t i = 0; i < count; i++) {
            g_string_append_printf(known, "%s%s", i == 0 ? "" : ", ", words[i]);
        }
        *why = g_strdup_printf("no %s \"%s\"; there are %s", what, word, known->str);
        g_string_free(known, TRUE);
    }
    return place;
}

/* What is said of some kind of figure needs the figure's name. */
static bool
check_names(const PsgOrderWish *wish, char **why)
{
    const struct {
        bool is_said;
        const char *what, *kind;
    } rows[] = {
        {wish->scale != NULL, "a scale", "pyramid"},
        {wish->group != NULL, "a grouping", "timeline"},
        {wish->from != NULL || wish->to != NULL, "a part of the axis", "timeline"},
        {wish->measures != NULL || wish->counts, "a series", "series"},
        {wish->is_side_by_side, "two networks side by side", "compare"},
    };
    for (size_t i = 0; wish->figures == NULL && i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].is_said) {
            *why = g_strdup_printf(
                "%s is asked for, but not of which figure: add --figure %s", rows[i].what,
                rows[i].kind);
            return false;
        }
    }
    return true;
}

bool
psg_order_wish_check(const PsgOrderWish *wish, char **why)
{
    bool has_scale = wish->scale != NULL && *wish->scale != '\0';
    size_t count = G_N_ELEMENTS(scales), groups = G_N_ELEMENTS(groupings);
    if (has_scale && find_word("scale", wish->scale, scales, count, why) == count) {
        return false;
    }
    if (wish->group != NULL &&
        find_word("grouping", wish->group, groupings, groups, why) == groups) {
        return false;
    }
    return check_names(wish, why);
}

static bool
read_date(const char *option, const char *text, PsgInterval *date, char **why)
{
    g_autofree char *reason = NULL;
    if (text != NULL && !psg_interval_parse(text, date, &reason)) {
        *why = g_strdup_printf("--%s \"%s\" is not a date: %s", option, text, reason);
        return false;
    }
    return true;
}

static bool
read_window(const PsgOrderWish *wish, PsgFigureSpec *spec, char **why)
{
    PsgInterval from = psg_interval_always(), to = from;
    if (!read_date("from", wish->from, &from, why) ||
        !read_date("to", wish->to, &to, why)) {
        return false;
    }
    spec->window = (PsgInterval){.from = from.from, .to = to.to};
    if (psg_interval_first(&spec->window) > psg_interval_last(&spec->window)) {
        *why = g_strdup_printf("the axis ends before it begins: --from %s --to %s",
                               wish->from, wish->to);
        return false;
    }
    return true;
}

static size_t
find_measure(const PsgLandscape *landscape, const char *id, char **why)
{
    size_t count = landscape->measure_count;
    g_autofree const char **ids = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        ids[i] = landscape->measures[i].id;
        if (strcmp(ids[i], id) == 0) {
            return i;
        }
    }
    const char *near = psg_suggest(id, ids, count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)ids);
    *why = near != NULL
               ? g_strdup_printf("no measure \"%s\" (did you mean \"%s\"?)", id, near)
               : g_strdup_printf("no measure \"%s\"; there are %s", id,
                                 count == 0 ? "none" : known);
    return PSG_NONE;
}

static bool
read_measures(const PsgRenderContext *context, const PsgOrderWish *wish,
              PsgFigureSpec *spec, char **why)
{
    spec->counts = wish->counts;
    if (wish->measures == NULL) {
        return true;
    }
    g_auto(GStrv) ids = g_strsplit(wish->measures, ",", -1);
    spec->measures = g_new(size_t, g_strv_length(ids) + 1);
    for (size_t i = 0; ids[i] != NULL; i++) {
        size_t measure = find_measure(context->landscape, g_strstrip(ids[i]), why);
        if (measure == PSG_NONE) {
            return false;
        }
        spec->measures[spec->measure_count++] = measure;
    }
    return true;
}

bool
psg_order_wish_read(const PsgRenderContext *context, const PsgOrderWish *wish,
                    const PsgFigureKind *kind, PsgFigureSpec *spec, char **why)
{
    *spec = psg_figure_spec(kind);
    bool is_timeline = strcmp(kind->name, "timeline") == 0;
    bool is_series = strcmp(kind->name, "series") == 0;
    bool is_good = true;
    if (strcmp(kind->name, "pyramid") == 0 && wish->scale != NULL &&
        strcmp(wish->scale, "schematic") != 0) {
        spec->scale = PSG_SCALE_LOG;
    }
    if (strcmp(kind->name, "compare") == 0) {
        spec->is_side_by_side = wish->is_side_by_side;
    }
    if (is_timeline && wish->group != NULL) {
        spec->grouping = (PsgGrouping)find_word("", wish->group, groupings,
                                                G_N_ELEMENTS(groupings), why);
    }
    if (is_timeline || is_series) {
        is_good = read_window(wish, spec, why);
    }
    if (is_good && is_series) {
        is_good = read_measures(context, wish, spec, why);
    }
    if (!is_good) {
        psg_figure_spec_clear(spec);
    }
    return is_good;
}
