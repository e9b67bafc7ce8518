/* Properties: which texts are numbers, and those of a thing by name. */
#include "model/property.h"

#include "base/number.h"

#include <float.h>
#include <string.h>

bool
psg_property_is_number(const char *string)
{
    double value;
    const char *digits = string + (string[0] == '-');
    bool is_code = string[0] == '+' || (digits[0] == '0' && g_ascii_isdigit(digits[1]));
    size_t count = 0;
    for (const char *at = digits; g_ascii_isdigit(*at) || *at == '.'; at++) {
        count += *at != '.';
    }
    return !is_code && count <= DBL_DIG && psg_number_parse(string, &value);
}

const PsgProperty *
psg_property_lookup(const PsgProperties *properties, const char *name)
{
    for (size_t i = 0; i < properties->count; i++) {
        if (strcmp(properties->items[i].name, name) == 0) {
            return &properties->items[i];
        }
    }
    return NULL;
}
