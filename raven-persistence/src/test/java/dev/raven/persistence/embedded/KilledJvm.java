package dev.raven.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that runs the embedded Redis and dies without a chance to close it, as by {@code kill -9}. */
final class KilledJvm {
    private final Process process;
    private final String url;

    private KilledJvm(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static KilledJvm running(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledJvm.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            return new KilledJvm(process, output.readLine());
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedRedis redis = EmbeddedRedis.start(Path.of(arguments[0]));
        System.out.println(redis.url());
        Thread.currentThread().join();
    }

    String url() {
        return url;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Leaves redis-server with nobody who would end it. */
    void killWithSupervisor() throws InterruptedException {
        List<ProcessHandle> shells = process.descendants()
                .filter(child -> child.info()
                        .command()
                        .filter(c -> !c.endsWith("redis-server"))
                        .isPresent())
                .toList();
        shells.forEach(ProcessHandle::destroyForcibly);
        kill();
    }
}
