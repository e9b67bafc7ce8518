/* From bytes to UTF-8. */
#include "read/import/decode.h"

#include <string.h>

enum {
    SAMPLE = 4096, /* bytes that tell UTF-16 without a mark, and no text at all */
    LONGEST_DECLARATION = 256, /* of XML */
};

/* Ends of lines as old Macintoshes wrote them, in a text that has no others. */
static bool
has_lone_returns(const char *text, size_t length)
{
    return memchr(text, '\n', length) == NULL && memchr(text, '\r', length) != NULL;
}

static const PsgInput *
keep(const PsgInput *input, const char *text, size_t length, PsgDiagnostics *list)
{
    PsgInput *decoded;
    if (has_lone_returns(text, length)) {
        g_autofree char *lines = g_memdup2(text, length + 1);
        for (char *at = lines; (at = memchr(at, '\r', length - (size_t)(at - lines)));) {
            *at = '\n';
        }
        decoded = psg_input_new(psg_input_name(input), lines, length);
    } else {
        decoded = psg_input_new(psg_input_name(input), text, length);
    }
    return psg_diagnostics_keep(list, decoded);
}

/* ---- What the bytes are ---- */

/* ASCII in two bytes a letter has a zero in each second place. */
static const char *
wide_letters(const char *text, size_t length)
{
    size_t sample = MIN(length, SAMPLE), zeros[2] = {0, 0};
    for (size_t i = 0; i < sample; i++) {
        zeros[i % 2] += text[i] == '\0';
    }
    if (sample >= 4 && zeros[1] > sample / 3 && zeros[0] == 0) {
        return "UTF-16LE";
    }
    return sample >= 4 && zeros[0] > sample / 3 && zeros[1] == 0 ? "UTF-16BE" : NULL;
}

/* As an XML declaration says; owned by the caller, NULL if there is none. */
static char *
declared_letters(const char *text, size_t length)
{
    if (length < 5 || memcmp(text, "<?xml", 5) != 0) {
        return NULL;
    }
    g_autofree char *head = g_strndup(text, MIN(length, LONGEST_DECLARATION));
    char *end = strstr(head, "?>");
    char *name = strstr(head, "encoding");
    if (end == NULL || name == NULL || name > end) {
        return NULL;
    }
    name += strcspn(name, "\"'");
    size_t size = *name == '\0' ? 0 : strcspn(name + 1, "\"'");
    bool is_name = size > 0 && strspn(name + 1, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS
                                      "-_.:") == size;
    return is_name ? g_strndup(name + 1, size) : NULL;
}

/* Bytes that Windows-1252 has no letter for are taken as ISO 8859-1 has them: no text has
 * both. */
static char *
western(const char *text, size_t length, size_t *written)
{
    char *letters =
        g_convert(text, (gssize)length, "UTF-8", "WINDOWS-1252", NULL, written, NULL);
    return letters != NULL ? letters
                           : g_convert(text, (gssize)length, "UTF-8", "ISO-8859-1", NULL,
                                       written, NULL);
}

/* ---- Decoding ---- */

static const PsgInput *
refuse(const PsgInput *input, size_t place, const char *what, PsgDiagnostics *list)
{
    psg_diagnostics_error(list, "encoding", (PsgSpan){input, place, place + 1}, "%s",
                          what);
    return NULL;
}

static const PsgInput *
convert(const PsgInput *input, const char *letters, size_t skip, PsgDiagnostics *list)
{
    size_t written = 0;
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        g_convert(psg_input_text(input) + skip, (gssize)(psg_input_length(input) - skip),
                  "UTF-8", letters, NULL, &written, &error);
    if (text == NULL) {
        g_autofree char *what = g_strdup_printf(
            "this is not %s, as the file seems to be: save it as UTF-8", letters);
        return refuse(input, skip, what, list);
    }
    return keep(input, text, written, list);
}

/* Bytes in no encoding that is marked. */
static const PsgInput *
guess(const PsgInput *input, PsgReport *report, PsgDiagnostics *list)
{
    const char *text = psg_input_text(input);
    size_t length = psg_input_length(input), written = 0;
    g_autofree char *declared = declared_letters(text, length);
    if (declared != NULL && g_ascii_strcasecmp(declared, "utf-8") != 0) {
        return convert(input, declared, 0, list);
    }
    const char *bad = NULL;
    g_utf8_validate_len(text, length, &bad);
    size_t place = (size_t)(bad - text);
    g_autofree char *letters = western(text, length, &written);
    if (letters == NULL) {
        return refuse(input, place, "this byte is not UTF-8: save the file as UTF-8",
                      list);
    }
    g_autofree char *name = g_path_get_basename(psg_input_name(input));
    psg_report_guess(report, (PsgSpan){input, place, place + 1},
                     "%s is not UTF-8, and was read as Windows-1252", name);
    return keep(input, letters, written, list);
}

const PsgInput *
psg_decode(const PsgInput *input, PsgReport *report, PsgDiagnostics *list)
{
    const char *text = psg_input_text(input);
    size_t length = psg_input_length(input);
    bool has_mark = length >= 2;
    if (has_mark && memcmp(text, "\xff\xfe", 2) == 0) {
        return convert(input, "UTF-16LE", 2, list);
    }
    if (has_mark && memcmp(text, "\xfe\xff", 2) == 0) {
        return convert(input, "UTF-16BE", 2, list);
    }
    const char *nul = memchr(text, '\0', length);
    const char *wide = nul == NULL ? NULL : wide_letters(text, length);
    if (wide != NULL) {
        return convert(input, wide, 0, list);
    }
    if (nul != NULL) {
        return refuse(input, (size_t)(nul - text),
                      "a NUL byte: this is no text file, nor one of those that are known",
                      list);
    }
    if (!g_utf8_validate_len(text, length, NULL)) {
        return guess(input, report, list);
    }
    size_t skip = g_str_has_prefix(text, "\xef\xbb\xbf") ? 3 : 0;
    return skip == 0 && !has_lone_returns(text, length)
               ? input
               : keep(input, text + skip, length - skip, list);
}
