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
