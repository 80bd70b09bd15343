package dev.raven.core.envelope;

import dev.raven.core.id.Ids;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.ListStatistics;

/** What a sealed record of 1 KB costs beside AES-GCM alone, on one thread. See docs/benchmarks.md. */
@State(Scope.Thread)
@Fork(5)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RecordCipherBenchmark {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ids IDS = new Ids(RANDOM);

    private final RecordCipher cipher = new RecordCipher(RANDOM);
    private final SealKey key = new SealKey(IDS.key(), 1, KeyMaterial.random(RANDOM));
    private final RecordContext context = new RecordContext(
            new Subject.User(IDS.tenant(), IDS.user()), RecordKind.INTERACTION, "int_Qe7Rz0aUc5HsLk2Wd9vXpg");
    private final byte[] plain = new byte[1024];

    private final Cipher bare = cipher();
    private final SecretKeySpec bareKey = new SecretKeySpec(key.material().copy(), "AES");
    private final byte[] associated = context.canonical(Envelope.VERSION, Envelope.SUITE, key.id(), key.version());

    private Sealed before = cipher.seal(key, context, plain);

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** By the thread's own time, as other processes on the machine take turns with it. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class CpuTime {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long operations;
        public long nanos;
        private long start;

        @Setup(Level.Iteration)
        public void start() {
            operations = 0;
            start = THREADS.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void stop() {
            nanos = THREADS.getCurrentThreadCpuTime() - start;
        }
    }

    @Benchmark
    public byte[] sealAndOpen(CpuTime cpu) {
        cpu.operations++;
        return cipher.open(key, context, cipher.seal(key, context, plain));
    }

    /** The JDK keeps the schedule of the last AES key: here each record's must be made twice. */
    @Benchmark
    public byte[] sealOneAndOpenTheOneBefore(CpuTime cpu) {
        cpu.operations++;
        Sealed sealed = cipher.seal(key, context, plain);
        byte[] opened = cipher.open(key, context, before);
        before = sealed;
        return opened;
    }

    /** Under one key, with the same associated data and an IV from the same source. */
    @Benchmark
    public byte[] bareAesGcm(CpuTime cpu) throws GeneralSecurityException {
        cpu.operations++;
        byte[] iv = new byte[Envelope.IV];
        RANDOM.nextBytes(iv);
        return bare(Cipher.DECRYPT_MODE, iv, bare(Cipher.ENCRYPT_MODE, iv, plain));
    }

    private byte[] bare(int mode, byte[] iv, byte[] input) throws GeneralSecurityException {
        bare.init(mode, bareKey, new GCMParameterSpec(128, iv));
        bare.updateAAD(associated);
        return bare.doFinal(input);
    }

    /** Runs all and says what each costs, by the thread's own time. */
    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(RecordCipherBenchmark.class.getSimpleName())
                .build();
        Map<String, ListStatistics> rates = new TreeMap<>();
        for (RunResult run : new Runner(options).run()) {
            ListStatistics ofIterations = new ListStatistics();
            run.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .map(IterationResult::getSecondaryResults)
                    .map(counted -> counted.get("operations").getScore()
                            * 1e9
                            / counted.get("nanos").getScore())
                    .forEach(ofIterations::addValue);
            rates.put(run.getPrimaryResult().getLabel(), ofIterations);
        }
        double bare = rates.get("bareAesGcm").getMean();
        rates.forEach((name, rate) -> System.out.printf(
                "%-28s %,10.0f ± %,.0f a second of a core, %.2f times the time of bareAesGcm%n",
                name, rate.getMean(), rate.getMeanErrorAt(0.999), bare / rate.getMean()));
    }
}
