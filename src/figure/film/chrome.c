/*
 * What stands around the network in a film: title, strip, sources and legend. What says the
 * same in several slices is drawn once for all of them; the mark on the strip goes from
 * slice to slice.
 */
#include "figure/film/film.h"
#include "figure/network/legend.h"
#include "figure/part/frame.h"

#define BETWEEN "\x1f" /* texts that are said together; no text has this character */

typedef struct {
    const PsgFilmPlan *plan;
    const PsgPen *pen;
    const PsgStrip *strip;
    size_t slice;       /* on the strip, whose name is drawn */
    GPtrArray *legends; /* by still: of PsgLegendEntry */
} Chrome;

static void
draw_words(const Chrome *chrome, char *(*say)(const void *data, size_t still),
           void (*draw)(const PsgFilmLook *look, const void *data))
{
    PsgFilmThing thing = {
        .say = say, .draw = draw, .data = chrome, .fade = PSG_FADE_TEXT};
    psg_film_draw_thing(chrome->plan, chrome->pen, &thing);
}

/* ---- Title and sources ---- */

static char *
say_heading(const void *data, size_t still)
{
    const PsgFilmPlan *plan = ((const Chrome *)data)->plan;
    const PsgRenderContext *context = plan->input->context;
    g_autofree char *suffix = NULL;
    g_autofree char *title =
        psg_frame_slice_title(context, plan->stills[still].slice, &suffix);
    g_autofree char *headline = psg_frame_headline(context, plan->stills[still].slice);
    return g_strjoin(BETWEEN, title, suffix == NULL ? "" : suffix, headline, NULL);
}

static void
draw_heading(const PsgFilmLook *look, const void *data)
{
    (void)data;
    g_auto(GStrv) said = g_strsplit(look->said, BETWEEN, 3);
    PsgFrame frame = {.title = said[0],
                      .suffix = *said[1] == '\0' ? NULL : said[1],
                      .subtitle = said[2]};
    psg_frame_draw_title(look->pen, &frame);
}

static char *
say_sources(const void *data, size_t still)
{
    const Chrome *chrome = data;
    const PsgView *view = chrome->plan->stills[still].drawn.view;
    g_autofree bool *cited = g_new0(bool, view->landscape->source_count + 1);
    psg_frame_cite_view(cited, view);
    PsgFrame frame = {.slices = &view->slice, .slice_count = 1, .cited = cited};
    return psg_frame_sources(chrome->pen, &frame);
}

static void
draw_sources(const PsgFilmLook *look, const void *data)
{
    (void)data;
    psg_frame_draw_sources(look->pen, look->said);
}

static char *
say_empty(const void *data, size_t still)
{
    const PsgFilmPlan *plan = ((const Chrome *)data)->plan;
    return plan->stills[still].drawn.view->actor_count == 0 ? g_strdup("") : NULL;
}

static void
draw_empty(const PsgFilmLook *look, const void *data)
{
    (void)data;
    psg_frame_say_empty(look->pen, psg_network_area(look->plan->input->network),
                        look->pen->context->style->size_headline);
}

/* ---- The strip ---- */

/* It looks otherwise when its slice is marked. */
static char *
say_name(const void *data, size_t still)
{
    const Chrome *chrome = data;
    size_t marked = chrome->plan->stills[still].slice;
    bool has_name = marked == chrome->slice ||
                    psg_strip_has_name(chrome->strip, chrome->slice, marked);
    return has_name ? g_strdup(marked == chrome->slice ? "marked" : "") : NULL;
}

static void
draw_name(const PsgFilmLook *look, const void *data)
{
    const Chrome *chrome = data;
    psg_strip_draw_name(chrome->strip, chrome->slice, *look->said != '\0');
}

static char *
say_mark(const void *data, size_t still)
{
    (void)data;
    (void)still;
    return g_strdup("");
}

static PsgPoint
place_of_mark(const void *data, size_t still)
{
    const Chrome *chrome = data;
    return psg_strip_dot(chrome->strip, chrome->plan->stills[still].slice);
}

static void
draw_mark(const PsgFilmLook *look, const void *data)
{
    const Chrome *chrome = data;
    psg_strip_draw_dot(chrome->strip, look->plan->stills[look->still].slice, true);
}

static void
draw_strip(Chrome *chrome)
{
    PsgScene *scene = chrome->pen->scene;
    psg_pen_piece(chrome->pen, PSG_PART_STRIP);
    psg_strip_draw_line(chrome->strip);
    for (size_t i = 0; i < chrome->pen->context->landscape->slice_count; i++) {
        psg_scene_show(scene, (PsgPart){PSG_PART_SLICE, i});
        psg_strip_draw_dot(chrome->strip, i, false);
        chrome->slice = i;
        draw_words(chrome, say_name, draw_name);
    }
    psg_scene_show(scene, (PsgPart){PSG_PART_STRIP, 0});
    PsgFilmThing mark = {
        .say = say_mark, .place = place_of_mark, .draw = draw_mark, .data = chrome};
    psg_film_draw_thing(chrome->plan, chrome->pen, &mark);
    psg_pen_end(chrome->pen);
}

/* ---- The legend ---- */

/* An entry goes from place to place, as others are added and removed before it. */
typedef struct {
    const Chrome *chrome;
    PsgLegendEntry entry; /* without a sample: how many have no room */
} Entry;

static PsgRect
legend_room(const Chrome *chrome)
{
    return psg_network_legend_room(chrome->plan->input->network);
}

static const GArray *
legend_at(const Entry *self, size_t still)
{
    return g_ptr_array_index(self->chrome->legends, still);
}

static bool
is_same(const PsgLegendEntry *a, const PsgLegendEntry *b)
{
    return a->sample == b->sample && a->kind == b->kind;
}

/* PSG_NONE: it is not there in that still. */
static size_t
piece_at(const Entry *self, size_t still)
{
    const GArray *entries = legend_at(self, still);
    guint placed =
        psg_legend_placed(self->chrome->pen, entries, legend_room(self->chrome).width);
    for (guint i = 0; i < placed; i++) {
        if (is_same(&g_array_index(entries, PsgLegendEntry, i), &self->entry)) {
            return i;
        }
    }
    return self->entry.sample == NULL && placed < entries->len ? placed : PSG_NONE;
}

static char *
say_entry(const void *data, size_t still)
{
    const Entry *self = data;
    size_t piece = piece_at(self, still);
    return piece == PSG_NONE ? NULL
           : self->entry.sample == NULL
               ? g_strdup_printf("%zu", legend_at(self, still)->len - piece)
               : g_strdup("");
}

static PsgPoint
place_of_entry(const void *data, size_t still)
{
    const Entry *self = data;
    return psg_legend_place(self->chrome->pen, legend_room(self->chrome),
                            legend_at(self, still), (guint)piece_at(self, still));
}

static void
draw_entry(const PsgFilmLook *look, const void *data)
{
    const Entry *self = data;
    psg_legend_draw_piece(look->pen, legend_room(self->chrome),
                          legend_at(self, look->still),
                          (guint)piece_at(self, look->still));
}

/* Adds those that are not in the list yet. */
static void
add_entries(const GArray *entries, GArray *all)
{
    for (guint i = 0; i < entries->len; i++) {
        const PsgLegendEntry *entry = &g_array_index(entries, PsgLegendEntry, i);
        bool is_known = false;
        for (guint j = 0; j < all->len; j++) {
            is_known = is_known || is_same(entry, &g_array_index(all, PsgLegendEntry, j));
        }
        if (!is_known) {
            g_array_append_vals(all, entry, 1);
        }
    }
}

void
psg_film_draw_legend(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(GPtrArray) legends =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    const Chrome chrome = {.plan = plan, .pen = pen, .legends = legends};
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    for (size_t i = 0; i < plan->still_count; i++) {
        GArray *entries = psg_network_entries(plan->input->network, pen->context,
                                              plan->stills[i].drawn.view);
        g_ptr_array_add(legends, entries);
        add_entries(entries, all);
    }
    PsgLegendEntry rest = {.sample = NULL};
    g_array_append_val(all, rest);
    psg_pen_piece(pen, PSG_PART_LEGEND);
    for (guint i = 0; i < all->len; i++) {
        Entry entry = {&chrome, g_array_index(all, PsgLegendEntry, i)};
        PsgFilmThing thing = {.say = say_entry,
                              .place = place_of_entry,
                              .draw = draw_entry,
                              .data = &entry,
                              .fade = PSG_FADE_TEXT};
        psg_film_draw_thing(plan, pen, &thing);
    }
    psg_pen_end(pen);
}

void
psg_film_draw_chrome(const PsgFilmPlan *plan, const PsgPen *pen)
{
    g_autoptr(PsgStrip) strip = psg_frame_strip(pen);
    Chrome chrome = {.plan = plan, .pen = pen, .strip = strip};
    psg_pen_piece(pen, PSG_PART_HEADING);
    psg_frame_draw_landscape(pen);
    draw_words(&chrome, say_heading, draw_heading);
    psg_pen_end(pen);
    if (strip != NULL) {
        draw_strip(&chrome);
    }
    psg_pen_piece(pen, PSG_PART_SOURCES);
    draw_words(&chrome, say_sources, draw_sources);
    psg_pen_end(pen);
    draw_words(&chrome, say_empty, draw_empty);
}
