/*
 * library_threads LANDSCAPE…: what programs do with the library, from several threads at once, each with
 * handles of its own and one that all share. What they make is made again by one thread: it must be the
 * same. Run where somebody watches: the thread sanitizer, or valgrind.
 */
#include "lib/paysage.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 4 };

typedef struct {
    paysage_landscape *shared;
    const char *path;
    unsigned long sum;
} Work;

/* Of all that a result has; frees it. */
static unsigned long
sum_of(paysage_result *result, unsigned long sum)
{
    const paysage_file *file;
    const char *said[] = {paysage_result_error(result), paysage_result_remarks(result)};
    for (size_t i = 0; (file = paysage_file_nth(result, i)) != NULL; i++) {
        for (size_t k = 0; k < file->size; k++) {
            sum = sum * 31 + ((const unsigned char *)file->bytes)[k];
        }
    }
    for (size_t i = 0; i < 2; i++) {
        for (const char *c = said[i] == NULL ? "" : said[i]; *c != '\0'; c++) {
            sum = sum * 31 + (unsigned char)*c;
        }
    }
    paysage_result_free(result);
    return sum;
}

static unsigned long
use(const paysage_landscape *landscape, unsigned long sum)
{
    const char *const neato[] = {"layout=neato", "style=print", NULL};
    const char *const fdp[] = {"layout=fdp", NULL};
    const char *const wrong[] = {"sytle=print", NULL};
    const paysage_slice *first = paysage_slice_nth(landscape, 0);
    const char *id = first == NULL ? NULL : first->id;
    sum = sum_of(paysage_render(landscape, "network", id, "svg,png", NULL), sum);
    sum = sum_of(paysage_render(landscape, "network", id, "pdf", neato), sum);
    sum = sum_of(paysage_render(landscape, "network", id, "svg", fdp), sum);
    sum = sum_of(paysage_render(landscape, "timeline,matrix", NULL, "svg", NULL), sum);
    sum = sum_of(paysage_render(landscape, "network", id, "svg", wrong), sum);
    sum = sum_of(paysage_compare(landscape, NULL, "..", "svg,json", NULL), sum);
    sum = sum_of(paysage_export(landscape, "gexf", NULL), sum);
    return sum_of(paysage_export(landscape, "csv", NULL), sum);
}

static void *
work(void *data)
{
    static const char dot[] = "digraph { a -> b -> c; subgraph cluster_x { b; c } }";
    static const char mistaken[] = "actors: {ann: {nmae: Ann}}\n";
    Work *self = data;
    paysage_landscape *own = paysage_open(self->path, NULL);
    paysage_landscape *graph = paysage_open_bytes(dot, strlen(dot), "x.dot", NULL);
    paysage_landscape *bad = paysage_open_bytes(mistaken, strlen(mistaken), NULL, NULL);
    self->sum = use(self->shared, use(own, use(graph, use(bad, 1))));
    self->sum = sum_of(paysage_compare(own, graph, "all,all", "json", NULL), self->sum);
    paysage_close(own);
    paysage_close(graph);
    paysage_close(bad);
    return NULL;
}

/* Whether threads make the same as one that is alone. */
static bool
try_landscape(const char *path, unsigned count)
{
    bool is_good = true;
    paysage_landscape *shared = paysage_open(path, NULL);
    Work all[THREADS + 1];
    pthread_t threads[THREADS + 1];
    for (unsigned i = 0; i <= count; i++) {
        all[i] = (Work){shared, path, 0};
        is_good = is_good && pthread_create(&threads[i], NULL, work, &all[i]) == 0;
        if (i + 1 == count) {
            for (unsigned k = 0; k < count; k++) {
                pthread_join(threads[k], NULL);
            }
        }
    }
    pthread_join(threads[count], NULL);
    for (unsigned i = 0; i < count; i++) {
        is_good = is_good && all[i].sum == all[count].sum;
    }
    is_good = is_good && paysage_error(shared) == NULL;
    paysage_close(shared);
    return is_good;
}

int
main(int argc, char **argv)
{
    int status = 0;
    for (int i = 1; i < argc; i++) {
        if (!try_landscape(argv[i], THREADS)) {
            fprintf(stderr, "%s: threads make something else, or it cannot be read\n",
                    argv[i]);
            status = 1;
        }
    }
    return status;
}
