package org.caseaudit.consent;

import java.time.Clock;
import java.time.LocalDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/** The days by which families are asked and heard. A day that would have passed becomes today. */
@Component
class DueDays {

    private final ConsentSettings settings;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DueDays(ConsentSettings settings, WorkingCalendar calendar, Clock clock) {
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    LocalDate agreement() {
        return calendar.plusWorkingDays(LocalDate.now(clock), settings.agreementWorkingDays());
    }

    LocalDate interview(LocalDate panelOn) {
        return beforePanel(panelOn, settings.interviewBeforePanelWorkingDays());
    }

    LocalDate contingency(LocalDate panelOn) {
        return beforePanel(panelOn, settings.contingencyBeforePanelWorkingDays());
    }

    private LocalDate beforePanel(LocalDate panelOn, int workingDays) {
        LocalDate day = calendar.plusWorkingDays(panelOn, -workingDays);
        LocalDate today = calendar.plusWorkingDays(LocalDate.now(clock), 0);
        return day.isBefore(today) ? today : day;
    }
}
