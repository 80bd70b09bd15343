package dev.raven.persistence.session;

import dev.raven.api.access.Scope;
import dev.raven.core.access.KeptKey;
import dev.raven.core.id.SessionId;
import dev.raven.core.session.Session;
import dev.raven.persistence.redis.Fields;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A session as the fields of a hash. */
final class SessionFields {
    private static final String SEPARATOR = " ";

    private SessionFields() {}

    static Fields of(Session session) {
        return new Fields()
                .with("id", session.id())
                .with("sha256", session.sha256())
                .with("key", session.key().prefix())
                .with("mark", session.key().mark())
                .with(
                        "scopes",
                        session.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(SEPARATOR)))
                .with("created", session.createdAt())
                .with("idle", session.idleExpiresAt());
    }

    static Session read(Fields fields) {
        return new Session(
                new SessionId(fields.text("id")),
                fields.text("sha256"),
                new KeptKey(fields.text("key"), fields.text("mark")),
                scopes(fields.text("scopes")),
                fields.instant("created"),
                fields.instant("idle"));
    }

    /** A scope that this version does not know is left out: the session may do less, never more. */
    private static Set<Scope> scopes(String text) {
        return Arrays.stream(text.split(SEPARATOR))
                .flatMap(name -> Scope.of(name).stream())
                .collect(Collectors.toSet());
    }
}
