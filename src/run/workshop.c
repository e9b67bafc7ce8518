/* Many figures at once. */
#include "run/workshop.h"

#include "base/workers.h"

enum { MOST_NAMES = 5 }; /* of figures in one remark */

/* What becomes of one figure. */
typedef struct {
    PsgScene *scene; /* kept for media that gather pages; NULL */
    GArray *outputs; /* PsgOutput */
    char *message;   /* NULL: it went well */
    char *remark;    /* NULL: the figure has nothing to say to who makes it */
    char *silence;   /* why it is not made; NULL: it is */
} Fate;

typedef struct {
    const PsgWorkshop *workshop;
    const PsgFigureInput *inputs; /* by figure */
    const PsgPlan *plan;
    bool keeps_pages; /* some figure gathers them */
    Fate *fates;      /* by figure */
    size_t *order;    /* figures that are drawn, as they are begun */
    guint drawn;      /* how many these are */
    gint next;        /* of the order: the first that nobody took; atomic */
    gint same;        /* as PsgMaking has it */
    GMutex mutex;     /* of the rest */
    PsgStopwatch *watch;
    size_t done, count; /* figures */
} Run;

static bool
gathers(const Run *run, size_t index)
{
    return psg_medium_of(run->plan->figures[index].spec.kind)->gathers;
}

/* A page is drawn without a file of its own if a deck has it. */
static bool
is_drawn(const Run *run, size_t index)
{
    const PsgPlannedFigure *figure = &run->plan->figures[index];
    bool is_page = figure->spec.kind->maker->medium == PSG_MEDIUM_PAGE;
    return !gathers(run, index) &&
           (figure->formats != 0 || (is_page && run->keeps_pages));
}

static bool
needs_scene(const Run *run, size_t index)
{
    const PsgPlannedFigure *figure = &run->plan->figures[index];
    unsigned sceneless = psg_medium_of(figure->spec.kind)->sceneless;
    return (figure->formats & ~sceneless) != 0 || run->keeps_pages;
}

static void
tell_progress(Run *run, const char *name)
{
    g_mutex_lock(&run->mutex);
    run->done++;
    if (run->workshop->progress != NULL) {
        run->workshop->progress(run->workshop->data, run->done, run->count, name);
    }
    g_mutex_unlock(&run->mutex);
}

/* One format of the figure. */
static void
write_format(Run *run, PsgMaking *making, PsgOutput output, PsgStopwatch *watch,
             GError **error)
{
    if (run->workshop->keeps) {
        output.kept = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    }
    making->kept = output.kept;
    output.files = psg_making_write(making, output.format, watch, error);
    if (output.files != NULL) {
        g_array_append_val(run->fates[output.figure].outputs, output);
    } else {
        g_clear_pointer(&output.kept, g_ptr_array_unref);
    }
}

/* In all its formats, up to one that fails. */
static void
write_figure(Run *run, size_t index, const GArray *pages, PsgStopwatch *watch)
{
    const PsgPlannedFigure *figure = &run->plan->figures[index];
    PsgMaking making = {.input = &run->inputs[index],
                        .spec = &figure->spec,
                        .pages = (const PsgDeckPage *)(const void *)pages->data,
                        .page_count = pages->len,
                        .paint = run->workshop->paint,
                        .folder = run->workshop->folder,
                        .workers = run->workshop->workers,
                        .announce = run->workshop->announce,
                        .data = run->workshop->data,
                        .same = run->workshop->is_fresh ? NULL : &run->same};
    g_autoptr(GError) error = NULL;
    for (unsigned format = 1; error == NULL && format <= figure->formats; format <<= 1) {
        if ((figure->formats & format) != 0) {
            PsgOutput output = {.figure = index, .format = (PsgFormat)format};
            write_format(run, &making, output, watch, &error);
        }
    }
    run->fates[index].message = error == NULL ? NULL : g_strdup(error->message);
}

static void
make_figure(Run *run, size_t index, PsgRuler *ruler, PsgStopwatch *watch)
{
    const PsgFigureInput *input = &run->inputs[index];
    const PsgFigureSpec *spec = &run->plan->figures[index].spec;
    g_autofree char *name = psg_figure_spec_name(spec, input->context->landscape);
    run->fates[index].silence = psg_figure_silence(input, spec);
    if (run->fates[index].silence != NULL) {
        tell_progress(run, name);
        return;
    }
    g_autoptr(PsgScene) scene =
        needs_scene(run, index) ? psg_figure_draw(input, ruler, spec) : NULL;
    psg_stopwatch_lap(watch, PSG_STAGE_FIGURE);
    const char *remark = scene == NULL ? NULL : psg_scene_remark(scene);
    if (remark != NULL) {
        run->fates[index].remark = g_strdup_printf("%s: %s", name, remark);
    }
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    psg_making_add_pages(pages, spec, scene);
    write_figure(run, index, pages, watch);
    tell_progress(run, name);
    if (run->keeps_pages && spec->kind->maker->medium == PSG_MEDIUM_PAGE) {
        run->fates[index].scene = g_steal_pointer(&scene);
    }
}

static bool
is_over(const Run *run)
{
    return run->workshop->ends != NULL && g_atomic_int_get(run->workshop->ends) != 0;
}

static gpointer
work(gpointer data)
{
    Run *run = data;
    g_autoptr(PsgRuler) ruler = psg_ruler_new();
    PsgStopwatch watch = psg_stopwatch_started();
    for (;;) {
        guint next = (guint)g_atomic_int_add(&run->next, 1);
        if (next >= run->drawn || is_over(run)) {
            break;
        }
        make_figure(run, run->order[next], ruler, &watch);
    }
    g_mutex_lock(&run->mutex);
    psg_stopwatch_add(run->watch, &watch);
    g_mutex_unlock(&run->mutex);
    return NULL;
}

static int
compare_slices(const void *a, const void *b, void *data)
{
    const PsgPlannedFigure *figures = ((const Run *)data)->plan->figures;
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    size_t most = figures[left].spec.slice_count, other = figures[right].spec.slice_count;
    return most != other ? (most > other ? -1 : 1) : (left > right) - (left < right);
}

/* Figures of many slices take longest, and are begun first: else one of them is left for a
 * single worker in the end. */
static void
put_in_order(Run *run)
{
    run->order = g_new(size_t, run->plan->count + 1);
    for (size_t i = 0; i < run->plan->count; i++) {
        if (is_drawn(run, i)) {
            run->order[run->drawn++] = i;
        }
    }
    g_qsort_with_data(run->order, (gint)run->drawn, sizeof *run->order, compare_slices,
                      run);
}

/* Once all pages are there. */
static void
make_gathering(Run *run, size_t index)
{
    const PsgFigureSpec *spec = &run->plan->figures[index].spec;
    PsgStopwatch watch = psg_stopwatch_started();
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(PsgDeckPage));
    for (size_t i = 0; i < run->plan->count; i++) {
        psg_making_add_pages(pages, &run->plan->figures[i].spec, run->fates[i].scene);
    }
    write_figure(run, index, pages, &watch);
    tell_progress(run, spec->kind->name);
    psg_stopwatch_add(run->watch, &watch);
}

static void
clear_output(gpointer output)
{
    PsgOutput *cleared = output;
    g_ptr_array_unref(cleared->files);
    g_clear_pointer(&cleared->kept, g_ptr_array_unref);
}

/* "a", "a and b", "a, b and c"; of many the first ones and how many more. */
static char *
list_of(const GPtrArray *names)
{
    guint shown = names->len > MOST_NAMES + 1 ? MOST_NAMES : names->len;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < shown; i++) {
        bool is_last = i > 0 && i + 1 == names->len;
        g_string_append_printf(text, "%s%s",
                               i == 0    ? ""
                               : is_last ? " and "
                                         : ", ",
                               (const char *)g_ptr_array_index(names, i));
    }
    if (shown < names->len) {
        g_string_append_printf(text, " and %u more", names->len - shown);
    }
    return g_string_free(text, FALSE);
}

/* One line for all that are no files for the same reason, at the place of the first of them;
 * NULL for the others. Pages that a deck has not nobody asked for. */
static char *
remark_on_silence(const Run *run, size_t index)
{
    const char *why = run->fates[index].silence;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < run->plan->count; i++) {
        if (run->plan->figures[i].formats != 0 &&
            g_strcmp0(run->fates[i].silence, why) == 0) {
            if (i < index) {
                return NULL;
            }
            g_ptr_array_add(names,
                            psg_figure_spec_name(&run->plan->figures[i].spec,
                                                 run->inputs[i].context->landscape));
        }
    }
    g_autofree char *list = list_of(names);
    return g_strdup_printf("%s %s not made: %s", list, names->len == 1 ? "is" : "are",
                           why);
}

static PsgWorkshopResult *
gather_fates(const Run *run)
{
    PsgWorkshopResult *result = g_new0(PsgWorkshopResult, 1);
    result->outputs = g_array_new(FALSE, FALSE, sizeof(PsgOutput));
    result->same_count = (guint)run->same;
    result->failures = g_ptr_array_new_with_free_func(g_free);
    result->remarks = g_ptr_array_new_with_free_func(g_free);
    g_array_set_clear_func(result->outputs, clear_output);
    for (size_t i = 0; i < run->plan->count; i++) {
        Fate *fate = &run->fates[i];
        if (fate->silence != NULL && run->plan->figures[i].formats != 0) {
            fate->remark = remark_on_silence(run, i);
        }
        g_array_append_vals(result->outputs, fate->outputs->data, fate->outputs->len);
        if (fate->message != NULL) {
            g_ptr_array_add(result->failures, fate->message);
        }
        if (fate->remark != NULL) {
            g_ptr_array_add(result->remarks, fate->remark);
        }
        g_array_unref(fate->outputs);
        psg_scene_free(fate->scene);
    }
    for (size_t i = 0; i < run->plan->count; i++) {
        g_free(run->fates[i].silence);
    }
    return result;
}

PsgWorkshopResult *
psg_workshop_run(const PsgWorkshop *workshop, const PsgFigureInput *inputs,
                 const PsgPlan *plan, PsgStopwatch *watch)
{
    g_autofree Fate *fates = g_new0(Fate, plan->count + 1);
    Run run = {.workshop = workshop,
               .inputs = inputs,
               .plan = plan,
               .fates = fates,
               .watch = watch};
    for (size_t i = 0; i < plan->count; i++) {
        fates[i].outputs = g_array_new(FALSE, FALSE, sizeof(PsgOutput));
        run.keeps_pages =
            run.keeps_pages || (gathers(&run, i) && plan->figures[i].formats != 0);
    }
    for (size_t i = 0; i < plan->count; i++) {
        run.count += is_drawn(&run, i) || plan->figures[i].formats != 0;
    }
    put_in_order(&run);
    g_mutex_init(&run.mutex);
    psg_workers_run(work, &run, (guint)MIN(workshop->workers, run.count));
    for (size_t i = 0; i < plan->count; i++) {
        if (gathers(&run, i) && plan->figures[i].formats != 0 && !is_over(&run)) {
            make_gathering(&run, i);
        }
    }
    g_mutex_clear(&run.mutex);
    g_free(run.order);
    return gather_fates(&run);
}

void
psg_workshop_result_free(PsgWorkshopResult *result)
{
    if (result != NULL) {
        g_array_unref(result->outputs);
        g_ptr_array_unref(result->failures);
        g_ptr_array_unref(result->remarks);
        g_free(result);
    }
}
