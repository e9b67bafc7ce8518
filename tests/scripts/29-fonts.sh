#!/bin/sh
# Fonts: figures are the same whatever other fonts there are; a font that is missing is told by what draws, in
# a line, and by nothing else.
. "$(dirname "$0")/common.sh"
export XDG_CACHE_HOME="$work/cache"

# family NAME: a pattern of all fonts of the family.
family() {
    echo "<pattern><patelt name=\"family\"><string>$1</string></patelt></pattern>"
}

# fonts NAME TEXT: a configuration, NAME.conf, of the installed fonts and what the text says of them. It has
# a cache of its own, since that keeps what is said of fonts when they are found.
fonts() {
    cat >"$1.conf" <<END
<?xml version="1.0"?>
<fontconfig>
<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir><dir>~/.fonts</dir>
<dir>/Library/Fonts</dir><dir>~/Library/Fonts</dir><dir>$TOP/tests/fonts</dir>
<cachedir>$work/$1-cache</cachedir>
$2
</fontconfig>
END
}
none_but='<rejectfont><pattern></pattern></rejectfont></selectfont>'

## Other fonts

# The style's own font and one more, against all there are: with a serif that says it is Helvetica and all
# others that the style names after its first, with emoji, and with what the system makes of such names.
fonts few "<selectfont><acceptfont>$(family Inter)$(family 'DejaVu Sans')</acceptfont>$none_but"
names=
for name in Helvetica Arial sans-serif 'Noto Sans' 'Liberation Sans' emoji; do
    names="$names<string>$name</string>"
done
fonts many "<match target=\"scan\"><test name=\"family\"><string>DejaVu Serif</string></test>
<edit name=\"family\" mode=\"prepend\">$names</edit></match>
<include ignore_missing=\"yes\">/etc/fonts/conf.d</include>"
FONTCONFIG_FILE="$work/many.conf" fc-match Helvetica file | grep -q DejaVuSerif || fail 'the serif does not stand in for Helvetica'
for asked in 'mesocentres 2010..2011' 'space-stations.yaml 1990s..2000s'; do
    landscape=${asked% *}
    for surroundings in few many; do
        FONTCONFIG_FILE="$work/$surroundings.conf" "$PAYSAGE" render "$TOP/data/$landscape" --at "${asked#* }" \
            --format png --dpi 36 -o "$surroundings/$landscape" 2>stderr || fail "$surroundings: $(cat stderr)"
        ! grep font stderr || fail "with $surroundings fonts: is Inter there (make deps)?"
    done
    diff -r -x .paysage "few/$landscape" "many/$landscape" || fail "$landscape hangs on fonts that it does not name"
done

## A font that is missing

fonts other "<selectfont><acceptfont>$(family 'DejaVu Sans')</acceptfont>$none_but"
cat >small.yaml <<'END'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob}}
relations: [{from: ann, to: bob}]
END
# missing LINES ARGUMENT…: how many lines are said of fonts by a call that must succeed.
missing() {
    lines=$1
    shift
    FONTCONFIG_FILE="$work/other.conf" "$PAYSAGE" "$@" >stdout 2>stderr || fail "$*: $(cat stderr)"
    grep font stderr >said
    [ "$(grep -c . said)" -eq "$lines" ] || fail "$*: not $lines lines: $(cat stderr)"
    [ "$lines" -eq 0 ] ||
        grep -q 'warning: .*the font Inter, which is not installed: DejaVu Sans is used' said ||
        fail "$*: it is not told which font: $(cat stderr)"
}
missing 1 render small.yaml
missing 1 compare small.yaml 2007 2008
printf 'base: slides\nfont: "\\"DejaVu Sans\\" , Arial"\n' >quoted.yaml
missing 0 render small.yaml --style ./quoted.yaml
missing 0 check small.yaml
missing 0 show small.yaml
missing 0 export small.yaml --to json
missing 0 schema

## Letters that no font has

# A character for private use: no font of the two has it.
cat >private.yaml <<'END'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: "Ann \U000F1234"}, bob: {name: {2007: "\U000F1234", 2008: "Bób"}}, zoe: {name: Zoé}}
END
FONTCONFIG_FILE="$work/few.conf" "$PAYSAGE" render private.yaml -o private 2>stderr || fail "letters: $(cat stderr)"
[ "$(grep -c font stderr)" -eq 1 ] && grep -q 'warning: no font .* all letters of 2 names, as "Ann ' stderr ||
    fail "it is not told which letters are not there: $(cat stderr)"

exit $failed
