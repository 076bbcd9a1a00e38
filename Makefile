# What a developer or clerk types. `make help` lists the targets.
# The lists of Debian packages stand in .ci/packages, and nowhere else.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help deps-build deps-test build programs release lint gates test test-references fuzz newcomer demo bench install

PROGRAMS := kioskd statisticsd kioskctl
BACKEND := kiosk-escpos
# The folder of the programs that `install` puts in place.
BUILT ?= .build/release
SWIFT_BUILD := swift build --explicit-target-dependency-import-check error
# What is installed looks for libraries in the system's folders only, and its table of addresses is read-only once it runs.
RELEASE_BUILD := swift build --manifest-cache none -c release --static-swift-stdlib --disable-local-rpath \
	-Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

deps-build: ## install what building needs (apt)
	.ci/install build

deps-test: ## install what testing needs as well (apt)
	.ci/install build test

programs: deps-build ## build the programs, for trying them
	$(foreach program,$(PROGRAMS) $(BACKEND),$(SWIFT_BUILD) --product $(program) &&) true

build: deps-test ## build everything, tests included
	$(SWIFT_BUILD) --build-tests

# The manifest is evaluated anew, so that the programs know this commit; their date is its date, unless a packager says.
release: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
release: deps-build ## build the programs as they are installed
	$(foreach program,$(PROGRAMS) $(BACKEND),$(RELEASE_BUILD) --product $(program) &&) true
	.ci/check-programs $(addprefix .build/release/,$(PROGRAMS) $(BACKEND))

lint: ## check the format of all Swift files
	swift format lint --strict -r Sources Tests Package.swift

gates: ## check the rules of the house, and that each check can fail
	.ci/gates
	.ci/test-gates
	.ci/check-units

test: build ## run all tests; fails when one was skipped
	.ci/test

test-references: build ## compare every page with its approved picture (UPDATE_REFERENCES=1 approves them anew)
	swift test --skip-build --filter VisitorScreenTests.GalleryPictureTests

fuzz: ## feed the reader of inputs and the centre's door arbitrary bytes for a while (FUZZ_SECONDS=20 each)
	.ci/fuzz $(or $(FUZZ_SECONDS),20)

newcomer: ## do what the README says on installed files, in a namespace of its own (BUILT=.build/release)
	BUILT=$(BUILT) .ci/newcomer

demo: programs ## play a short day: visitors, tickets, ratings, counts
	.ci/demo

bench: release ## measure press, paper, journal and centre on this machine
	.ci/bench

# The backend is executable for everybody: cupsd then runs it as lp, who may open /dev/usb/lp*, and not as root
# (backend(7)).
install: ## put a release in place (DESTDIR=); run `make release` before
	install -d $(DESTDIR)/usr/bin $(DESTDIR)/lib/systemd/system $(DESTDIR)/usr/lib/sysusers.d $(DESTDIR)/etc/queue-kiosk
	install -d $(DESTDIR)/usr/share/doc/queue-kiosk $(DESTDIR)/usr/share/queue-kiosk
	install -s -m 0755 $(addprefix $(BUILT)/,$(PROGRAMS)) $(DESTDIR)/usr/bin
	install -d $(DESTDIR)/usr/lib/cups/backend $(DESTDIR)/usr/share/bash-completion/completions
	install -s -m 0755 $(BUILT)/$(BACKEND) $(DESTDIR)/usr/lib/cups/backend
	$(foreach program,$(PROGRAMS),$(BUILT)/$(program) --generate-completion-script bash \
	  >$(DESTDIR)/usr/share/bash-completion/completions/$(program) &&) true
	install -m 0644 systemd/kioskd.service systemd/statisticsd.service $(DESTDIR)/lib/systemd/system
	install -m 0644 systemd/sysusers.conf $(DESTDIR)/usr/lib/sysusers.d/queue-kiosk.conf
	install -d $(DESTDIR)/usr/lib/tmpfiles.d $(DESTDIR)/usr/lib/udev/rules.d $(DESTDIR)/usr/share/polkit-1/rules.d
	install -m 0644 systemd/tmpfiles.conf $(DESTDIR)/usr/lib/tmpfiles.d/queue-kiosk.conf
	install -m 0644 systemd/99-queue-kiosk-stick.rules $(DESTDIR)/usr/lib/udev/rules.d
	install -m 0644 systemd/queue-kiosk.rules $(DESTDIR)/usr/share/polkit-1/rules.d
	install -m 0644 config/quirks.yaml config/printers.yaml config/ticket.yaml $(DESTDIR)/usr/share/queue-kiosk
	install -m 0644 config/kioskd.yaml config/statisticsd.yaml systemd/kioskd-screen.conf systemd/kioskd-speech.conf systemd/kiosk-console.sysctl.conf systemd/kiosk-console.logind.conf LICENSE $(DESTDIR)/usr/share/doc/queue-kiosk
