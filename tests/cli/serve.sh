# A served school as proxies, browsers and monitors meet it.

# serving ARGUMENT…: starts "cairn serve", or $program, on $listen (this machine alone) and $database (served.db in
# $work), waits until it says where, keeps that in $here; stopped by stop_serving.
serving() {
  : > "$work/said"  # of the one before
  "$cairn" "${program:-serve}" --listen "${listen:-127.0.0.1:0}" --database "${database:-sqlite:$work/served.db}" "$@" > "$work/said" 2> "$work/log" < /dev/null &
  server=$!
  here=
  for _ in $(seq 500); do
    here=$(grep -oE '^https?://(127\.0\.0\.1|0\.0\.0\.0):[0-9]+' "$work/said") && here=${here/0.0.0.0/127.0.0.1} && return
    sleep 0.02
  done
}
stop_serving() {
  command kill "$server"
  wait "$server"
  status=$?
}
ask() { curl -sk --max-time 20 -D "$work/out" -o "$work/body" -w '%{http_code}\n' "$@" > "$work/err"; status=$?; }
answered() { grep -qx "$1" "$work/err"; }
has_header() { grep -qi "^$1" "$work/out"; }

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=school.example \
  -keyout "$work/school.key" -out "$work/school.crt" 2> /dev/null

wrong "a certificate alone" "--tls-certificate and --tls-key go together" serve --tls-certificate "$work/school.crt" --database "sqlite:$work/unmade.db"
wrong "a school that others reach, without a name" "say what the school is called from outside" serve --listen 0.0.0.0:0 --database "sqlite:$work/unmade.db"
for address in "" school.example ftp://school.example https:// https://school.example/pd "https://school example"; do
  wrong "an address that is none: $address" "is not what a school is called" serve --address "$address" --database "sqlite:$work/unmade.db"
done
that "wrong options make no database" test ! -e "$work/unmade.db"
wrong "a certificate that is none" "README.md: is no certificate in PEM" serve --tls-certificate README.md --tls-key "$work/school.key" --listen 127.0.0.1:0 --database "sqlite:$work/served.db"
wrong "a proxy by its name" "--trusted-proxy: \"nginx\" is not an IP address" serve --trusted-proxy nginx --listen 127.0.0.1:0 --database "sqlite:$work/served.db"
printf 'name = id\nclient-id = cairn\nissuer = http://id.example\n' > "$work/provider"
wrong "a provider over plain HTTP" "issuer: The address begins with https://." serve --sign-on "$work/provider" --database "sqlite:$work/unmade.db"
wrong "a file of a provider that is not there" "nowhere" serve --sign-on "$work/nowhere" --database "sqlite:$work/unmade.db"
printf 'name = id\nclient-id = cairn\nissuer = https://id.example\nclient-secret = file:%s\n' "$work/no-secret" > "$work/provider"
wrong "a provider's secret that is not there" "client-secret: A secret is file:PATH or env:NAME" serve --sign-on "$work/provider" --database "sqlite:$work/unmade.db"
sed -i /secret/d "$work/provider"
wrong "two providers of one name" "Another file has a provider of that name." serve --sign-on "$work/provider" --sign-on "$work/provider" --database "sqlite:$work/unmade.db"
that "wrong providers make no database" test ! -e "$work/unmade.db"
wrong "the same, for doctor" "say what the school is called from outside" doctor --listen 0.0.0.0:0 --database "sqlite:$work/unmade.db"
cairn doctor --sign-on "$work/provider" --database "sqlite:$work/unmade.db"
that "doctor takes providers, too" complains_not

serving --tls-certificate "$work/school.crt" --tls-key "$work/school.key"
cairn doctor --tls-certificate "$work/school.crt" --tls-key "$work/school.key" --database "sqlite:$work/served.db" --listen 127.0.0.1:0
that "doctor takes the options of serve, and looks at the certificate" grep -qE "^look at this +certificate: is good until 20" "$work/out"
that "over TLS it says so" test "${here%%:*}" = https
that "over TLS the set-up address is of TLS" grep -q "Open it at https://127.0.0.1" "$work/said"
ask "$here/healthz"
that "over TLS it is well" answered 200
that "over TLS browsers are told to stay there" has_header "Strict-Transport-Security: max-age=31536000"
ask "${here/https/http}/healthz"
that "without TLS it does not answer there" answered 000
stop_serving
that "SIGTERM ends it with 0" ends_with 0

rm -f "$work"/backups/*
serving --address https://school.example --trusted-proxy 127.0.0.1 --log-requests --backup-folder "$work/backups" --backup-every 24h
ask "$here/healthz"
that "behind a proxy it is well" answered 200
that "behind a proxy with HTTPS browsers are told to stay there" has_header "Strict-Transport-Security: max-age=31536000"
ask -H 'Host: school.example' "$here/sign-in"
that "it answers to its name outside" answered 200
ask -H 'Host: elsewhere.example' "$here/sign-in"
that "it answers to no other name" answered 421
that "and says where the school is" grep -q "This school is at https://school.example" "$work/body"
ask -H 'Host: elsewhere.example' "$here/healthz"
that "it is well by any name" answered 200
ask "${here/127.0.0.1/localhost}/sign-in"
that "on this machine it answers to localhost" answered 200
for _ in $(seq 500); do  # the first backup is made soon after the start
  compgen -G "$work/backups/cairn-*Z.backup" > /dev/null && break
  sleep 0.02
done
cairn doctor --database "sqlite:$work/served.db" --backup-folder "$work/backups" --drill
that "the served school is backed up by itself, and the drill restores it" grep -qE "^well +drill: " "$work/out"
that "such a backup is its owner's alone" test "$(stat -c %a "$work"/backups/cairn-*Z.backup)" = 600
ask "$here/metrics"
that "figures are there for Prometheus on this machine" answered 200
ask -H 'X-Forwarded-For: 192.0.2.7' "$here/metrics"
that "figures are not for whom a proxy speaks for" answered 403
ask -H 'Host: school.example' "$here/metrics"
that "figures are not asked for by the name outside" answered 403
that "a request is a line in the log, without whom it was from" grep -q "route=/sign-in status=200" "$work/log"
stop_serving

serving
ask "$here/healthz"
that "over plain HTTP nothing is said of HTTPS" test -z "$(grep -i '^strict-transport' "$work/out")"
stop_serving

echo 0123456789abcdef > "$work/token"
wrong "a token that is too short" "16 bytes at least" serve --metrics-token "file:/dev/null" --database "sqlite:$work/unmade.db"
listen=0.0.0.0:0 serving --address https://school.example --metrics-token "file:$work/token"
ask "$here/sign-in"
that "where others reach it, it answers to its name outside alone" answered 421
ask -H 'Host: school.example' "$here/sign-in"
that "and does answer to that" answered 200
ask "$here/healthz"
that "a probe may ask by address" answered 200
ask "$here/metrics"
that "with a token figures are not for who lacks it" answered 401
ask -H 'Authorization: Bearer 0123456789abcdef' "$here/metrics"
that "with a token figures are for who sends it" answered 200
stop_serving
cairn doctor --listen 0.0.0.0:0 --address https://school.example --metrics-token "file:$work/token" --database "sqlite:$work/served.db"
that "doctor takes the token, too" complains_not

program=demo listen=0.0.0.0:0 database=sqlite:$work/demo.db serving --students 6 --address https://demo.example
ask -H 'Host: demo.example' "$here/sign-in"
that "a demo answers to its name outside, too" answered 200
ask "$here/sign-in"
that "and to no other" answered 421
stop_serving
program=demo database=sqlite:$work/demo.db serving
ask "${here/127.0.0.1/localhost}/sign-in"
that "a demo without a name answers on this machine" answered 200
stop_serving
