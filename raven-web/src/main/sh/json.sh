# shellcheck shell=sh
# Sourced by ./raven: reads single values out of the last answer of the API, which writes its JSON on one line.
# shellcheck disable=SC2154 # answer is set by who asked

text() { # the text of that name, as it was before it was written as JSON; nothing where there is none
    mark=$(printf '\001') # in no JSON as it is; stands for an escaped backslash meanwhile
    printf '%s\n' "$answer" | sed -n 's/.*"'"$1"'" *: *"\([^"\\]*\(\\.[^"\\]*\)*\)".*/\1/p' \
        | sed 's/\\\\/'"$mark"'/g; s/\\[nrtbf]/ /g; s/\\\(["\/]\)/\1/g; s/'"$mark"'/\\/g'
}

word() { # the number, switch or id of that name; null where it is that
    printf '%s\n' "$answer" | sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\).*/\1/p'
}
