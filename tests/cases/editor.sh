# An editor's YAML service (yaml-language-server) completes, explains and checks by the JSON Schemas,
# set up as docs/editors.md tells.
. "$TESTS/cases/lib.bash"
small_guide guide
cd guide
mkdir .schema
for kind in exercise routine page guide brand; do
    regimen schema --json "$kind" > ".schema/$kind.json"
done
node "$TESTS/cases/editor.mjs"

# What the manual has for VS Code reads every line that is told.
cd ..
printf -- '---\ntitle: Why\nordr: 1\nsummary: [x]\n---\n# Why\n' > guide/content/pages/why.md
expect 1 regimen check guide --format gcc
pattern=$(sed -n 's/^ *"regexp": "\(.*\)",$/\1/p' "$TESTS/../docs/editors.md")
PATTERN=$pattern node -e '
    const lines = require("fs").readFileSync("out", "utf8").trim().split("\n");
    const pattern = new RegExp(JSON.parse(`"${process.env.PATTERN}"`));
    const places = lines.map(line => pattern.exec(line)?.slice(1, 5).join(" "));
    if (!places.includes("guide/content/pages/why.md 3 1 error") || places.includes(undefined))
        throw new Error(`read as ${places.join("; ")}`);'
