/* A table from the YAML parser's words to ours. */
#include "read/yaml/problem.h"

#include <string.h>

/* What the parser said, and where. */
typedef struct {
    const char *problem, *context;
    gunichar character;
    bool is_line_begin; /* nothing but blanks before it */
} Stumble;

typedef struct {
    const char *problem; /* part of the parser's words */
    /* part of its words on what it was doing; NULL: whatever it was */
    const char *context;
    const char *sentence; /* ours */
    bool at_context;
} Row;

/* The first row that fits holds. */
static const Row rows[] = {
    {"unexpected end of stream", "quoted scalar",
     "the quote that opens here is never closed", true},
    {"unexpected document indicator", "quoted scalar",
     "the quote that opens here is never closed", true},
    {"unknown escape character", NULL,
     "between double quotes a backslash begins an escape such as \\n: write \\\\, or "
     "use single quotes",
     false},
    {"hexdecimal number", NULL, "this escape needs hexadecimal digits, as in \\u00e9",
     false},
    {"invalid Unicode character", NULL, "this escape is no Unicode character", false},
    {"tab character", NULL, "a tab indents this line: indent with spaces", false},
    {"mapping values are not allowed", NULL,
     "there is no room for a second \": \" here: put the text in quotes if it holds "
     "one, check the indentation, or is a \":\" missing at the end of the line above?",
     false},
    {"could not find expected ':'", NULL,
     "this is neither \"key: value\" nor an entry of a list: is a \":\" or a quote "
     "missing?",
     true},
    {"did not find expected '-' indicator", NULL,
     "this line belongs neither to the list above it nor to what holds the list: begin "
     "it with \"- \", or check the indentation",
     false},
    {"did not find expected ',' or ']'", NULL,
     "a \",\" is missing before this, or a \"]\" that closes the list", false},
    {"did not find expected ',' or '}'", NULL,
     "a \",\" is missing before this, or a \"}\" that closes the map", false},
    {"did not find expected key", NULL,
     "this does not fit below the keys above it: check the indentation, and quotes "
     "inside the text before it",
     false},
    {"did not find expected node content", NULL, "a value is missing here", false},
    {"did not find expected alphabetic", "alias",
     "a text that begins with \"*\" has to be in quotes", true},
    {"did not find expected alphabetic", "anchor",
     "a text that begins with \"&\" has to be in quotes", true},
    {"block sequence entries are not allowed", NULL,
     "\"- \" cannot begin a list here: put the list on lines of its own, or the text in "
     "quotes",
     false},
    {"mapping keys are not allowed", NULL,
     "\"? \" cannot stand here: put the text in quotes", false},
    {"expected comment or line break", "block scalar",
     "a text that begins with \"|\" or \">\" has to be in quotes", true},
    {"indentation indicator", "block scalar",
     "a text that begins with \"|\" or \">\" has to be in quotes", true},
    {"", "tag", "a text that begins with \"!\" has to be in quotes", true},
    {"tag", NULL, "a text that begins with \"!\" has to be in quotes", false},
    {"expected <document start>", NULL,
     "the document ended before this: check the indentation of this line", false},
    {"", "directive", "a landscape has no use for YAML's directives: remove this line",
     true},
    {"directive", NULL, "a landscape has no use for YAML's directives: remove this line",
     false},
    {"control characters", NULL, "a control character, which no text may hold: remove it",
     false},
};

static PsgYamlProblem
no_token(gunichar at)
{
    switch (at) {
    case '\t':
        return (PsgYamlProblem){"a tab indents this line: indent with spaces", false};
    case '@':
        return (PsgYamlProblem){"a text that begins with \"@\" has to be in quotes",
                                false};
    case '`':
        return (PsgYamlProblem){"a text that begins with \"`\" has to be in quotes",
                                false};
    case '%':
        return (PsgYamlProblem){"a text that begins with \"%\" has to be in quotes",
                                false};
    default:
        return (PsgYamlProblem){
            "this character cannot begin a value: put the text in quotes", false};
    }
}

static bool
fits(const Row *row, const Stumble *stumble)
{
    if (strstr(stumble->problem, row->problem) == NULL) {
        return false;
    }
    return row->context == NULL ||
           (stumble->context != NULL && strstr(stumble->context, row->context) != NULL);
}

static Stumble
stumble_at(const PsgInput *input, size_t place, const char *problem, const char *context)
{
    const char *text = psg_input_text(input);
    size_t begin = place;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) {
        begin--;
    }
    return (Stumble){
        .problem = problem,
        .context = context,
        .character = g_utf8_get_char(text + place), /* the text ends with a NUL */
        .is_line_begin = begin == 0 || text[begin - 1] == '\n',
    };
}

PsgYamlProblem
psg_yaml_problem(const PsgInput *input, size_t place, const char *problem,
                 const char *context)
{
    if (problem == NULL) { /* of all it stumbles over, libyaml has no words for one */
        g_error("libyaml failed to allocate memory");
    }
    Stumble stumble = stumble_at(input, place, problem, context);
    if (strstr(stumble.problem, "cannot start any token") != NULL) {
        return no_token(stumble.character);
    }
    if (strstr(stumble.problem, "did not find expected key") != NULL &&
        !stumble.is_line_begin) {
        return (PsgYamlProblem){
            "nothing more can stand on this line: put all of the text in "
            "quotes if it belongs together",
            false};
    }
    if (strstr(stumble.problem, "expected node content") != NULL &&
        stumble.character == 0) {
        return (PsgYamlProblem){
            "the file ends inside of a list or a map: a \"]\" or \"}\" is "
            "missing, or a \"#\" begins a comment that was meant as text",
            false};
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (fits(&rows[i], &stumble)) {
            return (PsgYamlProblem){rows[i].sentence, rows[i].at_context};
        }
    }
    return (PsgYamlProblem){stumble.problem, false};
}
