/*
 * What a server gives: files in memory, by their paths.
 *
 * A path is one of these byte by byte, or it is of nothing: no path that is asked for is decoded,
 * put in order, or looked for on a disk.
 */
#pragma once

#include <glib.h>

typedef struct {
    GBytes *bytes;
    const char *type; /* "text/html; charset=utf-8"; stays as long as the program */
    char *policy;     /* of its content, as PsgHttpResponse has it */
    /* another number whenever the bytes change, of a page that is told so; else 0 */
    guint64 epoch;
} PsgSiteFile;

typedef struct PsgSite PsgSite;

PsgSite *psg_site_new(void);
void psg_site_free(PsgSite *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSite, psg_site_free)

/* In place of what stands there. The path is as browsers send it; bytes and policy are taken
 * over, not taken away. */
void psg_site_add(PsgSite *site, const char *path, const PsgSiteFile *file);

/* All of the part in place of what there is with paths that begin so. Takes the part, whose paths
 * begin so too. */
void psg_site_replace(PsgSite *site, const char *beginning, PsgSite *part);

/* NULL: there is nothing. Borrowed until the site changes. */
const PsgSiteFile *psg_site_find(const PsgSite *site, const char *path);

guint psg_site_count(const PsgSite *site);
