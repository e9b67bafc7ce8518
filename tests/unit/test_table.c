/* Tables: which separator, which header, what columns mean, and what rows say. */
#include "drafted.h"
#include "exporting.h"
#include "importing.h"
#include "read/import/formats.h"
#include "read/table/dialect.h"
#include "read/table/table.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *table_suite(void);

enum { MOST_LINES = 12 };

/* A table, and lines of what is said of it: all of them if they are so many as actors, ties,
 * events, spells and facts together. */
typedef struct {
    const char *text;
    const char *lines[MOST_LINES + 1]; /* and NULL */
} Case;

static void
expect(const Case *table)
{
    g_autofree char *said = psg_drafted(psg_table_read, table->text, -1, NULL);
    psg_drafted_expect(said, table->lines);
    ck_assert_msg(psg_drafted_count(said, "told ") == 0 ||
                      strstr(table->lines[0], "told") != NULL,
                  "%s", said);
}

/* ---- Separators, quotes, lines ---- */

static const struct {
    const char *text, *rows;
} dialects[] = {
    {"a,b\n1,2\n", "[a][b]\n[1][2]\n"},
    {"a;b\r\n1;2,5\r\n", "[a][b]\n[1][2,5]\n"},
    {"a\tb\n\"1\t2\"\tx\n", "[a][b]\n[1 2][x]\n"},
    {"a|b\n1|2\n", "[a][b]\n[1][2]\n"},
    {"1 2\n1  3\n", "[1][2]\n[1][3]\n"},
    {"a b\nx \"[1, 2]\"\n", "[a][b]\n[x][[1, 2]]\n"},
    {"sep=;\na;b\n1;2\n", "[a][b]\n[1][2]\n"},
    {"\xef\xbb\xbf"
     "a,b\n1,2",
     "[a][b]\n[1][2]\n"},
    {"a,b\r1,2\r", "[a][b]\n[1][2]\n"},
    {"a,b\n\n1,2\n", "[a][b]\n\n[1][2]\n"},
    {"a,b\n,,\n1,2\n", "[a][b]\n\n[1][2]\n"},
    {"a,b\n\"x,y\",\"p\nq\"\n", "[a][b]\n[x,y][p q]\n"},
    {"a,b\n\"say \"\"hi\"\"\",2\n", "[a][b]\n[say \"hi\"][2]\n"},
    {"a,b\n\"say \\\"hi\\\"\",2\n", "[a][b]\n[say \"hi\"][2]\n"},
    {"a,b\n5\"7,2\n", "[a][b]\n[5\"7][2]\n"},
    {"a,b\n\"never,closed\n1,2\n", "[a][b]\n[\"never][closed]\n[1][2]\n"},
    {"a,b\n x , \"y\" \n", "[a][b]\n[x][y]\n"},
    {"a,b\n\xc2\xa0x\xc2\xa0,2\n", "[a][b]\n[x][2]\n"},
    {"a;b\nDupont, Jean;Paris, France\n", "[a][b]\n[Dupont, Jean][Paris, France]\n"},
    {"a;b, c\n1;2,5\n3;4\n5;6,1\n", "[a][b, c]\n[1][2,5]\n[3][4]\n[5][6,1]\n"},
    {"Anna Martin\nBob Durand\n", "[Anna Martin]\n[Bob Durand]\n"},
};

START_TEST(finds_separators)
{
    const char *text = dialects[_i].text;
    g_autoptr(PsgInput) input = psg_input_new("t", text, strlen(text));
    g_autoptr(PsgDialect) dialect = psg_dialect_open(input);
    const PsgGrid *grid = psg_dialect_grid(dialect);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(PsgCell));
    g_autoptr(GString) rows = g_string_new(NULL);
    for (size_t row = 0; row < grid->row_count; row++) {
        psg_grid_read(grid, row, cells);
        for (guint i = 0; i < cells->len; i++) {
            g_string_append_printf(rows, "[%s]", psg_cell_text(cells, i));
        }
        g_string_append_c(rows, '\n');
    }
    ck_assert_str_eq(rows->str, dialects[_i].rows);
}
END_TEST

/* ---- Relations ---- */

static const Case ties[] = {
    {"source,target,year\nA,B,1871\nB,C,1873\n",
     {"tie A -? B", "e0 when 1871/1871", "e1 when 1873/1873", "named A"}},
    {"From;To;Poids\nA;B;2,5\nB;C;1\n", {"e0 weight = 2.5", "e1 weight = 1"}},
    {"source,target,weight\nA,B,\"1,234.5\"\nB,C,\"2,000\"\n",
     {"e0 weight = 1234.5", "e1 weight = 2000"}},
    {"source;target;weight\nA;B;1 234,5\n", {"e0 weight = 1234.5"}},
    {"Source,Target,Type,Weight,Start,End\nA,B,Directed,2,1852,1999\n"
     "B,C,Undirected,1,1875,\n",
     {"tie A -> B", "tie B -- C", "e0 when 1852/1999", "e1 when 1875/",
      "e0 weight = 2 @ 1852/1999"}},
    {"id,label,source,target,kind,type\n1,x,a,b,8,directed\n",
     {"tie a -> b", "e0 kind = 8", "e0 name = x"}},
    {"de;vers;début;fin;nature\nA;B;1901;en cours;prêt\n",
     {"e0 when 1901/", "e0 kind = prêt"}},
    {"source,target,from,to\nA,B,1901,1905\n", {"tie A -? B", "e0 when 1901/1905"}},
    {"Vendeur;Acheteur;Date;Nature de l'acte\nA;B;12/03/1755;Vente\n",
     {"tie A -> B", "e0 when 12/03/1755/12/03/1755", "e0 kind = Vente"}},
    {"source_id,target_id,source_name,target_name,source_kind,target_kind\n"
     "p,o,Anna,Bank,person,firm\n",
     {"tie p -? o", "p name = Anna", "o name = Bank", "p kind = person",
      "o kind = firm"}},
    {"from_vertex_id\tto_vertex_id\tstart_minute\tend_minute\tinteraction_type\n"
     "14\t12\t0.125\t0.125\tsocial\n",
     {"tie 14 -> 12", "e0 when 0.125/0.125", "e0 kind = social"}},
    {"company,companyLabel,owner,ownerLabel,start\n"
     "http://www.wikidata.org/entity/Q1,Alpha,http://www.wikidata.org/entity/Q9,Omega,"
     "2001\n",
     {"tie Q1 -? Q9", "Q1 name = Alpha", "Q9 name = Omega",
      "Q1 url = http://www.wikidata.org/entity/Q1"}},
    {"Person,Organisation,Start\nAnna,CNRS,2001\nBob,CNRS,2002\n",
     {"tie Anna -? CNRS", "e1 when 2002/", "e0 when 2001/"}},
    {"name,partner,year\nA,B,2001\n", {"tie A -? B", "e0 when 2001/2001"}},
    {"source,target,amount\nA,B,\"2 500,50 €\"\nB,C,\"10 €\"\n",
     {"e0 .amount = 2500.50", "e1 .amount = 10"}},
    {"source,target,1990,1991\nA,B,10.5,0\nB,C,,3\n",
     {"e0 when 1990/1990", "e0 weight = 10.5 @ 1990/1990", "e1 when 1991/1991",
      "e1 weight = 3 @ 1991/1991"}},
    {"seller;buyer\nA; B\nA;\"B; C\"\nC;\"A; B\"\nB;C\n",
     {"tie A -> B", "tie A -> C", "tie C -> B"}},
    {"Source,Target\nNan,None\n", {"tie Nan -? None"}},
    {"onset,terminus,tail,head,edge.id\n0,1,1,2,7\n3,4,1,2,7\n3,4,1,2,8\n",
     {"e0 when 0/1", "e0 when 3/4", "e1 when 3/4"}},
    {",source,target\n0,A,B\n1,B,C\n", {"tie A -? B", "tie B -? C"}},
    {"ccode1,state_name1,ccode2,state_name2\n200,United Kingdom,235,Portugal\n",
     {"tie 200 -? 235", "200 name = United Kingdom", "235 name = Portugal"}},
    {"SOURCE ; TARGET ; DATE DEBUT\nA ; B ; 01/02/2003\n",
     {"tie A -? B", "e0 when 01/02/2003/"}},
    {"ego;alter;lien;année de naissance\nA;B;père;1801\n",
     {"e0 kind = père", "e0 .année de naissance = 1801"}},
};

START_TEST(reads_relations)
{
    expect(&ties[_i]);
}
END_TEST

/* ---- Times ---- */

static const Case times[] = {
    {"Source Target timeset\nA B \"[2016-02-03, 2016-02-04]\"\n"
     "B A \"[2016-03-04, Infinity]\"\nC A \"[-Infinity, 2016-02-04]\"\n",
     {"e0 when 2016-02-03/2016-02-04", "e1 when 2016-03-04/", "e2 when /2016-02-04"}},
    {"Id\tInterval\nA\t<[2007,2012]; (2015,Infinity)>\n",
     {"A when 2007/2012", "A when 2015/ start open end open"}},
    {"id,label,timeset\n1,uno,\"[1,5]; [10, 10.5];\"\n",
     {"1 when 1/5", "1 when 10/10.5"}},
    {"name,when\nA,\"[5-10,12-14]\"\n", {"A when 5/10", "A when 12/14"}},
    {"source,target,weight\na,b,\"<[1.0, 2, 1]; [2, 3, 2]>\"\n",
     {"e0 when 1.0/2", "e0 when 2/3", "e0 weight = 1 @ 1.0/2", "e0 weight = 2 @ 2/3"}},
    {"source,target,years\nA,B,2001; 2003\nB,C,2001-2005\nC,A,since 1999\n",
     {"e0 when 2001/2001", "e0 when 2003/2003", "e1 when 2001/2005", "e2 when 1999/"}},
    {"from,to,year,month,day\nA,B,2001,3,14\nB,C,2002,Déc.,\n",
     {"e0 when 2001-03-14/2001-03-14", "e1 when 2002-12/2002-12"}},
    {"item,itemLabel,inception,inceptionPrecision,dissolved,dissolvedPrecision\n"
     "Q1,Alpha,1901-01-01T00:00:00Z,9,1950-06-01T00:00:00Z,10\n"
     "Q2,Beta,1910-05-17T00:00:00Z,11,1920-01-01T00:00:00Z,8\n",
     {"Q1 when 1901/1950-06", "Q2 when 1910-05-17/192X"}},
    {"item,itemLabel,inception,inceptionPrecision\n" /* a date that is none is not cut */
     "Q1,Alpha,1901-0\xc3\xa9\xc3\xa9\xc3\xa9,10\nQ2,Beta,1910-05-17,9\n",
     {"Q1 when 1901-0\xc3\xa9\xc3\xa9\xc3\xa9/", "Q2 when 1910/"}},
    {"tail,head,onset,terminus,terminus.censored\n1,2,0,5,FALSE\n2,3,2,5,TRUE\n",
     {"e0 when 0/5", "e1 when 2/"}},
    {"name,start,end\nA,2001; 2010,2005; 2012\n",
     {"A when 2001/2005", "A when 2010/2012"}},
    {"id|name|from|to\n1|Alpha|1901|1950\n2|Beta|1910|\n",
     {"1 when 1901/1950", "2 when 1910/", "1 name = Alpha"}},
    {"1 2 1082040961\n3 4 1082155839\n",
     {"e0 when 2004-04-15T14:56:01Z/2004-04-15T14:56:01Z"}},
};

START_TEST(reads_times)
{
    expect(&times[_i]);
}
END_TEST

/* ---- Actors, events, values ---- */

static const Case others[] = {
    {"Nom;Année de création;Date de dissolution;Type;Niveau;Remarques;Site web\n"
     "Crédit lyonnais;1863;2005;Banque;1;Absorbé;https://cl.fr\n",
     {"actor Crédit lyonnais", "Crédit lyonnais when 1863/2005",
      "Crédit lyonnais kind = Banque", "Crédit lyonnais tier = 1",
      "Crédit lyonnais note = Absorbé", "Crédit lyonnais url = https://cl.fr"}},
    {"Id,Label,gender,birthdate,deathdate\nGK,George Keith,male,1638,1716\n",
     {"actor GK", "GK name = George Keith", "GK .gender = male", "GK when 1638/1716"}},
    {"id,media,media.type,type.label,audience.size\ns1,NY Times,1,Newspaper,20\n"
     "s2,CNN,2,TV,60\n",
     {"s1 name = NY Times", "s1 .media.type = 1", "s1 kind = Newspaper",
      "s2 .audience.size = 60"}},
    {"Prénom;Nom;Naissance\nAnna;Martin;1801\n",
     {"actor Anna Martin", "Anna Martin when 1801/"}},
    {"name,group\nA,North; South\n", {"A group = North", "A group = South"}},
    {"firm,year,employees\nA,2001,10\nA,2002,12\n",
     {"A when 2001/2001", "A .employees = 10 @ 2001/2001",
      "A .employees = 12 @ 2002/2002"}},
    {"Company,Year\nA,1901\nB,1910\nC,1920\n", {"A when 1901/", "C when 1920/"}},
    {"name,parent\nA,\nB,A\nC,A\n", {"tie B -? A", "tie C -? A", "e0 kind = parent"}},
    {"name,predecessor\nA,\nB,A\n", {"B before = A"}},
    {"Name,Partners\nA,\"B, C\"\n", {"tie A -? B", "tie A -? C", "named C"}},
    {"slice,node\n2007,a\n2008,a\n", {"actor a", "a in 2007/2007", "a in 2008/2008"}},
    {"Centre,2007,2008\nA,1,0\nB,,x\n", {"A when 2007/2007", "B when 2008/2008"}},
    {"name,2007,2008\nA,12.5,\n", {"A when 2007/2007", "A .t = 12.5 @ 2007/2007"}},
    {"date,title,place,actors,kind\n1914-08-01,War,Paris,\"A; B\",war\n",
     {"v0 when 1914-08-01/1914-08-01", "v0 title = War", "v0 place = Paris",
      "v0 kind = war", "named A"}},
    {"Date,Parties,Nature de l'acte\n1755,\"A; B\",Bail\n",
     {"v0 title = Bail", "v0 kind = Bail", "named B"}},
    {"actor,measure,year,value,unit\nA,staff,2001,12,FTE\n",
     {"A .staff = 12 @ 2001/2001"}},
    {"Année;Budget\n2001;1 200,5\n", {"* .Budget = 1200.5 @ 2001/2001"}},
    {"Centre;Année;Indicateur;Valeur\nCALMIP;2007;Puissance;12,5\n",
     {"CALMIP .Puissance = 12.5 @ 2007/2007"}},
    {"Nom;Prénom;Institution;Début;Fin\nMartin;Anna;CNRS;2001;2005\n",
     {"actor Anna Martin", "tie Anna Martin -? CNRS", "e0 when 2001/2005"}},
    {"Nom;Début;Fin;Successeur\nA;1900;1950;C\nC;1950;;\n", {"C before = A", "actor C"}},
    {"Institution,Type d'institution,Date de fondation\nX,banque,1539\n",
     {"actor X", "X kind = banque", "X when 1539/"}},
    {"person,personLabel,start\nQ1,Anna,2001\n", {"actor Q1", "Q1 name = Anna"}},
    {"Label,Start1,End1,Start2,End2\nA,1901,1905,1910,1920\n",
     {"A when 1901/1905", "A when 1910/1920"}},
    {"Paper,Authors,Year\nP1,\"Smith, J.; Doe, A.\",2001\n",
     {"v0 title = P1", "named Smith, J."}},
    {"Id,Label,timeset,modularity_class\nn1,Anna,,0\n",
     {"n1 name = Anna", "n1 group = 0"}},
    {"Id;Nom;x;y\n1;Alpha;0,5;1,5\n2;Bêta;2;3\n", {"1 x = 0.5", "1 y = 1.5"}},
    {"name,sales\nA,12%\nB,7%\n", {"A .sales = 12"}},
};

START_TEST(reads_others)
{
    Case table = others[_i];
    g_autofree char *text = g_strdup(table.text);
    g_autofree char *said = psg_drafted(psg_table_read, text, -1, NULL);
    g_auto(GStrv) parts = g_strsplit(said, " .f = ", -1);
    g_autofree char *renamed = g_strjoinv(" .t = ", parts); /* the table's own name */
    psg_drafted_expect(renamed, table.lines);
    ck_assert_uint_eq(psg_drafted_count(said, "told "), 0);
}
END_TEST

/* ---- Shapes ---- */

static const Case shapes[] = {
    {"\"from\" \"to\" \"weight\"\n\"1\" \"a\" \"b\" 2\n\"2\" \"b\" \"c c\" 3\n", /* of R */
     {"tie a -> b", "tie b -> c c", "e1 weight = 3"}},
    {"\"from\"\t\"to\"\n\"1\"\t\"a a\"\t\"b\"\n\"2\"\t\"b\"\t\"c\"\n",
     {"tie a a -> b", "tie b -> c"}},
    {"\"a\" \"b\"\n\"a\" 0 1\n\"b\" 1 0\n", {"tie a -- b"}},
    {"personne,\xc3\xa9v\xc3\xa8nement\nAnn,Congr\xc3\xa8s 1\nBob,Congr\xc3\xa8s 1\n",
     {"tie Ann -? Congr\xc3\xa8s 1", "tie Bob -? Congr\xc3\xa8s 1"}},
    {"Entreprise,Filiale,Depuis\nA SA,B SARL,2001\nA SA,C SAS,2003\n",
     {"tie A SA -? B SARL", "e1 when 2003/"}},
    {"A -> B\nB -- C\nC -> A\n", {"tie A -> B", "tie B -- C", "tie C -> A"}},
    {"A \xe2\x86\x92 B 2\nB \xe2\x86\x92 C 5\n", {"tie A -> B", "e1 weight = 5"}},
    {",A,B,C\nA,0,1,2\nB,1,0,0\nC,2,0,0\n",
     {"tie A -- B", "tie A -- C", "e1 weight = 2", "actor C"}},
    {"\"A\",\"B\",\"C\"\n\"A\",0,1,0\n\"B\",0,0,3\n\"C\",0,0,0\n",
     {"tie A -> B", "tie B -> C", "e1 weight = 3"}},
    {";A;B;C\nA;;1;\nB;;;1\nC;;;\n", {"tie A -- B", "tie B -- C"}},
    {"0 1 1\n1 0 0\n1 0 0\n", {"tie 1 -- 2", "tie 1 -- 3"}},
    {"Woman,E1,E2,E3\nEvelyn,1,1,0\nLaura,1,0,1\nTheresa,0,1,1\n",
     {"tie Evelyn -- E1", "tie Laura -- E3", "actor E2"}},
    {"A;B;C;D\nB;C\nC;D\n", {"tie A -? B", "tie A -? D", "tie C -? D"}},
    {"anna,bob\nbob,carl\ncarl,anna\n", {"tie anna -? bob", "tie carl -? anna"}},
    {"1 2 0.5\n1 3 1.5\n2 3 2\n", {"tie 1 -? 2", "e1 weight = 1.5"}},
    {"# Nodes: 4\n# FromNodeId\tToNodeId\n30\t1412\n30\t3352\n",
     {"tie 30 -> 1412", "tie 30 -> 3352"}},
    {"Registre;;\nDépouillement 2019;;\n;;\nSource;Cible;Année\nA;B;1900\n;;\n"
     "Source : AD Gironde;;\n",
     {"tie A -? B", "e0 when 1900/1900"}},
    {"Organisation;Partenaire;Début\nCNRS;INRIA;2001\n;CEA;2003\n;IRD;2004\n"
     "Inserm;INRA;2000\n;CEA;2006\n",
     {"tie CNRS -? IRD", "tie Inserm -? CEA"}},
};

/* What an export of ours repeats is read once: days are those of the date as it was written. */
static const Case own[] = {
    {"id,name,full,kind,tier,from,to,when,begin,end,talked_of,url,note,succeeds,sources\n"
     "a,Ann,,lab,,2007-01-01,2009-12-31,2007/2009~,known,approximate,,,,,\n",
     {"a name = Ann", "a kind = lab", "a when 2007/2009~/2007/2009~"}},
    {"from,to,kind,since,until,when,begin,end,weight,directed,label,note,sources\n"
     "a,b,funds,2007-01-01,,2007/..,known,open,2,no,,,\n",
     {"tie a -- b", "e0 kind = funds", "e0 when 2007/../2007/..",
      "e0 weight = 2 @ 2007/../2007/.."}},
    {"from,to,when,begin,end,title,kind,actors,people,place,participants,note,sources\n"
     "2009-09-01,2009-09-30,2009-09,known,known,Day,meeting,a; b,,,115,,\n",
     {"v0 when 2009-09/2009-09", "v0 .participants = 115", "named b"}},
    {"measure,unit,of,from,to,when,begin,end,value,bound,per,text,note,sources,subject\n"
     "staff,,north,,,2007,,,5,,all,,,,tier\nstaff,,lab,,,2007,,,6,,all,,,,group\n"
     "staff,,all,,,2007,,,7,,all,,,,all\nstaff,,a,,,2007,,,8,,all,,,,actor\n",
     {"a .staff = 8 @ 2007/2007", "* .staff = 7 @ 2007/2007",
      "lost: values of tiers and groups in a table of measures"}},
};

/* A landscape without events has an export whose table of them is a header alone. */
START_TEST(what_it_wrote_may_be_empty)
{
    g_autofree char *said = psg_drafted(
        psg_table_read,
        "from,to,when,begin,end,title,kind,actors,people,place,note,sources\n", -1, NULL);
    ck_assert_msg(psg_drafted_count(said, "told ") == 0, "%s", said);
}
END_TEST

/* Relations with so many columns. */
static char *
drafted_wide(int columns)
{
    g_autoptr(GString) wide = g_string_new("source,target");
    for (int i = 2; i < columns; i++) {
        g_string_append_printf(wide, ",c%d", i);
    }
    g_string_append(wide, "\na,b,1\n");
    return psg_drafted(psg_table_read, wide->str, -1, NULL);
}

START_TEST(reads_as_many_columns_as_a_spreadsheet_has)
{
    g_autofree char *most = drafted_wide(16384);
    ck_assert(psg_drafted_has(most, "tie a -? b"));
    ck_assert_uint_eq(psg_drafted_count(most, "told "), 0);
    g_autofree char *more = drafted_wide(16385);
    ck_assert_ptr_nonnull(strstr(more, "told table-columns at 1:"));
    ck_assert_uint_eq(psg_drafted_count(more, "tie "), 0);
}
END_TEST

/* Two hundred thousand columns, or one cell of some megabytes, are told or read at once: each letter
 * is looked at a few times. */
START_TEST(wide_tables_take_no_time)
{
    g_autofree char *said = drafted_wide(200000);
    ck_assert_ptr_nonnull(strstr(said, "table-columns"));
    g_autofree char *cell = g_strnfill(4000000, 'x');
    g_autofree char *long_one = g_strconcat("source,target\n", cell, ",b\n", NULL);
    g_autofree char *read = psg_drafted(psg_table_read, long_one, -1, NULL);
    ck_assert_ptr_nonnull(strstr(read, "told max-text"));
}
END_TEST

/* What is of a format that is not read, and what only begins like it. */
static const struct {
    const char *text;
    const char *advice; /* a word of it; NULL: none */
} looks[] = {
    {"Creator \"igraph\"\nVersion 1\ngraph\n[\n  directed 0\n", "GML"},
    {"graph [\n  node [\n    id 0\n", "GML"},
    {"graph G { a -- b }\n", NULL},
    {"graph LR {\n a -- b }\n", NULL},
    {"graph TD\n  A --> B\n", "Mermaid"},
    {"DL n=3 format = edgelist1\ndata:\n1 2\n", "UCINET"},
    {"%%MatrixMarket matrix coordinate real general\n3 3 1\n1 2 5\n", "MatrixMarket"},
    {"% sym weighted\n1 2 5\n", NULL},
    {"c made by hand\np edge 3 2\ne 1 2\n", "DIMACS"},
    {"# a\nb 1\nc 2\n# b\nc 1\n# c\nd 1\n", "LGL"},
    {"# a comment of some words\na b\nb c\n", NULL},
    {"#me.py\n# GMT Fri Nov 27\n#\n0 1 2 3\n1 2\n", "delimiter"},
    {"#me.py\n# GMT Fri Nov 27\n#\n0,1,2,3\n1,2\n", NULL},
    {"#me.py\n0 1\n1 {}\n", "edgelist"},
    {"paysage: 1\nactors: {a: {}}\n", NULL},
    {"0 1 {'weight': 4}\n1 2 {}\n", NULL},
    {"{\"name\": \"G\", \"_draw_\": [{}], \"_subgraph_cnt\": 0}", "DOT"},
    {"{\"id\": 0, \"children\": [{\"id\": 1}]}", "tree"},
    {"{\"nodes\": [{\"id\": 0, \"children\": [1]}], \"links\": []}", NULL},
    {"<!DOCTYPE html>\n<html>", "page of the web"},
    {"source,target\na,b\n", NULL},
};

START_TEST(formats_that_are_not_read_are_told_with_what_to_do)
{
    g_autoptr(PsgInput) input =
        psg_input_new("x", looks[_i].text, strlen(looks[_i].text));
    const char *advice = psg_file_format_advice(input);
    ck_assert_msg((advice == NULL) == (looks[_i].advice == NULL), "%s", looks[_i].text);
    ck_assert(advice == NULL || strstr(advice, looks[_i].advice) != NULL);
}
END_TEST

START_TEST(reads_what_it_wrote)
{
    expect(&own[_i]);
}
END_TEST

START_TEST(leaves_out_what_others_tell)
{
    g_autofree char *said = psg_drafted(
        psg_table_read,
        "slice,actor,name,presence,new,leaving\n2007,a,Ann,there,yes,no\n", -1, NULL);
    ck_assert(g_str_has_prefix(said, "\nlost: a table"));
    ck_assert_ptr_null(strstr(said, "Ann"));
}
END_TEST

START_TEST(reads_shapes)
{
    expect(&shapes[_i]);
}
END_TEST

START_TEST(counts_each_tie_of_a_matrix_once)
{
    g_autofree char *said = psg_drafted(psg_table_read, shapes[0].text, -1, NULL);
    ck_assert_uint_eq(psg_drafted_count(said, "tie "), 2);
}
END_TEST

/* ---- What is wrong ---- */

static const Case wrong[] = {
    {";A;B;C\nA;0;1,5;0\nB;1,5;0;-2\nC;0;-2;0\n", /* ties against, once */
     {"tie A -- B", "tie B -- C", "told bad-number at 3:9"}},
    {"source,target,weight\nA,B,0\nC,D,1\n", {"told bad-number at 2:5", "tie C -? D"}},
    {"source,target,weight\nA,B,-1\n", {"told bad-number at 2:5", "tie A -? B"}},
    {"source,target,weight\nA,B,many\n", {"told bad-number at 2:5", "tie A -? B"}},
    {"source,target\nA,\nB,C\n", {"told table-row at 2:3", "tie B -? C"}},
    {"source,target,weight\nA,B,2,5\nC,D,1\n", {"told long-row at 2:7", "tie C -? D"}},
    {"name,staff\nA,1\nTotal,1\n", {"told table-row at 3:1", "actor A"}},
    {"source,target\n", {"told table-header at 1:1"}},
    {"", {"told table-header at 1:1"}},
    {"foo,bar,baz\nx,1,2\ny,2,3\n", {"told table-header at 1:1"}},
};

/* Whatever their words: rows without ends were read all the same. */
START_TEST(ends_of_relations_stay_ends)
{
    static const Case table = {"mort,mortLabel,item,itemLabel\nA,B,C,D\nB,C,D,E\n",
                               {"tie A -? C", "tie B -? D", "A name = B"}};
    expect(&table);
}
END_TEST

START_TEST(words_among_which_one_is_no_direction_are_kinds)
{
    expect(&(Case){"source,target,type\nA,B,directed\nA,C,sideways\n",
                   {"e0 kind = directed", "e1 kind = sideways", "tie A -? B"}});
}
END_TEST

START_TEST(tells_what_is_wrong)
{
    g_autofree char *said = psg_drafted(psg_table_read, wrong[_i].text, -1, NULL);
    psg_drafted_expect(said, wrong[_i].lines);
    ck_assert_uint_eq(psg_drafted_count(said, "told "), 1);
}
END_TEST

START_TEST(a_wrong_header_is_told_once)
{
    g_autoptr(GString) text = g_string_new("foo;bar;baz\n");
    for (int i = 0; i < 300; i++) {
        g_string_append_printf(text, "%d;\"x\";2,5;%d\n", i, i);
    }
    g_autofree char *said = psg_drafted(psg_table_read, text->str, -1, NULL);
    ck_assert_uint_eq(psg_drafted_count(said, "told "), 1);
    ck_assert_uint_eq(psg_drafted_count(said, "named "), 0);
}
END_TEST

/* ---- All the way ---- */

/* What is imported can be written, and is the same when that is read, without mistakes. */
static void
expect_back(const Case *table)
{
    g_autoptr(PsgLandscape) landscape = importing_landscape(table->text, NULL);
    g_autofree char *yaml = exporting("yaml", (PsgExport){.landscape = landscape});
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) again = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(psg_diagnostics_error_count(list) == 0, "%s%s", yaml, told);
    psg_diagnostics_free(list);
    ck_assert_uint_eq(again->actor_count, landscape->actor_count);
    ck_assert_uint_eq(again->relation_count, landscape->relation_count);
    ck_assert_uint_eq(again->event_count, landscape->event_count);
    ck_assert_uint_eq(again->measure_count, landscape->measure_count);
    ck_assert_uint_eq(again->slice_count, landscape->slice_count);
}

START_TEST(relations_come_back)
{
    expect_back(&ties[_i]);
}
END_TEST

START_TEST(times_come_back)
{
    expect_back(&times[_i]);
}
END_TEST

START_TEST(others_come_back)
{
    if (strstr(others[_i].lines[0], "* .") == NULL) { /* of a landscape without actors */
        expect_back(&others[_i]);
    }
}
END_TEST

START_TEST(shapes_come_back)
{
    expect_back(&shapes[_i]);
}
END_TEST

START_TEST(two_tables_are_one_landscape)
{
    g_autoptr(PsgLandscape) landscape =
        importing_landscape("Id,Label,Kind\n1,Anna,person\n2,Bank,firm\n3,Bob,person\n",
                            "source,target,start,end\n1,2,1901,1905\n3,2,1903,\n");
    ck_assert_uint_eq(landscape->actor_count, 3);
    ck_assert_uint_eq(landscape->relation_count, 2);
    ck_assert_uint_eq(landscape->kind_count, 2);
}
END_TEST

START_TEST(keeps_to_limits)
{
    PsgLimits limits = psg_limits_default();
    limits.max_actors = 2;
    PsgDiagnostics *list;
    ck_assert_ptr_null(
        importing_try("slice,node\n1,a\n1,b\n2,c\n2,d\n", NULL, &limits, &list));
    static const ReadingCase most = {"", "max-actors", 4, 3, "than the limit of 2"};
    reading_expect_in(list, &most, PSG_SEVERITY_ERROR);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(many_ties_in_many_slices_take_little_time)
{
    g_autoptr(GString) csv = g_string_new("slice,source,target\n");
    for (int i = 0; i < 200000; i++) {
        g_string_append_printf(csv, "%d,n%d,m%d\n", i % 1000, i % 10000, i / 20);
    }
    g_autoptr(PsgLandscape) landscape = importing_landscape(csv->str, NULL);
    ck_assert_uint_eq(landscape->slice_count, 1000);
    ck_assert_uint_eq(landscape->relation_count, 200000);
}
END_TEST

/* ---- What the user says ---- */

static char *
drafted_with(const char *text, const char *column, const char *meaning)
{
    g_autoptr(GHashTable) map = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(map, (gpointer)(guintptr)column, (gpointer)(guintptr)meaning);
    if (strcmp(column, "bar") == 0) {
        g_hash_table_insert(map, (gpointer)(guintptr) "foo", (gpointer)(guintptr) "from");
    }
    const PsgDraftWishes wishes = {.map = map};
    return psg_drafted(psg_table_read, text, -1, &wishes);
}

START_TEST(takes_the_users_word)
{
    g_autofree char *ends = drafted_with("foo,bar\nx,1\n", "bar", "to");
    ck_assert(psg_drafted_has(ends, "tie x -? 1"));
    g_autofree char *measure = drafted_with("name,n\nx,1\n", "n", "measure:staff");
    ck_assert(psg_drafted_has(measure, "x .staff = 1"));
    g_autofree char *ignored = drafted_with("name,kind\nx,y\n", "kind", "ignored");
    ck_assert_uint_eq(psg_drafted_count(ignored, "x "), 0);
    g_autofree char *numbered = drafted_with("x,y\nz,w\n", "1", "name");
    ck_assert(psg_drafted_has(numbered, "actor x"));
}
END_TEST

START_TEST(recognises_tables_by_content)
{
    static const struct {
        const char *text;
        bool is_table;
    } texts[] = {
        {"source,target\na,b\n", true},
        {"a;b\n1;2\n", true},
        {"1 2\n2 3\n", true},
        {"", false},
        {"<gexf></gexf>", false},
        {"{\"nodes\": []}", false},
        {"title: A, B\nactors:\n  - a, b\n", false},
        {"# a comment\nactors: {a: {}, b: {}}\nrelations: [a, b]\n", false},
        {"Once upon a time\nthere was a king.\n", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        bool is_known = psg_drafted_is_known(psg_table_recognise, texts[i].text);
        ck_assert_msg(is_known == texts[i].is_table, "%s", texts[i].text);
    }
}
END_TEST

START_TEST(many_rows_take_little_time)
{
    g_autoptr(GString) text = g_string_new("source,target,year,weight\n");
    for (int i = 0; i < 100000; i++) {
        g_string_append_printf(text, "n%d,m%d,%d,%d.5\n", i % 5000, i / 20,
                               1900 + i % 100, i % 7);
    }
    g_autofree char *said = psg_drafted(psg_table_read, text->str, -1, NULL);
    ck_assert_uint_eq(psg_drafted_count(said, "tie "), 100000);
}
END_TEST

Suite *
table_suite(void)
{
    Suite *suite = suite_create("table");
    TCase *tests = tcase_create("table");
    tcase_add_loop_test(tests, finds_separators, 0, G_N_ELEMENTS(dialects));
    tcase_add_loop_test(tests, formats_that_are_not_read_are_told_with_what_to_do, 0,
                        G_N_ELEMENTS(looks));
    tcase_add_loop_test(tests, reads_what_it_wrote, 0, G_N_ELEMENTS(own));
    tcase_add_test(tests, what_it_wrote_may_be_empty);
    tcase_add_test(tests, leaves_out_what_others_tell);
    tcase_add_test(tests, reads_as_many_columns_as_a_spreadsheet_has);
    tcase_add_test(tests, wide_tables_take_no_time);
    tcase_add_loop_test(tests, reads_relations, 0, G_N_ELEMENTS(ties));
    tcase_add_loop_test(tests, reads_times, 0, G_N_ELEMENTS(times));
    tcase_add_loop_test(tests, reads_others, 0, G_N_ELEMENTS(others));
    tcase_add_loop_test(tests, reads_shapes, 0, G_N_ELEMENTS(shapes));
    tcase_add_test(tests, counts_each_tie_of_a_matrix_once);
    tcase_add_test(tests, ends_of_relations_stay_ends);
    tcase_add_test(tests, words_among_which_one_is_no_direction_are_kinds);
    tcase_add_loop_test(tests, tells_what_is_wrong, 0, G_N_ELEMENTS(wrong));
    tcase_add_test(tests, a_wrong_header_is_told_once);
    tcase_add_loop_test(tests, relations_come_back, 0, G_N_ELEMENTS(ties));
    tcase_add_loop_test(tests, times_come_back, 0, G_N_ELEMENTS(times));
    tcase_add_loop_test(tests, others_come_back, 0, G_N_ELEMENTS(others));
    tcase_add_loop_test(tests, shapes_come_back, 0, G_N_ELEMENTS(shapes));
    tcase_add_test(tests, two_tables_are_one_landscape);
    tcase_add_test(tests, keeps_to_limits);
    tcase_add_test(tests, many_ties_in_many_slices_take_little_time);
    tcase_add_test(tests, takes_the_users_word);
    tcase_add_test(tests, recognises_tables_by_content);
    tcase_add_test(tests, many_rows_take_little_time);
    suite_add_tcase(suite, tests);
    return suite;
}
