/* Colours and styles of a figure in TikZ. */
#include "draw/tikz_style.h"

#include "draw/tikz_text.h"

#include <string.h>

/* ---- Names ---- */

PsgTikzNames *
psg_tikz_names_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

const char *
psg_tikz_name(PsgTikzNames *names, const char *id)
{
    g_autoptr(GString) name = g_string_new(NULL);
    psg_tikz_append_name(name, id);
    gsize length = name->len;
    for (unsigned number = 2; g_hash_table_contains(names, name->str); number++) {
        g_string_truncate(name, length);
        g_string_append_printf(name, "-%u", number);
    }
    char *kept = g_strdup(name->str);
    g_hash_table_add(names, kept);
    return kept;
}

/* ---- Colours ---- */

typedef struct {
    const char *name;
    char *own; /* what it was called for; NULL: it is the page's */
    char hex[8];
} Colour;

struct PsgTikzPalette {
    PsgTikzNames *names;
    GArray *colours;
};

static void
clear_colour(gpointer colour)
{
    g_free(((Colour *)colour)->own);
}

PsgTikzPalette *
psg_tikz_palette_new(void)
{
    PsgTikzPalette *palette = g_new0(PsgTikzPalette, 1);
    palette->names = psg_tikz_names_new();
    palette->colours = g_array_new(FALSE, FALSE, sizeof(Colour));
    g_array_set_clear_func(palette->colours, clear_colour);
    return palette;
}

void
psg_tikz_palette_free(PsgTikzPalette *palette)
{
    g_hash_table_unref(palette->names);
    g_array_unref(palette->colours);
    g_free(palette);
}

static const char *
colour_of(PsgTikzPalette *palette, PsgColour colour, const char *hint, const char *own)
{
    Colour found = {.own = g_strdup(own)};
    psg_colour_hex(colour, found.hex);
    for (guint i = 0; i < palette->colours->len; i++) {
        const Colour *known = &g_array_index(palette->colours, Colour, i);
        if (strcmp(known->hex, found.hex) == 0 && g_strcmp0(known->own, own) == 0) {
            g_free(found.own);
            return known->name;
        }
    }
    found.name = psg_tikz_name(palette->names, hint);
    g_array_append_val(palette->colours, found);
    return found.name;
}

const char *
psg_tikz_colour(PsgTikzPalette *palette, PsgColour colour, const char *hint)
{
    return colour_of(palette, colour, hint, NULL);
}

const char *
psg_tikz_own_colour(PsgTikzPalette *palette, PsgColour colour, const char *hint)
{
    return colour_of(palette, colour, hint, hint);
}

void
psg_tikz_append_colours(GString *out, const PsgTikzPalette *palette)
{
    for (guint i = 0; i < palette->colours->len; i++) {
        const Colour *colour = &g_array_index(palette->colours, Colour, i);
        g_autofree char *digits = g_ascii_strup(colour->hex + 1, -1);
        g_string_append_printf(out, "\\definecolor{%s}{HTML}{%s}\n", colour->name,
                               digits);
    }
}

/* ---- Looks ---- */

/* What holds of things that have a word of a class in common. */
typedef struct {
    const char *name;
    PsgTikzLook look; /* of what it changes */
} Style;

/* A class and how the first thing of it looks. */
typedef struct {
    char **words;
    PsgTikzLook look;
} Example;

struct PsgTikzStyles {
    GStringChunk *texts;
    PsgTikzNames *names;
    GArray *examples;
    GArray *styles;    /* in their order */
    GHashTable *order; /* "actor kind-body" to the place of the style + 1 */
};

static void
clear_example(gpointer example)
{
    g_strfreev(((Example *)example)->words);
}

PsgTikzStyles *
psg_tikz_styles_new(void)
{
    PsgTikzStyles *styles = g_new0(PsgTikzStyles, 1);
    styles->texts = g_string_chunk_new(1024);
    styles->names = psg_tikz_names_new();
    styles->examples = g_array_new(FALSE, FALSE, sizeof(Example));
    g_array_set_clear_func(styles->examples, clear_example);
    styles->styles = g_array_new(FALSE, FALSE, sizeof(Style));
    styles->order = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return styles;
}

void
psg_tikz_styles_free(PsgTikzStyles *styles)
{
    g_string_chunk_free(styles->texts);
    g_hash_table_unref(styles->names);
    g_array_unref(styles->examples);
    g_array_unref(styles->styles);
    g_hash_table_unref(styles->order);
    g_free(styles);
}

const char *
psg_tikz_keep(PsgTikzStyles *styles, char *text)
{
    g_autofree char *taken = text;
    return g_string_chunk_insert_const(styles->texts, taken);
}

PsgTikzLook
psg_tikz_plain(void)
{
    return (PsgTikzLook){{[PSG_TIKZ_FORM] = "rectangle",
                          [PSG_TIKZ_FILL] = "fill=none",
                          [PSG_TIKZ_DRAW] = "draw=none",
                          [PSG_TIKZ_WIDTH] = "line width=0.4pt",
                          [PSG_TIKZ_DASH] = "solid",
                          [PSG_TIKZ_DOUBLE] = "double=none",
                          [PSG_TIKZ_TIP] = "head=0",
                          [PSG_TIKZ_TEXT] = "text=black",
                          [PSG_TIKZ_FONT] = "font={}",
                          [PSG_TIKZ_OPACITY] = "opacity=1"}};
}

/* Lays what a style says over a look. */
static void
apply(PsgTikzLook *look, const PsgTikzLook *style)
{
    for (size_t i = 0; i < PSG_TIKZ_SIDES; i++) {
        look->sides[i] = style->sides[i] != NULL ? style->sides[i] : look->sides[i];
    }
}

/* What must be said over `from`, so that it looks like `to`. */
static PsgTikzLook
difference(const PsgTikzLook *from, const PsgTikzLook *to)
{
    PsgTikzLook style = {{NULL}};
    for (size_t i = 0; i < PSG_TIKZ_SIDES; i++) {
        style.sides[i] =
            g_strcmp0(from->sides[i], to->sides[i]) == 0 ? NULL : to->sides[i];
    }
    return style;
}

static bool
is_kind(const char *word)
{
    return g_str_has_prefix(word, "kind-");
}

char *
psg_tikz_kind(const char *class)
{
    g_auto(GStrv) words = g_strsplit(class, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        if (is_kind(*word)) {
            return g_strdup(*word);
        }
    }
    return NULL;
}

static const Style *
style_of(const PsgTikzStyles *styles, const char *what, const char *word)
{
    g_autofree char *key = g_strconcat(what, " ", word, NULL);
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(styles->order, key));
    return place == 0 ? NULL : &g_array_index(styles->styles, Style, place - 1);
}

/* "kind-body" of actors, and "relation-created" of others, since both may have a kind of one
 * name; "new actor". */
static const char *
style_name(PsgTikzStyles *styles, const char *what, const char *word)
{
    g_autofree char *wanted = NULL;
    if (strcmp(what, word) == 0 || (is_kind(word) && strcmp(what, "actor") == 0)) {
        wanted = g_strdup(word);
    } else if (is_kind(word)) {
        wanted = g_strconcat(what, word + strlen("kind"), NULL);
    } else {
        wanted = g_strconcat(word, "-", what, NULL);
    }
    return psg_tikz_name(styles->names, wanted);
}

static void
add_style(PsgTikzStyles *styles, const char *what, const char *word,
          const PsgTikzLook *look)
{
    Style style = {style_name(styles, what, word), *look};
    g_array_append_val(styles->styles, style);
    g_hash_table_insert(styles->order, g_strconcat(what, " ", word, NULL),
                        GUINT_TO_POINTER(styles->styles->len));
}

void
psg_tikz_styles_note(PsgTikzStyles *styles, const char *class, const PsgTikzLook *look)
{
    Example example = {g_strsplit(class, " ", -1), *look};
    g_array_append_val(styles->examples, example);
}

/* How things look that have the words of a class, before one more is looked at. NULL words
 * beyond the end. */
static PsgTikzLook
look_until(const PsgTikzStyles *styles, char *const *words, const char *end)
{
    PsgTikzLook look = psg_tikz_plain();
    for (size_t pass = 0; pass < 3; pass++) { /* what it is, its kind, its state */
        for (size_t i = 0; words[i] != NULL; i++) {
            size_t own = i == 0 ? 0 : is_kind(words[i]) ? 1 : 2;
            const Style *style = style_of(styles, words[0], words[i]);
            if (own == pass && words[i] == end) {
                return look;
            }
            if (own == pass && style != NULL) {
                apply(&look, &style->look);
            }
        }
    }
    return look;
}

/* How many states stand in a class: words beyond what it is and its kind. */
static size_t
states_of(char *const *words)
{
    size_t count = 0;
    for (size_t i = 1; words[i] != NULL; i++) {
        count += !is_kind(words[i]);
    }
    return count;
}

static bool
has_kind(char *const *words)
{
    for (size_t i = 1; words[i] != NULL; i++) {
        if (is_kind(words[i])) {
            return true;
        }
    }
    return false;
}

/* A style for each word that has none yet, of things with so many states: the first of them is
 * the example. */
static void
settle_words(PsgTikzStyles *styles, size_t states, bool of_kinds)
{
    for (guint i = 0; i < styles->examples->len; i++) {
        const Example *example = &g_array_index(styles->examples, Example, i);
        char *const *words = example->words;
        if (states_of(words) != states) {
            continue;
        }
        for (size_t j = 0; words[j] != NULL; j++) {
            bool is_asked = j == 0 ? states == 0 && !of_kinds && !has_kind(words)
                                   : is_kind(words[j]) == of_kinds;
            if (is_asked && style_of(styles, words[0], words[j]) == NULL) {
                PsgTikzLook before = look_until(styles, words, words[j]);
                PsgTikzLook style = difference(&before, &example->look);
                add_style(styles, words[0], words[j], &style);
            }
        }
    }
}

void
psg_tikz_styles_settle(PsgTikzStyles *styles)
{
    enum { MOST_STATES = 3 };
    settle_words(styles, 0, false);
    for (size_t states = 0; states <= MOST_STATES; states++) {
        settle_words(styles, states, true);
    }
    settle_words(styles, 1, false);
    PsgTikzLook nothing = {{NULL}};
    for (guint i = 0; i < styles->examples->len; i++) {
        const char *what = g_array_index(styles->examples, Example, i).words[0];
        if (style_of(styles, what, what) == NULL) {
            add_style(styles, what, what, &nothing);
        }
    }
}

static const char *
separate(const char **separator)
{
    const char *now = *separator;
    *separator = ", ";
    return now;
}

static void
append_look(GString *out, const PsgTikzLook *look, const char **separator)
{
    for (size_t i = 0; i < PSG_TIKZ_SIDES; i++) {
        if (look->sides[i] != NULL && *look->sides[i] != '\0') {
            g_string_append_printf(out, "%s%s", separate(separator), look->sides[i]);
        }
    }
}

void
psg_tikz_append_options(GString *out, const PsgTikzStyles *styles, const char *class,
                        const PsgTikzLook *look)
{
    g_auto(GStrv) words = g_strsplit(class, " ", -1);
    const char *separator = "";
    for (size_t pass = 0; pass < 3; pass++) {
        for (size_t i = 0; words[i] != NULL; i++) {
            size_t own = i == 0 ? 0 : is_kind(words[i]) ? 1 : 2;
            const Style *style = style_of(styles, words[0], words[i]);
            if (own == pass && style != NULL) {
                g_string_append_printf(out, "%s%s", separate(&separator), style->name);
            }
        }
    }
    PsgTikzLook styled = look_until(styles, words, NULL);
    PsgTikzLook rest = difference(&styled, look);
    append_look(out, &rest, &separator);
}

void
psg_tikz_append_styles(GString *out, const PsgTikzStyles *styles)
{
    for (guint i = 0; i < styles->styles->len; i++) {
        const Style *style = &g_array_index(styles->styles, Style, i);
        const char *separator = "";
        g_string_append_printf(out, "  %s/.style={", style->name);
        append_look(out, &style->look, &separator);
        g_string_append(out, "},\n");
    }
}
