# shellcheck shell=sh
# Sourced by ./raven: takes whoever asks through tour.sh, on the server that runs or on one of its own.
# shellcheck disable=SC2154,SC2034 # run, home, scripts come from ./raven; what is set here is read by tour.sh

colours() { # only on a terminal, and where they are wanted
    bold='' dim='' green='' plain=''
    [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ] || return 0
    escape=$(printf '\033')
    bold="${escape}[1m" dim="${escape}[2m" green="${escape}[32m" plain="${escape}[0m"
}

call() { # method, path, JSON body; sets answer, status, took
    answer=$(curl -sSk --noproxy '*' --max-time 60 -w '\n%{http_code} %{time_total}' -X "$1" "$at/api/v1/$2" \
        ${key:+-H "Authorization: Bearer $key"} ${3:+-H 'Content-Type: application/json' -d "$3"}) || demo_failed "$2 does not answer"
    told=${answer##*
}
    answer=${answer%
*}
    status=${told%% *}
    took=$(echo "${told##* }" | awk '{ printf "%.0f", $1 * 1000 }')
    requests=$((requests + 1)) total=$((total + took))
}

must() { # the same, or ends the demo with why it was refused
    call "$@"
    case $status in 2??) ;; *) demo_failed "$1 /api/v1/$2 answered $status: $answer" ;; esac
}

demo_failed() {
    echo "raven: demo: $1" >&2
    demo_end
    exit 1
}

demo_begin() { # the server that runs, or one for the time of the demo
    command -v curl >/dev/null || refuse 'the demo needs curl.'
    demo_pid=''
    running && { at=$(cat "$run/url"); return; }
    mkdir -p "$run"
    : >"$run/demo.out"
    RAVEN_LOG_TARGET='file' "$home/raven" start >"$run/demo.out" &
    demo_pid=$!
    trap 'demo_end; exit 130' INT TERM
    echo 'Starting Raven (a first start also builds it, which takes some minutes) ...'
    until grep -q 'is ready' "$run/demo.out"; do
        kill -0 "$demo_pid" 2>/dev/null || exit 1 # the start has said why
        sleep 0.3
    done
    at=$(cat "$run/url")
}

demo_end() {
    [ -z "$demo_pid" ] || { kill -TERM "$demo_pid" 2>/dev/null; wait "$demo_pid"; demo_pid=''; }
}

# shellcheck source=/dev/null
. "$scripts/tour.sh"
colours
key='' steps=0 requests=0 total=0
demo_begin
tour
printf '\n%s%d requests, %d ms.%s\n' "$bold" "$requests" "$total" "$plain"
if [ -n "$demo_pid" ]; then
    demo_end
    echo 'Go on: ./raven start, then the three curl lines it prints, or docs/README.md.'
else
    case $at in https:*) insecure=' -k' ;; *) insecure='' ;; esac
    echo "Go on, or with docs/README.md: curl -s$insecure $at/api/v1/tenant -H 'Authorization: Bearer $key'"
fi
