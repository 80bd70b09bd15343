package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A {@code ./raven} like the one here, whose WAR has {@link SilentAuditLog} in it. */
record SilentHome(Path directory) {
    private static final String LOG = "dev/raven/web/benchmark/SilentAuditLog.class";
    private static final String TARGET = "raven-web/target/";

    static SilentHome in(Workplace place) {
        Path home = OwnServer.home();
        Path directory = place.directory("silent");
        try {
            Files.createDirectories(directory.resolve(TARGET));
            for (String same : new String[] {"raven", "raven-web/src", TARGET + "server"}) {
                Files.createSymbolicLink(directory.resolve(same), home.resolve(same));
            }
            silence(home.resolve(TARGET + "raven.war"), directory.resolve(TARGET + "raven.war"));
            return new SilentHome(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void silence(Path war, Path silent) throws IOException {
        try (InputStream bytes = Files.newInputStream(war);
                ZipInputStream in = new ZipInputStream(bytes);
                OutputStream file = Files.newOutputStream(silent);
                ZipOutputStream out = new ZipOutputStream(file);
                InputStream log = SilentHome.class.getResourceAsStream("/" + LOG)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("WEB-INF/classes/" + LOG));
            Optional.ofNullable(log).orElseThrow().transferTo(out);
        }
    }
}
