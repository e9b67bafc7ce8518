/* Whether two drawing steps look the same. */
#include "scene/scene.h"

static bool
is_number(double a, double b)
{
    return !(a < b) && !(a > b);
}

static bool
is_colour(PsgColour a, PsgColour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static bool
is_ink(const PsgInk *a, const PsgInk *b)
{
    return is_colour(a->fill, b->fill) && is_colour(a->stroke, b->stroke) &&
           is_number(a->width, b->width) && a->dash == b->dash;
}

static bool
is_box(const PsgItem *a, const PsgItem *b)
{
    return is_number(a->box.x, b->box.x) && is_number(a->box.y, b->box.y) &&
           is_number(a->box.width, b->box.width) &&
           is_number(a->box.height, b->box.height) && is_number(a->radius, b->radius) &&
           is_ink(&a->ink, &b->ink);
}

static bool
is_text(const PsgItem *a, const PsgItem *b)
{
    const PsgFont *font = &a->look.font, *other = &b->look.font;
    return g_str_equal(a->text, b->text) && psg_point_equals(a->at, b->at) &&
           a->look.anchor == b->look.anchor &&
           is_colour(a->look.colour, b->look.colour) &&
           g_strcmp0(font->family, other->family) == 0 &&
           is_number(font->size, other->size) && font->weight == other->weight &&
           font->italic == other->italic;
}

static bool
is_group(const PsgGroupLook *a, const PsgGroupLook *b)
{
    return g_strcmp0(a->id, b->id) == 0 && g_strcmp0(a->class, b->class) == 0 &&
           g_strcmp0(a->title, b->title) == 0 && g_strcmp0(a->href, b->href) == 0 &&
           is_number(a->opacity, b->opacity);
}

bool
psg_item_equals(const PsgItem *a, const PsgItem *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case PSG_ITEM_GROUP:
        return is_group(&a->group, &b->group);
    case PSG_ITEM_END:
        return true;
    case PSG_ITEM_BOX:
        return is_box(a, b);
    case PSG_ITEM_PATH:
        return psg_path_equals(a->path, b->path) && is_ink(&a->ink, &b->ink);
    case PSG_ITEM_TEXT:
        return is_text(a, b);
    }
    return false;
}
