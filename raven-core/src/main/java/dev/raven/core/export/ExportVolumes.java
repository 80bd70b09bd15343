package dev.raven.core.export;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.UserId;
import dev.raven.core.job.JobHold;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.page.Slice;
import dev.raven.core.user.UserDirectory;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes the files of a tenant's export, each with the people of some positions, sealed person by person. */
@Singleton
class ExportVolumes {
    private static final Logger LOG = System.getLogger(ExportVolumes.class.getName());
    private static final long ENOUGH_BYTES = 64L << 20;
    /** What a node that is killed has done for nothing, but for the person it was at. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

    private final BackupTarget target;
    private final UserStore store;
    private final UserDirectory users;
    private final PersonWalk walk;
    private final ExportFormat format;
    private final ExportVault vault;
    private final ExportPlaces places;

    @Inject
    ExportVolumes(
            BackupTarget target,
            UserStore store,
            UserDirectory users,
            PersonWalk walk,
            ExportFormat format,
            ExportVault vault,
            ExportPlaces places) {
        this.target = target;
        this.store = store;
        this.users = users;
        this.walk = walk;
        this.format = format;
        this.vault = vault;
        this.places = places;
    }

    /**
     * A file that was written.
     *
     * @param people in it
     * @param next position to go on after
     * @param sum of the file
     */
    record Volume(long people, long next, ExportSum sum) {}

    /** Writes a file of the people behind where the export is; of none, where there are none. */
    Volume write(ExportPlaces.Place place, ExportCursor cursor, JobHold hold) throws IOException {
        int number = cursor.nextNumber();
        try (BackupTarget.NewFile file = target.create(places.volume(place, number, hold.fence()))) {
            ExportSum.Counting counting = new ExportSum.Counting(file.content());
            DataOutputStream out = new DataOutputStream(counting);
            long people = 0;
            long position = cursor.after();
            Slice<UserId> next = store.ids(place.tenant(), position, 1);
            while (next.next() > position) {
                for (UserId person : next.items()) {
                    write(person, place, out, hold);
                }
                people += next.items().size();
                position = next.next();
                boolean enough = out.size() >= ENOUGH_BYTES || hold.lasted().compareTo(LONG_ENOUGH) > 0;
                next = enough ? new Slice<>(List.of(), position) : store.ids(place.tenant(), position, 1);
            }
            out.writeByte(PieceWriter.NO_MORE);
            out.flush();
            file.commit();
            return new Volume(people, position, counting.sum(number, hold.fence()));
        }
    }

    /** Whoever is erased meanwhile has no key, and one damaged record is no reason to keep everybody else's from the tenant. */
    private void write(UserId person, ExportPlaces.Place place, DataOutputStream out, JobHold hold) throws IOException {
        PieceWriter pieces =
                new PieceWriter(out, format, vault, new Subject.User(place.tenant(), person), place.export());
        try {
            walk.walk(users.require(place.tenant(), Optional.of(person)), line -> {
                hold.renew();
                pieces.write(line);
            });
            pieces.end();
        } catch (NotFoundException | NoKeyException erased) {
            pieces.breakOff();
        } catch (IntegrityException damaged) {
            LOG.log(Level.WARNING, "an export lacks what does not open of " + person);
            pieces.breakOff();
        }
    }
}
