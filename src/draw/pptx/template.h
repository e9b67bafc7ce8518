/*
 * What slides have of a template: its parts in place of our master, its placeholders in place of
 * texts at a place of their own.
 */
#pragma once

#include "draw/pptx/slide.h"

/* The layout that a page of that sort stands on; always one of the template's. */
const PsgDeckLayout *psg_pptx_template_layout(const PsgDeckTemplate *template,
                                              PsgDocumentSort sort);

/* Its masters, layouts, themes and what these need. The template must outlive the package. */
void psg_pptx_template_add(PsgPptxPackage *package, const PsgDeckTemplate *template);

/* presentation.xml: ids, <p:sldId> each; sections, <p:ext> each. notes: of the list of notes
 * masters, if the template has none; empty: none. Owned by the caller. */
GString *psg_pptx_template_presentation(const PsgDeckTemplate *template, const char *ids,
                                        const char *notes, const char *extensions);

/* A number for a part of ours, "ppt/theme/theme%u.xml", that no part of the template has. */
unsigned psg_pptx_template_free_number(const PsgDeckTemplate *template,
                                       const char *format);

/* A placeholder of the slide's layout as a shape: it has the place and the look that the layout
 * gives it. content: of its one paragraph, <a:r> or <a:fld>. */
void psg_pptx_write_placed(const PsgSlide *slide, const PsgDeckPlaceholder *placeholder,
                           unsigned id, const char *name, const char *content);
