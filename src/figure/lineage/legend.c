/* What the signs of a lineage mean. */
#include "figure/lineage/legend.h"

#include "figure/lineage/ribbon.h"
#include "figure/lineage/sign.h"
#include "figure/part/actor_box.h"
#include "figure/strings.h"

static void
sample_sign(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    psg_lineage_sign_draw(pen, (PsgLineageWhat)entry->kind, psg_rect_centre(room), 1);
}

static void
sample_kind(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    psg_actor_box_sample(pen, room, entry->kind, entry->is_there);
}

static void
sample_ends(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    const PsgStyle *style = pen->context->style;
    PsgRect line = {room.x, room.y + room.height / 2 - psg_pen_length(pen, 1.5),
                    room.width, psg_pen_length(pen, 3)};
    double middle = line.y + line.height / 2;
    psg_scene_box(pen->scene, line, 0, &(PsgInk){.fill = style->muted});
    psg_ribbon_stop(pen, (PsgPoint){line.x, middle}, room.height, style->muted);
    psg_ribbon_stop(pen, (PsgPoint){psg_rect_right(line), middle}, room.height,
                    style->muted);
}

/* kind: a presence. */
static void
sample_presence(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    const PsgStyle *style = pen->context->style;
    PsgRibbonLook look = {style->background, style->muted,
                          entry->kind == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED
                                                             : PSG_DASH_DASHED};
    PsgRect band = psg_rect_grow(room, -room.height / 6);
    PsgStation stations[] = {{room.x, band.y, psg_rect_bottom(band)},
                             {psg_rect_right(room), band.y, psg_rect_bottom(band)}};
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof *stations);
    g_array_append_vals(list, stations, G_N_ELEMENTS(stations));
    psg_ribbon_draw(pen, list, &look);
}

static void
sample_others(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    psg_scene_box(pen->scene, room, 0, &(PsgInk){.fill = pen->context->style->faint});
}

static bool
has_others(const PsgLineagePage *page)
{
    for (guint i = 0; i < page->plan->bands->len; i++) {
        const PsgLineageBand *band = &g_array_index(page->plan->bands, PsgLineageBand, i);
        for (size_t column = 0; column < page->plan->column_count; column++) {
            if (band->others[column] > 0) {
                return true;
            }
        }
    }
    return false;
}

static bool
has_sign(const PsgLineage *lineage, const PsgLineagePage *page, size_t what)
{
    if (page == NULL) {
        for (guint i = 0; i < lineage->events->len; i++) {
            if (g_array_index(lineage->events, PsgLineageEvent, i).what == what) {
                return true;
            }
        }
        return false;
    }
    for (guint i = 0; i < page->plates->len; i++) {
        if (g_array_index(page->plates, PsgLineagePlate, i).signs & (1u << what)) {
            return true;
        }
    }
    return false;
}

static void
add(GArray *entries, PsgLegendEntry entry)
{
    g_array_append_val(entries, entry);
}

/* Of whoever has a history, in any step: which of them will have room is not known yet. */
static void
mark_all_kinds(const PsgLineage *lineage, bool *drawn)
{
    size_t none = lineage->context->landscape->kind_count;
    for (guint i = 0; i < lineage->events->len; i++) {
        const PsgLineageEvent *event =
            &g_array_index(lineage->events, PsgLineageEvent, i);
        for (size_t step = 0; step < lineage->step_count; step++) {
            const PsgViewActor *from = psg_lineage_seen(lineage, step, event->from),
                               *to = psg_lineage_seen(lineage, step, event->to);
            drawn[from == NULL ? none : MIN(from->kind, none)] = true;
            drawn[to == NULL ? none : MIN(to->kind, none)] = true;
        }
    }
}

/* Kinds of streams, where bands don't tell them. */
static void
add_kinds(const PsgLineage *lineage, const PsgLineagePage *page, GArray *entries)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    g_autofree bool *drawn = g_new0(bool, landscape->kind_count + 1);
    for (guint i = 0; page != NULL && i < page->plan->runs->len; i++) {
        size_t kind = g_array_index(page->plan->runs, PsgLineageRun, i).kind;
        drawn[MIN(kind, landscape->kind_count)] = page->plan->by_tier;
    }
    if (page == NULL && landscape->tier_count > 0) {
        mark_all_kinds(lineage, drawn);
    }
    for (size_t kind = 0; kind < landscape->kind_count; kind++) {
        if (drawn[kind]) {
            const PsgText *label = &landscape->kinds[kind].label;
            add(entries,
                (PsgLegendEntry){.sample = sample_kind,
                                 .kind = kind,
                                 .is_there = true,
                                 .label = psg_context_text(lineage->context, label)});
        }
    }
}

/* Streams of those who are not there, or not for certain. */
static void
add_presences(const PsgLineage *lineage, const PsgLineagePage *page, GArray *entries)
{
    static const PsgWord words[] = {
        [PSG_PRESENCE_TALKED_OF] = PSG_WORD_TALKED_OF,
        [PSG_PRESENCE_UNSURE] = PSG_WORD_UNSURE,
    };
    for (size_t presence = PSG_PRESENCE_TALKED_OF; presence <= PSG_PRESENCE_UNSURE;
         presence++) {
        bool occurs = page == NULL;
        for (guint i = 0; !occurs && i < page->plan->runs->len; i++) {
            occurs =
                g_array_index(page->plan->runs, PsgLineageRun, i).presence == presence;
        }
        if (occurs) {
            add(entries, (PsgLegendEntry){.sample = sample_presence,
                                          .kind = presence,
                                          .label = psg_word(words[presence],
                                                            lineage->context->language)});
        }
    }
}

GArray *
psg_lineage_legend(const PsgLineage *lineage, const PsgLineagePage *page)
{
    const PsgRenderContext *context = lineage->context;
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    for (size_t what = 0; what < PSG_LINEAGE_WHATS; what++) {
        if (has_sign(lineage, page, what)) {
            add(entries, (PsgLegendEntry){.sample = sample_sign,
                                          .kind = what,
                                          .label = psg_lineage_sign_word(
                                              context, (PsgLineageWhat)what)});
        }
    }
    add_kinds(lineage, page, entries);
    add_presences(lineage, page, entries);
    add(entries,
        (PsgLegendEntry){.sample = sample_ends,
                         .label = psg_word(PSG_WORD_BEGINS_ENDS, context->language)});
    if (page == NULL || has_others(page)) {
        add(entries, (PsgLegendEntry){.sample = sample_others,
                                      .label = psg_word(PSG_WORD_OTHERS_BY_NUMBER,
                                                        context->language)});
    }
    return entries;
}
