/* A landscape of data of others to go on with by hand. */
#include "cli/beginning.h"

#include "figure/figure.h"
#include "slice/difference.h"
#include "write/exporter.h"
#include "write/import_report.h"

#include <string.h>

/* So many networks are still looked at, and have room on a filmstrip. */
enum { MOST_SLICES = 9 };

/* ---- Figures ---- */

static bool
has_dates(const PsgLandscape *made)
{
    for (size_t i = 0; i < made->actor_count; i++) {
        if (made->actors[i].has_when) {
            return true;
        }
    }
    return made->event_count > 0;
}

/* Somebody came of somebody else, or got another name. */
static bool
has_history(const PsgLandscape *made)
{
    for (size_t i = 0; i < made->actor_count; i++) {
        const PsgActor *actor = &made->actors[i];
        if (actor->succeeds.count > 0 || actor->name.count > 1) {
            return true;
        }
    }
    return false;
}

/* From the first slice to the last. */
static bool
has_changed(const PsgLandscape *made)
{
    g_autoptr(PsgView) view = psg_view_of_change(made, 0, made->slice_count - 1);
    g_autoptr(PsgDifference) difference = psg_difference_new(view);
    return !psg_difference_is_none(difference);
}

static void
add(GArray *figures, const PsgLandscape *made, const char *name, PsgIndexes slices)
{
    const PsgFigureKind *kind = psg_figure_kinds_lookup(psg_figure_kinds(), name);
    PsgFigureSpec spec = psg_figure_spec_new(kind, made->arena);
    spec.slices = slices.items;
    spec.slice_count = slices.count;
    spec.is_pair = kind->span == PSG_SPAN_PAIR;
    g_array_append_val(figures, spec);
}

/* So many of the slices, the first and the last among them; none, which means all, if there are no
 * more. */
static PsgIndexes
choose_slices(const PsgLandscape *made, size_t most)
{
    if (made->slice_count <= most) {
        return (PsgIndexes){NULL, 0};
    }
    size_t *items = psg_arena_alloc(made->arena, most * sizeof *items);
    for (size_t i = 0; i < most; i++) {
        items[i] = i * (made->slice_count - 1) / (most - 1);
    }
    return (PsgIndexes){items, most};
}

static void
add_figures(PsgLandscape *made)
{
    g_autoptr(GArray) figures = g_array_new(FALSE, TRUE, sizeof(PsgFigureSpec));
    const PsgIndexes all = {NULL, 0}, some = choose_slices(made, MOST_SLICES);
    bool is_dated = has_dates(made), is_network = made->relation_count > 0;
    if (is_network || !is_dated) {
        add(figures, made, "network", some);
    }
    if (made->slice_count > 1 && is_network && has_changed(made)) {
        size_t *pair = psg_arena_alloc(made->arena, 2 * sizeof *pair);
        pair[0] = 0;
        pair[1] = made->slice_count - 1;
        add(figures, made, "compare", (PsgIndexes){pair, 2});
    }
    if (made->slice_count > 2 && is_network) {
        add(figures, made, "filmstrip", some);
    }
    if (is_dated) {
        add(figures, made, "timeline", all);
    }
    if (has_history(made)) {
        add(figures, made, "lineage", all);
    }
    if (made->measure_count > 0 || (made->slice_count > 2 && !is_network)) {
        add(figures, made, "series", all); /* how many there were */
    }
    if (made->tier_count > 0) {
        add(figures, made, "pyramid", some);
    }
    if (figures->len > 1) {
        add(figures, made, "deck", all);
    }
    gsize size = figures->len * sizeof(PsgFigureSpec);
    made->figures = memcpy(psg_arena_alloc(made->arena, size), figures->data, size);
    made->figure_count = figures->len;
}

/* ---- Words ---- */

static const PsgExportRemark remarks[] = {
    {"title", "Figures are headed by it. A text is one string, or one for each language: "
              "{en: Bread, fr: Pain}."},
    {"slices",
     "Windows of time: there is a network of each (`paysage new --slices 5y` cuts them "
     "otherwise).\nSay what is to be seen in one: {id: 2007, headline: Two mills become "
     "one}"},
    {"kinds", "Of actors. How they look may be said: colour: 3 (a place in the style's "
              "palette), shape: round."},
    {"relation-kinds",
     "Of relations. directed: true draws arrows; line: dashed; flow: up "
     "puts above what they lead to."},
    {"groups", "Who is in one stands together."},
    {"actors", "In order of the alphabet. Also: full (the name in full), succeeds (whose "
               "work it went on with), note, url.\nWhat changes has dates: "
               "{name: {../2011: Levain, 2012/..: Levain & Filles}}"},
    {"relations", "from and to may be lists. Also: label, weight, note, url."},
    {"events", "They stand on timelines."},
    {"measures", "Numbers over time: series and pyramids show them."},
    {"layout", "Where actors stand, in shares of the width and the height of a network."},
    {"figures",
     "What `paysage render` makes. All there are: network, compare, filmstrip, "
     "timeline, lineage, series,\nmatrix, pyramid, film, deck. Each has options: "
     "{kind: timeline, group: none}"},
    {NULL, NULL},
};

static bool
has_kinds(const PsgLandscape *made)
{
    return made->kind_count > 0;
}

static bool
has_relations(const PsgLandscape *made)
{
    return made->relation_count > 0;
}

static bool
has_times(const PsgLandscape *made)
{
    return made->slice_count > 1 || has_dates(made);
}

/* What figures are poorer without, and what helps. */
static const struct {
    bool (*is_told)(const PsgLandscape *made);
    const char *lack;
} lacks[] = {
    {has_times, "when anybody was there, so there is one slice; --map COLUMN=when (or "
                "start, end) names a column that tells it"},
    {has_kinds,
     "of which kind the actors are, so all look alike; --map COLUMN=kind names "
     "a column that tells it"},
    {has_relations,
     "how the actors are related; another table can, which has two columns "
     "of names, from and to (--from for each table)"},
};

void
psg_beginning_tell(const PsgLandscape *made)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lacks); i++) {
        if (!lacks[i].is_told(made)) {
            psg_note("not told: %s", lacks[i].lack);
        }
    }
}

/* Owned by the caller. */
static char *
head_of(const PsgOpened *opened)
{
    GString *lines = g_string_new(
        "A landscape that `paysage new` made of what others have. It is yours now: go on "
        "in this file.\n`paysage check` tells every mistake with its place; `paysage new` "
        "alone writes an example of all there is to say.");
    const PsgLandscape *made = opened->settled.landscape;
    psg_import_report_comment_all(opened->report, made, lines);
    for (size_t i = 0; i < G_N_ELEMENTS(lacks); i++) {
        if (!lacks[i].is_told(made)) {
            g_string_append_printf(lines, "\nNot told: %s", lacks[i].lack);
        }
    }
    return g_string_free(lines, FALSE);
}

PsgExit
psg_beginning_write(PsgOpened *opened, const char *path)
{
    const PsgSettled *settled = &opened->settled;
    add_figures(settled->landscape);
    g_autofree char *head = head_of(opened);
    const PsgExportDraft draft = {head, remarks, settled->actor_comments,
                                  settled->relation_comments};
    const PsgExport what = {.landscape = settled->landscape,
                            .language = settled->landscape->language,
                            .draft = &draft};
    PsgStream *out = psg_command_open(path);
    if (out == NULL) {
        return PSG_EXIT_WORLD;
    }
    g_autoptr(GError) error = NULL;
    if (!psg_export_yaml(&what, out, &error)) {
        psg_stream_fail(out, g_steal_pointer(&error));
    }
    return psg_command_close(out, NULL);
}
