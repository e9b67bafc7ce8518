/* What a deck has besides the figures: the title page with contents, and the pages of
 * sources. */
#include "figure/deck/deck.h"

#include "base/join.h"
#include "figure/part/frame.h"

#include <string.h>

/* In units of a slide. */
#define MARGIN 96.0
#define TITLE_TIMES 1.5 /* the size of titles elsewhere */
#define TITLE_TOP 0.36  /* of the page's height */
#define MIDDLE_GAP 80.0
#define PARAGRAPH_GAP 26.0
#define CONTENTS_LINE 34.0
#define NUMBER_WIDTH 44.0
#define WIDE 1.15 /* pages wider than that have the contents beside the title */

/* Those of the pages of sources. */
#define COLUMN_WIDTH 680.0 /* at least: more are set if there is room for them */
#define COLUMN_GAP 48.0
#define ENTRY_GAP 12.0

enum { TITLE_LINES = 4, NOTE_LINES = 6 };

/* "Avant 2008 – 2017"; one slice by itself. Owned by the caller. */
static char *
period(const PsgRenderContext *context, size_t first, size_t last)
{
    g_autofree char *from = psg_context_slice_title(context, first, NULL);
    g_autofree char *to = psg_context_slice_title(context, last, NULL);
    return first == last ? g_steal_pointer(&from)
                         : g_strdup_printf("%s \u2013 %s", from, to);
}

char *
psg_deck_entry(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    return spec->kind->span == PSG_SPAN_ALL
               ? g_strdup(psg_figure_title(context, spec))
               : period(context, spec->slices[0], spec->slices[spec->slice_count - 1]);
}

/* ---- What it covers ---- */

static char *
extent(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    const struct {
        size_t count;
        PsgWord one, many;
    } rows[] = {
        {landscape->actor_count, PSG_WORD_ACTOR, PSG_WORD_ACTORS},
        {landscape->relation_count, PSG_WORD_RELATION, PSG_WORD_RELATIONS},
        {landscape->event_count, PSG_WORD_EVENT, PSG_WORD_EVENTS},
    };
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].count > 0) {
            psg_join_printf(text, ", ", "%zu %s", rows[i].count,
                            psg_word_for(rows[i].count, rows[i].one, rows[i].many,
                                         context->language));
        }
    }
    return g_string_free(text, FALSE);
}

/* Lines below each other; gives where the next would stand. */
static double
write_lines(const PsgPen *pen, const PsgTextLook *look, PsgRect room, const char *text,
            size_t most)
{
    g_auto(GStrv) lines = psg_pen_wrap(pen, look, text, room.width, most);
    return psg_pen_write_lines(pen, look, (PsgPoint){room.x, room.y}, lines).y;
}

static void
draw_heading(const PsgPen *pen, const char *title, PsgRect room)
{
    const PsgRenderContext *context = pen->context;
    const PsgStyle *style = context->style;
    PsgTextLook large = psg_pen_look(pen, style->size_title * TITLE_TIMES, 700,
                                     style->ink, PSG_ANCHOR_START);
    PsgTextLook middle =
        psg_pen_look(pen, style->size_headline, 500, style->ink, PSG_ANCHOR_START);
    PsgTextLook small =
        psg_pen_look(pen, style->size_label, 400, style->muted, PSG_ANCHOR_START);
    const char *note = psg_context_text(context, &context->landscape->note);
    g_autofree char *when = period(context, 0, context->landscape->slice_count - 1);
    g_autofree char *what = extent(context);
    room.y = write_lines(pen, &large, room, title, TITLE_LINES);
    room.y = write_lines(pen, &middle, room, when, 1);
    room.y = write_lines(pen, &small, room, what, 2);
    if (note != NULL) {
        room.y += psg_pen_length(pen, PARAGRAPH_GAP);
        write_lines(pen, &small, room, note, NOTE_LINES);
    }
}

/* ---- Contents ---- */

/* They ask for the same, but for the slices. */
static bool
are_alike(const PsgRenderContext *context, const PsgFigureSpec *a, const PsgFigureSpec *b)
{
    PsgFigureSpec one = *a, other = *b;
    one.slice_count = other.slice_count = 0;
    g_autofree char *line = psg_figure_spec_line(&one, context->landscape);
    g_autofree char *other_line = psg_figure_spec_line(&other, context->landscape);
    return a->slice_count == b->slice_count && strcmp(line, other_line) == 0;
}

/* Pages that follow each other and differ in the slice only are one entry: gives where
 * the next begins. */
static guint
next_part(const PsgRenderContext *context, const GArray *pages, guint begin)
{
    const PsgFigureSpec *first = g_array_index(pages, PsgDeckPage, begin).spec;
    guint end = begin + 1;
    while (end < pages->len &&
           are_alike(context, first, g_array_index(pages, PsgDeckPage, end).spec)) {
        end++;
    }
    return end;
}

static char *
part_label(const PsgRenderContext *context, const GArray *pages, guint begin, guint end)
{
    const PsgFigureSpec *first = g_array_index(pages, PsgDeckPage, begin).spec;
    const PsgFigureSpec *last = g_array_index(pages, PsgDeckPage, end - 1).spec;
    const char *word = psg_figure_title(context, first);
    g_autofree char *from = psg_deck_entry(context, first);
    g_autofree char *to = psg_deck_entry(context, last);
    if (first->kind->span == PSG_SPAN_ALL) {
        return g_strdup(word);
    }
    return end - begin == 1 ? g_strdup_printf("%s, %s", word, from)
                            : g_strdup_printf("%s, %s \u2013 %s", word, from, to);
}

static guint
count_parts(const PsgRenderContext *context, const GArray *pages)
{
    guint count = 0;
    for (guint begin = 0; begin < pages->len; begin = next_part(context, pages, begin)) {
        count++;
    }
    return count;
}

/* Begins at the room's top, or higher if it is long. */
static void
draw_contents(const PsgPen *pen, const GArray *pages, PsgRect room)
{
    const PsgRenderContext *context = pen->context;
    const PsgStyle *style = context->style;
    PsgTextLook head =
        psg_pen_look(pen, style->size_label, 700, style->muted, PSG_ANCHOR_START);
    PsgTextLook look =
        psg_pen_look(pen, style->size_label, 400, style->ink, PSG_ANCHOR_START);
    PsgTextLook right =
        psg_pen_look(pen, style->size_label, 400, style->muted, PSG_ANCHOR_END);
    double line = psg_pen_length(pen, CONTENTS_LINE),
           number = psg_pen_length(pen, NUMBER_WIDTH);
    double height = line * (double)(count_parts(context, pages) + 1);
    PsgPoint at = {room.x, CLAMP(psg_rect_bottom(room) - height, line * 2, room.y)};
    psg_pen_write(pen, &head, at, psg_word(PSG_WORD_CONTENTS, context->language));
    for (guint begin = 0; begin < pages->len;) {
        guint end = next_part(context, pages, begin);
        at.y += line;
        if (at.y > psg_rect_bottom(room)) {
            break;
        }
        g_autofree char *label = part_label(context, pages, begin, end);
        g_autofree char *page = g_strdup_printf("%u", begin + 2);
        psg_pen_write_within(pen, &look, at, label, room.width - number);
        psg_pen_write(pen, &right, (PsgPoint){psg_rect_right(room), at.y}, page);
        begin = end;
    }
}

PsgScene *
psg_deck_title(const PsgRenderContext *context, PsgRuler *ruler, const char *name,
               const GArray *pages)
{
    const char *title = psg_context_text(context, &context->landscape->title);
    g_autofree char *when = period(context, 0, context->landscape->slice_count - 1);
    const char *heading = title == NULL ? when : title;
    PsgSize page = context->page.size;
    PsgPen pen = {context, ruler, psg_scene_new(page, context->style->background)};
    psg_scene_describe(pen.scene, name, heading, when, context->language);
    double margin = psg_pen_length(&pen, MARGIN), gap = psg_pen_length(&pen, MIDDLE_GAP);
    bool is_wide = page.width > page.height * WIDE;
    double half =
        is_wide ? (page.width - 2 * margin - 2 * gap) / 2 : page.width - 2 * margin;
    PsgRect left = {margin, page.height * (is_wide ? TITLE_TOP : TITLE_TOP / 2), half, 0};
    PsgRect right = {is_wide ? margin + half + 2 * gap : margin,
                     is_wide ? left.y : page.height / 2, half, 0};
    right.height = page.height - margin - right.y;
    draw_heading(&pen, heading, left);
    if (is_wide) {
        double middle = margin + half + gap;
        psg_pen_rule(&pen, (PsgPoint){middle, margin},
                     (PsgPoint){middle, page.height - margin});
    }
    draw_contents(&pen, pages, right);
    return pen.scene;
}

/* ---- Sources ---- */

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

/* ---- The table ---- */

static void
add_row(PsgTable *table, size_t page, const char *figure, const char *file,
        const char *title)
{
    psg_table_begin_row(table);
    psg_table_set_number(table, "page", (double)page);
    psg_table_set(table, "figure", figure);
    psg_table_set(table, "name", file);
    psg_table_set(table, "title", title);
}

PsgTable *
psg_deck_table(const PsgRenderContext *context, const GArray *pages, size_t source_pages)
{
    static const PsgColumn columns[] = {{"page", PSG_COLUMN_NUMBER},
                                        {"figure", PSG_COLUMN_WORD},
                                        {"name", PSG_COLUMN_WORD},
                                        {"title", PSG_COLUMN_TEXT}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    add_row(table, 1, "title", NULL,
            psg_context_text(context, &context->landscape->title));
    for (guint i = 0; i < pages->len; i++) {
        const PsgFigureSpec *spec = g_array_index(pages, PsgDeckPage, i).spec;
        g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
        g_autofree char *entry = psg_deck_entry(context, spec);
        add_row(table, i + 2, spec->kind->name, name, entry);
    }
    for (size_t i = 0; i < source_pages; i++) {
        add_row(table, pages->len + i + 2, "sources", NULL,
                psg_word(PSG_WORD_SOURCES, context->language));
    }
    return table;
}

/* ---- The kind ---- */

static const PsgFigureMaker maker = {
    .word = PSG_WORD_DECK,
    .medium = PSG_MEDIUM_DECK,
};

const PsgFigureKind psg_deck_kind = {
    .name = "deck",
    .span = PSG_SPAN_ALL,
    .maker = &maker,
};
