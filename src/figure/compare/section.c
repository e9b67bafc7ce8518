/* What there is to tell of a comparison, section by section. */
#include "figure/compare/section.h"

#include "figure/part/change_words.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"

#define ARROW " \u2192 "

/* Sections of actors, in this order. */
static const struct {
    PsgChangeList list;
    PsgWord word;
    PsgChange change;
    bool has_lines; /* what was before and is now; else names */
} rows[] = {
    {PSG_CHANGES_ADDED, PSG_WORD_GAINED, PSG_CHANGE_ADDED, false},
    {PSG_CHANGES_REMOVED, PSG_WORD_LOST, PSG_CHANGE_REMOVED, false},
    {PSG_CHANGES_RENAMED, PSG_WORD_RENAMINGS, PSG_CHANGE_ALTERED, true},
    {PSG_CHANGES_OTHER_KIND, PSG_WORD_OTHER_KIND, PSG_CHANGE_ALTERED, true},
    {PSG_CHANGES_OTHER_TIER, PSG_WORD_OTHER_TIER, PSG_CHANGE_ALTERED, true},
    {PSG_CHANGES_TALKED_OF, PSG_WORD_NOW_TALKED_OF, PSG_CHANGE_ALTERED, false},
    {PSG_CHANGES_NOT_TALKED_OF, PSG_WORD_TALKED_OF_NO_MORE, PSG_CHANGE_ALTERED, false},
};

static const char *
label_of_kind(const PsgRenderContext *context, size_t kind)
{
    if (kind == PSG_NONE) {
        return "\u2013";
    }
    const PsgKind *said = &context->landscape->kinds[kind];
    const char *label = psg_context_text(context, &said->label);
    return label != NULL ? label : said->id;
}

static const char *
label_of_tier(const PsgRenderContext *context, size_t tier)
{
    const PsgInterval always = psg_interval_always();
    return tier == PSG_NONE ? "\u2013"
                            : psg_thing_name(context->landscape, PSG_SUBJECT_TIER, tier,
                                             &always, context->language);
}

/* "GDR RSD → GDR ASR", "OMES: Body → Network". */
static char *
line_of(const PsgRenderContext *context, const PsgViewActor *seen, PsgChangeList list)
{
    const char *name = psg_context_text(context, seen->name);
    const char *colon = psg_word(PSG_WORD_COLON, context->language);
    if (list == PSG_CHANGES_RENAMED) {
        return g_strconcat(psg_context_text(context, seen->former_name), ARROW, name,
                           NULL);
    }
    bool is_kind = list == PSG_CHANGES_OTHER_KIND;
    return g_strconcat(name, colon, " ",
                       is_kind ? label_of_kind(context, seen->former_kind)
                               : label_of_tier(context, seen->former_tier),
                       ARROW,
                       is_kind ? label_of_kind(context, seen->kind)
                               : label_of_tier(context, seen->tier),
                       NULL);
}

static void
section_clear(gpointer data)
{
    PsgCompareSection *section = data;
    g_free(section->seen);
    g_free(section->actors);
    g_strfreev(section->lines);
}

static void
add_actors(const PsgRenderContext *context, const PsgDifference *difference, size_t row,
           GArray *sections)
{
    const PsgIndexes *told = &difference->lists[rows[row].list];
    PsgCompareSection section = {
        .heading = psg_word(rows[row].word, context->language),
        .count = told->count,
        .change = rows[row].change,
        .has_sample = true,
    };
    if (told->count == 0) {
        return;
    }
    section.seen = g_new0(PsgViewActor, told->count);
    section.actors = g_new0(const PsgViewActor *, told->count);
    section.lines = rows[row].has_lines ? g_new0(char *, told->count + 1) : NULL;
    section.actor_count = rows[row].has_lines ? 0 : told->count;
    for (size_t i = 0; i < told->count; i++) {
        section.seen[i] = difference->view->actors[told->items[i]];
        section.seen[i].presence = PSG_PRESENCE_THERE; /* the heading says what is not */
        section.actors[i] = &section.seen[i];
        if (rows[row].has_lines) {
            section.lines[i] = line_of(context, section.actors[i], rows[row].list);
        }
    }
    g_array_append_val(sections, section);
}

/* Those that are known before and after, then how many are known only since. */
static void
add_figures(const PsgRenderContext *context, const PsgView *view, GArray *sections)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    size_t since = 0;
    for (size_t i = 0; i < view->measurement_count; i++) {
        const PsgMeasurementChange *figure = &view->measurements[i];
        if (figure->before != NULL && figure->after != NULL) {
            g_ptr_array_add(lines,
                            psg_change_of_measurement(view, figure, context->language));
        } else {
            since++;
        }
    }
    if (view->measurement_count == 0) {
        return;
    }
    if (since > 0) {
        g_ptr_array_add(
            lines, g_strdup_printf("%s%s %zu",
                                   psg_word(PSG_WORD_FIGURES_SINCE, context->language),
                                   psg_word(PSG_WORD_COLON, context->language), since));
    }
    PsgCompareSection section = {
        .heading = psg_word(PSG_WORD_FIGURES, context->language),
        .count = view->measurement_count - since,
    };
    g_ptr_array_add(lines, NULL);
    section.lines = (char **)g_ptr_array_free(g_steal_pointer(&lines), FALSE);
    g_array_append_val(sections, section);
}

GArray *
psg_compare_sections_new(const PsgRenderContext *context, const PsgDifference *difference,
                         const char *note)
{
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(PsgCompareSection));
    g_array_set_clear_func(sections, section_clear);
    for (size_t row = 0; row < G_N_ELEMENTS(rows); row++) {
        add_actors(context, difference, row, sections);
    }
    add_figures(context, difference->view, sections);
    if (difference->view->relation_count > 0) {
        PsgCompareSection section = {
            .heading = psg_word(PSG_WORD_RELATIONS, context->language),
            .tells_relations = true,
        };
        g_array_append_val(sections, section);
    }
    if (difference->lists[PSG_CHANGES_KEPT].count > 0) {
        PsgCompareSection section = {
            .heading = psg_word(PSG_WORD_KEPT, context->language),
            .count = difference->lists[PSG_CHANGES_KEPT].count,
            .has_sample = true,
        };
        g_array_append_val(sections, section);
    }
    if (note != NULL) {
        PsgCompareSection section = {.lines = g_new0(char *, 2)};
        section.lines[0] = g_strdup(note);
        g_array_append_val(sections, section);
    }
    return sections;
}
