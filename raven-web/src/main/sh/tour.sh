# shellcheck shell=sh
# Sourced by demo.sh: the tour, with a tenant of its own. Each step says what it does and why, each request how long it took.
# shellcheck disable=SC2154,SC2034,SC2030,SC2031 # what is not set here comes from ./raven and demo.sh; facts reads each in a shell of its own

step() { # what, and why
    steps=$((steps + 1))
    printf '\n%s%d  %s%s\n   %s%s%s\n' "$bold" "$steps" "$1" "$plain" "$dim" "$2" "$plain"
}

line() { # a word, a text; how many milliseconds it took, where that is told
    printf '   %s%-9s%s' "$green" "$1" "$plain"
    if [ $# -lt 3 ]; then printf '%s\n' "$2"; else printf '%-66s%s%5s ms%s\n' "$2" "$dim" "$3" "$plain"; fi
}

remember() { # what the user says, what the agent answers
    must POST memory/ingest "{\"user_id\":\"$user\",\"conversation_id\":\"$conversation\",\"user_message\":\"$1\",\"agent_response\":\"$2\"}"
    line user "$1" "$took"
    line agent "$2"
}

question() {
    call POST memory/query "{\"user_id\":\"$user\",\"query\":\"$1\",\"limit\":1}"
    line asked "$1" "$took"
}

recall() {
    question "$1"
    [ "$status" = 200 ] || demo_failed "POST /api/v1/memory/query answered $status: $answer"
    line found "$(text user_message)"
}

facts() ( # each of the answer, with when it ended; a shell of its own, as the answer is each in turn
    printf '%s\n' "$answer" | sed 's/{"fact_id"/\n&/g' | while IFS= read -r answer; do
        [ -z "$(text attribute)" ] || line fact "$(text attribute): $(text value)$(ended "$(word valid_to)")"
    done
)

ended() {
    [ "$1" = null ] || echo ", until ${1%%T*}"
}

hits() { # lines of Redis's append-only files that hold the word
    cat "$data"/redis/appendonlydir/* | grep -a -c -- "$1" || :
}

at_rest() {
    [ -d "$data/redis/appendonlydir" ] || { line redis 'is a server of your own (REDIS_URL): look there; it holds ids, times and ciphertext'; return; }
    line file "$data/redis/appendonlydir"
    for word in Lisbon allergic aquarium Okafor; do
        line "$word" "stands in $(hits "$word") lines of it"
    done
    # shellcheck disable=SC2012 # names of our own making
    file=$(ls -t "$data"/redis/appendonlydir/*.incr.aof | head -n 1)
    offset=$(grep -a -b -o ':blocks' "$file" | tail -n 1 | cut -d: -f1)
    [ -z "$offset" ] || {
        line sealed 'what she said, as it lies there (its first bytes):'
        tail -c "+$((offset + 137))" "$file" | head -c 96 | od -A n -c | sed "s/^/   $dim/; s/\$/$plain/"
    }
}

events() { # the actions of the answer, each with how often it stands there
    printf '%s\n' "$answer" | grep -o '"action":"[^"]*"' | cut -d'"' -f4 | sort | uniq -c | while read -r times action; do
        line event "$action${times:+, $times}"
    done
}

tour() {
    step 'A tenant and its key' 'A tenant is one customer of yours. Its key opens its own memories, and nobody else'"'"'s.'
    must POST tenants "{\"name\":\"Demo\",\"email\":\"demo-$$-$(date +%s)@example.com\",\"settings\":{\"data_audit\":\"all\"}}"
    key=$(text api_key)
    line key "$(text api_key_prefix)_...: shown once, kept as a hash alone" "$took"

    step 'A person and a conversation' 'Each person has a key of their own, wrapped by the tenant'"'"'s, which is wrapped by yours.'
    must POST users '{"display_name":"Alice Okafor"}'
    user=$(text user_id)
    line person "Alice Okafor, $user" "$took"
    must POST conversations "{\"user_id\":\"$user\",\"title\":\"Moving house\"}"
    conversation=$(text conversation_id)
    line talk "$conversation" "$took"

    step 'Remember three things' 'Each is sealed, and on disk, before it is answered. No model service is called.'
    remember 'I live in Bergen and I never fly, please plan by train.' 'Trains it is.'
    remember 'My daughter Mia is allergic to cats, so no flat that had one.' 'Understood: no former cat households.'
    remember 'We moved to Lisbon, I work at the aquarium there.' 'Congratulations!'
    must POST memory/flush "{\"user_id\":\"$user\"}"
    line sealed "$(word flushed) exchanges in $(word blocks_written) block; by itself this happens behind the answers" "$took"

    step 'Recall' 'Asked in other words. Words and meaning are ranked together, inside the server.'
    recall 'Which pets are a problem for her child?'
    recall 'Should I book plane tickets?'

    step 'Facts' 'What is said plainly becomes a fact with a history: a newer one ends the older one.'
    must GET "memory/facts?user_id=$user&include_superseded=true"
    facts

    step 'What Redis holds' 'All that somebody who reads Redis, or its files, would have.'
    at_rest

    step 'The audit log' 'Who did what, chained and signed; not a word of what was said stands in it.'
    must GET 'audit/events?limit=100'
    events
    must POST audit/verify
    [ "$(word verified)" = true ] || demo_failed "the audit log does not verify: $answer"
    line verified "$(word events) events hashed again: none changed, dropped or moved" "$took"

    step 'Erase her' 'Her key is destroyed. The receipt is signed, and says when no backup of the key is left.'
    must DELETE "users/$user"
    line receipt "$(text receipt_id): $(word interactions) exchanges and $(word keys) key destroyed" "$took"
    line final "$(text final_at)"

    step 'Recall again' 'She is gone from every answer, at once.'
    question 'Which pets are a problem for her child?'
    [ "$status" = 404 ] || demo_failed "POST /api/v1/memory/query answered $status for somebody who was erased: $answer"
    line "$status" "$(text detail)"
}
