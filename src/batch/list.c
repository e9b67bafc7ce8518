/* Reading LIST: words as a shell has them, and their places. */
#include "batch/list.h"

/* A line while it is read. */
typedef struct {
    const PsgInput *input;
    const char *text;
    size_t at, end;
    PsgDiagnostics *list;
    GArray *words; /* PsgListWord, with texts of their own */
    bool is_broken;
} Scan;

static void
clear_word(gpointer data)
{
    PsgListWord *word = data;
    g_free((char *)(gsize)word->text);
}

static void
free_line(gpointer data)
{
    PsgListLine *line = data;
    for (size_t i = 0; i < line->count; i++) {
        clear_word(&line->words[i]);
    }
    g_free(line->words);
    g_free(line);
}

static bool
is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r';
}

static bool
is_at_end(const Scan *scan)
{
    return scan->at >= scan->end || scan->text[scan->at] == '\n';
}

/* A backslash before the end of a line: how many bytes both are; 0: it is none. */
static size_t
joint(const Scan *scan)
{
    const char *text = scan->text + scan->at;
    size_t left = scan->end - scan->at;
    if (left >= 2 && text[0] == '\\' && text[1] == '\n') {
        return 2;
    }
    return left >= 3 && text[0] == '\\' && text[1] == '\r' && text[2] == '\n' ? 3 : 0;
}

/* What stands in quotes, which may not go on in the next line. */
static void
scan_quoted(Scan *scan, GString *word)
{
    char quote = scan->text[scan->at];
    PsgSpan span = {scan->input, scan->at, scan->at + 1};
    scan->at++;
    while (!is_at_end(scan) && scan->text[scan->at] != quote) {
        char next = scan->at + 1 < scan->end ? scan->text[scan->at + 1] : '\0';
        bool escapes =
            quote == '"' && scan->text[scan->at] == '\\' && (next == '"' || next == '\\');
        scan->at += escapes;
        g_string_append_c(word, scan->text[scan->at]);
        scan->at++;
    }
    if (is_at_end(scan)) {
        psg_diagnostics_error(scan->list, "list-quote", span,
                              "the quote %c is not closed in this line", quote);
        scan->is_broken = true;
        return;
    }
    scan->at++;
}

static void
scan_word(Scan *scan)
{
    GString *word = g_string_new(NULL);
    size_t start = scan->at;
    while (!is_at_end(scan) && !is_blank(scan->text[scan->at]) && joint(scan) == 0) {
        char letter = scan->text[scan->at];
        if (letter == '\'' || letter == '"') {
            scan_quoted(scan, word);
            continue;
        }
        scan->at += letter == '\\' && scan->at + 1 < scan->end;
        g_string_append_c(word, scan->text[scan->at]);
        scan->at++;
    }
    PsgListWord found = {NULL, {scan->input, start, scan->at}};
    found.text = g_string_free(word, FALSE);
    g_array_append_val(scan->words, found);
}

/* Up to the end of the line, and of those that it goes on in. */
static void
scan_line(Scan *scan)
{
    while (!is_at_end(scan)) {
        if (is_blank(scan->text[scan->at])) {
            scan->at++;
        } else if (joint(scan) > 0) {
            scan->at += joint(scan);
        } else if (scan->text[scan->at] == '#') {
            while (!is_at_end(scan)) {
                scan->at++;
            }
        } else {
            scan_word(scan);
        }
    }
    scan->at++;
}

static void
check_first(Scan *scan)
{
    const PsgListWord *first = &g_array_index(scan->words, PsgListWord, 0);
    if (first->text[0] == '-') {
        psg_diagnostics_error(scan->list, "list-landscape", first->span,
                              "a line begins with the landscape, and options follow it%s",
                              first->text[1] == '\0'
                                  ? "; standard input can be none of many"
                                  : " (./-x is a file of that name)");
        scan->is_broken = true;
    } else if (first->text[0] == '\0') {
        psg_diagnostics_error(scan->list, "list-landscape", first->span,
                              "this names no landscape");
        scan->is_broken = true;
    }
}

GPtrArray *
psg_list_read(const PsgInput *input, PsgDiagnostics *list)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(free_line);
    const char *text = psg_input_text(input);
    size_t length = psg_input_length(input);
    const char *bad;
    if (!g_utf8_validate(text, (gssize)length, &bad)) {
        size_t place = (size_t)(bad - text);
        psg_diagnostics_error(list, "encoding", (PsgSpan){input, place, place + 1},
                              "a list is text in UTF-8, and this byte is not");
        return lines;
    }
    size_t start = g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0;
    Scan scan = {.input = input, .text = text, .at = start, .end = length, .list = list};
    while (scan.at < scan.end) {
        scan.words = g_array_new(FALSE, FALSE, sizeof(PsgListWord));
        g_array_set_clear_func(scan.words, clear_word);
        scan.is_broken = false;
        scan_line(&scan);
        if (scan.words->len > 0) {
            check_first(&scan);
        }
        if (scan.words->len > 0 && !scan.is_broken) {
            PsgListLine *line = g_new(PsgListLine, 1);
            line->count = scan.words->len;
            g_array_set_clear_func(scan.words, NULL);
            line->words =
                (PsgListWord *)(void *)g_array_free(g_steal_pointer(&scan.words), FALSE);
            g_ptr_array_add(lines, line);
        }
        g_clear_pointer(&scan.words, g_array_unref);
    }
    return lines;
}
