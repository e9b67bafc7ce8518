/* The pyramid figure: the page, what both of its forms share, and the table. */
#include "figure/pyramid/pyramid.h"

#include "base/join.h"
#include "figure/part/frame.h"
#include "figure/strings.h"

#include <math.h>
#include <string.h>

/* In units of a slide. */
#define FIT_ROW 150.0 /* the least, on a page that fits */
#define HIGHEST_ROW 340.0
#define CLEAR 20.0 /* above the strip */

enum { MOST_LINES = 1000, HALVINGS = 50 };

/* ---- What both forms share ---- */

PsgTextLook
psg_pyramid_name_look(const PsgPen *pen, PsgAnchor anchor)
{
    return psg_pen_look(pen, PSG_PYRAMID_NAME_SIZE, 600, pen->context->style->ink,
                        anchor);
}

PsgTextLook
psg_pyramid_value_look(const PsgPen *pen, double size, PsgAnchor anchor)
{
    return psg_pen_look(pen, size, 700, pen->context->style->ink, anchor);
}

PsgTextLook
psg_pyramid_date_look(const PsgPen *pen, PsgAnchor anchor)
{
    return psg_pen_look(pen, PSG_PYRAMID_DATE_SIZE, 400, pen->context->style->muted,
                        anchor);
}

char *
psg_pyramid_full_name(const PsgRenderContext *context, size_t tier)
{
    const char *level = psg_tier_level(context, tier);
    return g_strconcat(level == NULL ? "" : level, level == NULL ? "" : " \u00b7 ",
                       psg_tier_name(context, tier), NULL);
}

PsgInlineNames
psg_pyramid_actors(const PsgPen *pen, const PsgTierFact *fact, double width,
                   double height, PsgAnchor anchor)
{
    double lines = floor(height / psg_inline_names_line_height(pen));
    return (PsgInlineNames){
        .actors = fact->actors,
        .marks = fact->marks,
        .count = psg_tier_names_count(pen->context, fact),
        .width = width,
        .most = (size_t)CLAMP(lines, 1, MOST_LINES),
        .anchor = anchor,
    };
}

/* A level that is found by halving: of rows that are no higher than it, if all together want
 * more than there is; else of rows that are no lower. */
double *
psg_pyramid_rows(const double *wanted, size_t count, double top, double height)
{
    double sum = 0, low = 0, high = height;
    for (size_t i = 0; i < count; i++) {
        sum += wanted[i];
    }
    for (int halving = 0; halving < HALVINGS; halving++) {
        double level = (low + high) / 2, taken = 0;
        for (size_t i = 0; i < count; i++) {
            taken += sum > height ? MIN(wanted[i], level) : MAX(wanted[i], level);
        }
        low = taken < height ? level : low;
        high = taken < height ? high : level;
    }
    double *rows = g_new(double, count + 1);
    rows[0] = top;
    for (size_t i = 0; i < count; i++) {
        rows[i + 1] =
            rows[i] + (sum > height ? MIN(wanted[i], high) : MAX(wanted[i], high));
    }
    return rows;
}

bool
psg_pyramid_has_number(const PsgTierFact *fact)
{
    return fact->value != NULL && !isnan(fact->value->value);
}

/* ---- The page ---- */

/* Of neighbours whose ratio is known in both slices those at which it changed most: "National
 * centres / Regional centres: \u00d720 \u2192 \u00d74". NULL: there are none, or what would be
 * printed is the same. Owned by the caller. */
static char *
message_of(const PsgRenderContext *context, const PsgPyramid *pyramid)
{
    size_t found = PSG_NONE;
    double most = 0;
    for (size_t tier = 0; pyramid->count == 2 && tier < context->landscape->tier_count;
         tier++) {
        double change =
            fabs(log(pyramid->facts[1][tier].ratio) - log(pyramid->facts[0][tier].ratio));
        if (change > most) { /* not of NaN */
            most = change;
            found = tier;
        }
    }
    if (found == PSG_NONE) {
        return NULL;
    }
    g_autofree char *before =
        psg_tier_ratio_label(context, pyramid->facts[0][found].ratio);
    g_autofree char *after =
        psg_tier_ratio_label(context, pyramid->facts[1][found].ratio);
    return strcmp(before, after) == 0
               ? NULL
               : g_strdup_printf("%s / %s%s %s \u2192 %s", psg_tier_name(context, found),
                                 psg_tier_name(context, found + 1),
                                 psg_word(PSG_WORD_COLON, context->language), before,
                                 after);
}

/* What was asked for; else the author's title of the pyramid, and of two slices a message. Owned
 * by the caller. */
static char *
subtitle_of(const PsgRenderContext *context, const PsgFigureSpec *spec,
            const PsgPyramid *pyramid)
{
    const char *title = psg_context_text(context, &context->landscape->pyramid_title);
    g_autofree char *message = message_of(context, pyramid);
    if (spec->title.count > 0) {
        return g_strdup(psg_figure_title(context, spec));
    }
    if (title == NULL) {
        return message != NULL ? g_steal_pointer(&message)
                               : g_strdup(psg_figure_title(context, spec));
    }
    return g_strconcat(title, message == NULL ? NULL : " \u00b7 ", message, NULL);
}

/* "2013", or "2008 ↔ 2015". */
static char *
title_of(const PsgRenderContext *context, const PsgFigureSpec *spec, char **suffix)
{
    if (spec->slice_count == 1) {
        return psg_frame_slice_title(context, spec->slices[0], suffix);
    }
    g_autofree char *first = psg_context_slice_title(context, spec->slices[0], NULL);
    g_autofree char *second = psg_context_slice_title(context, spec->slices[1], NULL);
    return g_strconcat(first, " \u2194 ", second, NULL);
}

/* ", 400 Tflop/s (2008)". */
static void
describe_value(const PsgRenderContext *context, const PsgMeasurement *value,
               GString *text)
{
    if (value != NULL) {
        g_autofree char *label = psg_tier_value_label(context, value);
        g_autofree char *date = psg_tier_value_date(context, value);
        g_string_append_printf(text, ", %s (%s)", label, date);
    }
}

/* Tells readers who cannot see the figure each tier with its figures. */
static char *
description(const PsgRenderContext *context, const PsgPyramid *pyramid)
{
    GString *text = g_string_new(NULL);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_join(text, "; ", psg_tier_name(context, tier));
        for (size_t i = 0; i < pyramid->count; i++) {
            describe_value(context, pyramid->facts[i][tier].value, text);
        }
    }
    return g_string_free(text, FALSE);
}

/* On a page that fits all actors are named. */
static PsgSize
page_of(const PsgRenderContext *context, PsgRuler *ruler, const PsgPyramid *pyramid)
{
    PsgSize page = context->page.size;
    if (context->page.fits) {
        PsgRect room = psg_frame_room(context, page.height);
        PsgPen pen = {context, ruler, NULL};
        double rows =
            (double)context->landscape->tier_count * psg_pen_length(&pen, FIT_ROW);
        double wanted = psg_pyramid_slabs_height(&pen, pyramid, room.width);
        page.height +=
            MAX(0, MAX(rows, wanted) + psg_pen_length(&pen, CLEAR) - room.height);
    }
    return page;
}

/* Frame and scene, with what the scene says of itself. */
static PsgPen
begin(const PsgRenderContext *context, PsgRuler *ruler, const PsgFigureSpec *spec,
      const PsgPyramid *pyramid)
{
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *suffix = NULL;
    g_autofree char *title = title_of(context, spec, &suffix);
    g_autofree char *told = description(context, pyramid);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    g_autofree char *subtitle = subtitle_of(context, spec, pyramid);
    g_autofree char *page_title = g_strconcat(title, " \u2013 ", subtitle, NULL);
    PsgSize page = page_of(context, ruler, pyramid);
    PsgPen pen = {context, ruler, psg_frame_scene(context, page, name, page_title, told)};
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_tier_facts_cite(context, pyramid->facts[i], cited);
    }
    PsgFrame frame = {.title = title,
                      .suffix = suffix,
                      .subtitle = subtitle,
                      .slices = spec->slices,
                      .slice_count = spec->slice_count,
                      .cited = cited};
    psg_frame_draw(&pen, &frame);
    return pen;
}

/* A pyramid of few tiers, or on a high page, does not grow into a tower, if its actors need no
 * more room: it stands in the middle. */
static PsgRect
drawing_room(const PsgPen *pen, const PsgPyramid *pyramid)
{
    PsgRect room = psg_frame_room(pen->context, psg_scene_size(pen->scene).height);
    room.height -= psg_pen_length(pen, CLEAR);
    double highest =
        psg_pen_length(pen, HIGHEST_ROW) * (double)pen->context->landscape->tier_count;
    double wanted = psg_pyramid_slabs_height(pen, pyramid, room.width);
    double height = MIN(room.height, MAX(highest, wanted));
    room.y += (room.height - height) / 2;
    room.height = height;
    return room;
}

/* Of two slices, what is new in the later one is so against the earlier one, where nothing is. */
static PsgPyramid
pyramid_of(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    PsgPyramid pyramid = {.slices = spec->slices, .count = spec->slice_count};
    g_assert(spec->slice_count == 1 || spec->slice_count == 2);
    pyramid.facts[0] = psg_tier_facts_new(context, spec->slices[0]);
    if (spec->slice_count == 2) {
        size_t first = MIN(spec->slices[0], spec->slices[1]),
               second = MAX(spec->slices[0], spec->slices[1]);
        size_t later = second == spec->slices[1] ? 1 : 0;
        psg_tier_facts_free(context, pyramid.facts[0]);
        pyramid.facts[1 - later] = psg_tier_facts_since(context, first, first);
        pyramid.facts[later] = psg_tier_facts_since(context, second, first);
    }
    return pyramid;
}

static bool
is_empty(const PsgRenderContext *context, const PsgPyramid *pyramid)
{
    for (size_t i = 0; i < pyramid->count; i++) {
        for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
            const PsgTierFact *fact = &pyramid->facts[i][tier];
            if (fact->value != NULL || fact->actor_count > 0) {
                return false;
            }
        }
    }
    return true;
}

static PsgScene *
draw_figure(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    const PsgPyramidOptions *options = spec->options;
    PsgPyramid pyramid = pyramid_of(context, spec);
    PsgPen pen = begin(context, ruler, spec, &pyramid);
    PsgRect room = drawing_room(&pen, &pyramid);
    if (is_empty(context, &pyramid)) {
        psg_frame_say_empty(&pen, room, context->style->size_headline);
    } else if (options->scale == PSG_SCALE_LOG) {
        psg_pyramid_dots_draw(&pen, &pyramid, room);
    } else {
        psg_pyramid_slabs_draw(&pen, &pyramid, room);
    }
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_tier_facts_free(context, pyramid.facts[i]);
    }
    return pen.scene;
}

static bool
has_number(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    bool has = false;
    for (size_t i = 0; i < spec->slice_count; i++) {
        PsgTierFact *facts = psg_tier_facts_new(context, spec->slices[i]);
        for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
            const PsgMeasurement *value = facts[tier].value;
            has = has || (value != NULL && value->value > 0);
        }
        psg_tier_facts_free(context, facts);
    }
    return has;
}

/* A scale needs a number. Where all slices have a pyramid, one that would tell what the one
 * before tells is none. */
static char *
silence(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    const PsgPyramidOptions *options = spec->options;
    if (options->scale == PSG_SCALE_LOG && !has_number(context, spec)) {
        return g_strdup("no tier has a number above 0");
    }
    if (!spec->is_implied || spec->slices[0] == 0) {
        return NULL;
    }
    PsgTierFact *facts = psg_tier_facts_new(context, spec->slices[0]);
    PsgTierFact *before = psg_tier_facts_new(context, spec->slices[0] - 1);
    bool is_equal = psg_tier_facts_equal(context, before, facts);
    psg_tier_facts_free(context, before);
    psg_tier_facts_free(context, facts);
    return is_equal ? g_strdup("nothing differs from the slice before") : NULL;
}

/* ---- The table: one row for each tier in each slice ---- */

/* Names, with "; " between them, since a name may hold a comma. */
static void
add_names(PsgTable *table, const PsgRenderContext *context, const PsgTierFact *fact)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < fact->actor_count; i++) {
        psg_join(names, "; ", psg_context_text(context, fact->actors[i]->name));
    }
    psg_table_set(table, "actors", names->str);
}

static void
add_value(PsgTable *table, const PsgRenderContext *context, const PsgMeasurement *value)
{
    g_autofree char *label = psg_tier_value_label(context, value);
    psg_table_set_number(table, "value", value->value);
    psg_table_set(table, "label", label);
    psg_table_set(table, "per", value->each ? "each" : "all");
    psg_table_set_time(table, &value->when);
}

static void
add_slice(PsgTable *table, const PsgRenderContext *context, size_t slice)
{
    PsgTierFact *facts = psg_tier_facts_new(context, slice);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_table_begin_row(table);
        psg_table_set(table, "slice", psg_slice_id(context->landscape, slice));
        psg_table_set(table, "tier", psg_tier_id(context->landscape, tier));
        psg_table_set(table, "level", psg_tier_level(context, tier));
        psg_table_set(table, "name", psg_tier_name(context, tier));
        if (facts[tier].value != NULL) {
            add_value(table, context, facts[tier].value);
        }
        psg_table_set_rounded(table, "ratio", facts[tier].ratio, 3);
        add_names(table, context, &facts[tier]);
    }
    psg_tier_facts_free(context, facts);
}

static PsgTable *
make_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"slice", PSG_COLUMN_WORD},   {"tier", PSG_COLUMN_WORD},
        {"level", PSG_COLUMN_TEXT},   {"name", PSG_COLUMN_TEXT},
        {"value", PSG_COLUMN_NUMBER}, {"label", PSG_COLUMN_TEXT},
        {"per", PSG_COLUMN_WORD},     {"from", PSG_COLUMN_WORD},
        {"to", PSG_COLUMN_WORD},      {"when", PSG_COLUMN_WORD},
        {"begin", PSG_COLUMN_WORD},   {"end", PSG_COLUMN_WORD},
        {"ratio", PSG_COLUMN_NUMBER}, {"actors", PSG_COLUMN_TEXT}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < spec->slice_count; i++) {
        add_slice(table, input->context, spec->slices[i]);
    }
    return table;
}

/* ---- The kind ---- */

static const char *const scales[] = {"schematic", "log", NULL};

static const PsgFigureOption options[] = {
    {.name = "facing",
     .type = PSG_OPTION_PAIR,
     .help = "two slices, opposite each other"},
    {.name = "scale",
     .type = PSG_OPTION_CHOICE,
     .words = scales,
     .bare = "log",
     .help = "slabs, or dots on a logarithmic axis",
     .offset = offsetof(PsgPyramidOptions, scale)},
};

static const char *
variant(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const PsgPyramidOptions *asked = spec->options;
    return asked->scale == PSG_SCALE_LOG ? psg_word(PSG_WORD_TO_SCALE, context->language)
                                         : NULL;
}

static const PsgFigureMaker maker = {
    .word = PSG_WORD_PYRAMID,
    .has_tikz = true,
    .variant = variant,
    .silence = silence,
    .draw = draw_figure,
    .tabulate = make_table,
};

const PsgFigureKind psg_pyramid_kind = {
    .name = "pyramid",
    .span = PSG_SPAN_SLICE_OR_PAIR,
    .needs_tiers = true,
    .is_usual = true,
    PSG_FIGURE_OPTIONS(options, PsgPyramidOptions),
    .maker = &maker,
};
