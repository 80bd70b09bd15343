package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.backup.FileName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Backups in a directory, for their owner's eyes. A file is written in {@code .partial} there and renamed when it is whole and
 * on disk, so the directory is one file system all through. Links in it are not followed.
 */
final class DirectoryTarget implements BackupTarget {
    private final Path root;
    private final Path partial;
    private final DirectoryTree tree;

    private DirectoryTarget(Path root) {
        this.root = root;
        this.partial = root.resolve(".partial");
        this.tree = new DirectoryTree(root);
    }

    /** Makes the directory where it is not there, and removes what was half written when a Raven was killed. */
    static DirectoryTarget open(Path directory) throws IOException {
        try {
            Path root = Files.createDirectories(directory, DirectoryTree.OWNERS_DIRECTORY)
                    .toRealPath();
            DirectoryTarget target = new DirectoryTarget(root);
            Leftovers.remove(target.partial);
            return target;
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
    }

    @Override
    public NewFile create(String name) throws IOException {
        Path whole = path(name);
        try {
            tree.makeDirectory(partial);
            return new DirectoryFile(
                    tree, Aside.begin(partial.resolve(UUID.randomUUID().toString())), whole);
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        Path file = path(name);
        if (attributes(file).isEmpty()) {
            throw new NoSuchFileException(name);
        }
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException justDeleted) {
            throw new NoSuchFileException(name);
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
    }

    @Override
    public long length(String name) throws IOException {
        return attributes(path(name)).map(BasicFileAttributes::size).orElse(-1L);
    }

    @Override
    public Stream<String> list(String prefix) throws IOException {
        DirectoryListing listing = new DirectoryListing(root, FileName.beginning(prefix));
        try {
            Files.walkFileTree(root, listing);
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
        return listing.names();
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = path(name);
        if (attributes(file).isPresent()) {
            try {
                tree.delete(file);
            } catch (IOException failed) {
                throw DirectoryFailure.of(failed);
            }
        }
    }

    private Path path(String name) {
        return root.resolve(new FileName(name).value());
    }

    /** Those of a file; no part of what leads there may be a link. */
    private Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            Path at = root.toRealPath();
            BasicFileAttributes found = unlinked(at);
            for (Path part : root.relativize(file)) {
                if (!found.isDirectory()) {
                    return Optional.empty();
                }
                at = at.resolve(part);
                found = unlinked(at);
            }
            return Optional.of(found).filter(BasicFileAttributes::isRegularFile);
        } catch (NoSuchFileException missing) {
            return none(missing);
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
    }

    private static BasicFileAttributes unlinked(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** No file is an answer, no directory is not. */
    private Optional<BasicFileAttributes> none(NoSuchFileException missing) throws IOException {
        if (root.toString().equals(missing.getFile())) {
            throw DirectoryFailure.of(missing);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        // nothing stays open between two calls
    }
}
