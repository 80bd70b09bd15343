package dev.raven.core.notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a node has lately read, so that a request need not read it. Nothing is believed for longer than two seconds from when
 * its reading <em>began</em>, whatever became of notices. What is not there is looked for each time, so that made-up
 * names push nothing out.
 */
public final class BriefMemory<K, V> {
    static final Duration BELIEVED = Duration.ofSeconds(2);

    private final Function<K, Optional<V>> reader;
    private final Ticker ticker;
    private final Cache<K, Known<V>> known;

    /** @param most entries kept at once */
    public BriefMemory(Function<K, Optional<V>> reader, int most) {
        this(reader, most, Ticker.systemTicker());
    }

    BriefMemory(Function<K, Optional<V>> reader, int most, Ticker ticker) {
        this.reader = reader;
        this.ticker = ticker;
        this.known = Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(ticker)
                .expireAfter(Expiry.<K, Known<V>>creating((key, value) -> value.left(ticker.read())))
                .build();
    }

    /** Of many that ask at once for the same, one reads. */
    public Optional<V> find(K key) {
        return known.get(key, this::read).value();
    }

    /**
     * The same where what is remembered counts only if it fits. Whoever asks with what does not fit has it read, once each
     * time, just as for what is not there: how long the answer takes tells nothing of whether it is.
     */
    public Optional<V> find(K key, Predicate<V> fits) {
        Known<V> held = known.getIfPresent(key);
        return held != null && held.fits(fits)
                ? held.value()
                : known.asMap()
                        .compute(key, (same, now) -> now != null && now.fits(fits) ? now : read(same))
                        .value();
    }

    /** A reading that is under way is forgotten as soon as it is done. */
    public void forget(K key) {
        known.invalidate(key);
    }

    public void forgetAll() {
        known.asMap().keySet().forEach(known::invalidate);
    }

    private Known<V> read(K key) {
        long began = ticker.read();
        return new Known<>(reader.apply(key), began);
    }

    private record Known<V>(Optional<V> value, long began) {
        boolean fits(Predicate<V> wanted) {
            return value.filter(wanted).isPresent();
        }

        Duration left(long now) {
            Duration left = BELIEVED.minusNanos(now - began);
            return value.isEmpty() || left.isNegative() ? Duration.ZERO : left;
        }
    }
}
