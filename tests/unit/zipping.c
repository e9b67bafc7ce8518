/* Zips in memory. */
#include "zipping.h"

#include <check.h>
#include <string.h>
#include <zip.h>

static void
add_parts(zip_t *zip, const char *const *parts)
{
    for (size_t i = 0; parts[i] != NULL; i += 2) {
        zip_source_t *text =
            zip_source_buffer(zip, parts[i + 1], strlen(parts[i + 1]), 0);
        zip_int64_t place = zip_file_add(zip, parts[i], text, ZIP_FL_ENC_UTF_8);
        ck_assert_int_ge(place, 0);
        zip_set_file_compression(zip, (zip_uint64_t)place,
                                 i == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    }
}

GBytes *
psg_zipping(const char *const *parts)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    ck_assert_ptr_nonnull(source);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    ck_assert_ptr_nonnull(zip);
    add_parts(zip, parts);
    ck_assert_int_eq(zip_close(zip), 0);
    zip_stat_t stat;
    ck_assert_int_eq(zip_source_open(source), 0);
    ck_assert_int_eq(zip_source_stat(source, &stat), 0);
    char *bytes = g_malloc(stat.size);
    ck_assert_int_eq(zip_source_read(source, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return g_bytes_new_take(bytes, stat.size);
}
