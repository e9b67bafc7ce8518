/* A scene: a list of drawing steps, an arena for its strings, a list for its paths. */
#include "scene/scene.h"

#include "base/arena.h"
#include "scene/lettering.h"

#include <math.h>

/* What holds for items that follow: of the page, or of a group that has not ended. */
typedef struct {
    PsgPart part;
    PsgRole role;
    size_t group; /* its item */
} State;

struct PsgScene {
    PsgSize size;
    PsgColour background;
    const char *name, *title, *description, *language, *notes; /* never NULL */
    const char *remark;                                        /* NULL: none */
    PsgScene *next;                                            /* page; owned; NULL */
    PsgArena *arena;
    double seconds;     /* of a film */
    GPtrArray *paths;   /* PsgPath, owned */
    GPtrArray *motions; /* PsgMotion, owned */
    GArray *items;      /* PsgItem */
    GArray *spans;      /* PsgSceneSpan */
    GArray *states;     /* State: of the page, then of each group that has not ended */
    size_t link;        /* the depth of the group that is a link; 0: none is open */
};

PsgScene *
psg_scene_new(PsgSize size, PsgColour background)
{
    PsgScene *scene = g_new0(PsgScene, 1);
    scene->size = size;
    scene->background = background;
    scene->name = "scene";
    scene->title = scene->description = scene->language = scene->notes = "";
    scene->arena = psg_arena_new();
    scene->paths = g_ptr_array_new_with_free_func((GDestroyNotify)psg_path_free);
    scene->motions = g_ptr_array_new_with_free_func((GDestroyNotify)psg_motion_free);
    scene->items = g_array_new(FALSE, TRUE, sizeof(PsgItem));
    scene->spans = g_array_new(FALSE, FALSE, sizeof(PsgSceneSpan));
    scene->states = g_array_new(FALSE, TRUE, sizeof(State));
    g_array_set_size(scene->states, 1);
    return scene;
}

void
psg_scene_free(PsgScene *scene)
{
    if (scene == NULL) {
        return;
    }
    psg_scene_free(scene->next);
    g_array_unref(scene->items);
    g_array_unref(scene->spans);
    g_array_unref(scene->states);
    g_ptr_array_unref(scene->paths);
    g_ptr_array_unref(scene->motions);
    psg_arena_free(scene->arena);
    g_free(scene);
}

static const char *
keep_or_empty(PsgScene *scene, const char *string)
{
    return string == NULL ? "" : psg_arena_strdup(scene->arena, string);
}

void
psg_scene_describe(PsgScene *scene, const char *name, const char *title,
                   const char *description, const char *language)
{
    scene->name = psg_arena_strdup(scene->arena, name);
    scene->title = keep_or_empty(scene, title);
    scene->description = keep_or_empty(scene, description);
    scene->language = keep_or_empty(scene, language);
}

void
psg_scene_set_description(PsgScene *scene, const char *description)
{
    scene->description = keep_or_empty(scene, description);
}

void
psg_scene_set_next(PsgScene *scene, PsgScene *next)
{
    psg_scene_free(scene->next);
    scene->next = next;
}

PsgScene *
psg_scene_next(const PsgScene *scene)
{
    return scene->next;
}

void
psg_scene_number_pages(PsgScene *first)
{
    size_t count = 0, number = 0;
    for (const PsgScene *page = first; page != NULL; page = page->next) {
        count++;
    }
    for (PsgScene *page = first; page != NULL && count > 1; page = page->next) {
        number++;
        page->name = psg_arena_printf(page->arena, "%s-%zu", page->name, number);
        page->title =
            psg_arena_printf(page->arena, "%s (%zu/%zu)", page->title, number, count);
    }
}

void
psg_scene_add_span(PsgScene *scene, PsgPart part, PsgRect room)
{
    PsgSceneSpan span = {part, room};
    g_array_append_val(scene->spans, span);
}

size_t
psg_scene_span_count(const PsgScene *scene)
{
    return scene->spans->len;
}

const PsgSceneSpan *
psg_scene_span(const PsgScene *scene, size_t index)
{
    return &g_array_index(scene->spans, PsgSceneSpan, index);
}

void
psg_scene_set_remark(PsgScene *scene, const char *remark)
{
    scene->remark = remark == NULL ? NULL : psg_arena_strdup(scene->arena, remark);
}

const char *
psg_scene_remark(const PsgScene *scene)
{
    return scene->remark;
}

/* Groups that have not ended. */
static size_t
depth_of(const PsgScene *scene)
{
    return scene->states->len - 1;
}

static State *
state_of(PsgScene *scene)
{
    return &g_array_index(scene->states, State, depth_of(scene));
}

static PsgItem *
add_item(PsgScene *scene, PsgItemKind kind)
{
    g_array_set_size(scene->items, scene->items->len + 1);
    PsgItem *item = &g_array_index(scene->items, PsgItem, scene->items->len - 1);
    item->kind = kind;
    item->part = state_of(scene)->part;
    item->role = state_of(scene)->role;
    return item;
}

void
psg_scene_group(PsgScene *scene, const PsgGroupLook *look)
{
    PsgItem *item = add_item(scene, PSG_ITEM_GROUP);
    item->group = (PsgGroupLook){
        .id = psg_arena_strdup(scene->arena, look->id),
        .class = psg_arena_strdup(scene->arena, look->class),
        .title = psg_arena_strdup(scene->arena, look->title),
        .href = psg_arena_strdup(scene->arena, look->href),
        .opacity = CLAMP(look->opacity, 0, 1),
        .part = look->part,
        .motion = look->motion,
    };
    if (look->part.kind != PSG_PART_NONE) {
        item->part = look->part;
    }
    State state = {item->part, PSG_ROLE_NONE, scene->items->len - 1};
    g_array_append_val(scene->states, state);
    if (look->tie != NULL) {
        psg_scene_tie(scene, look->tie);
    }
    if (look->href != NULL) {
        g_assert(scene->link == 0);
        scene->link = depth_of(scene);
    }
}

void
psg_scene_end(PsgScene *scene)
{
    g_assert(depth_of(scene) > 0);
    if (scene->link == depth_of(scene)) {
        scene->link = 0;
    }
    g_array_set_size(scene->states, scene->states->len - 1);
    add_item(scene, PSG_ITEM_END);
}

void
psg_scene_show(PsgScene *scene, PsgPart part)
{
    state_of(scene)->part = part;
}

void
psg_scene_role(PsgScene *scene, PsgRole role)
{
    state_of(scene)->role = role;
}

void
psg_scene_tie(PsgScene *scene, const PsgSceneTie *tie)
{
    g_assert(depth_of(scene) > 0);
    PsgSceneTie *kept = psg_arena_alloc(scene->arena, sizeof *kept);
    *kept = *tie;
    g_array_index(scene->items, PsgItem, state_of(scene)->group).group.tie = kept;
}

void
psg_scene_box(PsgScene *scene, PsgRect box, double radius, const PsgInk *ink)
{
    PsgItem *item = add_item(scene, PSG_ITEM_BOX);
    item->box = box;
    item->radius = CLAMP(radius, 0, MAX(0, MIN(box.width, box.height) / 2));
    item->ink = *ink;
}

void
psg_scene_veil(PsgScene *scene, PsgRect box, PsgColour colour, PsgVeil veil)
{
    PsgItem *item = add_item(scene, PSG_ITEM_BOX);
    item->box = box;
    item->ink.fill = colour;
    item->veil = veil;
}

/* Takes the path. */
static PsgItem *
add_path(PsgScene *scene, PsgPath *path, const PsgInk *ink)
{
    g_ptr_array_add(scene->paths, path);
    PsgItem *item = add_item(scene, PSG_ITEM_PATH);
    item->path = path;
    item->ink = *ink;
    return item;
}

void
psg_scene_path(PsgScene *scene, const PsgPath *path, const PsgInk *ink)
{
    add_path(scene, psg_path_copy(path), ink);
}

void
psg_scene_path_of_pieces(PsgScene *scene, const PsgPath *path, const PsgInk *ink,
                         const GArray *pieces)
{
    PsgScenePiece *kept =
        psg_arena_alloc(scene->arena, MAX(pieces->len, 1) * sizeof *kept);
    for (guint i = 0; i < pieces->len; i++) {
        kept[i] = g_array_index(pieces, PsgScenePiece, i);
        kept[i].title = psg_arena_strdup(scene->arena, kept[i].title);
    }
    PsgItem *item = add_path(scene, psg_path_copy(path), ink);
    item->pieces = kept;
    item->piece_count = pieces->len;
}

void
psg_scene_outline(PsgScene *scene, const PsgOutline *outline, const PsgInk *ink)
{
    add_path(scene, psg_outline_path(outline), ink)->outline = *outline;
}

void
psg_scene_moving_path(PsgScene *scene, const PsgMotion *motion, const PsgInk *ink)
{
    add_path(scene, psg_motion_shape(motion, INFINITY), ink)->motion = motion;
}

void
psg_scene_text(PsgScene *scene, const PsgTextLook *look, PsgPoint at, const char *text,
               double width)
{
    g_autofree char *line = psg_lettering_line(text);
    PsgItem *item = add_item(scene, PSG_ITEM_TEXT);
    item->text = psg_arena_strdup(scene->arena, line);
    item->at = at;
    item->look = *look;
    item->look.font.family = psg_arena_strdup(scene->arena, look->font.family);
    item->text_width = width;
}

PsgMotion *
psg_scene_motion(PsgScene *scene)
{
    PsgMotion *motion = psg_motion_new();
    g_ptr_array_add(scene->motions, motion);
    return motion;
}

void
psg_scene_set_duration(PsgScene *scene, double seconds)
{
    scene->seconds = seconds;
}

double
psg_scene_seconds(const PsgScene *scene)
{
    return scene->seconds;
}

bool
psg_scene_changes(const PsgScene *scene, double from, double to)
{
    for (guint i = 0; i < scene->motions->len; i++) {
        if (psg_motion_changes(g_ptr_array_index(scene->motions, i), from, to)) {
            return true;
        }
    }
    return false;
}

PsgSize
psg_scene_size(const PsgScene *scene)
{
    return scene->size;
}

PsgColour
psg_scene_background(const PsgScene *scene)
{
    return scene->background;
}

const char *
psg_scene_name(const PsgScene *scene)
{
    return scene->name;
}

const char *
psg_scene_title(const PsgScene *scene)
{
    return scene->title;
}

void
psg_scene_set_notes(PsgScene *scene, const char *notes)
{
    scene->notes = keep_or_empty(scene, notes);
}

const char *
psg_scene_notes(const PsgScene *scene)
{
    return scene->notes;
}

const char *
psg_scene_description(const PsgScene *scene)
{
    return scene->description;
}

const char *
psg_scene_language(const PsgScene *scene)
{
    return scene->language;
}

size_t
psg_scene_item_count(const PsgScene *scene)
{
    g_assert(depth_of(scene) == 0);
    return scene->items->len;
}

const PsgItem *
psg_scene_item(const PsgScene *scene, size_t index)
{
    g_assert(index < scene->items->len);
    return &g_array_index(scene->items, PsgItem, index);
}
