package dev.raven.core.export;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says which files make the whole of a tenant's export, sealed under the tenant's key: it comes last. */
@Singleton
class ExportWhole {
    private final BackupTarget target;
    private final ExportPlaces places;
    private final SealedJson sealer;

    @Inject
    ExportWhole(BackupTarget target, ExportPlaces places, SealedJson sealer) {
        this.target = target;
        this.places = places;
        this.sealer = sealer;
    }

    /** @param tenant its line */
    record Whole(Instant at, byte[] tenant, List<ExportSum> files) {}

    void write(ExportPlaces.Place place, Whole whole) throws IOException {
        try (BackupTarget.NewFile file = target.create(places.whole(place))) {
            file.content().write(sealer.seal(context(place), whole).bytes());
            file.commit();
        }
    }

    /** Empty where it is not there. */
    Optional<Whole> read(ExportPlaces.Place place) throws IOException {
        try (InputStream in = target.open(places.whole(place))) {
            return Optional.of(sealer.open(context(place), new Sealed(in.readAllBytes()), Whole.class));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static RecordContext context(ExportPlaces.Place place) {
        return new RecordContext(
                new Subject.Tenant(place.tenant()),
                RecordKind.EXPORT,
                place.export().value());
    }
}
