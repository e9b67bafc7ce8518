/* Parts of a presentation, and what files are that are none. */
#include "read/template/package.h"

#include "base/number.h"

#include <string.h>

/* A part that was read. */
typedef struct {
    PsgInput *input;
    const PsgElement *root;
    bool is_parsed;
} Part;

static void
free_part(void *data)
{
    Part *part = data;
    psg_input_free(part->input);
    g_free(part);
}

PsgSpan
psg_package_place(const PsgPackage *package)
{
    return psg_diagnostics_place(package->list, psg_input_name(package->input));
}

/* ---- What it is ---- */

#define CONVERT "convert it with `soffice --convert-to pptx`, and give the result"

/* By what they begin with, those that are no zip. */
static const struct {
    const char *start;
    const char *told;
} files[] = {
    {"%PDF",
     "this is a PDF, which has no layouts: give the presentation (.pptx, .potx) that it "
     "was made of"},
    {"\xd0\xcf\x11\xe0",
     "this is a presentation of an older Office (.ppt, .pot), or one that is "
     "locked with a password: save it without one, and " CONVERT},
    {"<?xml",
     "this is XML and no presentation of PowerPoint: if it is one of LibreOffice "
     "(.fodp), " CONVERT},
};

/* By a part that they have, those that are another zip. */
static const struct {
    const char *part;
    const char *told;
} others[] = {
    {"mimetype", "this is a presentation of LibreOffice (.odp, .otp): " CONVERT},
    {"word/document.xml", "this is a text of Word: give a presentation (.pptx, .potx)"},
    {"xl/workbook.xml", "this is a workbook: give a presentation (.pptx, .potx)"},
    {"Index/Presentation.iwa",
     "this is a file of Keynote: export it as PowerPoint (.pptx)"},
};

static bool
refuse(const PsgPackage *package, const char *told)
{
    psg_diagnostics_error(package->list, "template", psg_package_place(package), "%s",
                          told);
    return false;
}

static bool
refuse_file(const PsgPackage *package)
{
    const char *text = psg_input_text(package->input);
    size_t length = psg_input_length(package->input);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        size_t count = strlen(files[i].start);
        if (length >= count && memcmp(text, files[i].start, count) == 0) {
            return refuse(package, files[i].told);
        }
    }
    return refuse(package,
                  "this is no presentation: give one of PowerPoint (.pptx, .potx)");
}

static bool
refuse_zip(const PsgPackage *package)
{
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (psg_zip_has(package->zip, others[i].part)) {
            return refuse(package, others[i].told);
        }
    }
    return refuse(package,
                  "this is a zip that holds no presentation: give one of PowerPoint "
                  "(.pptx, .potx)");
}

bool
psg_package_open(PsgPackage *package, const PsgInput *input, const PsgLimits *limits,
                 PsgDiagnostics *list)
{
    *package = (PsgPackage){.input = input, .list = list, .limits = *limits};
    package->limits.max_bytes *= PSG_ZIP_XML;
    if (!psg_zip_recognise(input)) {
        return refuse_file(package);
    }
    package->zip = psg_zip_open(input, limits, list);
    if (package->zip == NULL) {
        return false;
    }
    package->trees = psg_arena_new();
    package->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_part);
    if (!psg_zip_has(package->zip, "ppt/presentation.xml")) {
        return refuse_zip(package);
    }
    package->types = psg_package_xml(package, "[Content_Types].xml");
    return package->types != NULL;
}

void
psg_package_close(PsgPackage *package)
{
    g_clear_pointer(&package->parts, g_hash_table_unref);
    g_clear_pointer(&package->trees, psg_arena_free);
    g_clear_pointer(&package->zip, psg_zip_free);
}

/* ---- Parts ---- */

bool
psg_package_has(const PsgPackage *package, const char *part)
{
    return psg_zip_has(package->zip, part);
}

/* One that cannot be read is kept, too, and told once. */
static Part *
part_of(PsgPackage *package, const char *name)
{
    Part *part = g_hash_table_lookup(package->parts, name);
    if (part == NULL) {
        part = g_new0(Part, 1);
        part->input = psg_zip_read(package->zip, name);
        g_hash_table_insert(package->parts, g_strdup(name), part);
    }
    return part;
}

const PsgInput *
psg_package_bytes(PsgPackage *package, const char *part)
{
    return part_of(package, part)->input;
}

/* What is told of a part shows its bytes: then the list has its input, too. */
const PsgElement *
psg_package_xml(PsgPackage *package, const char *name)
{
    Part *part = part_of(package, name);
    if (part->input == NULL || part->is_parsed) {
        return part->root;
    }
    part->is_parsed = true;
    size_t told = psg_diagnostics_error_count(package->list);
    PsgInput *shown =
        psg_input_new(psg_input_name(part->input), psg_input_text(part->input),
                      psg_input_length(part->input));
    const PsgElement *root =
        psg_xml_read(shown, &package->limits, package->trees, package->list);
    if (psg_diagnostics_error_count(package->list) > told) {
        psg_diagnostics_keep(package->list, shown);
        return NULL;
    }
    psg_input_free(shown);
    part->root = root;
    return root;
}

const PsgElement *
psg_package_targets(PsgPackage *package, const char *part)
{
    g_autofree char *relations = psg_package_relations(part);
    return psg_package_has(package, relations) ? psg_package_xml(package, relations)
                                               : NULL;
}

static const char *
target_of(const PsgPackage *package, const char *part, const PsgElement *relation)
{
    g_autofree char *target =
        psg_package_part(psg_element_value(relation, "Target"), part);
    bool is_outside = strcmp(psg_element_value(relation, "TargetMode"), "External") == 0;
    return is_outside ? NULL : psg_arena_strdup(package->trees, target);
}

const char *
psg_package_target(PsgPackage *package, const char *part, const char *type)
{
    const PsgElement *list = psg_package_targets(package, part);
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        if (psg_package_is_type(list->children[i], type)) {
            return target_of(package, part, list->children[i]);
        }
    }
    return NULL;
}

static bool
names(const PsgElement *element, const char *id)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (strcmp(element->attributes[i].value, id) == 0) {
            return true;
        }
    }
    return false;
}

const char *
psg_package_follow(PsgPackage *package, const char *part, const PsgElement *element)
{
    const PsgElement *list = psg_package_targets(package, part);
    for (size_t i = 0; list != NULL && i < list->child_count; i++) {
        const char *id = psg_element_value(list->children[i], "Id");
        if (*id != '\0' && names(element, id)) {
            return target_of(package, part, list->children[i]);
        }
    }
    return NULL;
}

const char *
psg_package_type(const PsgPackage *package, const char *part)
{
    const char *ending = strrchr(part, '.');
    const char *usual = NULL;
    for (size_t i = 0; i < package->types->child_count; i++) {
        const PsgElement *said = package->types->children[i];
        const char *name = psg_element_value(said, "PartName");
        if (*name == '/' && g_ascii_strcasecmp(name + 1, part) == 0) {
            return psg_element_attribute(said, "ContentType");
        }
        const char *extension = psg_element_attribute(said, "Extension");
        if (ending != NULL && extension != NULL &&
            g_ascii_strcasecmp(extension, ending + 1) == 0) {
            usual = psg_element_attribute(said, "ContentType");
        }
    }
    return usual;
}

/* ---- Elements ---- */

const PsgElement *
psg_package_find(const PsgElement *from, const char *path)
{
    g_auto(GStrv) names_of = g_strsplit(path, "/", -1);
    for (size_t i = 0; from != NULL && names_of[i] != NULL; i++) {
        from = psg_element_child(from, names_of[i]);
    }
    return from;
}

double
psg_package_number(const PsgElement *element, const char *name, double otherwise)
{
    double number;
    const char *text = element == NULL ? NULL : psg_element_attribute(element, name);
    return text != NULL && psg_number_parse(text, &number) ? number : otherwise;
}
