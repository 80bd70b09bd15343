# shellcheck shell=sh
# Sourced by ./raven: reads what is to be restored, for the start that does it.
# shellcheck disable=SC2034 # read by ./raven

restore_settings() { # backup [--on DIRECTORY] [--tenant TENANT] [--into-empty-only=false]
    [ $# -gt 0 ] || refuse 'name a backup: ./raven restore bkp_…; ./raven backups lists them.'
    RAVEN_RESTORE=$1 restore_on='' && shift
    while [ $# -gt 0 ]; do
        case $1 in
            --on) [ $# -gt 1 ] || refuse '--on wants the directory of a WildFly or Open Liberty.' && restore_on=$2 && shift ;;
            --tenant) [ $# -gt 1 ] || refuse '--tenant wants the id of a tenant.' && RAVEN_RESTORE_TENANT=$2 && shift ;;
            --into-empty-only=false) RAVEN_RESTORE_INTO_EMPTY_ONLY=false ;;
            --into-empty-only=true) RAVEN_RESTORE_INTO_EMPTY_ONLY=true ;;
            *) refuse "restore does not know $1." ;;
        esac
        shift
    done
    export RAVEN_RESTORE RAVEN_RESTORE_TENANT RAVEN_RESTORE_INTO_EMPTY_ONLY
}
