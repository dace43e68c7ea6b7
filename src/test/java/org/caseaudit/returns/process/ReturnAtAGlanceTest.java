package org.caseaudit.returns.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An auditor sees at the top of the return how things stand. */
class ReturnAtAGlanceTest extends ProcessTest {

    private static final String AUDITOR = "gwen";
    /** Ten working days after {@link #TODAY}. */
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);

    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;

    private ProcessInstance instance;

    @BeforeEach
    void aReturnIsAskedFor() {
        new TestPeople(identity).person(AUDITOR);
        register.put(new Agency("glance", "Glance", AUDITOR, null));
        instance = SampledRound.create(context, DUE, DUE.plusDays(21), List.of("glance"), "CASE-0099")
                .requestReturn(context, "glance");
        runDueJobs();
    }

    @Test
    void saysHowMuchTimeIsLeftAndWhatIsAudited() {
        assertThat(facts()).contains("- **Time:** 10 working days left", "- **Reminders:** none so far",
                "- **Cases in this round:** drawn from all children in the case register",
                "- **Records to audit:** 1 January 2026 to 30 June 2026",
                "[who the child is](/cases/CASE-0099/identity)");
    }

    @Test
    void countsTheRemindersAndTheWorkingDaysLate() {
        LocalDate reminded = LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON);
        clockAt(reminded, LocalTime.of(12, 0));
        runDueJobs();
        assertThat(facts()).contains("- **Reminders:** one, on 16 September 2026", "3 working days left");
        clockAt(DUE, LocalTime.of(12, 0));
        runDueJobs();
        assertThat(facts()).contains("- **Time:** due today", "- **Reminders:** 2, the last on 21 September 2026");
        clockAt(DUE, LocalTime.of(18, 0));
        assertThat(facts()).contains("- **Time:** was due at close of business today");
        clockAt(DUE.plusDays(2), LocalTime.of(9, 0));
        assertThat(facts()).contains("- **Time:** 2 working days late");
    }

    private String facts() {
        return as(AUDITOR, () -> (String) engine.getFormService()
                .getTaskFormVariables(task(Elements.COMPLETE_RETURN, instance).getId()).get("facts"));
    }
}
