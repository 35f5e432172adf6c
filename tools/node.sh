# node.sh: what the dashboard and its tests need beside PostgreSQL; sourced
# after lib.sh.  Each function says by its status whether the thing is there.

# Installs Debian packages, $@, where that is possible without a question.
try_install()
{
    command -v apt-get > /dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2> /dev/null || return 1
    say "installing: $*"
    as_root apt-get update -qq > "$log" 2>&1 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > "$log" 2>&1
}

have_node() { command -v npm > /dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2> /dev/null; }

get_node() { have_node || { try_install nodejs npm && have_node; }; }

# A Chromium that starts, and a font with Chinese characters.
get_chromium()
{
    find_chromium > /dev/null || try_install chromium || return 1
    command -v fc-list > /dev/null || try_install fontconfig || return 1
    [ -n "$(fc-list :lang=zh-cn)" ] || try_install fonts-wqy-microhei || return 1
    "$(find_chromium)" --version > /dev/null 2>&1
}

find_chromium() { command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome; }

# npm's packages of the lock-file, into $1; further arguments are npm's.
npm_packages()
{
    local dir=$1
    shift
    [ "$dir/node_modules/.package-lock.json" -nt "$dir/package-lock.json" ] && return 0
    say "fetching the packages of $(basename "$dir")/package-lock.json"
    (cd "$dir" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error "$@" > "$log" 2>&1)
}
