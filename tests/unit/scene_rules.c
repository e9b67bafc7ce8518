/* What holds on every page, whatever figure it is. */
#include "scene_rules.h"

#include "draw/painter.h"
#include "part.h"

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#define LEAST_CONTRAST 4.5
#define TOUCH 0.5   /* letters that come so near to each other do no harm */
#define OPAQUE 0.99 /* what is below cannot be seen */
#define INVISIBLE 0.01

/* An item as it is seen: moved and faded by its groups. */
typedef struct {
    const PsgItem *item;
    PsgPoint offset;
    double opacity;
    PsgRect bounds; /* of what is painted */
} Seen;

G_GNUC_PRINTF(3, 4)
static void
add_fault(const PsgScene *scene, GPtrArray *faults, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *what = g_strdup_vprintf(format, values);
    va_end(values);
    g_ptr_array_add(faults, g_strdup_printf("%s: %s", psg_scene_name(scene), what));
}

static Seen
seen_in(const Seen *around, const PsgItem *item)
{
    Seen seen = {item, around->offset, around->opacity, {0, 0, 0, 0}};
    if (item->kind == PSG_ITEM_GROUP) {
        seen.opacity *= item->group.opacity;
        if (item->group.motion != NULL) {
            PsgPoint offset = psg_motion_offset(item->group.motion, INFINITY);
            seen.opacity *= psg_motion_opacity(item->group.motion, INFINITY);
            seen.offset.x += offset.x;
            seen.offset.y += offset.y;
        }
        return seen;
    }
    seen.bounds = item_bounds(item);
    seen.bounds.x += seen.offset.x;
    seen.bounds.y += seen.offset.y;
    return seen;
}

/* All that is painted, in order: Seen. */
static GArray *
look_at(const PsgScene *scene)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Seen));
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(Seen));
    Seen page = {.opacity = 1};
    g_array_append_val(groups, page);
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind == PSG_ITEM_END) {
            g_array_set_size(groups, groups->len - 1);
            continue;
        }
        Seen seen = seen_in(&g_array_index(groups, Seen, groups->len - 1), item);
        if (item->kind == PSG_ITEM_GROUP) {
            g_array_append_val(groups, seen);
        } else if (seen.opacity > INVISIBLE) {
            g_array_append_val(all, seen);
        }
    }
    return all;
}

/* ---- What lies below ---- */

static bool
path_holds(const PsgPath *path, PsgPoint at)
{
    g_autoptr(GArray) points = path_samples(path);
    int winding = 0;
    for (guint i = 0; i < points->len; i++) {
        PsgPoint a = g_array_index(points, PsgPoint, i),
                 b = g_array_index(points, PsgPoint, (i + 1) % points->len);
        double side = (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
        winding += a.y <= at.y && b.y > at.y && side > 0 ? 1 : 0;
        winding -= a.y > at.y && b.y <= at.y && side < 0 ? 1 : 0;
    }
    return winding != 0;
}

/* How much of what is below the fill hides there. */
static double
covers(const Seen *seen, PsgPoint at)
{
    const PsgItem *item = seen->item;
    PsgRect point = {at.x, at.y, 0, 0};
    double share = seen->opacity * item->ink.fill.alpha / 255;
    double across = (at.x - seen->bounds.x) / seen->bounds.width;
    share *= item->veil == PSG_VEIL_RIGHT  ? across
             : item->veil == PSG_VEIL_LEFT ? 1 - across
                                           : 1;
    if (item->kind == PSG_ITEM_TEXT || share < INVISIBLE ||
        !rect_holds(seen->bounds, point, 0)) {
        return 0;
    }
    PsgPoint within = {at.x - seen->offset.x, at.y - seen->offset.y};
    return item->kind == PSG_ITEM_BOX || path_holds(item->path, within) ? share : 0;
}

static PsgColour
colour_below(const PsgScene *scene, const GArray *all, guint index, PsgPoint at)
{
    PsgColour below = psg_scene_background(scene);
    for (guint i = 0; i < index; i++) {
        const Seen *seen = &g_array_index(all, Seen, i);
        double share = covers(seen, at);
        if (share > 0) {
            below = psg_colour_mix(below, seen->item->ink.fill, share);
        }
    }
    return below;
}

static void
check_ground(const PsgScene *scene, const GArray *all, guint index, GPtrArray *faults)
{
    const Seen *seen = &g_array_index(all, Seen, index);
    double worst = INFINITY, hidden = 0;
    for (int i = 1; i <= 5; i += 2) {
        PsgPoint at = {seen->bounds.x + seen->bounds.width * i / 6,
                       psg_rect_centre(seen->bounds).y};
        PsgColour below = colour_below(scene, all, index, at);
        PsgColour ink = psg_colour_mix(below, seen->item->look.colour, seen->opacity);
        worst = fmin(worst, psg_colour_contrast(ink, below));
        for (guint j = index + 1; j < all->len; j++) {
            hidden = fmax(hidden, covers(&g_array_index(all, Seen, j), at));
        }
    }
    if (worst < LEAST_CONTRAST) {
        add_fault(scene, faults, "\"%s\" has a contrast of %.2f", seen->item->text,
                  worst);
    }
    if (hidden > 1 - OPAQUE) {
        add_fault(scene, faults, "\"%s\" is covered", seen->item->text);
    }
}

/* ---- Texts among themselves ---- */

/* What letters fill, from capitals to what some have below the line; one that is turned as if it
 * were not. */
static PsgRect
ink_of(const Seen *text)
{
    const PsgItem *item = text->item;
    double shares[] = {0, 0.5, 1}, size = item->look.font.size;
    double left = item->at.x - shares[item->look.anchor] * item->text_width;
    PsgRect ink = {left + text->offset.x, item->at.y + text->offset.y - 0.72 * size,
                   item->text_width, 0.9 * size};
    return psg_rect_grow(ink, -TOUCH);
}

/* Whether a side of one has all of the other beyond it. */
static bool
has_parting_side(const PsgPoint one[4], const PsgPoint other[4])
{
    for (int i = 0; i < 4; i++) {
        PsgPoint a = one[i], b = one[(i + 1) % 4];
        bool parts = true;
        for (int k = 0; k < 4; k++) {
            double side =
                (b.x - a.x) * (other[k].y - a.y) - (b.y - a.y) * (other[k].x - a.x);
            parts = parts && side <= 0;
        }
        if (parts) {
            return true;
        }
    }
    return false;
}

static bool
letters_touch(const Seen *one, const Seen *other)
{
    if (!psg_rect_overlaps(one->bounds, other->bounds)) {
        return false;
    }
    PsgPoint a[4], b[4];
    item_corners(one->item, ink_of(one), a);
    item_corners(other->item, ink_of(other), b);
    return !has_parting_side(a, b) && !has_parting_side(b, a);
}

static void
check_apart(const PsgScene *scene, const GArray *all, guint index, GPtrArray *faults)
{
    const Seen *seen = &g_array_index(all, Seen, index);
    for (guint i = 0; i < index; i++) {
        const Seen *other = &g_array_index(all, Seen, i);
        if (other->item->kind == PSG_ITEM_TEXT && letters_touch(seen, other)) {
            add_fault(scene, faults, "\"%s\" stands on \"%s\" at %.0f,%.0f",
                      seen->item->text, other->item->text, ink_of(seen).x,
                      ink_of(seen).y);
        }
    }
}

void
scene_rules_texts(const PsgScene *scene, double least_size, GPtrArray *faults)
{
    g_autoptr(GArray) all = look_at(scene);
    PsgSize size = psg_scene_size(scene);
    PsgRect page = {0, 0, size.width, size.height};
    for (guint i = 0; i < all->len; i++) {
        const Seen *seen = &g_array_index(all, Seen, i);
        if (seen->item->kind != PSG_ITEM_TEXT) {
            continue;
        }
        double letters = seen->item->look.font.size;
        if (letters < least_size - 1e-6) {
            add_fault(scene, faults, "\"%s\" has size %.2f, not %.2f", seen->item->text,
                      letters, least_size);
        }
        if (!rect_holds(page, seen->bounds, 0)) {
            add_fault(scene, faults, "\"%s\" leaves the page at %.0f,%.0f",
                      seen->item->text, seen->bounds.x, seen->bounds.y);
        }
        check_ground(scene, all, i, faults);
        check_apart(scene, all, i, faults);
    }
}

/* ---- What is not seen ---- */

void
scene_rules_structure(const PsgScene *scene, GPtrArray *faults)
{
    g_autoptr(GHashTable) ids =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    int depth = 0;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        depth += item->kind == PSG_ITEM_GROUP ? 1 : item->kind == PSG_ITEM_END ? -1 : 0;
        if (item->kind == PSG_ITEM_GROUP && item->group.id != NULL &&
            !g_hash_table_add(ids, g_strdup(item->group.id))) {
            add_fault(scene, faults, "two groups are \"%s\"", item->group.id);
        }
    }
    if (depth != 0) {
        add_fault(scene, faults, "%d groups do not end", depth);
    }
    if (g_hash_table_contains(ids, "title") ||
        g_hash_table_contains(ids, "description")) {
        add_fault(scene, faults, "a group has an id that painters keep");
    }
    const char *title = psg_scene_title(scene),
               *description = psg_scene_description(scene);
    if (title == NULL || *title == '\0' || description == NULL || *description == '\0') {
        add_fault(scene, faults, "nothing is told to who cannot see it");
    }
}

void
scene_rules_svg(const PsgScene *scene, GPtrArray *faults)
{
    const PsgPaintOptions options = {.dpi = 144, .date = G_MININT64};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = psg_paint_svg(scene, &options, &error);
    if (bytes == NULL) {
        add_fault(scene, faults, "%s", error->message);
        return;
    }
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    int quiet = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xmlDoc *document = xmlReadMemory(text, (int)length, "figure.svg", NULL, quiet);
    if (document == NULL) {
        add_fault(scene, faults, "the SVG is not well-formed");
    }
    if (strstr(text, "nan") != NULL && strstr(text, "=\"nan") != NULL) {
        add_fault(scene, faults, "a number is none");
    }
    xmlFreeDoc(document);
}

void
scene_rules_table(const PsgTable *table, GPtrArray *faults)
{
    size_t columns = psg_table_column_count(table), rows = psg_table_row_count(table);
    if (columns == 0) {
        g_ptr_array_add(faults, g_strdup("a table has no columns"));
    }
    for (size_t i = 0; i <= rows; i++) {
        for (size_t j = 0; j < columns; j++) {
            const char *cell = psg_table_cell(table, i, j);
            if ((i == 0 && *cell == '\0') || !g_utf8_validate(cell, -1, NULL)) {
                g_ptr_array_add(faults, g_strdup_printf("cell %zu,%zu is bad", i, j));
            }
        }
    }
}
