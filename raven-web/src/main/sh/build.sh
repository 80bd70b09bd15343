# shellcheck shell=sh
# Sourced by ./raven: builds what is missing or old, unpacks the server.
# shellcheck disable=SC2154 # java, home, run, server, war, payara, address, port, scheme come from ./raven

built() { # whether what is there is of these sources
    [ -n "$(find "$war" 2>/dev/null)" ] && [ -n "$(find "$home"/raven-web/target/server/*.jar 2>/dev/null)" ] \
        && [ -z "$(cd "$home" && find pom.xml ./*/pom.xml ./*/src/main/java ./*/src/main/resources ./*/src/main/webapp \
            -newer "$war" -type f 2>/dev/null | head -n 1)" ]
}

build_aside() { # for a command that needs no data directory
    run=$(mktemp -d) || exit 1
    build >&2 # ends here where it fails, and its log stays
    rm -rf "$run"
}

build() {
    ! built || return 0
    mvn=$home/mvnw
    [ -x "$mvn" ] || mvn=$(command -v mvn) || refuse 'cannot build: no ./mvnw here and no mvn on the PATH.'
    echo "Building Raven (a first build also fetches its libraries; log: $run/build.log)"
    {
        (cd "$home" && JAVA_HOME=${java%/bin/java} "$mvn" -B -DskipTests clean package 2>&1)
        echo $? >"$run/build.exit"
    } | tee "$run/build.log" | sed -n 's/^\[INFO\] Building \(Raven[^ ]* *[a-z]*\) .*/  \1/p'
    [ "$(cat "$run/build.exit")" = 0 ] && touch "$war" && return
    tail -n 30 "$run/build.log" >&2
    refuse "the build failed; the whole log is $run/build.log"
}

prepare_server() { # Payara's unpacked form, once; then without what an earlier start left in it
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
    case ${RAVEN_LOG_FORMAT:-${RAVEN_ENVIRONMENT:-development}} in # until Raven itself writes the log
        text | development) cat "$payara/logging.properties" ;;
        *) sed 's/^\(java.*formatter=\).*/\1fish.payara.enterprise.server.logging.JSONLogFormatter/' "$payara/logging.properties" ;;
    esac >"$run/logging.properties"
}
