# shellcheck shell=sh
# Sourced by ./raven: builds what is missing or old.
# shellcheck disable=SC2154 # java, home, run, war come from ./raven

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
