/* The legend of a network of dots. */
#include "figure/network/dot_legend.h"

#include "base/number.h"
#include "figure/network/dot_region.h"
#include "figure/network/legend.h"
#include "figure/network/region.h"
#include "figure/part/edge.h"
#include "figure/strings.h"

#define DOT 0.36   /* radius on a sample, in heights of it */
#define SMALL 0.17 /* that of a small one, where sizes are told */

static PsgDot
dot_in(PsgRect room, double share, double radius)
{
    return (PsgDot){{room.x + room.width * share, room.y + room.height / 2},
                    room.height * radius,
                    true};
}

static void
draw_sample(const PsgPen *pen, PsgRect room, size_t kind, PsgDotLook look)
{
    PsgDot dot = dot_in(room, 0.5, DOT);
    PsgInk ink = psg_dot_ink(pen->context, &dot, kind, look);
    psg_dot_draw_mark(pen, &dot, kind, &ink);
}

static void
sample_kind(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_sample(pen, room, entry->kind, (PsgDotLook){0});
}

static void
sample_accent(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    draw_sample(pen, room, PSG_NONE, (PsgDotLook){.is_accented = true});
}

static void
sample_hollow(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgDotLook look = {.is_hollow = true,
                       .is_doubtful = entry->kind == PSG_PRESENCE_UNSURE};
    draw_sample(pen, room, PSG_NONE, look);
}

static void
sample_unknown(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    draw_sample(pen, room, PSG_NONE, (PsgDotLook){.is_unknown = true});
}

static void
sample_sizes(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgDot dots[] = {dot_in(room, 0.25, SMALL), dot_in(room, 0.7, DOT)};
    (void)entry;
    for (size_t i = 0; i < G_N_ELEMENTS(dots); i++) {
        PsgInk ink = {.fill = pen->context->style->muted};
        psg_dot_draw_mark(pen, &dots[i], PSG_NONE, &ink);
    }
}

static void
sample_name(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgDot dot = dot_in(room, 0.25, SMALL);
    PsgInk ink = {.fill = pen->context->style->muted};
    PsgInk line = psg_pen_stroke(pen, pen->context->style->muted, 2, PSG_DASH_NONE);
    double y = room.y + room.height / 2;
    (void)entry;
    psg_dot_draw_mark(pen, &dot, PSG_NONE, &ink);
    psg_pen_line(pen, (PsgPoint){room.x + room.width * 0.45, y},
                 (PsgPoint){room.x + room.width, y}, &line);
}

static void
sample_new_relation(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look = psg_edge_look(pen->context, PSG_NONE, true);
    (void)entry;
    psg_edge_sample(pen, room, &look);
}

/* Lines between dots have no ends: what is directed is not told there. */
static void
sample_line(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look = psg_edge_look(pen->context, entry->kind, false);
    look.directed = look.has_other_ends = false;
    look.line = look.line == PSG_LINE_DOUBLE ? PSG_LINE_SOLID : look.line;
    psg_edge_sample(pen, room, &look);
}

/* Takes the label. */
static void
add_told(GArray *entries, char *label, PsgLegendSample *sample)
{
    PsgLegendEntry entry = {.sample = sample, .label = label, .own_label = label};
    g_array_append_val(entries, entry);
}

static void
add_sizes(const PsgRenderContext *context, const PsgDots *dots, GArray *entries)
{
    const PsgMeasure *measure =
        dots->measure == PSG_NONE ? NULL : &context->landscape->measures[dots->measure];
    const char *what = measure == NULL
                           ? psg_word(PSG_WORD_RELATED_ACTORS, context->language)
                           : psg_context_label(context, &measure->label, measure->id);
    const char *unit = measure == NULL ? NULL : psg_context_text(context, &measure->unit);
    g_autofree char *least = psg_number_label(dots->least, context->language);
    g_autofree char *most = psg_number_label(dots->most, context->language);
    if (dots->most > dots->least) {
        add_told(entries,
                 g_strconcat(what, psg_word(PSG_WORD_COLON, context->language), " ",
                             least, " \u2013 ", most, unit == NULL ? NULL : " ", unit,
                             NULL),
                 sample_sizes);
    }
}

static bool
is_any_unknown(const PsgDots *dots, const PsgView *view)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        size_t slice = psg_view_slice_of(view, &view->actors[i]);
        size_t index = slice * dots->actor_count + view->actors[i].actor;
        if (!dots->is_known[index]) {
            return true;
        }
    }
    return false;
}

static void
add_presences(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    bool occurs[PSG_PRESENCE_THERE + 1] = {false};
    for (size_t i = 0; i < view->actor_count; i++) {
        occurs[view->actors[i].presence] = true;
    }
    if (view->before != PSG_NONE) {
        return; /* what changed is told in another way */
    }
    bool is_projected = context->landscape->slices[view->slice].is_projected;
    const struct {
        PsgPresence presence;
        PsgWord word;
    } rows[] = {
        {PSG_PRESENCE_TALKED_OF, PSG_WORD_TALKED_OF},
        {PSG_PRESENCE_UNSURE, is_projected ? PSG_WORD_UNSURE : PSG_WORD_DOUBTFUL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        PsgLegendEntry entry = {.sample = sample_hollow,
                                .kind = rows[i].presence,
                                .label = psg_word(rows[i].word, context->language)};
        if (occurs[rows[i].presence]) {
            g_array_append_val(entries, entry);
        }
    }
}

static void
add_news(const PsgRenderContext *context, PsgDotNews news, GArray *entries)
{
    PsgWord word = news == PSG_DOT_NEWS_NEW ? PSG_WORD_NEW : PSG_WORD_THERE_BEFORE;
    PsgLegendEntry entry = {.sample = sample_accent,
                            .kind = word, /* so that a film tells one from the other */
                            .label = psg_word(word, context->language)};
    if (news != PSG_DOT_NEWS_NONE) {
        g_array_append_val(entries, entry);
    }
}

static void
add_groups(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    guint before = entries->len;
    psg_regions_add_entries(context, view, entries);
    for (guint i = before; i < entries->len; i++) {
        g_array_index(entries, PsgLegendEntry, i).sample = psg_dot_region_sample;
    }
}

GArray *
psg_dot_legend(const PsgRenderContext *context, const PsgDotLegend *told)
{
    const char *language = context->language;
    const PsgView *view = told->view;
    GArray *entries = psg_legend_entries_new();
    PsgLegendEntry pattern = {.sample = sample_kind,
                              .label = psg_word(PSG_WORD_NO_KIND, language)};
    psg_network_add_kind_entries(context, view, &pattern, entries);
    add_news(context, told->news, entries);
    add_presences(context, view, entries);
    if (context->landscape->group_count <= context->style->palette_count) {
        add_groups(context, view, entries); /* else colours do not tell them */
    }
    guint rest = entries->len;
    add_sizes(context, told->dots, entries);
    if (is_any_unknown(told->dots, view)) {
        add_told(entries, g_strdup(psg_word(PSG_WORD_NO_FIGURE, language)),
                 sample_unknown);
    }
    psg_network_add_relation_entries(context, view, sample_line, entries);
    if (told->accents_relations) {
        add_told(entries, g_strdup(psg_word(PSG_WORD_NEW_RELATION, language)),
                 sample_new_relation);
    }
    if (told->named != PSG_NONE && told->named < view->actor_count) {
        add_told(entries,
                 g_strdup_printf("%zu %s %zu %s", told->named,
                                 psg_word(PSG_WORD_OUT_OF, language), view->actor_count,
                                 psg_word(PSG_WORD_NAMED, language)),
                 sample_name);
        g_array_index(entries, PsgLegendEntry, entries->len - 1).kind =
            told->named * (view->landscape->actor_count + 1) + view->actor_count;
    }
    if (rest < entries->len) {
        g_array_index(entries, PsgLegendEntry, rest).begins_sort = true;
    }
    return entries;
}
