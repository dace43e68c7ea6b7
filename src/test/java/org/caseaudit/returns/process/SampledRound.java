package org.caseaudit.returns.process;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.programme.AgreedScope;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.Mode;
import org.caseaudit.programme.RoundPlan;
import org.caseaudit.programme.SamplingPlan;
import org.caseaudit.programme.Theme;
import org.caseaudit.programme.ThemeChoice;
import org.caseaudit.programme.ThemeSource;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A round with cases in its sample, as if drawn, for tests of what comes after the draw. */
public record SampledRound(AuditRound round, List<Long> cases) {

    public static SampledRound create(
            ApplicationContext context, LocalDate returnsDueOn, LocalDate panelOn, List<String> agencies,
            String... caseRefs) {
        AuditRounds rounds = context.getBean(AuditRounds.class);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        AuditRound round = rounds.plan(new RoundPlan("Test round", Mode.IN_DEPTH, panelOn, LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 6, 30), null, null, null, null), null, null);
        rounds.selectTheme(round.id(), new ThemeChoice(Theme.DOMESTIC_ABUSE, Theme.DOMESTIC_ABUSE.title(),
                List.of(ThemeSource.NATIONAL_ISSUE), null, "QA sub-group"));
        round = rounds.agreeScope(round.id(), new AgreedScope(
                FrameFilter.everyCase(), caseRefs.length, SamplingPlan.simple(), agencies,
                "tool-domestic-abuse", 1, returnsDueOn,
                "Ruth Calder, the partnership\nBen Osei, police", "Read the record from the beginning.",
                "Half a day on the tool. Ask the coordinator."));
        long roundId = round.id();
        jdbc.sql("insert into draw (audit_round_id, frame_hash, frame_size, sample_size, frozen_at, seed, "
                        + "drawn_at, superseded) values (?, ?, 10, 1, current_timestamp, ?, current_timestamp, false)")
                .params(roundId, "0".repeat(64), "0".repeat(20)).update();
        long draw = jdbc.sql("select max(id) from draw where audit_round_id = ?").param(roundId)
                .query(Long.class).single();
        for (int i = 0; i < caseRefs.length; i++) {
            jdbc.sql("insert into audit_case (audit_round_id, draw_id, place, case_ref, status, sampled_at) "
                            + "values (?, ?, ?, ?, 'AGREED', current_timestamp)")
                    .params(roundId, draw, i + 1, caseRefs[i]).update();
        }
        List<Long> cases = Arrays.stream(caseRefs).map(ref -> jdbc.sql(
                        "select id from audit_case where audit_round_id = ? and case_ref = ?")
                .params(roundId, ref).query(Long.class).single()).toList();
        return new SampledRound(round, cases);
    }

    /** Asks the agencies for their returns on the first case and starts the process of one of them. */
    public ProcessInstance requestReturn(ApplicationContext context, String agencyCode) {
        AgencyReturns returns = context.getBean(AgencyReturns.class);
        long caseId = cases.get(0);
        returns.open(caseId);
        AgencyReturn asked = returns.ofCase(caseId).stream()
                .filter(r -> r.agencyCode().equals(agencyCode)).findFirst().orElseThrow();
        return context.getBean(RuntimeService.class).startProcessInstanceByKey(AgencyReturnProcess.KEY,
                asked.reference(), Map.of(Variables.AGENCY_RETURN_ID, asked.id(), Variables.AUDIT_CASE_ID, caseId,
                        Variables.AUDIT_ROUND_ID, round.id()));
    }
}
