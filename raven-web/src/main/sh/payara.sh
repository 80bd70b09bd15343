# shellcheck shell=sh
# Sourced by ./raven: Payara Micro, which the build fetches.
# shellcheck disable=SC2034,SC2154 # begun is read, and the others come from ./raven

begun='Payara Micro .* ready in'
payara=$home/deploy/payara

prepare_server() { # its unpacked form, once; then without what an earlier start left in it
    jar=$(find "$home"/raven-web/target/server/payara-micro-*.jar | head -n 1)
    if [ "$(cat "$server/made-from" 2>/dev/null)" != "${jar##*/}" ]; then
        rm -rf "$server"
        "$java" -jar "$jar" --nohazelcast --rootdir "$server" --outputlauncher >"$run/unpack.log" 2>&1 || refuse "cannot unpack the server, see $run/unpack.log"
        cp -R "$server/config" "$server/config.new" && echo "${jar##*/}" >"$server/made-from"
    fi
    (cd "$server" && rm -rf config applications generated autodeploy logs && cp -R config.new config)
    if [ "$scheme" = https ]; then # the limits are those of the plain listener, which is not opened
        sed "s/@ADDRESS@/$address/; s/\\.http-listener\\./.https-listener./" "$payara/preboot.txt"
        sed "s/@PORT@/$port/" "$payara/tls.txt"
    else
        sed "s/@ADDRESS@/$address/" "$payara/preboot.txt"
    fi >"$run/preboot.txt"
    if logs_json; then # until Raven itself writes the log
        sed 's/^\(java.*formatter=\).*/\1fish.payara.enterprise.server.logging.JSONLogFormatter/' "$payara/logging.properties"
    else
        cat "$payara/logging.properties"
    fi >"$run/logging.properties"
}

exec_server() {
    set -- --port "$port"
    [ "$scheme" = http ] || set -- --postdeploycommandfile "$payara/tls-open.txt" # opens the port once there is a certificate
    # shellcheck disable=SC2086 # options are words
    exec $session "$java" "-Draven.run=$run" $jvm_options \
        -jar "$server/launch-micro.jar" --nohazelcast --disablephonehome "$@" --logproperties "$run/logging.properties" \
        --prebootcommandfile "$run/preboot.txt" --postbootcommandfile "$payara/postboot.txt" \
        --deploy "$war" --contextroot /
}
