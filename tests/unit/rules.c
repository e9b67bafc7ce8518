/* What holds on every figure, whatever the landscape. */
#include "rules.h"

#include "base/join.h"
#include "figure/strings.h"

#include <check.h>
#include <math.h>
#include <string.h>

#define LEAST_CONTRAST 4.5
#define TOUCH 2.0 /* so near to an outline is on it */

/* The colour that was painted last where the middle of the text will be. */
static PsgColour
ground_of(const PsgScene *scene, size_t index)
{
    PsgPoint middle = psg_rect_centre(item_bounds(psg_scene_item(scene, index)));
    PsgRect point = {middle.x, middle.y, 0, 0};
    while (index-- > 0) {
        const PsgItem *below = psg_scene_item(scene, index);
        bool paints = below->kind == PSG_ITEM_BOX || below->kind == PSG_ITEM_PATH;
        if (paints && below->ink.fill.alpha == 255 &&
            rect_holds(item_bounds(below), point, 0)) {
            return below->ink.fill;
        }
    }
    return psg_scene_background(scene);
}

/* Assertions take their time; in the innermost loops there are none but of what is wrong. */
static void
check_apart(const PsgScene *scene, size_t index)
{
    const PsgItem *item = psg_scene_item(scene, index);
    PsgRect bounds = psg_rect_grow(item_bounds(item), -1);
    for (size_t i = 0; i < index; i++) {
        const PsgItem *other = psg_scene_item(scene, i);
        if (other->kind == PSG_ITEM_TEXT &&
            psg_rect_overlaps(bounds, item_bounds(other))) {
            ck_abort_msg("%s: \"%s\" overlaps \"%s\"", psg_scene_name(scene), item->text,
                         other->text);
        }
    }
}

void
rules_check_texts(const PsgScene *scene, double least_size)
{
    PsgSize size = psg_scene_size(scene);
    PsgRect page = {0, 0, size.width, size.height};
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        if (item->kind != PSG_ITEM_TEXT) {
            continue;
        }
        double contrast = psg_colour_contrast(item->look.colour, ground_of(scene, i));
        ck_assert_msg(item->look.font.size >= least_size - 1e-6, "%s: \"%s\" has size %g",
                      psg_scene_name(scene), item->text, item->look.font.size);
        ck_assert_msg(rect_holds(page, item_bounds(item), 0),
                      "%s: \"%s\" leaves the page", psg_scene_name(scene), item->text);
        ck_assert_msg(contrast >= LEAST_CONTRAST, "%s: \"%s\" has a contrast of %.2f",
                      psg_scene_name(scene), item->text, contrast);
        check_apart(scene, i);
    }
}

const PsgItem *
rules_outline(const PsgScene *scene, const char *actor)
{
    g_autofree char *id = g_strconcat("actor-", actor, NULL);
    Part part = part_of_group(scene, id);
    return part_is_empty(part) ? NULL : part_nth(part, PSG_ITEM_PATH, 0);
}

/* One network, as it is looked at. */
typedef struct {
    const Desk *desk;
    const PsgScene *scene;
    const PsgView *view;
    const PsgItem **outlines; /* by actor of the view */
    const char *name;
} Look;

static const char *
actor_id(const Look *look, size_t index)
{
    return look->desk->landscape->actors[look->view->actors[index].actor].id;
}

static char *
without_blanks(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *c = text; *c != '\0'; c = g_utf8_find_next_char(c, NULL)) {
        gunichar letter = g_utf8_get_char(c);
        if (!g_unichar_isspace(letter) && letter != '|') {
            g_string_append_unichar(out, letter);
        }
    }
    return g_string_free(out, FALSE);
}

/* New ones, and only they, have a strong outline in the accent's colour; where nearly all are new,
 * the others have it. */
static bool
is_marked_new(const Look *look, const PsgInk *ink)
{
    double usual = look->desk->style->outline_width * look->desk->context->page.scale;
    PsgColour accent = look->desk->style->accent;
    return memcmp(&ink->stroke, &accent, sizeof accent) == 0 && ink->width > 1.5 * usual;
}

/* The box says the actor's name, lines broken or not, and what is told of it in words. */
static void
check_words(const Look *look, size_t index)
{
    const PsgViewActor *seen = &look->view->actors[index];
    const char *id = actor_id(look, index);
    g_autofree char *group = g_strconcat("actor-", id, NULL);
    Part part = part_of_group(look->scene, group);
    g_autofree char *words = part_words(part);
    g_autofree char *said = without_blanks(words);
    g_autofree char *name =
        without_blanks(psg_context_text(look->desk->context, seen->name));
    ck_assert_msg(g_str_has_prefix(said, name), "%s: box of %s says \"%s\"", look->name,
                  id, words);
    const char *new_word = psg_word(PSG_WORD_NEW, look->desk->context->language);
    bool are_most_new = look->view->are_most_new;
    ck_assert_msg(is_marked_new(look, &look->outlines[index]->ink) ==
                      (seen->is_new != are_most_new),
                  "%s: outline of %s", look->name, id);
    ck_assert_msg((part_text(part, new_word) != NULL) == (seen->is_new && !are_most_new),
                  "%s: words of %s", look->name, id);
    PsgRect outline = item_bounds(look->outlines[index]);
    for (size_t i = 0; i < part_count(part, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(part, PSG_ITEM_TEXT, i);
        ck_assert_msg(rect_holds(outline, item_bounds(text), 0),
                      "%s: \"%s\" leaves its box", look->name, text->text);
    }
}

/* What the legend covers; empty if there is none. */
static PsgRect
legend_room(const PsgScene *scene)
{
    PsgSize size = psg_scene_size(scene);
    const PsgItem *first = part_nth(part_of_group(scene, "legend"), PSG_ITEM_TEXT, 0);
    if (first == NULL) {
        return (PsgRect){0, 0, 0, 0};
    }
    double top = item_bounds(first).y;
    return (PsgRect){0, top, size.width, size.height - top};
}

static void
check_boxes(const Look *look)
{
    PsgSize size = psg_scene_size(look->scene);
    PsgRect page = {0, 0, size.width, size.height}, legend = legend_room(look->scene);
    for (size_t i = 0; i < look->view->actor_count; i++) {
        PsgRect box = item_bounds(look->outlines[i]);
        const char *id = actor_id(look, i);
        ck_assert_msg(rect_holds(page, box, 0), "%s: %s leaves the page", look->name, id);
        ck_assert_msg(!psg_rect_overlaps(box, legend), "%s: %s lies on the legend",
                      look->name, id);
        for (size_t j = 0; j < i; j++) {
            if (psg_rect_overlaps(box, item_bounds(look->outlines[j]))) {
                ck_abort_msg("%s: %s lies on %s", look->name, id, actor_id(look, j));
            }
        }
        check_words(look, i);
    }
}

/* Where the relation ends as it is drawn: at the tip of its arrow, if it has one. */
static PsgPoint
end_of(Part part, bool directed)
{
    const PsgPath *line = part_nth(part, PSG_ITEM_PATH, 0)->path;
    for (size_t i = 1; directed && i < part_count(part, PSG_ITEM_PATH); i++) {
        const PsgItem *item = part_nth(part, PSG_ITEM_PATH, i);
        if (item->role == PSG_ROLE_HEAD) {
            return psg_path_step(item->path, 1)->to;
        }
    }
    return psg_path_step(line, psg_path_count(line) - 1)->to;
}

/* Past the others, and not back through the inner part of its own ends. */
static void
check_passes(const Look *look, const PsgViewRelation *seen, const PsgPath *line)
{
    g_autoptr(GArray) points = path_samples(line);
    for (size_t i = 0; i < look->view->actor_count; i++) {
        bool is_end = i == seen->from || i == seen->to;
        PsgRect box = item_bounds(look->outlines[i]);
        double depth_x = is_end ? box.width * 0.3 : 1,
               depth_y = is_end ? box.height * 0.3 : 1;
        PsgRect core = {box.x + depth_x, box.y + depth_y, box.width - 2 * depth_x,
                        box.height - 2 * depth_y};
        for (guint j = 0; j < points->len; j++) {
            PsgPoint point = g_array_index(points, PsgPoint, j);
            if (rect_holds(core, (PsgRect){point.x, point.y, 0, 0}, 0)) {
                ck_abort_msg("%s: %s-%s goes through %s at %g,%g", look->name,
                             actor_id(look, seen->from), actor_id(look, seen->to),
                             actor_id(look, i), point.x, point.y);
            }
        }
    }
}

static void
check_relation(const Look *look, const PsgViewRelation *seen)
{
    const PsgLandscape *landscape = look->desk->landscape;
    size_t kind = landscape->relations[seen->relation].kind;
    const char *from = actor_id(look, seen->from), *to = actor_id(look, seen->to);
    g_autofree char *id = g_strdup_printf("relation-%zu", seen->relation + 1);
    Part part = part_of_group(look->scene, id);
    ck_assert_msg(!part_is_empty(part), "%s: %s-%s is not drawn", look->name, from, to);
    const PsgItem *line = part_nth(part, PSG_ITEM_PATH, 0);
    bool directed = kind != PSG_NONE && landscape->relation_kinds[kind].directed;
    PsgPoint start = psg_path_step(line->path, 0)->to, end = end_of(part, directed);
    double start_gap = path_distance(look->outlines[seen->from]->path, start);
    double end_gap = path_distance(look->outlines[seen->to]->path, end);
    ck_assert_msg(start_gap <= TOUCH, "%s: %s-%s begins %.2f off", look->name, from, to,
                  start_gap);
    /* the head of an arrow touches the outline from without */
    double outline = look->outlines[seen->to]->ink.width;
    ck_assert_msg(end_gap <= TOUCH + (directed ? outline : 0), "%s: %s-%s ends %.2f off",
                  look->name, from, to, end_gap);
    PsgColour accent = look->desk->style->accent;
    bool has_accent = memcmp(&line->ink.stroke, &accent, sizeof accent) == 0;
    ck_assert_msg(has_accent == (seen->is_new && !look->view->are_most_relations_new),
                  "%s: colour of %s-%s", look->name, from, to);
    check_passes(look, seen, line->path);
}

void
rules_check_network(const Desk *desk, const PsgScene *scene, size_t slice)
{
    const PsgView *view = desk->context->views[slice];
    g_autofree const PsgItem **outlines = g_new0(const PsgItem *, view->actor_count + 1);
    Look look = {desk, scene, view, outlines, psg_scene_name(scene)};
    for (size_t i = 0; i < view->actor_count; i++) {
        outlines[i] = rules_outline(scene, actor_id(&look, i));
        ck_assert_msg(outlines[i] != NULL, "%s: %s is not drawn", look.name,
                      actor_id(&look, i));
    }
    check_boxes(&look);
    for (size_t i = 0; i < view->relation_count; i++) {
        if (view->relations[i].from != view->relations[i].to) {
            check_relation(&look, &view->relations[i]);
        }
    }
}

static void
add_label(const Desk *desk, const PsgKind *kind, GString *words)
{
    const char *label = psg_context_text(desk->context, &kind->label);
    g_string_append_printf(words, "%s%s", words->len == 0 ? "" : " | ",
                           label == NULL ? kind->id : label);
}

static bool
actor_kind_occurs(const PsgView *view, size_t kind)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        if (view->actors[i].kind == kind) {
            return true;
        }
    }
    return false;
}

static bool
relation_kind_occurs(const PsgView *view, size_t kind)
{
    for (size_t i = 0; i < view->relation_count; i++) {
        if (view->landscape->relations[view->relations[i].relation].kind == kind) {
            return true;
        }
    }
    return false;
}

static void
add_word(const Desk *desk, PsgWord word, GString *out)
{
    psg_join(out, " | ", psg_word(word, desk->context->language));
}

/* The steps of weights that occur. */
static void
add_weights(const Desk *desk, const PsgView *view, GString *out)
{
    const PsgWeights *weights = &desk->context->weights;
    for (size_t step = 0; step < weights->count; step++) {
        bool occurs = false;
        for (size_t i = 0; i < view->relation_count; i++) {
            double weight = psg_view_weight(view, &view->relations[i]);
            occurs = occurs || psg_weights_step(weights, weight) == step;
        }
        if (occurs) {
            psg_join(out, " | ", desk->context->weight_labels[step]);
        }
    }
}

void
rules_check_legend(const Desk *desk, const PsgScene *scene, size_t slice)
{
    const PsgLandscape *landscape = desk->landscape;
    const PsgView *view = desk->context->views[slice];
    g_autoptr(GString) expected = g_string_new(NULL);
    bool any_new = false;
    for (size_t i = 0; i < landscape->kind_count; i++) {
        if (actor_kind_occurs(view, i)) {
            add_label(desk, &landscape->kinds[i], expected);
        }
    }
    if (expected->len > 0 && actor_kind_occurs(view, PSG_NONE)) {
        add_word(desk, PSG_WORD_NO_KIND, expected);
    }
    gsize actors = expected->len;
    for (size_t i = 0; i < landscape->relation_kind_count; i++) {
        if (relation_kind_occurs(view, i)) {
            add_label(desk, &landscape->relation_kinds[i], expected);
        }
    }
    if (expected->len > actors && relation_kind_occurs(view, PSG_NONE)) {
        add_word(desk, PSG_WORD_OTHER_RELATION, expected);
    }
    if (view->succession_count > 0) {
        add_word(desk, PSG_WORD_SUCCESSION, expected);
    }
    add_weights(desk, view, expected);
    for (size_t i = 0; i < view->relation_count; i++) {
        any_new = any_new || view->relations[i].is_new;
    }
    if (any_new && !view->are_most_relations_new) {
        add_word(desk, PSG_WORD_NEW_RELATION, expected);
    }
    g_autofree char *words = part_words(part_of_group(scene, "legend"));
    ck_assert_str_eq(words, expected->str);
}
