/* What came of a call: files, what failed, what is worth a note. */
#include "lib/handles.h"

/* A file as its reader sees it, and what it is of. */
typedef struct {
    paysage_file seen; /* the first member: it is handed out */
    char *name;
    GBytes *bytes;
} OwnedFile;

static void
free_file(gpointer data)
{
    OwnedFile *file = data;
    g_free(file->name);
    g_bytes_unref(file->bytes);
    g_free(file);
}

paysage_result *
psg_result_new(void)
{
    paysage_result *result = g_new(paysage_result, 1);
    result->error = g_string_new(NULL);
    result->remarks = g_string_new(NULL);
    result->files = g_ptr_array_new_with_free_func(free_file);
    return result;
}

/* Texts of diagnostics end with a newline already; paths that they name may be any bytes. */
static void
add_line(GString *text, const char *bytes)
{
    g_autofree char *line = g_utf8_make_valid(bytes, -1);
    if (text->len > 0) {
        g_string_append_c(text, '\n');
    }
    g_string_append(text, line);
    while (text->len > 0 && text->str[text->len - 1] == '\n') {
        g_string_truncate(text, text->len - 1);
    }
}

void
psg_result_fail(paysage_result *result, const char *why)
{
    add_line(result->error, why);
}

void
psg_result_remark(paysage_result *result, const char *remark)
{
    add_line(result->remarks, remark);
}

void
psg_result_fail_by(paysage_result *result, GError *error, const PsgDiagnostics *list)
{
    g_autoptr(GString) text = g_string_new(error == NULL ? NULL : error->message);
    if (error == NULL && list != NULL) {
        psg_diagnostics_print_errors(list, text);
    }
    psg_result_fail(result, text->str);
    g_clear_error(&error);
}

void
psg_result_remark_doubts(paysage_result *result, const PsgDiagnostics *list)
{
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *diagnostic = psg_diagnostics_nth(list, i);
        if (diagnostic->severity == PSG_SEVERITY_WARNING) {
            psg_result_remark(result, diagnostic->message);
        }
    }
}

void
psg_result_add(paysage_result *result, const char *name, GBytes *bytes)
{
    OwnedFile *file = g_new(OwnedFile, 1);
    file->name = g_strdup(name);
    file->bytes = g_bytes_ref(bytes);
    file->seen.name = file->name;
    file->seen.bytes = g_bytes_get_data(bytes, &file->seen.size);
    g_ptr_array_add(result->files, file);
}

void
psg_result_finish(paysage_result *result)
{
    if (result->files->len == 0 && result->error->len == 0) {
        g_string_assign(result->error, result->remarks->len > 0
                                           ? result->remarks->str
                                           : "there is nothing to make");
        g_string_truncate(result->remarks, 0);
    }
}

const char *
paysage_result_error(const paysage_result *result)
{
    return result == NULL            ? "there is no result"
           : result->error->len == 0 ? NULL
                                     : result->error->str;
}

const char *
paysage_result_remarks(const paysage_result *result)
{
    return result == NULL || result->remarks->len == 0 ? NULL : result->remarks->str;
}

const paysage_file *
paysage_file_nth(const paysage_result *result, size_t index)
{
    if (result == NULL || index >= result->files->len) {
        return NULL;
    }
    const OwnedFile *file = g_ptr_array_index(result->files, index);
    return &file->seen;
}

void
paysage_result_free(paysage_result *result)
{
    if (result != NULL) {
        g_string_free(result->error, TRUE);
        g_string_free(result->remarks, TRUE);
        g_ptr_array_unref(result->files);
        g_free(result);
    }
}
