/* Which layouts of a presentation are taken, and what it lacks. */
#include "read/template/template_read.h"

#include "base/join.h"
#include "read/template/layout.h"
#include "read/template/parts.h"
#include "read/template/room.h"

#include <string.h>

#define PRESENTATION "ppt/presentation.xml"
/* Those of pages that can be asked for in pixels. */
#define LEAST_SIDE 200.0
#define MOST_SIDE 20000.0
#define ENOUGH                                                                           \
    0.45 /* of the page: with so much room, the first layout that fits is taken */
#define BELOW 0.5   /* times the room above a title */
#define LITTLE 0.25 /* the same: figures have small letters there */

typedef struct {
    PsgPackage *package;
    PsgDeckTemplate *template;
    GPtrArray *masters; /* PsgMasterSource */
    GPtrArray *layouts; /* PsgLayoutSource, in the order of the masters */
} Reading;

/* ---- Masters and layouts ---- */

static void
add_layouts(Reading *reading, const PsgMasterSource *master)
{
    const PsgElement *list = psg_element_child(master->root, "sldLayoutIdLst");
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        const char *part =
            psg_package_follow(reading->package, master->part, list->children[i]);
        const PsgElement *root = part == NULL || !psg_package_has(reading->package, part)
                                     ? NULL
                                     : psg_package_xml(reading->package, part);
        if (root == NULL) {
            continue;
        }
        PsgLayoutSource *layout = g_new0(PsgLayoutSource, 1);
        *layout = (PsgLayoutSource){
            part, root, master, master->theme, reading->template->size, false};
        const PsgElement *map = psg_package_find(root, "clrMapOvr/overrideClrMapping");
        if (map != NULL) {
            psg_theme_map(&layout->theme, map);
        }
        g_ptr_array_add(reading->layouts, layout);
    }
}

static void
add_master(Reading *reading, const char *part)
{
    const PsgElement *root = part == NULL || !psg_package_has(reading->package, part)
                                 ? NULL
                                 : psg_package_xml(reading->package, part);
    if (root == NULL) {
        return;
    }
    const char *theme = psg_package_target(reading->package, part, "theme");
    if (theme == NULL || !psg_package_has(reading->package, theme)) {
        psg_diagnostics_error(
            reading->package->list, "template", psg_package_place(reading->package),
            "its part \"%s\" has no theme: programs for slides call that damaged", part);
        return;
    }
    PsgMasterSource *master = g_new0(PsgMasterSource, 1);
    *master = (PsgMasterSource){.part = part, .root = root};
    psg_theme_read(&master->theme, psg_package_xml(reading->package, theme));
    const PsgElement *map = psg_element_child(root, "clrMap");
    if (map != NULL) {
        psg_theme_map(&master->theme, map);
    }
    g_ptr_array_add(reading->masters, master);
    add_layouts(reading, master);
}

static void
read_masters(Reading *reading, const PsgElement *presentation)
{
    const PsgElement *list = psg_element_child(presentation, "sldMasterIdLst");
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        add_master(reading,
                   psg_package_follow(reading->package, PRESENTATION, list->children[i]));
    }
    psg_layouts_find_copied(reading->layouts);
}

/* ---- Which is taken ---- */

static bool
is_of_type(const PsgLayoutSource *layout, const char *type)
{
    return strcmp(psg_element_value(layout->root, "type"), type) == 0;
}

static bool
has_title(const Reading *reading, const PsgLayoutSource *layout)
{
    PsgDeckPlaceholder title;
    return psg_layout_placeholder(layout, "title", reading->template->arena, &title) ||
           psg_layout_placeholder(layout, "ctrTitle", reading->template->arena, &title);
}

/* find: which room. */
static PsgRect
room_of(const Reading *reading, const PsgLayoutSource *layout,
        PsgRect (*find)(const PsgRoomTask *task))
{
    g_autoptr(GArray) footers = psg_layout_footers(layout);
    g_autoptr(GArray) drawings = psg_layout_drawings(layout, reading->template->size);
    PsgDeckPlaceholder title, body;
    PsgArena *arena = reading->template->arena;
    if (!psg_layout_placeholder(layout, "title", arena, &title)) {
        psg_layout_placeholder(layout, "ctrTitle", arena, &title);
    }
    psg_layout_body(layout, arena, &body);
    PsgRoomTask task = {
        reading->template->size, title.text, title.place, body.place, footers, drawings};
    return find(&task);
}

static double
share_of_page(const Reading *reading, PsgRect room)
{
    PsgSize page = reading->template->size;
    return room.width * room.height / (page.width * page.height);
}

/* Which is as good as so much room: where the title stands below it, that is often a cover's. */
static double
worth_of_room(const Reading *reading, const PsgLayoutSource *layout)
{
    PsgDeckPlaceholder title;
    PsgRect room = room_of(reading, layout, psg_room_clear);
    bool is_below =
        psg_layout_placeholder(layout, "title", reading->template->arena, &title) &&
        title.place.y > room.y;
    return share_of_page(reading, room) * (is_below ? BELOW : 1);
}

/* How well a layout serves for figures; 0: not at all. */
typedef enum {
    NOT,
    ANY,        /* the first, whatever it is */
    WITH_TITLE, /* among other things */
    JUST_TITLE, /* and nobody said what it is for */
    TITLE_ONLY, /* by its type */
} Fitness;

static Fitness
fitness(const Reading *reading, const PsgLayoutSource *layout)
{
    if (!has_title(reading, layout)) {
        return ANY;
    }
    if (is_of_type(layout, "titleOnly")) {
        return TITLE_ONLY;
    }
    bool is_cover = is_of_type(layout, "title") || is_of_type(layout, "secHead");
    return psg_layout_contents(layout) == 0 && !is_cover ? JUST_TITLE : WITH_TITLE;
}

/* The first of the fittest that leaves enough room, else the one that leaves most: where there are
 * several masters, the first one is often that of covers. */
static const PsgLayoutSource *
choose_figure(const Reading *reading, Fitness *best)
{
    const PsgLayoutSource *chosen = NULL;
    double most = 0;
    *best = NOT;
    for (guint i = 0; i < reading->layouts->len; i++) {
        const PsgLayoutSource *layout = g_ptr_array_index(reading->layouts, i);
        Fitness fits = fitness(reading, layout);
        double share = fits < *best ? 0 : worth_of_room(reading, layout);
        if (fits > *best || (fits == *best && most < ENOUGH && share > most)) {
            *best = fits;
            chosen = layout;
            most = share;
        }
    }
    return chosen;
}

/* Of the figure's master, else of any. */
static const PsgLayoutSource *
choose_of_type(const Reading *reading, const char *type, const PsgMasterSource *near)
{
    const PsgLayoutSource *chosen = NULL;
    for (guint i = 0; i < reading->layouts->len; i++) {
        const PsgLayoutSource *layout = g_ptr_array_index(reading->layouts, i);
        bool is_better =
            chosen == NULL || (layout->master == near && chosen->master != near);
        if (is_of_type(layout, type) && has_title(reading, layout) && is_better) {
            chosen = layout;
        }
    }
    return chosen;
}

/* ---- What is told ---- */

G_GNUC_PRINTF(2, 3)
static void
warn(const Reading *reading, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    psg_diagnostics_warning(reading->package->list, "template",
                            psg_package_place(reading->package), "%s", message);
}

static void
tell_layout(const Reading *reading, Fitness fits)
{
    const PsgDeckLayout *layout = &reading->template->figure;
    if (fits == WITH_TITLE) {
        warn(reading, "it has no layout of a title alone: figures are put on \"%s\"",
             layout->name);
    } else if (layout->title.type == NULL) {
        warn(
            reading,
            "none of its layouts has a place for a title: figures are put on \"%s\", and "
            "titles stand as on slides of ours",
            layout->name);
    }
    if (layout->number.type == NULL) {
        warn(reading, "its layout \"%s\" has no place for the slide's number",
             layout->name);
    }
    if (share_of_page(reading, reading->template->room) < LITTLE) {
        warn(reading,
             "its layout \"%s\" leaves little room for figures: %.0f %% of the slide",
             layout->name, 100 * share_of_page(reading, reading->template->room));
    }
}

/* Ours stand in for these. */
static void
tell_missing(const Reading *reading)
{
    const PsgDeckTemplate *template = reading->template;
    g_autoptr(GString) missing = g_string_new(NULL);
    if (template->cover.part == NULL) {
        psg_join(missing, ", ", "a title slide");
    }
    if (template->section.part == NULL) {
        psg_join(missing, ", ", "headings of sections");
    }
    if (missing->len > 0) {
        warn(reading, "it has no layout for %s: these stand on \"%s\"", missing->str,
             template->figure.name);
    }
}

/* ---- Reading ---- */

static bool
read_size(const Reading *reading, const PsgElement *presentation)
{
    const PsgElement *said = psg_element_child(presentation, "sldSz");
    PsgSize *size = &reading->template->size;
    *size = (PsgSize){psg_package_number(said, "cx", 9144000) / PSG_TEMPLATE_EMU,
                      psg_package_number(said, "cy", 6858000) / PSG_TEMPLATE_EMU};
    if (size->width >= LEAST_SIDE && size->height >= LEAST_SIDE &&
        size->width <= MOST_SIDE && size->height <= MOST_SIDE) {
        return true;
    }
    psg_diagnostics_error(
        reading->package->list, "template", psg_package_place(reading->package),
        "its slides are of %.0f × %.0f pixels, and pages have %.0f to %.0f", size->width,
        size->height, LEAST_SIDE, MOST_SIDE);
    return false;
}

static void
take_theme(const Reading *reading, const PsgLayoutSource *layout)
{
    PsgDeckTemplate *template = reading->template;
    for (size_t i = 0; i < PSG_DECK_COLOURS; i++) {
        template->theme.colours[i] = psg_theme_mapped(&layout->theme, (PsgDeckColour)i);
        template->theme.colours[i].alpha = 255;
    }
    template->theme.major = psg_arena_strdup(template->arena, layout->theme.major);
    template->theme.minor = psg_arena_strdup(template->arena, layout->theme.minor);
}

static bool
take_layouts(const Reading *reading)
{
    PsgDeckTemplate *template = reading->template;
    Fitness fits;
    const PsgLayoutSource *figure = choose_figure(reading, &fits);
    if (figure == NULL) {
        psg_diagnostics_error(reading->package->list, "template",
                              psg_package_place(reading->package),
                              "it has no layout: no slide can be made with it");
        return false;
    }
    const PsgLayoutSource *cover = choose_of_type(reading, "title", figure->master);
    const PsgLayoutSource *section = choose_of_type(reading, "secHead", figure->master);
    psg_layout_take(figure, template->arena, &template->figure);
    template->room = room_of(reading, figure, psg_room_find);
    if (cover != NULL) {
        psg_layout_take(cover, template->arena, &template->cover);
    }
    if (section != NULL) {
        psg_layout_take(section, template->arena, &template->section);
    }
    take_theme(reading, figure);
    tell_layout(reading, fits);
    tell_missing(reading);
    return true;
}

static bool
read_all(Reading *reading)
{
    const PsgElement *presentation = psg_package_xml(reading->package, PRESENTATION);
    size_t told = psg_diagnostics_error_count(reading->package->list);
    if (presentation == NULL || !psg_parts_keep(reading->package, reading->template) ||
        !read_size(reading, presentation)) {
        return false;
    }
    read_masters(reading, presentation);
    return psg_diagnostics_error_count(reading->package->list) == told &&
           take_layouts(reading) &&
           psg_diagnostics_error_count(reading->package->list) == told;
}

static PsgDeckTemplate *
template_new(const PsgInput *input)
{
    PsgArena *arena = psg_arena_new();
    PsgDeckTemplate *template = psg_arena_alloc(arena, sizeof *template);
    g_autofree char *name = g_path_get_basename(psg_input_name(input));
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    psg_input_digest(input, sum);
    template->arena = arena;
    template->name = psg_arena_strdup(arena, name);
    template->digest = psg_arena_strdup(arena, g_checksum_get_string(sum));
    return template;
}

PsgDeckTemplate *
psg_template_read_input(const PsgInput *input, const PsgLimits *limits,
                        PsgDiagnostics *list)
{
    PsgPackage package;
    g_autoptr(PsgDeckTemplate) template = template_new(input);
    Reading reading = {&package, template, g_ptr_array_new_with_free_func(g_free),
                       g_ptr_array_new_with_free_func(g_free)};
    bool is_read = psg_package_open(&package, input, limits, list) && read_all(&reading);
    psg_package_close(&package);
    g_ptr_array_unref(reading.masters);
    g_ptr_array_unref(reading.layouts);
    return is_read ? g_steal_pointer(&template) : NULL;
}

PsgDeckTemplate *
psg_template_read(const char *path, const PsgLimits *limits, PsgDiagnostics *list,
                  GError **error)
{
    const PsgInput *input = psg_diagnostics_read(list, path, limits->max_bytes, error);
    return input == NULL ? NULL : psg_template_read_input(input, limits, list);
}
