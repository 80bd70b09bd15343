package dev.raven.core.key;

import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says in the log that a key must be rotated. */
@Singleton
class RotationNotice implements RotationDue {
    private static final Logger LOG = System.getLogger(RotationNotice.class.getName());

    @Override
    public void rotate(KeyName name) {
        LOG.log(Level.WARNING, "a key has sealed so much that it must be rotated: {0}", name);
    }
}
