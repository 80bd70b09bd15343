package dev.raven.core.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up. */
interface WebhookDns {

    /** @throws UnknownHostException when the name has no address, or nobody said so in time */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
