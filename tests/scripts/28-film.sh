#!/bin/sh
# A film as pictures and as a video: with ffmpeg, or what stands in for it, without, and with one that fails.
. "$(dirname "$0")/common.sh"

film() {
    "$PAYSAGE" render small.yaml --figure film --dpi 24 "$@" 2>stderr
}

cat >small.yaml <<'END'
slices: [{id: 2007}, {id: 2008}, {id: 2009}]
actors: {ann: {name: Ann}, bob: {name: Bob, when: 2008/..}}
relations: [{from: ann, to: bob}]
END

## Pictures

film --format png || fail "no pictures: $(cat stderr)"
[ -f out/film/film-0001.png ] || fail 'there is no first picture'
[ ! -e out/film.png ] || fail 'there is a picture outside the folder'
count=$(find out/film -name 'film-*.png' | wc -l)
[ "$count" -gt 50 ] || fail "only $count pictures"
last=$(printf 'out/film/film-%04d.png' "$count")
[ -f "$last" ] || fail "$last is missing: there are gaps"
cmp -s out/film/film-0001.png out/film/film-0002.png || fail 'nothing rests at the beginning'
cmp -s out/film/film-0001.png "$last" && fail 'nothing has moved'
for picture in out/film/*.png; do
    od -An -c -N 4 "$picture" | grep -q 'P   N   G' || fail "$picture is no PNG"
done

## Another number of workers, and pictures of a longer film

cp -r out/film film-before
: >out/film/film-9999.png
: >out/film/film-0000.png
: >out/film/film-note.png
film --format png --fresh -j 1 || fail "no pictures: $(cat stderr)"
[ ! -e out/film/film-9999.png ] && [ ! -e out/film/film-0000.png ] || fail 'a stale picture is still there'
[ -e out/film/film-note.png ] || fail 'a file that is no picture of the film was removed'
rm -f out/film/film-note.png
diff -r out/film film-before || fail 'one worker makes other pictures'

## A document: a page a slice, all of one size

film --format pdf || fail "no document: $(cat stderr)"
[ -f out/film.pdf ] || fail 'there is no document'
sizes=$(pdfinfo -l 9 out/film.pdf | sed -n 's/^Page .* size: *//p')
[ "$(echo "$sizes" | wc -l)" -eq 3 ] && [ "$(echo "$sizes" | sort -u | wc -l)" -eq 1 ] ||
    fail "there are not three pages of one size: $sizes"
for page in 1 2 3; do
    pdftotext -f $page -l $page out/film.pdf page-$page.txt
    grep -q Ann page-$page.txt || fail "Ann is not on page $page"
done
if grep -q Bob page-1.txt; then fail 'the first page is not the first slice'; fi
grep -q Bob page-2.txt || fail 'the second page is not the second slice'

## A video: what ffmpeg is told, and what it gets

mkdir bin
cat >bin/ffmpeg <<'END'
#!/bin/sh
printf '%s\n' "$@" >arguments
head -c 300000 /dev/zero | tr '\0' w >&2 # more than a pipe holds
wc -c >bytes
for file; do :; done
echo 'the video' >"$file"
END
chmod +x bin/ffmpeg
PATH="$work/bin:$PATH" film --format mp4 || fail "no video: $(cat stderr)"
[ "$(cat out/film.mp4)" = 'the video' ] || fail 'what ffmpeg wrote is not the file'
grep -qx 'libx264' arguments || fail 'the codec is not said'
size=$(sed -n '/^-video_size$/{n;p;}' arguments)
frame=$((${size%x*} * ${size#*x} * 3))
[ $(($(cat bytes) % frame)) -eq 0 ] || fail "$(cat bytes) bytes are no number of frames of $size"
[ $(($(cat bytes) / frame)) -gt 100 ] || fail 'too few frames'

## An ffmpeg that fails at once, and none

rm out/film.mp4
printf '#!/bin/sh\necho "Unknown encoder" >&2\nexit 1\n' >bin/ffmpeg
PATH="$work/bin:$PATH" film --format mp4
[ $? -eq 3 ] || fail 'a failure of ffmpeg is not told as one of the world'
grep -q 'Unknown encoder' stderr || fail "what ffmpeg said is not told: $(cat stderr)"
[ ! -e out/film.mp4 ] || fail 'a video was written'

rm bin/ffmpeg
PATH="$work/bin" film --format mp4
[ $? -eq 3 ] || fail 'a missing ffmpeg is not told as a failure of the world'
grep -q 'install' stderr || fail "no remedy: $(cat stderr)"
[ ! -e out/film.mp4 ] || fail 'a video was written'

exit $failed
