# shellcheck shell=sh
# Sourced by ./raven: runs the benchmark, which is among the tests' classes: it ships with the repository, not in the WAR.
# shellcheck disable=SC2154,SC2034 # java, home, war, run, log come from ./raven

web=$home/raven-web/target
find_java || refuse 'no JDK 21 or newer found: install one (such as Temurin 25), or set JAVA_HOME to it.'
sources="$home/raven-web/src/test/java/dev/raven/web/benchmark"
sources="$sources $home/raven-core/src/test/java/dev/raven/core/network $home/raven-core/src/test/java/dev/raven/core/shared"
sources="$sources $home/raven-persistence/src/test/java/dev/raven/persistence/redis $home/raven-crypto/src/test/java/dev/raven/crypto/vault"
classes=$web/test-classes/dev/raven/web/benchmark
# shellcheck disable=SC2086 # sources are words
if [ ! -d "$classes" ] || [ ! -f "$war" ] || [ -n "$(find $sources -name '*.java' -newer "$war" | head -n 1)" ]; then
    rm -f "$war"
fi
build_aside
# nodelay: the service for made-up vectors would wait 40 ms for an acknowledgement between an answer's head and its body
exec "$java" -Xmx1g -Dsun.net.httpserver.nodelay=true \
    -cp "$web/test-classes:$home/raven-core/target/test-classes:$home/raven-persistence/target/test-classes:$home/raven-crypto/target/test-classes:$web/raven/WEB-INF/lib/*" \
    "-Draven.home=$home" dev.raven.web.benchmark.Benchmark "$@"
