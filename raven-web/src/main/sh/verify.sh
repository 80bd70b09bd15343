# shellcheck shell=sh
# Sourced by ./raven: runs the offline verifier of audit logs under a JDK that it runs on.
# shellcheck disable=SC2154,SC2034 # java, home come from ./raven

find_java || refuse 'no JDK 21 or newer found: install one (such as Temurin 25), or set JAVA_HOME to it.'
build_aside
exec "$java" -jar "$home/raven-audit/target/raven-audit-verifier.jar" "$@"
