package dev.raven.core.memory;

import dev.raven.api.memory.QueryRequest;
import dev.raven.core.id.ConversationId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which interactions a query may find at all; asked before anything is ranked. */
record QueryMatch(QueryRequest request, Optional<ConversationId> conversation) implements Predicate<Interaction> {

    /** Whether it lets all through. */
    boolean isOpen() {
        return conversation.isEmpty()
                && request.since() == null
                && request.until() == null
                && request.metadata() == null;
    }

    @Override
    public boolean test(Interaction interaction) {
        return conversation
                        .filter(only -> !only.equals(interaction.conversation()))
                        .isEmpty()
                && (request.since() == null || !interaction.occurredAt().isBefore(request.since()))
                && (request.until() == null || !interaction.occurredAt().isAfter(request.until()))
                && (request.metadata() == null || matches(request.metadata(), interaction.metadata()));
    }

    private static boolean matches(Map<String, Object> wanted, Map<String, Object> held) {
        return wanted.entrySet().stream()
                .allMatch(
                        field -> held.containsKey(field.getKey()) && same(field.getValue(), held.get(field.getKey())));
    }

    /** Numbers are compared by value: 1, 1.0 and 1e0 are the same. */
    private static boolean same(@Nullable Object wanted, @Nullable Object held) {
        if (wanted instanceof Number && held instanceof Number) {
            return new BigDecimal(wanted.toString()).compareTo(new BigDecimal(held.toString())) == 0;
        }
        return Objects.equals(wanted, held);
    }
}
