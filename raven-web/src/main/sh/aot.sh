# shellcheck shell=sh
# Sourced by ./raven: an ahead-of-time cache (JEP 483, 514) halves the start on JDK 24 and newer. One start records, the
# next one assembles the cache at low priority once it serves, later ones use it. The JVM itself refuses a cache that
# does not fit and starts without; production uses a cache that is there and records none; RAVEN_AOT=off does neither.
# shellcheck disable=SC2154,SC2034 # java, run, server come from ./raven, which reads aot_options

aot_choose() { # sets aot_options and, where there is a record but no cache yet, aot_record
    aot_options='' aot_record=''
    [ "${RAVEN_AOT:-${CI:+off}}" != off ] && [ "$(major "$java")" -ge 24 ] || return 0
    case $run in *[[:space:]]*) return 0 ;; esac # these options are split at blanks
    aot=$run/aot-$({ "$java" -version 2>&1; cat "$server/made-from"; echo "$server $jvm_options"; } | cksum | cut -d' ' -f1)
    for old in "$run"/aot-*; do
        case $old in "$aot".*) ;; *) rm -f "$old" ;; esac
    done
    if [ -s "$aot.cache" ]; then
        aot_options=-XX:AOTCache=$aot.cache
    elif [ -s "$aot.record" ]; then
        aot_record=$aot.record
    else
        case ${RAVEN_ENVIRONMENT:-} in
            *[Pp][Rr][Oo][Dd]*) ;;
            *) aot_options="-XX:AOTMode=record -XX:AOTConfiguration=$aot.record" ;;
        esac
    fi
}

aot_assemble() { # in the background, for the next start; sets aot_pid
    aot_pid=''
    [ -n "$aot_record" ] || return 0
    # shellcheck disable=SC2086 # options are words
    (
        nice -n 19 "$java" -XX:AOTMode=create "-XX:AOTConfiguration=$aot_record" "-XX:AOTCache=$aot.part" $jvm_options \
            -jar "$server/launch-micro.jar" >"$run/aot.log" 2>&1 &
        p=$!
        trap 'kill "$p"; rm -f "$aot.part"; exit' TERM # the next start tries again
        wait "$p" && mv "$aot.part" "$aot.cache"
        rm -f "$aot_record" "$aot.part"
    ) &
    aot_pid=$!
}
