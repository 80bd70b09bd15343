package dev.raven.web.system;

import dev.raven.core.settings.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Raven takes up of the process it runs in, as Linux and the JDK's {@code jcmd} see it.
 *
 * @param deployments how many times its classes are there
 * @param threads the names of its own
 * @param files what descriptors are open on
 * @param natives mapped copies of the models' native library, also such as no name leads to any more
 * @param redis how many servers it runs as child processes
 */
record Footprint(int deployments, List<String> threads, List<String> files, List<String> natives, long redis) {
    /** An enum, whose constants are there as long as the class loader that they came by. */
    private static final String CONSTANTS = Pattern.quote(Deployment.class.getName());

    private static final Pattern A_DEPLOYMENT = Pattern.compile("(?m) " + CONSTANTS + "( \\(.*)?$");
    private static final Pattern A_THREAD = Pattern.compile("(?m)^\"(raven-[^\"]*)\"");
    private static final Pattern A_COPY = Pattern.compile("(?m)\\S*/libonnxruntime\\.so.*$");

    static Footprint of(ProcessHandle java) {
        return new Footprint(
                (int) A_DEPLOYMENT
                        .matcher(jcmd(java, "GC.class_histogram"))
                        .results()
                        .count(),
                found(A_THREAD, jcmd(java, "Thread.print"), 1),
                files(java),
                found(A_COPY, mapped(java), 0).stream().distinct().toList(),
                java.descendants().filter(Footprint::isRedis).count());
    }

    /** Has the JDK write down all objects, for whoever looks for what holds a class loader. */
    static Path dump(ProcessHandle java) {
        Path file = Path.of("target/redeployed.hprof").toAbsolutePath();
        jcmd(java, "GC.heap_dump", "-overwrite", file.toString());
        return file;
    }

    /** How many descriptors on one thing are open here and were not there, of the thing of which that is most; negative where there are fewer of each. */
    long mostMoreOfOneFile(Footprint earlier) {
        return files.stream()
                .distinct()
                .mapToLong(file -> Collections.frequency(files, file) - Collections.frequency(earlier.files, file))
                .max()
                .orElse(0);
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(group))
                .sorted()
                .toList();
    }

    private static List<String> files(ProcessHandle java) {
        try (Stream<Path> open = Files.list(proc(java, "fd"))) {
            return open.map(Footprint::target).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Without what differs each time: the numbers of sockets, the names of temporary directories. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().replaceAll("[0-9a-f]{5,}", "*");
        } catch (IOException closed) {
            return "closed";
        }
    }

    private static String mapped(ProcessHandle java) {
        try {
            return Files.readString(proc(java, "maps"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isRedis(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/redis-server");
    }

    private static Path proc(ProcessHandle java, String what) {
        return Path.of("/proc", String.valueOf(java.pid()), what);
    }

    private static String jcmd(ProcessHandle java, String... command) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(java.pid())));
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(told);
            }
            return told;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
