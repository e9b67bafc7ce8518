/* How much of the page a group covers: the union of generous boxes around its items. */
#include "draw/extent.h"

/* Room for accents and slants around a line, from its baseline and its ends, in ems. */
static const double ABOVE = 1.3, BELOW = 0.6, BESIDE = 0.3;

/* How far the corner of a line may stand out, in its widths. */
static const double MITRE = 2;

static PsgRect
text_extent(const PsgItem *item)
{
    static const double shares[] = {
        [PSG_ANCHOR_START] = 0,
        [PSG_ANCHOR_MIDDLE] = 0.5,
        [PSG_ANCHOR_END] = 1,
    };
    double size = item->look.font.size;
    double left = item->at.x - shares[item->look.anchor] * item->text_width;
    return (PsgRect){left - BESIDE * size, item->at.y - ABOVE * size,
                     item->text_width + 2 * BESIDE * size, (ABOVE + BELOW) * size};
}

static PsgRect
path_extent(const PsgItem *item, double second)
{
    if (item->motion == NULL) {
        return psg_path_bounds(item->path);
    }
    g_autoptr(PsgPath) shape = psg_motion_shape(item->motion, second);
    return psg_path_bounds(shape);
}

static PsgRect
item_extent(const PsgItem *item, double second)
{
    double line = item->ink.stroke.alpha == 0 ? 0 : MITRE * item->ink.width;
    switch (item->kind) {
    case PSG_ITEM_BOX:
        return psg_rect_grow(item->box, line);
    case PSG_ITEM_PATH:
        return psg_rect_grow(path_extent(item, second), line);
    case PSG_ITEM_TEXT:
        return text_extent(item);
    case PSG_ITEM_GROUP:
    case PSG_ITEM_END:
        break;
    }
    return (PsgRect){0, 0, 0, 0};
}

static PsgRect
rect_union(PsgRect a, PsgRect b)
{
    if (a.width <= 0 && a.height <= 0) {
        return b;
    }
    double x = MIN(a.x, b.x);
    double y = MIN(a.y, b.y);
    return (PsgRect){x, y, MAX(psg_rect_right(a), psg_rect_right(b)) - x,
                     MAX(psg_rect_bottom(a), psg_rect_bottom(b)) - y};
}

static PsgPoint
offset_of(const PsgItem *group, double second)
{
    const PsgMotion *motion = group->group.motion;
    return motion == NULL ? (PsgPoint){0, 0} : psg_motion_offset(motion, second);
}

PsgRect
psg_group_extent(const PsgScene *scene, size_t first, double second)
{
    PsgRect extent = {0, 0, 0, 0};
    PsgPoint offset = {0, 0};
    g_autoptr(GArray) around = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    for (size_t i = first; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_GROUP) {
            PsgPoint own = offset_of(item, second);
            g_array_append_val(around, offset);
            offset = (PsgPoint){offset.x + own.x, offset.y + own.y};
        } else if (item->kind == PSG_ITEM_END) {
            offset = g_array_index(around, PsgPoint, around->len - 1);
            g_array_set_size(around, around->len - 1);
        } else {
            PsgRect box = item_extent(item, second);
            box.x += offset.x;
            box.y += offset.y;
            extent = rect_union(extent, box);
        }
        if (around->len == 0) {
            break;
        }
    }
    return extent;
}
