/* From the words of a request to the options of a figure: one reader for each type of
 * option. */
#include "run/request.h"

#include "base/number.h"
#include "base/suggest.h"

#include <math.h>
#include <string.h>

#define MOST_COUNT 1e6

/* An option, what is said of it, and where that goes. */
typedef struct {
    const PsgFigureOption *option;
    const char *value; /* NULL: nothing but the option's name */
    const PsgLandscape *landscape;
    PsgArena *arena;
    void *field;
    char **why;
} Said;

/* `is_true` is only set if it is true or false. */
static bool
read_truth(const Said *said, bool *is_true)
{
    bool is_said = said->value == NULL || strcmp(said->value, "true") == 0;
    if (!is_said && strcmp(said->value, "false") != 0) {
        *said->why = g_strdup_printf("%s \"%s\": it is true or false", said->option->name,
                                     said->value);
        return false;
    }
    *is_true = is_said;
    return true;
}

static bool
read_choice(const Said *said, const char *word)
{
    const char *const *words = said->option->words;
    g_autoptr(GString) known = g_string_new(NULL);
    for (unsigned i = 0; words[i] != NULL; i++) {
        if (g_strcmp0(words[i], word) == 0) {
            *(unsigned *)said->field = i;
            return true;
        }
        g_string_append_printf(known, "%s%s", i == 0 ? "" : ", ", words[i]);
    }
    *said->why = g_strdup_printf("no %s \"%s\"; there are %s", said->option->name,
                                 word == NULL ? "" : word, known->str);
    return false;
}

static bool
read_short(const Said *said)
{
    bool is_meant;
    return read_truth(said, &is_meant) &&
           (!is_meant || read_choice(said, said->option->bare));
}

static bool
read_count(const Said *said)
{
    double number;
    if (said->value == NULL || !psg_number_parse(said->value, &number) || number < 1 ||
        number > MOST_COUNT || floor(number) < number) {
        *said->why =
            g_strdup_printf("%s \"%s\" is no whole number from 1", said->option->name,
                            said->value == NULL ? "" : said->value);
        return false;
    }
    *(unsigned *)said->field = (unsigned)number;
    return true;
}

static bool
read_end(const Said *said)
{
    const char *text = said->value == NULL ? "" : said->value;
    PsgInterval *window = said->field;
    PsgInterval date;
    g_autofree char *reason = NULL;
    if (!psg_interval_parse(text, &date, &reason)) {
        *said->why = g_strdup_printf("%s \"%s\" is not a date: %s", said->option->name,
                                     text, reason);
        return false;
    }
    if (said->option->type == PSG_OPTION_FROM) {
        window->from = date.from;
    } else {
        window->to = date.to;
    }
    return true;
}

static size_t
find_measure(const PsgLandscape *landscape, const char *id, char **why)
{
    size_t count = landscape->measure_count;
    g_autofree const char **ids = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        ids[i] = landscape->measures[i].id;
        if (strcmp(ids[i], id) == 0) {
            return i;
        }
    }
    const char *near = psg_suggest(id, ids, count);
    g_autofree char *known = g_strjoinv(", ", (char **)(void *)ids);
    *why = near != NULL
               ? g_strdup_printf("no measure \"%s\" (did you mean \"%s\"?)", id, near)
               : g_strdup_printf("no measure \"%s\"; there are %s", id,
                                 count == 0 ? "none" : known);
    return PSG_NONE;
}

static bool
read_measures(const Said *said)
{
    g_auto(GStrv) ids = g_strsplit(said->value == NULL ? "" : said->value, ",", -1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(size_t));
    if (ids[0] == NULL) {
        return find_measure(said->landscape, "", said->why) != PSG_NONE;
    }
    for (size_t i = 0; ids[i] != NULL; i++) {
        size_t measure = find_measure(said->landscape, g_strstrip(ids[i]), said->why);
        if (measure == PSG_NONE) {
            return false;
        }
        g_array_append_val(found, measure);
    }
    size_t count = found->len;
    *(PsgIndexes *)said->field =
        (PsgIndexes){psg_arena_take_array(said->arena, g_steal_pointer(&found)), count};
    return true;
}

static bool
read_sections(const Said *said)
{
    g_auto(GStrv) words = g_strsplit(said->value == NULL ? "" : said->value, ",", -1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i == 0 || words[i] != NULL; i++) {
        const char *word = words[i] == NULL ? "" : g_strstrip(words[i]);
        size_t section = psg_section_lookup(word);
        if (section == PSG_NONE) {
            g_autoptr(GString) known = g_string_new(psg_section_words[0]);
            for (size_t j = 1; psg_section_words[j] != NULL; j++) {
                g_string_append_printf(known, ", %s", psg_section_words[j]);
            }
            *said->why =
                g_strdup_printf("no section \"%s\"; there are %s", word, known->str);
            return false;
        }
        g_array_append_val(found, section);
        if (words[i] == NULL) {
            break;
        }
    }
    size_t count = found->len;
    *(PsgIndexes *)said->field =
        (PsgIndexes){psg_arena_take_array(said->arena, g_steal_pointer(&found)), count};
    return true;
}

static bool
read_option(const Said *said)
{
    switch (said->option->type) {
    case PSG_OPTION_FLAG:
        return read_truth(said, said->field);
    case PSG_OPTION_CHOICE:
        return read_choice(said, said->value != NULL ? said->value : said->option->bare);
    case PSG_OPTION_SHORT:
        return read_short(said);
    case PSG_OPTION_COUNT:
        return read_count(said);
    case PSG_OPTION_FROM:
    case PSG_OPTION_TO:
        return read_end(said);
    case PSG_OPTION_MEASURES:
        return read_measures(said);
    case PSG_OPTION_SECTIONS:
        return read_sections(said);
    case PSG_OPTION_PAIR:
        break;
    }
    *said->why = g_strdup_printf("\"%s\" is said in a landscape; here slices are named "
                                 "as for all figures",
                                 said->option->name);
    return false;
}

/* The author may have said one end, and the user the other. */
static bool
check_windows(const PsgFigureSpec *spec, char **why)
{
    for (size_t i = 0; i < spec->kind->option_count; i++) {
        const PsgFigureOption *option = &spec->kind->options[i];
        const PsgInterval *window = psg_figure_option_field(option, spec);
        if (option->type == PSG_OPTION_TO &&
            psg_interval_first(window) > psg_interval_last(window)) {
            g_autofree char *from = psg_date_edtf(&window->from);
            g_autofree char *to = psg_date_edtf(&window->to);
            *why = g_strdup_printf("the axis ends before it begins: from %s, to %s", from,
                                   to);
            return false;
        }
    }
    return true;
}

bool
psg_request_set_options(const PsgRequest *request, const PsgLandscape *landscape,
                        PsgArena *arena, PsgFigureSpec *spec, char **why)
{
    for (size_t i = 0; i < request->option_count; i++) {
        const PsgRequestOption *asked = &request->options[i];
        const PsgFigureOption *option = psg_figure_kind_option(spec->kind, asked->name);
        Said said = {option, asked->value, landscape, arena, NULL, why};
        if (option == NULL) {
            continue;
        }
        said.field = psg_figure_option_field(option, spec);
        if (!read_option(&said)) {
            return false;
        }
    }
    return check_windows(spec, why);
}
