package org.caseaudit.sampling.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.RoundDecision;
import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.CaseStatus;
import org.caseaudit.sampling.SampleCoverage;
import org.caseaudit.sampling.SampleCoverage.Coverage;
import org.caseaudit.sampling.SampleDraws;
import org.springframework.stereotype.Component;

/** Confirms the drawn sample, or leaves one case out with a reason. */
@Component
class ConfirmSampleForm extends FormHandler {

    private static final String EXCLUDE = "exclude";
    /** A form is no table. */
    private static final int MOST_VALUES = 12;

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final SampleDraws draws;
    private final SampleCoverage coverage;

    ConfirmSampleForm(AuditRounds rounds, AuditCases cases, SampleDraws draws, SampleCoverage coverage) {
        this.rounds = rounds;
        this.cases = cases;
        this.draws = draws;
        this.coverage = coverage;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        long roundId = task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID);
        AuditRound round = rounds.round(roundId);
        List<AuditCase> sample = cases.current(roundId);
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("sampleList", sample.stream()
                        .map(c -> "- " + c.label() + ": " + c.caseRef() + (c.isPromoted() ? " (was a reserve)" : ""))
                        .collect(Collectors.joining("\n")))
                .show("howDrawn", round.sampling().method().words()).show("sampleCount", sample.size())
                .show("coverage", inWords(coverage.of(roundId)))
                .options("caseOptions", sample.stream()
                        .map(c -> new Option(c.id().toString(), c.label() + ": " + c.caseRef())).toList());
        draws.current(roundId).ifPresent(draw -> values
                .show("frameSize", draw.frameSize()).show("frameHash", draw.frameHash()).show("seed", draw.seed()));
    }

    /** One line per attribute, then what could not be met. */
    private static String inWords(Coverage coverage) {
        List<String> lines = new ArrayList<>();
        coverage.attributes().forEach(attribute -> lines.add("- " + attribute.name() + ": " + attribute.values().stream()
                .limit(MOST_VALUES).map(value -> value.value() + " " + value.sample() + " of " + value.frame())
                .collect(Collectors.joining(", ")) + (attribute.values().size() > MOST_VALUES ? " …" : "")));
        coverage.unmet().forEach(stratum -> lines.add("- **Not met**: " + stratum.stratum() + ", " + stratum.sample()
                + " in the sample where " + stratum.places() + " were wanted"));
        return String.join("\n", lines);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long roundId = task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID);
        boolean confirmed = !EXCLUDE.equals(answers.text("decision"));
        if (confirmed) {
            rounds.sampleConfirmed(roundId);
        } else {
            long caseId = Long.parseLong(answers.text("excludedCase"));
            AuditCase excluded = cases.dropOut(caseId, CaseStatus.EXCLUDED, answers.text("reason"));
            rounds.decided(roundId, RoundDecision.Kind.EXCLUSION, EXCLUDE, answers.text("reason"),
                    excluded.caseRef(), task.user());
            task.set(AuditRoundProcess.Variables.EXCLUDED_CASE_ID, caseId);
        }
        task.set(AuditRoundProcess.Variables.SAMPLE_CONFIRMED, confirmed);
    }
}
