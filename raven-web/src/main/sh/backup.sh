# shellcheck shell=sh
# Sourced by ./raven: has the running server take a backup, lists those there are, and shows how far work is.
# shellcheck disable=SC2154 # data, run, refuse come from ./raven

ask() { # method, path; sets answer and status
    answer=$(curl -sS --noproxy '*' --max-time 60 -w '\n%{http_code}' ${pin:+-k --pinnedpubkey "$pin"} -X "$1" -H "@$auth" "$at/api/v1/$2") \
        || unanswered $?
    status=${answer##*
}
    answer=${answer%
*}
}

unanswered() { # curl's exit code
    [ "$1" -ne 90 ] || refuse "who answers at $at has not this server's certificate: the key was not sent. Just after a renewal, try again."
    refuse "the server does not answer at $at."
}

operator() { # method, path; sets answer, or ends with why it was refused
    ask "$@"
    accepted "$@"
}

accepted() { # method, path; ends with why that was refused, if it was
    case $status in
        2??) return ;;
        401) mend=" $(operator_key_mend)" ;;
        *) mend='' ;;
    esac
    detail=$(text detail)
    refuse "$1 /api/v1/$2 answered $status: ${detail:-that is no answer of Raven; it may still be starting.}$mend"
}

operator_key_mend() {
    [ -n "${RAVEN_OPERATOR_KEY:-}" ] \
        && echo 'RAVEN_OPERATOR_KEY is not the key whose hash this server has (RAVEN_OPERATOR_KEY_SHA256).' \
        || echo "The key in $data/operator.key is not the one of this server; set RAVEN_OPERATOR_KEY to that."
}

connect() { # to the server of this data directory, with the operator's key: from the environment, or where development keeps it
    command -v curl >/dev/null || refuse 'this needs curl.'
    running || refuse "no server runs on $data: ./raven start, or set RAVEN_DATA_DIR."
    said=''
    read -r said _ 2>/dev/null <"$run/state" || : # before that, somebody else may have its port
    [ "$said" = ready ] || refuse "the server on $data is not ready yet; try again when it is."
    at=$(cat "$run/url") pin=''
    case $at in https:*) # the certificate names a host and not this address, so the server is known by its key
        pin=$(cat "$run/tls-pin" 2>/dev/null) && [ -n "$pin" ] || refuse "nothing in $run says by which key the server is known; restart it." ;;
    esac
    key=${RAVEN_OPERATOR_KEY:-$(cat "$data/operator.key" 2>/dev/null)}
    [ -n "$key" ] || refuse 'set RAVEN_OPERATOR_KEY to the key whose hash is in RAVEN_OPERATOR_KEY_SHA256.'
    auth=$(umask 077 && mktemp) || exit 1 # not on the command line, which everybody on this machine reads
    trap 'rm -f "$auth"' EXIT
    printf 'Authorization: Bearer %s\n' "$key" >"$auth"
    [ ! -s "$run/this-machine" ] || printf 'Raven-This-Machine: %s\n' "$(cat "$run/this-machine")" >>"$auth"
}

follow() { # a job, what it does, what it counts; until it has ended; false where it failed
    state=queued told=''
    before=$(wc -l 2>/dev/null <"$log") || before=0
    while [ "$state" = queued ] || [ "$state" = running ]; do
        operator GET "jobs/$1"
        state=$(word state)
        waits=$(word error)
        [ "$waits" = null ] || [ "$state" = failed ] || tell_wait "$2"
        show "$2: $(word 'done') of $(word total) $3"
        [ "$state" = succeeded ] || sleep 0.5
    done
    shown
    [ "$state" = succeeded ]
}

tell_wait() { # once each reason why a job waits, as the server's log has it where the answer has a word alone, if that log is kept
    why=$(tail -n "+$((before + 1))" "$log" 2>/dev/null | sed -n 's/.*\(the backup\|the rehearsal of a restore\) waits: //p' | tail -n 1)
    why="$1 waits: $waits${why:+, $why}"
    [ "$why" != "$told" ] || return 0
    told=$why
    shown
    echo "raven: $why. It is tried again by itself; Ctrl-C ends this command alone." >&2
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
    follow "$(word job_id)" 'backing up' 'people and tenants' || refuse "the backup did not succeed ($(word error)); the server's log says why."
    echo "$id"
}

backups() {
    connect
    operator GET 'platform/backups?limit=100'
    printf '%s\n' "$answer" | sed 's/{"backup_id"/\n&/g' | sed -n \
        's/{"backup_id":"\([^"]*\)","created_at":"\([^"]*\)".*"bytes":\([0-9]*\).*"keys_until":"\{0,1\}\([^",}]*\).*/\1  \2  \3 bytes  keys until \4/p'
}

drill() { # [backup]
    [ $# -le 1 ] || refuse './raven drill takes one backup, or none for the newest; ./raven backups lists them.'
    id=${1:-}
    case $id in
        *[!A-Za-z0-9_-]*) refuse "that is no name of a backup; ./raven backups lists those there are." ;;
    esac
    connect
    [ -n "$id" ] || { operator GET 'platform/backups?limit=1' && id=$(word backup_id); }
    [ -n "$id" ] || refuse 'there is no backup yet: ./raven backup.'
    ask POST "platform/backups/$id/verify"
    [ "$status" != 404 ] || refuse "there is no complete backup $id; ./raven backups lists those there are."
    accepted POST "platform/backups/$id/verify"
    job=$(word job_id)
    follow "$job" 'rehearsing' 'archives and tenants' || refuse "$id does not come back as it was; the audit log (platform.backup.verify.end) says what."
    echo "$id comes back as it was."
}
