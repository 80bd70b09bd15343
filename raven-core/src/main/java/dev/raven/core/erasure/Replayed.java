package dev.raven.core.erasure;

/**
 * What a walk through the deletion ledger came to.
 *
 * @param entries that there are
 * @param again of which something was there, and is gone now
 * @param later which the workers go on with: under a legal hold, or something of them does not open
 */
public record Replayed(long entries, long again, long later) {

    Replayed plus(Replayed more) {
        return new Replayed(entries + more.entries, again + more.again, later + more.later);
    }
}
