package dev.raven.audit.sink;

import java.io.IOException;
import java.util.List;

/** A place outside Redis that keeps copies of the logs. For one thread at a time. */
interface AuditSink extends AutoCloseable {

    /** What a person calls it: {@code file}. */
    String name();

    /** The setting that says where it is. */
    String setting();

    /**
     * Reaches it for the first time, which takes longer than a write may: names are looked up, certificates read.
     *
     * @throws IOException in plain words and without secrets, when it cannot be reached
     */
    default void reach() throws IOException {}

    /**
     * Writes records in their order; when it returns, they are as durable as the place makes them. After a failure the same
     * records come again, so a place may see some of them twice.
     *
     * @throws IOException in plain words and without secrets, when they could not be written
     */
    void write(List<CopyRecord> records) throws IOException;

    /**
     * Looks whether the next write could succeed, without writing.
     *
     * @throws IOException when it could not
     */
    default void look() throws IOException {}

    @Override
    void close();
}
