/* Pages of the manual for the program and its commands. */
#include "cli/man.h"

#include "cli/mdoc.h"

#include <string.h>

/* Other pages are named by Nm, not by Xr: mandoc looks for those in the system's folders alone, and
 * would call ours missing until they are installed. */

/* ---- What all pages have ---- */

static const struct {
    PsgExit status;
    const char *meaning;
} exits[] = {
    {PSG_EXIT_DONE, "It is done."},
    {PSG_EXIT_MISTAKES, "There are mistakes in the data, which were told."},
    {PSG_EXIT_USAGE, "The command line is wrong, or asks for what is not there."},
    {PSG_EXIT_WORLD,
     "The system refused: no such file, no permission, a full disk, not enough memory or "
     "time."},
};

static void
append_exits(GString *out, bool has_code)
{
    psg_mdoc_section(out, "EXIT STATUS");
    psg_mdoc_begin_list(out, "Ds");
    for (size_t i = 0; i < G_N_ELEMENTS(exits); i++) {
        g_string_append_printf(out, ".It %d\n", exits[i].status);
        psg_mdoc_text(out, exits[i].meaning);
    }
    psg_mdoc_end_list(out);
    if (has_code) {
        g_string_append(out, ".Pp\nWith\n.Fl -exit-code :\n");
        psg_mdoc_text(out, PSG_EXIT_CODE_HELP ".");
    }
}

/* Without what sets examples off in help. */
static void
append_examples(GString *out, const char *examples)
{
    GString *lines = g_string_new(examples);
    g_string_replace(lines, "\n  ", "\n", 0);
    psg_mdoc_section(out, "EXAMPLES");
    psg_mdoc_literal(out, g_strchug(lines->str));
    g_string_free(lines, TRUE);
}

/* ---- Options ---- */

static void
append_option(GString *out, const PsgOption *option)
{
    g_string_append(out, ".It ");
    if (option->letter != '\0') {
        g_string_append_printf(out, "Fl %c , ", option->letter);
    }
    g_string_append_printf(out, "Fl -%s", option->name);
    if (option->value.kind != PSG_VALUE_NONE) {
        g_string_append(out, option->value.may_lack ? " Ns Oo = Ns Ar " : " Ns = Ns Ar ");
        psg_mdoc_words(out, option->value.name);
        g_string_append(out, option->value.may_lack ? " Oc" : "");
    }
    g_string_append_c(out, '\n');
    g_auto(GStrv) lines = g_strsplit(option->help, "\n", -1);
    psg_mdoc_text(out, lines[0]);
    for (size_t i = 1; lines[i] != NULL; i++) { /* a word, blanks, what it means */
        char *word = g_strchug(lines[i]);
        size_t length = strcspn(word, " ");
        g_autofree char *name = g_strndup(word, length);
        if (i == 1) {
            psg_mdoc_begin_list(out, "networkdynamic");
        }
        psg_mdoc_item(out, name, g_strchug(word + length));
    }
    if (lines[1] != NULL) {
        psg_mdoc_end_list(out);
    }
}

static void
append_group(GString *out, const PsgOptionGroup *group)
{
    psg_mdoc_begin_list(out, "Ds");
    for (guint i = 0; i < group->options->len; i++) {
        append_option(out, &g_array_index(group->options, PsgOption, i));
    }
    psg_mdoc_end_list(out);
}

static void
append_options(GString *out, const PsgOptionTable *table)
{
    const PsgOptionGroup *group;
    psg_mdoc_section(out, "OPTIONS");
    for (size_t i = 0; (group = psg_option_group_nth(table, i)) != NULL; i++) {
        if (i > 0) {
            psg_mdoc_subsection(out, group->heading);
        }
        append_group(out, group);
    }
}

/* ---- A command ---- */

/* "--git=REVISION DATA [A [B]]" as macros. */
static void
append_form(GString *out, const char *form)
{
    g_auto(GStrv) words = g_strsplit(form, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        char *word = words[i];
        char *value = *word == '-' ? strchr(word, '=') : NULL;
        if (value != NULL) {
            *value++ = '\0';
        }
        g_string_append(out, *word == '-' ? ".Fl " : ".Ar ");
        psg_mdoc_words(out, *word == '-' ? word + 1 : word);
        if (value != NULL) {
            g_string_append(out, " Ns = Ns Ar ");
            psg_mdoc_words(out, value);
        }
        g_string_append_c(out, '\n');
    }
}

static void
append_synopsis(GString *out, const PsgCommand *command)
{
    g_auto(GStrv) forms = psg_command_forms(command);
    psg_mdoc_section(out, "SYNOPSIS");
    for (size_t i = 0; forms[i] != NULL; i++) {
        g_string_append_printf(out, ".Nm paysage\n.Cm %s\n.Op Ar OPTION No \\[u2026]\n",
                               command->name);
        append_form(out, forms[i]);
    }
}

/* Commands that the page speaks of. */
static void
append_named(GString *out, const PsgCommand *command)
{
    const PsgCommand *other;
    for (size_t i = 0; (other = psg_command_nth(i)) != NULL; i++) {
        g_autofree char *call = g_strdup_printf("\\bpaysage %s\\b", other->name);
        if (other != command && (g_regex_match_simple(call, command->about, 0, 0) ||
                                 g_regex_match_simple(call, command->examples, 0, 0))) {
            g_string_append_printf(out, ".Nm paysage-%s Ns (1) ,\n", other->name);
        }
    }
}

char *
psg_man_of_command(const PsgCommand *command)
{
    g_autoptr(PsgOptionTable) table = psg_command_options(command);
    g_autofree char *name = g_strconcat("paysage-", command->name, NULL);
    GString *out = g_string_new(NULL);
    psg_mdoc_begin(out, name, 1, command->summary);
    append_synopsis(out, command);
    psg_mdoc_section(out, "DESCRIPTION");
    psg_mdoc_text(out, command->about);
    append_options(out, table);
    append_exits(out, psg_option_lookup(table, "exit-code") != NULL);
    append_examples(out, command->examples);
    psg_mdoc_section(out, "SEE ALSO");
    append_named(out, command);
    g_string_append(out, ".Nm paysage Ns (1) ,\n.Nm paysage Ns (5)\n");
    return g_string_free(out, FALSE);
}

/* ---- The program ---- */

typedef struct {
    const char *name, *meaning;
} Entry;

static const Entry environment[] = {
    {"NO_COLOR", "If it is not empty, messages have no colours, unless --color is said."},
    {"SOURCE_DATE_EPOCH",
     "The date that files with a date get, in seconds since 1970: PDF, slides, and pages of "
     "the manual. Without it they have none, or that of the version."},
    {"TZ", "The clock of the times that watch and serve tell in the terminal."},
    {"FONTCONFIG_FILE, FONTCONFIG_PATH",
     "Where fontconfig finds its configuration, and so the fonts of figures."},
    {"PATH", "Where ffmpeg is looked for, which makes films in MP4, and git, for compare "
             "--git."},
    {"SLURM_CPUS_PER_TASK",
     "How many processors Slurm gave: as many figures, or landscapes of a batch, are made at "
     "once, unless --jobs is said."},
    {"SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT, SLURM_ARRAY_TASK_MIN, "
     "SLURM_ARRAY_TASK_MAX, SLURM_ARRAY_TASK_STEP",
     "Which task of an array it is, for batch without --shard."},
    {"GIT_DIFF_PATH_COUNTER", "Is set by git where it calls compare for its own "
                              "differences."},
};

static const Entry files[] = {
    {"paysage.yaml, NAME.paysage.yaml", "A landscape in one file: see paysage(5)."},
    {"NAME.paysage/", "A landscape in a folder of such files, which are read as one."},
    {"out/", "Where figures go, unless -o names another folder."},
    {"out/.paysage",
     "What was made there, and from what, so that the next run makes only what "
     "has changed. It may be removed at any time."},
    {"OUT/.paysage.d/", "The records of a batch: of each landscape, and of each shard."},
    {"data/mesocentres",
     "A landscape of which examples make figures. It comes with the source, and is installed "
     "with the documentation: as share/doc/paysage/data/mesocentres below /usr/local or /usr."},
};

static void
append_entries(GString *out, const char *macro, const Entry *entries, size_t count)
{
    psg_mdoc_begin_list(out, "Ds");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, ".It %s ", macro);
        psg_mdoc_words(out, entries[i].name);
        g_string_append_c(out, '\n');
        psg_mdoc_text(out, entries[i].meaning);
    }
    psg_mdoc_end_list(out);
}

static void
append_commands(GString *out)
{
    const PsgCommand *command;
    psg_mdoc_section(out, "COMMANDS");
    psg_mdoc_begin_list(out, "Ds");
    for (size_t i = 0; (command = psg_command_nth(i)) != NULL; i++) {
        g_autofree char *sentence = psg_command_sentence(command);
        g_string_append_printf(out, ".It Nm paysage-%s Ns (1)\n", command->name);
        psg_mdoc_text(out, sentence);
    }
    psg_mdoc_end_list(out);
}

/* check has no options beside its own but those of all commands that read a landscape. */
static void
append_common_options(GString *out)
{
    g_autoptr(PsgOptionTable) table = psg_command_options(psg_command_lookup("check"));
    const PsgOptionGroup *group;
    psg_mdoc_section(out, "OPTIONS");
    psg_mdoc_begin_list(out, "Ds");
    g_string_append(out, ".It Fl h , Fl -help\n");
    psg_mdoc_text(out, "Print help, of the program or of a command.");
    g_string_append(out, ".It Fl -version\n");
    psg_mdoc_text(out, "Print the version.");
    psg_mdoc_end_list(out);
    g_string_append(out, ".Pp\n");
    psg_mdoc_text(out,
                  "Options stand anywhere after the command; what follows -- is none. A "
                  "value is given as --page=a4 or --page a4.");
    g_string_append(out, ".Pp\n");
    psg_mdoc_text(out,
                  "All commands that read a landscape take these. To new, render, watch "
                  "and batch --from says something else: --import-from says the format "
                  "there, as it does everywhere:");
    for (size_t i = 1; (group = psg_option_group_nth(table, i)) != NULL; i++) {
        psg_mdoc_subsection(out, group->heading);
        append_group(out, group);
    }
}

static void
append_values(GString *out)
{
    const PsgValueName *value;
    psg_mdoc_section(out, "VALUES");
    psg_mdoc_text(out, "What options and commands take is called:");
    psg_mdoc_begin_list(out, "LANGUAGE");
    for (size_t i = 0; (value = psg_value_name_nth(i)) != NULL; i++) {
        g_string_append(out, ".It Ar ");
        psg_mdoc_words(out, value->name);
        g_string_append_c(out, '\n');
        psg_mdoc_text(out, value->meaning);
    }
    psg_mdoc_end_list(out);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static void
append_see_also(GString *out)
{
    g_autoptr(GList) names = NULL;
    const PsgCommand *command;
    for (size_t i = 0; (command = psg_command_nth(i)) != NULL; i++) {
        names =
            g_list_insert_sorted(names, (gpointer)(guintptr)command->name, compare_names);
    }
    psg_mdoc_section(out, "SEE ALSO");
    for (const GList *next = names; next != NULL; next = next->next) {
        g_string_append_printf(out, ".Nm paysage-%s Ns (1) ,\n",
                               (const char *)next->data);
    }
    g_string_append(out, ".Nm paysage Ns (5)\n");
}

char *
psg_man(void)
{
    GString *out = g_string_new(NULL);
    psg_mdoc_begin(out, "paysage", 1, "figures of actors and their relations over time");
    psg_mdoc_section(out, "SYNOPSIS");
    g_string_append(out,
                    ".Nm\n.Ar COMMAND\n.Op Ar OPTION No \\[u2026]\n.Op Ar \\[u2026]\n");
    psg_mdoc_section(out, "DESCRIPTION");
    psg_mdoc_text(
        out,
        "A landscape is a plain text that says who is there when, and who is related to "
        "whom. paysage makes figures of it: a network of each slice of time, what changed "
        "between two, timelines, pyramids, series, lineages, matrices, films, slides, and a "
        "page to explore in a browser.\n"
        "The same input gives the same bytes. Data go to standard output, messages to standard "
        "error.");
    append_commands(out);
    append_common_options(out);
    append_values(out);
    psg_mdoc_section(out, "ENVIRONMENT");
    append_entries(out, "Ev", environment, G_N_ELEMENTS(environment));
    psg_mdoc_section(out, "FILES");
    append_entries(out, "Pa", files, G_N_ELEMENTS(files));
    append_exits(out, false);
    append_examples(out, "paysage new my-landscape\n"
                         "paysage check my-landscape\n"
                         "paysage render my-landscape -o out\n"
                         "paysage explore my-landscape -o my-landscape.html");
    append_see_also(out);
    return g_string_free(out, FALSE);
}
