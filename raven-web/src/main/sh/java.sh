# shellcheck shell=sh
# Sourced by ./raven and ./mvnw: finds a JDK, 21 or newer.

major() { # of a java executable; 0 where it does not run
    v=$("$1" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
    echo "${v:-0}"
}

# Each is run to ask, so only folders are searched that are root's or one's own.
find_java() { # sets java: JAVA_HOME where it is new enough, else the newest of PATH and the usual folders; false where none is
    java='' best=20
    [ -n "${JAVA_HOME:-}" ] && [ "$(major "$JAVA_HOME/bin/java")" -ge 21 ] && java=$JAVA_HOME/bin/java && return
    for j in "$(command -v java || :)" /usr/lib/jvm/*/bin/java /usr/java/*/bin/java \
        /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java "${HOME:-}"/.sdkman/candidates/java/*/bin/java; do
        [ -x "$j" ] && v=$(major "$j") && [ "$v" -gt "$best" ] && java=$j best=$v
    done
    [ -n "$java" ]
}
