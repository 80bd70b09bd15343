package dev.raven.core.export;

import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where tenants' exports lie among backups: apart from those of other deployments, which may share the place. */
@Singleton
class ExportPlaces {
    private static final String EXPORTS = "exports/";
    private static final String WHOLE = "whole-";
    private static final Pattern BEGUN = Pattern.compile(".*/" + WHOLE + "(\\d{1,12})");
    private static final int ENOUGH_TO_TELL_APART = 16;

    private final String ours;

    @Inject
    ExportPlaces(AuditOrigin origin) {
        String hash = HexFormat.of()
                .formatHex(ExportFile.sha256().digest(origin.name().getBytes(StandardCharsets.UTF_8)));
        this.ours = EXPORTS + hash.substring(0, ENOUGH_TO_TELL_APART) + "/";
    }

    /** An export. */
    record Place(TenantId tenant, ExportId export) {}

    /** What the names of all exports begin with. */
    String all() {
        return ours;
    }

    /** The same of a tenant's. */
    String all(TenantId tenant) {
        return ours + tenant + "/";
    }

    private String of(Place place) {
        return all(place.tenant()) + place.export() + "/";
    }

    /** @param attempt tells apart what two nodes write of the same, where one of them has lost the work without noticing */
    String volume(Place place, int number, long attempt) {
        return of(place) + number + "-" + attempt;
    }

    /**
     * Says which volumes make the whole.
     *
     * @param begun stands in its name: it must go in time, too, where nobody can open it
     */
    String whole(Place place, Instant begun) {
        return wholes(place) + begun.getEpochSecond();
    }

    /** What that begins with. */
    String wholes(Place place) {
        return of(place) + WHOLE;
    }

    /** When an export was begun, where that file says that it is whole. */
    static Optional<Instant> begun(String file) {
        Matcher name = BEGUN.matcher(file);
        return name.matches() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(name.group(1)))) : Optional.empty();
    }

    /** Whose a file is. */
    Optional<Place> of(String file) {
        String[] parts = file.startsWith(ours) ? file.substring(ours.length()).split("/") : new String[0];
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<TenantId> tenant = Ids.parse(parts[0], TenantId::new);
        return tenant.flatMap(whose -> Ids.parse(parts[1], ExportId::new).map(export -> new Place(whose, export)));
    }
}
