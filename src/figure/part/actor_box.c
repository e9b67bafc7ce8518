/* The box of an actor: what is written in it, its shape, and what it says when it is
 * pointed at. */
#include "figure/part/actor_box.h"
#include "figure/part/change_words.h"
#include "figure/part/property_words.h"

#include "base/join.h"
#include "figure/part/change_mark.h"
#include "figure/part/change_words.h"
#include "figure/part/shape.h"
#include "figure/part/short_name.h"
#include "figure/strings.h"
#include "model/presence.h"

#include <string.h>

#define NEW_OUTLINE 2.2   /* times the usual outline */
#define QUIET_OUTLINE 0.7 /* of what two slices have in common */
#define QUIET_FILL 0.62   /* of the way to the background: changes stand out */
#define QUIET_LINE 0.4

/* In units of a slide. */
#define MARK 9.0 /* radius of the sign of a change */
#define PILL_TEXT 14.0
#define WIDENING 0.2 /* lines may be so much wider if that saves one, or twice as much */
#define INSIDE 3.0   /* letters stay so far from the outline */
#define LETTERS 0.7  /* of the height of a line: what is not between lines */

enum {
    MOST_PILLS = 7,
    MOST_GROUPS = 2,
    MOST_LINES = 4,
    WIDENINGS = 2,
    LAST_WIDENINGS = 5
};

/* In units of a slide. */
typedef struct {
    double least_width, least_height;
    double widest;      /* a longer name takes more lines */
    double widest_word; /* a longer one is broken */
    double padding_x, padding_y;
    double pill_height, pill_padding, pill_gap;
    double pill_above; /* letters may reach below their line */
} Measures;

static const Measures usual = {
    .least_width = 96,
    .least_height = 54,
    .widest = 190,
    .widest_word = 285,
    .padding_x = 15,
    .padding_y = 5,
    .pill_height = 19,
    .pill_padding = 7,
    .pill_gap = 4,
    .pill_above = 3,
};

static const Measures tight = {
    .least_width = 52,
    .least_height = 36,
    .widest = 96,
    .widest_word = 190,
    .padding_x = 8,
    .padding_y = 5,
    .pill_height = 18,
    .pill_padding = 5,
    .pill_gap = 2,
    .pill_above = 2,
};

/* ---- What is told besides the name ---- */

/* In a small frame: new, formerly so, of another kind. */
typedef struct {
    const char *text;
    char *own; /* the text, if the pill owns it: a name, which may be cut; else NULL */
    const char *brief; /* in place of a text that is too long; NULL: it is cut */
    PsgColour fill, line, colour;
} Pill;

typedef struct {
    Pill items[MOST_PILLS];
    size_t count;
} Pills;

static void
add_pill(Pills *pills, const char *text, PsgColour fill, PsgColour line, PsgColour colour)
{
    g_assert(pills->count < MOST_PILLS);
    pills->items[pills->count++] = (Pill){text, NULL, NULL, fill, line, colour};
}

/* Takes the text. */
static void
own_text(Pills *pills, char *text)
{
    Pill *last = &pills->items[pills->count - 1];
    g_free(last->own);
    last->text = last->own = text;
}

/* Adds a pill of second rank, in a frame. */
static void
add_framed(Pills *pills, const PsgStyle *style, const char *text)
{
    add_pill(pills, text, style->background, style->ink, style->ink);
}

/* Adds a pill without a frame. */
static void
add_bare(Pills *pills, const PsgStyle *style, const char *text)
{
    add_pill(pills, text, PSG_COLOUR_NONE, PSG_COLOUR_NONE, style->muted);
}

/* One of two slices side by side tells of the groups that the actor has there. */
static bool
is_told_of_group(const PsgView *view, const PsgMembershipChange *change)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgDatedIndexes *own = &landscape->actors[change->actor].groups;
    PsgHolding holding =
        psg_dated_index_holding(own, &landscape->slices[view->slice].when);
    bool is_member = !psg_view_is_side(view);
    for (size_t i = 0; i < own->count && !is_member; i++) {
        is_member = own->items[i].index == change->group && psg_holding_has(&holding, i);
    }
    return is_member;
}

/* The first group that it joined, or else left, between two slices. */
static void
add_membership(Pills *pills, const PsgRenderContext *context, const PsgView *view,
               const PsgViewActor *seen)
{
    const PsgMembershipChange *told = NULL;
    for (size_t i = 0; i < view->membership_count; i++) {
        const PsgMembershipChange *one = &view->memberships[i];
        bool is_better = told == NULL || (one->is_joined && !told->is_joined);
        if (one->actor == seen->actor && is_better && is_told_of_group(view, one)) {
            told = one;
        }
    }
    if (told == NULL) {
        return;
    }
    const PsgGroup *group = &context->landscape->groups[told->group];
    PsgWord verb = told->is_joined ? PSG_WORD_JOINS : PSG_WORD_LEAVES;
    add_framed(pills, context->style, "");
    own_text(pills,
             g_strdup_printf("%s %s", psg_word(verb, context->language),
                             psg_context_label(context, &group->label, group->id)));
    pills->items[pills->count - 1].brief =
        psg_word(PSG_WORD_OTHER_GROUP, context->language);
}

/* In a comparison, says what differs of an actor that is in both slices. */
static void
add_alterations(Pills *pills, const PsgRenderContext *context, const PsgView *view,
                const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    if (seen->kind != seen->former_kind) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_KIND, context->language));
    }
    if (seen->tier != seen->former_tier) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_TIER, context->language));
    }
    add_membership(pills, context, view, seen);
    if (seen->has_other_properties) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_PROPERTY, context->language));
    }
    if (seen->has_other_value) {
        add_framed(pills, style, psg_word(PSG_WORD_OTHER_FIGURE, context->language));
    }
}

/* Groups besides the first that is said of it, in whose region it stands. */
static void
add_other_groups(Pills *pills, const PsgRenderContext *context, const PsgView *view,
                 const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    const PsgDatedIndexes *own = &context->landscape->actors[seen->actor].groups;
    const PsgInterval *when = &context->landscape->slices[view->slice].when;
    PsgHolding holding = psg_dated_index_holding(own, when);
    size_t last = psg_dated_index_first(own), added = 0;
    for (size_t i = 0; i < own->count && added < MOST_GROUPS; i++) {
        size_t group = own->items[i].index;
        if (group != last && psg_holding_has(&holding, i)) {
            const PsgGroup *said = &context->landscape->groups[group];
            PsgColour colour = psg_context_group_colour(context, group);
            add_pill(pills, "", style->background, colour, style->ink);
            own_text(pills, g_strdup(psg_context_label(context, &said->label, said->id)));
            last = group;
            added++;
        }
    }
}

static Pills
pills_of(const PsgRenderContext *context, const PsgView *view, const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    const char *language = context->language;
    Pills pills = {0};
    if (seen->is_new && !view->are_most_new) {
        add_pill(&pills, psg_word(PSG_WORD_NEW, language), style->accent, PSG_COLOUR_NONE,
                 style->accent_text);
    }
    if (view->are_most_leaving ? !seen->is_leaving : seen->is_leaving) {
        PsgWord word = seen->is_leaving ? PSG_WORD_LEAVING : PSG_WORD_GOES_ON;
        add_pill(&pills, psg_word(word, language), style->ink, PSG_COLOUR_NONE,
                 style->background);
    }
    bool is_all_new = seen->is_new || seen->change == PSG_CHANGE_ADDED;
    if (seen->joined + seen->left > 0 && !is_all_new &&
        seen->change != PSG_CHANGE_REMOVED) {
        add_framed(&pills, style, "");
        own_text(&pills, psg_change_of_members(seen));
    }
    if (seen->former_name != NULL) {
        add_framed(&pills, style, "");
        own_text(&pills, g_strdup_printf("%s %s", psg_word(PSG_WORD_FORMERLY, language),
                                         psg_context_text(context, seen->former_name)));
        pills.items[pills.count - 1].brief = psg_word(PSG_WORD_RENAMED, language);
    }
    if (view->before == PSG_NONE) {
        add_other_groups(&pills, context, view, seen);
    }
    if (seen->change == PSG_CHANGE_ALTERED) {
        add_alterations(&pills, context, view, seen);
    }
    if (seen->presence == PSG_PRESENCE_TALKED_OF) {
        bool is_past = seen->change == PSG_CHANGE_ALTERED && !psg_view_is_side(view) &&
                       seen->former_presence == PSG_PRESENCE_TALKED_OF;
        add_bare(
            &pills, style,
            psg_word(is_past ? PSG_WORD_NO_MORE_TALK : PSG_WORD_TALKED_OF, language));
    }
    if (seen->presence == PSG_PRESENCE_UNSURE) {
        bool is_projected = context->landscape->slices[view->slice].is_projected;
        add_bare(&pills, style,
                 psg_word(is_projected ? PSG_WORD_UNSURE : PSG_WORD_DOUBTFUL, language));
    }
    return pills;
}

/* ---- Name and pills, measured and written ---- */

typedef struct {
    const PsgPen *pen;
    const PsgBoxManner *manner;
    const Measures *measures;
    double pill_shrink; /* of pills */
    PsgTextLook name_look, pill_look;
    char **lines; /* of the name */
    Pills pills;
} Label;

/* In a comparison, kept and removed actors are muted. */
static PsgTextLook
name_look(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen)
{
    const PsgStyle *style = pen->context->style;
    bool there = seen->presence == PSG_PRESENCE_THERE;
    PsgColour colour =
        there ? psg_context_paint(pen->context, seen->kind)->text : style->ink;
    int weight = 600;
    if (manner->view->before != PSG_NONE && seen->change == PSG_CHANGE_NONE) {
        colour = style->muted;
        weight = 400;
    } else if (psg_change_as_drawn(manner->view, seen->change) == PSG_CHANGE_REMOVED) {
        colour = style->muted;
        weight = 500;
    }
    PsgTextLook look = psg_pen_look(pen, style->size_label * manner->shrink, weight,
                                    colour, PSG_ANCHOR_MIDDLE);
    look.font.italic = seen->presence == PSG_PRESENCE_TALKED_OF;
    return look;
}

/* In tight boxes pills do not get smaller than letters may be, as long as names do not. */
static double
pill_shrink(const PsgPen *pen, const PsgBoxManner *manner)
{
    double smallest =
        MIN(1, manner->shrink * pen->context->style->size_label / PILL_TEXT);
    return manner->is_tight ? MAX(manner->shrink, smallest) : manner->shrink;
}

/* In tight boxes, names that are longer than the actor's own may be are cut, or told in a word
 * if there is one for it. */
static void
cut_pills(Label *label)
{
    double line =
        psg_pen_length(label->pen, label->measures->widest) * label->pill_shrink;
    double most = line * (1 + WIDENING * WIDENINGS);
    for (size_t i = 0; label->lines[i] != NULL; i++) {
        most = MAX(most, psg_pen_width(label->pen, &label->name_look, label->lines[i]));
    }
    for (size_t i = 0; label->manner->is_tight && i < label->pills.count; i++) {
        Pill *pill = &label->pills.items[i];
        bool is_long = pill->own != NULL &&
                       psg_pen_width(label->pen, &label->pill_look, pill->own) > most;
        if (is_long && pill->brief != NULL) {
            pill->text = pill->brief;
            g_clear_pointer(&pill->own, g_free);
        } else if (is_long) {
            char *cut =
                psg_ruler_cut(label->pen->ruler, &label->pill_look.font, pill->own, most);
            g_free(pill->own);
            pill->text = pill->own = cut;
        }
    }
}

/* The line that a name is set in, as a rule: no word is broken for it, up to the widest word. */
static double
usual_line(const Label *label, const char *name)
{
    double unit = psg_pen_length(label->pen, 1) * label->manner->shrink;
    double line = label->measures->widest * unit,
           most = label->measures->widest_word * unit;
    double word = psg_ruler_widest_word(label->pen->ruler, &label->name_look.font, name);
    return MAX(line, MIN(word, most) + 1);
}

/* All of the name in so many lines; NULL if it needs more. */
static char **
whole_lines(const Label *label, const char *name, double width, size_t most)
{
    char **lines = psg_pen_wrap(label->pen, &label->name_look, name, width, most + 1);
    if (g_strv_length(lines) > most) {
        g_clear_pointer(&lines, g_strfreev);
    }
    return lines;
}

/* Cut, but not to what others with the same beginning are cut to. */
static char **
cut_lines(const Label *label, const char *name, double width)
{
    g_auto(GStrv) cut =
        psg_pen_wrap(label->pen, &label->name_look, name, width, MOST_LINES);
    g_autofree char *seen =
        g_strjoinv(NULL, cut); /* hyphens may be added, blanks left out */
    size_t kept = strlen(seen) - strlen("…") - MOST_LINES;
    g_autofree char *shorter = psg_short_name(label->pen->context, name, kept);
    return psg_pen_wrap(label->pen, &label->name_look, shorter, width, MOST_LINES);
}

/* How often lines may be widened; before a name is cut, until they are twice as wide, unless
 * boxes are tight. */
static int
widenings_for(const Label *label, size_t lines)
{
    return lines == 1                                      ? 0
           : lines < MOST_LINES || label->manner->is_tight ? WIDENINGS
                                                           : LAST_WIDENINGS;
}

/* In few lines rather than in short ones: boxes of one height look calm. Whole if that can be. */
static char **
name_lines(const Label *label, const char *name)
{
    double line = usual_line(label, name);
    int last = widenings_for(label, MOST_LINES);
    for (size_t most = 1; most <= MOST_LINES; most++) {
        for (int i = 0; i <= widenings_for(label, most); i++) {
            char **lines = whole_lines(label, name, line * (1 + WIDENING * i), most);
            if (lines != NULL) {
                return lines;
            }
        }
    }
    return cut_lines(label, name, line * (1 + WIDENING * last));
}

static Label *
label_new(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen)
{
    Label *label = g_new0(Label, 1);
    label->pen = pen;
    label->manner = manner;
    label->measures = manner->is_tight ? &tight : &usual;
    label->pill_shrink = pill_shrink(pen, manner);
    label->name_look = name_look(pen, manner, seen);
    label->pill_look = psg_pen_look(pen, PILL_TEXT * label->pill_shrink, 600,
                                    label->name_look.colour, PSG_ANCHOR_MIDDLE);
    label->lines = name_lines(label, psg_context_text(pen->context, seen->name));
    label->pills = pills_of(pen->context, manner->view, seen);
    cut_pills(label);
    return label;
}

static void
label_free(Label *label)
{
    g_strfreev(label->lines);
    for (size_t i = 0; i < label->pills.count; i++) {
        g_free(label->pills.items[i].own);
    }
    g_free(label);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Label, label_free)

static double
pill_length(const Label *label, double units)
{
    return psg_pen_length(label->pen, units) * label->pill_shrink;
}

static double
pill_width(const Label *label, const Pill *pill)
{
    return psg_pen_width(label->pen, &label->pill_look, pill->text) +
           2 * pill_length(label, label->measures->pill_padding);
}

/* The size of all pills, side by side or below each other. */
static PsgSize
pills_size(const Label *label)
{
    PsgSize size = {0, 0};
    double gap = pill_length(label, label->measures->pill_gap);
    double height = pill_length(label, label->measures->pill_height);
    for (size_t i = 0; i < label->pills.count; i++) {
        double width = pill_width(label, &label->pills.items[i]);
        if (label->manner->is_tight) {
            size.width = MAX(size.width, width);
            size.height += height + (i > 0 ? gap : 0);
        } else {
            size.width += width + (i > 0 ? gap : 0);
            size.height = height;
        }
    }
    return size;
}

/* The size of name and pills. */
static PsgSize
inner_size(const Label *label)
{
    PsgSize size = pills_size(label);
    size.height +=
        label->pills.count > 0 ? pill_length(label, label->measures->pill_above) : 0;
    for (size_t i = 0; label->lines[i] != NULL; i++) {
        size.width = MAX(size.width,
                         psg_pen_width(label->pen, &label->name_look, label->lines[i]));
        size.height += psg_pen_line_height(label->pen, &label->name_look);
    }
    return size;
}

/* The size of the box that it needs, before the shape takes some of it away. */
static PsgSize
label_room(const Label *label)
{
    const Measures *measures = label->measures;
    double unit = psg_pen_length(label->pen, 1) * label->manner->shrink;
    PsgSize inner = inner_size(label);
    return (PsgSize){
        MAX(inner.width + 2 * measures->padding_x * unit, measures->least_width * unit),
        MAX(inner.height + 2 * measures->padding_y * unit,
            measures->least_height * unit)};
}

/* top: the middle of the pill's upper side. */
static void
draw_pill(const Label *label, const Pill *pill, PsgPoint top)
{
    PsgSize size = {pill_width(label, pill),
                    pill_length(label, label->measures->pill_height)};
    PsgRect room = {top.x - size.width / 2, top.y, size.width, size.height};
    double cap = psg_pen_cap_height(label->pen, &label->pill_look);
    if (pill->fill.alpha > 0 || pill->line.alpha > 0) {
        PsgInk ink = {pill->fill, pill->line, psg_pen_length(label->pen, 1),
                      PSG_DASH_NONE};
        psg_scene_box(label->pen->scene, room, room.height / 2, &ink);
    }
    PsgTextLook look = label->pill_look;
    look.colour = pill->colour;
    psg_pen_write(label->pen, &look,
                  (PsgPoint){room.x + room.width / 2, room.y + (room.height + cap) / 2},
                  pill->text);
}

/* at: the middle of their upper side. */
static void
draw_pills(const Label *label, PsgPoint at)
{
    double gap = pill_length(label, label->measures->pill_gap);
    double x = at.x - pills_size(label).width / 2;
    psg_scene_role(label->pen->scene, PSG_ROLE_BADGE);
    for (size_t i = 0; i < label->pills.count; i++) {
        const Pill *pill = &label->pills.items[i];
        if (label->manner->is_tight) {
            draw_pill(label, pill, at);
            at.y += pill_length(label, label->measures->pill_height) + gap;
        } else {
            double width = pill_width(label, pill);
            draw_pill(label, pill, (PsgPoint){x + width / 2, at.y});
            x += width + gap;
        }
    }
    psg_scene_role(label->pen->scene, PSG_ROLE_NONE);
}

/* The middle of the name's upper side: name and pills are in the middle of the box. */
static PsgPoint
name_at(const Label *label, PsgRect box)
{
    return (PsgPoint){box.x + box.width / 2,
                      box.y + (box.height - inner_size(label).height) / 2};
}

/* The same of the pills below it. */
static PsgPoint
pills_at(const Label *label, PsgRect box)
{
    PsgPoint at = name_at(label, box);
    at.y += psg_pen_line_height(label->pen, &label->name_look) *
            (double)g_strv_length(label->lines);
    at.y += pill_length(label, label->measures->pill_above);
    return at;
}

static void
draw_name(const Label *label, PsgPoint at)
{
    double line = psg_pen_line_height(label->pen, &label->name_look);
    double cap = psg_pen_cap_height(label->pen, &label->name_look);
    at.y += (line + cap) / 2;
    psg_scene_role(label->pen->scene, PSG_ROLE_LABEL);
    psg_pen_write_lines(label->pen, &label->name_look, at, label->lines);
    psg_scene_role(label->pen->scene, PSG_ROLE_NONE);
}

/* ---- Groups of a scene ---- */

/* The full name, its life, the author's note, properties. */
static char *
title_of(const PsgRenderContext *context, const PsgActorGroup *group)
{
    const PsgActor *actor = &context->landscape->actors[group->actor];
    const char *full =
        group->full == NULL ? NULL : psg_context_text(context, group->full);
    const char *note = psg_context_text(context, &actor->note);
    GString *title =
        g_string_new(full != NULL ? full : psg_context_text(context, group->name));
    if (actor->has_when) {
        PsgInterval span = psg_spells_span(&actor->when);
        PsgInterval life = psg_spell_drawn(context->landscape, &span);
        g_autofree char *label = psg_interval_told(&life, context->language);
        g_string_append_printf(title, " (%s)", label);
    }
    if (note != NULL) {
        g_string_append_printf(title, "\n%s", note);
    }
    g_autofree char *properties =
        psg_properties_told(&actor->properties, context->language);
    if (properties != NULL) {
        g_string_append_printf(title, "\n%s", properties);
    }
    return g_string_free(title, FALSE);
}

char *
psg_kind_class(const char *what, size_t kind, const PsgKind *kinds)
{
    return g_strconcat(what, kind == PSG_NONE ? "" : " kind-",
                       kind == PSG_NONE ? "" : kinds[kind].id, NULL);
}

void
psg_actor_group_begin(const PsgPen *pen, const PsgActorGroup *group)
{
    const PsgLandscape *landscape = pen->context->landscape;
    const PsgActor *actor = &landscape->actors[group->actor];
    g_autofree char *title = title_of(pen->context, group);
    g_autofree char *kind = psg_kind_class("actor", group->kind, landscape->kinds);
    g_autofree char *class = g_strconcat(kind, group->words, NULL);
    g_autofree char *id = g_strconcat(group->prefix == NULL ? "" : group->prefix,
                                      "actor-", actor->id, NULL);
    PsgGroupLook look = {.id = id,
                         .class = class,
                         .title = title,
                         .href = actor->url,
                         .opacity = 1,
                         .part = {PSG_PART_ACTOR, group->actor}};
    psg_scene_group(pen->scene, &look);
}

/* ---- Boxes ---- */

/* From size to size, until a shape holds its label. */
#define STEP 1.03
enum { MOST_STEPS = 60 };

static bool
holds_rect(PsgShape shape, PsgRect box, PsgRect rect)
{
    double right = psg_rect_right(rect), bottom = psg_rect_bottom(rect);
    return psg_shape_holds(shape, box, (PsgPoint){rect.x, rect.y}) &&
           psg_shape_holds(shape, box, (PsgPoint){right, rect.y}) &&
           psg_shape_holds(shape, box, (PsgPoint){rect.x, bottom}) &&
           psg_shape_holds(shape, box, (PsgPoint){right, bottom});
}

/* Whether all that draw_label writes lies within the shape. */
static bool
is_inside(const Label *label, PsgShape shape, PsgSize size)
{
    PsgRect box = {0, 0, size.width, size.height};
    double line = psg_pen_line_height(label->pen, &label->name_look);
    double inside = psg_pen_length(label->pen, INSIDE) * label->manner->shrink;
    double y = (size.height - inner_size(label).height) / 2, middle = size.width / 2;
    bool is = true;
    for (size_t i = 0; label->lines[i] != NULL; i++, y += line) {
        double half =
            psg_pen_width(label->pen, &label->name_look, label->lines[i]) / 2 + inside;
        is = is && holds_rect(shape, box,
                              (PsgRect){middle - half, y + line * (1 - LETTERS) / 2,
                                        2 * half, line * LETTERS});
    }
    PsgSize pills = pills_size(label);
    y += pill_length(label, label->measures->pill_above);
    return is &&
           (label->pills.count == 0 || holds_rect(shape, box,
                                                  (PsgRect){middle - pills.width / 2, y,
                                                            pills.width, pills.height}));
}

PsgSize
psg_actor_box_size(const PsgPen *pen, const PsgBoxManner *manner,
                   const PsgViewActor *seen)
{
    g_autoptr(Label) label = label_new(pen, manner, seen);
    PsgShape shape = psg_context_shape(pen->context, seen->kind);
    PsgSize size = label_room(label);
    size.width += 2 * psg_shape_inset(shape, size);
    for (int i = 0; i < MOST_STEPS && !is_inside(label, shape, size); i++) {
        size.width *= STEP;
        size.height *= shape == PSG_SHAPE_ELLIPSE ? STEP : 1;
    }
    return size;
}

PsgSize *
psg_actor_box_sizes(const PsgPen *pen, double shrink, bool is_tight)
{
    const PsgLandscape *landscape = pen->context->landscape;
    PsgSize *sizes = g_new0(PsgSize, landscape->actor_count + 1);
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = pen->context->views[slice];
        const PsgBoxManner manner = {
            .view = view, .shrink = shrink, .is_tight = is_tight};
        for (size_t i = 0; i < view->actor_count; i++) {
            PsgSize here = psg_actor_box_size(pen, &manner, &view->actors[i]);
            PsgSize *size = &sizes[view->actors[i].actor];
            size->width = MAX(size->width, here.width);
            size->height = MAX(size->height, here.height);
        }
    }
    return sizes;
}

/* In a comparison, the outline tells the change. */
static void
tell_change(const PsgRenderContext *context, PsgChange change, PsgInk *ink)
{
    switch (change) {
    case PSG_CHANGE_ADDED:
        ink->stroke = psg_change_colour(context, change);
        ink->width *= NEW_OUTLINE;
        break;
    case PSG_CHANGE_REMOVED:
        ink->fill = context->style->background;
        ink->stroke = psg_change_colour(context, change);
        ink->dash = PSG_DASH_DASHED;
        break;
    case PSG_CHANGE_ALTERED:
        break;
    case PSG_CHANGE_NONE:
        ink->fill = psg_colour_mix(ink->fill, context->style->background, QUIET_FILL);
        ink->stroke = psg_colour_mix(ink->stroke, context->style->background, QUIET_LINE);
        ink->width *= QUIET_OUTLINE;
        break;
    }
}

/* It is new; or it is not, where nearly all others are. */
static bool
has_accent(const PsgView *view, const PsgViewActor *seen)
{
    return view->before == PSG_NONE && seen->is_new != view->are_most_new;
}

static PsgInk
outline_ink(const PsgRenderContext *context, const PsgView *view,
            const PsgViewActor *seen)
{
    const PsgStyle *style = context->style;
    const PsgPaint *paint = psg_context_paint(context, seen->kind);
    double width = style->outline_width * context->page.scale;
    PsgInk ink = {paint->fill, paint->line, width, PSG_DASH_NONE};
    if (seen->presence != PSG_PRESENCE_THERE) {
        ink.fill = style->background;
        ink.dash =
            seen->presence == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED : PSG_DASH_DASHED;
    }
    if (has_accent(view, seen)) {
        ink.stroke = style->accent;
        ink.width = width * NEW_OUTLINE;
    }
    if (view->before != PSG_NONE) {
        tell_change(context, psg_change_as_drawn(view, seen->change), &ink);
    }
    return ink;
}

#define DOUBLE_OUTLINE 3.6 /* times the usual one, with the gap in it */

static bool
has_double_outline(const PsgViewActor *seen, const PsgInk *ink)
{
    return seen->change == PSG_CHANGE_ALTERED && ink->dash == PSG_DASH_NONE;
}

double
psg_actor_box_outline(const PsgRenderContext *context, const PsgView *view,
                      const PsgViewActor *seen)
{
    PsgInk ink = outline_ink(context, view, seen);
    return (has_double_outline(seen, &ink) ? ink.width * DOUBLE_OUTLINE : ink.width) / 2;
}

/* An actor that is altered has a double outline. */
static void
draw_outline(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen,
             PsgRect box)
{
    PsgInk ink = outline_ink(pen->context, manner->view, seen);
    double corner = psg_pen_length(pen, pen->context->style->corner) * manner->shrink;
    PsgOutline outline =
        psg_shape_outline(psg_context_shape(pen->context, seen->kind), box, corner);
    psg_scene_role(pen->scene, PSG_ROLE_SHAPE);
    if (has_double_outline(seen, &ink)) {
        PsgInk gap = {.stroke = pen->context->style->background,
                      .width = ink.width * 1.2};
        ink.width *= DOUBLE_OUTLINE;
        psg_scene_outline(pen->scene, &outline, &ink);
        psg_scene_role(pen->scene, PSG_ROLE_GAP);
        psg_scene_outline(pen->scene, &outline, &gap);
    } else {
        psg_scene_outline(pen->scene, &outline, &ink);
    }
    psg_scene_role(pen->scene, PSG_ROLE_NONE);
}

static void
begin_group(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen)
{
    static const char *const words[] = {"", " talked-of", " unsure", ""};
    bool is_changed = seen->change != PSG_CHANGE_NONE;
    g_autofree char *more =
        g_strconcat(words[seen->presence], seen->is_new ? " new" : "",
                    seen->is_leaving ? " leaving" : "", is_changed ? " " : "",
                    is_changed ? psg_change_word(seen->change) : NULL, NULL);
    PsgActorGroup group = {.prefix = manner->prefix,
                           .actor = seen->actor,
                           .kind = seen->kind,
                           .name = seen->name,
                           .full = seen->full,
                           .words = more};
    psg_actor_group_begin(pen, &group);
}

/* Draws the sign at the upper left, half way from the box's corner to the shape: there it
 * stands off the name, and not off the shape. */
static void
draw_mark(const PsgPen *pen, const PsgViewActor *seen, PsgRect box)
{
    double radius = MIN(psg_pen_length(pen, MARK), box.height / 2);
    PsgPoint corner = {box.x, box.y};
    PsgShape shape = psg_context_shape(pen->context, seen->kind);
    PsgPoint at = psg_shape_meet(shape, box, corner, corner);
    at.x = (at.x + box.x) / 2;
    at.y = (at.y + box.y) / 2;
    psg_scene_role(pen->scene, PSG_ROLE_SIGN);
    psg_change_mark_draw(pen, psg_change_sign_of_actor(seen), at, radius);
    psg_scene_role(pen->scene, PSG_ROLE_NONE);
}

void
psg_actor_box_draw(const PsgPen *pen, const PsgBoxManner *manner,
                   const PsgViewActor *seen, PsgRect box)
{
    g_autoptr(Label) label = label_new(pen, manner, seen);
    begin_group(pen, manner, seen);
    draw_outline(pen, manner, seen, box);
    draw_name(label, name_at(label, box));
    draw_pills(label, pills_at(label, box));
    draw_mark(pen, seen, box);
    psg_scene_end(pen->scene);
}

static char *
say_outline(const PsgRenderContext *context, const PsgView *view,
            const PsgViewActor *seen)
{
    const char *full = seen->full == NULL ? NULL : psg_context_text(context, seen->full);
    return g_strdup_printf("%zu %d %d %d %d\n%s\n%s", seen->kind, seen->presence,
                           seen->is_new, seen->is_leaving, has_accent(view, seen),
                           psg_context_label(context, seen->name, ""),
                           full == NULL ? "" : full);
}

char *
psg_actor_box_say(const PsgPen *pen, const PsgBoxManner *manner, const PsgViewActor *seen,
                  PsgBoxPiece piece)
{
    if (piece == PSG_BOX_OUTLINE) {
        return say_outline(pen->context, manner->view, seen);
    }
    g_autoptr(Label) label = label_new(pen, manner, seen);
    if (piece == PSG_BOX_NAME) {
        g_autofree char *name = g_strjoinv("\n", label->lines);
        bool is_there = seen->presence == PSG_PRESENCE_THERE;
        return g_strdup_printf("%zu %d %s", is_there ? seen->kind : PSG_NONE,
                               label->name_look.font.italic, name);
    }
    GString *said = g_string_new(NULL);
    for (size_t i = 0; i < label->pills.count; i++) {
        psg_join(said, "\n", label->pills.items[i].text);
    }
    return g_string_free(said, FALSE);
}

PsgPoint
psg_actor_box_place(const PsgPen *pen, const PsgBoxManner *manner,
                    const PsgViewActor *seen, PsgRect box, PsgBoxPiece piece)
{
    if (piece == PSG_BOX_OUTLINE) {
        return psg_rect_centre(box);
    }
    g_autoptr(Label) label = label_new(pen, manner, seen);
    return piece == PSG_BOX_NAME ? name_at(label, box) : pills_at(label, box);
}

void
psg_actor_box_draw_piece(const PsgPen *pen, const PsgBoxManner *manner,
                         const PsgViewActor *seen, PsgRect box, PsgBoxPiece piece)
{
    static const char *const words[] = {"", "name-", "pills-"};
    g_autofree char *prefix =
        g_strconcat(manner->prefix == NULL ? "" : manner->prefix, words[piece], NULL);
    PsgBoxManner own = *manner;
    own.prefix = prefix;
    begin_group(pen, &own, seen);
    if (piece == PSG_BOX_OUTLINE) {
        draw_outline(pen, manner, seen, box);
    } else {
        g_autoptr(Label) label = label_new(pen, manner, seen);
        if (piece == PSG_BOX_NAME) {
            draw_name(label, name_at(label, box));
        } else {
            draw_pills(label, pills_at(label, box));
        }
    }
    psg_scene_end(pen->scene);
}

void
psg_actor_box_draw_small(const PsgPen *pen, const PsgBoxManner *manner,
                         const PsgViewActor *seen, PsgRect box)
{
    begin_group(pen, manner, seen);
    draw_outline(pen, manner, seen, box);
    psg_change_mark_draw(pen, psg_change_sign_of_actor(seen), psg_rect_centre(box),
                         box.height * 0.4);
    psg_scene_end(pen->scene);
}

void
psg_actor_box_sample(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    const PsgStyle *style = pen->context->style;
    const PsgPaint *paint = psg_context_paint(pen->context, entry->kind);
    PsgInk ink = {paint->fill, paint->line, psg_pen_length(pen, style->outline_width),
                  PSG_DASH_NONE};
    PsgOutline outline = psg_shape_outline(psg_context_shape(pen->context, entry->kind),
                                           room, psg_pen_length(pen, style->corner) / 2);
    psg_scene_outline(pen->scene, &outline, &ink);
}

void
psg_actor_box_sample_accent(const PsgPen *pen, PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    PsgInk ink = {.fill = style->background,
                  .stroke = style->accent,
                  .width = psg_pen_length(pen, style->outline_width) * NEW_OUTLINE};
    psg_scene_box(pen->scene, room, psg_pen_length(pen, style->corner) / 2, &ink);
}
