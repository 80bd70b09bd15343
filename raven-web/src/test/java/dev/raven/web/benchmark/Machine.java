package dev.raven.web.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the figures depend on and a reader must know. */
final class Machine {
    private Machine() {}

    /** Processors, JDK and the load of the last minute. */
    static String text() {
        return Runtime.getRuntime().availableProcessors() + " processors, JDK "
                + Runtime.version().feature() + ", " + System.getProperty("os.arch") + ", " + load();
    }

    static String load() {
        return String.format(
                Locale.ROOT,
                "load average %.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
