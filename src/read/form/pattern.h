/*
 * The grammars of scalars once more, as regular expressions for the JSON Schema.
 *
 * They keep to what JavaScript (ECMA 262), Python and PCRE understand alike. Tests see to
 * it that they and the reader take and refuse the same.
 */
#pragma once

#define PSG_PATTERN_ID_BODY "[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*"

/* None of the names that some systems reserve, alone or before a dot. */
#define PSG_PATTERN_FREE                                                                 \
    "(?!(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|[Cc][Oo][Mm][0-9]|"       \
    "[Ll][Pp][Tt][0-9]) *(?:\\.|$))"

/* Not longer than 64. */
#define PSG_PATTERN_ID "^" PSG_PATTERN_FREE "(?=.{1,64}$)" PSG_PATTERN_ID_BODY "$"

/* What is no letter, no digit and none of the signs that names have, as far as ranges can
 * say it: of blanks, punctuation and symbols beyond ASCII only the usual ones. */
#define PSG_PATTERN_NO_NAME                                                                    \
    "\\u0000-\\u001f!\"$%*/:;<=>?\\[\\\\\\]^`{|}~\\u007f-\\u00a9\\u00ab-\\u00b4\\u00b6"        \
    "\\u00b8\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7\\u2000-\\u2018\\u201a-\\u206f\\u20a0-\\u20cf" \
    "\\u2190-\\u2bff\\u3000-\\u3003\\u3008-\\u3020\\ufeff"
#define PSG_PATTERN_ACTOR_ID                                                             \
    "^" PSG_PATTERN_FREE "(?![ .-])(?!.* $)(?!.*\\.\\.)[^" PSG_PATTERN_NO_NAME "]{1,64}$"

#define PSG_PATTERN_RANGE "^" PSG_PATTERN_ID_BODY "(?:\\.\\." PSG_PATTERN_ID_BODY ")?$"

#define PSG_PATTERN_LANGUAGE "^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

/* One date: a year with its month or season, day and time of day, or with X for what is not
 * known. */
#define PSG_PATTERN_TIME                                                                 \
    "T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2}(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
#define PSG_PATTERN_DAY "(?:(?:0[1-9]|[12][0-9]|3[01])(?:" PSG_PATTERN_TIME ")?|XX)"
#define PSG_PATTERN_MONTH                                                                \
    "(?:XX(?:-XX)?|2[1-4]|(?:0[1-9]|1[0-2])(?:-" PSG_PATTERN_DAY ")?)"
#define PSG_PATTERN_ONE_DATE                                                             \
    "(?:-(?!0000))?(?:[0-9]{4}(?:-" PSG_PATTERN_MONTH ")?|[0-9]{3}X|[0-9]{2}XX)[?~%]?"
/* A plain number: t5, t-3, t10.5. */
#define PSG_PATTERN_MOST "(?:[1-9][0-9]{0,8}|[1-3][0-9]{9})"
#define PSG_PATTERN_ONE_NUMBER                                                           \
    "t(?:-?(?:" PSG_PATTERN_MOST "(?:\\.[0-9]{1,6})?|4000000000(?:\\.0{1,6})?)|"         \
    "0(?:\\.[0-9]{1,6})?|-0\\.(?=[0-9]*[1-9])[0-9]{1,6})[?~%]?"
#define PSG_PATTERN_END "(?:" PSG_PATTERN_ONE_DATE "|\\.\\.)?"
#define PSG_PATTERN_NUMBER_END "(?:" PSG_PATTERN_ONE_NUMBER "|\\.\\.)?"
/* One of several: [1667,1668..1670]. */
#define PSG_PATTERN_MEMBER                                                               \
    " *" PSG_PATTERN_ONE_DATE "(?:\\.\\." PSG_PATTERN_ONE_DATE ")? *"
#define PSG_PATTERN_SET "\\[" PSG_PATTERN_MEMBER "(?:," PSG_PATTERN_MEMBER ")*\\]"
#define PSG_PATTERN_NUMBERS                                                              \
    " *" PSG_PATTERN_ONE_NUMBER "(?:\\.\\." PSG_PATTERN_ONE_NUMBER ")? *"
#define PSG_PATTERN_NUMBER_SET                                                           \
    "\\[" PSG_PATTERN_NUMBERS "(?:," PSG_PATTERN_NUMBERS ")*\\]"
#define PSG_PATTERN_ANY_CALENDAR                                                         \
    PSG_PATTERN_ONE_DATE "|" PSG_PATTERN_SET "|" PSG_PATTERN_END "/" PSG_PATTERN_END
#define PSG_PATTERN_ANY_NUMBER                                                           \
    PSG_PATTERN_ONE_NUMBER "|" PSG_PATTERN_NUMBER_SET "|" PSG_PATTERN_NUMBER_END         \
                           "/" PSG_PATTERN_NUMBER_END
#define PSG_PATTERN_CALENDAR "^(?!/$)(?:" PSG_PATTERN_ANY_CALENDAR ")$"
#define PSG_PATTERN_DATE                                                                 \
    "^(?!/$)(?:" PSG_PATTERN_ANY_CALENDAR "|" PSG_PATTERN_ANY_NUMBER ")$"

/* Code points that are no character, as far as four digits reach. */
#define PSG_PATTERN_NONCHARACTER "\\ufdd0-\\ufdef\\ufffe\\uffff"

#define PSG_PATTERN_NO_BLANK                                                                \
    "\\u0000-\\u0020\\u007f-\\u00a0<>\"\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-" \
    "\\u202f\\u205f-\\u206f\\u3000\\ufeff\\ufff9-\\ufffb" PSG_PATTERN_NONCHARACTER
#define PSG_PATTERN_URL                                                                  \
    "^(?:https?://[^" PSG_PATTERN_NO_BLANK "/?#][^" PSG_PATTERN_NO_BLANK "]*|"           \
    "mailto:[^" PSG_PATTERN_NO_BLANK "@]+@[^" PSG_PATTERN_NO_BLANK "@]+)$"

#define PSG_PATTERN_COLOUR "^(?:#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})|none)$"

/* Something that is no blank, and neither control characters, noncharacters, nor marks
 * that turn the direction of writing. */
#define PSG_PATTERN_TEXT                                                                 \
    "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000e-\\u001f\\u007f-\\u009f"            \
    "\\u202a-\\u202e\\u2066-\\u2069" PSG_PATTERN_NONCHARACTER "]*$"
