/* Colours of two drawings of one figure, counted side by side. */
#include "explore/dusk.h"

#include <string.h>

/* What has a colour: letters are told from shapes, since what is dark as one may be light as the other. */
static const char *const places[] = {"text[fill", ":not(text)[fill", "[stroke",
                                     "[stop-color"};

/* Names of what a rule sets, by place. */
static const char *const properties[] = {"fill", "fill", "stroke", "stop-color"};

typedef enum {
    PLACE_TEXT,
    PLACE_FILL,
    PLACE_STROKE,
    PLACE_STOP,
} Place;

struct PsgDusk {
    GHashTable *counts; /* "0 #8fc3ec #0a2943": place, colour, its other -> how often */
};

PsgDusk *
psg_dusk_new(void)
{
    PsgDusk *dusk = g_new0(PsgDusk, 1);
    dusk->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return dusk;
}

void
psg_dusk_free(PsgDusk *dusk)
{
    if (dusk != NULL) {
        g_hash_table_unref(dusk->counts);
        g_free(dusk);
    }
}

/* ---- Learning ---- */

static void
count(PsgDusk *dusk, Place place, PsgColour light, PsgColour dark)
{
    if (light.alpha == 0 || dark.alpha == 0) {
        return;
    }
    char from[8], to[8];
    psg_colour_hex(light, from);
    psg_colour_hex(dark, to);
    char *key = g_strdup_printf("%d %s %s", (int)place, from, to);
    gsize so_far = GPOINTER_TO_SIZE(g_hash_table_lookup(dusk->counts, key));
    g_hash_table_replace(dusk->counts, key, GSIZE_TO_POINTER(so_far + 1));
}

static void
learn_item(PsgDusk *dusk, const PsgItem *light, const PsgItem *dark)
{
    if (light->kind == PSG_ITEM_TEXT) {
        count(dusk, PLACE_TEXT, light->look.colour, dark->look.colour);
    } else if (light->kind == PSG_ITEM_BOX || light->kind == PSG_ITEM_PATH) {
        bool is_veil = light->kind == PSG_ITEM_BOX && light->veil != PSG_VEIL_NONE;
        count(dusk, is_veil ? PLACE_STOP : PLACE_FILL, light->ink.fill, dark->ink.fill);
        count(dusk, PLACE_STROKE, light->ink.stroke, dark->ink.stroke);
    }
}

void
psg_dusk_learn(PsgDusk *dusk, const PsgScene *light, const PsgScene *dark)
{
    size_t items = psg_scene_item_count(light);
    bool is_same = items == psg_scene_item_count(dark);
    for (size_t i = 0; i < items && is_same; i++) {
        is_same = psg_scene_item(light, i)->kind == psg_scene_item(dark, i)->kind;
    }
    count(dusk, PLACE_FILL, psg_scene_background(light), psg_scene_background(dark));
    for (size_t i = 0; i < items && is_same; i++) {
        learn_item(dusk, psg_scene_item(light, i), psg_scene_item(dark, i));
    }
}

/* ---- Writing ---- */

#define HEX_LENGTH 7 /* of "#8fc3ec" */

typedef struct {
    const char *key;
    gsize count;
} Seen;

/* By place and colour, then the most frequent first, then by the other colour. */
static int
compare_seen(const void *a, const void *b)
{
    const Seen *left = a, *right = b;
    int order = strncmp(left->key, right->key, strlen("0 ") + HEX_LENGTH);
    if (order == 0 && left->count != right->count) {
        return left->count > right->count ? -1 : 1;
    }
    return order != 0 ? order : strcmp(left->key, right->key);
}

static GArray *
sorted(const PsgDusk *dusk)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Seen));
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, dusk->counts);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        Seen seen = {key, GPOINTER_TO_SIZE(value)};
        g_array_append_val(list, seen);
    }
    g_array_sort(list, compare_seen);
    return list;
}

void
psg_dusk_write(const PsgDusk *dusk, const char *within, GString *css)
{
    g_autoptr(GArray) list = sorted(dusk);
    const char *before = "";
    for (guint i = 0; i < list->len; i++) {
        const char *key = g_array_index(list, Seen, i).key;
        const char *from = key + strlen("0 "), *to = from + HEX_LENGTH + 1;
        bool is_first = strncmp(before, key, strlen("0 ") + HEX_LENGTH) != 0;
        before = key;
        if (is_first && strncmp(from, to, HEX_LENGTH) != 0) {
            size_t place = (size_t)(*key - '0');
            g_string_append_printf(css, "%s %s=\"%.7s\"] { %s: %s }\n", within,
                                   places[place], from, properties[place], to);
        }
    }
}
