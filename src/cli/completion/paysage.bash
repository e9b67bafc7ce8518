# Completion of paysage's command line, for bash. It asks the program, which knows its options and
# reads the landscape on the line.

_paysage() {
    local program=$1 typed=() word glued='' i last head='' value line candidate
    COMPREPLY=()
    # Bash cuts words at "=" and ":", which are parts of them here.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]//[\\\"\']/}
        [[ $word == \~/* ]] && word=$HOME/${word#\~/}
        if ((${#typed[@]} > 0)) && [[ -n $glued || $word == [=:]* ]]; then
            typed[${#typed[@]} - 1]+=$word
        else
            typed+=("$word")
        fi
        glued=
        [[ $word == [=:] ]] && glued=1
    done
    last=${typed[${#typed[@]} - 1]}
    # Of a word that was cut only what follows the cut is to be replaced.
    if [[ $COMP_WORDBREAKS == *=* ]]; then
        head=${last%"${last##*[=:]}"}
    fi
    while IFS= read -r line; do
        case $line in
            :files | :dirs)
                value=$last
                [[ $last == --*=* ]] && value=${last#*=}
                compopt -o filenames 2>/dev/null
                while IFS= read -r candidate; do
                    candidate=${last%"$value"}$candidate
                    COMPREPLY+=("${candidate#"$head"}")
                done < <(if [[ $line == :dirs ]]; then compgen -d -- "$value"; else compgen -f -- "$value"; fi)
                ;;
            *)
                candidate=${line%%$'\t'*}
                COMPREPLY+=("${candidate#"$head"}")
                ;;
        esac
    done < <("$program" completion --words -- "${typed[@]}" 2>/dev/null)
    if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

complete -F _paysage paysage
