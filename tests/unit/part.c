/* What a suite asks of a scene. */
#include "part.h"

#include <math.h>
#include <string.h>

Part
part_of_scene(const PsgScene *scene)
{
    return (Part){scene, 0, psg_scene_item_count(scene)};
}

Part
part_of_group(const PsgScene *scene, const char *id)
{
    size_t count = psg_scene_item_count(scene);
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_GROUP || g_strcmp0(item->group.id, id) != 0) {
            continue;
        }
        size_t end = i + 1;
        for (int depth = 1; depth > 0; end++) {
            PsgItemKind kind = psg_scene_item(scene, end)->kind;
            depth += kind == PSG_ITEM_GROUP ? 1 : kind == PSG_ITEM_END ? -1 : 0;
        }
        return (Part){scene, i + 1, end - 1};
    }
    return (Part){scene, 0, 0};
}

bool
part_is_empty(Part part)
{
    return part.first >= part.end;
}

const PsgGroupLook *
part_look(Part part)
{
    return &psg_scene_item(part.scene, part.first - 1)->group;
}

const PsgItem *
part_nth(Part part, PsgItemKind kind, size_t index)
{
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(part.scene, i);
        if (item->kind == kind && index-- == 0) {
            return item;
        }
    }
    return NULL;
}

size_t
part_count(Part part, PsgItemKind kind)
{
    size_t count = 0;
    while (part_nth(part, kind, count) != NULL) {
        count++;
    }
    return count;
}

const PsgItem *
part_text(Part part, const char *text)
{
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(part.scene, i);
        if (item->kind == PSG_ITEM_TEXT && strcmp(item->text, text) == 0) {
            return item;
        }
    }
    return NULL;
}

char *
part_words(Part part)
{
    GString *words = g_string_new(NULL);
    for (size_t i = part.first; i < part.end; i++) {
        const PsgItem *item = psg_scene_item(part.scene, i);
        if (item->kind == PSG_ITEM_TEXT) {
            g_string_append_printf(words, "%s%s", words->len == 0 ? "" : " | ",
                                   item->text);
        }
    }
    return g_string_free(words, FALSE);
}

static PsgRect
text_bounds(const PsgItem *item)
{
    double size = item->look.font.size, left = item->at.x;
    if (item->look.anchor == PSG_ANCHOR_MIDDLE) {
        left -= item->text_width / 2;
    } else if (item->look.anchor == PSG_ANCHOR_END) {
        left -= item->text_width;
    }
    return (PsgRect){left, item->at.y - 0.75 * size, item->text_width, 0.95 * size};
}

void
item_corners(const PsgItem *item, PsgRect box, PsgPoint corners[4])
{
    double angle = item->look.turn * G_PI / 180;
    for (int i = 0; i < 4; i++) {
        double x = (i == 1 || i == 2 ? psg_rect_right(box) : box.x) - item->at.x;
        double y = (i >= 2 ? psg_rect_bottom(box) : box.y) - item->at.y;
        corners[i] = (PsgPoint){item->at.x + x * cos(angle) - y * sin(angle),
                                item->at.y + x * sin(angle) + y * cos(angle)};
    }
}

/* Of a line that is turned the box around it. */
static PsgRect
turned_bounds(const PsgItem *item)
{
    PsgPoint corners[4];
    item_corners(item, text_bounds(item), corners);
    g_autoptr(PsgPath) outline = psg_path_polygon(corners, 4);
    return psg_path_bounds(outline);
}

PsgRect
item_bounds(const PsgItem *item)
{
    if (item->kind == PSG_ITEM_TEXT) {
        return fabs(item->look.turn) > 0 ? turned_bounds(item) : text_bounds(item);
    }
    return item->kind == PSG_ITEM_PATH ? psg_path_bounds(item->path) : item->box;
}

static PsgPoint
at_share(PsgPoint from, const PsgStep *step, double t)
{
    double u = 1 - t;
    if (step->kind == PSG_STEP_LINE) {
        return (PsgPoint){u * from.x + t * step->to.x, u * from.y + t * step->to.y};
    }
    const PsgPoint *a = &step->control1, *b = &step->control2;
    double first = u * u * u, second = 3 * u * u * t, third = 3 * u * t * t,
           last = t * t * t;
    return (PsgPoint){first * from.x + second * a->x + third * b->x + last * step->to.x,
                      first * from.y + second * a->y + third * b->y + last * step->to.y};
}

GArray *
path_samples(const PsgPath *path)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    PsgPoint here = {0, 0}, start = {0, 0};
    for (size_t i = 0; i < psg_path_count(path); i++) {
        PsgStep step = *psg_path_step(path, i);
        if (step.kind == PSG_STEP_MOVE) {
            here = start = step.to;
            g_array_append_val(points, here);
            continue;
        }
        if (step.kind == PSG_STEP_CLOSE) {
            step = (PsgStep){.kind = PSG_STEP_LINE, .to = start};
        }
        double length = hypot(step.to.x - here.x, step.to.y - here.y);
        size_t pieces = 8 + (size_t)length;
        for (size_t j = 1; j <= pieces; j++) {
            PsgPoint point = at_share(here, &step, (double)j / (double)pieces);
            g_array_append_val(points, point);
        }
        here = step.to;
    }
    return points;
}

double
path_distance(const PsgPath *path, PsgPoint point)
{
    g_autoptr(GArray) points = path_samples(path);
    double least = INFINITY;
    for (guint i = 0; i < points->len; i++) {
        PsgPoint other = g_array_index(points, PsgPoint, i);
        least = MIN(least, hypot(other.x - point.x, other.y - point.y));
    }
    return least;
}

bool
rect_holds(PsgRect outer, PsgRect inner, double tolerance)
{
    PsgRect grown = psg_rect_grow(outer, tolerance);
    return inner.x >= grown.x && inner.y >= grown.y &&
           psg_rect_right(inner) <= psg_rect_right(grown) &&
           psg_rect_bottom(inner) <= psg_rect_bottom(grown);
}
