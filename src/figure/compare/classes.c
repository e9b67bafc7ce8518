/*
 * A comparison by groups: a card for each, with how many actors it had and has, who was
 * added and removed, and with whom its relations changed.
 *
 * Where actors have no groups, cards are of tiers, or else of kinds; rather of those that are
 * few. Where all are too many for the page, those with most changes have cards, and a last one
 * tells of the others in numbers. On a card each list has as many lines as it needs, or its share
 * of them.
 */
#include "figure/compare/compare.h"

#include "base/compare.h"
#include "base/join.h"
#include "figure/network/region.h"
#include "figure/part/change_mark.h"
#include "figure/part/inline_names.h"
#include "figure/strings.h"

#include <math.h>
#include <stdlib.h>

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

enum { MOST_CARDS = 12, MOST_RELATION_LINES = 3, MOST_CLASSES = 200 };
#define CARDS_OF_SLIDE                                                                   \
    (1600.0 * 900) /* units of a slide, where so many cards can be read */

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
    GArray *cards;         /* Card, of all classes */
    size_t *shown;         /* of them, in order */
    size_t shown_count;    /* the rest have one card in common */
    size_t *gained, *lost; /* relations, by two classes */
} Cards;

/* What is told of a class among others: "Roads +5 −1". */
typedef struct {
    const char *name;
    size_t more, less;
} Piece;

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

/* Most actors are in some class, not all of them in one, and there are not more. */
static bool
divides(const PsgCompareClasses *self, size_t most)
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
    return used > 1 && used <= most && (double)(total - other) >= ENOUGH * (double)total;
}

PsgCompareClasses *
psg_compare_classes_new(const PsgView *view)
{
    static const size_t most[] = {MOST_CARDS, MOST_CLASSES};
    for (size_t i = 0; i < G_N_ELEMENTS(most); i++) {
        for (Way way = BY_GROUP; way < NO_WAYS; way++) {
            PsgCompareClasses self = {view, way, count_of(view->landscape, way)};
            if (self.count > 0 && self.count <= MOST_CLASSES && divides(&self, most[i])) {
                return g_memdup2(&self, sizeof self);
            }
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

/* "Roads +5 −1". */
static void
add_piece(GString *out, const Piece *piece)
{
    psg_join(out, NBSP "\u00b7 ", piece->name);
    if (piece->more > 0) {
        g_string_append_printf(out, NBSP "+%zu", piece->more);
    }
    if (piece->less > 0) {
        g_string_append_printf(out, NBSP "\u2212%zu", piece->less);
    }
}

/* Those with most changes first. */
static gint
compare_pieces(gconstpointer a, gconstpointer b)
{
    const Piece *first = a, *second = b;
    return PSG_COMPARE(second->more + second->less, first->more + first->less);
}

/* Behind the words as many pieces as have room on so many lines, then how many have none. Owned by
 * the caller. */
static char **
wrap_pieces(const PsgPen *pen, const char *words, const GArray *pieces, double width,
            size_t most)
{
    PsgTextLook look =
        psg_pen_look(pen, SIZE, 400, pen->context->style->ink, PSG_ANCHOR_START);
    g_autoptr(GString) told = g_string_new(NULL);
    char **lines = NULL;
    for (guint i = 0; i < pieces->len; i++) {
        size_t rest = pieces->len - i - 1;
        add_piece(told, &g_array_index(pieces, Piece, i));
        g_autofree char *others =
            rest == 0 ? NULL : psg_word_others(rest, pen->context->language);
        g_autofree char *text = g_strconcat(
            words, told->str, rest == 0 ? NULL : NBSP "\u00b7 ", others, NULL);
        char **wrapped = psg_pen_wrap(pen, &look, text, width, most + 1);
        if (g_strv_length(wrapped) > most) {
            g_strfreev(wrapped);
            break;
        }
        g_strfreev(lines);
        lines = wrapped;
    }
    return lines;
}

/* By other class, the card's own first: how many relations were added and removed. Owned by the
 * caller. */
static GArray *
pieces_on_relations(const Cards *cards, const Card *card)
{
    const char *language = cards->pen->context->language;
    size_t side = cards->classes->count + 1, row = card->class * side;
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    Piece own = {psg_word(PSG_WORD_WITHIN, language), cards->gained[row + card->class],
                 cards->lost[row + card->class]};
    for (guint i = 0; i < cards->cards->len; i++) {
        const Card *other = &g_array_index(cards->cards, Card, i);
        Piece piece = {other->name, cards->gained[row + other->class],
                       cards->lost[row + other->class]};
        if (piece.more + piece.less > 0 && other != card) {
            g_array_append_val(pieces, piece);
        }
    }
    g_array_sort(pieces, compare_pieces);
    if (own.more + own.less > 0) {
        g_array_prepend_val(pieces, own);
    }
    return pieces;
}

/* "Relations: within +12 · Roads +5 −1"; NULL: none changed. Owned by the caller. */
static char **
lines_on_relations(const Cards *cards, const Card *card, double width)
{
    const char *language = cards->pen->context->language;
    g_autoptr(GArray) pieces = pieces_on_relations(cards, card);
    g_autofree char *words = g_strconcat(psg_word(PSG_WORD_CHANGED_RELATIONS, language),
                                         psg_word(PSG_WORD_COLON, language), " ", NULL);
    return wrap_pieces(cards->pen, words, pieces, width, MOST_RELATION_LINES);
}

/* ---- Which have cards ---- */

static size_t
changes_of(const Card *card)
{
    return card->lists[ADDED]->len + card->lists[REMOVED]->len +
           card->lists[ALTERED]->len;
}

/* Those with most changes; they stay in their order. */
static void
choose_cards(Cards *cards)
{
    const PsgPage *page = &cards->pen->context->page;
    double slides = page->size.width * page->size.height /
                    (page->scale * page->scale * CARDS_OF_SLIDE);
    size_t most = (size_t)MAX(MOST_CARDS, MOST_CARDS * slides), count = cards->cards->len;
    g_autofree PsgRanked *ranks = g_new0(PsgRanked, count + 1);
    g_autofree bool *is_shown = g_new0(bool, count + 1);
    for (guint i = 0; i < count; i++) {
        const Card *card = &g_array_index(cards->cards, Card, i);
        ranks[i] = (PsgRanked){-(double)changes_of(card), i};
    }
    qsort(ranks, count, sizeof *ranks, psg_compare_ranked);
    for (size_t i = 0; i < (count <= most ? count : most - 1); i++) {
        is_shown[ranks[i].index] = true;
    }
    cards->shown = g_new0(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (is_shown[i]) {
            cards->shown[cards->shown_count++] = i;
        }
    }
}

/* All that have no card of their own in one. Owned by the caller, to be cleared. */
static Card
card_of_rest(const Cards *cards, GArray *pieces)
{
    Card rest = {.class = cards->classes->count + 1,
                 .colour = cards->pen->context->style->muted};
    for (int list = 0; list < LISTS; list++) {
        rest.lists[list] = g_ptr_array_new();
    }
    for (size_t i = 0, next = 0; i < cards->cards->len; i++) {
        Card *card = &g_array_index(cards->cards, Card, (guint)i);
        if (next < cards->shown_count && cards->shown[next] == i) {
            next++;
            continue;
        }
        Piece piece = {card->name, card->lists[ADDED]->len, card->lists[REMOVED]->len};
        g_array_append_val(pieces, piece);
        rest.before += card->before;
        rest.after += card->after;
        for (int list = 0; list < LISTS; list++) {
            g_ptr_array_extend(rest.lists[list], card->lists[list], NULL, NULL);
        }
    }
    g_array_sort(pieces, compare_pieces);
    return rest;
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
    g_auto(GStrv) lines = lines_on_relations(cards, card, room.width);
    double y = psg_rect_bottom(room);
    if (lines == NULL) {
        return y;
    }
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

/* Its ground; gives the room on it. */
static PsgRect
begin_card(const PsgPen *pen, const Card *card, PsgRect box)
{
    const PsgInk ink = {
        .fill = ground_of(pen, card),
        .stroke = psg_colour_mix(pen->context->style->background, card->colour, EDGE),
        .width = psg_pen_length(pen, 1)};
    g_autofree char *id = g_strdup_printf("changes-%zu", card->class + 1);
    psg_pen_titled_group(pen, "class", id, card->name);
    psg_scene_box(pen->scene, box, psg_pen_length(pen, CORNER), &ink);
    return psg_rect_grow(box, -psg_pen_length(pen, PADDING));
}

static void
draw_card(const Cards *cards, const Card *card, PsgRect box)
{
    const PsgPen *pen = cards->pen;
    PsgRect room = begin_card(pen, card, box);
    double top = draw_head(pen, card, room);
    double bottom = draw_foot(cards, card, room);
    draw_lists(cards, card, (PsgRect){room.x, top, room.width, bottom - top});
    psg_pen_end(pen);
}

/* "18 others", and what has changed in each. */
static void
draw_rest(const Cards *cards, PsgRect box)
{
    const PsgPen *pen = cards->pen;
    const char *language = pen->context->language;
    PsgTextLook look = small_look(pen);
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    Card rest = card_of_rest(cards, pieces);
    g_autofree char *name = g_strdup_printf("%u %s", pieces->len,
                                            psg_word(PSG_WORD_FURTHER_ACTORS, language));
    rest.name = name;
    PsgRect room = begin_card(pen, &rest, box);
    double top = draw_head(pen, &rest, room), line = psg_pen_line_height(pen, &look);
    size_t most = (size_t)MAX(1, (psg_rect_bottom(room) - top) / line);
    g_auto(GStrv) lines = wrap_pieces(pen, "", pieces, room.width, most);
    if (lines != NULL) {
        psg_pen_write_lines(pen, &look, (PsgPoint){room.x, top + line * 0.8}, lines);
    }
    psg_pen_end(pen);
    clear_card(&rest);
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
    Cards cards = {
        .pen = pen, .classes = classes, .cards = all, .gained = gained, .lost = lost};
    add_cards(&cards);
    count_relations(&cards);
    choose_cards(&cards);
    double gap = psg_pen_length(pen, GAP);
    size_t count = cards.shown_count + (cards.shown_count < all->len ? 1 : 0);
    size_t columns = columns_of(count, room), rows = (count + columns - 1) / columns;
    PsgSize size = {(room.width + gap) / (double)columns - gap,
                    (room.height + gap) / (double)rows - gap};
    for (size_t i = 0; i < count; i++) {
        size_t row = i / columns, column = i % columns;
        PsgRect box = {room.x + (double)column * (size.width + gap),
                       room.y + (double)row * (size.height + gap), size.width,
                       size.height};
        if (i < cards.shown_count) {
            draw_card(&cards, &g_array_index(all, Card, (guint)cards.shown[i]), box);
        } else {
            draw_rest(&cards, box);
        }
    }
    g_free(cards.shown);
}
