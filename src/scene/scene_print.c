/* The scene as text: one step a line, what is in a group indented below it. */
#include "base/number.h"
#include "scene/scene.h"

#include <stdarg.h>

static void
print_numbers(GString *out, const char *separators, ...)
{
    va_list values;
    va_start(values, separators);
    for (const char *separator = separators; *separator != '\0'; separator++) {
        g_string_append_c(out, *separator);
        psg_number_append(out, va_arg(values, double), 2);
    }
    va_end(values);
}

static void
print_quoted(GString *out, const char *word, const char *string)
{
    if (string == NULL) {
        return;
    }
    g_string_append_printf(out, " %s\"", word);
    for (const char *byte = string; *byte != '\0'; byte++) {
        if (*byte == '"' || *byte == '\\') {
            g_string_append_c(out, '\\');
        }
        if ((guchar)*byte < ' ') {
            g_string_append_printf(out, "\\x%02x", (unsigned)*byte);
        } else {
            g_string_append_c(out, *byte);
        }
    }
    g_string_append_c(out, '"');
}

static void
print_colour(GString *out, const char *word, PsgColour colour)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    g_string_append_printf(out, " %s%s", word, colour.alpha == 0 ? "none" : hex);
    if (colour.alpha != 0 && colour.alpha != 255) {
        g_string_append_printf(out, "%02x", colour.alpha);
    }
}

static void
print_ink(GString *out, const PsgInk *ink)
{
    static const char *const dashes[] = {
        [PSG_DASH_NONE] = "",
        [PSG_DASH_DASHED] = " dashed",
        [PSG_DASH_SHORT] = " short-dashed",
        [PSG_DASH_DOTTED] = " dotted",
        [PSG_DASH_ROUND] = " round",
    };
    if (ink->fill.alpha != 0) {
        print_colour(out, "fill ", ink->fill);
    }
    if (ink->stroke.alpha != 0) {
        print_colour(out, "stroke ", ink->stroke);
        print_numbers(out, " ", ink->width);
        g_string_append(out, dashes[ink->dash]);
    }
}

static void
print_tie(GString *out, const PsgSceneTie *tie)
{
    static const char *const ends[] = {
        [PSG_END_NONE] = "",
        [PSG_END_ARROW] = " arrow",
        [PSG_END_OPEN_ARROW] = " open-arrow",
        [PSG_END_DOT] = " dot",
    };
    g_string_append_printf(out, " ties %zu%s", tie->from, ends[tie->at_start]);
    print_numbers(out, " ,", tie->start.x, tie->start.y);
    g_string_append_printf(out, " to %zu%s", tie->to, ends[tie->at_end]);
    print_numbers(out, " ,", tie->end.x, tie->end.y);
}

static void
print_group(GString *out, const PsgGroupLook *look)
{
    g_string_append(out, "group");
    print_quoted(out, "id ", look->id);
    print_quoted(out, "class ", look->class);
    print_quoted(out, "title ", look->title);
    print_quoted(out, "href ", look->href);
    if (look->opacity < 1) {
        g_string_append(out, " opacity");
        print_numbers(out, " ", look->opacity);
    }
    if (look->tie != NULL) {
        print_tie(out, look->tie);
    }
}

static void
print_box(GString *out, const PsgItem *item)
{
    g_string_append(out, "box");
    print_numbers(out, " , x", item->box.x, item->box.y, item->box.width,
                  item->box.height);
    if (item->radius > 0) {
        g_string_append_c(out, ' ');
        print_numbers(out, "r", item->radius);
    }
    print_ink(out, &item->ink);
    if (item->veil != PSG_VEIL_NONE) {
        g_string_append(out, item->veil == PSG_VEIL_LEFT ? " veil left" : " veil right");
    }
}

static void
print_steps(GString *out, const PsgPath *path)
{
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        switch (step->kind) {
        case PSG_STEP_MOVE:
            g_string_append(out, " M");
            print_numbers(out, " ,", step->to.x, step->to.y);
            break;
        case PSG_STEP_LINE:
            g_string_append(out, " L");
            print_numbers(out, " ,", step->to.x, step->to.y);
            break;
        case PSG_STEP_CURVE:
            g_string_append(out, " C");
            print_numbers(out, " , , ,", step->control1.x, step->control1.y,
                          step->control2.x, step->control2.y, step->to.x, step->to.y);
            break;
        case PSG_STEP_CLOSE:
            g_string_append(out, " Z");
            break;
        }
    }
}

/* Each key after the second at which it holds. */
static void
print_track(GString *out, const PsgMotion *motion, PsgTrack track)
{
    static const char *const words[] = {
        [PSG_TRACK_OFFSET] = " moves",
        [PSG_TRACK_OPACITY] = " fades",
        [PSG_TRACK_SHAPE] = " bends",
    };
    for (size_t i = 0; i < psg_motion_key_count(motion, track); i++) {
        const PsgKey *key = psg_motion_key(motion, track, i);
        g_string_append(out, i == 0 ? words[track] : "");
        print_numbers(out, " ", key->second);
        g_string_append(out, "s");
        if (track == PSG_TRACK_OFFSET) {
            print_numbers(out, " ,", key->offset.x, key->offset.y);
        } else if (track == PSG_TRACK_OPACITY) {
            print_numbers(out, " ", key->opacity);
        } else {
            print_steps(out, key->shape);
        }
    }
}

static void
print_path(GString *out, const PsgItem *item)
{
    g_string_append(out, "path");
    print_steps(out, item->path);
    print_ink(out, &item->ink);
    if (item->motion != NULL) {
        print_track(out, item->motion, PSG_TRACK_SHAPE);
    }
}

static void
print_text(GString *out, const PsgItem *item)
{
    static const char *const anchors[] = {
        [PSG_ANCHOR_START] = " start",
        [PSG_ANCHOR_MIDDLE] = " middle",
        [PSG_ANCHOR_END] = " end",
    };
    g_string_append(out, "text");
    print_numbers(out, " ,", item->at.x, item->at.y);
    g_string_append(out, anchors[item->look.anchor]);
    print_quoted(out, "", item->text);
    print_quoted(out, "font ", item->look.font.family);
    print_numbers(out, " ", item->look.font.size);
    g_string_append_printf(out, " %d%s", item->look.font.weight,
                           item->look.font.italic ? " italic" : "");
    print_colour(out, "", item->look.colour);
    if (fabs(item->look.turn) > 0) {
        print_numbers(out, " ", item->look.turn);
        g_string_append(out, " turned");
    }
    g_string_append(out, " wide");
    print_numbers(out, " ", item->text_width);
}

static void
print_item(GString *out, const PsgItem *item)
{
    switch (item->kind) {
    case PSG_ITEM_GROUP:
        print_group(out, &item->group);
        if (item->group.motion != NULL) {
            print_track(out, item->group.motion, PSG_TRACK_OFFSET);
            print_track(out, item->group.motion, PSG_TRACK_OPACITY);
        }
        break;
    case PSG_ITEM_END:
        g_string_append(out, "end");
        break;
    case PSG_ITEM_BOX:
        print_box(out, item);
        break;
    case PSG_ITEM_PATH:
        print_path(out, item);
        break;
    case PSG_ITEM_TEXT:
        print_text(out, item);
        break;
    }
}

static void
print_role(GString *out, PsgRole role)
{
    static const char *const words[] = {
        [PSG_ROLE_NONE] = "",
        [PSG_ROLE_SHAPE] = " as shape",
        [PSG_ROLE_LABEL] = " as label",
        [PSG_ROLE_BADGE] = " as badge",
        [PSG_ROLE_LINE] = " as line",
        [PSG_ROLE_GAP] = " as gap",
        [PSG_ROLE_HEAD] = " as head",
        [PSG_ROLE_DOTS] = " as dots",
        [PSG_ROLE_SIGN] = " as sign",
        [PSG_ROLE_TITLE] = " as title",
        [PSG_ROLE_SUBTITLE] = " as subtitle",
        [PSG_ROLE_BODY] = " as body",
        [PSG_ROLE_NUMBER] = " as number",
    };
    g_string_append(out, words[role]);
}

/* Prints the part, unless the group around shows the same. */
static void
print_part(GString *out, PsgPart part, PsgPart around)
{
    if (!psg_part_equals(part, around)) {
        g_string_append_printf(out, " shows %s", psg_part_word(part.kind));
        if (psg_part_has_index(part.kind)) {
            g_string_append_printf(out, " %zu", part.index);
        }
    }
}

static void
print_indent(GString *out, size_t depth)
{
    for (size_t i = 0; i < depth; i++) {
        g_string_append(out, "  ");
    }
}

static void
print_head(GString *out, const PsgScene *scene)
{
    PsgSize size = psg_scene_size(scene);
    g_string_append_printf(out, "scene %s", psg_scene_name(scene));
    print_numbers(out, " x", size.width, size.height);
    print_colour(out, "background ", psg_scene_background(scene));
    if (psg_scene_seconds(scene) > 0) {
        g_string_append(out, " lasts");
        print_numbers(out, " ", psg_scene_seconds(scene));
        g_string_append_c(out, 's');
    }
    g_string_append(out, "\ntitle");
    print_quoted(out, "", psg_scene_title(scene));
    g_string_append(out, "\ndescription");
    print_quoted(out, "", psg_scene_description(scene));
    g_string_append(out, "\nlanguage");
    print_quoted(out, "", psg_scene_language(scene));
    g_string_append_c(out, '\n');
}

void
psg_scene_print(const PsgScene *scene, GString *out)
{
    print_head(out, scene);
    /* What the groups show that are open, and the page, which shows nothing by itself. */
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(PsgPart));
    g_array_set_size(parts, 1);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        g_array_set_size(parts, parts->len - (item->kind == PSG_ITEM_END));
        print_indent(out, parts->len - 1);
        print_item(out, item);
        if (item->kind != PSG_ITEM_END) {
            print_role(out, item->role);
            print_part(out, item->part, g_array_index(parts, PsgPart, parts->len - 1));
        }
        g_string_append_c(out, '\n');
        if (item->kind == PSG_ITEM_GROUP) {
            g_array_append_val(parts, item->part);
        }
    }
}
