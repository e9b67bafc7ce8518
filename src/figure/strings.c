/* The program's own words on figures: one row a word, one column a language. */
#include "figure/strings.h"

#include "base/number.h"

#include <glib.h>
#include <stdbool.h>

const char *const psg_word_languages[] = {"en", "fr", NULL};

#define NBSP "\u00a0"

static const struct {
    const char *english, *french;
} words[] = {
    [PSG_WORD_NEW] = {"new", "nouveau"},
    [PSG_WORD_NEW_RELATION] = {"new relation", "relation nouvelle"},
    [PSG_WORD_OTHER_RELATION] = {"other relation", "autre relation"},
    [PSG_WORD_WEIGHT] = {"weight", "poids"},
    [PSG_WORD_RELATED_ACTORS] = {"related actors", "acteurs liés"},
    [PSG_WORD_OUT_OF] = {"of", "sur"},
    [PSG_WORD_NAMED] = {"named", "nommés"},
    [PSG_WORD_THERE_BEFORE] = {"there before", "déjà là"},
    [PSG_WORD_LEAVING] = {"ends", "prend fin"},
    [PSG_WORD_GOES_ON] = {"goes on", "continue"},
    [PSG_WORD_ALL_END] = {"all end", "tous prennent fin"},
    [PSG_WORD_TALKED_OF] = {"talked of", "on en parle"},
    [PSG_WORD_UNSURE] = {"still there?", "encore là" NBSP "?"},
    [PSG_WORD_DOUBTFUL] = {"there?", "là" NBSP "?"},
    [PSG_WORD_FORMERLY] = {"formerly", "ex"},
    [PSG_WORD_SOURCE] = {"Source", "Source"},
    [PSG_WORD_SOURCES] = {"Sources", "Sources"},
    [PSG_WORD_NO_ACTOR] = {"No actor in this slice", "Aucun acteur dans cette tranche"},
    [PSG_WORD_ACTOR] = {"actor", "acteur"},
    [PSG_WORD_ACTORS] = {"actors", "acteurs"},
    [PSG_WORD_RELATION] = {"relation", "relation"},
    [PSG_WORD_RELATIONS] = {"relations", "relations"},
    [PSG_WORD_NETWORK] = {"Network", "Réseau"},
    [PSG_WORD_PYRAMID] = {"Pyramid", "Pyramide"},
    [PSG_WORD_COMPARISON] = {"What changed", "Ce qui a changé"},
    [PSG_WORD_TIMELINE] = {"Lifelines", "Lignes de vie"},
    [PSG_WORD_FILMSTRIP] = {"Step by step", "Pas à pas"},
    [PSG_WORD_SERIES] = {"In figures", "En chiffres"},
    [PSG_WORD_LINEAGE] = {"Who became whom", "Qui est devenu quoi"},
    [PSG_WORD_MATRIX] = {"Matrix", "Matrice"},
    [PSG_WORD_DECK] = {"Deck", "Diaporama"},
    [PSG_WORD_FILM] = {"Film", "Film"},
    [PSG_WORD_CONTENTS] = {"Contents", "Sommaire"},
    [PSG_WORD_FILMSTRIP_NEW] = {"new", "nouveau"},
    [PSG_WORD_FILMSTRIP_GONE] = {"no longer there", "n’y est plus"},
    [PSG_WORD_EVENT] = {"event", "événement"},
    [PSG_WORD_EVENTS] = {"events", "événements"},
    [PSG_WORD_ABOUT] = {"about", "environ"},
    [PSG_WORD_ABOVE] = {"more than", "plus de"},
    [PSG_WORD_BELOW] = {"less than", "moins de"},
    [PSG_WORD_EACH] = {"each", "chacun"},
    [PSG_WORD_NO_FIGURE] = {"no figure", "sans chiffre"},
    [PSG_WORD_LOG_SCALE] = {"logarithmic scale", "échelle logarithmique"},
    [PSG_WORD_WIDTHS_LOG] = {"Widths on a logarithmic scale",
                             "Largeurs à l’échelle logarithmique"},
    [PSG_WORD_WIDTHS_LINEAR] = {"Widths in proportion to the values",
                                "Largeurs proportionnelles aux valeurs"},
    [PSG_WORD_WIDTHS_FREE] = {"Widths are not to scale", "Largeurs sans échelle"},
    [PSG_WORD_TO_SCALE] = {"to scale", "à l’échelle"},
    [PSG_WORD_SIDE_BY_SIDE] = {"side by side", "côte à côte"},
    [PSG_WORD_BY_GROUP] = {"by group", "par groupe"},
    [PSG_WORD_TOPIC_NETWORKS] = {"The network over time", "Le réseau au fil du temps"},
    [PSG_WORD_TOPIC_LIVES] = {"Lives and successions", "Vies et successions"},
    [PSG_WORD_OTHER] = {"more", "autre"}, /* after "+ 1" */
    [PSG_WORD_OTHERS] = {"more", "autres"},
    [PSG_WORD_AND_OTHER] = {"and %s other", "et %s autre"},
    [PSG_WORD_AND_OTHERS] = {"and %s others", "et %s autres"},
    [PSG_WORD_LESS_CHANGED_ACTOR] = {"actor that changed less",
                                     "acteur qui a moins changé"},
    [PSG_WORD_LESS_CHANGED_ACTORS] = {"actors that changed less",
                                      "acteurs qui ont moins changé"},
    [PSG_WORD_FURTHER_ACTOR] = {"other", "autre"},
    [PSG_WORD_FURTHER_ACTORS] = {"others", "autres"},
    [PSG_WORD_AT_MOST] = {"up to", "jusqu’à"},
    [PSG_WORD_EVENT_OF_OTHERS] = {"event of the others", "événement des autres"},
    [PSG_WORD_EVENTS_OF_OTHERS] = {"events of the others", "événements des autres"},
    [PSG_WORD_GAINED] = {"added", "arrivées"},
    [PSG_WORD_LOST] = {"removed", "départs"},
    [PSG_WORD_ALTERED] = {"changed", "changements"},
    [PSG_WORD_KEPT] = {"unchanged", "sans changement"},
    [PSG_WORD_RENAMED] = {"renamed", "renommé"},
    [PSG_WORD_RENAMED_MANY] = {"renamed", "renommés"},
    [PSG_WORD_SO_MANY_OTHER_KIND] = {"of another kind", "d’un autre genre"},
    [PSG_WORD_SO_MANY_OTHER_TIER] = {"on another tier", "à un autre niveau"},
    [PSG_WORD_SO_MANY_OTHER_GROUP] = {"in other groups", "dans d’autres groupes"},
    [PSG_WORD_SO_MANY_OTHER_PROPERTY] = {"with other properties",
                                         "avec d’autres propriétés"},
    [PSG_WORD_SO_MANY_OTHER_FIGURE] = {"with other values", "avec d’autres chiffres"},
    [PSG_WORD_CHANGED_ONE] = {"changed", "modifié"},
    [PSG_WORD_CHANGED_MANY] = {"changed", "modifiés"},
    [PSG_WORD_RELATION_ALTERED] = {"changed", "modifiée"},
    [PSG_WORD_RELATION_ALTERED_MANY] = {"changed", "modifiées"},
    [PSG_WORD_RENAMINGS] = {"renamed", "changements de nom"},
    [PSG_WORD_OTHER_KIND] = {"other kind", "autre genre"},
    [PSG_WORD_OTHER_TIER] = {"other tier", "autre niveau"},
    [PSG_WORD_OTHER_GROUP] = {"other group", "autre groupe"},
    [PSG_WORD_OTHER_PROPERTY] = {"other property", "autre propriété"},
    [PSG_WORD_JOINS] = {"joins", "rejoint"},
    [PSG_WORD_LEAVES] = {"leaves", "quitte"},
    [PSG_WORD_RELATIONS_ALTERED] = {"changed relations", "relations modifiées"},
    [PSG_WORD_CHANGED_RELATIONS] = {"Relations", "Relations"},
    [PSG_WORD_WITHIN] = {"within", "internes"},
    [PSG_WORD_NO_CLASS] = {"Others", "Autres"},
    [PSG_WORD_OTHER_FIGURE] = {"other value", "autre chiffre"},
    [PSG_WORD_FIGURE] = {"figure", "chiffre"},
    [PSG_WORD_FIGURES] = {"figures", "chiffres"},
    [PSG_WORD_FIGURES_ONLY_FOR] = {"Given only for", "Donnés seulement pour"},
    [PSG_WORD_NOW_TALKED_OF] = {"now talked of", "dont on parle désormais"},
    [PSG_WORD_TALKED_OF_NO_MORE] = {"no longer talked of", "dont on ne parle plus"},
    [PSG_WORD_NO_MORE_TALK] = {"no longer talked of", "on n’en parle plus"},
    [PSG_WORD_NOTHING_CHANGED] = {"Nothing changed", "Rien n’a changé"},
    [PSG_WORD_SMALL_ONES] = {"Small boxes without a name are unchanged actors",
                             "Les petites boîtes sans nom sont des acteurs inchangés"},
    [PSG_WORD_NAMES_WITHOUT_ROOM] = {"Too many to be named in the drawing",
                                     "Trop nombreux pour être nommés dans le dessin"},
    [PSG_WORD_BECAME] = {"became", "devient"},
    [PSG_WORD_MERGED] = {"merged", "fusion"},
    [PSG_WORD_SPLIT] = {"split", "scission"},
    [PSG_WORD_REFOUNDED] = {"founded anew", "refondation"},
    [PSG_WORD_ABSORBED] = {"absorbed", "absorption"},
    [PSG_WORD_OFFSHOOT] = {"split from one that goes on", "séparation, l’autre continue"},
    [PSG_WORD_PART_PASSED] = {"a part passes to another", "cession d’une partie"},
    [PSG_WORD_ONE_SUCCESSION] = {"one succession", "une succession"},
    [PSG_WORD_ONE_MERGER] = {"one merger", "une fusion"},
    [PSG_WORD_ONE_SPLIT] = {"one split", "une scission"},
    [PSG_WORD_ONE_REFOUNDING] = {"one founded anew", "une refondation"},
    [PSG_WORD_ONE_ABSORPTION] = {"one absorbed", "une absorption"},
    [PSG_WORD_ONE_OFFSHOOT] = {"one offshoot", "une séparation"},
    [PSG_WORD_ONE_TRANSFER] = {"one partial transfer", "une cession partielle"},
    [PSG_WORD_ONE_NEW_NAME] = {"one new name", "un nouveau nom"},
    [PSG_WORD_ONE_OTHER_TIER] = {"one change of level", "un changement de niveau"},
    [PSG_WORD_ONE_OTHER_KIND] = {"one change of kind", "un changement de genre"},
    [PSG_WORD_SOME_SUCCESSIONS] = {"successions", "successions"},
    [PSG_WORD_MERGERS] = {"mergers", "fusions"},
    [PSG_WORD_SPLITS] = {"splits", "scissions"},
    [PSG_WORD_REFOUNDINGS] = {"founded anew", "refondations"},
    [PSG_WORD_ABSORPTIONS] = {"absorbed", "absorptions"},
    [PSG_WORD_OFFSHOOTS] = {"offshoots", "séparations"},
    [PSG_WORD_TRANSFERS] = {"partial transfers", "cessions partielles"},
    [PSG_WORD_NEW_NAMES] = {"new names", "nouveaux noms"},
    [PSG_WORD_OTHER_TIERS_OF] = {"changes of level", "changements de niveau"},
    [PSG_WORD_OTHER_KINDS_OF] = {"changes of kind", "changements de genre"},
    [PSG_WORD_UNCHANGED_ACTOR] = {"actor unchanged", "acteur sans changement"},
    [PSG_WORD_UNCHANGED_ACTORS] = {"actors unchanged", "acteurs sans changement"},
    [PSG_WORD_NO_TIER] = {"No tier", "Sans niveau"},
    [PSG_WORD_NO_KIND] = {"No kind", "Sans genre"},
    [PSG_WORD_SEMICOLON] = {";", NBSP ";"},
    [PSG_WORD_NO_LINEAGE] =
        {"nobody was renamed, merged, split, succeeded, or moved to another tier or kind",
         "ni changement de nom, de niveau ou de genre, ni fusion, ni scission, ni "
         "succession"},
    [PSG_WORD_NAMES_LEFT_OUT] = {"names without room here", "noms sans place ici"},
    [PSG_WORD_SIZE] = {"Actors and relations", "Acteurs et relations"},
    [PSG_WORD_SIZE_ALONE] = {"Actors", "Acteurs"},
    [PSG_WORD_CHANGE] = {"Added and removed", "Arrivées et départs"},
    [PSG_WORD_CHANGE_OF] = {"actors", "acteurs"},
    [PSG_WORD_DENSITY] = {"Density", "Densité"},
    [PSG_WORD_DENSITY_OF] = {"% of all pairs are related", "% des paires sont reliées"},
    [PSG_WORD_CONNECTED] = {"Most connected", "Le plus relié"},
    [PSG_WORD_CONNECTED_OF] = {"number of neighbours", "nombre de voisins"},
    [PSG_WORD_AND_ONE] = {"and another", "et un autre"},
    [PSG_WORD_AND_SOME] = {"and %zu others", "et %zu autres"},
    [PSG_WORD_IN_ALL] = {"in all", "en tout"},
    [PSG_WORD_OTHER_FIGURES] = {"Other figures", "Autres chiffres"},
    [PSG_WORD_IN_THE_LEAD] = {"In the lead", "En tête"},
    [PSG_WORD_OTHERS_IN_GREY] = {"others in grey", "autres en gris"},
    [PSG_WORD_OTHERS_AS_BAND] = {"others in grey: 8 of 10, half, median",
                                 "autres en gris" NBSP ": 8 sur 10, la moitié, médiane"},
    [PSG_WORD_PUT_BEFORE] = {"without a start, drawn just before the others",
                             "sans début, placé juste avant les autres"},
    [PSG_WORD_PUT_AFTER] = {"without an end, drawn just after the others",
                            "sans fin, placé juste après les autres"},
    [PSG_WORD_NO_SERIES] = {"no measure has a value here, and no count changes",
                            "aucune mesure n’a de valeur ici, et aucun nombre ne change"},
    [PSG_WORD_ONE_VALUE] = {"all that it has to tell is one measure in a few words",
                            "tout ce qu’elle dirait est une mesure en quelques mots"},
    [PSG_WORD_NO_ROOM_FOR] = {"charts without room here", "courbes sans place ici"},
    [PSG_WORD_NOBODY_THEN] = {"No actor in this time", "Aucun acteur dans cette période"},
    [PSG_WORD_OTHER_EVENTS] = {"Other events", "Autres événements"},
    [PSG_WORD_OPEN_END] = {"goes on", "se poursuit"},
    [PSG_WORD_SOFT_DATE] = {"date not certain", "date incertaine"},
    [PSG_WORD_UNKNOWN_END] = {"date not known", "date inconnue"},
    [PSG_WORD_BEFORE_OR_AFTER] = {"began earlier", "plus ancien"},
    [PSG_WORD_SUCCESSION] = {"is followed by", "a pour suite"},
    [PSG_WORD_UNNAMED_EVENTS] = {"Events without their titles",
                                 "Événements sans leur titre"},
    [PSG_WORD_BEFORE] = {"before", "avant"},
    [PSG_WORD_AFTER] = {"after", "après"},
    [PSG_WORD_THROUGHOUT] = {"throughout", "tout du long"},
    [PSG_WORD_CONTINUED] = {"(continued)", "(suite)"},
    [PSG_WORD_SUCCESSIONS] = {"Successions", "Successions"},
    [PSG_WORD_SUCCESSION_ONE] = {"succession", "succession"},
    [PSG_WORD_SUCCESSION_MANY] = {"successions", "successions"},
    [PSG_WORD_VALUE] = {"value", "valeur"},
    [PSG_WORD_VALUES] = {"values", "valeurs"},
    [PSG_WORD_COLON] = {":", NBSP ":"},
    [PSG_WORD_SO_MANY_ACTOR] = {"{1} actor", "{1} acteur"},
    [PSG_WORD_SO_MANY_ACTORS] = {"{1} actors", "{1} acteurs"},
    [PSG_WORD_SO_MANY_GROUP] = {"{1} group", "{1} groupe"},
    [PSG_WORD_SO_MANY_GROUPS] = {"{1} groups", "{1} groupes"},
    [PSG_WORD_SO_MANY_RELATION] = {"{1} relation", "{1} relation"},
    [PSG_WORD_SO_MANY_RELATIONS] = {"{1} relations", "{1} relations"},
    [PSG_WORD_ONE_IS_TALKED_OF] = {"{1} actor is talked of", "on parle de {1} acteur"},
    [PSG_WORD_MANY_ARE_TALKED_OF] = {"{1} actors are talked of",
                                     "on parle de {1} acteurs"},
    [PSG_WORD_ONE_MAY_BE] = {"{1} actor may still be there",
                             "{1} acteur sera peut-être encore là"},
    [PSG_WORD_MANY_MAY_BE] = {"{1} actors may still be there",
                              "{1} acteurs seront peut-être encore là"},
    [PSG_WORD_ONE_MORE_MAY_BE] = {"{1} more may still be there",
                                  "{1} autre sera peut-être encore là"},
    [PSG_WORD_MANY_MORE_MAY_BE] = {"{1} more may still be there",
                                   "{1} autres seront peut-être encore là"},
    [PSG_WORD_ONE_IS_NEW] = {"{1} actor is new", "{1} acteur est nouveau"},
    [PSG_WORD_MANY_ARE_NEW] = {"{1} actors are new", "{1} acteurs sont nouveaux"},
    [PSG_WORD_ONE_OF_IS_NEW] = {"{1} of {2} actors is new",
                                "{1} acteur sur {2} est nouveau"},
    [PSG_WORD_MANY_OF_ARE_NEW] = {"{1} of {2} actors are new",
                                  "{1} acteurs sur {2} sont nouveaux"},
    [PSG_WORD_ONE_TAKES_OVER] = {"{1} new actor comes from earlier ones",
                                 "{1} nouvel acteur vient d’acteurs antérieurs"},
    [PSG_WORD_MANY_TAKE_OVER] = {"{1} new actors come from earlier ones",
                                 "{1} nouveaux acteurs viennent d’acteurs antérieurs"},
    [PSG_WORD_ONE_OF_THEM_TAKES_OVER] = {"{1} of them comes from earlier ones",
                                         "dont {1} qui vient d’acteurs antérieurs"},
    [PSG_WORD_MANY_OF_THEM_TAKE_OVER] = {"{1} of them come from earlier ones",
                                         "dont {1} qui viennent d’acteurs antérieurs"},
    [PSG_WORD_ONE_IS_GONE] = {"{1} actor is gone", "{1} acteur n’est plus là"},
    [PSG_WORD_MANY_ARE_GONE] = {"{1} actors are gone", "{1} acteurs ne sont plus là"},
    [PSG_WORD_ONE_MORE_IS_GONE] = {"{1} is gone", "{1} n’est plus là"},
    [PSG_WORD_MANY_MORE_ARE_GONE] = {"{1} are gone", "{1} ne sont plus là"},
    [PSG_WORD_ONE_IS_RENAMED] = {"{1} actor is renamed", "{1} acteur change de nom"},
    [PSG_WORD_MANY_ARE_RENAMED] = {"{1} actors are renamed",
                                   "{1} acteurs changent de nom"},
    [PSG_WORD_ONE_MORE_IS_RENAMED] = {"{1} is renamed", "{1} change de nom"},
    [PSG_WORD_MANY_MORE_ARE_RENAMED] = {"{1} are renamed", "{1} changent de nom"},
    [PSG_WORD_ONE_REMAINS] = {"{1} remains", "{1} reste"},
    [PSG_WORD_MANY_REMAIN] = {"{1} remain", "{1} restent"},
    [PSG_WORD_SAME_ACTOR] = {"the same actor", "le même acteur"},
    [PSG_WORD_SAME_ACTORS] = {"the same {1} actors", "les {1} mêmes acteurs"},
    [PSG_WORD_ONLY_ONE_ENDS] = {"the only actor ends", "le seul acteur prend fin"},
    [PSG_WORD_ONE_OF_THEM_ENDS] = {"{1} of them ends", "dont {1} prend fin"},
    [PSG_WORD_MANY_OF_THEM_END] = {"{1} of them end", "dont {1} prennent fin"},
    [PSG_WORD_ONE_NEW_RELATION] = {"{1} new relation", "{1} relation nouvelle"},
    [PSG_WORD_MANY_NEW_RELATIONS] = {"{1} new relations", "{1} relations nouvelles"},
    [PSG_WORD_ONE_RELATION_LESS] = {"{1} relation ended", "{1} relation finie"},
    [PSG_WORD_MANY_RELATIONS_LESS] = {"{1} relations ended", "{1} relations finies"},
    [PSG_WORD_IN_YEAR] = {" in {1}", " en {1}"},
    [PSG_WORD_ON_DAY] = {" on {1}", " le {1}"},
    [PSG_WORD_AT_NUMBER] = {" at {1}", " à {1}"},
    [PSG_WORD_IN_SLICE] = {" ({1})", " ({1})"},
    [PSG_WORD_NONE_THEN] = {"no actor{1}, {2}{3}", "aucun acteur{1}, {2}{3}"},
    [PSG_WORD_ONLY_ONE_STAYS] = {"the only actor{2} is still there{4}",
                                 "le seul acteur{2} est encore là{4}"},
    [PSG_WORD_ONLY_ONE_IS_GONE] = {"the only actor{2} is gone{4}",
                                   "le seul acteur{2} n’est plus là{4}"},
    [PSG_WORD_ONLY_ONE_MAY_STAY] = {"the only actor{2} may still be there{4}",
                                    "le seul acteur{2} est peut-être encore là{4}"},
    [PSG_WORD_SOME_MAY_STAY] =
        {"of {1} actors{2}, some may still be there{4}",
         "sur {1} acteurs{2}, certains sont peut-être encore là{4}"},
    [PSG_WORD_PERHAPS] = {"{1} perhaps", "{1} peut-être"},
    [PSG_WORD_ONE_IS_PERHAPS] = {"{1} actor is perhaps there",
                                 "{1} acteur est peut-être là"},
    [PSG_WORD_MANY_ARE_PERHAPS] = {"{1} actors are perhaps there",
                                   "{1} acteurs sont peut-être là"},
    [PSG_WORD_ONE_MORE_IS_PERHAPS] = {"{1} more is perhaps there",
                                      "{1} autre est peut-être là"},
    [PSG_WORD_MANY_MORE_ARE_PERHAPS] = {"{1} more are perhaps there",
                                        "{1} autres sont peut-être là"},
    [PSG_WORD_NONE_STAYS] = {"of {1} actors{2}, none is still there{4}",
                             "sur {1} acteurs{2}, aucun n’est encore là{4}"},
    [PSG_WORD_ONE_STAYS] = {"of {1} actors{2}, {3} is still there{4}",
                            "sur {1} acteurs{2}, {3} est encore là{4}"},
    [PSG_WORD_MANY_STAY] = {"of {1} actors{2}, {3} are still there{4}",
                            "sur {1} acteurs{2}, {3} sont encore là{4}"},
    [PSG_WORD_ALL_STAY] = {"of {1} actors{2}, all are still there{4}",
                           "sur {1} acteurs{2}, tous sont encore là{4}"},
    [PSG_WORD_ONE_OTHER_CAME] = {"; {1} other has come", NBSP "; {1} autre est venu"},
    [PSG_WORD_MANY_OTHERS_CAME] = {"; {1} others have come",
                                   NBSP "; {1} autres sont venus"},
    [PSG_WORD_ENDING_RELATION] = {"relation that ends", "relation qui prend fin"},
    [PSG_WORD_ROW_TO_COLUMN] = {"from row to column", "de la ligne à la colonne"},
    [PSG_WORD_ON_DIAGONAL] = {"on the diagonal: to itself",
                              "sur la diagonale : à soi-même"},
    [PSG_WORD_COLUMN_TO_ROW] = {"from column to row", "de la colonne à la ligne"},
    [PSG_WORD_ABOVE_DIAGONAL] = {"above the diagonal: {1}",
                                 "au-dessus de la diagonale" NBSP ": {1}"},
    [PSG_WORD_BELOW_DIAGONAL] = {"below the diagonal: {1}",
                                 "au-dessous de la diagonale" NBSP ": {1}"},
    [PSG_WORD_ROWS_AND_COLUMNS] = {"rows: {1}, columns: {2}",
                                   "lignes" NBSP ": {1}, colonnes" NBSP ": {2}"},
    [PSG_WORD_NO_RELATION_THEN] = {"no relation then", "sans relation alors"},
    [PSG_WORD_FOUND_BLOCK] = {"block: related more to each other",
                              "bloc" NBSP ": surtout reliés entre eux"},
    [PSG_WORD_ONE_WITHOUT_RELATION] = {"{1} actor without relations has no row",
                                       "{1} acteur sans relation n’a pas de ligne"},
    [PSG_WORD_MANY_WITHOUT_RELATION] = {"{1} actors without relations have no row",
                                        "{1} acteurs sans relation n’ont pas de ligne"},
    [PSG_WORD_ONE_IN_SEVERAL_GROUPS] =
        {"{1} actor is in several groups, and stands in one",
         "{1} acteur est dans plusieurs groupes, et figure dans un seul"},
    [PSG_WORD_MANY_IN_SEVERAL_GROUPS] =
        {"{1} actors are in several groups, and stand in one",
         "{1} acteurs sont dans plusieurs groupes, et figurent dans un seul"},
    [PSG_WORD_NAMES_OF] = {"names of {1} of {2} rows", "noms de {1} lignes sur {2}"},
    [PSG_WORD_SHARE_WITHIN_GROUPS] = {"{1}% of {2} relations lie within groups",
                                      "{1}" NBSP
                                      "% des {2} relations sont internes aux groupes"},
    [PSG_WORD_SHARE_OF_BLOCK] = {"one block holds {1}% of {2} relations",
                                 "un bloc réunit {1}" NBSP "% des {2} relations"},
    [PSG_WORD_SHARE_OF_BLOCKS] = {"{3} blocks hold {1}% of {2} relations",
                                  "{3} blocs réunissent {1}" NBSP "% des {2} relations"},
    [PSG_WORD_MOST_NEW_WITHIN] = {"most new ones within {1}",
                                  "la plupart des nouvelles au sein de {1}"},
    [PSG_WORD_MOST_NEW_BETWEEN] = {"most new ones between {1} and {2}",
                                   "la plupart des nouvelles entre {1} et {2}"},
    [PSG_WORD_HEAVIEST_LEADS] = {"heaviest: {1} → {2}",
                                 "la plus forte" NBSP ": {1} → {2}"},
    [PSG_WORD_HEAVIEST_BETWEEN] = {"heaviest: {1} – {2}",
                                   "la plus forte" NBSP ": {1} – {2}"},
    [PSG_WORD_ONLY] = {"only", "seulement"},
    [PSG_WORD_AROUND] = {"around", "autour" NBSP ":"},
    [PSG_WORD_STEP] = {"step", "pas"},
    [PSG_WORD_STEPS] = {"steps", "pas"},
    [PSG_WORD_MOST_RELATED] = {"those with most relations",
                               "ceux qui ont le plus de relations"},
    [PSG_WORD_HIGHEST] = {"highest by", "les premiers selon" NBSP ":"},
    [PSG_WORD_OTHER_MEMBERS] = {"Members", "Membres"},
    [PSG_WORD_MOVES] = {"From one to another", "De l’un à l’autre"},
    [PSG_WORD_BY_KIND] = {"by kind", "par genre"},
    [PSG_WORD_BY_TIER] = {"by tier", "par niveau"},
    [PSG_WORD_ONE_BY_ONE] = {"one by one", "un par un"},
    [PSG_WORD_ONE_WITHIN] = {"relation inside a box not drawn",
                             "relation interne non dessinée"},
    [PSG_WORD_MANY_WITHIN] = {"relations inside boxes not drawn",
                              "relations internes non dessinées"},
    [PSG_WORD_ONE_IN_SEVERAL] = {"is in several, and counted in each",
                                 "est dans plusieurs, compté dans chacun"},
    [PSG_WORD_MANY_IN_SEVERAL] = {"are in several, and counted in each",
                                  "sont dans plusieurs, comptés dans chacun"},
};

/* A sentence around two names, of which the first is that of the one before, if not said
 * otherwise. None has a word that changes with what is named. */
typedef struct {
    const char *start, *middle, *end;
    bool is_turned;
} Sentence;

static const struct {
    Sentence english, french;
} sentences[PSG_SUCCESSIONS] = {
    [PSG_SUCCESSION_BECAME] = {{"", " became ", "", false}, {"", " devient ", "", false}},
    [PSG_SUCCESSION_MERGED] = {{"", " merged into ", "", false},
                               {"", " fusionne dans ", "", false}},
    [PSG_SUCCESSION_SPLIT] = {{"", ", from the split of ", "", true},
                              {"", ", par scission de ", "", true}},
    [PSG_SUCCESSION_REFOUNDED] = {{"", " founded anew, from ", "", true},
                                  {"", " renaît de ", "", true}},
    [PSG_SUCCESSION_ABSORBED] = {{"", " absorbed by ", "", false},
                                 {"", " absorbe ", "", true}},
    [PSG_SUCCESSION_OFFSHOOT] = {{"", " split from ", ", which goes on", true},
                                 {"", " se sépare de ", ", qui continue", true}},
    [PSG_SUCCESSION_PART] = {{"part of ", " passes to ", "", false},
                             {"une partie de ", " passe à ", "", false}},
};

static bool
is_french(const char *language)
{
    return g_ascii_strncasecmp(language, "fr", 2) == 0;
}

char *
psg_word_of_succession(PsgSuccessionWhat what, const char *before, const char *after,
                       const char *language)
{
    const Sentence *said =
        is_french(language) ? &sentences[what].french : &sentences[what].english;
    return g_strconcat(said->start, said->is_turned ? after : before, said->middle,
                       said->is_turned ? before : after, said->end, NULL);
}

const char *
psg_word(PsgWord word, const char *language)
{
    return is_french(language) ? words[word].french : words[word].english;
}

/* In French, none is said as one is: "0 acteur". */
void
psg_word_fill(GString *out, const char *text, const char *const *values)
{
    for (const char *place = text; *place != '\0'; place++) {
        if (*place == '{') {
            g_string_append(out, values[place[1] - '1']);
            place += 2; /* the digit, and "}" */
        } else {
            g_string_append_c(out, *place);
        }
    }
}

PsgWord
psg_word_form(size_t count, PsgWord one, PsgWord many, const char *language)
{
    return count == 1 || (count == 0 && is_french(language)) ? one : many;
}

const char *
psg_word_for(size_t count, PsgWord one, PsgWord many, const char *language)
{
    return psg_word(psg_word_form(count, one, many, language), language);
}

char *
psg_word_of_count(size_t count, PsgWord one, PsgWord many, const char *language)
{
    static const char *const english[] = {"no",   "one",    "two",   "three", "four",
                                          "five", "six",    "seven", "eight", "nine",
                                          "ten",  "eleven", "twelve"};
    static const char *const french[] = {"zéro", "un",   "deux", "trois", "quatre",
                                         "cinq", "six",  "sept", "huit",  "neuf",
                                         "dix",  "onze", "douze"};
    const char *const *numbers = is_french(language) ? french : english;
    if (count == 1) {
        return g_strdup(psg_word(one, language));
    }
    g_autofree char *number = psg_number_label((double)count, language);
    return g_strdup_printf("%s %s",
                           count < G_N_ELEMENTS(english) ? numbers[count] : number,
                           psg_word(many, language));
}

char *
psg_word_of_part(size_t part, size_t whole, const char *language)
{
    g_autofree char *some = psg_number_label((double)part, language);
    g_autofree char *all = psg_number_label((double)whole, language);
    bool is_first = is_french(language);
    return g_strdup_printf(
        is_first ? "%s %s sur %s" : "%s of %s %s", some,
        is_first ? psg_word_for(part, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language) : all,
        is_first ? all : psg_word_for(whole, PSG_WORD_ACTOR, PSG_WORD_ACTORS, language));
}

char *
psg_word_capitalised(const char *text)
{
    char first[8] = "";
    if (*text == '\0') {
        return g_strdup("");
    }
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), first);
    return g_strconcat(first, g_utf8_next_char(text), NULL);
}

char *
psg_word_others(size_t count, const char *language)
{
    g_autofree char *number = psg_number_label((double)count, language);
    return g_strdup_printf(
        "+ %s %s", number,
        psg_word_for(count, PSG_WORD_OTHER, PSG_WORD_OTHERS, language));
}

char *
psg_word_and_others(size_t count, const char *language)
{
    g_autofree char *number = psg_number_label((double)count, language);
    g_auto(GStrv) around = g_strsplit(
        psg_word_for(count, PSG_WORD_AND_OTHER, PSG_WORD_AND_OTHERS, language), "%s", 2);
    return g_strjoinv(number, around);
}
