package dev.raven.core.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * A webhook with the addresses it may be called at.
 *
 * @param addresses those its name has now, each of them checked: nothing looks the name up again
 */
record WebhookTarget(URI url, List<InetAddress> addresses) {
    WebhookTarget {
        addresses = List.copyOf(addresses);
    }
}
