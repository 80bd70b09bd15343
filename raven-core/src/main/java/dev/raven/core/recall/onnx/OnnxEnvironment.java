package dev.raven.core.recall.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What all models of a process share in ONNX Runtime's native code: never one that tells its maker of its use, and around a
 * way in which it ends the process.
 */
final class OnnxEnvironment {
    /** Where it is 1, no release of the library writes or sends anything; it is read as an environment is made. */
    private static final String SILENCER = "ORT_DISABLE_TELEMETRY";

    private static final String SILENT_RELEASES = "1.28.";

    private static boolean kept;

    private OnnxEnvironment() {}

    /**
     * The environment.
     *
     * @throws IOException when the native code cannot be loaded, or would tell its maker of its use
     */
    static OrtEnvironment open() throws IOException {
        try {
            refuseTelemetry(loadedVersion(), System.getenv(SILENCER));
            OrtEnvironment environment = make();
            environment.setTelemetry(false); // on Windows all releases trace what they do
            keep();
            return environment;
        } catch (ReflectiveOperationException | OrtException | RuntimeException | LinkageError failed) {
            throw new IOException("the native code cannot be loaded", failed);
        }
    }

    /** The library's hook for the end of the JVM takes over the class loader of the thread that makes it, which is to be none of an application's. */
    private static OrtEnvironment make() {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(OrtEnvironment.class.getClassLoader());
        try {
            return OrtEnvironment.getEnvironment();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /**
     * From 1.29 on, as soon as there is an environment, the library keeps a database in the home directory, and sends it when
     * it can; its Java API comes too late to stop that. Raven brings none of these releases, but a server may put its own
     * library in the place of Raven's.
     */
    static void refuseTelemetry(String version, @Nullable String silencer) throws IOException {
        if (!version.startsWith(SILENT_RELEASES) && !"1".equals(silencer)) {
            throw new IOException("the server has ONNX Runtime " + version
                    + ", which may tell its maker of its use; set the environment variable " + SILENCER
                    + "=1, or leave the library to Raven");
        }
    }

    /** The release of the native code, which does nothing yet when it is loaded. */
    private static String loadedVersion() throws ReflectiveOperationException {
        Class.forName(OrtEnvironment.class.getName());
        Method version = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredMethod("version");
        version.setAccessible(true);
        return String.valueOf(version.invoke(null));
    }

    /**
     * Holds the native environment once more, for as long as the process lives. The library gives its own hold back as soon
     * as the JVM begins to stop, whoever still runs a model, and the last hold takes the environment away from under them
     * (issue 31352 of microsoft/onnxruntime). It has no public way to hold it.
     */
    private static synchronized void keep() throws ReflectiveOperationException {
        if (!kept) {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method hold = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            hold.setAccessible(true);
            hold.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "raven-models");
            kept = true;
        }
    }
}
