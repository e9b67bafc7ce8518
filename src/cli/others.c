/* Data of others: read, and told of. */
#include "cli/others.h"

#include "figure/figure.h"
#include "write/import_report.h"

#include <stdio.h>
#include <sys/stat.h>

PsgExit
psg_others_open(char *const *paths, const PsgInputOptions *options, bool is_strict,
                PsgDiagnostics *list, PsgOpened *opened)
{
    g_autoptr(GError) error = NULL;
    PsgLimits limits = psg_input_limits(options);
    PsgOpenWishes wishes = psg_input_wishes(options);
    wishes.is_strict = is_strict;
    const PsgOpening opening = {&wishes, &limits, psg_figure_kinds()};
    bool is_open = psg_open_others(paths, &opening, list, opened, &error);
    psg_input_finish(list);
    psg_input_print(list, options);
    if (error != NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    return is_open ? PSG_EXIT_DONE : PSG_EXIT_MISTAKES;
}

void
psg_others_tell(const PsgOpened *opened)
{
    if (opened->report != NULL) {
        g_autoptr(GString) text = g_string_new(NULL);
        psg_import_report_print(opened->report, &opened->settled, text);
        fputs(text->str, stderr);
    }
}

void
psg_others_tell_size(const char *path, const PsgInputOptions *options)
{
    struct stat written;
    PsgLimits limits = psg_input_limits(options);
    if (path != NULL && stat(path, &written) == 0 && S_ISREG(written.st_mode) &&
        (guint64)written.st_size > limits.max_bytes) {
        psg_say("warning: the landscape has %" G_GINT64_FORMAT
                " bytes, and is only read with --max-bytes",
                (gint64)written.st_size);
    }
}
