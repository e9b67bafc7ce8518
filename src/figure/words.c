/* The program's own words on figures: one row a word, one column a language. */
#include "figure/words.h"

#include <glib.h>
#include <stdbool.h>

#define NBSP "\u00a0"

static const struct {
    const char *english, *french;
} words[] = {
    [PSG_WORD_NEW] = {"new", "nouveau"},
    [PSG_WORD_NEW_RELATION] = {"new relation", "relation nouvelle"},
    [PSG_WORD_LEAVING] = {"ends", "prend fin"},
    [PSG_WORD_TALKED_OF] = {"talked of", "on en parle"},
    [PSG_WORD_UNSURE] = {"still there?", "encore là" NBSP "?"},
    [PSG_WORD_FORMERLY] = {"formerly", "ex"},
    [PSG_WORD_SOURCE] = {"Source", "Source"},
    [PSG_WORD_SOURCES] = {"Sources", "Sources"},
    [PSG_WORD_NO_ACTOR] = {"No actor in this slice", "Aucun acteur dans cette tranche"},
    [PSG_WORD_ACTOR] = {"actor", "acteur"},
    [PSG_WORD_ACTORS] = {"actors", "acteurs"},
    [PSG_WORD_RELATION] = {"relation", "relation"},
    [PSG_WORD_RELATIONS] = {"relations", "relations"},
    [PSG_WORD_PYRAMID] = {"Pyramid", "Pyramide"},
    [PSG_WORD_ABOUT] = {"about", "environ"},
    [PSG_WORD_ABOVE] = {"more than", "plus de"},
    [PSG_WORD_BELOW] = {"less than", "moins de"},
    [PSG_WORD_EACH] = {"each", "chacun"},
    [PSG_WORD_NO_FIGURE] = {"no figure", "sans chiffre"},
    [PSG_WORD_RATIO] = {"ratio between tiers", "rapport entre niveaux"},
    [PSG_WORD_LOG_SCALE] = {"logarithmic scale", "échelle logarithmique"},
    [PSG_WORD_OTHERS] = {"more", "autres"},
    [PSG_WORD_COLON] = {":", NBSP ":"},
};

const char *
psg_word(PsgWord word, const char *language)
{
    bool french = g_ascii_strncasecmp(language, "fr", 2) == 0;
    return french ? words[word].french : words[word].english;
}
