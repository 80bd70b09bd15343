package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import dev.raven.core.parallel.Patience;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OnnxLibraryTest {
    private static final String COPIES = "mapped copies: ";

    @TempDir
    private Path war;

    /** In a process of its own, which lets go at once what it holds softly. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
    void anApplicationThatIsGoneIsNotHeldByTheLibraryAndTheNextOneLoadsNoOther() throws Exception {
        Path library = Path.of(OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path place = Files.createDirectory(war.resolve("native"));
        Files.copy(library, place.resolve(library.getFileName()));
        Files.writeString(place.resolve("onnxruntime"), library.getFileName().toString());
        ProcessBuilder server = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                Server.class.getName());
        server.environment().put("CLASSPATH", war + File.pathSeparator + System.getProperty("java.class.path"));
        Process process = server.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(COPIES + 1);
    }

    /** Has a class loader for each deployment. */
    static final class Server {
        public static void main(String[] none) throws Exception {
            WeakReference<ClassLoader> first = deployed();
            WeakReference<ClassLoader> second = deployed();
            Patience.until(() -> {
                System.gc();
                return first.refersTo(null) && second.refersTo(null);
            });
            long copies = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.contains("/libonnxruntime.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .count();
            System.out.println(COPIES + copies);
        }

        private static WeakReference<ClassLoader> deployed() throws Exception {
            List<URL> classes = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                classes.add(Path.of(entry).toUri().toURL());
            }
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            try (URLClassLoader application =
                    new URLClassLoader(classes.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                thread.setContextClassLoader(application);
                Class<?> use = application.loadClass(Application.class.getName());
                assertThat(use.getClassLoader()).isSameAs(application);
                ((Runnable) use.getConstructor().newInstance()).run();
                return new WeakReference<>(application);
            } finally {
                thread.setContextClassLoader(own);
            }
        }
    }

    /** Uses a model, as one does that is deployed. */
    public static final class Application implements Runnable {

        @Override
        public void run() {
            try (Embedder embedder = OnnxEmbedder.open(new OnnxLibrary())) {
                embedder.embedQuery("one");
            } catch (IOException unusable) {
                throw new IllegalStateException(unusable);
            }
        }
    }
}
