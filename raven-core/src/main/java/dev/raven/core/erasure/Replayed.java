package dev.raven.core.erasure;

/**
 * What a walk through the deletion ledger came to.
 *
 * @param entries that there are
 * @param again of which something was there, and is gone now
 * @param held whose erasure was under way, and waits for the end of a legal hold
 */
public record Replayed(long entries, long again, long held) {

    Replayed plus(Replayed more) {
        return new Replayed(entries + more.entries, again + more.again, held + more.held);
    }
}
