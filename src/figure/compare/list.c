/*
 * The words beside a comparison, in sections that stand in columns.
 *
 * Sections stand as far apart as the columns allow. Where all fits, each name has a line of
 * its own; else names run in lines. If that is too much too, sections give up lines, those
 * first that the reader misses least, and say how many names are left out.
 */
#include "figure/compare/compare.h"

#include "base/join.h"
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
#define LEAST_GAP 8.0   /* between sections: half a line, so that headings stand out */
#define WIDEST_GAP 20.0 /* more than a line would tear the list apart */

enum { MOST_COLUMNS = 3, MOST_LINES_OF_ONE = 3, BISECTIONS = 12 };

/* A heading with a count, and what is counted. */
typedef struct {
    const char *heading; /* in the program's words; NULL: none */
    size_t count;
    bool has_sample, is_figures, is_relations;
    PsgChange change; /* of the sample */
    GPtrArray *lines; /* char *; of relations, which are drawn: none */
    /* the same, if the lines are names and may run in lines; NULL */
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
    g_clear_pointer(&section->lines, g_ptr_array_unref);
    g_free(section->names);
}

static Section *
add_section(GArray *sections, const char *heading, size_t count)
{
    Section section = {
        .heading = heading,
        .count = count,
        .lines = g_ptr_array_new_with_free_func(g_free),
    };
    g_array_append_val(sections, section);
    return &g_array_index(sections, Section, sections->len - 1);
}

/* "GDR RSD → GDR ASR", "OMES: Body → Network". */
static char *
line_of(const PsgRenderContext *context, const PsgView *view, const PsgViewActor *seen,
        PsgChangeList list)
{
    const char *name = psg_context_text(context, seen->name);
    if (list == PSG_CHANGES_RENAMED) {
        return g_strconcat(psg_context_text(context, seen->former_name), " \u2192 ", name,
                           NULL);
    }
    g_autofree char *pair = list == PSG_CHANGES_OTHER_KIND
                                ? psg_change_of_kind(view, seen, context->language)
                                : psg_change_of_tier(view, seen, context->language);
    return g_strconcat(name, psg_word(PSG_WORD_COLON, context->language), " ", pair,
                       NULL);
}

static void
add_actors(const PsgRenderContext *context, const PsgDifference *difference,
           GArray *sections)
{
    static const struct {
        PsgChangeList list;
        PsgWord word;
        PsgChange change;
        bool are_pairs; /* what was before and is now; else names */
    } rows[] = {
        {PSG_CHANGES_ADDED, PSG_WORD_GAINED, PSG_CHANGE_ADDED, false},
        {PSG_CHANGES_REMOVED, PSG_WORD_LOST, PSG_CHANGE_REMOVED, false},
        {PSG_CHANGES_RENAMED, PSG_WORD_RENAMINGS, PSG_CHANGE_ALTERED, true},
        {PSG_CHANGES_OTHER_KIND, PSG_WORD_OTHER_KIND, PSG_CHANGE_ALTERED, true},
        {PSG_CHANGES_OTHER_TIER, PSG_WORD_OTHER_TIER, PSG_CHANGE_ALTERED, true},
        {PSG_CHANGES_TALKED_OF, PSG_WORD_NOW_TALKED_OF, PSG_CHANGE_ALTERED, false},
        {PSG_CHANGES_NOT_TALKED_OF, PSG_WORD_TALKED_OF_NO_MORE, PSG_CHANGE_ALTERED,
         false},
    };
    for (size_t row = 0; row < G_N_ELEMENTS(rows); row++) {
        const PsgIndexes *told = &difference->lists[rows[row].list];
        if (told->count == 0) {
            continue;
        }
        Section *section = add_section(
            sections, psg_word(rows[row].word, context->language), told->count);
        section->change = rows[row].change;
        section->has_sample = true;
        section->names =
            rows[row].are_pairs ? NULL : g_new(const PsgViewActor *, told->count);
        for (size_t i = 0; i < told->count; i++) {
            const PsgViewActor *seen = &difference->view->actors[told->items[i]];
            if (rows[row].are_pairs) {
                g_ptr_array_add(section->lines,
                                line_of(context, difference->view, seen, rows[row].list));
            } else {
                section->names[i] = seen;
                g_ptr_array_add(section->lines,
                                g_strdup(psg_context_text(context, seen->name)));
            }
        }
    }
}

/* Those that are known before and after, then how many are known only since. */
static void
add_figures(const PsgRenderContext *context, const PsgView *view, GArray *sections)
{
    if (view->measurement_count == 0) {
        return;
    }
    Section *section =
        add_section(sections, psg_word(PSG_WORD_FIGURES, context->language), 0);
    section->is_figures = true;
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (figure->before != NULL && figure->after != NULL) {
            section->count++;
            g_ptr_array_add(section->lines,
                            psg_change_of_measurement(view, figure, context->language));
        }
    }
    if (section->count < view->measurement_count) {
        g_ptr_array_add(
            section->lines,
            g_strdup_printf("%s%s %zu",
                            psg_word(PSG_WORD_FIGURES_SINCE, context->language),
                            psg_word(PSG_WORD_COLON, context->language),
                            view->measurement_count - section->count));
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
    add_figures(context, difference->view, sections);
    if (difference->view->relation_count > 0) {
        add_section(sections, psg_word(PSG_WORD_RELATIONS, context->language), 0)
            ->is_relations = true;
    }
    size_t kept = difference->lists[PSG_CHANGES_KEPT].count;
    if (kept > 0) {
        add_section(sections, psg_word(PSG_WORD_KEPT, context->language), kept)
            ->has_sample = true;
    }
    if (note != NULL) {
        g_ptr_array_add(add_section(sections, NULL, 0)->lines, g_strdup(note));
    }
    return sections;
}

static char *
capitalised(const char *text)
{
    const char *rest = g_utf8_next_char(text);
    char first[8] = "";
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), first);
    return g_strconcat(first, rest, NULL);
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
        g_autofree char *heading = capitalised(section->heading);
        psg_join(text, ". ", heading);
        if (section->count > 0) {
            g_string_append_printf(text, " (%zu)", section->count);
        }
        for (guint k = 0; k < section->lines->len; k++) {
            const char *separator = k == 0 ? colon : section->names != NULL ? "," : ";";
            g_string_append_printf(text, "%s %s", separator,
                                   (char *)g_ptr_array_index(section->lines, k));
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

/* All lines of the section's words, each wrapped: Line. Owned by the caller. */
static GArray *
wrapped_lines(const PsgCompareList *list, const Section *section)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(all, clear_line);
    PsgTextLook look = body_look(list->pen);
    double width = list->width - psg_pen_length(list->pen, INDENT);
    for (guint i = 0; i < section->lines->len; i++) {
        const char *text = g_ptr_array_index(section->lines, i);
        g_auto(GStrv) lines =
            psg_pen_wrap(list->pen, &look, text, width, MOST_LINES_OF_ONE);
        for (size_t k = 0; lines[k] != NULL; k++) {
            Line line = {g_strdup(lines[k]), k == 0};
            g_array_append_val(all, line);
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

/* The one that gives up a line: of those that have more than one the last in the order of
 * the list, save that figures go first. */
static Section *
dispensable(const PsgCompareList *list)
{
    Section *found = NULL;
    for (guint i = 0; i < list->sections->len; i++) {
        Section *section = section_at(list, i);
        if (section->most > 1 && (found == NULL || !found->is_figures)) {
            found = section;
        }
    }
    return found;
}

static void
place_sections(PsgCompareList *list, double height)
{
    bool fits = false;
    for (int manner = 0; manner < 2 && !fits; manner++) {
        list->has_name_a_line = manner == 0;
        for (guint i = 0; i < list->sections->len; i++) {
            section_at(list, i)->most = body_lines(list, section_at(list, i));
        }
        fits = widen(list, height);
    }
    for (Section *section; !fits && (section = dispensable(list)) != NULL;) {
        section->most--;
        fits = deal_out(list, height);
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
            PsgChange change,
            void (*draw)(const PsgPen *pen, PsgRect room, PsgChange change))
{
    PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                    psg_pen_length(pen, SAMPLE_HEIGHT)};
    double middle = baseline.y - psg_pen_cap_height(pen, look) / 2;
    draw(pen, (PsgRect){baseline.x, middle - size.height / 2, size.width, size.height},
         change);
    return baseline.x + size.width + psg_pen_length(pen, SAMPLE_GAP);
}

static void
draw_heading(const PsgPen *pen, const Section *section, PsgPoint at)
{
    PsgTextLook look =
        psg_pen_look(pen, HEADING_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_START);
    PsgPoint baseline = {at.x, at.y + psg_pen_length(pen, SAMPLE_HEIGHT)};
    if (section->has_sample) {
        baseline.x =
            draw_sample(pen, &look, baseline, section->change, psg_change_sample_actor);
    }
    g_autofree char *text = capitalised(section->heading);
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
        PsgChange change;
        const char *sign;
    } counts[] = {
        {PSG_CHANGES_RELATION_ADDED, PSG_CHANGE_ADDED, "+"},
        {PSG_CHANGES_RELATION_REMOVED, PSG_CHANGE_REMOVED, "\u2212"},
        {PSG_CHANGES_RELATION_ALTERED, PSG_CHANGE_ALTERED, "~"},
        {PSG_CHANGES_RELATION_KEPT, PSG_CHANGE_NONE, ""},
    };
    const PsgPen *pen = list->pen;
    PsgTextLook look = body_look(pen);
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        size_t count = list->difference->lists[counts[i].list].count;
        if (count > 0) {
            g_autofree char *text = g_strdup_printf("%s%zu", counts[i].sign, count);
            baseline.x = draw_sample(pen, &look, baseline, counts[i].change,
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
        PsgInlineNames names = inline_names(list, section, section->most);
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
