/*
 * Texts in several lines: as few as can be, and as even as can be.
 *
 * 1. The text is cut into pieces where Unicode's line breaking (UAX 14, by Pango) lets a
 *    line end, but for the blank before the high marks of French (« Et demain ? »), which
 *    its authors seldom write as no-break spaces; a word in Latin letters that is wider than
 *    the line is cut between syllables, with a hyphen; what is wider still, between
 *    characters (grapheme clusters).
 * 2. Dynamic programming over the pieces, as Knuth and Plass do for paragraphs ("Breaking
 *    paragraphs into lines", 1981): the best way to set the first n pieces follows from
 *    the best ways to set fewer. Better is: fewer lines, then a smaller sum of squared
 *    widths, which evens them out.
 * 3. Widths of pieces are added up, so a line may differ by some kerning; if one turns
 *    out too wide, the text is set again in a slightly narrower measure.
 */
#include "scene/lettering.h"
#include "scene/measure.h"
#include "scene/syllable.h"

#include <math.h>
#include <string.h>

#define ELLIPSIS "…"
#define HYPHEN "-"

enum { TRIES = 4 };

static const double SLACK = 0.01; /* sums of widths are not exact */

typedef struct {
    size_t start, end, bare; /* bytes of the text; bare: without the blanks at its end */
    double full_width, bare_width; /* the latter with a hyphen, if it takes one */
    bool takes_hyphen;             /* at the end of a line */
} Piece;

typedef struct {
    size_t line_count;
    double cost;
    size_t previous; /* where the last line begins */
} Best;

/* What is set, and in what. */
typedef struct {
    PsgRuler *ruler;
    const PsgFont *font;
    const char *text;
    double width;
    GArray *pieces; /* Piece */
} Setting;

static double
width_between(const Setting *context, size_t start, size_t end)
{
    g_autofree char *part = g_strndup(context->text + start, end - start);
    return psg_ruler_width(context->ruler, context->font, part);
}

static size_t
without_blanks(const char *text, size_t start, size_t end)
{
    while (end > start) {
        const char *last = g_utf8_prev_char(text + end);
        if (!g_unichar_isspace(g_utf8_get_char(last))) {
            break;
        }
        end = (size_t)(last - text);
    }
    return end;
}

static PangoLogAttr *
break_places(const char *text, size_t *count)
{
    size_t length = (size_t)g_utf8_strlen(text, -1);
    PangoLogAttr *places = g_new0(PangoLogAttr, length + 1);
    pango_get_log_attrs(text, -1, -1, pango_language_from_string("xx"), places,
                        (int)length + 1);
    *count = length;
    return places;
}

/* What has no width goes with what stands before it: it needs no line of its own, and pieces
 * without a width would all be tried as the first of a line. */
static void
add_piece(Setting *context, size_t start, size_t end, bool takes_hyphen)
{
    Piece piece = {.start = start,
                   .end = end,
                   .bare = without_blanks(context->text, start, end),
                   .takes_hyphen = takes_hyphen};
    piece.full_width = width_between(context, start, end);
    piece.bare_width =
        piece.bare == end ? piece.full_width : width_between(context, start, piece.bare);
    if (takes_hyphen) {
        piece.bare_width += psg_ruler_width(context->ruler, context->font, HYPHEN);
    }
    guint count = context->pieces->len;
    Piece *last = count == 0 ? NULL : &g_array_index(context->pieces, Piece, count - 1);
    if (last != NULL && last->bare == last->end && piece.full_width <= 0) {
        last->end = last->bare = end;
    } else {
        g_array_append_val(context->pieces, piece);
    }
}

/* Where the characters of a word end: size_t. `places` belongs to its first one. Owned by the
 * caller. */
static GArray *
character_ends(const char *text, size_t start, size_t end, const PangoLogAttr *places)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0, place = start; place < end; i++) {
        place = (size_t)(g_utf8_next_char(text + place) - text);
        if (place >= end || places[i + 1].is_cursor_position) {
            g_array_append_val(ends, place);
        }
    }
    return ends;
}

/* The last character that a line has room for which begins at `start` with the character
 * `first`, which it has in any case. In steps that get larger, then by bisection: widths are
 * costly. */
static guint
last_that_fits(const Setting *context, size_t start, const GArray *ends, guint first)
{
    guint fits = first, fails = ends->len;
    for (guint step = 1; fits + step < fails; step *= 2) {
        size_t end = g_array_index(ends, size_t, fits + step);
        bool does_fit = width_between(context, start, end) <= context->width;
        *(does_fit ? &fits : &fails) = fits + step;
    }
    while (fits + 1 < fails) {
        guint middle = fits + (fails - fits) / 2;
        size_t end = g_array_index(ends, size_t, middle);
        bool does_fit = width_between(context, start, end) <= context->width;
        *(does_fit ? &fits : &fails) = middle;
    }
    return fits;
}

/* What is wider than the line: as many characters as fit, and at least one, again and again.
 * `places` belongs to its first character. */
static void
add_characters(Setting *context, size_t start, size_t end, const PangoLogAttr *places)
{
    g_autoptr(GArray) ends = character_ends(context->text, start, end, places);
    for (guint first = 0; first < ends->len;) {
        guint last = last_that_fits(context, start, ends, first);
        size_t next = g_array_index(ends, size_t, last);
        add_piece(context, start, next, false);
        start = next;
        first = last + 1;
    }
}

/* A word that is wider than the line. `places` belongs to its first character. */
static void
add_long_word(Setting *context, size_t start, size_t end, const PangoLogAttr *places)
{
    double hyphen = psg_ruler_width(context->ruler, context->font, HYPHEN);
    while (start < end) {
        size_t next = psg_syllable_end(context->text, start, end);
        double width =
            width_between(context, start, without_blanks(context->text, start, next));
        if (width + (next < end ? hyphen : 0) <= context->width) {
            add_piece(context, start, next, next < end);
        } else {
            add_characters(context, start, next, places);
        }
        places += g_utf8_strlen(context->text + start, (gssize)(next - start));
        start = next;
    }
}

/* A line never begins with one of these, nor ends with an opening quote. */
static bool
holds_together(const char *text, const char *place)
{
    const char *before = g_utf8_find_prev_char(text, place);
    before = before == NULL ? NULL : g_utf8_find_prev_char(text, before);
    return strchr(":;!?%", *place) != NULL || g_str_has_prefix(place, "\u00bb") ||
           (before != NULL && g_str_has_prefix(before, "\u00ab"));
}

static void
find_pieces(Setting *context)
{
    size_t count;
    g_autofree PangoLogAttr *places = break_places(context->text, &count);
    g_array_set_size(context->pieces, 0);
    const char *start = context->text;
    const char *place = start;
    size_t first = 0; /* the character at start */
    for (size_t i = 0; i < count; i++) {
        place = g_utf8_next_char(place);
        if (i + 1 < count &&
            (!places[i + 1].is_line_break || holds_together(context->text, place))) {
            continue;
        }
        size_t from = (size_t)(start - context->text);
        size_t to = (size_t)(place - context->text);
        size_t bare = without_blanks(context->text, from, to);
        if (width_between(context, from, bare) > context->width) {
            add_long_word(context, from, to, places + first);
        } else {
            add_piece(context, from, to, false);
        }
        start = place;
        first = i + 1;
    }
}

/* The best way to set the first `end` pieces, from those for fewer: wherever their last
 * line may begin. A line has one piece at least, however wide. */
static Best
best_up_to(const Setting *context, const Best *best, size_t end)
{
    Best found = {G_MAXSIZE, 0, 0};
    double width = g_array_index(context->pieces, Piece, end - 1).bare_width;
    for (size_t start = end; start-- > 0;) {
        if (start < end - 1) {
            width += g_array_index(context->pieces, Piece, start).full_width;
            if (width > context->width) {
                break;
            }
        }
        size_t lines = best[start].line_count + 1;
        double cost = best[start].cost + width * width;
        if (lines < found.line_count ||
            (lines == found.line_count && cost < found.cost)) {
            found = (Best){lines, cost, start};
        }
    }
    return found;
}

/* The best way to set all pieces up to the last one; best[n] tells of the first n. */
static Best *
find_best(const Setting *context)
{
    size_t count = context->pieces->len;
    Best *best = g_new0(Best, count + 1);
    for (size_t end = 1; end <= count; end++) {
        best[end] = best_up_to(context, best, end);
    }
    return best;
}

/* The text in lines. */
typedef struct {
    char **lines;
    GArray *starts; /* size_t: where each begins in the text */
} Set;

static void
set_clear(Set *set)
{
    g_clear_pointer(&set->lines, g_strfreev);
    g_clear_pointer(&set->starts, g_array_unref);
}

static Set
lines_of(const Setting *context, const Best *best)
{
    size_t end = context->pieces->len;
    size_t line = best[end].line_count;
    Set set = {g_new0(char *, line + 1), g_array_new(FALSE, TRUE, sizeof(size_t))};
    g_array_set_size(set.starts, (guint)line);
    while (line > 0) {
        size_t start = best[end].previous;
        const Piece *last = &g_array_index(context->pieces, Piece, end - 1);
        size_t from = g_array_index(context->pieces, Piece, start).start;
        g_autofree char *bare = g_strndup(context->text + from, last->bare - from);
        set.lines[--line] = g_strconcat(bare, last->takes_hyphen ? HYPHEN : NULL, NULL);
        g_array_index(set.starts, size_t, line) = from;
        end = start;
    }
    return set;
}

static Set
wrap_once(PsgRuler *ruler, const PsgFont *font, const char *text, double width)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    Setting context = {ruler, font, text, width, pieces};
    find_pieces(&context);
    g_autofree Best *best = find_best(&context);
    return lines_of(&context, best);
}

static double
widest(PsgRuler *ruler, const PsgFont *font, char **lines)
{
    double width = 0;
    for (char **line = lines; *line != NULL; line++) {
        width = MAX(width, psg_ruler_width(ruler, font, *line));
    }
    return width;
}

char **
psg_ruler_wrap(PsgRuler *ruler, const PsgFont *font, const char *text, double width,
               size_t most)
{
    g_assert(most > 0);
    g_autofree char *line = psg_lettering_line(text);
    g_strstrip(line);
    if (*line == '\0') {
        return g_new0(char *, 1);
    }
    double measure = width + SLACK;
    Set set = wrap_once(ruler, font, line, measure);
    for (int i = 1; i < TRIES; i++) {
        double excess = widest(ruler, font, set.lines) - (width + SLACK);
        if (excess <= 0) {
            break;
        }
        measure -= excess + SLACK;
        set_clear(&set);
        set = wrap_once(ruler, font, line, measure);
    }
    char **lines = g_steal_pointer(&set.lines);
    if (set.starts->len > most) {
        const char *rest = line + g_array_index(set.starts, size_t, most - 1);
        g_free(lines[most - 1]);
        lines[most - 1] = psg_ruler_cut(ruler, font, rest, width);
        for (size_t i = most; lines[i] != NULL; i++) {
            g_clear_pointer(&lines[i], g_free);
        }
    }
    set_clear(&set);
    return lines;
}

/* A hyphen that is written belongs to a name, though a line may end there. */
static bool
ends_word(const char *text, const char *place)
{
    return place == text || (place[-1] != '-' && !holds_together(text, place));
}

double
psg_ruler_widest_word(PsgRuler *ruler, const PsgFont *font, const char *text)
{
    size_t count;
    g_autofree char *line = psg_lettering_line(text);
    g_autofree PangoLogAttr *places = break_places(line, &count);
    const char *start = line, *place = line;
    double widest = 0;
    for (size_t i = 1; i <= count; i++) {
        place = g_utf8_next_char(place);
        if (i == count || (places[i].is_line_break && ends_word(line, place))) {
            size_t from = (size_t)(start - line), to = (size_t)(place - line);
            g_autofree char *word =
                g_strndup(start, without_blanks(line, from, to) - from);
            widest = MAX(widest, psg_ruler_width(ruler, font, word));
            start = place;
        }
    }
    return widest;
}

static char *
with_ellipsis(const char *text, size_t end)
{
    return g_strdup_printf("%.*s" ELLIPSIS, (int)without_blanks(text, 0, end), text);
}

char *
psg_ruler_cut(PsgRuler *ruler, const PsgFont *font, const char *text, double width)
{
    g_autofree char *line = psg_lettering_line(text);
    if (psg_ruler_width(ruler, font, line) <= width + SLACK) {
        return g_steal_pointer(&line);
    }
    size_t count;
    g_autofree PangoLogAttr *places = break_places(line, &count);
    /* Where whole characters begin: the text may end there. */
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    const char *place = line;
    for (size_t i = 0; i < count; i++, place = g_utf8_next_char(place)) {
        if (places[i].is_cursor_position) {
            size_t end = (size_t)(place - line);
            g_array_append_val(ends, end);
        }
    }
    size_t fits = 0; /* bisection: ends[fits] fits, ends[fails] does not */
    size_t fails = ends->len;
    while (fits + 1 < fails) {
        size_t middle = (fits + fails) / 2;
        g_autofree char *shorter =
            with_ellipsis(line, g_array_index(ends, size_t, middle));
        bool does_fit = psg_ruler_width(ruler, font, shorter) <= width + SLACK;
        *(does_fit ? &fits : &fails) = middle;
    }
    return with_ellipsis(line, ends->len == 0 ? 0 : g_array_index(ends, size_t, fits));
}
