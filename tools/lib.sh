# lib.sh: what the scripts of this folder share; they source it.
#
# A script calls prepare, which installs the packages that are missing, copies
# the checkout and a PostgreSQL of the machine into a temporary folder, builds
# there and installs there: nothing outside that folder changes but the
# packages.  Then start_server.  Everything is stopped and removed on exit.

set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=
log=/dev/null

# Whatever the caller's: the tests' own servers take their encoding from it.
export LANG=C.UTF-8 LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# The PostgreSQL major to use: that of PG_CONFIG, else the newest one on the
# machine, else the one that the distribution offers.
choose_major()
{
    if [ -n "${PG_CONFIG:-}" ]; then
        "$PG_CONFIG" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/'
    elif ls /usr/lib/postgresql/*/bin/postgres > /dev/null 2>&1; then
        for postgres in /usr/lib/postgresql/*/bin/postgres; do
            basename "${postgres%/bin/postgres}"
        done | sort -n | tail -1
    elif command -v apt-cache > /dev/null; then
        apt-cache depends postgresql 2> /dev/null | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -1
    fi
}

# Prints the Debian packages that are missing, one per line; $1: demo or check.
missing_packages()
{
    local bin=/usr/lib/postgresql/$major/bin share=/usr/share/postgresql/$major
    if [ -n "${PG_CONFIG:-}" ]; then
        bin=$("$PG_CONFIG" --bindir) share=$("$PG_CONFIG" --sharedir)
    fi
    command -v gcc > /dev/null || echo gcc
    echo '#include <stdio.h>' | gcc -E - > /dev/null 2>&1 || echo libc6-dev
    command -v python3 > /dev/null || echo python3
    [ -x "$bin/postgres" ] || echo "postgresql-$major"
    [ -e "$bin/../lib/pgxs/src/makefiles/pgxs.mk" ] || [ -e "$("$bin/pg_config" --pgxs 2> /dev/null)" ] ||
        echo "postgresql-server-dev-$major"
    [ -e "$share/extension/postgis.control" ] || echo "postgresql-$major-postgis-3"
    echo '#include <geodesic.h>' | gcc -E - > /dev/null 2>&1 || echo libproj-dev
    if [ "$(id -u)" = 0 ]; then command -v runuser > /dev/null || echo util-linux; fi
    if [ "$1" = check ]; then
        [ -e "$share/extension/pg_trgm.control" ] || echo "postgresql-contrib"
        command -v clang > /dev/null || echo clang
        echo 'int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }' |
            clang -fsanitize=fuzzer,address -x c - -o /dev/null > /dev/null 2>&1 ||
            ! apt-cache show libclang-rt-dev > /dev/null 2>&1 || echo libclang-rt-dev # elsewhere clang brings it along
        perl -MIPC::Run -e 1 2> /dev/null || echo libipc-run-perl
        perl -MTest::More -e 1 2> /dev/null && command -v prove > /dev/null || echo perl
    fi
}

install_packages()
{
    local missing
    if [ -z "${major:=$(choose_major)}" ] && command -v apt-get > /dev/null; then
        as_root apt-get update -qq > "$log" 2>&1
        major=$(choose_major)
    fi
    [ -n "$major" ] || need_by_hand "PostgreSQL 14 or later with its server development files, PostGIS 3, PROJ's geodesic.h, a C compiler, make, python3 and, for make check, clang and Perl's IPC::Run"
    [ "$major" -ge 14 ] || die "PostgreSQL $major is too old: cluster_atlas needs 14 or later"
    missing=$(missing_packages "$1" | tr '\n' ' ')
    [ -n "${missing// /}" ] || return 0
    command -v apt-get > /dev/null || need_by_hand "what Debian calls: $missing"
    as_root apt-get update -qq > "$log" 2>&1 || true
    missing=$(missing_packages "$1" | tr '\n' ' ')
    say "installing: $missing"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > "$log" 2>&1 ||
        { cat "$log" >&2; die "apt-get could not install: $missing"; }
    missing=$(missing_packages "$1" | tr '\n' ' ')
    [ -z "${missing// /}" ] || die "still missing after the installation: $missing"
}

need_by_hand() { die "please install $1; then try again. PG_CONFIG=/path/to/pg_config chooses a PostgreSQL."; }

as_root()
{
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo > /dev/null; then sudo -- "$@"
    else die "please run as root (there is no sudo): $*"
    fi
}

# PostgreSQL refuses to run as root.
as_server_user()
{
    if [ "$(id -u)" = 0 ]; then runuser -u "$server_user" -- env HOME="$work" "$@"; else "$@"; fi
}

# A PostgreSQL of our own: it finds its files by where its programs are, so
# real copies of those, and links for the rest, make a whole one that we may
# install into.
copy_postgres()
{
    local config=${PG_CONFIG:-/usr/lib/postgresql/$major/bin/pg_config} dir file
    bindir=$work/root$("$config" --bindir)
    mkdir -p "$bindir"
    cp "$("$config" --bindir)"/* "$bindir"/
    for dir in "$("$config" --sharedir)" "$("$config" --sharedir)/extension" "$("$config" --pkglibdir)"; do
        mkdir -p "$work/root$dir"
        for file in "$dir"/*; do
            [ "$(basename "$file")" = extension ] || ln -s "$file" "$work/root$dir/"
        done
    done
    for dir in "$("$config" --includedir)" "$("$config" --includedir-server)" "$(dirname "$("$config" --pgxs)")"; do
        [ -e "$work/root$dir" ] || { mkdir -p "$(dirname "$work/root$dir")"; ln -s "$dir" "$work/root$dir"; }
    done
    export PATH=$bindir:$PATH PG_CONFIG=$bindir/pg_config
}

build()
{
    make -s -C "$work/src" clean > "$log" 2>&1
    make -s -C "$work/src" -j2 install with_llvm=no COPT="${COPT:-}" > "$log" 2>&1 ||
        { cat "$log" >&2; die "the build failed"; }
}

prepare()
{
    work=$(mktemp -d "${TMPDIR:-/tmp}/cluster_atlas.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    chmod 755 "$work"
    log=$work/log
    install_packages "$1"
    server_user=$(id -un)
    if [ "$server_user" = root ]; then
        server_user=nobody
        ! id postgres > /dev/null 2>&1 || server_user=postgres
    fi
    copy_postgres
    mkdir "$work/src"
    tar -C "$top" --exclude=./.git --exclude=node_modules -cf - . | tar -C "$work/src" -xf -
    say "building with PostgreSQL $major"
    build
    mkdir "$work/server"
    [ "$(id -u)" != 0 ] || chown -R "$server_user" "$work/src" "$work/server"
}

# Listens on a Unix socket and on a free port of the loopback address; $@:
# settings as name=value.  The variables of server_env are for the server alone.
server_env=()
start_server()
{
    local setting attempt
    cd "$work/server"
    as_server_user initdb -D "$work/server/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 -N > "$log" 2>&1 ||
        { cat "$log" >&2; die "initdb failed"; }
    {
        echo "listen_addresses = '127.0.0.1'"
        echo "unix_socket_directories = '$work/server'"
        echo "fsync = off"
        for setting in "$@"; do echo "${setting%%=*} = '${setting#*=}'"; done
    } | as_server_user tee -a "$work/server/data/postgresql.conf" > /dev/null
    for attempt in 1 2 3 4 5; do
        PGPORT=$((20000 + (RANDOM * 32768 + RANDOM) % 40000))
        if as_server_user env "${server_env[@]}" pg_ctl -s -w -D "$work/server/data" -l "$work/server/log" -o "-p $PGPORT" start > "$log" 2>&1; then
            export PGPORT PGHOST=$work/server PGUSER=postgres PGDATABASE=postgres
            return 0
        fi
    done
    cat "$work/server/log" >&2
    die "the private server did not start"
}

clean_up()
{
    cd /
    [ ! -d "$work/server/data" ] ||
        as_server_user pg_ctl -s -w -m immediate -D "$work/server/data" stop > /dev/null 2>&1 || true
    if [ -n "${KEEP:-}" ]; then say "kept: $work"; else rm -rf "$work"; fi
}
