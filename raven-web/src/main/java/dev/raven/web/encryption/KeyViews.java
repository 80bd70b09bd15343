package dev.raven.web.encryption;

import dev.raven.api.encryption.KeyView;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KnownKey;
import dev.raven.core.key.WrappedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys as a client sees them. */
final class KeyViews {
    private KeyViews() {}

    static KeyView of(KnownKey known, Instant now) {
        return switch (known.name()) {
            case KeyName.OfTenant of ->
                view(
                        known,
                        now,
                        new Place(
                                "tenant",
                                of.purpose().name().toLowerCase(Locale.ROOT),
                                null,
                                service(known.version())));
            case KeyName.OfSubject of ->
                view(known, now, new Place("subject", null, of.user().value(), "tenant"));
        };
    }

    /** Where a key is in the hierarchy. */
    private record Place(
            String level,
            @Nullable String purpose,
            @Nullable String userId,
            String wrappedBy) {}

    private static KeyView view(KnownKey known, Instant now, Place place) {
        WrappedKey version = known.version();
        return new KeyView(
                version.keyId(),
                place.level(),
                place.purpose(),
                place.userId(),
                version.version(),
                version.state().wireName(),
                version.createdAt(),
                version.since(),
                Math.max(0, Duration.between(version.createdAt(), now).toDays()),
                known.uses(),
                place.wrappedBy(),
                known.rotationDue());
    }

    /** The service alone: the name of the operator's own key is no business of a tenant. */
    private static String service(WrappedKey version) {
        return version.under().split(":", 2)[0];
    }
}
