/*
 * How a page of HTML begins, and what travels inside the program for pages: styles and scripts.
 *
 * A rule in the page (Content-Security-Policy) lets its one style sheet and its one script run, by
 * their digests, and nothing else.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* All files of the script as one, in the order of their names; it knows the element
 * <paysage-explorer>. Of pages that are served there is one that asks the server for changes. */
char *psg_page_script(bool is_live);

/* That script alone. */
char *psg_page_live_script(void);

/* A style sheet: "page.css". All of them are owned by the caller. */
char *psg_page_style(const char *name);

typedef struct {
    const char *language, *title;
    const char *style, *script;
    bool is_live;      /* it may ask its server, and has pictures of it */
    bool has_pictures; /* that lie beside it, on a disk or a server */
} PsgPageHead;

/* Up to the beginning of the body. */
void psg_page_head_write(const PsgPageHead *head, GString *html);

/* What a policy must allow: these two by their digests, and no other ones. script: NULL: there is
 * none. */
void psg_page_sources(GString *html, const char *style, const char *script);

/* The script, and the end of the page. */
void psg_page_end_write(const char *script, GString *html);

/* How the language is written: "ltr" or "rtl". */
const char *psg_page_direction(const char *language);

/* A text between two pieces of HTML. */
void psg_page_text(GString *html, const char *before, const char *text,
                   const char *after);
