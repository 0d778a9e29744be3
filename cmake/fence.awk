# The rules of cmake/fence, applied to one list of opened files (a make rule: "object: source header header \").

BEGIN {
  here = ENVIRON["here"]
  while ((getline line < rules) > 0) {
    word = line; sub(/ .*/, "", word); rest = substr(line, length(word) + 2)
    if (word == "root") root[++roots] = rest
    else if (word == "own") own[++owns] = rest
    else if (word == "not") nested[++nesteds] = rest
    else if (word == "may") may[rest] = 1
    else if (word == "shown") shown[rest] = 1
    else if (word == "library") library[++libraries] = rest
    else if (word == "pure") pure = 1
    else if (word == "reckons") reckons = 1
  }
  if (!roots) refuse("cmake/fence cannot read its rules, " rules)
  split("alloca assert complex cpio ctype dirent dlfcn elf endian err errno execinfo fcntl features features-time64 fenv " \
        "float fnmatch getopt glob grp iconv inttypes iso646 langinfo libgen libintl limits link locale malloc math " \
        "memory monetary netdb nl_types poll pthread pwd regex sched semaphore setjmp signal spawn stdc-predef stdint " \
        "stdio stdio_ext stdlib string strings syscall sysexits syslog termios tgmath threads time uchar ucontext " \
        "unistd values wait wchar wctype wordexp", names, " ")
  for (i in names) system_header[names[i] ".h"] = 1
}

{ text = text $0 "\n" }

END {
  gsub(/\\\n/, " ", text); gsub(/\\ /, "\001", text)
  sub(/^[^\n]*: /, "", text)
  sub(/\n.*/, "", text)  # the first rule only
  n = split(text, file, /[ \t]+/); source = ""
  for (f = 1; f <= n; f++) {
    if (file[f] == "") continue
    gsub("\001", " ", file[f])
    path = plain(file[f])
    opened[path] = 1
    if (source == "" && path ~ /\.(c|cc|cpp)$/) { source = path; continue }  # Clang's sanitizers name their lists first
    judge(path)
  }
  read_includes(source)
  for (path in opened) if (path != source && is_own(path)) read_includes(path)
  exit bad
}

# Was this file free to be opened at all?
function judge(path,   i, rest) {
  if (is_ours(path)) {
    if (!is_own(path) && !(path in may) && !(path in shown)) refuse("\"" short(path) "\" is not published to this folder")
    return
  }
  for (i = 1; i <= libraries; i++) if (index(path, library[i]) == 1) return
  rest = path
  if (!sub(/^\/usr\/(local\/)?include\//, "", rest)) return
  sub(/^[a-z0-9_]+-linux-gnu[a-z0-9_]*\//, "", rest)
  if (rest in system_header || rest ~ /^(c\+\+|bits|sys|gnu|asm|asm-generic|linux|arpa|net|netinet|rpc)\//) return
  sub(/\/.*/, "", rest)  # one message for each library
  if (!told[rest]++) refuse("<" rest "> stays inside the folder that declares its library")
}

# What do our own lines include by name?
function read_includes(path,   line, name, target) {
  while ((getline line < path) > 0) {
    if (line !~ /^[ \t]*#[ \t]*(include|import)[ \t]*["<]/) continue
    name = line; sub(/^[^"<]*["<]/, "", name); sub(/[">].*/, "", name)
    if (pure && !(reckons && name == "chrono") && name ~ /^(fstream|filesystem|iostream|cstdio|stdio\.h|chrono|ctime|time\.h|random|unistd\.h|fcntl\.h|sys\/.*)$/)
      refuse("<" name "> reaches outside; kernel and compiler only compute, from what they are given")
    target = plain(folder_of(path) "/" name)
    if (!(target in opened))
      for (i = 1; i <= roots; i++) if (plain(root[i] "src/" name) in opened) target = plain(root[i] "src/" name)
    if (target in opened && is_ours(target) && !is_own(target) && !(target in may) && (target in shown))
      refuse("\"" short(target) "\" belongs to a folder that this one's USES does not name")
  }
  close(path)
}

function is_ours(path,   i) {
  for (i = 1; i <= roots; i++) if (index(path, root[i]) == 1) return 1
  return 0
}
function is_own(path,   i) {
  for (i = 1; i <= nesteds; i++) if (index(path, nested[i]) == 1) return 0
  for (i = 1; i <= owns; i++) if (index(path, own[i]) == 1) return 1
  return 0
}

# Resolves "a/../b", so that a detour does not hide where a header lives.
function plain(path,   n, part, i, out, depth, kept) {
  if (path !~ /^\//) path = here "/" path
  n = split(path, part, "/"); depth = 0
  for (i = 1; i <= n; i++) {
    if (part[i] == "" || part[i] == ".") continue
    if (part[i] == "..") { if (depth > 0) depth--; continue }
    kept[++depth] = part[i]
  }
  out = ""
  for (i = 1; i <= depth; i++) out = out "/" kept[i]
  return out
}
function folder_of(path) { sub(/\/[^\/]*$/, "", path); return path }
function short(path,   i) {
  for (i = 1; i <= roots; i++) if (index(path, root[i]) == 1) path = substr(path, length(root[i]) + 1)
  sub(/^src\//, "", path)
  return path
}
function refuse(why) { print "error: " why ". See ARCHITECTURE.md, \"Fences\"." > "/dev/stderr"; bad = 1 }
