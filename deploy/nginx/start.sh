#!/bin/sh
# Starts nginx and watches the addresses of the api's replicas: nginx looks a name up once, when it reads its configuration, so that
# `--scale` would go unnoticed. A reload keeps open connections.
set -eu
conf=/etc/echoplex/nginx.conf
replicas() { getent ahostsv4 api | awk '{ print $1 }' | sort -u; }

until [ -n "$(replicas)" ]; do sleep 1; done
nginx -c "$conf" -g 'daemon off;' &
nginx=$!
trap 'kill -QUIT "$nginx" 2>/dev/null' INT TERM QUIT

(
  known=$(replicas)
  while sleep 2 && kill -0 "$nginx" 2>/dev/null; do
    now=$(replicas)
    [ -n "$now" ] && [ "$now" != "$known" ] || continue
    known=$now
    nginx -c "$conf" -s reload
  done
) &

# the first wait ends with the signal, the second with nginx
wait "$nginx" || wait "$nginx"
