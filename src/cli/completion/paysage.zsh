#compdef paysage
# Completion of paysage's command line, for zsh. It asks the program, which knows its options and
# reads the landscape on the line.

_paysage() {
    local -a typed described open
    local line word meaning files found=1
    typed=("${(@Q)words[2,CURRENT]}")
    while IFS= read -r line; do
        case $line in
            :files | :dirs) files=$line ;;
            *)
                word=${line%%$'\t'*} meaning=${line#*$'\t'}
                word=${word//:/\\:}
                if [[ $word == *= ]]; then
                    open+=("$word:$meaning")
                else
                    described+=("$word${meaning:+:$meaning}")
                fi
                ;;
        esac
    done < <("${(Q)words[1]}" completion --words -- "${typed[@]}" 2>/dev/null)
    (( $#described )) && _describe -V paysage described && found=0
    (( $#open )) && _describe -V paysage open -S '' && found=0
    if [[ -n $files ]]; then
        [[ ${typed[-1]} == --*=* ]] && compset -P '*='
        if [[ $files == :dirs ]]; then _files -/ && found=0; else _files && found=0; fi
    fi
    return found
}

if [[ $funcstack[1] == _paysage ]]; then
    _paysage "$@"
else
    compdef _paysage paysage
fi
