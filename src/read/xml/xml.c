/*
 * XML to tree: one pass over expat's events, with a stack of its own instead of recursion.
 *
 * Prefixes are resolved here and not by expat, since files in the wild use some, "viz:" above
 * all, without saying what they stand for.
 */
#include "read/xml/xml.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

/* A prefix that stands for an address, or, empty, what names without one stand for. */
typedef struct {
    const char *prefix, *space;
} Binding;

/* An element that is not closed yet. */
typedef struct {
    PsgElement *element;
    guint first_child;   /* among those that wait for their parents */
    guint first_binding; /* of those that hold within it */
    gsize text_start;
} Level;

typedef struct {
    const PsgInput *input;
    const PsgLimits *limits;
    PsgArena *arena;
    PsgDiagnostics *list;
    XML_Parser parser;
    size_t base;        /* bytes before the text: blank lines, a byte order mark */
    GArray *levels;     /* Level, from the root down */
    GArray *bindings;   /* Binding, the innermost last */
    GPtrArray *waiting; /* elements whose parents are not closed yet */
    GString *text;      /* of all open elements, one after the other */
    GHashTable *words;  /* names and addresses, each kept once in the arena */
    size_t values;
    size_t declared; /* attributes that the file itself declares */
    const PsgElement *root;
    bool is_over; /* since something was told that leaves no tree */
} Reader;

/* ---- Places ---- */

/* Newer versions of expat have calls of 64 bits beside these, which Debian 12 has not; limits keep
 * inputs far below 2 GB. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static size_t
here(const Reader *reader)
{
    XML_Index index = XML_GetCurrentByteIndex(reader->parser);
    size_t length = psg_input_length(reader->input);
    return index < 0 ? length : MIN(reader->base + (size_t)index, length);
}

static PsgSpan
span_here(const Reader *reader)
{
    size_t start = here(reader);
    size_t count = (size_t)MAX(XML_GetCurrentByteCount(reader->parser), 0);
    size_t end = MIN(start + count, psg_input_length(reader->input));
    return (PsgSpan){reader->input, start, end};
}

G_GNUC_END_IGNORE_DEPRECATIONS

static void
stop(Reader *reader)
{
    reader->is_over = true;
    XML_StopParser(reader->parser, XML_FALSE);
}

static void
hit_limit(Reader *reader, const char *what, size_t limit, const char *name)
{
    psg_diagnostics_limit(reader->list, name, span_here(reader), what, limit);
    stop(reader);
}

/* ---- Names ---- */

static const char *
word_of(Reader *reader, const char *word)
{
    const char *kept = g_hash_table_lookup(reader->words, word);
    if (kept == NULL) {
        kept = psg_arena_strdup(reader->arena, word);
        g_hash_table_insert(reader->words, (gpointer)(guintptr)kept,
                            (gpointer)(guintptr)kept);
    }
    return kept;
}

static const char *
without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL || colon[1] == '\0' ? name : colon + 1;
}

static bool
is_binding(const char *attribute)
{
    return strcmp(attribute, "xmlns") == 0 || g_str_has_prefix(attribute, "xmlns:");
}

static void
bind_prefix(Reader *reader, const char *attribute, const char *space)
{
    bool has_prefix = attribute[strlen("xmlns")] == ':';
    Binding binding = {word_of(reader, has_prefix ? attribute + strlen("xmlns:") : ""),
                       word_of(reader, space)};
    g_array_append_val(reader->bindings, binding);
}

/* A prefix that stands for nothing is its own address. */
static const char *
space_of(Reader *reader, const char *name)
{
    size_t length = (size_t)(without_prefix(name) - name);
    length -= length > 0 ? 1 : 0;
    for (guint i = reader->bindings->len; i > 0; i--) {
        const Binding *binding = &g_array_index(reader->bindings, Binding, i - 1);
        if (strncmp(binding->prefix, name, length) == 0 &&
            binding->prefix[length] == '\0') {
            return binding->space;
        }
    }
    g_autofree char *prefix = g_strndup(name, length);
    return word_of(reader, prefix);
}

/* ---- Elements ---- */

static void
take_attributes(Reader *reader, PsgElement *element, const XML_Char **attributes,
                size_t count)
{
    PsgAttribute *kept = psg_arena_alloc(reader->arena, count * sizeof *kept);
    for (size_t i = 0; i < count; i++) {
        const char *name = attributes[2 * i], *value = attributes[2 * i + 1];
        if (is_binding(name)) {
            bind_prefix(reader, name, value);
            continue;
        }
        kept[element->attribute_count++] =
            (PsgAttribute){word_of(reader, without_prefix(name)),
                           psg_arena_strdup(reader->arena, value)};
    }
    element->attributes = kept;
}

static void
count_values(Reader *reader, size_t values)
{
    reader->values += values;
    if (reader->values > reader->limits->max_values) {
        hit_limit(reader, "there are too many elements and attributes",
                  reader->limits->max_values, PSG_LIMIT_VALUES);
    }
}

static void XMLCALL
on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    Reader *reader = data;
    if (reader->is_over) {
        return;
    }
    /* those that stand there, which come before what a DTD adds; it counts their values too */
    size_t count = (size_t)XML_GetSpecifiedAttributeCount(reader->parser) / 2;
    count_values(reader, 1 + count + reader->declared);
    if (reader->levels->len >= reader->limits->max_depth) {
        hit_limit(reader, "elements stand too deep in each other",
                  reader->limits->max_depth, PSG_LIMIT_DEPTH);
    }
    if (reader->is_over) {
        return;
    }
    PsgElement *element = psg_arena_alloc(reader->arena, sizeof *element);
    Level level = {element, reader->waiting->len, reader->bindings->len,
                   reader->text->len};
    if (reader->levels->len > 0) {
        const Level *parent =
            &g_array_index(reader->levels, Level, reader->levels->len - 1);
        element->at = reader->text->len - parent->text_start;
    }
    take_attributes(reader, element, attributes, count);
    element->name = word_of(reader, without_prefix(name));
    element->space = space_of(reader, name);
    element->span = span_here(reader);
    g_array_append_val(reader->levels, level);
}

static bool
is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* Lines between children are how the file is laid out. */
static const char *
text_of(Reader *reader, const Level *level)
{
    const char *text = reader->text->str + level->text_start;
    bool is_layout = level->element->child_count > 0 && is_blank(text) &&
                     strpbrk(text, "\r\n") != NULL;
    if (*text == '\0' || is_layout) {
        return "";
    }
    size_t length = (size_t)g_utf8_strlen(text, -1);
    if (length > reader->limits->max_text) {
        psg_diagnostics_error(reader->list, PSG_LIMIT_TEXT, level->element->span,
                              "the text of this element has %" G_GSIZE_FORMAT
                              " characters, and the limit is %" G_GSIZE_FORMAT,
                              length, reader->limits->max_text);
        return "";
    }
    return psg_arena_strdup(reader->arena, text);
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
    (void)name; /* expat has seen that it fits */
    Reader *reader = data;
    if (reader->is_over) {
        return;
    }
    Level level = g_array_index(reader->levels, Level, reader->levels->len - 1);
    PsgElement *element = level.element;
    element->child_count = reader->waiting->len - level.first_child;
    if (element->child_count > 0) {
        element->children =
            psg_arena_copy(reader->arena, reader->waiting->pdata + level.first_child,
                           element->child_count, sizeof(PsgElement *));
    }
    element->text = text_of(reader, &level);
    element->end = span_here(reader).end;
    g_ptr_array_set_size(reader->waiting, (int)level.first_child);
    g_array_set_size(reader->bindings, level.first_binding);
    g_string_truncate(reader->text, level.text_start);
    g_array_set_size(reader->levels, reader->levels->len - 1);
    if (reader->levels->len == 0) {
        reader->root = element;
    } else {
        g_ptr_array_add(reader->waiting, element);
    }
}

static void XMLCALL
on_text(void *data, const XML_Char *text, int length)
{
    Reader *reader = data;
    if (!reader->is_over) {
        g_string_append_len(reader->text, text, length);
    }
}

/* ---- What a DTD could do ---- */

/* NOLINTBEGIN(readability-function-size): expat gives so much */

static void XMLCALL
on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value,
          int length, const XML_Char *base, const XML_Char *system,
          const XML_Char *public, const XML_Char *notation)
{
    (void)is_parameter, (void)value, (void)length, (void)base, (void)system, (void)public;
    (void)notation;
    Reader *reader = data;
    if (!reader->is_over) {
        psg_diagnostics_error(reader->list, "xml-entity", span_here(reader),
                              "the file defines an entity of its own, \"%s\", which is "
                              "not read: write out what it stands for",
                              name);
        stop(reader);
    }
}

/* expat goes through all that are declared so far at each declaration and each element, which
 * therefore count there. */
static void XMLCALL
on_declared(void *data, const XML_Char *element, const XML_Char *attribute,
            const XML_Char *type, const XML_Char *value, int is_required)
{
    (void)element, (void)attribute, (void)type, (void)value, (void)is_required;
    Reader *reader = data;
    if (!reader->is_over) {
        reader->declared++;
        count_values(reader, reader->declared);
    }
}

/* NOLINTEND(readability-function-size) */

/* It would be in a DTD that is not read. */
static void XMLCALL
on_skipped(void *data, const XML_Char *name, int is_parameter)
{
    Reader *reader = data;
    if (!reader->is_over && is_parameter == 0) {
        psg_diagnostics_error(reader->list, "xml-entity", span_here(reader),
                              "\"&%s;\" is no entity that XML itself knows: write the "
                              "character",
                              name);
        stop(reader);
    }
}

/* ---- Mistakes ---- */

static const char *
sentence_of(enum XML_Error error)
{
    switch ((int)error) {
    case XML_ERROR_NO_ELEMENTS:
        return "there is no element in the file";
    case XML_ERROR_INVALID_TOKEN:
        return "this is not XML: within text \"<\" is written &lt; and \"&\" is written "
               "&amp;, and values of attributes stand in quotes";
    case XML_ERROR_UNCLOSED_TOKEN:
        return "what begins here is never closed";
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_INCORRECT_ENCODING:
    case XML_ERROR_UNKNOWN_ENCODING:
        return "the text is in an encoding that cannot be read: save the file as UTF-8";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return "an attribute is given twice";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return "the file goes on after its end: one element holds everything";
    case XML_ERROR_UNDEFINED_ENTITY:
        return "this is no entity that XML itself knows: write the character, or &amp; for "
               "\"&\"";
    case XML_ERROR_BAD_CHAR_REF:
        return "there is no character of that number";
    case XML_ERROR_MISPLACED_XML_PI:
        return "\"<?xml\" may stand only at the beginning of the file";
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return "a \"<![CDATA[\" is never closed: \"]]>\" is missing";
    default:
        return NULL;
    }
}

/* The element that is open, which is what matters when ends do not meet. */
static const PsgElement *
open_element(const Reader *reader)
{
    guint count = reader->levels->len;
    return count == 0 ? NULL : g_array_index(reader->levels, Level, count - 1).element;
}

static void
report_problem(Reader *reader)
{
    enum XML_Error error = XML_GetErrorCode(reader->parser);
    if (error == XML_ERROR_NO_MEMORY) {
        g_error("expat failed to allocate memory");
    }
    const PsgElement *open = open_element(reader);
    PsgSpan span = span_here(reader);
    span.end = MIN(span.start + 1, psg_input_length(reader->input));
    if (open != NULL && error == XML_ERROR_NO_ELEMENTS) {
        psg_diagnostics_error(reader->list, "xml", span,
                              "the file ends within <%s>: has it been cut?", open->name);
    } else if (open != NULL && error == XML_ERROR_TAG_MISMATCH) {
        psg_diagnostics_error(reader->list, "xml", span,
                              "another element is open here: </%s> has to come first",
                              open->name);
        psg_diagnostics_also(reader->list, open->span, "it begins here");
    } else {
        const char *sentence = sentence_of(error);
        psg_diagnostics_error(reader->list, "xml", span, "%s",
                              sentence == NULL ? XML_ErrorString(error) : sentence);
    }
}

/* ---- Encodings ---- */

/* What expat does not know itself: those of one byte a character. */
static int XMLCALL
on_encoding(void *data, const XML_Char *name, XML_Encoding *encoding)
{
    (void)data;
    GIConv converter = g_iconv_open("UTF-32LE", name);
    if (converter == (GIConv)-1) {
        return XML_STATUS_ERROR;
    }
    bool is_known = true;
    for (int i = 0; i < 256; i++) {
        char from = (char)(unsigned char)i;
        unsigned char to[4] = {0};
        char *in = &from, *out = (char *)to;
        gsize in_left = 1, out_left = sizeof to;
        bool is_character =
            g_iconv(converter, &in, &in_left, &out, &out_left) != (gsize)-1 &&
            out_left == 0;
        encoding->map[i] = is_character ? to[0] | to[1] << 8 | to[2] << 16 : -1;
        is_known = is_known && (i >= 128 || encoding->map[i] == i);
        g_iconv(converter, NULL, NULL, NULL, NULL);
    }
    g_iconv_close(converter);
    encoding->data = NULL;
    encoding->convert = NULL;
    encoding->release = NULL;
    return is_known ? XML_STATUS_OK : XML_STATUS_ERROR;
}

/* Files are decoded before, whatever they say of their encoding; parts of others' files, which
 * are not, are believed where they are no UTF-8. */
static const char *
encoding_of(const PsgInput *input)
{
    const char *text = psg_input_text(input);
    size_t length = psg_input_length(input);
    /* it takes a NUL byte for the end */
    return g_utf8_validate_len(text, length, NULL) ? "UTF-8" : NULL;
}

/* Blank lines at the beginning are no mistake of ours to hold against anybody. */
static size_t
base_of(const PsgInput *input)
{
    const char *text = psg_input_text(input);
    size_t mark = g_str_has_prefix(text, "\xef\xbb\xbf") ? 3 : 0;
    return mark + strspn(text + mark, " \t\r\n");
}

static XML_Parser
parser_new(const PsgInput *input, void *data)
{
    XML_Parser parser = XML_ParserCreate(encoding_of(input));
    if (parser == NULL) {
        g_error("cannot allocate a parser of XML"); /* its only cause */
    }
    XML_SetUserData(parser, data);
    XML_SetUnknownEncodingHandler(parser, on_encoding, NULL);
    return parser;
}

/* At once, since expat goes again through a long token with each piece of it. */
static bool
parse(XML_Parser parser, const PsgInput *input, size_t base)
{
    size_t length = psg_input_length(input) - base;
    int most = (int)MIN(length, (size_t)INT_MAX);
    return XML_Parse(parser, psg_input_text(input) + base, most, 1) == XML_STATUS_OK;
}

/* ---- Reading ---- */

static void
reader_clear(Reader *reader)
{
    XML_ParserFree(reader->parser);
    g_array_unref(reader->levels);
    g_array_unref(reader->bindings);
    g_ptr_array_unref(reader->waiting);
    g_string_free(reader->text, TRUE);
    g_hash_table_unref(reader->words);
}

static bool
fits_expat(const PsgInput *input, PsgDiagnostics *list)
{
    if (psg_input_length(input) > INT_MAX) {
        psg_diagnostics_error(list, PSG_LIMIT_BYTES, (PsgSpan){input, 0, 0},
                              "the file has more than the %d bytes that XML is read of",
                              INT_MAX);
        return false;
    }
    return true;
}

const PsgElement *
psg_xml_read(const PsgInput *input, const PsgLimits *limits, PsgArena *arena,
             PsgDiagnostics *list)
{
    if (!fits_expat(input, list)) {
        return NULL;
    }
    Reader reader = {
        .input = input,
        .limits = limits,
        .arena = arena,
        .list = list,
        .base = base_of(input),
        .levels = g_array_new(FALSE, FALSE, sizeof(Level)),
        .bindings = g_array_new(FALSE, FALSE, sizeof(Binding)),
        .waiting = g_ptr_array_new(),
        .text = g_string_new(NULL),
        .words = g_hash_table_new(g_str_hash, g_str_equal),
    };
    reader.parser = parser_new(input, &reader);
    XML_SetElementHandler(reader.parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader.parser, on_text);
    XML_SetEntityDeclHandler(reader.parser, on_entity);
    XML_SetAttlistDeclHandler(reader.parser, on_declared);
    XML_SetSkippedEntityHandler(reader.parser, on_skipped);
    bool is_parsed = parse(reader.parser, input, reader.base);
    if (!is_parsed && !reader.is_over) {
        report_problem(&reader);
    }
    const PsgElement *root = is_parsed && !reader.is_over ? reader.root : NULL;
    reader_clear(&reader);
    return root;
}

/* ---- Looking ---- */

const char *
psg_element_attribute(const PsgElement *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (strcmp(element->attributes[i].name, name) == 0) {
            return element->attributes[i].value;
        }
    }
    return NULL;
}

const char *
psg_element_value(const PsgElement *element, const char *name)
{
    const char *value = psg_element_attribute(element, name);
    return value == NULL ? "" : value;
}

const PsgElement *
psg_element_child(const PsgElement *element, const char *name)
{
    for (size_t i = 0; i < element->child_count; i++) {
        if (strcmp(element->children[i]->name, name) == 0) {
            return element->children[i];
        }
    }
    return NULL;
}

typedef struct {
    XML_Parser parser;
    char *name;
    size_t declared; /* attributes that the file itself declares */
} Glance;

/* Far more than anybody declares in the file itself, and few enough for a glance. */
enum { MOST_DECLARED = 1000 };

/* NOLINTBEGIN(readability-function-size): expat gives so much */

static void XMLCALL
on_glanced(void *data, const XML_Char *element, const XML_Char *attribute,
           const XML_Char *type, const XML_Char *value, int is_required)
{
    (void)element, (void)attribute, (void)type, (void)value, (void)is_required;
    Glance *glance = data;
    if (++glance->declared > MOST_DECLARED) {
        XML_StopParser(glance->parser, XML_FALSE);
    }
}

/* NOLINTEND(readability-function-size) */

static void XMLCALL
on_root(void *data, const XML_Char *name, const XML_Char **attributes)
{
    (void)attributes;
    Glance *glance = data;
    if (glance->name == NULL) {
        glance->name = g_strdup(without_prefix(name));
        XML_StopParser(glance->parser, XML_FALSE);
    }
}

char *
psg_xml_root_name(const PsgInput *input)
{
    Glance glance = {NULL, NULL, 0};
    glance.parser = parser_new(input, &glance);
    XML_SetStartElementHandler(glance.parser, on_root);
    XML_SetAttlistDeclHandler(glance.parser, on_glanced);
    parse(glance.parser, input, base_of(input));
    XML_ParserFree(glance.parser);
    return glance.name;
}
