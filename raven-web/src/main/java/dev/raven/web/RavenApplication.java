package dev.raven.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Raven's API. Resources and providers are found by the server. */
@ApplicationPath("/api/v1")
public class RavenApplication extends Application {

    /**
     * Without the description that Jersey would make public by itself, and without its buffer in front of the server's,
     * which keeps back what a stream has flushed. Other implementations pass both over.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true, "jersey.config.server.contentLength.buffer", 0);
    }
}
