# Sourced by ./run and ./test: the steps from a bare machine to a build. Each is quick when nothing changed.
export LC_ALL=C.UTF-8
export NINJA_STATUS='[%f/%t, %e s] '

say() { printf '== %s\n' "$*"; }

# npm_packages: node_modules as the lock file says. The stamp inside holds the hash of what it was made from.
npm_packages() {
  local stamp=node_modules/.made-from now
  now=$(cat package.json package-lock.json .npmrc | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return
  say "npm packages, as package-lock.json pins them"
  npm ci --ignore-scripts --no-progress --loglevel=error </dev/null || return
  echo "$now" >"$stamp"
}

# build PRESET [TARGET…]: configures when the presets changed (ninja sees changed lists itself), then builds.
build() {
  local preset=$1 stamp=build/$1/.made-from now
  shift
  now=$(sha256sum <CMakePresets.json)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$now" ]; then
    cmake --preset "$preset" || return
    echo "$now" >"$stamp"
  fi
  cmake --build --preset "$preset" ${1:+-t "$@"}
}
