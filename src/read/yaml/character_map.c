/* Every 16th character is remembered; from there on it is a short walk. */
#include "read/yaml/character_map.h"

enum { STRIDE = 16 };

struct PsgCharacterMap {
    const PsgInput *input;
    GArray *bytes; /* where characters 0, 16, 32, … begin */
};

PsgCharacterMap *
psg_character_map_new(const PsgInput *input, size_t base)
{
    PsgCharacterMap *map = g_new(PsgCharacterMap, 1);
    map->input = input;
    map->bytes = g_array_new(FALSE, FALSE, sizeof(size_t));
    const char *text = psg_input_text(input);
    const char *end = text + psg_input_length(input);
    size_t character = 0;
    for (const char *at = text + base; at < end; at = g_utf8_next_char(at), character++) {
        if (character % STRIDE == 0) {
            size_t byte = (size_t)(at - text);
            g_array_append_val(map->bytes, byte);
        }
    }
    return map;
}

void
psg_character_map_free(PsgCharacterMap *map)
{
    g_array_unref(map->bytes);
    g_free(map);
}

size_t
psg_character_map_byte(const PsgCharacterMap *map, size_t character)
{
    const char *text = psg_input_text(map->input);
    const char *end = text + psg_input_length(map->input);
    if (character / STRIDE >= map->bytes->len) {
        return (size_t)(end - text);
    }
    const char *at = text + g_array_index(map->bytes, size_t, character / STRIDE);
    for (size_t left = character % STRIDE; left > 0 && at < end; left--) {
        at = g_utf8_next_char(at);
    }
    return (size_t)(at - text);
}
