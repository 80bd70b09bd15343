package dev.raven.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.core.tenant.TenantService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two nodes, of which the other hears when it is told to. */
class NoticeWatchTest {
    private final Scene scene = new Scene();
    private final Wiring other = scene.anotherNode();
    private final Caller acme = scene.tenant();

    private List<String> allowedThere() {
        return other.get(TenantDirectory.class).settings(acme.tenantId()).allowedCidrs();
    }

    private void allowHere(String network) {
        scene.get(TenantService.class)
                .update(
                        acme,
                        new UpdateTenantRequest(
                                null,
                                new TenantSettingsPatch(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(network),
                                        null,
                                        null,
                                        null,
                                        null)));
    }

    @Test
    void aTenantChangedHereIsReadAnewThereOnceTheNoticeIsHeard() {
        NoticeNews.hear(other);
        assertThat(allowedThere()).isEmpty();
        allowHere("127.0.0.0/8");
        assertThat(allowedThere()).as("remembered").isEmpty();
        NoticeNews.hear(other);
        assertThat(allowedThere()).containsExactly("127.0.0.0/8");
    }

    @Test
    void whereNoticesWereDroppedAllIsReadAnew() {
        NoticeNews.hear(other);
        assertThat(allowedThere()).isEmpty();
        allowHere("127.0.0.0/8");
        scene.get(InMemoryNoticeStore.class).drop();
        NoticeNews.hear(other);
        assertThat(allowedThere()).containsExactly("127.0.0.0/8");
    }

    @Test
    void whoeverChangedItReadsItAnewWithoutHearing() {
        TenantDirectory here = scene.get(TenantDirectory.class);
        assertThat(here.settings(acme.tenantId()).allowedCidrs()).isEmpty();
        allowHere("127.0.0.0/8");
        assertThat(here.settings(acme.tenantId()).allowedCidrs()).containsExactly("127.0.0.0/8");
    }
}
