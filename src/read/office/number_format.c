/* Numbers as spreadsheets show them. */
#include "read/office/number_format.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Of Excel, whatever its language: those from 27 on show dates in East Asia, the others everywhere.
 */
PsgShown
psg_shown_builtin(unsigned id)
{
    if (id == 9 || id == 10) {
        return PSG_SHOWN_PERCENT;
    }
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) {
        return PSG_SHOWN_TIME;
    }
    if (id == 17) {
        return PSG_SHOWN_MONTH; /* what "May 2007" becomes */
    }
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
               ? PSG_SHOWN_DATE
               : PSG_SHOWN_NUMBER;
}

/* ---- Codes ---- */

/* What a code shows. */
typedef struct {
    bool has_year, has_month, has_day, has_hour, has_percent;
} Fields;

/* What stands in brackets: colours and languages, or a time that goes on counting: "[h]". */
static const char *
skip_brackets(const char *code, Fields *fields)
{
    const char *end = strchr(code, ']');
    if (end == NULL) {
        return code + strlen(code);
    }
    size_t length = (size_t)(end - code - 1);
    if (length > 0 && strspn(code + 1, "hHmMsS") == length) {
        fields->has_hour = true;
    }
    return end + 1;
}

/* A month stands alone or beside days and years; minutes stand after hours or before seconds. */
static bool
are_minutes(const char *at, bool is_after_hour)
{
    at += strspn(at, "mM");
    at += strspn(at, ":. ");
    return is_after_hour || *at == 's' || *at == 'S';
}

/* In French codes "a" is a year, "jj/mm/aaaa", "mm/aaaa"; else several are a weekday. */
static bool
is_french(const char *code)
{
    return strpbrk(code, "jJ") != NULL ||
           (strstr(code, "aa") != NULL && strpbrk(code, "yYdD") == NULL);
}

static const char *
skip_literal(const char *code)
{
    if (*code == '"') {
        const char *end = strchr(code + 1, '"');
        return end == NULL ? code + strlen(code) : end + 1;
    }
    return code[1] == '\0' ? code + 1 : g_utf8_next_char(code + 1); /* after \ _ * */
}

/* One letter of a code, of a run of the same. */
static void
take_letter(const char *code, const char *at, Fields *fields, bool *is_after_hour)
{
    char letter = g_ascii_tolower(*at);
    if (letter == 'h' || letter == 's') {
        fields->has_hour = true;
        *is_after_hour = letter == 'h';
    } else if (letter == 'm') {
        if (are_minutes(at, *is_after_hour)) {
            fields->has_hour = true;
        } else {
            fields->has_month = true;
        }
        *is_after_hour = false;
    } else if (letter == 'y' || (letter == 'a' && is_french(code)) || letter == 'e') {
        fields->has_year = true;
        *is_after_hour = false;
    } else if (letter == 'd' || letter == 'j') {
        fields->has_day = true;
        *is_after_hour = false;
    } else if (letter == '%') {
        fields->has_percent = true;
    }
}

/* Of the first of its sections. */
static Fields
fields_of(const char *code)
{
    Fields fields = {false, false, false, false, false};
    bool is_after_hour = false;
    for (const char *at = code; *at != '\0' && *at != ';';) {
        if (*at == '[') {
            const char *end = skip_brackets(at, &fields);
            is_after_hour = end - at > 1 && g_ascii_tolower(at[1]) == 'h';
            at = end;
        } else if (strchr("\"\\_*", *at) != NULL) {
            at = skip_literal(at);
        } else if (g_ascii_strncasecmp(at, "AM/PM", 5) == 0) {
            at += 5;
        } else if (g_ascii_strncasecmp(at, "A/P", 3) == 0) {
            at += 3;
        } else if (g_ascii_strncasecmp(at, "E+", 2) == 0 ||
                   g_ascii_strncasecmp(at, "E-", 2) == 0) {
            at += 2;
        } else {
            take_letter(code, at, &fields, &is_after_hour);
            at++;
            while (g_ascii_isalpha(*at) && *at == at[-1]) {
                at++;
            }
        }
    }
    return fields;
}

PsgShown
psg_shown_code(const char *code)
{
    static const char *const general[] = {"general", "standard", "@", NULL};
    g_autofree char *small = g_ascii_strdown(code, -1);
    if (g_strv_contains(general, small)) {
        return PSG_SHOWN_NUMBER;
    }
    Fields fields = fields_of(code);
    bool has_date = fields.has_year || fields.has_month || fields.has_day;
    if (!has_date) {
        return fields.has_hour      ? PSG_SHOWN_TIME
               : fields.has_percent ? PSG_SHOWN_PERCENT
                                    : PSG_SHOWN_NUMBER;
    }
    if (fields.has_day || fields.has_hour || !fields.has_year) {
        return PSG_SHOWN_DATE;
    }
    return fields.has_month ? PSG_SHOWN_MONTH : PSG_SHOWN_YEAR;
}

/* ---- Texts ---- */

/* So many digits as spreadsheets keep. */
static char *
number_text(double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.15g", value + 0.0));
}

enum {
    DAY_SECONDS = 86400,
    LAST_SERIAL = 2958465, /* 9999-12-31 */
    LONGEST_DAYS = 366,    /* what is longer is a date of which the time alone is shown */
};

static char *
time_text(gint64 seconds)
{
    gint64 minutes = seconds / 60;
    return seconds % 60 == 0
               ? g_strdup_printf("%02d:%02d", (int)(minutes / 60), (int)(minutes % 60))
               : g_strdup_printf("%02d:%02d:%02d", (int)(minutes / 60),
                                 (int)(minutes % 60), (int)(seconds % 60));
}

/* Day 60 is the 29 February 1900 of Lotus, on which Excel insists: there is no such day. */
static bool
date_of(gint64 serial, bool is_1904, GDate *date)
{
    gint64 day = is_1904 ? serial + 1462 : serial;
    if (day < 1 || day > LAST_SERIAL || (!is_1904 && day == 60)) {
        return false;
    }
    g_date_set_dmy(date, 30, G_DATE_DECEMBER, 1899);
    g_date_add_days(date, (guint)(day + (!is_1904 && day < 60 ? 1 : 0)));
    return true;
}

static char *
date_text(const GDate *date, gint64 seconds, PsgShown shown)
{
    int year = g_date_get_year(date);
    int month = (int)g_date_get_month(date), day = g_date_get_day(date);
    if (shown == PSG_SHOWN_YEAR) {
        return g_strdup_printf("%04d", year);
    }
    if (shown == PSG_SHOWN_MONTH) {
        return g_strdup_printf("%04d-%02d", year, month);
    }
    if (seconds == 0) {
        return g_strdup_printf("%04d-%02d-%02d", year, month, day);
    }
    return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day,
                           (int)(seconds / 3600), (int)(seconds / 60 % 60),
                           (int)(seconds % 60));
}

char *
psg_shown_text(double value, PsgShown shown, bool is_1904, bool *is_date_wrong)
{
    *is_date_wrong = false;
    if (shown == PSG_SHOWN_NUMBER) {
        return number_text(value);
    }
    if (shown == PSG_SHOWN_PERCENT) {
        g_autofree char *number = number_text(value * 100);
        return g_strconcat(number, "%", NULL);
    }
    if (!(value >= 0 && value <= LAST_SERIAL + 1)) {
        *is_date_wrong = true;
        return number_text(value);
    }
    gint64 seconds = llround(value * DAY_SECONDS);
    if (shown == PSG_SHOWN_TIME && value < LONGEST_DAYS) {
        return time_text(seconds);
    }
    GDate date;
    g_date_clear(&date, 1);
    if (!date_of(seconds / DAY_SECONDS, is_1904, &date)) {
        *is_date_wrong = seconds >= DAY_SECONDS || seconds == 0;
        return *is_date_wrong ? number_text(value) : time_text(seconds);
    }
    return date_text(&date, seconds % DAY_SECONDS, shown);
}
