package dev.raven.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.tenant.ContentPolicy;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.Conversation;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.TranscriptService;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Meanwhile;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportServiceTest {
    private static final PageRange ALL = new PageRange(100, 0);
    private static final String CARD = "4111 1111 1111 1111";

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);

    private ItemFile file() {
        return new ItemFile(alice);
    }

    private ImportReport run(ItemFile file) {
        return run(acme, file, false);
    }

    private ImportReport run(Caller by, ItemFile file, boolean dryRun) {
        return run(scene.node(), by, file, dryRun);
    }

    private ImportReport run(Wiring node, Caller by, ItemFile file, boolean dryRun) {
        return node.get(ImportService.class).run(by, Optional.of(alice), ImportFormat.ZEP, file, dryRun);
    }

    private List<Conversation> talks() {
        return scene.get(ConversationService.class)
                .list(acme, Optional.of(alice), ALL)
                .items();
    }

    private ConversationId talk() {
        return talks().get(0).id();
    }

    private List<String> said() {
        return talks().stream()
                .flatMap(talk ->
                        scene.get(TranscriptService.class).read(acme, Optional.of(talk.id()), ALL).items().stream())
                .map(said -> said.interaction().userMessage())
                .toList();
    }

    private static Map<ImportCount, Long> counts(long talksNew, long saidNew, long saidThere) {
        return Map.of(
                ImportCount.CONVERSATIONS_NEW,
                talksNew,
                ImportCount.INTERACTIONS_NEW,
                saidNew,
                ImportCount.INTERACTIONS_EXISTING,
                saidThere);
    }

    private static void assertCounts(ImportReport report, long talksNew, long saidNew, long saidThere) {
        assertThat(counts(
                        report.count(ImportCount.CONVERSATIONS_NEW),
                        report.count(ImportCount.INTERACTIONS_NEW),
                        report.count(ImportCount.INTERACTIONS_EXISTING)))
                .as(report.toString())
                .isEqualTo(counts(talksNew, saidNew, saidThere));
    }

    private static List<String> problems(ImportReport report) {
        return report.problems().stream()
                .map(problem -> problem.place() + " " + problem.detail())
                .toList();
    }

    private Caller rejecting() {
        scene.settings(
                acme,
                new TenantSettingsPatch(
                        null, null, null, null, null, null, null, null, null, null, null, ContentPolicy.REJECT, null));
        return acme;
    }

    @Test
    void twoKeysThatImportAFileAtOnceStoreItOnce() {
        ItemFile other = file().talk("t").said("1", "t", "I live in Kiel").said("2", "t", "I like tea");
        ItemFile first = file().talk("t")
                .said("1", "t", "I live in Kiel")
                .meanwhile(() -> assertCounts(run(scene.caller(acme.tenantId()), other, false), 0, 2, 0))
                .said("2", "t", "I like tea");
        assertCounts(run(first), 1, 0, 2);
        assertThat(said()).containsExactly("I live in Kiel", "I like tea");
    }

    @Test
    void aCopyOfWhatWasRefusedIsTakenOnItsOwnMerit() {
        for (boolean dryRun : List.of(true, false)) {
            ImportReport report = run(
                    rejecting(),
                    file().talk("t")
                            .said("1", "t", "my card is " + CARD)
                            .said("1", "t", "my card is a secret")
                            .said("1", "t", "my card is a secret")
                            .said("2", "t", CARD)
                            .said("2", "t", CARD),
                    dryRun);
            assertCounts(report, 1, 1, 1);
            assertThat(report.problemCount()).isEqualTo(3);
        }
        assertThat(said()).containsExactly("my card is a secret");
    }

    @Test
    void aCopyOfAConversationIsThere() {
        for (boolean dryRun : List.of(true, false)) {
            ImportReport report = run(acme, file().talk("t").talk("t"), dryRun);
            assertThat(report.count(ImportCount.CONVERSATIONS_NEW)).isEqualTo(1);
            assertThat(report.count(ImportCount.CONVERSATIONS_EXISTING)).isEqualTo(1);
        }
    }

    @Test
    void aConversationThatIsErasedMeanwhileIsRefusedAlone() {
        ItemFile file = file().talk("t", true).talk("u", true);
        for (int i = 0; i < ImportExchanges.A_TRIP; i++) {
            file.said("t" + i, "t", "number " + i);
        }
        file.meanwhile(() -> scene.get(ErasureService.class).eraseConversation(acme, Optional.of(talk())))
                .said("u1", "u", "I live in Kiel");
        ImportReport report = run(file);
        assertThat(report.flaw()).isEmpty();
        assertThat(problems(report)).containsExactly("1 was erased while the import ran");
        assertThat(said()).containsExactly("I live in Kiel");
        assertThat(talks())
                .singleElement()
                .satisfies(left -> assertThat(left.endedAt()).isPresent());
    }

    @Test
    void whatIsSaidInAConversationThatIsErasedMeanwhileIsRefusedAlone() {
        ItemFile file = file().talk("t", true)
                .talk("u", true)
                .said("t1", "t", "number 1")
                .meanwhile(() -> scene.get(ErasureService.class).eraseConversation(acme, Optional.of(talk())))
                .said("u1", "u", "I live in Kiel");
        ImportReport report = run(file);
        assertThat(report.problems()).extracting(ImportProblem::place).containsExactly(3L);
        assertThat(said()).containsExactly("I live in Kiel");
    }

    @Test
    void nobodyWhoWasErasedComesBackAsSomebodyElse() {
        UserId bob = scene.user(acme);
        assertThat(run(file().of(bob.value()).talk("b").said("b1", "b", "Hi")).flaw())
                .isEmpty();
        scene.get(ErasureService.class).eraseUser(acme, Optional.of(bob));
        assertThatThrownBy(() -> run(file().of(bob.value()).talk("c").said("c1", "c", "I am Bob")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is of a user who was erased here, and stays erased");
        assertThat(said()).containsExactly("Hi");
    }

    @Test
    void whatCannotBeReadFindsItsConversationOpenOnceItIsMended() {
        run(file().talk("t", true).said("t1", "t", "number 1").unreadable());
        ImportReport mended =
                run(file().talk("t", true).said("t1", "t", "number 1").said("t2", "t", "number 2"));
        assertThat(mended.problems()).isEmpty();
        assertThat(said()).containsExactlyInAnyOrder("number 1", "number 2");
        assertThat(talks())
                .singleElement()
                .satisfies(talk -> assertThat(talk.endedAt()).isPresent());
    }

    @Test
    void exchangesAreStoredSomeInATripHoweverTheyCome() {
        List<String> trips = new ArrayList<>();
        ItemFile file = file().talk("t");
        for (int i = 0; i < 2 * ImportExchanges.A_TRIP + 1; i++) {
            file.said("" + i, "t", "number " + i);
        }
        Wiring node = scene.nodeOver(Meanwhile.beforeEach(
                "appendAll", MemoryStore.class, scene.get(MemoryStore.class), () -> trips.add("")));
        assertCounts(run(node, acme, file, false), 1, 2L * ImportExchanges.A_TRIP + 1, 0);
        assertThat(trips).hasSize(3);
    }

    @Test
    void aDryRunSealsAndStoresNothing() {
        Wiring node = scene.nodeOver(List.of(
                Meanwhile.before(
                        "reserve", KeyStore.class, scene.get(KeyStore.class), () -> fail("a key is to seal something")),
                Meanwhile.before(
                        "create", ConversationStore.class, scene.get(ConversationStore.class), () -> fail("stored")),
                Meanwhile.before("appendAll", MemoryStore.class, scene.get(MemoryStore.class), () -> fail("stored"))));
        assertCounts(run(node, acme, file().talk("t").said("1", "t", "I live in Kiel"), true), 1, 1, 0);
        assertThat(talks()).isEmpty();
    }

    @Test
    void aDryRunForeseesTheQuota() {
        scene.conversation(acme, alice);
        scene.settings(acme, mostConversations(3));
        for (boolean dryRun : List.of(true, false)) {
            ImportReport report = run(
                    acme,
                    file().talk("a").talk("b").talk("c").said("1", "b", "fits").said("2", "c", "does not"),
                    dryRun);
            assertCounts(report, 2, 1, 0);
            assertThat(report.problems()).extracting(ImportProblem::place).containsExactly(3L, 5L);
            assertThat(problems(report).get(0)).contains("max_conversations_per_user");
        }
    }

    private static TenantSettingsPatch mostConversations(int most) {
        return new TenantSettingsPatch(null, null, null, most, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void aDryRunForeseesWhatHasEndedOrWasErasedHere() {
        run(file().talk("ended", true).said("1", "ended", "Hi").talk("erased").said("2", "erased", "Hi"));
        ConversationId erased = talks().get(1).id();
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(erased));
        for (boolean dryRun : List.of(true, false)) {
            ImportReport report = run(
                    acme,
                    file().talk("ended")
                            .said("1", "ended", "Hi")
                            .said("3", "ended", "new")
                            .talk("erased")
                            .said("2", "erased", "Hi"),
                    dryRun);
            assertCounts(report, 0, 0, 1);
            assertThat(report.count(ImportCount.CONVERSATIONS_ERASED)).isEqualTo(1);
            assertThat(report.count(ImportCount.INTERACTIONS_ERASED)).isEqualTo(1);
            assertThat(problems(report)).containsExactly("3 The conversation has ended; open another.");
        }
    }
}
