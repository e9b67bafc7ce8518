/*
 * The parts of a presentation that are no slides: each gives its XML, owned by the caller.
 */
#pragma once

#include "draw/document.h"
#include "draw/pptx/element.h"

GString *psg_pptx_theme(const PsgDeckTheme *theme);

/* Whether its text is light on dark: then the master maps colours the other way round. */
bool psg_pptx_is_dark(const PsgDeckTheme *theme);

/* The layouts, in the order of their numbers from 1. */
typedef enum {
    PSG_LAYOUT_COVER,
    PSG_LAYOUT_FIGURE,
    PSG_LAYOUT_HEADING,
    PSG_LAYOUT_BLANK,
    PSG_LAYOUTS,
} PsgPptxLayout;

/* Ids of the layouts are those that follow the master's, PSG_PPTX_FIRST_ID. */
#define PSG_PPTX_FIRST_ID G_GINT64_CONSTANT(2147483648)

/* The page that notes are printed on, and that of a slide's notes, a paragraph a line. */
GString *psg_pptx_notes_master(const PsgDeckTheme *theme);
GString *psg_pptx_notes(const PsgScene *scene);

/* The properties of the file. */
GString *psg_pptx_core(const PsgScene *scene, gint64 date);
GString *psg_pptx_app(size_t slides);

/* <p:clrMap>. */
void psg_pptx_write_map(PsgXmlWriter *xml, const PsgDeckTheme *theme);

/* <a:lvl1pPr> of letters so large, in page units, in the font "mj" or "mn". Owned by the
 * caller. */
char *psg_pptx_level(double size, bool is_bold, const char *font);

/* The place for more words on the layout of covers. */
extern const PsgPptxHolder psg_pptx_subtitle;

/* size: of slides. */
GString *psg_pptx_master(const PsgDeckTheme *theme, PsgSize size);
GString *psg_pptx_layout(PsgPptxLayout layout, const PsgDeckTheme *theme, PsgSize size);
