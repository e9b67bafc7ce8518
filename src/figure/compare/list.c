/*
 * The words beside a comparison, set into columns.
 *
 * Several manners are tried, from a name a line to names in running lines with small
 * gaps; the first that fits is taken. If none does, sections give up lines, those first
 * that the reader misses least, and say how many names are left out.
 */
#include "figure/compare/list_parts.h"

#include "figure/strings.h"

#define SIZE 16.0 /* of letters, in units of a slide */

enum { MOST_COLUMNS = 3, MOST_LINES_OF_ONE = 3 };

static const PsgListManner manners[] = {{true, 20},
                                        {true, 12},
                                        {false, 20},
                                        {false, 12},
                                        {false, 5}};

PsgTextLook
psg_list_body_look(const PsgPen *pen)
{
    return psg_pen_look(pen, SIZE, 400, pen->context->style->ink, PSG_ANCHOR_START);
}

double
psg_list_line_height(const PsgPen *pen)
{
    PsgTextLook look = psg_list_body_look(pen);
    return MAX(psg_pen_line_height(pen, &look), psg_inline_names_line_height(pen));
}

double
psg_list_heading_height(const PsgPen *pen)
{
    return MAX(psg_pen_length(pen, PSG_LIST_SAMPLE_HEIGHT * 1.5),
               psg_list_line_height(pen));
}

PsgInlineNames
psg_list_flow(const PsgCompareList *list, const PsgCompareSection *section, size_t most)
{
    return (PsgInlineNames){.actors = section->actors,
                            .count = section->actor_count,
                            .width = list->width,
                            .most = most,
                            .anchor = PSG_ANCHOR_START};
}

static void
line_clear(gpointer data)
{
    g_free(((PsgListLine *)data)->text);
}

bool
psg_list_is_flow(const PsgCompareList *list, const PsgCompareSection *section)
{
    return section->actor_count > 0 && !list->manner.name_a_line;
}

static void
wrap_line(const PsgCompareList *list, const char *text, GArray *all)
{
    PsgTextLook look = psg_list_body_look(list->pen);
    double width = list->width - psg_pen_length(list->pen, PSG_LIST_INDENT);
    g_auto(GStrv) lines = psg_pen_wrap(list->pen, &look, text, width, MOST_LINES_OF_ONE);
    for (size_t k = 0; lines[k] != NULL; k++) {
        PsgListLine line = {g_strdup(lines[k]), k == 0};
        g_array_append_val(all, line);
    }
}

GArray *
psg_list_lines(const PsgCompareList *list, const PsgCompareSection *section)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgListLine));
    g_array_set_clear_func(all, line_clear);
    for (size_t i = 0; i < section->actor_count; i++) {
        wrap_line(list, psg_context_text(list->pen->context, section->actors[i]->name),
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
    if (psg_list_is_flow(list, section)) {
        PsgInlineNames flow = psg_list_flow(list, section, section->actor_count);
        return psg_inline_names_lines(list->pen, &flow);
    }
    g_autoptr(GArray) lines = psg_list_lines(list, section);
    return lines->len;
}

static double
height_of(const PsgCompareList *list, const PsgListPlace *placed)
{
    double heading =
        placed->section->heading == NULL ? 0 : psg_list_heading_height(list->pen);
    return heading + (double)placed->most * psg_list_line_height(list->pen);
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
        PsgListPlace *placed = &list->placed[i];
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
    double step = psg_list_line_height(list->pen) / 2,
           most = all / (double)list->column_count;
    while (!deal_out(list, most)) {
        most += step;
    }
}

/* The one that gives up lines: of those that have more than one the last in the order of
 * the list, save that figures go first. */
static PsgListPlace *
dispensable(const PsgCompareList *list)
{
    PsgListPlace *found = NULL;
    for (guint i = 0; i < list->sections->len; i++) {
        PsgListPlace *placed = &list->placed[i];
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
    for (PsgListPlace *placed; !fits && (placed = dispensable(list)) != NULL;) {
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
    list->sections = psg_compare_sections_new(pen->context, difference, note);
    list->placed = g_new0(PsgListPlace, list->sections->len + 1);
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
