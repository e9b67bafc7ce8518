/* The filmstrip: all slices as small multiples on one page. */
#include "figure/filmstrip.h"

#include "figure/frame.h"

PsgScene *
psg_filmstrip_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                   const PsgFigureOrder *order)
{
    const PsgSetting *setting = ground->setting;
    g_autofree char *name = psg_figure_order_name(setting, order);
    g_autofree bool *cited = g_new0(bool, setting->landscape->source_count + 1);
    PsgPen pen = {setting, ruler,
                  psg_frame_scene(setting, setting->page.size, name, "filmstrip", "")};
    PsgFrame frame = {.title = "filmstrip", .cited = cited};
    psg_frame_draw(&pen, &frame);
    return pen.scene;
}

PsgTable *
psg_filmstrip_table(const PsgFigureGround *ground, const PsgFigureOrder *order)
{
    static const char *const header[] = {"slice", NULL};
    PsgTable *table = psg_table_new(header);
    for (size_t i = 0; i < order->slice_count; i++) {
        psg_table_add(table, ground->setting->landscape->slices[order->slices[i]].id);
    }
    return table;
}
