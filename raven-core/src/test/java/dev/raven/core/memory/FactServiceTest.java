package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.caller.Caller;
import dev.raven.core.fact.Fact;
import dev.raven.core.fact.LanguageModel;
import dev.raven.core.fact.ModelUnavailableException;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.FactId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FactServiceTest {
    private static final PageRange ALL = new PageRange(100, 0);
    private static final String LISBON =
            "{\"facts\":[{\"attribute\":\"location.home\",\"value\":\"Lisbon\",\"confidence\":0.8,\"ended\":false}]}";

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);

    private InteractionId say(String message) {
        return scene.ingest(acme, alice, talk, message).id();
    }

    private void sayAt(String time, String message) {
        scene.get(MemoryService.class)
                .ingest(
                        acme,
                        new IngestRequest(alice.value(), talk.value(), message, "ok", null, Instant.parse(time)),
                        Optional.empty());
    }

    private void flush() {
        flush(scene.node());
    }

    private void flush(Wiring node) {
        node.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
    }

    private List<Fact> facts(Wiring node, boolean superseded) {
        return node.get(FactService.class)
                .list(acme, Optional.of(alice), superseded, ALL)
                .items();
    }

    private List<String> texts() {
        return facts(scene.node(), false).stream().map(Fact::text).toList();
    }

    private void delete(Wiring node, FactId id) {
        node.get(FactService.class).delete(acme, Optional.of(alice), Optional.of(id));
    }

    private Answer ask(String question, QueryRequest request) {
        assertThat(request.query()).isEqualTo(question);
        return scene.get(MemoryService.class).query(acme, request);
    }

    private Answer ask(String question) {
        return ask(question, Scene.query(alice, question));
    }

    @Test
    void whatIsConsolidatedIsKnownOnEveryNode() {
        InteractionId source = say("I live in Berlin.");
        say("What is the weather like?");
        flush();
        assertThat(facts(scene.anotherNode(), false)).singleElement().satisfies(fact -> {
            assertThat(fact.text()).isEqualTo("The user lives in Berlin.");
            assertThat(fact.sources()).containsExactly(source);
        });
    }

    @Test
    void importedHistoryIsToldInItsOwnOrder() {
        sayAt("2026-03-01T00:00:00Z", "I live in Berlin.");
        sayAt("2026-01-01T00:00:00Z", "I live in Paris.");
        flush();
        assertThat(texts()).containsExactly("The user lives in Berlin.");
        assertThat(facts(scene.node(), true))
                .extracting(Fact::value, Fact::validTo)
                .containsExactly(
                        tuple("Berlin", Optional.empty()),
                        tuple("Paris", Optional.of(Instant.parse("2026-03-01T00:00:00Z"))));
    }

    @Test
    void aListIsPaged() {
        List.of("tea", "jazz", "rain").forEach(thing -> say("I love " + thing + "."));
        flush();
        Page<Fact> page = scene.get(FactService.class).list(acme, Optional.of(alice), false, new PageRange(2, 2));
        assertThat(page.items()).hasSize(1);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void aDeletedFactIsGoneOnEveryNodeAndNothingElseIs() {
        say("I live in Berlin.");
        say("I love jazz.");
        flush();
        Wiring other = scene.anotherNode();
        Fact berlin = facts(other, false).stream()
                .filter(fact -> fact.value().equals("Berlin"))
                .findFirst()
                .orElseThrow();
        delete(scene.node(), berlin.id());
        assertThat(facts(other, true)).extracting(Fact::value).containsExactly("jazz");
        assertThat(facts(scene.anotherNode(), true)).extracting(Fact::value).containsExactly("jazz");
        assertThat(scene.found(acme, alice, "Berlin")).contains("I live in Berlin.", "I love jazz.");
        assertThatThrownBy(() -> delete(scene.node(), berlin.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void everyClaimOfADeletedFactGoesWhicheverNamesIt() {
        sayAt("2026-02-01T00:00:00Z", "I live in Berlin.");
        flush();
        FactId name = facts(scene.node(), false).get(0).id();
        sayAt("2026-01-01T00:00:00Z", "I live in Berlin!");
        flush();
        assertThat(facts(scene.node(), false)).singleElement().satisfies(fact -> {
            assertThat(fact.id()).isNotEqualTo(name);
            assertThat(fact.sources()).hasSize(2);
        });
        delete(scene.node(), name);
        assertThat(facts(scene.node(), true)).isEmpty();
    }

    @Test
    void onlyTheUsersOwnFactsAreThere() {
        say("I live in Berlin.");
        flush();
        FactId id = facts(scene.node(), false).get(0).id();
        Caller other = scene.tenant();
        UserId bob = scene.user(acme);
        FactService service = scene.get(FactService.class);
        assertThatThrownBy(() -> service.list(other, Optional.of(alice), false, ALL))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.delete(other, Optional.of(alice), Optional.of(id)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.delete(acme, Optional.of(bob), Optional.of(id)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.delete(acme, Optional.of(alice), Optional.empty()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aQueryBringsTheFactsThatBearOnIt() {
        say("I live in Berlin.");
        say("I'm allergic to peanuts.");
        say("I love jazz.");
        flush();
        List<FoundFact> facts = ask("Where do I live?").facts();
        assertThat(facts.get(0).fact().text()).isEqualTo("The user lives in Berlin.");
        assertThat(facts).allSatisfy(found -> assertThat(found.score()).isBetween(0.0, 1.0));
    }

    @Test
    void aQueryForAnEarlierTimeBringsWhatHeldThen() {
        sayAt("2026-01-01T00:00:00Z", "I live in Paris.");
        sayAt("2026-03-01T00:00:00Z", "I live in Berlin.");
        flush();
        assertThat(ask("Where do I live?").facts())
                .extracting(found -> found.fact().value())
                .containsExactly("Berlin");
        QueryRequest then = new QueryRequest(
                alice.value(),
                "Where do I live?",
                null,
                null,
                null,
                null,
                null,
                Instant.parse("2026-02-01T00:00:00Z"),
                null,
                null);
        assertThat(ask("Where do I live?", then).facts())
                .extracting(found -> found.fact().value())
                .containsExactly("Paris");
    }

    @Test
    void factsAreLeftOutWhereTheyAreNotWanted() {
        ConversationId other = scene.conversation(acme, alice);
        say("I live in Berlin.");
        flush();
        QueryRequest without =
                new QueryRequest(alice.value(), "Where do I live?", null, null, false, null, null, null, null, null);
        QueryRequest elsewhere = new QueryRequest(
                alice.value(), "Where do I live?", other.value(), null, null, null, null, null, null, null);
        assertThat(ask("Where do I live?", without).facts()).isEmpty();
        assertThat(ask("Where do I live?", elsewhere).facts()).isEmpty();
    }

    @Test
    void factsComeFirstInTheContextAndWithinItsTokens() {
        say("I live in Berlin.");
        flush();
        QueryRequest request =
                new QueryRequest(alice.value(), "Where do I live?", null, null, null, 120, null, null, null, null);
        assertThat(ask("Where do I live?", request).context()).hasValueSatisfying(context -> {
            assertThat(context.text())
                    .containsSubsequence("<fact-", " since=", "The user lives in Berlin.</fact-", "<memory-", " date=");
            assertThat(context.tokens()).isLessThanOrEqualTo(120);
        });
    }

    @Test
    void aModelReadsWhatWasConsolidatedOnce() {
        int[] asked = new int[1];
        LanguageModel model = question -> {
            asked[0]++;
            return Optional.of(LISBON);
        };
        Wiring node = scene.nodeWith(model);
        say("We settled in Lisbon.");
        flush();
        node.get(ModelPass.class).read(acme.tenantId(), alice);
        node.get(ModelPass.class).read(acme.tenantId(), alice);
        assertThat(texts()).containsExactly("The user lives in Lisbon.");
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void aModelIsAskedOnceABlockIsWritten() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        LanguageModel model = question -> {
            asked.complete(question.data());
            return Optional.of(LISBON);
        };
        say("We settled in Lisbon.");
        flush(scene.nodeWith(model));
        assertThat(asked.get(30, TimeUnit.SECONDS)).contains("We settled in Lisbon.");
    }

    @Test
    void aModelThatIsAwayLeavesTheRulesClaims() {
        LanguageModel away = question -> {
            throw new ModelUnavailableException("away");
        };
        say("I live in Berlin.");
        flush();
        ModelPass pass = scene.nodeWith(away).get(ModelPass.class);
        assertThatThrownBy(() -> pass.read(acme.tenantId(), alice)).isInstanceOf(ModelUnavailableException.class);
        assertThat(texts()).containsExactly("The user lives in Berlin.");
    }

    @Test
    void whatAModelRefusesIsNotAskedForEver() {
        int[] asked = new int[1];
        LanguageModel stubborn = question -> {
            asked[0]++;
            return Optional.empty();
        };
        say("I live in Berlin.");
        flush();
        ModelPass pass = scene.nodeWith(stubborn).get(ModelPass.class);
        pass.read(acme.tenantId(), alice);
        pass.read(acme.tenantId(), alice);
        assertThat(asked[0]).isEqualTo(1);
        assertThat(texts()).containsExactly("The user lives in Berlin.");
    }

    @Test
    void aModelDoesNotBringADeletedFactBack() {
        say("I live in Lisbon.");
        flush();
        delete(scene.node(), facts(scene.node(), false).get(0).id());
        scene.nodeWith((LanguageModel) question -> Optional.of(LISBON))
                .get(ModelPass.class)
                .read(acme.tenantId(), alice);
        assertThat(facts(scene.anotherNode(), true)).isEmpty();
    }
}
