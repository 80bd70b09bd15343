package dev.raven.core.webhook;

import java.util.Locale;

/** How a message that is still kept fares; one that was accepted is kept no longer. */
public enum DeliveryState {
    /** It is tried, or will be. */
    WAITING,
    /** It is tried no more, unless its tenant asks for it. */
    GIVEN_UP;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
