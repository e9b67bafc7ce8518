/*
 * TikZ: a picture that is read into a document of LaTeX and that people go on with.
 *
 * An actor is a node that is called as its id, with the shapes of TikZ' own libraries; a line
 * leads from node to node, so it follows one that is moved. Colours and kinds are said once.
 * Lengths are in page units, of which the line of the document has as many as the page is wide,
 * y upwards. Nothing is defined beyond the picture but what its first lines tell.
 */
#include "draw/document.h"
#include "draw/tikz_pen.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

/* TeX knows no length above 16383 points. */
#define MOST_UNITS 16000.0

/* ---- A page ---- */

static void
set_page(PsgTikz *tikz, const PsgScene *scene)
{
    tikz->scene = scene;
    PsgSize size = psg_scene_size(scene);
    tikz->unit = fmax(size.width, size.height) > MOST_UNITS ? 10 : 1;
    tikz->origin = (PsgPoint){0, size.height};
    tikz->piece = NULL;
}

static void
note_looks(PsgTikz *tikz)
{
    size_t count = psg_scene_item_count(tikz->scene);
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        const PsgItem *shape = psg_tikz_shape_of(tikz->scene, i);
        if (shape != NULL) {
            PsgTikzLook look = psg_tikz_look_of_actor(tikz, i, shape);
            psg_tikz_styles_note(tikz->styles, item->group.class, &look);
        } else if (psg_tikz_is_tie(tikz->scene, i)) {
            const PsgItem *line = psg_tikz_item_of_role(tikz->scene, i, PSG_ROLE_LINE);
            PsgTikzLook look = psg_tikz_look_of_tie(tikz, i, line);
            psg_tikz_styles_note(tikz->styles, psg_tikz_tie_class(item), &look);
        }
    }
}

/* Lines are drawn below actors, and written after them: only then are their names known. */
static PsgTikzLayer
layer_at(const PsgTikz *tikz, size_t index)
{
    if (tikz->first_actor == psg_scene_item_count(tikz->scene) ||
        index > tikz->last_actor) {
        return PSG_TIKZ_TOP;
    }
    return index < MIN(tikz->first_tie, tikz->first_actor) ? PSG_TIKZ_GROUND
           : index < tikz->first_actor                     ? PSG_TIKZ_LINES
                                                           : PSG_TIKZ_ACTORS;
}

static bool
holds_nodes(const PsgTikz *tikz, size_t group, size_t end)
{
    for (size_t i = group; i < end; i++) {
        if (psg_tikz_find_node(tikz, i) != NULL || psg_tikz_is_tie(tikz->scene, i)) {
            return true;
        }
    }
    return false;
}

/* What a group is, for who reads the file. */
static void
append_title(GString *out, const PsgTikz *tikz, const PsgGroupLook *said)
{
    const char *title = said->title != NULL ? said->title : said->id;
    if (title != NULL) {
        psg_tikz_begin_line(out, tikz);
        g_string_append(out, "% ");
        psg_tikz_append_comment(out, title);
        g_string_append_c(out, '\n');
    }
}

/* A group of no actors and lines, up to its end, which it gives. */
static size_t
write_scope(PsgTikz *tikz, size_t group)
{
    GString *out = tikz->layers[layer_at(tikz, group)];
    const PsgGroupLook *said = &psg_scene_item(tikz->scene, group)->group;
    size_t end = psg_tikz_end_of(tikz->scene, group);
    if (end == group + 1) {
        return end;
    }
    append_title(out, tikz, said);
    psg_tikz_begin_line(out, tikz);
    g_string_append(out, "\\begin{scope}");
    if (said->opacity < 1) {
        g_string_append(out, "[transparency group, opacity=");
        psg_number_append(out, said->opacity, PSG_TIKZ_DECIMALS);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, '\n');
    tikz->depth++;
    for (size_t i = group + 1; i < end; i++) {
        if (psg_scene_item(tikz->scene, i)->kind == PSG_ITEM_GROUP) {
            i = write_scope(tikz, i);
        } else {
            psg_tikz_write_item(out, tikz, i);
        }
    }
    tikz->depth--;
    psg_tikz_begin_line(out, tikz);
    g_string_append(out, "\\end{scope}\n");
    return end;
}

static void
write_items(PsgTikz *tikz)
{
    size_t count = psg_scene_item_count(tikz->scene), depth = 0;
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(tikz->scene, i);
        const PsgTikzNode *node = psg_tikz_find_node(tikz, i);
        if (depth == 0) {
            tikz->piece = item->kind == PSG_ITEM_GROUP ? item->group.id : NULL;
        }
        if (node != NULL) {
            psg_tikz_write_actor(tikz->layers[PSG_TIKZ_ACTORS], tikz, i, node);
            i = psg_tikz_end_of(tikz->scene, i);
        } else if (psg_tikz_is_tie(tikz->scene, i)) {
            psg_tikz_write_tie(tikz->layers[PSG_TIKZ_LINES], tikz, i);
            i = psg_tikz_end_of(tikz->scene, i);
        } else if (item->kind == PSG_ITEM_END) {
            depth--;
        } else if (item->kind != PSG_ITEM_GROUP) {
            psg_tikz_write_item(tikz->layers[layer_at(tikz, i)], tikz, i);
        } else if (holds_nodes(tikz, i, psg_tikz_end_of(tikz->scene, i))) {
            depth++;
        } else {
            i = write_scope(tikz, i);
        }
    }
}

static void
append_behind(GString *out, const PsgTikz *tikz, const GString *items,
              const char *comment)
{
    if (items->len > 0) {
        psg_tikz_begin_line(out, tikz);
        g_string_append_printf(out, "%% %s\n", comment);
        psg_tikz_begin_line(out, tikz);
        g_string_append(out, "\\begin{pgfonlayer}{background}\n");
        g_string_append(out, items->str);
        psg_tikz_begin_line(out, tikz);
        g_string_append(out, "\\end{pgfonlayer}\n");
    }
}

static void
write_page(GString *out, PsgTikz *tikz, const PsgScene *scene)
{
    g_autoptr(GHashTable) names = psg_tikz_names_new();
    set_page(tikz, scene);
    psg_tikz_find_nodes(tikz, names);
    for (size_t i = 0; i < PSG_TIKZ_LAYERS; i++) {
        tikz->layers[i] = g_string_new(NULL);
    }
    write_items(tikz);
    append_behind(out, tikz, tikz->layers[PSG_TIKZ_GROUND],
                  "Around and behind the network");
    if (tikz->layers[PSG_TIKZ_ACTORS]->len > 0) {
        psg_tikz_begin_line(out, tikz);
        g_string_append(out, "% Actors\n");
        g_string_append(out, tikz->layers[PSG_TIKZ_ACTORS]->str);
    }
    append_behind(out, tikz, tikz->layers[PSG_TIKZ_LINES], "Lines, below actors");
    g_string_append(out, tikz->layers[PSG_TIKZ_TOP]->str);
    for (size_t i = 0; i < PSG_TIKZ_LAYERS; i++) {
        g_string_free(tikz->layers[i], TRUE);
    }
}

/* ---- The file ---- */

static void
append_head(GString *out, const PsgScene *scene, const char *file, const PsgTikz *tikz)
{
    g_string_append(out, "% ");
    psg_tikz_append_comment(out, psg_scene_title(scene));
    g_string_append(out, "\n% ");
    psg_tikz_append_comment(out, psg_scene_description(scene));
    g_string_append_printf(
        out,
        "\n%%\n"
        "%% Drawn by paysage. It is made to be edited: move a node, and its lines follow.\n"
        "%% In the preamble:  \\usepackage{tikz}\n"
        "%%                   \\usetikzlibrary{arrows.meta,shapes.geometric,shapes.misc}\n"
        "%% In the document:  \\input{%s.tikz}\n"
        "%% It is as wide as a line, or as is said: \\newcommand\\paysagewidth{12cm}.\n"
        "%% Letters are those of the document. What is defined before is kept:\n"
        "%%   \\paysagetext[width]{size}{text}, \\paysagelabel[raised]{size}{lines} set them;\n"
        "%%   \\paysagestyles is called after the colours and styles, so that changes outlive\n"
        "%%   this file: \\newcommand\\paysagestyles{\\tikzset{kind-x/.append style={fill=red}}}.\n"
        "%% Beyond the picture it defines the length \\paysageunit and the layer background.\n",
        file);
    if (tikz->letters->needs_scripts) {
        g_string_append(
            out, "% It has letters that pdfLaTeX has not, and shows as boxes: take "
                 "LuaLaTeX or XeLaTeX,\n% with a font that has them.\n");
    }
}

static const char prelude[] =
    "\\begingroup\n"
    /* languages of babel make commands of them */
    "\\catcode`\\@=11 \\catcode`\\:=12 \\catcode`\\;=12 \\catcode`\\!=12 "
    "\\catcode`\\?=12 \\catcode`\\\"=12\n"
    "\\catcode`\\'=12 \\catcode`\\`=12 \\catcode`\\==12 \\catcode`\\<=12 "
    "\\catcode`\\>=12 \\catcode`\\|=12\n"
    "\\catcode`\\-=12 \\catcode`\\/=12 \\catcode`\\*=12 \\catcode`\\.=12 "
    "\\catcode`\\_=8 \\catcode`\\^=7 \\catcode`\\&=4\n"
    "\\ifdefined\\paysageunit\\else\\newdimen\\paysageunit\\fi\n"
    "\\ifcsname pgf@layerbox@background\\endcsname\\else"
    "\\pgfdeclarelayer{background}\\fi\n"
    "\\pgfsetlayers{background,main}%\n";

/* Text as large as the page wants it, whatever sizes the font has; lines of a node stand in its
 * middle and do not widen it. */
static const char macros[] =
    "\\providecommand\\paysagetext[3][0]{\\begingroup\n"
    "  \\setbox0=\\hbox{\\frenchspacing#3}\\pgfmathsetmacro\\paysage@scale{#2*\\paysageunit/\\f@size}%\n"
    "  \\ifdim#1pt>0pt \\ifdim\\paysage@scale\\wd0>#1\\paysageunit\n"
    "    \\pgfmathsetmacro\\paysage@scale{#1*\\paysageunit/\\the\\wd0}\\fi\\fi\n"
    "  \\scalebox{\\paysage@scale}{\\box0}\\endgroup}%\n"
    "\\providecommand\\paysagelabel[3][0]{\\begingroup\n"
    "  \\setbox0=\\hbox{\\frenchspacing\\begin{tabular}[t]{@{}c@{}}#3\\end{tabular}}%\n"
    "  \\ht0=\\fontcharht\\font`X \\dp0=\\dimexpr\\dp0-\\dp\\strutbox\\relax\n"
    "  \\pgfmathsetmacro\\paysage@scale{#2*\\paysageunit/\\f@size}%\n"
    "  \\pgfmathparse{.96*\\pgfkeysvalueof{/pgf/minimum width}}\\dimen0=\\pgfmathresult pt\n"
    "  \\ifdim\\paysage@scale\\wd0>\\dimen0 \\ifdim\\dimen0>0pt\n"
    "    \\pgfmathsetmacro\\paysage@scale{\\the\\dimen0/\\the\\wd0}\\fi\\fi\n"
    "  \\setbox0=\\hbox{\\scalebox{\\paysage@scale}{\\box0}}%\n"
    "  \\dimen0=\\dimexpr(\\ht0-\\dp0)/2-#1\\paysageunit\\relax\n"
    "  \\setbox0=\\hbox to 0pt{\\hss\\lower\\dimen0\\box0\\hss}%\n"
    "  \\ht0=0pt \\dp0=0pt \\box0 \\endgroup}%\n";

static const char rtl_macro[] =
    "\\providecommand\\paysagertl[1]{\\ifdefined\\directlua{\\textdir TRT #1}\\else\n"
    "  \\ifdefined\\XeTeXversion\\TeXXeTstate=1\\beginR#1\\endR\\else#1\\fi\\fi}%\n";

static const char slice_macro[] =
    "\\providecommand\\paysageslice[2]{\\ifdefined\\paysageshown\n"
    "  \\ifnum#1=\\paysageshown\\relax#2\\fi\\else\n"
    "  \\ifdefined\\beamer@slideinframe\\only<#1>{#2}\\else"
    "\\ifnum#1=%zu\\relax#2\\fi\\fi\\fi}%%\n";

/* Letters that pdfLaTeX may have no command for are boxes there, rather than errors. */
static void
append_letters(GString *out, const PsgTikzLetters *letters)
{
    g_string_append(
        out,
        "\\ifdefined\\directlua\\else\\ifdefined\\XeTeXversion\\else\n"
        "  \\def\\paysage@missing{{\\fboxsep=0pt\\fbox{\\phantom{o}}}}%\n"
        "  \\def\\TextSymbolUnavailable#1{\\paysage@missing}%\n"
        "  \\expandafter\\def\\csname OT1\\string\\guillemetleft\\endcsname{$\\ll$}%\n"
        "  \\expandafter\\def\\csname OT1\\string\\guillemetright\\endcsname{$\\gg$}%\n");
    if (letters->items->len > 0) {
        g_string_append(
            out,
            "  \\def\\paysage@letter#1#2{\\ifcsname u8:\\detokenize{#1}\\endcsname\\else\n"
            "    \\expandafter\\def\\csname u8:\\detokenize{#1}\\endcsname{#2}\\fi}%\n");
    }
    for (guint i = 0; i < letters->items->len; i++) {
        gunichar letter = g_array_index(letters->items, gunichar, i);
        g_string_append(out, "  \\paysage@letter{");
        g_string_append_unichar(out, letter);
        g_string_append_printf(out, "}{%s}%%\n", psg_tikz_letter(letter));
    }
    g_string_append(out, "\\fi\\fi\n");
}

#define CHAMFERED(name, corners)                                                         \
    "  " name "/.style={chamfered rectangle, chamfered rectangle corners={" corners      \
    "},\n    chamfered rectangle sep=.5*#1\\paysageunit, inner sep=.5*#1\\paysageunit},\n"

/* Forms that are made of those of the libraries, where they are used. */
static const struct {
    const char *use, *definition;
} forms[] = {
    {"hexagon={",
     "  hexagon/.style 2 args={chamfered rectangle, chamfered rectangle "
     "angle={atan(#1/#2)},\n"
     "    chamfered rectangle xsep=.5*#1\\paysageunit, inner xsep=.5*#1\\paysageunit,\n"
     "    chamfered rectangle ysep=.5*#2\\paysageunit, inner ysep=.5*#2\\paysageunit},\n"},
    {"octagon=", CHAMFERED("octagon", "north west, north east, south west, south east")},
    {"tab=", CHAMFERED("tab", "north west, north east")},
    {"triangle up", "  triangle up/.style={isosceles triangle, isosceles triangle "
                    "stretches, shape border rotate=90, outer sep=0pt, anchor=apex},\n"},
    {"triangle down",
     "  triangle down/.style={isosceles triangle, isosceles triangle "
     "stretches, shape border rotate=270, outer sep=0pt, anchor=apex},\n"},
};

static void
append_tikzset(GString *out, const PsgTikz *tikz, const GString *body)
{
    g_autoptr(GString) styles = g_string_new(NULL);
    psg_tikz_append_styles(styles, tikz->styles);
    g_string_append(
        out,
        "\\tikzset{\n"
        "  every node/.style={inner sep=0pt},\n"
        "  words/.style={outer sep=0pt, anchor=base west},\n"
        "  centred words/.style={words, anchor=base}, right words/.style={words, anchor=base "
        "east},\n"
        "  size/.style 2 args={minimum width=#1\\paysageunit, minimum "
        "height=#2\\paysageunit},\n"
        "  badge/.style 2 args={size={#1}{#2}, rounded corners=.499*#2\\paysageunit},\n"
        "  head/.style={>={Triangle[length=\\the\\dimexpr#1\\paysageunit\\relax,\n"
        "    width=\\the\\dimexpr4\\dimexpr#1\\paysageunit\\relax/5\\relax]}},\n"
        "  open head/.style 2 args={>={Straight "
        "Barb[length=\\the\\dimexpr#1\\paysageunit\\relax,\n"
        "    width=\\the\\dimexpr4\\dimexpr#1\\paysageunit\\relax/5\\relax, line "
        "width=\\the\\dimexpr#2\\paysageunit\\relax]}},\n"
        "  dots/.style={>={Circle[length=\\the\\dimexpr#1\\paysageunit\\relax]}},\n"
        "  dashed/.style={dash pattern=on 4\\pgflinewidth off 3\\pgflinewidth},\n"
        "  densely dashed/.style={dash pattern=on 2\\pgflinewidth off "
        "1.5\\pgflinewidth},\n"
        "  dotted/.style={line cap=round, dash pattern=on 0pt off 2.5\\pgflinewidth},\n");
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (strstr(styles->str, forms[i].use) != NULL ||
            strstr(body->str, forms[i].use) != NULL) {
            g_string_append(out, forms[i].definition);
        }
    }
    g_string_append(out, styles->str);
    g_string_append(out, "}\n\\ifdefined\\paysagestyles\\paysagestyles\\fi\n");
}

/* The page that everything stands on. */
static void
append_ground(GString *out, PsgTikz *tikz, const PsgScene *scene)
{
    PsgSize size = psg_scene_size(scene);
    PsgColour colour = psg_scene_background(scene);
    set_page(tikz, scene);
    g_string_append(out, colour.alpha == 0 ? "\\useasboundingbox (0,0) rectangle "
                                           : "\\begin{pgfonlayer}{background}\n"
                                             "  \\fill[page] (0,0) rectangle ");
    psg_tikz_append_point(out, tikz, (PsgPoint){size.width, 0});
    g_string_append(out, colour.alpha == 0 ? ";\n" : ";\n\\end{pgfonlayer}\n");
}

static void
append_file(GString *out, const PsgTikz *tikz, const GString *ground, const GString *body,
            size_t slices)
{
    PsgSize size = psg_scene_size(tikz->scene);
    g_string_append(out, prelude);
    g_string_append_printf(
        out,
        "\\paysageunit=\\dimexpr\\ifdefined\\paysagewidth(\\paysagewidth)"
        "\\else\\linewidth\\fi/%d\\relax\n",
        (int)ceil(size.width / tikz->unit));
    g_string_append(out, macros);
    g_string_append(out, tikz->has_rtl ? rtl_macro : "");
    if (slices > 0) {
        g_string_append_printf(out, slice_macro, slices);
    }
    append_letters(out, tikz->letters);
    g_string_append(out, "\\begin{tikzpicture}[x=\\paysageunit, y=\\paysageunit]\n"
                         "\\usepgflibrary{arrows.meta,shapes.geometric,shapes.misc}\n");
    psg_tikz_append_colours(out, tikz->palette);
    append_tikzset(out, tikz, body);
    g_string_append(out, ground->str);
    g_string_append(out, body->str);
    g_string_append(out, "\\end{tikzpicture}%\n\\endgroup\n");
}

static PsgTikz *
tikz_new(void)
{
    PsgTikz *tikz = g_new0(PsgTikz, 1);
    tikz->palette = psg_tikz_palette_new();
    tikz->styles = psg_tikz_styles_new();
    tikz->letters = psg_tikz_letters_new();
    tikz->nodes = g_array_new(FALSE, FALSE, sizeof(PsgTikzNode));
    return tikz;
}

static void
tikz_free(PsgTikz *tikz)
{
    psg_tikz_palette_free(tikz->palette);
    psg_tikz_styles_free(tikz->styles);
    psg_tikz_letters_free(tikz->letters);
    g_array_unref(tikz->nodes);
    g_free(tikz);
}

GBytes *
psg_paint_tikz_pages(const PsgDocumentPage *pages, size_t count)
{
    g_assert(count > 0);
    PsgTikz *tikz = tikz_new();
    GString *out = g_string_new(NULL);
    g_autoptr(GString) body = g_string_new(NULL);
    g_autoptr(GString) ground = g_string_new(NULL);
    psg_tikz_colour(tikz->palette, psg_scene_background(pages[0].scene), "page");
    for (size_t i = 0; i < count; i++) {
        set_page(tikz, pages[i].scene);
        note_looks(tikz);
    }
    psg_tikz_styles_settle(tikz->styles);
    append_ground(ground, tikz, pages[0].scene);
    for (size_t i = 0; i < count; i++) {
        if (count > 1) {
            g_string_append(body, "% ");
            const char *entry = pages[i].entry;
            psg_tikz_append_comment(
                body, entry == NULL ? psg_document_title(pages[i].scene) : entry);
            g_string_append_printf(body, "\n\\paysageslice{%zu}{%%\n", i + 1);
        }
        tikz->depth = count > 1;
        write_page(body, tikz, pages[i].scene);
        g_string_append(body, count > 1 ? "}\n" : "");
    }
    append_head(out, pages[0].scene, psg_scene_name(pages[0].scene), tikz);
    append_file(out, tikz, ground, body, count > 1 ? count : 0);
    tikz_free(tikz);
    return g_string_free_to_bytes(out);
}

GBytes *
psg_paint_tikz(const PsgScene *scene, const PsgPaintOptions *options, GError **error)
{
    (void)options;
    (void)error; /* what is written into memory cannot fail */
    PsgDocumentPage only = {.scene = scene};
    return psg_paint_tikz_pages(&only, 1);
}
