/* Build ids of what is loaded, as the dynamic linker knows it. */
#define _GNU_SOURCE /* dl_iterate_phdr; NOLINT(bugprone-reserved-identifier) */
#include "batch/build.h"

#include "base/compare.h"
#include "batch/batch.h"

#include <link.h>
#include <string.h>

#define PROGRAM "/proc/self/exe"

enum { LETTERS = 12 }; /* of a number: never alike by chance */

/* Of notes that begin and end there, each a header, a name and a description; NULL: there is none. */
static char *
id_in_notes(const char *note, const char *end)
{
    while (end - note > (ptrdiff_t)sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        memcpy(&head, note, sizeof head);
        const char *name = note + sizeof head;
        const guint8 *id = (const guint8 *)name + ((head.n_namesz + 3U) & ~3U);
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == sizeof "GNU" &&
            memcmp(name, "GNU", sizeof "GNU") == 0) {
            GString *text = g_string_new(NULL);
            for (size_t i = 0; i < head.n_descsz && text->len < LETTERS; i++) {
                g_string_append_printf(text, "%02x", id[i]);
            }
            return g_string_free(text, FALSE);
        }
        note = (const char *)id + ((head.n_descsz + 3U) & ~3U);
    }
    return NULL;
}

static char *
id_of(const struct dl_phdr_info *object)
{
    for (size_t i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type == PT_NOTE) {
            const char *notes = (const char *)(gsize)(object->dlpi_addr + part->p_vaddr);
            char *id = id_in_notes(notes, notes + part->p_memsz);
            if (id != NULL) {
                return id;
            }
        }
    }
    guint64 bytes;
    bool is_program = *object->dlpi_name == '\0';
    char *digest =
        psg_batch_file_digest(is_program ? PROGRAM : object->dlpi_name, &bytes);
    if (digest != NULL) {
        digest[LETTERS] = '\0';
    }
    return digest;
}

/* What the kernel lends is its own, and no file. */
static int
add_object(struct dl_phdr_info *object, size_t size, void *data)
{
    (void)size;
    bool is_program = *object->dlpi_name == '\0';
    g_autofree char *id = id_of(object);
    g_autofree char *name =
        is_program ? g_strdup("paysage") : g_path_get_basename(object->dlpi_name);
    if (id != NULL && !g_str_has_prefix(name, "linux-vdso") &&
        !g_str_has_prefix(name, "linux-gate")) {
        g_ptr_array_add(data, g_strdup_printf("%s %s", name, id));
    }
    return 0;
}

char *
psg_build_text(void)
{
    g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
    dl_iterate_phdr(add_object, objects);
    g_ptr_array_sort(objects, psg_compare_strings);
    g_ptr_array_add(objects, NULL);
    return g_strjoinv(", ", (char **)objects->pdata);
}
