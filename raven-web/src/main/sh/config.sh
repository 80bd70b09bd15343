# shellcheck shell=sh
# Sourced by ./raven: prints what every setting is, and where that comes from.
# shellcheck disable=SC2154 # java, classes, jvm_options come from ./raven

case $* in '' | --json) ;; *) refuse './raven config takes no argument but --json; settings are variables, see ./raven help.' ;; esac
find_java || refuse 'no JDK 21 or newer found: install one (such as Temurin 25), or set JAVA_HOME to it.'
build_aside
heap=''
for option in $jvm_options; do # what a share of the heap is depends on it
    case $option in -Xmx*) heap=$option ;; esac
done
exec "$java" -Xshare:auto -XX:TieredStopAtLevel=1 "$heap" -cp "$classes" dev.raven.web.preflight.ConfigCommand "$@"
