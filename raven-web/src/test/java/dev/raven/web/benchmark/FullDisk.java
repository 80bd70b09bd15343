package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The disk that Redis writes to is full: a file system in memory, which only root can make. */
final class FullDisk implements Fault {
    private static final String SIZE = "64m";

    private final Workplace place;
    private final Path disk;
    private final Path filling;

    FullDisk(Workplace place) {
        this.place = place;
        this.disk = place.directory("disk");
        this.filling = disk.resolve("filling");
    }

    @Override
    public String lacking() {
        return System.getProperty("user.name").equals("root") ? "" : "only root can make a small file system";
    }

    @Override
    public OwnServer start() {
        Child.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        place.atEnd(() -> Child.run("umount", "--lazy", disk.toString()));
        RedisServer redis = new RedisServer(place, disk, "everysec");
        return OwnServer.on(redis.url(), place, Map.of());
    }

    @Override
    public Map<String, Stage> stages() {
        return Map.of("full", raven -> fill());
    }

    private void fill() {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filling)) {
            while (disk.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException full) {
            Progress.say("the disk is full: " + full.getMessage());
        }
    }

    @Override
    public void mend() {
        try {
            Files.delete(filling);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
