package dev.raven.core.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may look names up. A tenant can name a host whose name server never answers, and the machine's resolver waits for it
 * as long as it likes: so a tenant has few places, and all whose look-ups hung lately have half of the places together.
 */
final class LookUpPlaces {
    private static final int MOST_OF_A_TENANT = 2;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Map<TenantId, Integer> taken = new HashMap<>();
    private final Cache<TenantId, Boolean> hung = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LATELY)
            .build();
    private int free;
    private int freeToHanging;

    LookUpPlaces(int places) {
        this.free = places;
        this.freeToHanging = places / 2;
    }

    /** One place, to be given back when the look-up is over; empty when the tenant gets none now. */
    synchronized Optional<Place> enter(TenantId tenant) {
        boolean hanging = hung.getIfPresent(tenant) != null;
        boolean refused =
                free == 0 || taken.getOrDefault(tenant, 0) >= MOST_OF_A_TENANT || hanging && freeToHanging <= 0;
        return refused ? Optional.empty() : Optional.of(new Place(tenant, hanging));
    }

    private synchronized void count(Place place, int by) {
        taken.merge(place.tenant, by, (now, more) -> now + more == 0 ? null : now + more);
        free -= by;
        freeToHanging -= place.hanging ? by : 0;
    }

    private synchronized void hangs(Place place) {
        hung.put(place.tenant, true);
        freeToHanging -= place.hanging || place.closed ? 0 : 1;
        place.hanging = true;
    }

    /** Taken until it is closed. */
    final class Place implements AutoCloseable {
        private final TenantId tenant;
        private boolean hanging;
        private boolean closed;

        private Place(TenantId tenant, boolean hanging) {
            this.tenant = tenant;
            this.hanging = hanging;
            count(this, 1);
        }

        /** The look-up was not answered in time, and goes on. */
        void hangs() {
            LookUpPlaces.this.hangs(this);
        }

        @Override
        public void close() {
            synchronized (LookUpPlaces.this) {
                closed = true;
                count(this, -1);
            }
        }
    }
}
