/* Looking things up in a tree, and counting what is in it. */
#include "read/yaml/node.h"

#include <string.h>

const PsgPair *
psg_node_pair_lookup(const PsgNode *map, const char *key)
{
    if (map == NULL || map->kind != PSG_NODE_MAP) {
        return NULL;
    }
    for (size_t i = 0; i < map->count; i++) {
        if (strcmp(map->pairs[i].key->string, key) == 0) {
            return &map->pairs[i];
        }
    }
    return NULL;
}

const PsgNode *
psg_node_lookup(const PsgNode *map, const char *key)
{
    const PsgPair *pair = psg_node_pair_lookup(map, key);
    return pair == NULL ? NULL : pair->value;
}

void
psg_node_count(PsgNode *parent, const PsgNode *child)
{
    parent->size.values += child->size.values;
    parent->size.bytes += child->size.bytes;
    parent->height = MAX(parent->height, child->height + 1);
}

bool
psg_node_is_null(const PsgNode *node)
{
    return node->kind == PSG_NODE_SCALAR && node->plain &&
           (node->string[0] == '\0' || strcmp(node->string, "~") == 0 ||
            strcmp(node->string, "null") == 0 || strcmp(node->string, "Null") == 0 ||
            strcmp(node->string, "NULL") == 0);
}
