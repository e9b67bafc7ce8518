/* Parts of a zip, through libzip. */
#include "read/office/zip.h"

#include <string.h>
#include <zip.h>

/* Workbooks and slides have some hundreds at most, and a picture each. */
enum { MOST_PARTS = 10000, CHUNK = 1 << 16 };

struct PsgZip {
    const PsgInput *input;
    PsgDiagnostics *list;
    const PsgLimits *limits;
    zip_t *zip;
    size_t left; /* bytes that may be unpacked still */
};

/* The file as a whole: its bytes are nothing to show. */
static PsgSpan
whole(PsgDiagnostics *list, const PsgInput *input)
{
    return psg_diagnostics_place(list, psg_input_name(input));
}

static zip_t *
open_bytes(const PsgInput *input, zip_error_t *error)
{
    zip_source_t *source = zip_source_buffer_create(psg_input_text(input),
                                                    psg_input_length(input), 0, error);
    zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, error);
    if (zip == NULL && source != NULL) {
        zip_source_free(source);
    }
    return zip;
}

PsgZip *
psg_zip_open(const PsgInput *input, const PsgLimits *limits, PsgDiagnostics *list)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_t *opened = open_bytes(input, &error);
    if (opened == NULL) {
        psg_diagnostics_error(list, "zip", whole(list, input),
                              "the file cannot be unpacked (%s): has it been cut?",
                              zip_error_strerror(&error));
    }
    zip_error_fini(&error);
    if (opened != NULL && zip_get_num_entries(opened, 0) > MOST_PARTS) {
        psg_diagnostics_error(
            list, "zip", whole(list, input),
            "the file has more than %d parts, as no workbook and no slides have",
            MOST_PARTS);
        zip_discard(opened);
        opened = NULL;
    }
    if (opened == NULL) {
        return NULL;
    }
    PsgZip *zip = g_new0(PsgZip, 1);
    *zip = (PsgZip){input, list, limits, opened, limits->max_bytes * PSG_ZIP_XML};
    return zip;
}

void
psg_zip_free(PsgZip *zip)
{
    if (zip != NULL) {
        zip_discard(zip->zip);
        g_free(zip);
    }
}

bool
psg_zip_recognise(const PsgInput *input)
{
    return psg_input_length(input) > 4 &&
           memcmp(psg_input_text(input), "PK\x03\x04", 4) == 0;
}

static zip_int64_t
place_of(const PsgZip *zip, const char *part)
{
    return zip_name_locate(zip->zip, part, ZIP_FL_NOCASE);
}

bool
psg_zip_has(const PsgZip *zip, const char *part)
{
    return place_of(zip, part) >= 0;
}

/* NULL, and told. */
static zip_file_t *
open_part(PsgZip *zip, const char *part)
{
    zip_int64_t place = place_of(zip, part);
    zip_stat_t stat;
    if (place < 0 || zip_stat_index(zip->zip, (zip_uint64_t)place, 0, &stat) != 0) {
        psg_diagnostics_error(zip->list, "zip", whole(zip->list, zip->input),
                              "its part %s is missing: save it anew in the program that "
                              "made it",
                              part);
        return NULL;
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        stat.encryption_method != ZIP_EM_NONE) {
        psg_diagnostics_error(
            zip->list, "encrypted", whole(zip->list, zip->input),
            "the file is locked with a password: open it in its program "
            "and save it without one");
        return NULL;
    }
    zip_file_t *file = zip_fopen_index(zip->zip, (zip_uint64_t)place, 0);
    if (file == NULL) {
        psg_diagnostics_error(zip->list, "zip", whole(zip->list, zip->input),
                              "its part %s cannot be unpacked (%s)", part,
                              zip_strerror(zip->zip));
    }
    return file;
}

/* So much as is there, or one chunk more than may be; false if it is broken. */
static bool
unpack(zip_file_t *file, size_t most, GString *out)
{
    g_autofree char *chunk = g_malloc(CHUNK);
    zip_int64_t count = CHUNK;
    while (count > 0 && out->len <= most) {
        count = zip_fread(file, chunk, CHUNK);
        g_string_append_len(out, chunk, MAX(count, 0));
    }
    return count >= 0;
}

PsgInput *
psg_zip_read(PsgZip *zip, const char *part)
{
    zip_file_t *file = open_part(zip, part);
    if (file == NULL) {
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    bool is_whole = unpack(file, zip->left, text);
    zip_fclose(file);
    if (text->len > zip->left) {
        psg_diagnostics_error(zip->list, PSG_LIMIT_BYTES, whole(zip->list, zip->input),
                              "it unpacks to more than %d times the limit of "
                              "%" G_GSIZE_FORMAT " bytes",
                              PSG_ZIP_XML, zip->limits->max_bytes);
        zip->left = 0;
        return NULL;
    }
    zip->left -= text->len;
    if (!is_whole) {
        psg_diagnostics_error(zip->list, "zip", whole(zip->list, zip->input),
                              "its part %s is broken: has the file been cut?", part);
        return NULL;
    }
    g_autofree char *name = g_strdup_printf("%s, %s", psg_input_name(zip->input), part);
    PsgInput *unpacked = psg_input_new(name, text->str, text->len);
    psg_input_set_file(unpacked, psg_input_name(zip->input));
    return unpacked;
}
