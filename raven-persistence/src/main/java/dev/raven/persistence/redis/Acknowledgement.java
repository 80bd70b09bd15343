package dev.raven.persistence.redis;

import java.util.List;
import java.util.Optional;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/** What is asked behind each write, in the same round trip and on the same connection, and what must be answered. */
final class Acknowledgement {
    /** The server answers a write when it is safe, or the promise asks for no more. */
    static final Acknowledgement NONE = new Acknowledgement(Optional.empty(), 0);

    /** Less than the time for an answer, so that a shortfall is told as such. */
    private static final int PATIENCE_MILLIS = 1_000;
    /** Redis that writes every second may have to begin a second late. */
    private static final int PATIENCE_FOR_DISK_MILLIS = 1_700;

    private final Optional<CommandArguments> question;
    private final long least;

    private Acknowledgement(Optional<CommandArguments> question, long least) {
        this.question = question;
        this.least = least;
    }

    /** At least so many replicas have it. Covers whatever the master did before, whoever asked for that. */
    static Acknowledgement replicas(int least) {
        return new Acknowledgement(
                Optional.of(
                        new CommandArguments(Protocol.Command.WAIT).add(least).add(PATIENCE_MILLIS)),
                least);
    }

    /** The master has it on disk; needs Redis 7.2. */
    static Acknowledgement disk() {
        return new Acknowledgement(
                Optional.of(new CommandArguments(Protocol.Command.WAITAOF)
                        .add(1)
                        .add(0)
                        .add(PATIENCE_FOR_DISK_MILLIS)),
                1);
    }

    Optional<CommandArguments> question() {
        return question;
    }

    /** {@code WAIT} answers a count, {@code WAITAOF} a list of two: its own disk, and replicas'. */
    boolean givenBy(Object reply) {
        Object count = reply instanceof List<?> counts ? counts.get(0) : reply;
        return count instanceof Long number && number >= least;
    }
}
