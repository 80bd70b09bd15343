package dev.raven.core.key;

/** Takes note that a key must be rotated soon. */
public interface RotationDue {

    /** Asks for a rotation, however often it is asked for. */
    void rotate(KeyName name);
}
