/* The box of an actor: its name, and in words what is told of it in this slice. */
#include "figure/actor_box.h"

#include "figure/shape.h"
#include "figure/words.h"

/* In units of a slide. */
#define LEAST_HEIGHT 54.0
#define LEAST_WIDTH 96.0
#define WIDEST_LABEL 190.0 /* a longer name takes more lines */
#define MOST_LINES 3
#define PADDING_X 15.0
#define PADDING_Y 5.0
#define PILL_HEIGHT 19.0
#define PILL_PADDING 7.0
#define PILL_GAP 4.0
#define PILL_ABOVE 3.0 /* letters may reach below their line */
#define PILL_TEXT 14.0
#define NEW_OUTLINE 2.2 /* times the usual outline */

typedef struct {
    const char *text;
    PsgColour fill, line, colour;
} Pill;

enum { MOST_PILLS = 3 };

/* What is to be told of an actor in a slice, name apart. */
typedef struct {
    Pill items[MOST_PILLS];
    size_t count;
    char *formerly; /* owned */
} Pills;

static void
add_pill(Pills *pills, const char *text, PsgColour fill, PsgColour line, PsgColour colour)
{
    pills->items[pills->count++] = (Pill){text, fill, line, colour};
}

static Pills
pills_of(const PsgSetting *setting, const PsgViewActor *seen)
{
    const PsgStyle *style = setting->style;
    const char *language = setting->language;
    Pills pills = {0};
    if (seen->is_new) {
        add_pill(&pills, psg_word(PSG_WORD_NEW, language), style->accent, PSG_COLOUR_NONE,
                 style->accent_text);
    }
    if (seen->is_leaving) {
        add_pill(&pills, psg_word(PSG_WORD_LEAVING, language), style->ink,
                 PSG_COLOUR_NONE, style->background);
    }
    if (seen->former_name != NULL) {
        pills.formerly = g_strdup_printf("%s %s", psg_word(PSG_WORD_FORMERLY, language),
                                         psg_setting_text(setting, seen->former_name));
        add_pill(&pills, pills.formerly, style->background, style->ink, style->ink);
    }
    if (seen->presence == PSG_PRESENCE_TALKED_OF) {
        add_pill(&pills, psg_word(PSG_WORD_TALKED_OF, language), PSG_COLOUR_NONE,
                 PSG_COLOUR_NONE, style->muted);
    }
    if (seen->presence == PSG_PRESENCE_UNSURE) {
        add_pill(&pills, psg_word(PSG_WORD_UNSURE, language), PSG_COLOUR_NONE,
                 PSG_COLOUR_NONE, style->muted);
    }
    return pills;
}

/* A box and what is written in it. */
typedef struct {
    const PsgPen *pen;
    const PsgViewActor *seen;
    double shrink;
    PsgTextLook name_look, pill_look;
    char **lines; /* of the name */
    Pills pills;
} Label;

static Label
label_new(const PsgPen *pen, const PsgViewActor *seen, double shrink)
{
    const PsgStyle *style = pen->setting->style;
    bool there = seen->presence == PSG_PRESENCE_THERE;
    PsgColour colour =
        there ? psg_setting_paint(pen->setting, seen->kind)->text : style->ink;
    Label label = {
        .pen = pen,
        .seen = seen,
        .shrink = shrink,
        .name_look =
            psg_pen_look(pen, style->size_label * shrink, 600, colour, PSG_ANCHOR_MIDDLE),
        .pill_look =
            psg_pen_look(pen, PILL_TEXT * shrink, 600, colour, PSG_ANCHOR_MIDDLE),
        .pills = pills_of(pen->setting, seen),
    };
    label.name_look.font.italic = seen->presence == PSG_PRESENCE_TALKED_OF;
    label.lines =
        psg_pen_wrap(pen, &label.name_look, psg_setting_text(pen->setting, seen->name),
                     psg_pen_length(pen, WIDEST_LABEL) * shrink, MOST_LINES);
    return label;
}

static void
label_clear(Label *label)
{
    g_strfreev(label->lines);
    g_free(label->pills.formerly);
}

static double
label_length(const Label *label, double units)
{
    return psg_pen_length(label->pen, units) * label->shrink;
}

static double
pill_width(const Label *label, const Pill *pill)
{
    return psg_pen_width(label->pen, &label->pill_look, pill->text) +
           2 * label_length(label, PILL_PADDING);
}

static double
pills_width(const Label *label)
{
    double width = 0;
    for (size_t i = 0; i < label->pills.count; i++) {
        width += pill_width(label, &label->pills.items[i]);
        width += i > 0 ? label_length(label, PILL_GAP) : 0;
    }
    return width;
}

static PsgSize
label_size(const Label *label)
{
    PsgSize size = {pills_width(label), 0};
    for (size_t i = 0; label->lines[i] != NULL; i++) {
        size.width = MAX(size.width,
                         psg_pen_width(label->pen, &label->name_look, label->lines[i]));
        size.height += psg_pen_line_height(label->pen, &label->name_look);
    }
    size.height +=
        label->pills.count > 0 ? label_length(label, PILL_ABOVE + PILL_HEIGHT) : 0;
    return size;
}

static PsgSize
box_size(const PsgPen *pen, const PsgViewActor *seen)
{
    Label label = label_new(pen, seen, 1);
    PsgSize size = label_size(&label);
    label_clear(&label);
    size.width = MAX(size.width + 2 * psg_pen_length(pen, PADDING_X),
                     psg_pen_length(pen, LEAST_WIDTH));
    size.height = MAX(size.height + 2 * psg_pen_length(pen, PADDING_Y),
                      psg_pen_length(pen, LEAST_HEIGHT));
    size.width += 2 * psg_shape_inset(psg_setting_shape(pen->setting, seen->kind), size);
    return size;
}

PsgSize *
psg_actor_box_sizes(const PsgPen *pen)
{
    const PsgLandscape *landscape = pen->setting->landscape;
    PsgSize *sizes = g_new0(PsgSize, landscape->actor_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = pen->setting->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            PsgSize here = box_size(pen, &view->actors[i]);
            PsgSize *size = &sizes[view->actors[i].actor];
            size->width = MAX(size->width, here.width);
            size->height = MAX(size->height, here.height);
        }
    }
    return sizes;
}

/* Side by side, the row's middle at top.x. */
static void
draw_pills(const Label *label, PsgPoint top)
{
    double cap = psg_pen_cap_height(label->pen, &label->pill_look);
    double x = top.x - pills_width(label) / 2;
    for (size_t i = 0; i < label->pills.count; i++) {
        const Pill *pill = &label->pills.items[i];
        PsgRect room = {x, top.y, pill_width(label, pill),
                        label_length(label, PILL_HEIGHT)};
        if (pill->fill.alpha > 0 || pill->line.alpha > 0) {
            PsgInk ink = {pill->fill, pill->line, psg_pen_length(label->pen, 1),
                          PSG_DASH_NONE};
            psg_scene_box(label->pen->scene, room, room.height / 2, &ink);
        }
        PsgTextLook look = label->pill_look;
        look.colour = pill->colour;
        psg_pen_write(
            label->pen, &look,
            (PsgPoint){room.x + room.width / 2, room.y + (room.height + cap) / 2},
            pill->text);
        x += room.width + label_length(label, PILL_GAP);
    }
}

/* Name and pills, one below the other, in the middle of the box. */
static void
draw_label(const Label *label, PsgRect box)
{
    double line = psg_pen_line_height(label->pen, &label->name_look);
    double cap = psg_pen_cap_height(label->pen, &label->name_look);
    PsgPoint at = {box.x + box.width / 2,
                   box.y + (box.height - label_size(label).height) / 2};
    for (size_t i = 0; label->lines[i] != NULL; i++) {
        PsgPoint baseline = {at.x, at.y + (line + cap) / 2};
        psg_pen_write(label->pen, &label->name_look, baseline, label->lines[i]);
        at.y += line;
    }
    at.y += label_length(label, PILL_ABOVE);
    draw_pills(label, at);
}

static PsgInk
outline_ink(const PsgSetting *setting, const PsgViewActor *seen)
{
    const PsgStyle *style = setting->style;
    const PsgPaint *paint = psg_setting_paint(setting, seen->kind);
    double width = style->outline_width * setting->page.scale;
    PsgInk ink = {paint->fill, paint->line, width, PSG_DASH_NONE};
    if (seen->presence != PSG_PRESENCE_THERE) {
        ink.fill = style->background;
        ink.dash =
            seen->presence == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED : PSG_DASH_DASHED;
    }
    if (seen->is_new) {
        ink.stroke = style->accent;
        ink.width = width * NEW_OUTLINE;
    }
    return ink;
}

/* What is said to who points at the box: the full name, its life, the author's note. */
static char *
box_title(const PsgSetting *setting, const PsgViewActor *seen)
{
    const PsgActor *actor = &setting->landscape->actors[seen->actor];
    const char *full = seen->full == NULL ? NULL : psg_setting_text(setting, seen->full);
    const char *note = psg_setting_text(setting, &actor->note);
    GString *title =
        g_string_new(full != NULL ? full : psg_setting_text(setting, seen->name));
    if (actor->has_when) {
        PsgInterval life = psg_spells_span(&actor->when);
        g_autofree char *label = psg_interval_label(&life, setting->language);
        g_string_append_printf(title, " (%s)", label);
    }
    if (note != NULL) {
        g_string_append_printf(title, "\n%s", note);
    }
    return g_string_free(title, FALSE);
}

static char *
box_class(const PsgSetting *setting, const PsgViewActor *seen)
{
    static const char *const words[] = {"", " talked-of", " unsure", ""};
    return g_strconcat("actor", seen->kind == PSG_NONE ? "" : " kind-",
                       seen->kind == PSG_NONE ? ""
                                              : setting->landscape->kinds[seen->kind].id,
                       words[seen->presence], seen->is_new ? " new" : "",
                       seen->is_leaving ? " leaving" : "", NULL);
}

void
psg_actor_box_draw(const PsgPen *pen, const PsgViewActor *seen, PsgRect box,
                   double shrink)
{
    const PsgSetting *setting = pen->setting;
    const PsgActor *actor = &setting->landscape->actors[seen->actor];
    g_autofree char *title = box_title(setting, seen);
    g_autofree char *class = box_class(setting, seen);
    g_autofree char *id = g_strconcat("actor-", actor->id, NULL);
    PsgGroupLook look = {
        .id = id, .class = class, .title = title, .href = actor->url, .opacity = 1};
    psg_scene_group(pen->scene, &look);
    PsgInk ink = outline_ink(setting, seen);
    double corner = psg_pen_length(pen, setting->style->corner) * shrink;
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_setting_shape(setting, seen->kind), box, corner);
    psg_scene_path(pen->scene, outline, &ink);
    Label label = label_new(pen, seen, shrink);
    draw_label(&label, box);
    label_clear(&label);
    psg_scene_end(pen->scene);
}

void
psg_actor_box_sample(const PsgPen *pen, PsgRect room, size_t kind, bool is_there)
{
    const PsgStyle *style = pen->setting->style;
    const PsgPaint *paint = psg_setting_paint(pen->setting, kind);
    PsgInk ink = {is_there ? paint->fill : style->background, paint->line,
                  psg_pen_length(pen, style->outline_width),
                  is_there ? PSG_DASH_NONE : PSG_DASH_DASHED};
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_setting_shape(pen->setting, kind), room,
                          psg_pen_length(pen, style->corner) / 2);
    psg_scene_path(pen->scene, outline, &ink);
}
