/* What differs between programs is said in a way in which they do not. */
#include "draw/svg_office.h"

#include "scene/lettering.h"

#include <math.h>
#include <string.h>

/* What groups say of all that is in them. */
typedef struct {
    PsgPoint offset;
    double opacity;
} Around;

typedef struct {
    PsgScene *scene; /* that is made */
    PsgColour background;
    GArray *around; /* Around: of the page, and of each group that has begun */
} Plain;

static const Around *
around(const Plain *plain)
{
    return &g_array_index(plain->around, Around, plain->around->len - 1);
}

/* What is half gone is mixed with the page, not seen through: a line on it stays as it was,
 * and so does what it hides. */
static PsgColour
plain_colour(const Plain *plain, PsgColour colour)
{
    double opacity = around(plain)->opacity;
    if (opacity >= 1 || colour.alpha == 0) {
        return colour;
    }
    if (plain->background.alpha == 0) {
        colour.alpha = (guint8)round(colour.alpha * opacity);
        return colour;
    }
    PsgColour mixed = psg_colour_mix(plain->background, colour, opacity);
    mixed.alpha = colour.alpha;
    return mixed;
}

static PsgInk
plain_ink(const Plain *plain, const PsgInk *ink)
{
    PsgInk made = *ink;
    made.fill = plain_colour(plain, ink->fill);
    made.stroke = plain_colour(plain, ink->stroke);
    return made;
}

static PsgPoint
moved(const Plain *plain, PsgPoint point)
{
    PsgPoint offset = around(plain)->offset;
    return (PsgPoint){point.x + offset.x, point.y + offset.y};
}

/* False: nothing of the group is there at the end. */
static bool
begin_group(Plain *plain, const PsgGroupLook *look)
{
    Around inner = *around(plain);
    PsgGroupLook made = *look;
    inner.opacity *= look->opacity;
    if (look->motion != NULL) {
        PsgPoint offset = psg_motion_offset(look->motion, INFINITY);
        inner.offset.x += offset.x;
        inner.offset.y += offset.y;
        inner.opacity *= psg_motion_opacity(look->motion, INFINITY);
    }
    if (inner.opacity <= 0) {
        return false;
    }
    made.opacity = 1;
    made.motion = NULL;
    made.href = NULL;
    psg_scene_group(plain->scene, &made);
    g_array_append_val(plain->around, inner);
    return true;
}

static void
add_box(const Plain *plain, const PsgItem *item)
{
    PsgInk ink = plain_ink(plain, &item->ink);
    PsgPoint corner = moved(plain, (PsgPoint){item->box.x, item->box.y});
    PsgRect box = {corner.x, corner.y, item->box.width, item->box.height};
    if (item->veil != PSG_VEIL_NONE) {
        psg_scene_veil(plain->scene, box, ink.fill, item->veil);
    } else {
        psg_scene_box(plain->scene, box, item->radius, &ink);
    }
}

static void
add_path(const Plain *plain, const PsgItem *item)
{
    PsgInk ink = plain_ink(plain, &item->ink);
    g_autoptr(PsgPath) path = psg_path_new();
    for (size_t i = 0; i < psg_path_count(item->path); i++) {
        const PsgStep *step = psg_path_step(item->path, i);
        PsgPoint to = moved(plain, step->to);
        switch (step->kind) {
        case PSG_STEP_MOVE:
            psg_path_move(path, to);
            break;
        case PSG_STEP_LINE:
            psg_path_line(path, to);
            break;
        case PSG_STEP_CURVE:
            psg_path_curve(path, moved(plain, step->control1),
                           moved(plain, step->control2), to);
            break;
        case PSG_STEP_CLOSE:
            psg_path_close(path);
            break;
        }
    }
    psg_scene_path(plain->scene, path, &ink);
}

/* Blanks that XML would drop or make one of, as letters. Owned by the caller. */
static char *
with_firm_blanks(const char *text)
{
    GString *firm = g_string_new(NULL);
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        bool is_kept = text[i] != ' ' || (i > 0 && i + 1 < length && text[i - 1] != ' ');
        if (is_kept) {
            g_string_append_c(firm, text[i]);
        } else {
            g_string_append(firm, "\u00A0");
        }
    }
    return g_string_free(firm, FALSE);
}

/* RIGHT-TO-LEFT EMBEDDING up to POP DIRECTIONAL FORMATTING, for programs that read only letters. */
#define FROM_RIGHT "\u202B"
#define AS_BEFORE "\u202C"

static void
add_text(const Plain *plain, const PsgItem *item)
{
    static const double left[] = {
        [PSG_ANCHOR_START] = 0, [PSG_ANCHOR_MIDDLE] = 0.5, [PSG_ANCHOR_END] = 1};
    bool from_right = psg_lettering_from_right(item->text);
    double share = (from_right ? 0.5 : 0) - left[item->look.anchor];
    double turn = item->look.turn * G_PI / 180;
    PsgPoint at = moved(plain, item->at);
    at.x += share * item->text_width * cos(turn);
    at.y += share * item->text_width * sin(turn);
    PsgTextLook look = item->look;
    look.anchor = from_right ? PSG_ANCHOR_MIDDLE : PSG_ANCHOR_START;
    look.colour = plain_colour(plain, look.colour);
    g_autofree char *firm = with_firm_blanks(item->text);
    g_autofree char *text =
        from_right ? g_strconcat(FROM_RIGHT, firm, AS_BEFORE, NULL) : g_strdup(firm);
    psg_scene_text(plain->scene, &look, at, text, item->text_width);
}

/* Of a group, how much is gone with it: the number of groups, itself included, that have not
 * ended. */
static size_t
add_item(Plain *plain, const PsgItem *item)
{
    switch (item->kind) {
    case PSG_ITEM_GROUP:
        return begin_group(plain, &item->group) ? 0 : 1;
    case PSG_ITEM_END:
        psg_scene_end(plain->scene);
        g_array_set_size(plain->around, plain->around->len - 1);
        break;
    case PSG_ITEM_BOX:
        add_box(plain, item);
        break;
    case PSG_ITEM_PATH:
        add_path(plain, item);
        break;
    case PSG_ITEM_TEXT:
        add_text(plain, item);
        break;
    }
    return 0;
}

PsgScene *
psg_svg_office_scene(const PsgScene *scene)
{
    const Around page = {{0, 0}, 1};
    Plain plain = {psg_scene_new(psg_scene_size(scene), psg_scene_background(scene)),
                   psg_scene_background(scene),
                   g_array_new(FALSE, FALSE, sizeof(Around))};
    psg_scene_describe(plain.scene, psg_scene_name(scene), psg_scene_title(scene),
                       psg_scene_description(scene), psg_scene_language(scene));
    g_array_append_val(plain.around, page);
    size_t gone = 0; /* groups that have begun and are left out */
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (gone == 0) {
            gone = add_item(&plain, item);
        } else {
            gone += item->kind == PSG_ITEM_GROUP ? 1 : 0;
            gone -= item->kind == PSG_ITEM_END ? 1 : 0;
        }
    }
    g_array_unref(plain.around);
    return plain.scene;
}
