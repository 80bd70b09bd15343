package dev.raven.core.notice;

import dev.raven.core.scene.Wiring;

/** Lets a test's node hear what others changed, as each does four times a second. */
public final class NoticeNews {
    private NoticeNews() {}

    public static void hear(Wiring node) {
        node.get(NoticeWatch.class).listen();
    }
}
