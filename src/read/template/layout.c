/* Layouts: what they do not say themselves they inherit of their master. */
#include "read/template/layout.h"

#include <math.h>
#include <string.h>

#define DEGREE 60000.0
/* Of texts in a shape (ECMA-376, 21.1.2.1.1), and of letters where nobody says their size. */
#define INSET_ACROSS (91440 / PSG_TEMPLATE_EMU)
#define INSET_DOWN (45720 / PSG_TEMPLATE_EMU)
#define POINTS_PER_UNIT 0.6
#define USUAL_SIZE 1800.0 /* hundredths of a point */
#define MOST_OF_BODY 0.75 /* a shape below so much of the contents is their ground */

/* ---- Shapes ---- */

static const PsgElement *
tree_of(const PsgElement *root)
{
    return psg_package_find(root, "cSld/spTree");
}

static const PsgElement *
placeholder_of(const PsgElement *shape)
{
    return strcmp(shape->name, "sp") == 0 ? psg_package_find(shape, "nvSpPr/nvPr/ph")
                                          : NULL;
}

/* What a shape without a type is. */
static const char *
type_of(const PsgElement *placeholder)
{
    const char *type = psg_element_attribute(placeholder, "type");
    return type == NULL ? "obj" : type;
}

static const PsgElement *
shape_of_type(const PsgElement *root, const char *type)
{
    const PsgElement *tree = tree_of(root);
    for (size_t i = 0; tree != NULL && i < tree->child_count; i++) {
        const PsgElement *placeholder = placeholder_of(tree->children[i]);
        if (placeholder != NULL && strcmp(type_of(placeholder), type) == 0) {
            return tree->children[i];
        }
    }
    return NULL;
}

/* What its master calls it. */
static const char *
inherited_type(const char *type)
{
    if (strcmp(type, "ctrTitle") == 0) {
        return "title";
    }
    return strcmp(type, "subTitle") == 0 ? "body" : type;
}

/* The frame around a shape, turned as it is. */
static bool
read_place(const PsgElement *transform, PsgRect *place)
{
    const PsgElement *off =
        transform == NULL ? NULL : psg_element_child(transform, "off");
    const PsgElement *ext =
        transform == NULL ? NULL : psg_element_child(transform, "ext");
    if (off == NULL || ext == NULL) {
        return false;
    }
    PsgRect rect = {psg_package_number(off, "x", 0) / PSG_TEMPLATE_EMU,
                    psg_package_number(off, "y", 0) / PSG_TEMPLATE_EMU,
                    fmax(psg_package_number(ext, "cx", 0), 0) / PSG_TEMPLATE_EMU,
                    fmax(psg_package_number(ext, "cy", 0), 0) / PSG_TEMPLATE_EMU};
    double turn = psg_package_number(transform, "rot", 0) / DEGREE * G_PI / 180;
    double across = fabs(cos(turn)), down = fabs(sin(turn));
    PsgSize size = {rect.width * across + rect.height * down,
                    rect.width * down + rect.height * across};
    *place = psg_rect_around(psg_rect_centre(rect), size);
    return isfinite(place->x) && isfinite(place->y) && isfinite(place->width) &&
           isfinite(place->height);
}

/* What of it is seen; less than nothing: it lies outside. */
static PsgRect
within_page(PsgRect place, PsgSize page)
{
    double left = fmax(place.x, 0), top = fmax(place.y, 0);
    return (PsgRect){left, top, fmin(psg_rect_right(place), page.width) - left,
                     fmin(psg_rect_bottom(place), page.height) - top};
}

/* ---- Placeholders ---- */

/* Where a property is looked for, the nearest first. */
typedef struct {
    const PsgElement *levels[5]; /* properties of paragraphs */
    const PsgElement *bodies[2]; /* bodyPr */
    const PsgElement *runs[2];   /* of words that only stand there to be written over */
} Chain;

static const char *
style_of(const char *type)
{
    if (strcmp(type, "title") == 0) {
        return "txStyles/titleStyle/lvl1pPr";
    }
    bool is_body = strcmp(type, "body") == 0 || strcmp(type, "obj") == 0;
    return is_body ? "txStyles/bodyStyle/lvl1pPr" : "txStyles/otherStyle/lvl1pPr";
}

static const PsgElement *
prompt_of(const PsgElement *shape)
{
    const PsgElement *paragraph = psg_package_find(shape, "txBody/p");
    const PsgElement *run =
        paragraph == NULL ? NULL : psg_package_find(paragraph, "r/rPr");
    return run != NULL || paragraph == NULL ? run
                                            : psg_element_child(paragraph, "endParaRPr");
}

static Chain
chain_of(const PsgElement *own, const PsgElement *above, const PsgElement *master,
         const char *type)
{
    return (Chain){
        .levels = {psg_package_find(own, "txBody/lstStyle/lvl1pPr"),
                   psg_package_find(above, "txBody/lstStyle/lvl1pPr"),
                   psg_package_find(master, style_of(type)),
                   psg_package_find(own, "txBody/p/pPr"),
                   psg_package_find(above, "txBody/p/pPr")},
        .bodies = {psg_package_find(own, "txBody/bodyPr"),
                   psg_package_find(above, "txBody/bodyPr")},
        .runs = {own == NULL ? NULL : prompt_of(own),
                 above == NULL ? NULL : prompt_of(above)},
    };
}

static PsgDeckPlace
place_word(const char *word)
{
    if (strcmp(word, "ctr") == 0 || strcmp(word, "just") == 0) {
        return PSG_DECK_MIDDLE;
    }
    return strcmp(word, "r") == 0 || strcmp(word, "b") == 0 ? PSG_DECK_END
                                                            : PSG_DECK_START;
}

static const char *
said(const PsgElement *const *chain, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const char *value =
            chain[i] == NULL ? NULL : psg_element_attribute(chain[i], name);
        if (value != NULL) {
            return value;
        }
    }
    return "";
}

static double
inset(const Chain *chain, const char *name, double otherwise)
{
    for (size_t i = 0; i < G_N_ELEMENTS(chain->bodies); i++) {
        double emu = psg_package_number(chain->bodies[i], name, -1);
        if (emu >= 0) {
            return emu / PSG_TEMPLATE_EMU;
        }
    }
    return otherwise;
}

static PsgRect
within_insets(const Chain *chain, PsgRect place)
{
    double left = inset(chain, "lIns", INSET_ACROSS),
           top = inset(chain, "tIns", INSET_DOWN);
    double width = place.width - left - inset(chain, "rIns", INSET_ACROSS);
    double height = place.height - top - inset(chain, "bIns", INSET_DOWN);
    return width > 0 && height > 0
               ? (PsgRect){place.x + left, place.y + top, width, height}
               : place;
}

/* Letters: their properties by level, then those of the words that stand there. */
static void
read_letters(const Chain *chain, const PsgTheme *theme, PsgDeckPlaceholder *placeholder)
{
    const PsgElement *letters[7] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(chain->levels); i++) {
        const PsgElement *level = chain->levels[i];
        letters[count++] = level == NULL ? NULL : psg_element_child(level, "defRPr");
    }
    letters[count++] = chain->runs[0];
    letters[count++] = chain->runs[1];
    double size = USUAL_SIZE;
    const char *face = "";
    bool has_colour = false;
    placeholder->colour = psg_theme_mapped(theme, PSG_DECK_TX1);
    for (size_t i = count; i > 0; i--) {
        const PsgElement *from = letters[i - 1];
        size = psg_package_number(from, "sz", size);
        const PsgElement *latin = from == NULL ? NULL : psg_element_child(from, "latin");
        face = latin == NULL ? face : psg_element_value(latin, "typeface");
    }
    for (size_t i = 0; i < count && !has_colour; i++) {
        const PsgElement *fill =
            letters[i] == NULL ? NULL : psg_element_child(letters[i], "solidFill");
        has_colour = psg_theme_colour(theme, fill, PSG_COLOUR_NONE, &placeholder->colour);
        placeholder->is_prompted = has_colour && i >= G_N_ELEMENTS(chain->levels);
    }
    placeholder->colour.alpha = 255;
    placeholder->font_size = fmin(fmax(size, 100), 40000) / 100 / POINTS_PER_UNIT;
    placeholder->is_bold = strcmp(said(letters, count, "b"), "1") == 0;
    placeholder->is_major = g_str_has_prefix(face, "+mj");
}

static const PsgElement *
transform_of(const PsgElement *shape)
{
    return shape == NULL ? NULL : psg_package_find(shape, "spPr/xfrm");
}

/* To a page unit. */
static bool
is_same_place(PsgRect a, PsgRect b)
{
    return fabs(a.x - b.x) < 1 && fabs(a.y - b.y) < 1 && fabs(a.width - b.width) < 1 &&
           fabs(a.height - b.height) < 1;
}

/* Where titles stand: on the layout as it says itself, and on its master. */
static bool
title_places(const PsgLayoutSource *source, PsgRect *own, PsgRect *above)
{
    return read_place(transform_of(shape_of_type(source->root, "title")), own) &&
           read_place(transform_of(shape_of_type(source->master->root, "title")), above);
}

/*
 * LibreOffice writes the place that titles have on one of the masters into the layouts of all
 * masters. That of covers is often the one, so that titles of figures would stand in the middle of
 * the page. It is known by this: titles of all layouts have one place, while the masters differ.
 * Then the master of each is right.
 */
void
psg_layouts_find_copied(GPtrArray *layouts)
{
    PsgRect place = {0}, first = {0};
    bool is_one_place = true, is_one_master = true, is_begun = false;
    for (guint i = 0; i < layouts->len; i++) {
        PsgRect own, above;
        if (title_places(g_ptr_array_index(layouts, i), &own, &above)) {
            place = is_begun ? place : own;
            first = is_begun ? first : above;
            is_begun = true;
            is_one_place = is_one_place && is_same_place(own, place);
            is_one_master = is_one_master && is_same_place(above, first);
        }
    }
    for (guint i = 0; i < layouts->len; i++) {
        PsgLayoutSource *source = g_ptr_array_index(layouts, i);
        source->is_copied = is_one_place && !is_one_master;
    }
}

/* own: of the layout, or of the master alone. */
static bool
read_placeholder(const PsgLayoutSource *source, const PsgElement *own,
                 const PsgElement *above, PsgDeckPlaceholder *placeholder)
{
    const PsgElement *shape = own != NULL ? own : above;
    if (shape == NULL || (!read_place(transform_of(own), &placeholder->place) &&
                          !read_place(transform_of(above), &placeholder->place))) {
        return false;
    }
    const PsgElement *mark = placeholder_of(shape);
    const char *type = inherited_type(type_of(mark));
    PsgRect copied, right;
    if (own != NULL && source->is_copied && strcmp(type, "title") == 0 &&
        title_places(source, &copied, &right)) {
        placeholder->place = within_page(right, source->page);
        placeholder->is_misplaced = !is_same_place(copied, right);
    }
    Chain chain = chain_of(own, above, source->master->root, type);
    if (placeholder->is_misplaced) {
        chain.runs[0] = NULL; /* copied, too */
    }
    placeholder->text = within_insets(&chain, placeholder->place);
    placeholder->align =
        place_word(said(chain.levels, G_N_ELEMENTS(chain.levels), "algn"));
    placeholder->anchor =
        place_word(said(chain.bodies, G_N_ELEMENTS(chain.bodies), "anchor"));
    read_letters(&chain, &source->theme, placeholder);
    return placeholder->place.width > 0 && placeholder->place.height > 0;
}

bool
psg_layout_placeholder(const PsgLayoutSource *source, const char *type, PsgArena *arena,
                       PsgDeckPlaceholder *placeholder)
{
    *placeholder = (PsgDeckPlaceholder){0};
    const PsgElement *own = shape_of_type(source->root, type);
    const PsgElement *above = shape_of_type(source->master->root, inherited_type(type));
    PsgDeckPlaceholder found = {0};
    if (own == NULL || !read_placeholder(source, own, above, &found)) {
        return false;
    }
    const PsgElement *mark = placeholder_of(own);
    found.type = psg_arena_strdup(arena, type);
    found.index = psg_arena_strdup(arena, psg_element_attribute(mark, "idx"));
    found.size = psg_arena_strdup(arena, psg_element_attribute(mark, "sz"));
    *placeholder = found;
    return true;
}

bool
psg_layout_body(const PsgLayoutSource *source, PsgArena *arena,
                PsgDeckPlaceholder *placeholder)
{
    *placeholder = (PsgDeckPlaceholder){0};
    const PsgElement *own = shape_of_type(source->master->root, "body");
    bool is_there = read_placeholder(source, NULL, own, placeholder);
    placeholder->type = is_there ? psg_arena_strdup(arena, "body") : NULL;
    return is_there;
}

static bool
is_footer(const char *type)
{
    return strcmp(type, "dt") == 0 || strcmp(type, "ftr") == 0 ||
           strcmp(type, "sldNum") == 0;
}

size_t
psg_layout_contents(const PsgLayoutSource *source)
{
    const PsgElement *tree = tree_of(source->root);
    size_t count = 0;
    for (size_t i = 0; tree != NULL && i < tree->child_count; i++) {
        const PsgElement *mark = placeholder_of(tree->children[i]);
        const char *type = mark == NULL ? NULL : type_of(mark);
        count += type != NULL && !is_footer(type) &&
                 strcmp(inherited_type(type), "title") != 0;
    }
    return count;
}

/* ---- The background ---- */

/* What is drawn on its whole; false if it is a picture or nothing. */
static bool
colour_of_fill(const PsgTheme *theme, const PsgElement *fill, PsgColour own,
               PsgColour *colour, bool *is_plain)
{
    *is_plain = false;
    if (strcmp(fill->name, "solidFill") == 0) {
        *is_plain = true;
        return psg_theme_colour(theme, fill, own, colour);
    }
    if (strcmp(fill->name, "pattFill") == 0) {
        return psg_theme_colour(theme, psg_element_child(fill, "bgClr"), own, colour);
    }
    const PsgElement *stops =
        strcmp(fill->name, "gradFill") == 0 ? psg_element_child(fill, "gsLst") : NULL;
    size_t count = 0;
    for (size_t i = 0; stops != NULL && i < stops->child_count; i++) {
        PsgColour stop;
        if (psg_theme_colour(theme, stops->children[i], own, &stop)) {
            count++;
            *colour =
                count == 1 ? stop : psg_colour_mix(*colour, stop, 1 / (double)count);
        }
    }
    return count > 0;
}

/* The fill of a theme that a reference names: 1001 is the first. */
static const PsgElement *
fill_of_reference(const PsgTheme *theme, const PsgElement *reference)
{
    double index = psg_package_number(reference, "idx", 0) - 1001;
    bool is_there =
        theme->fills != NULL && index >= 0 && index < (double)theme->fills->child_count;
    return is_there ? theme->fills->children[(size_t)index] : NULL;
}

static bool
colour_of_background(const PsgTheme *theme, const PsgElement *background,
                     PsgColour *colour, bool *is_plain)
{
    const PsgElement *said_here = psg_element_child(background, "bgPr");
    for (size_t i = 0; said_here != NULL && i < said_here->child_count; i++) {
        if (g_str_has_suffix(said_here->children[i]->name, "Fill")) {
            return colour_of_fill(theme, said_here->children[i], PSG_COLOUR_NONE, colour,
                                  is_plain);
        }
    }
    const PsgElement *reference = psg_element_child(background, "bgRef");
    PsgColour own = PSG_COLOUR_NONE;
    if (reference == NULL || !psg_theme_colour(theme, reference, PSG_COLOUR_NONE, &own)) {
        return false;
    }
    const PsgElement *fill = fill_of_reference(theme, reference);
    *colour = own;
    *is_plain = true;
    return fill == NULL || colour_of_fill(theme, fill, own, colour, is_plain);
}

static bool
is_hidden(const PsgElement *shape)
{
    const PsgElement *said_first = shape->child_count > 0 ? shape->children[0] : NULL;
    const PsgElement *named =
        said_first == NULL ? NULL : psg_element_child(said_first, "cNvPr");
    return named != NULL && strcmp(psg_element_value(named, "hidden"), "1") == 0;
}

static bool
shows_master(const PsgLayoutSource *source)
{
    return strcmp(psg_element_value(source->root, "showMasterSp"), "0") != 0;
}

/* NULL: it says nothing of it. */
static const PsgElement *
fill_of(const PsgElement *look)
{
    for (size_t i = 0; look != NULL && i < look->child_count; i++) {
        const char *name = look->children[i]->name;
        if (g_str_has_suffix(name, "Fill") && strcmp(name, "noFill") != 0) {
            return look->children[i];
        }
    }
    return NULL;
}

/* Whether contents stand on it. */
static bool
covers(PsgRect place, PsgRect body)
{
    double width =
        fmin(psg_rect_right(place), psg_rect_right(body)) - fmax(place.x, body.x);
    double height =
        fmin(psg_rect_bottom(place), psg_rect_bottom(body)) - fmax(place.y, body.y);
    return width > 0 && height > 0 &&
           width * height > MOST_OF_BODY * body.width * body.height;
}

/* What contents stand on. */
typedef struct {
    const PsgTheme *theme;
    PsgRect body;
    PsgColour colour;
    bool is_plain;
    bool is_known; /* it is no picture */
} Ground;

static void
lay_on(Ground *ground, const PsgElement *shape)
{
    PsgRect place;
    bool is_picture = strcmp(shape->name, "pic") == 0;
    const PsgElement *fill =
        strcmp(shape->name, "sp") == 0 ? fill_of(psg_element_child(shape, "spPr")) : NULL;
    if ((fill == NULL && !is_picture) || placeholder_of(shape) != NULL ||
        is_hidden(shape) || !read_place(transform_of(shape), &place) ||
        !covers(place, ground->body)) {
        return;
    }
    PsgColour colour;
    bool is_plain = false;
    if (is_picture ||
        !colour_of_fill(ground->theme, fill, PSG_COLOUR_NONE, &colour, &is_plain)) {
        ground->is_plain = ground->is_known = false;
    } else if (colour.alpha == 255) {
        *ground = (Ground){ground->theme, ground->body, colour, is_plain, true};
    } else {
        ground->colour = psg_colour_mix(ground->colour, colour, colour.alpha / 255.0);
    }
}

static void
lay_all_on(Ground *ground, const PsgElement *tree)
{
    for (size_t i = 0; tree != NULL && i < tree->child_count; i++) {
        lay_on(ground, tree->children[i]);
    }
}

/* Where it is a picture, letters tell: those of the body are made to be read on it. */
static void
read_background(const PsgLayoutSource *source, const PsgDeckPlaceholder *body,
                PsgDeckLayout *layout)
{
    const PsgElement *background = psg_package_find(source->root, "cSld/bg");
    if (background == NULL) {
        background = psg_package_find(source->master->root, "cSld/bg");
    }
    PsgColour paper = psg_theme_mapped(&source->theme, PSG_DECK_BG1);
    PsgColour ink = psg_theme_mapped(&source->theme, PSG_DECK_TX1);
    Ground ground = {&source->theme, body->place, paper, background == NULL, true};
    layout->is_bare = background == NULL;
    if (background != NULL) {
        ground.is_known = colour_of_background(&source->theme, background, &ground.colour,
                                               &ground.is_plain);
    }
    if (shows_master(source)) {
        lay_all_on(&ground, tree_of(source->master->root));
    }
    lay_all_on(&ground, tree_of(source->root));
    bool is_on_paper = psg_colour_contrast(body->colour, paper) >= PSG_COLOUR_READABLE;
    layout->is_plain = ground.is_plain;
    layout->background = ground.is_known ? ground.colour : is_on_paper ? paper : ink;
    layout->background.alpha = 255;
    PsgColour tried[] = {ink, body->colour, paper, {255, 255, 255, 255}, {0, 0, 0, 255}};
    layout->ink = ink;
    for (size_t i = 0; i < G_N_ELEMENTS(tried); i++) {
        if (psg_colour_contrast(tried[i], layout->background) >= PSG_COLOUR_READABLE) {
            layout->ink = tried[i];
            break;
        }
    }
}

/* ---- All of it ---- */

/* What slides on it need to have the colours of the layout. */
static const char *
colour_map(const PsgLayoutSource *source, PsgArena *arena)
{
    const PsgElement *map =
        psg_package_find(source->root, "clrMapOvr/overrideClrMapping");
    if (map == NULL) {
        return NULL;
    }
    static const char *const slots[PSG_THEME_SLOTS] = {
        "dk1",     "lt1",     "dk2",     "lt2",     "accent1", "accent2",
        "accent3", "accent4", "accent5", "accent6", "hlink",   "folHlink"};
    g_autoptr(GString) text = g_string_new("<a:overrideClrMapping");
    for (size_t i = 0; i < PSG_DECK_COLOURS; i++) {
        g_string_append_printf(text, " %s=\"%s\"", psg_deck_colour_word((PsgDeckColour)i),
                               slots[source->theme.map[i]]);
    }
    g_string_append(text, "/>");
    return psg_arena_strdup(arena, text->str);
}

void
psg_layout_take(const PsgLayoutSource *source, PsgArena *arena, PsgDeckLayout *layout)
{
    const PsgElement *slide = psg_element_child(source->root, "cSld");
    *layout = (PsgDeckLayout){
        .part = psg_arena_strdup(arena, source->part),
        .name = psg_arena_strdup(arena,
                                 slide == NULL ? "" : psg_element_value(slide, "name")),
        .colour_map = colour_map(source, arena),
    };
    if (!psg_layout_placeholder(source, "title", arena, &layout->title)) {
        psg_layout_placeholder(source, "ctrTitle", arena, &layout->title);
    }
    if (!psg_layout_placeholder(source, "subTitle", arena, &layout->subtitle)) {
        psg_layout_placeholder(source, "body", arena, &layout->subtitle);
    }
    psg_layout_placeholder(source, "sldNum", arena, &layout->number);
    PsgDeckPlaceholder body;
    if (!psg_layout_body(source, arena, &body)) {
        body.colour = layout->title.colour;
    }
    read_background(source, &body, layout);
}

/* ---- What is drawn ---- */

static void
add_place(GArray *places, PsgRect place, PsgSize page)
{
    PsgRect seen = within_page(place, page);
    if (seen.width >= 0 && seen.height >= 0) {
        g_array_append_val(places, seen);
    }
}

GArray *
psg_layout_footers(const PsgLayoutSource *source)
{
    static const char *const types[] = {"dt", "ftr", "sldNum"};
    GArray *places = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        PsgDeckPlaceholder found = {0};
        const PsgElement *own = shape_of_type(source->root, types[i]);
        const PsgElement *above = shape_of_type(source->master->root, types[i]);
        if (own != NULL && read_placeholder(source, own, above, &found)) {
            g_array_append_val(places, found.place);
        }
    }
    return places;
}

/* Text that is seen, or a fill, or a line. */
static bool
is_seen(const PsgElement *shape)
{
    if (strcmp(shape->name, "sp") != 0) {
        return true;
    }
    const PsgElement *look = psg_element_child(shape, "spPr");
    const PsgElement *style = psg_element_child(shape, "style");
    const PsgElement *run = psg_package_find(shape, "txBody/p/r/t");
    const PsgElement *line = look == NULL ? NULL : psg_element_child(look, "ln");
    bool has_line = line != NULL && psg_element_child(line, "noFill") == NULL;
    bool has_fill = look != NULL && psg_element_child(look, "noFill") == NULL &&
                    (style != NULL || psg_element_child(look, "solidFill") != NULL ||
                     psg_element_child(look, "gradFill") != NULL ||
                     psg_element_child(look, "blipFill") != NULL ||
                     psg_element_child(look, "pattFill") != NULL);
    return (run != NULL && *run->text != '\0') || has_line || has_fill;
}

/* NULL: it has no place. */
static const PsgElement *
transform_of_drawing(const PsgElement *shape)
{
    if (strcmp(shape->name, "grpSp") == 0) {
        return psg_package_find(shape, "grpSpPr/xfrm");
    }
    if (strcmp(shape->name, "graphicFrame") == 0) {
        return psg_element_child(shape, "xfrm");
    }
    return transform_of(shape);
}

static void
add_drawings(const PsgElement *tree, PsgSize page, GArray *places)
{
    for (size_t i = 0; tree != NULL && i < tree->child_count; i++) {
        const PsgElement *shape = tree->children[i];
        if (strcmp(shape->name, "AlternateContent") == 0) {
            add_drawings(psg_element_child(shape, "Fallback"), page, places);
            continue;
        }
        PsgRect place;
        if (placeholder_of(shape) == NULL && !is_hidden(shape) && is_seen(shape) &&
            read_place(transform_of_drawing(shape), &place)) {
            add_place(places, place, page);
        }
    }
}

GArray *
psg_layout_drawings(const PsgLayoutSource *source, PsgSize page)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    add_drawings(tree_of(source->root), page, places);
    if (shows_master(source)) {
        add_drawings(tree_of(source->master->root), page, places);
    }
    return places;
}
