package dev.raven.core.export;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * What makes an export.
     *
     * @param at when it was begun
     * @param tenant its line
     */
    record Whole(Instant at, byte[] tenant, List<ExportSum> files) {}

    void write(ExportPlaces.Place place, Whole whole) throws IOException {
        try (BackupTarget.NewFile file = target.create(places.whole(place, whole.at()))) {
            file.content().write(sealer.seal(context(place), whole).bytes());
            file.commit();
        }
    }

    /** Empty where it is not there. */
    Optional<Whole> read(ExportPlaces.Place place) throws IOException {
        try (Stream<String> names = target.list(places.wholes(place))) {
            Optional<String> name = names.findFirst();
            return name.isPresent() ? Optional.of(open(place, name.get())) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Whole open(ExportPlaces.Place place, String name) throws IOException {
        try (InputStream in = target.open(name)) {
            return sealer.open(context(place), new Sealed(in.readAllBytes()), Whole.class);
        }
    }

    /** When each of the tenant's exports that are there was begun. */
    List<Instant> begun(TenantId tenant) throws IOException {
        try (Stream<String> names = target.list(places.all(tenant))) {
            return names.flatMap(name -> ExportPlaces.begun(name).stream()).toList();
        }
    }

    private static RecordContext context(ExportPlaces.Place place) {
        return new RecordContext(
                new Subject.Tenant(place.tenant()),
                RecordKind.EXPORT,
                place.export().value());
    }
}
