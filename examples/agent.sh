#!/bin/sh
# An agent with a memory, by curl alone: it recalls before it answers, and remembers what was said. A line of input is a turn.
set -eu
raven=${RAVEN_URL:-http://127.0.0.1:8080}/api/v1
: "${RAVEN_API_KEY:?is the API key to use}"

# Neither the key nor what was said is an argument of curl, where every user of this machine could see it.
umask 077
key=$(mktemp)
trap 'rm -f "$key"' EXIT
printf 'Authorization: Bearer %s\n' "$RAVEN_API_KEY" >"$key"

call() { # method, path, body
    printf '%s' "${3:-}" | curl --silent --show-error --fail-with-body --max-time 30 --request "$1" "$raven/$2" \
        --header "@$key" ${3:+--header 'Content-Type: application/json' --data-binary @-}
}

value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }                    # of the last field of that name
quoted() { tr '\t' ' ' | tr -d '\000-\037' | sed 's/[\\"]/\\&/g'; }       # as a JSON text holds it
unquoted() { sed 's/\\n/\
/g' | sed 's/\\\(["\\]\)/\1/g'; }

# A stand-in that needs no service: call your model here, with the memories and what was said in its prompt.
model() { # memories, what was said
    remembered=$(printf '%s\n' "$1" | sed -n 's/^user: //p' | head -n 1)
    if [ -n "$remembered" ]; then echo "You told me: $remembered"; else echo 'I will remember that.'; fi
}

person=$(call GET 'users?external_ref=example-of-an-agent' | value user_id)
[ -n "$person" ] || person=$(call POST users '{"external_ref":"example-of-an-agent"}' | value user_id)
conversation=$(call POST conversations "{\"user_id\":\"$person\"}" | value conversation_id)
[ -n "$conversation" ] || exit 1

while IFS= read -r said; do
    asked=$(printf '%s' "$said" | quoted)
    # What matters now, in at most 800 tokens, ready for a prompt: dated, fenced, and said to be data.
    found=$(call POST memory/query "{\"user_id\":\"$person\",\"query\":\"$asked\",\"max_tokens\":800}")
    memories=$(printf '%s' "$found" | sed -n 's/.*"context":{"text":"\(.*\)","tokens":.*/\1/p' | unquoted)
    answer=$(model "$memories" "$said")
    printf '%s\n' "$answer"
    answered=$(printf '%s' "$answer" | quoted)
    call POST memory/ingest "{\"user_id\":\"$person\",\"conversation_id\":\"$conversation\",\"user_message\":\"$asked\",\"agent_response\":\"$answered\"}" >/dev/null
done
