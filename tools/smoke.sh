#!/usr/bin/env bash
# Start `make run` on an empty home, wait for it, look at the public pages, start it again, stop it. Fails on the first wrong answer.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8765}
home=$(mktemp -d)
log="$home/run.log"
trap 'kill -- -$server 2>/dev/null || true; rm -rf "$home"' EXIT

start() {
  set -m
  THIDUA_HOME="$home" make run PORT="$port" >"$log" 2>&1 &
  server=$!
  set +m
  for _ in $(seq 300); do
    curl -fs -o /dev/null "http://127.0.0.1:$port/" && return
    kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 1
  done
  cat "$log"; echo "the site did not answer"; exit 1
}

# A worker told to stop while its parent is starting it can leave the parent waiting for ever.
stop() {
  kill -- -"$server"
  for _ in $(seq 30); do
    kill -0 -- -"$server" 2>/dev/null || { wait "$server" 2>/dev/null || true; return; }
    sleep 1
  done
  echo "the site did not stop within 30 s of being told to, and was killed"
  kill -KILL -- -"$server"; wait "$server" 2>/dev/null || true
}

begun=$SECONDS; start; echo "first start: $((SECONDS - begun)) s"
for page in / /phong-trao/ /don-vi/ /tai-khoan/login/; do
  code=$(curl -s -o "$home/page.html" -w '%{http_code}' "http://127.0.0.1:$port$page")
  [ "$code" = 200 ] || { echo "$page answered $code"; exit 1; }
  echo "$page 200"
done
grep -q thi-dua-2025 "$log" || { echo "the example sign-ins were not printed"; exit 1; }
stop

begun=$SECONDS; start; echo "second start: $((SECONDS - begun)) s"
stop
