# cluster_atlas: a PGXS extension.
#
# make, make install and make installcheck work as with any extension, against
# the server of PG_CONFIG.  make demo, make dashboard, make check and make
# check-clients need nothing but make: they install what is missing and use a
# private, throw-away server.

EXTENSION = cluster_atlas
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" $(EXTENSION).control)

MODULE_big = $(EXTENSION)
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c) $(wildcard src/core/*.c)))
DATA := $(wildcard sql/update/*.sql)
DATA_built = $(EXTENSION)--$(EXTVERSION).sql
DOCS := $(wildcard doc/*.md)

PG_CONFIG ?= pg_config
PG_MAJOR := $(shell $(PG_CONFIG) --version 2>/dev/null | sed 's/^[^0-9]*\([0-9]*\).*/\1/')

# setup creates the extension that the others use.  Tests of what only newer
# servers have are chosen here, so that no test has two expected outputs.
REGRESS = setup $(sort $(filter-out setup $(NEEDS_16),$(basename $(notdir $(wildcard sql/*.sql)))))
NEEDS_16 = quality_tier_softerr
ifeq ($(shell test 0$(PG_MAJOR) -ge 16 && echo yes),yes)
REGRESS += $(NEEDS_16)
endif
ISOLATION := $(sort $(basename $(notdir $(wildcard specs/*.spec))))

# The server's headers as system headers: our warnings are about our code.
PG_CPPFLAGS = -Isrc -isystem $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)
# A saved picture of the atlas is read by the code that wrote it only.
SOURCES := $(sort $(wildcard src/*.[ch]) $(wildcard src/core/*.[ch]))
PG_CPPFLAGS += -DSOURCE_CHECKSUM=$(firstword $(shell cat $(SOURCES) | cksum))u
PG_CFLAGS = -Wall -Wextra -Wno-declaration-after-statement
# Calls of our own functions go to them, whatever else is loaded, and no detour.
SHLIB_LINK = -lproj -lm -Wl,-Bsymbolic-functions

EXTRA_CLEAN = sql/install/90-data.sql $(EXTENSION)--*.sql

# These bring their own server; everything else is PGXS's.
PRIVATE = demo dashboard check check-clients check-matrix bench
ifneq ($(filter $(PRIVATE),$(MAKECMDGOALS)),)
.PHONY: $(PRIVATE)
$(PRIVATE):
	@tools/$@
else
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifeq ($(wildcard $(PGXS)),)
$(error $(PG_CONFIG) finds no server development files; install them (Debian: postgresql-server-dev-NN), name another PG_CONFIG, or try make demo, which installs what is missing)
endif
include $(PGXS)
endif

src/picture_image.o src/picture_image.bc: $(SOURCES)

PYTHON ?= python3
INSTALL_SQL = $(sort $(filter-out sql/install/90-data.sql,$(wildcard sql/install/*.sql)) sql/install/90-data.sql)

sql/install/90-data.sql: $(wildcard data/*.csv) $(wildcard tools/atlas_data/*.py) tools/atlas-data
	$(PYTHON) tools/atlas-data sql > $@.new && mv $@.new $@

$(EXTENSION)--$(EXTVERSION).sql: $(INSTALL_SQL)
	{ printf '%s\n' '\echo Use "CREATE EXTENSION $(EXTENSION) CASCADE" to load this file. \quit'; cat $(INSTALL_SQL); } > $@.new && mv $@.new $@
