package dev.raven.core.backup;

import dev.raven.core.audit.AuditKeys;
import dev.raven.core.envelope.BlindHash;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which backups there are, by their manifests, which lie together so that nobody has to look through all archives. A manifest is a
 * signed note: by the audit log's key for whoever looks offline, and with a proof by the backup's own key for whoever restores
 * before there is any other.
 */
@Singleton
class BackupCatalog {
    private static final String MANIFESTS = "manifests/";
    private static final String NOTE = ".note";
    private static final String FILES = "/files.jsonl";
    private static final String PROOF = "proof ";
    private static final int MOST_MANIFEST = 1 << 20;

    private final BackupTarget target;
    private final AuditKeys keys;

    @Inject
    BackupCatalog(BackupTarget target, AuditKeys keys) {
        this.target = target;
        this.keys = keys;
    }

    /** A manifest with the text that its proof is of. */
    record Found(Manifest manifest, String text, String proof) {

        /** @throws UnusableBackupException when it is not what was written with this key, or of another version */
        void prove(KeyMaterial dataKey) {
            if (!proof.equals(BackupCatalog.proof(dataKey, text))) {
                throw new UnusableBackupException(
                        "The manifest of " + manifest.backupId() + " is not what was written; take another backup.");
            }
            if (manifest.format() != Manifest.FORMAT) {
                throw new UnusableBackupException(
                        manifest.backupId() + " is of another version of Raven; restore it with that one.");
            }
        }
    }

    /**
     * What lies there.
     *
     * @param complete newest first
     * @param unreadable names of manifests that nobody can make anything of
     */
    record Listing(List<Found> complete, List<String> unreadable) {}

    /** Writes the list of archives. */
    String writeFiles(BackupId backup, List<BackupFile> files) throws IOException {
        try (BackupTarget.NewFile list = target.create(backup + FILES)) {
            Tally tally = new Tally(list.content());
            for (BackupFile file : files) {
                tally.write((BackupJson.write(file) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            list.commit();
            return tally.sha256();
        }
    }

    /** Makes a backup be there. */
    void publish(Manifest manifest, KeyMaterial dataKey) throws IOException {
        String text = BackupJson.write(manifest);
        String note = keys.sign(manifest.origin() + "\nbackup 1\n" + PROOF + proof(dataKey, text) + "\n" + text + "\n");
        try (BackupTarget.NewFile file = target.create(path(manifest.id()))) {
            file.content().write(note.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    Listing list() throws IOException {
        List<Found> complete = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String name : names()) {
            try {
                String id = name.substring(MANIFESTS.length(), name.length() - NOTE.length());
                Ids.parse(id, BackupId::new)
                        .flatMap(backup -> parse(backup, name))
                        .ifPresent(complete::add);
            } catch (UnusableBackupException damaged) {
                unreadable.add(name);
            }
        }
        complete.sort(Comparator.comparing((Found found) -> found.manifest().startedAt())
                .thenComparing(found -> found.manifest().completedAt())
                .reversed());
        return new Listing(complete, unreadable);
    }

    private List<String> names() throws IOException {
        try (Stream<String> names = target.list(MANIFESTS)) {
            return names.filter(name -> name.endsWith(NOTE)).toList();
        }
    }

    /** The manifest of a complete backup; not proved yet. */
    Optional<Found> find(BackupId backup) throws IOException {
        return target.length(path(backup)) < 0 ? Optional.empty() : parse(backup, path(backup));
    }

    private Optional<Found> parse(BackupId backup, String path) {
        List<String> lines = text(path).lines().toList();
        if (lines.size() < 4 || !lines.get(2).startsWith(PROOF)) {
            throw new UnusableBackupException(path + " cannot be read; take another backup.");
        }
        Manifest manifest = BackupJson.read(lines.get(3), Manifest.class);
        return Optional.of(new Found(manifest, lines.get(3), lines.get(2).substring(PROOF.length())))
                .filter(found -> manifest.backupId().equals(backup.value()));
    }

    /** @throws UnusableBackupException when the list is not the one of the manifest */
    List<BackupFile> files(Manifest manifest) throws IOException {
        byte[] content = content(manifest.id() + FILES, Integer.MAX_VALUE - 8);
        Tally tally = new Tally(OutputStream.nullOutputStream());
        tally.write(content, 0, content.length);
        if (!tally.sha256().equals(manifest.filesSha256())) {
            throw new UnusableBackupException(manifest.id() + FILES + " is not what was written; take another backup.");
        }
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(line -> BackupJson.read(line, BackupFile.class))
                .toList();
    }

    /** Deletes a backup; the manifest first, as a half deleted backup is none. */
    void delete(BackupId backup) throws IOException {
        target.delete(path(backup));
        deleteAll(backup + "/");
    }

    /** Deletes its archives of keys. */
    void deleteKeys(BackupId backup) throws IOException {
        deleteAll(keysOf(backup));
    }

    private void deleteAll(String prefix) throws IOException {
        try (Stream<String> names = target.list(prefix)) {
            for (String name : names.toList()) {
                target.delete(name);
            }
        }
    }

    /** Whether its archives of keys are still there. */
    boolean hasKeys(BackupId backup) throws IOException {
        try (Stream<String> names = target.list(keysOf(backup))) {
            return names.findAny().isPresent();
        }
    }

    private static String proof(KeyMaterial dataKey, String manifest) {
        return BlindHash.of(dataKey, "backup-manifest", manifest);
    }

    private String text(String path) {
        try {
            return new String(content(path, MOST_MANIFEST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UnusableBackupException(path + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private byte[] content(String path, int most) throws IOException {
        try (InputStream in = target.open(path)) {
            return in.readNBytes(most);
        } catch (NoSuchFileException gone) {
            throw new UnusableBackupException(path + " is not there; take another backup.");
        }
    }

    private static String keysOf(BackupId backup) {
        return backup + "/keys/";
    }

    private static String path(BackupId backup) {
        return MANIFESTS + backup + NOTE;
    }
}
