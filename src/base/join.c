/* Lists in words, item by item, and the endings of nouns. */
#include "base/join.h"

#include <stdarg.h>

void
psg_join(GString *list, const char *separator, const char *item)
{
    if (list->len > 0) {
        g_string_append(list, separator);
    }
    g_string_append(list, item);
}

void
psg_join_printf(GString *list, const char *separator, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *item = g_strdup_vprintf(format, values);
    va_end(values);
    psg_join(list, separator, item);
}

const char *
psg_plural(size_t count)
{
    return count == 1 ? "" : "s";
}
