# The JSON Schemas that the program prints are good ones, take what the program takes, and refuse
# what it refuses where a schema can tell.
. "$TESTS/cases/lib.bash"
for kind in exercise routine page guide brand prescription; do
    expect 0 regimen schema --json "$kind"
    cp out "$kind.json"
done
expect 0 regimen schema --json
cp out all.json

regimen init started > started.log
small_guide small
mkdir phases && cp -r "$TESTS/sites/phases/content" phases/
shipped_guide shipped
node "$TESTS/cases/json-schema.mjs" guides started small phases shipped
node "$TESTS/cases/json-schema.mjs" fixtures "$TESTS"/invalid/{unknown-field,misplaced-field,missing-field,missing-value,wrong-shape,wrong-value,wrong-date,wrong-count,out-of-range,too-long,duplicate-item,unknown-joint,unknown-prop,unknown-place,unknown-muscle,prop-without-partner}.txt
node "$TESTS/cases/json-schema.mjs" manual "$TESTS/../docs/figures.md"

# Many values, each in a page of its own: told by the program, and by the schema.
small_guide many
node "$TESTS/cases/json-schema.mjs" write many
status=0
regimen check many --format json > many.json || status=$?
[[ $status -eq 1 ]] || fail "exit status $status"
node "$TESTS/cases/json-schema.mjs" compare many many.json
