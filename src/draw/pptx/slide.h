/*
 * One slide: a scene as shapes that people go on with.
 */
#pragma once

#include "draw/document.h"
#include "draw/pptx/element.h"
#include "draw/pptx/package.h"

/* A slide that is being written. */
typedef struct {
    PsgXmlWriter *xml;
    const PsgDocumentPage *page;
    const PsgDeckTheme *theme;
    size_t number, count; /* of the slide, from 1, and of all of them */
    PsgPptxLinks *links;  /* what it refers to */
    /* of a template: where it has a place for the title or the number, the slide's own is written by
     * psg_pptx_write_placed; NULL: the layout is ours */
    const PsgDeckLayout *layout;
    GHashTable *
        titles; /* of slides before it, a set of strings, which its own joins; NULL: of none */
} PsgSlide;

/* <p:spTree>, within <p:cSld>. Namespaces a, r and p are known. */
void psg_slide_write_tree(const PsgSlide *slide);

/* The type of the title's placeholder: "title", or "ctrTitle" on a cover. */
const char *psg_slide_title_type(const PsgSlide *slide);

/* The placeholder for what is said below the title; of type NULL: its layout has none. */
PsgPptxHolder psg_slide_body_holder(const PsgSlide *slide);

/* The relationship for a group's link, for r:id of <a:hlinkClick>; NULL: it leads to a page that
 * does not exist. One to another slide (PSG_LINK_PAGE) needs PSG_SLIDE_JUMP as its action. */
const char *psg_slide_link(const PsgSlide *slide, const char *href);

#define PSG_SLIDE_JUMP "ppaction://hlinksldjump"
