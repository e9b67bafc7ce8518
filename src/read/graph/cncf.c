/*
 * landscape.yml: categories, their subcategories, and items with the dates at which they came to a
 * level of maturity.
 *
 * A level is the kind of an actor, for as long as it has it, since that is what changes over the
 * years; a category is a group. The tree is the same as that of JSON, and so are attributes.
 */
#include "read/graph/graphs.h"

#include "read/graph/json_graph.h"
#include "read/yaml/compose.h"

#include <string.h>

/* From the lowest on. A project that is accepted is at the first, unless it came to another that
 * day. */
static const char *const levels[] = {"sandbox", "incubating", "graduated", "archived"};

enum { LEVELS = G_N_ELEMENTS(levels), LEVEL_ARCHIVED = LEVELS - 1 };

typedef struct {
    PsgJsonGraph graph;
    GHashTable *homes; /* key of an item → where its page is; texts of the draft */
    guint32 clock;
} Reader;

/* ---- What it is ---- */

static const PsgNode *
categories_of(const PsgNode *root)
{
    const PsgNode *list = psg_node_lookup(root, "landscape");
    list = list == NULL ? psg_node_lookup(root, "categories") : list;
    return psg_json_is_list(list) ? list : NULL;
}

bool
psg_cncf_recognise(const PsgInput *input)
{
    return g_regex_match_simple("\\A(\\xEF\\xBB\\xBF)?(\\s*(#.*|---.*)?\\n)*"
                                "(landscape|categories):\\s*(#.*)?\\n"
                                "(\\s*(#.*)?\\n)*\\s*- *(category|name):",
                                psg_input_text(input), 0, 0);
}

/* ---- Items ---- */

/* Of the item, or of what it keeps as "extra"; NULL if it is nowhere. */
static const PsgNode *
find(const PsgNode *item, const char *key)
{
    const PsgNode *node = psg_node_lookup(item, key);
    node = node == NULL ? psg_node_lookup(psg_node_lookup(item, "extra"), key) : node;
    return node == NULL || psg_node_is_null(node) ? NULL : node;
}

static const char *
text_at(const Reader *reader, const PsgNode *item, const char *key)
{
    const char *text = psg_json_value(reader->graph.draft, find(item, key));
    return text == NULL || *text == '\0' ? NULL : text;
}

/* What it is from one date to the next. NULL start: always. */
static void
say_level(const Reader *reader, PsgDraftThing actor, size_t level, const char *dates[2],
          PsgSpan span)
{
    PsgDraftTime when = {.clock = reader->clock,
                         .start = dates[0],
                         .end = dates[1],
                         .is_end_open = dates[1] != NULL};
    PsgDraftSaying saying = {.of = actor,
                             .meaning = PSG_MEANING_KIND,
                             .value = levels[level],
                             .when = dates[0] == NULL ? NULL : &when};
    psg_draft_say(reader->graph.draft, &saying, span);
}

/* Between its acceptance and the first level that has a date it was at the level before. */
static void
say_first_level(const Reader *reader, PsgDraftThing actor, const PsgNode *item,
                size_t next, const char *dates[LEVELS])
{
    const char *accepted = text_at(reader, item, "accepted");
    if (accepted == NULL || next == 0 || next == LEVEL_ARCHIVED ||
        strcmp(accepted, dates[next]) >= 0) {
        return;
    }
    const PsgNode *place = find(item, "accepted");
    say_level(reader, actor, next - 1, (const char *[]){accepted, dates[next]},
              place->span);
    psg_report_guess(reader->graph.report, place->span,
                     "from when it was accepted to the first level that has a date, a "
                     "project was at the level before that");
}

static size_t
level_of(const char *word)
{
    for (size_t i = 0; word != NULL && i < LEVELS; i++) {
        if (g_ascii_strcasecmp(word, levels[i]) == 0) {
            return i;
        }
    }
    return LEVELS;
}

/* Its levels in their order, each until the next one. */
static void
say_levels(const Reader *reader, PsgDraftThing actor, const PsgNode *item)
{
    const char *project = text_at(reader, item, "project");
    const char *dates[LEVELS];
    size_t first = LEVELS, last = LEVELS, now = level_of(project);
    for (size_t i = 0; i < LEVELS; i++) {
        dates[i] = text_at(reader, item, levels[i]);
        first = first == LEVELS && dates[i] != NULL ? i : first;
        last = dates[i] != NULL ? i : last;
    }
    if (last == LEVELS && now < LEVELS) {
        const char *since = text_at(reader, item, "accepted");
        say_level(reader, actor, now, (const char *[]){since, NULL},
                  find(item, "project")->span);
        return;
    }
    for (size_t i = 0; i < LEVELS; i++) {
        size_t next = i + 1;
        while (next < LEVELS && dates[next] == NULL) {
            next++;
        }
        if (i == first) {
            say_first_level(reader, actor, item, i, dates);
        }
        if (dates[i] != NULL) {
            say_level(reader, actor, i,
                      (const char *[]){dates[i], next < LEVELS ? dates[next] : NULL},
                      find(item, levels[i])->span);
        }
    }
    if (now < LEVELS && now != last) {
        psg_report_doubt(reader->graph.report, "level", find(item, "project")->span,
                         "it is said to be %s, and the last date is of %s", levels[now],
                         levels[last]);
    }
}

/* From when it is in the landscape. */
static void
say_beginning(const Reader *reader, PsgDraftThing actor, const PsgNode *item)
{
    static const char *const keys[] = {"accepted",   "joined",    "sandbox",
                                       "incubating", "graduated", "archived"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *start = text_at(reader, item, keys[i]);
        if (start != NULL) {
            PsgDraftTime when = {.clock = reader->clock, .start = start};
            psg_draft_there(reader->graph.draft, actor, &when, find(item, keys[i])->span);
            return;
        }
    }
}

/* What an item is called: its name, unless another item of that name has another page. */
static const char *
key_of(Reader *reader, const PsgNode *item, const char *name, const char *subcategory)
{
    const char *home = text_at(reader, item, "homepage_url");
    home = home == NULL ? "" : home;
    const char *known = g_hash_table_lookup(reader->homes, name);
    if (known != NULL && strcmp(known, home) != 0) {
        g_autofree char *longer =
            g_strdup_printf("%s (%s)", name, subcategory == NULL ? "" : subcategory);
        name = psg_draft_text(reader->graph.draft, longer);
    }
    g_hash_table_insert(reader->homes, (gpointer)(guintptr)name,
                        (gpointer)(guintptr)psg_draft_text(reader->graph.draft, home));
    return name;
}

/* "Category / Subcategory", where an item stands as well. */
static void
say_second_paths(Reader *reader, const PsgNode *item)
{
    const PsgNode *paths = find(item, "second_path");
    size_t count = paths == NULL ? 0 : psg_json_is_list(paths) ? paths->count : 1;
    for (size_t i = 0; i < count; i++) {
        const PsgNode *path = psg_json_is_list(paths) ? paths->items[i] : paths;
        if (path->kind == PSG_NODE_SCALAR) {
            g_auto(GStrv) parts = g_strsplit(path->string, " / ", 2);
            psg_attributes_mean(reader->graph.attributes, PSG_MEANING_GROUP,
                                "second_path", parts[0] == NULL ? "" : parts[0],
                                path->span);
        }
    }
}

/* What stands in the item itself. */
static void
say_item(Reader *reader, PsgDraftThing actor, const PsgNode *item,
         const char *subcategory)
{
    static const struct {
        PsgMeaning meaning;
        const char *key;
    } facts[] = {{PSG_MEANING_NAME, "name"},
                 {PSG_MEANING_NOTE, "description"},
                 {PSG_MEANING_URL, "homepage_url"}};
    PsgAttributes *attributes = reader->graph.attributes;
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        const char *value = text_at(reader, item, facts[i].key);
        if (value != NULL) {
            psg_attributes_mean(attributes, facts[i].meaning, facts[i].key, value,
                                find(item, facts[i].key)->span);
        }
    }
    const char *project = text_at(reader, item, "project");
    if (project != NULL && level_of(project) == LEVELS) {
        psg_attributes_mean(attributes, PSG_MEANING_KIND, "project", project, item->span);
    }
    if (subcategory != NULL) {
        psg_attributes_mean(attributes, PSG_MEANING_PROPERTY, "subcategory", subcategory,
                            item->span);
    }
    say_levels(reader, actor, item);
    say_beginning(reader, actor, item);
    if (find(item, "logo") != NULL) {
        psg_report_lose(reader->graph.report, "logos", find(item, "logo")->span);
    }
}

/* An item that stands in several places is said once, and is in the groups of all of them. */
static void
read_item(Reader *reader, const PsgNode *item, const char *category,
          const char *subcategory)
{
    static const char *const known[] = {
        "item",        "name",     "description", "homepage_url", "project",   "logo",
        "joined",      "accepted", "sandbox",     "incubating",   "graduated", "archived",
        "second_path", NULL};
    const char *name = text_at(reader, item, "name");
    if (name == NULL) {
        reader->graph.rows++;
        psg_report_refuse(reader->graph.report, "item", item->span,
                          "this item has no name");
        return;
    }
    const char *key = key_of(reader, item, name, subcategory);
    PsgDraftThing actor;
    bool is_again = psg_draft_find(reader->graph.draft, key, &actor);
    PsgJsonSaid said = {
        .maps = {is_again ? NULL : item}, .known = known, .span = item->span};
    actor = psg_json_graph_node(&reader->graph, key, &said);
    if (is_again) {
        reader->graph.joined++;
    } else {
        say_item(reader, actor, item, subcategory);
    }
    if (category != NULL) {
        psg_attributes_mean(reader->graph.attributes, PSG_MEANING_GROUP, "category",
                            category, item->span);
    }
    say_second_paths(reader, item);
}

static void
read_category(Reader *reader, const PsgNode *category)
{
    const char *name = text_at(reader, category, "name");
    const PsgNode *subs = psg_node_lookup(category, "subcategories");
    for (size_t i = 0; psg_json_is_list(subs) && i < subs->count; i++) {
        const PsgNode *sub = subs->items[i];
        const char *subname = text_at(reader, sub, "name");
        const PsgNode *items = psg_node_lookup(sub, "items");
        for (size_t k = 0; psg_json_is_list(items) && k < items->count; k++) {
            read_item(reader, items->items[k], name, subname);
        }
    }
}

void
psg_cncf_read(const PsgInput *input, PsgDraft *draft)
{
    g_autoptr(PsgArena) arena = psg_arena_new();
    const PsgNode *root =
        psg_yaml_read(input, psg_draft_limits(draft), arena, psg_draft_list(draft));
    const PsgNode *categories = root == NULL ? NULL : categories_of(root);
    if (categories == NULL) {
        if (root != NULL) {
            psg_diagnostics_error(psg_draft_list(draft), "format", root->span,
                                  "no \"landscape\" with categories is here");
        }
        return;
    }
    g_autoptr(GHashTable) homes = g_hash_table_new(NULL, NULL);
    PsgDraftClock clock = {.form = PSG_CLOCK_DATE, .name = psg_input_name(input)};
    Reader reader = {.graph = psg_json_graph_begin(input, draft),
                     .homes = homes,
                     .clock = psg_draft_clock(draft, &clock)};
    psg_report_describe(reader.graph.report, "a landscape.yml of the CNCF's program");
    for (size_t i = 0; i < categories->count && !psg_draft_is_full(draft); i++) {
        read_category(&reader, categories->items[i]);
    }
    psg_json_graph_end(&reader.graph);
}
