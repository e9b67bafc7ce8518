/*
 * JSON to tree: one pass over the bytes, with a stack of its own instead of recursion.
 */
#include "read/json/json.h"

#include "read/yaml/tree_builder.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define REPLACEMENT 0xFFFD /* what Unicode has in place of a character that is none */

/* An outline shows no more. The first of a list are like the others; a map can begin with a
 * dozen keys before those that tell what it is. */
enum { OUTLINE_DEPTH = 5, OUTLINE_ITEMS = 3, OUTLINE_PAIRS = 64 };

typedef struct {
    const PsgInput *input;
    PsgDiagnostics *list; /* NULL: an outline is wanted */
    PsgTreeBuilder tree;
    const char *text;
    size_t at, length;
    GString *string;
} Parser;

/* ---- Mistakes ---- */

static void
fail(Parser *parser, size_t start, const char *sentence)
{
    if (parser->list != NULL && !parser->tree.is_over) {
        PsgSpan span = {parser->input, start, MIN(start + 1, parser->length)};
        psg_diagnostics_error(parser->list, "json", span, "%s", sentence);
    }
    parser->tree.is_over = true;
}

static void
fail_open(Parser *parser, const char *sentence, const PsgNode *opened)
{
    bool is_first = !parser->tree.is_over;
    fail(parser, parser->at, sentence);
    if (is_first && parser->list != NULL) {
        PsgSpan span = {parser->input, opened->span.start, opened->span.start + 1};
        psg_diagnostics_also(parser->list, span, "it opens here");
    }
}

/* ---- What stands between values ---- */

static char
peek(const Parser *parser)
{
    return parser->text[parser->at]; /* a NUL follows the input */
}

static bool
begins(const Parser *parser, const char *word)
{
    return strncmp(parser->text + parser->at, word, strlen(word)) == 0;
}

/* To the end of a comment; what is not closed goes on to the end of the input. */
static void
skip_comment(Parser *parser)
{
    const char *end = begins(parser, "//") ? "\n" : "*/";
    const char *found = strstr(parser->text + parser->at + 2, end);
    if (found != NULL) {
        parser->at = (size_t)(found - parser->text) + strlen(end);
    } else if (*end == '\n') {
        parser->at = parser->length;
    } else {
        fail(parser, parser->at, "this comment is not closed: \"*/\" is missing");
    }
}

static void
skip_blanks(Parser *parser)
{
    while (!parser->tree.is_over) {
        if (peek(parser) != '\0' && strchr(" \t\r\n", peek(parser)) != NULL) {
            parser->at++;
        } else if (begins(parser, "//") || begins(parser, "/*")) {
            skip_comment(parser);
        } else {
            return;
        }
    }
}

/* ---- Texts ---- */

/* Four digits after \u, or -1. */
static gint32
hex4(const Parser *parser, size_t at)
{
    gint32 value = 0;
    for (size_t i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(parser->text[at + i]);
        if (digit < 0) {
            return -1; /* the NUL at the end of the input is none */
        }
        value = value * 16 + digit;
    }
    return value;
}

/* The character of \uXXXX, or of the two that stand for one beyond 16 bits. What is no character
 * is replaced, and told. */
static void
take_unicode(Parser *parser)
{
    size_t start = parser->at - 1;
    gint32 unit = hex4(parser, parser->at + 1);
    if (unit < 0) {
        fail(parser, start, "four hexadecimal digits have to follow \\u");
        return;
    }
    parser->at += 5;
    if (unit >= 0xD800 && unit < 0xDC00 && begins(parser, "\\u")) {
        gint32 low = hex4(parser, parser->at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            parser->at += 6;
        }
    }
    if (unit == 0 || (unit >= 0xD800 && unit < 0xE000)) {
        if (parser->list != NULL) {
            PsgSpan span = {parser->input, start, parser->at};
            psg_diagnostics_warning(
                parser->list, "bad-character", span,
                "this is no character, and is shown as \"\xEF\xBF\xBD\"");
        }
        unit = REPLACEMENT;
    }
    g_string_append_unichar(parser->string, (gunichar)unit);
}

/* At the character after a backslash. */
static void
take_escape(Parser *parser)
{
    static const char names[] = "\"\\/bfnrt'", meant[] = "\"\\/\b\f\n\r\t'";
    const char *name = peek(parser) == '\0' ? NULL : strchr(names, peek(parser));
    if (peek(parser) == 'u') {
        take_unicode(parser);
    } else if (name != NULL) {
        g_string_append_c(parser->string, meant[name - names]);
        parser->at++;
    } else {
        fail(
            parser, parser->at - 1,
            "a backslash has no meaning before this character: write \\\\ for a backslash");
    }
}

/* At the quote that opens it; the text without its escapes is then parser->string. */
static void
take_quoted(Parser *parser)
{
    size_t start = parser->at++;
    g_string_truncate(parser->string, 0);
    while (!parser->tree.is_over && peek(parser) != '"') {
        size_t plain = strcspn(parser->text + parser->at, "\"\\\n");
        g_string_append_len(parser->string, parser->text + parser->at, (gssize)plain);
        parser->at += plain;
        if (peek(parser) == '\\') {
            parser->at++;
            take_escape(parser);
        } else if (peek(parser) != '"') {
            fail(parser, start, "this text is not closed: a quote is missing");
        }
    }
    parser->at += parser->tree.is_over ? 0 : 1;
}

/* ---- Nodes ---- */

static bool
is_map(const PsgTreeLevel *level)
{
    return level != NULL && level->node->kind == PSG_NODE_MAP;
}

static PsgNode *
node_new(const Parser *parser, PsgNodeKind kind, size_t start)
{
    PsgSpan span = {parser->input, start, parser->at};
    return psg_tree_node(&parser->tree, kind, span);
}

static void
take_scalar(Parser *parser, size_t start, bool is_plain)
{
    if (parser->tree.is_over) {
        return;
    }
    PsgNode *node = node_new(parser, PSG_NODE_SCALAR, start);
    node->string = psg_arena_strdup(parser->tree.arena, parser->string->str);
    node->size.bytes = parser->string->len;
    node->plain = is_plain;
    psg_tree_check_text(&parser->tree, node);
    psg_tree_attach(&parser->tree, node);
}

/* A number as JSON, Python or JavaScript write it. */
static bool
is_number(const char *word)
{
    char *end = NULL;
    const char *digits = *word == '-' || *word == '+' ? word + 1 : word;
    if (strcmp(digits, "Infinity") == 0 || strcmp(word, "NaN") == 0) {
        return true;
    }
    g_ascii_strtod(word, &end);
    return (g_ascii_isdigit(*digits) || *digits == '.') && *end == '\0' &&
           strpbrk(word, "xXpP") == NULL;
}

/* A number, true, false or null. */
static void
take_plain(Parser *parser)
{
    size_t start = parser->at;
    parser->at += strcspn(parser->text + start, " \t\r\n,:]}[{\"/");
    g_string_truncate(parser->string, 0);
    g_string_append_len(parser->string, parser->text + start,
                        (gssize)(parser->at - start));
    const char *word = parser->string->str;
    if (parser->at == start) {
        fail(parser, start,
             start < parser->length ? "a value is missing here"
                                    : "the file ends too soon");
    } else if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0 ||
               strcmp(word, "null") == 0 || is_number(word)) {
        take_scalar(parser, start, true);
    } else {
        fail(parser, start, "this is no value of JSON: texts stand in double quotes");
    }
}

/* ---- Lists and maps ---- */

static void
open_level(Parser *parser)
{
    bool opens_map = peek(parser) == '{';
    size_t start = parser->at++;
    psg_tree_open(&parser->tree,
                  node_new(parser, opens_map ? PSG_NODE_MAP : PSG_NODE_LIST, start));
}

/* The last value of a key counts, in the place of the first, as in Python and JavaScript. */
static void
add_pair(const Parser *parser, PsgNode *map, PsgPair pair, GHashTable *seen)
{
    PsgPair *pairs = (PsgPair *)(guintptr)map->pairs;
    gpointer first = g_hash_table_lookup(seen, pair.key->string);
    if (first == NULL) {
        pairs[map->count++] = pair;
        g_hash_table_insert(seen, (gpointer)(guintptr)pair.key->string,
                            GSIZE_TO_POINTER(map->count));
        return;
    }
    PsgPair *known = &pairs[GPOINTER_TO_SIZE(first) - 1];
    if (parser->list != NULL) {
        psg_diagnostics_warning(parser->list, "duplicate-key", pair.key->span,
                                "the key \"%s\" is given twice, and this one counts",
                                pair.key->string);
        psg_diagnostics_also(parser->list, known->key->span, "it was given here before");
    }
    *known = pair;
}

static void
fill_map(const Parser *parser, const PsgTreeLevel *level)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *children = level->children;
    PsgNode *node = level->node;
    node->pairs =
        psg_arena_alloc(parser->tree.arena, children->len / 2 * sizeof(PsgPair));
    for (guint i = 0; i + 1 < children->len; i += 2) {
        PsgPair pair = {children->pdata[i], children->pdata[i + 1]};
        psg_node_count(node, pair.value);
        node->size.bytes += pair.key->size.bytes;
        if (pair.key->kind == PSG_NODE_SCALAR) {
            add_pair(parser, node, pair, seen);
        }
    }
}

/* Fills the innermost level with what was read of it, and takes it off. */
static void
close_level(Parser *parser)
{
    PsgTreeLevel level = psg_tree_pop(&parser->tree);
    level.node->span.end = parser->at;
    if (level.node->kind == PSG_NODE_MAP) {
        fill_map(parser, &level);
    } else {
        psg_tree_fill_list(&parser->tree, &level);
    }
    g_ptr_array_unref(level.children);
    if (!parser->tree.is_over || parser->list == NULL) {
        psg_tree_attach(&parser->tree, level.node);
    }
}

/* ---- The pass ---- */

/* An outline knows enough of the innermost list or map. */
static bool
has_seen_enough(const Parser *parser)
{
    const PsgTreeLevel *level = psg_tree_level(&parser->tree);
    return parser->list == NULL && level != NULL &&
           level->children->len >= (is_map(level) ? 2 * OUTLINE_PAIRS : OUTLINE_ITEMS);
}

/* Beyond a list or map of which nothing is wanted, `depth` levels deep within it. */
static void
skip_level(Parser *parser, size_t depth)
{
    while (depth > 0 && !parser->tree.is_over) {
        parser->at += strcspn(parser->text + parser->at, "\"[]{}");
        if (peek(parser) == '"') {
            take_quoted(parser);
            continue;
        }
        parser->tree.is_over = peek(parser) == '\0';
        depth += peek(parser) == '[' || peek(parser) == '{' ? 1 : 0;
        depth -= peek(parser) == ']' || peek(parser) == '}' ? 1 : 0;
        parser->at += parser->tree.is_over ? 0 : 1;
    }
}

static void
take_value(Parser *parser)
{
    size_t start = parser->at;
    bool is_deep = parser->list == NULL && parser->tree.levels->len >= OUTLINE_DEPTH;
    if (peek(parser) == '"') {
        take_quoted(parser);
        take_scalar(parser, start, false);
    } else if (peek(parser) != '{' && peek(parser) != '[') {
        take_plain(parser);
    } else if (is_deep) {
        PsgNode *node =
            node_new(parser, peek(parser) == '{' ? PSG_NODE_MAP : PSG_NODE_LIST, start);
        parser->at++;
        skip_level(parser, 1);
        psg_tree_attach(&parser->tree, node);
    } else {
        open_level(parser);
    }
}

static void
take_key(Parser *parser, const PsgTreeLevel *level)
{
    size_t start = parser->at;
    if (peek(parser) != '"') {
        fail_open(parser,
                  parser->at < parser->length
                      ? "a key in double quotes is missing here"
                      : "the file ends too soon: \"}\" is missing",
                  level->node);
        return;
    }
    take_quoted(parser);
    take_scalar(parser, start, false);
    skip_blanks(parser);
    if (parser->tree.is_over) {
        return;
    }
    if (peek(parser) == ':') {
        parser->at++;
    } else {
        fail(parser, parser->at, "a colon is missing after the key");
    }
}

/* After a value: a comma, or the end of what it stands in. */
static void
take_between(Parser *parser)
{
    PsgTreeLevel *level = psg_tree_level(&parser->tree);
    if (peek(parser) == ',') {
        parser->at++;
    } else if (peek(parser) != (is_map(level) ? '}' : ']')) {
        fail_open(parser,
                  parser->at >= parser->length ? "the file ends too soon"
                  : is_map(level)              ? "a comma or \"}\" is missing here"
                                               : "a comma or \"]\" is missing here",
                  level->node);
    }
}

/* One step: a bracket, a key, or a value with what follows it. */
static void
take_step(Parser *parser)
{
    PsgTreeLevel *level = psg_tree_level(&parser->tree);
    if (level != NULL && has_seen_enough(parser)) {
        skip_level(parser, 1);
        close_level(parser);
    } else if (level != NULL && level->children->len % (is_map(level) ? 2 : 1) == 0 &&
               peek(parser) == (is_map(level) ? '}' : ']')) {
        parser->at++;
        close_level(parser);
    } else if (level != NULL && psg_tree_next_is_key(&parser->tree)) {
        take_key(parser, level);
        return;
    } else {
        guint depth = parser->tree.levels->len;
        take_value(parser);
        if (parser->tree.levels->len > depth) {
            return;
        }
    }
    skip_blanks(parser);
    if (!parser->tree.is_over && parser->tree.levels->len > 0 &&
        !has_seen_enough(parser)) {
        take_between(parser);
    }
}

static const PsgNode *
parse(Parser *parser)
{
    parser->text = psg_input_text(parser->input);
    parser->length = psg_input_length(parser->input);
    parser->string = g_string_new(NULL);
    parser->at = begins(parser, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    skip_blanks(parser);
    while (!parser->tree.is_over && parser->tree.root == NULL) {
        take_step(parser);
        skip_blanks(parser);
    }
    if (!parser->tree.is_over && parser->at < parser->length) {
        fail(parser, parser->at, "the file goes on after its end: one value is a file");
    }
    /* of an outline, what stands open is all the same as far as it goes */
    bool is_good = !parser->tree.is_over || parser->list == NULL;
    while (parser->tree.levels->len > 0) {
        close_level(parser);
    }
    psg_tree_builder_clear(&parser->tree);
    g_string_free(parser->string, TRUE);
    return is_good ? parser->tree.root : NULL;
}

const PsgNode *
psg_json_read(const PsgInput *input, const PsgLimits *limits, PsgArena *arena,
              PsgDiagnostics *list)
{
    Parser parser = {
        .input = input, .list = list, .tree = psg_tree_builder(limits, arena, list)};
    return parse(&parser);
}

const PsgNode *
psg_json_outline(const PsgInput *input, PsgArena *arena)
{
    PsgLimits limits = psg_limits_default();
    limits.max_text = G_MAXSIZE;
    Parser parser = {.input = input, .tree = psg_tree_builder(&limits, arena, NULL)};
    return parse(&parser);
}
