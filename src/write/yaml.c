/* YAML text, through libyaml's emitter. What is to fit on a line is gathered first. */
#include "write/yaml.h"

#include "read/form/scalar.h"

#include <string.h>
#include <yaml.h>

enum { WIDTH = 100 }; /* of a line, beyond which a reader of files has to scroll */
enum { INDENT = 2 };  /* of a level; libyaml's least */

typedef enum { NODE_SCALAR, NODE_MAP, NODE_LIST } NodeKind;

/* A value, or what is gathered of it. */
typedef struct {
    NodeKind kind;
    PsgYamlStyle style;
    char *string;               /* SCALAR */
    yaml_scalar_style_t quotes; /* SCALAR */
    GPtrArray *items;           /* of Node; of a map, keys and values in turn */
} Node;

/* A block that has begun to be written. */
typedef struct {
    NodeKind kind;
    size_t indent;
    size_t key; /* of a map: the width of its last key, and of ": " */
    bool is_at_value;
} Block;

struct PsgYamlWriter {
    yaml_emitter_t emitter;
    PsgStream *out;
    char *comment;  /* lines that stand before the next one; NULL: none */
    GArray *blocks; /* Block, the innermost last */
    /* Node, the innermost last: what is to fit; borrowed but the first */
    GPtrArray *gathered;
};

/* ---- Nodes ---- */

static void
node_free(gpointer data)
{
    Node *node = data;
    g_free(node->string);
    g_clear_pointer(&node->items, g_ptr_array_unref);
    g_free(node);
}

static Node *
node_new(NodeKind kind, PsgYamlStyle style)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    node->style = style;
    if (kind != NODE_SCALAR) {
        node->items = g_ptr_array_new_with_free_func(node_free);
    }
    return node;
}

/* Room for what libyaml puts in quotes by its own rules, which are not asked: a little too
 * much rather than too little. */
static size_t
scalar_width(const Node *node)
{
    size_t width = (size_t)g_utf8_strlen(node->string, -1);
    bool may_be_quoted = node->quotes != YAML_ANY_SCALAR_STYLE ||
                         strpbrk(node->string, ",[]{}:#'\"&*!|>%@`?-") != NULL;
    for (const char *at = node->string; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_escaped = letter > 0xffff; /* as \U0001F600 */
        width += is_escaped ? strlen("\\U0001F600") : letter == '\'' ? 1 : 0;
    }
    return width + (may_be_quoted ? strlen("''") : 0);
}

/* On one line. */
static size_t
node_width(const Node *node)
{
    if (node->kind == NODE_SCALAR) {
        return scalar_width(node);
    }
    size_t width = strlen("{}");
    for (guint i = 0; i < node->items->len; i++) {
        width += node_width(g_ptr_array_index(node->items, i));
        width += i + 1 < node->items->len ? strlen(", ") : 0; /* or ": " */
    }
    return width;
}

/* Decides how a node that begins in this column is laid out, and all in it. indent: of the
 * lines of a block that it becomes. */
static void
lay_out(Node *node, size_t column, size_t indent)
{
    if (node->kind == NODE_SCALAR || node->style == PSG_YAML_FLOW) {
        return;
    }
    bool fits = column + node_width(node) <= WIDTH;
    node->style = fits ? PSG_YAML_FLOW : PSG_YAML_BLOCK;
    for (guint i = 0; i < node->items->len && !fits; i++) {
        Node *item = g_ptr_array_index(node->items, i);
        size_t key = 0;
        if (node->kind == NODE_MAP) {
            key = scalar_width(item) + strlen(": ");
            item = g_ptr_array_index(node->items, ++i);
        }
        /* a list in a map begins where the map does; "- " before what is in a list */
        bool is_level = node->kind == NODE_MAP && item->kind == NODE_LIST;
        size_t start = node->kind == NODE_MAP ? indent + key : indent + strlen("- ");
        lay_out(item, start, is_level ? indent : indent + INDENT);
    }
}

/* ---- Events ---- */

/* libyaml ends a line when the next one begins, which may be long after the event that asks for
 * it: before the first thing of a map stands the colon of its key. */
static int
append(void *data, unsigned char *bytes, size_t size)
{
    PsgYamlWriter *writer = data;
    const char *text = (const char *)bytes;
    const char *line = writer->comment == NULL ? NULL : memchr(text, '\n', size);
    if (line != NULL) {
        psg_stream_add(writer->out, text, (size_t)(line - text));
        psg_stream_print(writer->out, writer->comment);
        g_clear_pointer(&writer->comment, g_free);
        size -= (size_t)(line - text);
        text = line;
    }
    psg_stream_add(writer->out, text, size);
    return 1;
}

/* Memory is all that can fail, and GLib gives up on that too. */
static void
emit(PsgYamlWriter *writer, yaml_event_t *event)
{
    if (!yaml_emitter_emit(&writer->emitter, event)) {
        g_error("libyaml: %s", writer->emitter.problem);
    }
}

static void
emit_start(PsgYamlWriter *writer, NodeKind kind, PsgYamlStyle style)
{
    yaml_event_t event;
    bool is_flow = style == PSG_YAML_FLOW;
    if (kind == NODE_MAP) {
        yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
                                            is_flow ? YAML_FLOW_MAPPING_STYLE
                                                    : YAML_BLOCK_MAPPING_STYLE);
    } else {
        yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
                                             is_flow ? YAML_FLOW_SEQUENCE_STYLE
                                                     : YAML_BLOCK_SEQUENCE_STYLE);
    }
    emit(writer, &event);
}

static void
emit_end(PsgYamlWriter *writer, NodeKind kind)
{
    yaml_event_t event;
    if (kind == NODE_MAP) {
        yaml_mapping_end_event_initialize(&event);
    } else {
        yaml_sequence_end_event_initialize(&event);
    }
    emit(writer, &event);
}

static void
emit_node(PsgYamlWriter *writer, const Node *node)
{
    if (node->kind == NODE_SCALAR) {
        yaml_event_t event;
        yaml_scalar_event_initialize(&event, NULL, NULL, (yaml_char_t *)node->string,
                                     (int)strlen(node->string), 1, 1, node->quotes);
        emit(writer, &event);
        return;
    }
    emit_start(writer, node->kind, node->style);
    for (guint i = 0; i < node->items->len; i++) {
        emit_node(writer, g_ptr_array_index(node->items, i));
    }
    emit_end(writer, node->kind);
}

/* ---- Blocks ---- */

static Block *
innermost(PsgYamlWriter *writer)
{
    GArray *blocks = writer->blocks;
    return blocks->len == 0 ? NULL : &g_array_index(blocks, Block, blocks->len - 1);
}

/* Where a value begins, and the lines of a block that it becomes. */
static void
find_place(PsgYamlWriter *writer, NodeKind kind, size_t *column, size_t *indent)
{
    const Block *block = innermost(writer);
    *column = *indent = 0;
    if (block != NULL) {
        bool is_map = block->kind == NODE_MAP;
        *column = block->indent + (is_map ? block->key : strlen("- "));
        *indent = block->indent + (is_map && kind == NODE_LIST ? 0 : INDENT);
    }
}

/* Notes that a key or a value has been written into the innermost block. */
static void
note_item(PsgYamlWriter *writer, const Node *node)
{
    Block *block = innermost(writer);
    if (block != NULL && block->kind == NODE_MAP) {
        if (!block->is_at_value) {
            block->key = scalar_width(node) + strlen(": ");
        }
        block->is_at_value = !block->is_at_value;
    }
}

/* A whole node: into what is gathered, or out. Takes it. */
static void
add_node(PsgYamlWriter *writer, Node *node)
{
    if (writer->gathered->len > 0) {
        Node *parent = g_ptr_array_index(writer->gathered, writer->gathered->len - 1);
        g_ptr_array_add(parent->items, node);
        return;
    }
    size_t column, indent;
    find_place(writer, node->kind, &column, &indent);
    lay_out(node, column, indent);
    emit_node(writer, node);
    note_item(writer, node);
    node_free(node);
}

static void
begin(PsgYamlWriter *writer, NodeKind kind, PsgYamlStyle style)
{
    if (style != PSG_YAML_BLOCK || writer->gathered->len > 0) {
        g_ptr_array_add(writer->gathered, node_new(kind, style));
        return;
    }
    Block block = {.kind = kind};
    size_t column;
    find_place(writer, kind, &column, &block.indent);
    emit_start(writer, kind, style);
    g_array_append_val(writer->blocks, block);
}

static void
end(PsgYamlWriter *writer, NodeKind kind)
{
    if (writer->gathered->len > 0) {
        guint last = writer->gathered->len - 1;
        add_node(writer, g_ptr_array_steal_index(writer->gathered, last));
        return;
    }
    emit_end(writer, kind);
    g_array_set_size(writer->blocks, writer->blocks->len - 1);
    note_item(writer, NULL);
}

/* ---- What is written ---- */

PsgYamlWriter *
psg_yaml_writer_new(PsgStream *out)
{
    PsgYamlWriter *writer = g_new0(PsgYamlWriter, 1);
    yaml_event_t event;
    writer->out = out;
    writer->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    writer->gathered = g_ptr_array_new();
    yaml_emitter_initialize(&writer->emitter);
    yaml_emitter_set_output(&writer->emitter, append, writer);
    yaml_emitter_set_unicode(&writer->emitter, 1);
    yaml_emitter_set_width(&writer->emitter, WIDTH);
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    emit(writer, &event);
    yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1);
    emit(writer, &event);
    return writer;
}

void
psg_yaml_map(PsgYamlWriter *writer, PsgYamlStyle style)
{
    begin(writer, NODE_MAP, style);
}

void
psg_yaml_end_map(PsgYamlWriter *writer)
{
    end(writer, NODE_MAP);
}

void
psg_yaml_list(PsgYamlWriter *writer, PsgYamlStyle style)
{
    begin(writer, NODE_LIST, style);
}

void
psg_yaml_end_list(PsgYamlWriter *writer)
{
    end(writer, NODE_LIST);
}

static void
add_scalar(PsgYamlWriter *writer, const char *string, yaml_scalar_style_t quotes)
{
    Node *node = node_new(NODE_SCALAR, PSG_YAML_FIT);
    node->string = g_strdup(string);
    node->quotes = quotes;
    add_node(writer, node);
}

/* Words that some reader of YAML, old or new, takes for nothing or for a truth value. */
static bool
is_word_of_yaml(const char *text)
{
    static const char *const words[] = {"~",  "null", "true", "false", "yes",
                                        "no", "on",   "off",  "y",     "n"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* 007, 0x1f, 1e3, 1_000, 12:30, 2007-03-28, .inf: there are readers for all of them. */
static bool
looks_like_number(const char *text)
{
    bool begins = g_ascii_isdigit(text[0]) || strchr("+-.", text[0]) != NULL;
    return text[0] == '.' ||
           (begins && text[strspn(text, "0123456789abcdefABCDEFoxTZ_.:+- ")] == '\0');
}

void
psg_yaml_text(PsgYamlWriter *writer, const char *text)
{
    bool is_doubtful =
        text[0] == '\0' || is_word_of_yaml(text) || looks_like_number(text);
    add_scalar(writer, text,
               is_doubtful ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE);
}

void
psg_yaml_value(PsgYamlWriter *writer, const char *value)
{
    add_scalar(writer, value, YAML_ANY_SCALAR_STYLE);
}

void
psg_yaml_pair(PsgYamlWriter *writer, const char *key, const char *text)
{
    psg_yaml_text(writer, key);
    psg_yaml_text(writer, text);
}

/* libyaml ends a line when the next one begins. */
void
psg_yaml_gap(PsgYamlWriter *writer)
{
    yaml_emitter_flush(&writer->emitter);
    psg_stream_print(writer->out, "\n");
}

/* Comments quote what others wrote: what would end the line, or what no YAML may hold, must not
 * make text of ours out of it. */
static bool
is_fit_for_comment(gunichar letter)
{
    GUnicodeType type = g_unichar_type(letter);
    return psg_letter_is_good(letter) && type != G_UNICODE_CONTROL &&
           type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Each line after its break, so the text may follow what stands already. */
static char *
comment_lines(size_t indent, const char *comment)
{
    g_autofree char *valid = g_utf8_make_valid(comment, -1);
    GString *all = g_string_new(NULL);
    g_string_append_printf(all, "\n%*s# ", (int)indent, "");
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (letter == '\n') {
            g_string_append_printf(all, "\n%*s# ", (int)indent, "");
        } else {
            g_string_append_unichar(all, is_fit_for_comment(letter) ? letter : ' ');
        }
    }
    return g_string_free(all, FALSE);
}

void
psg_yaml_comment(PsgYamlWriter *writer, size_t level, const char *comment)
{
    yaml_emitter_flush(&writer->emitter);
    g_free(writer->comment);
    writer->comment = comment_lines(level * INDENT, comment);
}

void
psg_yaml_head(PsgYamlWriter *writer, const char *comment)
{
    g_autofree char *lines = comment_lines(0, comment);
    psg_stream_print(writer->out, lines + strlen("\n"));
    psg_stream_print(writer->out, "\n");
}

void
psg_yaml_writer_free(PsgYamlWriter *writer)
{
    yaml_event_t event;
    yaml_document_end_event_initialize(&event, 1);
    emit(writer, &event);
    yaml_stream_end_event_initialize(&event);
    emit(writer, &event);
    yaml_emitter_delete(&writer->emitter);
    g_array_unref(writer->blocks);
    g_ptr_array_unref(writer->gathered);
    g_free(writer->comment);
    g_free(writer);
}
