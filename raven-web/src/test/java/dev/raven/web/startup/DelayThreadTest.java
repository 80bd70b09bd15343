package dev.raven.web.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DelayThreadTest {

    /** In a JVM of its own, as there is one such thread for each. */
    @Test
    void theThreadForDelaysDoesNotHoldTheApplication() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("elay")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" false"));
    }

    /** Has a class loader, as each has in a server, and delays something. */
    static final class Application {
        private Application() {}

        public static void main(String... arguments) {
            ClassLoader own = new ClassLoader(Application.class.getClassLoader()) {};
            Thread.currentThread().setContextClassLoader(own);
            DelayThread.begin();
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                    .join();
            Thread.getAllStackTraces()
                    .keySet()
                    .forEach(thread ->
                            System.out.println(thread.getName() + " " + (thread.getContextClassLoader() == own)));
        }
    }
}
