package org.caseaudit.returns;

import java.time.LocalDate;
import java.util.List;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.mail.MessageLog;
import org.caseaudit.mail.SentMessage;
import org.springframework.stereotype.Service;

/** The reminders that an agency's auditors have had of a return. */
@Service
public class ReturnReminders {

    private static final String REQUEST = "chasing/request";

    private final ReturnChasing chasing;
    private final MessageLog messages;
    private final WorkingCalendar calendar;

    ReturnReminders(ReturnChasing chasing, MessageLog messages, WorkingCalendar calendar) {
        this.chasing = chasing;
        this.messages = messages;
        this.calendar = calendar;
    }

    /** The days on which lead auditor or deputy were reminded, the earliest first; the first request is no reminder. */
    public List<LocalDate> days(long returnId) {
        return chasing.find(returnId).stream()
                .flatMap(waiting -> messages.about(
                        waiting.reference() + " " + waiting.what() + " " + waiting.whom()).stream())
                .filter(message -> message.state() == SentMessage.State.HANDED_OVER
                        && !message.template().equals(REQUEST)
                        && (message.audience().equals("auditor") || message.audience().equals("deputy")))
                .map(message -> calendar.dateOf(message.handedOverAt())).distinct().sorted().toList();
    }
}
