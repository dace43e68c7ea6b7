package org.caseaudit.consent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long families and those who ask them have.
 *
 * @param agreementWorkingDays           from the day a case is sampled to the day an answer is due
 * @param interviewBeforePanelWorkingDays   how long before the panel the feedback interview is due
 * @param contingencyBeforePanelWorkingDays how long before the panel an interview still missing needs another way
 */
@ConfigurationProperties("case-audit.policy")
public record ConsentSettings(
        @DefaultValue("5") int agreementWorkingDays,
        @DefaultValue("5") int interviewBeforePanelWorkingDays,
        @DefaultValue("10") int contingencyBeforePanelWorkingDays) {

    public ConsentSettings {
        atLeast(1, agreementWorkingDays, "agreement-working-days");
        atLeast(0, interviewBeforePanelWorkingDays, "interview-before-panel-working-days");
        if (contingencyBeforePanelWorkingDays < interviewBeforePanelWorkingDays) {
            throw new IllegalArgumentException("case-audit.policy.contingency-before-panel-working-days must be at "
                    + "least interview-before-panel-working-days, so that something can still be done");
        }
    }

    private static void atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException("case-audit.policy." + name + " must be at least " + least);
        }
    }
}
