/* The whole of reading in one screen: files, trees, one tree, its form, its parts,
 * doubts. */
#include "read/landscape/landscape_read.h"

#include "read/form/check.h"
#include "read/form/scalar.h"
#include "read/landscape/json_form.h"
#include "read/landscape/landscape_files.h"
#include "read/landscape/reader.h"
#include "read/yaml/compose.h"
#include "read/yaml/merge.h"

/* ---- Trees ---- */

/* The roots of all inputs; a file that holds no map is told, and left out. */
static GArray *
read_trees(const GArray *inputs, const PsgLimits *limits, const PsgForm *form,
           PsgArena *arena, PsgDiagnostics *list)
{
    GArray *roots = g_array_new(FALSE, FALSE, sizeof(const PsgNode *));
    PsgLimits left = *limits;
    for (guint i = 0; i < inputs->len; i++) {
        const PsgInput *input = g_array_index(inputs, const PsgInput *, i);
        const PsgNode *root = psg_json_is_landscape(input)
                                  ? psg_json_landscape(input, &left, arena, list)
                                  : psg_yaml_read(input, &left, arena, list);
        if (root == NULL) {
            continue;
        }
        left.max_values -= MIN(left.max_values, root->size.values);
        if (root->kind == PSG_NODE_MAP) {
            g_array_append_val(roots, root);
        } else {
            psg_form_check(form, root, "landscape", list);
        }
    }
    return roots;
}

/* ---- Who is there ---- */

static void
add_thing(PsgReader *reader, PsgThing thing, const PsgNode *key, const PsgNode *said)
{
    if (psg_builder_add(reader->builder, thing, key->string, key->span) != NULL) {
        g_ptr_array_add(reader->nodes[thing], (gpointer)(guintptr)said);
    }
}

static void
add_map(PsgReader *reader, PsgThing thing, const char *section)
{
    const PsgNode *map = psg_node_lookup(reader->root, section);
    size_t count = map == NULL || map->kind != PSG_NODE_MAP ? 0 : map->count;
    for (size_t i = 0; i < count; i++) {
        add_thing(reader, thing, map->pairs[i].key, map->pairs[i].value);
    }
}

static void
add_list(PsgReader *reader, PsgThing thing, const PsgNode *list)
{
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    for (size_t i = 0; i < count; i++) {
        const PsgNode *id = psg_node_lookup(list->items[i], "id");
        if (psg_scalar_string(id) != NULL) {
            add_thing(reader, thing, id, list->items[i]);
        }
    }
}

static void
add_things(PsgReader *reader)
{
    const PsgNode *pyramid = psg_node_lookup(reader->root, "pyramid");
    add_map(reader, PSG_THING_ACTOR, "actors");
    add_map(reader, PSG_THING_GROUP, "groups");
    add_map(reader, PSG_THING_KIND, "kinds");
    add_map(reader, PSG_THING_RELATION_KIND, "relation-kinds");
    add_map(reader, PSG_THING_EVENT_KIND, "event-kinds");
    add_map(reader, PSG_THING_MEASURE, "measures");
    add_map(reader, PSG_THING_SOURCE, "sources");
    add_list(reader, PSG_THING_TIER, psg_node_lookup(pyramid, "tiers"));
    add_list(reader, PSG_THING_SLICE, psg_node_lookup(reader->root, "slices"));
}

/* ---- The whole ---- */

static void
read_parts(PsgReader *reader)
{
    reader->landscape->title =
        psg_read_text(reader, psg_node_lookup(reader->root, "title"));
    reader->landscape->note =
        psg_read_text(reader, psg_node_lookup(reader->root, "note"));
    reader->landscape->has_observed = psg_scalar_date(
        psg_node_lookup(reader->root, "observed"), &reader->landscape->observed);
    psg_read_things(reader);
    psg_read_actors(reader);
    psg_read_relations(reader);
    psg_read_events(reader);
    psg_read_measures(reader);
    psg_read_layout(reader);
    if (psg_builder_count(reader->builder, PSG_THING_SLICE) == 0) {
        psg_builder_add_years(reader->builder, reader->root->span);
    }
    psg_read_figures(reader);
}

static PsgLandscape *
build_from(const PsgNode *root, const PsgLimits *limits,
           const PsgFigureKinds *figure_kinds, PsgDiagnostics *list)
{
    const char *language = psg_scalar_string(psg_node_lookup(root, "language"));
    g_autoptr(PsgLandscapeBuilder) builder =
        psg_builder_new(language == NULL ? "en" : language, limits, list);
    PsgLandscape *landscape = psg_builder_landscape(builder);
    PsgReader reader = {.builder = builder,
                        .landscape = landscape,
                        .arena = landscape->arena,
                        .list = list,
                        .limits = limits,
                        .figure_kinds = figure_kinds,
                        .root = root,
                        .relations = g_ptr_array_new(),
                        .strings = g_hash_table_new(NULL, NULL)};
    for (size_t i = 0; i < PSG_THINGS; i++) {
        reader.nodes[i] = g_ptr_array_new();
    }
    add_things(&reader);
    read_parts(&reader);
    landscape = psg_builder_finish(builder);
    psg_lint(&reader);
    for (size_t i = 0; i < PSG_THINGS; i++) {
        g_ptr_array_unref(reader.nodes[i]);
    }
    g_ptr_array_unref(reader.relations);
    g_hash_table_unref(reader.strings);
    return landscape;
}

static const char *
digest_of(const GArray *inputs, PsgArena *arena)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < inputs->len; i++) {
        psg_input_digest(g_array_index(inputs, const PsgInput *, i), sum);
    }
    return psg_arena_strdup(arena, g_checksum_get_string(sum));
}

/* has_all: else some could not be read, and only the mistakes in the others are looked for. */
static PsgLandscape *
read_inputs(const GArray *inputs, bool has_all, const PsgLimits *limits,
            const PsgFigureKinds *figure_kinds, PsgDiagnostics *list)
{
    size_t errors_before = psg_diagnostics_error_count(list);
    g_autoptr(PsgArena) trees = psg_arena_new(); /* gone when the landscape is built */
    const PsgForm *form = psg_form_of_landscape(figure_kinds, trees);
    g_autoptr(GArray) roots = read_trees(inputs, limits, form, trees, list);
    if (!has_all || roots->len < inputs->len) {
        return NULL; /* references into what could not be read would all be unknown */
    }
    const PsgNode *root = psg_trees_merge(
        (const PsgNode *const *)(const void *)roots->data, roots->len, trees, list);
    psg_form_check(form, root, "landscape", list);
    g_autoptr(PsgLandscape) landscape = build_from(root, limits, figure_kinds, list);
    landscape->digest = digest_of(inputs, landscape->arena);
    bool is_good = psg_diagnostics_error_count(list) == errors_before;
    return is_good ? g_steal_pointer(&landscape) : NULL;
}

PsgLandscape *
psg_landscape_read_inputs(const GArray *inputs, const PsgLimits *limits,
                          const PsgFigureKinds *figure_kinds, PsgDiagnostics *list)
{
    return read_inputs(inputs, true, limits, figure_kinds, list);
}

PsgLandscape *
psg_landscape_read(const char *path, const PsgLimits *limits,
                   const PsgFigureKinds *figure_kinds, PsgDiagnostics *list,
                   GError **error)
{
    size_t errors_before = psg_diagnostics_error_count(list);
    g_autoptr(GArray) inputs = psg_landscape_files(path, limits, list, error);
    if (inputs == NULL) {
        return NULL;
    }
    bool has_all = psg_diagnostics_error_count(list) == errors_before;
    return read_inputs(inputs, has_all, limits, figure_kinds, list);
}
