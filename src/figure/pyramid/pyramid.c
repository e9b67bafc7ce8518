/* The pyramid figure: the page, and the schematic drawing in its middle. */
#include "figure/pyramid/pyramid.h"

#include "base/join.h"
#include "figure/part/frame.h"
#include "figure/pyramid/bars.h"
#include "figure/pyramid/side.h"
#include "figure/strings.h"

/* Of the room's width. */
#define WIDTH_ALONE 0.33
#define WIDTH_FACING 0.30

/* Of the pyramid's width, at its top: a word has to fit there, or one on each side. */
#define TOP_SHARE_ALONE 0.36
#define TOP_SHARE_FACING 0.46

/* In units of a slide. */
#define COLUMN_GAP 36.0
#define TIER_GAP 6.0
#define HALF_GAP 6.0
#define LEVEL_SIZE 20.0
#define YEAR_SIZE 30.0
#define YEAR_HEIGHT 48.0
#define FIT_ROW 150.0
#define HIGHEST_ROW 200.0

/* A pyramid, or the half of one that lies between two x. */
typedef struct {
    PsgRect room;       /* of the whole */
    double top_share;   /* of its width, at its top */
    double left, right; /* what is drawn of it */
} Pyramid;

/* The part between two heights, each 0 at the top to 1 at the foot, grown by a margin. */
static PsgPath *
part(const Pyramid *pyramid, double from, double to, double margin)
{
    double middle = pyramid->room.x + pyramid->room.width / 2,
           half = pyramid->room.width / 2;
    double upper = half * (pyramid->top_share + (1 - pyramid->top_share) * from) + margin;
    double lower = half * (pyramid->top_share + (1 - pyramid->top_share) * to) + margin;
    double top = pyramid->room.y + pyramid->room.height * from;
    double bottom = pyramid->room.y + pyramid->room.height * to;
    double left = pyramid->left - margin, right = pyramid->right + margin;
    return psg_path_polygon((PsgPoint[]){{MAX(left, middle - upper), top},
                                         {MIN(right, middle + upper), top},
                                         {MIN(right, middle + lower), bottom},
                                         {MAX(left, middle - lower), bottom}},
                            4);
}

static void
draw_level(const PsgPen *pen, size_t tier, PsgRect room)
{
    const char *level = psg_tier_level(pen->context, tier);
    PsgTextLook look = psg_pen_look(pen, LEVEL_SIZE, 700,
                                    psg_tier_ink(pen->context, tier), PSG_ANCHOR_MIDDLE);
    if (level != NULL) {
        PsgPoint at = psg_rect_centre(room);
        at.y += psg_pen_cap_height(pen, &look) / 2;
        psg_pen_write_within(pen, &look, at, level, room.width * 0.94);
    }
}

static void
draw_tier(const PsgPen *pen, const Pyramid *pyramid, size_t tier)
{
    const PsgStyle *style = pen->context->style;
    double count = (double)pen->context->landscape->tier_count;
    double gap = psg_pen_length(pen, TIER_GAP) / 2 / pyramid->room.height;
    double from = (double)tier / count + gap, to = ((double)tier + 1) / count - gap;
    g_autoptr(PsgPath) path = part(pyramid, from, to, 0);
    PsgInk ink = {.fill = psg_tier_fill(pen->context, tier),
                  .stroke = style->palette[0].line,
                  .width = psg_pen_length(pen, style->outline_width)};
    psg_scene_path(pen->scene, path, &ink);
    double left = psg_path_step(path, 0)->to.x, right = psg_path_step(path, 1)->to.x;
    double top = psg_path_step(path, 0)->to.y, bottom = psg_path_step(path, 2)->to.y;
    draw_level(pen, tier, (PsgRect){left, top, right - left, bottom - top});
}

static void
draw_pyramid(const PsgPen *pen, const Pyramid *pyramid, size_t slice)
{
    const PsgLandscape *landscape = pen->context->landscape;
    PsgInk clear = {.fill = pen->context->style->background};
    g_autoptr(PsgPath) ground = part(pyramid, 0, 1, psg_pen_length(pen, TIER_GAP));
    psg_scene_path(pen->scene, ground, &clear); /* the lines between rows end beside it */
    for (size_t tier = 0; tier < landscape->tier_count; tier++) {
        g_autofree char *id = g_strdup_printf("tier-%s-%s", landscape->tiers[tier].id,
                                              landscape->slices[slice].id);
        PsgGroupLook look = {.id = id,
                             .class = "tier",
                             .title = psg_tier_name(pen->context, tier),
                             .opacity = 1,
                             .part = {PSG_PART_TIER, tier}};
        psg_scene_group(pen->scene, &look);
        draw_tier(pen, pyramid, tier);
        psg_scene_end(pen->scene);
    }
}

/* The pyramid at the left, its text at the right. */
static void
draw_alone(const PsgPen *pen, const PsgTierFact *facts, size_t slice, PsgRect room)
{
    PsgRect box = {room.x, room.y, room.width * WIDTH_ALONE, room.height};
    Pyramid pyramid = {box, TOP_SHARE_ALONE, box.x, psg_rect_right(box)};
    double left = pyramid.right + psg_pen_length(pen, COLUMN_GAP);
    PsgPyramidSide side = {
        .facts = facts,
        .room = {left, room.y, psg_rect_right(room) - left, room.height},
        .axis = box.x + box.width / 2,
        .anchor = PSG_ANCHOR_START,
        .is_wide = true,
    };
    psg_pyramid_side_draw(pen, &side);
    draw_pyramid(pen, &pyramid, slice);
}

static void
draw_year(const PsgPen *pen, size_t slice, PsgPoint at, PsgAnchor anchor)
{
    PsgTextLook look =
        psg_pen_look(pen, YEAR_SIZE, 700, pen->context->style->ink, anchor);
    g_autofree char *year = psg_context_slice_title(pen->context, slice, NULL);
    psg_pen_write(pen, &look, at, year);
}

/* Two halves, back to back; the text of each beside it. */
static void
draw_facing(const PsgPen *pen, PsgTierFact *const *facts, const size_t *slices,
            PsgRect room)
{
    double head = psg_pen_length(pen, YEAR_HEIGHT), gap = psg_pen_length(pen, COLUMN_GAP);
    double half_gap = psg_pen_length(pen, HALF_GAP) / 2, baseline = room.y + head * 0.55;
    room.y += head;
    room.height -= head;
    double width = room.width * WIDTH_FACING, middle = room.x + room.width / 2;
    PsgRect box = {middle - width / 2, room.y, width, room.height};
    Pyramid before = {box, TOP_SHARE_FACING, box.x, middle - half_gap};
    Pyramid after = {box, TOP_SHARE_FACING, middle + half_gap, psg_rect_right(box)};
    double side_width = box.x - gap - room.x;
    PsgPyramidSide left = {facts[0],
                           {room.x, room.y, side_width, room.height},
                           middle - half_gap,
                           PSG_ANCHOR_END,
                           false};
    PsgPyramidSide right = {facts[1],
                            {psg_rect_right(box) + gap, room.y, side_width, room.height},
                            middle + half_gap,
                            PSG_ANCHOR_START,
                            false};
    draw_year(pen, slices[0], (PsgPoint){psg_rect_right(left.room), baseline},
              PSG_ANCHOR_END);
    draw_year(pen, slices[1], (PsgPoint){right.room.x, baseline}, PSG_ANCHOR_START);
    psg_pyramid_side_draw(pen, &left);
    psg_pyramid_side_draw(pen, &right);
    draw_pyramid(pen, &before, slices[0]);
    draw_pyramid(pen, &after, slices[1]);
}

static const char *
subtitle_of(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    const char *title = psg_context_text(context, &context->landscape->pyramid_title);
    return spec->title.count == 0 && title != NULL ? title
                                                   : psg_figure_title(context, spec);
}

/* "2013", or "2008 ↔ 2015". */
static char *
title_of(const PsgRenderContext *context, const PsgFigureSpec *spec, char **suffix)
{
    g_autofree char *first = psg_context_slice_title(
        context, spec->slices[0], spec->slice_count == 1 ? suffix : NULL);
    if (spec->slice_count == 1) {
        return g_steal_pointer(&first);
    }
    g_autofree char *second = psg_context_slice_title(context, spec->slices[1], NULL);
    return g_strconcat(first, " \u2194 ", second, NULL);
}

/* For who cannot see the figure: each tier with its figures. */
static char *
description(const PsgRenderContext *context, PsgTierFact *const *facts, size_t count)
{
    GString *text = g_string_new(NULL);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        psg_join(text, "; ", psg_tier_name(context, tier));
        for (size_t i = 0; i < count; i++) {
            const PsgMeasurement *value = facts[i][tier].value;
            g_autofree char *label =
                value == NULL ? NULL : psg_tier_value_label(context, value);
            g_autofree char *date =
                value == NULL ? NULL : psg_tier_value_date(context, value);
            if (value != NULL) {
                g_string_append_printf(text, ", %s (%s)", label, date);
            }
        }
    }
    return g_string_free(text, FALSE);
}

static PsgSize
page_of(const PsgRenderContext *context)
{
    PsgSize page = context->page.size;
    if (context->page.fits) {
        PsgRect room = psg_frame_room(context, page.height);
        double rows =
            (double)context->landscape->tier_count * FIT_ROW * context->page.scale;
        page.height += MAX(0, rows - room.height);
    }
    return page;
}

/* Frame and scene, with what the scene says of itself. */
static PsgPen
begin(const PsgRenderContext *context, PsgRuler *ruler, const PsgFigureSpec *spec,
      PsgTierFact *const *facts)
{
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *suffix = NULL;
    g_autofree char *title = title_of(context, spec, &suffix);
    g_autofree char *told = description(context, facts, spec->slice_count);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    const char *subtitle = subtitle_of(context, spec);
    g_autofree char *page_title = g_strconcat(title, " \u2013 ", subtitle, NULL);
    PsgPen pen = {context, ruler,
                  psg_frame_scene(context, page_of(context), name, page_title, told)};
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_tier_facts_cite(context, facts[i], cited);
    }
    PsgFrame frame = {title, suffix, subtitle, spec->slices, spec->slice_count, cited};
    psg_frame_draw(&pen, &frame);
    return pen;
}

/* Of few tiers, or on a high page, the pyramid does not grow into a tower: it stands
 * in the middle. */
static PsgRect
drawing_room(const PsgPen *pen)
{
    PsgRect room = psg_frame_room(pen->context, psg_scene_size(pen->scene).height);
    double highest =
        psg_pen_length(pen, HIGHEST_ROW) * (double)pen->context->landscape->tier_count;
    double height = MIN(room.height, highest);
    room.y += (room.height - height) / 2;
    room.height = height;
    return room;
}

PsgScene *
psg_pyramid_draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    const PsgPyramidOptions *options = spec->options;
    PsgTierFact *facts[2] = {NULL, NULL};
    g_auto(GStrv) labels = g_new0(char *, 3);
    for (size_t i = 0; i < spec->slice_count; i++) {
        facts[i] = psg_tier_facts_new(context, spec->slices[i]);
        labels[i] = psg_context_slice_title(context, spec->slices[i], NULL);
    }
    PsgPen pen = begin(context, ruler, spec, facts);
    PsgRect room = drawing_room(&pen);
    if (options->scale == PSG_SCALE_LOG) {
        PsgPyramidBars bars = {facts, labels, spec->slice_count};
        psg_pyramid_bars_draw(&pen, &bars, room);
    } else if (spec->slice_count == 1) {
        draw_alone(&pen, facts[0], spec->slices[0], room);
    } else {
        draw_facing(&pen, facts, spec->slices, room);
    }
    for (size_t i = 0; i < spec->slice_count; i++) {
        psg_tier_facts_free(context, facts[i]);
    }
    return pen.scene;
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
     .help = "equal steps, or to scale on a logarithmic axis",
     .offset = offsetof(PsgPyramidOptions, scale)},
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_PYRAMID,
    .formats = PSG_FORMATS_OF_PAGES,
    .usual_formats = PSG_USUAL_FORMATS_OF_PAGES,
    .draw = psg_pyramid_draw,
    .tabulate = psg_pyramid_table,
};

const PsgFigureKind psg_pyramid_kind = {
    .name = "pyramid",
    .span = PSG_SPAN_SLICE_OR_PAIR,
    .needs_tiers = true,
    .is_usual = true,
    PSG_FIGURE_OPTIONS(options, PsgPyramidOptions),
    .maker = &maker,
};
