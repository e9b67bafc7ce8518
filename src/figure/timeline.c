/* The timeline: a lifeline for each actor on a true scale of time, with its events. */
#include "figure/timeline.h"

#include "figure/frame.h"
#include "figure/timeline_bar.h"
#include "figure/timeline_plan.h"
#include "figure/words.h"

static void
draw_line(const PsgTimelinePlan *plan, const PsgTimelineLine *line)
{
    const PsgPen *pen = plan->pen;
    PsgBarLook look = psg_timeline_bar_look(pen, line->kind);
    for (guint i = 0; i < line->pieces->len; i++) {
        const PsgLifePiece *piece = &g_array_index(line->pieces, PsgLifePiece, i);
        double right = piece->end == PSG_EDGE_OPEN
                           ? plan->scale.right + psg_pen_length(pen, 40)
                           : piece->right;
        psg_timeline_bar_draw(
            pen, piece, psg_timeline_bar_box(plan, line->row, piece->left, right), &look);
    }
    PsgTextLook name =
        psg_timeline_look(plan, 600, pen->setting->style->ink, PSG_ANCHOR_END);
    PsgRect box = psg_timeline_bar_box(plan, line->row, line->left, line->right);
    const PsgLifePiece *first = &g_array_index(line->pieces, PsgLifePiece, 0);
    psg_pen_write(pen, &name,
                  (PsgPoint){first->left - psg_pen_length(pen, 7),
                             box.y + (box.height + psg_pen_cap_height(pen, &name)) / 2},
                  line->name);
}

PsgScene *
psg_timeline_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                  const PsgFigureOrder *order)
{
    const PsgSetting *setting = ground->setting;
    g_autofree char *name = psg_figure_order_name(setting, order);
    g_autofree bool *cited = g_new0(bool, setting->landscape->source_count + 1);
    PsgPen pen = {setting, ruler,
                  psg_frame_scene(setting, setting->page.size, name, "timeline", "")};
    PsgFrame frame = {.title = "timeline", .cited = cited};
    psg_frame_draw(&pen, &frame);
    PsgRect room = psg_frame_room_of_time(setting, setting->page.size.height);
    double axis = psg_time_axis_height(&pen);
    room.y += axis;
    room.height -= axis;
    g_autoptr(PsgTimelinePlan) plan = psg_timeline_plan_new(&pen, order, room);
    psg_timeline_plan_settle(plan);
    PsgRect drawing = {plan->scale.left, room.y, psg_rect_right(room) - plan->scale.left,
                       room.height};
    psg_time_axis_draw(&pen, &plan->scale, order, drawing, false);
    for (guint i = 0; i < plan->lines->len; i++) {
        draw_line(plan, psg_timeline_line(plan, i));
    }
    psg_timeline_fade_draw(
        &pen, (PsgRect){plan->scale.right, room.y, psg_pen_length(&pen, 40), room.height});
    return pen.scene;
}

PsgTable *
psg_timeline_table(const PsgFigureGround *ground, const PsgFigureOrder *order)
{
    static const char *const header[] = {"slice", NULL};
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < order->slice_count; i++) {
        psg_table_add(table, ground->setting->landscape->slices[order->slices[i]].id);
    }
    return table;
}
