/* The words beside a comparison drawn, and told to who cannot see them. */
#include "figure/compare/list_parts.h"
#include "figure/part/change_mark.h"
#include "figure/strings.h"

/* In units of a slide. */
#define HEADING_SIZE 17.0
#define SAMPLE_WIDTH 30.0
#define SAMPLE_GAP 9.0

static PsgTextLook
heading_look(const PsgPen *pen)
{
    return psg_pen_look(pen, HEADING_SIZE, 700, pen->context->style->ink,
                        PSG_ANCHOR_START);
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
    PsgPoint baseline = {at.x, at.y + psg_pen_length(pen, PSG_LIST_SAMPLE_HEIGHT)};
    if (section->has_sample) {
        PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                        psg_pen_length(pen, PSG_LIST_SAMPLE_HEIGHT)};
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
        look.colour = pen->context->style->muted;
        psg_pen_write(pen, &look, baseline, count);
    }
}

/* A line's sample and a number for each change. */
static void
draw_relations(const PsgCompareList *list, const PsgPen *pen, PsgPoint baseline)
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
    PsgTextLook look = psg_list_body_look(pen);
    PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                    psg_pen_length(pen, PSG_LIST_SAMPLE_HEIGHT)};
    double middle = baseline.y - psg_pen_cap_height(pen, &look) / 2;
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        size_t count = list->difference->lists[counts[i].list].count;
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
        left += g_array_index(lines, PsgListLine, i).is_first ? 1 : 0;
    }
    return left + (g_array_index(lines, PsgListLine, most - 1).is_first ? 0 : 1);
}

static void
draw_lines(const PsgCompareList *list, const PsgPen *pen, const PsgListPlace *placed,
           PsgPoint baseline)
{
    PsgTextLook look = psg_list_body_look(pen);
    g_autoptr(GArray) lines = psg_list_lines(list, placed->section);
    size_t left = lines_left_out(lines, placed->most);
    for (guint i = 0; i < placed->most; i++) {
        const PsgListLine *line = &g_array_index(lines, PsgListLine, i);
        PsgPoint at = {baseline.x +
                           (line->is_first ? 0 : psg_pen_length(pen, PSG_LIST_INDENT)),
                       baseline.y};
        if (left > 0 && i + 1 == placed->most) {
            g_autofree char *rest = g_strdup_printf(
                "+ %zu %s", left, psg_word(PSG_WORD_OTHERS, pen->context->language));
            psg_pen_write(pen, &look, baseline, rest);
        } else {
            psg_pen_write(pen, &look, at, line->text);
        }
        baseline.y += psg_list_line_height(pen);
    }
}

static void
draw_section(const PsgCompareList *list, const PsgPen *pen, const PsgListPlace *placed,
             PsgPoint at)
{
    PsgTextLook look = psg_list_body_look(pen);
    PsgPoint baseline = {
        at.x, at.y + (psg_list_line_height(pen) + psg_pen_cap_height(pen, &look)) / 2};
    if (placed->section->heading != NULL) {
        draw_heading(pen, placed->section, at);
        baseline.y += psg_list_heading_height(pen);
    }
    if (placed->section->tells_relations) {
        draw_relations(list, pen, baseline);
    } else if (psg_list_is_flow(list, placed->section)) {
        PsgInlineNames flow = psg_list_flow(list, placed->section, placed->most);
        psg_inline_names_draw(pen, &flow, baseline);
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
        const PsgListPlace *placed = &list->placed[i];
        draw_section(list, pen, placed,
                     (PsgPoint){at.x + (double)placed->column * (list->width + gap),
                                at.y + placed->y});
    }
    psg_pen_end(pen);
}

char *
psg_compare_list_text(const PsgRenderContext *context, const PsgDifference *difference)
{
    const char *colon = psg_word(PSG_WORD_COLON, context->language);
    g_autoptr(GArray) sections = psg_compare_sections_new(context, difference, NULL);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sections->len; i++) {
        const PsgCompareSection *section = &g_array_index(sections, PsgCompareSection, i);
        if (section->tells_relations) {
            continue;
        }
        g_autofree char *heading = capitalised(section->heading);
        g_string_append_printf(text, "%s%s", text->len == 0 ? "" : ". ", heading);
        if (section->count > 0) {
            g_string_append_printf(text, " (%zu)", section->count);
        }
        const char *separator = NULL;
        for (size_t k = 0; k < section->actor_count; k++) {
            separator = k == 0 ? colon : ",";
            g_string_append_printf(text, "%s %s", separator,
                                   psg_context_text(context, section->actors[k]->name));
        }
        for (size_t k = 0; section->lines != NULL && section->lines[k] != NULL; k++) {
            g_string_append_printf(text, "%s %s", k == 0 ? colon : ";",
                                   section->lines[k]);
        }
    }
    return g_string_free(text, FALSE);
}
