# shellcheck shell=sh
# Sourced by ./raven: tells Raven a short conversation, asks about it, and shows what Redis holds of it.
# shellcheck disable=SC2154 # data, run, log come from ./raven

post() { # path, JSON body; sets answer, or ends the demo with why it was refused
    answer=$(curl -sSk --noproxy '*' --max-time 60 -w '\n%{http_code}' "$at/api/v1/$1" \
        -H 'Content-Type: application/json' ${key:+-H "Authorization: Bearer $key"} -d "$2") || demo_failed "$1 does not answer"
    status=${answer##*
}
    answer=${answer%
*}
    case $status in 2??) ;; *) demo_failed "POST /api/v1/$1 answered $status: $answer" ;; esac
}

demo_failed() {
    echo "raven: demo: $1" >&2
    demo_end
    exit 1
}

demo_begin() { # the server that runs, or one for the time of the demo
    command -v curl >/dev/null || refuse 'the demo needs curl.'
    demo_pid=''
    running && { at=$(cat "$run/url"); return; }
    mkdir -p "$run"
    : >"$run/demo.out"
    RAVEN_LOG_TARGET=file "$home/raven" start >"$run/demo.out" &
    demo_pid=$!
    trap 'demo_end; exit 130' INT TERM
    echo 'Starting Raven (a first start also builds it, which takes some minutes) ...'
    until grep -q 'is ready' "$run/demo.out"; do
        kill -0 "$demo_pid" 2>/dev/null || exit 1 # the start has said why
        sleep 0.3
    done
    at=$(cat "$run/url")
}

demo_end() {
    [ -z "$demo_pid" ] || { kill -TERM "$demo_pid" 2>/dev/null; wait "$demo_pid"; demo_pid=''; }
}

say() { # what the user says, what the agent answers
    echo "  user   $1"
    echo "  agent  $2"
    post memory/ingest "{\"user_id\":\"$user\",\"conversation_id\":\"$conversation\",\"user_message\":\"$1\",\"agent_response\":\"$2\"}"
}

ask() {
    post memory/query "{\"user_id\":\"$user\",\"query\":\"$1\",\"limit\":1}"
    echo "  ?  $1"
    echo "  >  $(text user_message)"
}

hits() { # lines of Redis's append-only files that hold the word
    cat "$data"/redis/appendonlydir/* | grep -a -c -i -- "$1" || :
}

key=''
demo_begin
post tenants "{\"name\":\"Demo\",\"email\":\"demo-$$-$(date +%s)@example.com\"}"
key=$(text api_key)
post users '{"display_name":"Alice"}'
user=$(text user_id)
post conversations "{\"user_id\":\"$user\",\"title\":\"Moving house\"}"
conversation=$(text conversation_id)

echo 'Alice talks to her agent:'
say 'We are moving to Lisbon in March because I start at the aquarium there.' 'Congratulations! Shall I look for flats near the river?'
say 'Yes, but my daughter Mia is allergic to cats, so no flat that had one.' 'Understood: no former cat households.'
say 'My dentist here is Doctor Okafor, I need my records from her.' 'I can draft the request for the dental records.'
say 'I never fly, please plan everything by train.' 'Trains it is. Night train to Hendaye, then on through Spain.'
say 'Our budget for the rent is 1400 euros a month.' 'Noted, I will filter by that.'
post memory/flush "{\"user_id\":\"$user\"}"

echo; echo 'Later, asked in other words (the best of all she ever said):'
ask 'Which pets are a problem for her child?'
ask 'Should I book plane tickets?'
ask 'Who takes care of her teeth?'

echo
if [ -d "$data/redis/appendonlydir" ]; then
    echo "What Redis keeps of it on disk ($data/redis):"
    for word in Lisbon allergic Okafor train Alice; do
        echo "  lines with $word: $(hits "$word")"
    done
    # shellcheck disable=SC2012 # names of our own making
    file=$(ls -t "$data"/redis/appendonlydir/*.incr.aof | head -n 1)
    offset=$(grep -a -b -o ':blocks' "$file" | tail -n 1 | cut -d: -f1)
    [ -z "$offset" ] || {
        echo '  and what she said, as it lies there (the sealed block, its first bytes):'
        tail -c "+$((offset + 137))" "$file" | head -c 208 | od -A d -c | sed 's/^/    /'
    }
else
    echo 'Redis is a server of your own (REDIS_URL): look there; it holds ids, times and ciphertext.'
fi
echo
if [ -n "$demo_pid" ]; then
    demo_end
    echo 'Go on: ./raven start, then the three curl lines it prints. This conversation is still in the data directory.'
else
    case $at in https:*) insecure=' -k' ;; *) insecure='' ;; esac
    echo "Go on: curl -s$insecure $at/api/v1/tenant -H 'Authorization: Bearer $key'"
fi
