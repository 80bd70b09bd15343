package dev.raven.web.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs beside Raven in its JVM, waits for a file with an API key, and logs the key in every way there is. */
public final class TalkativeAgent {
    private TalkativeAgent() {}

    /** @param file the file to wait for */
    public static void premain(String file) {
        Thread thread = new Thread(() -> talk(Path.of(file)), "talkative");
        thread.setDaemon(true);
        thread.start();
    }

    private static void talk(Path file) {
        try {
            while (!Files.exists(file) || Files.size(file) == 0) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            String key = Files.readString(file);
            Exception cause = new IllegalStateException("Authorization: Bearer " + key);
            Exception fault = new IOException("sent " + key, cause);
            fault.addSuppressed(new IllegalStateException("redis://raven:" + key + "@localhost"));
            Logger logger = Logger.getLogger("talkative");
            logger.log(Level.SEVERE, "the talkative message " + key, fault);
            logger.log(Level.WARNING, "a talkative parameter {0}", key);
            System.getLogger("talkative.too").log(System.Logger.Level.ERROR, key, fault);
            logger.log(Level.INFO, "the talkative end");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
