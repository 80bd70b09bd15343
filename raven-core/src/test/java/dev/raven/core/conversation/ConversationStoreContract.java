package dev.raven.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of conversations must do. */
public interface ConversationStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123456789Z");
    int MANY = 100;

    ConversationStore conversations();

    /** A conversation that nobody has said anything in. */
    static StoredConversation conversation(UserId user) {
        return new StoredConversation(
                IDS.conversation(), user, 0, Optional.empty(), NOW, NOW, new Sealed(new byte[] {0, -1}));
    }

    @Test
    default void findsAConversationAsItWasKept() {
        TenantId tenant = IDS.tenant();
        StoredConversation kept = conversation(IDS.user());

        assertThat(conversations().create(tenant, kept, MANY)).isTrue();

        assertThat(conversations().find(tenant, kept.id())).contains(kept);
    }

    @Test
    default void remembersThatAConversationHasEnded() {
        TenantId tenant = IDS.tenant();
        StoredConversation open = conversation(IDS.user());
        conversations().create(tenant, open, MANY);

        StoredConversation ended =
                conversations().end(tenant, open.id(), NOW.plusSeconds(1)).orElseThrow();

        assertThat(ended.endedAt()).contains(NOW.plusSeconds(1));
        assertThat(ended.updatedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(conversations().find(tenant, open.id())).contains(ended);
    }

    @Test
    default void endsAConversationOnce() {
        TenantId tenant = IDS.tenant();
        StoredConversation open = conversation(IDS.user());
        conversations().create(tenant, open, MANY);
        Optional<StoredConversation> ended = conversations().end(tenant, open.id(), NOW.plusSeconds(1));

        assertThat(conversations().end(tenant, open.id(), NOW.plusSeconds(9))).isEqualTo(ended);
    }

    @Test
    default void whatIsErasedIsFoundByNothingAndItsNeighbourIs() {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        StoredConversation gone = conversation(user);
        StoredConversation stays = conversation(user);
        conversations().create(tenant, gone, MANY);
        conversations().create(tenant, stays, MANY);

        conversations().erase(tenant, user, gone.id());
        conversations().erase(tenant, user, gone.id());

        assertThat(conversations().find(tenant, gone.id())).isEmpty();
        assertThat(conversations().list(tenant, user, new PageRange(9, 0)).items())
                .containsExactly(stays);
        assertThat(conversations().find(tenant, stays.id())).contains(stays);
    }

    @Test
    default void endsNoConversationOfAnotherTenant() {
        TenantId tenant = IDS.tenant();
        StoredConversation open = conversation(IDS.user());
        conversations().create(tenant, open, MANY);

        assertThat(conversations().end(IDS.tenant(), open.id(), NOW)).isEmpty();

        assertThat(conversations().find(tenant, open.id())).contains(open);
    }

    @Test
    default void findsNothingOfAnotherTenant() {
        StoredConversation kept = conversation(IDS.user());
        conversations().create(IDS.tenant(), kept, MANY);
        TenantId stranger = IDS.tenant();

        assertThat(conversations().find(stranger, kept.id())).isEmpty();
        assertThat(conversations()
                        .list(stranger, kept.user(), new PageRange(10, 0))
                        .items())
                .isEmpty();
        assertThat(conversations().replaceProfile(stranger, kept, kept.profile(), NOW))
                .isFalse();
    }

    @Test
    default void keepsNoMoreThanTheUsersQuota() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        conversations().create(tenant, conversation(alice), 1);
        StoredConversation second = conversation(alice);

        assertThat(conversations().create(tenant, second, 1)).isFalse();
        assertThat(conversations().create(tenant, conversation(IDS.user()), 1)).isTrue();

        assertThat(conversations().find(tenant, second.id())).isEmpty();
    }

    @Test
    default void keepsTheQuotaWhenManyCreateAtOnce() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();

        long winners = Races.winners(8, racer -> conversations().create(tenant, conversation(alice), 3));

        assertThat(winners).isEqualTo(3);
    }

    @Test
    default void listsOldestFirstPageByPage() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        List<StoredConversation> five =
                IntStream.range(0, 5).mapToObj(i -> conversation(alice)).toList();
        five.forEach(conversation -> conversations().create(tenant, conversation, MANY));
        conversations().create(tenant, conversation(IDS.user()), MANY);

        Page<StoredConversation> page = conversations().list(tenant, alice, new PageRange(2, 2));

        assertThat(page.items()).containsExactly(five.get(2), five.get(3));
        assertThat(page.total()).isEqualTo(5);
    }

    @Test
    default void aWalkMissesNoneThatStaysWhileOthersAreTakenOut() {
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        List<StoredConversation> kept = IntStream.range(0, 5)
                .mapToObj(i -> conversation(user))
                .peek(one -> conversations().create(tenant, one, MANY))
                .toList();
        Slice<StoredConversation> first = conversations().after(tenant, user, 0, 2);
        conversations().erase(tenant, user, kept.get(0).id());
        conversations().erase(tenant, user, kept.get(2).id());

        assertThat(first.items()).isEqualTo(kept.subList(0, 2));
        assertThat(conversations().after(tenant, user, first.next(), 2).items()).isEqualTo(kept.subList(3, 5));
    }

    @Test
    default void replacesAProfileThatTheCallerHasRead() {
        TenantId tenant = IDS.tenant();
        StoredConversation before = conversation(IDS.user());
        conversations().create(tenant, before, MANY);
        Sealed title = new Sealed(new byte[] {4, 2});

        assertThat(conversations().replaceProfile(tenant, before, title, NOW.plusSeconds(1)))
                .isTrue();

        assertThat(conversations().find(tenant, before.id()))
                .contains(new StoredConversation(
                        before.id(), before.user(), 0, Optional.empty(), NOW, NOW.plusSeconds(1), title));
    }

    @Test
    default void replacesNoProfileThatHasChangedSince() {
        TenantId tenant = IDS.tenant();
        StoredConversation before = conversation(IDS.user());
        conversations().create(tenant, before, MANY);
        conversations().replaceProfile(tenant, before, new Sealed(new byte[] {1}), NOW);

        assertThat(conversations().replaceProfile(tenant, before, new Sealed(new byte[] {2}), NOW))
                .isFalse();
    }

    @Test
    default void replacesNoProfileOfAnUnknownConversation() {
        StoredConversation unknown = conversation(IDS.user());

        assertThat(conversations().replaceProfile(IDS.tenant(), unknown, unknown.profile(), NOW))
                .isFalse();
    }
}
