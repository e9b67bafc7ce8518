/* Names in running lines: placed one after the other, then drawn. */
#include "figure/part/inline_names.h"

#include "figure/strings.h"

#define SIZE 17.0
#define SLACK 0.02 /* a name that was cut may be a hundredth wider than it was to be */

typedef struct {
    char *text; /* owned */
    bool is_new, is_there;
    size_t line;
    double x, width; /* from the line's left end */
} Name;

typedef struct {
    Name *names;
    size_t count, lines;
    double *widths; /* by line */
} Placed;

static PsgTextLook
look_of(const PsgPen *pen, const Name *name)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, SIZE, name->is_new ? 700 : 400,
                     name->is_new ? style->accent : style->ink, PSG_ANCHOR_START);
    look.font.italic = !name->is_there;
    return look;
}

static Name
name_of(const PsgRenderContext *context, const PsgInlineNames *flow, size_t index)
{
    const PsgViewActor *seen = flow->actors[index];
    const char *text = psg_context_text(context, seen->name);
    if (flow->is_plain) {
        return (Name){.text = g_strdup(text), .is_there = true};
    }
    PsgNameMark mark =
        flow->marks == NULL ? (PsgNameMark){seen->is_new, NULL} : flow->marks[index];
    const char *told = mark.told != NULL ? mark.told
                       : mark.is_new     ? psg_word(PSG_WORD_NEW, context->language)
                       : seen->presence == PSG_PRESENCE_TALKED_OF
                           ? psg_word(PSG_WORD_TALKED_OF, context->language)
                           : NULL;
    return (Name){
        .text = told == NULL ? g_strdup(text) : g_strdup_printf("%s (%s)", text, told),
        .is_new = mark.is_new || mark.told != NULL,
        .is_there = seen->presence == PSG_PRESENCE_THERE,
    };
}

/* A name keeps its comma, so that a line never begins with one. */
static void
add_comma(Name *name)
{
    char *with = g_strconcat(name->text, ",", NULL);
    g_free(name->text);
    name->text = with;
}

/* Where the next name goes. */
typedef struct {
    const PsgPen *pen;
    const PsgInlineNames *flow;
    double blank; /* between two names */
    /* at the end of the last line, for the count of names without room */
    double reserve;
    double x;
    size_t line;
} Cursor;

static double
room_on_line(const Cursor *cursor, bool is_last_name)
{
    bool may_be_counted = cursor->line + 1 == cursor->flow->most && !is_last_name;
    return cursor->flow->width - (may_be_counted ? cursor->reserve : 0);
}

static void
measure(const PsgPen *pen, Name *name, double most)
{
    PsgTextLook look = look_of(pen, name);
    name->width = psg_pen_width(pen, &look, name->text);
    if (name->width > most) {
        char *cut = psg_ruler_cut(pen->ruler, &look.font, name->text, MAX(most, 0));
        g_free(name->text);
        name->text = cut;
        name->width = psg_pen_width(pen, &look, cut);
    }
}

/* Puts the name on the line or on the next one, cut if it is wider than that; false if
 * there is no next one. */
static bool
place(Cursor *cursor, Name *name, bool is_last_name)
{
    measure(cursor->pen, name, cursor->flow->width);
    double x = cursor->x > 0 ? cursor->x + cursor->blank : 0;
    if (x + name->width > room_on_line(cursor, is_last_name) + SLACK && x > 0) {
        if (cursor->line + 1 >= cursor->flow->most) {
            return false;
        }
        cursor->line++;
        x = 0;
    }
    measure(cursor->pen, name, room_on_line(cursor, is_last_name) - x);
    name->x = x;
    name->line = cursor->line;
    cursor->x = x + name->width;
    return true;
}

/* The width of a count of at most so many, whichever digits it has. */
static double
widest_count(const PsgPen *pen, const PsgTextLook *look, size_t most)
{
    double widest = 0;
    size_t ones = 1;
    for (size_t power = 10; power <= most; power *= 10) {
        ones += power;
    }
    for (size_t digit = 1; digit <= 9; digit++) {
        g_autofree char *text = psg_word_others(digit * ones, pen->context->language);
        widest = MAX(widest, psg_pen_width(pen, look, text));
    }
    return widest;
}

static Cursor
cursor_at_start(const PsgPen *pen, const PsgInlineNames *flow)
{
    PsgTextLook look =
        psg_pen_look(pen, SIZE, 400, pen->context->style->ink, PSG_ANCHOR_START);
    double blank = psg_pen_length(pen, SIZE) * 0.3;
    double reserve =
        MIN(widest_count(pen, &look, flow->count) + blank, flow->width * 0.8);
    return (Cursor){.pen = pen, .flow = flow, .blank = blank, .reserve = reserve};
}

enum { MOST_PIECES = 16 }; /* of one name */

/* A name that is wider than a line takes several; false if there are not so many. */
static bool
place_in_pieces(Cursor *cursor, const Name *name, bool is_last_name, Placed *placed)
{
    const PsgPen *pen = cursor->pen;
    PsgTextLook look = look_of(pen, name);
    g_auto(GStrv) pieces =
        psg_pen_wrap(pen, &look, name->text, cursor->flow->width, MOST_PIECES);
    size_t count = g_strv_length(pieces), line = cursor->line + (cursor->x > 0 ? 1 : 0);
    if (count == 0 || line + count > cursor->flow->most) {
        return false;
    }
    Cursor after = {
        .flow = cursor->flow, .reserve = cursor->reserve, .line = line + count - 1};
    double last = psg_pen_width(pen, &look, pieces[count - 1]);
    if (last > room_on_line(&after, is_last_name)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        Name piece = {g_strdup(pieces[i]),
                      name->is_new,
                      name->is_there,
                      line + i,
                      0,
                      psg_pen_width(pen, &look, pieces[i])};
        placed->names[placed->count++] = piece;
        cursor->x = piece.width;
    }
    cursor->line = line + count - 1;
    return true;
}

static bool
is_too_wide(const PsgPen *pen, const Name *name, double most)
{
    PsgTextLook look = look_of(pen, name);
    return psg_pen_width(pen, &look, name->text) > most;
}

/* The names that have room, in that order (NULL: as they are given), and a last one that counts the
 * rest. told: of how many there is one. */
static Placed
place_in_order(const PsgPen *pen, const PsgInlineNames *flow, const size_t *order,
               size_t *told)
{
    Placed placed = {g_new0(Name, flow->count + flow->most + 1), 0, 0,
                     g_new0(double, flow->most + 1)};
    Cursor cursor = cursor_at_start(pen, flow);
    bool has_room = true;
    for (*told = 0; *told < flow->count && has_room; (*told)++) {
        size_t left = flow->count - *told;
        bool is_last = left == 1;
        Name name = name_of(pen->context, flow, order == NULL ? *told : order[*told]);
        if (!is_last) {
            add_comma(&name);
        }
        if (is_too_wide(pen, &name, flow->width) &&
            place_in_pieces(&cursor, &name, is_last, &placed)) {
            g_free(name.text);
            continue;
        }
        has_room = place(&cursor, &name, is_last);
        if (!has_room) {
            g_free(name.text);
            name = (Name){.text = psg_word_others(left, pen->context->language),
                          .is_there = true};
            place(&cursor, &name, true);
        }
        placed.names[placed.count++] = name;
    }
    *told -= has_room ? 0 : 1;
    for (size_t i = 0; i < placed.count; i++) {
        const Name *name = &placed.names[i];
        placed.widths[name->line] = MAX(placed.widths[name->line], name->x + name->width);
        placed.lines = name->line + 1;
    }
    return placed;
}

static bool
is_news(const PsgInlineNames *flow, size_t index)
{
    return flow->marks == NULL
               ? flow->actors[index]->is_new
               : flow->marks[index].is_new || flow->marks[index].told != NULL;
}

/* Those that are news first, else in order. Owned by the caller. */
static size_t *
news_first(const PsgInlineNames *flow)
{
    size_t *order = g_new(size_t, flow->count + 1), count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < flow->count; i++) {
            if (is_news(flow, i) == (pass == 0)) {
                order[count++] = i;
            }
        }
    }
    return order;
}

static void
placed_clear(Placed *placed)
{
    for (size_t i = 0; i < placed->count; i++) {
        g_free(placed->names[i].text);
    }
    g_free(placed->names);
    g_free(placed->widths);
}

/* News are not among those that are counted, as long as there is room for them. */
static Placed
place_names(const PsgPen *pen, const PsgInlineNames *flow)
{
    size_t told;
    bool misses_news = false;
    Placed placed = place_in_order(pen, flow, NULL, &told);
    for (size_t i = told; i < flow->count && !flow->is_plain; i++) {
        misses_news = misses_news || is_news(flow, i);
    }
    if (misses_news) {
        g_autofree size_t *order = news_first(flow);
        placed_clear(&placed);
        placed = place_in_order(pen, flow, order, &told);
    }
    return placed;
}

size_t
psg_inline_names_lines(const PsgPen *pen, const PsgInlineNames *flow)
{
    Placed placed = place_names(pen, flow);
    size_t lines = placed.lines;
    placed_clear(&placed);
    return lines;
}

double
psg_inline_names_line_height(const PsgPen *pen)
{
    PsgTextLook look =
        psg_pen_look(pen, SIZE, 400, pen->context->style->ink, PSG_ANCHOR_START);
    return psg_pen_line_height(pen, &look);
}

void
psg_inline_names_draw(const PsgPen *pen, const PsgInlineNames *flow, PsgPoint at)
{
    Placed placed = place_names(pen, flow);
    for (size_t i = 0; i < placed.count; i++) {
        const Name *name = &placed.names[i];
        PsgTextLook look = look_of(pen, name);
        double left =
            flow->anchor == PSG_ANCHOR_END ? at.x - placed.widths[name->line] : at.x;
        PsgPoint place = {left + name->x,
                          at.y + (double)name->line * psg_inline_names_line_height(pen)};
        psg_pen_write(pen, &look, place, name->text);
    }
    placed_clear(&placed);
}
