package org.caseaudit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseaudit.replay.Replay.When;
import org.junit.jupiter.api.Test;

class ReplayFileTest {

    private static final String SHORTEST = """
            title: The shortest replay
            starts: 2016-07-04
            agencies:
              - {code: police, name: Police}
              - {code: health, name: Health, leadAuditor: Hanna Hale}
            round: {title: Short, panelOn: 2016-09-14}
            scope: {sampleSize: 2, returnsDueOn: 2016-08-26}
            register:
              groups: [{count: 5}]
            findings:
              - {kind: LEARNING, text: Something was learned}
            actions:
              - {text: Do something, owners: [coordinators], due: 20}
            """;

    @Test
    void takesThePlainWayWhereTheFileSaysNothing() {
        Replay replay = read(SHORTEST);

        assertThat(replay.round().mode()).isEqualTo("IN_DEPTH");
        assertThat(replay.roster()).containsExactly("police", "health");
        assertThat(replay.agency("police").leadAuditor().id()).isEqualTo("auditor.police");
        assertThat(replay.returns().of(1, "police").outcomeOrCompleted()).isEqualTo("COMPLETED");
        assertThat(replay.actions().get(0).dueOn(replay.panelOn())).isEqualTo(LocalDate.of(2016, 10, 12));
    }

    @Test
    void givesAPersonAnIdAndAnAddressFromTheName() {
        Replay replay = read(SHORTEST);

        assertThat(replay.person("Hanna Hale").id()).isEqualTo("hanna.hale");
        assertThat(replay.person("hanna.hale").email()).isEqualTo("hanna.hale@partnership.example");
    }

    @Test
    void letsTheMoreParticularReturnGoFirstFieldByField() {
        Replay replay = read(SHORTEST + """
                returns:
                  all: {method: PAPER_ONLY, when: -4}
                  agencies:
                    health: {when: never}
                  cases:
                    - {case: [1, 2], agency: health, when: 3, openInWindow: no}
                    - {case: 2, agency: health, outcome: NOT_KNOWN}
                """);

        assertThat(replay.returns().of(1, "police").when()).isEqualTo(new When(null, -4, false));
        assertThat(replay.returns().of(2, "health").when()).isEqualTo(new When(null, 3, false));
        assertThat(replay.returns().of(2, "health").outcome()).isEqualTo("NOT_KNOWN");
        assertThat(replay.returns().of(2, "health").openInWindow()).isFalse();
        assertThat(replay.returns().of(2, "health").method()).isEqualTo("PAPER_ONLY");
    }

    @Test
    void namesTheLineOfAKeyThatNobodyKnows() {
        assertRefused(SHORTEST.replace("returnsDueOn", "returnsDue"),
                "example.yml, line 7: scope.returnsDue is no key of a replay here; possible are ");
    }

    @Test
    void namesAKeyThatIsSaidTwice() {
        assertRefused(SHORTEST + "title: Again\n", "line 14: title is said twice");
    }

    @Test
    void tellsADayThatIsNotInTheCalendar() {
        assertRefused(SHORTEST.replace("2016-08-26", "2016-08-32"),
                "line 7: scope.returnsDueOn must be a date such as 2016-09-14");
    }

    @Test
    void tellsAReturnThatIsNoTime() {
        assertRefused(SHORTEST + "returns: {all: {when: soon}}\n",
                "line 14: returns.all.when “soon” is no date such as 2016-09-14, number of working days, or never");
    }

    @Test
    void tellsEverythingThatCannotBeMeantAtOnce() {
        assertRefused(SHORTEST.replace("owners: [coordinators]", "owners: [Nobody At All], findings: [2]") + """
                panel:
                  cases: {3: {judgement: GOOD}, 2: {disposition: NOT_DISCUSSED}}
                returns:
                  cases: [{case: 1, agency: fire, outcome: LOST}]
                """,
                "panel.cases.3 must be a case's place in the sample, from 1 to 2",
                "panel.cases.2.reason is missing; a case not discussed needs one",
                "returns.cases[1].agency names “fire”, which is no agency's code here; there are [police, health]",
                "returns.cases[1].outcome cannot be “LOST”",
                "actions[1].owners names “Nobody At All”",
                "actions[1].findings names finding 2, but there are 1");
    }

    @Test
    void tellsWhatIsMissing() {
        assertRefused("title: Nothing else\n", "starts is missing", "agencies is missing", "round is missing");
        assertRefused("just text", "a replay is a list of keys");
        assertRefused("title: [", "this is no YAML");
    }

    @Test
    void asksForNeitherPanelNorFindingsWhereTheRoundIsAbandoned() {
        String abandoned = SHORTEST.substring(0, SHORTEST.indexOf("findings:"))
                + "sample: {smallFrame: [{decision: abandon, reason: Too few children}]}\n";

        assertThat(read(abandoned).sample().abandoned()).isTrue();
        assertRefused(abandoned + """
                findings: [{kind: LEARNING, text: Something was learned}]
                report: {on: 2016-10-01}
                expect: {report: {states: [Something]}}
                """,
                "line 11: findings comes after the round was abandoned", "line 12: report comes after",
                "line 13: expect.report.states comes after");
    }

    @Test
    void knowsWhatIsSaidOfCasesThatAreNotAuditedAfterAll() {
        Replay replay = read(SHORTEST + """
                panel: {cases: {2: {judgement: GOOD}}}
                returns: {cases: [{case: 1, agency: police, when: 1}, {case: [1, 2], agency: police, when: 2}]}
                """);

        assertThat(replay.saidAfter(1)).containsExactly("panel.cases.2", "returns.cases[2]");
        assertThat(replay.saidAfter(2)).isEmpty();
    }

    @Test
    void asksTheAgenciesOfTheScopeAndThoseThatAreAdded() {
        Replay replay = read(SHORTEST.replace("sampleSize: 2", "sampleSize: 2, agencies: [police]") + """
                returns:
                  agencies: {health: {when: never, liaison: [{decision: excuse}]}}
                  added: [{case: 2, agency: health, on: 2016-08-01}]
                """);

        assertThat(replay.askedAbout(1)).containsExactly("police");
        assertThat(replay.askedAbout(2)).containsExactly("police", "health");
        assertThat(Reactions.decisions(replay)).containsOnlyKeys("returns.agencies.health.liaison[1]");
    }

    @Test
    void readsAWishToSpeakToTheBoardFromKeyAndForm() {
        assertThat(read(SHORTEST + "families: {all: {interview: {speaksToBoard: yes}}}\n").families().of(1)
                .speaksToBoard()).isTrue();
        assertThat(read(SHORTEST + "families: {all: {interview: {form: {speaksToBoard: yes}}}}\n").families().of(1)
                .speaksToBoard()).isTrue();
        assertThat(read(SHORTEST).families().of(1).speaksToBoard()).isFalse();
    }

    @Test
    void tellsWhatWouldNeverHappen() {
        assertRefused(SHORTEST.replace("sampleSize: 2", "sampleSize: 2, agencies: [police]") + """
                returns:
                  all: {sentBack: [{question: Which file was it}]}
                  agencies:
                    health: {when: 2}
                    police: {when: never, answers: {wentWell: They met}}
                  cases:
                    - {case: 1, agency: health, outcome: NOT_KNOWN}
                    - {case: 2, agency: police, when: -1, outcome: NOT_KNOWN, judgements: {planning: GOOD}}
                  added: [{case: 1, agency: police, on: 2016-08-01}]
                report:
                  signOff:
                    - {}
                    - {changes: Say more}
                families:
                  all: {boardMeeting: {meetsOn: 2016-10-03}}
                  cases:
                    1: {interview: {never: yes, parent: {views: It helped}}, thanks: {never: yes, reason: Moved away}}
                theme: {theme: NEGLECT, title: Another}
                """,
                "line 17: returns.agencies.health is asked about no case",
                "line 20: returns.cases[1] is of “health”, which is not asked about case 1",
                "line 21: returns.cases[2].judgements is asked for only where the outcome is COMPLETED",
                "line 22: returns.added[1].agency “police” audits every case already",
                "line 26: report.signOff[2] is never reached",
                "line 28: families.all.boardMeeting needs interview: {speaksToBoard: yes}",
                "line 30: families.cases.1.interview.parent is said of something that never happens",
                "line 30: families.cases.1.thanks.reason is said of something that never happens",
                "line 31: theme.title is asked for only where the theme is OTHER");
        assertRefused(SHORTEST + "returns: {agencies: {police: {when: never, answers: {wentWell: They met}}}}\n",
                "line 14: returns.agencies.police.answers is said of something that never happens");
    }

    @Test
    void tellsADayBeforeTheFirst() {
        assertRefused(SHORTEST + "families: {all: {asked: {on: 2016-07-01}}}\n",
                "line 14: families.all.asked[1] would be on 2016-07-01, before the replay starts on 2016-07-04");
    }

    @Test
    void tellsAPersonWrittenInTwoWays() {
        String withAddress = SHORTEST + "people: {oversight: {name: Hanna Hale, email: hanna@health.example}}\n";
        assertThat(read(withAddress).person("Hanna Hale").email()).isEqualTo("hanna@health.example");
        assertRefused(withAddress.replace("Hanna Hale, email", "Hanna Hale, id: hanna, email"),
                "“Hanna Hale” is written in two ways");
    }

    @Test
    void tellsWhoCannotBeFound() {
        assertRefused(SHORTEST.replace("due: 20}", "due: 20, done: {on: 2016-10-03, verified: {by: Nobody}}}") + """
                families: {all: {asked: {by: "agency:fire"}}}
                sample: {smallFrame: [{decision: narrow, reason: Too few}, {decision: widen, reason: Too few}]}
                """,
                "line 13: actions[1].done[1].verified.by names “Nobody”",
                "line 14: families.all.asked[1].by names “agency:fire”",
                "line 15: sample.smallFrame[1].decision cannot be “narrow”",
                "line 15: sample.smallFrame[2].scope is missing");
    }

    @Test
    void readsTheReplaysOfThisProject() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/replays"))) {
            assertThat(files.map(ReplayFile::read).toList()).isNotEmpty()
                    .allSatisfy(replay -> assertThat(Planner.plan(replay)).isNotEmpty());
        }
    }

    @Test
    void readsTheExampleOfTheDocument() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(title: .*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/replays.md")));
        assertThat(example.find()).isTrue();
        assertThat(read(example.group(1)).findings()).isNotEmpty();
    }

    @Test
    void describesEveryKeyInTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs/replays.md"));
        assertThat(keys(Replay.class, new HashSet<>()))
                .allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    }

    private static List<String> keys(Class<?> type, Set<Class<?>> seen) {
        List<String> keys = new ArrayList<>();
        for (Class<?> part : type.getNestMembers()) {
            boolean own = part.isRecord() && part != When.class && part != Replay.CaseReturn.class;
            if (own && seen.add(part)) {
                for (var component : part.getRecordComponents()) {
                    keys.add(component.getName().equals("place") ? "case" : component.getName());
                }
            }
        }
        return keys;
    }

    private static Replay read(String yaml) {
        return ReplayFile.read("example.yml", yaml);
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ReplayException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
