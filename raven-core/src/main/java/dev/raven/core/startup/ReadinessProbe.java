package dev.raven.core.startup;

/** A part without which the server cannot serve, asked whenever somebody asks whether it can. */
public interface ReadinessProbe {

    /** What a person calls the part: {@code storage}. */
    String name();

    /** How it fares now; never takes longer than two seconds. */
    Condition condition();
}
