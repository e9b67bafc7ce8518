# paysage: `make` builds build/paysage; `make help` lists the rest.

VERSION ?= 0.1.0

# release, debug, san (address and undefined behaviour), tsan (threads), cover (coverage), fuzz
# (for libFuzzer) or lint (release, warnings are errors). Each has its folder, so that none
# spoils another.
VARIANT ?= release
PREFIX ?= /usr/local
DESTDIR ?=
PKG_CONFIG ?= pkg-config
# A program of ours that runs here says what is made of its own words, where CC is of another machine.
NATIVE ?= $(PROGRAM)
ifneq ($(filter default undefined,$(origin CC)),)
CC := gcc
endif

# All processors, unless the caller says -j in MAKEFLAGS. What is typed stands later, and wins.
given := $(MAKEFLAGS) $(shell echo "$$MAKEFLAGS")
MAKEFLAGS += --no-builtin-rules --no-builtin-variables --no-print-directory
ifeq ($(MAKELEVEL)$(filter -j% --jobserver%,$(given)),0)
MAKEFLAGS := -j$(or $(shell nproc 2>/dev/null),2) $(MAKEFLAGS)
endif
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all

## Goals that come before all others
# `make deps figures` must work where neither compiler nor pkg-config is installed yet, and
# `make clean all` must not compile what is being removed. So a second make does the rest.
first := $(filter clean deps deps-dev,$(MAKECMDGOALS))
rest := $(filter-out $(first),$(MAKECMDGOALS))

.PHONY: clean deps deps-dev
clean:
	rm -rf build

deps:
	@build-aux/deps

deps-dev: $(filter deps,$(first))
	@build-aux/deps --dev

ifneq ($(and $(first),$(rest)),)

.PHONY: then $(rest)
$(rest): then ; @:
then: $(first)
	+@$(MAKE) $(rest)

else

## What is built

# Another folder for what is built: `make BUILD=elsewhere`.
BUILD ?= build
B := $(BUILD)/$(VARIANT)
PROGRAM := $(if $(filter release,$(VARIANT)),$(BUILD),$(B))/paysage

sources := $(sort $(shell find src -name '*.c'))
headers := $(sort $(shell find src -name '*.h'))
test_sources := $(sort $(wildcard tests/unit/*.c))
harnesses := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
suites := $(patsubst tests/unit/test_%.c,%,$(filter tests/unit/test_%,$(test_sources)))
styles := $(sort $(wildcard styles/*.yaml))
explorer := $(sort $(wildcard src/explore/*.css src/explore/script/*.js))
completions := $(sort $(wildcard src/cli/completion/paysage.*))
template := $(shell find data/template -type f 2>/dev/null | LC_ALL=C sort)

# What `make install` takes from the folder of what is built.
installed = $(PROGRAM) $(BUILD)/man/made $(BUILD)/completion/made $(if $(has_library),library)

objects := $(sources:%.c=$(B)/%.o)
# The library is all that the command line stands on; nobody includes it.
has_library := $(if $(filter release debug,$(VARIANT)),$(filter-out Darwin,$(shell uname)))
library_objects := $(filter-out $(B)/src/main.o $(B)/src/cli/% $(B)/src/serve/% $(B)/src/batch/%,$(objects))
program_objects := $(filter-out $(B)/src/lib/%,$(objects))
test_objects := $(test_sources:%.c=$(B)/%.o)
assets := $(B)/gen/assets.o

## Flags

PACKAGES := glib-2.0 gio-2.0 gio-unix-2.0 yaml-0.1 libcgraph libgvc cairo cairo-pdf pango pangocairo \
            json-glib-1.0 libpng fontconfig freetype2 pangoft2 expat libzip
TEST_PACKAGES := check libxml-2.0

# pkg-config is asked when a compiler first needs the answer, and only then. What a library's
# headers warn about is not ours, so its folders are system folders.
once = $(eval $(1) := $(2))$($(1))
isystem = $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(1) 2>/dev/null))
package_cflags = $(call once,package_cflags,$(call isystem,$(PACKAGES)))
package_libs = $(call once,package_libs,$(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lm)
check_cflags = $(call once,check_cflags,$(call isystem,$(TEST_PACKAGES)))
check_libs = $(call once,check_libs,$(shell $(PKG_CONFIG) --libs $(TEST_PACKAGES) 2>/dev/null))

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wcast-qual \
            -Wpointer-arith -Wundef -Wvla -Wformat=2 -Wdouble-promotion \
            -Wimplicit-fallthrough -Wswitch-enum $(null_warning)
# From GLib 2.76 on g_string_append() is inline and asks whether its string is NULL, from which
# gcc concludes that ours may be.
null_warning = $(call once,null_warning,$(if $(shell $(PKG_CONFIG) --max-version=2.75 glib-2.0 \
               2>/dev/null && echo old),-Wnull-dereference))
# Nothing newer is used, and nothing is told of what became deprecated later.
GLIB := GLIB_VERSION_2_74

flags_release := -O2 -g
flags_lint := -O2
flags_debug := -O0 -g3
flags_cover := -O0 -g --coverage
flags_san := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
flags_tsan := -O1 -g -fno-omit-frame-pointer -fsanitize=thread
# GLib's locks are told to it by tests/sanitizers/tsan_locks.c.
tsan_wraps := -Wl,--wrap=g_mutex_lock,--wrap=g_mutex_unlock
tsan_objects = $(if $(filter tsan,$(VARIANT)),$(B)/tests/sanitizers/tsan_locks.o)
flags_fuzz := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
              -fno-sanitize-recover=all
# What the sanitizers add to the code confuses these two; release and lint have them.
warnings_san := -Wno-null-dereference -Wno-maybe-uninitialized
warnings_tsan := $(warnings_san)
# clang's own opinions: INFINITY is a float, and g_utf8_next_char() drops a const
warnings_fuzz := -Wno-double-promotion -Wno-cast-qual

ifeq ($(flags_$(VARIANT)),)
$(error VARIANT=$(VARIANT) is unknown: release, debug, san, tsan, cover, fuzz or lint)
endif
ifeq ($(VARIANT),lint)
WERROR := 1
endif

# As distributions do. `make HARDENING=` leaves them out; what CFLAGS says of them counts.
HARDENING ?= $(if $(filter release lint,$(VARIANT)),1)
target = $(call once,target,$(shell $(CC) -dumpmachine))
fortify = $(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
branches = $(if $(filter x86_64-% i386-% i586-% i686-%,$(target)),-fcf-protection) \
           $(if $(filter aarch64-%,$(target)),-mbranch-protection=standard)
hard = $(fortify) -fstack-protector-strong \
       $(if $(findstring darwin,$(target)),,-fstack-clash-protection $(branches))
hard_link = $(if $(findstring darwin,$(target)),,-pie -Wl,-z,relro -Wl,-z,now)

# Without contraction, a * b + c has the same bits on every processor.
# One set of objects serves program and library.
mode = -std=c11 $(flags_$(VARIANT)) -ffp-contract=off -fno-common -fPIC -fvisibility=hidden \
       $(if $(HARDENING),$(hard))
defines := -DGLIB_VERSION_MIN_REQUIRED=$(GLIB) -DGLIB_VERSION_MAX_ALLOWED=$(GLIB) \
           -D_POSIX_C_SOURCE=200809L -DG_LOG_DOMAIN='"paysage"' -DPSG_VERSION='"$(VERSION)"'
warnings = $(WARNINGS) $(warnings_$(VARIANT)) $(if $(filter 1,$(WERROR)),-Werror)
compile_flags = $(mode) $(warnings) $(defines) -Isrc -I$(B)/gen $(package_cflags) \
                $(CPPFLAGS) $(CFLAGS)
# A suite is declared nowhere but in the runner, which is made from the list of suites.
test_flags = $(compile_flags) -Wno-missing-prototypes -Itests/unit $(check_cflags)
gen_flags = $(mode) -w $(package_cflags) $(check_cflags) $(CPPFLAGS) $(CFLAGS)
link_flags = $(flags_$(VARIANT)) $($(VARIANT)_wraps) $(if $(HARDENING),$(hard_link)) $(LDFLAGS)

# V=1 shows the commands instead of these lines.
quiet := $(if $(filter 1,$(V)),,@)
say = $(if $(quiet),@printf '  %-3s %s\n' '$(1)' '$(2)')
# A file that is looked at each time, and changes only when its text does.
keep = @cmp -s $@.new $@ && rm $@.new || mv $@.new $@

need = @command -v $(1) >/dev/null || { echo "$(1) is missing: run \`make deps-dev\`" >&2; exit 1; }

## Building

.PHONY: all FORCE
# In full where it may be installed from: whoever installs as root makes nothing more.
all: $(if $(filter release,$(VARIANT)),$(installed),$(PROGRAM) $(if $(has_library),library))

ifeq ($(VARIANT),release)
$(BUILD)/paysage: $(B)/paysage
	@ln -f $< $@
endif

$(B)/paysage: $(program_objects) $(assets) $(tsan_objects)
	$(call say,LD,$(PROGRAM))
	$(quiet)$(CC) $(link_flags) -o $@ $^ $(package_libs)

$(B)/unit: $(filter-out $(B)/src/main.o,$(program_objects)) $(assets) $(test_objects) \
           $(tsan_objects) $(B)/gen/unit.o
	$(call say,LD,$@)
	$(quiet)$(CC) $(link_flags) -o $@ $^ $(package_libs) $(check_libs)

# A harness with libFuzzer, and one that only tries what is kept.
fuzz_common := $(filter-out $(B)/src/main.o,$(program_objects)) $(assets) $(B)/tests/fuzz/fuzz.o
fuzz_objects := $(patsubst %.c,$(B)/%.o,$(wildcard tests/fuzz/*.c))

$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(fuzz_common)
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(quiet)$(CC) $(link_flags) -fsanitize=fuzzer -o $@ $^ $(package_libs) $(check_libs)

$(B)/replay/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(fuzz_common)
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(quiet)$(CC) $(link_flags) -o $@ $^ $(package_libs) $(check_libs)

.SECONDARY: $(fuzz_objects)

# The library, which programs find by the number of its interface (ABI), and compilers by its plain name.
ABI := 0
SONAME := libpaysage.so.$(ABI)
LIBRARY := $(dir $(PROGRAM))$(SONAME).$(subst $() ,.,$(wordlist 2,3,$(subst ., ,$(VERSION))))
PC := $(dir $(PROGRAM))paysage-uninstalled.pc

.PHONY: library
library: $(LIBRARY) $(PC)

$(LIBRARY): $(library_objects) $(assets) src/lib/paysage.map
	$(call say,LD,$@)
	$(quiet)$(CC) -shared $(filter-out -pie,$(link_flags)) -Wl,-soname,$(SONAME) -Wl,--version-script=src/lib/paysage.map \
	    -Wl,-z,defs -Wl,-z,nodelete -o $@ $(filter %.o,$^) $(package_libs)
	@ln -sf $(@F) $(@D)/$(SONAME) && ln -sf $(SONAME) $(@D)/libpaysage.so

# For programs of this tree: pkg-config takes it for "paysage", and before the one that is installed.
$(PC): src/lib/paysage.pc.in $(B)/flags
	@sed -e 's|@prefix@|$(CURDIR)|' -e 's|@libdir@|$(abspath $(@D))|' -e 's|@includedir@|$(CURDIR)/src/lib|' \
	    -e 's|@version@|$(VERSION)|' src/lib/paysage.pc.in >$@

# What programs do with the library in several threads, for those who watch.
$(B)/library_threads: $(B)/tests/sanitizers/library_threads.o $(library_objects) $(assets) $(tsan_objects)
	$(call say,LD,$@)
	$(quiet)$(CC) $(link_flags) -o $@ $^ $(package_libs) -pthread

# For a release: its interface is what the next ones are compared with (build-aux/check-abi).
.PHONY: abi
abi: $(LIBRARY)
	$(call need,abidw)
	@CC='$(CC)' build-aux/check-abi --record $(B)

# Makes calls of the system fail. Preloaded, so it has none of our flags.
$(B)/shim.so: tests/faults/shim.c
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(quiet)$(CC) -std=c11 -O1 -Wall -Wextra -shared -fPIC -o $@ $< -ldl

$(B)/src/%.o: src/%.c $(B)/flags | $(B)/gen/assets.h
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(quiet)$(CC) $(compile_flags) -MMD -MP -c -o $@ $<

$(B)/tests/%.o: tests/%.c $(B)/flags | $(B)/gen/assets.h
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(quiet)$(CC) $(test_flags) -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c $(B)/flags
	$(call say,CC,$<)
	$(quiet)$(CC) $(gen_flags) -c -o $@ $<

-include $(objects:.o=.d) $(test_objects:.o=.d) $(fuzz_objects:.o=.d) $(B)/tests/sanitizers/library_threads.d

$(B)/gen:
	@mkdir -p $@

# Everything is compiled anew when the compiler or a flag is another one.
$(B)/flags: export ALL_FLAGS = $(CC) $(test_flags) $(link_flags) $(package_libs) $(check_libs)
$(B)/flags: FORCE | $(B)/gen
	@$(PKG_CONFIG) --exists $(PACKAGES) 2>/dev/null || \
	    { echo "paysage: libraries are missing: run \`make deps\`" >&2; exit 1; }
	@printf '%s\n' "$$ALL_FLAGS" >$@.new
	$(keep)

# Styles, the template of `paysage new`, the explorer's script and those of shells travel inside the program.
compile_assets := glib-compile-resources --internal --c-name psg_assets --sourcedir=.
$(B)/gen/assets.gresource.xml: FORCE | $(B)/gen
	@build-aux/assets-xml $(styles) $(template) $(explorer) $(completions) >$@.new
	$(keep)

$(B)/gen/assets.c: $(B)/gen/assets.gresource.xml $(styles) $(template) $(explorer) $(completions)
	$(call say,GEN,$@)
	$(quiet)$(compile_assets) --generate-source --target=$@ $<

# One function's name: it stays as it is whatever the styles are, so nobody waits for them.
$(B)/gen/assets.h: | $(B)/gen/assets.gresource.xml
	$(call say,GEN,$@)
	$(quiet)$(compile_assets) --generate-header --target=$@ $(B)/gen/assets.gresource.xml

$(B)/gen/unit.c: FORCE | $(B)/gen
	@build-aux/unit-runner $(suites) >$@.new
	$(keep)

## Trying

.PHONY: check accept valgrind cover lint format bench figures
check: $(installed) $(if $(suites),$(B)/unit) $(harnesses:%=$(B)/replay/%) \
       $(if $(filter release,$(VARIANT)),$(B)/shim.so) $(if $(filter san,$(VARIANT)),$(B)/library_threads)
	@build-aux/check $(VARIANT) $(PROGRAM) $(B)

accept: $(PROGRAM)
	@PAYSAGE=$(PROGRAM) TOP='$(CURDIR)' tests/golden/run --accept

valgrind:
	$(call need,valgrind)
	+@$(MAKE) VARIANT=debug all $(if $(suites),build/debug/unit) build/debug/library_threads
	@build-aux/valgrind build/debug

# SECONDS are shared among the harnesses; HARNESS=fuzz_style is that one alone.
SECONDS ?= 60
HARNESS ?= $(harnesses)
.PHONY: fuzz fuzz-harnesses
fuzz:
	$(call need,clang)
	+@$(MAKE) VARIANT=fuzz CC=clang fuzz-harnesses
	@build-aux/fuzz '$(BUILD)/fuzz' '$(SECONDS)' $(HARNESS)

fuzz-harnesses: $(HARNESS:%=$(B)/fuzz/%)

# What a short form of is in `check`: each takes a minute or two.
.PHONY: faults
faults: $(PROGRAM) $(B)/shim.so
	@PAYSAGE='$(abspath $(PROGRAM))' SHIM='$(abspath $(B)/shim.so)' TOP='$(CURDIR)' \
	    build-aux/faults

# Where there is nothing yet: the two commands of the README on bare Debians. Takes root, a network
# and most of an hour; BARE=FOLDER is where the systems are built.
.PHONY: bare
bare:
	@env -u MAKEFLAGS BARE='$(BARE)' build-aux/bare $(RELEASES)

# Programs that our exports are taken to read them: `build-aux/deps --readers` installs these.
.PHONY: check-readers
check-readers: $(PROGRAM)
	@PAYSAGE='$(abspath $(PROGRAM))' TOP='$(CURDIR)' tests/readers/run
	@PAYSAGE='$(abspath $(PROGRAM))' TOP='$(CURDIR)' tests/readers/tikz
	@PAYSAGE='$(abspath $(PROGRAM))' TOP='$(CURDIR)' tests/readers/slides

# The page to explore, in Chromium and Firefox: `build-aux/deps --browser` installs these. PART='keys …' tries these alone.
.PHONY: check-browser
check-browser: $(PROGRAM)
	@PAYSAGE='$(abspath $(PROGRAM))' tests/browser/run $(PART)

# The Debian package: `build-aux/deps --package` installs what it takes.
.PHONY: check-package
check-package:
	@env -u MAKEFLAGS SYSTEM='$(SYSTEM)' build-aux/package '$(VERSION)' '$(BUILD)'

# Batches on engines that spread them over machines: `build-aux/deps --cluster` installs these. PART='slurm …' tries these
# alone; PART=costs measures what docs/batch.md tells.
.PHONY: check-cluster
check-cluster: $(PROGRAM)
	@PAYSAGE='$(abspath $(PROGRAM))' tests/cluster/run $(PART)

# Features switched off one at a time: does any test notice? MUTANT='NAME …' tries these alone,
# JOBS=2 two at a time.
.PHONY: mutants
mutants:
	@env -u MAKEFLAGS build-aux/mutants $(MUTANT)

# Where threads are: the tests of the layout and of the workshop, and figures of a landscape.
.PHONY: tsan
tsan:
	+@$(MAKE) VARIANT=tsan all $(BUILD)/tsan/unit $(BUILD)/tsan/library_threads
	@build-aux/tsan '$(BUILD)/tsan'

cover:
	$(call need,lcov)
	+@build-aux/cover $(MAKE)

bench: $(PROGRAM)
	@PAYSAGE='$(CURDIR)/$(PROGRAM)' TOP='$(CURDIR)' bench/run

format:
	$(call need,clang-format)
	clang-format -i $(sources) $(headers) $(wildcard tests/unit/*.[ch])

# Each file is looked at anew only when it, or a header that it includes, has changed.
lint:
	$(call need,clang-format)
	$(call need,clang-tidy)
	$(call need,clang)
	+@$(MAKE) --keep-going VARIANT=lint lint-format lint-files
	@echo "lint: nothing found"

.PHONY: lint-format lint-files
lint-format:
	$(call say,FMT,src tests/unit)
	$(quiet)clang-format --dry-run -Werror $(sources) $(headers) $(wildcard tests/unit/*.[ch])

lint-files: $(sources:%.c=$(B)/%.tidy) $(test_sources:%.c=$(B)/%.tidy)

$(B)/src/%.tidy: src/%.c $(B)/src/%.o .clang-tidy
	$(call say,LNT,$<)
	$(quiet)build-aux/tidy $< $(compile_flags)
	@touch $@

$(B)/tests/%.tidy: tests/%.c $(B)/tests/%.o
	$(call say,LNT,$<)
	$(quiet)clang -fsyntax-only $(test_flags) -Wno-double-promotion $<
	@touch $@

## Using

figures: $(PROGRAM)
	@build-aux/figures $(PROGRAM)

# Pages of the manual, which the program prints.
.PHONY: man
man: $(BUILD)/man/made

$(BUILD)/man/made: $(PROGRAM) build-aux/man
	$(call say,MAN,$(@D))
	$(quiet)build-aux/man '$(NATIVE)' '$(@D)'
	@touch $@

# Scripts for shells, named as their folders want them, which the program prints.
$(BUILD)/completion/made: $(PROGRAM)
	$(call say,GEN,$(@D))
	@mkdir -p $(@D)
	$(quiet)'$(NATIVE)' completion bash >$(@D)/paysage
	$(quiet)'$(NATIVE)' completion zsh >$(@D)/_paysage
	$(quiet)'$(NATIVE)' completion fish >$(@D)/paysage.fish
	@touch $@

# Those of the README and docs/, which are kept in the tree.
.PHONY: pictures
pictures: $(PROGRAM)
	@build-aux/pictures $(PROGRAM)

# GNU's names of folders. DESTDIR comes before each; none of them is known to the program, which
# looks for nothing at run time: styles and the rest are built into it.
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
libdir = $(exec_prefix)/lib
includedir = $(prefix)/include
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man
docdir = $(datarootdir)/doc/paysage
bashcompdir = $(datadir)/bash-completion/completions
zshcompdir = $(datadir)/zsh/site-functions
fishcompdir = $(datadir)/fish/vendor_completions.d
install_folders := prefix bindir libdir includedir datarootdir datadir mandir docdir bashcompdir \
                   zshcompdir fishcompdir
install_env = DESTDIR='$(DESTDIR)' VERSION='$(VERSION)' SONAME='$(SONAME)' $(foreach name,$(install_folders),$(name)='$($(name))')

# What somebody else has built is installed as it is: `sudo make install` compiles nothing as root,
# and leaves nothing of root's in build/.
foreign := $(shell [ ! -e '$(BUILD)' ] || [ -O '$(BUILD)' ] || echo 1)

.PHONY: install uninstall dist help
install: $(if $(foreign),,$(installed))
	@$(install_env) build-aux/install '$(BUILD)' '$(PROGRAM)'

uninstall:
	@$(install_env) build-aux/install --remove '$(BUILD)' '$(PROGRAM)'

# What git has, or a tree without git, as a tarball whose bytes do not hang on who makes it.
dist:
	@build-aux/dist '$(VERSION)' '$(BUILD)'

help:
	@cat build-aux/help.txt

endif
