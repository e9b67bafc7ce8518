/* The plates of a lineage: names and signs. */
#include "figure/lineage/plates.h"

#include "figure/lineage/sign.h"
#include "figure/lineage/words.h"
#include "figure/part/shape.h"

/* In units of a slide. */
#define PADDING_X 10.0
#define PADDING_Y 4.5
#define SIGN_ROOM 17.0 /* that the last sign takes of its plate */

#define SIGN_STEP 1.06 /* of a sign's size, to the next one */

enum { MOST_LINES = 3 };

/* What a plate is written with. */
typedef struct {
    const PsgPen *pen;
    const PsgLineagePlan *plan;
    double zoom;
} Writer;

static double
length(const Writer *writer, double units)
{
    return psg_pen_length(writer->pen, units) * writer->zoom;
}

static PsgTextLook
name_look(const Writer *writer, const PsgViewActor *seen)
{
    const PsgPen *pen = writer->pen;
    const PsgStyle *style = pen->context->style;
    bool there = seen->presence == PSG_PRESENCE_THERE;
    PsgColour colour =
        there ? psg_context_paint(pen->context, seen->kind)->text : style->ink;
    PsgTextLook look = psg_pen_look(pen, style->size_label * writer->zoom, 600, colour,
                                    PSG_ANCHOR_MIDDLE);
    look.font.italic = seen->presence == PSG_PRESENCE_TALKED_OF;
    return look;
}

static const PsgViewActor *
seen_of(const PsgLineagePlan *plan, const PsgLineagePlate *plate)
{
    size_t actor = g_array_index(plan->runs, PsgLineageRun, plate->run).actor;
    return psg_lineage_plan_seen(plan, plate->column, actor);
}

/* ---- Which there are ---- */

static unsigned
signs_at(const PsgLineagePlan *plan, size_t actor, size_t column)
{
    const GArray *events = plan->lineage->events;
    unsigned signs = 0;
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        if (event->to == actor && psg_lineage_plan_column(plan, event->step) == column) {
            signs |= 1u << event->what;
        }
    }
    return signs;
}

static double
sign_room(const Writer *writer, const PsgLineagePlate *plate)
{
    return plate->signs == 0 ? 0 : length(writer, SIGN_ROOM);
}

/* What a plate is wider than its name. */
static double
margins(const Writer *writer, const PsgLineagePlate *plate, size_t kind, PsgSize inner)
{
    PsgShape shape = psg_context_shape(writer->pen->context, kind);
    double inset = psg_shape_inset(shape, inner);
    return 2 * (length(writer, PADDING_X) + inset) + sign_room(writer, plate);
}

static bool
has_long_word(const Writer *writer, const PsgTextLook *look, const char *name,
              double room)
{
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (psg_pen_width(writer->pen, look, words[i]) > room) {
            return true;
        }
    }
    return false;
}

static void
write_plate(const Writer *writer, PsgLineagePlate *plate, double most)
{
    const PsgViewActor *seen = seen_of(writer->plan, plate);
    PsgTextLook look = name_look(writer, seen);
    const char *name = psg_context_text(writer->pen->context, seen->name);
    double line = psg_pen_line_height(writer->pen, &look), widest = 0;
    double padding = 2 * length(writer, PADDING_Y);
    PsgSize inner = {most, line + padding};
    double room = most - margins(writer, plate, seen->kind, inner);
    plate->lines = psg_pen_wrap(writer->pen, &look, name, room, MOST_LINES);
    plate->is_broken = has_long_word(writer, &look, name, room);
    for (size_t i = 0; plate->lines[i] != NULL; i++) {
        widest = MAX(widest, psg_pen_width(writer->pen, &look, plate->lines[i]));
    }
    inner.width = widest + 2 * length(writer, PADDING_X);
    inner.height = (double)g_strv_length(plate->lines) * line + padding;
    plate->size =
        (PsgSize){widest + margins(writer, plate, seen->kind, inner), inner.height};
}

static void
clear_plate(gpointer plate)
{
    g_strfreev(((PsgLineagePlate *)plate)->lines);
}

/* It was not there before, or people only spoke of it. */
static bool
is_beginning(const PsgLineagePlan *plan, size_t run)
{
    for (guint i = 0; i < plan->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(plan->links, PsgLineageLink, i);
        const PsgLineageRun *from = &g_array_index(plan->runs, PsgLineageRun, link->from);
        if (link->to == run &&
            from->actor == g_array_index(plan->runs, PsgLineageRun, run).actor) {
            return link->is_pause || from->presence == PSG_PRESENCE_TALKED_OF;
        }
    }
    return true;
}

GArray *
psg_lineage_plates(const PsgPen *pen, const PsgLineagePlan *plan, double most,
                   double zoom)
{
    Writer writer = {pen, plan, zoom};
    GArray *plates = g_array_new(FALSE, FALSE, sizeof(PsgLineagePlate));
    g_array_set_clear_func(plates, clear_plate);
    for (guint i = 0; i < plan->runs->len; i++) {
        const PsgLineageRun *run = &g_array_index(plan->runs, PsgLineageRun, i);
        for (size_t column = run->first; column <= run->last; column++) {
            PsgLineagePlate plate = {.run = i, .column = column};
            plate.signs = signs_at(plan, run->actor, column);
            if (plate.signs != 0 || (column == run->first && is_beginning(plan, i))) {
                write_plate(&writer, &plate, most);
                g_array_append_val(plates, plate);
            }
        }
    }
    return plates;
}

double
psg_lineage_least_zoom(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return MIN(1, style->size_small / style->size_label);
}

/* ---- How they look ---- */

static void
draw_name(const PsgLineagePage *page, const PsgLineagePlate *plate, PsgRect box)
{
    const PsgViewActor *seen = seen_of(page->plan, plate);
    Writer writer = {page->pen, page->plan, page->zoom};
    PsgTextLook look = name_look(&writer, seen);
    double line = psg_pen_line_height(page->pen, &look);
    double cap = psg_pen_cap_height(page->pen, &look);
    double left = sign_room(&writer, plate);
    PsgPoint at = {box.x + (left + box.width) / 2,
                   box.y + length(&writer, PADDING_Y) + (line + cap) / 2};
    for (size_t i = 0; plate->lines[i] != NULL; i++) {
        psg_pen_write(page->pen, &look, at, plate->lines[i]);
        at.y += line;
    }
}

static void
draw_box(const PsgLineagePage *page, const PsgViewActor *seen, PsgRect box)
{
    const PsgRenderContext *context = page->pen->context;
    const PsgPaint *paint = psg_context_paint(context, seen->kind);
    PsgInk ink = {paint->fill, paint->line,
                  psg_pen_length(page->pen, context->style->outline_width),
                  PSG_DASH_NONE};
    if (seen->presence != PSG_PRESENCE_THERE) {
        ink.fill = context->style->background;
        ink.dash =
            seen->presence == PSG_PRESENCE_UNSURE ? PSG_DASH_DOTTED : PSG_DASH_DASHED;
    }
    g_autoptr(PsgPath) outline =
        psg_shape_outline(psg_context_shape(context, seen->kind), box,
                          psg_pen_length(page->pen, context->style->corner) / 2);
    psg_scene_path(page->pen->scene, outline, &ink);
}

static void
draw_signs(const PsgLineagePage *page, const PsgLineagePlate *plate, PsgPoint at)
{
    for (size_t i = PSG_LINEAGE_WHATS; i > 0; i--) {
        if (plate->signs & (1u << (i - 1))) {
            psg_lineage_sign_draw(page->pen, (PsgLineageWhat)(i - 1), at, page->zoom);
            at.x -= psg_lineage_sign_size(page->pen) * page->zoom * SIGN_STEP;
        }
    }
}

void
psg_lineage_plate_draw(const PsgLineagePage *page, const PsgLineagePlate *plate)
{
    const PsgLineageRun *run =
        &g_array_index(page->plan->runs, PsgLineageRun, plate->run);
    const PsgViewActor *seen = seen_of(page->plan, plate);
    const PsgActor *actor = &page->pen->context->landscape->actors[run->actor];
    double x = psg_lineage_column_x(page, plate->column);
    double y = psg_lineage_run_y(page, run);
    PsgRect box = {x, y - plate->size.height / 2, plate->size.width, plate->size.height};
    g_autofree char *id = g_strdup_printf("actor-%s-%zu", actor->id, plate->column);
    g_autofree char *title = psg_lineage_plate_title(page, plate);
    PsgGroupLook look = {
        .id = id, .class = "actor", .title = title, .href = actor->url, .opacity = 1};
    psg_scene_group(page->pen->scene, &look);
    draw_box(page, seen, box);
    draw_name(page, plate, box);
    draw_signs(page, plate, (PsgPoint){x, y});
    psg_scene_end(page->pen->scene);
}
