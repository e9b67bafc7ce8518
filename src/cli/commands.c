/* The table of commands, in the order of work, and the choice among them. */
#include "cli/command.h"

#include "base/suggest.h"
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

static const PsgCommand commands[] = {
    {"new", "[PLACE]", 0, 1000,
     "write a landscape to begin with, which shows what there is to say",
     "Without PLACE, it is paysage.yaml in this folder; with the name of a file that ends in "
     ".yaml, this file; else a folder that is made. Nothing that is there already is written over. With "
     "--from, it is made of tables, as by import; what import only tells stands in the file, too: "
     "what each column was taken for, what was guessed, what nobody told and which option helps, "
     "and what could be said in each part. It asks for the figures that suit it. Where anything is "
     "refused, all of it is told, and nothing is written.",
     "  paysage new                    # paysage.yaml, here\n"
     "  paysage new my-landscape && paysage render my-landscape -o out\n"
     "  paysage new valley.yaml\n"
     "  paysage new --from table.csv   # of a table, with the figures that suit it\n"
     "  paysage new --from people.csv --from ties.csv --slices 5y villages",
     &psg_new_work},
    {"import", "FILE\u2026", 1, 1000,
     "make a landscape of what others have: tables, workbooks, graphs",
     "Formats are known by their content: tables with commas, tabs or "
     "semicolons, workbooks, graphs, and DOT. What is guessed stands as a "
     "comment in the landscape; what is refused is told with its place. Several "
     "files make one landscape.",
     "  paysage import people.csv ties.csv -o landscape.yaml\n"
     "  paysage import network.xlsx -o landscape/\n"
     "  paysage import graph.gexf --slices year --report report.json -o landscape.yaml\n"
     "  paysage import acts.csv --map Vendedor=from,Comprador=to -o landscape.yaml",
     &psg_import_work},
    {"check", "DATA\u2026", 1, 100000, "tell every mistake, with its place",
     "All mistakes are told in one run: the place, what is wrong, and what may "
     "have been meant; and doubts, which are allowed and probably not meant. "
     "Nothing is written. A file in a folder NAME.paysage stands for that folder: "
     "all of its files are one landscape.",
     "  paysage check landscape.yaml\n"
     "  paysage check data/mesocentres --strict --all\n"
     "  paysage check data/mesocentres --format json\n"
     "  paysage check *.paysage.yaml --format sarif > paysage.sarif",
     &psg_check_work},
    {"show", "DATA [SLICE]\nDATA A..B", 1, 2,
     "tell the landscape in the terminal: who is there, who is new, what changed",
     "Without a slice, all slices in a line each. With one, who is there in it. "
     "With two, what changed between them.",
     "  paysage show data/mesocentres\n"
     "  paysage show data/mesocentres 2013 --lang en\n"
     "  paysage show data/mesocentres 2008..2017\n"
     "  paysage show data/mesocentres 2008..2017 --format json",
     &psg_show_work},
    {"render", "DATA", 1, 1,
     "make the figures that the landscape asks for: SVG, PNG, PDF, slides",
     "DATA is a landscape: a file, a folder of files, or \"-\" for standard "
     "input; what others have (tables, workbooks, graphs) is read, too. Without "
     "--figure, what the landscape's \"figures\" say is made, or else a network "
     "of each slice.\n"
     "Files go to the folder out. What has not changed since the last run is "
     "left as it is.",
     "  paysage render landscape.yaml\n"
     "  paysage render data/mesocentres -o out --figure network --at 2013 --format svg\n"
     "  paysage render data/mesocentres --figure pyramid --at 2008,2015 --lang en --style dark\n"
     "  paysage render data/mesocentres --figure deck --sections network,timeline\n"
     "  paysage render data/mesocentres --figure network --by kind --page a3\n"
     "  paysage render data/mesocentres --at 2007..2010 --page a4 --style print -j 2",
     &psg_render_work},
    {"compare",
     "DATA A B\nDATA A..B\nDATA A DATA2 B\nDATA DATA2\n--git=REVISION DATA [A [B]]", 1, 9,
     "tell what changed between two slices, or two landscapes",
     "Of two slices, one figure and one sentence tell who was added, who was "
     "removed, and what is not as it was. Slices may be of two landscapes; then "
     "actors are the same if their ids are, or as the table of --match says.\n"
     "Without slices, two files, or a file and a revision of it that git keeps, "
     "are compared in words. It may also be git's own program for differences of "
     "landscapes.",
     "  paysage compare data/mesocentres 2008 2017\n"
     "  paysage compare data/mesocentres 2008 2017 --form groups --format svg -o out\n"
     "  paysage compare data/mesocentres 2008 2017 --format json\n"
     "  paysage compare before.yaml 2020 after.yaml 2020 --match ids.csv --exit-code\n"
     "  paysage compare before.yaml after.gexf        # what they say, in words\n"
     "  paysage compare --git HEAD~1 data/mesocentres # what was changed since then\n"
     "  git config diff.paysage.command \"paysage compare\"; "
     "echo '*.yaml diff=paysage' >> .gitattributes",
     &psg_compare_work},
    {"explore", "DATA\n--component", 0, 1,
     "make one page to explore in a browser: a slider over the slices, search, tables",
     "The page needs no server and asks for nothing from elsewhere: it can be "
     "sent, kept, and opened from a folder. It has the pictures of all slices, "
     "in all languages of the landscape, with facts and tables of every actor.",
     "  paysage explore landscape.yaml -o landscape.html\n"
     "  paysage explore data/mesocentres --lang en > mesocentres.html\n"
     "  paysage explore landscape.yaml --embed -o part.html\n"
     "  paysage explore --component -o paysage-explorer.js",
     &psg_explore_work},
    {"watch", "DATA", 1, 1,
     "make the figures anew after each save, as far as they change",
     "Takes what render takes. It looks at the files of DATA, makes again what "
     "changed, and leaves the figures alone where the landscape has mistakes. It "
     "ends with Ctrl-C.",
     "  paysage watch landscape.yaml\n"
     "  paysage watch data/mesocentres --figure network --at 2013 --format svg -o out\n"
     "  paysage watch /nfs/project/landscape.yaml --poll=5",
     &psg_watch_work},
    {"serve", "DATA", 1, 1, "show the landscape in a browser, and follow what is saved",
     "Shows the page to explore, and the figures, at an address of this machine "
     "alone. After each save the open page changes in place, and mistakes are "
     "told in it. It ends with Ctrl-C.",
     "  paysage serve landscape.yaml --open\n"
     "  paysage serve data/mesocentres --lang en --style dark --port 0\n"
     "  paysage serve landscape.yaml --listen 0.0.0.0 --token auto",
     &psg_serve_work},
    {"batch", "LIST", 1, 1, "make the figures of many landscapes, and an index of them",
     "LIST has a landscape a line, and after it options of render, and --name NAME if it is to be called "
     "otherwise than its file; words are quoted as in a shell, # begins a remark, and - reads standard input. "
     "Figures go to OUT/NAME, and OUT/index.json and OUT/index.html tell what was made. Of two runs the second "
     "makes only what has changed. With --shard, several machines make a part each, and paysage merge ends that.",
     "  paysage batch landscapes.txt -o out\n"
     "  paysage batch landscapes.txt -o out --format svg,pdf --lang en -j 8\n"
     "  ls teams/*.yaml | paysage batch - -o out\n"
     "  paysage batch landscapes.txt -o out --shard 3/8\n"
     "  paysage batch landscapes.txt --dry-run --shard 1/8",
     &psg_batch_work},
    {"merge", "DIR", 1, 1, "check the shards of a batch, and write the index of them all",
     "Nothing is merged unless all shards are there, agree in LIST, version and fonts, and their files are as "
     "they were made; what is amiss is told, with what to do.",
     "  paysage batch landscapes.txt -o out --shard 1/2\n"
     "  paysage batch landscapes.txt -o out --shard 2/2\n"
     "  paysage merge out",
     &psg_merge_work},
    {"export", "DATA", 1, 1,
     "write the landscape for other programs: GEXF, GraphML, CSV, JSON, DOT and more",
     "What a format has no place for is told in a line on standard error. Graphs "
     "have the places and colours of the figures, unless --no-layout is said.",
     "  paysage export data/mesocentres --to json > landscape.json\n"
     "  paysage export data/mesocentres --to yaml -o one-file.yaml\n"
     "  paysage export data/mesocentres --to csv --table relations\n"
     "  paysage export data/mesocentres --to csv -o tables\n"
     "  paysage export data/mesocentres --to gexf -o graph.gexf\n"
     "  paysage export data/mesocentres --to dot --at 2013 | neato -Tsvg > 2013.svg",
     &psg_export_work},
    {"layout", "DATA", 1, 1, "print where actors stand, as CSV",
     "One row for each actor in each slice, with the centre and the size of its "
     "box on the page.",
     "  paysage layout data/mesocentres\n"
     "  paysage layout data/mesocentres --at 2007..2010\n"
     "  paysage layout data/mesocentres --points --stability 0.5\n"
     "  paysage layout data/mesocentres --layout fdp -o positions.csv",
     &psg_layout_work},
    {"schema", "", 0, 0, "print the JSON Schema of the landscape format, for editors",
     "With it, editors complete keys and tell mistakes while one writes. The "
     "format itself is described in paysage(5).",
     "  paysage schema > paysage.schema.json\n"
     "  paysage schema --part > paysage-part.schema.json",
     &psg_schema_work},
    {"completion", "bash|zsh|fish\n--words WORD\u2026", 0, 1000,
     "print a script by which a shell completes commands, options and ids",
     "The script asks the program itself what a word could become, so that it "
     "knows all options and their values, and the slices, actors, kinds, groups, "
     "tiers and measures of the landscape that stands on the line.\n"
     "With --words, that is what is printed: a candidate a line, a tab and what "
     "it is; a last line :files or :dirs if names of files or folders fit, too.",
     "  source <(paysage completion bash)          for this shell\n"
     "  paysage completion bash > ~/.local/share/bash-completion/completions/paysage\n"
     "  paysage completion zsh > ~/.zfunc/_paysage\n"
     "  paysage completion fish > ~/.config/fish/completions/paysage.fish",
     &psg_completion_work},
    {"help", "[COMMAND]\n--man [COMMAND]", 0, 1,
     "tell how the program, or a command, is used",
     "With --man, the same as a page of the manual, in the language mdoc, which man and mandoc show; "
     "format is the page of the landscape format, paysage(5).",
     "  paysage help render\n"
     "  paysage help --man format | mandoc",
     &psg_help_work},
};

const PsgCommand *
psg_command_nth(size_t place)
{
    return place < G_N_ELEMENTS(commands) ? &commands[place] : NULL;
}

const PsgCommand *
psg_command_lookup(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

const PsgCommand *
psg_command_find(const char *name)
{
    const PsgCommand *command = psg_command_lookup(name);
    if (command != NULL) {
        return command;
    }
    const char *names[G_N_ELEMENTS(commands)];
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        names[i] = commands[i].name;
    }
    const char *near = psg_suggest(name, names, G_N_ELEMENTS(names));
    const char *what = *name == '-' ? "option" : "command";
    if (near != NULL) {
        psg_say("no %s \"%s\" (did you mean \"%s\"?); see paysage --help", what, name,
                near);
    } else {
        psg_say("no %s \"%s\"; see paysage --help", what, name);
    }
    return NULL;
}

PsgExit
psg_commands_run(int argc, char **argv)
{
    if (argc < 2) {
        g_autofree char *text = psg_help();
        fputs(text, stderr);
        return PSG_EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        g_autofree char *text = psg_help();
        return psg_write_text(NULL, text);
    }
    if (strcmp(name, "--version") == 0) {
        return psg_write_text(NULL, "paysage " PSG_VERSION "\n");
    }
    const PsgCommand *command = psg_command_find(name);
    return command == NULL ? PSG_EXIT_USAGE : psg_command_run(command, argv + 1);
}
