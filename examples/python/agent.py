"""An agent with a memory: it recalls before it answers, and remembers what was said. A line of input is a turn."""

import os
import sys
import uuid

import raven_client as raven

PERSON = "example-of-an-agent"
SECONDS = 30.0


def model(memories: str, said: str) -> str:
    """A stand-in that needs no service: call your model here, with the memories and what was said in its prompt."""
    for line in memories.splitlines():
        if line.startswith("user: "):
            return "You told me: " + line.removeprefix("user: ")
    return "I will remember that."


def once(create, request):
    """Sends it under a name of its own, so that it may be sent again when its answer is lost."""
    return create(request, idempotency_key=str(uuid.uuid4()), _request_timeout=SECONDS)


def main() -> None:
    configuration = raven.Configuration(
        host=os.environ.get("RAVEN_URL", "http://127.0.0.1:8080"), access_token=os.environ["RAVEN_API_KEY"]
    )
    with raven.ApiClient(configuration) as client:
        users, memory = raven.UsersApi(client), raven.MemoryApi(client)
        known = users.list_users(external_ref=PERSON, _request_timeout=SECONDS).users
        person = known[0] if known else once(users.create_user, raven.CreateUserRequest(external_ref=PERSON))
        begin = raven.ConversationsApi(client).create_conversation
        conversation = once(begin, raven.CreateConversationRequest(user_id=person.user_id))
        for line in sys.stdin:
            said = line.rstrip("\n")
            # What matters now, in at most 800 tokens, ready for a prompt: dated, fenced, and said to be data.
            question = raven.QueryRequest(user_id=person.user_id, query=said, max_tokens=800)
            found = memory.query(question, _request_timeout=SECONDS)
            answer = model(found.context.text if found.context else "", said)
            print(answer)
            exchange = raven.IngestRequest(
                user_id=person.user_id,
                conversation_id=conversation.conversation_id,
                user_message=said,
                agent_response=answer,
            )
            once(memory.ingest, exchange)


main()
