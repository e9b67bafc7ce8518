/* The sheets that are the deck's own: cover, contents, headings of sections, sources. */
#include "figure/deck/sheets.h"

#include "base/join.h"
#include "figure/part/frame.h"
#include "slice/slice_title.h"

#include <math.h>
#include <string.h>

/* In units of a slide. */
#define MARGIN 96.0
#define TITLE_TIMES 1.5 /* the size of titles elsewhere */
#define SECTION_TIMES 1.2
#define COVER_GAP 34.0      /* between words and picture */
#define MOST_GROWN 1.3      /* times as large as on its page */
#define LEAST_PICTURE 240.0 /* a lower one is none */
#define TITLE_ALONE 0.36 /* of the page's height: the title where there is no picture */
#define BAR_WIDTH 88.0   /* the stroke of accent above the title */
#define BAR_HEIGHT 6.0
#define LINE_SHARE 0.45 /* of the ink of lines in the picture: they stand back */
#define LINE_GAP 10.0

/* Those of contents. */
#define SECTION_SIZE 20.0
#define ENTRY_SIZE 18.0
#define ENTRY_LINE 29.0
#define SECTION_LINE 37.0
#define SECTION_GAP 16.0
#define NUMBER_WIDTH 52.0
#define CONTENTS_GAP 72.0
#define LARGEST 1.4           /* times as large, where few lines leave much room */
#define CONTENTS_WIDEST 860.0 /* a column: the eye has to find its number */
#define LEAST_ENTRY 430.0     /* a column below the heading of a section */

/* Those of the pages of sources. */
#define COLUMN_WIDTH 680.0 /* at least: more are set if there is room for them */
#define COLUMN_GAP 48.0
#define ENTRY_GAP 12.0

enum { TITLE_LINES = 3, NOTE_LINES = 2, CONTENTS_COLUMNS = 3, SOURCE_LINES = 3 };

/* Page in this document, for links. Owned by the caller. */
static char *
link_to(size_t page)
{
    return g_strdup_printf("%s%zu", PSG_LINK_PAGE, page);
}

/* Lines below each other; gives where the next would stand. */
static double
write_lines(const PsgPen *pen, const PsgTextLook *look, PsgRect room, const char *text,
            size_t most)
{
    g_auto(GStrv) lines = psg_pen_wrap(pen, look, text, room.width, most);
    return psg_pen_write_lines(pen, look, (PsgPoint){room.x, room.y}, lines).y;
}

/* ---- The cover ---- */

static char *
extent(const PsgRenderContext *context)
{
    /* of actors, also where the pages have one box for many */
    const PsgLandscape *landscape = psg_landscape_is_aggregated(context->landscape)
                                        ? context->landscape->cut->parts
                                        : context->landscape;
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

/* "Avant 2008 \u2013 2027", "2000\u20132019"; one slice by itself. Owned by the caller. */
static char *
period(const PsgRenderContext *context)
{
    const PsgSlice *slices = context->landscape->slices;
    size_t last = context->landscape->slice_count - 1;
    return last == 0 ? psg_context_slice_title(context, 0, NULL)
                     : psg_slices_title(&slices[0], &slices[last], context->language);
}

/* A stroke of accent, and a title below it; gives where what follows stands. */
static double
draw_bar_and_title(const PsgPen *pen, const char *title, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook large = psg_pen_look(pen, style->size_title * TITLE_TIMES, 700,
                                     style->ink, PSG_ANCHOR_START);
    PsgInk accent = {.fill = style->accent};
    psg_scene_box(pen->scene,
                  (PsgRect){room.x, room.y, psg_pen_length(pen, BAR_WIDTH),
                            psg_pen_length(pen, BAR_HEIGHT)},
                  0, &accent);
    room.y += psg_pen_length(pen, BAR_HEIGHT) + psg_pen_cap_height(pen, &large) * 1.7;
    room.y = write_lines(pen, &large, room, title, TITLE_LINES);
    return room.y - psg_pen_line_height(pen, &large) + psg_pen_cap_height(pen, &large);
}

/* Period, what there is, note; gives where they end. */
static double
draw_words(const PsgPen *pen, const char *title, PsgRect room)
{
    const PsgRenderContext *context = pen->context;
    const PsgStyle *style = context->style;
    PsgTextLook middle =
        psg_pen_look(pen, style->size_headline, 500, style->ink, PSG_ANCHOR_START);
    PsgTextLook small =
        psg_pen_look(pen, style->size_label, 400, style->muted, PSG_ANCHOR_START);
    const char *note = psg_context_text(context, &context->landscape->note);
    g_autofree char *when = period(context);
    g_autofree char *what = extent(context);
    psg_scene_role(pen->scene, PSG_ROLE_BODY);
    if (strcmp(title, when) != 0) {
        room.y = write_lines(pen, &middle, room, when, 1);
    }
    room.y = write_lines(pen, &small, room, what, 2);
    if (note != NULL) {
        room.y = write_lines(pen, &small, room, note, NOTE_LINES);
    }
    psg_scene_role(pen->scene, PSG_ROLE_NONE);
    return room.y - psg_pen_line_height(pen, &small);
}

/* The outline of an actor, which is the first that is drawn of it, or a line: without what
 * stands behind words. before: of the actor that was met before. */
static bool
is_in_picture(const PsgItem *item, size_t before)
{
    bool is_outline = item->kind == PSG_ITEM_BOX || item->kind == PSG_ITEM_PATH;
    return (item->part.kind == PSG_PART_ACTOR && is_outline &&
            item->part.index != before) ||
           (item->part.kind == PSG_PART_RELATION && item->kind == PSG_ITEM_PATH);
}

/* Of PsgItem pointers, in the order in which they are drawn. Owned by the caller. */
static GPtrArray *
items_of(const PsgScene *picture)
{
    GPtrArray *items = g_ptr_array_new();
    size_t before = (size_t)-1;
    bool is_succession = false; /* which shows an actor, and is no outline of it */
    for (size_t i = 0; i < psg_scene_item_count(picture); i++) {
        const PsgItem *item = psg_scene_item(picture, i);
        if (item->kind == PSG_ITEM_GROUP) {
            is_succession = g_strcmp0(item->group.class, "succession") == 0;
        }
        if (!is_succession && is_in_picture(item, before)) {
            g_ptr_array_add(items, (gpointer)(guintptr)item);
            before = item->part.kind == PSG_PART_ACTOR ? item->part.index : before;
        }
    }
    return items;
}

static PsgRect
extent_of(const GPtrArray *items)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (guint i = 0; i < items->len; i++) {
        const PsgItem *item = g_ptr_array_index(items, i);
        g_autoptr(GArray) points = item->kind == PSG_ITEM_PATH
                                       ? psg_path_points(item->path)
                                       : g_array_new(FALSE, FALSE, sizeof(PsgPoint));
        if (item->kind == PSG_ITEM_BOX) {
            PsgPoint ends[] = {{item->box.x, item->box.y},
                               {psg_rect_right(item->box), psg_rect_bottom(item->box)}};
            g_array_append_vals(points, ends, 2);
        }
        for (guint j = 0; j < points->len; j++) {
            const PsgPoint *point = &g_array_index(points, PsgPoint, j);
            left = MIN(left, point->x);
            right = MAX(right, point->x);
            top = MIN(top, point->y);
            bottom = MAX(bottom, point->y);
        }
    }
    return (PsgRect){left, top, right - left, bottom - top};
}

/* From the picture's page to the cover. */
typedef struct {
    double scale;
    PsgPoint offset;
} Move;

static PsgPoint
moved(const Move *move, PsgPoint at)
{
    return (PsgPoint){at.x * move->scale + move->offset.x,
                      at.y * move->scale + move->offset.y};
}

static PsgPath *
moved_path(const Move *move, const PsgPath *path)
{
    PsgPath *other = psg_path_new();
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        PsgPoint to = moved(move, step->to);
        switch (step->kind) {
        case PSG_STEP_MOVE:
            psg_path_move(other, to);
            break;
        case PSG_STEP_LINE:
            psg_path_line(other, to);
            break;
        case PSG_STEP_CURVE:
            psg_path_curve(other, moved(move, step->control1),
                           moved(move, step->control2), to);
            break;
        case PSG_STEP_CLOSE:
            psg_path_close(other);
            break;
        }
    }
    return other;
}

/* What hides lines behind a name: on the picture of a template it would be seen. */
static bool
is_ground(const PsgPen *pen, const PsgInk *ink)
{
    char ground[8], fill[8];
    psg_colour_hex(pen->context->style->background, ground);
    psg_colour_hex(ink->fill, fill);
    return pen->context->page.template != NULL && ink->stroke.alpha == 0 &&
           strcmp(ground, fill) == 0;
}

static void
draw_copy(const PsgPen *pen, const PsgItem *item, const Move *move)
{
    PsgInk ink = item->ink;
    ink.width *= move->scale;
    if (is_ground(pen, &ink)) {
        return;
    }
    if (item->part.kind == PSG_PART_RELATION) {
        PsgColour ground = pen->context->style->background;
        ink.stroke = ink.stroke.alpha == 0
                         ? ink.stroke
                         : psg_colour_mix(ground, ink.stroke, LINE_SHARE);
        ink.fill =
            ink.fill.alpha == 0 ? ink.fill : psg_colour_mix(ground, ink.fill, LINE_SHARE);
    }
    if (item->kind == PSG_ITEM_BOX) {
        PsgPoint corner = moved(move, (PsgPoint){item->box.x, item->box.y});
        psg_scene_box(pen->scene,
                      (PsgRect){corner.x, corner.y, item->box.width * move->scale,
                                item->box.height * move->scale},
                      item->radius * move->scale, &ink);
        return;
    }
    g_autoptr(PsgPath) path = moved_path(move, item->path);
    psg_scene_path(pen->scene, path, &ink);
}

/* The network without its words, as large as the room holds. */
static void
draw_picture(const PsgPen *pen, const PsgScene *picture, PsgRect room)
{
    g_autoptr(GPtrArray) items = items_of(picture);
    PsgRect extent = extent_of(items);
    if (!(extent.width > 0) || !(extent.height > 0) ||
        room.height < psg_pen_length(pen, LEAST_PICTURE)) {
        return;
    }
    Move move = {.scale = MIN(room.width / extent.width, room.height / extent.height)};
    move.scale = MIN(move.scale, MOST_GROWN);
    move.offset = (PsgPoint){
        room.x - extent.x * move.scale + (room.width - extent.width * move.scale) / 2,
        psg_rect_bottom(room) - psg_rect_bottom(extent) * move.scale};
    PsgGroupLook look = {.id = "picture", .class = "picture", .opacity = 1};
    psg_scene_group(pen->scene, &look);
    for (guint i = 0; i < items->len; i++) {
        draw_copy(pen, g_ptr_array_index(items, i), &move);
    }
    psg_scene_end(pen->scene);
}

/* What a template has for a sheet that says little: its own layout, or that of figures. */
static const PsgDeckLayout *
layout_of(const PsgDeckTemplate *template, const PsgDeckLayout *wanted)
{
    return wanted->part != NULL && wanted->title.type != NULL ? wanted
                                                              : &template->figure;
}

/* A sheet on that layout: its title is where the template has it. */
static PsgPen
placed_sheet(const PsgRenderContext *context, PsgRuler *ruler,
             const PsgDeckLayout *layout, const char *title)
{
    PsgPen pen = {context, ruler, psg_scene_new(context->page.size, layout->background)};
    psg_scene_role(pen.scene, PSG_ROLE_TITLE);
    psg_frame_draw_placed(&pen, &layout->title, title);
    psg_scene_role(pen.scene, PSG_ROLE_NONE);
    return pen;
}

/* Where the rest of it stands: in the place for that, or in the room of figures. */
static PsgRect
room_on(const PsgDeckTemplate *template, const PsgDeckLayout *layout)
{
    return layout != &template->figure && layout->subtitle.type != NULL
               ? layout->subtitle.text
               : template->room;
}

/* Words in colours that are read on that layout. */
static PsgStyle
style_on(const PsgRenderContext *context, const PsgDeckLayout *layout)
{
    PsgStyle style = *context->style;
    style.background = layout->background;
    style.ink = layout->ink;
    style.muted = psg_colour_readable(style.muted, layout->ink, layout->background);
    return style;
}

static PsgScene *
placed_cover(const PsgRenderContext *context, PsgRuler *ruler, const char *heading,
             const PsgScene *picture)
{
    const PsgDeckTemplate *template = context->page.template;
    const PsgDeckLayout *layout = layout_of(template, &template->cover);
    PsgStyle style = style_on(context, layout);
    PsgRenderContext readable = *context;
    readable.style = &style;
    PsgPen pen = placed_sheet(&readable, ruler, layout, heading);
    PsgRect room = room_on(template, layout), words = room;
    PsgTextLook first =
        psg_pen_look(&pen, style.size_headline, 500, style.ink, PSG_ANCHOR_START);
    words.y += psg_pen_cap_height(&pen, &first);
    double below = draw_words(&pen, heading, words) + psg_pen_length(&pen, COVER_GAP);
    if (picture != NULL && layout == &template->figure) {
        room.height = psg_rect_bottom(room) - below;
        room.y = below;
        draw_picture(&pen, picture, room);
    }
    return pen.scene;
}

PsgScene *
psg_deck_cover(const PsgRenderContext *context, PsgRuler *ruler, const char *name,
               const PsgScene *picture)
{
    const char *title = psg_context_text(context, &context->landscape->title);
    g_autofree char *when = period(context);
    const char *heading = title == NULL ? when : title;
    if (psg_page_title(&context->page) != NULL) {
        PsgScene *scene = placed_cover(context, ruler, heading, picture);
        psg_scene_describe(scene, name, heading, when, context->language);
        return scene;
    }
    PsgSize page = context->page.size;
    PsgRenderContext large;
    const PsgPen usual = {context, ruler,
                          psg_scene_new(page, context->style->background)};
    const PsgPen pen = psg_frame_heading_pen(&usual, &large);
    psg_scene_describe(pen.scene, name, heading, when, context->language);
    double margin = psg_pen_length(&pen, MARGIN);
    PsgRect room = {margin, picture != NULL ? margin * 0.75 : page.height * TITLE_ALONE,
                    page.width - 2 * margin, 0};
    room.y = draw_bar_and_title(&pen, heading, room);
    double below = draw_words(&pen, heading, room) + psg_pen_length(&pen, COVER_GAP);
    if (picture != NULL) {
        draw_picture(
            &pen, picture,
            (PsgRect){margin, below, room.width, page.height - margin * 0.75 - below});
    }
    return pen.scene;
}

/* ---- Contents ---- */

/* A page with a heading and nothing else. */
static PsgScene *
titled_page(const PsgPen *measure, const char *name, const char *title)
{
    const PsgRenderContext *context = measure->context;
    g_autofree bool *none = g_new0(bool, context->landscape->source_count + 1);
    PsgScene *scene = psg_frame_scene(context, context->page.size, name, title, title);
    PsgPen pen = {context, measure->ruler, scene};
    PsgFrame frame = {.title = title, .cited = none};
    psg_frame_draw(&pen, &frame);
    return scene;
}

/* Lines of contents in columns. */
typedef struct {
    const PsgPen *pen;
    PsgRect room;
    double width;     /* of a column */
    double scale;     /* of letters and lines: a page with little on it has larger ones */
    bool has_entries; /* else there is no room but for sections */
} Contents;

/* at: the baseline's left end. */
static void
write_entry(const Contents *contents, const PsgTextLook *look, PsgPoint at,
            const char *label, size_t page)
{
    const PsgPen *pen = contents->pen;
    PsgTextLook right = *look;
    right.anchor = PSG_ANCHOR_END;
    double room = contents->width - psg_pen_length(pen, NUMBER_WIDTH);
    g_autofree char *number = g_strdup_printf("%zu", page);
    g_autofree char *href = link_to(page);
    g_autofree char *id = g_strdup_printf("entry-%zu-%s", page,
                                          look->font.weight > 500 ? "section" : "figure");
    PsgGroupLook group = {
        .id = id, .class = "entry", .title = label, .href = href, .opacity = 1};
    psg_scene_group(pen->scene, &group);
    psg_pen_write_within(pen, look, at, label, room);
    psg_pen_write(pen, &right, (PsgPoint){at.x + contents->width, at.y}, number);
    psg_scene_end(pen->scene);
}

/* The lines below the heading of a section: none if there is no room for any, nor for a figure
 * alone that is called as the section is. */
static guint
lines_of(const Contents *contents, const PsgDeckSection *section)
{
    guint count = section->entries->len;
    const PsgDeckEntry *first = &g_array_index(section->entries, PsgDeckEntry, 0);
    bool says_nothing = count == 1 && strcmp(first->label, section->title) == 0;
    return contents->has_entries && !says_nothing ? count : 0;
}

static double
section_height(const Contents *contents, const PsgDeckSection *section)
{
    double entries = (double)lines_of(contents, section);
    return contents->scale *
           psg_pen_length(contents->pen,
                          SECTION_LINE + entries * ENTRY_LINE + SECTION_GAP);
}

/* How many columns the sections take, each unbroken; 0: more than there may be. */
static size_t
columns_of(const Contents *contents, const GArray *sections)
{
    size_t columns = 1;
    double y = 0;
    for (guint i = 0; i < sections->len; i++) {
        double height =
            section_height(contents, &g_array_index(sections, PsgDeckSection, i));
        if (y > 0 && y + height > contents->room.height) {
            columns++;
            y = 0;
        }
        y += height;
        if (y > contents->room.height + psg_pen_length(contents->pen, SECTION_GAP)) {
            return 0;
        }
    }
    return columns <= CONTENTS_COLUMNS ? columns : 0;
}

/* Of a section whose figures have no lines of their own: with its first and its last slice. */
static char *
title_of(const Contents *contents, const PsgDeckSection *section)
{
    const PsgRenderContext *context = contents->pen->context;
    const PsgFigureSpec *first = g_array_index(section->entries, PsgDeckEntry, 0).spec;
    size_t from = first->slice_count > 0 ? first->slices[0] : 0, to = from;
    for (guint i = 0; i < section->entries->len; i++) {
        const PsgFigureSpec *spec = g_array_index(section->entries, PsgDeckEntry, i).spec;
        to = spec->slice_count > 0 ? MAX(to, spec->slices[spec->slice_count - 1]) : to;
    }
    if (contents->has_entries || from == to) {
        return g_strdup(section->title);
    }
    g_autofree char *begin = psg_context_slice_title(context, from, NULL);
    g_autofree char *end = psg_context_slice_title(context, to, NULL);
    return g_strdup_printf("%s, %s \u2026 %s", section->title, begin, end);
}

static void
draw_section(const Contents *contents, const PsgDeckSection *section, PsgPoint at)
{
    const PsgPen *pen = contents->pen;
    const PsgStyle *style = pen->context->style;
    PsgTextLook head = psg_pen_look(pen, contents->scale * SECTION_SIZE, 700, style->ink,
                                    PSG_ANCHOR_START);
    PsgTextLook look = psg_pen_look(pen, contents->scale * ENTRY_SIZE, 400, style->ink,
                                    PSG_ANCHOR_START);
    g_autofree char *title = title_of(contents, section);
    at.y += contents->scale * psg_pen_length(pen, SECTION_LINE) * 0.6;
    write_entry(contents, &head, at, title, section->page);
    double rule = at.y + psg_pen_length(pen, LINE_GAP);
    psg_pen_rule(pen, (PsgPoint){at.x, rule}, (PsgPoint){at.x + contents->width, rule});
    at.y += contents->scale * psg_pen_length(pen, SECTION_LINE - ENTRY_LINE);
    for (guint i = 0; i < lines_of(contents, section); i++) {
        const PsgDeckEntry *entry = &g_array_index(section->entries, PsgDeckEntry, i);
        at.y += contents->scale * psg_pen_length(pen, ENTRY_LINE);
        write_entry(contents, &look, at, entry->label, entry->page);
    }
}

PsgScene *
psg_deck_contents(const PsgRenderContext *context, PsgRuler *ruler, const char *name,
                  const GArray *sections)
{
    PsgPen pen = {context, ruler, NULL};
    pen.scene = titled_page(&pen, name, psg_word(PSG_WORD_CONTENTS, context->language));
    PsgRect room = psg_frame_room_without_strip(context, context->page.size.height);
    Contents contents = {&pen, room, 0, 1, true};
    double gap = psg_pen_length(&pen, CONTENTS_GAP);
    size_t columns = columns_of(&contents, sections);
    contents.has_entries = columns > 0;
    columns = MAX(columns, 1);
    if (columns == 1) {
        double height = 0;
        for (guint i = 0; i < sections->len; i++) {
            height +=
                section_height(&contents, &g_array_index(sections, PsgDeckSection, i));
        }
        contents.scale = CLAMP(room.height / height, 1, LARGEST);
    }
    contents.width = MIN((room.width + gap) / (double)columns - gap,
                         contents.scale * psg_pen_length(&pen, CONTENTS_WIDEST));
    PsgPoint at = {room.x, room.y};
    for (guint i = 0; i < sections->len; i++) {
        const PsgDeckSection *section = &g_array_index(sections, PsgDeckSection, i);
        double height = section_height(&contents, section);
        /* one column is as high as the room, to a rounding error */
        if (columns > 1 && at.y > room.y && at.y + height > psg_rect_bottom(room)) {
            at = (PsgPoint){at.x + contents.width + gap, room.y};
        }
        draw_section(&contents, section, at);
        at.y += height;
    }
    return pen.scene;
}

/* What is in a section, in columns below each other: as few as hold all. */
typedef struct {
    guint rows, columns, shown; /* in each column; how many there are; entries in all */
    double width;               /* of a column */
} Entries;

static Entries
arrange_entries(const PsgPen *pen, guint count, double width, double height)
{
    double gap = psg_pen_length(pen, COLUMN_GAP),
           widest = psg_pen_length(pen, CONTENTS_WIDEST);
    double least = psg_pen_length(pen, LEAST_ENTRY);
    guint rows = (guint)MAX(1, floor(height / psg_pen_length(pen, ENTRY_LINE)));
    guint most = (guint)MAX(1, floor((width + gap) / (least + gap)));
    guint columns = CLAMP((count + rows - 1) / rows, 1, most);
    return (Entries){.rows = MIN(rows, (count + columns - 1) / columns),
                     .columns = columns,
                     .shown = MIN(count, rows * columns),
                     .width = MIN((width + gap) / columns - gap, widest)};
}

static void
draw_entries(const PsgPen *pen, const PsgDeckSection *section, const Entries *entries,
             PsgPoint at)
{
    PsgTextLook look =
        psg_pen_look(pen, ENTRY_SIZE, 400, pen->context->style->muted, PSG_ANCHOR_START);
    Contents contents = {pen, {0, 0, 0, 0}, entries->width, 1, true};
    double line = psg_pen_length(pen, ENTRY_LINE), gap = psg_pen_length(pen, COLUMN_GAP);
    guint left = section->entries->len - entries->shown;
    for (guint i = 0; i < entries->shown; i++) {
        const PsgDeckEntry *entry = &g_array_index(section->entries, PsgDeckEntry, i);
        guint column = i / entries->rows, row = i % entries->rows;
        PsgPoint begin = {at.x + column * (entries->width + gap),
                          at.y + (row + 1) * line};
        if (left > 0 && i + 1 == entries->shown) {
            g_autofree char *others =
                psg_word_and_others(left + 1, pen->context->language);
            psg_pen_write(pen, &look, begin, others);
        } else {
            write_entry(&contents, &look, begin, entry->label, entry->page);
        }
    }
}

static PsgScene *
placed_heading(const PsgRenderContext *context, PsgRuler *ruler,
               const PsgDeckSection *section)
{
    const PsgDeckTemplate *template = context->page.template;
    const PsgDeckLayout *layout = layout_of(template, &template->section);
    PsgStyle style = style_on(context, layout);
    PsgRenderContext readable = *context;
    readable.style = &style;
    PsgPen pen = placed_sheet(&readable, ruler, layout, section->title);
    PsgRect room = room_on(template, layout);
    Entries entries =
        arrange_entries(&pen, section->entries->len, room.width, room.height);
    draw_entries(&pen, section, &entries, (PsgPoint){room.x, room.y});
    return pen.scene;
}

/* What the section is called, in large letters, and what is in it. */
PsgScene *
psg_deck_heading(const PsgRenderContext *context, PsgRuler *ruler, const char *name,
                 const PsgDeckSection *section)
{
    const PsgStyle *style = context->style;
    if (psg_page_title(&context->page) != NULL) {
        PsgScene *scene = placed_heading(context, ruler, section);
        psg_scene_describe(scene, name, section->title, section->title,
                           context->language);
        return scene;
    }
    PsgSize page = context->page.size;
    PsgRenderContext all_large;
    const PsgPen usual = {context, ruler, psg_scene_new(page, style->background)};
    const PsgPen pen = psg_frame_heading_pen(&usual, &all_large);
    psg_scene_describe(pen.scene, name, section->title, section->title,
                       context->language);
    PsgTextLook large = psg_pen_look(&pen, style->size_title * SECTION_TIMES, 700,
                                     style->ink, PSG_ANCHOR_START);
    double margin = psg_pen_length(&pen, MARGIN), line = psg_pen_length(&pen, ENTRY_LINE);
    double room = page.height - 2 * margin - 4 * line;
    Entries entries =
        arrange_entries(&pen, section->entries->len, page.width - 2 * margin, room);
    PsgPoint at = {margin, margin + (room - entries.rows * line) / 2.5};
    PsgInk accent = {.fill = style->accent};
    psg_scene_box(pen.scene,
                  (PsgRect){at.x, at.y, psg_pen_length(&pen, BAR_WIDTH),
                            psg_pen_length(&pen, BAR_HEIGHT)},
                  0, &accent);
    at.y += psg_pen_cap_height(&pen, &large) * 1.7 + psg_pen_length(&pen, BAR_HEIGHT);
    psg_pen_write_within(&pen, &large, at, section->title, page.width - 2 * margin);
    at.y += line * 0.6;
    draw_entries(&pen, section, &entries, at);
    return pen.scene;
}

/* ---- Sources ---- */

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
    PsgPen measure = {context, shelf->ruler, NULL};
    PsgScene *scene =
        titled_page(&measure, shelf->name, psg_word(PSG_WORD_SOURCES, context->language));
    shelf->pen = (PsgPen){context, shelf->ruler, scene};
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

/* One source: author, title, date; below, its address and its note. */
static void
add_source(Shelf *shelf, const PsgSource *source)
{
    const PsgStyle *style = shelf->context->style;
    const PsgPen *pen = &shelf->pen;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 500, style->ink, PSG_ANCHOR_START);
    PsgTextLook muted =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    const char *note = psg_context_text(shelf->context, &source->note);
    g_autofree char *title = psg_frame_source_title(shelf->context, source);
    g_auto(GStrv) lines = psg_pen_wrap(pen, &look, title, shelf->width, SOURCE_LINES);
    g_auto(GStrv) notes =
        psg_pen_wrap(pen, &muted, note == NULL ? "" : note, shelf->width, SOURCE_LINES);
    double line = psg_pen_line_height(pen, &look);
    size_t count =
        g_strv_length(lines) + g_strv_length(notes) + (source->url == NULL ? 0 : 1);
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
        at.y += line;
    }
    psg_pen_write_lines(pen, &muted, at, notes);
    psg_scene_end(pen->scene);
    shelf->y += line * (double)count + psg_pen_length(pen, ENTRY_GAP);
}

GPtrArray *
psg_deck_sources(const PsgRenderContext *context, PsgRuler *ruler, const char *name)
{
    const PsgLandscape *landscape = context->landscape;
    Shelf shelf = {
        .context = context,
        .ruler = ruler,
        .name = name,
        .pages = g_ptr_array_new_with_free_func((GDestroyNotify)psg_scene_free),
    };
    for (size_t i = 0; i < landscape->source_count; i++) {
        if (i == 0) {
            begin_page(&shelf);
        }
        add_source(&shelf, &landscape->sources[i]);
    }
    return shelf.pages;
}
