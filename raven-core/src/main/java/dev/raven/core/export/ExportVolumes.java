package dev.raven.core.export;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.envelope.Subject;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.page.Slice;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Writes the files of a tenant's export, each with the people of some positions, sealed person by person. */
@Singleton
class ExportVolumes {
    private static final int PEOPLE_A_TRIP = 10;
    private static final long ENOUGH_BYTES = 64L << 20;
    /** Well within what a step may take. */
    private static final long LONGEST_NANOS = 15_000_000_000L;

    private final BackupTarget target;
    private final UserDirectory users;
    private final PersonWalk walk;
    private final ExportFormat format;
    private final ExportVault vault;
    private final ExportPlaces places;

    @Inject
    ExportVolumes(
            BackupTarget target,
            UserDirectory users,
            PersonWalk walk,
            ExportFormat format,
            ExportVault vault,
            ExportPlaces places) {
        this.target = target;
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

    /** Writes a file of the people behind a position; of none, where there are none. */
    Volume write(ExportPlaces.Place place, int number, long attempt, long after) throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        try (BackupTarget.NewFile file = target.create(places.volume(place, number, attempt))) {
            ExportSum.Counting counting = new ExportSum.Counting(file.content());
            DataOutputStream out = new DataOutputStream(counting);
            long people = 0;
            long position = after;
            Slice<User> some = users.after(place.tenant(), position, PEOPLE_A_TRIP);
            while (some.next() > position) {
                for (User user : some.items()) {
                    person(user, place, out);
                }
                people += some.items().size();
                position = some.next();
                boolean enough = out.size() >= ENOUGH_BYTES || System.nanoTime() > end;
                some = enough ? new Slice<>(List.of(), position) : users.after(place.tenant(), position, PEOPLE_A_TRIP);
            }
            out.writeBoolean(PieceWriter.NO_MORE);
            out.flush();
            file.commit();
            return new Volume(people, position, counting.sum(number, attempt));
        }
    }

    /** Whoever is erased meanwhile has no last piece, and no key. */
    private void person(User user, ExportPlaces.Place place, DataOutputStream out) throws IOException {
        PieceWriter pieces =
                new PieceWriter(out, format, vault, new Subject.User(user.tenant(), user.id()), place.export());
        try {
            walk.walk(user, pieces::write);
            pieces.end();
        } catch (NotFoundException | NoKeyException erased) {
            return;
        }
    }
}
