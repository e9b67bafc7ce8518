/* paysage layout: where the boxes stand, as CSV. */
#include "cli/figures.h"
#include "cli/positions.h"

#include "base/number.h"
#include "write/csv.h"

static void
add_box(GString *out, const char *slice, const char *actor, PsgRect box)
{
    PsgPoint middle = psg_rect_centre(box);
    const double numbers[] = {middle.x, middle.y, box.width, box.height};
    psg_csv_field(out, slice);
    psg_csv_field(out, actor);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append_c(out, ',');
        psg_number_append(out, numbers[i], 3);
    }
    psg_csv_end_row(out);
}

char *
psg_positions_csv(const PsgSetting *setting, const PsgNetwork *network)
{
    const PsgLandscape *landscape = setting->landscape;
    GString *out = g_string_new("slice,id,x,y,width,height\r\n");
    for (size_t slice = 0; slice < landscape->slice_count; slice++) {
        const PsgView *view = setting->views[slice];
        for (size_t i = 0; i < view->actor_count; i++) {
            size_t actor = view->actors[i].actor;
            add_box(out, landscape->slices[slice].id, landscape->actors[actor].id,
                    psg_network_box(network, slice, actor));
        }
    }
    return g_string_free(out, FALSE);
}

static PsgExit
lay_out(const PsgCommand *command, const char *data, const char *path,
        const PsgFigureOptions *options, const PsgInputOptions *input)
{
    PsgFigures figures = {0};
    PsgExit status = psg_figures_open(command, data, options, input, &figures);
    if (status == PSG_EXIT_DONE) {
        status = psg_figures_lay_out(options, &figures);
    }
    if (status == PSG_EXIT_DONE) {
        g_autofree char *csv = psg_positions_csv(figures.setting, figures.network);
        status = psg_write_text(path, csv);
        psg_stopwatch_lap(&figures.watch, PSG_STAGE_WRITE);
    }
    psg_figures_close(options, &figures);
    return status;
}

PsgExit
psg_run_layout(const PsgCommand *command, char **argv)
{
    PsgInputOptions input = {0};
    PsgFigureOptions options = {0};
    g_autofree char *path = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "write to this file", "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionGroup *groups[] = {psg_figure_option_group(&options), psg_input_option_group(&input), NULL};
    PsgExit status = PSG_EXIT_USAGE;
    g_auto(GStrv) arguments = psg_command_parse(command, entries, groups, argv);
    if (arguments != NULL) {
        status = lay_out(command, arguments[0], path, &options, &input);
    }
    psg_figure_options_clear(&options);
    psg_input_options_clear(&input);
    return status;
}
