package dev.raven.core.key;

import dev.raven.core.scene.Wiring;

/** Lets a test's node hear what others did to keys, as each does every second. */
public final class KeyNews {
    private KeyNews() {}

    public static void hear(Wiring node) {
        node.get(KeyWatch.class).listen();
    }
}
