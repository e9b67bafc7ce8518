/* The explorer page’s own words: one row a word, in the order of keys; "{1}" is a value. */
#include "explore/words.h"

#include <glib.h>
#include <string.h>

#define NBSP "\u00a0"

const PsgPageWord psg_page_words[] = {
    {"actors", "Actors", "Acteurs"},
    {"actorsShown", "{1} of {2} actors", "Acteurs" NBSP ": {1} sur {2}"},
    {"added", "added", "arrivés"},
    {"addedOne", "added", "arrivé"},
    {"address", "Link", "Lien"},
    {"allPictures", "All pictures", "Toutes les images"},
    {"atOtherTimes", "at other times ({1})", "à d’autres moments ({1})"},
    {"back", "Back", "Retour"},
    {"changes", "Changes", "Changements"},
    {"clear", "Clear", "Effacer"},
    {"close", "Close", "Fermer"},
    {"colon", ":", NBSP ":"},
    {"compareWith", "Compare with…", "Comparer à…"},
    {"each", "each", "chacun"},
    {"ending", "ends", "prend fin"},
    {"events", "Events", "Événements"},
    {"eventsShown", "{1} of {2} events", "Événements" NBSP ": {1} sur {2}"},
    {"everybody", "all actors", "tous les acteurs"},
    {"explore", "Explore", "Explorer"},
    {"figures", "Figures", "Figures"},
    {"filters", "Filters", "Filtres"},
    {"formerly", "formerly", "ex"},
    {"from", "From", "De"},
    {"gone", "gone", "parti"},
    {"goneMany", "{1} gone", "{1} partis"},
    {"goneOne", "{1} gone", "{1} parti"},
    {"groups", "Groups", "Groupes"},
    {"hit", "{1} hit", "{1} résultat"},
    {"hits", "{1} hits", "{1} résultats"},
    {"kind", "Kind", "Genre"},
    {"kinds", "Kinds", "Genres"},
    {"landscape", "Landscape", "Paysage"},
    {"language", "Language", "Langue"},
    {"life", "Life", "Vie"},
    {"makingFigures", "The figures are being made\u2026",
     "Les figures sont en préparation\u2026"},
    {"measure", "Measure", "Mesure"},
    {"measures", "Measures", "Mesures"},
    {"members", "Members", "Membres"},
    {"name", "Name", "Nom"},
    {"names", "Names", "Noms"},
    {"neighbours", "Neighbours", "Voisins"},
    {"new", "new", "nouveau"},
    {"newMany", "{1} new", "{1} nouveaux"},
    {"newOne", "{1} new", "{1} nouveau"},
    {"next", "Next slice", "Tranche suivante"},
    {"noChange", "Nothing changed", "Rien n’a changé"},
    {"noHit", "Nothing found", "Aucun résultat"},
    {"notTalkedOf", "no longer talked of", "dont on ne parle plus"},
    {"notThere", "{1}: not there", "{1}" NBSP ": absent"},
    {"note", "Note", "Note"},
    {"onlySlice", "Only {1}", "{1} seulement"},
    {"openMembers", "Show the members", "Voir les membres"},
    {"otherGroups", "in other groups", "dans d’autres groupes"},
    {"otherKind", "of another kind", "d’un autre genre"},
    {"otherMeasurement", "with another value", "avec une autre valeur"},
    {"otherProperties", "with another property", "avec une autre propriété"},
    {"otherTier", "on another tier", "à un autre niveau"},
    {"others", "and {1} more", "et {1} de plus"},
    {"pause", "Pause", "Pause"},
    {"pictures", "Pictures", "Images"},
    {"play", "Play", "Lecture"},
    {"previous", "Previous slice", "Tranche précédente"},
    {"relationKinds", "Relations", "Relations"},
    {"relations", "Relations", "Relations"},
    {"relationsAdded", "Relations added", "Relations nouvelles"},
    {"relationsAltered", "Relations altered", "Relations modifiées"},
    {"relationsRemoved", "Relations removed", "Relations disparues"},
    {"relationsShown", "{1} of {2} relations", "Relations" NBSP ": {1} sur {2}"},
    {"removed", "removed", "partis"},
    {"renamed", "renamed", "renommés"},
    {"reset", "Show all", "Tout afficher"},
    {"search", "Search", "Rechercher"},
    {"searchAndFilters", "Search and filters", "Recherche et filtres"},
    {"showActor", "Show {1}", "Voir {1}"},
    {"since", "Changes since", "Changements depuis"},
    {"sinceSlice", "Since {1}", "Depuis {1}"},
    {"slice", "Slice", "Tranche"},
    {"sources", "Sources", "Sources"},
    {"successions", "Successions", "Successions"},
    {"successionsShown", "{1} of {2} successions", "Successions" NBSP ": {1} sur {2}"},
    {"talkedOf", "talked of", "on en parle"},
    {"tier", "Tier", "Niveau"},
    {"tiers", "Tiers", "Niveaux"},
    {"to", "To", "Vers"},
    {"unsure", "there?", "là" NBSP "?"},
    {"unsureProjected", "still there?", "encore là" NBSP "?"},
    {"value", "Value", "Valeur"},
    {"values", "Values", "Valeurs"},
    {"valuesShown", "{1} of {2} values", "Valeurs" NBSP ": {1} sur {2}"},
    {"what", "What", "Quoi"},
    {"when", "When", "Quand"},
    {"who", "Who", "Qui"},
    {"zoomAll", "Show the whole picture", "Voir toute l’image"},
    {"zoomIn", "Zoom in", "Agrandir"},
    {"zoomOut", "Zoom out", "Réduire"},
};

const size_t psg_page_word_count = G_N_ELEMENTS(psg_page_words);

const char *
psg_page_word_in(const PsgPageWord *word, const char *language)
{
    return g_ascii_strncasecmp(language, "fr", 2) == 0 ? word->french : word->english;
}

const char *
psg_page_word(const char *key, const char *language)
{
    size_t place = 0;
    while (place < psg_page_word_count && strcmp(psg_page_words[place].key, key) != 0) {
        place++;
    }
    g_assert(place < psg_page_word_count);
    return psg_page_word_in(&psg_page_words[place], language);
}
