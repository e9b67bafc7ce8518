/* What is written in a plot. */
#include "figure/series/written.h"

#include <math.h>

/* In units of a slide. */
#define AIR 3.0 /* around a text */
#define SPAN_WIDTH 1.2

/* In reaches. */
#define FAR 1.5 /* a text that is further away has a leader */
#define LEADER_GAP 0.6

typedef struct {
    char **lines;
    PsgTextLook look, value_look;
    char *value; /* the last line; NULL */
    PsgRect place;
    double from, to;
    PsgPoint at;  /* what it belongs to */
    double reach; /* NaN: it has no leader */
} Entry;

struct PsgSeriesWritten {
    const PsgPen *pen;
    PsgLabelField *field;
    GArray *entries;
};

PsgSeriesWritten *
psg_series_written_new(const PsgPen *pen, PsgRect bounds)
{
    PsgSeriesWritten *written = g_new0(PsgSeriesWritten, 1);
    written->pen = pen;
    written->field = psg_label_field_new(bounds);
    written->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    return written;
}

static void
clear_entry(Entry *entry)
{
    g_strfreev(entry->lines);
    g_free(entry->value);
}

void
psg_series_written_free(PsgSeriesWritten *written)
{
    if (written == NULL) {
        return;
    }
    for (guint i = 0; i < written->entries->len; i++) {
        clear_entry(&g_array_index(written->entries, Entry, i));
    }
    g_array_unref(written->entries);
    psg_label_field_free(written->field);
    g_free(written);
}

PsgLabelField *
psg_series_written_field(PsgSeriesWritten *written)
{
    return written->field;
}

static Entry
break_text(const PsgPen *pen, const PsgSeriesText *text)
{
    Entry entry = {.look = text->look, .value_look = text->look};
    entry.value_look.font.weight = 400;
    entry.value = g_strdup(text->value);
    entry.lines = psg_pen_wrap(pen, &text->look, text->text, text->width, text->most);
    return entry;
}

static PsgSize
size_of(const PsgPen *pen, const Entry *entry)
{
    double width = 0, air = psg_pen_length(pen, AIR);
    size_t count = 0;
    for (; entry->lines[count] != NULL; count++) {
        width = MAX(width, psg_pen_width(pen, &entry->look, entry->lines[count]));
    }
    if (entry->value != NULL) {
        width = MAX(width, psg_pen_width(pen, &entry->value_look, entry->value));
        count++;
    }
    double line = psg_pen_line_height(pen, &entry->look);
    double cap = psg_pen_cap_height(pen, &entry->look);
    return (PsgSize){width + 2 * air, ((double)count - 1) * line + cap + 2.6 * air};
}

PsgSize
psg_series_text_size(const PsgPen *pen, const PsgSeriesText *text)
{
    Entry entry = break_text(pen, text);
    PsgSize size = size_of(pen, &entry);
    clear_entry(&entry);
    return size;
}

bool
psg_series_written_add(PsgSeriesWritten *written, const PsgSeriesText *text,
                       PsgLabelWish wish)
{
    Entry entry = break_text(written->pen, text);
    entry.from = text->from;
    entry.to = text->to;
    entry.at = wish.at;
    entry.reach = text->has_leader ? wish.reach : (double)NAN;
    wish.size = size_of(written->pen, &entry);
    if (entry.lines[0] == NULL ||
        !psg_label_field_place(written->field, &wish, &entry.place)) {
        clear_entry(&entry);
        return false;
    }
    g_array_append_val(written->entries, entry);
    if (text->has_leader) {
        psg_label_field_line(written->field, psg_rect_centre(entry.place), wish.at);
    }
    return true;
}

void
psg_series_written_clear_ground(const PsgSeriesWritten *written)
{
    PsgInk ink = {.fill = written->pen->context->style->background};
    for (guint i = 0; i < written->entries->len; i++) {
        psg_scene_box(written->pen->scene,
                      g_array_index(written->entries, Entry, i).place, 0, &ink);
    }
}

/* Below the text, from the first to the last that it belongs to. */
static void
draw_span(const PsgPen *pen, const Entry *entry)
{
    double y = psg_rect_bottom(entry->place), tick = psg_pen_length(pen, AIR);
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){entry->from, y + tick});
    psg_path_line(path, (PsgPoint){entry->from, y});
    psg_path_line(path, (PsgPoint){entry->to, y});
    psg_path_line(path, (PsgPoint){entry->to, y + tick});
    PsgInk ink = {.stroke = pen->context->style->muted,
                  .width = psg_pen_length(pen, SPAN_WIDTH)};
    psg_scene_path(pen->scene, path, &ink);
}

/* From the text's border towards its point, if others stand between them. */
static void
draw_leader(const PsgPen *pen, const Entry *entry)
{
    PsgRect place = entry->place;
    PsgPoint border = {CLAMP(entry->at.x, place.x, psg_rect_right(place)),
                       CLAMP(entry->at.y, place.y, psg_rect_bottom(place))};
    double dx = entry->at.x - border.x, dy = entry->at.y - border.y;
    double length = hypot(dx, dy);
    if (isnan(entry->reach) || length < entry->reach * FAR) {
        return;
    }
    double share = 1 - entry->reach * LEADER_GAP / length;
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, border);
    psg_path_line(path, (PsgPoint){border.x + dx * share, border.y + dy * share});
    PsgInk ink = {.stroke = pen->context->style->muted,
                  .width = psg_pen_length(pen, SPAN_WIDTH)};
    psg_scene_path(pen->scene, path, &ink);
}

/* Text beside its point begins, or ends, there; above and below it is centred. */
static PsgAnchor
anchor_of(const Entry *entry)
{
    if (entry->place.x >= entry->at.x) {
        return PSG_ANCHOR_START;
    }
    return psg_rect_right(entry->place) <= entry->at.x ? PSG_ANCHOR_END
                                                       : PSG_ANCHOR_MIDDLE;
}

static void
draw_text(const PsgPen *pen, const Entry *entry)
{
    double air = psg_pen_length(pen, AIR);
    PsgTextLook look = entry->look, value_look = entry->value_look;
    look.anchor = value_look.anchor = anchor_of(entry);
    const double starts[] = {entry->place.x + air, psg_rect_centre(entry->place).x,
                             psg_rect_right(entry->place) - air};
    PsgPoint at = {starts[look.anchor],
                   entry->place.y + air * 1.3 + psg_pen_cap_height(pen, &look)};
    for (size_t i = 0; entry->lines[i] != NULL; i++) {
        psg_pen_write(pen, &look, at, entry->lines[i]);
        at.y += psg_pen_line_height(pen, &look);
    }
    if (entry->value != NULL) {
        psg_pen_write(pen, &value_look, at, entry->value);
    }
}

void
psg_series_written_draw(const PsgSeriesWritten *written)
{
    const PsgPen *pen = written->pen;
    for (guint i = 0; i < written->entries->len; i++) {
        const Entry *entry = &g_array_index(written->entries, Entry, i);
        draw_text(pen, entry);
        if (entry->to > entry->from) {
            draw_span(pen, entry);
        }
        draw_leader(pen, entry);
    }
}
