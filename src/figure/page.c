/* The pages by name, and how large letters are on them. */
#include "figure/page.h"

#include "base/number.h"
#include "base/suggest.h"

#include <math.h>
#include <string.h>

#define UNITS_PER_INCH 120.0
#define SLIDE_WIDTH 1600.0
#define SLIDE_HEIGHT 900.0
/* Shares of what the width alone would give: no letter is under 14 px of 1600. */
#define LEAST_SHARE 0.94
#define MOST_SHARE 1.3
/* Flat pages have smaller letters, since frame and legend would leave no room else. */
#define LEAST_HEIGHT 540.0
/* At the sides of a slide. */
#define MARGIN 48.0
/* Of a page of ours, below the lowest letters: a template has its own margin there. */
#define BELOW_LETTERS 11.0
#define SLIDE_DPI 144.0 /* makes 1920 × 1080 of a slide, 13⅓ inches wide */

enum { LEAST_PIXELS = 200, MOST_PIXELS = 20000 };

/* Of a sheet of paper, in millimetres. */
#define SHEET(longer, shorter)                                                           \
    {                                                                                    \
        (longer) / 25.4 * UNITS_PER_INCH, (shorter) / 25.4 * UNITS_PER_INCH              \
    }
#define LONGER_OF_A4 (297 / 25.4 * UNITS_PER_INCH)

typedef enum {
    GIVEN,  /* a page of that size */
    POSTER, /* a page that is read as a poster is */
    FITTING /* a page at least that high */
} PageSort;

static const struct {
    const char *name;
    PsgSize size;
    PageSort sort;
} pages[] = {
    {"slide", {SLIDE_WIDTH, SLIDE_HEIGHT}, GIVEN},
    {"slide-4x3", {1200, 900}, GIVEN},
    {"a4", SHEET(297, 210), GIVEN},
    {"a4-portrait", SHEET(210, 297), GIVEN},
    {"a3", SHEET(420, 297), POSTER},
    {"a3-portrait", SHEET(297, 420), POSTER},
    {"a2", SHEET(594, 420), POSTER},
    {"a2-portrait", SHEET(420, 594), POSTER},
    {"a1", SHEET(841, 594), POSTER},
    {"a1-portrait", SHEET(594, 841), POSTER},
    {"a0", SHEET(1189, 841), POSTER},
    {"a0-portrait", SHEET(841, 1189), POSTER},
    {"fit", {SLIDE_WIDTH, 560}, FITTING},
};

const char *const *
psg_page_names(void)
{
    static const char *names[G_N_ELEMENTS(pages) + 1];
    static gsize made = 0;
    if (g_once_init_enter(&made)) {
        for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
            names[i] = pages[i].name;
        }
        g_once_init_leave(&made, 1);
    }
    return names;
}

/* Letters go with the mean of both sides, so that a high page uses its room; but with
 * the width first, since figures are shown as wide as what holds them. */
PsgPage
psg_page_of_size(PsgSize size)
{
    double across = size.width / SLIDE_WIDTH, down = size.height / SLIDE_HEIGHT;
    double scale = CLAMP(sqrt(across * down), LEAST_SHARE * across, MOST_SHARE * across);
    scale = MIN(scale, size.height / LEAST_HEIGHT);
    return (PsgPage){size, scale, scale, SLIDE_DPI, false, NULL};
}

/* A larger sheet is read from farther away, but not by as much as it is larger, so that it
 * holds more: letters grow with the root of its side, from those of a slide on a4 (11 pt for
 * names) to twice that on a0. The heading is seen with the whole sheet. */
static double
poster_letters(PsgSize size)
{
    return sqrt(MAX(size.width, size.height) / LONGER_OF_A4);
}

/* Pixels: the PNG has just as many, and a pixel is a unit. */
static bool
parse_pixels(const char *text, PsgPage *page)
{
    g_auto(GStrv) parts = g_strsplit(text, "x", 3);
    double width, height;
    if (g_strv_length(parts) != 2 || !psg_number_parse(parts[0], &width) ||
        !psg_number_parse(parts[1], &height)) {
        return false;
    }
    if (width < LEAST_PIXELS || height < LEAST_PIXELS || width > MOST_PIXELS ||
        height > MOST_PIXELS) {
        return false;
    }
    *page = psg_page_of_size((PsgSize){width, height});
    page->dpi = UNITS_PER_INCH;
    return true;
}

bool
psg_page_parse(const char *text, PsgPage *page, char **why)
{
    const char *names[G_N_ELEMENTS(pages)];
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        names[i] = pages[i].name;
        if (strcmp(text, pages[i].name) == 0) {
            *page = psg_page_of_size(pages[i].size);
            page->fits = pages[i].sort == FITTING;
            if (pages[i].sort == FITTING) {
                page->scale = page->heading = 1;
            } else if (pages[i].sort == POSTER) {
                page->scale = poster_letters(pages[i].size);
            }
            return true;
        }
    }
    if (parse_pixels(text, page)) {
        return true;
    }
    const char *near = psg_suggest(text, names, G_N_ELEMENTS(names));
    *why = g_strdup_printf(
        "\"%s\" is no page%s%s%s: use slide, slide-4x3, a4, a3, a2, a1, a0, "
        "the papers with -portrait, fit or WIDTHxHEIGHT in pixels, %d to %d each",
        text, near == NULL ? "" : " (did you mean \"", near == NULL ? "" : near,
        near == NULL ? "" : "\"?)", LEAST_PIXELS, MOST_PIXELS);
    return false;
}

PsgPage
psg_page_of_template(const PsgDeckTemplate *template)
{
    PsgPage page = psg_page_of_size(template->size);
    page.template = template;
    return page;
}

PsgRect
psg_page_within(const PsgPage *page, double height)
{
    if (page->template != NULL) {
        PsgRect room = page->template->room;
        room.height += BELOW_LETTERS * page->heading;
        return room;
    }
    double margin = MARGIN * page->heading;
    return (PsgRect){margin, 0, page->size.width - 2 * margin, height};
}

static const PsgDeckPlaceholder *
if_there(const PsgDeckPlaceholder *placeholder)
{
    return placeholder->type == NULL ? NULL : placeholder;
}

const PsgDeckPlaceholder *
psg_page_title(const PsgPage *page)
{
    return page->template == NULL ? NULL : if_there(&page->template->figure.title);
}

const PsgDeckPlaceholder *
psg_page_number(const PsgPage *page)
{
    return page->template == NULL ? NULL : if_there(&page->template->figure.number);
}
