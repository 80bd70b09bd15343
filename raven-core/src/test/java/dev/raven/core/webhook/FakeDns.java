package dev.raven.core.webhook;

import dev.raven.core.id.TenantId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that a test, or an attacker, has in hand; the last answer it was given stays. */
final class FakeDns implements WebhookDns {
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private int lookUps;

    /** @param addresses literals, all of one answer, behind the answers given before */
    FakeDns answering(String host, String... addresses) {
        answers.computeIfAbsent(host, name -> new ArrayDeque<>())
                .add(Arrays.stream(addresses).map(FakeDns::address).toList());
        return this;
    }

    /** Its name server says nothing, until it is awake. */
    FakeDns hanging(String host) {
        hanging.add(host);
        return this;
    }

    FakeDns awake(String host) {
        hanging.remove(host);
        return this;
    }

    synchronized int lookUps() {
        return lookUps;
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Override
    public synchronized List<InetAddress> resolve(TenantId tenant, String host)
            throws UnknownHostException, UnansweredException {
        lookUps++;
        if (hanging.contains(host)) {
            throw new UnansweredException();
        }
        Deque<List<InetAddress>> left = answers.get(host);
        if (left == null) {
            throw new UnknownHostException(host);
        }
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }
}
