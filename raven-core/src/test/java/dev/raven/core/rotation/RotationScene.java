package dev.raven.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.memory.IngestRequest;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.caller.Caller;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobService;
import dev.raven.core.job.JobTurns;
import dev.raven.core.key.InMemoryKeyStore;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyNews;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KnownKey;
import dev.raven.core.key.WrappedKey;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.TailEntry;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.sealing.SealedJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant whose people talk while its keys are rotated. */
final class RotationScene {
    final Scene scene = new Scene();
    final Caller acme = scene.tenant();
    final TenantId tenant = acme.tenantId();
    final Wiring here = scene.anotherNode();
    final Wiring there = scene.anotherNode();
    private final Map<UserId, ConversationId> talks = new HashMap<>();
    private final Map<UserId, List<String>> said = new HashMap<>();

    UserId person() {
        UserId user = scene.user(acme);
        talks.put(user, scene.conversation(acme, user));
        said.put(user, new ArrayList<>());
        return user;
    }

    void says(UserId user, int times) {
        for (int i = 0; i < times; i++) {
            String text = "statement number " + said.get(user).size();
            scene.ingest(acme, user, talks.get(user), text);
            said.get(user).add(text);
        }
    }

    /** What everybody said is found on every node, once, and on one that starts now. */
    void everybodyIsHeard() {
        for (Wiring node : List.of(here, there, scene.anotherNode())) {
            said.forEach((user, texts) ->
                    assertThat(Scene.found(node, acme, user, "statement")).containsExactlyInAnyOrderElementsOf(texts));
        }
    }

    Job order(RotationLevel level) {
        return order(acme, new RotateKeysRequest(level, null, null));
    }

    /** A moment after all keys were made. */
    Job order(Caller caller, RotateKeysRequest request) {
        scene.clock().advance(Duration.ofSeconds(1));
        return here.get(RotationService.class).rotate(caller, request);
    }

    /** Does all that is due, on a node. */
    void work(Wiring node) {
        JobTurns.all(node);
        List.of(scene.node(), here, there).forEach(KeyNews::hear);
    }

    /** Does one step of what is due, and is killed before it can say any more. */
    boolean step(Wiring node) {
        boolean done = JobTurns.one(node);
        KeyNews.hear(scene.node());
        return done;
    }

    Job now(Job job) {
        return here.get(JobService.class).find(acme, job.id().value());
    }

    List<Job> jobs() {
        return here.get(JobService.class).list(acme, new PageRange(100, 0)).items();
    }

    KeyName data() {
        return new KeyName.OfTenant(tenant, KeyPurpose.DATA);
    }

    KeyName of(UserId user) {
        return new KeyName.OfSubject(tenant, user);
    }

    List<WrappedKey> versions(KeyName name) {
        return scene.get(InMemoryKeyStore.class).find(name);
    }

    List<KeyState> states(KeyName name) {
        return versions(name).stream().map(WrappedKey::state).toList();
    }

    /** Nothing of a person's is sealed under an older version of the key. */
    boolean allIsSealedAnew(Subject subject) {
        return here.get(Resealing.class).reseal(subject) == 0;
    }

    List<KnownKey> keys() {
        return here.get(RotationService.class)
                .keys(acme, Optional.empty(), new PageRange(100, 0))
                .items();
    }

    /** Talks on a node that has not heard of anything for a while. */
    void saysOn(Wiring node, UserId user, String text) {
        node.get(MemoryService.class)
                .ingest(
                        acme,
                        new IngestRequest(user.value(), talks.get(user).value(), text, "noted", null, null),
                        Optional.empty());
        said.get(user).add(text);
    }

    /** Whether the newest interaction of a person is sealed under an older version of the key. */
    boolean newestIsStale(UserId user) {
        List<TailEntry> tail = here.get(MemoryStore.class).tail(tenant, user, Optional.empty(), 100);
        return here.get(SealedJson.class)
                .isStale(
                        new Subject.User(tenant, user),
                        tail.get(tail.size() - 1).interaction().body());
    }

    void erase(UserId user) {
        here.get(KeyRemoval.class).destroy(tenant, user);
        said.remove(user);
    }

    List<String> recorded() {
        return scene.get(InMemoryAuditLog.class).entries().stream()
                .map(AuditEntry::action)
                .toList();
    }
}
