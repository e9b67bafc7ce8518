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
#define SLIDE_DPI 144.0 /* makes 1920 × 1080 of a slide, 13⅓ inches wide */

enum { LEAST_PIXELS = 200, MOST_PIXELS = 20000 };

static const struct {
    const char *name;
    PsgSize size;
    bool fits;
} pages[] = {
    {"slide", {SLIDE_WIDTH, SLIDE_HEIGHT}, false},
    {"slide-4x3", {1200, 900}, false},
    {"a4", {297 / 25.4 * UNITS_PER_INCH, 210 / 25.4 * UNITS_PER_INCH}, false},
    {"a4-portrait", {210 / 25.4 * UNITS_PER_INCH, 297 / 25.4 * UNITS_PER_INCH}, false},
    {"fit", {SLIDE_WIDTH, 560}, true},
};

/* Letters go with the mean of both sides, so that a high page uses its room; but with
 * the width first, since figures are shown as wide as what holds them. */
PsgPage
psg_page_of_size(PsgSize size)
{
    double across = size.width / SLIDE_WIDTH, down = size.height / SLIDE_HEIGHT;
    double scale = CLAMP(sqrt(across * down), LEAST_SHARE * across, MOST_SHARE * across);
    scale = MIN(scale, size.height / LEAST_HEIGHT);
    return (PsgPage){size, scale, SLIDE_DPI, false};
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
            page->fits = pages[i].fits;
            page->scale = pages[i].fits ? 1 : page->scale;
            return true;
        }
    }
    if (parse_pixels(text, page)) {
        return true;
    }
    const char *near = psg_suggest(text, names, G_N_ELEMENTS(names));
    *why = g_strdup_printf(
        "\"%s\" is no page%s%s%s: use slide, slide-4x3, a4, a4-portrait, fit or "
        "WIDTHxHEIGHT in pixels, %d to %d each",
        text, near == NULL ? "" : " (did you mean \"", near == NULL ? "" : near,
        near == NULL ? "" : "\"?)", LEAST_PIXELS, MOST_PIXELS);
    return false;
}
