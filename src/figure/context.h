/*
 * The setting: what all figures of a run have in common.
 *
 * The landscape, how it is to look, the page and the language, and a view of every slice.
 * Figures read it and never change it, so several can be drawn at once.
 */
#pragma once

#include "figure/page.h"
#include "model/style.h"
#include "scene/measure.h"
#include "scene/scene.h"
#include "slice/view.h"

typedef struct {
    const PsgLandscape *landscape; /* borrowed, as is the style */
    const PsgStyle *style;
    const char *language;
    PsgPage page;
    double stability;  /* of the layout: 0 clear … 1 still */
    bool aligns_tiers; /* of the layout: tiers from top to bottom */
    PsgView **views;   /* by slice */
} PsgSetting;

/* language NULL: the landscape's own. The stability is the landscape's, or else the
 * usual one. */
PsgSetting *psg_setting_new(const PsgLandscape *landscape, const PsgStyle *style,
                            const PsgPage *page, const char *language);
void psg_setting_free(PsgSetting *setting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSetting, psg_setting_free)

/* In the setting's language; NULL if there is no text. */
const char *psg_setting_text(const PsgSetting *setting, const PsgText *text);

/* How actors and relations of a kind look; PSG_NONE has a look too. */
const PsgPaint *psg_setting_paint(const PsgSetting *setting, size_t kind);
PsgShape psg_setting_shape(const PsgSetting *setting, size_t kind);
PsgLine psg_setting_line(const PsgSetting *setting, size_t relation_kind);
PsgColour psg_setting_edge(const PsgSetting *setting, size_t relation_kind);

/* What a slice is called in large letters ("2013", "Avant 2008"), and what the author
 * calls it besides ("−4"), NULL if that says the same. Both owned by the caller. */
char *psg_setting_slice_title(const PsgSetting *setting, size_t slice, char **aside);

/* "network-2013": name of the figure, then the slices. Owned by the caller. */
char *psg_setting_file_name(const PsgSetting *setting, const char *figure,
                            const size_t *slices, size_t slice_count);
