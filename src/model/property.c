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

/* Most lists have the same names in the same order. */
static const PsgProperty *
counterpart(const PsgProperties *properties, size_t place, const char *name)
{
    bool is_here =
        place < properties->count && strcmp(properties->items[place].name, name) == 0;
    return is_here ? &properties->items[place] : psg_property_lookup(properties, name);
}

/* Numbers are the same in whatever digits they are written. */
static bool
is_same_value(const PsgPropertyDifference *pair, bool are_numbers)
{
    double was, is;
    if (are_numbers && psg_number_parse(pair->before->items[0].string, &was) &&
        psg_number_parse(pair->after->items[0].string, &is)) {
        return !(was < is) && !(was > is);
    }
    return psg_text_is_same(pair->before, pair->after);
}

bool
psg_property_next_difference(const PsgPropertyPair *pair, size_t *place,
                             PsgPropertyDifference *found)
{
    while (*place < pair->after->count) {
        const PsgProperty *property = &pair->after->items[*place];
        const PsgProperty *former = counterpart(pair->before, *place, property->name);
        (*place)++;
        if (former != NULL) {
            *found = (PsgPropertyDifference){
                property, psg_dated_text_at(&former->values, &pair->then),
                psg_dated_text_at(&property->values, &pair->now)};
            if (!is_same_value(found, property->is_number && former->is_number)) {
                return true;
            }
        }
    }
    return false;
}
