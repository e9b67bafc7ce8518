/*
 * Where the characters of an input begin: from a count of characters to a count of bytes.
 */
#pragma once

#include "base/input.h"

typedef struct PsgCharacterMap PsgCharacterMap;

/* Characters are counted from the byte `base`. The input is UTF-8, and must outlive
 * the map. */
PsgCharacterMap *psg_character_map_new(const PsgInput *input, size_t base);
void psg_character_map_free(PsgCharacterMap *map);

/* The end of the input for a character beyond it. */
size_t psg_character_map_byte(const PsgCharacterMap *map, size_t character);
