/*
 * The parts of a presentation that are no slides: each gives its XML, owned by the caller.
 */
#pragma once

#include "draw/document.h"

/* The declarations of a root element. */
#define PSG_PPTX_NAMESPACES                                                              \
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                 \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""   \
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""

#define PSG_PPTX_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

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

/* size: of slides. */
GString *psg_pptx_master(const PsgDeckTheme *theme, PsgSize size);
GString *psg_pptx_layout(PsgPptxLayout layout, const PsgDeckTheme *theme, PsgSize size);
