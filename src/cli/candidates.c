/* What the word that is being typed could become. */
#include "cli/candidates.h"

#include "base/landscape_name.h"
#include "cli/inputs.h"

#include <string.h>

/* A line that is being typed, as far as the last word. */
typedef struct {
    PsgOptionTable *table;
    GPtrArray *arguments;    /* before the last word, borrowed */
    const PsgOption *option; /* whose value the last word is; NULL: of none */
    bool is_over;            /* "--" was said: no options any more */
    const char *typed;       /* the last word */
    size_t begins;           /* bytes of it before the value, "--at=" */
} Line;

typedef struct {
    const char *const *words; /* from the command's name on */
    const Line *line;
    PsgLandscape *landscape; /* NULL until it is asked for, and if none can be read */
    bool is_read;
    const char *const *said; /* items of a list before the last one; NULL: it is none */
    GHashTable *offered;     /* words */
    const char *files;       /* the last line; NULL: none */
    GString *out;
} Offers;

/* ---- What was typed before ---- */

/* Which option a word names, "--at" or "-o". */
static const PsgOption *
option_of(const PsgOptionTable *table, const char *word)
{
    if (g_str_has_prefix(word, "--")) {
        g_auto(GStrv) parts = g_strsplit(word + 2, "=", 2);
        return parts[0] == NULL ? NULL : psg_option_lookup(table, parts[0]);
    }
    const PsgOption *option;
    for (size_t i = 0; (option = psg_option_nth(table, i)) != NULL; i++) {
        if (option->letter != '\0' && option->letter == word[1]) {
            return option;
        }
    }
    return NULL;
}

static bool
is_option(const Line *line, const char *word)
{
    return !line->is_over && word[0] == '-' && word[1] != '\0';
}

/* Whether the value of the option is the word that comes next: it is not in this one. */
static bool
waits(const PsgOption *option, const char *word)
{
    bool is_whole =
        g_str_has_prefix(word, "--") ? strchr(word, '=') == NULL : word[2] == '\0';
    return option != NULL && option->value.kind != PSG_VALUE_NONE &&
           !option->value.may_lack && is_whole;
}

static void
take(Line *line, const char *word)
{
    if (line->option != NULL) {
        line->option = NULL;
    } else if (!line->is_over && strcmp(word, "--") == 0) {
        line->is_over = true;
    } else if (is_option(line, word)) {
        const PsgOption *option = option_of(line->table, word);
        line->option = waits(option, word) ? option : NULL;
    } else {
        g_ptr_array_add(line->arguments, (gpointer)(guintptr)word);
    }
}

static void
take_last(Line *line, const char *word)
{
    const char *equals = strchr(word, '=');
    line->typed = word;
    if (line->option == NULL && is_option(line, word) && equals != NULL) {
        line->option = option_of(line->table, word);
        line->begins = (size_t)(equals + 1 - word);
    }
}

/* ---- Offering ---- */

/* So much of what was typed stays: what is offered goes on from there. */
static void
offer_from(Offers *offers, size_t begins, const char *word, const char *meaning)
{
    const char *typed = offers->line->typed;
    if (!g_str_has_prefix(word, typed + begins) ||
        (offers->said != NULL && g_strv_contains(offers->said, word))) {
        return;
    }
    g_autofree char *whole = g_strdup_printf("%.*s%s", (int)begins, typed, word);
    if (g_hash_table_add(offers->offered, g_strdup(whole))) {
        g_autofree char *line = g_strdup(meaning == NULL ? "" : meaning);
        g_string_append_printf(offers->out, "%s\t%s\n", whole,
                               g_strdelimit(line, "\t\n\r", ' '));
    }
}

/* Where the last one of a list begins. */
static size_t
item_of(const Line *line, const PsgValue *value)
{
    const char *comma = value->is_list ? strrchr(line->typed, ',') : NULL;
    return comma == NULL ? line->begins
                         : MAX(line->begins, (size_t)(comma + 1 - line->typed));
}

/* ---- What the landscape has ---- */

/* Import's options on the line say what slices a file of others has. */
static PsgInputOptions *
input_options(PsgOptionTable *table, const char *const *words)
{
    PsgInputOptions *options = psg_option_table_alloc(table, sizeof *options);
    psg_import_options_add(options, table);
    psg_input_options_add(options, table);
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_ignore_unknown_options(context, TRUE);
    const PsgOptionGroup *group = psg_option_group_nth(table, 1);
    g_option_context_add_main_entries(
        context, (const GOptionEntry *)(gpointer)group->entries->data, NULL);
    g_auto(GStrv) copy = g_strdupv((char **)(guintptr)words);
    g_option_context_parse_strv(context, &copy, NULL);
    return options;
}

static bool
is_landscape(const Line *line, const GArray *form, guint place)
{
    return g_array_index(form, PsgValue, place).kind == PSG_VALUE_DATA &&
           g_file_test(g_ptr_array_index(line->arguments, place),
                       G_FILE_TEST_IS_REGULAR | G_FILE_TEST_IS_DIR);
}

/* The last argument that can be one in any form of the command; else the file that has the usual
 * name, if it is here. */
static const char *
data_of(const Line *line)
{
    const GArray *form;
    guint after = 0;
    for (size_t i = 0; (form = psg_option_form_nth(line->table, i)) != NULL; i++) {
        for (guint k = after; k < MIN(form->len, line->arguments->len); k++) {
            after = is_landscape(line, form, k) ? k + 1 : after;
        }
    }
    if (after > 0) {
        return g_ptr_array_index(line->arguments, after - 1);
    }
    return g_file_test(PSG_LANDSCAPE_FILE, G_FILE_TEST_IS_REGULAR) ? PSG_LANDSCAPE_FILE
                                                                   : NULL;
}

/* Whether there is one. */
static bool
read_landscape(Offers *offers)
{
    const char *path = offers->is_read ? NULL : data_of(offers->line);
    offers->is_read = true;
    if (path != NULL) {
        g_autoptr(PsgOptionTable) table = psg_option_table_new("");
        const PsgInputOptions *options = input_options(table, offers->words);
        g_autoptr(PsgDiagnostics) list = psg_input_diagnostics(options);
        psg_input_landscape_quietly(path, options, list, &offers->landscape, NULL);
    }
    return offers->landscape != NULL;
}

static void
offer_thing(Offers *offers, size_t begins, const char *id, const PsgText *name)
{
    offer_from(offers, begins, id, psg_text_in(name, offers->landscape->language));
}

/* After "2008.." those that come later than that one. */
static void
offer_slices(Offers *offers, size_t begins)
{
    const PsgLandscape *landscape = offers->landscape;
    const char *typed = offers->line->typed, *dots = strstr(typed + begins, "..");
    g_autofree char *first =
        dots == NULL ? NULL : g_strndup(typed + begins, (size_t)(dots - typed) - begins);
    bool is_late = dots == NULL || *first == '\0';
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[i];
        const char *label = psg_text_in(&slice->label, landscape->language);
        if (is_late) {
            offer_from(offers, dots == NULL ? begins : (size_t)(dots + 2 - typed),
                       slice->id, g_strcmp0(label, slice->id) == 0 ? NULL : label);
        }
        is_late = is_late || strcmp(slice->id, first) == 0;
    }
}

static void
offer_actors(Offers *offers, size_t begins)
{
    for (size_t i = 0; i < offers->landscape->actor_count; i++) {
        const PsgActor *actor = &offers->landscape->actors[i];
        const PsgDatedText *last = &actor->name.items[actor->name.count - 1];
        offer_thing(offers, begins, actor->id, &last->text);
    }
}

static void
offer_measures(Offers *offers, size_t begins)
{
    for (size_t i = 0; i < offers->landscape->measure_count; i++) {
        const PsgMeasure *measure = &offers->landscape->measures[i];
        offer_thing(offers, begins, measure->id, &measure->label);
    }
}

static void
offer_kinds(Offers *offers, size_t begins)
{
    for (size_t i = 0; i < offers->landscape->kind_count; i++) {
        const PsgKind *kind = &offers->landscape->kinds[i];
        offer_thing(offers, begins, kind->id, &kind->label);
    }
}

static void
offer_groups(Offers *offers, size_t begins)
{
    for (size_t i = 0; i < offers->landscape->group_count; i++) {
        const PsgGroup *group = &offers->landscape->groups[i];
        offer_thing(offers, begins, group->id, &group->label);
    }
}

static void
offer_tiers(Offers *offers, size_t begins)
{
    for (size_t i = 0; i < offers->landscape->tier_count; i++) {
        const PsgTier *tier = &offers->landscape->tiers[i];
        offer_thing(offers, begins, tier->id, &tier->label);
    }
}

static void
offer_classes(Offers *offers, size_t begins)
{
    offer_kinds(offers, begins);
    offer_groups(offers, begins);
    offer_tiers(offers, begins);
    offer_from(offers, begins, "others", "those that are of none");
}

static void
offer_properties(Offers *offers, size_t begins)
{
    for (size_t i = 0; i < offers->landscape->actor_count; i++) {
        const PsgProperties *properties = &offers->landscape->actors[i].properties;
        for (size_t k = 0; k < properties->count; k++) {
            g_autofree char *word = g_strconcat(properties->items[k].name, "=", NULL);
            offer_from(offers, begins, word, "property of actors");
        }
    }
}

/* "kind=a,b,tier=…": a value belongs to the last name before it. */
static void
offer_only(Offers *offers, size_t begins)
{
    static const struct {
        const char *name, *meaning; /* of the word before the values */
        void (*offer)(Offers *offers, size_t begins);
    } parts[] = {{"kind=", "actors of these kinds", offer_kinds},
                 {"group=", "actors of these groups", offer_groups},
                 {"tier=", "actors of these tiers", offer_tiers}};
    const char *typed = offers->line->typed, *own = strchr(typed + begins, '=');
    g_autofree char *before = g_strdup(typed + offers->line->begins);
    char *equals = strrchr(before, '=');
    if (equals != NULL) {
        equals[1] = '\0';
        const char *comma = strrchr(before, ','), *name = comma ? comma + 1 : before;
        for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
            if (strcmp(parts[i].name, name) == 0) {
                parts[i].offer(offers, own == NULL ? begins : (size_t)(own + 1 - typed));
            }
        }
    }
    for (size_t i = 0; own == NULL && i < G_N_ELEMENTS(parts); i++) {
        offer_from(offers, begins, parts[i].name, parts[i].meaning);
    }
    if (own == NULL) {
        offer_properties(offers, begins);
    }
}

static void
offer_languages(Offers *offers, size_t begins)
{
    const char *const *languages = offers->landscape->languages;
    for (size_t i = 0; languages != NULL && languages[i] != NULL; i++) {
        offer_from(offers, begins, languages[i], "language of the landscape");
    }
}

/* ---- Values ---- */

/* What only the landscape knows. begins: where the value does, or the last one of a list. */
static const struct {
    PsgValueKind kind;
    void (*offer)(Offers *offers, size_t begins);
} of_landscape[] = {
    {PSG_VALUE_SLICE, offer_slices},     {PSG_VALUE_RANGE, offer_slices},
    {PSG_VALUE_SLICES, offer_slices},    {PSG_VALUE_ACTOR, offer_actors},
    {PSG_VALUE_MEASURE, offer_measures}, {PSG_VALUE_CLASS, offer_classes},
    {PSG_VALUE_ONLY, offer_only},        {PSG_VALUE_LANGUAGE, offer_languages},
};

static void
offer_commands(Offers *offers)
{
    const PsgCommand *command;
    for (size_t i = 0; (command = psg_command_nth(i)) != NULL; i++) {
        offer_from(offers, 0, command->name, command->summary);
    }
}

static void
offer_value(Offers *offers, const PsgValue *value)
{
    const Line *line = offers->line;
    size_t item = item_of(line, value);
    g_autofree char *before = g_strndup(line->typed + line->begins, item - line->begins);
    g_auto(GStrv) said = g_strsplit(before, ",", -1);
    offers->said = (const char *const *)said;
    for (size_t i = 0; value->words != NULL && value->words[i] != NULL; i++) {
        offer_from(offers, item, value->words[i], NULL);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(of_landscape); i++) {
        if (of_landscape[i].kind == value->kind && read_landscape(offers)) {
            of_landscape[i].offer(offers, item);
        }
    }
    if (value->kind == PSG_VALUE_COMMAND) {
        offer_commands(offers);
        if (g_strv_contains(offers->words, "--man")) { /* which has one page more */
            offer_from(offers, 0, "format", "the format of landscapes");
        }
    } else if (value->kind == PSG_VALUE_DIR && offers->files == NULL) {
        offers->files = ":dirs\n";
    } else if (value->kind == PSG_VALUE_FILE || value->kind == PSG_VALUE_DATA ||
               value->kind == PSG_VALUE_STYLE) {
        offers->files = ":files\n";
    }
    offers->said = NULL;
}

static void
offer_arguments(Offers *offers)
{
    guint place = offers->line->arguments->len;
    const GArray *form;
    for (size_t i = 0; (form = psg_option_form_nth(offers->line->table, i)) != NULL;
         i++) {
        bool repeats =
            form->len > 0 && g_array_index(form, PsgValue, form->len - 1).repeats;
        guint own = repeats ? MIN(place, form->len - 1) : place;
        if (own < form->len) {
            offer_value(offers, &g_array_index(form, PsgValue, own));
        }
    }
}

static void
offer_options(Offers *offers)
{
    const PsgOption *option;
    for (size_t i = 0; (option = psg_option_nth(offers->line->table, i)) != NULL; i++) {
        g_autofree char *word = g_strconcat("--", option->name, NULL);
        g_autofree char *meaning = g_strndup(option->help, strcspn(option->help, "\n"));
        offer_from(offers, 0, word, meaning);
    }
    offer_from(offers, 0, "--help", "tell all options");
}

static void
offer_for(const PsgCommand *command, Offers *offers)
{
    const char *const *words = offers->words;
    g_autoptr(PsgOptionTable) table = psg_command_options(command);
    g_autoptr(GPtrArray) arguments = g_ptr_array_new();
    Line line = {.table = table, .arguments = arguments};
    size_t last = 1;
    for (; words[last + 1] != NULL; last++) {
        take(&line, words[last]);
    }
    take_last(&line, words[last]);
    offers->line = &line;
    if (line.option != NULL) {
        offer_value(offers, &line.option->value);
    } else if (is_option(&line, line.typed) || strcmp(line.typed, "-") == 0) {
        offer_options(offers);
    } else {
        offer_arguments(offers);
    }
    if (offers->files != NULL) {
        g_string_append(offers->out, offers->files);
    }
    offers->line = NULL; /* which ends here */
}

void
psg_candidates_append(const char *const *words, GString *out)
{
    if (words[0] == NULL) {
        return;
    }
    g_autoptr(GHashTable) offered =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Offers offers = {.words = words, .offered = offered, .out = out};
    const PsgCommand *command = words[1] == NULL ? NULL : psg_command_lookup(words[0]);
    if (command != NULL) {
        offer_for(command, &offers);
    } else if (words[1] == NULL) {
        Line line = {.typed = words[0]};
        offers.line = &line;
        offer_commands(&offers);
        if (*words[0] == '-') {
            offer_from(&offers, 0, "--help", "tell the commands");
            offer_from(&offers, 0, "--version", "tell the version");
        }
    }
    psg_landscape_free(offers.landscape);
}
