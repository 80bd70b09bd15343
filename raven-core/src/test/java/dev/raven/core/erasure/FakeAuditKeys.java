package dev.raven.core.erasure;

import dev.raven.core.audit.AuditKeyRotation;
import dev.raven.core.audit.AuditKeys;

/** Signs nothing in truth; raven-audit has the real ones. */
public final class FakeAuditKeys implements AuditKeys {
    @Override
    public AuditKeyRotation rotate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String sign(String text) {
        return text + "\n— raven AAAA\n";
    }
}
