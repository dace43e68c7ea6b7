package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.Stage;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.Draw;
import org.caseaudit.sampling.DrawVerifier;
import org.caseaudit.sampling.SampleCoverage;
import org.caseaudit.sampling.SampleDraws;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rounds whose samples reflect strata, spread, or follow a quota, and whose seeds people throw. */
class DrawMethodsTest extends RoundTest {

    private static final String OTHER_MEMBER = "gordon";
    private static final String THROWN = "40713 92551 88602 73946";

    @Autowired
    private SampleDraws draws;
    @Autowired
    private SampleCoverage coverage;
    @Autowired
    private JdbcTemplate jdbc;
    @LocalServerPort
    private int port;
    @TempDir
    private Path folder;

    @BeforeEach
    void others() {
        TestPeople people = new TestPeople(identity);
        people.person(OTHER_MEMBER, Groups.AUDIT_GROUP);
        people.person("ola-oversight", Groups.OVERSIGHT);
        people.person("adam-admin", Groups.ADMINISTRATORS);
    }

    @Test
    void drawsWithinStrataAndReplacesWithinThem() throws Exception {
        String need = registerOf(Map.of("North", 8, "South", 4), "");
        ProcessInstance instance = agreed(need, 3, Map.of("method", "STRATIFIED", "strataColumns", List.of("LOCALITY")));
        runDueJobs();
        AuditRound round = roundOf(instance);
        assertThat(cases.current(round.id())).extracting(AuditCase::stratum)
                .containsExactlyInAnyOrder("North", "North", "South");
        AuditCase southern = cases.current(round.id()).stream().filter(c -> c.stratum().equals("South")).findFirst()
                .orElseThrow();
        Task confirm = task("userTask_confirmSample", instance);
        assertThat(as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(confirm.getId())
                .get("coverage").toString())).contains("- Locality: North 2 of 8, South 1 of 4").doesNotContain("Not met");
        submit(GROUP_MEMBER, confirm, Map.of("decision", "exclude", "excludedCase", southern.id().toString(),
                "reason", "Subject of a criminal trial"));
        assertThat(cases.current(round.id())).extracting(AuditCase::stratum)
                .containsExactlyInAnyOrder("North", "North", "South");
        assertThat(verified(round)).contains("in proportion to sizes: 2 of 8 North, 1 of 4 South",
                "1 case was replaced");
        assertThat(get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw").body())
                .contains("at random within strata", "locality", "<td>North</td>")
                .contains("Subject of a criminal trial").doesNotContain("Could not be met", "Not a random sample");
    }

    @Test
    void promotesWithinTheStratumOfAFamilyThatDeclinesAndThenFromAnother() throws Exception {
        String need = registerOf(Map.of("North", 4, "South", 2), "");
        ProcessInstance instance = agreed(need, 3,
                Map.of("method", "STRATIFIED", "strataColumns", List.of("LOCALITY")));
        runDueJobs();
        submit(GROUP_MEMBER, task("userTask_confirmSample", instance), Map.of("decision", "confirm"));
        AuditRound round = roundOf(instance);
        AuditCase southern = cases.current(round.id()).stream().filter(c -> c.stratum().equals("South")).findFirst()
                .orElseThrow();
        ProcessInstance place = called(instance, "case-audit").stream()
                .filter(audit -> audit.getBusinessKey().equals(southern.caseRef())).findFirst().orElseThrow();
        JsonNode ranking = certificate(round).get("ranking");
        List<String> reserves = Stream.of("South", "North").flatMap(stratum -> reserves(ranking, stratum)).toList();
        assertThat(reserves).as("one of South, two of North").hasSize(3);

        List<Tuple> replacements = new ArrayList<>();
        String holder = southern.caseRef();
        for (String reserve : reserves) {
            decline(place);
            replacements.add(tuple(holder, reserve, "the family declined"));
            holder = reserve;
            assertThat(task("userTask_seekAgreement", place).getName()).isEqualTo("Seek agreement – " + holder);
            assertThat(certificate(round).get("replacements")).extracting(r -> r.get("replaced").asText(),
                    r -> r.get("replacedBy").asText(), r -> r.get("reason").asText())
                    .containsExactlyElementsOf(replacements);
        }
        assertThat(cases.current(round.id())).extracting(AuditCase::stratum).containsOnly("North").hasSize(3);
        assertThat(verified(round)).contains("3 cases were replaced");

        decline(place);
        assertThat(tasksOf("userTask_seekAgreement", place)).isEmpty();
        submit(GROUP_MEMBER, task("userTask_acceptSmallerSample", place), Map.of("reason", "No family is left to ask"));
        assertThat(place).isEnded().hasPassed("endEvent_placeEmpty");
        assertThat(cases.current(round.id())).hasSize(2);
        assertThat(verified(round)).contains("3 cases were replaced");
    }

    @Test
    void keepsThePlanAndTheFrozenListBeforeThereIsASeed() {
        String need = registerOf(Map.of("North", 5, "South", 5), "");
        ProcessInstance instance = agreed(need, 2, Map.of("method", "SPREAD", "strataColumns", List.of("LOCALITY"),
                "reserveDepth", 3));
        executeNextJob();
        AuditRound round = roundOf(instance);
        assertThat(instance).isWaitingAt("serviceTask_drawSample");
        Draw frozen = draws.waitingForSeed(round.id()).orElseThrow();
        assertThat(frozen.seed()).isNull();
        assertThat(frozen.frameHash()).hasSize(64);
        assertThat(draws.current(round.id())).isEmpty();
        assertThat(cases.sampled(round.id())).isEmpty();
        assertThat(get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw").statusCode()).isEqualTo(404);
        importCsv("case_ref,family_ref,open,need_codes,agencies,age,locality\n%s-X,,yes,%s,police,9,West\n"
                .formatted(need, need));
        jdbc.update("update register_case set locality = 'Moved' where position(? in need_codes) > 0", need);
        executeNextJob();
        Draw drawn = draws.current(round.id()).orElseThrow();
        assertThat(drawn.frameHash()).isEqualTo(frozen.frameHash());
        assertThat(drawn.frameSize()).as("what the register takes in later").isEqualTo(10);
        assertThat(cases.current(round.id())).extracting(AuditCase::caseRef).hasSize(2)
                .anyMatch(ref -> ref.contains("-N")).anyMatch(ref -> ref.contains("-S"));
        assertThat(coverage.of(round.id()).attributes()).as("what the register said when the list was frozen")
                .filteredOn(attribute -> attribute.name().equals("Locality")).singleElement()
                .satisfies(locality -> assertThat(locality.values())
                        .containsExactly(new SampleCoverage.Value("North", 5, 1), new SampleCoverage.Value("South", 5, 1)));
    }

    @Test
    void freezesTheListOfARoundThatAnEarlierVersionBroughtToItsDraw() throws Exception {
        String need = registerOf(Map.of("North", 5), "");
        ProcessInstance instance = agreed(need, 2, Map.of());
        executeNextJob();
        AuditRound round = roundOf(instance);
        long frozen = draws.waitingForSeed(round.id()).orElseThrow().id();
        assertThat(instance).isWaitingAt("serviceTask_drawSample");
        for (String table : List.of("draw_frame", "draw_stratum", "draw_coverage")) {
            jdbc.update("delete from " + table + " where draw_id = ?", frozen);
        }
        jdbc.update("delete from draw where id = ?", frozen);
        executeNextJob();
        assertThat(draws.current(round.id()).orElseThrow().frameSize()).isEqualTo(5);
        assertThat(verified(round)).contains("frameSize is 5");
    }

    @Test
    void letsTheGroupThrowTheSeedAndNobodyTwice() throws Exception {
        String need = registerOf(Map.of("North", 2), "");
        ProcessInstance instance = agreed(need, 2, Map.of("seedOrigin", "DICE"));
        runDueJobs();
        AuditRound round = roundOf(instance);
        Task thrown = task("userTask_enterThrownDigits", instance);
        Map<String, Object> shown =
                as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(thrown.getId()));
        assertThat(shown).containsEntry("frameSize", 2).containsEntry("frozenAt", "7 September 2026, 10:00")
                .containsEntry("frameHash", draws.waitingForSeed(round.id()).orElseThrow().frameHash());
        for (String wrong : List.of("1234", "4071392551886027394x", "407139255188602739461", "٤٠٧١٣٩٢٥٥١٨٨٦٠٢٧٣٩٤٦")) {
            assertThatThrownBy(() -> submit(GROUP_MEMBER, thrown, Map.of("digits", wrong))).as(wrong)
                    .isInstanceOf(FormRefusedException.class).hasMessageStartingWith("digits: must be twenty digits");
        }
        submit(GROUP_MEMBER, thrown, Map.of("digits", THROWN));
        runDueJobs();
        Draw draw = draws.current(round.id()).orElseThrow();
        assertThat(draw.seed()).isEqualTo(THROWN.replace(" ", ""));
        assertThat(draw.seedEnteredBy()).isEqualTo(GROUP_MEMBER);
        assertThat(verified(round)).contains("its origin, by its own account: dice, entered by " + GROUP_MEMBER);

        // No reserve is left for a case that the group leaves out: it throws again.
        submit(GROUP_MEMBER, task("userTask_confirmSample", instance), Map.of("decision", "exclude", "excludedCase",
                cases.current(round.id()).get(0).id().toString(), "reason", "Known to a panel member"));
        submit(GROUP_MEMBER, task("userTask_decideOnSmallFrame", instance),
                Map.of("decision", "fewer", "reason", "One will do"));
        runDueJobs();
        Task again = task("userTask_enterThrownDigits", instance);
        assertThatThrownBy(() -> submit(GROUP_MEMBER, again, Map.of("digits", "0".repeat(20))))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("somebody else of the group");
        submit(OTHER_MEMBER, again, Map.of("digits", "0".repeat(20)));
        runDueJobs();
        assertThat(cases.sampled(round.id())).hasSize(1);
        assertThat(verified(round)).contains("1 was left out by people, with their reasons");
        assertThat(get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw/certificate.json").body())
                .contains("left out by the audit group: Known to a panel member");
    }

    @Test
    void stopsWithTheNumbersOfAQuotaThatCannotBeMet() throws Exception {
        String need = registerOf(Map.of("North", 2), "police");
        importCsv("case_ref,family_ref,open,need_codes,agencies,age,nominating_agency\n"
                + "%s-H1,,yes,%s,police,9,hospital\n%s-Z1,,yes,%s,police,9,\n".formatted(need, need, need, need));
        ProcessInstance instance = agreed(need, 4, Map.of("method", "QUOTA", "shares", "Police 3, Hospital trust 1"));
        runDueJobs();
        Task decide = task("userTask_decideOnSmallFrame", instance);
        assertThat(as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(decide.getId())))
                .containsEntry("casesMatching", 3).containsEntry("casesLeft", 3)
                .containsEntry("shortfalls", "- Police: 3 wanted, 2 can be drawn");
        submit(GROUP_MEMBER, decide, Map.of("decision", "fewer", "reason", "As many as Police put forward"));
        runDueJobs();
        AuditRound round = roundOf(instance);
        assertThat(round.sampleSize()).isEqualTo(3);
        assertThat(cases.current(round.id())).extracting(AuditCase::caseRef).hasSize(3).doesNotContain(need + "-Z1");
        assertThat(verified(round)).contains("method is quota, by nominating_agency",
                "as people set them: 1 of 1 hospital, 2 of 2 police");
        assertThat(get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw/certificate.pdf").body()).startsWith("%PDF");
        assertThat(get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw").body())
                .contains("Not a random sample", "the agency itself");
    }

    @Test
    void refusesADrawThatCannotBe() {
        String need = registerOf(Map.of("North", 3, "South", 3), "");
        ProcessInstance instance = startRound(plan());
        submit(QA_MEMBER, task("userTask_selectTheme", instance), theme());
        refuses(instance, need, Map.of("method", "STRATIFIED"), "strataColumns: ");
        refuses(instance, need, Map.of("method", "QUOTA"), "shares: say how many cases of which agency");
        refuses(instance, need, Map.of("method", "QUOTA", "shares", "Fire brigade 3"), "shares: “Fire brigade” is none");
        refuses(instance, need, Map.of("method", "QUOTA", "shares", "Police 3, Hospital trust 1"),
                "shares: add up to 4, where the sample size is 3");
        refuses(instance, need, Map.of("method", "STRATIFIED", "strataColumns", List.of("LOCALITY"),
                "shares", "North 2, West 1"), "shares: “West” is none of these cases’ values: North, South");
        refuses(instance, need, Map.of("method", "LOTTERY"), "method: is none of the choices");
        refuses(instance, need, Map.of("strataColumns", List.of("SHOE_SIZE"), "method", "SPREAD"), "strataColumns: ");
        refuses(instance, need, Map.of("reserveDepth", 201), "reserveDepth: must be at most 200");
        assertThat(roundOf(instance).stage()).isEqualTo(Stage.THEME_SELECTED);
    }

    @Test
    void tellsThoseWhoAgreeAScopeHowManyCasesItLeavesAndHowTheySpread() {
        String need = registerOf(Map.of("North", 8, "South", 4), "police");
        AuditRound round = roundOf(startRound(plan()));
        String path = "/audit-rounds/" + round.reference() + "/frame";
        String query = "?openOnly=true&needCode=" + need + "&onePerFamily=true&ageFrom=&ageTo=null&sampleSize=3";
        for (String user : List.of(GROUP_MEMBER, COORDINATOR, "ola-oversight")) {
            HttpResponse<String> page = get(user, path + query);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(words(page.body())).contains("12 cases fit. 12 can be drawn", "North 8, South 4")
                    .doesNotContain("Too few");
            assertThat(get(user, path + "/numbers" + query).body()).startsWith("<div").doesNotContain("<html");
        }
        assertThat(words(get(GROUP_MEMBER, path + query
                + "&method=STRATIFIED&strataColumns=LOCALITY").body())).contains("North 8 2 South 4 1");
        assertThat(words(get(GROUP_MEMBER, path + query.replace("sampleSize=3", "sampleSize=15")
                + "&method=STRATIFIED&strataColumns=LOCALITY&shares=South%205,%20North%2010").body()))
                .contains("Too few : 15 are wanted", "South 4 5 too few cases");
        assertThat(words(get(GROUP_MEMBER, path + query + "&method=QUOTA&shares=Police%204").body()))
                .contains("not a random sample", "add up to 4, where the sample size is 3");
        assertThat(get(GROUP_MEMBER, path + "?ageFrom=young").statusCode()).isEqualTo(400);
        assertThat(get(GROUP_MEMBER, path + "?method=LOTTERY&strataColumns=A").statusCode()).isEqualTo(400);
        assertThat(get(GROUP_MEMBER, "/audit-rounds/2026-Q9-99/frame").statusCode()).isEqualTo(404);
        for (String user : List.of(QA_MEMBER, CHAIR, PARTICIPATION_MANAGER, "paul", "adam-admin")) {
            for (String part : List.of("", "/numbers")) {
                HttpResponse<String> refused = get(user, path + part + query);
                assertThat(refused.statusCode()).as(user).isEqualTo(403);
                assertThat(refused.body()).doesNotContain("North");
            }
        }
    }

    private void decline(ProcessInstance caseAudit) {
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit),
                Map.of("parentOutcome", "REFUSED", "askedOn", TODAY.toString(), "askedBy", PARTICIPATION_MANAGER));
    }

    /** The reserves of a stratum by ascending tickets, as the ranking has them. */
    private static Stream<String> reserves(JsonNode ranking, String stratum) {
        return StreamSupport.stream(ranking.spliterator(), false)
                .filter(r -> r.get("role").asText().equals("reserve") && r.get("stratum").asText().equals(stratum))
                .map(r -> r.get("caseRef").asText());
    }

    private JsonNode certificate(AuditRound round) throws Exception {
        return new ObjectMapper().readTree(
                get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw/certificate.json").body());
    }

    private void refuses(ProcessInstance instance, String need, Map<String, Object> more, String reason) {
        Map<String, Object> scope = scope(need, 3);
        scope.putAll(more);
        assertThatThrownBy(() -> submit(GROUP_MEMBER, task("userTask_agreeScope", instance), scope))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining(reason);
    }

    private ProcessInstance agreed(String need, int sampleSize, Map<String, Object> more) {
        ProcessInstance instance = startRound(plan());
        submit(QA_MEMBER, task("userTask_selectTheme", instance), theme());
        Map<String, Object> scope = scope(need, sampleSize);
        scope.putAll(more);
        submit(GROUP_MEMBER, task("userTask_agreeScope", instance), scope);
        return instance;
    }

    private void executeNextJob() {
        Job next = management.createJobQuery().executable().list().get(0);
        management.executeJob(next.getId());
    }

    /** Open cases with a need of their own: so many of each locality, put forward by that agency. */
    private String registerOf(Map<String, Integer> localities, String agency) {
        String need = register(0);
        StringBuilder csv = new StringBuilder(
                "case_ref,family_ref,open,need_codes,agencies,age,locality,nominating_agency\n");
        localities.forEach((locality, size) -> IntStream.rangeClosed(1, size).forEach(i ->
                csv.append("%s-%s%d,,yes,%s,police;hospital,9,%s,%s\n".formatted(
                        need, locality.charAt(0), i, need, locality, agency))));
        importCsv(csv.toString());
        return need;
    }

    /** What the verifier says about the round's two files, having accepted them. */
    private String verified(AuditRound round) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] files = {file(round, "certificate.json"), file(round, "frame.csv")};
        int code = DrawVerifier.run(files, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private String file(AuditRound round, String name) throws Exception {
        return Files.writeString(folder.resolve(name),
                get(COORDINATOR, "/audit-rounds/" + round.reference() + "/draw/" + name).body()).toString();
    }

    private HttpResponse<String> get(String user, String path) {
        return Browser.withBasic(port, user, TestPeople.PASSWORD).get(path);
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("&#160;|\u00a0", " ").replaceAll("\\s+", " ")
                .replace(" ,", ",").replace(" .", ".");
    }
}
