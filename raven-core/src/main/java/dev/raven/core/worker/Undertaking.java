package dev.raven.core.worker;

/** Work of this node that goes on beside the requests, and is brought to a good end before the node ends. */
public interface Undertaking {

    /** From now on nothing more is begun here; what is in hand goes on. Returns at once. */
    void takeNoMore();

    /** Whether nothing is in hand any more. */
    boolean idle();
}
