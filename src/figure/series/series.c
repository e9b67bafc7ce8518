/* The series: measures over time, and counts of the landscape itself, as charts on one
 * page. */
#include "figure/series/series.h"

#include "figure/part/frame.h"
#include "figure/series/chart.h"
#include "figure/series/page.h"
#include "figure/strings.h"

static void
describe_chart(const PsgSeriesChart *chart, GString *out)
{
    g_string_append_printf(out, "%s%s", out->len > 0 ? ". " : "", chart->title);
    for (size_t i = 0; i < chart->line_count; i++) {
        const PsgSeriesLine *line = &chart->lines[i];
        g_string_append_printf(out, "%s%s%s", i == 0 ? ":" : ";",
                               line->name == NULL ? "" : " ",
                               line->name == NULL ? "" : line->name);
        for (size_t j = 0; j < line->count; j++) {
            g_string_append_printf(out, "%s%s (%s)", j == 0 ? " " : ", ",
                                   line->points[j].label, line->points[j].date);
        }
    }
}

static char *
description_of(const PsgRenderContext *context, const PsgSeriesData *data)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < data->chart_count; i++) {
        describe_chart(&data->charts[i], out);
    }
    for (size_t i = 0; i < data->footnote_count; i++) {
        g_string_append_printf(out, "%s%s: %s", out->len > 0 ? ". " : "",
                               data->footnotes[i].title, data->footnotes[i].text);
    }
    if (out->len == 0) {
        g_string_append(out, psg_word(PSG_WORD_NO_FIGURE, context->language));
    }
    return g_string_free(out, FALSE);
}

static void
draw_nothing(const PsgPen *pen, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->muted, PSG_ANCHOR_MIDDLE);
    psg_pen_write(pen, &look, psg_rect_centre(room),
                  psg_word(PSG_WORD_NO_FIGURE, pen->context->language));
}

PsgScene *
psg_series_draw(const PsgFigureInput *input, PsgRuler *ruler, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = input->context;
    g_autoptr(PsgSeriesData) data = psg_series_data_new(context, spec);
    const PsgSeriesChart *only = data->is_one_chart ? &data->charts[0] : NULL;
    const char *title = spec->title.count == 0 && only != NULL
                            ? only->title
                            : psg_figure_title(context, spec);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autofree char *description = description_of(context, data);
    g_autofree char *unit =
        only == NULL ? g_strdup("") : psg_series_chart_unit(context, only, data);
    PsgPen pen = {context, ruler, NULL};
    PsgSize page = {context->page.size.width, psg_series_page_height(&pen, data)};
    pen.scene = psg_frame_scene(context, page, name, title, description);
    PsgFrame frame = {
        .title = title, .subtitle = *unit == '\0' ? NULL : unit, .cited = data->cited};
    psg_frame_draw(&pen, &frame);
    PsgRect room = psg_frame_room_without_strip(context, page.height);
    if (data->chart_count + data->footnote_count == 0) {
        draw_nothing(&pen, room);
    } else {
        psg_series_page_draw(&pen, data, room);
    }
    return pen.scene;
}

/* ---- The kind ---- */

static const PsgFigureOption options[] = {
    {.name = "measures",
     .type = PSG_OPTION_MEASURES,
     .help = "what is drawn: all if not said",
     .offset = offsetof(PsgSeriesOptions, measures)},
    {.name = "counts",
     .type = PSG_OPTION_FLAG,
     .help = "actors, relations, new and gone by slice",
     .offset = offsetof(PsgSeriesOptions, has_counts)},
    {.name = "from",
     .type = PSG_OPTION_FROM,
     .help = "where the axis begins",
     .offset = offsetof(PsgSeriesOptions, window),
     .follows_slices = true},
    {.name = "to",
     .type = PSG_OPTION_TO,
     .help = "where the axis ends",
     .offset = offsetof(PsgSeriesOptions, window),
     .follows_slices = true},
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_SERIES,
    .formats = PSG_FORMATS_OF_PAGES,
    .usual_formats = PSG_USUAL_FORMATS_OF_PAGES,
    .draw = psg_series_draw,
    .tabulate = psg_series_table,
};

const PsgFigureKind psg_series_kind = {
    .name = "series",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgSeriesOptions),
    .maker = &maker,
};
