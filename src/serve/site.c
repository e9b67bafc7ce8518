/* What a server gives. */
#include "serve/site.h"

#include <string.h>

struct PsgSite {
    GHashTable *files; /* PsgSiteFile by path, both owned */
};

static void
free_file(gpointer data)
{
    PsgSiteFile *file = data;
    g_bytes_unref(file->bytes);
    g_free(file->policy);
    g_free(file);
}

PsgSite *
psg_site_new(void)
{
    PsgSite *site = g_new0(PsgSite, 1);
    site->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_file);
    return site;
}

void
psg_site_free(PsgSite *site)
{
    if (site != NULL) {
        g_hash_table_unref(site->files);
        g_free(site);
    }
}

void
psg_site_add(PsgSite *site, const char *path, const PsgSiteFile *file)
{
    PsgSiteFile *copy = g_new(PsgSiteFile, 1);
    *copy = *file;
    copy->policy = g_strdup(file->policy);
    g_bytes_ref(copy->bytes);
    g_hash_table_replace(site->files, g_strdup(path), copy);
}

static gboolean
begins_so(gpointer path, gpointer file, gpointer beginning)
{
    (void)file;
    return g_str_has_prefix(path, beginning);
}

static gboolean
move_file(gpointer path, gpointer file, gpointer site)
{
    g_hash_table_replace(((PsgSite *)site)->files, path, file);
    return TRUE;
}

void
psg_site_replace(PsgSite *site, const char *beginning, PsgSite *part)
{
    g_autofree char *start = g_strdup(beginning);
    g_hash_table_foreach_remove(site->files, begins_so, start);
    g_hash_table_foreach_steal(part->files, move_file, site);
    psg_site_free(part);
}

const PsgSiteFile *
psg_site_find(const PsgSite *site, const char *path)
{
    return g_hash_table_lookup(site->files, path);
}

guint
psg_site_count(const PsgSite *site)
{
    return g_hash_table_size(site->files);
}
