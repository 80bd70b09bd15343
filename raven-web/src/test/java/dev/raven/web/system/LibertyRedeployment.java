package dev.raven.web.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** By Open Liberty's configuration, which it reads again when it changes. */
final class LibertyRedeployment implements Redeployment {
    private final RavenServer server;
    private final Path file;
    private final String whole;

    LibertyRedeployment(RavenServer server, Path file) {
        this.server = server;
        this.file = file;
        try {
            this.whole = Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void undeploy() {
        configure(whole.replaceAll("<webApplication id=\"raven\"[^>]*/>", ""), "CWWKZ0009I");
    }

    @Override
    public void deploy() {
        configure(whole, "CWWKZ0001I");
    }

    /**
     * A logger of Open Liberty's has the class that asked for it first ({@code WsLogger}, {@code TraceComponent.aClass}), and a
     * later deployment that asks by the same name has that logger. All is let go where none follows.
     */
    @Override
    public int heldByServer() {
        return 1;
    }

    private void configure(String content, String message) {
        int before = server.timesLogged(message);
        try {
            Path written = Files.writeString(file.resolveSibling("server.xml.new"), content);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Patience.until(() -> server.timesLogged(message) > before, server::log);
    }
}
