package dev.raven.core.startup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether this node is about to end: it finishes what it has, and wants to be sent nothing more. */
@Singleton
public class Draining implements ReadinessProbe {
    private final AtomicBoolean begun = new AtomicBoolean();

    @Inject
    public Draining() {}

    /** From now on, and for good. */
    public void begin() {
        begun.set(true);
    }

    public boolean begun() {
        return begun.get();
    }

    @Override
    public String name() {
        return "accepting";
    }

    @Override
    public Condition condition() {
        return Condition.upOr(!begun(), Condition.DOWN);
    }
}
