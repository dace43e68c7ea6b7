package org.caseaudit.sampling.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Directory;
import org.caseaudit.programme.AgreedScope;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.programme.SamplingPlan;
import org.caseaudit.programme.SeedOrigin;
import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.register.CaseRegister;
import org.caseaudit.sampling.ScopeDraft;
import org.caseaudit.sampling.ScopeNumbers;
import org.springframework.stereotype.Component;

/** Keeps what the audit group agrees before anything is drawn. */
@Component
class AgreeScopeForm extends FormHandler {

    private static final String ANY_NEED = "ANY";

    private final AuditRounds rounds;
    private final CaseRegister register;
    private final ScopeNumbers numbers;
    private final Directory directory;
    private final AuditTools tools;

    AgreeScopeForm(AuditRounds rounds, CaseRegister register, ScopeNumbers numbers, Directory directory,
            AuditTools tools) {
        this.rounds = rounds;
        this.register = register;
        this.numbers = numbers;
        this.directory = directory;
        this.tools = tools;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("roundTheme", round.theme().title())
                .show("panelDay", UkDate.formatWithDay(round.panelOn()))
                .show("registerSize", register.size())
                .show("hasWindow", hasWindow(round)).show("auditWindow", window(round))
                .options("needCodeOptions", needCodes())
                .options("attributeOptions", Arrays.stream(CaseAttribute.values())
                        .filter(attribute -> attribute != CaseAttribute.NOMINATING_AGENCY)
                        .map(attribute -> new Option(attribute.name(), capital(attribute.words()))).toList())
                .options("agencyOptions", directory.agencies().stream()
                        .map(a -> new Option(a.code(), a.name())).toList())
                .options("toolOptions", tools.latest().stream()
                        .map(t -> new Option(t.id(), t.title() + " (version " + t.version() + ")")).toList());
        if (round.filter() == null) {
            values.show("openOnly", true).show("needCode", ANY_NEED).show("onePerFamily", true)
                    .show("method", SamplingMethod.SIMPLE.name()).show("seedOrigin", SeedOrigin.RANDOM.name())
                    .show("reserveDepth", SamplingPlan.USUAL_RESERVES);
        } else {
            showAgreed(round, values);
        }
    }

    private static void showAgreed(AuditRound round, FormValues values) {
        FrameFilter filter = round.filter();
        SamplingPlan sampling = round.sampling();
        values.show("openOnly", filter.openOnly())
                .show("needCode", filter.needCode() == null ? ANY_NEED : filter.needCode())
                .show("ageFrom", filter.ageFrom()).show("ageTo", filter.ageTo())
                .show("inWindow", filter.hasWindow())
                .show("notAuditedMonths", filter.notAuditedMonths())
                .show("onePerFamily", filter.onePerFamily())
                .show("minAgencies", filter.minAgencies())
                .show("sampleSize", round.sampleSize())
                .show("method", sampling.method().name())
                .show("strataColumns", sampling.columns().stream().map(Enum::name).toList())
                .show("shares", ScopeNumbers.inWords(sampling.shares()))
                .show("reserveDepth", sampling.reserves())
                .show("seedOrigin", sampling.seedOrigin().name())
                .show("agencies", round.agencies())
                .show("toolFormId", round.toolFormId())
                .show("returnsDueOn", round.returnsDueOn())
                .show("members", round.members()).show("guidance", round.guidance())
                .show("training", round.training());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long roundId = task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID);
        AuditRound round = rounds.round(roundId);
        List<Problem> problems = problems(round, answers);
        FrameFilter filter = filter(round, answers);
        SamplingPlan sampling = sampling(filter, answers, problems);
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        AuditTool tool = tools.latest(answers.text("toolFormId")).orElseThrow();
        rounds.agreeScope(roundId, new AgreedScope(filter, answers.number("sampleSize"), sampling,
                answers.list("agencies"), tool.id(), tool.version(), answers.date("returnsDueOn"),
                answers.text("members"), answers.text("guidance"), answers.text("training")));
    }

    private static FrameFilter filter(AuditRound round, FormAnswers answers) {
        String needCode = answers.text("needCode");
        boolean inWindow = answers.ticked("inWindow");
        return new FrameFilter(answers.ticked("openOnly"), ANY_NEED.equals(needCode) ? null : needCode,
                answers.number("ageFrom"), answers.number("ageTo"), inWindow ? round.windowFrom() : null,
                inWindow ? round.windowTo() : null, answers.number("notAuditedMonths"), answers.ticked("onePerFamily"),
                answers.number("minAgencies"), List.of());
    }

    private SamplingPlan sampling(FrameFilter filter, FormAnswers answers, List<Problem> problems) {
        ScopeDraft draft = new ScopeDraft(filter, answers.number("sampleSize"),
                answers.has("method") ? answers.choice("method", SamplingMethod.class) : SamplingMethod.SIMPLE,
                answers.list("strataColumns").stream().map(CaseAttribute::valueOf).toList(), answers.text("shares"));
        return numbers.plan(draft,
                answers.has("reserveDepth") ? answers.number("reserveDepth") : SamplingPlan.USUAL_RESERVES,
                answers.has("seedOrigin") ? answers.choice("seedOrigin", SeedOrigin.class) : SeedOrigin.RANDOM,
                problems);
    }

    private List<Problem> problems(AuditRound round, FormAnswers answers) {
        List<Problem> problems = new ArrayList<>();
        if (answers.has("ageFrom") && answers.has("ageTo") && answers.number("ageTo") < answers.number("ageFrom")) {
            problems.add(new Problem("ageTo", "is below the youngest age"));
        }
        if (answers.number("sampleSize") > register.size()) {
            problems.add(new Problem("sampleSize",
                    "is larger than the case register, which holds " + register.size() + " cases"));
        }
        LocalDate returnsDueOn = answers.date("returnsDueOn");
        if (returnsDueOn.isAfter(round.panelOn())) {
            problems.add(new Problem("returnsDueOn", "is after the panel on " + UkDate.format(round.panelOn())));
        }
        return problems;
    }

    private List<Option> needCodes() {
        List<Option> options = new ArrayList<>();
        options.add(new Option(ANY_NEED, "Any need"));
        register.needCodes().forEach(code -> options.add(new Option(code, code)));
        return options;
    }

    private static boolean hasWindow(AuditRound round) {
        return round.windowFrom() != null || round.windowTo() != null;
    }

    private static String window(AuditRound round) {
        String from = round.windowFrom() == null ? "" : "from " + UkDate.format(round.windowFrom());
        String to = round.windowTo() == null ? "" : "to " + UkDate.format(round.windowTo());
        return (from + " " + to).strip();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
