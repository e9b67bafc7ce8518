/* Notes of files that are about to be written: lines that are only ever added. */
#include "batch/begun.h"

#include "write/replace.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { MODE_FILE = 0666 }; /* less what the umask takes away */

struct PsgBegun {
    char *path;          /* of the notes */
    bool is_open;        /* there were some already */
    int file;            /* below 0: nothing was noted yet */
    GPtrArray *files;    /* PsgRecordFile */
    GHashTable *by_path; /* of these, those of this run */
};

/* Lines that are damaged say nothing. */
static void
read_line(PsgBegun *begun, const char *line)
{
    guint64 bytes;
    g_auto(GStrv) words = g_strsplit(line, " ", 3);
    if (g_strv_length(words) == 3 &&
        g_ascii_string_to_unsigned(words[1], 10, 0, G_MAXINT64, &bytes, NULL)) {
        PsgRecordFile *file = psg_record_file_new(words[2], bytes, words[0]);
        if (psg_record_file_is_sound(file)) {
            g_ptr_array_add(begun->files, file);
        } else {
            psg_record_file_free(file);
        }
    }
}

PsgBegun *
psg_begun_read(const char *folder, const char *name)
{
    PsgBegun *begun = g_new0(PsgBegun, 1);
    g_autofree char *record = psg_record_path(folder, name);
    begun->path = g_strconcat(record, ".begun", NULL);
    begun->file = -1;
    begun->files = g_ptr_array_new_with_free_func(psg_record_file_free);
    begun->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(PsgInput) input =
        psg_input_read(begun->path, psg_limits_default().max_bytes, NULL);
    begun->is_open = input != NULL;
    g_auto(GStrv) lines =
        g_strsplit(input == NULL ? "" : psg_input_text(input), "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        read_line(begun, lines[i]);
    }
    return begun;
}

void
psg_begun_free(PsgBegun *begun)
{
    if (begun != NULL) {
        if (begun->file >= 0) {
            close(begun->file);
        }
        g_free(begun->path);
        g_hash_table_unref(begun->by_path);
        g_ptr_array_unref(begun->files);
        g_free(begun);
    }
}

bool
psg_begun_is_open(const PsgBegun *begun)
{
    return begun->is_open;
}

void
psg_begun_note(PsgBegun *begun, const char *path, GBytes *bytes)
{
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    PsgRecordFile *file = psg_record_file_new(path, g_bytes_get_size(bytes), digest);
    g_ptr_array_add(begun->files, file);
    g_hash_table_replace(begun->by_path, file->path, file);
    if (begun->file < 0) {
        begun->file =
            open(begun->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, MODE_FILE);
    }
    if (begun->file >= 0) {
        /* what a run that was killed had of its last line, ends before this one */
        g_autofree char *line =
            g_strdup_printf("\n%s %" G_GUINT64_FORMAT " %s\n", digest, file->bytes, path);
        psg_bytes_write(begun->file, line, strlen(line));
    }
}

const GPtrArray *
psg_begun_files(const PsgBegun *begun)
{
    return begun->files;
}

const PsgRecordFile *
psg_begun_lookup(const PsgBegun *begun, const char *path)
{
    return g_hash_table_lookup(begun->by_path, path);
}

void
psg_begun_end(PsgBegun *begun)
{
    g_unlink(begun->path);
}
