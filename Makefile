# klab: `make run` plays, `make test` proves. `make help` lists the rest. MODE=asan|tsan|cover|debug builds beside the release.
MODE ?= release
CC ?= cc
PACKAGES = ncursesw readline lua5.4 md4c zlib liblz4 libzstd
CPPFLAGS += -I. -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
CFLAGS_release = -O2 -g1
# What waits for people is not worth the compiler's time: half of the build would be spent on it.
UNHURRIED = sim/fuzz/% sim/lesson/% sim/script/% sim/serve/% sim/shell/% sim/trace/% sim/tui/% tests/%
HURRIED = sim/trace/checkers/%
CFLAGS_debug = -O0 -g
CFLAGS_asan = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined -Wno-format-truncation
CFLAGS_tsan = -O1 -g -fsanitize=thread
CFLAGS_cover = -O0 -g --coverage
ALL_CFLAGS = -std=c11 $(WARNINGS) $(if $(CI),-Werror) $(CFLAGS_$(MODE)) $(CFLAGS)
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lsnappy -lm
B = build/$(MODE)

SOURCES := $(sort $(wildcard engine/*/*.c engine/*/*/*.c sim/*/*.c sim/*/*/*.c sim/options.c))
ON_LINUX_ONLY = engine/host/% sim/serve/% sim/shell/remote.c tests/engine/host/% tests/sim/shell/remote_test.c
TESTS := $(filter-out tests/bench/% tests/interop/% tests/fuzz/%,$(sort $(wildcard tests/*.c tests/*/*.c tests/*/*/*.c)))
ifneq ($(shell uname -s),Linux)
SOURCES := $(filter-out $(ON_LINUX_ONLY),$(SOURCES))
TESTS := $(filter-out $(ON_LINUX_ONLY),$(TESTS))
endif
OBJECTS = $(SOURCES:%.c=$B/%.o)
TEST_OBJECTS = $(TESTS:%.c=$B/%.o)

.DEFAULT_GOAL = all
all: klab

deps: # installs what is missing, where that is possible
	@scripts/install-packages

# A sub-make, since pkg-config has its say only once the packages are there.
run: deps
	@$(MAKE) --no-print-directory all
	@./klab $(ARGS)

test: deps
	@$(MAKE) --no-print-directory test-built

klab: $B/klab
	@cp -f $< $@

$B/klab: $B/sim/main.o $B/libklab.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$B/libklab.a: $(OBJECTS)
	@rm -f $@ && $(AR) rcs $@ $^

$B/klab-tests: $(TEST_OBJECTS) $B/libklab.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

unhurried = $(if $(and $(filter release,$(MODE)),$(filter-out $(HURRIED),$(filter $(UNHURRIED),$1))),-O1)

$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) $(call unhurried,$<) -MMD -MP -c -o $@ $<

test-built: $B/klab $B/klab-tests # TEST=words runs the tests whose file or name has them; UPDATE=1 rewrites golden files
	@KLAB=$B/klab $B/klab-tests $(TEST)

check: # format, arrows between rooms, sizes, stale generated files
	@scripts/check

asan tsan cover debug:
	@$(MAKE) --no-print-directory MODE=$@ test-built

# Another compiler where there is one, and no optimisation: what C leaves open would show.
HASHES_CC ?= $(if $(shell command -v clang),clang,$(CC))
hashes: deps klab # the same runs, to the bit, by a program that is compiled otherwise
	@$(MAKE) --no-print-directory B=build/hashes MODE=debug CC="$(HASHES_CC)" build/hashes/klab
	@scripts/hashes ./klab build/hashes/klab

hashes-arm64: deps klab # and by one for 64-bit ARM, emulated; wants Debian's cross compiler and qemu-user
	@scripts/hashes-arm64 ./klab

$B/klab-bench: $B/tests/bench/bench.o $B/libklab.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

bench: deps klab # the design's numbers on this machine; the first is a build from clean on two cores. BENCH=partitions: only those with that word
	@$(MAKE) --no-print-directory $B/klab-bench
	@[ -n "$(BENCH)" ] || scripts/bench-build
	@KLAB=./klab $B/klab-bench "$(BENCH)"

interop: deps klab # real clients against klab serve: CLIENTS="java-4.4.0 franz"; they come from their registries
	@tests/interop/run $(CLIENTS)

interop-kafka: klab # klab serve side by side with Apache Kafka: directories and requests; needs Java, Maven, pip. PARTS="files requests"
	@tests/interop/kafka/run $(PARTS)

interop-tools: klab # golden sessions of a cluster, given to Kafka's own tools and servers; needs Java and Maven. SESSIONS="moves topics"
	@tests/interop/tools/compare $(SESSIONS)

interop-remote: klab # klab's commands and Kafka's own on a real Kafka, side by side; needs Java and Maven. SESSIONS="refused-topics moves"
	@tests/interop/tools/compare --remote $(SESSIONS)

bench-serve: deps klab # klab serve against Apache Kafka, the same clients in turn: BENCH="--quick --rounds 3 consume"; wants maven, java, librdkafka-dev
	@tests/bench/serve.py $(BENCH)

fuzz: deps klab # FUZZ=--swarm and the like
	@mkdir -p build
	@./klab fuzz --seeds 10000 --scenario build/fuzz.lua $(FUZZ)

FUZZ_BYTES_OBJECTS = $(patsubst %.c,$B/%.o,$(wildcard tests/fuzz/*.c) tests/node_bench.c tests/memory_disk.c)
$B/klab-fuzz-bytes: $(FUZZ_BYTES_OBJECTS) $B/libklab.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

fuzz-bytes: deps # mutated requests and noise for a broker under ASan and UBSan: REQUESTS=1000000 SEED=1
	@$(MAKE) --no-print-directory MODE=asan build/asan/klab-fuzz-bytes
	@build/asan/klab-fuzz-bytes $(or $(REQUESTS),1000000) $(or $(SEED),1)

fresh: deps klab # 1,200 seeds that nobody has tried
	@scripts/fresh-seeds

mutants: deps klab # each planted fault is found within 200 seeds
	@scripts/mutants

interop-readers: klab # what a run leaves (--cast, --diagram, --html), tried with asciinema, Mermaid, a browser
	@tests/interop/readers/run

PREFIX ?= /usr/local
install: klab
	install -D -m 755 klab $(DESTDIR)$(PREFIX)/bin/klab
	mkdir -p $(DESTDIR)$(PREFIX)/share/klab/scripts/lib
	cp -R lessons $(DESTDIR)$(PREFIX)/share/klab/
	cp scripts/*.lua $(DESTDIR)$(PREFIX)/share/klab/scripts/
	cp scripts/lib/*.lua $(DESTDIR)$(PREFIX)/share/klab/scripts/lib/
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/klab
	rm -rf $(DESTDIR)$(PREFIX)/share/klab

clean:
	rm -rf build klab

help:
	@echo "make run        build and open the tutorial        make test    build and run every test"
	@echo "make check      format, arrows, sizes, stale files  make asan    the tests under ASan and UBSan (also tsan, cover, debug)"
	@echo "make hashes     one trace hash under another compiler, without optimisation"
	@echo "make interop-kafka  klab serve side by side with Apache Kafka: directories and requests (Java, Maven)"
	@echo "make interop-tools  golden sessions of a cluster against Kafka's own tools (Java, Maven)"
	@echo "make interop-remote klab's commands and Kafka's own on a real Kafka, side by side (Java, Maven)"
	@echo "make bench      the numbers of the design, measured here"
	@echo "make fuzz       10,000 seeds of random faults      make mutants planted faults, all of which must be found"
	@echo "make fuzz-bytes mutated requests and noise for a broker, under the sanitizers (REQUESTS=1000000)"
	@echo "make fresh      1,200 seeds that nobody has tried"
	@echo "make interop    real clients of many languages against klab serve"
	@echo "make interop-readers  recordings, diagrams and pages of runs in the programs that people open them in"
	@echo "make install    PREFIX=/usr/local                  make clean   remove what was built"

.PHONY: all bench-serve interop-kafka interop-tools interop-remote deps run test test-built check hashes hashes-arm64 interop interop-readers fuzz fuzz-bytes fresh mutants asan tsan cover debug bench install uninstall clean help
-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d) $B/sim/main.d $B/tests/bench/bench.d
