/* Two landscapes as one. */
#include "run/pair.h"

#include "base/landscape_name.h"
#include "read/table/match.h"
#include "run/language.h"
#include "run/session.h"
#include "run/slice_list.h"

#include <string.h>

char *
psg_pair_name(const char *path, const char *other)
{
    GString *text = g_string_new(NULL);
    g_autofree char *name = psg_landscape_name_of_path(path);
    g_autofree char *other_name = psg_landscape_name_of_path(other);
    bool are_alike = strcmp(name, other_name) == 0;
    psg_terminal_append(text, are_alike ? path : name);
    return g_string_free(text, FALSE);
}

/* Of all that the merged landscape was made from. */
static const char *
digest_of(const PsgMergedLandscape *merged, const size_t *matched)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < 2; i++) {
        const PsgMergeSide *side = &merged->sides[i];
        const guint64 slice = side->slice;
        g_checksum_update(sum, (const guchar *)side->landscape->digest, -1);
        g_checksum_update(sum, (const guchar *)side->name, -1);
        g_checksum_update(sum, (const guchar *)&slice, sizeof slice);
    }
    g_checksum_update(
        sum, (const guchar *)matched,
        (gssize)(merged->sides[0].landscape->actor_count * sizeof *matched));
    return psg_arena_strdup(merged->landscape->arena, g_checksum_get_string(sum));
}

/* Both are asked, since texts of the merged one are of either. */
static bool
check_language(const PsgPair *pair, GError **error)
{
    g_autofree char *why = NULL, *other_why = NULL;
    if (pair->language == NULL ||
        psg_language_check(pair->landscapes[0], pair->language, &why) ||
        psg_language_check(pair->landscapes[1], pair->language, &other_why)) {
        return true;
    }
    return psg_session_refuse(error, "%s", why);
}

/* Who is who; NULL if that cannot be told. */
static size_t *
match(const PsgPair *pair, PsgDiagnostics *list, GError **error)
{
    const PsgLandscape *first = pair->landscapes[0], *second = pair->landscapes[1];
    if (pair->match == NULL) {
        return psg_match_by_id(first, second);
    }
    const PsgInput *table =
        psg_diagnostics_read(list, pair->match, pair->max_bytes, error);
    return table == NULL ? NULL : psg_match_read(table, first, second, list);
}

PsgMergedLandscape *
psg_pair_merge(const PsgPair *pair, PsgDiagnostics *list, GError **error)
{
    PsgMergeSide sides[2];
    g_autofree char *why = NULL;
    if (!check_language(pair, error)) {
        return NULL;
    }
    for (size_t i = 0; i < 2; i++) {
        sides[i] = (PsgMergeSide){pair->landscapes[i], pair->names[i], 0};
        if (!psg_slice_parse(pair->landscapes[i], pair->slices[i], &sides[i].slice,
                             &why)) {
            psg_session_refuse(error, "%s: %s", pair->paths[i], why);
            return NULL;
        }
    }
    g_autofree size_t *matched = match(pair, list, error);
    if (matched == NULL) {
        return NULL;
    }
    PsgMergedLandscape *merged = psg_landscape_merge(&sides[0], &sides[1], matched);
    merged->landscape->digest = digest_of(merged, matched);
    return merged;
}
