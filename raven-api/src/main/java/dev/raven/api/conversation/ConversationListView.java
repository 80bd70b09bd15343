package dev.raven.api.conversation;

import java.util.List;

/** One page of conversations. */
public record ConversationListView(
        List<ConversationView> conversations, int limit, int offset, long total, boolean hasMore) {}
