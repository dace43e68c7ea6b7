package org.caseaudit.returns.process;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.caseaudit.audittool.AuditTool.PracticeStandard;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormValues;
import org.caseaudit.returns.AgencyReturn.Measure;
import org.springframework.stereotype.Component;

/** Practice standards in hours or working days: the auditor says when, the calendar whether it was in time. */
@Component
class MeasuredTimes {

    private final WorkingCalendar calendar;

    MeasuredTimes(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** What was measured; a standard whose beginning is left open did not apply. */
    List<Measure> taken(List<PracticeStandard> standards, FormAnswers answers, List<Problem> problems) {
        List<Measure> taken = new ArrayList<>();
        for (PracticeStandard standard : standards) {
            LocalDateTime began = time(standard, standard.beganKey(), answers, problems);
            LocalDateTime done = time(standard, standard.doneKey(), answers, problems);
            if (began == null) {
                if (done != null || answers.has(standard.delayKey())) {
                    problems.add(new Problem(standard.beganKey(), "please say when it began"));
                }
                continue;
            }
            if (done != null && done.isBefore(began)) {
                problems.add(new Problem(standard.doneKey(), "is before it began"));
                continue;
            }
            boolean met = done != null && standard.limit().isMet(began, done, calendar);
            if (!met && !answers.has(standard.delayKey())) {
                problems.add(new Problem(standard.delayKey(), done == null ? "please say why it was not done"
                        : "it took longer than " + standard.limit().inWords() + ": please say why"));
            }
            taken.add(new Measure(standard.key(), standard.title(), standard.standard(), standard.limit().inWords(),
                    began, done, met, answers.text(standard.delayKey())));
        }
        return taken;
    }

    /** Puts earlier answers back into the form. */
    static void prefill(List<PracticeStandard> standards, List<Measure> taken, FormValues values) {
        for (PracticeStandard standard : standards) {
            taken.stream().filter(m -> m.key().equals(standard.key())).findFirst().ifPresent(m -> {
                values.show(standard.beganKey(), asField(standard, m.began()))
                        .show(standard.doneKey(), asField(standard, m.done()))
                        .show(standard.delayKey(), m.delayReason());
            });
        }
    }

    /** Such as "Met: 2 March 2026, 10:00 to 4 March 2026, 16:30 (within 72 hours)". */
    static String inWords(Measure measure) {
        boolean hours = measure.countsHours();
        return (measure.met() ? "Met: " : measure.done() == null ? "Not done: " : "Not met: ")
                + words(measure.began(), hours) + (measure.done() == null ? "" : " to " + words(measure.done(), hours))
                + " (within " + measure.within() + ")"
                + (measure.delayReason() == null ? "" : ". Reason: " + measure.delayReason());
    }

    private LocalDateTime time(
            PracticeStandard standard, String key, FormAnswers answers, List<Problem> problems) {
        LocalDateTime time = standard.limit().inHours() ? answers.dateTime(key) : startOf(answers.date(key));
        if (time != null && calendar.isInFuture(time)) {
            problems.add(new Problem(key, "is in the future"));
        }
        return time;
    }

    private static LocalDateTime startOf(LocalDate date) {
        return date == null ? null : date.atStartOfDay();
    }

    private static String asField(PracticeStandard standard, LocalDateTime time) {
        return time == null ? null : standard.limit().inHours() ? time.toString() : time.toLocalDate().toString();
    }

    private static String words(LocalDateTime time, boolean hours) {
        return UkDate.format(time.toLocalDate()) + (hours ? ", " + time.toLocalTime() : "");
    }
}
