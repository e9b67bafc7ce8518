/* Times that are plain numbers. */
#include "base/date.h"
#include "base/language.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

#define MINUS "\xE2\x88\x92" /* U+2212 */

/* Between the last date and the least number. */
#define BEFORE_NUMBERS                                                                   \
    (PSG_NUMBER_ZERO - PSG_NUMBER_MOST * PSG_NUMBER_UNIT - PSG_TIME_LAST / 100)

bool
psg_time_is_number(PsgTime time)
{
    return time > BEFORE_NUMBERS && time < PSG_TIME_LAST;
}

bool
psg_interval_is_number(const PsgInterval *interval)
{
    return psg_time_is_number(interval->from.first) ||
           psg_time_is_number(interval->to.last);
}

static PsgTime
power_of_ten(int exponent)
{
    PsgTime power = 1;
    for (int i = 0; i < exponent; i++) {
        power *= 10;
    }
    return power;
}

PsgDate
psg_date_from_millionths(PsgTime millionths, int decimals)
{
    PsgTime first = PSG_NUMBER_ZERO + millionths;
    PsgTime length = power_of_ten(PSG_NUMBER_DECIMALS - decimals);
    return (PsgDate){.kind = PSG_END_KNOWN,
                     .precision = PSG_PRECISION_NUMBER,
                     .decimals = decimals,
                     .first = first,
                     .last = first + length - 1};
}

bool
psg_date_from_number(double number, int decimals, PsgDate *date)
{
    g_assert(decimals >= 0 && decimals <= PSG_NUMBER_DECIMALS);
    if (!(fabs(number) <= (double)PSG_NUMBER_MOST)) {
        return false;
    }
    PsgTime steps = (PsgTime)llround(number * (double)power_of_ten(decimals));
    *date = psg_date_from_millionths(steps * power_of_ten(PSG_NUMBER_DECIMALS - decimals),
                                     decimals);
    return true;
}

double
psg_time_number(PsgTime time)
{
    return psg_time_is_number(time)
               ? (double)(time - PSG_NUMBER_ZERO) / (double)PSG_NUMBER_UNIT
               : 0;
}

double
psg_date_number(const PsgDate *date)
{
    return psg_time_number(date->first);
}

int
psg_time_number_decimals(PsgTime time)
{
    PsgTime rest = (time - PSG_NUMBER_ZERO) % PSG_NUMBER_UNIT;
    int decimals = PSG_NUMBER_DECIMALS;
    while (decimals > 0 && rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    return decimals;
}

/* Of what is not shown, what is below a digit is left out: towards the lower number. */
char *
psg_time_number_text(PsgTime time, int decimals)
{
    PsgTime length = power_of_ten(PSG_NUMBER_DECIMALS - decimals);
    PsgTime units = time - PSG_NUMBER_ZERO;
    PsgTime steps = psg_floor_divide(units, length);
    PsgTime scale = power_of_ten(decimals);
    GString *out = g_string_new(steps < 0 ? "-" : "");
    g_string_append_printf(out, "%" G_GINT64_FORMAT, ABS(steps) / scale);
    if (decimals > 0) {
        g_string_append_printf(out, ".%0*" G_GINT64_FORMAT, decimals, ABS(steps) % scale);
    }
    return g_string_free(out, FALSE);
}

char *
psg_interval_first_text(const PsgInterval *interval)
{
    const PsgDate *from = &interval->from;
    return psg_time_is_number(from->first)
               ? psg_time_number_text(from->first, from->decimals)
               : psg_time_iso(from->first);
}

/* "5" of all up to 6. One of several ends with its last. */
char *
psg_interval_last_text(const PsgInterval *interval)
{
    const PsgDate *to = &interval->to;
    return psg_time_is_number(to->last) ? psg_time_number_text(to->last, to->decimals)
                                        : psg_time_iso(to->last);
}

char *
psg_time_number_label(PsgTime time, const char *language)
{
    GString *out = g_string_new(NULL);
    g_autofree char *text = psg_time_number_text(time, psg_time_number_decimals(time));
    g_string_append(out, text);
    if (psg_language_is(language, "fr")) {
        g_string_replace(out, ".", ",", 1);
    }
    g_string_replace(out, "-", MINUS, 1);
    return g_string_free(out, FALSE);
}
