/* The frame: title above, sources and strip of slices below, the same on every figure
 * of a run. */
#include "figure/part/frame.h"

#include "base/join.h"
#include "figure/part/cut_words.h"
#include "figure/part/message.h"
#include "figure/strings.h"

/* In units of a slide. */
#define LEAST_LARGE 3.0 /* contrast of large letters (WCAG 2.1, 1.4.3) */
#define SUPERTITLE_BASELINE 28.0
#define TITLE_BASELINE 73.0
#define LAST_LINE 11.0 /* below it, of what has several lines beside or in place of it */
#define BELOW_LANDSCAPE                                                                  \
    6.0 /* further down, where the landscape's title reaches above them */
#define HIGH_BASELINE 41.0
#define TITLE_BOTTOM 104.0
/* The same where a template has a place for the title, from the room's top: all but the title. */
#define BAND_SUPERTITLE 13.0
#define BAND_BASELINE 45.0
#define BAND_BOTTOM 74.0
#define LESS 0.92          /* of a title's letters, until it has room in its place */
#define LAST_BASELINE 15.0 /* of the sources, from the page's bottom */
#define GAP 22.0
#define PAGE_NUMBER 56.0 /* at the right of the sources, when the page is one of many */

/* Of the size of the letters of sources: from line to line; from the first line up to the
 * lowest names of the strip, or to the drawing. */
#define SOURCE_LINE 1.1
#define SOURCE_GAP 1.6

enum { SOURCE_LINES = 2 }; /* the rest is counted: figures need the page */

#define SEPARATOR " \u00b7 "

/* Of the heading's width: more of a title would leave too little for a subtitle, which needs
 * so much. */
#define WIDEST_TITLE 0.5
#define LAST_SUBTITLE 0.8

#define SCRAP 0.25 /* of the longer of two lines: a shorter one is no line */

/* The lines that are kept for sources: as many on all figures of a run. */
static size_t
source_lines(const PsgRenderContext *context)
{
    return MIN(context->landscape->source_count, SOURCE_LINES);
}

/* The page within its margins, of a scene that is so high. */
static PsgRect
within_page(const PsgRenderContext *context, double page_height)
{
    return psg_page_within(&context->page, page_height);
}

static PsgRect
heading_of(const PsgPen *pen)
{
    return within_page(pen->context, pen->context->page.size.height);
}

/* Below the page's top, in units of a slide: ours, or where a template has the title. */
static double
below_top(const PsgPen *pen, double ours, double of_template)
{
    bool is_placed = psg_page_title(&pen->context->page) != NULL;
    return heading_of(pen).y + psg_pen_length(pen, is_placed ? of_template : ours);
}

/* Of the first of them, from the page's bottom; a line above says whom a figure leaves out. */
static double
first_source_baseline(const PsgRenderContext *context)
{
    size_t count = source_lines(context) + (context->landscape->cut != NULL);
    double lines = count > 1 ? SOURCE_LINE * (double)(count - 1) : 0;
    return LAST_BASELINE * context->page.heading +
           lines * context->style->size_small * context->page.scale;
}

/* What stands below the strip: sources, and the number of the page. */
static double
below_strip(const PsgRenderContext *context)
{
    return first_source_baseline(context) +
           SOURCE_GAP * context->style->size_small * context->page.scale;
}

static PsgRect
room_above(const PsgRenderContext *context, double page_height, double foot)
{
    bool is_placed = psg_page_title(&context->page) != NULL;
    PsgRect room = within_page(context, page_height);
    double above = (is_placed ? BAND_BOTTOM : TITLE_BOTTOM) * context->page.heading;
    return (PsgRect){room.x, room.y + above, room.width, room.height - above - foot};
}

PsgRect
psg_frame_room(const PsgRenderContext *context, double page_height)
{
    return room_above(context, page_height,
                      below_strip(context) + psg_strip_height(context));
}

PsgRect
psg_frame_room_without_strip(const PsgRenderContext *context, double page_height)
{
    return room_above(context, page_height, below_strip(context));
}

PsgScene *
psg_frame_scene(const PsgRenderContext *context, PsgSize page, const char *name,
                const char *title, const char *description)
{
    const char *landscape = psg_context_text(context, &context->landscape->title);
    g_autofree char *whole =
        g_strconcat(title, landscape == NULL ? NULL : " \u2013 ", landscape, NULL);
    PsgScene *scene = psg_scene_new(page, context->style->background);
    psg_scene_describe(scene, name, whole, description, context->language);
    return scene;
}

char *
psg_frame_slice_title(const PsgRenderContext *context, size_t slice, char **suffix)
{
    *suffix = NULL;
    bool has_strip = context->landscape->slice_count > 1;
    return psg_context_slice_title(context, slice, has_strip ? NULL : suffix);
}

char *
psg_frame_headline(const PsgRenderContext *context, size_t slice)
{
    const PsgSlice *said = &context->landscape->slices[slice];
    GString *line = g_string_new(NULL);
    for (size_t i = 0; i < said->headline_count; i++) {
        psg_join(line, " \u00b7 ", psg_context_text(context, &said->headlines[i]));
    }
    if (line->len == 0) {
        g_string_free(line, TRUE);
        return psg_message_of_slice(context, slice);
    }
    return g_string_free(line, FALSE);
}

void
psg_frame_cite(bool *cited, const PsgIndexes *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        cited[sources->items[i]] = true;
    }
}

void
psg_frame_cite_view(bool *cited, const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    psg_frame_cite(cited, &landscape->slices[view->slice].sources);
    if (view->before != PSG_NONE) {
        psg_frame_cite(cited, &landscape->slices[view->before].sources);
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        psg_frame_cite(cited, &landscape->actors[view->actors[i].actor].sources);
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        psg_frame_cite(cited, &landscape->relations[view->relations[i].relation].sources);
    }
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *change = &view->measurements[i];
        const PsgMeasurement *values[] = {change->before, change->after};
        for (size_t k = 0; k < G_N_ELEMENTS(values); k++) {
            if (values[k] != NULL) {
                psg_frame_cite(cited, &values[k]->sources);
            }
        }
    }
}

void
psg_frame_say_empty(const PsgPen *pen, PsgRect area, double size)
{
    PsgTextLook look =
        psg_pen_look(pen, size, 400, pen->context->style->muted, PSG_ANCHOR_MIDDLE);
    psg_pen_write_within(pen, &look, psg_rect_centre(area),
                         psg_word(PSG_WORD_NO_ACTOR, pen->context->language), area.width);
}

static PsgTextLook
landscape_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 500, style->muted, PSG_ANCHOR_START);
}

static double
landscape_width(const PsgPen *pen)
{
    PsgTextLook look = landscape_look(pen);
    const char *title = psg_context_text(pen->context, &pen->context->landscape->title);
    return title == NULL ? 0 : psg_pen_width(pen, &look, title);
}

PsgPen
psg_frame_heading_pen(const PsgPen *pen, PsgRenderContext *context)
{
    *context = *pen->context;
    context->page.scale = context->page.heading;
    return (PsgPen){context, pen->ruler, pen->scene};
}

static void
draw_landscape(const PsgPen *pen)
{
    PsgRect heading = heading_of(pen);
    PsgPoint at = {heading.x, below_top(pen, SUPERTITLE_BASELINE, BAND_SUPERTITLE)};
    const char *title = psg_context_text(pen->context, &pen->context->landscape->title);
    if (title != NULL) {
        PsgTextLook look = landscape_look(pen);
        psg_pen_write_within(pen, &look, at, title, heading.width);
    }
}

void
psg_frame_draw_landscape(const PsgPen *pen)
{
    PsgRenderContext context;
    PsgPen large = psg_frame_heading_pen(pen, &context);
    draw_landscape(&large);
}

/* ---- Title and subtitle ---- */

/* A place in a text where it may be broken into two phrases. */
typedef struct {
    const char *first_end, *second;
} Seam;

/* The nearest seam of that sort from a place on: 0 between headlines, 1 after a clause, 2 after a
 * comma. False if there is none. */
static bool
find_seam(const char *from, int sort, Seam *seam)
{
    static const char *const marks[] = {"\u00b7", ";:.!?\u2013\u2014", ",\u060c"};
    for (const char *place = from; *place != '\0'; place = g_utf8_next_char(place)) {
        const char *next = g_utf8_next_char(place);
        if (*next == ' ' && next[1] != '\0' &&
            g_utf8_strchr(marks[sort], -1, g_utf8_get_char(place)) != NULL) {
            seam->first_end = sort == 0 ? place : next; /* the line's end says the same */
            seam->second = next + 1;
            return true;
        }
    }
    return false;
}

/* The two lines of the seam of that sort that makes them most alike; NULL if there is none where
 * both have room, or one would be a scrap. */
static char **
break_at_seam(const PsgPen *pen, const PsgTextLook *look, const char *text, int sort,
              double width)
{
    char **best = NULL;
    double least = width;
    Seam seam = {NULL, text};
    while (find_seam(seam.second, sort, &seam)) {
        g_autofree char *first =
            g_strchomp(g_strndup(text, (gsize)(seam.first_end - text)));
        double a = psg_pen_width(pen, look, first);
        double b = psg_pen_width(pen, look, seam.second);
        if (MAX(a, b) <= least && MIN(a, b) >= SCRAP * MAX(a, b)) {
            least = MAX(a, b);
            g_strfreev(best);
            best = g_new0(char *, 3);
            best[0] = g_steal_pointer(&first);
            best[1] = g_strdup(seam.second);
        }
    }
    return best;
}

/* One line, or two broken between phrases, or where else they may be. NULL if they don't hold
 * all. */
static char **
break_in_two(const PsgPen *pen, const PsgTextLook *look, const char *text, double width)
{
    if (psg_pen_width(pen, look, text) <= width) {
        return psg_pen_wrap(pen, look, text, width, 1);
    }
    for (int sort = 0; sort < 3; sort++) {
        char **lines = break_at_seam(pen, look, text, sort, width);
        if (lines != NULL) {
            return lines;
        }
    }
    char **lines = psg_pen_wrap(pen, look, text, width, 3);
    if (g_strv_length(lines) <= 2) {
        return lines;
    }
    g_strfreev(lines);
    return NULL;
}

/* Several lines end below the title's baseline. Gives the width of the longest. */
static double
write_block(const PsgPen *pen, const PsgTextLook *look, double left, char *const *lines)
{
    double height = psg_pen_line_height(pen, look), widest = 0;
    size_t count = 0;
    for (; lines[count] != NULL; count++) {
        widest = MAX(widest, psg_pen_width(pen, look, lines[count]));
    }
    PsgPoint at = {left, below_top(pen, TITLE_BASELINE, BAND_BASELINE)};
    if (count > 1) {
        bool is_below = left < heading_of(pen).x + landscape_width(pen);
        at.y += psg_pen_length(pen, LAST_LINE + (is_below ? BELOW_LANDSCAPE : 0)) -
                (double)(count - 1) * height;
    }
    psg_pen_write_lines(pen, look, at, lines);
    return widest;
}

/* In letters of headlines; three lines of smaller ones hold what is too long for two. */
static void
draw_subtitle(const PsgPen *pen, double left, const PsgFrame *frame)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_headline, 400, style->ink, PSG_ANCHOR_START);
    PsgRect heading = heading_of(pen);
    double width = psg_rect_right(heading) - left;
    if (frame->is_subtitle_high) {
        double clear = heading.x + psg_pen_length(pen, GAP) + landscape_width(pen);
        PsgPoint at = {MAX(left, clear), psg_pen_length(pen, HIGH_BASELINE)};
        psg_pen_write_within(pen, &look, at, frame->subtitle, width + left - at.x);
        return;
    }
    char **lines = break_in_two(pen, &look, frame->subtitle, width);
    if (lines == NULL) {
        look = psg_pen_look(pen, MIN(style->size_label, style->size_headline), 400,
                            style->ink, PSG_ANCHOR_START);
        lines = psg_pen_wrap(pen, &look, frame->subtitle, width, 3);
    }
    write_block(pen, &look, left, lines);
    g_strfreev(lines);
}

/* Gives its width. One that leaves nothing for a subtitle has two lines of smaller letters. */
static double
draw_large(const PsgPen *pen, const PsgFrame *frame, double left, double room)
{
    const PsgStyle *style = pen->context->style;
    bool is_alone = frame->suffix == NULL && frame->subtitle == NULL;
    double most = is_alone ? room : room * WIDEST_TITLE;
    PsgTextLook look =
        psg_pen_look(pen, style->size_title, 700, style->ink, PSG_ANCHOR_START);
    if (psg_pen_width(pen, &look, frame->title) <= most) {
        PsgPoint at = {left, below_top(pen, TITLE_BASELINE, BAND_BASELINE)};
        return psg_pen_write(pen, &look, at, frame->title);
    }
    look = psg_pen_look(pen, style->size_headline, 700, style->ink, PSG_ANCHOR_START);
    char **lines = break_in_two(pen, &look, frame->title, most);
    if (lines == NULL) {
        lines = psg_pen_wrap(pen, &look, frame->title, most, 2);
    }
    double width = write_block(pen, &look, left, lines);
    g_strfreev(lines);
    return width;
}

static PsgAnchor
anchor_of(PsgDeckPlace place)
{
    return place == PSG_DECK_START    ? PSG_ANCHOR_START
           : place == PSG_DECK_MIDDLE ? PSG_ANCHOR_MIDDLE
                                      : PSG_ANCHOR_END;
}

/* So much of a length stands before what is placed there. */
static double
share_before(PsgDeckPlace place)
{
    return place == PSG_DECK_START ? 0 : place == PSG_DECK_MIDDLE ? 0.5 : 1;
}

/* A template's letters may stand on its drawings, which only slides have: white ones on a dark bar. */
static PsgColour
seen_on(PsgColour colour, const PsgStyle *style)
{
    return psg_colour_contrast(colour, style->background) >= LEAST_LARGE ? colour
                                                                         : style->ink;
}

void
psg_frame_draw_placed(const PsgPen *pen, const PsgDeckPlaceholder *place,
                      const char *text)
{
    const PsgStyle *style = pen->context->style;
    const char *family =
        place->is_major && style->font_title != NULL ? style->font_title : style->font;
    PsgTextLook look = {{family, place->font_size, place->is_bold ? 700 : 400, false},
                        seen_on(place->colour, pen->context->style),
                        anchor_of(place->align),
                        0};
    double least = psg_pen_length(pen, style->size_small);
    char **lines = psg_pen_wrap(pen, &look, text, place->text.width, G_MAXUINT8);
    while (look.font.size > least &&
           psg_pen_line_height(pen, &look) * (double)g_strv_length(lines) >
               place->text.height) {
        look.font.size *= LESS;
        g_strfreev(lines);
        lines = psg_pen_wrap(pen, &look, text, place->text.width, G_MAXUINT8);
    }
    double line = psg_pen_line_height(pen, &look), cap = psg_pen_cap_height(pen, &look);
    double height = line * (double)g_strv_length(lines);
    PsgPoint at = {place->text.x + place->text.width * share_before(place->align),
                   place->text.y +
                       (place->text.height - height) * share_before(place->anchor) +
                       (line + cap) / 2};
    psg_pen_write_lines(pen, &look, at, lines);
    g_strfreev(lines);
}

static void
draw_title(const PsgPen *pen, const PsgFrame *frame)
{
    const PsgStyle *style = pen->context->style;
    PsgRect heading = heading_of(pen);
    const PsgDeckPlaceholder *place = psg_page_title(&pen->context->page);
    double left = heading.x, gap = psg_pen_length(pen, GAP), room = heading.width;
    PsgPoint at = {left, below_top(pen, TITLE_BASELINE, BAND_BASELINE)};
    psg_scene_role(pen->scene, PSG_ROLE_TITLE);
    if (place != NULL) {
        psg_frame_draw_placed(pen, place, frame->title);
        psg_scene_role(pen->scene, PSG_ROLE_NONE);
    } else {
        at.x += draw_large(pen, frame, left, room) + gap;
    }
    if (frame->suffix != NULL) {
        PsgTextLook look =
            psg_pen_look(pen, style->size_headline, 500, style->muted, PSG_ANCHOR_START);
        double most = left + room - at.x;
        at.x += psg_pen_write_within(pen, &look, at, frame->suffix, most) + gap;
    }
    if (frame->subtitle != NULL && at.x < left + room * LAST_SUBTITLE) {
        psg_scene_role(pen->scene, PSG_ROLE_SUBTITLE);
        draw_subtitle(pen, at.x, frame);
    }
    psg_scene_role(pen->scene, PSG_ROLE_NONE);
}

void
psg_frame_draw_title(const PsgPen *pen, const PsgFrame *frame)
{
    PsgRenderContext context;
    PsgPen large = psg_frame_heading_pen(pen, &context);
    draw_title(&large, frame);
}

char *
psg_frame_source_title(const PsgRenderContext *context, const PsgSource *source)
{
    const char *title = psg_context_text(context, &source->title);
    const char *author = psg_context_text(context, &source->author);
    g_autofree char *date =
        source->has_date ? psg_interval_label(&source->date, context->language) : NULL;
    return g_strconcat(author == NULL ? "" : author, author == NULL ? "" : ", ",
                       title == NULL ? source->id : title, date == NULL ? NULL : ", ",
                       date, NULL);
}

/* ---- Sources ---- */

static PsgTextLook
sources_look(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
}

static double
sources_width(const PsgPen *pen)
{
    return heading_of(pen).width - psg_pen_length(pen, PAGE_NUMBER);
}

/* Their titles, in the landscape's order. */
static GPtrArray *
cited_titles(const PsgRenderContext *context, const bool *cited)
{
    GPtrArray *titles = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < context->landscape->source_count; i++) {
        if (cited[i]) {
            g_ptr_array_add(
                titles, psg_frame_source_title(context, &context->landscape->sources[i]));
        }
    }
    return titles;
}

/* "Sources: " */
static char *
sources_word(const PsgRenderContext *context, size_t count)
{
    return g_strconcat(
        psg_word_for(count, PSG_WORD_SOURCE, PSG_WORD_SOURCES, context->language),
        psg_word(PSG_WORD_COLON, context->language), " ", NULL);
}

/* Text that grows title by title. */
typedef struct {
    double width;
    size_t line; /* the one that is being filled */
    double x;    /* where it ends */
} Fill;

/* Where so wide a text would end, with what parts it from the next. A line has at least one. */
static Fill
fill(const Fill *before, double width, double separator)
{
    Fill after = *before;
    if (after.x > 0 && after.x + width + separator > after.width) {
        after.line++;
        after.x = 0;
    }
    after.x += width + separator;
    return after;
}

/* How many titles have room, with the word for the rest where there is one. */
static guint
count_fitting(const PsgPen *pen, const GPtrArray *titles)
{
    PsgTextLook look = sources_look(pen);
    size_t lines = source_lines(pen->context);
    double separator = psg_pen_width(pen, &look, SEPARATOR);
    Fill end = {.width = sources_width(pen)};
    guint fitting = 1;
    for (guint i = 0; i < titles->len; i++) {
        guint left = titles->len - i - 1;
        double width = psg_pen_width(pen, &look, g_ptr_array_index(titles, i));
        end = fill(&end, width, left > 0 ? separator : 0);
        if (end.line >= lines) {
            break;
        }
        g_autofree char *rest = psg_word_and_others(left, pen->context->language);
        Fill with_rest = fill(&end, psg_pen_width(pen, &look, rest), 0);
        fitting = left == 0 || with_rest.line < lines ? i + 1 : fitting;
    }
    return fitting;
}

/* Titles in lines, each whole on one. Owned by the caller. */
static char *
join_titles(const PsgPen *pen, const GPtrArray *titles)
{
    PsgTextLook look = sources_look(pen);
    double separator = psg_pen_width(pen, &look, SEPARATOR);
    Fill end = {.width = sources_width(pen)};
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < titles->len; i++) {
        const char *title = g_ptr_array_index(titles, i);
        bool is_last = i + 1 == titles->len;
        size_t line = end.line;
        end = fill(&end, psg_pen_width(pen, &look, title), is_last ? 0 : separator);
        g_string_append(lines, end.line > line ? "\n" : "");
        g_string_append(lines, title);
        g_string_append(lines, is_last ? "" : SEPARATOR);
    }
    return g_string_free(lines, FALSE);
}

/* NULL: there are none. */
static char *
source_text(const PsgPen *pen, const bool *cited)
{
    const PsgRenderContext *context = pen->context;
    g_autoptr(GPtrArray) titles = cited_titles(context, cited);
    if (titles->len == 0) {
        return NULL;
    }
    g_autofree char *word = sources_word(context, titles->len);
    char **first = (char **)&g_ptr_array_index(titles, 0);
    char *with_word = g_strconcat(word, *first, NULL);
    g_free(*first);
    *first = with_word;
    guint told = count_fitting(pen, titles), left = titles->len - told;
    if (left > 0) {
        g_ptr_array_set_size(titles, (gint)told);
        g_ptr_array_add(titles, psg_word_and_others(left, context->language));
    }
    return join_titles(pen, titles);
}

char *
psg_frame_sources(const PsgPen *pen, const PsgFrame *frame)
{
    g_autofree char *titles = source_text(pen, frame->cited);
    g_autofree char *cut = psg_cut_words(pen->context, frame->slices, frame->slice_count);
    if (cut == NULL || titles == NULL) {
        return cut != NULL ? g_steal_pointer(&cut) : g_steal_pointer(&titles);
    }
    return g_strconcat(cut, "\n", titles, NULL);
}

void
psg_frame_draw_sources(const PsgPen *pen, const char *lines)
{
    PsgTextLook look = sources_look(pen);
    PsgRect within = within_page(pen->context, psg_scene_size(pen->scene).height);
    PsgPoint at = {within.x,
                   psg_rect_bottom(within) - first_source_baseline(pen->context)};
    g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
    for (size_t i = 0; each[i] != NULL; i++) {
        psg_pen_write_within(pen, &look, at, g_strchomp(each[i]), sources_width(pen));
        at.y += SOURCE_LINE * look.font.size;
    }
}

/* Sentences end with a point. */
static void
add_sentence(GString *text, const char *sentence)
{
    psg_join(text, g_str_has_suffix(text->str, ".") ? " " : ". ", sentence);
}

/* A line for each actor that is so, with what its author says of it. */
static void
add_actors(const PsgRenderContext *context, const PsgView *view, PsgWord word,
           GString *notes)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        const PsgActor *actor = &context->landscape->actors[seen->actor];
        const char *note = psg_context_text(context, &actor->note);
        if (word == PSG_WORD_NEW ? seen->is_new : seen->is_leaving) {
            g_string_append_printf(
                notes, "\n%s (%s)%s%s", psg_context_text(context, seen->name),
                psg_word(word, context->language), note == NULL ? "" : " \u2013 ",
                note == NULL ? "" : note);
        }
    }
}

/* What who speaks of the page may want to say: what it shows, what the author notes of the slice,
 * of who is new and who ends, whom it leaves out, and each source. */
static char *
speaker_notes(const PsgRenderContext *context, const PsgScene *scene,
              const PsgFrame *frame, const char *cut, const GPtrArray *titles)
{
    GString *notes = g_string_new(psg_scene_description(scene));
    if (frame->slice_count == 1) {
        const PsgView *view = context->views[frame->slices[0]];
        const char *note =
            psg_context_text(context, &context->landscape->slices[frame->slices[0]].note);
        g_string_append_printf(notes, "%s%s", note == NULL ? "" : "\n",
                               note == NULL ? "" : note);
        add_actors(context, view, PSG_WORD_NEW, notes);
        add_actors(context, view, PSG_WORD_LEAVING, notes);
    }
    g_string_append_printf(notes, "%s%s", cut == NULL ? "" : "\n",
                           cut == NULL ? "" : cut);
    g_autofree char *word = sources_word(context, titles->len);
    g_string_append_printf(notes, "%s%s", titles->len == 0 ? "" : "\n",
                           titles->len == 0 ? "" : g_strchomp(word));
    for (guint i = 0; i < titles->len; i++) {
        g_string_append_printf(notes, "\n%s", (const char *)g_ptr_array_index(titles, i));
    }
    return g_string_free(notes, FALSE);
}

void
psg_frame_tell_sources(const PsgRenderContext *context, PsgScene *scene,
                       const PsgFrame *frame)
{
    g_autoptr(GPtrArray) titles = cited_titles(context, frame->cited);
    g_autofree char *cut = psg_cut_words(context, frame->slices, frame->slice_count);
    g_autoptr(GString) text = g_string_new(psg_scene_description(scene));
    g_autofree char *notes = speaker_notes(context, scene, frame, cut, titles);
    psg_scene_set_notes(scene, notes);
    if (cut != NULL) {
        add_sentence(text, cut);
    }
    if (titles->len > 0) {
        g_autofree char *word = sources_word(context, titles->len);
        add_sentence(text, word);
    }
    for (guint i = 0; i < titles->len; i++) {
        g_string_append(text, i == 0 ? "" : "; ");
        g_string_append(text, g_ptr_array_index(titles, i));
    }
    if (cut != NULL || titles->len > 0) {
        psg_scene_set_description(scene, text->str);
    }
}

/* ---- All of it ---- */

PsgStrip *
psg_frame_strip(const PsgPen *pen)
{
    PsgRect within = within_page(pen->context, psg_scene_size(pen->scene).height);
    return psg_strip_new(pen, psg_rect_bottom(within) - below_strip(pen->context));
}

void
psg_frame_draw(const PsgPen *pen, const PsgFrame *frame)
{
    const char *landscape =
        psg_context_text(pen->context, &pen->context->landscape->title);
    psg_pen_piece(pen, PSG_PART_HEADING);
    if (g_strcmp0(landscape, frame->title) != 0) { /* else the title says it */
        psg_frame_draw_landscape(pen);
    }
    psg_frame_draw_title(pen, frame);
    psg_pen_end(pen);
    g_autoptr(PsgStrip) strip = frame->slice_count > 0 ? psg_frame_strip(pen) : NULL;
    if (strip != NULL) {
        psg_strip_draw(strip, frame->slices, frame->slice_count);
    }
    psg_frame_tell_sources(pen->context, pen->scene, frame);
    g_autofree char *sources = psg_frame_sources(pen, frame);
    if (sources != NULL) {
        psg_pen_piece(pen, PSG_PART_SOURCES);
        psg_frame_draw_sources(pen, sources);
        psg_pen_end(pen);
    }
}

void
psg_frame_number(const PsgPen *pen, size_t page)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_END);
    PsgRect within = within_page(pen->context, psg_scene_size(pen->scene).height);
    PsgPoint at = {psg_rect_right(within),
                   psg_rect_bottom(within) - LAST_BASELINE * pen->context->page.heading};
    const PsgDeckPlaceholder *place = psg_page_number(&pen->context->page);
    g_autofree char *number = g_strdup_printf("%zu", page);
    psg_scene_role(pen->scene, PSG_ROLE_NUMBER);
    if (place != NULL) {
        psg_frame_draw_placed(pen, place, number);
    } else {
        psg_pen_write(pen, &look, at, number);
    }
    psg_scene_role(pen->scene, PSG_ROLE_NONE);
}
