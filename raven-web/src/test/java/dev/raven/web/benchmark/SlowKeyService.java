package dev.raven.web.benchmark;

import dev.raven.crypto.vault.FakeVault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The key service takes three seconds for each call, and no key is kept for longer than that. */
final class SlowKeyService implements Fault {
    private static final Duration DELAY = Duration.ofSeconds(3);

    private final Workplace place;
    private final Relay relay;

    SlowKeyService(Workplace place) {
        this.place = place;
        FakeVault vault = new FakeVault();
        place.atEnd(vault::close);
        this.relay = new Relay(place, URI.create(vault.url()).getPort());
    }

    @Override
    public OwnServer start() {
        return OwnServer.on(
                new RedisServer(place, "everysec").url(),
                place,
                Map.of(
                        "RAVEN_KEY_CACHE_SECONDS", "2",
                        "ENCRYPTION_KEY_STORAGE", "kms",
                        "KMS_PROVIDER", "vault",
                        "KMS_KEY_ID", "raven",
                        "VAULT_ADDR", "http://127.0.0.1:" + relay.port(),
                        "VAULT_TOKEN", FakeVault.TOKEN));
    }

    @Override
    public Map<String, Stage> stages() {
        return Map.of("3 s", raven -> relay.delay(DELAY));
    }

    @Override
    public void mend() {
        relay.delay(Duration.ZERO);
    }
}
