package dev.raven.core.signal;

import java.util.List;

/** A part that tells what it has, from memory and at once. */
public interface Instrument {

    /** What is not known yet is not told. */
    List<Reading> readings();
}
