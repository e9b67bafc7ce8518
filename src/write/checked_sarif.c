/*
 * Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which services show
 * beside the lines of a change, and editors in a list.
 *
 * Columns are counted in UTF-16 code units, since viewers do so, whatever a file says of itself.
 */
#include "read/rules.h"
#include "write/checked.h"
#include "write/json.h"

#include <string.h>

#define SCHEMA                                                                           \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"                \
    "sarif-schema-2.1.0.json"
#define ROOT "%SRCROOT%"

enum { AROUND = 200 }; /* bytes before and after a place by which it is known again */

typedef struct {
    const PsgChecked *checked;
    size_t count;
    PsgJson *json;
    GPtrArray *rules;  /* ids, in order of first use */
    GHashTable *alike; /* what is fingerprinted → how many there were of it */
} Writer;

static void
write_text(PsgJson *json, const char *name, const char *text)
{
    psg_json_begin_object(json, name);
    psg_json_string(json, "text", text);
    psg_json_end_object(json);
}

/* ---- Places ---- */

/* A reference relative to the root, or a whole address of a file elsewhere. */
static void
write_file(PsgJson *json, const PsgInput *input)
{
    g_autofree char *path = psg_checked_path(psg_input_file(input));
    bool is_absolute = g_path_is_absolute(path);
    g_autofree char *escaped =
        g_uri_escape_bytes((const guint8 *)path, strlen(path), "/");
    g_autofree char *address = g_strconcat(is_absolute ? "file://" : "", escaped, NULL);
    psg_json_begin_object(json, "artifactLocation");
    psg_json_string(json, "uri", address);
    if (!is_absolute) {
        psg_json_string(json, "uriBaseId", ROOT);
    }
    psg_json_end_object(json);
}

static void
write_region(PsgJson *json, const char *name, const PsgSpan *span)
{
    PsgPosition start = psg_input_position_utf16(span->input, span->start);
    PsgPosition end = psg_input_position_utf16(span->input, span->end);
    psg_json_begin_object(json, name);
    psg_json_count(json, "startLine", start.line);
    psg_json_count(json, "startColumn", start.column);
    psg_json_count(json, "endLine", end.line);
    psg_json_count(json, "endColumn", end.column);
    psg_json_end_object(json);
}

/* "sheet Ties, cell C7" of a workbook: it has no lines. NULL: a file of its own. Owned by the caller. */
static char *
inner_place(const PsgSpan *span)
{
    size_t length = strlen(psg_input_file(span->input));
    if (length == strlen(psg_input_name(span->input))) {
        return NULL;
    }
    g_autofree char *place = psg_input_place(span->input, span->start);
    return g_strdup(place + length + strspn(place + length, ", "));
}

/* message: NULL for none. */
static void
write_location(PsgJson *json, const PsgSpan *span, const char *message)
{
    psg_json_begin_object(json, NULL);
    if (span->input != NULL) {
        g_autofree char *inner = inner_place(span);
        psg_json_begin_object(json, "physicalLocation");
        write_file(json, span->input);
        if (inner == NULL) {
            write_region(json, "region", span);
        }
        psg_json_end_object(json);
        if (inner != NULL) {
            psg_json_begin_list(json, "logicalLocations");
            psg_json_begin_object(json, NULL);
            psg_json_string(json, "fullyQualifiedName", inner);
            psg_json_end_object(json);
            psg_json_end_list(json);
        }
    }
    if (message != NULL) {
        write_text(json, "message", message);
    }
    psg_json_end_object(json);
}

/* ---- Results ---- */

static const char *
level_of(const PsgDiagnostic *diagnostic)
{
    return diagnostic->severity == PSG_SEVERITY_ERROR ? "error" : "warning";
}

static size_t
rule_index(Writer *writer, const char *rule)
{
    guint index;
    if (!g_ptr_array_find_with_equal_func(writer->rules, rule, g_str_equal, &index)) {
        index = writer->rules->len;
        g_ptr_array_add(writer->rules, (gpointer)(guintptr)rule);
    }
    return index;
}

static void
add_part(GChecksum *sum, const char *text, size_t length)
{
    g_checksum_update(sum, (const guchar *)text, (gssize)length);
    g_checksum_update(sum, (const guchar *)"", 1);
}

/* The line without its indent, and what of it is meant; of a long one what stands around it, since
 * files of programs have lines of megabytes. */
static void
add_line(GChecksum *sum, const PsgSpan *span)
{
    const char *text = psg_input_text(span->input);
    size_t start, end;
    psg_input_line_bounds(span->input, span->start, &start, &end);
    while (start < end && strchr(" \t", text[start]) != NULL) {
        start++;
    }
    size_t meant = CLAMP(span->start, start, end);
    size_t after = CLAMP(span->end, meant, MIN(end, meant + AROUND));
    start = MAX(start, meant - MIN(meant, AROUND));
    end = MIN(end, after + AROUND);
    add_part(sum, text + start, end - start);
    add_part(sum, text + meant, after - meant);
}

/* The rule, the file and the line; of several that agree in all that, which one it is. Where the line
 * stands does not count. Owned by the caller. */
static char *
fingerprint(Writer *writer, const PsgDiagnostic *diagnostic)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const PsgSpan *span = &diagnostic->span;
    add_part(sum, diagnostic->rule, strlen(diagnostic->rule));
    if (span->input == NULL) {
        add_part(sum, diagnostic->message, strlen(diagnostic->message));
    } else {
        g_autofree char *path = psg_checked_path(psg_input_name(span->input));
        add_part(sum, path, strlen(path));
        add_line(sum, span);
    }
    const char *digest = g_checksum_get_string(sum);
    size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(writer->alike, digest)) + 1;
    g_hash_table_insert(writer->alike, g_strdup(digest), GSIZE_TO_POINTER(number));
    return g_strdup_printf("%.32s:%" G_GSIZE_FORMAT, digest, number);
}

static void
write_fix(PsgJson *json, const PsgDiagnostic *diagnostic)
{
    g_autofree char *what = g_strdup_printf("Write %s", diagnostic->fix);
    psg_json_begin_list(json, "fixes");
    psg_json_begin_object(json, NULL);
    write_text(json, "description", what);
    psg_json_begin_list(json, "artifactChanges");
    psg_json_begin_object(json, NULL);
    write_file(json, diagnostic->span.input);
    psg_json_begin_list(json, "replacements");
    psg_json_begin_object(json, NULL);
    write_region(json, "deletedRegion", &diagnostic->span);
    write_text(json, "insertedContent", diagnostic->fix);
    psg_json_end_object(json);
    psg_json_end_list(json);
    psg_json_end_object(json);
    psg_json_end_list(json);
    psg_json_end_object(json);
    psg_json_end_list(json);
}

static void
write_result(Writer *writer, const PsgDiagnostic *diagnostic)
{
    PsgJson *json = writer->json;
    g_autofree char *print = fingerprint(writer, diagnostic);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "ruleId", diagnostic->rule);
    psg_json_count(json, "ruleIndex", rule_index(writer, diagnostic->rule));
    psg_json_string(json, "level", level_of(diagnostic));
    write_text(json, "message", diagnostic->message);
    psg_json_begin_list(json, "locations");
    if (diagnostic->span.input != NULL) {
        write_location(json, &diagnostic->span, NULL);
    }
    psg_json_end_list(json);
    if (diagnostic->other_message != NULL) {
        psg_json_begin_list(json, "relatedLocations");
        write_location(json, &diagnostic->other, diagnostic->other_message);
        psg_json_end_list(json);
    }
    psg_json_begin_object(json, "partialFingerprints");
    psg_json_string(json, "paysage/v1", print);
    psg_json_end_object(json);
    if (diagnostic->fix != NULL && diagnostic->span.input != NULL) {
        write_fix(json, diagnostic);
    }
    psg_json_end_object(json);
}

/* ---- The tool, and how it went ---- */

static void
write_rule(PsgJson *json, const char *id)
{
    const PsgRule *rule = psg_rule_lookup(id);
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "id", id);
    if (rule != NULL) {
        write_text(json, "shortDescription", rule->about);
        write_text(json, "help", rule->remedy);
    }
    psg_json_end_object(json);
}

static void
write_tool(const Writer *writer)
{
    PsgJson *json = writer->json;
    psg_json_begin_object(json, "tool");
    psg_json_begin_object(json, "driver");
    psg_json_string(json, "name", "paysage");
    psg_json_string(json, "version", PSG_VERSION);
    psg_json_begin_list(json, "rules");
    for (guint i = 0; i < writer->rules->len; i++) {
        write_rule(json, g_ptr_array_index(writer->rules, i));
    }
    psg_json_end_list(json);
    psg_json_end_object(json);
    psg_json_end_object(json);
}

static void
write_notification(PsgJson *json, const char *level, const char *text)
{
    psg_json_begin_object(json, NULL);
    psg_json_string(json, "level", level);
    write_text(json, "message", text);
    psg_json_end_object(json);
}

static void
write_notifications(PsgJson *json, const PsgChecked *checked)
{
    g_autoptr(GPtrArray) rules = psg_diagnostics_cut_rules(checked->list);
    for (guint i = 0; i < rules->len; i++) {
        const char *rule = g_ptr_array_index(rules, i);
        g_autofree char *text =
            g_strdup_printf("%" G_GSIZE_FORMAT " more of %s are not told here",
                            psg_diagnostics_dropped(checked->list, rule), rule);
        write_notification(json, "note", text);
    }
    if (checked->trouble != NULL) {
        write_notification(json, "error", checked->trouble);
    }
}

/* Successful is a run that could look at everything, whatever it found. */
static void
write_invocation(const Writer *writer)
{
    PsgJson *json = writer->json;
    bool has_trouble = false;
    psg_json_begin_list(json, "invocations");
    psg_json_begin_object(json, NULL);
    psg_json_begin_list(json, "toolExecutionNotifications");
    for (size_t i = 0; i < writer->count; i++) {
        write_notifications(json, &writer->checked[i]);
        has_trouble = has_trouble || writer->checked[i].trouble != NULL;
    }
    psg_json_end_list(json);
    psg_json_boolean(json, "executionSuccessful", !has_trouble);
    psg_json_end_object(json);
    psg_json_end_list(json);
}

/* All rules that are used, known before the results that count them. */
static void
find_rules(Writer *writer)
{
    for (size_t i = 0; i < writer->count; i++) {
        const PsgDiagnostics *list = writer->checked[i].list;
        for (size_t j = 0; j < psg_diagnostics_count(list); j++) {
            rule_index(writer, psg_diagnostics_nth(list, j)->rule);
        }
    }
}

static void
write_run(Writer *writer)
{
    PsgJson *json = writer->json;
    psg_json_begin_object(json, NULL);
    write_tool(writer);
    write_invocation(writer);
    psg_json_begin_object(json, "originalUriBaseIds");
    psg_json_begin_object(json, ROOT);
    write_text(json, "description", "The folder in which paysage ran.");
    psg_json_end_object(json);
    psg_json_end_object(json);
    psg_json_string(json, "columnKind", "utf16CodeUnits");
    psg_json_begin_list(json, "results");
    for (size_t i = 0; i < writer->count; i++) {
        const PsgDiagnostics *list = writer->checked[i].list;
        for (size_t j = 0; j < psg_diagnostics_count(list); j++) {
            write_result(writer, psg_diagnostics_nth(list, j));
        }
    }
    psg_json_end_list(json);
    psg_json_end_object(json);
}

void
psg_checked_sarif(const PsgChecked *checked, size_t count, PsgStream *out)
{
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    g_autoptr(GHashTable) alike =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Writer writer = {checked, count, psg_json_new(out), rules, alike};
    find_rules(&writer);
    psg_json_begin_object(writer.json, NULL);
    psg_json_string(writer.json, "$schema", SCHEMA);
    psg_json_string(writer.json, "version", "2.1.0");
    psg_json_begin_list(writer.json, "runs");
    write_run(&writer);
    psg_json_end_list(writer.json);
    psg_json_end_object(writer.json);
    psg_json_free(writer.json);
}
