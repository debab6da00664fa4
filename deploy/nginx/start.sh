#!/bin/sh
# Starts nginx with a server for each replica of the api and follows them as they come and go. nginx itself looks a name up once, and
# takes all of its addresses for one server, between which it would not keep a client at its place. A reload keeps open connections.
set -eu
conf=/etc/echoplex/nginx.conf
servers=/tmp/replicas.conf

replicas() { getent ahostsv4 api | awk '{ print "server " $1 ":3000 max_fails=2 fail_timeout=5s;" }' | sort -u; }

until replicas >"$servers" && [ -s "$servers" ]; do sleep 1; done
nginx -c "$conf" -g 'daemon off;' &
nginx=$!
trap 'kill -QUIT "$nginx" 2>/dev/null' INT TERM QUIT

(
  while sleep 2 && kill -0 "$nginx" 2>/dev/null; do
    replicas >"$servers.new"
    if [ -s "$servers.new" ] && ! cmp -s "$servers.new" "$servers"; then
      mv "$servers.new" "$servers"
      nginx -c "$conf" -s reload
    fi
  done
) &

# the first wait ends with the signal, the second with nginx
wait "$nginx" || wait "$nginx"
