package dev.raven.web.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A crowd asks for ten times as much as the server can do, whatever it is answered. */
final class Overload implements Fault {
    private static final int TIMES = 10;
    private static final int CROWD = 400;
    private static final int FEW = 16;
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private final Workplace place;
    private final CompletableFuture<Crowd> seen = new CompletableFuture<>();
    private volatile boolean over;

    Overload(Workplace place) {
        this.place = place;
    }

    @Override
    public OwnServer start() {
        return OwnServer.on(new RedisServer(place, "everysec").url(), place, Map.of());
    }

    @Override
    public Map<String, Stage> stages() {
        return Map.of(TIMES + " times too much", this::begin);
    }

    private void begin(OwnServer raven) {
        Account account = Account.register(raven.url(), Optional.empty(), Map.of());
        double most = new Regulars(account, FEW, 1).most(MEASURED);
        Progress.say("the server does " + Math.round(most) + " requests a second, the crowd wants " + TIMES
                + " times as many");
        Regulars crowd = new Regulars(account, CROWD, (int) (TIMES * most));
        Thread.ofPlatform().start(() -> {
            try {
                seen.complete(new Crowd(crowd, crowd.keepUntil(() -> !over)));
            } catch (RuntimeException failed) {
                seen.completeExceptionally(failed);
            }
        });
    }

    @Override
    public void mend() {
        over = true;
    }

    @Override
    public Optional<Crowd> crowd() {
        return Optional.of(seen.join());
    }
}
