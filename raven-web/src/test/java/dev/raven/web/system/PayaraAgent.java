package dev.raven.web.system;

import java.io.File;

/** Runs in Payara Micro, and knows it by name alone, as nothing else of the tests is there. */
public final class PayaraAgent {
    private static final String NAME = "raven";

    private PayaraAgent() {}

    /**
     * Undeploys Raven, or deploys it.
     *
     * @param war the file to deploy; empty to undeploy
     */
    public static void agentmain(String war) throws ReflectiveOperationException {
        Class<?> api = known("fish.payara.micro.PayaraMicroRuntime");
        Class<?> micro = known("fish.payara.micro.impl.PayaraMicroImpl");
        Object server = micro.getMethod("getRuntime")
                .invoke(micro.getMethod("getInstance").invoke(null));
        if (war.isEmpty()) {
            api.getMethod("undeploy", String.class).invoke(server, NAME);
        } else if (Boolean.FALSE.equals(api.getMethod("deploy", String.class, String.class, File.class)
                .invoke(server, NAME, "/", new File(war)))) {
            throw new IllegalStateException("not deployed");
        }
    }

    private static Class<?> known(String name) throws ClassNotFoundException {
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
}
