/* Facts of a row: what stands in a column, about the row's thing or an end of it. */
#include "read/draft/timeset.h"
#include "read/table/rows.h"

#include <string.h>

char **
psg_cell_split(const char *text, bool is_by_comma)
{
    g_auto(GStrv) parts = g_strsplit_set(text, is_by_comma ? ",;|" : ";|", -1);
    GPtrArray *kept = g_ptr_array_new();
    for (size_t i = 0; parts[i] != NULL; i++) {
        g_strstrip(parts[i]);
        if (*parts[i] != '\0') {
            g_ptr_array_add(kept, g_strdup(parts[i]));
        }
    }
    g_ptr_array_add(kept, NULL);
    return (char **)g_ptr_array_free(kept, FALSE);
}

const char *
psg_cell_key(const char *text)
{
    static const char *const spaces[] = {"http://www.wikidata.org/entity/",
                                         "https://www.wikidata.org/entity/",
                                         "https://www.wikidata.org/wiki/", "wd:"};
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++) {
        if (g_str_has_prefix(text, spaces[i]) && text[strlen(spaces[i])] == 'Q') {
            return text + strlen(spaces[i]);
        }
    }
    return text;
}

static const char *
property_of(const PsgColumn *column)
{
    return column->property != NULL ? column->property : column->title;
}

/* Numbers as files of ours write them, in columns that hold nothing else. */
static void
say_text(const PsgRows *rows, const PsgDraftSaying *saying, const PsgColumn *column,
         PsgSpan span)
{
    g_autofree char *number = column->is_number && !psg_column_is_code(column)
                                  ? psg_cell_number(saying->value, column->notation)
                                  : NULL;
    PsgDraftSaying said = *saying;
    said.value = number != NULL ? number : saying->value;
    psg_draft_say(rows->draft, &said, span);
}

/* "<[2007, 2012, 3]>" is a value over time. */
static bool
is_over_time(const char *text)
{
    return (text[0] == '<' && (text[1] == '[' || text[1] == '(')) || text[0] == '[';
}

static void
say_value(const PsgRows *rows, PsgDraftThing of, PsgMeaning meaning, size_t place,
          const char *value)
{
    const PsgColumn *column = psg_table_column(rows->table, place);
    PsgDraftSaying saying = {.of = of, .meaning = meaning, .value = value};
    saying.property = meaning == PSG_MEANING_PROPERTY ? property_of(column) : NULL;
    PsgSpan span = psg_cell_span(rows->cells, place);
    PsgTimeset set = {value, rows->clocks[place], PSG_TIMESET_ANY};
    if (!is_over_time(value) || !psg_timeset_say(rows->draft, &saying, &set, span)) {
        say_text(rows, &saying, column, span);
    }
}

/* The same in each time of the row. */
static void
say_in_times(const PsgRows *rows, PsgDraftThing of, PsgMeaning meaning, size_t place,
             const char *value)
{
    const PsgColumn *column = psg_table_column(rows->table, place);
    for (guint i = 0; i < rows->times->len; i++) {
        PsgDraftSaying saying = {.of = of,
                                 .meaning = meaning,
                                 .value = value,
                                 .when = &g_array_index(rows->times, PsgDraftTime, i)};
        saying.property = meaning == PSG_MEANING_PROPERTY ? property_of(column) : NULL;
        say_text(rows, &saying, column, psg_cell_span(rows->cells, place));
    }
}

static bool
is_list(PsgMeaning meaning)
{
    return meaning == PSG_MEANING_GROUP || meaning == PSG_MEANING_BEFORE ||
           meaning == PSG_MEANING_REFERENCE;
}

void
psg_rows_say(const PsgRows *rows, PsgDraftThing of, PsgMeaning meaning, size_t column,
             bool is_dated)
{
    const char *text = psg_cell_text(rows->cells, column);
    if (psg_cell_is_missing(text)) {
        return;
    }
    char *whole[] = {(char *)(guintptr)text, NULL};
    g_auto(GStrv) parts = is_list(meaning) ? psg_cell_split(text, false) : NULL;
    char *const *values = parts != NULL ? parts : whole;
    for (size_t i = 0; values[i] != NULL; i++) {
        const char *value =
            meaning == PSG_MEANING_BEFORE ? psg_cell_key(values[i]) : values[i];
        if (is_dated && rows->times->len > 0 && !is_over_time(value)) {
            say_in_times(rows, of, meaning, column, value);
        } else {
            say_value(rows, of, meaning, column, value);
        }
    }
}

enum {
    OF_ACTOR = 1 << PSG_DRAFT_ACTOR,
    OF_TIE = 1 << PSG_DRAFT_TIE,
    OF_EVENT = 1 << PSG_DRAFT_EVENT
};

/* What is said of a thing as it stands; its ends, times, key and weight are said elsewhere. */
static bool
is_fact(const PsgColumn *column, PsgDraftWhat what)
{
    static const int things[PSG_MEANINGS] = {
        [PSG_MEANING_PROPERTY] = OF_ACTOR | OF_TIE | OF_EVENT,
        [PSG_MEANING_NAME] = OF_TIE,
        [PSG_MEANING_FULL] = OF_ACTOR,
        [PSG_MEANING_KIND] = OF_ACTOR | OF_TIE | OF_EVENT,
        [PSG_MEANING_GROUP] = OF_ACTOR,
        [PSG_MEANING_TIER] = OF_ACTOR,
        [PSG_MEANING_NOTE] = OF_ACTOR | OF_TIE | OF_EVENT,
        [PSG_MEANING_URL] = OF_ACTOR | OF_TIE | OF_EVENT,
        [PSG_MEANING_REFERENCE] = OF_ACTOR | OF_TIE | OF_EVENT,
        [PSG_MEANING_PLACE] = OF_EVENT,
        [PSG_MEANING_X] = OF_ACTOR,
        [PSG_MEANING_Y] = OF_ACTOR,
        [PSG_MEANING_BEFORE] = OF_ACTOR,
    };
    bool is_name_of_end =
        column->meaning == PSG_MEANING_NAME && column->owner != PSG_OWNER_ROW;
    return is_name_of_end ||
           (column->filled > 0 && (things[column->meaning] & 1 << what) != 0);
}

static bool
is_free(const PsgColumn *column, PsgColumnOwner owner)
{
    return column->role == PSG_COLUMN_PLAIN && column->owner == owner;
}

void
psg_rows_say_all(const PsgRows *rows, PsgDraftThing of, PsgColumnOwner owner,
                 bool is_dated)
{
    for (guint i = 0; i < psg_rows_width(rows); i++) {
        const PsgColumn *column = psg_table_column(rows->table, i);
        if (is_free(column, owner) && is_fact(column, of.what)) {
            psg_rows_say(rows, of, column->meaning, i, is_dated);
        }
    }
}

void
psg_rows_declare_properties(const PsgRows *rows)
{
    static const PsgDraftWhat of_row[] = {[PSG_TABLE_ACTORS] = PSG_DRAFT_ACTOR,
                                          [PSG_TABLE_TIES] = PSG_DRAFT_TIE,
                                          [PSG_TABLE_EVENTS] = PSG_DRAFT_EVENT,
                                          [PSG_TABLE_MEASURES] = PSG_DRAFT_ACTOR,
                                          [PSG_TABLE_SERIES] = PSG_DRAFT_WHOLE};
    for (guint i = 0; i < rows->table->columns->len; i++) {
        const PsgColumn *column = psg_table_column(rows->table, i);
        if (column->meaning != PSG_MEANING_PROPERTY || column->role != PSG_COLUMN_PLAIN ||
            column->filled == 0) {
            continue;
        }
        bool is_of_unit = column->is_number && column->with_unit * 2 >= column->filled;
        PsgPropertyType type = psg_column_is_code(column) ? PSG_PROPERTY_TEXT
                               : column->is_number        ? PSG_PROPERTY_NUMBER
                                                          : PSG_PROPERTY_ANY;
        psg_draft_property(rows->draft,
                           column->owner == PSG_OWNER_ROW ? of_row[rows->table->kind]
                                                          : PSG_DRAFT_ACTOR,
                           property_of(column), type, is_of_unit ? column->unit : NULL);
    }
}
