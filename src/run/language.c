/* Languages that can be asked for: those of the landscape's texts, and the program's. */
#include "run/language.h"

#include "figure/strings.h"

#include <string.h>

/* Two tags are of one language, whatever the regions. */
static bool
are_of_one_language(const char *a, const char *b)
{
    size_t length = strcspn(a, "-_");
    return length == strcspn(b, "-_") && g_ascii_strncasecmp(a, b, length) == 0;
}

bool
psg_language_check(const PsgLandscape *landscape, const char *language, char **why)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    if (landscape->languages == NULL) {
        return true;
    }
    for (size_t i = 0; landscape->languages[i] != NULL; i++) {
        g_ptr_array_add(known, (gpointer)(gsize)landscape->languages[i]);
    }
    for (size_t i = 0; psg_word_languages[i] != NULL; i++) {
        if (!g_strv_contains(landscape->languages, psg_word_languages[i])) {
            g_ptr_array_add(known, (gpointer)(gsize)psg_word_languages[i]);
        }
    }
    for (guint i = 0; i < known->len; i++) {
        if (are_of_one_language(language, known->pdata[i])) {
            return true;
        }
    }
    g_ptr_array_add(known, NULL);
    g_autofree char *list = g_strjoinv(", ", (char **)known->pdata);
    *why = g_strdup_printf("no text is in the language \"%s\"; there are %s", language,
                           list);
    return false;
}
