package dev.raven.audit.checkpoint;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Sees to it that there is a key to sign with. Only the first is made: where one has signed before and is gone, a new one would
 * sign whatever an attacker left, as if nothing had been there.
 */
@Singleton
class KeyCustody {
    private final SigningKeyVault keys;
    private final SignedBefore before;
    private final ForkAlarm alarm;

    @Inject
    KeyCustody(SigningKeyVault keys, SignedBefore before, ForkAlarm alarm) {
        this.keys = keys;
        this.before = before;
        this.alarm = alarm;
    }

    /**
     * Makes the first key where it is time for it.
     *
     * @return whether there is one; otherwise it was said aloud that it is gone
     */
    boolean ready() {
        if (!keys.missing()) {
            return true;
        }
        if (before.anything()) {
            alarm.keyIsGone();
            return false;
        }
        keys.prepare();
        return true;
    }
}
