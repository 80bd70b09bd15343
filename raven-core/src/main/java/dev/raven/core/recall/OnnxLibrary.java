package dev.raven.core.recall;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime, once for a process, however often the application comes and goes in it. The library has the JVM run something
 * of its own at its end, and the JVM holds that, with the class loader it came by, until then: were it the application's, each
 * deployment would leave all its classes and a copy of the native code behind. So the library has a class loader of its own,
 * which knows nothing of any application, and is found again among the properties of the process.
 */
public final class OnnxLibrary implements BertModels {
    /** Where it lies, below a file that says its name: not among the libraries, whence the application would load it. */
    private static final String PLACE = "/native/";

    private static final String FIRST = "ai.onnxruntime.OrtEnvironment";
    private static final String CALLERS = "dev.raven.core.recall.onnx.";

    private @Nullable BertModels opened;

    @Override
    public BertModel load(byte[] model, int threads) throws IOException {
        return opened().load(model, threads);
    }

    private synchronized BertModels opened() throws IOException {
        BertModels models = opened == null ? open() : opened;
        opened = models;
        return models;
    }

    private static BertModels open() throws IOException {
        try {
            ClassLoader callers = new Callers(library());
            return (BertModels)
                    callers.loadClass(CALLERS + "OnnxModels").getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError unusable) {
            throw new IOException("ONNX Runtime cannot be loaded", unusable);
        }
    }

    private static ClassLoader library() throws IOException, ReflectiveOperationException {
        String name = name();
        String key = "dev.raven.shared:" + name; // another version is loaded beside it
        Properties ofProcess = System.getProperties();
        synchronized (ofProcess) {
            if (!(ofProcess.get(key) instanceof ClassLoader)) {
                ofProcess.put(key, loaded(name));
            }
            return (ClassLoader) ofProcess.get(key);
        }
    }

    private static String name() throws IOException {
        try (InputStream name = content("onnxruntime")) {
            return new String(name.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }

    /**
     * Its first class loads the native code, and the rest is read of a file that stays open. So the file's name goes at once
     * where the system lets it: a process that is killed leaves no copy behind.
     */
    private static ClassLoader loaded(String name) throws IOException, ReflectiveOperationException {
        Path copy = Files.createTempFile("raven-", name);
        try (InputStream jar = content(name);
                OutputStream ownersAlone =
                        Files.newOutputStream(copy)) { // in the file that is there, and nobody else's to write
            jar.transferTo(ownersAlone);
            ownersAlone.flush();
            ClassLoader library =
                    new URLClassLoader(new URL[] {copy.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            Class.forName(FIRST, true, library);
            return library;
        } finally {
            if (!copy.toFile().delete()) {
                copy.toFile().deleteOnExit();
            }
        }
    }

    private static InputStream content(String name) throws IOException {
        InputStream found = OnnxLibrary.class.getResourceAsStream(PLACE + name);
        if (found == null) {
            throw new IOException("ONNX Runtime is not in this build");
        }
        return found;
    }

    /** Loads those classes of the application anew that call the library, which the application's own loader does not know. */
    private static final class Callers extends ClassLoader {
        private static final ClassLoader APPLICATION = OnnxLibrary.class.getClassLoader();

        Callers(ClassLoader library) {
            super(library);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith(CALLERS)) {
                return APPLICATION.loadClass(name);
            }
            try (InputStream file = APPLICATION.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
