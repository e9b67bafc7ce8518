# Completion of paysage's command line, for fish. It asks the program, which knows its options and
# reads the landscape on the line.

function __paysage_candidates
    set -l typed (commandline -opc)
    set -l program $typed[1]
    set -e typed[1]
    set -l last (commandline -ct)
    for line in (command $program completion --words -- $typed "$last" 2>/dev/null)
        switch $line
            case ':files' ':dirs'
                set -l head (string match -r -- '^--[^=]*=' "$last")
                test -n "$head"; or set head '' # an empty list would leave nothing
                set -l value (string replace -r -- '^--[^=]*=' '' "$last")
                if test $line = ':dirs'
                    printf '%s\n' $head(__fish_complete_directories "$value" '')
                else
                    printf '%s\n' $head(__fish_complete_path "$value")
                end
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c paysage -f -a '(__paysage_candidates)'
