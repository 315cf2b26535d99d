# steps_json(dosage) is what json(steps(dosage)) gives, for every dosage of two guides.
. "$TESTS/cases/lib.bash"

"$TESTS/bench/generate" generated 60
mkdir shipped && cp -r "$TESTS/../content" shipped/
pages=0
for guide in generated shipped; do
    mkdir -p "$guide/templates/site"
    cat > "$guide/templates/site/exercise.html" <<'HTML'
<a href="<%= href(guide.help_page) %>">help</a>
<%- steps_json(entry.dosage) %>
<%- json(steps(entry.dosage)) %>
HTML
    regimen build --quiet --only site "$guide" || fail "$guide was not built"
    for page in "$guide"/dist/site/exercises/*/index.html; do
        mapfile -t line < "$page"
        [[ ${line[1]} == '{"extra":'* ]] || continue # a list
        [[ ${line[1]} == "${line[2]}" ]] || fail "$page: ${line[*]}"
        pages=$((pages + 1))
    done
done
[[ $pages -gt 70 ]] || fail "only $pages pages were looked at"
