/* Bytes as LIST, as the record of a landscape, and as that of a shard: read or refused. */
#include "batch/list.h"
#include "batch/record.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static void
read_list(const char *text, size_t size)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = psg_diagnostics_keep(list, psg_input_new("fuzz", text, size));
    g_autoptr(GPtrArray) lines = psg_list_read(input, list);
    for (guint i = 0; i < lines->len; i++) {
        const PsgListLine *line = g_ptr_array_index(lines, i);
        g_autofree char *why = NULL;
        g_autofree char *name = psg_batch_name(line->words[0].text, &why);
        if ((name == NULL) == (why == NULL)) {
            abort();
        }
    }
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, true, out);
}

/* What is taken for a record is written as one that is the same. */
static void
read_record(const char *text, size_t size)
{
    g_autofree char *why = NULL;
    g_autoptr(PsgRecord) record = psg_record_parse(text, size, &why);
    if (record != NULL) {
        g_autofree char *written = psg_record_text(record);
        g_autoptr(PsgRecord) again = psg_record_parse(written, strlen(written), NULL);
        if (again == NULL) {
            abort();
        }
    } else if (why == NULL) {
        abort();
    }
}

static void
read_shard(const char *text, size_t size)
{
    g_autoptr(PsgShardRecord) record = psg_shard_record_parse(text, size, NULL);
    if (record != NULL) {
        g_autofree char *written = psg_shard_record_text(record);
        g_autoptr(PsgShardRecord) again =
            psg_shard_record_parse(written, strlen(written), NULL);
        if (again == NULL) {
            abort();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_list((const char *)data, size);
    read_record((const char *)data, size);
    read_shard((const char *)data, size);
    return 0;
}
