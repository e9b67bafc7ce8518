/* Names in running lines: placed one after the other, then drawn. */
#include "figure/name_flow.h"

#include "figure/words.h"

#define SIZE 17.0

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
    const PsgStyle *style = pen->setting->style;
    PsgTextLook look = psg_pen_look(pen, SIZE, name->is_new ? 700 : 400,
                                    name->is_new ? style->accent : style->ink, PSG_ANCHOR_START);
    look.font.italic = !name->is_there;
    return look;
}

static Name
name_of(const PsgSetting *setting, const PsgViewActor *seen)
{
    const char *text = psg_setting_text(setting, seen->name);
    const char *told = seen->is_new ? psg_word(PSG_WORD_NEW, setting->language)
                       : seen->presence == PSG_PRESENCE_TALKED_OF
                           ? psg_word(PSG_WORD_TALKED_OF, setting->language)
                           : NULL;
    return (Name){
        .text = told == NULL ? g_strdup(text) : g_strdup_printf("%s (%s)", text, told),
        .is_new = seen->is_new,
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

/* Puts the name on the line, or on the next one. */
static void
place(const PsgPen *pen, double most_width, Name *name, double *x, size_t *line)
{
    PsgTextLook look = look_of(pen, name);
    double blank = psg_pen_length(pen, SIZE) * 0.3;
    name->width = psg_pen_width(pen, &look, name->text);
    if (*x > 0 && *x + blank + name->width > most_width) {
        *x = 0;
        (*line)++;
    }
    name->x = *x > 0 ? *x + blank : 0;
    name->line = *line;
    *x = name->x + name->width;
}

/* The names that have room, and a last one that counts the rest. */
static Placed
place_names(const PsgPen *pen, const PsgNameFlow *flow)
{
    Placed placed = {g_new0(Name, flow->count + 1), 0, 0, g_new0(double, flow->most + 1)};
    PsgTextLook look = psg_pen_look(pen, SIZE, 400, pen->setting->style->ink, PSG_ANCHOR_START);
    g_autofree char *widest =
        g_strdup_printf("+ 99 %s", psg_word(PSG_WORD_OTHERS, pen->setting->language));
    double reserve = psg_pen_width(pen, &look, widest);
    double x = 0;
    size_t line = 0;
    for (size_t i = 0; i < flow->count; i++) {
        Name name = name_of(pen->setting, flow->actors[i]);
        if (i + 1 < flow->count) {
            add_comma(&name);
        }
        bool on_last = line + 1 == flow->most && i + 1 < flow->count;
        size_t before = line;
        double before_x = x;
        place(pen, flow->width - (on_last ? reserve : 0), &name, &x, &line);
        if (line >= flow->most) {
            g_free(name.text);
            name = (Name){.text = g_strdup_printf("+ %zu %s", flow->count - i,
                                                  psg_word(PSG_WORD_OTHERS, pen->setting->language)),
                          .is_there = true};
            x = before_x;
            line = before;
            place(pen, flow->width * 2, &name, &x, &line);
            placed.names[placed.count++] = name;
            break;
        }
        placed.names[placed.count++] = name;
    }
    for (size_t i = 0; i < placed.count; i++) {
        const Name *name = &placed.names[i];
        placed.widths[name->line] = MAX(placed.widths[name->line], name->x + name->width);
        placed.lines = name->line + 1;
    }
    return placed;
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

size_t
psg_name_flow_lines(const PsgPen *pen, const PsgNameFlow *flow)
{
    Placed placed = place_names(pen, flow);
    size_t lines = placed.lines;
    placed_clear(&placed);
    return lines;
}

double
psg_name_flow_line_height(const PsgPen *pen)
{
    PsgTextLook look = psg_pen_look(pen, SIZE, 400, pen->setting->style->ink, PSG_ANCHOR_START);
    return psg_pen_line_height(pen, &look);
}

void
psg_name_flow_draw(const PsgPen *pen, const PsgNameFlow *flow, PsgPoint at)
{
    Placed placed = place_names(pen, flow);
    for (size_t i = 0; i < placed.count; i++) {
        const Name *name = &placed.names[i];
        PsgTextLook look = look_of(pen, name);
        double left = flow->anchor == PSG_ANCHOR_END ? at.x - placed.widths[name->line] : at.x;
        PsgPoint place = {left + name->x,
                          at.y + (double)name->line * psg_name_flow_line_height(pen)};
        psg_pen_write(pen, &look, place, name->text);
    }
    placed_clear(&placed);
}
