package dev.raven.core.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that a test, or an attacker, has in hand; the last answer it was given stays. */
final class FakeDns implements WebhookDns {
    private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private int lookUps;

    /** @param addresses literals, all of one answer, behind the answers given before */
    FakeDns answering(String host, String... addresses) {
        answers.computeIfAbsent(host, name -> new ArrayDeque<>())
                .add(Arrays.stream(addresses).map(FakeDns::address).toList());
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
    public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
        lookUps++;
        Deque<List<InetAddress>> left = answers.get(host);
        if (left == null) {
            throw new UnknownHostException(host);
        }
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }
}
