package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * How far a restore is, as the storage that is being restored notes it.
 *
 * @param written whether all archives are; then what was erased since is erased again, and the server may serve
 * @param leftOut people of whom nothing was written, as nobody has a key to it
 */
record RestoreState(boolean written, Order order, long leftOut) {
    private static final String WRITTEN = "written";

    /** What is restored. */
    record Order(BackupId backup, Optional<TenantId> tenant) {
        @Override
        public String toString() {
            return backup + " " + tenant.map(TenantId::value).orElse("-");
        }
    }

    static RestoreState begun(Order order) {
        return new RestoreState(false, order, 0);
    }

    RestoreState end(long without) {
        return new RestoreState(true, order, without);
    }

    static RestoreState parse(String text) {
        String[] parts = text.split(" ");
        Optional<TenantId> tenant =
                Optional.of(parts[2]).filter(id -> !id.equals("-")).map(TenantId::new);
        return new RestoreState(
                parts[0].equals(WRITTEN), new Order(new BackupId(parts[1]), tenant), Long.parseLong(parts[3]));
    }

    @Override
    public String toString() {
        return (written ? WRITTEN : "writing") + " " + order + " " + leftOut;
    }
}
