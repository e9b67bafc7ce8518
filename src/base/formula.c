/* Texts that a spreadsheet would take for a formula. */
#include "base/formula.h"

#include "base/number.h"

#include <string.h>

bool
psg_formula_is(const char *text)
{
    const char *start = text + strspn(text, "'");
    double number;
    return *start != '\0' && strchr("=+-@\t\r\n", *start) != NULL &&
           !psg_number_parse(start, &number);
}
