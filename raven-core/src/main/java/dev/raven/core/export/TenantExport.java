package dev.raven.core.export;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's export, about to be written: opened piece by piece, and without whoever was erased since it was made. Of whom
 * something was ever erased, it gives what there is now.
 */
public final class TenantExport {
    private static final Logger LOG = System.getLogger(TenantExport.class.getName());

    private final ExportPlaces.Place place;
    private final ExportWhole.Whole whole;
    private final BackupTarget target;
    private final ExportPlaces places;
    private final ExportVault vault;
    private final ExportFormat format;
    private final UserDirectory users;
    private final PersonWalk walk;
    private final ErasedPeople erased;

    TenantExport(
            ExportPlaces.Place place,
            ExportWhole.Whole whole,
            ErasedPeople erased,
            BackupTarget target,
            ExportPlaces places,
            ExportVault vault,
            ExportFormat format,
            UserDirectory users,
            PersonWalk walk) {
        this.place = place;
        this.whole = whole;
        this.target = target;
        this.places = places;
        this.vault = vault;
        this.format = format;
        this.users = users;
        this.walk = walk;
        this.erased = erased;
    }

    /** A name for the file. */
    public String fileName() {
        return "raven-" + place.tenant() + ".ndjson";
    }

    /**
     * Writes it. Where this throws, the last line is missing.
     *
     * @throws IOException when the one that reads it is gone, or a file is not what was written
     * @throws NotFoundException when something is erased of a person who is being given out
     */
    public void writeTo(OutputStream out) throws IOException {
        ExportFile file = new ExportFile(format, out);
        file.write(new ExportLine.TenantHead(place.tenant(), whole.at()));
        file.write(whole.tenant(), ExportCounts.NONE);
        People people = new People(file);
        for (ExportSum sum : whole.files()) {
            people.read(sum);
        }
        people.noticeErased();
        file.end(people.counts());
    }

    /** Gives people out, one after the other. */
    private final class People implements VolumeReader.Listener {
        private final ExportFile file;
        private final VolumeReader reader = new VolumeReader(this);
        private long given;
        private long leftOut;
        private long unreadable;
        /** Of whom no stored piece is given. */
        private Optional<UserId> passed = Optional.empty();
        /** Of whom the stored piece was that came last, where it was given. */
        private Optional<UserId> current = Optional.empty();

        People(ExportFile file) {
            this.file = file;
        }

        void read(ExportSum sum) throws IOException {
            reader.read(target.open(places.volume(place, sum.number(), sum.attempt())), sum.sha256());
        }

        Map<String, Long> counts() {
            return Map.of("users", given, "left_out", leftOut, "unreadable", unreadable);
        }

        @Override
        public void piece(VolumeReader.Piece piece) throws IOException {
            if (isPassed(piece.person())) {
                return;
            }
            noticeErased();
            current = Optional.empty();
            if (erased.contains(piece.person())) {
                passed = Optional.of(piece.person());
                anew(piece.person());
                return;
            }
            Optional<ExportPiece> opened = opened(piece);
            if (opened.isEmpty()) {
                passed = Optional.of(piece.person());
                lacking(piece.person());
                return;
            }
            current = Optional.of(piece.person());
            file.write(opened.get().lines(), opened.get().counts());
            given += opened.get().last() ? 1 : 0;
        }

        /** Whoever was erased while the export was made, or of whom something did not open. */
        @Override
        public void brokenOff(UserId person) {
            if (!isPassed(person)) {
                lacking(person);
            }
        }

        private void lacking(UserId person) {
            if (users.knows(place.tenant(), person)) {
                unreadable(person);
            } else {
                leftOut++;
            }
        }

        private void unreadable(UserId person) {
            LOG.log(Level.WARNING, "an export is read without what does not open of " + person);
            unreadable++;
        }

        /** A download may take hours, and what was given is not taken back. */
        void noticeErased() {
            erased.readOn();
            if (current.filter(erased::contains).isPresent()) {
                throw erasedMeanwhile();
            }
        }

        private static NotFoundException erasedMeanwhile() {
            return new NotFoundException("Something of a user was erased while it was read; read the export again.");
        }

        private boolean isPassed(UserId person) {
            return passed.filter(person::equals).isPresent();
        }

        private void anew(UserId person) throws IOException {
            try {
                Optional<User> now = users.find(place.tenant(), person);
                if (now.isPresent()) {
                    walk.walk(now.get(), file::write);
                    given++;
                } else {
                    leftOut++;
                }
            } catch (IntegrityException damaged) {
                unreadable(person);
            } catch (NoKeyException noKey) {
                if (!users.knows(place.tenant(), person)) {
                    throw erasedMeanwhile();
                }
                unreadable(person);
            }
        }

        /** Empty where there is no key before anything of the person is given out: it is erased, or its key is lost. */
        private Optional<ExportPiece> opened(VolumeReader.Piece piece) throws IOException {
            Subject.User person = new Subject.User(place.tenant(), piece.person());
            try {
                return Optional.of(vault.open(person, place.export(), piece.named(), piece.sealed()));
            } catch (NoKeyException noKey) {
                if (piece.named().number() == 0) {
                    return Optional.empty();
                }
                if (users.knows(place.tenant(), piece.person())) {
                    throw new IOException("the key of a user was lost while the export was read", noKey);
                }
                throw erasedMeanwhile();
            }
        }
    }
}
