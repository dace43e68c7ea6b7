package org.caseaudit.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Addresses at which no mail arrives. */
@Service
public class Addresses {

    private final MailStore store;
    private final Clock clock;

    Addresses(MailStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is wrong with that person's address, if anything is known to be. */
    @Transactional(readOnly = true)
    public Optional<DeadAddress> dead(String userId) {
        return Optional.ofNullable(store.deadAddresses(List.of(userId)).get(userId));
    }

    /** The person can be written to again; what could not be sent and has not been taken back goes out. */
    @Transactional
    public void mended(String userId) {
        store.addressMended(userId);
        store.release(userId, clock.instant());
    }
}
