package dev.raven.web.metrics;

import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.StoredInstrument;
import dev.raven.web.state.ServerState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What the parts of Raven tell at a scrape. None is asked before the server has started: that alone would make it. */
@Singleton
class Readings {
    private static final Logger LOG = System.getLogger(Readings.class.getName());

    private final Iterable<Instrument> instruments;
    private final StoredReadings stored;
    private final BooleanSupplier started;

    @Inject
    Readings(@Any Instance<Instrument> instruments, @Any Instance<StoredInstrument> stored, ServerState state) {
        this(instruments, stored, state::started);
    }

    Readings(Iterable<Instrument> instruments, Iterable<StoredInstrument> stored, BooleanSupplier started) {
        this.instruments = instruments;
        this.stored = new StoredReadings(stored);
        this.started = started;
    }

    List<Reading> now() {
        if (!started.getAsBoolean()) {
            return List.of();
        }
        List<Reading> all = new ArrayList<>();
        instruments.forEach(instrument -> all.addAll(of(instrument)));
        all.addAll(stored.now());
        return all;
    }

    /** One part that fails keeps nobody from reading the others. */
    private static List<Reading> of(Instrument instrument) {
        try {
            return instrument.readings();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a part cannot be read: " + failed.getClass());
            return List.of();
        }
    }

    @PreDestroy
    void close() {
        stored.close();
    }
}
