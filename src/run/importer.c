/* The importers. */
#include "run/importer.h"

#include "read/table/tables.h"

const PsgImporter *
psg_importer_nth(size_t place)
{
    static const PsgImporter importers[] = {
        {"csv", "tables with the columns slice,node and slice,source,target,weight",
         psg_tables_read},
    };
    return place < G_N_ELEMENTS(importers) ? &importers[place] : NULL;
}
