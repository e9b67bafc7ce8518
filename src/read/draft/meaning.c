/* Words of columns and attributes, folded to their letters, and what they mean. */
#include "read/draft/meaning.h"

#include <glib.h>
#include <string.h>

/* By which --map and reports call it. */
static const char *const words[PSG_MEANINGS] = {
    [PSG_MEANING_PROPERTY] = "property",
    [PSG_MEANING_ID] = "id",
    [PSG_MEANING_NAME] = "name",
    [PSG_MEANING_FULL] = "full",
    [PSG_MEANING_KIND] = "kind",
    [PSG_MEANING_GROUP] = "group",
    [PSG_MEANING_TIER] = "tier",
    [PSG_MEANING_NOTE] = "note",
    [PSG_MEANING_URL] = "url",
    [PSG_MEANING_REFERENCE] = "reference",
    [PSG_MEANING_START] = "start",
    [PSG_MEANING_END] = "end",
    [PSG_MEANING_WHEN] = "when",
    [PSG_MEANING_PRECISION] = "precision",
    [PSG_MEANING_SLICE] = "slice",
    [PSG_MEANING_FROM] = "from",
    [PSG_MEANING_TO] = "to",
    [PSG_MEANING_WEIGHT] = "weight",
    [PSG_MEANING_DIRECTION] = "direction",
    [PSG_MEANING_TITLE] = "title",
    [PSG_MEANING_PLACE] = "place",
    [PSG_MEANING_ACTORS] = "actors",
    [PSG_MEANING_PEOPLE] = "people",
    [PSG_MEANING_ACTOR] = "actor",
    [PSG_MEANING_MEASURE] = "measure",
    [PSG_MEANING_VALUE] = "value",
    [PSG_MEANING_UNIT] = "unit",
    [PSG_MEANING_X] = "x",
    [PSG_MEANING_Y] = "y",
    [PSG_MEANING_BEFORE] = "before",
    [PSG_MEANING_IGNORED] = "ignored",
};

/* Folded: in small letters, without accents or signs, and in one word. A word whose meaning hangs
 * on the words beside it has the one here that it has alone: "source" is a source, and only
 * beside a target where a tie begins. */
static const char *const folded_words[PSG_MEANINGS] = {
    [PSG_MEANING_ID] =
        "id ids identifier identifiant key cle uid uuid ident nodeid vertexid actorid personid "
        "entityid orgid organisationid organizationid idnoeud idacteur item qid wikidata "
        "wikidataid nodename vertexname vertices",
    [PSG_MEANING_NAME] =
        "name names nom noms label labels libelle intitule itemlabel nodelabel displayname "
        "person personne organisation organization organisme institution institut company "
        "entreprise societe firm compagnie firme association entity entite shortname nomcourt "
        "denominationcourante nomusuel individual individu character personnage member membre "
        "prenomnom nomprenom nometprenom personname actorname nomacteur "
        "companyname organisationname organizationname nomdelorganisation nomdelinstitution "
        "nomdelasociete",
    [PSG_MEANING_FULL] =
        "full fullname longname officialname legalname nomcomplet nomlong "
        "nomofficiel raisonsociale denomination denominationsociale nomentier "
        "intitulecomplet nomdeveloppe",
    [PSG_MEANING_KIND] =
        "kind kinds type types category categorie categories nature natures genre relation "
        "relations relationship relationtype relationshiptype typerelation typederelation "
        "typederelations typedelien typelien naturedulien edgetype edgekind "
        "linktype tietype "
        "interaction interactiontype predicate predicat relationlabel typelabel nodetype "
        "actortype typedacteur typeacteur typeacte typedacte naturedelacte naturedacte "
        "typedorganisme typeorganisme "
        "eventtype typedevenement juridicalform legalform formejuridique lien tie "
        "orgtype typedentite kindof typology typologie typeoflink typeofrelation "
        "kindlabel sorte",
    [PSG_MEANING_GROUP] =
        "group groups groupe groupes cluster clusters community communities "
        "communaute communautes modularityclass faction factions clan team "
        "equipe department departement party parti partipolitique block bloc "
        "subgroup sousgroupe grouping groupname nomdugroupe",
    [PSG_MEANING_TIER] =
        "tier tiers level levels niveau niveaux echelon echelons etage strate stratum",
    [PSG_MEANING_NOTE] =
        "note notes comment comments commentaire commentaires remark remarks remarque "
        "remarques observation observations description descriptions itemdescription desc "
        "details annotation annotations memo explanation why pourquoi remarquesdiverses "
        "informations",
    [PSG_MEANING_URL] =
        "url urls website web siteweb siteinternet homepage uri link links "
        "weblink href adresseweb pageweb",
    [PSG_MEANING_REFERENCE] =
        "source sources reference references ref refs citation citations provenance cote "
        "archive archives bibliography bibliographie statedin sourcedufait sourceofthefact "
        "sourcedoc evidence preuve preuves documentsource",
    [PSG_MEANING_START] =
        "start starts begin begins beginning since depuis debut onset founded foundation "
        "founding fonde fondee fondation created creation cree creee inception established "
        "establishment etabli opened opening ouverture ouvert birth born naissance ne nee "
        "dob dateofbirth entry entree entered arrival arrivee joined joining adhesion "
        "st firstseen validfrom launched launch lancement incorporated accepted acceptee from "
        "fromdate du apartirde instituted commencement commenced first appearance "
        "apparition introduced starttimestamp miseenservice immatriculation",
    [PSG_MEANING_END] =
        "end ends ended ending fin terminus finish finished dissolved dissolution dissous "
        "dissoute abolished abolition closed closing closure fermeture ferme died death "
        "dead deces mort morte decede decedee dod dateofdeath exit sortie left leaving "
        "depart departure lastseen validto validuntil until jusque jusqua jusquau jusquen "
        "todate au stop stopped terminated termination cessation disparition disappeared "
        "suppression supprime archived retired radiation last endtimestamp arret",
    [PSG_MEANING_WHEN] =
        "when quand year years annee annees an ans date dates time times temps timestamp "
        "timestamps datetime timeset timeinterval timeintervals interval intervals "
        "intervalle intervalles period periods periode periodes spell spells dateheure "
        "jour day moment instant instants millesime month mois pointintime yearmonth t "
        "datation timespan lifespan active activeyears anneesdactivite exercice datedelacte "
        "dateacte dateducontrat datedudocument dateofdeed dateoftheevent datedelevenement",
    [PSG_MEANING_PRECISION] = "precision",
    [PSG_MEANING_SLICE] =
        "slice slices tranche tranches wave waves vague vagues snapshot "
        "snapshots phase phases timeslice timestep step panel coupe",
    [PSG_MEANING_FROM] =
        "de origine origin src sender emetteur expediteur sourceid fromid fromnodeid fromvertexid tail "
        "tailvertexid node1 nodea nodei actor1 actora person1 persona personne1 personnea "
        "acteur1 acteura vertex1 vertexa noeud1 sommet1 sommeta entity1 entitya org1 orga organisation1 "
        "organization1 organisationa organizationa institution1 country1 pays1 name1 nom1 "
        "id1 ida party1 partie1 contractant1 contractanta premiercontractant "
        "startnode sourcenode sourcename sourcevertex fromnode "
        "fromname fromvertex fromactor fromperson ego v1 n1 from1 company1 companya "
        "societe1 membre1 member1 individual1 individu1 noeudsource noeuddepart pointa "
        "idsource sourceactor acteursource nomsource",
    [PSG_MEANING_TO] =
        "to target cible vers destination destinataire receiver recipient dest dst targetid "
        "toid tonodeid tovertexid head headvertexid node2 nodeb nodej actor2 actorb person2 personb "
        "personne2 personneb acteur2 acteurb vertex2 vertexb noeud2 sommet2 sommetb entity2 entityb "
        "org2 orgb organisation2 organization2 organisationb organizationb institution2 "
        "country2 pays2 name2 nom2 id2 idb party2 partie2 contractant2 contractantb "
        "secondcontractant endnode targetnode targetname "
        "targetvertex tonode toname tovertex toactor toperson alter v2 n2 to2 company2 "
        "companyb societe2 membre2 member2 individual2 individu2 noeudcible noeudarrivee "
        "pointb partner partenaire a idcible targetactor acteurcible nomcible",
    [PSG_MEANING_WEIGHT] =
        "weight weights poids strength force intensity intensite weighting edgeweight "
        "tieweight linkweight ponderation frequency frequence count nombre occurrences "
        "nboccurrences wt nb",
    [PSG_MEANING_DIRECTION] =
        "direction directed isdirected oriente orientation dirige directionality "
        "edgedirection sens",
    [PSG_MEANING_TITLE] = "title titre event events evenement evenements eventname "
                          "eventtitle nomdelevenement headline fait objet acte",
    [PSG_MEANING_PLACE] = "place places lieu lieux location locations venue endroit "
                          "lieudelevenement",
    [PSG_MEANING_ACTORS] =
        "actors acteurs participants parties participant attendees members membres "
        "persons personnes organisations organizations institutions partners partenaires "
        "authors auteurs signatories signataires witnesses temoins entities entites intervenants "
        "contractants stakeholders partiesprenantes nodes noeuds protagonists protagonistes",
    [PSG_MEANING_PEOPLE] = "people gens peoplepresent presents speakers orateurs",
    [PSG_MEANING_ACTOR] = "actor acteur node noeud sommet vertex subject sujet agent",
    [PSG_MEANING_MEASURE] =
        "measure mesure indicator indicateur metric metrique variable "
        "grandeur quantity measurement",
    [PSG_MEANING_VALUE] = "value values valeur valeurs val",
    [PSG_MEANING_UNIT] = "unit units unite unites",
    [PSG_MEANING_X] = "x posx xpos positionx xcoord xcoordinate coordx xposition",
    [PSG_MEANING_Y] = "y posy ypos positiony ycoord ycoordinate coordy yposition",
    [PSG_MEANING_BEFORE] =
        "before predecessor predecessors predecesseur predecesseurs succeeds successorof "
        "succedea succede replaces remplace replaced formerly previous previously "
        "succeeded anciennement prendlasuitede issude",
};

/* "date of foundation", "foundation date", "start_minute": what is left without them says it. */
static const char *const time_prefixes[] = {"datede",  "dateof",  "datedu",  "date",
                                            "anneede", "anneedu", "annee",   "yearof",
                                            "year",    "time",    "heurede", "jourde"};
static const char *const time_suffixes[] = {
    "date", "datetime", "year", "time",  "minute", "second", "hour", "day",   "at", "on",
    "in",   "le",       "en",   "annee", "yr",     "period", "sec",  "month", "utc"};

/* Letters that no decomposition takes apart. */
static const char *
plain_of(gunichar letter)
{
    switch (letter) {
    case 0x153: /* œ */
        return "oe";
    case 0xe6: /* æ */
        return "ae";
    case 0xf8: /* ø */
        return "o";
    case 0x142: /* ł */
        return "l";
    default:
        return NULL;
    }
}

char *
psg_meaning_fold(const char *word)
{
    g_autofree char *small = g_utf8_casefold(word, -1);
    g_autofree char *apart = g_utf8_normalize(small, -1, G_NORMALIZE_ALL);
    GString *out = g_string_new(NULL);
    for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        const char *plain = plain_of(letter);
        if (plain != NULL) {
            g_string_append(out, plain);
        } else if (g_unichar_isalnum(letter)) {
            g_string_append_unichar(out, letter);
        }
    }
    return g_string_free(out, FALSE);
}

/* Folded word → meaning. Made once, and never changed. */
static GHashTable *
known_words(void)
{
    static gsize made = 0;
    if (g_once_init_enter(&made)) {
        GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < PSG_MEANINGS; i++) {
            g_auto(GStrv) list =
                folded_words[i] == NULL ? NULL : g_strsplit(folded_words[i], " ", -1);
            for (size_t j = 0; list != NULL && list[j] != NULL; j++) {
                g_hash_table_insert(known, g_strdup(list[j]), GUINT_TO_POINTER(i));
            }
        }
        g_once_init_leave(&made, (gsize)known);
    }
    return (GHashTable *)made;
}

/* PROPERTY has no words: what is not found is it. */
static PsgMeaning
known(const char *word)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(known_words(), word));
}

static PsgMeaning
known_bound(const char *word)
{
    PsgMeaning meaning = known(word);
    return meaning == PSG_MEANING_START || meaning == PSG_MEANING_END
               ? meaning
               : PSG_MEANING_PROPERTY;
}

/* "fondation", "lafondation", "louverture": French has an article there. */
static PsgMeaning
bound_after_article(const char *word)
{
    PsgMeaning meaning = known_bound(word);
    if (meaning == PSG_MEANING_PROPERTY && g_str_has_prefix(word, "la")) {
        meaning = known_bound(word + strlen("la"));
    }
    if (meaning == PSG_MEANING_PROPERTY && (*word == 'l' || *word == 'd')) {
        meaning = known_bound(word + 1);
    }
    return meaning;
}

/* A word of a time with "date of" before it, or "date" after it. */
static PsgMeaning
bound_within(const char *word)
{
    PsgMeaning meaning = PSG_MEANING_PROPERTY;
    for (size_t i = 0; i < G_N_ELEMENTS(time_prefixes) && meaning == PSG_MEANING_PROPERTY;
         i++) {
        if (g_str_has_prefix(word, time_prefixes[i])) {
            meaning = bound_after_article(word + strlen(time_prefixes[i]));
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(time_suffixes) && meaning == PSG_MEANING_PROPERTY;
         i++) {
        if (g_str_has_suffix(word, time_suffixes[i])) {
            g_autofree char *rest =
                g_strndup(word, strlen(word) - strlen(time_suffixes[i]));
            meaning = known_bound(rest);
        }
    }
    return meaning;
}

PsgMeaning
psg_meaning_of(const char *word)
{
    g_autofree char *plain = psg_meaning_fold(word);
    PsgMeaning meaning = known(plain);
    if (meaning != PSG_MEANING_PROPERTY) {
        return meaning;
    }
    if (g_str_has_suffix(plain, "precision")) {
        return PSG_MEANING_PRECISION;
    }
    if (g_str_has_suffix(plain, "interval") || g_str_has_suffix(plain, "timeset")) {
        return PSG_MEANING_WHEN;
    }
    size_t length = strlen(plain);
    if (length > 1 && g_ascii_isdigit(plain[length - 1])) { /* "start1", "end2" */
        plain[length - 1] = '\0';
    }
    meaning = known_bound(plain);
    return meaning != PSG_MEANING_PROPERTY ? meaning : bound_within(plain);
}

const char *
psg_meaning_word(PsgMeaning meaning)
{
    return words[meaning];
}

bool
psg_meaning_lookup(const char *word, PsgMeaning *meaning)
{
    for (int i = 0; i < PSG_MEANINGS; i++) {
        if (strcmp(words[i], word) == 0) {
            *meaning = (PsgMeaning)i;
            return true;
        }
    }
    return false;
}

int
psg_month_of(const char *word)
{
    static const char *const months[][2] = {
        {"january", "janvier"}, {"february", "fevrier"},  {"march", "mars"},
        {"april", "avril"},     {"may", "mai"},           {"june", "juin"},
        {"july", "juillet"},    {"august", "aout"},       {"september", "septembre"},
        {"october", "octobre"}, {"november", "novembre"}, {"december", "decembre"},
    };
    bool is_too_short =
        strlen(word) < 3 || strcmp(word, "jui") == 0; /* juin or juillet */
    for (int i = 0; !is_too_short && i < (int)G_N_ELEMENTS(months); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(months[i]); j++) {
            if (g_str_has_prefix(months[i][j], word)) {
                return i + 1;
            }
        }
    }
    return 0;
}
