/*
 * What an output depends on, as a digest: the same key, the same bytes.
 *
 * That are the bytes that landscape and style were read from, page, language, layout, what
 * is asked of the figure, format and resolution, libraries and fonts. It is not the
 * program, which the stamp itself looks at (run/stamp.h), and not where files go, how many
 * threads make them, or how that was spelled.
 */
#pragma once

#include "draw/painter.h"
#include "run/plan.h"

/* What all outputs of a run depend on. NULL if it is not known what the landscape was read
 * from. Owned by the caller (g_checksum_free). */
GChecksum *psg_cache_base(const PsgRenderContext *context, const char *layout_method,
                          const PsgPaintOptions *paint);

/* The key of a figure of the plan in one format. Owned by the caller. */
char *psg_cache_key(const GChecksum *base, const PsgRenderContext *context,
                    const PsgPlan *plan, size_t figure, PsgFormat format);
