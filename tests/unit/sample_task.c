/* Landscapes made by chance. */
#include "sample_task.h"

#include "base/random.h"

SampleTask
sample_task(size_t actors, size_t ties, unsigned seed)
{
    PsgRandom random = psg_random_seeded(seed);
    SampleTask made = {.boxes = g_new0(PsgSize, actors + 1),
                       .presence = g_new0(bool, SAMPLE_SLICES *actors + 1),
                       .ties = g_new0(PsgTie, ties + 1)};
    for (size_t i = 0; i < actors; i++) {
        made.boxes[i] = (PsgSize){110 + 150 * psg_random_unit(&random), 44};
        size_t first = psg_random_below(&random, SAMPLE_SLICES);
        for (size_t slice = first; slice < SAMPLE_SLICES; slice++) {
            made.presence[slice * actors + i] = true;
        }
    }
    for (size_t i = 0; i < ties && actors > 0; i++) {
        uint32_t few = (uint32_t)MIN(actors, 3);
        size_t from = psg_random_below(&random, i % 2 == 0 ? few : (uint32_t)actors);
        size_t to = psg_random_below(&random, (uint32_t)actors);
        made.ties[i] =
            (PsgTie){from, to, 1 + (double)(i % 3), 0, SAMPLE_SLICES - 1, false};
    }
    made.task = (PsgLayoutTask){.actor_count = actors,
                                .slice_count = SAMPLE_SLICES,
                                .boxes = made.boxes,
                                .presence = made.presence,
                                .ties = made.ties,
                                .tie_count = actors > 0 ? ties : 0,
                                .area = {1520, 640},
                                .gap = 24,
                                .stability = 1,
                                .seed = 7};
    return made;
}

void
sample_task_empty(SampleTask *made)
{
    for (size_t i = 0; i < SAMPLE_SLICES * made->task.actor_count; i++) {
        made->presence[i] = true;
    }
    made->task.tie_count = 0;
}

void
sample_task_tie(SampleTask *made, size_t from, size_t to)
{
    made->ties[made->task.tie_count++] = (PsgTie){from, to, 1, 0, SAMPLE_SLICES - 1, 0};
}

void
sample_task_clear(SampleTask *made)
{
    g_free(made->boxes);
    g_free(made->presence);
    g_free(made->ties);
}
