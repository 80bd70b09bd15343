package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import dev.raven.core.session.SessionService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffServiceTest {
    private static final String ISSUER = "https://login.example.com";
    private static final StaffMember MIA = mia(Scope.AUDIT_READ);

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final ApiKeys keys = ApiKeys.on(scene.node());

    private static StaffMember mia(Scope... scopes) {
        return new StaffMember(ISSUER, "mia", "Mia Möller", Set.of(scopes));
    }

    private AdmittedStaff admit(StaffMember member) {
        return admit(acme, member);
    }

    private AdmittedStaff admit(Caller of, StaffMember member) {
        Caller anybody = new Caller(of.tenant(), Optional.empty(), Optional.empty(), Set.of(), Scene.ORIGIN);
        return scene.get(StaffService.class).admit(anybody, member);
    }

    private KnownApiKey key(AdmittedStaff admitted) {
        return scene.get(ApiKeyService.class).find(acme, Optional.of(admitted.key()));
    }

    private long count() {
        return scene.get(ApiKeyService.class).list(acme, new PageRange(100, 0)).total();
    }

    @Test
    void whoIsVouchedForActsByAKeyOfTheirOwn() {
        AdmittedStaff mia = admit(MIA);

        assertThat(mia.caller().tenant()).isEqualTo(acme.tenant());
        assertThat(mia.caller().keyId()).hasValue(mia.key());
        assertThat(mia.caller().scopes()).containsExactly(Scope.AUDIT_READ);
        assertThat(key(mia).name()).isEqualTo("Mia Möller");
    }

    @Test
    void comesBackAsTheSame() {
        long before = count();
        AdmittedStaff first = admit(MIA);

        assertThat(admit(MIA)).isEqualTo(first);
        assertThat(admit(new StaffMember(ISSUER, "mia", "Mia M.", Set.of(Scope.AUDIT_READ)))
                        .caller())
                .isEqualTo(first.caller());
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void nobodyElseIsTheSame() {
        AdmittedStaff mia = admit(MIA);
        Set<Scope> scopes = MIA.scopes();

        assertThat(List.of(
                        admit(new StaffMember(ISSUER, "mio", "Mia Möller", scopes))
                                .key(),
                        admit(new StaffMember(ISSUER + "/other", "mia", "Mia Möller", scopes))
                                .key(),
                        admit(scene.tenant(), MIA).key()))
                .doesNotHaveDuplicates()
                .doesNotContain(mia.key());
    }

    @Test
    void hasTheScopesOfNowAndASessionOfBeforeNoMore() {
        AdmittedStaff before = admit(mia(Scope.AUDIT_READ, Scope.TENANT_READ));
        SessionService sessions = scene.get(SessionService.class);
        String session =
                sessions.open(before.caller(), Optional.empty()).token().reveal();

        assertThat(admit(mia(Scope.TENANT_READ, Scope.USERS_READ)).caller().scopes())
                .containsExactlyInAnyOrder(Scope.TENANT_READ, Scope.USERS_READ);
        assertThat(sessions.admit(session, Scene.ORIGIN).scopes()).containsExactly(Scope.TENANT_READ);
    }

    @Test
    void staysOutWhenRevoked() {
        AdmittedStaff mia = admit(MIA);
        scene.get(ApiKeyService.class).revoke(acme, Optional.of(mia.key()));

        assertThatThrownBy(() -> admit(MIA)).isInstanceOf(UnauthenticatedException.class);
        scene.clock().advance(Duration.ofDays(100));
        assertThatThrownBy(() -> admit(MIA)).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void keepsTheNetworksThatWereSetForThem() {
        AdmittedStaff mia = admit(MIA);
        scene.get(ApiKeyService.class)
                .update(
                        acme,
                        Optional.of(mia.key()),
                        new dev.raven.api.access.UpdateApiKeyRequest(
                                new Change.Keep<>(),
                                new Change.Keep<>(),
                                new Change.Set<>(List.of("203.0.113.0/24")),
                                new Change.Keep<>()));

        assertThatThrownBy(() -> admit(mia(Scope.TENANT_READ))).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void hasAnotherSecretBeforeThatIsOld() {
        AdmittedStaff first = admit(MIA);
        scene.clock().advance(Duration.ofDays(91));
        assertThat(key(first).rotationDueAt(scene.clock().instant())).isTrue();

        String before = key(first).stored().sha256();
        AdmittedStaff later = admit(MIA);

        assertThat(later.key()).isEqualTo(first.key());
        assertThat(key(later).rotationDueAt(scene.clock().instant())).isFalse();
        assertThat(key(later).stored().sha256()).isNotEqualTo(before);
    }

    @Test
    void whatCameInThePlaceOfTheirKeyIsNotTheirs() {
        AdmittedStaff mia = admit(MIA);
        ApiKey successor = keys.rotate(
                acme,
                new ApiKey(
                        key(mia).stored(), key(mia).name(), ApiKeyText.mint("test", new java.security.SecureRandom())),
                0);

        AdmittedStaff again = admit(MIA);

        assertThat(again.key())
                .isEqualTo(mia.key())
                .isNotEqualTo(successor.stored().id());
        assertThat(again.caller().scopes()).containsExactly(Scope.AUDIT_READ);
    }

    @Test
    void isTheOperatorNever() {
        assertThatThrownBy(() -> mia(Scope.PLATFORM_ADMIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
