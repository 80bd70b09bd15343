package dev.raven.core.recall;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What all models of a process share in ONNX Runtime's native code, around two ways in which it ends the process. */
final class OnnxEnvironment {
    /** In bytes; only what is used of it is taken. */
    private static final long DEEP_STACK = 64L << 20;

    private static boolean kept;

    private OnnxEnvironment() {}

    /**
     * The environment, made on a deep stack: as it is made it takes apart the line this process was called by, so
     * recursively that one of some thousand characters, as application servers have, overflows a stack of 1 MiB.
     *
     * @throws IOException when the native code cannot be loaded
     */
    static OrtEnvironment open() throws IOException {
        FutureTask<OrtEnvironment> made = new FutureTask<>(OnnxEnvironment::make);
        Thread maker = new Thread(null, made, "raven-model-environment", DEEP_STACK);
        maker.setDaemon(true);
        maker.start();
        try {
            return made.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("the native code cannot be loaded", failed.getCause());
        }
    }

    private static OrtEnvironment make() throws ReflectiveOperationException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        keep();
        return environment;
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
