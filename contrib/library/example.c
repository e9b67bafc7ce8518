/*
 * A figure of a landscape, by libpaysage:
 *
 *     cc example.c -o example $(pkg-config --cflags --libs paysage)
 *     ./example stations.yaml network 2013 station.svg
 */
#include <paysage.h>

#include <stdio.h>

static void
tell_diagnostics(const paysage_landscape *landscape)
{
    const paysage_diagnostic *found;
    for (size_t i = 0; (found = paysage_diagnostic_nth(landscape, i)) != NULL; i++) {
        fprintf(stderr, "%s:%zu:%zu: %s: %s [%s]\n",
                found->file == NULL ? "-" : found->file, found->line, found->column,
                found->severity, found->message, found->rule);
    }
}

static int
write_file(const paysage_file *file, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (out == NULL) {
        perror(path);
        return 1;
    }
    size_t written = fwrite(file->bytes, 1, file->size, out);
    if (fclose(out) != 0 || written < file->size) {
        perror(path);
        return 1;
    }
    printf("%s: %zu bytes, which paysage %s calls %s\n", path, file->size,
           paysage_version(), file->name);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: %s LANDSCAPE FIGURE SLICES FILE.svg\n", argv[0]);
        return 2;
    }
    const char *const options[] = {"page=slide", "style=print", NULL};
    paysage_landscape *landscape = paysage_open(argv[1], NULL);
    tell_diagnostics(landscape);

    /* what could not be opened makes a result that says why */
    paysage_result *result = paysage_render(landscape, argv[2], argv[3], "svg", options);
    const paysage_file *file = paysage_file_nth(result, 0);
    int status = 1;
    if (file != NULL) {
        status = write_file(file, argv[4]);
    } else {
        fprintf(stderr, "%s\n", paysage_result_error(result));
    }

    paysage_result_free(result);
    paysage_close(landscape);
    return status;
}
