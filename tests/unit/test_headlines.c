/* Headlines that name actors: doubted where the slice shows no news of them, and nowhere else. */
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *headlines_suite(void);

#define ACTORS                                                                                \
    "language: en\n"                                                                          \
    "actors:\n"                                                                               \
    "  old: {name: Netscape, when: 1994/2008}\n"                                              \
    "  opera: {name: Opera, when: 1995/..}\n"                                                 \
    "  place: {name: Europe, when: 1990/..}\n"                                                \
    "  press: {name: press, when: 1990/..}\n"                                                 \
    "  one: {name: A, when: 1990/..}\n"                                                       \
    "  mso: {name: {en: MSO network, fr: Réseau MSO}, when: 1990/..}\n"                      \
    "  south: {name: MSO network South, when: 2010/..}\n"                                     \
    "  fox: {name: {../2003: Phoenix, 2004/..: Firefox}, full: Mozilla Fox, when: 2002/..}\n" \
    "  talk: {name: Blink, talked-of: 2009/2012, when: 2013/..}\n"                            \
    "  twin: {name: Opera, when: 2012/..}\n"                                                  \
    "relations: [{from: place, to: mso, when: 2011/..}]\n"                                    \
    "events: [{when: 2012-05, title: A prize, actors: fox}]\n"                                \
    "slices:\n"                                                                               \
    "  - {id: 2000}\n  - {id: 2002}\n  - {id: 2004}\n  - {id: 2008}\n  - {id: 2009}\n"        \
    "  - {id: 2010}\n  - {id: 2011}\n  - {id: 2012}\n  - {id: 2013}\n"

/* whom: the actor that is told; NULL: nothing is. */
static const struct {
    const char *slice, *headline, *whom;
} headlines[] = {
    {"2000", "Opera is small", NULL},           /* nothing is new in the first slice */
    {"2000", "Firefox will come", "fox"},       /* but it shows who is there */
    {"2002", "Phoenix rises", NULL},            /* it is new */
    {"2002", "Firefox rises", NULL},            /* under its later name, too */
    {"2004", "Phoenix has another name", NULL}, /* as it has */
    {"2004", "Mozilla Fox has another name", NULL}, /* in full */
    {"2008", "The end of Netscape", NULL},
    {"2009", "The end of Netscape", "old"}, /* it ended before */
    {"2008", "Firefox’s next version", "fox"},
    {"2008", "\"Firefox\": the next version", "fox"},
    {"2008", "New firefoxes, Firefox2, non-Firefox, Firefoxy", NULL},
    {"2008", "Netscape ends, Firefox goes on", NULL}, /* one that is news carries it */
    {"2009", "Opera sings", "opera"},
    {"2009", "An opera sings", NULL},
    {"2009", "A new start", NULL}, /* a letter is no name */
    {"2009", "The press is glad", NULL},
    {"2009", "A new start in Europe", NULL}, /* a place */
    {"2009", "Nothing new from Europe", "place"},
    {"2009", "the mso Network is quiet", "mso"},
    {"2009", "Le réseau MSO se tait", "mso"},
    {"2009", "The MSO networks are quiet", NULL},
    {"2009", "The MSO is quiet", NULL},
    {"2010", "The MSO network South begins", NULL}, /* the longest name counts */
    {"2009", "The MSO network South will begin", "south"},
    {"2011", "The MSO network finds a partner", NULL}, /* a relation is new */
    {"2009", "First talk of Blink", NULL},
    {"2010", "More talk of Blink", "talk"},
    {"2013", "Blink begins", NULL},
    {"2012", "Opera begins anew", NULL}, /* the one or the other */
    {"2012", "Firefox wins", NULL},      /* an event tells it */
    {"2013", "Firefox wins", "fox"},
    {"2013", "Opera goes on", "opera"},
};

/* How often the list tells the rule. */
static size_t
count_told(const PsgDiagnostics *list)
{
    g_autofree char *told = reading_told(list);
    size_t count = 0;
    for (const char *place = told; (place = strstr(place, "headline names")) != NULL;
         place++) {
        count++;
    }
    return count;
}

static char *
with_headline(const char *slice, const char *headline)
{
    g_autofree char *place = g_strdup_printf("{id: %s}", slice);
    g_auto(GStrv) around = g_strsplit(ACTORS, place, 2);
    g_autofree char *said = g_strdup_printf("{id: %s, headline: %s}", slice, headline);
    return g_strjoinv(said, around);
}

START_TEST(only_names_without_news_are_doubted)
{
    g_autofree char *quoted = g_strdup_printf("'%s'", headlines[_i].headline);
    g_autofree char *yaml = with_headline(headlines[_i].slice, quoted);
    g_autoptr(PsgDiagnostics) list = NULL;
    g_autoptr(PsgLandscape) landscape = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_ptr_nonnull(landscape);
    ck_assert_msg(count_told(list) == (headlines[_i].whom != NULL ? 1 : 0), "%s: %s",
                  headlines[_i].headline, told);
    if (headlines[_i].whom != NULL) {
        g_autofree char *name = g_strdup_printf("names \"%s\"", headlines[_i].whom);
        ck_assert_msg(strstr(told, name) != NULL, "%s: %s", headlines[_i].headline, told);
    }
}
END_TEST

/* At the text that names it: of a list, of a language; once for all languages. */
START_TEST(the_place_is_that_of_the_headline)
{
    static const struct {
        const char *headline, *place;
    } places[] = {
        {"Opera sings", "Opera sings"},
        {"[A new start, Opera sings]", "Opera sings"},
        {"{de: Nichts, en: Opera sings}", "Opera sings"},
        {"{fr: Opera chante, en: Opera sings}", "Opera chante"},
        {"[{en: A new start}, {fr: Rien, en: Opera sings}]", "Opera sings"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *yaml = with_headline("2009", places[i].headline);
        g_autoptr(PsgDiagnostics) list = NULL;
        psg_landscape_free(reading_try(yaml, &list));
        const char *at = strstr(yaml, places[i].place), *line = at;
        size_t row = 1;
        while (line > yaml && line[-1] != '\n') {
            line--;
        }
        for (const char *each = yaml; each < line; each++) {
            row += *each == '\n' ? 1 : 0;
        }
        ReadingCase expected = {yaml, "headline", row, (size_t)(at - line) + 1,
                                "names \"opera\""};
        reading_expect_in(list, &expected, PSG_SEVERITY_WARNING);
        ck_assert_uint_eq(count_told(list), 1);
    }
}
END_TEST

Suite *
headlines_suite(void)
{
    Suite *suite = suite_create("headlines");
    TCase *doubts = tcase_create("doubts");
    tcase_add_loop_test(doubts, only_names_without_news_are_doubted, 0,
                        G_N_ELEMENTS(headlines));
    tcase_add_test(doubts, the_place_is_that_of_the_headline);
    suite_add_tcase(suite, doubts);
    return suite;
}
