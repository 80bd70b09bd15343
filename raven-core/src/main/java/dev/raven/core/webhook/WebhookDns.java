package dev.raven.core.webhook;

import dev.raven.core.id.TenantId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up for tenants. */
interface WebhookDns {

    /**
     * The addresses that a name has now.
     *
     * @throws UnknownHostException when it has none
     * @throws UnansweredException when nobody said so in time, or too many look-ups are under way
     */
    List<InetAddress> resolve(TenantId tenant, String host) throws UnknownHostException, UnansweredException;
}
