package dev.raven.core.access;

import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.limit.GuessLimiter;
import dev.raven.core.scene.Scene;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What it takes to let in the holder of a key that this node has just seen. See docs/benchmarks.md. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AuthenticationBenchmark {
    private final Scene scene = new Scene();
    private final AccessService access = scene.get(AccessService.class);
    private final GuessLimiter guesses = scene.get(GuessLimiter.class);
    private final Caller acme = scene.tenant();
    private final RequestOrigin origin = acme.origin();
    private String key = "";

    @Setup
    public void create() {
        key = ApiKeys.on(scene.anotherNode())
                .create(acme, dev.raven.api.access.Scope.TENANT_READ)
                .text()
                .reveal();
    }

    @Benchmark
    public Caller warmKey() {
        return guesses.admit(origin.address(), key, () -> access.admit(key, origin));
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(AuthenticationBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
