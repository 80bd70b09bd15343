package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.settings.Environment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Real servers, set up well and badly. */
class RedisProbesTest {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    private static final String NARROW = "~rvn:* +@all -@dangerous +info +config|get";

    private static Finding look(RedisServer server, String user, Function<RedisServers, ChecklistProbe> probe) {
        return look("redis://" + user + server.address(), probe);
    }

    private static Finding look(String url, Function<RedisServers, ChecklistProbe> probe) {
        RedisLogin login = RedisLogin.of(RedisUrl.parse(url), new Environment(Map.of()));
        try (RoutedJedis client = RedisConnection.open(login)) {
            return probe.apply(new RedisServers(login, client, new Durability.Fsync()))
                    .look(TenantId.PLATFORM);
        }
    }

    private static Status status(RedisServer server, Function<RedisServers, ChecklistProbe> probe) {
        return look(server, "", probe).status();
    }

    @Test
    void aServerThatLetsAnybodyInFails() {
        try (RedisServer open = RedisServer.start();
                RedisServer closed = RedisServer.start("--requirepass", "topsecret")) {
            Finding found = look(open, "", RedisAuthProbe::new);
            assertThat(found.status()).isEqualTo(Status.FAIL);
            assertThat(found.evidence()).contains(open.address());
            assertThat(look(closed, ":topsecret@", RedisAuthProbe::new).status())
                    .isEqualTo(Status.PASS);
        }
    }

    private static void lock(RedisServer server) {
        try (Jedis jedis = server.connect()) {
            jedis.configSet("masterauth", "pw");
            jedis.configSet("requirepass", "pw");
        }
    }

    @Test
    void aReplicaOrASentinelThatLetsAnybodyInFails() {
        try (RedisSentinels sentinels = RedisSentinels.start(1)) {
            lock(sentinels.master());
            String url = sentinels.url().replace("://", "://:pw@");
            assertThat(look(url, RedisAuthProbe::new))
                    .satisfies(found -> assertThat(found.status()).isEqualTo(Status.FAIL))
                    .satisfies(found -> assertThat(found.evidence())
                            .contains(sentinels.replica(0).address())
                            .contains(sentinels.sentinel(2).address())
                            .doesNotContain(sentinels.master().address()));
            lock(sentinels.replica(0));
            String one = "redis+sentinel://:pw@" + sentinels.sentinel(0).address() + "/" + RedisSentinels.MASTER;
            assertThat(look(one, RedisAuthProbe::new).evidence())
                    .as("the Sentinel that the URL names, and those that this one knows")
                    .contains(
                            sentinels.sentinel(0).address(),
                            sentinels.sentinel(1).address(),
                            sentinels.sentinel(2).address())
                    .doesNotContain(sentinels.replica(0).address());
        }
    }

    private static Finding allRefused(int asked) {
        return Finding.pass(
                "Every server that was named refused a connection without a password just now; asked: " + asked + ".");
    }

    @Test
    void aReplicaThatLetsAnybodyInFails() {
        try (RedisServer master = RedisServer.start();
                RedisServer replica = RedisServer.start("--replicaof", RedisServer.HOST + " " + master.port())) {
            RedisAnswers.await(master, "replication", info -> info.contains("state=online"), TEN_SECONDS);
            lock(master);
            assertThat(look(master, ":pw@", RedisAuthProbe::new))
                    .isEqualTo(Finding.fail("Answered without a password just now: [" + replica.address() + "]."));
        }
    }

    /** One that listens in a replica's place would have it otherwise. */
    @Test
    void ravensPasswordGoesToNoMachineThatASingleServerMerelyNames() {
        try (RedisServer master = RedisServer.start();
                RedisServer replica = RedisServer.start("--replicaof", RedisServer.HOST + " " + master.port())) {
            RedisAnswers.await(master, "replication", info -> info.contains("state=online"), TEN_SECONDS);
            lock(replica);
            lock(master);
            try (Jedis jedis = new Jedis(RedisServer.HOST, replica.port())) {
                jedis.auth("pw");
                jedis.configSet("requirepass", "another");
                assertThat(look(master, ":pw@", RedisAuthProbe::new)).isEqualTo(allRefused(2));
                assertThat(jedis.aclLog()).isEmpty();
            }
        }
    }

    /** Its master, which refuses it from now on, does not name it any more. */
    private static void partFromMaster(RedisServer replica, RedisServer master) {
        try (Jedis follower = replica.connect();
                Jedis followed = master.connect()) {
            follower.configSet("masterauth", "wrong");
            followed.clientKill(new ClientKillParams().type(ClientType.REPLICA));
        }
        RedisAnswers.await(master, "replication", info -> info.contains("connected_slaves:0"), TEN_SECONDS);
    }

    @Test
    void aReplicaWhoseLinkIsDownIsNamedByTheSentinels() {
        try (RedisSentinels sentinels = RedisSentinels.start(1)) {
            partFromMaster(sentinels.replica(0), sentinels.master());
            lock(sentinels.master());
            String url = sentinels.url().replace("://", "://:pw@");
            assertThat(look(url, RedisAuthProbe::new))
                    .satisfies(found -> assertThat(found.status()).isEqualTo(Status.FAIL))
                    .satisfies(found -> assertThat(found.evidence())
                            .contains(sentinels.replica(0).address()));
        }
    }

    @Test
    void aReplicaWhoseLinkIsDownIsNamedByTheCluster() {
        try (RedisCluster cluster = RedisCluster.start(1)) {
            partFromMaster(cluster.replica(0), cluster.master(0));
            for (int i = 0; i < 3; i++) {
                lock(cluster.master(i));
            }
            lock(cluster.replica(1));
            lock(cluster.replica(2));
            String url = cluster.url().replace("://", "://:pw@");
            assertThat(look(url, RedisAuthProbe::new))
                    .isEqualTo(Finding.fail("Answered without a password just now: ["
                            + cluster.replica(0).address() + "]."));
            try (Jedis jedis = cluster.replica(0).connect()) {
                jedis.configSet("requirepass", "pw");
            }
            assertThat(look(url, RedisAuthProbe::new)).isEqualTo(allRefused(6));
        }
    }

    @Test
    void whereAReplicaIsNotReachedOrNotToldOfNobodyKnows() {
        try (RedisServer master = RedisServer.start();
                RedisServer replica = RedisServer.start("--replicaof", RedisServer.HOST + " " + master.port())) {
            RedisAnswers.await(master, "replication", info -> info.contains("state=online"), TEN_SECONDS);
            lock(replica);
            lock(master);
            assertThat(look(master, ":pw@", RedisAuthProbe::new)).isEqualTo(allRefused(2));
            try (Jedis jedis = new Jedis(RedisServer.HOST, master.port())) {
                jedis.auth("pw");
                jedis.aclSetUser("mute", "on", ">pw", "~rvn:*", "+@all", "-@dangerous");
            }
            assertThat(look(master, "mute:pw@", RedisAuthProbe::new))
                    .satisfies(found -> assertThat(found.status()).isEqualTo(Status.MANUAL))
                    .satisfies(
                            found -> assertThat(found.evidence()).contains("[replicas of " + master.address() + "]"));
            replica.freeze(true);
            Finding away = look(master, ":pw@", RedisAuthProbe::new);
            replica.freeze(false);
            assertThat(away.status()).isEqualTo(Status.MANUAL);
            assertThat(away.evidence()).contains(replica.address());
        }
    }

    @Test
    void onlyAUserOfItsOwnThatMayLittlePasses() {
        try (RedisServer server = RedisServer.start()) {
            try (Jedis jedis = server.connect()) {
                jedis.aclSetUser("mighty", "on", ">pw", "~*", "+@all");
                jedis.aclSetUser("raven", ("on >pw " + NARROW).split(" "));
                jedis.aclSetUser("mute", "on", ">pw", "~rvn:*", "+@all", "-@dangerous", "-acl|whoami");
            }
            assertThat(status(server, RedisAclProbe::new)).isEqualTo(Status.FAIL);
            assertThat(look(server, "raven:pw@", RedisAclProbe::new).status()).isEqualTo(Status.PASS);
            assertThat(look(server, "mighty:pw@", RedisAclProbe::new).evidence())
                    .contains("read the users of Redis, read its slow log, touch keys of others");
            assertThat(look(server, "mute:pw@", RedisAclProbe::new).status()).isEqualTo(Status.PASS);
            assertThat(look(server, "raven:pw@", RedisBindProbe::new).status()).isEqualTo(Status.PASS);
            assertThat(look(server, "mute:pw@", RedisBindProbe::new).status()).isEqualTo(Status.MANUAL);
            assertThat(look(server, "mute:pw@", RedisEvictionProbe::new).status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"~* +@all -acl", "~rvn:* +@all -acl", "~* +@all -@dangerous +info"})
    void aUserThatMayDoMoreThanRavenNeedsDoesNotPassByWhatItMayNot(String rights) {
        try (RedisServer server = RedisServer.start()) {
            try (Jedis jedis = server.connect()) {
                jedis.aclSetUser("odd", ("on >pw " + rights).split(" "));
            }
            assertThat(look(server, "odd:pw@", RedisAclProbe::new).status()).isEqualTo(Status.WARN);
        }
    }

    @Test
    void whoeverNamesNoUserIsTheDefaultOneAlsoWhereItMayNotAskWhoItIs() {
        try (RedisServer server = RedisServer.start()) {
            try (Jedis jedis = server.connect()) {
                jedis.aclSetUser("default", ("resetkeys " + NARROW + " -acl|whoami").split(" "));
            }
            for (String login : List.of("", ":pw@", "default:pw@", "raven@")) {
                assertThat(look(server, login, RedisAclProbe::new).status())
                        .as(login)
                        .isEqualTo(Status.FAIL);
            }
        }
    }

    @Test
    void inAClusterEachServerIsAskedWhatRavenMayDo() {
        try (RedisCluster cluster = RedisCluster.start(0)) {
            for (int i = 0; i < 3; i++) {
                try (Jedis jedis = cluster.master(i).connect()) {
                    jedis.aclSetUser("raven", ("on >pw +cluster " + NARROW).split(" "));
                }
            }
            String url = cluster.url().replace("://", "://raven:pw@");
            assertThat(look(url, RedisAclProbe::new).status()).isEqualTo(Status.PASS);
            for (int i = 0; i < 3; i++) { // whichever of them has the slot of the key that is tried
                try (Jedis jedis = cluster.master(i).connect()) {
                    jedis.aclSetUser("raven", "allkeys");
                    Finding found = look(url, RedisAclProbe::new);
                    jedis.aclSetUser("raven", "resetkeys", "~rvn:*");
                    assertThat(found.status()).isEqualTo(Status.WARN);
                    assertThat(found.evidence()).contains("keys of others").doesNotContain("slow log");
                }
            }
        }
    }

    @Test
    void aServerThatForgetsWhatItPromisedFails() {
        try (RedisServer lax = RedisServer.start("--appendfsync", "no");
                RedisServer careful = RedisServer.start("--appendfsync", "always")) {
            assertThat(status(lax, RedisPersistenceProbe::new)).isEqualTo(Status.FAIL);
            assertThat(status(careful, RedisPersistenceProbe::new)).isEqualTo(Status.PASS);
            try (Jedis jedis = careful.connect()) {
                jedis.configSet("appendonly", "no");
            }
            Finding since = look(careful, "", RedisPersistenceProbe::new);
            assertThat(since.status()).isEqualTo(Status.FAIL);
            assertThat(since.evidence()).contains("appendonly yes, appendfsync always");
        }
    }

    @Test
    void aServerThatThrowsAwayWhatItHasFails() {
        try (RedisServer server = RedisServer.start("--maxmemory-policy", "noeviction")) {
            assertThat(status(server, RedisEvictionProbe::new)).isEqualTo(Status.PASS);
            try (Jedis jedis = server.connect()) {
                jedis.configSet("maxmemory-policy", "allkeys-lru");
            }
            assertThat(look(server, "", RedisEvictionProbe::new))
                    .isEqualTo(Finding.fail("maxmemory-policy of every server that takes writes: allkeys-lru."));
        }
    }

    @Test
    void theWayWithoutTlsMayNotLeaveTheMachine() {
        try (RedisServer server = RedisServer.start()) {
            assertThat(status(server, RedisTlsProbe::new)).isEqualTo(Status.PASS);
        }
        HostAndPort here = new HostAndPort("127.0.0.1", 6379);
        HostAndPort there = new HostAndPort("10.1.2.3", 6379);
        HostAndPort unknown = new HostAndPort("redis.invalid", 6379);
        assertThat(RedisTlsProbe.judge(false, List.of(here)).status()).isEqualTo(Status.PASS);
        assertThat(RedisTlsProbe.judge(false, List.of(here, there)))
                .isEqualTo(Finding.fail("Without TLS, and over a network, to [10.1.2.3:6379]."));
        assertThat(RedisTlsProbe.judge(false, List.of(unknown)).status()).isEqualTo(Status.FAIL);
        assertThat(RedisTlsProbe.judge(true, List.of(there)).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* -::*", "0.0.0.0", "127.0.0.1 ::", "127.0.0.1 203.0.113.7", "2001:db8::1", "redis"})
    void aServerThatListensWhereStrangersAreFails(String bind) {
        assertThat(BoundAddresses.judge(bind).status()).isEqualTo(Status.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1 -::1", "10.0.0.5 127.0.0.1", "-fd12::1"})
    void aServerThatListensInsidePasses(String bind) {
        assertThat(BoundAddresses.judge(bind).status()).isEqualTo(Status.PASS);
    }

    @Test
    void aServerThatIsAwayIsNotTakenToPass() {
        try (RedisServer server = RedisServer.start()) {
            RedisLogin login = RedisLogin.of(RedisUrl.parse(server.url()), new Environment(Map.of()));
            try (RoutedJedis client = RedisConnection.open(login)) {
                RedisServers servers = new RedisServers(login, client, new Durability.Fsync());
                server.kill();
                for (ChecklistProbe probe : List.of(
                        new RedisAuthProbe(servers),
                        new RedisAclProbe(servers),
                        new RedisBindProbe(servers),
                        new RedisTlsProbe(servers),
                        new RedisPersistenceProbe(servers),
                        new RedisEvictionProbe(servers))) {
                    assertThatThrownBy(() -> probe.look(TenantId.PLATFORM))
                            .as(probe.row().id())
                            .isInstanceOf(UnavailableException.class);
                }
            }
        }
    }
}
