/* Times in brackets: taken apart, and said one after the other. */
#include "read/draft/timeset.h"

#include <string.h>

static const char *
skip(const char *at, const char *what)
{
    return at + strspn(at, what);
}

/* Whether one of these signs is here. */
static bool
is_at(const char *at, const char *signs)
{
    return *at != '\0' && strchr(signs, *at) != NULL;
}

/* ---- Parsing ---- */

static void
part_free(gpointer data)
{
    PsgTimesetPart *part = data;
    g_strfreev(part->fields);
    g_free(part);
}

/* A field ends before a comma or a bracket; in quotes it may hold these. NULL: it has no end. */
static const char *
take_field(const char *at, GPtrArray *fields)
{
    at = skip(at, " \t\r\n");
    g_autoptr(GString) field = g_string_new(NULL);
    if (*at == '"' || *at == '\'') {
        char quote = *at++;
        for (; *at != quote; at++) {
            at += at[0] == '\\' && at[1] != '\0';
            if (*at == '\0') {
                return NULL;
            }
            g_string_append_c(field, *at);
        }
        at = skip(at + 1, " \t\r\n");
    } else {
        size_t length = strcspn(at, ",[]()<>;\"");
        g_string_append_len(field, at, (gssize)length);
        g_strchomp(field->str);
        at += length;
    }
    g_ptr_array_add(fields, g_strdup(field->str));
    return at;
}

/* From its opening bracket; after its closing one, NULL if there is none. */
static const char *
take_part(const char *at, GPtrArray *parts)
{
    PsgTimesetPart *part = g_new0(PsgTimesetPart, 1);
    g_ptr_array_add(parts, part);
    part->is_start_open = *at != '[';
    GPtrArray *fields = g_ptr_array_new();
    do {
        at = take_field(at + 1, fields);
    } while (at != NULL && *at == ',');
    part->count = fields->len;
    g_ptr_array_add(fields, NULL);
    part->fields = (char **)g_ptr_array_free(fields, FALSE);
    if (at == NULL || !is_at(at, "])[")) {
        return NULL;
    }
    part->is_end_open = *at != ']';
    return at + 1;
}

/* All that begin with these signs; after the last one. NULL: one has no end. */
static const char *
take_parts(const char *at, const char *signs, const char *between, GPtrArray *parts)
{
    at = skip(at, between);
    while (at != NULL && is_at(at, signs)) {
        at = take_part(at, parts);
        at = at == NULL ? NULL : skip(at, between);
    }
    return at;
}

/* A list of pairs, "[('2007', '2012'), (None, '2015')]", whose brackets say nothing of ends. */
static bool
is_python(const char *at)
{
    return *at == '[' && is_at(skip(at + 1, " "), "[(");
}

GPtrArray *
psg_timeset_parse(const char *text)
{
    static const char between[] = " \t\r\n;", signs[] = "[(]";
    const char *at = skip(text, between);
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(part_free);
    char end = '\0';
    if (*at == '<') {
        at = take_parts(at + 1, signs, between, parts);
        end = '>';
    } else if (is_python(at)) {
        at = take_parts(at + 1, "[(", " ,", parts);
        end = ']';
        for (guint i = 0; i < parts->len; i++) {
            PsgTimesetPart *part = g_ptr_array_index(parts, i);
            part->is_start_open = part->is_end_open = false;
        }
    } else if (is_at(at, signs)) {
        at = take_parts(at, signs, between, parts);
    } else {
        return NULL;
    }
    if (at == NULL || *at != end) {
        return NULL;
    }
    at = end == '\0' ? at : skip(at + 1, between);
    return *at == '\0' ? g_steal_pointer(&parts) : NULL;
}

bool
psg_timeset_is_open(const char *word)
{
    static const char *const words[] = {"inf", "infinity", "none", "null"};
    const char *unsigned_word = skip(word, "+-");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(unsigned_word, words[i]) == 0) {
            return true;
        }
    }
    return *word == '\0';
}

/* ---- Saying ---- */

static const char *
end_of(const char *word)
{
    return psg_timeset_is_open(word) ? NULL : word;
}

static PsgDraftTime
interval(const PsgTimesetPart *part, guint32 clock)
{
    return (PsgDraftTime){.clock = clock,
                          .start = end_of(part->fields[0]),
                          .end = end_of(part->fields[1]),
                          .is_start_open = part->is_start_open,
                          .is_end_open = part->is_end_open};
}

static bool
are_intervals(const GPtrArray *parts, PsgTimesetForm form)
{
    for (guint i = 0; i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        if (part->count != 2) {
            return false;
        }
    }
    return form != PSG_TIMESET_INSTANTS;
}

static void
be_there_at(PsgDraft *draft, PsgDraftThing thing, const PsgTimesetPart *part,
            guint32 clock, PsgSpan span)
{
    for (size_t i = 0; i < part->count; i++) {
        PsgDraftTime when = {
            .clock = clock, .start = part->fields[i], .end = part->fields[i]};
        psg_draft_there(draft, thing, &when, span);
    }
}

/* "2007/2012; 2015", as hands write it, and we. False: it is no list. */
static bool
be_there_in_list(PsgDraft *draft, PsgDraftThing thing, const PsgTimeset *set,
                 PsgSpan span)
{
    if (strchr(set->text, ';') == NULL) {
        return false;
    }
    g_auto(GStrv) words = g_strsplit(set->text, ";", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        const char *word = g_strstrip(words[i]);
        PsgDraftTime when = {.clock = set->clock, .start = word, .end = word};
        if (*word != '\0') {
            psg_draft_there(draft, thing, &when, span);
        }
    }
    return true;
}

bool
psg_timeset_there(PsgDraft *draft, PsgDraftThing thing, const PsgTimeset *set,
                  PsgSpan span)
{
    g_autoptr(GPtrArray) parts = psg_timeset_parse(set->text);
    if (parts == NULL) {
        return be_there_in_list(draft, thing, set, span);
    }
    bool is_intervals = are_intervals(parts, set->form);
    if (set->form == PSG_TIMESET_INTERVALS && !is_intervals) {
        return false;
    }
    for (guint i = 0; i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        if (is_intervals) {
            PsgDraftTime when = interval(part, set->clock);
            psg_draft_there(draft, thing, &when, span);
        } else {
            be_there_at(draft, thing, part, set->clock, span);
        }
    }
    return true;
}

bool
psg_timeset_say(PsgDraft *draft, const PsgDraftSaying *saying, const PsgTimeset *set,
                PsgSpan span)
{
    g_autoptr(GPtrArray) parts = psg_timeset_parse(set->text);
    for (guint i = 0; parts != NULL && i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        if (part->count < 2 || part->count > 3) {
            return false;
        }
    }
    for (guint i = 0; parts != NULL && i < parts->len; i++) {
        const PsgTimesetPart *part = g_ptr_array_index(parts, i);
        PsgDraftTime instant = {
            .clock = set->clock, .start = part->fields[0], .end = part->fields[0]};
        PsgDraftTime when = part->count == 3 ? interval(part, set->clock) : instant;
        PsgDraftSaying said = *saying;
        said.value = part->fields[part->count - 1];
        said.when = &when;
        psg_draft_say(draft, &said, span);
    }
    return parts != NULL;
}
