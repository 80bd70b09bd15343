package dev.raven.web.oidc;

import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.StaffService;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.TenantId;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.web.access.Admission;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Lets in whoever comes back from the provider, if it vouches for them. */
@Singleton
public class StaffEntrance {
    private final OidcSignIn signIn;
    private final Admission admission;
    private final StaffService staff;
    private final TenantDirectory tenants;

    @Inject
    StaffEntrance(OidcSignIn signIn, Admission admission, StaffService staff, TenantDirectory tenants) {
        this.signIn = signIn;
        this.admission = admission;
        this.staff = staff;
        this.tenants = tenants;
    }

    /**
     * Lets somebody in.
     *
     * @throws UnauthenticatedException for an answer to no attempt of this browser's, and where the provider does not vouch for anybody
     * @throws dev.raven.api.problem.ForbiddenException for somebody to whom no scope is given, and as for an API key
     * @throws dev.raven.api.problem.RateLimitedException after too many of these
     * @throws ProviderException when the provider is away
     */
    Caller enter(ProviderAnswer answer, RequestOrigin origin) {
        String code = answer.code().orElse("");
        return admission.vouched("code " + code, origin, () -> {
            SignInAttempt attempt = signIn.issuer()
                    .flatMap(answer::answered)
                    .filter(kept ->
                            !code.isEmpty() && tenants.find(signIn.tenant()).isPresent())
                    .orElseThrow(UnauthenticatedException::new);
            return staff.admit(anybodyOf(signIn.tenant(), origin), signIn.cameBack(code, attempt))
                    .caller();
        });
    }

    private static Caller anybodyOf(TenantId tenant, RequestOrigin origin) {
        return new Caller(Optional.of(tenant), Optional.empty(), Optional.empty(), Set.of(), origin);
    }
}
