package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.Draw;
import org.caseaudit.sampling.DrawVerifier;
import org.caseaudit.sampling.SampleDraws;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Coordinators and oversight get the files with which anyone can repeat a round's draw; nobody else does. */
class DrawCertificateTest extends RoundTest {

    private static final String OVERSEER = "ola-oversight";
    private static final List<String> PATHS = List.of("", "/certificate.json", "/certificate.pdf", "/frame.csv");

    @Autowired
    private SampleDraws draws;
    @LocalServerPort
    private int port;
    @TempDir
    private Path folder;

    @BeforeEach
    void oversight() {
        TestPeople people = new TestPeople(identity);
        people.person(OVERSEER, Groups.OVERSIGHT);
        people.person("ozzy-outsider");
        people.person("adam-admin", Groups.ADMINISTRATORS);
    }

    @Test
    void givesOutADrawWithItsReplacementsThatTheVerifierAccepts() throws Exception {
        String need = registerWithSisters();
        ProcessInstance instance = roundDrawn(need, 2);
        AuditRound round = roundOf(instance);
        AuditCase excluded = cases.current(round.id()).get(0);
        submit(GROUP_MEMBER, task("userTask_confirmSample", instance), Map.of("decision", "exclude",
                "excludedCase", excluded.id().toString(), "reason", "Subject of a criminal trial"));
        AuditCase successor = cases.current(round.id()).get(0);
        Draw draw = draws.current(round.id()).orElseThrow();

        HttpResponse<String> json = get(COORDINATOR, path(round.reference(), "/certificate.json"));
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode certificate = new ObjectMapper().readTree(json.body());
        assertThat(certificate.fieldNames()).toIterable().containsExactly("round", "method", "seed", "seedOrigin",
                "frozenAt", "drawnAt", "frameHash", "frameSize", "sampleSize", "strata", "ranking", "replacements");
        assertThat(certificate.get("round").asText()).isEqualTo(round.reference());
        assertThat(certificate.get("method").asText()).isEqualTo("simple");
        assertThat(certificate.get("seed").asText()).isEqualTo(draw.seed());
        assertThat(certificate.get("seedOrigin").asText()).isEqualTo("random");
        assertThat(certificate.get("frozenAt").asText()).isEqualTo(draw.frozenAt().toString());
        assertThat(certificate.get("frameHash").asText()).isEqualTo(draw.frameHash());
        assertThat(certificate.get("frameSize").asInt()).isEqualTo(6);
        assertThat(certificate.get("sampleSize").asInt()).isEqualTo(2);
        assertThat(certificate.get("strata").toString())
                .isEqualTo("{\"columns\":[],\"rule\":\"proportional\",\"allocation\":"
                        + "[{\"stratum\":\"all\",\"size\":6,\"sample\":2,\"reserves\":20}]}");
        assertThat(certificate.get("ranking")).hasSize(6).allSatisfy(place -> assertThat(place.fieldNames())
                .toIterable().containsExactly("caseRef", "ticket", "stratum", "role", "reason"));
        assertThat(StreamSupport.stream(certificate.get("ranking").spliterator(), false)
                .filter(place -> place.get("role").asText().equals("excluded"))
                .map(place -> place.get("reason").asText()))
                .hasSize(2)
                .allMatch(reason -> reason.matches("same family as " + need + "-C[123], whose ticket is lower"));
        assertThat(certificate.get("replacements"))
                .extracting(r -> r.get("replaced").asText(), r -> r.get("replacedBy").asText(),
                        r -> r.get("at").asText(), r -> r.get("reason").asText())
                .containsExactly(tuple(excluded.caseRef(), successor.caseRef(), successor.sampledAt().toString(),
                        "left out by the audit group: Subject of a criminal trial"));

        HttpResponse<String> csv = get(OVERSEER, path(round.id(), "/frame.csv"));
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body()).startsWith("case_ref\n" + need + "-C1\n");
        assertVerified(json.body(), csv.body());
        assertThat(get(OVERSEER, path(round.id(), "/certificate.json")).body()).isEqualTo(json.body());
    }

    @Test
    void explainsTheDrawOnAPageThatTheRoundLinksTo() {
        ProcessInstance instance = roundDrawn(registerWithSisters(), 2);
        AuditRound round = roundOf(instance);
        Draw draw = draws.current(round.id()).orElseThrow();
        Browser browser = Browser.signedIn(port, OVERSEER, TestPeople.PASSWORD);
        assertThat(browser.get("/rounds/" + round.reference()).body()).contains("How the sample was drawn")
                .contains(path(round.reference(), ""));
        HttpResponse<String> page = browser.get(path(round.reference(), ""));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(draw.seed(), draw.frameHash(), "7 September 2026, 10:00",
                "2 cases were", "The next", "No case has been replaced", path(round.reference(), "/certificate.json"),
                path(round.reference(), "/frame.csv")).doesNotContain("Earlier draws");
        assertThat(cases.current(round.id())).allSatisfy(c -> assertThat(page.body()).contains(c.caseRef()));
        assertThat(get(GROUP_MEMBER, "/rounds/" + round.reference()).body())
                .contains(round.reference()).doesNotContain("How the sample was drawn");
    }

    @Test
    void showsThatARoundWasDrawnMoreThanOnce() {
        ProcessInstance instance = roundDrawn(register(2), 2);
        AuditRound round = roundOf(instance);
        String first = draws.current(round.id()).orElseThrow().seed();
        submit(GROUP_MEMBER, task("userTask_confirmSample", instance), Map.of("decision", "exclude", "excludedCase",
                cases.current(round.id()).get(1).id().toString(), "reason", "Known to a panel member"));
        submit(GROUP_MEMBER, task("userTask_decideOnSmallFrame", instance),
                Map.of("decision", "fewer", "reason", "One will do"));
        runDueJobs();
        assertThat(get(COORDINATOR, path(round.id(), "")).body()).contains("Earlier draws").contains(first);
        assertThat(get(COORDINATOR, path(round.id(), "/certificate.json")).body()).doesNotContain(first);
    }

    @Test
    void opensToCoordinatorsAndOversightAlone() {
        AuditRound round = roundOf(roundDrawn(register(2), 1));
        for (String path : PATHS) {
            for (String user : List.of(COORDINATOR, OVERSEER)) {
                assertThat(get(user, path(round.reference(), path)).statusCode()).as(user + path).isEqualTo(200);
                assertThat(get(user, path(round.id(), path)).statusCode()).as(user + path).isEqualTo(200);
                for (String unknown : List.of("2026-Q9-99", "999999999", "9".repeat(40), "-1", "0x1", "x")) {
                    assertThat(get(user, path(unknown, path)).statusCode()).as(unknown + path).isEqualTo(404);
                }
            }
            for (String user : List.of(
                    GROUP_MEMBER, QA_MEMBER, CHAIR, PARTICIPATION_MANAGER, "paul", "ozzy-outsider", "adam-admin")) {
                HttpResponse<String> refused = get(user, path(round.reference(), path));
                assertThat(refused.statusCode()).as(user + path).isEqualTo(403);
                assertThat(refused.body()).doesNotContain("NEED-");
                assertThat(get(user, path("2026-Q9-99", path)).statusCode()).as(user + path).isEqualTo(403);
            }
            HttpResponse<String> anonymous = Browser.anonymous(port).get(path(round.reference(), path));
            assertThat(anonymous.statusCode()).isIn(302, 401);
            assertThat(anonymous.body()).doesNotContain("NEED-");
        }
    }

    @Test
    void hasNothingToShowBeforeTheDraw() {
        AuditRound small = roundOf(roundDrawn(register(1), 2));
        for (String path : PATHS) {
            assertThat(get(COORDINATOR, path(small.reference(), path)).statusCode()).isEqualTo(404);
        }
        assertThat(get(COORDINATOR, "/rounds/" + small.reference()).body()).doesNotContain("How the sample was drawn");
    }

    /** Three sisters and three single children. */
    private String registerWithSisters() {
        String need = register(6);
        StringBuilder csv = new StringBuilder("case_ref,family_ref,open,need_codes,agencies,age\n");
        for (int i = 1; i <= 3; i++) {
            csv.append("%s-C%d,%s-F,yes,%s;OTHER,police;hospital,9\n".formatted(need, i, need, need));
        }
        importCsv(csv.toString());
        return need;
    }

    private void assertVerified(String certificate, String frame) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] files = {Files.writeString(folder.resolve("certificate.json"), certificate).toString(),
            Files.writeString(folder.resolve("frame.csv"), frame).toString()};
        int code = DrawVerifier.run(files, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private HttpResponse<String> get(String user, String path) {
        return Browser.withBasic(port, user, TestPeople.PASSWORD).get(path);
    }

    private static String path(Object round, String file) {
        return "/audit-rounds/" + round + "/draw" + file;
    }
}
