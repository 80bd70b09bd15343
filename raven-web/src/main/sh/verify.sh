# shellcheck shell=sh
# Sourced by ./raven: runs the offline verifier of audit logs under a JDK that it runs on.
# shellcheck disable=SC2154,SC2034 # java, home, run come from ./raven

find_java || refuse 'no JDK 21 or newer found: install one (such as Temurin 25), or set JAVA_HOME to it.'
run=$(mktemp -d) || exit 1
build >&2 # ends here where it fails, and its log stays
rm -rf "$run"
exec "$java" -jar "$home/raven-audit/target/raven-audit-verifier.jar" "$@"
