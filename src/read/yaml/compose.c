/*
 * YAML to tree: one pass over libyaml's events, with a stack of its own instead of
 * recursion.
 *
 * libyaml counts characters where we count bytes; a map turns one into the other.
 */
#include "read/yaml/compose.h"

#include "read/yaml/character_map.h"
#include "read/yaml/encoding.h"
#include "read/yaml/problem.h"
#include "read/yaml/tree_builder.h"

#include <string.h>
#include <yaml.h>

#define CORE_TAGS "tag:yaml.org,2002:" /* written !! */

typedef struct {
    const PsgInput *input;
    PsgDiagnostics *list;
    PsgTreeBuilder tree;
    yaml_parser_t parser;
    size_t base; /* bytes before the text: a byte order mark */
    PsgCharacterMap *characters;
    GHashTable *anchors; /* name to node */
    size_t repeated;     /* bytes that aliases stand for */
    size_t documents;
    PsgSpan quoted; /* the last text in quotes that goes over several lines */
    bool has_problem;
} Composer;

/* ---- Places ---- */

static size_t
byte_of(const Composer *composer, size_t character)
{
    return psg_character_map_byte(composer->characters, character);
}

/* Without the blanks and newlines that the parser takes to the end of a value. */
static PsgSpan
span_between(const Composer *composer, yaml_mark_t from, yaml_mark_t to)
{
    PsgSpan span = {composer->input, byte_of(composer, from.index),
                    byte_of(composer, to.index)};
    const char *text = psg_input_text(composer->input);
    while (span.end > span.start && g_ascii_isspace(text[span.end - 1])) {
        span.end--;
    }
    return span;
}

static PsgSpan
span_at(const Composer *composer, size_t byte)
{
    return (PsgSpan){composer->input, byte, byte + 1};
}

/* ---- Nodes ---- */

static PsgNode *
node_new(const Composer *composer, PsgNodeKind kind, const yaml_event_t *event)
{
    return psg_tree_node(&composer->tree, kind,
                         span_between(composer, event->start_mark, event->end_mark));
}

/* Sees to what may stand before a value: &name, and !tag. */
static void
take_properties(Composer *composer, PsgNode *node, const yaml_char_t *anchor,
                const yaml_char_t *tag)
{
    if (anchor != NULL) {
        g_hash_table_insert(composer->anchors, g_strdup((const char *)anchor), node);
    }
    if (tag != NULL) {
        const char *word = (const char *)tag;
        bool is_core = g_str_has_prefix(word, CORE_TAGS);
        psg_diagnostics_error(
            composer->list, "tag", node->span,
            "the tag \"%s%s\" has no meaning in a landscape: leave it out, or put a text "
            "that begins with \"!\" in quotes",
            is_core ? "!!" : "", is_core ? word + strlen(CORE_TAGS) : word);
        node->kind = node->kind == PSG_NODE_SCALAR ? PSG_NODE_BROKEN : node->kind;
    }
}

static void
remember_quoted(Composer *composer, const yaml_event_t *event, PsgSpan span)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    if ((style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
         style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) &&
        event->end_mark.line > event->start_mark.line) {
        composer->quoted = span;
    }
}

static void
take_scalar(Composer *composer, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    PsgNode *node = node_new(composer, PSG_NODE_SCALAR, event);
    node->string = psg_arena_strdup(composer->tree.arena, value);
    node->size.bytes = length;
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    remember_quoted(composer, event, node->span);
    take_properties(composer, node, event->data.scalar.anchor, event->data.scalar.tag);
    if (strlen(value) != length) {
        psg_diagnostics_error(composer->list, "bad-text", node->span,
                              "a text cannot hold the character NUL: remove \\0");
        node->kind = PSG_NODE_BROKEN;
    }
    psg_tree_check_text(&composer->tree, node);
    psg_tree_attach(&composer->tree, node);
}

/* ---- Lists and maps ---- */

static void
open_level(Composer *composer, PsgNodeKind kind, const yaml_event_t *event,
           const yaml_char_t *anchor, const yaml_char_t *tag)
{
    PsgNode *node = node_new(composer, kind, event);
    psg_tree_open(&composer->tree, node);
    if (!composer->tree.is_over) {
        take_properties(composer, node, anchor, tag);
    }
}

/* Whether a key can be one; says why if not. */
static bool
check_key(const Composer *composer, const PsgNode *key)
{
    if (key->kind == PSG_NODE_BROKEN) {
        return false;
    }
    if (key->kind != PSG_NODE_SCALAR) {
        psg_diagnostics_error(
            composer->list, "bad-key", key->span,
            "a key has to be a word, and this is a %s: put it in quotes if "
            "it is meant as text",
            key->kind == PSG_NODE_LIST ? "list" : "map");
        return false;
    }
    if (key->plain && strcmp(key->string, "<<") == 0) {
        psg_diagnostics_error(
            composer->list, "merge-key", key->span,
            "the merge key \"<<\" is not part of a landscape: write the keys out");
        return false;
    }
    if (key->plain && key->string[0] == '\0') {
        psg_diagnostics_error(composer->list, "bad-key", key->span,
                              "a key is missing before the \":\"");
        return false;
    }
    return true;
}

static void
add_pair(const Composer *composer, PsgNode *map, PsgPair *pairs, GHashTable *seen)
{
    const PsgNode *key = pairs[map->count].key;
    gpointer first = g_hash_table_lookup(seen, key->string);
    if (first != NULL) {
        psg_diagnostics_error(composer->list, "duplicate-key", key->span,
                              "the key \"%s\" is given twice", key->string);
        psg_diagnostics_also(composer->list, pairs[GPOINTER_TO_SIZE(first) - 1].key->span,
                             "it was given here before");
        return;
    }
    map->count++;
    g_hash_table_insert(seen, g_strdup(key->string), GSIZE_TO_POINTER(map->count));
}

static void
close_map(const Composer *composer, const PsgTreeLevel *level)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *children = level->children;
    PsgNode *node = level->node;
    PsgPair *pairs =
        psg_arena_alloc(composer->tree.arena, children->len / 2 * sizeof *pairs);
    for (guint i = 0; i + 1 < children->len; i += 2) {
        pairs[node->count] = (PsgPair){children->pdata[i], children->pdata[i + 1]};
        psg_node_count(node, children->pdata[i + 1]);
        node->size.bytes += pairs[node->count].key->size.bytes;
        if (!psg_diagnostics_is_full(composer->list) &&
            check_key(composer, children->pdata[i])) {
            add_pair(composer, node, pairs, seen);
        }
    }
    node->pairs = pairs;
}

static void
close_level(Composer *composer, const yaml_event_t *event)
{
    PsgTreeLevel level = psg_tree_pop(&composer->tree);
    PsgSpan end = span_between(composer, event->start_mark, event->end_mark);
    level.node->span.end = MAX(level.node->span.end, end.end);
    if (level.node->kind == PSG_NODE_MAP) {
        close_map(composer, &level);
    } else {
        psg_tree_fill_list(&composer->tree, &level);
    }
    g_ptr_array_unref(level.children);
    psg_tree_attach(&composer->tree, level.node);
}

/* ---- Aliases ---- */

static bool
is_open(const Composer *composer, const PsgNode *node)
{
    const GArray *levels = composer->tree.levels;
    for (guint i = 0; i < levels->len; i++) {
        if (g_array_index(levels, PsgTreeLevel, i).node == node) {
            return true;
        }
    }
    return false;
}

static void
take_alias(Composer *composer, const yaml_event_t *event)
{
    PsgTreeBuilder *tree = &composer->tree;
    const PsgLimits *limits = tree->limits;
    const char *name = (const char *)event->data.alias.anchor;
    PsgNode *target = g_hash_table_lookup(composer->anchors, name);
    PsgNode *broken = node_new(composer, PSG_NODE_BROKEN, event);
    if (target == NULL) {
        psg_diagnostics_error(
            composer->list, "unknown-alias", broken->span,
            "nothing before this is marked &%s: put the text in quotes if "
            "its \"*\" is meant",
            name);
        target = broken;
    } else if (is_open(composer, target)) {
        psg_diagnostics_error(composer->list, "cyclic-alias", broken->span,
                              "*%s stands inside of what it repeats", name);
        psg_diagnostics_also(composer->list, target->span, "&%s begins here", name);
        target = broken;
    }
    if (tree->levels->len + target->height > limits->max_depth) {
        psg_tree_hit_limit(tree, broken->span,
                           "lists and maps stand too deep in each other",
                           limits->max_depth, PSG_LIMIT_DEPTH);
        return;
    }
    composer->repeated += target->size.bytes;
    if (composer->repeated > limits->max_bytes) {
        psg_tree_hit_limit(tree, broken->span, "what aliases repeat has too many bytes",
                           limits->max_bytes, PSG_LIMIT_BYTES);
        return;
    }
    if (target->kind == PSG_NODE_LIST || target->kind == PSG_NODE_MAP) {
        tree->values += target->size.values;
    }
    psg_tree_attach(tree, target);
}

/* ---- The pass ---- */

/* A second place that may be where the mistake was made. */
static void
add_suspicion(const Composer *composer, PsgYamlProblem told, size_t context)
{
    if (composer->quoted.input != NULL) {
        psg_diagnostics_also(composer->list, composer->quoted,
                             "this text in quotes goes over several lines: was its quote "
                             "meant to end sooner?");
    } else if (!told.at_context &&
               strstr(composer->parser.context, "parsing a flow ") != NULL &&
               strstr(composer->parser.context, "node") == NULL) {
        psg_diagnostics_also(composer->list, span_at(composer, context), "it opens here");
    }
}

static void
report_problem(Composer *composer)
{
    const yaml_parser_t *parser = &composer->parser;
    bool is_reader = parser->error == YAML_READER_ERROR;
    bool has_context = parser->context != NULL;
    size_t place = is_reader ? composer->base + parser->problem_offset
                             : byte_of(composer, parser->problem_mark.index);
    size_t context = byte_of(composer, parser->context_mark.index);
    PsgYamlProblem told =
        psg_yaml_problem(composer->input, place, parser->problem, parser->context);
    PsgSpan span = span_at(composer, told.at_context && has_context ? context : place);
    psg_diagnostics_error(composer->list, "yaml", span, "%s", told.sentence);
    if (has_context) {
        add_suspicion(composer, told, context);
    }
    composer->tree.is_over = true;
}

static void
begin_document(Composer *composer, const yaml_event_t *event)
{
    composer->documents++;
    if (composer->documents > 1) {
        psg_diagnostics_error(
            composer->list, "documents",
            span_between(composer, event->start_mark, event->end_mark),
            "a second document begins here: a file holds one, put the rest in a file of "
            "its own");
        composer->tree.is_over = true;
    }
}

static void
take_event(Composer *composer, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        begin_document(composer, event);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(composer, event);
        break;
    case YAML_SCALAR_EVENT:
        take_scalar(composer, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_level(composer, PSG_NODE_LIST, event, event->data.sequence_start.anchor,
                   event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        open_level(composer, PSG_NODE_MAP, event, event->data.mapping_start.anchor,
                   event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_level(composer, event);
        break;
    case YAML_STREAM_END_EVENT:
        composer->tree.is_over = true;
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

static void
compose(Composer *composer)
{
    while (!composer->tree.is_over && !psg_diagnostics_is_full(composer->list)) {
        yaml_event_t event;
        if (!yaml_parser_parse(&composer->parser, &event)) {
            composer->tree.root = NULL;
            composer->has_problem = true;
            report_problem(composer);
            return;
        }
        take_event(composer, &event);
        yaml_event_delete(&event);
    }
}

static void
composer_clear(Composer *composer)
{
    psg_tree_builder_clear(&composer->tree);
    psg_character_map_free(composer->characters);
    g_hash_table_unref(composer->anchors);
    yaml_parser_delete(&composer->parser);
}

const PsgNode *
psg_yaml_read(const PsgInput *input, const PsgLimits *limits, PsgArena *arena,
              PsgDiagnostics *list)
{
    Composer composer = {.input = input, .list = list};
    if (!psg_encoding_check(input, &composer.base, list)) {
        return NULL;
    }
    const char *text = psg_input_text(input) + composer.base;
    size_t length = psg_input_length(input) - composer.base;
    composer.characters = psg_character_map_new(input, composer.base);
    composer.tree = psg_tree_builder(limits, arena, list);
    composer.anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (yaml_parser_initialize(&composer.parser) == 0) {
        g_error("cannot allocate a parser of YAML"); /* its only cause */
    }
    yaml_parser_set_encoding(&composer.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&composer.parser, (const unsigned char *)text, length);
    compose(&composer);
    if (composer.documents == 0 && !composer.has_problem) {
        psg_diagnostics_error(list, "empty", (PsgSpan){input, 0, 0}, "the file is empty");
    }
    const PsgNode *root = composer.tree.levels->len > 0 ? NULL : composer.tree.root;
    composer_clear(&composer);
    return root;
}
