/*
 * From the presentation on, relationships lead to what is kept. Those that lead to slides, or to
 * what goes with them, are left out, and so are the elements that speak of these.
 */
#include "read/template/parts.h"

#include <string.h>

#define PRESENTATION "ppt/presentation.xml"
#define MAIN "http://schemas.openxmlformats.org/presentationml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Of the presentation, these are kept: the others are its slides, or say how somebody saw or
 * printed it. */
static const char *const kept_types[] = {"slideMaster", "notesMaster", "handoutMaster",
                                         "theme",       "tableStyles", "font"};

/* Of all other parts, all but these. */
static const char *const left_types[] = {"slide",      "notesSlide",     "comments",
                                         "vbaProject", "commentAuthors", "customXml"};

static bool
is_one_of(const PsgElement *relation, const char *const *types, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (psg_package_is_type(relation, types[i])) {
            return true;
        }
    }
    return false;
}

/* ---- Texts with something cut out ---- */

typedef struct {
    size_t start, end;
} Stretch;

static int
compare_stretches(gconstpointer a, gconstpointer b)
{
    const Stretch *first = a, *second = b;
    return first->start < second->start ? -1 : first->start > second->start;
}

/* A part of which relationships are left out. */
typedef struct {
    PsgPackage *package;
    const char *name;
    GHashTable *left; /* ids that lead nowhere now */
    GArray *cuts;     /* Stretch */
} Mended;

static void
cut(const Mended *mended, const PsgElement *element)
{
    Stretch stretch = {element->span.start, element->end};
    g_array_append_val(mended->cuts, stretch);
}

static bool
speaks_of_left(const Mended *mended, const PsgElement *element)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        const char *name = element->attributes[i].name;
        bool may_be = strcmp(name, "id") == 0 || strcmp(name, "embed") == 0 ||
                      strcmp(name, "link") == 0 || strcmp(name, "pict") == 0;
        if (may_be && g_hash_table_contains(mended->left, element->attributes[i].value)) {
            return true;
        }
    }
    return false;
}

/* As deep as limits let elements stand in each other. */
static void
find_cuts(const Mended *mended, const PsgElement *element)
{
    for (size_t i = 0; i < element->child_count; i++) {
        if (speaks_of_left(mended, element->children[i])) {
            cut(mended, element->children[i]);
        } else {
            find_cuts(mended, element->children[i]);
        }
    }
}

/* What is left between two places. */
static void
append_rest(const Mended *mended, const char *text, Stretch from, GString *out)
{
    size_t at = from.start;
    g_array_sort(mended->cuts, compare_stretches);
    for (guint i = 0; i < mended->cuts->len; i++) {
        Stretch stretch = g_array_index(mended->cuts, Stretch, i);
        if (stretch.start >= at && stretch.end <= from.end) {
            g_string_append_len(out, text + at, (gssize)(stretch.start - at));
            at = stretch.end;
        }
    }
    g_string_append_len(out, text + at, (gssize)(from.end - at));
}

static Mended
mended_new(PsgPackage *package, const char *name)
{
    return (Mended){package, name, g_hash_table_new(g_str_hash, g_str_equal),
                    g_array_new(FALSE, FALSE, sizeof(Stretch))};
}

static void
mended_clear(Mended *mended)
{
    g_hash_table_unref(mended->left);
    g_array_unref(mended->cuts);
}

/* ---- Keeping ---- */

typedef struct {
    PsgPackage *package;
    PsgArena *arena;   /* of the template */
    GPtrArray *queue;  /* names, each once: parts to be kept */
    GHashTable *known; /* those names */
    GArray *parts;     /* PsgDeckPart */
    bool has_macros;
} Keeper;

static void
enqueue(Keeper *keeper, const char *name)
{
    if (!g_hash_table_contains(keeper->known, name)) {
        char *own = g_strdup(name);
        g_hash_table_add(keeper->known, own);
        g_ptr_array_add(keeper->queue, own);
    }
}

static void
add_part(Keeper *keeper, const char *name, const char *type, GString *text)
{
    PsgDeckPart part = {
        .name = psg_arena_strdup(keeper->arena, name),
        .type = psg_arena_strdup(keeper->arena, type),
        .bytes = psg_arena_copy(keeper->arena, text->str, text->len, 1),
        .length = text->len,
    };
    g_array_append_val(keeper->parts, part);
    g_string_free(text, TRUE);
}

/* Whether the relationship stays; then what it leads to is kept. */
static bool
keeps(Keeper *keeper, const char *from, const PsgElement *relation)
{
    if (strcmp(psg_element_value(relation, "TargetMode"), "External") == 0) {
        return true;
    }
    keeper->has_macros =
        keeper->has_macros || psg_package_is_type(relation, "vbaProject");
    if (is_one_of(relation, left_types, G_N_ELEMENTS(left_types))) {
        return false;
    }
    g_autofree char *target =
        psg_package_part(psg_element_value(relation, "Target"), from);
    if (*target == '\0' || !psg_package_has(keeper->package, target)) {
        psg_diagnostics_warning(
            keeper->package->list, "template", psg_package_place(keeper->package),
            "its part %s names %s, which is missing: that is left out", from,
            *target == '\0' ? "nothing" : target);
        return false;
    }
    enqueue(keeper, target);
    return true;
}

/* The list of relationships of a part, without those that are left out, whose ids are noted. */
static void
keep_relations(Keeper *keeper, const Mended *of_part)
{
    const PsgElement *root = psg_package_targets(keeper->package, of_part->name);
    if (root == NULL) {
        return;
    }
    g_autofree char *name = psg_package_relations(of_part->name);
    Mended mended = mended_new(keeper->package, name);
    for (size_t i = 0; i < root->child_count; i++) {
        const char *id = psg_element_value(root->children[i], "Id");
        if (!keeps(keeper, of_part->name, root->children[i])) {
            cut(&mended, root->children[i]);
            g_hash_table_add(of_part->left, (gpointer)(guintptr)id);
        }
    }
    const PsgInput *input = psg_package_bytes(keeper->package, name);
    GString *text = g_string_new(NULL);
    append_rest(&mended, psg_input_text(input), (Stretch){0, psg_input_length(input)},
                text);
    add_part(keeper, name, NULL, text);
    mended_clear(&mended);
}

static bool
keep_part(Keeper *keeper, const char *name)
{
    Mended mended = mended_new(keeper->package, name);
    const PsgInput *input = psg_package_bytes(keeper->package, name);
    keep_relations(keeper, &mended);
    if (input != NULL && g_hash_table_size(mended.left) > 0) {
        const PsgElement *root = psg_package_xml(keeper->package, name);
        if (root != NULL) {
            find_cuts(&mended, root);
        }
    }
    if (input != NULL) {
        const char *type = psg_package_type(keeper->package, name);
        GString *text = g_string_new(NULL);
        append_rest(&mended, psg_input_text(input), (Stretch){0, psg_input_length(input)},
                    text);
        add_part(keeper, name, type == NULL ? "application/octet-stream" : type, text);
    }
    mended_clear(&mended);
    return input != NULL;
}

/* ---- presentation.xml ---- */

/* In the order of the schema, what stands before the list of slides. */
static bool
is_before_slides(const PsgElement *child)
{
    static const char *const before[] = {"sldMasterIdLst", "notesMasterIdLst",
                                         "handoutMasterIdLst"};
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
        if (strcmp(child->name, before[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What speaks of its slides, or locks it. */
static bool
is_left_out(const PsgElement *child)
{
    static const char *const left[] = {"sldIdLst",    "custShowLst", "photoAlbum",
                                       "custDataLst", "smartTags",   "modifyVerifier"};
    for (size_t i = 0; i < G_N_ELEMENTS(left); i++) {
        if (strcmp(child->name, left[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Sections are lists of slides. */
static void
cut_sections(const Mended *mended, const PsgElement *extensions)
{
    for (size_t i = 0; i < extensions->child_count; i++) {
        if (psg_element_child(extensions->children[i], "sectionLst") != NULL) {
            cut(mended, extensions->children[i]);
        }
    }
}

/* The root's tag, in which our prefixes are bound. */
static void
append_opening(const PsgElement *root, const char *text, GString *out)
{
    static const char *const bindings[][2] = {{"xmlns:p=", MAIN},
                                              {"xmlns:r=", RELATIONS}};
    size_t end = root->span.end - (text[root->span.end - 2] == '/' ? 2 : 1);
    g_string_append_len(out, text, (gssize)end);
    g_autofree char *tag = g_strndup(text + root->span.start, end - root->span.start);
    for (size_t i = 0; i < G_N_ELEMENTS(bindings); i++) {
        if (strstr(tag, bindings[i][0]) == NULL) {
            g_string_append_printf(out, " %s\"%s\"", bindings[i][0], bindings[i][1]);
        }
    }
    g_string_append_c(out, '>');
}

/* Where the closing tag of an element begins, which is not written as an empty one. */
static size_t
closing_of(const PsgElement *element, const char *text)
{
    size_t at = element->end - 1;
    while (at > element->span.end && text[at] != '<') {
        at--;
    }
    return at;
}

/* Between the children of the root that stand before slides, and the others. */
typedef struct {
    const PsgElement *root;
    const char *text;
    size_t slides;                /* where their list goes */
    size_t notes;                 /* where that of notes masters goes */
    const PsgElement *extensions; /* NULL: it has none */
} Presentation;

static Presentation
take_apart(const Mended *mended, const PsgElement *root, const char *text)
{
    Presentation taken = {root, text, root->span.end, root->span.end, NULL};
    for (size_t i = 0; i < root->child_count; i++) {
        const PsgElement *child = root->children[i];
        if (is_before_slides(child)) {
            taken.slides = child->end;
        }
        if (strcmp(child->name, "sldMasterIdLst") == 0 ||
            strcmp(child->name, "notesMasterIdLst") == 0) {
            taken.notes = child->end;
        }
        if (is_left_out(child)) {
            cut(mended, child);
        } else if (strcmp(child->name, "extLst") == 0) {
            taken.extensions = child;
            cut_sections(mended, child);
        } else {
            find_cuts(mended, child);
        }
    }
    return taken;
}

/* The three pieces. */
static void
keep_presentation(const Mended *mended, const PsgElement *root, PsgDeckTemplate *template)
{
    const char *text = psg_input_text(psg_package_bytes(mended->package, PRESENTATION));
    Presentation taken = take_apart(mended, root, text);
    g_autoptr(GString) head = g_string_new(NULL);
    g_autoptr(GString) middle = g_string_new(NULL);
    append_opening(root, text, head);
    append_rest(mended, text, (Stretch){root->span.end, taken.notes}, head);
    template->notes_at = head->len;
    append_rest(mended, text, (Stretch){taken.notes, taken.slides}, head);
    size_t end = closing_of(root, text);
    const PsgElement *extensions = taken.extensions;
    bool is_open =
        extensions != NULL && closing_of(extensions, text) > extensions->span.end;
    size_t inner = is_open ? closing_of(extensions, text) : end;
    if (extensions != NULL && !is_open) {
        cut(mended, extensions); /* <p:extLst/> */
    }
    append_rest(mended, text, (Stretch){taken.slides, inner}, middle);
    g_string_append(middle, is_open ? "" : "<p:extLst>");
    const char *tail = is_open ? text + inner : text + end;
    template->head = psg_arena_strdup(template->arena, head->str);
    template->middle = psg_arena_strdup(template->arena, middle->str);
    template->tail =
        psg_arena_printf(template->arena, "%s%s", is_open ? "" : "</p:extLst>", tail);
}

/* ---- All of it ---- */

static void
keep_targets(Keeper *keeper, const Mended *mended, PsgDeckTemplate *template)
{
    const PsgElement *list = psg_package_targets(keeper->package, PRESENTATION);
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(PsgDeckRelationship));
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        const PsgElement *relation = list->children[i];
        const char *id = psg_element_value(relation, "Id");
        bool is_outside =
            strcmp(psg_element_value(relation, "TargetMode"), "External") == 0;
        keeper->has_macros =
            keeper->has_macros || psg_package_is_type(relation, "vbaProject");
        if (is_outside || !is_one_of(relation, kept_types, G_N_ELEMENTS(kept_types)) ||
            !keeps(keeper, PRESENTATION, relation)) {
            g_hash_table_add(mended->left, (gpointer)(guintptr)id);
            continue;
        }
        template->has_notes =
            template->has_notes || psg_package_is_type(relation, "notesMaster");
        PsgDeckRelationship one = {
            psg_arena_strdup(template->arena, id),
            psg_arena_strdup(template->arena, psg_element_value(relation, "Type")),
            psg_arena_strdup(template->arena, psg_element_value(relation, "Target"))};
        g_array_append_val(kept, one);
    }
    template->relationship_count = kept->len;
    template->relationships = psg_arena_take_array(template->arena, kept);
}

static void
tell(const Keeper *keeper)
{
    if (keeper->has_macros) {
        psg_diagnostics_warning(keeper->package->list, "template",
                                psg_package_place(keeper->package),
                                "its macros are left out");
    }
}

/* Others write files of the same words with other addresses, which no part of ours fits to. */
static bool
is_usual(PsgPackage *package, const PsgElement *root)
{
    const PsgInput *input = psg_package_bytes(package, PRESENTATION);
    bool is_utf8 =
        g_utf8_validate_len(psg_input_text(input), psg_input_length(input), NULL);
    if (strcmp(root->space, MAIN) == 0 && is_utf8) {
        return true;
    }
    psg_diagnostics_error(
        package->list, "template", psg_package_place(package),
        "it is of another sort (\"Strict Open XML\"): save it as PowerPoint "
        "presentation (.pptx)");
    return false;
}

bool
psg_parts_keep(PsgPackage *package, PsgDeckTemplate *template)
{
    const PsgElement *root = psg_package_xml(package, PRESENTATION);
    if (root == NULL || !is_usual(package, root)) {
        return false;
    }
    Keeper keeper = {.package = package,
                     .arena = template->arena,
                     .queue = g_ptr_array_new(),
                     .known =
                         g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .parts = g_array_new(FALSE, FALSE, sizeof(PsgDeckPart))};
    Mended mended = mended_new(package, PRESENTATION);
    size_t told = psg_diagnostics_error_count(package->list);
    keep_targets(&keeper, &mended, template);
    keep_presentation(&mended, root, template);
    for (guint i = 0; i < keeper.queue->len; i++) {
        if (!keep_part(&keeper, g_ptr_array_index(keeper.queue, i))) {
            break;
        }
    }
    tell(&keeper);
    template->part_count = keeper.parts->len;
    template->parts = psg_arena_take_array(template->arena, keeper.parts);
    mended_clear(&mended);
    g_ptr_array_unref(keeper.queue);
    g_hash_table_unref(keeper.known);
    return psg_diagnostics_error_count(package->list) == told;
}
