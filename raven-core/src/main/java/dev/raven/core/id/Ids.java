package dev.raven.core.id;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Draws new ids, each with 128 random bits, and reads those that a client sent. */
public final class Ids {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final RandomGenerator random;

    /** @param random a cryptographically strong source; ids must not be guessable */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    public TenantId tenant() {
        return new TenantId(TenantId.PREFIX + body());
    }

    public UserId user() {
        return new UserId(UserId.PREFIX + body());
    }

    public ConversationId conversation() {
        return new ConversationId(ConversationId.PREFIX + body());
    }

    public InteractionId interaction() {
        return new InteractionId(InteractionId.PREFIX + body());
    }

    public ApiKeyId apiKey() {
        return new ApiKeyId(ApiKeyId.PREFIX + body());
    }

    /** @param sequence the event's place in its log */
    public EventId event(long sequence) {
        return EventId.of(sequence, random());
    }

    public FactId fact() {
        return new FactId(FactId.PREFIX + body());
    }

    public JobId job() {
        return new JobId(JobId.PREFIX + body());
    }

    public DeliveryId delivery() {
        return new DeliveryId(DeliveryId.PREFIX + body());
    }

    public ReceiptId receipt() {
        return new ReceiptId(ReceiptId.PREFIX + body());
    }

    public BackupId backup() {
        return new BackupId(BackupId.PREFIX + body());
    }

    public SessionId session() {
        return new SessionId(SessionId.PREFIX + body());
    }

    /** A name for a block, which no client ever sees. */
    public String block() {
        return "blk_" + body();
    }

    /** A name for a node among those that share the work, until it ends. */
    public String node() {
        return "nd_" + body();
    }

    /** A name for a key in envelopes. */
    public String key() {
        return "ky_" + body();
    }

    /** The id a client sent, or empty when it is not even well-formed: it then names nothing. */
    public static <T extends Id> Optional<T> parse(String sent, Function<String, T> type) {
        try {
            return Optional.of(type.apply(sent));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private String body() {
        return BASE64.encodeToString(random());
    }

    private byte[] random() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }
}
