/* The timeline: a lifeline for each actor on a true scale of time, with its events. */
#include "figure/timeline.h"

#include "figure/frame.h"

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
