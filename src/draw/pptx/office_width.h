/*
 * How wide a text is in the fonts that offices have, where that of a style is not installed.
 */
#pragma once

#include <stdbool.h>

/* In ems, of the wider one of Arial (whose widths Liberation Sans has) and Calibri (whose widths
 * Carlito has); 0 if it has letters other than Latin ones, which take another font there. Widths
 * of letters are those that the fonts tell of themselves (tables hmtx of Liberation Sans 2.1.5 and
 * Carlito 20130920); pairs that stand nearer are not thought of, so it is rather too wide. */
double psg_office_width(const char *text, bool is_bold);
