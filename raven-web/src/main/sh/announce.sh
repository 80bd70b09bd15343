# shellcheck shell=sh
# Sourced by ./raven: what a ready server says, once.
# shellcheck disable=SC2154 # log_place and scheme come from ./raven

announce() {
    insecure='' note=''
    [ "$scheme" = http ] || insecure=' -k' note='
(-k, as the certificate names a host and not this address: use that host, and leave it out)'
    cat <<END
Raven is ready.
  URL      $(url)
  console  $(url)/console/
  health   $(url)/health/ready
  log      $log_place
  stop     Ctrl-C here, or ./raven stop
Try it, pasted into another terminal (./raven demo: a tour of what Raven does):
  KEY=\$(curl -s$insecure $(url)/api/v1/tenants -H 'Content-Type: application/json' -d '{"name":"Example","email":"'"\$(date +%s)"'@example.com"}' | sed -n 's/.*"api_key" *: *"\([^"]*\)".*/\1/p')
  curl -s$insecure $(url)/api/v1/tenant -H "Authorization: Bearer \$KEY"
  curl -s$insecure $(url)/api/v1/users -H "Authorization: Bearer \$KEY" -H 'Content-Type: application/json' -d '{"display_name":"Alice"}'$note
END
    [ "${ENCRYPTION_ENABLED:-true}" = true ] || echo 'WARNING: ENCRYPTION_ENABLED=false: NOTHING IS PROTECTED, the key to all data is public.'
}
