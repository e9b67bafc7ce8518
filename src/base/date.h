/*
 * Dates as people write history: EDTF (ISO 8601-2, levels 0 and 1, and of level 2 the sets
 * of which one holds).
 *
 * A date covers a stretch of time: "2007" all of that year, "201X" ten years, a time of day
 * one minute or one second. Time is counted in seconds from the beginning of 1970-01-01 in
 * the proleptic Gregorian calendar. There are no zones: what says how far its clock is ahead
 * of UTC is brought to UTC, what does not is taken for it. An interval has both its ends, each at the
 * precision given; an open end (..) is told from an unknown one. Years go from -9999 to
 * 9999.
 *
 * A time may be a plain number instead, as of waves, steps or minutes: "t5" covers all from 5
 * up to 6, "t10.5" from 10.5 up to 10.6. It is written with up to six decimals, and goes from
 * -4000000000 to 4000000000. Numbers have a part of the scale of their own, far after all
 * dates, so that a time alone tells which of both it is; none can be reckoned from the other.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* How much of the date is known: 2010-XX has the precision of a year. */
typedef enum {
    PSG_PRECISION_SECOND,
    PSG_PRECISION_MINUTE,
    PSG_PRECISION_DAY,
    PSG_PRECISION_MONTH,
    PSG_PRECISION_SEASON, /* three months; winter begins in December of its year */
    PSG_PRECISION_YEAR,
    PSG_PRECISION_DECADE,  /* 201X */
    PSG_PRECISION_CENTURY, /* 20XX */
    PSG_PRECISION_NUMBER,  /* t5, t10.5: no date, as exact as its decimals */
} PsgPrecision;

typedef enum {
    PSG_END_KNOWN,
    PSG_END_OPEN,    /* ".." : none */
    PSG_END_UNKNOWN, /* nothing written: there is one, at an unknown time */
} PsgEndKind;

typedef gint64 PsgTime; /* a second; of plain numbers, a millionth of one */

/* "Always was" and "ever after": before and after every date and number. A double holds all
 * times between them. */
#define PSG_TIME_FIRST (-PSG_TIME_LAST)
#define PSG_TIME_LAST G_GINT64_CONSTANT(9000000000000000)

/* Where the number 0 is, and how long 1 is. */
#define PSG_NUMBER_ZERO G_GINT64_CONSTANT(4500000000000000)
#define PSG_NUMBER_UNIT G_GINT64_CONSTANT(1000000)
#define PSG_NUMBER_MOST G_GINT64_CONSTANT(4000000000)
enum { PSG_NUMBER_DECIMALS = 6 };

typedef struct {
    PsgEndKind kind;
    PsgPrecision precision;      /* of a known end, as are the next three */
    bool approximate, uncertain; /* ~ and ?; % is both */
    int unspecified;             /* how many digits are X: 2010-XX-XX has four */
    bool has_offset;             /* a time of day whose clock is told: Z or +02:00 */
    int offset;                  /* minutes that it is ahead of UTC */
    int decimals;                /* of a number, as written: t5.0 has one */
    /* one of several dates, as written: "[1667,1668]", of which it covers all; else NULL.
     * GLib keeps such strings for good */
    const char *set;
    PsgTime first, last; /* it covers; both FIRST or both LAST if not known */
} PsgDate;

typedef struct {
    PsgDate from, to;
    bool is_spelled_out; /* 2007/2007, where 2007 would say the same */
} PsgInterval;

/* From..to of everything: no start and no end. */
PsgInterval psg_interval_always(void);

/* Known, and yet not for certain when: about then, perhaps then, some digits are X, or one of
 * several. */
bool psg_date_is_doubtful(const PsgDate *date);

/* How sure an end is, for tables and programs: "known", "open", "unknown", "one of several",
 * or "approximate", "uncertain" and "unspecified" (digits are X), joined by "and". */
const char *psg_date_certainty(const PsgDate *date);

/* Reads a date or an interval. On failure says why in *why (owned by the caller), one
 * clause that follows upon `"2007-6" is not a date: `, and leaves the rest untouched. A
 * reversed interval is a failure. */
bool psg_interval_parse(const char *text, PsgInterval *interval, char **why);

/* What was probably meant by a text that is no date: "c. 1850" gives "1850~". NULL if it cannot be
 * told. Owned by the caller. */
char *psg_interval_meant(const char *text);

/* The interval of a text that is known to be a date: one that the program wrote. */
PsgInterval psg_interval_of(const char *text);

/* As its author wrote it: what was read gives the same text again. Owned by the caller. */
char *psg_interval_edtf(const PsgInterval *interval);

/* The same of a single date; ".." or "" for an end that is open or unknown. */
char *psg_date_edtf(const PsgDate *date);

/* Its first and its last second; an end that is open or unknown is TIME_FIRST or
 * TIME_LAST. */
PsgTime psg_interval_first(const PsgInterval *interval);
PsgTime psg_interval_last(const PsgInterval *interval);
bool psg_interval_meets(const PsgInterval *a, const PsgInterval *b);

/* Days from one to the other, 0 if they meet; below 0 if the first is the earlier one. */
PsgTime psg_interval_distance(const PsgInterval *when, const PsgInterval *window);

/* The date as a person reads it: "2007", "juin 2010", "28 mars 2017", "vers 2007",
 * "2007 ?", "années 2010". Languages without a table of months get the ISO form. Owned by
 * the caller. */
char *psg_date_label(const PsgDate *date, const char *language);

/* The same after a word like "before": "juin 2010", "le 28 mars 2017", "les années 2010". */
char *psg_date_label_beside(const PsgDate *date, const char *language);

/* "2007–2013", "28–30 mars 2017", "depuis 2007", "jusqu’en 2013"; one date if both ends
 * are the same. Owned by the caller. */
char *psg_interval_label(const PsgInterval *interval, const char *language);

/* The same where nothing else says that it is a time: of plain numbers "t = 5", "t = 5–12", but
 * "from 5". Owned by the caller. */
char *psg_interval_told(const PsgInterval *interval, const char *language);

/* What is said of a time in a row of times, beside the part that its precision (minute,
 * day, month or year) has anyway. */
typedef struct {
    PsgPrecision precision;
    bool has_year, has_month, has_day;
} PsgTimeParts;

/* Short, for an axis: "17", "17 Mar", "Mar 2007", "09:30". Owned by the caller. */
char *psg_time_short_label(PsgTime time, const PsgTimeParts *parts, const char *language);

/* ISO 8601 yyyy-mm-dd of the day that a time is in; NULL for TIME_FIRST and TIME_LAST.
 * Owned by the caller. */
char *psg_time_iso(PsgTime time);

/* The date in its own precision, "2007", "2010-06", "2017-03-28", "2017-03-28T09:30"; a
 * season as its first month, 201X as its first year, a number as "10.5". NULL for an end that is not known.
 * Owned by the caller. */
char *psg_date_iso(const PsgDate *date);

/* The id of a year: "2007"; before 1, where ids have no sign, "bc-0753". Owned by the
 * caller. */
char *psg_year_id(int year);

enum { PSG_MINUTE = 60, PSG_HOUR = 60 * PSG_MINUTE, PSG_DAY = 24 * PSG_HOUR };

/* When a day begins; month and day from 1; not checked. */
PsgTime psg_time_of(int year, int month, int day);
void psg_time_split(PsgTime time, int *year, int *month, int *day_of_month);
int psg_time_year(PsgTime time);
/* When a known date begins, by the clock of who wrote it. */
PsgTime psg_date_clock(const PsgDate *date);
/* Since its day began, in seconds. */
int psg_time_of_day(PsgTime time);

/* ---- Plain numbers ---- */

bool psg_time_is_number(PsgTime time);

/* Whether one of its ends is a number. */
bool psg_interval_is_number(const PsgInterval *interval);

/* The number, rounded to so many decimals (at most six), as a known date: 5 with none is what
 * "t5" is, 5 with one "t5.0". False for what is beyond the most, or no number; the date is
 * untouched then. */
bool psg_date_from_number(double number, int decimals, PsgDate *date);

/* The same of whole millionths, within the most. */
PsgDate psg_date_from_millionths(PsgTime millionths, int decimals);

/* The number that a time is, or a date begins at; 0 for one that is no number. */
double psg_time_number(PsgTime time);
double psg_date_number(const PsgDate *date);

/* "5", "-3", "10.5", with so many decimals. Owned by the caller. */
char *psg_time_number_text(PsgTime time, int decimals);

/* The same for people, without zeros at its end: "−3", in French "10,5". Owned by the caller. */
char *psg_time_number_label(PsgTime time, const char *language);

/* The first or the last day of an interval as ISO 8601 has it; of plain numbers, the number that
 * it begins or ends with: 5 and 12 of "t5/t12". NULL if there is none. Owned by the caller. */
char *psg_interval_first_text(const PsgInterval *interval);
char *psg_interval_last_text(const PsgInterval *interval);

/* How many decimals tell the time apart from its nearest: 0 for 5, 1 for 10.5. */
int psg_time_number_decimals(PsgTime time);
