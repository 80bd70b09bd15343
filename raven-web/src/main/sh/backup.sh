# shellcheck shell=sh
# Sourced by ./raven: has the running server take a backup, lists those there are, and shows how far work is.
# shellcheck disable=SC2154 # data, run, refuse come from ./raven

operator() { # method, path; sets answer, or ends with why it was refused
    answer=$(curl -sSk --noproxy '*' --max-time 60 -w '\n%{http_code}' -X "$1" -H "@$auth" "$at/api/v1/$2") \
        || refuse "the server does not answer at $at."
    status=${answer##*
}
    answer=${answer%
*}
    case $status in
        2??) ;;
        *) refuse "$1 /api/v1/$2 answered $status: $(printf '%s' "$answer" | sed -n 's/.*"detail":"\([^"]*\)".*/\1/p')" ;;
    esac
}

connect() { # to the server of this data directory, with the operator's key: from the environment, or where development keeps it
    command -v curl >/dev/null || refuse 'this needs curl.'
    running || refuse "no server runs on $data: ./raven start, or set RAVEN_DATA_DIR."
    at=$(cat "$run/url")
    key=${RAVEN_OPERATOR_KEY:-$(cat "$data/operator.key" 2>/dev/null)}
    [ -n "$key" ] || refuse 'set RAVEN_OPERATOR_KEY to the key whose hash is in RAVEN_OPERATOR_KEY_SHA256.'
    auth=$(umask 077 && mktemp) || exit 1 # not on the command line, which everybody on this machine reads
    trap 'rm -f "$auth"' EXIT
    printf 'Authorization: Bearer %s\n' "$key" >"$auth"
}

word() { # the value of a name in the last answer
    printf '%s' "$answer" | sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\).*/\1/p'
}

follow() { # a job, until it has ended; false where it failed
    state=queued
    while [ "$state" = queued ] || [ "$state" = running ]; do
        operator GET "jobs/$1"
        state=$(word state)
        waits=$(word error)
        [ "$waits" = null ] && waits='' || waits=", waits: $waits"
        show "$2: $(word done) of $(word total)$waits"
        [ "$state" = succeeded ] || sleep 0.5
    done
    shown
    [ "$state" = succeeded ]
}

show() { # on a terminal one line that changes, elsewhere nothing
    [ ! -t 2 ] || printf '\r\033[K%s' "$1" >&2
}

shown() {
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

backup() {
    connect
    operator POST platform/backups
    id=$(word backup_id)
    follow "$(word job_id)" 'backing up' || refuse "the backup did not succeed ($(word error)); the server's log says why."
    echo "$id"
}

backups() {
    connect
    operator GET 'platform/backups?limit=100'
    printf '%s\n' "$answer" | sed 's/{"backup_id"/\n&/g' | sed -n \
        's/{"backup_id":"\([^"]*\)","created_at":"\([^"]*\)".*"bytes":\([0-9]*\).*"keys_until":"\{0,1\}\([^",}]*\).*/\1  \2  \3 bytes  keys until \4/p'
}

drill() { # [backup]
    connect
    id=${1:-}
    [ -n "$id" ] || { operator GET 'platform/backups?limit=1' && id=$(word backup_id); }
    [ -n "$id" ] || refuse 'there is no backup yet: ./raven backup.'
    operator POST "platform/backups/$id/verify"
    job=$(word job_id)
    follow "$job" 'rehearsing' || refuse "$id does not come back as it was; the audit log (platform.backup.verify.end) says what."
    echo "$id comes back as it was."
}
