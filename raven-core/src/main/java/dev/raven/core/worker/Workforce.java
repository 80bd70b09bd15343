package dev.raven.core.worker;

import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import java.util.List;

/** A part of Raven whose work is done by {@link Workers}, which end and tell of themselves for it. */
public interface Workforce extends Undertaking, Instrument {

    Workers workers();

    @Override
    default void takeNoMore() {
        workers().takeNoMore();
    }

    @Override
    default boolean idle() {
        return workers().idle();
    }

    @Override
    default List<Reading> readings() {
        return workers().readings();
    }
}
