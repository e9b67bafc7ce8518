/* The legend of a timeline: what occurs on it, and nothing else. */
#include "figure/timeline/legend.h"

#include "figure/part/actor_box.h"
#include "figure/strings.h"
#include "figure/timeline/bar.h"
#include "figure/timeline/links.h"
#include "figure/timeline/mark.h"

#define MARK_HALF 0.34 /* of a sample's height */

/* ---- Samples ---- */

static void
sample_actor(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    psg_actor_box_sample(pen, room, entry->kind, entry->is_there);
}

static void
sample_event(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgPoint at = psg_rect_centre(room);
    at.x = psg_rect_right(room) - room.height / 2;
    psg_timeline_mark_draw(pen, entry->kind, at, room.height * MARK_HALF);
}

/* A bar of the kind that is like this at its beginning or its end. */
static void
draw_bar(const PsgPen *pen, PsgRect room, size_t kind, PsgLifePiece piece)
{
    PsgBarLook look = psg_timeline_bar_look(pen, kind, room.height);
    PsgRect box = {room.x, room.y + room.height * 0.1, room.width, room.height * 0.8};
    piece.left = piece.solid_left = room.x;
    piece.right = piece.solid_right = psg_rect_right(room);
    if (piece.end == PSG_EDGE_SOFT) {
        piece.solid_right -= room.width * 0.6;
    }
    psg_timeline_bar_draw(pen, &piece, box, &look);
    if (piece.end == PSG_EDGE_OPEN) {
        box.x += room.width / 2;
        box.width = room.width / 2;
        psg_timeline_fade_draw(pen, psg_rect_grow(box, 1));
    }
}

static void
sample_broken(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_bar(pen, room, entry->kind,
             (PsgLifePiece){.begin = PSG_EDGE_BROKEN, .end = PSG_EDGE_SHARP});
}

static void
sample_soft(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_bar(pen, room, entry->kind,
             (PsgLifePiece){.begin = PSG_EDGE_SHARP, .end = PSG_EDGE_SOFT});
}

static void
sample_open(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_bar(pen, room, entry->kind,
             (PsgLifePiece){.begin = PSG_EDGE_SHARP, .end = PSG_EDGE_OPEN});
}

static void
sample_talk(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    draw_bar(pen, room, entry->kind, (PsgLifePiece){.is_talk = true});
}

static void
sample_link(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    psg_timeline_link_sample(pen, room);
}

/* ---- Entries ---- */

typedef struct {
    void (*sample)(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry);
    PsgWord word;
    bool occurs;
    size_t kind; /* of the first line where it does */
} Sign;

enum { SIGN_BROKEN, SIGN_OPEN, SIGN_SOFT, SIGN_TALK, SIGN_LINK, SIGN_COUNT };

static void
note_sign(Sign *sign, size_t kind)
{
    sign->kind = sign->occurs ? sign->kind : kind;
    sign->occurs = true;
}

static void
find_signs(const PsgTimelinePlan *plan, Sign *signs)
{
    for (guint i = 0; i < plan->lines->len; i++) {
        const PsgTimelineLine *line = psg_timeline_line(plan, i);
        for (guint j = 0; j < line->pieces->len; j++) {
            const PsgLifePiece *piece = &g_array_index(line->pieces, PsgLifePiece, j);
            if (piece->is_talk) {
                note_sign(&signs[SIGN_TALK], line->kind);
                continue;
            }
            if (piece->begin == PSG_EDGE_BROKEN) {
                note_sign(&signs[SIGN_BROKEN], line->kind);
            }
            if (piece->end == PSG_EDGE_OPEN) {
                note_sign(&signs[SIGN_OPEN], line->kind);
            }
            if (piece->begin == PSG_EDGE_SOFT || piece->end == PSG_EDGE_SOFT) {
                note_sign(&signs[SIGN_SOFT], line->kind);
            }
        }
    }
}

static void
add_signs(const PsgTimelinePlan *plan, const GArray *links, GArray *entries)
{
    Sign signs[SIGN_COUNT] = {
        [SIGN_BROKEN] = {sample_broken, PSG_WORD_BEFORE_OR_AFTER, false, PSG_NONE},
        [SIGN_OPEN] = {sample_open, PSG_WORD_OPEN_END, false, PSG_NONE},
        [SIGN_SOFT] = {sample_soft, PSG_WORD_SOFT_DATE, false, PSG_NONE},
        [SIGN_TALK] = {sample_talk, PSG_WORD_TALKED_OF, false, PSG_NONE},
        [SIGN_LINK] = {sample_link, PSG_WORD_SUCCESSION, links->len > 0, PSG_NONE},
    };
    find_signs(plan, signs);
    for (size_t i = 0; i < SIGN_COUNT; i++) {
        PsgLegendEntry entry = {
            .sample = signs[i].sample,
            .kind = signs[i].kind,
            .label = psg_word(signs[i].word, plan->pen->context->language)};
        if (signs[i].occurs) {
            g_array_append_val(entries, entry);
        }
    }
}

static void
add_kinds(const PsgTimelinePlan *plan, GArray *entries)
{
    const PsgRenderContext *context = plan->pen->context;
    for (size_t kind = 0; kind < context->landscape->kind_count; kind++) {
        bool occurs = false;
        for (guint i = 0; i < plan->lines->len; i++) {
            occurs = occurs || psg_timeline_line(plan, i)->kind == kind;
        }
        const PsgKind *said = &context->landscape->kinds[kind];
        const char *label = psg_context_text(context, &said->label);
        PsgLegendEntry entry = {.sample = sample_actor,
                                .kind = kind,
                                .is_there = true,
                                .label = label != NULL ? label : said->id};
        if (occurs) {
            g_array_append_val(entries, entry);
        }
    }
}

static void
add_event_kinds(const PsgTimelinePlan *plan, const PsgTimelineEvents *events,
                GArray *entries)
{
    const PsgRenderContext *context = plan->pen->context;
    const PsgLandscape *landscape = context->landscape;
    g_autofree bool *occurs = g_new0(bool, landscape->event_kind_count + 1);
    for (guint i = 0; i < events->marks->len; i++) {
        const PsgTimelineMark *mark = &g_array_index(events->marks, PsgTimelineMark, i);
        size_t kind = landscape->events[g_array_index(mark->events, size_t, 0)].kind;
        occurs[MIN(kind, landscape->event_kind_count)] = true;
    }
    for (size_t kind = 0; kind < landscape->event_kind_count; kind++) {
        const PsgKind *said = &landscape->event_kinds[kind];
        const char *label = psg_context_text(context, &said->label);
        PsgLegendEntry entry = {.sample = sample_event,
                                .kind = kind,
                                .label = label != NULL ? label : said->id};
        if (occurs[kind]) {
            g_array_append_val(entries, entry);
        }
    }
}

GArray *
psg_timeline_legend(const PsgTimelinePlan *plan, const PsgTimelineEvents *events,
                    const GArray *links)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    if (plan->asked->grouping != PSG_GROUPING_KIND) {
        add_kinds(plan, entries);
    }
    add_event_kinds(plan, events, entries);
    add_signs(plan, links, entries);
    return entries;
}
