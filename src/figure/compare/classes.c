/*
 * A comparison by groups: a card for each, with how many actors it had and has, who was
 * added and removed, and with whom its relations changed.
 *
 * Where actors have no groups, cards are of tiers, or else of kinds. On a card each list has
 * as many lines as it needs, or its share of them.
 */
#include "figure/compare/compare.h"

#include "base/join.h"
#include "figure/network/region.h"
#include "figure/part/change_mark.h"
#include "figure/part/inline_names.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define GAP 16.0
#define PADDING 14.0
#define CORNER 12.0
#define NAME_SIZE 20.0
#define COUNT_SIZE 26.0
#define SIZE 16.0
#define SIGN 8.0 /* radius */

#define ASPECT 1.5 /* of a card, wished: lines of names are easy to read then */
#define TINT 0.11  /* of the group's colour, as on its region */
#define EDGE 0.45  /* likewise */
#define ENOUGH 0.5 /* share of the actors that must be in some class */
#define NBSP "\u00a0"

enum { MOST_CARDS = 12, MOST_RELATION_LINES = 3, MOST_CLASSES = 100 };

typedef enum { BY_GROUP, BY_TIER, BY_KIND, NO_WAYS } Way;

struct PsgCompareClasses {
    const PsgView *view;
    Way way;
    size_t count; /* of classes; who is in none is in one more */
};

typedef enum { ADDED, REMOVED, ALTERED, LISTS } List;

typedef struct {
    size_t class;
    const char *name;
    PsgColour colour;
    size_t before, after;    /* actors */
    GPtrArray *lists[LISTS]; /* const PsgViewActor * */
} Card;

/* What all cards are drawn with. */
typedef struct {
    const PsgPen *pen;
    const PsgCompareClasses *classes;
    GArray *cards;         /* Card */
    size_t *gained, *lost; /* relations, by two classes */
} Cards;

/* ---- Who is in which class ---- */

static bool
is_there(const PsgView *view, const PsgViewActor *seen, size_t slice)
{
    const PsgLandscape *landscape = view->landscape;
    PsgPresence presence =
        psg_actor_presence(&landscape->actors[seen->actor], &landscape->slices[slice]);
    return presence == PSG_PRESENCE_THERE || presence == PSG_PRESENCE_UNSURE;
}

static bool
is_in_group(const PsgView *view, const PsgViewActor *seen, size_t slice, size_t group)
{
    const PsgLandscape *landscape = view->landscape;
    const PsgDatedIndexes *own = &landscape->actors[seen->actor].groups;
    PsgHolding holding = psg_dated_index_holding(own, &landscape->slices[slice].when);
    for (size_t i = 0; i < own->count; i++) {
        if (own->items[i].index == group && psg_holding_has(&holding, i)) {
            return true;
        }
    }
    return false;
}

static bool
is_of(const PsgCompareClasses *self, const PsgViewActor *seen, bool is_later,
      size_t class)
{
    size_t slice = is_later ? self->view->slice : self->view->before;
    switch (self->way) {
    case BY_GROUP:
        return is_in_group(self->view, seen, slice, class);
    case BY_TIER:
        return (is_later ? seen->tier : seen->former_tier) == class;
    case BY_KIND:
        return (is_later ? seen->kind : seen->former_kind) == class;
    case NO_WAYS:
        break;
    }
    return false;
}

/* The first; count: none. */
static size_t
class_of(const PsgCompareClasses *self, const PsgViewActor *seen, bool is_later)
{
    size_t class = 0;
    while (class < self->count && !is_of(self, seen, is_later, class)) {
        class ++;
    }
    return class;
}

static bool
is_member(const PsgCompareClasses *self, const PsgViewActor *seen, bool is_later,
          size_t class)
{
    size_t slice = is_later ? self->view->slice : self->view->before;
    bool is = class < self->count ? is_of(self, seen, is_later, class)
                                  : class_of(self, seen, is_later) == self->count;
    return is && is_there(self->view, seen, slice);
}

static size_t
count_of(const PsgLandscape *landscape, Way way)
{
    return way == BY_GROUP  ? landscape->group_count
           : way == BY_TIER ? landscape->tier_count
                            : landscape->kind_count;
}

/* Most actors are in some class, not all of them in one, and there are not too many. */
static bool
divides(const PsgCompareClasses *self)
{
    size_t total = 0, other = 0, used = 0;
    for (size_t class = 0; class <= self->count; class ++) {
        size_t members = 0;
        for (size_t i = 0; i < self->view->actor_count; i++) {
            const PsgViewActor *seen = &self->view->actors[i];
            members +=
                is_member(self, seen, true, class) || is_member(self, seen, false, class)
                    ? 1
                    : 0;
        }
        total += members;
        used += members > 0 ? 1 : 0;
        other = class == self->count ? members : other;
    }
    return used > 1 && used <= MOST_CARDS &&
           (double)(total - other) >= ENOUGH * (double)total;
}

PsgCompareClasses *
psg_compare_classes_new(const PsgView *view)
{
    for (Way way = BY_GROUP; way < NO_WAYS; way++) {
        PsgCompareClasses self = {view, way, count_of(view->landscape, way)};
        if (self.count > 0 && self.count <= MOST_CLASSES && divides(&self)) {
            PsgCompareClasses *classes = g_new(PsgCompareClasses, 1);
            *classes = self;
            return classes;
        }
    }
    return NULL;
}

void
psg_compare_classes_free(PsgCompareClasses *classes)
{
    g_free(classes);
}

/* ---- What is told of them ---- */

static void
clear_card(gpointer data)
{
    Card *card = data;
    for (int list = 0; list < LISTS; list++) {
        g_ptr_array_unref(card->lists[list]);
    }
}

static void
name_card(const PsgCompareClasses *self, const PsgRenderContext *context, Card *card)
{
    const PsgLandscape *landscape = context->landscape;
    bool is_rest = card->class == self->count;
    card->colour = context->style->muted;
    if (is_rest) {
        card->name = psg_word(PSG_WORD_NO_CLASS, context->language);
    } else if (self->way == BY_GROUP) {
        const PsgGroup *group = &landscape->groups[card->class];
        card->name = psg_context_label(context, &group->label, group->id);
        card->colour = psg_context_group_colour(context, card->class);
    } else if (self->way == BY_TIER) {
        const PsgTier *tier = &landscape->tiers[card->class];
        card->name = psg_context_label(context, &tier->label, tier->id);
    } else {
        const PsgKind *kind = &landscape->kinds[card->class];
        card->name = psg_context_label(context, &kind->label, kind->id);
        card->colour = psg_context_paint(context, card->class)->line;
    }
}

static void
fill_card(const PsgCompareClasses *self, Card *card)
{
    for (size_t i = 0; i < self->view->actor_count; i++) {
        const PsgViewActor *seen = &self->view->actors[i];
        bool was = is_member(self, seen, false, card->class);
        bool is = is_member(self, seen, true, card->class);
        card->before += was ? 1 : 0;
        card->after += is ? 1 : 0;
        bool is_altered = was && is && seen->change == PSG_CHANGE_ALTERED;
        if (was != is || is_altered) {
            List list = is_altered ? ALTERED : is ? ADDED : REMOVED;
            g_ptr_array_add(card->lists[list], (gpointer)(gsize)seen);
        }
    }
}

static void
add_cards(Cards *cards)
{
    for (size_t class = 0; class <= cards->classes->count; class ++) {
        Card card = {.class = class};
        for (int list = 0; list < LISTS; list++) {
            card.lists[list] = g_ptr_array_new();
        }
        name_card(cards->classes, cards->pen->context, &card);
        fill_card(cards->classes, &card);
        if (card.before + card.after > 0) {
            g_array_append_val(cards->cards, card);
        } else {
            clear_card(&card);
        }
    }
}

static void
count_relations(const Cards *cards)
{
    const PsgView *view = cards->classes->view;
    size_t side = cards->classes->count + 1;
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        bool is_later = seen->change != PSG_CHANGE_REMOVED;
        size_t from = class_of(cards->classes, &view->actors[seen->from], is_later);
        size_t to = class_of(cards->classes, &view->actors[seen->to], is_later);
        size_t *counts = is_later ? cards->gained : cards->lost;
        if (seen->change == PSG_CHANGE_ADDED || seen->change == PSG_CHANGE_REMOVED) {
            counts[from * side + to]++;
            counts[to * side + from] += from == to ? 0 : 1;
        }
    }
}

/* "+5 −1", "+5", "−1". */
static void
add_counts(GString *out, size_t more, size_t less)
{
    if (more > 0) {
        g_string_append_printf(out, NBSP "+%zu", more);
    }
    if (less > 0) {
        g_string_append_printf(out, NBSP "\u2212%zu", less);
    }
}

/* "Relations: within +12 · Roads +5 −1"; NULL: none changed. Owned by the caller. */
static char *
words_on_relations(const Cards *cards, const Card *card)
{
    const char *language = cards->pen->context->language;
    size_t side = cards->classes->count + 1, row = card->class * side;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i <= cards->cards->len; i++) {
        const Card *other = i == 0 ? card : &g_array_index(cards->cards, Card, i - 1);
        size_t more = cards->gained[row + other->class];
        size_t less = cards->lost[row + other->class];
        if (more + less > 0 && (i == 0 || other != card)) {
            psg_join(out, NBSP "\u00b7 ",
                     i == 0 ? psg_word(PSG_WORD_WITHIN, language) : other->name);
            add_counts(out, more, less);
        }
    }
    if (out->len == 0) {
        g_string_free(out, TRUE);
        return NULL;
    }
    g_autofree char *pieces = g_string_free(out, FALSE);
    return g_strconcat(psg_word(PSG_WORD_CHANGED_RELATIONS, language),
                       psg_word(PSG_WORD_COLON, language), " ", pieces, NULL);
}

/* ---- Drawing ---- */

static PsgColour
ground_of(const PsgPen *pen, const Card *card)
{
    return psg_colour_mix(pen->context->style->background, card->colour, TINT);
}

static PsgTextLook
small_look(const PsgPen *pen)
{
    return psg_pen_look(pen, SIZE, 400, pen->context->style->ink, PSG_ANCHOR_START);
}

/* At the right; gives where they begin. */
static double
draw_counts(const PsgPen *pen, const Card *card, PsgPoint baseline)
{
    const PsgStyle *style = pen->context->style;
    const struct {
        List list;
        const char *sign;
        PsgColour colour;
    } counts[] = {{REMOVED, "\u2212", style->ink}, {ADDED, "+", style->accent}};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        guint count = card->lists[counts[i].list]->len;
        PsgColour colour =
            psg_colour_readable(counts[i].colour, style->ink, ground_of(pen, card));
        PsgTextLook look = psg_pen_look(pen, COUNT_SIZE, 700, colour, PSG_ANCHOR_END);
        if (count > 0) {
            g_autofree char *text = g_strdup_printf("%s%u", counts[i].sign, count);
            baseline.x -=
                psg_pen_write(pen, &look, baseline, text) + psg_pen_length(pen, SIZE / 2);
        }
    }
    return baseline.x;
}

/* Name, counts, and "13 → 22 actors"; gives the y below. */
static double
draw_head(const PsgPen *pen, const Card *card, PsgRect room)
{
    const PsgRenderContext *context = pen->context;
    const PsgStyle *style = context->style;
    PsgTextLook name = psg_pen_look(pen, NAME_SIZE, 700, style->ink, PSG_ANCHOR_START);
    PsgTextLook small = small_look(pen);
    double y = room.y + psg_pen_length(pen, COUNT_SIZE) * 0.8;
    double right = draw_counts(pen, card, (PsgPoint){psg_rect_right(room), y});
    psg_pen_write_within(pen, &name, (PsgPoint){room.x, y}, card->name, right - room.x);
    small.colour = psg_colour_readable(style->muted, style->ink, ground_of(pen, card));
    y += psg_pen_line_height(pen, &small) * 1.1;
    size_t count = MAX(card->before, card->after);
    g_autofree char *text = g_strdup_printf(
        "%zu \u2192 %zu %s", card->before, card->after,
        psg_word_for(count, PSG_WORD_ACTOR, PSG_WORD_ACTORS, context->language));
    psg_pen_write_within(pen, &small, (PsgPoint){room.x, y}, text, room.width);
    return y + psg_pen_line_height(pen, &small) * 0.5;
}

/* Above the foot of the room; gives the y above it. */
static double
draw_foot(const Cards *cards, const Card *card, PsgRect room)
{
    const PsgPen *pen = cards->pen;
    PsgTextLook look = small_look(pen);
    g_autofree char *words = words_on_relations(cards, card);
    double y = psg_rect_bottom(room);
    if (words == NULL) {
        return y;
    }
    g_auto(GStrv) lines =
        psg_pen_wrap(pen, &look, words, room.width, MOST_RELATION_LINES);
    double line = psg_pen_line_height(pen, &look);
    y -= line * (double)g_strv_length(lines);
    psg_pen_write_lines(pen, &look, (PsgPoint){room.x, y + line * 0.8}, lines);
    return y - line * 0.4;
}

static PsgInlineNames
names_of(const Cards *cards, const GPtrArray *list, double width)
{
    return (PsgInlineNames){.actors =
                                (const PsgViewActor *const *)(const void *)list->pdata,
                            .count = list->len,
                            .width = width - psg_pen_length(cards->pen, SIGN * 3),
                            .most = list->len,
                            .anchor = PSG_ANCHOR_START,
                            .is_plain = true};
}

/* In so many lines; those that need no more are cut nowhere. */
static void
draw_names(const PsgPen *pen, PsgInlineNames *names, size_t lines, PsgPoint at)
{
    if (psg_inline_names_lines(pen, names) > lines) {
        names->most = lines;
    }
    psg_inline_names_draw(pen, names, at);
}

/* So many lines in all: the longest list gives up a line, again and again. */
static void
share_lines(size_t lines[LISTS], size_t most)
{
    for (size_t all = lines[ADDED] + lines[REMOVED] + lines[ALTERED]; all > most; all--) {
        int longest = ADDED;
        for (int list = REMOVED; list < LISTS; list++) {
            longest = lines[list] >= lines[longest] ? list : longest;
        }
        if (lines[longest] == 0) {
            return;
        }
        lines[longest]--;
    }
}

static void
draw_lists(const Cards *cards, const Card *card, PsgRect room)
{
    static const PsgChangeSign signs[LISTS] = {PSG_SIGN_ADDED, PSG_SIGN_REMOVED,
                                               PSG_SIGN_ALTERED};
    const PsgPen *pen = cards->pen;
    double line = psg_inline_names_line_height(pen);
    double radius = psg_pen_length(pen, SIGN);
    size_t lines[LISTS];
    for (int list = 0; list < LISTS; list++) {
        PsgInlineNames names = names_of(cards, card->lists[list], room.width);
        lines[list] = names.count == 0 ? 0 : psg_inline_names_lines(pen, &names);
    }
    share_lines(lines, (size_t)MAX(floor(room.height / line), 0));
    double y = room.y;
    for (int list = 0; list < LISTS; list++) {
        PsgInlineNames names = names_of(cards, card->lists[list], room.width);
        if (lines[list] > 0) {
            PsgPoint at = {room.x + radius * 3, y + line * 0.75};
            psg_change_mark_draw(pen, signs[list],
                                 (PsgPoint){room.x + radius * 1.2, y + line / 2}, radius);
            draw_names(pen, &names, lines[list], at);
        }
        y += line * (double)lines[list];
    }
}

static void
draw_card(const Cards *cards, const Card *card, PsgRect box)
{
    const PsgPen *pen = cards->pen;
    const PsgInk ink = {
        .fill = ground_of(pen, card),
        .stroke = psg_colour_mix(pen->context->style->background, card->colour, EDGE),
        .width = psg_pen_length(pen, 1)};
    g_autofree char *id = g_strdup_printf("changes-%zu", card->class + 1);
    psg_pen_titled_group(pen, "class", id, card->name);
    psg_scene_box(pen->scene, box, psg_pen_length(pen, CORNER), &ink);
    PsgRect room = psg_rect_grow(box, -psg_pen_length(pen, PADDING));
    double top = draw_head(pen, card, room);
    double bottom = draw_foot(cards, card, room);
    draw_lists(cards, card, (PsgRect){room.x, top, room.width, bottom - top});
    psg_pen_end(pen);
}

/* How many cards beside each other are nearest to the wished form. */
static size_t
columns_of(size_t count, PsgRect room)
{
    size_t best = 1;
    double least = INFINITY;
    for (size_t columns = 1; columns <= count; columns++) {
        size_t rows = (count + columns - 1) / columns;
        double form =
            room.width / (double)columns / (room.height / (double)rows) / ASPECT;
        double empty = (double)(rows * columns - count) / (double)count;
        if (fabs(log(form)) + empty < least) {
            least = fabs(log(form)) + empty;
            best = columns;
        }
    }
    return best;
}

static void
sample_sign(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    psg_change_mark_draw(pen, (PsgChangeSign)entry->kind, psg_rect_centre(room),
                         psg_pen_length(pen, SIGN));
}

GArray *
psg_compare_classes_legend(const PsgRenderContext *context,
                           const PsgDifference *difference)
{
    static const struct {
        PsgChangeList list;
        PsgChangeSign sign;
        PsgWord word;
    } rows[] = {
        {PSG_CHANGES_ADDED, PSG_SIGN_ADDED, PSG_WORD_GAINED},
        {PSG_CHANGES_REMOVED, PSG_SIGN_REMOVED, PSG_WORD_LOST},
        {PSG_CHANGES_ALTERED, PSG_SIGN_ALTERED, PSG_WORD_ALTERED},
    };
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        PsgLegendEntry entry = {.sample = sample_sign,
                                .kind = rows[i].sign,
                                .label = psg_word(rows[i].word, context->language)};
        if (difference->lists[rows[i].list].count > 0) {
            g_array_append_val(entries, entry);
        }
    }
    return entries;
}

void
psg_compare_classes_draw(const PsgCompareClasses *classes, const PsgPen *pen,
                         PsgRect room)
{
    size_t side = classes->count + 1;
    g_autofree size_t *gained = g_new0(size_t, side * side);
    g_autofree size_t *lost = g_new0(size_t, side * side);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Card));
    g_array_set_clear_func(all, clear_card);
    Cards cards = {pen, classes, all, gained, lost};
    add_cards(&cards);
    count_relations(&cards);
    double gap = psg_pen_length(pen, GAP);
    size_t columns = columns_of(all->len, room),
           rows = (all->len + columns - 1) / columns;
    PsgSize size = {(room.width + gap) / (double)columns - gap,
                    (room.height + gap) / (double)rows - gap};
    for (guint i = 0; i < all->len; i++) {
        size_t row = i / columns, column = i % columns;
        PsgRect box = {room.x + (double)column * (size.width + gap),
                       room.y + (double)row * (size.height + gap), size.width,
                       size.height};
        draw_card(&cards, &g_array_index(all, Card, i), box);
    }
}
