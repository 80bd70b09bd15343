package dev.raven.audit.verification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the event that explains why a log begins later than with its first: before Raven prunes, it says in the log itself
 * how far, and which event is to be the last to go. Without one, whoever can write to the storage would drop a beginning and
 * set the mark of what was pruned accordingly. For one thread at a time.
 */
final class Prunings {
    private static final JsonFactory JSON = new JsonFactory();

    private final long gone;
    private final Optional<String> hash;
    private long explainedBy;

    /**
     * @param gone the last event that is not there any more
     * @param hash what the next one carries of it; empty where nobody knows
     */
    Prunings(long gone, Optional<String> hash) {
        this.gone = gone;
        this.hash = hash;
    }

    /** Takes an event that stands in the log. */
    void event(long sequence, byte[] bytes) {
        if (gone > 0 && explainedBy == 0 && Pruning.read(bytes).explains(this)) {
            explainedBy = sequence;
        }
    }

    /** The event that says so; empty where none does. */
    OptionalLong explainedBy() {
        return explainedBy == 0 ? OptionalLong.empty() : OptionalLong.of(explainedBy);
    }

    /**
     * What an event says of a pruning.
     *
     * @param through the last event that was to go; 0 where it says nothing
     */
    private record Pruning(long through, @Nullable String hash) {
        private static final Pruning NONE = new Pruning(0, null);

        boolean explains(Prunings beginning) {
            return through > beginning.gone
                    || through == beginning.gone
                            && hash != null
                            && beginning.hash.filter(hash::equals).isPresent();
        }

        static Pruning read(byte[] event) {
            String action = "";
            String actor = "";
            long through = 0;
            String hash = null;
            try (JsonParser json = JSON.createParser(event)) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    switch (token.isScalarValue()
                            ? json.getParsingContext().pathAsPointer().toString()
                            : "") {
                        case "/action" -> action = json.getText();
                        case "/actor/type" -> actor = json.getText();
                        case "/details/to_sequence" -> through = json.getValueAsLong();
                        case "/details/to_hash" -> hash = json.getText();
                        default -> {}
                    }
                }
            } catch (IOException noEvent) {
                return NONE;
            }
            return action.equals("audit.prune") && actor.equals("system") ? new Pruning(through, hash) : NONE;
        }
    }
}
