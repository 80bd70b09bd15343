package dev.raven.api.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time, as far as a client waits for it. */
interface Waiting {

    /** Of the machine. */
    Waiting REAL = new Waiting() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    /** A time that only differences are taken of. */
    long nanos();

    /** 0–1. */
    double random();

    void pause(Duration length) throws InterruptedException;
}
