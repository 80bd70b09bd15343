package dev.raven.persistence.backup;

import dev.raven.core.backup.FileName;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gathers the files whose names begin so; what has no name of a file of backups, such as {@code lost+found}, is passed by. */
final class DirectoryListing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String prefix;
    private final TreeSet<String> names = new TreeSet<>();

    DirectoryListing(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    Stream<String> names() {
        return names.stream();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String above = name(directory) + "/";
        boolean leads = FileName.isOne(name(directory)) && (above.startsWith(prefix) || prefix.startsWith(above));
        return directory.equals(root) || leads ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        if (attributes.isRegularFile() && name.startsWith(prefix) && FileName.isOne(name)) {
            names.add(name);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A directory that may not be read comes here unasked, even one that would be passed by. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
        boolean gone = failed instanceof NoSuchFileException && !file.equals(root);
        if (gone || !(file.equals(root) || FileName.isOne(name(file)))) {
            return FileVisitResult.CONTINUE;
        }
        throw failed;
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }
}
