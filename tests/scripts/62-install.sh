#!/bin/sh
# `make install` puts all where it was told, where it works, and `make uninstall` leaves nothing; `make dist` has what
# git has, with the same bytes whoever makes it and from wherever. Nothing is compiled here.
. "$(dirname "$0")/common.sh"
unset MAKEFLAGS MAKELEVEL VARIANT
build=${BUILT:+$(dirname "$BUILT")}
build=${build:-$TOP/build}

# goal GOAL NAME=VALUE…: what was built is taken as it is.
goal() {
    make -s -C "$TOP" "$@" installed= BUILD="$build" PROGRAM="$PAYSAGE" >stdout 2>stderr ||
        fail "make $*: $(cat stdout stderr)"
}

## Installed
(umask 077 && goal install DESTDIR="$work/root" PREFIX=/usr && exit $failed) || exit 1
mkdir -p root/usr/lib
share=$work/root/usr/share
[ -z "$(find root -type d ! -perm 755)" ] || fail "folders are not for all: $(find root -type d ! -perm 755)"
[ -z "$(find root -type f ! -perm 644 ! -perm 755)" ] || fail "files are not for all: $(find root -type f ! -perm 644)"
[ "$(find root -type f -perm 755)" = root/usr/bin/paysage ] || fail "programs: $(find root -type f -perm 755)"
for file in paysage/paysage.schema.json paysage/styles/slides.yaml doc/paysage/README.md; do
    [ -f "$share/$file" ] || fail "share/$file is not there"
done
if [ -e "$build/man/made" ] && [ -e "$build/completion/made" ]; then
    for file in man/man1/paysage.1 man/man1/paysage-render.1 man/man5/paysage.5 bash-completion/completions/paysage \
        zsh/site-functions/_paysage fish/vendor_completions.d/paysage.fish; do
        [ -s "$share/$file" ] || fail "share/$file is not there"
    done
else
    echo 'skipped: installed manual and completion: `make` has not made them'
fi
"$work/root/usr/bin/paysage" render "$share/doc/paysage/data/space-stations.yaml" --style "$share/paysage/styles/dark.yaml" \
    --figure timeline --format svg -o - >timeline.svg 2>stderr || fail "the installed program: $(cat stderr)"
grep -q '</svg>' timeline.svg || fail 'the installed program draws nothing'

# A program is compiled with the library where it was put, and finds it there.
if [ -e "$(dirname "$PAYSAGE")/libpaysage.so" ] && command -v cc pkg-config >/dev/null; then
    export PKG_CONFIG_PATH="$work/root/usr/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$work/root"
    cc -o example "$share/doc/paysage/contrib/library/example.c" $(pkg-config --cflags --libs paysage) &&
        LD_LIBRARY_PATH=$work/root/usr/lib ./example "$share/doc/paysage/data/space-stations.yaml" network 1990s library.svg \
            >stdout 2>stderr || fail "the installed library: $(cat stdout stderr)"
    grep -q '</svg>' library.svg || fail 'the installed library draws nothing'
    [ "$(pkg-config --modversion paysage)" = "$("$PAYSAGE" --version | sed 's/^paysage //')" ] || fail 'paysage.pc has another version'
fi

# Every link of every page that is installed leads to something that is installed.
python3 - "$share/doc/paysage" <<'END' || fail 'links lead nowhere'
import pathlib, re, sys
pages = list(pathlib.Path(sys.argv[1]).rglob("*.md"))
count, wrong = 0, []
for page in pages:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        count += 1
        if not (page.parent / target).exists():
            wrong.append(f"{page.name}: {target}")
print(*wrong, sep="\n", end="")
sys.exit(bool(wrong) or count < 50 or len(pages) < 10)
END

# What others have there stays, and nothing else.
touch "$share/doc/paysage/theirs" root/usr/lib/libpaysage.so.7
goal uninstall DESTDIR="$work/root" PREFIX=/usr
find root ! -type d | LC_ALL=C sort >stdout
printf 'root/usr/%s\n' lib/libpaysage.so.7 share/doc/paysage/theirs | cmp -s - stdout || fail "left, or gone: $(cat stdout)"
rm "$share/doc/paysage/theirs" root/usr/lib/libpaysage.so.7
goal uninstall DESTDIR="$work/root" PREFIX=/usr
[ "$(find root)" = root ] || fail "uninstall leaves $(find root)"

# Folders by GNU's names, and no DESTDIR.
set -- prefix="$work/a place" bindir="$work/elsewhere/bin" datarootdir="$work/a place/data" docdir="$work/papers"
goal install "$@"
for file in elsewhere/bin/paysage 'a place/data/paysage/styles/mono.yaml' papers/docs/format.md; do
    [ -f "$file" ] || fail "$file is not there"
done
goal uninstall "$@"
for folder in elsewhere 'a place' papers; do
    [ ! -e "$folder" ] || fail "uninstall leaves $(find "$folder")"
done

! make -s -C "$TOP" install PREFIX=place installed= BUILD="$build" PROGRAM="$PAYSAGE" >stdout 2>&1 ||
    fail 'a prefix below nothing is taken'
grep -q 'place/bin does not begin with /' stdout || fail "of such a prefix it says: $(cat stdout)"

# Root compiles nothing in a folder that a user has built.
if [ "$(id -u)" -eq 0 ]; then
    mkdir theirs
    chown 65534 theirs
    make -n -C "$TOP" install BUILD="$work/theirs" DESTDIR="$work/root" >stdout 2>&1
    ! grep -qE ' -c -o |mkdir' stdout || fail 'root builds where a user has built'
    [ -z "$(find theirs -user 0)" ] || fail "files of root's: $(find theirs -user 0)"
fi

## The tarball, and what Debian calls it
version=$("$PAYSAGE" --version | sed 's/^paysage //')
name=paysage-$version
dist() {
    "$1/build-aux/dist" "$version" "$2" -0 >stdout 2>stderr || fail "dist: $(cat stdout stderr)"
}
head -n 1 "$TOP/debian/changelog" | grep -q "^paysage ($version) " || fail "debian/changelog begins with another version than $version"
if [ -e "$(dirname "$PAYSAGE")/libpaysage.so" ] && command -v nm >/dev/null; then
    nm -D --defined-only "$(dirname "$PAYSAGE")/libpaysage.so" | sed -n 's/.* \(paysage_[a-z_]*\)@.*/\1/p' | sort >calls
    sed -n 's/^ \(paysage_[a-z_]*\)@.*/\1/p' "$TOP/debian/libpaysage0.symbols" | sort >told
    cmp -s calls told || fail "debian/libpaysage0.symbols has other calls than the library: $(diff calls told)"
fi
dist "$TOP" "$work/first"
tar -xf "first/$name.tar.xz" || fail 'the tarball cannot be unpacked'
if [ -e "$TOP/.git" ]; then
    git -C "$TOP" ls-tree -r HEAD | sed -E 's/^100(644|755) blob /\1 /' | sort >wanted
    (cd "$name" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort >../names &&
        git hash-object --no-filters --stdin-paths <../names >../digests &&
        xargs -d '\n' stat -c %a <../names | paste -d ' ' - ../digests | paste - ../names | sort >../found)
    cmp -s wanted found || fail "not what git has: $(diff wanted found | head -n 5)"
fi

# Unpacked, without git, after a build, elsewhere, by somebody with other habits.
mkdir -p "$name/build" "$name/tests/__pycache__"
touch "$name/build/x" "$name/out/x.svg" "$name/tests/__pycache__/x.pyc"
(umask 077 && export TZ=Pacific/Kiritimati LC_ALL=fr_FR.UTF-8 && dist "$work/$name" "$work/second")
cmp "first/$name.tar.xz" "second/$name.tar.xz" || fail 'the tarball of an unpacked tarball is another one'

exit $failed
