package org.caseaudit.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Runs a piece of our own code with the system's rights instead of the signed-in person's.
 *
 * <p>The engine authorises every query and command as whoever is signed in. Where our code has decided by its own rule
 * that something may be read or changed, it says so by wrapping just that call.
 */
@Component
public class AsSystem {

    private final IdentityService identityService;

    AsSystem(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** Returns what {@code work} returns; the person's authentication is back in place afterwards, even on failure. */
    public <T> T call(Supplier<T> work) {
        Authentication person = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identityService.setAuthentication(person);
            }
        }
    }

    /** As {@link #call}, for work without a result. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
