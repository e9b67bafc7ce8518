/* From LIST to the items of a batch. */
#include "cli/batch_list.h"

#include "batch/crew.h"
#include "batch/fonts.h"
#include "batch/list.h"
#include "cli/ending.h"
#include "read/style/style_read.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The options of a line, which others may have, too. */
typedef struct {
    PsgOptionTable *table; /* has their texts; NULL: something is wrong */
    PsgBatchWish wish;
    char *wrong;    /* NULL: nothing is */
    size_t culprit; /* which word that is of */
} LineOptions;

/* ---- Options of a line ---- */

void
psg_batch_options_add(gpointer data, PsgOptionTable *table)
{
    PsgBatchOptions *options = data;
    const GOptionEntry own[] = {
        {"shard", 0, 0, PSG_ARG_TEXT, &options->shard,
         "make the landscapes of shard I of N alone (in an array of Slurm: of this task)",
         "I/N"},
        {"name", 0, 0, PSG_ARG_TEXT, &options->name,
         "in LIST: what the landscape is called, and thereby its folder", "NAME"},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &options->is_dry,
         "make nothing, and print which shard has which landscape of how many bytes",
         NULL},
        G_OPTION_ENTRY_NULL,
    };
    options->render.output.is_repeated = true; /* to one file nothing can go */
    psg_render_options_add(&options->render, own, table);
}

/* The options that words set, as psg_command_read has it; NULL with what is wrong, owned by the caller. */
static PsgOptionTable *
read_words(const PsgCommand *command, char **argv, PsgBatchOptions **options,
           char **wrong)
{
    gpointer read = NULL;
    g_autoptr(GString) caught = g_string_new(NULL);
    psg_command_catch(caught);
    g_autoptr(PsgOptionTable) table = psg_command_read(command, argv, &read);
    psg_ending_after(0); /* a landscape has its own time */
    *options = read;
    bool is_good = table != NULL &&
                   psg_output_check(command, &(*options)->render.output) == PSG_EXIT_DONE;
    psg_command_catch(NULL);
    *wrong = is_good ? NULL : g_strdup(caught->str);
    return is_good ? g_steal_pointer(&table) : NULL;
}

/* "batch", a landscape in place of LIST, and so many words. Strings are borrowed. */
static char **
arguments_of(const char *source, const char *const *words, size_t count)
{
    char **argv = g_new0(char *, count + 3);
    argv[0] = (char *)(gsize) "batch";
    argv[1] = (char *)(gsize)source;
    for (size_t i = 0; i < count; i++) {
        argv[i + 2] = (char *)(gsize)words[i];
    }
    return argv;
}

/* The word at which options go wrong in that way: before it they do not. */
static size_t
culprit_of(const PsgCommand *command, const char *source, const char *const *words,
           const char *complaint)
{
    size_t count = g_strv_length((char **)(gsize)words);
    for (size_t i = 1; i < count; i++) {
        PsgBatchOptions *options;
        g_autofree char *other = NULL;
        g_autofree char **argv = arguments_of(source, words, i);
        psg_option_table_free(read_words(command, argv, &options, &other));
        if (g_strcmp0(other, complaint) == 0) {
            return i - 1;
        }
    }
    return count - 1;
}

/* Of options that make sense for a whole batch alone; NULL: none was said. */
static const char *
common_option(const PsgBatchOptions *options)
{
    const PsgRenderOptions *render = &options->render;
    return render->output.folder != NULL  ? "-o"
           : render->output.jobs != NULL  ? "-j"
           : render->output.is_fresh      ? "--fresh"
           : render->look.timing          ? "--timing"
           : render->input.colour != NULL ? "--color"
           : render->input.all            ? "--all"
           : options->shard != NULL       ? "--shard"
           : options->is_dry              ? "--dry-run"
                                          : NULL;
}

/* What the line alone says; has_path: style and template are said by it. */
static void
check_words(const PsgBatching *batching, const char *source, const char *const *words,
            LineOptions *line, bool has_path[2])
{
    PsgBatchOptions *options;
    size_t count = g_strv_length((char **)(gsize)words);
    g_autofree char **argv = arguments_of(source, words, count);
    g_autoptr(PsgOptionTable) table =
        read_words(batching->command, argv, &options, &line->wrong);
    if (table == NULL) {
        line->culprit = culprit_of(batching->command, source, words, line->wrong);
        return;
    }
    const char *common = common_option(options);
    if (common != NULL) {
        line->wrong = g_strdup_printf(
            "%s is for the whole batch: say it on the command line", common);
    }
    has_path[0] = options->render.look.style != NULL;
    has_path[1] = options->render.look.template != NULL;
}

/* The words of the command line, and those of the line after them. */
static char **
joined_arguments(const char *const *words)
{
    GPtrArray *argv = g_ptr_array_new();
    char *const *first = psg_command_words();
    size_t i = 0;
    for (; first[i] != NULL && strcmp(first[i], "--") != 0; i++) {
        g_ptr_array_add(argv, first[i]);
    }
    for (size_t k = 0; words[k] != NULL; k++) {
        g_ptr_array_add(argv, (char *)(gsize)words[k]);
    }
    for (; first[i] != NULL; i++) {
        g_ptr_array_add(argv, first[i]);
    }
    g_ptr_array_add(argv, NULL);
    return (char **)g_ptr_array_free(argv, FALSE);
}

/* A path of the command line is one from where that was typed. */
static void
make_absolute(const char *folder, char **path)
{
    char *absolute = g_canonicalize_filename(*path, folder);
    g_free(*path);
    *path = absolute;
}

static void
set_wish(PsgBatchWish *wish, const PsgRenderOptions *options)
{
    wish->look = psg_look_of(&options->look, &options->input, &options->output.paint);
    wish->request = psg_figure_words_request(&options->words);
    wish->request.figures = options->figures;
    wish->request.slices = options->at;
    wish->request.formats = options->output.format;
    wish->seconds = psg_input_seconds(&options->input);
}

static LineOptions *
read_options(const PsgBatching *batching, const char *source, const char *const *words)
{
    LineOptions *line = g_new0(LineOptions, 1);
    bool has_path[2] = {false, false};
    check_words(batching, source, words, line, has_path);
    if (line->wrong != NULL) {
        return line;
    }
    PsgBatchOptions *options;
    g_autofree char **argv = joined_arguments(words);
    line->table = read_words(batching->command, argv, &options, &line->wrong);
    if (line->table == NULL) {
        return line;
    }
    PsgLookOptions *look = &options->render.look;
    if (!has_path[0] && look->style != NULL && psg_style_is_path(look->style)) {
        make_absolute(batching->cwd, &look->style);
    }
    if (!has_path[1] && look->template != NULL) {
        make_absolute(batching->cwd, &look->template);
    }
    set_wish(&line->wish, &options->render);
    psg_plan_check(&line->wish.request, &line->wrong);
    return line;
}

static void
free_line_options(gpointer data)
{
    LineOptions *line = data;
    psg_option_table_free(line->table);
    g_free(line->wish.digest);
    g_free(line->wish.fonts);
    g_free(line->wrong);
    g_free(line);
}

/* ---- Lines of LIST ---- */

static LineOptions *
options_of(PsgBatching *batching, const char *source, const char *const *words)
{
    g_autofree char *key = g_strjoinv("\n", (char **)(gsize)words);
    LineOptions *line = g_hash_table_lookup(batching->wishes_by_words, key);
    if (line == NULL) {
        line = read_options(batching, source, words);
        g_hash_table_insert(batching->wishes_by_words, g_steal_pointer(&key), line);
        if (line->wrong == NULL) {
            g_ptr_array_add(batching->wishes, &line->wish);
        }
    }
    return line;
}

/* The words after the landscape, without --name and its value, which go to *name. */
static const char *const *
take_name(PsgBatching *batching, const PsgListLine *line, const PsgListWord **name,
          size_t *places)
{
    const char **words =
        psg_arena_alloc(batching->texts, (line->count + 1) * sizeof *words);
    size_t count = 0;
    *name = NULL;
    for (size_t i = 1; i < line->count; i++) {
        const char *word = line->words[i].text;
        bool is_name = strcmp(word, "--name") == 0;
        if (is_name && i + 1 < line->count) {
            *name = &line->words[++i];
        } else {
            places[count] = i;
            words[count++] = psg_arena_strdup(batching->texts, word);
        }
    }
    words[count] = NULL;
    return words;
}

static void
check_source(const PsgBatching *batching, const PsgListWord *word)
{
    if (!g_file_test(word->text, G_FILE_TEST_EXISTS)) {
        psg_diagnostics_error(batching->list, "list-file", word->span,
                              "there is no file or folder %s", word->text);
    } else if (!g_file_test(word->text, G_FILE_TEST_IS_DIR) &&
               !g_file_test(word->text, G_FILE_TEST_IS_REGULAR)) {
        psg_diagnostics_error(batching->list, "list-file", word->span,
                              "%s is neither a file nor a folder", word->text);
    }
}

/* A landscape's own folder is no place for its figures: tables there would be read with it. */
static void
check_target(const PsgBatching *batching, const PsgListWord *source, const char *name)
{
    struct stat own, target;
    g_autofree char *folder = g_build_filename(batching->batch.folder, name, NULL);
    if (stat(source->text, &own) == 0 && stat(folder, &target) == 0 &&
        own.st_dev == target.st_dev && own.st_ino == target.st_ino) {
        psg_diagnostics_error(batching->list, "list-name", source->span,
                              "its figures would go into the landscape itself: choose "
                              "another folder with -o, or another name with --name");
    }
}

/* NULL after saying what is wrong. */
static const char *
name_of(PsgBatching *batching, const PsgListWord *source, const PsgListWord *given)
{
    g_autofree char *why = NULL;
    const PsgListWord *word = given != NULL ? given : source;
    g_autofree char *name = given != NULL ? psg_batch_name_given(given->text, &why)
                                          : psg_batch_name(source->text, &why);
    if (name == NULL) {
        psg_diagnostics_error(batching->list, "list-name", word->span, "%s", why);
        return NULL;
    }
    gpointer other = g_hash_table_lookup(batching->by_name, name);
    if (other != NULL) {
        const PsgBatchItem *item =
            &g_array_index(batching->items, PsgBatchItem, GPOINTER_TO_SIZE(other) - 1);
        psg_diagnostics_error(batching->list, "list-name", word->span,
                              "two landscapes are called %s: give one another name with "
                              "--name",
                              name);
        psg_diagnostics_also(batching->list, item->span, "this is the other one");
        return NULL;
    }
    return psg_arena_strdup(batching->texts, name);
}

static void
read_line(PsgBatching *batching, const PsgListLine *line)
{
    const PsgListWord *source = &line->words[0], *given;
    g_autofree size_t *places = g_new0(size_t, line->count);
    const char *const *words = take_name(batching, line, &given, places);
    const LineOptions *options = options_of(batching, source->text, words);
    check_source(batching, source);
    if (options->wrong != NULL) {
        psg_diagnostics_error(batching->list, "list-option",
                              line->words[places[options->culprit]].span, "%s",
                              options->wrong);
    }
    const char *name = name_of(batching, source, given);
    if (name != NULL) {
        check_target(batching, source, name);
        PsgBatchItem item = {.name = name,
                             .source = psg_arena_strdup(batching->texts, source->text),
                             .span = source->span,
                             .options = words,
                             .wish = &options->wish,
                             .bytes = psg_batch_size(source->text)};
        g_array_append_val(batching->items, item);
        g_hash_table_insert(batching->by_name, (gpointer)(gsize)name,
                            GSIZE_TO_POINTER(batching->items->len));
    }
}

/* ---- The wishes, tried once each ---- */

enum { WISH_GOOD, WISH_WRONG, WISH_WORLD };

/* Each is found once: lines often differ in their options, and seldom in their fonts. */
static const char *
fonts_of(PsgBatching *batching, const PsgStyle *style)
{
    g_autofree char *faces = g_strjoin("\n", style->font, style->font_title, NULL);
    char *digest = g_hash_table_lookup(batching->fonts_by_faces, faces);
    if (digest == NULL) {
        digest = psg_fonts_digest(style);
        g_hash_table_insert(batching->fonts_by_faces, g_steal_pointer(&faces), digest);
    }
    return digest;
}

/* In a worker, since fonts are looked for, and a library may take a thread for that. */
static int
try_wish(gpointer data, size_t task, GString *told)
{
    PsgBatching *batching = data;
    const PsgBatchWish *wish = g_ptr_array_index(batching->wishes, task);
    g_autoptr(GError) error = NULL;
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *digest = psg_batch_wish_digest(wish, &error);
    g_autoptr(PsgSession) session =
        digest == NULL ? NULL : psg_session_new(&wish->look, list, &error);
    if (session != NULL) {
        g_string_printf(told, "%s %s", digest, fonts_of(batching, session->style));
        return WISH_GOOD;
    }
    if (error != NULL) {
        g_string_assign(told, error->message);
        return error->domain == PSG_SESSION_ERROR ? WISH_WRONG : WISH_WORLD;
    }
    psg_diagnostics_print_errors(list, told);
    return WISH_WRONG;
}

/* At all lines that have it. */
static void
blame_lines(const PsgBatching *batching, const PsgBatchWish *wish, const char *why)
{
    for (guint i = 0; i < batching->items->len; i++) {
        const PsgBatchItem *item = &g_array_index(batching->items, PsgBatchItem, i);
        if (item->wish == wish) {
            psg_diagnostics_error(batching->list, "list-option", item->span, "%s", why);
        }
    }
}

static void
take_wish(gpointer data, size_t task, const PsgFate *fate)
{
    PsgBatching *batching = data;
    PsgBatchWish *wish = g_ptr_array_index(batching->wishes, task);
    g_autofree char *text = g_strchomp(g_strdup(fate->text));
    g_auto(GStrv) digests = g_strsplit(text, " ", 2);
    if (fate->kind == PSG_FATE_DONE && fate->result == WISH_GOOD &&
        g_strv_length(digests) == 2) {
        wish->digest = g_strdup(digests[0]);
        wish->fonts = g_strdup(digests[1]);
    } else {
        blame_lines(batching, wish, text);
    }
}

static bool
try_wishes(PsgBatching *batching, GError **error)
{
    g_autofree size_t *tasks = g_new0(size_t, batching->wishes->len + 1);
    for (guint i = 0; i < batching->wishes->len; i++) {
        tasks[i] = i;
    }
    const PsgCrew crew = {.workers = 1,
                          .tasks = tasks,
                          .count = batching->wishes->len,
                          .work = try_wish,
                          .done = take_wish,
                          .data = batching};
    return psg_crew_run(&crew, error);
}

/* ---- The whole LIST ---- */

/* What is named in place of a list of such. */
static bool
is_landscape(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_DIR) || g_str_has_suffix(path, ".yaml") ||
           g_str_has_suffix(path, ".yml");
}

PsgExit
psg_batching_read(PsgBatching *batching, const char *path)
{
    if (is_landscape(path)) {
        return psg_usage_error(
            batching->command,
            "%s is a landscape: LIST is a text with such a path a line; "
            "of one, paysage render makes the figures",
            path);
    }
    g_autoptr(GError) error = NULL;
    const PsgInput *input = psg_diagnostics_read(batching->list, path,
                                                 psg_limits_default().max_bytes, &error);
    if (error != NULL) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    g_autofree char *absolute = g_canonicalize_filename(path, batching->cwd);
    /* what comes from a program, as "-" or as <(…) of a shell, was written here */
    g_autofree char *place = g_file_test(path, G_FILE_TEST_IS_REGULAR)
                                 ? g_path_get_dirname(absolute)
                                 : g_strdup(batching->cwd);
    batching->batch.base = psg_arena_strdup(batching->texts, place);
    if (chdir(place) != 0) {
        psg_say("cannot go to the folder %s", place);
        return PSG_EXIT_WORLD;
    }
    if (input != NULL) {
        g_autoptr(GPtrArray) lines = psg_list_read(input, batching->list);
        for (guint i = 0; i < lines->len; i++) {
            read_line(batching, g_ptr_array_index(lines, i));
        }
    }
    if (batching->items->len == 0 && psg_diagnostics_error_count(batching->list) == 0) {
        psg_diagnostics_error(batching->list, "list-empty",
                              psg_diagnostics_place(batching->list, path),
                              "no landscape is in it");
    }
    return PSG_EXIT_DONE;
}

PsgExit
psg_batching_check(PsgBatching *batching)
{
    g_autoptr(GError) error = NULL;
    if (!try_wishes(batching, &error)) {
        psg_say("%s", error->message);
        return PSG_EXIT_WORLD;
    }
    psg_input_finish(batching->list);
    psg_input_print(batching->list, &batching->options->render.input);
    return psg_diagnostics_error_count(batching->list) > 0 ? PSG_EXIT_MISTAKES
                                                           : PSG_EXIT_DONE;
}

/* ---- */

void
psg_batching_init(PsgBatching *batching, const PsgCommand *command,
                  const PsgBatchOptions *options)
{
    *batching = (PsgBatching){
        .command = command,
        .options = options,
        .cwd = g_get_current_dir(),
        .list = psg_diagnostics_new(),
        .wishes = g_ptr_array_new(),
        .by_name = g_hash_table_new(g_str_hash, g_str_equal),
        .items = g_array_new(FALSE, FALSE, sizeof(PsgBatchItem)),
        .texts = psg_arena_new(),
    };
    batching->fonts_by_faces =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    batching->wishes_by_words =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_line_options);
}

void
psg_batching_clear(PsgBatching *batching)
{
    psg_batch_clear(&batching->batch);
    g_hash_table_unref(batching->wishes_by_words);
    g_hash_table_unref(batching->fonts_by_faces);
    g_ptr_array_unref(batching->wishes);
    g_hash_table_unref(batching->by_name);
    g_array_unref(batching->items);
    psg_diagnostics_free(batching->list);
    psg_arena_free(batching->texts);
    g_free(batching->cwd);
}
