/*
 * The network figure: actors as boxes or as dots, relations as lines, one page a slice.
 *
 * A network is laid out once, for all slices; then each slice can be drawn, also at the
 * same time as another one with another ruler. It borrows its setting.
 */
#pragma once

#include "figure/figure.h"
#include "figure/network/dot_view.h"
#include "figure/network/view.h"
#include "layout/layout.h"

/* NULL with an error if the method is not known or fails. */
PsgNetwork *psg_network_new(const PsgRenderContext *context, PsgRuler *ruler,
                            const char *method, GError **error);

/* The maker of the layout: for callers that keep layouts from earlier. */
typedef struct {
    PsgLayout *(*make)(void *data, const PsgLayoutTask *task, const char *method,
                       GError **error);
    void *data;
    const char *method;
} PsgLayoutMaker;

PsgNetwork *psg_network_new_by(const PsgRenderContext *context, PsgRuler *ruler,
                               const PsgLayoutMaker *maker, PsgNetworkWish wish,
                               GError **error);

/* Has the network in another manner too, unless it has it. False with an error as above. */
bool psg_network_add(PsgNetwork *network, PsgRuler *ruler, const PsgLayoutMaker *maker,
                     PsgNetworkWish wish, GError **error);

/* The network in that manner; the first one if it is not there. */
const PsgNetwork *psg_network_wished(const PsgNetwork *network, PsgNetworkWish wish);
void psg_network_free(PsgNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgNetwork, psg_network_free)

/* Of one landscape in two languages, or in two styles that differ in colours alone: lines that both
 * have are found once, if their boxes stand alike. Before anybody asks for lines; not while other
 * threads have one of them. */
void psg_network_share_lines(PsgNetwork *network, const PsgNetwork *other);

/* ---- How the network of a figure is to be ---- */

/* Options of kinds that draw it; a kind's struct of options has it as its first field. */
typedef struct {
    PsgNetworkForm form;
    PsgIndexes measures; /* one at most: what sizes of dots mean */
    PsgLineCourse lines;
} PsgNetworkOptions;

#define PSG_NETWORK_OPTION_FORM                                                          \
    {                                                                                    \
        .name = "form", .type = PSG_OPTION_CHOICE, .words = psg_network_form_words,      \
        .help = "actors as boxes with names, or as dots",                                \
        .offset = offsetof(PsgNetworkOptions, form)                                      \
    }
#define PSG_NETWORK_OPTION_SIZE                                                          \
    {                                                                                    \
        .name = "size", .type = PSG_OPTION_MEASURE,                                      \
        .help = "the measure that dots are as large as, in place of their relations",    \
        .offset = offsetof(PsgNetworkOptions, measures)                                  \
    }

#define PSG_NETWORK_OPTIONS                                                              \
    PSG_NETWORK_OPTION_FORM, PSG_NETWORK_OPTION_SIZE, PSG_FIGURE_LINES(PsgNetworkOptions)

PsgNetworkWish psg_network_options_wish(const PsgFigureSpec *spec);

PsgScene *psg_network_draw(const PsgNetwork *network, PsgRuler *ruler, size_t slice);

/* The same with a name of its own, and a title in place of the slice's headlines; NULL:
 * there is none. */
PsgScene *psg_network_draw_named(const PsgNetwork *network, PsgRuler *ruler, size_t slice,
                                 const char *name, const char *title);

/* Whether actors are dots. Then it has dots, and else boxes. */
bool psg_network_is_dots(const PsgNetwork *network);

/* How lines run between its boxes. */
PsgLineCourse psg_network_lines(const PsgNetwork *network);

/* Says that dots were chosen, since names in boxes could not be read, and what shows more names;
 * NULL: they were not. A clause in English for who makes the figures, owned by the caller. */
char *psg_network_remark(const PsgNetwork *network);

/* An actor's dot in a slice, in page units; of radius 0 if it is not seen then. */
PsgDot psg_network_dot(const PsgNetwork *network, size_t slice, size_t actor);

/* What they are; NULL: it has none. */
const PsgDots *psg_network_dots(const PsgNetwork *network);

/* A slice's view in its dots, which are written to `dots` (as many as the view has actors) and
 * borrowed. */
PsgDotView psg_network_place_dots(const PsgNetwork *network, size_t slice, PsgDot *dots);

/* Where the actor's box or dot is in a slice, in page units; also if it is not seen then. */
PsgRect psg_network_box(const PsgNetwork *network, size_t slice, size_t actor);

/* A slice's view in its boxes, which are written to `boxes` (as many as the view has
 * actors) and borrowed. */
PsgNetworkView psg_network_place(const PsgNetwork *network, size_t slice, PsgRect *boxes);

/* Lets lines lead beyond the area that boxes have, above and below, as far as the letters of
 * the heading and of the legend let the widest of them. */
void psg_network_bound_lines(const PsgRenderContext *context, PsgRect area,
                             PsgNetworkView *drawn);

/* The same with the routes of its lines, borrowed. They are found when they are first asked for,
 * those of all slices before it first: so lines seldom change sides. Threads may ask. */
PsgNetworkView psg_network_place_lines(const PsgNetwork *network, size_t slice,
                                       PsgRect *boxes);

/* Whether the legend has the names of groups, since regions are not zones with their own. */
bool psg_network_names_groups(const PsgNetwork *network);

/* What the legend of a view has that is drawn from it: PsgLegendEntry. Owned by the caller. */
GArray *psg_network_entries(const PsgNetwork *network, const PsgRenderContext *context,
                            const PsgView *view);

/* What the drawing fills, what the legend below it has, and the whole page, which may be higher than the context's. */
PsgRect psg_network_area(const PsgNetwork *network);
PsgRect psg_network_legend_room(const PsgNetwork *network);
PsgSize psg_network_page(const PsgNetwork *network);
