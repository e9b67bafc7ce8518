/* Slices as things of the landscape: the id and the label of each. */
#include "base/edtf.h"
#include "base/language.h"
#include "read/form/id.h"
#include "read/form/scalar.h"
#include "read/import/notation.h"
#include "read/import/settling.h"

#include <string.h>

enum { LONGEST_SLICE_ID = 56 }; /* before a number that makes it unique */

/* The word, or what is nearest to it. Owned by the caller; NULL if nothing is left. */
static char *
id_of_word(const char *word)
{
    g_autofree char *complaint = psg_id_complaint(word);
    return complaint == NULL ? g_strdup(word) : psg_id_nearest(word);
}

/* "2007-2011" of 2007/2011, "bc-0799-bc-0700" of -0798/-0699; the same. */
static char *
id_near(const char *name)
{
    g_auto(GStrv) ends = g_strsplit(name, "/", 2);
    if (ends[0] == NULL || ends[1] == NULL) {
        g_autofree char *near = id_of_word(name);
        return near == NULL ? NULL : id_of_word(near);
    }
    g_autofree char *first = id_of_word(ends[0]), *last = id_of_word(ends[1]);
    g_autofree char *both = first == NULL || last == NULL
                                ? g_strdup(name)
                                : g_strconcat(first, "-", last, NULL);
    return id_of_word(both);
}

/* Of a name that no slice has yet. Owned by the caller. */
static char *
id_of(GHashTable *taken, const char *name)
{
    g_autofree char *near = id_near(name);
    g_autofree char *base =
        psg_id_beginning(near == NULL ? "slice" : near, LONGEST_SLICE_ID);
    char *id = g_strdup(base);
    for (int number = 2; !g_hash_table_add(taken, g_ascii_strdown(id, -1)); number++) {
        g_free(id);
        id = g_strdup_printf("%s-%d", base, number);
    }
    return id;
}

/* The window as people call it: "2007", "2007 Q1", "t = 5". Owned by the caller. */
static char *
label_of(const PsgInterval *window, const char *language)
{
    g_autofree char *label = psg_interval_label(window, language);
    if (psg_interval_is_number(window)) {
        return g_strconcat("t = ", label, NULL);
    }
    int year, first, last, day, last_day;
    psg_time_split(window->from.first, &year, &first, &day);
    psg_time_split(window->to.last + 1, &year, &last, &last_day);
    bool is_quarter = window->from.precision == PSG_PRECISION_MONTH && first % 3 == 1 &&
                      window->to.last - window->from.first < 93 * PSG_DAY &&
                      (last + 12 - first) % 12 == 3;
    if (is_quarter) {
        return g_strdup_printf("%04d %c%d", psg_time_year(window->from.first),
                               psg_language_is(language, "fr") ? 'T' : 'Q',
                               (first + 2) / 3);
    }
    return g_steal_pointer(&label);
}

/* "5" of t5, as the data have it: programs find a slice by that. Below 0 the mark stays, since an
 * id has no sign. Owned by the caller. */
static char *
without_marks(const char *edtf)
{
    GString *plain = g_string_new(edtf);
    if (strstr(edtf, "t-") == NULL && edtf[0] == 't') {
        g_string_replace(plain, "t", "", 0);
    }
    return g_string_free(plain, FALSE);
}

/* A month or a day: figures put such an id in words, each in its language. */
static bool
tells_itself(const PsgSlice *slice)
{
    g_autofree char *edtf = psg_interval_edtf(&slice->when);
    return strcmp(edtf, slice->id) == 0 &&
           slice->when.from.precision < PSG_PRECISION_YEAR;
}

/* By its name in the files; without one, by its window, if that is not what the id tells as well. */
static void
set_label(const PsgSettling *settling, PsgSlice *slice, const char *name)
{
    const char *language = psg_builder_landscape(settling->builder)->language;
    g_autofree char *label =
        name != NULL ? g_strdup(name) : label_of(&slice->when, language);
    g_autofree char *complaint = psg_text_complaint(label);
    bool is_told = strcmp(label, slice->id) == 0 || (name == NULL && tells_itself(slice));
    if (complaint != NULL || is_told) {
        return; /* blanks are no label */
    }
    if (name != NULL) {
        slice->label = psg_builder_text(settling->builder, label);
        return;
    }
    g_autofree char *english = label_of(&slice->when, "en");
    g_autofree char *french = label_of(&slice->when, "fr");
    slice->label = psg_facts_our_text(settling, label, english, french);
}

void
psg_settling_add_slices(const PsgSettling *settling)
{
    const GPtrArray *names = psg_clocks_names(settling->clocks);
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bool are_named =
        names->len == settling->windows->len &&
        psg_interval_is_number(&g_array_index(settling->windows, PsgInterval, 0));
    for (guint i = 0; i < settling->windows->len; i++) {
        const PsgInterval *window = &g_array_index(settling->windows, PsgInterval, i);
        g_autofree char *edtf = psg_interval_edtf(window);
        g_autofree char *plain = without_marks(edtf);
        const char *name = are_named ? g_ptr_array_index(names, i) : plain;
        g_autofree char *id = id_of(taken, name);
        PsgSlice *slice = psg_builder_add(settling->builder, PSG_THING_SLICE, id,
                                          (PsgSpan){NULL, 0, 0});
        slice->when = *window;
        set_label(settling, slice, are_named ? name : NULL);
    }
}
