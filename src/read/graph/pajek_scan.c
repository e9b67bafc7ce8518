/* Words of a Pajek file, one line at a time. */
#include "read/graph/pajek_scan.h"

#include "base/number.h"
#include "read/graph/markup.h"

#include <math.h>
#include <string.h>

struct PsgPajekScan {
    const char *text;
    size_t at, length;
    bool is_in_comment; /* within slash and star */
    GString *texts;     /* of all words of the line, each with a zero byte after it */
    GArray *words;      /* PsgPajekWord */
    GArray *begins;     /* size_t: where each begins in texts */
    GString *comment;
};

PsgPajekScan *
psg_pajek_scan_new(const PsgInput *input)
{
    PsgPajekScan *scan = g_new0(PsgPajekScan, 1);
    scan->text = psg_input_text(input);
    scan->length = psg_input_length(input);
    scan->texts = g_string_new(NULL);
    scan->words = g_array_new(FALSE, FALSE, sizeof(PsgPajekWord));
    scan->begins = g_array_new(FALSE, FALSE, sizeof(size_t));
    scan->comment = g_string_new(NULL);
    return scan;
}

void
psg_pajek_scan_free(PsgPajekScan *scan)
{
    if (scan != NULL) {
        g_string_free(scan->texts, TRUE);
        g_string_free(scan->comment, TRUE);
        g_array_unref(scan->words);
        g_array_unref(scan->begins);
        g_free(scan);
    }
}

static bool
is_line_end(const PsgPajekScan *scan)
{
    return scan->at >= scan->length || scan->text[scan->at] == '\n' ||
           scan->text[scan->at] == '\r';
}

static bool
is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\f' || letter == '\v' ||
           letter == '\0' || letter == '\x1a'; /* the end of a file of DOS */
}

/* From after the sign; to the end of the line. */
static void
read_comment(PsgPajekScan *scan)
{
    size_t start = scan->at;
    while (!is_line_end(scan)) {
        scan->at++;
    }
    g_string_append_len(scan->comment, scan->text + start, (gssize)(scan->at - start));
    g_string_append_c(scan->comment, '\n');
}

/* Up to its end, or to the end of the line, behind which it goes on. */
static void
skip_block_comment(PsgPajekScan *scan)
{
    while (!is_line_end(scan)) {
        if (scan->text[scan->at] == '*' && scan->text[scan->at + 1] == '/') {
            scan->at += 2;
            scan->is_in_comment = false;
            return;
        }
        scan->at++;
    }
}

/* A letter of a label that Pajek writes by its number: "&#269;". */
static bool
take_entity(PsgPajekScan *scan)
{
    gunichar letter;
    size_t bytes = psg_numeric_entity(scan->text + scan->at, &letter);
    if (bytes == 0 || letter < ' ') {
        return false;
    }
    g_string_append_unichar(scan->texts, letter);
    scan->at += bytes;
    return true;
}

/* One letter of a label; with a backslash, as R writes a quote and Pajek a new line. */
static void
take_letter(PsgPajekScan *scan)
{
    char letter = scan->text[scan->at], next = scan->text[scan->at + 1];
    if (take_entity(scan)) {
        return;
    }
    if (letter == '\\' && (next == '"' || next == '\\' || next == 'n')) {
        g_string_append_c(scan->texts, next == 'n' ? ' ' : next);
        scan->at += 2;
        return;
    }
    g_string_append_c(scan->texts, is_blank(letter) ? ' ' : letter);
    scan->at++;
}

/* Up to the sign that closes it, or the end of the line. */
static bool
read_enclosed(PsgPajekScan *scan, char closing)
{
    while (!is_line_end(scan) && scan->text[scan->at] != closing) {
        if (closing == '"') {
            take_letter(scan);
        } else {
            g_string_append_c(scan->texts, scan->text[scan->at++]);
        }
    }
    bool is_closed = !is_line_end(scan);
    scan->at += is_closed;
    return is_closed;
}

static void
read_word(PsgPajekScan *scan)
{
    PsgPajekWord word = {.start = scan->at, .is_closed = true};
    size_t begin = scan->texts->len;
    char first = scan->text[scan->at];
    if (first == '"' || first == '[') {
        word.is_quoted = first == '"';
        word.is_times = first == '[';
        scan->at++;
        word.is_closed = read_enclosed(scan, word.is_quoted ? '"' : ']');
    } else {
        while (!is_line_end(scan) && !is_blank(scan->text[scan->at])) {
            if (!take_entity(scan)) {
                g_string_append_c(scan->texts, scan->text[scan->at++]);
            }
        }
    }
    g_string_append_c(scan->texts, '\0');
    word.end = scan->at;
    g_array_append_val(scan->words, word);
    g_array_append_val(scan->begins, begin);
}

static void
read_part(PsgPajekScan *scan)
{
    char letter = scan->text[scan->at], next = scan->text[scan->at + 1];
    if (scan->is_in_comment) {
        skip_block_comment(scan);
    } else if (is_blank(letter)) {
        scan->at++;
    } else if (letter == '%') {
        scan->at++;
        read_comment(scan);
    } else if (letter == '/' && next == '*') {
        scan->at += 2;
        scan->is_in_comment = true;
    } else {
        read_word(scan);
    }
}

size_t
psg_pajek_scan_line(PsgPajekScan *scan, const PsgPajekWord **words)
{
    g_string_truncate(scan->texts, 0);
    g_string_truncate(scan->comment, 0);
    g_array_set_size(scan->words, 0);
    g_array_set_size(scan->begins, 0);
    while (scan->at < scan->length && scan->words->len == 0) {
        while (!is_line_end(scan)) {
            read_part(scan);
        }
        scan->at++;
    }
    for (guint i = 0; i < scan->words->len; i++) {
        g_array_index(scan->words, PsgPajekWord, i).text =
            scan->texts->str + g_array_index(scan->begins, size_t, i);
    }
    *words = (const PsgPajekWord *)(const void *)scan->words->data;
    return scan->words->len;
}

const char *
psg_pajek_scan_comment(const PsgPajekScan *scan)
{
    return scan->comment->str;
}

bool
psg_pajek_count(const char *word, guint32 *count)
{
    double value;
    if (!psg_number_parse(word, &value) || value < 0 || value > G_MAXINT32 ||
        value > floor(value)) {
        return false;
    }
    *count = (guint32)value;
    return true;
}
