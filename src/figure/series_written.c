/* What is written in a plot. */
#include "figure/series_written.h"

#include <math.h>

/* In units of a slide. */
#define AIR 3.0 /* around a text */
#define SPAN_WIDTH 1.2

/* In reaches. */
#define FAR 1.5 /* a text that is further away has a leader */
#define LEADER_GAP 0.6

typedef struct {
    char **lines;
    PsgTextLook look;
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

void
psg_series_written_free(PsgSeriesWritten *written)
{
    if (written == NULL) {
        return;
    }
    for (guint i = 0; i < written->entries->len; i++) {
        g_strfreev(g_array_index(written->entries, Entry, i).lines);
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

static char **
break_text(const PsgPen *pen, const PsgSeriesText *text)
{
    return psg_pen_wrap(pen, &text->look, text->text, text->width, text->most);
}

static PsgSize
size_of_lines(const PsgPen *pen, const PsgTextLook *look, char *const *lines)
{
    double width = 0, air = psg_pen_length(pen, AIR);
    size_t count = 0;
    for (; lines[count] != NULL; count++) {
        width = MAX(width, psg_pen_width(pen, look, lines[count]));
    }
    double line = psg_pen_line_height(pen, look), cap = psg_pen_cap_height(pen, look);
    return (PsgSize){width + 2 * air, ((double)count - 1) * line + cap + 2.6 * air};
}

PsgSize
psg_series_text_size(const PsgPen *pen, const PsgSeriesText *text)
{
    g_auto(GStrv) lines = break_text(pen, text);
    return size_of_lines(pen, &text->look, lines);
}

bool
psg_series_written_add(PsgSeriesWritten *written, const PsgSeriesText *text,
                       PsgLabelWish wish)
{
    Entry entry = {.look = text->look,
                   .from = text->from,
                   .to = text->to,
                   .at = wish.at,
                   .reach = text->has_leader ? wish.reach : (double)NAN};
    entry.lines = break_text(written->pen, text);
    wish.size = size_of_lines(written->pen, &text->look, entry.lines);
    if (entry.lines[0] == NULL ||
        !psg_label_field_place(written->field, &wish, &entry.place)) {
        g_strfreev(entry.lines);
        return false;
    }
    g_array_append_val(written->entries, entry);
    return true;
}

void
psg_series_written_clear_ground(const PsgSeriesWritten *written)
{
    PsgInk ink = {.fill = written->pen->setting->style->background};
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
    PsgInk ink = {.stroke = pen->setting->style->muted,
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
    PsgInk ink = {.stroke = pen->setting->style->muted,
                  .width = psg_pen_length(pen, SPAN_WIDTH)};
    psg_scene_path(pen->scene, path, &ink);
}

void
psg_series_written_draw(const PsgSeriesWritten *written)
{
    const PsgPen *pen = written->pen;
    for (guint i = 0; i < written->entries->len; i++) {
        const Entry *entry = &g_array_index(written->entries, Entry, i);
        PsgPoint at = psg_rect_centre(entry->place);
        at.y = entry->place.y + psg_pen_length(pen, AIR) * 1.3 +
               psg_pen_cap_height(pen, &entry->look);
        for (size_t j = 0; entry->lines[j] != NULL; j++) {
            psg_pen_write(pen, &entry->look, at, entry->lines[j]);
            at.y += psg_pen_line_height(pen, &entry->look);
        }
        if (entry->to > entry->from) {
            draw_span(pen, entry);
        }
        draw_leader(pen, entry);
    }
}
