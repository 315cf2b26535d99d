# The report on completeness: exactly what it says of the small guide, as text and as JSON; every
# exercise of the shipped guide; none where the guide has errors.
. "$TESTS/cases/lib.bash"
small_guide .

sed -i '/^figure:/,/^  muscles:/d' content/exercises/wall-sit.md # so that it lacks its picture
expect 0 regimen check --report
[[ ! -s err ]] || fail "the report says something on the standard error"
cat > expected << 'END'
Consensus on Exercise Reporting Template: 2 exercises, 19 items each

in guide.yaml, for all exercises
  2    missing  who teaches          write 'who' under 'delivery': who teaches the exercises, and what they were trained in
  3    missing  alone or in a group  write 'alone_or_group' under 'delivery': whether people exercise alone or in a group
  4    missing  supervision          write 'supervision' under 'delivery': whether somebody watches, and how
  6    missing  motivation           write 'motivation' under 'delivery': what helps people to keep going
  10   missing  other care           write 'other_care' under 'delivery': what belongs to the treatment besides exercise, or that nothing does
  12   missing  setting              write 'setting' under 'delivery': where people exercise
  14a  missing  generic or tailored  write 'tailoring' under 'delivery': whether everybody gets the same, or who fits it to the person
  15   partly   starting level       write 'starting_level' under 'delivery': how to find the exercises and the dose to begin with
  16a  missing  fidelity             write 'fidelity' under 'delivery': how it is found out whether people do it as it is meant
  16b  missing  done as planned      write 'delivered' under 'delivery': how far it was done as it is meant, or that nobody found out

calf-stretch  8 of 19, 1 partly  content/exercises/calf-stretch.md
  1    missing  equipment            write 'equipment', or 'equipment: []' where nothing is needed

wall-sit  5 of 19, 4 partly  content/exercises/wall-sit.md
  7b   missing  how to progress      write 'progressions': how to make it harder
  8    partly   description          write 'figure': a pose that is drawn, or a picture file
  13   partly   dosage               write in 'dosage': load or effort
  14b  partly   how tailored         write 'regressions': how to make it easier

in all
  1    equipment            1 of 2
  2    who teaches          0 of 2
  3    alone or in a group  0 of 2
  4    supervision          0 of 2
  5    adherence            2 of 2
  6    motivation           0 of 2
  7a   when to progress     2 of 2
  7b   how to progress      1 of 2
  8    description          1 of 2, 1 partly
  9    home programme       2 of 2
  10   other care           0 of 2
  11   adverse events       2 of 2
  12   setting              0 of 2
  13   dosage               1 of 2, 1 partly
  14a  generic or tailored  0 of 2
  14b  how tailored         1 of 2, 1 partly
  15   starting level       0 of 2, 2 partly
  16a  fidelity             0 of 2
  16b  done as planned      0 of 2
END
diff expected out || fail "the report is another one"

# As JSON: the same numbers, read by a parser that is not ours.
expect 0 regimen check --report --format json
[[ ! -s err ]] || fail "the report says something on the standard error"
node - out << 'END' || fail "the report as JSON is another one"
const assert = require("assert");
const report = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
assert.deepStrictEqual(Object.keys(report), ["version", "template", "exercises", "totals"]);
assert.strictEqual(report.version, 1);
const [calf, wall] = report.exercises;
assert.strictEqual(calf.id, "calf-stretch");
assert.strictEqual(calf.file, "content/exercises/calf-stretch.md");
assert.deepStrictEqual([calf.filled, calf.partly, calf.missing], [8, 1, 10]);
assert.deepStrictEqual([wall.filled, wall.partly, wall.missing], [5, 4, 10]);
assert.strictEqual(wall.items.length, 19);
assert.deepStrictEqual(wall.items.find((item) => item.item === "8"), {
  item: "8", state: "partly", from: ["steps"],
  add: "write 'figure': a pose that is drawn, or a picture file", inGuide: false });
assert.deepStrictEqual(calf.items.find((item) => item.item === "7a"), {
  item: "7a", state: "filled", from: ["routine start: progress_when"], add: null, inGuide: false });
assert.ok(calf.items.find((item) => item.item === "2").inGuide);
assert.strictEqual(report.totals.length, 19);
assert.deepStrictEqual(report.totals[8],
  { item: "8", name: "description", filled: 1, partly: 1, missing: 0 });
END

# Warnings do not stand in the way, and are told apart from it.
mkdir -p content/brands/bridge && touch content/brands/bridge/notes.txt
expect 0 regimen check --report --format json
says err '[stray-brand]'
node -e 'JSON.parse(require("fs").readFileSync("out"))' || fail "diagnostics are mixed into the report"
rm -r content/brands

# Every exercise of the shipped guide; it says how its exercises reach people.
shipped_guide shipped
expect 0 regimen check --report --quiet shipped
[[ ! -s err ]] || fail "the report says something on the standard error"
for page in shipped/content/exercises/*.md; do
    id=$(basename "$page" .md)
    grep -qE "^$id  1[0-9] of 19.*  $page\$" out || fail "$id is not in the report"
done
says_not out 'in guide.yaml'

# A folder's name may hold what a terminal obeys; it does not reach it.
mkdir $'content/exercises/\e[31mred' && mv content/exercises/wall-sit.md $'content/exercises/\e[31mred'
sed -i 's/(calf-stretch.md/(..\/calf-stretch.md/' $'content/exercises/\e[31mred/wall-sit.md'
expect 0 regimen check --report
says out 'content/exercises/\x1B[31mred/wall-sit.md'
says_not out $'\e'
mv $'content/exercises/\e[31mred/wall-sit.md' content/exercises/ && rmdir $'content/exercises/\e[31mred'
sed -i 's/(..\/calf-stretch.md/(calf-stretch.md/' content/exercises/wall-sit.md

# A brand is counted, and no report is made of a guide with errors.
mkdir content/brands content/brands/bridge && echo 'name: Bridge' > content/brands/bridge/brand.yaml
expect 0 regimen check
says out '2 exercises, 1 routine, 2 pages, 1 brand, no errors'
sed -i 's/^kind: .*/kind: wrong/' content/exercises/wall-sit.md
expect 1 regimen check --report
[[ ! -s out ]] || fail "there is a report of a guide with errors"
says err 'wall-sit.md:3:7: error:'
says err 'there is no report while the guide has errors'
expect 1 regimen check --report --format json
[[ ! -s out ]] || fail "there is a report of a guide with errors"

for format in sarif github gcc; do
    expect 2 regimen check --report --format $format
    says err '--report is told as text or json'
done
expect 2 regimen build --report
says err "build has no option '--report'"
