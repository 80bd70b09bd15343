package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {
    private static final RedisMaster CAREFUL = new RedisMaster("yes", "always", 0, false);
    private static final RedisMaster LAX = new RedisMaster("yes", "everysec", 0, false);
    private static final RedisMaster NEWER = new RedisMaster("yes", "everysec", 0, true);
    private static final RedisMaster FOLLOWED = new RedisMaster("yes", "everysec", 2, false);

    private static Durability set(String text) {
        return Durability.from(new Environment(Map.of("RAVEN_DURABILITY", text)));
    }

    @Test
    void readsWhatIsSet() {
        assertThat(Durability.from(new Environment(Map.of()))).isEqualTo(new Durability.Fsync());
        assertThat(set("fsync")).isEqualTo(new Durability.Fsync());
        assertThat(set("everysec")).isEqualTo(new Durability.Everysec());
        assertThat(set("replicas:2")).isEqualTo(new Durability.Replicas(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "replicas", "replicas:", "replicas:0", "replicas:11", "replicas:many"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> set(text))
                .isInstanceOf(SettingException.class)
                .hasMessage("RAVEN_DURABILITY: must be fsync, everysec or replicas:<n> with n from 1 to 10.");
    }

    @Test
    void trustsNoRedisWithoutAnAppendOnlyFileOrThatDoesNotTell() {
        for (String promise : List.of("fsync", "everysec", "replicas:1")) {
            assertThat(set(promise).keptBy(new RedisMaster("no", "always", 3, true)))
                    .isFalse();
            assertThat(set(promise).keptBy(new RedisMaster("", "", 3, true))).isFalse();
        }
    }

    @Test
    void isOnDiskWhereRedisSyncsAlwaysOrSaysWhenItHas() {
        Durability fsync = set("fsync");
        assertThat(fsync.keptBy(CAREFUL)).isTrue();
        assertThat(fsync.keptBy(LAX)).isFalse();
        assertThat(fsync.keptBy(NEWER)).isTrue();
        assertThat(set("everysec").keptBy(LAX)).isTrue();
    }

    @Test
    void isOnReplicasWhereEveryMasterHasEnough() {
        assertThat(set("replicas:2").keptBy(FOLLOWED)).isTrue();
        assertThat(set("replicas:3").keptBy(FOLLOWED)).isFalse();
        assertThatThrownBy(() -> new DurabilityCheck(List.of(FOLLOWED, LAX), set("replicas:1")).verify(true))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("connected replicas of each master: 1");
    }

    @Test
    void asksNothingMoreOfARedisThatAnswersWhenItIsDone() {
        assertThat(set("fsync").asks(CAREFUL)).isSameAs(Acknowledgement.NONE);
        assertThat(set("everysec").asks(LAX)).isSameAs(Acknowledgement.NONE);
        assertThat(set("fsync").asks(LAX)).isSameAs(Acknowledgement.NONE);
    }

    @Test
    void countsWhatIsAnswered() {
        Acknowledgement disk = set("fsync").asks(NEWER);
        assertThat(disk.givenBy(List.of(1L, 0L))).isTrue();
        assertThat(disk.givenBy(List.of(0L, 5L))).isFalse();
        Acknowledgement replicas = set("replicas:2").asks(FOLLOWED);
        assertThat(replicas.givenBy(2L)).isTrue();
        assertThat(replicas.givenBy(1L)).isFalse();
    }

    @Test
    void oneMasterThatMustBeAskedIsEnoughToAskAll() {
        assertThat(new DurabilityCheck(List.of(CAREFUL, NEWER), set("fsync"))
                        .verify(true)
                        .question())
                .isPresent();
    }
}
