package org.caseaudit.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.caseaudit.calendar.WorkingCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes letters in. A posted letter is a row written in the caller's transaction: it goes out if, and only if, that
 * transaction commits. The {@link PostOffice} hands it to the mail server.
 */
@Service
public class Postbox {

    private final MailStore store;
    private final MailRenderer renderer;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Postbox(MailStore store, MailRenderer renderer, WorkingCalendar calendar, Clock clock) {
        this.store = store;
        this.renderer = renderer;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Posts letters. They go out at once in working hours, otherwise at the next working morning. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Collection<Letter> letters) {
        Instant now = clock.instant();
        Instant workingHours = calendar.nextWorkingMorning(now);
        List<MailItem> items = letters.stream()
                .map(letter -> MailItem.of(letter, renderer.render(letter.content()), now,
                        letter.urgent() ? now : workingHours))
                .toList();
        store.insert(items);
    }

    /** Takes back what a process instance has posted and what has not gone out yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String processInstanceId) {
        store.withdraw(processInstanceId, clock.instant());
    }
}
