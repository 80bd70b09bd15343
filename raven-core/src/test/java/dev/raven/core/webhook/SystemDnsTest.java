package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a resolver that waits for a silent name server as long as a test likes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SystemDnsTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final TenantId ALICE = IDS.tenant();
    private static final TenantId MALLORY = IDS.tenant();
    private static final String QUICK = "quick.example";
    private static final String SILENT = "silent.example";

    private static final int PLACES = 8;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final LookUpPlaces places = new LookUpPlaces(PLACES);
    private final SystemDns dns = new SystemDns(this::lookUp, places, Duration.ofSeconds(50));
    private final SystemDns hurried = new SystemDns(this::lookUp, places, Duration.ofMillis(5));

    @AfterEach
    void close() {
        end.countDown();
        dns.close();
        hurried.close();
    }

    /** As the machine's: nobody interrupts it. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        begun.incrementAndGet();
        while (host.equals(SILENT) && end.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        if (host.equals(QUICK)) {
            return new InetAddress[] {FakeDns.address("1.1.1.1")};
        }
        throw new UnknownHostException(host);
    }

    private void hang(TenantId tenant) {
        assertThatThrownBy(() -> hurried.resolve(tenant, SILENT)).isInstanceOf(UnansweredException.class);
    }

    private boolean isAnswered(TenantId tenant) throws UnknownHostException {
        try {
            return dns.resolve(tenant, QUICK).equals(List.of(FakeDns.address("1.1.1.1")));
        } catch (UnansweredException noPlace) {
            return false;
        }
    }

    @Test
    void anAddressIsFoundAndThatThereIsNoneIsSaid() throws UnknownHostException {
        assertThat(isAnswered(ALICE)).isTrue();
        assertThatThrownBy(() -> dns.resolve(ALICE, "nobody.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aTenantWhoseLookUpsHangKeepsNobodyElseFromTheirs() throws UnknownHostException {
        for (int i = 0; i < 10 * PLACES; i++) {
            hang(MALLORY);
        }
        Patience.until(() -> begun.get() >= 2);
        assertThat(begun).hasValue(2);
        assertThat(isAnswered(MALLORY)).isFalse();
        assertThat(isAnswered(ALICE)).isTrue();
    }

    @Test
    void allWhoseLookUpsHungHaveHalfOfThePlacesTogether() throws UnknownHostException {
        List<TenantId> hanging = Stream.generate(IDS::tenant).limit(PLACES / 2).toList();
        hanging.forEach(this::hang);
        for (TenantId tenant : hanging) {
            assertThat(isAnswered(tenant)).isFalse();
        }
        Patience.until(() -> begun.get() >= PLACES / 2);
        assertThat(begun).hasValue(PLACES / 2);
        assertThat(isAnswered(ALICE)).isTrue();
    }

    @Test
    void aPlaceIsKeptUntilTheResolverGivesUpAndThenFree() throws UnknownHostException {
        hang(MALLORY);
        hang(MALLORY);
        end.countDown();
        while (!isAnswered(MALLORY)) {
            Thread.onSpinWait();
        }
        assertThat(places.enter(MALLORY)).isPresent();
    }
}
