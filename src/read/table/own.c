/* Tables that this program wrote itself: what stands in them twice is read once. */
#include "read/table/columns.h"

#include <string.h>

/* A table is known by the titles that it begins with. Columns that are derived are given in words
 * between blanks; what has no columns at all says no more than the others do, or what only a
 * landscape holds. */
static const struct {
    const char *titles, *derived;
    const char *left_out; /* NULL: it is read */
} tables[] = {
    {"id,name,full,kind,tier,from,to,when,begin,end,", " from to begin end ", NULL},
    {"from,to,kind,since,until,when,begin,end,", " since until begin end ", NULL},
    {"from,to,when,begin,end,title,kind,actors,people,", " from to begin end ", NULL},
    {"measure,unit,of,from,to,when,begin,end,value,",
     " from to begin end bound per text ", NULL},
    {"slice,actor,name,presence,new,leaving,", NULL,
     "a table of who is there in which slice, which actors tell themselves"},
    {"actor,succeeds,what,at,from,to,", NULL,
     "a table of successions, which actors tell themselves"},
    {"what,row,id,name,value,from,to,", NULL,
     "a table of properties, of which actors and relations have the latest"},
    {"id,from,to,when,begin,end,label,headline,", NULL,
     "a table of slices (say them with --slices)"},
    {"id,onset,terminus,unit,label,", NULL, "a table of slices (say them with --slices)"},
    {"id,title,author,from,to,when,begin,end,", NULL, "a table of sources"},
};

/* Owned by the caller. */
static char *
titles_of(const PsgTable *table)
{
    GString *titles = g_string_new(NULL);
    for (guint i = 0; i < table->columns->len; i++) {
        g_string_append_printf(titles, "%s,", psg_table_column(table, i)->title);
    }
    return g_string_free(titles, FALSE);
}

static void
leave_derived(const PsgTable *table, const char *derived)
{
    for (guint i = 0; i < table->columns->len; i++) {
        PsgColumn *column = psg_table_column(table, i);
        g_autofree char *word = g_strdup_printf(" %s ", column->title);
        if (strstr(derived, word) != NULL) {
            column->meaning = PSG_MEANING_IGNORED;
            column->is_told = true;
        } else if (strcmp(column->title, "of") == 0) {
            column->meaning = PSG_MEANING_ACTOR;
            column->is_told = true;
        } else if (strcmp(column->title, "subject") == 0) {
            column->role = PSG_COLUMN_SUBJECT;
            column->meaning = PSG_MEANING_IGNORED;
            column->is_told = true;
        }
    }
}

bool
psg_table_know_own(PsgTable *table)
{
    g_autofree char *titles = titles_of(table);
    for (size_t i = 0; table->has_header && i < G_N_ELEMENTS(tables); i++) {
        if (!g_str_has_prefix(titles, tables[i].titles)) {
            continue;
        }
        if (tables[i].left_out == NULL) {
            leave_derived(table, tables[i].derived);
            /* a landscape without events has a table of them all the same */
            return table->filled_rows > 0;
        }
        psg_report_lose(table->report, tables[i].left_out,
                        psg_table_column(table, 0)->span);
        return false;
    }
    return true;
}
