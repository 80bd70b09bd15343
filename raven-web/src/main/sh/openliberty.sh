# shellcheck shell=sh
# Sourced by ./raven: an Open Liberty of your own, as docs/application-servers.md starts it, with all that it writes in the data directory.
# shellcheck disable=SC2034,SC2154 # begun is read, and the others come from ./raven

begun='CWWKF0011I'

prepare_server() {
    [ -z "$(find "$on/lib" "$on/bin" ! -readable 2>/dev/null | head -n 1)" ] \
        || refuse "cannot read all of $on; its zip lets none but its owner and group: chmod -R a+rX $on"
    rm -rf "$server"
    mkdir -p "$server/servers/raven/apps" && cp "$war" "$server/servers/raven/apps/" \
        && cp "$home/deploy/openliberty/server.xml" "$home/deploy/openliberty/bootstrap.properties" "$server/servers/raven/" \
        || refuse "cannot write to $server"
    [ "$scheme" = http ] || cp "$home/deploy/openliberty/tls.xml" "$server/servers/raven/" || refuse "cannot write to $server"
    printf '%s\n' "-Draven.run=$run" >"$server/servers/raven/jvm.options"
}

exec_server() {
    export JAVA_HOME="${java%/bin/java}" WLP_USER_DIR="$server" WLP_OUTPUT_DIR="$server/output" JVM_ARGS="$jvm_options" SERVER_WORKING_DIR="$PWD"
    export LC_ALL=C.UTF-8 # its words are looked for
    export WLP_LOGGING_CONSOLE_FORMAT=tbasic # with the time, and where something was thrown
    ! logs_json || export WLP_LOGGING_CONSOLE_FORMAT=json WLP_LOGGING_CONSOLE_SOURCE=message
    exec $session sh "$on/bin/server" run raven
}
