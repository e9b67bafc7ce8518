/* Landscapes that are made by walking the form of a landscape. */
#include "random_landscape.h"

#include "base/edtf.h"
#include "base/random.h"
#include "figure/figure.h"
#include "read/form/form.h"
#include "write/json.h"

#include <check.h>
#include <string.h>

/* How many things there are of each sort. */
enum { THINGS = 6, RELATIONS = 8, EVENTS = 6 };

typedef struct {
    PsgJson *json; /* which is YAML, too */
    PsgRandom random;
    bool is_whole;    /* all keys stand in it */
    bool has_numbers; /* its times are plain numbers */
    long key, left_out;
    GString *path;
    char *path_left_out;
    size_t thing; /* of those in a map or list, the one that is written */
} Maker;

static uint32_t
below(Maker *maker, uint32_t limit)
{
    return psg_random_below(&maker->random, limit);
}

static const char *
one_of(Maker *maker, const char *const *words, size_t count)
{
    return words[below(maker, (uint32_t)count)];
}
#define ONE_OF(maker, words) one_of((maker), (words), G_N_ELEMENTS(words))

/* ---- Names of things ---- */

static const char *const actors[THINGS] = {
    "csci", "O'Brien, Ann (Jr.)", "2007", "+1 @ home # 日本", "null", "yes"};
static const char *const others[THINGS] = {"k", "2008-03", "no", "1e3", "a.b-c_d", "all"};
static const char *const subjects[THINGS] = {"csci", "k",       "2007",
                                             "1e3",  "a.b-c_d", "all"};
static const char *const properties[THINGS] = {"country", "N° (2)",   "2008",
                                               "null",    "a: \"b\"", "=1+1 #"};
static const char *const slices[THINGS] = {"2007",  "s",    "2009-21",
                                           "x.1-2", "200X", "007"};

/* ---- Scalars ---- */

/* A text that no other place has. */
static char *
text(Maker *maker)
{
    static const char *const texts[] = {
        "plain",
        "a: b",
        "- a",
        "#a",
        "null",
        "12:30",
        "it's \"so\"",
        "é\u0301 ô",
        "\U0001F680",
        "a  b",
        "%a @b `c` [d]",
        "=1+1",
        "a #b",
        "\\n \\",
        "مركز",
        ("a long one that goes on and on, until no line of a file would hold it as it is, "
         "and then some more words so that it has to be broken, twice if need be, by who writes it")};
    const char *base = ONE_OF(maker, texts);
    return g_strdup_printf("%s %u", base, below(maker, 1000000));
}

static char *
date(Maker *maker)
{
    static const char *const marks[] = {"", "", "", "~", "?", "%"};
    static const char *const rests[] = {"",    "",    "-06",    "-06-15", "-21",
                                        "-24", "-XX", "-06-XX", "-XX-XX"};
    return g_strdup_printf("%u%s%s", 1990 + below(maker, 30), ONE_OF(maker, rests),
                           ONE_OF(maker, marks));
}

static char *
plain_number(Maker *maker)
{
    static const char *const marks[] = {"", "", "", "~", "?", "%"};
    static const char *const rests[] = {"", "", "", ".0", ".5", ".25", ".000001"};
    return g_strdup_printf("t%d%s%s", (int)below(maker, 30) - 5, ONE_OF(maker, rests),
                           ONE_OF(maker, marks));
}

static char *
interval(Maker *maker)
{
    bool is_number = maker->has_numbers;
    g_autofree char *from = is_number ? plain_number(maker) : date(maker);
    switch (below(maker, 10)) {
    case 0:
        return g_strconcat(from, "/..", NULL);
    case 1:
        return g_strconcat(from, "/", NULL);
    case 2:
        return g_strconcat("../", from, NULL);
    case 3:
        return g_strconcat("/", from, NULL);
    case 4:
        return g_strconcat(from, "/", from, NULL);
    case 5:
        return g_strconcat(from, is_number ? "/t31.75" : "/20XX", NULL);
    case 6:
        return g_strconcat("[", from, is_number ? ",t40..t41.5]" : ",2020..2021-06]",
                           NULL);
    case 7:
        return is_number ? g_steal_pointer(&from)
                         : g_strdup(below(maker, 2) == 0 ? "201X" : "-004X~");
    default:
        return g_steal_pointer(&from);
    }
}

static double
number(Maker *maker, const PsgForm *form)
{
    static const double numbers[] = {0.1, 22, 1590.5, 1e22, 1e308, 5e-324, 1.0 / 3, 1e-7};
    double chosen = numbers[below(maker, G_N_ELEMENTS(numbers))];
    if (form->most > 0) {
        return form->least + (form->most - form->least) * psg_random_unit(&maker->random);
    }
    return form->above_zero || below(maker, 2) == 0 ? chosen : -chosen;
}

/* What a key refers to. */
static const char *const *
pool(const char *key)
{
    static const char *const of_actors[] = {"actors",   "from", "to",
                                            "succeeds", "pins", "around"};
    static const char *const of_slices[] = {"at", "facing", "between"};
    for (size_t i = 0; i < G_N_ELEMENTS(of_actors); i++) {
        if (strcmp(key, of_actors[i]) == 0) {
            return actors;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(of_slices); i++) {
        if (strcmp(key, of_slices[i]) == 0) {
            return slices;
        }
    }
    return strcmp(key, "properties") == 0 ? properties : others;
}

/* ---- The walk ---- */

static void write_form(Maker *maker, const PsgForm *form, const char *name,
                       const char *key);

static void
write_text(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    static const char *const languages[] = {"fr", "en", "pt-BR", "no"};
    size_t first = below(maker, G_N_ELEMENTS(languages)), count = below(maker, 4);
    (void)form;
    if (strcmp(key, "properties") == 0 && below(maker, 2) == 0) {
        psg_json_number(maker->json, name, below(maker, 1000) / 8.0);
        return;
    }
    if (count == 0) {
        g_autofree char *string = text(maker);
        psg_json_string(maker->json, name, string);
        return;
    }
    psg_json_begin_object(maker->json, name);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *string = text(maker);
        psg_json_string(maker->json, languages[(first + i) % G_N_ELEMENTS(languages)],
                        string);
    }
    psg_json_end_object(maker->json);
}

/* References that are several, each to another. */
static void
write_several(Maker *maker, const PsgForm *item, const char *name, const char *key,
              size_t count)
{
    size_t start = below(maker, THINGS);
    psg_json_begin_list(maker->json, name);
    for (size_t i = 0; i < count; i++) {
        bool is_reference = item->kind == PSG_FORM_ID ||
                            item->kind == PSG_FORM_ACTOR_ID ||
                            item->kind == PSG_FORM_RANGE;
        if (is_reference) {
            psg_json_string(maker->json, NULL, pool(key)[(start + i) % THINGS]);
        } else {
            write_form(maker, item, NULL, key);
        }
    }
    psg_json_end_list(maker->json);
}

static void
write_dated(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    static const char *const dates[] = {
        "../1999", "2000-21", "2001~/2003?", "2004/2004",
        "2004",    "201X",    "2020/",       "[2005, 2007..2008]"};
    static const char *const numbers[] = {
        "../t-4", "t0", "t1~/t3.5?", "t4/t4", "t4.0", "t5.5", "t20/", "[t25, t27..t28]"};
    if (below(maker, 2) == 0) {
        write_form(maker, form->item, name, key);
        return;
    }
    psg_json_begin_object(maker->json, name);
    for (size_t i = below(maker, 3); i < G_N_ELEMENTS(dates); i += 1 + below(maker, 3)) {
        write_form(maker, form->item, maker->has_numbers ? numbers[i] : dates[i], key);
    }
    psg_json_end_object(maker->json);
}

/* Whether the key stands there, or is left out of this one. */
static bool
has_key(Maker *maker, const PsgField *field)
{
    bool is_wanted = field->required || below(maker, 3) > 0;
    return maker->is_whole || is_wanted;
}

/* The form's value into nowhere, so that what comes after it is as if it stood there. */
static void
leave_out(Maker *maker, const PsgField *field)
{
    PsgStream *nowhere = psg_stream_new_text();
    PsgJson *json = maker->json;
    maker->path_left_out = g_strconcat(maker->path->str, ".", field->name, NULL);
    maker->json = psg_json_new(nowhere);
    psg_json_begin_object(maker->json, NULL);
    write_form(maker, field->form, field->name, field->name);
    psg_json_end_object(maker->json);
    psg_json_free(maker->json);
    g_free(psg_stream_close_text(nowhere));
    maker->json = json;
}

static void
write_field(Maker *maker, const PsgField *field)
{
    gsize length = maker->path->len;
    long key = maker->key++;
    if (key == maker->left_out && !field->required) {
        leave_out(maker, field);
        return;
    }
    g_string_append_printf(maker->path, ".%s", field->name);
    write_form(maker, field->form, field->name, field->name);
    g_string_truncate(maker->path, length);
}

/* What a struct cannot be without, though the form does not say so. */
static bool
is_needed(const Maker *maker, const PsgForm *form, const char *key)
{
    static const char *const always[] = {"between", "measure", "around",
                                         "top",     "by",      "properties"};
    static const char *const sections[] = {"sources",        "slices",      "kinds",
                                           "relation-kinds", "event-kinds", "groups",
                                           "measures",       "pyramid",     "tiers"};
    bool is_slice = strcmp(form->name, "slice") == 0;
    if (is_slice && strcmp(key, "when") == 0) {
        PsgInterval interval;
        return maker->has_numbers ||
               !psg_edtf_parse(slices[maker->thing], &interval, NULL);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        if (strcmp(key, sections[i]) == 0) {
            return true; /* others refer to what stands there */
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(always); i++) {
        if (strcmp(key, always[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Of two slices that a figure may show opposite each other. */
static bool
is_pair(const PsgForm *form)
{
    return form->kind == PSG_FORM_LIST && form->fullest == 2 &&
           form->item->kind == PSG_FORM_ID;
}

static bool
is_fit(const Maker *maker, const PsgForm *form, const char *key)
{
    for (size_t i = 0; i < form->field_count && strcmp(key, "at") == 0; i++) {
        if (is_pair(form->fields[i].form)) {
            return false; /* it would not be looked at */
        }
    }
    if (strcmp(key, "question") == 0) {
        return false; /* another name of "projected" */
    }
    if (strcmp(form->name, "actor") == 0 && strcmp(key, "succeeds") == 0) {
        return maker->thing > 0; /* the first one has nobody before it */
    }
    return true;
}

static void
write_struct(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)key;
    bool has_one = true; /* of two, one of which must be there */
    psg_json_begin_object(maker->json, name);
    for (size_t i = 0; i < form->field_count; i++) {
        const PsgField *field = &form->fields[i];
        bool is_there = has_key(maker, field) || is_needed(maker, form, field->name);
        bool is_either = form->either[0] != NULL && form->either[1] != NULL;
        if (is_either && strcmp(field->name, form->either[0]) == 0) {
            has_one = is_there;
        } else if (is_either && strcmp(field->name, form->either[1]) == 0) {
            is_there = is_there || !has_one;
        }
        if (is_fit(maker, form, field->name) && is_there) {
            write_field(maker, field);
        }
    }
    if (form->rest != NULL && has_key(maker, &(PsgField){.form = form->rest})) {
        bool is_measure = form->rest->kind == PSG_FORM_NUMBER;
        write_field(
            maker,
            &(PsgField){.name = (is_measure ? others : properties)[maker->thing % THINGS],
                        .form = form->rest});
    }
    psg_json_end_object(maker->json);
}

/* The things of a map, or a list, by their names. */
static void
write_things(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)key;
    bool is_list = form->kind == PSG_FORM_LIST;
    const char *const *ids = strcmp(name, "of") == 0 ? subjects : pool(name);
    bool are_figures = strcmp(name, "figures") == 0;
    size_t count = are_figures && is_list           ? form->item->item->word_count
                   : strcmp(name, "relations") == 0 ? RELATIONS
                   : strcmp(name, "events") == 0    ? EVENTS
                                                    : THINGS;
    size_t around = maker->thing;
    (is_list ? psg_json_begin_list : psg_json_begin_object)(maker->json, name);
    for (size_t i = 0; i < count; i++) {
        maker->thing = are_figures ? i : i % THINGS;
        write_form(maker, form->item, is_list ? NULL : ids[i], name);
    }
    (is_list ? psg_json_end_list : psg_json_end_object)(maker->json);
    maker->thing = around;
}

static void
write_string(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    g_autofree char *string = text(maker);
    (void)form;
    (void)key;
    psg_json_string(maker->json, name, string);
}

static void
write_new_id(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    bool is_slice = strstr(maker->path->str, "slices") != NULL;
    (void)form;
    (void)key;
    psg_json_string(maker->json, name, (is_slice ? slices : others)[maker->thing]);
}

static void
write_id(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)form;
    psg_json_string(maker->json, name, one_of(maker, pool(key), THINGS));
}

static void
write_language(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)form;
    (void)key;
    psg_json_string(maker->json, name, "fr");
}

static void
write_date(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    bool has_numbers = maker->has_numbers;
    g_autofree char *string =
        strcmp(key, "to") == 0     ? g_strdup(has_numbers ? "t60.5" : "2030-XX")
        : strcmp(key, "from") == 0 ? (has_numbers ? plain_number : date)(maker)
                                   : interval(maker);
    (void)form;
    psg_json_string(maker->json, name, string);
}

/* Of a source: a date, also where times are plain numbers. */
static void
write_calendar(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    bool has_numbers = maker->has_numbers;
    maker->has_numbers = false;
    write_date(maker, form, name, key);
    maker->has_numbers = has_numbers;
}

static void
write_url(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    g_autofree char *string =
        g_strdup_printf("https://a.example/%u?a=b&c#d", below(maker, 1000000));
    (void)form;
    (void)key;
    psg_json_string(maker->json, name, string);
}

/* The first word of a form may be meant anyhow. */
static void
write_word(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    bool is_figure = strcmp(key, "figures") == 0;
    size_t first =
        strcmp(name == NULL ? "" : name, "by") == 0 ? 1 : 0; /* "open" asks for some */
    psg_json_string(maker->json, name,
                    is_figure ? form->words[maker->thing]
                    : maker->is_whole
                        ? form->words[form->word_count - 1]
                        : one_of(maker, form->words + first, form->word_count - first));
}

static void
write_number(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)key;
    psg_json_number(maker->json, name, number(maker, form));
}

static void
write_integer(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)key;
    psg_json_count(maker->json, name,
                   (size_t)form->least +
                       below(maker, (uint32_t)(form->most - form->least) + 1));
}

static void
write_boolean(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    (void)form;
    (void)key;
    psg_json_boolean(maker->json, name, true);
}

/* Two slices, as a range or as a list. */
static void
write_pair(Maker *maker, const PsgForm *list, const char *name, const char *key)
{
    if (below(maker, 2) == 0) {
        write_form(maker, list, name, key);
        return;
    }
    size_t from = below(maker, THINGS);
    g_autofree char *range =
        g_strdup_printf("%s..%s", pool(key)[from], pool(key)[(from + 1) % THINGS]);
    psg_json_string(maker->json, name, range);
}

static void
write_one_or_list(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    if (strcmp(key, "succeeds") == 0) {
        /* who was written before, so that there is no circle */
        psg_json_string(maker->json, name, actors[below(maker, (uint32_t)maker->thing)]);
    } else if (form->other != NULL) {
        write_pair(maker, form->other, name, key);
    } else if (below(maker, 2) == 0) {
        write_form(maker, form->item, name, key);
    } else {
        write_several(maker, form->item, name, key, 1 + below(maker, 3));
    }
}

static void
write_list(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    if (form->fullest > 0) {
        write_several(maker, form->item, name, key, form->fullest);
    } else {
        write_things(maker, form, name, key);
    }
}

/* Figures and values: a comparison must say of what. */
static void
write_either(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    bool is_comparison = form->item->kind == PSG_FORM_WORD &&
                         strcmp(form->item->words[maker->thing], "compare") == 0;
    if (form->other->kind == PSG_FORM_MAP && below(maker, 2) == 0) {
        /* as a list has them, who was written before */
        psg_json_begin_object(maker->json, name);
        const char *before = actors[below(maker, (uint32_t)maker->thing)];
        write_form(maker, form->other->item, before, "");
        psg_json_end_object(maker->json);
        return;
    }
    if (form->other->kind == PSG_FORM_MAP) {
        write_form(maker, form->item, name, key);
        return;
    }
    bool is_map = maker->is_whole || is_comparison || below(maker, 2) == 0;
    write_form(maker, is_map ? form->other : form->item, name, key);
}

/* A figure of each kind. */
static void
write_variant(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    write_form(maker, form->variants[maker->thing], name, key);
}

static void
write_form(Maker *maker, const PsgForm *form, const char *name, const char *key)
{
    static void (*const writers[PSG_FORM_KINDS])(Maker *, const PsgForm *, const char *,
                                                 const char *) = {
        [PSG_FORM_TEXT] = write_text,         [PSG_FORM_STRING] = write_string,
        [PSG_FORM_NEW_ID] = write_new_id,     [PSG_FORM_ID] = write_id,
        [PSG_FORM_ACTOR_ID] = write_id,       [PSG_FORM_RANGE] = write_id,
        [PSG_FORM_LANGUAGE] = write_language, [PSG_FORM_DATE] = write_date,
        [PSG_FORM_CALENDAR] = write_calendar, [PSG_FORM_URL] = write_url,
        [PSG_FORM_NUMBER] = write_number,     [PSG_FORM_INTEGER] = write_integer,
        [PSG_FORM_BOOLEAN] = write_boolean,   [PSG_FORM_WORD] = write_word,
        [PSG_FORM_LIST] = write_list,         [PSG_FORM_ONE_OR_LIST] = write_one_or_list,
        [PSG_FORM_DATED] = write_dated,       [PSG_FORM_MAP] = write_things,
        [PSG_FORM_STRUCT] = write_struct,     [PSG_FORM_EITHER] = write_either,
        [PSG_FORM_VARIANT] = write_variant,
    };
    if (writers[form->kind] == NULL) {
        ck_abort_msg("nothing writes forms of kind %d", (int)form->kind);
    }
    writers[form->kind](maker, form, name, key);
}

static char *
make(Maker *maker)
{
    PsgStream *out = psg_stream_new_text();
    maker->json = psg_json_new(out);
    maker->path = g_string_new(NULL);
    g_autoptr(PsgArena) arena = psg_arena_new();
    write_form(maker, psg_form_of_landscape(psg_figure_kinds(), arena), NULL, "");
    psg_json_free(maker->json);
    g_string_free(maker->path, TRUE);
    return psg_stream_close_text(out);
}

char *
random_landscape(uint64_t seed)
{
    Maker maker = {
        .random = psg_random_seeded(seed), .has_numbers = seed % 4 == 0, .left_out = -1};
    return make(&maker);
}

long
whole_landscape_keys(void)
{
    Maker maker = {.random = psg_random_seeded(1), .is_whole = true, .left_out = -1};
    g_free(make(&maker));
    return maker.key;
}

char *
whole_landscape(long key, char **path)
{
    Maker maker = {.random = psg_random_seeded(1), .is_whole = true, .left_out = key};
    char *yaml = make(&maker);
    *path = maker.path_left_out;
    return yaml;
}
