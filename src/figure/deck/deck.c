/* The deck: which figures it has, in which sections, and its sheets in order. */
#include "figure/deck/deck.h"

#include "base/join.h"
#include "figure/deck/sheets.h"
#include "figure/part/frame.h"
#include "figure/part/tier_fact.h"

#include <string.h>

enum { DIVIDED = 12 }; /* pages of figures: with more of them sections have headings */

struct PsgDeck {
    const PsgRenderContext *context;
    GArray *sheets; /* PsgSheet */
};

/* ---- What belongs in it ---- */

/* The network of a slice that nobody named, in which nothing differs from the slice before, and
 * of which the author says nothing. */
static bool
is_network_again(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    size_t slice = spec->slices[0];
    return spec->kind == &psg_network_kind && slice > 0 &&
           context->landscape->slices[slice].headline_count == 0 &&
           psg_context_slices_equal(context, slice - 1, slice);
}

/* Pyramids of all slices are many: of those that nobody named the deck has the first with
 * figures, the last, and those whose figures are others than before; where no measure is set,
 * all. before: that of the deck before it; PSG_NONE: none. */
static bool
has_other_figures(const PsgRenderContext *context, size_t before, size_t slice)
{
    bool is_other = context->landscape->pyramid_measure == PSG_NONE;
    PsgTierFact *one = before == PSG_NONE ? NULL : psg_tier_facts_new(context, before);
    PsgTierFact *other = psg_tier_facts_new(context, slice);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        is_other =
            is_other || (one == NULL ? NULL : one[tier].value) != other[tier].value;
    }
    if (one != NULL) {
        psg_tier_facts_free(context, one);
    }
    psg_tier_facts_free(context, other);
    return is_other;
}

static const PsgDeckPage *
page_at(const GArray *pages, guint index)
{
    return &g_array_index(pages, PsgDeckPage, index);
}

static bool
is_implied_pyramid(const PsgFigureSpec *spec)
{
    return spec->is_implied && spec->kind == &psg_pyramid_kind;
}

/* Without those that tell nothing else than others do. */
static GArray *
pages_that_tell(const PsgRenderContext *context, const PsgDeckPage *pages, size_t count)
{
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    size_t last = count, before = PSG_NONE;
    for (size_t i = 0; i < count; i++) {
        last = is_implied_pyramid(pages[i].spec) ? i : last;
    }
    for (size_t i = 0; i < count; i++) {
        const PsgFigureSpec *spec = pages[i].spec;
        if (spec->is_implied && is_network_again(context, spec)) {
            continue;
        }
        if (is_implied_pyramid(spec)) {
            if (i != last && !has_other_figures(context, before, spec->slices[0])) {
                continue;
            }
            before = spec->slices[0];
        }
        g_array_append_val(kept, pages[i]);
    }
    return kept;
}

/* ---- Sections ---- */

/* What a kind tells of, for decks whose sections nobody named. */
static PsgWord
topic_of(const PsgFigureKind *kind)
{
    if (kind == &psg_network_kind || kind == &psg_filmstrip_kind) {
        return PSG_WORD_TOPIC_NETWORKS;
    }
    if (kind == &psg_timeline_kind || kind == &psg_lineage_kind) {
        return PSG_WORD_TOPIC_LIVES;
    }
    return kind->maker->word;
}

/* The sections that are asked for, in their order, or topics as they come. */
static GArray *
words_of_sections(const PsgIndexes *asked, const GArray *pages)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(PsgWord));
    for (size_t i = 0; i < asked->count; i++) {
        const PsgFigureKind *kind = psg_figure_kinds_lookup(
            psg_figure_kinds(), psg_section_words[asked->items[i]]);
        g_array_append_val(words, kind->maker->word);
    }
    for (guint i = 0; asked->count == 0 && i < pages->len; i++) {
        PsgWord word = topic_of(page_at(pages, i)->spec->kind);
        bool is_known = false;
        for (guint j = 0; j < words->len; j++) {
            is_known = is_known || g_array_index(words, PsgWord, j) == word;
        }
        if (!is_known) {
            g_array_append_val(words, word);
        }
    }
    return words;
}

/* Those of one section, in their order. */
static GArray *
pages_of_section(const PsgIndexes *asked, const GArray *pages, PsgWord word)
{
    GArray *own = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    for (guint i = 0; i < pages->len; i++) {
        const PsgFigureKind *kind = page_at(pages, i)->spec->kind;
        if ((asked->count > 0 ? kind->maker->word : topic_of(kind)) == word) {
            g_array_append_val(own, *page_at(pages, i));
        }
    }
    return own;
}

/* ---- What a figure is called ---- */

/* "2008 \u2192 2017", "2013", "2007, 2008 \u2026 2017"; NULL: of all of time. */
static char *
slices_label(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    bool is_whole = spec->kind->span == PSG_SPAN_ALL;
    size_t count = spec->slice_count;
    if (count == 0 || (is_whole && count == context->landscape->slice_count)) {
        return NULL;
    }
    g_autofree char *first = psg_context_slice_title(context, spec->slices[0], NULL);
    g_autofree char *last =
        psg_context_slice_title(context, spec->slices[count - 1], NULL);
    const char *between = is_whole                            ? " \u2026 "
                          : spec->kind->span == PSG_SPAN_PAIR ? " \u2192 "
                                                              : " \u2194 ";
    return count == 1 ? g_steal_pointer(&first) : g_strconcat(first, between, last, NULL);
}

/* Title and slices, and what else tells the figure from another one of the same. */
static char *
label_of(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    GString *label = g_string_new(NULL);
    g_autofree char *slices = slices_label(context, spec);
    const char *title = psg_context_text(context, &spec->title);
    const char *variant = title != NULL || spec->kind->maker->variant == NULL
                              ? NULL
                              : spec->kind->maker->variant(context, spec);
    g_autofree char *headline = spec->kind == &psg_network_kind
                                    ? psg_frame_headline(context, spec->slices[0])
                                    : NULL;
    if (spec->kind->span == PSG_SPAN_ALL) {
        psg_join(label, " \u00b7 ", psg_figure_title(context, spec));
        title = NULL;
    }
    const char *const parts[] = {slices, title, variant, headline};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] != NULL && *parts[i] != '\0') {
            psg_join(label, " \u00b7 ", parts[i]);
        }
    }
    return g_string_free(label, FALSE);
}

static void
clear_entry(gpointer entry)
{
    g_free(((PsgDeckEntry *)entry)->label);
}

static void
clear_section(gpointer section)
{
    g_array_unref(((PsgDeckSection *)section)->entries);
}

/* Two that would be called the same get numbers. */
static void
number_label(const GArray *entries, PsgDeckEntry *entry)
{
    g_autofree char *plain = g_strdup(entry->label);
    for (unsigned number = 2, i = 0; i < entries->len; i++) {
        if (strcmp(g_array_index(entries, PsgDeckEntry, i).label, entry->label) == 0) {
            g_free(entry->label);
            entry->label = g_strdup_printf("%s (%u)", plain, number++);
            i = 0;
        }
    }
}

/* ---- Sheets ---- */

static void
add_sheet(PsgDeck *deck, PsgSheetKind kind, PsgScene *scene, const char *entry)
{
    PsgSheet sheet = {.kind = kind, .scene = scene, .entry = g_strdup(entry)};
    g_array_append_val(deck->sheets, sheet);
}

static void
clear_sheet(gpointer data)
{
    PsgSheet *sheet = data;
    g_free(sheet->entry);
    if (sheet->kind != PSG_SHEET_FIGURE) {
        psg_scene_free(sheet->scene);
    }
}

/* "Lifelines (2/3)", of a figure with several pages: the place among those of its section. */
static char *
page_label(const GArray *pages, guint index, const char *label)
{
    const PsgFigureSpec *spec = page_at(pages, index)->spec;
    guint first = index, end = index + 1;
    while (first > 0 && page_at(pages, first - 1)->spec == spec) {
        first--;
    }
    while (end < pages->len && page_at(pages, end)->spec == spec) {
        end++;
    }
    return end - first == 1
               ? g_strdup(label)
               : g_strdup_printf("%s (%u/%u)", label, index - first + 1, end - first);
}

/* A section's figures as sheets and as lines of contents; its heading is drawn later, when the
 * pages of all are known. */
static void
add_section(PsgDeck *deck, const GArray *pages, PsgWord word, bool is_divided,
            GArray *sections)
{
    const PsgRenderContext *context = deck->context;
    PsgDeckSection section = {.title = psg_word(word, context->language),
                              .page = deck->sheets->len + 1,
                              .entries = g_array_new(FALSE, FALSE, sizeof(PsgDeckEntry))};
    g_array_set_clear_func(section.entries, clear_entry);
    if (is_divided) {
        add_sheet(deck, PSG_SHEET_SECTION, NULL, section.title);
        g_array_index(deck->sheets, PsgSheet, deck->sheets->len - 1).section =
            section.title;
    }
    for (guint i = 0; i < pages->len; i++) {
        const PsgDeckPage *page = page_at(pages, i);
        if (i == 0 || page_at(pages, i - 1)->spec != page->spec) {
            PsgDeckEntry entry = {page->spec, label_of(context, page->spec),
                                  deck->sheets->len + 1};
            number_label(section.entries, &entry);
            g_array_append_val(section.entries, entry);
        }
        const char *label =
            g_array_index(section.entries, PsgDeckEntry, section.entries->len - 1).label;
        PsgSheet sheet = {PSG_SHEET_FIGURE, page->spec, page->scene, section.title,
                          page_label(pages, i, label)};
        g_array_append_val(deck->sheets, sheet);
    }
    g_array_append_val(sections, section);
}

/* How many actors are there for certain. */
static size_t
actors_there(const PsgView *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        count += view->actors[i].presence == PSG_PRESENCE_THERE ? 1 : 0;
    }
    return count;
}

/* Of the networks the one with most actors, the last of several; NULL: there is none. */
static const PsgScene *
fullest(const PsgRenderContext *context, const GArray *pages)
{
    const PsgScene *found = NULL;
    size_t most = 1;
    for (guint i = 0; i < pages->len; i++) {
        const PsgDeckPage *page = page_at(pages, i);
        size_t actors = page->spec->kind == &psg_network_kind
                            ? actors_there(context->views[page->spec->slices[0]])
                            : 0;
        if (actors >= most) {
            most = actors;
            found = page->scene;
        }
    }
    return found;
}

/* Cover and contents stand first, and know what follows. */
static void
draw_own_sheets(const PsgDeck *deck, PsgRuler *ruler, const char *name,
                const GArray *sections)
{
    guint next = 0;
    for (guint i = 0; i < deck->sheets->len; i++) {
        PsgSheet *sheet = &g_array_index(deck->sheets, PsgSheet, i);
        if (sheet->kind == PSG_SHEET_CONTENTS) {
            sheet->scene = psg_deck_contents(deck->context, ruler, name, sections);
        } else if (sheet->kind == PSG_SHEET_SECTION) {
            while (g_array_index(sections, PsgDeckSection, next).page != i + 1) {
                next++;
            }
            sheet->scene =
                psg_deck_heading(deck->context, ruler, name,
                                 &g_array_index(sections, PsgDeckSection, next));
        }
    }
}

PsgDeck *
psg_deck_new(const PsgRenderContext *context, PsgRuler *ruler, const PsgFigureSpec *spec,
             const PsgDeckPage *pages, size_t count)
{
    const PsgDeckOptions *options = spec->options;
    PsgDeck *deck = g_new0(PsgDeck, 1);
    deck->context = context;
    deck->sheets = g_array_new(FALSE, FALSE, sizeof(PsgSheet));
    g_array_set_clear_func(deck->sheets, clear_sheet);
    g_autofree char *name = psg_figure_spec_name(spec, context->landscape);
    g_autoptr(GArray) kept = pages_that_tell(context, pages, count);
    g_autoptr(GArray) words = words_of_sections(&options->sections, kept);
    g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(PsgDeckSection));
    g_array_set_clear_func(sections, clear_section);
    PsgScene *cover = psg_deck_cover(context, ruler, name, fullest(context, kept));
    add_sheet(deck, PSG_SHEET_COVER, cover, psg_scene_title(cover));
    if (kept->len > 1) {
        add_sheet(deck, PSG_SHEET_CONTENTS, NULL,
                  psg_word(PSG_WORD_CONTENTS, context->language));
    }
    for (guint i = 0; i < words->len; i++) {
        PsgWord word = g_array_index(words, PsgWord, i);
        g_autoptr(GArray) own = pages_of_section(&options->sections, kept, word);
        if (own->len > 0) {
            bool is_many = page_at(own, 0)->spec != page_at(own, own->len - 1)->spec;
            add_section(deck, own, word, is_many && kept->len > DIVIDED && words->len > 1,
                        sections);
        }
    }
    draw_own_sheets(deck, ruler, name, sections);
    g_autoptr(GPtrArray) sources = psg_deck_sources(context, ruler, name);
    while (sources->len > 0) {
        add_sheet(deck, PSG_SHEET_SOURCES, g_ptr_array_steal_index(sources, 0),
                  psg_word(PSG_WORD_SOURCES, context->language));
    }
    return deck;
}

void
psg_deck_free(PsgDeck *deck)
{
    if (deck != NULL) {
        g_array_unref(deck->sheets);
        g_free(deck);
    }
}

size_t
psg_deck_count(const PsgDeck *deck)
{
    return deck->sheets->len;
}

const PsgSheet *
psg_deck_sheet(const PsgDeck *deck, size_t index)
{
    return &g_array_index(deck->sheets, PsgSheet, index);
}

/* Scenes of figures have theirs of the deck in another format. */
static bool
has_number(const PsgScene *scene)
{
    bool has = false;
    for (size_t i = 0; i < psg_scene_item_count(scene); i++) {
        has = has || psg_scene_item(scene, i)->role == PSG_ROLE_NUMBER;
    }
    return has;
}

void
psg_deck_number(const PsgDeck *deck, PsgRuler *ruler)
{
    for (guint i = 1; i < deck->sheets->len; i++) {
        PsgScene *scene = g_array_index(deck->sheets, PsgSheet, i).scene;
        PsgPen pen = {deck->context, ruler, scene};
        if (!has_number(scene)) {
            psg_frame_number(&pen, i + 1);
        }
    }
}

/* ---- The table ---- */

PsgTable *
psg_deck_table(const PsgDeck *deck)
{
    static const char *const words[] = {
        [PSG_SHEET_COVER] = "cover",     [PSG_SHEET_CONTENTS] = "contents",
        [PSG_SHEET_SECTION] = "section", [PSG_SHEET_FIGURE] = "",
        [PSG_SHEET_SOURCES] = "sources",
    };
    static const PsgColumn columns[] = {{"page", PSG_COLUMN_NUMBER},
                                        {"figure", PSG_COLUMN_WORD},
                                        {"name", PSG_COLUMN_WORD},
                                        {"section", PSG_COLUMN_TEXT},
                                        {"title", PSG_COLUMN_TEXT}};
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < deck->sheets->len; i++) {
        const PsgSheet *sheet = psg_deck_sheet(deck, i);
        bool is_figure = sheet->kind == PSG_SHEET_FIGURE;
        g_autofree char *name =
            is_figure ? psg_figure_spec_name(sheet->spec, deck->context->landscape)
                      : NULL;
        psg_table_begin_row(table);
        psg_table_set_number(table, "page", (double)i + 1);
        psg_table_set(table, "figure",
                      is_figure ? sheet->spec->kind->name : words[sheet->kind]);
        psg_table_set(table, "name", name);
        psg_table_set(table, "section", sheet->section);
        psg_table_set(table, "title", sheet->entry);
    }
    return table;
}

/* ---- The kind ---- */

static const PsgFigureOption options[] = {
    {.name = "sections",
     .type = PSG_OPTION_SECTIONS,
     .help = "the kinds of figures that it has, in their order",
     .offset = offsetof(PsgDeckOptions, sections)},
    PSG_FIGURE_LINES(PsgDeckOptions),
};

static const PsgFigureMaker maker = {
    .word = PSG_WORD_DECK,
    .medium = PSG_MEDIUM_DECK,
};

const PsgFigureKind psg_deck_kind = {
    .name = "deck",
    .span = PSG_SPAN_ALL,
    PSG_FIGURE_OPTIONS(options, PsgDeckOptions),
    .maker = &maker,
};
