package dev.raven.audit.sink;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** News that a test can read. */
final class KeptNews implements SinkNews {
    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void failing(String sink, String why) {
        all.add(sink + " fails: " + why);
    }

    @Override
    public void recovered(String sink, Duration after) {
        all.add(sink + " recovered");
    }

    @Override
    public void tampered(String what) {
        all.add(what);
    }
}
