/* The last pages of a deck: all sources that facts cite, in columns. */
#include "figure/deck/deck.h"

#include "figure/part/frame.h"

/* In units of a slide. */
#define COLUMN_WIDTH 680.0 /* at least: more are set if there is room for them */
#define COLUMN_GAP 48.0
#define ENTRY_GAP 12.0

/* What facts of the landscape cite, by source. Owned by the caller. */
static bool *
cited_by_facts(const PsgLandscape *landscape)
{
    bool *cited = g_new0(bool, landscape->source_count + 1);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        psg_frame_cite(cited, &landscape->slices[i].sources);
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        psg_frame_cite(cited, &landscape->actors[i].sources);
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        psg_frame_cite(cited, &landscape->relations[i].sources);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        psg_frame_cite(cited, &landscape->events[i].sources);
    }
    for (size_t i = 0; i < landscape->tier_count; i++) {
        psg_frame_cite(cited, &landscape->tiers[i].sources);
    }
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *measure = &landscape->measures[i];
        psg_frame_cite(cited, &measure->sources);
        for (size_t j = 0; j < measure->value_count; j++) {
            psg_frame_cite(cited, &measure->values[j].sources);
        }
    }
    return cited;
}

/* The columns of the page that is being filled. */
typedef struct {
    const PsgRenderContext *context;
    PsgRuler *ruler;
    const char *name;
    GPtrArray *pages;
    PsgPen pen; /* of the last page */
    PsgRect room;
    double width; /* of a column */
    size_t columns, column;
    double y; /* from the room's top, in the column */
} Shelf;

static void
begin_page(Shelf *shelf)
{
    const PsgRenderContext *context = shelf->context;
    const char *title = psg_word(PSG_WORD_SOURCES, context->language);
    g_autofree bool *none = g_new0(bool, context->landscape->source_count + 1);
    PsgScene *scene =
        psg_frame_scene(context, context->page.size, shelf->name, title, title);
    shelf->pen = (PsgPen){context, shelf->ruler, scene};
    PsgFrame frame = {.title = title, .cited = none};
    psg_frame_draw(&shelf->pen, &frame);
    g_ptr_array_add(shelf->pages, scene);
    shelf->room = psg_frame_room_without_strip(context, context->page.size.height);
    double gap = psg_pen_length(&shelf->pen, COLUMN_GAP);
    double least = psg_pen_length(&shelf->pen, COLUMN_WIDTH);
    shelf->columns = (size_t)MAX(1, (shelf->room.width + gap) / (least + gap));
    shelf->width = (shelf->room.width + gap) / (double)shelf->columns - gap;
    shelf->column = 0;
    shelf->y = 0;
}

/* The next column, or page, if the entry has no room in this one. */
static void
make_room(Shelf *shelf, double height)
{
    if (shelf->y == 0 || shelf->y + height <= shelf->room.height) {
        return;
    }
    shelf->column++;
    shelf->y = 0;
    if (shelf->column == shelf->columns) {
        begin_page(shelf);
    }
}

/* One source: author, title, date; below, its address. */
static void
add_source(Shelf *shelf, const PsgSource *source)
{
    const PsgStyle *style = shelf->context->style;
    const PsgPen *pen = &shelf->pen;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 500, style->ink, PSG_ANCHOR_START);
    PsgTextLook muted =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    g_autofree char *title = psg_frame_source_title(shelf->context, source);
    g_auto(GStrv) lines = psg_pen_wrap(pen, &look, title, shelf->width, 3);
    double line = psg_pen_line_height(pen, &look);
    size_t count = g_strv_length(lines) + (source->url == NULL ? 0 : 1);
    make_room(shelf, line * (double)count);
    PsgPoint at = {shelf->room.x + (double)shelf->column *
                                       (shelf->width + psg_pen_length(pen, COLUMN_GAP)),
                   shelf->room.y + shelf->y + psg_pen_cap_height(pen, &look)};
    PsgGroupLook group = {
        .class = "source",
        .title = title,
        .href = source->url,
        .opacity = 1,
        .part = {PSG_PART_SOURCE, (size_t)(source - shelf->context->landscape->sources)}};
    psg_scene_group(pen->scene, &group);
    at = psg_pen_write_lines(pen, &look, at, lines);
    if (source->url != NULL) {
        psg_pen_write_within(pen, &muted, at, source->url, shelf->width);
    }
    psg_scene_end(pen->scene);
    shelf->y += line * (double)count + psg_pen_length(pen, ENTRY_GAP);
}

GPtrArray *
psg_deck_sources(const PsgRenderContext *context, PsgRuler *ruler, const char *name)
{
    const PsgLandscape *landscape = context->landscape;
    g_autofree bool *cited = cited_by_facts(landscape);
    Shelf shelf = {
        .context = context,
        .ruler = ruler,
        .name = name,
        .pages = g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free),
    };
    for (size_t i = 0; i < landscape->source_count; i++) {
        if (cited[i] && shelf.pages->len == 0) {
            begin_page(&shelf);
        }
        if (cited[i]) {
            add_source(&shelf, &landscape->sources[i]);
        }
    }
    return shelf.pages;
}
