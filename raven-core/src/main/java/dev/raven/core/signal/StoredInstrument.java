package dev.raven.core.signal;

import java.util.List;

/** A part that looks into the storage for what it tells: for a thread that may have to wait. */
public interface StoredInstrument {

    /** @throws dev.raven.api.problem.UnavailableException when the storage is away */
    List<Reading> readings();
}
