/* The table of options, as help, the manual and completion read it. */
#include "cli/command.h"

#include <check.h>
#include <string.h>

Suite *options_suite(void);

/* ---- Of a table of our own ---- */

typedef struct {
    char *text, **list;
    gboolean flag;
    gint count;
} Wishes;

static void
add(Wishes *wishes, PsgOptionTable *table)
{
    static const char *const words[] = {"north", "south", NULL};
    const GOptionEntry entries[] = {
        {"flag", 'f', 0, G_OPTION_ARG_NONE, &wishes->flag, "a flag", NULL},
        {"at", 0, 0, PSG_ARG_TEXT, &wishes->text, "slices", "SLICES"},
        {"poll", 0, 0, PSG_ARG_TEXT, &wishes->text, "seconds", "[SECONDS]"},
        {"by", 0, 0, PSG_ARG_TEXT, &wishes->text, "words", "kind|tier"},
        {"around", 0, 0, PSG_ARG_TEXT, &wishes->text, "actors", "ACTOR,\u2026"},
        {"format", 0, 0, PSG_ARG_TEXT, &wishes->text, "formats", "FORMAT"},
        {"xyzzy", 0, 0, PSG_ARG_TEXT, &wishes->text, "anything", "XYZZY"},
        G_OPTION_ENTRY_NULL,
    };
    psg_option_table_add(table, entries);
    psg_option_table_words(table, "format", words);
}

START_TEST(a_value_is_what_its_name_says)
{
    Wishes wishes = {0};
    g_autoptr(PsgOptionTable) table = psg_option_table_new("DATA");
    add(&wishes, table);
    ck_assert_int_eq(psg_option_lookup(table, "flag")->value.kind, PSG_VALUE_NONE);
    ck_assert_int_eq(psg_option_lookup(table, "flag")->letter, 'f');
    ck_assert_int_eq(psg_option_lookup(table, "at")->value.kind, PSG_VALUE_SLICES);
    ck_assert(psg_option_lookup(table, "at")->value.is_list);
    ck_assert_int_eq(psg_option_lookup(table, "xyzzy")->value.kind, PSG_VALUE_TEXT);
    const PsgValue *poll = &psg_option_lookup(table, "poll")->value;
    ck_assert_int_eq(poll->kind, PSG_VALUE_NUMBER);
    ck_assert(poll->may_lack);
    ck_assert_str_eq(poll->name, "SECONDS");
    const PsgValue *around = &psg_option_lookup(table, "around")->value;
    ck_assert_int_eq(around->kind, PSG_VALUE_ACTOR);
    ck_assert(around->is_list && !around->may_lack && !around->repeats);
    const PsgValue *by = &psg_option_lookup(table, "by")->value;
    ck_assert_int_eq(by->kind, PSG_VALUE_WORDS);
    ck_assert_str_eq(by->words[0], "kind");
    ck_assert_str_eq(by->words[1], "tier");
    ck_assert_ptr_null(by->words[2]);
    ck_assert_str_eq(psg_option_lookup(table, "format")->value.words[1], "south");
    ck_assert_ptr_null(psg_option_lookup(table, "nothing"));
}
END_TEST

START_TEST(the_later_of_two_options_has_the_name_of_its_group)
{
    char *text = NULL, *other = NULL;
    const GOptionEntry first[] = {{"from", 0, 0, PSG_ARG_TEXT, &text, "a date", "DATE"},
                                  G_OPTION_ENTRY_NULL},
                       second[] = {{"from", 0, 0, PSG_ARG_TEXT, &other, "a file", "FILE"},
                                   G_OPTION_ENTRY_NULL};
    g_autoptr(PsgOptionTable) table = psg_option_table_new("DATA");
    psg_option_table_add(table, first);
    psg_option_table_begin(table, "import", "Import", NULL, NULL);
    psg_option_table_add(table, second);
    ck_assert_int_eq(psg_option_lookup(table, "from")->value.kind, PSG_VALUE_DATE);
    ck_assert_int_eq(psg_option_lookup(table, "import-from")->value.kind, PSG_VALUE_FILE);
}
END_TEST

START_TEST(a_form_is_its_arguments)
{
    g_autoptr(PsgOptionTable) table =
        psg_option_table_new("DATA [SLICE]\nFILE\u2026\n--git=REVISION DATA [A [B]]\n");
    const GArray *form = psg_option_form_nth(table, 0);
    ck_assert_uint_eq(form->len, 2);
    ck_assert_int_eq(g_array_index(form, PsgValue, 0).kind, PSG_VALUE_DATA);
    ck_assert(!g_array_index(form, PsgValue, 0).may_lack);
    ck_assert_int_eq(g_array_index(form, PsgValue, 1).kind, PSG_VALUE_SLICE);
    ck_assert(g_array_index(form, PsgValue, 1).may_lack);
    form = psg_option_form_nth(table, 1);
    ck_assert(g_array_index(form, PsgValue, 0).repeats);
    ck_assert_str_eq(g_array_index(form, PsgValue, 0).name, "FILE");
    form = psg_option_form_nth(table, 2);
    ck_assert_uint_eq(form->len, 3);
    ck_assert_int_eq(g_array_index(form, PsgValue, 2).kind, PSG_VALUE_SLICE);
}
END_TEST

START_TEST(what_options_set_is_the_tables)
{
    Wishes wishes = {0};
    PsgOptionTable *table = psg_option_table_new("DATA");
    add(&wishes, table);
    wishes.text = g_strdup("2008");
    psg_option_table_free(table);
    ck_assert_ptr_null(wishes.text);
}
END_TEST

/* ---- Of every command ---- */

static void
assert_option(const PsgCommand *command, const PsgOption *option, GHashTable *names)
{
    const PsgValue *value = &option->value;
    ck_assert_msg(g_hash_table_add(names, (gpointer)(guintptr)option->name),
                  "%s has two options --%s", command->name, option->name);
    ck_assert_msg(*option->help != '\0', "%s --%s has no help", command->name,
                  option->name);
    ck_assert_msg(value->kind != PSG_VALUE_WORDS ||
                      (value->words != NULL && value->words[0] != NULL),
                  "%s --%s: no words are known", command->name, option->name);
    ck_assert_msg((value->kind == PSG_VALUE_NONE) == (value->name == NULL),
                  "%s --%s: a value without a name", command->name, option->name);
}

START_TEST(every_command_tells_its_options)
{
    const PsgCommand *command;
    for (size_t i = 0; (command = psg_command_nth(i)) != NULL; i++) {
        g_autoptr(PsgOptionTable) table = psg_command_options(command);
        g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
        const PsgOptionGroup *group;
        ck_assert_ptr_eq(psg_command_lookup(command->name), command);
        ck_assert_ptr_nonnull(psg_option_form_nth(table, 0));
        ck_assert_ptr_nonnull(psg_option_lookup(table, "help"));
        for (size_t k = 0; (group = psg_option_group_nth(table, k)) != NULL; k++) {
            ck_assert_uint_eq(group->options->len, group->entries->len);
            for (guint n = 0; n < group->options->len; n++) {
                assert_option(command, &g_array_index(group->options, PsgOption, n),
                              names);
            }
        }
    }
}
END_TEST

/* So many arguments as a form has are neither too few nor too many. */
START_TEST(forms_and_numbers_of_arguments_agree)
{
    const PsgCommand *command;
    for (size_t i = 0; (command = psg_command_nth(i)) != NULL; i++) {
        g_autoptr(PsgOptionTable) table = psg_command_options(command);
        const GArray *form;
        size_t least = G_MAXSIZE;
        for (size_t k = 0; (form = psg_option_form_nth(table, k)) != NULL; k++) {
            size_t needed = 0;
            for (guint n = 0; n < form->len; n++) {
                needed += !g_array_index(form, PsgValue, n).may_lack;
            }
            least = MIN(least, needed);
            ck_assert_msg(form->len <= command->most, "%s takes too few", command->name);
        }
        /* what hangs on options, the command asks for itself */
        ck_assert_msg(command->least <= least, "%s takes %zu arguments, not %zu",
                      command->name, least, command->least);
    }
}
END_TEST

Suite *
options_suite(void)
{
    Suite *suite = suite_create("options");
    TCase *table = tcase_create("table");
    tcase_add_test(table, a_value_is_what_its_name_says);
    tcase_add_test(table, the_later_of_two_options_has_the_name_of_its_group);
    tcase_add_test(table, a_form_is_its_arguments);
    tcase_add_test(table, what_options_set_is_the_tables);
    suite_add_tcase(suite, table);
    TCase *commands = tcase_create("commands");
    tcase_add_test(commands, every_command_tells_its_options);
    tcase_add_test(commands, forms_and_numbers_of_arguments_agree);
    suite_add_tcase(suite, commands);
    return suite;
}
