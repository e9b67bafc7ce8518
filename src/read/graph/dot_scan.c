/* DOT as tokens: where names stand, how deep groups go, and how many edges they make. */
#include "read/graph/dot_scan.h"

#include <string.h>

/* The parser's stack has 10,000 entries, of which each edge of a chain (a -> b -> c) takes four,
 * and each group a few. */
enum { MOST_IN_CHAINS = 2000 };

/* Each node has room for each attribute that any node has. */
enum { MOST_CELLS = 20000000 };

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef enum {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_EDGE, /* -> or -- */
    TOKEN_SIGN, /* any other single character */
    TOKEN_BAD,  /* not closed, which was told */
} Token;

typedef struct {
    const PsgInput *input;
    PsgDiagnostics *list; /* NULL: nothing is told */
    const char *text;
    size_t at, length;
    size_t start; /* of the token at hand */
    char sign;
    bool is_quoted;
    GString *name;
} Lexer;

/* A group of nodes, in braces. */
typedef struct {
    const char *name;   /* NULL: none */
    double nodes;       /* named within, each time */
    double left, chain; /* of the statement at hand: nodes at the last end, and edges */
    bool has_edge;      /* an edge waits for its second end */
} Group;

struct PsgDotScan {
    const PsgInput *input;
    GStringChunk *texts;
    GHashTable *places;     /* name → offset + 1 */
    GHashTable *attributes; /* names that something was assigned to */
};

typedef struct {
    PsgDotScan *scan;
    Lexer lexer;
    const PsgLimits *limits;
    GArray *groups;    /* from the outermost on */
    GHashTable *sizes; /* of groups by name: → a double */
    double edges, chains;
    size_t brackets;
    const char *last;    /* the last name */
    const char *pending; /* a group is called so, of which nothing else is known yet */
    bool names_group;    /* "subgraph" came before */
    bool is_value;       /* what follows is a value or a port */
} Scanner;

/* ---- Tokens ---- */

static Token
bad(const Lexer *lexer, const char *what)
{
    if (lexer->list != NULL) {
        PsgSpan span = {lexer->input, lexer->start, lexer->start + 1};
        psg_diagnostics_error(lexer->list, "dot", span, "this %s is not closed", what);
    }
    return TOKEN_BAD;
}

static bool
begins(const Lexer *lexer, const char *word)
{
    return strncmp(lexer->text + lexer->at, word, strlen(word)) == 0;
}

/* Blanks and comments; false if a comment is not closed. */
static bool
skip(Lexer *lexer)
{
    for (;;) {
        char c = lexer->text[lexer->at];
        bool is_first = lexer->at == 0 || lexer->text[lexer->at - 1] == '\n';
        if (c != '\0' && strchr(" \t\r\n\f\v", c) != NULL) {
            lexer->at++;
        } else if (begins(lexer, "//") || (c == '#' && is_first)) {
            lexer->at += strcspn(lexer->text + lexer->at, "\n");
        } else if (begins(lexer, "/*")) {
            const char *end = strstr(lexer->text + lexer->at + 2, "*/");
            lexer->start = lexer->at;
            lexer->at = end == NULL ? lexer->length : (size_t)(end - lexer->text) + 2;
            if (end == NULL) {
                return false;
            }
        } else {
            return true;
        }
    }
}

static Token
take_quoted(Lexer *lexer)
{
    lexer->is_quoted = true;
    for (lexer->at++; lexer->text[lexer->at] != '"'; lexer->at++) {
        const char *c = lexer->text + lexer->at;
        if (*c == '\0') {
            return bad(lexer, "text in quotes");
        }
        if (c[0] == '\\' && c[1] == '\n') {
            lexer->at++; /* the line goes on */
            continue;
        }
        if (c[0] == '\\' && (c[1] == '"' || c[1] == '\\')) {
            g_string_append(lexer->name, c[1] == '"' ? "" : "\\");
            lexer->at++;
        }
        g_string_append_c(lexer->name, lexer->text[lexer->at]);
    }
    lexer->at++;
    return TOKEN_NAME;
}

static Token
take_html(Lexer *lexer)
{
    size_t depth = 0;
    lexer->is_quoted = true;
    do {
        lexer->at += strcspn(lexer->text + lexer->at, "<>");
        if (lexer->text[lexer->at] == '\0') {
            return bad(lexer, "text in angle brackets");
        }
        depth += lexer->text[lexer->at] == '<' ? 1 : 0;
        depth -= lexer->text[lexer->at] == '>' ? 1 : 0;
        lexer->at++;
    } while (depth > 0);
    return TOKEN_NAME;
}

static bool
is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_' || (c & 0x80) != 0;
}

static Token
next_token(Lexer *lexer)
{
    if (!skip(lexer)) {
        return bad(lexer, "comment");
    }
    const char *text = lexer->text + lexer->at;
    lexer->start = lexer->at;
    lexer->is_quoted = false;
    lexer->sign = *text;
    g_string_truncate(lexer->name, 0);
    if (*text == '\0') {
        return TOKEN_END;
    }
    if (*text == '"') {
        return take_quoted(lexer);
    }
    if (*text == '<') {
        return take_html(lexer);
    }
    if (begins(lexer, "->") || begins(lexer, "--")) {
        lexer->at += 2;
        return TOKEN_EDGE;
    }
    size_t length = *text == '-' ? 1 : 0;
    while (is_word(text[length]) || text[length] == '.') {
        length++;
    }
    lexer->at += MAX(length, 1);
    g_string_append_len(lexer->name, text, (gssize)length);
    return length > 0 ? TOKEN_NAME : TOKEN_SIGN;
}

static Lexer
lexer_of(const PsgInput *input, PsgDiagnostics *list)
{
    Lexer lexer = {.input = input,
                   .list = list,
                   .text = psg_input_text(input),
                   .length = psg_input_length(input),
                   .name = g_string_new(NULL)};
    lexer.at = begins(&lexer, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    return lexer;
}

static bool
is_keyword(const Lexer *lexer, const char *word)
{
    return !lexer->is_quoted && g_ascii_strcasecmp(lexer->name->str, word) == 0;
}

bool
psg_dot_begins(const PsgInput *input)
{
    Lexer lexer = lexer_of(input, NULL);
    Token token = next_token(&lexer);
    if (token == TOKEN_NAME && is_keyword(&lexer, "strict")) {
        token = next_token(&lexer);
    }
    bool is_graph = token == TOKEN_NAME &&
                    (is_keyword(&lexer, "graph") || is_keyword(&lexer, "digraph"));
    token = is_graph ? next_token(&lexer) : TOKEN_BAD;
    token = token == TOKEN_NAME ? next_token(&lexer) : token;
    g_string_free(lexer.name, TRUE);
    return token == TOKEN_SIGN && lexer.sign == '{';
}

/* ---- What it comes to ---- */

static Group *
innermost(const Scanner *scanner)
{
    return &g_array_index(scanner->groups, Group, scanner->groups->len - 1);
}

/* Of so many nodes, which an edge may end at, or begin. */
static void
take_end(Scanner *scanner, double nodes)
{
    Group *group = innermost(scanner);
    if (group->has_edge) {
        scanner->edges += group->left * nodes;
        group->chain++;
        scanner->chains++;
    } else {
        scanner->chains -= group->chain;
        group->chain = 0;
    }
    group->has_edge = false;
    group->left = nodes;
    group->nodes += nodes;
}

/* "subgraph a" without braces is the group as it is. */
static void
settle_pending(Scanner *scanner)
{
    if (scanner->pending != NULL) {
        const double *known = g_hash_table_lookup(scanner->sizes, scanner->pending);
        scanner->pending = NULL;
        take_end(scanner, known == NULL ? 1 : *known);
    }
}

static void
take_name(Scanner *scanner)
{
    const Lexer *lexer = &scanner->lexer;
    PsgDotScan *scan = scanner->scan;
    bool names_group = scanner->names_group;
    settle_pending(scanner);
    scanner->last = g_string_chunk_insert_const(scan->texts, lexer->name->str);
    scanner->names_group = is_keyword(lexer, "subgraph");
    if (names_group) {
        scanner->pending = scanner->last;
    } else if (scanner->brackets == 0 && !scanner->is_value && !scanner->names_group) {
        if (!g_hash_table_contains(scan->places, scanner->last)) {
            g_hash_table_insert(scan->places, (gpointer)(guintptr)scanner->last,
                                GSIZE_TO_POINTER(lexer->start + 1));
        }
        take_end(scanner, 1);
    }
    scanner->is_value = false;
}

static void
close_group(Scanner *scanner)
{
    Group group = *innermost(scanner);
    if (scanner->groups->len == 1) {
        return; /* one brace too many, which the parser tells */
    }
    g_array_set_size(scanner->groups, scanner->groups->len - 1);
    scanner->chains -= group.chain;
    if (group.name != NULL) {
        double *size = g_hash_table_lookup(scanner->sizes, group.name);
        if (size == NULL) {
            size = g_new0(double, 1);
            g_hash_table_insert(scanner->sizes, (gpointer)(guintptr)group.name, size);
        }
        *size += group.nodes;
    }
    take_end(scanner, group.nodes);
}

static void
take_sign(Scanner *scanner)
{
    char sign = scanner->lexer.sign;
    if (sign == '{') {
        Group group = {.name = scanner->pending};
        scanner->pending = NULL;
        g_array_append_val(scanner->groups, group);
    }
    settle_pending(scanner);
    if (sign == '}') {
        close_group(scanner);
    } else if (sign == '=' && scanner->last != NULL) {
        g_hash_table_add(scanner->scan->attributes, (gpointer)(guintptr)scanner->last);
    }
    scanner->brackets += sign == '[' ? 1 : 0;
    scanner->brackets -= sign == ']' && scanner->brackets > 0 ? 1 : 0;
    scanner->is_value = sign == '=' || sign == ':' || sign == '+';
    scanner->names_group = false;
}

/* What is too much of it, with its limit; NULL if nothing is. */
static const char *
too_much(const Scanner *scanner, const char **what, size_t *most)
{
    const PsgDotScan *scan = scanner->scan;
    double cells = (double)g_hash_table_size(scan->places) *
                   (double)g_hash_table_size(scan->attributes);
    if (scanner->groups->len > scanner->limits->max_depth) {
        *what = "groups stand too deep in each other";
        *most = scanner->limits->max_depth;
        return PSG_LIMIT_DEPTH;
    }
    if (scanner->edges > (double)scanner->limits->max_values) {
        *what = "groups of nodes have too many edges between them";
        *most = scanner->limits->max_values;
        return PSG_LIMIT_VALUES;
    }
    if (cells > MOST_CELLS) {
        *what = "nodes have too many attributes, each of which takes room for all nodes";
        *most = MOST_CELLS;
        return PSG_LIMIT_VALUES;
    }
    if (scanner->chains > MOST_IN_CHAINS) {
        *what = "a chain of edges is too long for Graphviz: begin a new statement";
        *most = MOST_IN_CHAINS;
        return "dot";
    }
    return NULL;
}

/* False if it must not be parsed, which was told. */
static bool
check_size(const Scanner *scanner)
{
    const char *what;
    size_t most;
    const char *limit = too_much(scanner, &what, &most);
    if (limit != NULL) {
        PsgSpan span = {scanner->lexer.input, scanner->lexer.start, scanner->lexer.at};
        psg_diagnostics_limit(scanner->lexer.list, limit, span, what, most);
    }
    return limit == NULL;
}

static bool
scan_tokens(Scanner *scanner)
{
    const Lexer *lexer = &scanner->lexer;
    Token token;
    while ((token = next_token(&scanner->lexer)) != TOKEN_END) {
        if (token == TOKEN_NAME) {
            take_name(scanner);
        } else if (token == TOKEN_EDGE) {
            settle_pending(scanner);
            innermost(scanner)->has_edge = true;
        } else if (token == TOKEN_SIGN) {
            take_sign(scanner);
        }
        if (token == TOKEN_BAD || !check_size(scanner)) {
            return false;
        }
    }
    if (lexer->at < lexer->length) {
        psg_diagnostics_error(lexer->list, "dot",
                              (PsgSpan){lexer->input, lexer->at, lexer->at + 1},
                              "a text cannot hold the character NUL");
        return false;
    }
    return true;
}

PsgDotScan *
psg_dot_scan(const PsgInput *input, const PsgLimits *limits, PsgDiagnostics *list)
{
    PsgDotScan *scan = g_new0(PsgDotScan, 1);
    *scan = (PsgDotScan){
        .input = input,
        .texts = g_string_chunk_new(1 << 14),
        .places = g_hash_table_new(NULL, NULL),
        .attributes = g_hash_table_new(NULL, NULL),
    };
    Scanner scanner = {
        .scan = scan,
        .lexer = lexer_of(input, list),
        .limits = limits,
        .groups = g_array_new(FALSE, FALSE, sizeof(Group)),
        .sizes = g_hash_table_new_full(NULL, NULL, NULL, g_free),
    };
    Group outermost = {.name = NULL};
    g_array_append_val(scanner.groups, outermost);
    bool is_good = scan_tokens(&scanner);
    g_array_unref(scanner.groups);
    g_hash_table_unref(scanner.sizes);
    g_string_free(scanner.lexer.name, TRUE);
    if (!is_good) {
        g_clear_pointer(&scan, psg_dot_scan_free);
    }
    return scan;
}

void
psg_dot_scan_free(PsgDotScan *scan)
{
    if (scan != NULL) {
        g_string_chunk_free(scan->texts);
        g_hash_table_unref(scan->places);
        g_hash_table_unref(scan->attributes);
        g_free(scan);
    }
}

PsgSpan
psg_dot_place(const PsgDotScan *scan, const char *name)
{
    const char *kept = g_string_chunk_insert_const(scan->texts, name);
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(scan->places, kept));
    return place == 0 ? (PsgSpan){scan->input, 0, 0}
                      : (PsgSpan){scan->input, place - 1, place};
}
