package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Holds the promised durability against what the masters are really configured to do. */
final class DurabilityCheck {
    private static final Logger LOG = System.getLogger(DurabilityCheck.class.getName());

    private final List<RedisMaster> masters;
    private final Durability promised;

    DurabilityCheck(List<RedisMaster> masters, Durability promised) {
        this.masters = masters;
        this.promised = promised;
    }

    /**
     * Warns when the promise cannot be kept.
     *
     * @param strict whether to refuse instead
     * @return what writes must be followed by, on every master alike
     * @throws SettingException when it refuses
     */
    Acknowledgement verify(boolean strict) {
        if (!masters.stream().allMatch(promised::keptBy)) {
            complain(strict);
        }
        return masters.stream()
                .map(promised::asks)
                .filter(asked -> asked.question().isPresent())
                .findFirst()
                .orElse(Acknowledgement.NONE);
    }

    private void complain(boolean strict) {
        SettingException broken = new SettingException(
                Durability.SETTING,
                "Redis is not configured to keep the promised durability, or does not tell; it needs "
                        + promised.needs() + ".");
        if (strict) {
            throw broken;
        }
        LOG.log(Level.WARNING, broken.getMessage());
    }
}
