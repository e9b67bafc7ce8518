/* The comparison figure: the page, the drawing of both slices, the words beside it. */
#include "figure/compare/compare.h"

#include "base/join.h"
#include "figure/compare/list.h"
#include "figure/compare/sides.h"
#include "figure/network/legend.h"
#include "figure/part/change_mark.h"
#include "figure/part/change_words.h"
#include "figure/part/frame.h"
#include "figure/strings.h"

/* In units of a slide. */
#define LEGEND_GAP 14.0
#define COLUMN_GAP 34.0
#define LEAST_COLUMN 300.0

#define COLUMN 0.25     /* of the room's width */
#define ENDLESS 1e6     /* height of a list that may be as long as it likes */
#define MOST_HIGHER 1.6 /* times as high as in the network figure, if it may be */
#define MOST_WORDS 0.28 /* of the room's height, where words stand below the drawing */

typedef struct {
    const PsgFigureInput *input;
    const PsgFigureSpec *spec;
    PsgView *view;
    PsgDifference *difference;
    PsgSize page;
} Comparison;

/* Where the parts of the page are. */
typedef struct {
    PsgRect area;   /* of the drawing */
    PsgRect legend; /* below it */
    PsgRect words;
    size_t columns; /* of the words */
    PsgSize column;
} Parts;

static double
legend_height(const PsgPen *pen, const GArray *entries, double width)
{
    double height = psg_legend_height(pen, entries, width);
    return height > 0 ? height + psg_pen_length(pen, LEGEND_GAP) : 0;
}

/* Takes the legend from the foot of the drawing's part. */
static void
take_legend(const PsgPen *pen, const GArray *entries, Parts *parts)
{
    PsgRect *area = &parts->area;
    double height = legend_height(pen, entries, area->width);
    area->height -= height;
    parts->legend =
        (PsgRect){area->x, psg_rect_bottom(*area) + psg_pen_length(pen, LEGEND_GAP),
                  area->width, height};
}

/* Words at the right of the drawing; on high pages, below it. */
static Parts
divide_page(const Comparison *self, const PsgPen *pen, const GArray *entries)
{
    PsgRect room = psg_frame_room(pen->context, self->page.height);
    double gap = psg_pen_length(pen, COLUMN_GAP);
    Parts parts = {.area = room, .words = room, .columns = 1};
    if (room.width > room.height) {
        double width = MAX(room.width * COLUMN, psg_pen_length(pen, LEAST_COLUMN));
        parts.words.width = MIN(width, room.width * 0.45);
        parts.words.x = psg_rect_right(room) - parts.words.width;
        parts.area.width -= parts.words.width + gap;
        parts.column = (PsgSize){parts.words.width, room.height};
    } else {
        parts.columns = 2;
        parts.column = (PsgSize){(room.width - gap) / 2, room.height * MOST_WORDS};
        g_autoptr(PsgCompareList) list = psg_compare_list_new(
            pen, self->difference, NULL, parts.column, parts.columns);
        parts.words.height = MIN(psg_compare_list_height(list), parts.column.height);
        parts.words.y = psg_rect_bottom(room) - parts.words.height;
        parts.area.height -= parts.words.height + gap * 0.7;
    }
    take_legend(pen, entries, &parts);
    return parts;
}

static char *
title_of(const PsgRenderContext *context, const PsgView *view)
{
    g_autofree char *before = psg_context_slice_title(context, view->before, NULL);
    g_autofree char *after = psg_context_slice_title(context, view->slice, NULL);
    return g_strconcat(before, " \u2192 ", after, NULL);
}

/* "+12 actors, −2, 3 renamed · +20 relations, −4", after the author's own title. */
static char *
subtitle_of(const Comparison *self)
{
    const char *language = self->input->context->language;
    g_autofree char *actors = psg_change_actor_counts(self->difference, language);
    g_autofree char *relations = psg_change_relation_counts(self->difference, language);
    GString *line =
        g_string_new(psg_context_text(self->input->context, &self->spec->title));
    const char *parts[] = {actors, relations,
                           psg_difference_is_none(self->difference)
                               ? psg_word(PSG_WORD_NOTHING_CHANGED, language)
                               : NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] != NULL) {
            psg_join(line, " \u00b7 ", parts[i]);
        }
    }
    return g_string_free(line, line->len == 0);
}

/* Scene and frame. */
static PsgPen
begin(const Comparison *self, PsgRuler *ruler)
{
    const PsgRenderContext *context = self->input->context;
    g_autofree char *name = psg_figure_spec_name(self->spec, context->landscape);
    g_autofree char *title = title_of(context, self->view);
    g_autofree char *subtitle = subtitle_of(self);
    g_autofree char *list = psg_compare_list_text(context, self->difference);
    g_autofree char *told = g_strconcat(subtitle == NULL ? "" : subtitle,
                                        subtitle == NULL ? "" : ". ", list, NULL);
    g_autofree bool *cited = g_new0(bool, context->landscape->source_count + 1);
    psg_frame_cite_view(cited, self->view);
    PsgPen pen = {context, ruler,
                  psg_frame_scene(context, self->page, name, title, told)};
    PsgFrame frame = {.title = title,
                      .subtitle = subtitle,
                      .slices = self->spec->slices,
                      .slice_count = self->spec->slice_count,
                      .cited = cited};
    psg_frame_draw(&pen, &frame);
    return pen;
}

/* Gives the note that belongs to the drawing, or NULL. */
static const char *
draw_network(const Comparison *self, const PsgPen *pen, PsgRect area)
{
    if (self->view->actor_count == 0) {
        psg_frame_say_empty(pen, area, pen->context->style->size_headline);
        return NULL;
    }
    g_autoptr(PsgComparePlaces) places =
        psg_compare_places_new(self->input, pen, self->view, area);
    double margin = psg_pen_length(pen, LEGEND_GAP) / 2;
    PsgNetworkView drawn = psg_compare_network(
        places, (PsgSize){psg_rect_right(area) + margin, psg_rect_bottom(area) + margin});
    psg_network_view_draw(pen, &drawn);
    return places->note;
}

static void
draw_words(const Comparison *self, const PsgPen *pen, const Parts *parts,
           const char *note)
{
    double gap = psg_pen_length(pen, COLUMN_GAP);
    g_autoptr(PsgCompareList) list =
        psg_compare_list_new(pen, self->difference, note, parts->column, parts->columns);
    PsgRect words = parts->words;
    if (parts->columns == 1) {
        double x = words.x - gap / 2;
        psg_pen_rule(pen, (PsgPoint){x, words.y}, (PsgPoint){x, psg_rect_bottom(words)});
    }
    psg_compare_list_draw(list, (PsgPoint){words.x, words.y}, gap);
}

static void
draw_one(const Comparison *self, const PsgPen *pen)
{
    g_autoptr(GArray) entries = psg_network_legend(pen->context, self->view, true);
    Parts parts = divide_page(self, pen, entries);
    const char *note = draw_network(self, pen, parts.area);
    psg_legend_draw(pen, parts.legend, entries);
    draw_words(self, pen, &parts, note);
}

static void
draw_two(const Comparison *self, const PsgPen *pen)
{
    g_autoptr(GArray) entries = psg_network_legend(pen->context, self->view, true);
    psg_change_add_entries(pen->context, self->view, entries);
    Parts parts = {.area = psg_frame_room(pen->context, self->page.height)};
    take_legend(pen, entries, &parts);
    psg_compare_sides_draw(self->input, pen, self->view, parts.area);
    psg_legend_draw(pen, parts.legend, entries);
}

static bool
is_side_by_side(const PsgFigureSpec *spec)
{
    const PsgCompareOptions *asked = spec->options;
    return asked->is_side_by_side;
}

/* A page that fits its drawing gets higher, since the drawing has less of its width, and
 * since the words may need it. */
static void
fit_page(Comparison *self, PsgRuler *ruler)
{
    PsgPen pen = {self->input->context, ruler, NULL};
    if (!pen.context->page.fits) {
        return;
    }
    PsgRect whole = psg_network_area(self->input->network);
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    Parts parts = divide_page(self, &pen, entries);
    double share = is_side_by_side(self->spec) ? 0.5 : parts.area.width / whole.width;
    self->page.height += whole.height * (MIN(1 / share, MOST_HIGHER) - 1);
    if (!is_side_by_side(self->spec)) {
        PsgSize column = {parts.column.width, ENDLESS};
        g_autoptr(PsgCompareList) list =
            psg_compare_list_new(&pen, self->difference, NULL, column, parts.columns);
        PsgRect room = psg_frame_room(pen.context, self->page.height);
        self->page.height += MAX(0, psg_compare_list_height(list) - room.height);
    }
}

PsgScene *
psg_compare_draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    g_autoptr(PsgView) view =
        psg_view_of_change(input->context->landscape, spec->slices[0], spec->slices[1]);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    Comparison self = {input, spec, view, difference, psg_network_page(input->network)};
    fit_page(&self, ruler);
    PsgPen pen = begin(&self, ruler);
    if (is_side_by_side(spec)) {
        draw_two(&self, &pen);
    } else {
        draw_one(&self, &pen);
    }
    return pen.scene;
}

/* ---- The kind ---- */

static const PsgFigureOption options[] = {
    {.name = "between",
     .type = PSG_OPTION_PAIR,
     .help = "two slices, whose difference is shown"},
    {.name = "side-by-side",
     .type = PSG_OPTION_FLAG,
     .help = "two networks, not one",
     .offset = offsetof(PsgCompareOptions, is_side_by_side),
     .follows_slices = true},
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_COMPARISON,
    .needs_network = true,
    .draw = psg_compare_draw,
    .tabulate = psg_compare_table,
};

const PsgFigureKind psg_compare_kind = {
    .name = "compare",
    .span = PSG_SPAN_PAIR,
    PSG_FIGURE_OPTIONS(options, PsgCompareOptions),
    .maker = &maker,
};
