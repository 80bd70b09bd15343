package dev.raven.core.tenant;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.caller.Caller;
import dev.raven.core.network.AllowList;
import java.util.List;

/** Refuses an allow-list under which its own author could not send another request. */
public final class SelfLockout {
    private SelfLockout() {}

    /** @throws InvalidRequestException naming the field, when the caller's own address is in none of these networks */
    public static void refuse(String field, List<String> cidrs, Caller caller) {
        if (!AllowList.of(cidrs).admits(caller.origin().address())) {
            throw InvalidRequestException.of(
                    field, "would lock you out: your own address is in none of these networks.");
        }
    }
}
