package dev.raven.web.checklist;

import dev.raven.core.access.AccessSettings;
import dev.raven.core.id.TenantId;
import dev.raven.core.network.CidrBlock;
import dev.raven.core.network.PrivateNetworks;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.web.request.TrustedProxies;
import dev.raven.web.tls.TlsSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks whose word about an address is taken: whoever is trusted can pass for any address that a key is bound to. */
@Singleton
class TrustedProxiesProbe implements ChecklistProbe {
    private static final CidrBlock LOOPBACK = CidrBlock.parse("127.0.0.0/8");

    private final TrustedProxies proxies;
    private final AccessSettings access;
    private final TlsSettings tls;

    @Inject
    TrustedProxiesProbe(TrustedProxies proxies, AccessSettings access, TlsSettings tls) {
        this.proxies = proxies;
        this.access = access;
        this.tls = tls;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.TRUSTED_PROXIES;
    }

    @Override
    public Finding look(TenantId owner) {
        List<CidrBlock> networks = proxies.networks();
        if (networks.isEmpty()) {
            return access.tlsRequired() && tls.certificate().isEmpty()
                    ? Finding.fail("No proxy is trusted, and Raven does not end TLS itself: it refuses every request.")
                    : Finding.pass("No proxy is trusted: a request comes from where its connection comes from.");
        }
        String seen = "RAVEN_TRUSTED_PROXIES: " + networks + ", of whom " + proxies.header() + " is read.";
        return switch (breadth(networks)) {
            case FAIL -> Finding.fail(seen + " One of them is so wide that strangers are in it.");
            case WARN -> Finding.warn(seen + " One of them is so wide that more than your proxies may be in it.");
            default -> Finding.pass(seen);
        };
    }

    /** Whether more than proxies can be in these networks: {@code FAIL} for strangers, {@code WARN} for neighbours. */
    static Status breadth(List<CidrBlock> networks) {
        if (networks.stream().anyMatch(TrustedProxiesProbe::hasStrangers)) {
            return Status.FAIL;
        }
        return networks.stream().anyMatch(TrustedProxiesProbe::hasNeighbours) ? Status.WARN : Status.PASS;
    }

    /** Of public networks, wider than what a provider is given at once. */
    private static boolean hasStrangers(CidrBlock network) {
        return !PrivateNetworks.contain(network) && network.prefix() < (network.isIpv6() ? 32 : 16);
    }

    /** Of private networks, wider than one of a site or of a cluster's pods. */
    private static boolean hasNeighbours(CidrBlock network) {
        return PrivateNetworks.contain(network)
                && !LOOPBACK.contains(network)
                && network.prefix() < (network.isIpv6() ? 48 : 16);
    }
}
