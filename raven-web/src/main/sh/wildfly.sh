# shellcheck shell=sh
# Sourced by ./raven: a WildFly of your own, as docs/application-servers.md starts it, with all that it writes in the data directory.
# shellcheck disable=SC2034,SC2154 # begun is read, and the others come from ./raven

begun='WFLYSRV002[56]'

prepare_server() {
    rm -rf "$server"
    mkdir -p "$server/deployments" && cp "$war" "$server/deployments/raven.war" || refuse "cannot write to $server"
    cp -R "$on/standalone/configuration" "$server/" \
        || refuse "cannot copy $on/standalone/configuration to $server; its zip lets none but its owner read it: chmod -R a+rX $on"
}

exec_server() { # its own management takes any port, as 9990 is Raven's
    yaml=$home/deploy/wildfly/raven.yml
    [ "$scheme" = http ] || yaml=$yaml:$home/deploy/wildfly/tls.yml
    ! logs_json || yaml=$yaml:$home/deploy/wildfly/json.yml
    export JAVA_HOME="${java%/bin/java}" JBOSS_HOME="$on" JBOSS_BASE_DIR="$server"
    export JAVA_OPTS="\"-Draven.run=$run\" $jvm_options -Djava.awt.headless=true -Djboss.modules.system.pkgs=org.jboss.byteman"
    export LC_ALL=C.UTF-8 DEBUG=false # its words are looked for; its script would open a debugger that asks nobody who they are
    export LAUNCH_JBOSS_IN_BACKGROUND=1 JBOSS_PIDFILE="$run/java.pid"
    exec $session sh "$on/bin/standalone.sh" "--yaml=$yaml" -Djboss.management.http.port=0
}
