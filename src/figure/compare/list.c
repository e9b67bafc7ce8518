/*
 * The words beside a comparison, in sections that stand in columns.
 *
 * Sections stand as far apart as the columns allow. Where all fits, each name has a line of
 * its own, unless that takes much of the drawing's height; else names run in lines. If that
 * is too much too, the longest section gives up a line, again and again: so each has as many
 * lines as it needs, or its share, and says how many names are left out.
 */
#include "figure/compare/compare.h"

#include "base/compare.h"
#include "base/join.h"
#include "base/number.h"
#include "figure/part/change_mark.h"
#include "figure/part/change_words.h"
#include "figure/part/inline_names.h"
#include "figure/strings.h"

/* In units of a slide. */
#define SIZE 16.0 /* of letters */
#define HEADING_SIZE 17.0
#define SAMPLE_WIDTH 30.0
#define SAMPLE_HEIGHT 17.0
#define SAMPLE_GAP 9.0
#define INDENT 14.0     /* of the lines that go on with a first one */
#define MOST_HIGHER 1.5 /* times, with a line for each name, below the drawing */
#define LEAST_GAP 8.0   /* between sections: half a line, so that headings stand out */
#define WIDEST_GAP 20.0 /* more than a line would tear the list apart */

enum { MOST_COLUMNS = 3, MOST_LINES_OF_ONE = 3, BISECTIONS = 12 };

/* What is counted: on one line if there is room, else what changed stands below its name. */
typedef struct {
    char *name, *change; /* change NULL: the name alone is told */
} Item;

/* A heading with a count, and what is counted. */
typedef struct {
    const char *heading; /* in the program's words; NULL: none */
    size_t count;
    /* before the heading; NULL: none */
    void (*sample)(const PsgPen *pen, PsgRect room, PsgChangeSign sign);
    PsgChangeSign sign;
    bool is_relations; /* how many, as samples with numbers */
    GArray *items;     /* Item; of relations, which are drawn: none */
    /* the same, if the items are names and may run in lines; NULL */
    const PsgViewActor **names;

    /* as it is set */
    size_t column, most; /* lines of the body */
    double y, height;    /* from the column's top, without the gap below */
} Section;

struct PsgCompareList {
    const PsgPen *pen;
    const PsgDifference *difference;
    GArray *sections;     /* Section */
    double width, height; /* of a column; of what is set */
    size_t column_count;
    bool has_name_a_line;
    double gap;
};

static Section *
section_at(const PsgCompareList *list, guint index)
{
    return &g_array_index(list->sections, Section, index);
}

/* ---- What there is to tell ---- */

static void
clear_section(gpointer data)
{
    Section *section = data;
    g_clear_pointer(&section->items, g_array_unref);
    g_free(section->names);
}

static void
clear_item(gpointer data)
{
    Item *item = data;
    g_free(item->name);
    g_free(item->change);
}

static Section *
add_section(GArray *sections, const char *heading, size_t count)
{
    Section section = {.heading = heading,
                       .count = count,
                       .items = g_array_new(FALSE, FALSE, sizeof(Item))};
    g_array_set_clear_func(section.items, clear_item);
    g_array_append_val(sections, section);
    return &g_array_index(sections, Section, sections->len - 1);
}

/* Takes both. */
static void
add_item(Section *section, char *name, char *change)
{
    Item item = {name, change};
    g_array_append_val(section->items, item);
}

/* "OMES:" */
static char *
with_colon(const char *name, const char *language)
{
    return g_strconcat(name, psg_word(PSG_WORD_COLON, language), NULL);
}

/* "GDR RSD → GDR ASR", "OMES: Body → Network", "OMES: joins Water". */
static void
add_altered(const PsgRenderContext *context, const PsgView *view,
            const PsgViewActor *seen, PsgChangeList list, Section *section)
{
    const char *name = psg_context_text(context, seen->name);
    const char *language = context->language;
    if (list == PSG_CHANGES_RENAMED) {
        add_item(section, g_strdup(psg_context_text(context, seen->former_name)),
                 g_strconcat("\u2192 ", name, NULL));
        return;
    }
    if (list == PSG_CHANGES_OTHER_MEMBERS) {
        const PsgActor *actor = &context->landscape->actors[seen->actor];
        const PsgText *plain = &actor->name.items[0].text;
        add_item(section, with_colon(psg_context_text(context, plain), language),
                 psg_change_of_member_count(view, seen, language));
        return;
    }
    char *change =
        list == PSG_CHANGES_OTHER_KIND   ? psg_change_of_kind(view, seen, language)
        : list == PSG_CHANGES_OTHER_TIER ? psg_change_of_tier(view, seen, language)
        : list == PSG_CHANGES_OTHER_GROUPS
            ? psg_change_of_groups(view, seen, language)
            : psg_change_of_properties(view, seen, language);
    add_item(section, with_colon(name, language), change);
}

static void
add_actors(const PsgRenderContext *context, const PsgDifference *difference,
           GArray *sections)
{
    static const struct {
        PsgChangeList list;
        PsgWord word;
        PsgChangeSign sign;
        bool are_pairs; /* what was before and is now; else names */
    } rows[] = {
        {PSG_CHANGES_ADDED, PSG_WORD_GAINED, PSG_SIGN_ADDED, false},
        {PSG_CHANGES_REMOVED, PSG_WORD_LOST, PSG_SIGN_REMOVED, false},
        {PSG_CHANGES_RENAMED, PSG_WORD_RENAMINGS, PSG_SIGN_ALTERED, true},
        {PSG_CHANGES_OTHER_KIND, PSG_WORD_OTHER_KIND, PSG_SIGN_ALTERED, true},
        {PSG_CHANGES_OTHER_TIER, PSG_WORD_OTHER_TIER, PSG_SIGN_ALTERED, true},
        {PSG_CHANGES_OTHER_GROUPS, PSG_WORD_OTHER_GROUP, PSG_SIGN_ALTERED, true},
        {PSG_CHANGES_OTHER_PROPERTIES, PSG_WORD_OTHER_PROPERTY, PSG_SIGN_ALTERED, true},
        {PSG_CHANGES_OTHER_MEMBERS, PSG_WORD_OTHER_MEMBERS, PSG_SIGN_ALTERED, true},
        {PSG_CHANGES_TALKED_OF, PSG_WORD_NOW_TALKED_OF, PSG_SIGN_TALKED_OF, false},
        {PSG_CHANGES_NOT_TALKED_OF, PSG_WORD_TALKED_OF_NO_MORE, PSG_SIGN_NOT_TALKED_OF,
         false},
    };
    for (size_t row = 0; row < G_N_ELEMENTS(rows); row++) {
        const PsgIndexes *told = &difference->lists[rows[row].list];
        if (told->count == 0) {
            continue;
        }
        Section *section = add_section(
            sections, psg_word(rows[row].word, context->language), told->count);
        section->sign = rows[row].sign;
        section->sample = psg_change_sample_actor;
        section->names =
            rows[row].are_pairs ? NULL : g_new(const PsgViewActor *, told->count);
        for (size_t i = 0; i < told->count; i++) {
            const PsgViewActor *seen = &difference->view->actors[told->items[i]];
            if (rows[row].are_pairs) {
                add_altered(context, difference->view, seen, rows[row].list, section);
            } else {
                section->names[i] = seen;
                add_item(section, g_strdup(psg_context_text(context, seen->name)), NULL);
            }
        }
    }
}

/* Members that an aggregate lost to another one. */
typedef struct {
    const PsgActor *from, *to;
    size_t count, place;
} Move;

/* Most first. */
static int
compare_moves(const void *left, const void *right)
{
    const Move *a = left, *b = right;
    return 2 * PSG_COMPARE(b->count, a->count) + PSG_COMPARE(a->place, b->place);
}

static GArray *
find_moves(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    GArray *moves = g_array_new(FALSE, FALSE, sizeof(Move));
    for (size_t i = 0; i < view->actor_count; i++) {
        for (size_t k = 0; k < view->actor_count; k++) {
            size_t from = view->actors[i].actor, to = view->actors[k].actor;
            bool may_move = view->actors[i].left > 0 && view->actors[k].joined > 0;
            size_t count = may_move && from != to ? psg_view_moved(view, from, to) : 0;
            Move move = {&landscape->actors[from], &landscape->actors[to], count,
                         moves->len};
            if (count > 0) {
                g_array_append_val(moves, move);
            }
        }
    }
    g_array_sort(moves, compare_moves);
    return moves;
}

/* "Labs → Firms: 3". */
static void
add_moves(const PsgRenderContext *context, const PsgView *view, GArray *sections)
{
    if (!psg_landscape_is_aggregated(view->landscape)) {
        return;
    }
    g_autoptr(GArray) moves = find_moves(view);
    if (moves->len == 0) {
        return;
    }
    Section *section =
        add_section(sections, psg_word(PSG_WORD_MOVES, context->language), 0);
    for (guint i = 0; i < moves->len; i++) {
        const Move *move = &g_array_index(moves, Move, i);
        g_autofree char *pair = g_strconcat(
            psg_context_text(context, &move->from->name.items[0].text), " \u2192 ",
            psg_context_text(context, &move->to->name.items[0].text), NULL);
        section->count += move->count;
        add_item(section, with_colon(pair, context->language),
                 psg_number_label((double)move->count, context->language));
    }
}

/* Those that are known before and after, then how many are known in one only. */
static void
add_figures(const PsgRenderContext *context, const PsgView *view, GArray *sections)
{
    const char *language = context->language;
    size_t only_before = 0, only_after = 0;
    if (view->measurement_count == 0) {
        return;
    }
    Section *section = add_section(sections, psg_word(PSG_WORD_FIGURES, language), 0);
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (figure->before == NULL || figure->after == NULL) {
            *(figure->after == NULL ? &only_before : &only_after) += 1;
            continue;
        }
        g_autofree char *name = psg_change_measurement_name(view, figure, language);
        section->count++;
        add_item(section, with_colon(name, language),
                 psg_change_of_value(view, figure, language));
    }
    if (only_after > 0) {
        add_item(section, psg_change_only_for(view, view->slice, only_after, language),
                 NULL);
    }
    if (only_before > 0) {
        add_item(section, psg_change_only_for(view, view->before, only_before, language),
                 NULL);
    }
}

/* How many, then each that is altered. */
static void
add_relations(const PsgRenderContext *context, const PsgDifference *difference,
              GArray *sections)
{
    const PsgView *view = difference->view;
    const PsgIndexes *altered = &difference->lists[PSG_CHANGES_RELATION_ALTERED];
    const char *language = context->language;
    if (view->relation_count > 0) {
        add_section(sections, psg_word(PSG_WORD_RELATIONS, language), 0)->is_relations =
            true;
    }
    if (altered->count == 0) {
        return;
    }
    Section *section = add_section(
        sections, psg_word(PSG_WORD_RELATIONS_ALTERED, language), altered->count);
    section->sign = PSG_SIGN_ALTERED;
    section->sample = psg_change_sample_relation;
    for (size_t i = 0; i < altered->count; i++) {
        const PsgViewRelation *seen = &view->relations[altered->items[i]];
        g_autofree char *name = psg_change_relation_name(view, seen, language);
        char *change = psg_change_of_relation(view, seen, language);
        add_item(section, *change == '\0' ? g_strdup(name) : with_colon(name, language),
                 change);
    }
}

/* Who became whom between the two. */
static void
add_turns(const PsgRenderContext *context, const PsgView *view, GArray *sections)
{
    if (view->turn_count == 0) {
        return;
    }
    Section *section = add_section(
        sections, psg_word(PSG_WORD_SUCCESSIONS, context->language), view->turn_count);
    for (size_t i = 0; i < view->turn_count; i++) {
        add_item(section,
                 psg_turn_told(context->landscape, &view->turns[i], context->language),
                 NULL);
    }
}

/* All sections in the order in which they are told. note NULL: none. */
static GArray *
sections_of(const PsgRenderContext *context, const PsgDifference *difference,
            const char *note)
{
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(Section));
    g_array_set_clear_func(sections, clear_section);
    add_actors(context, difference, sections);
    add_moves(context, difference->view, sections);
    add_turns(context, difference->view, sections);
    add_figures(context, difference->view, sections);
    add_relations(context, difference, sections);
    size_t kept = difference->lists[PSG_CHANGES_KEPT].count;
    if (kept > 0) {
        add_section(sections, psg_word(PSG_WORD_KEPT, context->language), kept)->sample =
            psg_change_sample_actor;
    }
    if (note != NULL) {
        add_item(add_section(sections, NULL, 0), g_strdup(note), NULL);
    }
    return sections;
}

char *
psg_compare_list_text(const PsgRenderContext *context, const PsgDifference *difference)
{
    const char *colon = psg_word(PSG_WORD_COLON, context->language);
    g_autoptr(GArray) sections = sections_of(context, difference, NULL);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sections->len; i++) {
        const Section *section = &g_array_index(sections, Section, i);
        if (section->is_relations) {
            continue;
        }
        g_autofree char *heading = psg_word_capitalised(section->heading);
        psg_join(text, ". ", heading);
        if (section->count > 0) {
            g_string_append_printf(text, " (%zu)", section->count);
        }
        for (guint k = 0; k < section->items->len; k++) {
            const Item *item = &g_array_index(section->items, Item, k);
            const char *separator = k == 0 ? colon : section->names != NULL ? "," : ";";
            g_string_append_printf(text, "%s %s%s%s", separator, item->name,
                                   item->change == NULL ? "" : " ",
                                   item->change == NULL ? "" : item->change);
        }
    }
    return g_string_free(text, FALSE);
}

/* ---- How it is set ---- */

static PsgTextLook
body_look(const PsgPen *pen)
{
    return psg_pen_look(pen, SIZE, 400, pen->context->style->ink, PSG_ANCHOR_START);
}

static double
line_height(const PsgPen *pen)
{
    PsgTextLook look = body_look(pen);
    return MAX(psg_pen_line_height(pen, &look), psg_inline_names_line_height(pen));
}

static double
heading_height(const PsgPen *pen)
{
    return MAX(psg_pen_length(pen, SAMPLE_HEIGHT * 1.5), line_height(pen));
}

/* The section's names run in lines; else each has its own. */
static bool
runs_in_lines(const PsgCompareList *list, const Section *section)
{
    return section->names != NULL && !list->has_name_a_line;
}

static PsgInlineNames
inline_names(const PsgCompareList *list, const Section *section, size_t most)
{
    return (PsgInlineNames){.actors = section->names,
                            .count = section->count,
                            .width = list->width,
                            .most = most,
                            .anchor = PSG_ANCHOR_START,
                            .is_plain = true};
}

typedef struct {
    char *text;
    bool is_first; /* of what it is a part of; the others are indented */
} Line;

static void
clear_line(gpointer data)
{
    g_free(((Line *)data)->text);
}

/* Wrapped; those behind the first of an item are indented. */
static void
wrap(const PsgCompareList *list, const char *text, bool is_first, GArray *all)
{
    PsgTextLook look = body_look(list->pen);
    double indent = psg_pen_length(list->pen, INDENT);
    double width = list->width - (is_first ? 0 : indent);
    if (psg_pen_width(list->pen, &look, text) > width) {
        width = list->width - indent;
    }
    g_auto(GStrv) lines = psg_pen_wrap(list->pen, &look, text, width, MOST_LINES_OF_ONE);
    for (size_t k = 0; lines[k] != NULL; k++) {
        Line line = {g_strdup(lines[k]), is_first && k == 0};
        g_array_append_val(all, line);
    }
}

/* All lines of the section's words: Line. Owned by the caller. */
static GArray *
wrapped_lines(const PsgCompareList *list, const Section *section)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(all, clear_line);
    PsgTextLook look = body_look(list->pen);
    for (guint i = 0; i < section->items->len; i++) {
        const Item *item = &g_array_index(section->items, Item, i);
        g_autofree char *whole = g_strconcat(
            item->name, item->change == NULL ? NULL : " ", item->change, NULL);
        bool is_whole =
            item->change == NULL || psg_pen_width(list->pen, &look, whole) <= list->width;
        wrap(list, is_whole ? whole : item->name, true, all);
        if (!is_whole) {
            wrap(list, item->change, false, all);
        }
    }
    return all;
}

static size_t
body_lines(const PsgCompareList *list, const Section *section)
{
    if (section->is_relations) {
        return 1;
    }
    if (runs_in_lines(list, section)) {
        PsgInlineNames names = inline_names(list, section, section->count);
        return psg_inline_names_lines(list->pen, &names);
    }
    g_autoptr(GArray) lines = wrapped_lines(list, section);
    return lines->len;
}

/* Deals the sections out to columns in their order, none higher than `most` unless its
 * first section is. False if the last column is higher. */
static bool
deal_out(PsgCompareList *list, double most)
{
    double y = 0, line = line_height(list->pen), heading = heading_height(list->pen);
    size_t column = 0;
    list->height = 0;
    for (guint i = 0; i < list->sections->len; i++) {
        Section *section = section_at(list, i);
        section->height =
            (section->heading == NULL ? 0 : heading) + (double)section->most * line;
        if (y > 0 && y + section->height > most && column + 1 < list->column_count) {
            column++;
            y = 0;
        }
        section->column = column;
        section->y = y;
        list->height = MAX(list->height, y + section->height);
        y += section->height + list->gap;
    }
    return list->height <= most + 1e-6;
}

/* Whether all fits with that much between sections. */
static bool
fits_with(PsgCompareList *list, double gap, double height)
{
    list->gap = gap;
    return deal_out(list, height);
}

/* The widest gap with which all fits; false if it does not with the least. */
static bool
widen(PsgCompareList *list, double height)
{
    double least = psg_pen_length(list->pen, LEAST_GAP);
    double most = psg_pen_length(list->pen, WIDEST_GAP);
    if (fits_with(list, most, height)) {
        return true;
    }
    if (!fits_with(list, least, height)) {
        return false;
    }
    for (int i = 0; i < BISECTIONS; i++) {
        double middle = (least + most) / 2;
        *(fits_with(list, middle, height) ? &least : &most) = middle;
    }
    return fits_with(list, least, height);
}

/* The lowest columns that hold all: they are about equally high then. */
static void
balance(PsgCompareList *list, double height)
{
    double low = 0, high = height;
    for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        *(deal_out(list, middle) ? &high : &low) = middle;
    }
    deal_out(list, high);
}

/* The one that gives up a line: the longest, of several the last. NULL: none has more than
 * one. */
static Section *
longest(const PsgCompareList *list)
{
    Section *found = NULL;
    for (guint i = 0; i < list->sections->len; i++) {
        Section *section = section_at(list, i);
        if (section->most > 1 && (found == NULL || section->most >= found->most)) {
            found = section;
        }
    }
    return found;
}

/* Whether all fits so; then columns are about equally high. */
static bool
fits_in_manner(PsgCompareList *list, bool has_name_a_line, double height)
{
    list->has_name_a_line = has_name_a_line;
    for (guint i = 0; i < list->sections->len; i++) {
        section_at(list, i)->most = body_lines(list, section_at(list, i));
    }
    bool fits = widen(list, height);
    if (fits && list->column_count > 1) {
        balance(list, height);
    }
    return fits;
}

/* Columns stand below the drawing, which each of their lines makes smaller. */
static bool
is_worth_its_height(PsgCompareList *list, double height)
{
    double own = list->height;
    return list->column_count == 1 || !fits_in_manner(list, false, height) ||
           own <= MOST_HIGHER * list->height;
}

/* One column may have room left where the other needed that a section of either got shorter. */
static void
give_back(PsgCompareList *list, double height)
{
    for (guint i = 0; i < list->sections->len; i++) {
        Section *section = section_at(list, i);
        size_t all = body_lines(list, section);
        while (section->most < all) {
            section->most++;
            if (!deal_out(list, height)) {
                section->most--;
                break;
            }
        }
    }
}

static void
place_sections(PsgCompareList *list, double height)
{
    if (fits_in_manner(list, true, height) && is_worth_its_height(list, height)) {
        fits_in_manner(list, true, height);
        return;
    }
    bool fits = fits_in_manner(list, false, height);
    if (fits) {
        return;
    }
    for (Section *section; !fits && (section = longest(list)) != NULL;) {
        section->most--;
        fits = deal_out(list, height);
    }
    if (fits) {
        give_back(list, height);
    }
    if (fits && list->column_count > 1) {
        balance(list, height);
    }
}

PsgCompareList *
psg_compare_list_new(const PsgPen *pen, const PsgDifference *difference, const char *note,
                     PsgSize column, size_t column_count)
{
    PsgCompareList *list = g_new0(PsgCompareList, 1);
    list->pen = pen;
    list->difference = difference;
    list->sections = sections_of(pen->context, difference, note);
    list->width = column.width;
    list->column_count = MIN(column_count, MOST_COLUMNS);
    place_sections(list, column.height);
    return list;
}

void
psg_compare_list_free(PsgCompareList *list)
{
    if (list != NULL) {
        g_array_unref(list->sections);
        g_free(list);
    }
}

double
psg_compare_list_height(const PsgCompareList *list)
{
    return list->height;
}

/* ---- Drawing ---- */

/* Left of the baseline, at the height of its letters; gives where words go on. */
static double
draw_sample(const PsgPen *pen, const PsgTextLook *look, PsgPoint baseline,
            PsgChangeSign sign,
            void (*draw)(const PsgPen *pen, PsgRect room, PsgChangeSign sign))
{
    PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                    psg_pen_length(pen, SAMPLE_HEIGHT)};
    double middle = baseline.y - psg_pen_cap_height(pen, look) / 2;
    draw(pen, (PsgRect){baseline.x, middle - size.height / 2, size.width, size.height},
         sign);
    return baseline.x + size.width + psg_pen_length(pen, SAMPLE_GAP);
}

static void
draw_heading(const PsgPen *pen, const Section *section, PsgPoint at)
{
    PsgTextLook look =
        psg_pen_look(pen, HEADING_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_START);
    PsgPoint baseline = {at.x, at.y + psg_pen_length(pen, SAMPLE_HEIGHT)};
    if (section->sample != NULL) {
        baseline.x = draw_sample(pen, &look, baseline, section->sign, section->sample);
    }
    g_autofree char *text = psg_word_capitalised(section->heading);
    baseline.x +=
        psg_pen_write(pen, &look, baseline, text) + psg_pen_length(pen, SAMPLE_GAP);
    if (section->count > 0) {
        g_autofree char *count = g_strdup_printf("%zu", section->count);
        look.colour = pen->context->style->muted;
        psg_pen_write(pen, &look, baseline, count);
    }
}

/* A line's sample and a number for each change. */
static void
draw_relations(const PsgCompareList *list, PsgPoint baseline)
{
    static const struct {
        PsgChangeList list;
        PsgChangeSign sign;
        const char *before;
    } counts[] = {
        {PSG_CHANGES_RELATION_ADDED, PSG_SIGN_ADDED, "+"},
        {PSG_CHANGES_RELATION_REMOVED, PSG_SIGN_REMOVED, "\u2212"},
        {PSG_CHANGES_RELATION_ALTERED, PSG_SIGN_ALTERED, "~"},
        {PSG_CHANGES_RELATION_KEPT, PSG_SIGN_NONE, ""},
    };
    const PsgPen *pen = list->pen;
    PsgTextLook look = body_look(pen);
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        size_t count = list->difference->lists[counts[i].list].count;
        if (count > 0) {
            g_autofree char *text = g_strdup_printf("%s%zu", counts[i].before, count);
            baseline.x = draw_sample(pen, &look, baseline, counts[i].sign,
                                     psg_change_sample_relation);
            baseline.x += psg_pen_write(pen, &look, baseline, text) +
                          psg_pen_length(pen, SAMPLE_GAP * 1.6);
        }
    }
}

/* How many begin, or end, below the last line but one: that one counts them. */
static size_t
left_out(const GArray *lines, size_t most)
{
    size_t left = 0;
    if (lines->len <= most) {
        return 0;
    }
    for (size_t i = most - 1; i < lines->len; i++) {
        left += g_array_index(lines, Line, i).is_first ? 1 : 0;
    }
    return left + (g_array_index(lines, Line, most - 1).is_first ? 0 : 1);
}

static void
draw_lines(const PsgCompareList *list, const Section *section, PsgPoint baseline)
{
    const PsgPen *pen = list->pen;
    PsgTextLook look = body_look(pen);
    g_autoptr(GArray) lines = wrapped_lines(list, section);
    size_t left = left_out(lines, section->most);
    for (guint i = 0; i < section->most; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        PsgPoint at = {baseline.x + (line->is_first ? 0 : psg_pen_length(pen, INDENT)),
                       baseline.y};
        if (left > 0 && i + 1 == section->most) {
            g_autofree char *rest = psg_word_others(left, pen->context->language);
            psg_pen_write(pen, &look, baseline, rest);
        } else {
            psg_pen_write(pen, &look, at, line->text);
        }
        baseline.y += line_height(pen);
    }
}

static void
draw_section(const PsgCompareList *list, const Section *section, PsgPoint at)
{
    const PsgPen *pen = list->pen;
    PsgTextLook look = body_look(pen);
    PsgPoint baseline = {at.x,
                         at.y + (line_height(pen) + psg_pen_cap_height(pen, &look)) / 2};
    if (section->heading != NULL) {
        draw_heading(pen, section, at);
        baseline.y += heading_height(pen);
    }
    if (section->is_relations) {
        draw_relations(list, baseline);
    } else if (runs_in_lines(list, section)) {
        PsgInlineNames names = inline_names(list, section, section->count);
        if (psg_inline_names_lines(pen, &names) > section->most) {
            names.most = section->most; /* what needs no more lines is cut nowhere */
        }
        psg_inline_names_draw(pen, &names, baseline);
    } else {
        draw_lines(list, section, baseline);
    }
}

void
psg_compare_list_draw(const PsgCompareList *list, PsgPoint at, double gap)
{
    psg_pen_group(list->pen, "changes");
    for (guint i = 0; i < list->sections->len; i++) {
        const Section *section = section_at(list, i);
        draw_section(list, section,
                     (PsgPoint){at.x + (double)section->column * (list->width + gap),
                                at.y + section->y});
    }
    psg_pen_end(list->pen);
}
