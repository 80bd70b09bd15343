package dev.raven.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every way of taking notices to all nodes promises. */
public interface NoticeStoreContract {
    Ids IDS = new Ids(new SecureRandom());

    /** The store under test; the same for one test. */
    NoticeStore notices();

    @Test
    default void tellsWhoWasErased() {
        String start = notices().newest();
        TenantId tenant = IDS.tenant();
        UserId user = IDS.user();
        notices().post(tenant, Optional.empty(), Optional.of(user));
        assertThat(notices().after(start).orElseThrow())
                .extracting(NoticeStore.Posted::notice)
                .containsExactly(Notice.ofUser(tenant, user));
    }

    @Test
    default void tellsWhatCameAfterAPositionInOrder() {
        String start = notices().newest();
        TenantId tenant = IDS.tenant();
        notices().post(tenant, Optional.empty(), Optional.empty());
        notices().post(tenant, Optional.of("0123456789AB"), Optional.empty());

        List<NoticeStore.Posted> came = notices().after(start).orElseThrow();
        assertThat(came)
                .extracting(NoticeStore.Posted::notice)
                .containsExactly(Notice.ofTenant(tenant), Notice.ofApiKey(tenant, "0123456789AB"));
        assertThat(notices().after(came.get(0).position()).orElseThrow())
                .extracting(NoticeStore.Posted::notice)
                .containsExactly(Notice.ofApiKey(tenant, "0123456789AB"));
        assertThat(notices().after(came.get(1).position())).contains(List.of());
        assertThat(notices().newest()).isEqualTo(came.get(1).position());
    }
}
