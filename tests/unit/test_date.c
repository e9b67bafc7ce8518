/* Dates: what is read, what is refused and with which advice, how they are told to
 * people. */
#include "base/date.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *date_suite(void);

/* NULL is an end that is not known. */
typedef struct {
    const char *text, *first, *last;
} Read;

static const Read reads[] = {
    {"2007", "2007-01-01", "2007-12-31"},
    {"2010-06", "2010-06-01", "2010-06-30"},
    {"2017-03-28", "2017-03-28", "2017-03-28"},
    {"2008-02", "2008-02-01", "2008-02-29"},
    {"2007-02", "2007-02-01", "2007-02-28"},
    {"1900-02", "1900-02-01", "1900-02-28"},
    {"2000-02", "2000-02-01", "2000-02-29"},
    {"2010-12", "2010-12-01", "2010-12-31"},
    {"2007-21", "2007-03-01", "2007-05-31"},
    {"2007-22", "2007-06-01", "2007-08-31"},
    {"2007-23", "2007-09-01", "2007-11-30"},
    {"2007-24", "2007-12-01", "2008-02-29"},
    {"201X", "2010-01-01", "2019-12-31"},
    {"20XX", "2000-01-01", "2099-12-31"},
    {"2010-XX", "2010-01-01", "2010-12-31"},
    {"2010-06-XX", "2010-06-01", "2010-06-30"},
    {"2010-XX-XX", "2010-01-01", "2010-12-31"},
    {"-0044", "-0044-01-01", "-0044-12-31"},
    {"-0044-03-15", "-0044-03-15", "-0044-03-15"},
    {"-004X", "-0049-01-01", "-0040-12-31"},
    {"0000", "0000-01-01", "0000-12-31"},
    {"9999", "9999-01-01", "9999-12-31"},
    {"-9999", "-9999-01-01", "-9999-12-31"},
    {"-99XX", "-9999-01-01", "-9900-12-31"},
    {"2007/2013", "2007-01-01", "2013-12-31"},
    {"2007-06/2013-01-15", "2007-06-01", "2013-01-15"},
    {"2007/2007-03", "2007-01-01", "2007-03-31"},
    {"2007-06/2007", "2007-06-01", "2007-12-31"},
    {"2007/..", "2007-01-01", NULL},
    {"../2013", NULL, "2013-12-31"},
    {"2007/", "2007-01-01", NULL},
    {"/2013", NULL, "2013-12-31"},
    {"../..", NULL, NULL},
    {"201X/2012", "2010-01-01", "2012-12-31"},
    {"2004-04-15T09:30", "2004-04-15", "2004-04-15"},
    {"2004-04-15T09:30:15Z", "2004-04-15", "2004-04-15"},
    {"2004-04-15T23:30-02:00", "2004-04-16", "2004-04-16"},
    {"2004-04-15T09:30/2004-04-15T17:05:59+02:00", "2004-04-15", "2004-04-15"},
    {"2004-04-15T09:30~/..", "2004-04-15", NULL},
    {"1984?/2004~", "1984-01-01", "2004-12-31"},
    {"156X~", "1560-01-01", "1569-12-31"},
    {"[1667,1668]", "1667-01-01", "1668-12-31"},
    {"[1667, 1668]", "1667-01-01", "1668-12-31"},
    {"[1668,1667-12]", "1667-12-01", "1668-12-31"},
    {"[1667]", "1667-01-01", "1667-12-31"},
    {"[1667..1670]", "1667-01-01", "1670-12-31"},
    {"[1760-01,1760-02~,1760-12..1761-02]", "1760-01-01", "1761-02-28"},
};

START_TEST(covers_whole_days)
{
    const Read *read = &reads[_i];
    PsgInterval interval = reading_interval(read->text);
    g_autofree char *first = psg_time_iso(psg_interval_first(&interval));
    g_autofree char *last = psg_time_iso(psg_interval_last(&interval));
    ck_assert_pstr_eq(first, read->first);
    ck_assert_pstr_eq(last, read->last);
}
END_TEST

START_TEST(qualifies_each_end)
{
    PsgInterval interval = reading_interval("2007~/2013-06?");
    ck_assert(interval.from.approximate && !interval.from.uncertain);
    ck_assert(!interval.to.approximate && interval.to.uncertain);
    ck_assert_int_eq(interval.from.precision, PSG_PRECISION_YEAR);
    ck_assert_int_eq(interval.to.precision, PSG_PRECISION_MONTH);

    interval = reading_interval("201X%");
    ck_assert(interval.from.approximate && interval.from.uncertain &&
              interval.from.unspecified);
    ck_assert_int_eq(interval.to.precision, PSG_PRECISION_DECADE);
}
END_TEST

static char *
written(const char *text)
{
    PsgInterval interval = reading_interval(text);
    return psg_interval_edtf(&interval);
}

/* Each of the dates above, with each mark, alone and as an end of each kind of interval,
 * comes back letter for letter. */
START_TEST(is_written_as_it_was_read)
{
    static const char *const marks[] = {"", "~", "?", "%"};
    static const char *const forms[] = {"@", "@/@", "@/..", "@/", "../@", "/@"};
    const char *text = reads[_i].text;
    if (strpbrk(text, "/[?~") != NULL) {
        g_autofree char *edtf = written(text);
        ck_assert_str_eq(edtf, text);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(marks) * G_N_ELEMENTS(forms); i++) {
        g_autofree char *marked = g_strconcat(text, marks[i % G_N_ELEMENTS(marks)], NULL);
        g_autoptr(GString) whole = g_string_new(forms[i / G_N_ELEMENTS(marks)]);
        g_string_replace(whole, "@", marked, 0);
        g_autofree char *edtf = written(whole->str);
        ck_assert_str_eq(edtf, whole->str);
    }
}
END_TEST

START_TEST(says_how_sure_it_is)
{
    static const struct {
        const char *text, *from, *to;
        bool doubtful;
    } ends[] = {
        {"2007", "known", "known", false},
        {"2007-23/..", "known", "open", false},
        {"2007~/", "approximate", "unknown", true},
        {"2007?/2008", "uncertain", "known", true},
        {"2007%", "approximate and uncertain", "approximate and uncertain", true},
        {"201X/2015-XX", "unspecified", "unspecified", true},
        {"156X~/..", "approximate and unspecified", "open", true},
        {"/1985", "unknown", "known", false},
        {"[1667,1668]", "one of several", "one of several", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        PsgInterval interval = reading_interval(ends[i].text);
        ck_assert_str_eq(psg_date_certainty(&interval.from), ends[i].from);
        ck_assert_str_eq(psg_date_certainty(&interval.to), ends[i].to);
        ck_assert_int_eq(psg_date_is_doubtful(&interval.from), ends[i].doubtful);
    }
}
END_TEST

START_TEST(tells_open_from_unknown)
{
    ck_assert_int_eq(reading_interval("2007/..").to.kind, PSG_END_OPEN);
    ck_assert_int_eq(reading_interval("2007/").to.kind, PSG_END_UNKNOWN);
    ck_assert_int_eq(reading_interval("../2007").from.kind, PSG_END_OPEN);
    ck_assert_int_eq(reading_interval("/2007").from.kind, PSG_END_UNKNOWN);
    ck_assert_int_eq(reading_interval("2007").to.kind, PSG_END_KNOWN);
}
END_TEST

/* Both are refused for a reason; some with the advice that puts it right. */
typedef struct {
    const char *text, *why;
} Refusal;

#define FAR                                                                                 \
    "years go from -9999 to 9999, so that a scale can show them: leave an end beyond them " \
    "open, as in ../2007"

static const Refusal refusals[] = {
    {"", "it is empty"},
    {"soon", "a date is written 2007, 2007-06 or 2007-06-15"},
    {"..", "a date is written 2007, 2007-06 or 2007-06-15"},
    {"2007-06-15-01", "a date is written 2007, 2007-06 or 2007-06-15"},
    {"\xFF\xFE", "a date is written 2007, 2007-06 or 2007-06-15"},
    {"07",
     "a year has four digits, as in 2007 or 0753, and a plain number a t, as in t5"},
    {"207",
     "a year has four digits, as in 2007 or 0753, and a plain number a t, as in t5"},
    {"200711", "write 2007-11"},
    {"12007", FAR},
    {"Y12007", FAR},
    {"2XXX", "of a year the last digit, or the last two, may be X, as in 201X or 20XX"},
    {"-0000", "the year 0000 has no sign"},
    {"201X-06", "a year with X has no month"},
    {"2007-13", "a month is 01 to 12, a season 21 to 24"},
    {"2007-00", "a month is 01 to 12, a season 21 to 24"},
    {"2007-June", "a month has two digits, as in 2007-06"},
    {"2007-06-1X", "of a month, or of a day, both digits are X: write 2007-06-XX"},
    {"2007-24-30", "a season has no days"},
    {"2007-XX-15", "a day needs its month: write 2007-XX"},
    {"2007-02-30", "February 2007 has 28 days"},
    {"2008-02-30", "February 2008 has 29 days"},
    {"2007-06-31", "June 2007 has 30 days"},
    {"2007-12-00", "December 2007 has 31 days"},
    {"-0044-02-30", "February -0044 has 29 days"},
    {"2007-06-15 9:30", "write 2007-06-15T09:30"},
    {"2007-06-15 10h45", "write 2007-06-15T10:45"},
    {"2007-06-15T09:30:12.250", "write 2007-06-15T09:30:12"},
    {"2007-06-15Tnoon", "a time of day is written T09:30 or T09:30:15"},
    {"2007-06-15T24:00", "a time of day is written T09:30 or T09:30:15"},
    {"2007-06-15T09:30:60", "seconds have two digits, up to 59, as in T09:30:15"},
    {"2007-06-15T09:30+2", "an offset is written Z or +02:00"},
    {"2007-06-XXT09:30", "a time of day needs its day"},
    {"2013/2007", "it ends (2007) before it begins (2013)"},
    {"2007-06/2007-03", "it ends (2007-03) before it begins (2007-06)"},
    {"2007/2008/2009", "an interval has two ends, as in 2007/2013"},
    {"/", "an interval needs a date, as in 2007/2013 or 2007/.."},
    {"{1667,1668}",
     "all of several dates are a list, as in [1667, 1668], or an interval, as in "
     "1667/1668"},
    {"[1667,1668", "a set stands alone, between [ and ], as in [1667,1668]"},
    {"[1667,1668]~", "a set stands alone, between [ and ], as in [1667,1668]"},
    {"[..1668]", "a set names all its dates, as in [1667,1668] or [1667..1670]"},
    {"[1667..]", "a set names all its dates, as in [1667,1668] or [1667..1670]"},
    {"[1667,]", "a set names all its dates, as in [1667,1668] or [1667..1670]"},
    {"[]", "a set holds dates, as in [1667,1668]"},
    {"[1670..1667]", "a set goes from the earlier date to the later one"},
    {"[1667,166]",
     "a year has four digits, as in 2007 or 0753, and a plain number a t, as in t5"},
    {"[1667,1668]/1700",
     "a set is no end of an interval: write about when it was, as in 1667~/1700, or the "
     "digits that are known, as in 166X/1700"},
    {"753 BCE", "write -0752"},
    {"753 BC", "write -0752"},
    {"753 b.c.e.", "write -0752"},
    {"1 BC", "write 0000"},
    {"753 av. J.-C.", "write -0752"},
    {"753 avant notre ère", "write -0752"},
    {"BC 753", "write -0752"},
    {"av. J.-C. 52", "write -0051"},
    {"500 v. Chr.", "write -0499"},
    {"9 n. Chr.", "write 0009"},
    {"800–701 BC", "write -0799/-0700"},
    {"753 BC/44 BC", "write -0752/-0043"},
    {"27 BC to 14 AD", "write -0026/0014"},
    {"800-701 av. J.-C.", "write -0799/-0700"},
    {"701-800 BC", "a year has four digits, as in 2007 or 0753"},
    {"-752/-500", "write -0752/-0500"},
    {"-26/14", "write -0026/0014"},
    {"5th century BC", "write -04XX"},
    {"5e siècle av. J.-C.", "write -04XX"},
    {"18th century", "write 17XX"},
    {"1st century BC", "write -00XX"},
    {"2010Q1", "write 2010-01/2010-03"},
    {"2010-Q4", "write 2010-10/2010-12"},
    {"1667-1X", "of a month, or of a day, both digits are X: write 1667-XX"},
    {"1667-10-2X", "of a month, or of a day, both digits are X: write 1667-10-XX"},
    {"1990-XX-10", "a day needs its month: write 1990-XX"},
    {"1990-1X-10", "a day needs its month: write 1990-XX"},
    {"2004-06-~11", "a mark is of the whole date: write 2004-06-11~"},
    {"1X67", "of a year the last digit, or the last two, may be X, as in 201X or 20XX"},
    {"XX67", "of a year the last digit, or the last two, may be X, as in 201X or 20XX"},
    {"XXXX", "of a year the last digit, or the last two, may be X, as in 201X or 20XX"},
    {"AD 14", "write 0014"},
    {"14 apr. J.-C.", "write 0014"},
    {"0 BC", "a year has four digits, as in 2007 or 0753"},
    {"-752", "a year has four digits, and -0001 is 2 BC: write -0752"},
    {"-44", "a year has four digits, and -0001 is 2 BC: write -0044"},
    {"1560S2", "how many digits are sure is told by X, as in 15XX, or by ~: write 1560~"},
    {"2004?-06-11", "a mark is of the whole date: write 2004-06-11?"},
    {"2004-06~-11", "a mark is of the whole date: write 2004-06-11~"},
    {"~2004-06", "write 2004-06~"},
    {"2007-33", "write 2007-01/2007-03"},
    {"2007-36", "write 2007-10/2007-12"},
    {"-0752-28", "write -0752-12/-0751-02"},
    {"2007-30", "write 2007-12/2008-02"},
    {"2007-39", "write 2007-09/2007-12"},
    {"2007-41", "write 2007-07/2007-12"},
    {"2007/2008-33",
     "a season is 21 to 24, another part of a year an interval of months"},
    {"Y-17E7", FAR},
    {"-17000", FAR},
    {"12000-01", FAR},
    {"2007/soon", "a date is written 2007, 2007-06 or 2007-06-15"},
    {"2007-6", "write 2007-06"},
    {"2007-6-5", "write 2007-06-05"},
    {"2007-6/2008-3", "write 2007-06/2008-03"},
    {"28/03/2017", "write 2017-03-28"},
    {"28/3/2017", "write 2017-03-28"},
    {"28.03.2017", "write 2017-03-28"},
    {"03/28/2017", "write 2017-03-28"},
    {"28-03-2017", "write 2017-03-28"},
    {"03/2017", "write 2017-03"},
    {"2017/03", "write 2017-03"},
    {"2017/03/28", "write 2017-03-28"},
    {"20170328", "write 2017-03-28"},
    {"2017-28-03", "write 2017-03-28"},
    {"2007-2013", "write 2007/2013"},
    {"2007 - 2013", "write 2007/2013"},
    {"2007–2013", "write 2007/2013"},
    {"2007..2013", "write 2007/2013"},
    {"2007 à 2013", "write 2007/2013"},
    {"2007-06 to 2008-03", "write 2007-06/2008-03"},
    {"2007 / 2013", "write 2007/2013"},
    {"2007-", "write 2007/.."},
    {"2007..", "write 2007/.."},
    {"2007/...", "write 2007/.."},
    {"2007/today", "write 2007/.."},
    {"since 2007", "write 2007/.."},
    {"depuis 2007", "write 2007/.."},
    {"until 2013", "write ../2013"},
    {"jusqu’en 2013", "write ../2013"},
    {"circa 2007", "write 2007~"},
    {"c. 2007", "write 2007~"},
    {"vers 2007", "write 2007~"},
    {"~2007", "write 2007~"},
    {"?2007", "write 2007?"},
    {"2007?~", "write 2007%"},
    {"2007 ?", "write 2007?"},
    {"2007 ", "write 2007"},
    {" 2007-06", "write 2007-06"},
    {"2007\n", "write 2007"},
    {"201x", "write 201X"},
    {"2010s", "write 201X"},
    {"années 2010", "write 201X"},
};

START_TEST(says_why_not)
{
    const Refusal *refusal = &refusals[_i];
    PsgInterval interval = psg_interval_always();
    g_autofree char *why = NULL;
    ck_assert_msg(!psg_interval_parse(refusal->text, &interval, &why), "%s",
                  refusal->text);
    ck_assert_msg(strcmp(why, refusal->why) == 0, "%s: %s, not %s", refusal->text, why,
                  refusal->why);
    ck_assert_int_eq(psg_interval_first(&interval), PSG_TIME_FIRST);
    ck_assert_int_eq(psg_interval_last(&interval), PSG_TIME_LAST);
}
END_TEST

START_TEST(refuses_what_is_very_long)
{
    g_autofree char *text = g_strnfill(100000, '7');
    PsgInterval interval;
    g_autofree char *why = NULL;
    ck_assert(!psg_interval_parse(text, &interval, &why));
    ck_assert_str_eq(why, "a year has four digits, as in 2007 or 0753");
}
END_TEST

START_TEST(meets_where_a_day_is_shared)
{
    PsgInterval life = reading_interval("2007-06/2013");
    const char *const met[] = {"2007", "2013-12-31", "../..",
                               "2010", "2007-06-01", "2000/.."};
    const char *const missed[] = {"2007-05-31", "2014", "../2006", "2014/.."};
    for (size_t i = 0; i < G_N_ELEMENTS(met); i++) {
        PsgInterval other = reading_interval(met[i]);
        ck_assert_msg(psg_interval_meets(&life, &other), "%s", met[i]);
        ck_assert_msg(psg_interval_meets(&other, &life), "%s", met[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(missed); i++) {
        PsgInterval other = reading_interval(missed[i]);
        ck_assert_msg(!psg_interval_meets(&life, &other), "%s", missed[i]);
        ck_assert_msg(!psg_interval_meets(&other, &life), "%s", missed[i]);
    }
}
END_TEST

START_TEST(a_time_of_day_covers_its_minute_or_second)
{
    PsgTime day = psg_time_of(2004, 4, 15);
    PsgInterval minute = reading_interval("2004-04-15T09:30");
    ck_assert_int_eq(psg_interval_first(&minute), day + 9 * PSG_HOUR + 30 * PSG_MINUTE);
    ck_assert_int_eq(psg_interval_last(&minute),
                     day + 9 * PSG_HOUR + 31 * PSG_MINUTE - 1);
    PsgInterval second = reading_interval("2004-04-15T09:30:07+02:00");
    ck_assert_int_eq(psg_interval_first(&second),
                     day + 7 * PSG_HOUR + 30 * PSG_MINUTE + 7);
    ck_assert_int_eq(psg_interval_last(&second), psg_interval_first(&second));
}
END_TEST

START_TEST(counts_every_day)
{
    ck_assert_int_eq(psg_time_of(1970, 1, 1), 0);
    ck_assert_int_eq(psg_time_of(2000, 3, 1), 11017 * (PsgTime)PSG_DAY);
    ck_assert_int_eq(psg_time_of(1969, 12, 31), -PSG_DAY);
    PsgTime first = psg_time_of(-9999, 1, 1), last = psg_time_of(9999, 12, 31);
    ck_assert_int_gt(first, PSG_TIME_FIRST);
    ck_assert_int_lt(last, PSG_TIME_LAST);
    for (PsgTime day = first; day <= last; day += PSG_DAY) {
        int year, month, day_of_month;
        psg_time_split(day, &year, &month, &day_of_month);
        bool is_last_second_there =
            psg_time_of_day(day) == 0 && psg_time_of_day(day - 1) == PSG_DAY - 1;
        if (psg_time_of(year, month, day_of_month) != day || !is_last_second_there) {
            ck_abort_msg("a day is %d-%d-%d", year, month, day_of_month);
        }
    }
}
END_TEST

typedef struct {
    const char *text, *language, *label;
} Label;

static const Label labels[] = {
    {"2007", "fr", "2007"},
    {"2010-06", "fr", "juin 2010"},
    {"2017-03-28", "fr", "28 mars 2017"},
    {"2017-03-01", "fr", "1er mars 2017"},
    {"2007-22", "fr", "été 2007"},
    {"201X", "fr", "années 2010"},
    {"20XX", "fr", "2000–2099"},
    {"-004X", "fr", "50–41\u00a0av.\u00a0J.-C."},
    {"-0044", "fr", "45\u00a0av.\u00a0J.-C."},
    {"-0508", "en", "509\u00a0BC"},
    {"-0799/-0700", "en", "800–701\u00a0BC"},
    {"-0799/-0700", "fr", "800–701\u00a0av.\u00a0J.-C."},
    {"-07XX", "en", "800–701\u00a0BC"},
    {"0000", "en", "1\u00a0BC"},
    {"000X", "en", "1\u00a0BC\u00a0– 9\u00a0AD"},
    {"-0026/0014", "en", "27\u00a0BC\u00a0– 14\u00a0AD"},
    {"-0026/0014", "fr", "27\u00a0av.\u00a0J.-C.\u00a0– 14\u00a0apr.\u00a0J.-C."},
    {"-0043-03-15", "en", "15 March 44\u00a0BC"},
    {"-0752/..", "en", "since 753\u00a0BC"},
    {"-0752~/..", "fr", "depuis 753\u00a0av.\u00a0J.-C. environ"},
    {"-0799~/-0700", "en", "c. 800\u00a0BC\u00a0– 701\u00a0BC"},
    {"-0043", "de", "-0043"},
    {"-0799/-0700", "de", "-0799–-0700"},
    {"-07XX", "de", "-0799–-0700"},
    {"[1667,1668]", "en", "1667 or 1668"},
    {"[1667, 1668,1670-12]", "fr", "1667, 1668 ou décembre 1670"},
    {"[1667..1670]", "fr", "entre 1667 et 1670"},
    {"[1667,1668,1669,1672]", "en", "between 1667 and 1672"},
    {"[1667,1670..1671]", "en", "between 1667 and 1671"},
    {"[1667,1668]", "de", "[1667,1668]"},
    {"2010-XX", "fr", "2010"},
    {"2010-06-XX", "fr", "juin 2010"},
    {"2007~", "fr", "vers 2007"},
    {"2017-03-28~", "fr", "vers le 28 mars 2017"},
    {"201X~", "fr", "vers les années 2010"},
    {"2007-23~", "fr", "vers l’automne 2007"},
    {"2007?", "fr", "2007\u00a0?"},
    {"2007%", "fr", "vers 2007\u00a0?"},
    {"2007/2013", "fr", "2007–2013"},
    {"2007/2007", "fr", "2007"},
    {"2007/..", "fr", "depuis 2007"},
    {"2017-03-28/..", "fr", "depuis le 28 mars 2017"},
    {"2007~/..", "fr", "depuis 2007 environ"},
    {"2007?/..", "fr", "depuis 2007\u00a0?"},
    {"../2013", "fr", "jusqu’en 2013"},
    {"../2013-06", "fr", "jusqu’en juin 2013"},
    {"../2013-06-15", "fr", "jusqu’au 15 juin 2013"},
    {"../2007-22", "fr", "jusqu’à l’été 2007"},
    {"../201X", "fr", "jusqu’aux années 2010"},
    {"../..", "fr", "toujours"},
    {"2007/", "fr", "2007–?"},
    {"/2013", "fr", "?–2013"},
    {"/..", "fr", "?–…"},
    {"2007~/2013", "fr", "vers 2007\u00a0– 2013"},
    {"2017-03-28/2017-03-30", "fr", "28–30 mars 2017"},
    {"2017-03-01/2017-03-03", "fr", "1er–3 mars 2017"},
    {"2017-03-28/2017-04-02", "fr", "28 mars\u00a0– 2 avril 2017"},
    {"2017-03/2017-06", "fr", "mars–juin 2017"},
    {"2016-12/2017-01", "fr", "décembre 2016\u00a0– janvier 2017"},
    {"2007/2017-03", "fr", "2007\u00a0– mars 2017"},
    {"2007", "fr-CA", "2007"},
    {"2004-04-15T09:30", "fr", "15 avril 2004 à 09:30"},
    {"2004-04-15T09:30/2004-04-15T11:00", "fr", "15 avril 2004 à 09:30–11:00"},
    {"2004-04-15T09:30:05Z", "en", "15 April 2004, 09:30:05"},
    {"2004-04-15T23:30+02:00", "en", "15 April 2004, 23:30"},
    {"2004-04-15T09:30/..", "en", "since 15 April 2004, 09:30"},
    {"2004-04-15T09:30", "de", "2004-04-15 09:30"},
    {"2017-03", "en", "March 2017"},
    {"2017-03-28", "en", "28 March 2017"},
    {"2017-03-01", "en-GB", "1 March 2017"},
    {"2007-23", "en", "autumn 2007"},
    {"2007-24", "en", "winter 2007"},
    {"201X", "en", "2010s"},
    {"2007~", "en", "c. 2007"},
    {"2007?", "en", "2007?"},
    {"2007/..", "en", "since 2007"},
    {"201X/..", "en", "since the 2010s"},
    {"2007~/..", "en", "since c. 2007"},
    {"../2013", "en", "until 2013"},
    {"../..", "en", "always"},
    {"2017-03-28/2017-03-30", "en", "28–30 March 2017"},
    {"2017-03", "de", "2017-03"},
    {"2017-03-28~", "de", "~2017-03-28"},
    {"2007?", "de", "2007?"},
    {"201X", "de", "2010–2019"},
    {"2007-24", "de", "2007-12–2008-02"},
    {"2007/..", "de", "2007–…"},
    {"../2013", "de", "…–2013"},
    {"../..", "de", "…"},
    {"2017-03/2017-06", "de", "2017-03–2017-06"},
    {"2007", "", "2007"},
    /* plain numbers */
    {"t5", "en", "5"},
    {"t10.5", "en", "10.5"},
    {"t10.5", "fr", "10,5"},
    {"t10.50", "en", "10.5"},
    {"t-3", "en", "−3"},
    {"t5/t12", "en", "5–12"},
    {"t-3/t12", "en", "−3\xC2\xA0– 12"},
    {"t5/..", "en", "from 5"},
    {"t5/..", "fr", "à partir de 5"},
    {"../t7", "en", "up to 7"},
    {"../t7", "fr", "jusqu’à 7"},
    {"t5~", "en", "about 5"},
    {"t5~", "fr", "environ 5"},
    {"t5?", "en", "5?"},
    {"t5/", "en", "5–?"},
    {"t5", "de", "5"},
    {"t5~/t7.5", "de", "~5–7.5"},
    {"[t1,t3]", "en", "1 or 3"},
    {"t1700000000", "en", "1700000000"},
};

START_TEST(is_told_as_people_say_it)
{
    PsgInterval interval = reading_interval(labels[_i].text);
    g_autofree char *label = psg_interval_label(&interval, labels[_i].language);
    ck_assert_str_eq(label, labels[_i].label);
}
END_TEST

static const Label besides[] = {
    {"2007", "fr", "2007"},
    {"2017-03", "fr", "mars 2017"},
    {"2017-03-28", "fr", "le 28 mars 2017"},
    {"2024-05-01T11:00", "fr", "le 1er mai 2024 à 11:00"},
    {"201X", "fr", "les années 2010"},
    {"2017-03-28", "en", "28 March 2017"},
    {"201X", "en", "the 2010s"},
    {"2017-03-28", "de", "2017-03-28"},
    {"[1667,1668]", "fr", "1667 ou 1668"},
};

START_TEST(stands_beside_a_word)
{
    PsgInterval interval = reading_interval(besides[_i].text);
    g_autofree char *label = psg_date_label_beside(&interval.from, besides[_i].language);
    ck_assert_str_eq(label, besides[_i].label);
}
END_TEST

static const Label isos[] = {
    {"2007", NULL, "2007"},
    {"2010-06", NULL, "2010-06"},
    {"2017-03-28", NULL, "2017-03-28"},
    {"2007-24", NULL, "2007-12"},
    {"201X", NULL, "2010"},
    {"2010-06-XX", NULL, "2010-06"},
    {"-0044", NULL, "-0044"},
    {"../2007", NULL, NULL},
};

START_TEST(is_written_in_its_precision)
{
    PsgInterval interval = reading_interval(isos[_i].text);
    g_autofree char *iso = psg_date_iso(&interval.from);
    ck_assert_pstr_eq(iso, isos[_i].label);
}
END_TEST

START_TEST(knows_its_year)
{
    ck_assert_int_eq(psg_time_year(psg_time_of(2007, 12, 31)), 2007);
    ck_assert_int_eq(psg_time_year(psg_time_of(2008, 1, 1)), 2008);
    ck_assert_int_eq(psg_time_year(psg_time_of(-1, 2, 28)), -1);
}
END_TEST

Suite *
date_suite(void)
{
    Suite *suite = suite_create("date");
    TCase *reading = tcase_create("reading");
    tcase_add_loop_test(reading, covers_whole_days, 0, G_N_ELEMENTS(reads));
    tcase_add_loop_test(reading, is_written_as_it_was_read, 0, G_N_ELEMENTS(reads));
    tcase_add_test(reading, a_time_of_day_covers_its_minute_or_second);
    tcase_add_test(reading, qualifies_each_end);
    tcase_add_test(reading, says_how_sure_it_is);
    tcase_add_test(reading, tells_open_from_unknown);
    tcase_add_loop_test(reading, says_why_not, 0, G_N_ELEMENTS(refusals));
    tcase_add_test(reading, refuses_what_is_very_long);
    suite_add_tcase(suite, reading);

    TCase *calendar = tcase_create("calendar");
    tcase_set_timeout(calendar, 60);
    tcase_add_test(calendar, meets_where_a_day_is_shared);
    tcase_add_test(calendar, counts_every_day);
    tcase_add_test(calendar, knows_its_year);
    suite_add_tcase(suite, calendar);

    TCase *telling = tcase_create("telling");
    tcase_add_loop_test(telling, is_told_as_people_say_it, 0, G_N_ELEMENTS(labels));
    tcase_add_loop_test(telling, stands_beside_a_word, 0, G_N_ELEMENTS(besides));
    tcase_add_loop_test(telling, is_written_in_its_precision, 0, G_N_ELEMENTS(isos));
    suite_add_tcase(suite, telling);
    return suite;
}
