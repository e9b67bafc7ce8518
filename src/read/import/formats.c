/* The formats, and how a file's content tells which it is of. */
#include "read/import/formats.h"

#include <string.h>

/* The last one has no name. */
static const PsgFileFormat formats[] = {
    {0},
};

const PsgFileFormat *
psg_file_format_nth(size_t place)
{
    return place + 1 < G_N_ELEMENTS(formats) ? &formats[place] : NULL;
}

const PsgFileFormat *
psg_file_format_lookup(const char *name)
{
    for (size_t i = 0; formats[i].name != NULL; i++) {
        if (strcmp(formats[i].name, name) == 0) {
            return &formats[i];
        }
    }
    return NULL;
}

const PsgFileFormat *
psg_file_format_recognise(const PsgInput *input, bool is_binary)
{
    for (size_t i = 0; formats[i].name != NULL; i++) {
        if (formats[i].is_binary == is_binary && formats[i].recognise(input)) {
            return &formats[i];
        }
    }
    return NULL;
}
