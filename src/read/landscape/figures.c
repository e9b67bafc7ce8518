/* What is made when nothing is asked for: kinds of figures, the slices they show, and
 * their options. */
#include "model/figure_spec.h"
#include "read/form/check.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

#include <string.h>

/* ---- Slices: one, several, or a range ---- */

static size_t
find_slice(const PsgReader *reader, const char *id, PsgSpan span)
{
    size_t index = psg_builder_find(reader->builder, PSG_THING_SLICE, id);
    if (index == PSG_NONE) {
        psg_builder_report_unknown(reader->builder, PSG_THING_SLICE, id, span);
    }
    return index;
}

/* Slices of a figure, each once: ranges may overlap. */
typedef struct {
    GArray *indexes;
    GHashTable *known;
} Slices;

static void
add_slice(const Slices *slices, size_t index)
{
    if (g_hash_table_add(slices->known, GSIZE_TO_POINTER(index))) {
        g_array_append_val(slices->indexes, index);
    }
}

/* Of a range; false if one is not there, which is told. */
static bool
find_ends(const PsgReader *reader, const PsgNode *node, const char *dots, size_t *ends)
{
    g_autofree char *from = g_strndup(node->string, (size_t)(dots - node->string));
    const char *to = dots + strlen("..");
    if (*from == '\0' || *to == '\0') {
        psg_diagnostics_error(reader->list, "bad-range", node->span,
                              "the range \"%s\" lacks an end: write a..b", node->string);
        return false;
    }
    ends[0] = find_slice(reader, from, node->span);
    ends[1] = find_slice(reader, to, node->span);
    return ends[0] != PSG_NONE && ends[1] != PSG_NONE;
}

static void
add_range(const PsgReader *reader, const PsgNode *node, const char *dots,
          const Slices *slices)
{
    g_autofree char *from = g_strndup(node->string, (size_t)(dots - node->string));
    const char *to = dots + strlen("..");
    size_t ends[2];
    if (!find_ends(reader, node, dots, ends)) {
        return;
    }
    size_t first = ends[0], last = ends[1];
    if (first > last) {
        psg_diagnostics_error(reader->list, "bad-range", node->span,
                              "the range goes backwards: write %s..%s", to, from);
    }
    for (size_t i = first; i <= last; i++) {
        add_slice(slices, i);
    }
}

static void
add_slices(const PsgReader *reader, const PsgNode *node, const Slices *slices)
{
    if (node == NULL || psg_scalar_string(node) == NULL) {
        return;
    }
    const char *dots = strstr(node->string, "..");
    if (dots != NULL) {
        add_range(reader, node, dots, slices);
        return;
    }
    size_t index = find_slice(reader, node->string, node->span);
    if (index != PSG_NONE) {
        add_slice(slices, index);
    }
}

static void
set_slices(const PsgReader *reader, GArray *indexes, PsgFigureSpec *spec)
{
    spec->slice_count = indexes->len;
    spec->slices = psg_arena_take_array(reader->arena, indexes);
}

static void
build_at(const PsgReader *reader, const PsgNode *node, PsgFigureSpec *spec)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    Slices slices = {g_array_new(FALSE, FALSE, sizeof(size_t)), known};
    if (node != NULL && node->kind == PSG_NODE_LIST) {
        for (size_t i = 0; i < node->count; i++) {
            add_slices(reader, node->items[i], &slices);
        }
    } else {
        add_slices(reader, node, &slices);
    }
    set_slices(reader, slices.indexes, spec);
}

/* ---- Options ---- */

/* The two of a list, or the ends of a range. False: there are none, which is told. */
static bool
find_pair(const PsgReader *reader, const PsgNode *node, size_t *pair)
{
    const char *text = psg_scalar_string(node);
    const char *dots = text == NULL ? NULL : strstr(text, "..");
    if (dots != NULL) {
        return find_ends(reader, node, dots, pair);
    }
    if (text != NULL) {
        psg_diagnostics_error(reader->list, "wrong-count", node->span,
                              "two slices are needed: [a, b], or a..b");
    }
    if (node->kind != PSG_NODE_LIST || node->count != 2) {
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        pair[i] = psg_reader_refer(reader, PSG_THING_SLICE, node->items[i]);
    }
    return true;
}

static void
build_pair(const PsgReader *reader, const PsgNode *node, PsgFigureSpec *spec)
{
    size_t pair[2];
    if (!find_pair(reader, node, pair)) {
        return;
    }
    GArray *indexes = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_vals(indexes, pair, 2);
    set_slices(reader, indexes, spec);
    spec->is_pair = true;
    if (spec->slices[0] == spec->slices[1] && spec->slices[0] != PSG_NONE) {
        psg_diagnostics_warning(reader->list, "same-slice", node->span,
                                "both are the same slice");
    }
}

static void
choose(const PsgFigureOption *option, const char *word, unsigned *choice)
{
    for (unsigned i = 0; word != NULL && option->words[i] != NULL; i++) {
        *choice = strcmp(option->words[i], word) == 0 ? i : *choice;
    }
}

/* "true" is the word that it is short for; "false" says nothing of the others. */
static void
build_short(const PsgFigureOption *option, const PsgNode *node, unsigned *choice)
{
    bool is_meant = false;
    psg_scalar_boolean(node, &is_meant);
    if (is_meant) {
        choose(option, option->bare, choice);
    }
}

static void
build_end(const PsgReader *reader, const PsgFigureOption *option, const PsgNode *node,
          PsgInterval *window)
{
    PsgInterval date;
    if (!psg_scalar_date(node, &date)) {
        return;
    }
    if (option->type == PSG_OPTION_FROM) {
        window->from = date.from;
    } else {
        window->to = date.to;
    }
    if (psg_interval_first(window) > psg_interval_last(window)) {
        psg_diagnostics_error(reader->list, "bad-range", node->span,
                              "the axis ends before it begins");
    }
}

/* Each once; what is no section was told with the form. */
static PsgIndexes
build_sections(const PsgReader *reader, const PsgNode *node)
{
    bool is_list = node->kind == PSG_NODE_LIST;
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < (is_list ? node->count : 1); i++) {
        const PsgNode *each = is_list ? node->items[i] : node;
        size_t section = psg_section_lookup(psg_scalar_string(each));
        bool is_known = section == PSG_NONE;
        for (guint j = 0; j < sections->len; j++) {
            is_known = is_known || g_array_index(sections, size_t, j) == section;
        }
        if (!is_known) {
            g_array_append_val(sections, section);
        }
    }
    size_t count = sections->len;
    return (PsgIndexes){psg_arena_take_array(reader->arena, sections), count};
}

static void
build_actors(const PsgReader *reader, const PsgNode *node, PsgActorIds *actors)
{
    PsgIndexes found = psg_read_indexes(reader, PSG_THING_ACTOR, node);
    const char **ids = psg_arena_alloc(reader->arena, found.count * sizeof *ids);
    for (size_t i = 0; i < found.count; i++) {
        if (found.items[i] != PSG_NONE) {
            ids[actors->count++] =
                psg_builder_id(reader->builder, PSG_THING_ACTOR, found.items[i]);
        }
    }
    actors->items = ids;
}

/* "others", with dashes behind it where the author has taken that for something else. */
static bool
are_others(const char *id)
{
    const char *rest = g_str_has_prefix(id, "others") ? id + strlen("others") : "?";
    return rest[strspn(rest, "-")] == '\0';
}

/* Ids of what the figure is by; "others" are who have none of it. Without that it is said in vain,
 * which is told of the selection. */
static PsgIndexes
build_classes(const PsgReader *reader, const PsgNode *node, PsgBy by)
{
    static const PsgThing things[] = {[PSG_BY_KIND] = PSG_THING_KIND,
                                      [PSG_BY_TIER] = PSG_THING_TIER,
                                      [PSG_BY_GROUP] = PSG_THING_GROUP};
    bool is_list = node->kind == PSG_NODE_LIST;
    size_t most = is_list ? node->count : 1, count = 0;
    size_t *classes = psg_arena_alloc(reader->arena, most * sizeof *classes);
    for (size_t i = 0; i < most; i++) {
        const PsgNode *each = is_list ? node->items[i] : node;
        const char *id = psg_scalar_string(each);
        if (by == PSG_BY_NONE || id == NULL) {
            classes[count] = 0;
            count += id != NULL;
            continue;
        }
        bool is_known = psg_builder_find(reader->builder, things[by], id) != PSG_NONE;
        classes[count] = !is_known && are_others(id)
                             ? psg_builder_count(reader->builder, things[by])
                             : psg_reader_refer(reader, things[by], each);
        count += classes[count] != PSG_NONE;
    }
    return (PsgIndexes){classes, count};
}

static PsgIndexes
read_one_or_many(const PsgReader *reader, PsgThing thing, const PsgNode *map,
                 const char *key)
{
    const PsgNode *node = psg_node_lookup(map, key);
    return node == NULL ? (PsgIndexes){NULL, 0} : psg_read_indexes(reader, thing, node);
}

/* ---- Properties that are wanted ---- */

static void
add_name(gpointer names, const char *name)
{
    g_hash_table_add(names, (gpointer)(guintptr)name);
}

/* All names of properties of actors. Owned by the caller. */
static GHashTable *
names_of_properties(const PsgReader *reader)
{
    size_t count = psg_builder_count(reader->builder, PSG_THING_ACTOR);
    g_autofree const PsgActor **actors = g_new(const PsgActor *, count + 1);
    for (size_t i = 0; i < count; i++) {
        actors[i] = psg_builder_thing(reader->builder, PSG_THING_ACTOR, i);
    }
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    psg_offer_properties(actors, count, NULL, add_name, names);
    return names;
}

/* A key that is neither one of the form's nor a property is a slip of the pen. */
static bool
is_property(const PsgReader *reader, const PsgNode *key, const char *name)
{
    bool is_known = g_hash_table_contains(reader->properties, name);
    PsgSuggestion suggestion = psg_suggestion_for(name);
    size_t count = g_hash_table_size(reader->properties);
    if (!is_known && psg_diagnostics_may_guess(reader->list, count)) {
        GHashTableIter names;
        gpointer other;
        g_hash_table_iter_init(&names, reader->properties);
        while (g_hash_table_iter_next(&names, &other, NULL)) {
            psg_suggestion_offer(&suggestion, other);
        }
    }
    if (!is_known) {
        psg_form_report_key(&psg_form_only, key, &suggestion, reader->list);
    }
    return is_known;
}

static PsgWantedProperty
read_wanted(const PsgReader *reader, const char *name, const PsgNode *node)
{
    bool is_list = node->kind == PSG_NODE_LIST;
    size_t most = is_list ? node->count : 1;
    const char **values = psg_arena_alloc(reader->arena, most * sizeof *values);
    PsgWantedProperty wanted = {name, values, 0};
    for (size_t i = 0; i < most; i++) {
        const char *value = psg_read_string(reader, is_list ? node->items[i] : node);
        if (value != NULL) {
            values[wanted.count++] = value;
        }
    }
    return wanted;
}

static void
build_wanted(const PsgReader *reader, const PsgNode *map, PsgOnly *only)
{
    size_t most = map == NULL || map->kind != PSG_NODE_MAP ? 0 : map->count;
    PsgWantedProperty *wanted = psg_arena_alloc(reader->arena, most * sizeof *wanted);
    for (size_t i = 0; i < most; i++) {
        const PsgPair *pair = &map->pairs[i];
        const char *name = psg_read_string(reader, pair->key);
        if (name != NULL && psg_form_field(&psg_form_only, pair->key->string) == NULL &&
            is_property(reader, pair->key, name)) {
            wanted[only->property_count++] = read_wanted(reader, name, pair->value);
        }
    }
    only->properties = wanted;
}

static void
build_only(const PsgReader *reader, const PsgNode *node, PsgOnly *only)
{
    build_wanted(reader, node, only);
    only->kinds = read_one_or_many(reader, PSG_THING_KIND, node, "kind");
    only->groups = read_one_or_many(reader, PSG_THING_GROUP, node, "group");
    only->tiers = read_one_or_many(reader, PSG_THING_TIER, node, "tier");
}

static void
build_option(const PsgReader *reader, const PsgFigureOption *option, const PsgNode *node,
             PsgFigureSpec *spec)
{
    void *field = psg_figure_option_field(option, spec);
    double number;
    switch (option->type) {
    case PSG_OPTION_FLAG:
        psg_scalar_boolean(node, field);
        break;
    case PSG_OPTION_CHOICE:
        choose(option, psg_scalar_string(node), field);
        break;
    case PSG_OPTION_SHORT:
        build_short(option, node, field);
        break;
    case PSG_OPTION_COUNT:
        *(unsigned *)field = psg_scalar_number(node, &number) ? (unsigned)number : 0;
        break;
    case PSG_OPTION_FROM:
    case PSG_OPTION_TO:
        build_end(reader, option, node, field);
        break;
    case PSG_OPTION_MEASURES:
        *(PsgIndexes *)field = psg_read_indexes(reader, PSG_THING_MEASURE, node);
        break;
    case PSG_OPTION_SECTIONS:
        *(PsgIndexes *)field = build_sections(reader, node);
        break;
    case PSG_OPTION_MEASURE:
        *(PsgIndexes *)field = psg_read_indexes(reader, PSG_THING_MEASURE, node);
        break;
    case PSG_OPTION_ACTORS:
        build_actors(reader, node, field);
        break;
    case PSG_OPTION_ONLY:
        build_only(reader, node, field);
        break;
    case PSG_OPTION_CLASSES:
        *(PsgIndexes *)field = build_classes(reader, node, spec->selection->by);
        break;
    case PSG_OPTION_PAIR:
        build_pair(reader, node, spec);
        break;
    }
}

/* "at" beside a pair would name other slices. */
static void
lint_at(const PsgReader *reader, const PsgFigureOption *option, const PsgNode *map)
{
    const PsgPair *at = psg_node_pair_lookup(map, "at");
    if (at != NULL && option->type == PSG_OPTION_PAIR) {
        psg_diagnostics_warning(reader->list, "idle-key", at->key->span,
                                "\"%s\" says which slices are shown, \"at\" is not "
                                "looked at",
                                option->name);
    }
}

/* A figure of two slices needs them. */
static void
check_pair(const PsgReader *reader, const PsgNode *node, const PsgFigureSpec *spec)
{
    if (spec->kind->span != PSG_SPAN_PAIR || spec->slice_count == 2) {
        return;
    }
    for (size_t i = 0; i < spec->kind->option_count; i++) {
        const PsgFigureOption *option = &spec->kind->options[i];
        if (option->type == PSG_OPTION_PAIR) {
            psg_diagnostics_error(reader->list, "missing-key", node->span,
                                  "a comparison needs two slices: {kind: %s, %s: [a, b]}",
                                  spec->kind->name, option->name);
        }
    }
}

/* What the landscape's actors would be aggregated by must be there. */
static void
check_by(const PsgReader *reader, const PsgNode *node, PsgBy by)
{
    static const struct {
        PsgThing thing;
        const char *complaint;
    } needs[] = {
        [PSG_BY_KIND] = {PSG_THING_KIND, "there are no kinds of actors to aggregate by"},
        [PSG_BY_TIER] = {PSG_THING_TIER, "there are no tiers to aggregate by"},
        [PSG_BY_GROUP] = {PSG_THING_GROUP, "there are no groups to aggregate by"},
    };
    const PsgNode *word = psg_node_lookup(node, "by");
    if (by != PSG_BY_NONE && psg_builder_count(reader->builder, needs[by].thing) == 0) {
        psg_diagnostics_error(reader->list, "no-aggregate", word->span, "%s",
                              needs[by].complaint);
    }
}

static void
check_selection(const PsgReader *reader, const PsgNode *node, const PsgFigureSpec *spec)
{
    const char *option = NULL;
    const char *complaint = psg_selection_complaint(spec->selection, &option);
    if (complaint != NULL) {
        const PsgPair *pair = psg_node_pair_lookup(node, option);
        psg_diagnostics_error(reader->list, "missing-key", pair->key->span, "%s",
                              complaint);
    }
    check_by(reader, node, spec->selection->by);
}

static void
lint_tiers(const PsgReader *reader, const PsgNode *node, const PsgFigureKind *kind)
{
    if (kind->needs_tiers && psg_builder_count(reader->builder, PSG_THING_TIER) == 0) {
        psg_diagnostics_warning(reader->list, "no-tiers", node->span,
                                "there are no tiers for a %s, so none is made: say them "
                                "under pyramid: tiers:",
                                kind->name);
    }
}

/* ---- Figures ---- */

/* False if it is of no kind that there is, which was told with its form. */
static bool
build_figure(const PsgReader *reader, const PsgNode *node, PsgFigureSpec *spec)
{
    const PsgNode *word =
        node->kind == PSG_NODE_SCALAR ? node : psg_node_lookup(node, "kind");
    const PsgFigureKind *kind =
        psg_figure_kinds_lookup(reader->figure_kinds, psg_scalar_string(word));
    if (kind == NULL) {
        return false;
    }
    *spec = psg_figure_spec_new(kind, reader->arena);
    spec->title = psg_read_text(reader, psg_node_lookup(node, "title"));
    build_at(reader, psg_node_lookup(node, "at"), spec);
    for (size_t i = 0; i < psg_figure_option_count(kind); i++) {
        const PsgFigureOption *option = psg_figure_option_nth(kind, i);
        const PsgNode *value = psg_node_lookup(node, option->name);
        if (value != NULL) {
            build_option(reader, option, value, spec);
            lint_at(reader, option, node);
        }
    }
    check_pair(reader, word, spec);
    check_selection(reader, node, spec);
    lint_tiers(reader, word, kind);
    return true;
}

void
psg_read_figures(PsgReader *reader)
{
    const PsgNode *list = psg_node_lookup(reader->root, "figures");
    size_t count = list == NULL || list->kind != PSG_NODE_LIST ? 0 : list->count;
    PsgFigureSpec *specs = psg_arena_alloc(reader->arena, count * sizeof *specs);
    size_t built = 0;
    g_autoptr(GHashTable) properties = names_of_properties(reader);
    reader->properties = properties;
    for (size_t i = 0; i < count; i++) {
        built += build_figure(reader, list->items[i], &specs[built]);
    }
    reader->properties = NULL;
    reader->landscape->figures = specs;
    reader->landscape->figure_count = built;
}
