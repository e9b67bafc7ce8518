/* The words of parts. */
#include "scene/part.h"

const char *
psg_part_word(PsgPartKind kind)
{
    static const char *const words[] = {
        [PSG_PART_NONE] = "nothing",      [PSG_PART_ACTOR] = "actor",
        [PSG_PART_RELATION] = "relation", [PSG_PART_GROUP] = "group",
        [PSG_PART_SLICE] = "slice",       [PSG_PART_EVENT] = "event",
        [PSG_PART_TIER] = "tier",         [PSG_PART_MEASURE] = "measure",
        [PSG_PART_SOURCE] = "source",     [PSG_PART_HEADING] = "heading",
        [PSG_PART_STRIP] = "strip",       [PSG_PART_LEGEND] = "legend",
        [PSG_PART_SOURCES] = "sources",
    };
    return words[kind];
}

bool
psg_part_has_index(PsgPartKind kind)
{
    return kind > PSG_PART_NONE && kind < PSG_PART_HEADING;
}

bool
psg_part_equals(PsgPart a, PsgPart b)
{
    return a.kind == b.kind && a.index == b.index;
}
