/* Numbers as text: for files always alike, for people as their language writes them. */
#include "base/number.h"

#include "base/language.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <string.h>

enum {
    MOST_DECIMALS = 300,
    LONGEST = 640 /* 309 digits, a point, the decimals, a sign */
};

#define NARROW_SPACE "\xE2\x80\xAF" /* U+202F */
#define MINUS "\xE2\x88\x92"        /* U+2212 */

void
psg_number_append(GString *out, double value, int decimals)
{
    g_assert(isfinite(value) && decimals >= 0 && decimals <= MOST_DECIMALS);
    char format[8], digits[LONGEST];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    g_ascii_formatd(digits, sizeof digits, format, value);
    if (decimals > 0) {
        size_t length = strlen(digits);
        while (digits[length - 1] == '0') {
            length--;
        }
        digits[digits[length - 1] == '.' ? length - 1 : length] = '\0';
    }
    g_string_append(out, strcmp(digits, "-0") == 0 ? "0" : digits);
}

/* 15 digits always survive a double, 17 always tell one from the next. */
void
psg_number_append_exact(GString *out, double value)
{
    g_assert(isfinite(value));
    char digits[G_ASCII_DTOSTR_BUF_SIZE], format[8];
    for (int count = DBL_DIG; count <= DBL_DECIMAL_DIG; count++) {
        g_snprintf(format, sizeof format, "%%.%dg", count);
        g_ascii_formatd(digits, sizeof digits, format, value);
        double read = g_ascii_strtod(digits, NULL);
        if (!(read < value) && !(read > value)) {
            break;
        }
    }
    g_string_append(out, digits);
}

double
psg_number_ratio(double a, double b)
{
    double ratio = a / b;
    return isfinite(ratio) ? ratio : (double)NAN;
}

static const char *
skip_digits(const char *text)
{
    while (g_ascii_isdigit(*text)) {
        text++;
    }
    return text;
}

static const char *
skip_sign(const char *text)
{
    return *text == '-' || *text == '+' ? text + 1 : text;
}

static bool
is_plain(const char *text)
{
    const char *start = skip_sign(text);
    const char *end = skip_digits(start);
    if (end == start) {
        return false;
    }
    if (*end == '.') {
        start = end + 1;
        end = skip_digits(start);
        if (end == start) {
            return false;
        }
    }
    if (*end == 'e' || *end == 'E') {
        start = skip_sign(end + 1);
        end = skip_digits(start);
        return end > start && *end == '\0';
    }
    return *end == '\0';
}

bool
psg_number_parse(const char *text, double *value)
{
    if (!is_plain(text)) {
        return false;
    }
    errno = 0;
    double number = g_ascii_strtod(text, NULL);
    bool is_too_small = fpclassify(number) == FP_ZERO && errno == ERANGE;
    if (!isfinite(number) || is_too_small) {
        return false;
    }
    *value = number;
    return true;
}

/* So many that three digits count, and none above 100. */
static int
decimals_for(double size)
{
    if (size >= 100 || fpclassify(size) == FP_ZERO) {
        return 0;
    }
    return MIN(2 - (int)floor(log10(size)), MOST_DECIMALS);
}

static void
group_thousands(GString *digits, const char *separator)
{
    size_t whole = strcspn(digits->str, ".");
    for (size_t i = whole; i > 3;) {
        i -= 3;
        g_string_insert(digits, (gssize)i, separator);
    }
}

char *
psg_number_label(double value, const char *language)
{
    if (isnan(value)) {
        return g_strdup("?");
    }
    g_autoptr(GString) label = g_string_new(NULL);
    if (isinf(value)) {
        g_string_append(label, "∞");
    } else {
        psg_number_append(label, fabs(value), decimals_for(fabs(value)));
        group_thousands(label, psg_language_is(language, "en") ? "," : NARROW_SPACE);
    }
    if (psg_language_is(language, "fr")) {
        g_string_replace(label, ".", ",", 1);
    }
    if (value < 0 && strcmp(label->str, "0") != 0) {
        g_string_prepend(label, MINUS);
    }
    return g_string_free(g_steal_pointer(&label), FALSE);
}
