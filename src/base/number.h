/*
 * Numbers as text, the same in every locale.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* At most `decimals` decimals, no trailing zeros, '.', never "-0". For files. */
void psg_number_append(GString *out, double value, int decimals);

/* The shortest text that is read as the same number: "0.1", "22", "1e+22". Finite only. */
void psg_number_append_exact(GString *out, double value);

/* a by b; NaN if that is no number, or one that a double cannot hold. */
double psg_number_ratio(double a, double b);

/* Divided and rounded down, also below 0; by: above 0. */
static inline gint64
psg_floor_divide(gint64 number, gint64 by)
{
    gint64 quotient = number / by;
    return number % by < 0 ? quotient - 1 : quotient;
}

/* A plain decimal number and nothing else: [-+]digits[.digits][e[-+]digits]; false
 * otherwise, and for what a double cannot hold. */
bool psg_number_parse(const char *text, double *value);

/* For people: "1 590" in French (narrow no-break space), "1,590" in English; up to 3
 * significant decimals below 100. Owned by the caller. */
char *psg_number_label(double value, const char *language);
