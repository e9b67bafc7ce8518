/* Boxes and paths of a scene as shapes and lines of a slide. */
#include "draw/pptx/draft.h"

PsgPoint
psg_around_point(PsgPoint point, const PsgAround *around)
{
    return (PsgPoint){point.x + around->shift.x, point.y + around->shift.y};
}

static PsgRect
shifted_rect(PsgRect rect, const PsgAround *around)
{
    rect.x += around->shift.x;
    rect.y += around->shift.y;
    return rect;
}

PsgPath *
psg_around_path(const PsgPath *path, const PsgAround *around)
{
    PsgPath *moved = psg_path_new();
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        PsgPoint to = psg_around_point(step->to, around);
        switch (step->kind) {
        case PSG_STEP_MOVE:
            psg_path_move(moved, to);
            break;
        case PSG_STEP_LINE:
            psg_path_line(moved, to);
            break;
        case PSG_STEP_CURVE:
            psg_path_curve(moved, psg_around_point(step->control1, around),
                           psg_around_point(step->control2, around), to);
            break;
        case PSG_STEP_CLOSE:
            psg_path_close(moved);
            break;
        }
    }
    return moved;
}

static PsgOutline
outline_of_box(const PsgItem *item, PsgRect box)
{
    double side = MIN(box.width, box.height);
    bool is_full = item->radius >= side / 2 - PSG_NODE_SAME;
    if (item->radius <= 0) {
        return (PsgOutline){PSG_OUTLINE_RECT, box, 0};
    }
    if (is_full && psg_node_is_same(box.width, box.height)) {
        return (PsgOutline){PSG_OUTLINE_ELLIPSE, box, 0};
    }
    return (PsgOutline){PSG_OUTLINE_ROUND, box, MIN(item->radius, side / 2)};
}

bool
psg_node_is_straight(const PsgPath *path)
{
    return psg_path_count(path) == 2 && psg_path_step(path, 0)->kind == PSG_STEP_MOVE &&
           psg_path_step(path, 1)->kind == PSG_STEP_LINE;
}

/* Lines without length that have round ends are discs, which programs for slides leave out. */
static PsgPath *
discs(const PsgPath *path, double radius)
{
    for (size_t i = 0; i < psg_path_count(path); i++) {
        const PsgStep *step = psg_path_step(path, i);
        bool is_spot =
            i % 2 == 0 ? step->kind == PSG_STEP_MOVE
                       : step->kind == PSG_STEP_LINE &&
                             psg_point_equals(step->to, psg_path_step(path, i - 1)->to);
        if (!is_spot) {
            return NULL;
        }
    }
    PsgPath *all = psg_path_new();
    for (size_t i = 0; i < psg_path_count(path); i += 2) {
        PsgPoint at = psg_path_step(path, i)->to;
        double left = at.x - radius, right = at.x + radius, top = at.y - radius,
               bottom = at.y + radius;
        psg_path_move(all, (PsgPoint){at.x, top});
        psg_path_quarter(all, (PsgPoint){right, top}, (PsgPoint){right, at.y});
        psg_path_quarter(all, (PsgPoint){right, bottom}, (PsgPoint){at.x, bottom});
        psg_path_quarter(all, (PsgPoint){left, bottom}, (PsgPoint){left, at.y});
        psg_path_quarter(all, (PsgPoint){left, top}, (PsgPoint){at.x, top});
        psg_path_close(all);
    }
    return all;
}

void
psg_node_set_line(PsgNode *node, PsgPoint start, PsgPoint end)
{
    node->start = start;
    node->end = end;
    node->box = (PsgRect){MIN(start.x, end.x), MIN(start.y, end.y), fabs(end.x - start.x),
                          fabs(end.y - start.y)};
}

static PsgNode *
node_of_path(const PsgItem *item, const PsgAround *around)
{
    const PsgPath *path = item->path;
    g_autoptr(PsgPath) at_end =
        item->motion == NULL ? NULL : psg_motion_shape(item->motion, INFINITY);
    path = at_end == NULL ? path : at_end;
    bool is_line = psg_node_is_straight(path) && item->ink.fill.alpha == 0;
    PsgNode *node = psg_node_new(is_line ? PSG_NODE_LINE : PSG_NODE_SHAPE, around);
    node->ink = item->ink;
    PsgPath *spots = item->ink.dash == PSG_DASH_ROUND && item->ink.fill.alpha == 0
                         ? discs(path, item->ink.width / 2)
                         : NULL;
    if (spots != NULL) {
        node->sort = PSG_NODE_SHAPE;
        node->path = psg_around_path(spots, around);
        psg_path_free(spots);
        node->ink = (PsgInk){.fill = item->ink.stroke};
    } else if (is_line) {
        psg_node_set_line(node, psg_around_point(psg_path_step(path, 0)->to, around),
                          psg_around_point(psg_path_step(path, 1)->to, around));
        return node;
    } else if (item->outline.form != PSG_OUTLINE_NONE) {
        node->outline = item->outline;
        node->outline.box = shifted_rect(item->outline.box, around);
        node->box = node->outline.box;
        return node;
    } else {
        node->path = psg_around_path(path, around);
    }
    node->box = psg_path_bounds(node->path);
    return node;
}

static PsgNode *
node_of_box(const PsgItem *item, const PsgAround *around)
{
    PsgNode *node = psg_node_new(PSG_NODE_SHAPE, around);
    node->ink = item->ink;
    node->veil = item->veil;
    node->box = shifted_rect(item->box, around);
    node->outline = outline_of_box(item, node->box);
    return node;
}

PsgNode *
psg_node_of_item(const PsgItem *item, const PsgAround *around)
{
    return (item->kind == PSG_ITEM_BOX ? node_of_box : node_of_path)(item, around);
}
