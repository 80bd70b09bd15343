package dev.raven.persistence.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KeyStore;
import dev.raven.core.key.WrappedKey;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

/** What is left of a destroyed key in the files of Redis. */
class KeyTracesTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final String WRAPPED = "this-is-the-wrapped-key";

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void aDestroyedKeyLeavesTheFilesWhenTheyAreWrittenAnew(String append) throws Exception {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        try (RedisServer server = RedisServer.start("--appendonly", append, "--rdbcompression", "no");
                UnifiedJedis client = TestRedis.client(server)) {
            KeyStore keys = new JedisKeyStore(TestRedis.over(client));
            keys.create(new KeyName.OfSubject(tenant, user), key());
            if (append.equals("no")) {
                dropTraces(keys);
            }
            await(server, true);

            keys.destroy(tenant, user);
            dropTraces(keys);

            assertThat(inFiles(server)).isFalse();
        }
    }

    /** What Redis was at when the key was destroyed holds it still. */
    @ParameterizedTest
    @ValueSource(strings = {"BGSAVE", "BGREWRITEAOF"})
    void whatWasBegunBeforeDoesNotCount(String before) throws Exception {
        KeyName.OfSubject name = new KeyName.OfSubject(IDS.tenant(), IDS.user());
        try (RedisServer server = RedisServer.start("--rdbcompression", "no", "--rdb-key-save-delay", "1000000");
                UnifiedJedis client = TestRedis.client(server)) {
            KeyStore keys = new JedisKeyStore(TestRedis.over(client));
            keys.create(name, key());
            client.set("another", "key");
            client.sendCommand(() -> before.getBytes(StandardCharsets.UTF_8));
            keys.destroy(name.tenant(), name.user());
            try (Jedis settings = new Jedis(server.url())) {
                settings.configSet("rdb-key-save-delay", "0");
            }

            dropTraces(keys);

            assertThat(inFiles(server)).isFalse();
        }
    }

    @Test
    void whatFailsIsTriedAgain() throws Exception {
        KeyName.OfSubject name = new KeyName.OfSubject(IDS.tenant(), IDS.user());
        try (RedisServer server = RedisServer.start("--appendonly", "no", "--rdbcompression", "no");
                UnifiedJedis client = TestRedis.client(server)) {
            KeyStore keys = new JedisKeyStore(TestRedis.over(client));
            keys.create(name, key());
            keys.destroy(name.tenant(), name.user());
            Path inTheWay = Files.createDirectory(server.directory().resolve("dump.rdb"));

            Optional<String> begun = keys.dropTraces(Optional.empty());
            assertThatThrownBy(() -> keys.dropTraces(begun)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> keys.dropTraces(begun)).isInstanceOf(UnavailableException.class);
            Files.delete(inTheWay);
            dropTraces(keys, begun);

            assertThat(Files.isRegularFile(inTheWay)).isTrue();
            assertThat(inFiles(server)).isFalse();
        }
    }

    private static WrappedKey key() {
        Instant now = Instant.now();
        return new WrappedKey(IDS.key(), 1, KeyState.ACTIVE, now, now, "1", WRAPPED.getBytes(StandardCharsets.UTF_8));
    }

    /** Again while it is still at it, as the job does. */
    private static void dropTraces(KeyStore keys) throws Exception {
        dropTraces(keys, Optional.empty());
    }

    private static void dropTraces(KeyStore keys, Optional<String> from) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Optional<String> begun = from;
        boolean done = false;
        while (!done) {
            assertThat(System.nanoTime()).isLessThan(end);
            try {
                begun = keys.dropTraces(begun);
                done = begun.isEmpty();
            } catch (UnavailableException busy) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static void await(RedisServer server, boolean there) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (inFiles(server) != there) {
            assertThat(System.nanoTime()).as("in the files: " + !there).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Redis may remove a file while it is read. */
    private static boolean inFiles(RedisServer server) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(server.directory())) {
            all = files.filter(Files::isRegularFile).toList();
        }
        boolean found = false;
        for (Path file : all) {
            try {
                found |= Files.readString(file, StandardCharsets.ISO_8859_1).contains(WRAPPED);
            } catch (NoSuchFileException replaced) {
                found = true;
            }
        }
        return found;
    }
}
