# shellcheck shell=sh
# Sourced by ./raven: shows how the running server stands against the checklist.
# shellcheck disable=SC2154 # answer, operator, connect, refuse, word come from ./raven

table() { # of the rows in the answer; colours where they are wanted
    printf '%s\n' "$answer" | awk -v colours="$1" '
        function text(row, name,    at, c, out) { # of a field, up to the quote that ends it
            at = index(row, "\"" name "\":\"")
            if (!at) return ""
            for (at += length(name) + 4; (c = substr(row, at, 1)) != "\"" && c != ""; at++) {
                if (c == "\\") { c = substr(row, ++at, 1); if (c ~ /[nrtbf]/) c = " "; if (c == "u") c = "\\u" }
                out = out c
            }
            return out
        }
        function paint(status) {
            if (!colours) return sprintf("%-6s", status)
            return sprintf("\033[%sm%-6s\033[0m", status == "pass" ? 32 : status == "fail" ? 31 : status == "warn" ? 33 : 36, status)
        }
        {
            count = split($0, rows, /\{"id":"/)
            for (i = 2; i <= count; i++) {
                row = "\"id\":\"" rows[i]
                status = text(row, "status")
                printf "%s  %-20s  %s\n", paint(status), text(row, "id"), text(row, "evidence")
                if (status != "pass") printf "%30s> %s (%s)\n", "", text(row, "remedy"), text(row, "link")
            }
        }'
}

checklist() { # [--json]
    case ${1:-} in
        '' | --json) [ $# -le 1 ] || refuse 'checklist takes --json and nothing else.' ;;
        *) refuse 'checklist takes --json and nothing else.' ;;
    esac
    connect
    operator GET security/checklist
    if [ "${1:-}" = --json ]; then
        printf '%s\n' "$answer"
    else
        colours=''
        [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && colours=1
        table "$colours"
        printf '%s pass, %s warn, %s manual, %s fail\n' "$(word pass)" "$(word warn)" "$(word manual)" "$(word fail)"
    fi
    [ "$(word fail)" = 0 ]
}
