# A build that fails leaves the earlier output as it was, to the byte and to the inode.
. "$TESTS/cases/lib.bash"

small_guide .
regimen build --quiet
state_of dist > state

unharmed() { # what
    state_of dist | diff state - || fail "$1: the output was touched"
    nothing_staged .
}

cp -r content good
printf 'x\n' >> content/guide.yaml
expect 1 regimen build
says err 'content/guide.yaml:'
unharmed "a mistake in the guide"

rm -rf content && cp -r good content
sed -i 's/^kind: .*/kind: strenght/' content/exercises/wall-sit.md
printf 'See [nothing](nothing.md).\n' >> content/pages/why.md
expect 1 regimen build
says err "did you mean 'strength'?"
says err 'there is no file content/pages/nothing.md'
unharmed "mistakes in pages"
rm -rf content && cp -r good content

# A template that does not compile, one that fails while it runs, one that never ends and one that
# never stops growing; each is told at its own line.
template() { # path text
    mkdir -p "$(dirname "templates/$1")"
    printf '%s' "$2" > "templates/$1"
    for jobs in 1 4; do
        expect 1 regimen build --jobs $jobs
        says err "templates/$1"
        says err "${3:+templates/$1:$3:}"
        unharmed "$1: $2"
    done
    rm -rf templates
}
template site/exercise.html $'<p>\n<% if true then %>\n' 
template site/exercise.html $'<p>\n<%= nothing.at.all %>\n' 2
template site/exercise.html $'\n\n<% while true do end %>\n' 3
template site/exercise.html $'<% local t = {} while true do t[#t + 1] = ("x"):rep(1000) end %>' 1
template site/home.html $'<% local s = "x" while true do s = s .. s end %>' 1
template site/exercise.html $'<%\n return coroutine.wrap(function() while true do end end)() %>\n'
template site/exercise.html $'<%= os.getenv("HOME") %>' 1
template site/exercise.html $'<% pcall(function() while true do end end) while true do end %>' 1
template epub/exercise.xhtml $'<p>\n<% while true do end %>\n' 2
template print/card.xml $'<document>\n<% while true do end %>\n' 2
template print/card.xml $'<document>\n<p>not closed\n</document>\n'
template print/card.xml ''
template words/en.yaml $'dose: [1, 2\n'

# A build that is right again publishes.
sed -i 's/^title: .*/title: Another title/' content/guide.yaml
expect 0 regimen build
says dist/site/index.html 'Another title'
nothing_staged .
