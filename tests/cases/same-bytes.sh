# Two builds of the same content give the same bytes: with any number of workers, in any time zone
# and language, wherever the output goes, now or later.
. "$TESTS/cases/lib.bash"

same() { # what folder folder
    bytes_of "$2" > one
    bytes_of "$3" > two
    diff one two || fail "other bytes: $1"
}

for guide in small shipped; do
    rm -rf a b c d e f g there
    ${guide}_guide "$PWD/a"
    ${guide}_guide "$PWD/there/b"
    date=$(sed -n 's/^date: *//p' a/content/guide.yaml | tr -d '"')
    epoch=$(date -u -d "$date" +%s)

    (cd a && TZ=UTC LC_ALL=C LANG=C regimen build --quiet --jobs 1)
    find there -exec touch -d '2001-02-03 04:05:06' {} +
    (export TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 LANG=ar_EG.UTF-8 LANGUAGE=de HOME=/nonexistent
     umask 077
     regimen build --quiet --jobs 4 --out "$PWD/c/deep/dist" there/b)
    same "$guide: jobs, time zone, language, folder" a/dist c/deep/dist

    SOURCE_DATE_EPOCH=$epoch regimen build --quiet --jobs 1 --out d a
    same "$guide: the date of the guide in SOURCE_DATE_EPOCH" a/dist d

    SOURCE_DATE_EPOCH=1000000000 regimen build --quiet --jobs 1 --out e a
    SOURCE_DATE_EPOCH=1000000000 TZ=America/St_Johns regimen build --quiet --jobs 4 --out f a
    same "$guide: SOURCE_DATE_EPOCH" e f
    ! cmp -s e/*.epub d/*.epub || fail "$guide: SOURCE_DATE_EPOCH changes nothing in the EPUB"

    # From a clean start and over an older output.
    SOURCE_DATE_EPOCH=$epoch regimen build --quiet --jobs 4 --out e a
    same "$guide: built over an older output" d e
done

SOURCE_DATE_EPOCH=yesterday expect 2 regimen build a --out g
says err SOURCE_DATE_EPOCH
[[ ! -e g ]] || fail "something was written"
