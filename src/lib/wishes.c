/* Options in words: a table of those that are no figure's own. */
#include "lib/wishes.h"

#include "base/number.h"
#include "base/suggest.h"
#include "figure/figure.h"

#include <math.h>
#include <string.h>

#define MOST_LIMIT 1e15 /* whole numbers up to there have their own double */

typedef enum {
    WISH_TEXT,  /* const char * */
    WISH_FLAG,  /* bool */
    WISH_LIMIT, /* size_t, from 1 */
    WISH_MAP,   /* COLUMN=MEANING, into the map */
} WishType;

typedef struct {
    const char *name;
    PsgWishGroup group;
    WishType type;
    size_t offset; /* of its field */
    bool is_path;  /* it may be any bytes */
} Wish;

#define LOOK(field) offsetof(PsgWishes, look.field)

static const Wish known[] = {
    {"from", PSG_WISHES_OPENING, WISH_TEXT, LOOK(opening.from), false},
    {"map", PSG_WISHES_OPENING, WISH_MAP, 0, false},
    {"slices", PSG_WISHES_OPENING, WISH_TEXT, LOOK(opening.slices), false},
    {"dates", PSG_WISHES_OPENING, WISH_TEXT, LOOK(opening.dates), false},
    {"text-lang", PSG_WISHES_OPENING, WISH_TEXT, LOOK(opening.language), false},
    {"strict", PSG_WISHES_OPENING, WISH_FLAG, offsetof(PsgWishes, is_strict), false},
    {PSG_LIMIT_BYTES, PSG_WISHES_OPENING, WISH_LIMIT, LOOK(limits.max_bytes), false},
    {PSG_LIMIT_DEPTH, PSG_WISHES_OPENING, WISH_LIMIT, LOOK(limits.max_depth), false},
    {PSG_LIMIT_VALUES, PSG_WISHES_OPENING, WISH_LIMIT, LOOK(limits.max_values), false},
    {PSG_LIMIT_ACTORS, PSG_WISHES_OPENING, WISH_LIMIT, LOOK(limits.max_actors), false},
    {PSG_LIMIT_SLICES, PSG_WISHES_OPENING, WISH_LIMIT, LOOK(limits.max_slices), false},
    {PSG_LIMIT_TEXT, PSG_WISHES_OPENING, WISH_LIMIT, LOOK(limits.max_text), false},
    {"style", PSG_WISHES_LOOK, WISH_TEXT, LOOK(style), true},
    {"template", PSG_WISHES_LOOK, WISH_TEXT, LOOK(template), true},
    {"page", PSG_WISHES_LOOK, WISH_TEXT, LOOK(page), false},
    {"lang", PSG_WISHES_LOOK, WISH_TEXT, LOOK(language), false},
    {"layout", PSG_WISHES_LOOK, WISH_TEXT, LOOK(layout), false},
    {"stability", PSG_WISHES_LOOK, WISH_TEXT, LOOK(stability), false},
    {"align", PSG_WISHES_LOOK, WISH_TEXT, LOOK(align), false},
    {"dpi", PSG_WISHES_PAINT, WISH_TEXT, LOOK(dpi), false},
    {"svg", PSG_WISHES_PAINT, WISH_TEXT, LOOK(svg), false},
    {"ids", PSG_WISHES_PAINT, WISH_TEXT, LOOK(ids), false},
    {"table", PSG_WISHES_EXPORT, WISH_TEXT, offsetof(PsgWishes, table), false},
    {"at", PSG_WISHES_EXPORT, WISH_TEXT, offsetof(PsgWishes, at), false},
    {"gexf", PSG_WISHES_EXPORT, WISH_TEXT, offsetof(PsgWishes, gexf), false},
    {"no-layout", PSG_WISHES_EXPORT, WISH_FLAG, offsetof(PsgWishes, has_no_layout),
     false},
    {"match", PSG_WISHES_MATCH, WISH_TEXT, offsetof(PsgWishes, match), true},
};

/* An option as it was said. */
typedef struct {
    const char *name;
    const char *value; /* NULL: there is none */
} Said;

static bool
refuse_name(const char *name, unsigned groups, char **why)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    PsgSuggestion near = psg_suggestion_for(name);
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if ((known[i].group & groups) != 0) {
            psg_suggestion_offer(&near, known[i].name);
        }
    }
    for (size_t i = 0; i < psg_selection_option_count; i++) {
        if ((groups & PSG_WISHES_SELECTION) != 0) {
            psg_suggestion_offer(&near, psg_selection_options[i].name);
        }
    }
    for (size_t i = 0; (groups & PSG_WISHES_FIGURE) != 0 && i < kinds->count; i++) {
        for (size_t k = 0; k < kinds->items[i]->option_count; k++) {
            psg_suggestion_offer(&near, kinds->items[i]->options[k].name);
        }
    }
    *why = near.best == NULL
               ? g_strdup_printf("no option \"%s\" here", name)
               : g_strdup_printf("no option \"%s\" here (did you mean \"%s\"?)", name,
                                 near.best);
    return false;
}

static bool
read_limit(const Said *said, size_t *field, char **why)
{
    double number;
    if (!psg_number_parse(said->value, &number) || number < 1 || number > MOST_LIMIT ||
        floor(number) < number) {
        *why = g_strdup_printf("%s \"%s\" is no whole number from 1", said->name,
                               said->value);
        return false;
    }
    *field = number < (double)G_MAXSIZE ? (size_t)number : G_MAXSIZE;
    return true;
}

static bool
read_wish(const Wish *wish, const Said *said, PsgWishes *wishes, char **why)
{
    void *field = (char *)wishes + wish->offset;
    if ((said->value == NULL) != (wish->type == WISH_FLAG)) {
        *why = said->value == NULL
                   ? g_strdup_printf("the option \"%s\" needs a value: %s=…", said->name,
                                     said->name)
                   : g_strdup_printf("the option \"%s\" takes no value", said->name);
        return false;
    }
    switch (wish->type) {
    case WISH_TEXT:
        *(const char **)field = said->value;
        return true;
    case WISH_FLAG:
        *(bool *)field = true;
        return true;
    case WISH_MAP:
        g_ptr_array_insert(wishes->map, (gint)wishes->map->len - 1,
                           (gpointer)(guintptr)said->value);
        return true;
    case WISH_LIMIT:
        break;
    }
    return read_limit(said, field, why);
}

/* As the table has it, whose texts stay; NULL: no kind has such an option. */
static const char *
name_of_figures(const char *name)
{
    const PsgFigureKinds *kinds = psg_figure_kinds();
    for (size_t i = 0; i < kinds->count; i++) {
        const PsgFigureOption *option = psg_figure_kind_option(kinds->items[i], name);
        if (option != NULL && !option->selects && option->type != PSG_OPTION_PAIR) {
            return option->name;
        }
    }
    return NULL;
}

/* The same of options of the selection. */
static const char *
name_of_selection(const char *name)
{
    for (size_t i = 0; i < psg_selection_option_count; i++) {
        if (strcmp(psg_selection_options[i].name, name) == 0) {
            return psg_selection_options[i].name;
        }
    }
    return NULL;
}

static bool
read_said(const Said *said, unsigned groups, PsgWishes *wishes, char **why)
{
    const Wish *wish = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if ((known[i].group & groups) != 0 && strcmp(known[i].name, said->name) == 0) {
            wish = &known[i];
        }
    }
    bool is_text = said->value == NULL || g_utf8_validate(said->value, -1, NULL);
    if ((wish == NULL || !wish->is_path) && !is_text) {
        *why = g_strdup_printf("what is said of \"%s\" is not valid UTF-8", said->name);
        return false;
    }
    if (wish != NULL) {
        return read_wish(wish, said, wishes, why);
    }
    const char *name =
        (groups & PSG_WISHES_FIGURE) != 0 ? name_of_figures(said->name) : NULL;
    if (name == NULL && (groups & PSG_WISHES_SELECTION) != 0) {
        name = name_of_selection(said->name);
    }
    if (name != NULL) {
        PsgRequestOption option = {name, said->value};
        g_array_append_val(wishes->options, option);
        return true;
    }
    return refuse_name(said->name, groups, why);
}

bool
psg_wishes_read(const char *const *options, unsigned groups, PsgWishes *wishes,
                char **why)
{
    *wishes = (PsgWishes){.look = {.date = G_MININT64, .limits = psg_limits_default()},
                          .map = g_ptr_array_new(),
                          .options = g_array_new(FALSE, FALSE, sizeof(PsgRequestOption))};
    g_ptr_array_add(wishes->map, NULL);
    bool is_good = true;
    for (size_t i = 0; is_good && options != NULL && options[i] != NULL; i++) {
        const char *sign = strchr(options[i], '=');
        size_t length = sign == NULL ? strlen(options[i]) : (size_t)(sign - options[i]);
        g_autofree char *bytes = g_strndup(options[i], length);
        g_autofree char *name = g_utf8_make_valid(bytes, -1);
        const Said said = {name, sign == NULL ? NULL : sign + 1};
        is_good = read_said(&said, groups, wishes, why);
    }
    wishes->look.opening.map = (const char *const *)wishes->map->pdata;
    if (is_good) {
        *why = psg_open_complaint(&wishes->look.opening);
        is_good = *why == NULL;
    }
    if (!is_good) {
        psg_wishes_clear(wishes);
    }
    return is_good;
}

void
psg_wishes_clear(PsgWishes *wishes)
{
    g_clear_pointer(&wishes->map, g_ptr_array_unref);
    g_clear_pointer(&wishes->options, g_array_unref);
}

PsgRequest
psg_wishes_request(const PsgWishes *wishes)
{
    return (PsgRequest){
        .options = (const PsgRequestOption *)(const void *)wishes->options->data,
        .option_count = wishes->options->len,
    };
}
