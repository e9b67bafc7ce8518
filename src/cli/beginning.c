/* A landscape of data of others to go on with by hand. */
#include "cli/beginning.h"

#include "figure/figure.h"
#include "slice/difference.h"
#include "write/exporter.h"
#include "write/import_report.h"

#include <string.h>

/* So many networks are still looked at, and have room on a filmstrip. */
enum { MOST_SLICES = 9 };

/* So many shapes there are to tell kinds apart. */
enum { MOST_KINDS = 7 };

char *
psg_beginning_shell_word(const char *text)
{
    static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._/-=";
    return strspn(text, plain) == strlen(text) ? g_strdup(text) : g_shell_quote(text);
}

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

/* A property of actors, and what it has been met with. */
typedef struct {
    const char *name;
    GHashTable *values;
    size_t actors;
    bool is_number;
} Trait;

static void
free_trait(void *data)
{
    Trait *trait = data;
    g_hash_table_unref(trait->values);
    g_free(trait);
}

/* by_name: the same traits, since a table may have thousands of columns. */
static Trait *
trait_of(GPtrArray *traits, GHashTable *by_name, const char *name)
{
    Trait *trait = g_hash_table_lookup(by_name, name);
    if (trait == NULL) {
        trait = g_new0(Trait, 1);
        trait->name = name;
        trait->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_ptr_array_add(traits, trait);
        g_hash_table_insert(by_name, (gpointer)(guintptr)name, trait);
    }
    return trait;
}

static GPtrArray *
traits_of(const PsgLandscape *made)
{
    GPtrArray *traits = g_ptr_array_new_with_free_func(free_trait);
    g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < made->actor_count; i++) {
        const PsgProperties *properties = &made->actors[i].properties;
        for (size_t k = 0; k < properties->count; k++) {
            const PsgProperty *property = &properties->items[k];
            Trait *trait = trait_of(traits, by_name, property->name);
            trait->actors++;
            trait->is_number = trait->is_number || property->is_number;
            for (size_t v = 0; v < property->values.count; v++) {
                const PsgText *text = &property->values.items[v].text;
                g_hash_table_add(trait->values,
                                 g_strdup(psg_text_in(text, made->language)));
            }
        }
    }
    return traits;
}

/* ", as --map Sector=kind would": the first property that most actors have, of as many words as
 * there are shapes to tell kinds apart; "" if none is such. Owned by the caller. */
static char *
kind_advice(const PsgLandscape *made)
{
    g_autoptr(GPtrArray) traits = traits_of(made);
    for (guint i = 0; i < traits->len; i++) {
        const Trait *trait = g_ptr_array_index(traits, i);
        guint words = g_hash_table_size(trait->values);
        if (!trait->is_number && 2 * trait->actors > made->actor_count && words > 1 &&
            words <= MOST_KINDS && words < made->actor_count) {
            g_autofree char *said = g_strdup_printf("%s=kind", trait->name);
            g_autofree char *word = psg_beginning_shell_word(said);
            return g_strdup_printf(", as --map %s would", word);
        }
    }
    return g_strdup("");
}

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
    char *(*advice)(const PsgLandscape *made); /* what is said after it; NULL: nothing */
} lacks[] = {
    {has_times,
     "when anybody was there, so there is one slice; --map COLUMN=when (or "
     "start, end) names a column that tells it",
     NULL},
    {has_kinds,
     "of which kind the actors are, so all look alike; --map COLUMN=kind names "
     "a column that tells it",
     kind_advice},
    {has_relations,
     "how the actors are related; another table can, which has two columns "
     "of names, from and to (--from for each table)",
     NULL},
};

/* NULL: it is told. Owned by the caller. */
static char *
lack_of(const PsgLandscape *made, size_t i)
{
    if (lacks[i].is_told(made)) {
        return NULL;
    }
    g_autofree char *advice = lacks[i].advice == NULL ? NULL : lacks[i].advice(made);
    return g_strconcat(lacks[i].lack, advice, NULL);
}

void
psg_beginning_tell(const PsgLandscape *made)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lacks); i++) {
        g_autofree char *lack = lack_of(made, i);
        if (lack != NULL) {
            psg_note("not told: %s", lack);
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
        g_autofree char *lack = lack_of(made, i);
        if (lack != NULL) {
            g_string_append_printf(lines, "\nNot told: %s", lack);
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
