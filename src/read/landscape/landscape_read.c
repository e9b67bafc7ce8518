/* The whole of reading in one screen: files, trees, one tree, its form, its parts,
 * doubts. */
#include "read/landscape/landscape_read.h"

#include "read/form/check.h"
#include "read/form/scalar.h"
#include "read/landscape/builder.h"
#include "read/landscape/landscape_files.h"
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
        const PsgNode *root = psg_yaml_read(input, &left, arena, list);
        if (root == NULL) {
            continue;
        }
        left.max_values -= MIN(left.max_values, root->values);
        if (root->kind == PSG_NODE_MAP) {
            g_array_append_val(roots, root);
        } else {
            psg_form_check(form, root, "landscape", list);
        }
    }
    return roots;
}

/* ---- Entering who is there ---- */

static void
enter_map(PsgBuilder *builder, PsgThing thing, const char *section)
{
    const PsgNode *map = psg_node_lookup(builder->root, section);
    size_t count = map == NULL || map->kind != PSG_NODE_MAP ? 0 : map->count;
    for (size_t i = 0; i < count; i++) {
        psg_builder_enter(builder, thing, map->pairs[i].key, map->pairs[i].value);
    }
}

static void
enter_list(PsgBuilder *builder, PsgThing thing, const PsgNode *list)
{
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    for (size_t i = 0; i < count; i++) {
        const PsgNode *id = psg_node_lookup(list->items[i], "id");
        if (psg_scalar_string(id) != NULL) {
            psg_builder_enter(builder, thing, id, list->items[i]);
        }
    }
}

static void
enter_all(PsgBuilder *builder)
{
    const PsgNode *pyramid = psg_node_lookup(builder->root, "pyramid");
    enter_map(builder, PSG_THING_ACTOR, "actors");
    enter_map(builder, PSG_THING_GROUP, "groups");
    enter_map(builder, PSG_THING_KIND, "kinds");
    enter_map(builder, PSG_THING_RELATION_KIND, "relation-kinds");
    enter_map(builder, PSG_THING_EVENT_KIND, "event-kinds");
    enter_map(builder, PSG_THING_MEASURE, "measures");
    enter_map(builder, PSG_THING_SOURCE, "sources");
    enter_list(builder, PSG_THING_TIER, psg_node_lookup(pyramid, "tiers"));
    enter_list(builder, PSG_THING_SLICE, psg_node_lookup(builder->root, "slices"));
}

static void
check_count(const PsgBuilder *builder, PsgThing thing, size_t limit, const char *what,
            const char *name)
{
    size_t count = psg_builder_count(builder, thing);
    if (count > limit) {
        psg_diagnostics_error(
            builder->list, name, psg_builder_entry(builder, thing, limit)->key->span,
            "there are %" G_GSIZE_FORMAT " %s, and the limit is %" G_GSIZE_FORMAT, count,
            what, limit);
    }
}

/* ---- Building ---- */

static void
build(PsgBuilder *builder)
{
    PsgLandscape *landscape = builder->landscape;
    const char *language = psg_scalar_string(psg_node_lookup(builder->root, "language"));
    landscape->language =
        psg_arena_strdup(builder->arena, language == NULL ? "en" : language);
    landscape->title = psg_build_text(builder, psg_node_lookup(builder->root, "title"));
    landscape->note = psg_build_text(builder, psg_node_lookup(builder->root, "note"));
    psg_build_sources_of_facts(builder);
    psg_build_kinds(builder);
    psg_build_groups(builder);
    psg_build_actors(builder);
    psg_build_relations(builder);
    psg_build_events(builder);
    psg_build_measures(builder);
    psg_build_pyramid(builder);
    psg_build_slices(builder);
    psg_build_layout(builder);
    psg_build_figures(builder);
}

static PsgLandscape *
build_from(const PsgNode *root, const PsgLimits *limits,
           const PsgFigureKinds *figure_kinds, PsgDiagnostics *list)
{
    PsgArena *arena = psg_arena_new();
    PsgLandscape *landscape = psg_arena_alloc(arena, sizeof *landscape);
    landscape->arena = arena;
    PsgBuilder builder = {
        .list = list, .limits = limits, .figure_kinds = figure_kinds, .root = root};
    psg_builder_init(&builder, landscape);
    enter_all(&builder);
    check_count(&builder, PSG_THING_ACTOR, limits->max_actors, "actors",
                PSG_LIMIT_ACTORS);
    check_count(&builder, PSG_THING_SLICE, limits->max_slices, "slices",
                PSG_LIMIT_SLICES);
    build(&builder);
    psg_doubt_dated(&builder);
    psg_doubt_lives(&builder);
    psg_doubt_successions(&builder);
    psg_builder_clear(&builder);
    return landscape;
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
    bool is_good = psg_diagnostics_error_count(list) == errors_before;
    return is_good ? g_steal_pointer(&landscape) : NULL;
}
