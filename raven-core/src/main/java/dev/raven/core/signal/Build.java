package dev.raven.core.signal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which Raven runs, on which Java.
 *
 * @param version as the build left it in the jar; classes that lie outside of one have none
 */
public record Build(String version, String java) {
    private static final String LEFT = "/META-INF/maven/dev.raven/raven-core/pom.properties";

    public static Build running() {
        return new Build(built(), Runtime.version().toString());
    }

    private static String built() {
        try (InputStream left = Build.class.getResourceAsStream(LEFT)) {
            Properties properties = new Properties();
            if (left != null) {
                properties.load(left);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
