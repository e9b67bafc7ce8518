/*
 * The words beside a comparison, set into columns.
 *
 * Several manners are tried, from a name a line to names in running lines with small
 * gaps; the first that fits is taken. If none does, sections give up lines, those first
 * that the reader misses least, and say how many names are left out.
 */
#include "figure/compare_list.h"

#include "figure/change_mark.h"
#include "figure/compare_section.h"
#include "figure/name_flow.h"
#include "figure/words.h"

/* In units of a slide. */
#define SIZE 16.0
#define HEADING_SIZE 17.0
#define SAMPLE_WIDTH 30.0
#define SAMPLE_HEIGHT 17.0
#define SAMPLE_GAP 9.0
#define INDENT 14.0

enum { MOST_COLUMNS = 3, MOST_LINES_OF_ONE = 3 };

/* How the list is set. */
typedef struct {
    bool name_a_line;
    double gap; /* between sections, in units of a slide */
} Manner;

static const Manner manners[] = {{true, 20},
                                 {true, 12},
                                 {false, 20},
                                 {false, 12},
                                 {false, 5}};

/* A section as it is set. */
typedef struct {
    const PsgCompareSection *section;
    size_t column;
    double y, height; /* from the top of the column, without the gap below */
    size_t most;      /* lines of its body */
} Placed;

struct PsgCompareList {
    const PsgPen *pen;
    const PsgDifference *difference;
    GArray *sections; /* of PsgCompareSection */
    Placed *placed;
    double width, height; /* of a column; of what is set */
    size_t column_count;
    Manner manner;
};

static PsgTextLook
body_look(const PsgPen *pen)
{
    return psg_pen_look(pen, SIZE, 400, pen->setting->style->ink, PSG_ANCHOR_START);
}

static PsgTextLook
heading_look(const PsgPen *pen)
{
    return psg_pen_look(pen, HEADING_SIZE, 700, pen->setting->style->ink,
                        PSG_ANCHOR_START);
}

static double
line_height(const PsgPen *pen)
{
    PsgTextLook look = body_look(pen);
    return MAX(psg_pen_line_height(pen, &look), psg_name_flow_line_height(pen));
}

static double
heading_height(const PsgPen *pen)
{
    return MAX(psg_pen_length(pen, SAMPLE_HEIGHT * 1.5), line_height(pen));
}

static PsgNameFlow
flow_of(const PsgCompareList *list, const PsgCompareSection *section, size_t most)
{
    return (PsgNameFlow){.actors = section->actors,
                         .count = section->actor_count,
                         .width = list->width,
                         .most = most,
                         .anchor = PSG_ANCHOR_START};
}

typedef struct {
    char *text;
    bool is_first; /* of what it is a part of; the others are indented */
} Line;

static void
line_clear(gpointer data)
{
    g_free(((Line *)data)->text);
}

static bool
are_names_in_flow(const PsgCompareList *list, const PsgCompareSection *section)
{
    return section->actor_count > 0 && !list->manner.name_a_line;
}

static void
wrap_line(const PsgCompareList *list, const char *text, GArray *all)
{
    PsgTextLook look = body_look(list->pen);
    double width = list->width - psg_pen_length(list->pen, INDENT);
    g_auto(GStrv) lines = psg_pen_wrap(list->pen, &look, text, width, MOST_LINES_OF_ONE);
    for (size_t k = 0; lines[k] != NULL; k++) {
        Line line = {g_strdup(lines[k]), k == 0};
        g_array_append_val(all, line);
    }
}

/* All lines of the section's words, each wrapped: of Line. Owned by the caller. */
static GArray *
wrapped_lines(const PsgCompareList *list, const PsgCompareSection *section)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(all, line_clear);
    for (size_t i = 0; i < section->actor_count; i++) {
        wrap_line(list, psg_setting_text(list->pen->setting, section->actors[i]->name),
                  all);
    }
    for (size_t i = 0; section->lines != NULL && section->lines[i] != NULL; i++) {
        wrap_line(list, section->lines[i], all);
    }
    return all;
}

static size_t
body_lines(const PsgCompareList *list, const PsgCompareSection *section)
{
    if (section->tells_relations) {
        return 1;
    }
    if (are_names_in_flow(list, section)) {
        PsgNameFlow flow = flow_of(list, section, section->actor_count);
        return psg_name_flow_lines(list->pen, &flow);
    }
    g_autoptr(GArray) lines = wrapped_lines(list, section);
    return lines->len;
}

static double
height_of(const PsgCompareList *list, const Placed *placed)
{
    double heading = placed->section->heading == NULL ? 0 : heading_height(list->pen);
    return heading + (double)placed->most * line_height(list->pen);
}

/* Deals the sections out to columns in their order, none higher than `most` unless its
 * first section is. False if the last column is higher. */
static bool
deal_out(PsgCompareList *list, double most)
{
    double gap = psg_pen_length(list->pen, list->manner.gap), y = 0;
    size_t column = 0;
    list->height = 0;
    for (guint i = 0; i < list->sections->len; i++) {
        Placed *placed = &list->placed[i];
        placed->height = height_of(list, placed);
        if (y > 0 && y + placed->height > most && column + 1 < list->column_count) {
            column++;
            y = 0;
        }
        placed->column = column;
        placed->y = y;
        list->height = MAX(list->height, y + placed->height);
        y += placed->height + gap;
    }
    return list->height <= most + 1e-6;
}

/* Columns that are about equally high. */
static void
balance(PsgCompareList *list)
{
    double all = 0;
    for (guint i = 0; i < list->sections->len; i++) {
        all += list->placed[i].height + psg_pen_length(list->pen, list->manner.gap);
    }
    double step = line_height(list->pen) / 2, most = all / (double)list->column_count;
    while (!deal_out(list, most)) {
        most += step;
    }
}

/* The one that gives up lines: of those that have more than one the last in the order of
 * the list, save that figures go first. */
static Placed *
dispensable(const PsgCompareList *list)
{
    Placed *found = NULL;
    for (guint i = 0; i < list->sections->len; i++) {
        Placed *placed = &list->placed[i];
        bool is_figures = placed->section->lines != NULL &&
                          placed->section->heading != NULL &&
                          !placed->section->has_sample;
        if (placed->most > 1) {
            found = placed;
            if (is_figures) {
                return found;
            }
        }
    }
    return found;
}

static void
place_sections(PsgCompareList *list, double height)
{
    bool fits = false;
    for (size_t i = 0; i < G_N_ELEMENTS(manners) && !fits; i++) {
        list->manner = manners[i];
        for (guint k = 0; k < list->sections->len; k++) {
            list->placed[k].most = body_lines(list, list->placed[k].section);
        }
        fits = deal_out(list, height);
    }
    for (Placed *placed; !fits && (placed = dispensable(list)) != NULL;) {
        placed->most--;
        fits = deal_out(list, height);
    }
    if (fits && list->column_count > 1) {
        balance(list);
    }
}

PsgCompareList *
psg_compare_list_new(const PsgPen *pen, const PsgDifference *difference, const char *note,
                     PsgSize column, size_t column_count)
{
    PsgCompareList *list = g_new0(PsgCompareList, 1);
    list->pen = pen;
    list->difference = difference;
    list->sections = psg_compare_sections_new(pen->setting, difference, note);
    list->placed = g_new0(Placed, list->sections->len + 1);
    list->width = column.width;
    list->column_count = MIN(column_count, MOST_COLUMNS);
    for (guint i = 0; i < list->sections->len; i++) {
        list->placed[i].section = &g_array_index(list->sections, PsgCompareSection, i);
    }
    place_sections(list, column.height);
    return list;
}

void
psg_compare_list_free(PsgCompareList *list)
{
    if (list != NULL) {
        g_array_free(list->sections, TRUE);
        g_free(list->placed);
        g_free(list);
    }
}

double
psg_compare_list_height(const PsgCompareList *list)
{
    return list->height;
}

static char *
capitalised(const char *text)
{
    const char *rest = g_utf8_next_char(text);
    char first[8] = "";
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), first);
    return g_strconcat(first, rest, NULL);
}

static void
draw_heading(const PsgPen *pen, const PsgCompareSection *section, PsgPoint at)
{
    PsgTextLook look = heading_look(pen);
    PsgPoint baseline = {at.x, at.y + psg_pen_length(pen, SAMPLE_HEIGHT)};
    if (section->has_sample) {
        PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                        psg_pen_length(pen, SAMPLE_HEIGHT)};
        double middle = baseline.y - psg_pen_cap_height(pen, &look) / 2;
        psg_change_sample_actor(
            pen, (PsgRect){at.x, middle - size.height / 2, size.width, size.height},
            section->change);
        baseline.x += size.width + psg_pen_length(pen, SAMPLE_GAP);
    }
    g_autofree char *text = capitalised(section->heading);
    baseline.x +=
        psg_pen_write(pen, &look, baseline, text) + psg_pen_length(pen, SAMPLE_GAP);
    if (section->count > 0) {
        g_autofree char *count = g_strdup_printf("%zu", section->count);
        look.colour = pen->setting->style->muted;
        psg_pen_write(pen, &look, baseline, count);
    }
}

/* A line's sample and a number for each change. */
static void
draw_relations(const PsgCompareList *list, const PsgPen *pen, PsgPoint baseline)
{
    static const struct {
        PsgTold told;
        PsgChange change;
        const char *sign;
    } counts[] = {
        {PSG_TOLD_RELATION_GAINED, PSG_CHANGE_GAINED, "+"},
        {PSG_TOLD_RELATION_LOST, PSG_CHANGE_LOST, "\u2212"},
        {PSG_TOLD_RELATION_ALTERED, PSG_CHANGE_ALTERED, "~"},
        {PSG_TOLD_RELATION_KEPT, PSG_CHANGE_NONE, ""},
    };
    PsgTextLook look = body_look(pen);
    PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                    psg_pen_length(pen, SAMPLE_HEIGHT)};
    double middle = baseline.y - psg_pen_cap_height(pen, &look) / 2;
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        size_t count = list->difference->told[counts[i].told].count;
        if (count == 0) {
            continue;
        }
        g_autofree char *text = g_strdup_printf("%s%zu", counts[i].sign, count);
        psg_change_sample_relation(
            pen, (PsgRect){baseline.x, middle - size.height / 2, size.width, size.height},
            counts[i].change);
        baseline.x += size.width + psg_pen_length(pen, SAMPLE_GAP * 0.7);
        baseline.x += psg_pen_write(pen, &look, baseline, text) +
                      psg_pen_length(pen, SAMPLE_GAP * 1.6);
    }
}

/* How many begin, or end, below the last line but one: that one counts them. */
static size_t
lines_left_out(const GArray *lines, size_t most)
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
draw_lines(const PsgCompareList *list, const PsgPen *pen, const Placed *placed,
           PsgPoint baseline)
{
    PsgTextLook look = body_look(pen);
    g_autoptr(GArray) lines = wrapped_lines(list, placed->section);
    size_t left = lines_left_out(lines, placed->most);
    for (guint i = 0; i < placed->most; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        PsgPoint at = {baseline.x + (line->is_first ? 0 : psg_pen_length(pen, INDENT)),
                       baseline.y};
        if (left > 0 && i + 1 == placed->most) {
            g_autofree char *rest = g_strdup_printf(
                "+ %zu %s", left, psg_word(PSG_WORD_OTHERS, pen->setting->language));
            psg_pen_write(pen, &look, baseline, rest);
        } else {
            psg_pen_write(pen, &look, at, line->text);
        }
        baseline.y += line_height(pen);
    }
}

static void
draw_section(const PsgCompareList *list, const PsgPen *pen, const Placed *placed,
             PsgPoint at)
{
    PsgTextLook look = body_look(pen);
    PsgPoint baseline = {at.x,
                         at.y + (line_height(pen) + psg_pen_cap_height(pen, &look)) / 2};
    if (placed->section->heading != NULL) {
        draw_heading(pen, placed->section, at);
        baseline.y += heading_height(pen);
    }
    if (placed->section->tells_relations) {
        draw_relations(list, pen, baseline);
    } else if (are_names_in_flow(list, placed->section)) {
        PsgNameFlow flow = flow_of(list, placed->section, placed->most);
        psg_name_flow_draw(pen, &flow, baseline);
    } else {
        draw_lines(list, pen, placed, baseline);
    }
}

void
psg_compare_list_draw(const PsgCompareList *list, const PsgPen *pen, PsgPoint at,
                      double gap)
{
    psg_pen_group(pen, "changes");
    for (guint i = 0; i < list->sections->len; i++) {
        const Placed *placed = &list->placed[i];
        draw_section(list, pen, placed,
                     (PsgPoint){at.x + (double)placed->column * (list->width + gap),
                                at.y + placed->y});
    }
    psg_pen_end(pen);
}

char *
psg_compare_list_text(const PsgSetting *setting, const PsgDifference *difference)
{
    const char *colon = psg_word(PSG_WORD_COLON, setting->language);
    g_autoptr(GArray) sections = psg_compare_sections_new(setting, difference, NULL);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sections->len; i++) {
        const PsgCompareSection *section = &g_array_index(sections, PsgCompareSection, i);
        if (section->tells_relations) {
            continue;
        }
        g_autofree char *heading = capitalised(section->heading);
        g_string_append_printf(text, "%s%s (%zu)", text->len == 0 ? "" : ". ", heading,
                               section->count);
        const char *separator = NULL;
        for (size_t k = 0; k < section->actor_count; k++) {
            separator = k == 0 ? colon : ",";
            g_string_append_printf(text, "%s %s", separator,
                                   psg_setting_text(setting, section->actors[k]->name));
        }
        for (size_t k = 0; section->lines != NULL && section->lines[k] != NULL; k++) {
            g_string_append_printf(text, "%s %s", k == 0 ? colon : ";",
                                   section->lines[k]);
        }
    }
    return g_string_free(text, FALSE);
}
