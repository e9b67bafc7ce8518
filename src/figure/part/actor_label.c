/* Name and pills of an actor, measured and written. */
#include "figure/part/actor_label.h"

#define MOST_LINES 3

/* In units of a slide. */
#define PILL_TEXT 14.0

/* In units of a slide. */
typedef struct {
    double least_width, least_height;
    double widest; /* a longer name takes more lines */
    double padding_x, padding_y;
    double pill_height, pill_padding, pill_gap;
    double pill_above; /* letters may reach below their line */
} Measures;

static const Measures usual = {
    .least_width = 96,
    .least_height = 54,
    .widest = 190,
    .padding_x = 15,
    .padding_y = 5,
    .pill_height = 19,
    .pill_padding = 7,
    .pill_gap = 4,
    .pill_above = 3,
};

static const Measures tight = {
    .least_width = 52,
    .least_height = 36,
    .widest = 96,
    .padding_x = 8,
    .padding_y = 5,
    .pill_height = 18,
    .pill_padding = 5,
    .pill_gap = 2,
    .pill_above = 2,
};

struct PsgActorLabel {
    const PsgPen *pen;
    const PsgBoxManner *manner;
    const Measures *measures;
    double pill_shrink; /* of pills */
    PsgTextLook name_look, pill_look;
    char **lines; /* of the name */
    PsgPills pills;
};

/* In a comparison, kept and removed actors are muted. */
static PsgTextLook
name_look(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen)
{
    const PsgStyle *style = pen->context->style;
    bool there = seen->presence == PSG_PRESENCE_THERE;
    PsgColour colour =
        there ? psg_context_paint(pen->context, seen->kind)->text : style->ink;
    int weight = 600;
    if (manner->view->before != PSG_NONE && seen->change == PSG_CHANGE_NONE) {
        colour = style->muted;
        weight = 400;
    } else if (seen->change == PSG_CHANGE_REMOVED) {
        colour = style->muted;
        weight = 500;
    }
    PsgTextLook look = psg_pen_look(pen, style->size_label * manner->shrink, weight,
                                    colour, PSG_ANCHOR_MIDDLE);
    look.font.italic = seen->presence == PSG_PRESENCE_TALKED_OF;
    return look;
}

/* In tight boxes pills do not get smaller than letters may be, as long as names do not. */
static double
pill_shrink(const PsgPen *pen, const PsgBoxManner *manner)
{
    double smallest =
        MIN(1, manner->shrink * pen->context->style->size_label / PILL_TEXT);
    return manner->is_tight ? MAX(manner->shrink, smallest) : manner->shrink;
}

/* A name before it is too long for a line is cut in tight boxes. */
static void
cut_pills(PsgActorLabel *label)
{
    PsgPills *pills = &label->pills;
    if (!label->manner->is_tight || pills->formerly == NULL) {
        return;
    }
    double most =
        psg_pen_length(label->pen, label->measures->widest) * label->pill_shrink;
    for (size_t i = 0; i < pills->count; i++) {
        if (pills->items[i].text == pills->formerly) {
            char *cut = psg_ruler_cut(label->pen->ruler, &label->pill_look.font,
                                      pills->formerly, most);
            g_free(pills->formerly);
            pills->formerly = cut;
            pills->items[i].text = cut;
        }
    }
}

/* Short lines are for names of several words: no word is broken for them, up to the
 * usual width. */
static double
widest_line(const PsgActorLabel *label, const char *name)
{
    double unit = psg_pen_length(label->pen, 1) * label->manner->shrink;
    double widest = label->measures->widest * unit;
    g_auto(GStrv) words = g_strsplit_set(name, " ", -1);
    for (size_t i = 0; label->manner->is_tight && words[i] != NULL; i++) {
        double own = psg_pen_width(label->pen, &label->name_look, words[i]);
        widest = MAX(widest, MIN(own, usual.widest * unit) + 1);
    }
    return widest;
}

PsgActorLabel *
psg_actor_label_new(const PsgPen *pen, const PsgBoxManner *manner,
                    const PsgViewActor *seen)
{
    PsgActorLabel *label = g_new0(PsgActorLabel, 1);
    label->pen = pen;
    label->manner = manner;
    label->measures = manner->is_tight ? &tight : &usual;
    label->pill_shrink = pill_shrink(pen, manner);
    label->name_look = name_look(pen, manner, seen);
    label->pill_look = psg_pen_look(pen, PILL_TEXT * label->pill_shrink, 600,
                                    label->name_look.colour, PSG_ANCHOR_MIDDLE);
    label->pills = psg_actor_pills(pen->context, manner->view, seen);
    cut_pills(label);
    const char *name = psg_context_text(pen->context, seen->name);
    label->lines =
        psg_pen_wrap(pen, &label->name_look, name, widest_line(label, name), MOST_LINES);
    return label;
}

void
psg_actor_label_free(PsgActorLabel *label)
{
    if (label == NULL) {
        return;
    }
    g_strfreev(label->lines);
    psg_actor_pills_clear(&label->pills);
    g_free(label);
}

static double
pill_length(const PsgActorLabel *label, double units)
{
    return psg_pen_length(label->pen, units) * label->pill_shrink;
}

static double
pill_width(const PsgActorLabel *label, const PsgPill *pill)
{
    return psg_pen_width(label->pen, &label->pill_look, pill->text) +
           2 * pill_length(label, label->measures->pill_padding);
}

/* Of all pills, side by side or below each other. */
static PsgSize
pills_size(const PsgActorLabel *label)
{
    PsgSize size = {0, 0};
    double gap = pill_length(label, label->measures->pill_gap);
    double height = pill_length(label, label->measures->pill_height);
    for (size_t i = 0; i < label->pills.count; i++) {
        double width = pill_width(label, &label->pills.items[i]);
        if (label->manner->is_tight) {
            size.width = MAX(size.width, width);
            size.height += height + (i > 0 ? gap : 0);
        } else {
            size.width += width + (i > 0 ? gap : 0);
            size.height = height;
        }
    }
    return size;
}

/* Of name and pills. */
static PsgSize
inner_size(const PsgActorLabel *label)
{
    PsgSize size = pills_size(label);
    size.height +=
        label->pills.count > 0 ? pill_length(label, label->measures->pill_above) : 0;
    for (size_t i = 0; label->lines[i] != NULL; i++) {
        size.width = MAX(size.width,
                         psg_pen_width(label->pen, &label->name_look, label->lines[i]));
        size.height += psg_pen_line_height(label->pen, &label->name_look);
    }
    return size;
}

PsgSize
psg_actor_label_room(const PsgActorLabel *label)
{
    const Measures *measures = label->measures;
    double unit = psg_pen_length(label->pen, 1) * label->manner->shrink;
    PsgSize inner = inner_size(label);
    return (PsgSize){
        MAX(inner.width + 2 * measures->padding_x * unit, measures->least_width * unit),
        MAX(inner.height + 2 * measures->padding_y * unit,
            measures->least_height * unit)};
}

/* top: the middle of the pill's upper side. */
static void
draw_pill(const PsgActorLabel *label, const PsgPill *pill, PsgPoint top)
{
    PsgSize size = {pill_width(label, pill),
                    pill_length(label, label->measures->pill_height)};
    PsgRect room = {top.x - size.width / 2, top.y, size.width, size.height};
    double cap = psg_pen_cap_height(label->pen, &label->pill_look);
    if (pill->fill.alpha > 0 || pill->line.alpha > 0) {
        PsgInk ink = {pill->fill, pill->line, psg_pen_length(label->pen, 1),
                      PSG_DASH_NONE};
        psg_scene_box(label->pen->scene, room, room.height / 2, &ink);
    }
    PsgTextLook look = label->pill_look;
    look.colour = pill->colour;
    psg_pen_write(label->pen, &look,
                  (PsgPoint){room.x + room.width / 2, room.y + (room.height + cap) / 2},
                  pill->text);
}

/* at: the middle of their upper side. */
static void
draw_pills(const PsgActorLabel *label, PsgPoint at)
{
    double gap = pill_length(label, label->measures->pill_gap);
    double x = at.x - pills_size(label).width / 2;
    for (size_t i = 0; i < label->pills.count; i++) {
        const PsgPill *pill = &label->pills.items[i];
        if (label->manner->is_tight) {
            draw_pill(label, pill, at);
            at.y += pill_length(label, label->measures->pill_height) + gap;
        } else {
            double width = pill_width(label, pill);
            draw_pill(label, pill, (PsgPoint){x + width / 2, at.y});
            x += width + gap;
        }
    }
}

void
psg_actor_label_draw(const PsgActorLabel *label, PsgRect box)
{
    double line = psg_pen_line_height(label->pen, &label->name_look);
    double cap = psg_pen_cap_height(label->pen, &label->name_look);
    PsgPoint at = {box.x + box.width / 2,
                   box.y + (box.height - inner_size(label).height) / 2};
    for (size_t i = 0; label->lines[i] != NULL; i++) {
        PsgPoint baseline = {at.x, at.y + (line + cap) / 2};
        psg_pen_write(label->pen, &label->name_look, baseline, label->lines[i]);
        at.y += line;
    }
    at.y += pill_length(label, label->measures->pill_above);
    draw_pills(label, at);
}
