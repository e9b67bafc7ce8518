/* Calls a harness with files that are kept, without libFuzzer: seeds and former
 * findings, so that none comes back. Folders are gone through. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static size_t
replay(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    size_t count = 0;
    if (folder != NULL) {
        for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
            g_autofree char *below = g_build_filename(path, name, NULL);
            count += replay(below);
        }
        return count;
    }
    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, &length, &error)) {
        fprintf(stderr, "%s\n", error->message);
        exit(EXIT_FAILURE);
    }
    /* which one it was, if the harness ends the program */
    fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput((const uint8_t *)text, length);
    return 1;
}

int
main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        count += replay(argv[i]);
    }
    printf("%zu inputs\n", count);
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
