package dev.raven.core.usage;

import dev.raven.core.scene.Wiring;

/** Has a node write what it counted, which it does every few seconds by itself. */
public final class UsageWriter {
    private UsageWriter() {}

    public static void write(Wiring node) {
        node.get(KeyUsages.class).write();
    }
}
