package dev.raven.api.client;

import dev.raven.api.conversation.ConversationListView;
import dev.raven.api.conversation.ConversationView;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.api.erasure.ReceiptView;
import dev.raven.api.memory.InteractionListView;

/** What belongs together. Reading needs {@code conversations:read}, the rest {@code conversations:write}. */
public final class ConversationCalls {
    private final Exchange exchange;

    ConversationCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Begins one with a person. */
    public ConversationView create(CreateConversationRequest request) {
        return exchange.send(Call.create(Route.to("conversations"), request)).as(ConversationView.class);
    }

    /** Begins one of which nothing more is known. */
    public ConversationView begin(String userId) {
        return create(new CreateConversationRequest(userId, null, null, null));
    }

    public ConversationView get(String conversationId) {
        return exchange.send(Call.get(Route.to("conversations", conversationId)))
                .as(ConversationView.class);
    }

    /** Those of a person; {@code limit} 1–100. */
    public ConversationListView list(String userId, int limit, int offset) {
        Route route = Route.to("conversations").with("user_id", userId).page(limit, offset);
        return exchange.send(Call.get(route)).as(ConversationListView.class);
    }

    public ConversationView update(String conversationId, UpdateConversationRequest request) {
        return exchange.send(Call.patch(Route.to("conversations", conversationId), request))
                .as(ConversationView.class);
    }

    /** Nothing can be added from now on, and facts are drawn from what was said. */
    public ConversationView end(String conversationId) {
        return exchange.send(Call.ask(Route.to("conversations", conversationId, "end"), null))
                .as(ConversationView.class);
    }

    /** The transcript, oldest first; {@code limit} 1–100. Needs {@code memory:read}. */
    public InteractionListView interactions(String conversationId, int limit, int offset) {
        Route route = Route.to("conversations", conversationId, "interactions").page(limit, offset);
        return exchange.send(Call.get(route)).as(InteractionListView.class);
    }

    /** Removes it with all that was said in it and the facts drawn only from that; for good. */
    public ReceiptView erase(String conversationId) {
        return exchange.send(Call.delete(Route.to("conversations", conversationId)))
                .as(ReceiptView.class);
    }
}
