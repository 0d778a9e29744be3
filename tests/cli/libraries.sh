# The packages that deps/debian.txt names for running the program are those of the libraries it links, no more, no fewer;
# beside what it reads: time zones and certificates.
# Of the release alone: the sanitizers' linker keeps libraries that nothing is taken from.

if [[ $cairn != */asan/* ]] && command -v dpkg > /dev/null && command -v objdump > /dev/null; then
  objdump -p "$cairn" | awk '$1 == "NEEDED" { print $2 }' | grep -vE '^(libc|libm|libgcc_s|ld-linux.*)\.so' |
    while read -r library; do dpkg -S "*-linux-gnu/$library" | cut -d: -f1; done | sort -u > "$work/out"
  awk '/^\[/ { on = /^\[run\]/; next } on { sub(/#.*/, "") } on && NF && $1 !~ /^(tzdata|ca-certificates)$/ { print $1 }' deps/debian.txt | sort > "$work/err"
  status=0
  that "section [run] is what the program links" same "$work/out" "$work/err"
fi
