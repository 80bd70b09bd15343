package dev.raven.core.id;

/** Names one message to a tenant's webhook, the same at each try: {@code msg_} and 22 URL-safe characters. */
public record DeliveryId(String value) implements Id {
    public static final String PREFIX = "msg_";

    public DeliveryId {
        IdFormat.require(PREFIX, value);
    }

    /** The id of the message that tells of a thing which happens once, so that telling it again is the same message. */
    public static DeliveryId about(Id thing) {
        String value = thing.value();
        return new DeliveryId(PREFIX + value.substring(value.indexOf('_') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
