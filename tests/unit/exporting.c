/* What an exporter makes of a landscape. */
#include "exporting.h"

#include <check.h>

char *
exporting(const char *exporter, PsgExport what)
{
    g_autoptr(GError) error = NULL;
    const PsgExporter *found = psg_exporter_lookup(exporter);
    PsgStream *out = psg_stream_new_text();
    ck_assert_ptr_nonnull(found);
    what.language = what.language == NULL ? what.landscape->language : what.language;
    ck_assert_msg(found->write(&what, out, &error), "%s",
                  error == NULL ? "" : error->message);
    return psg_stream_close_text(out);
}
