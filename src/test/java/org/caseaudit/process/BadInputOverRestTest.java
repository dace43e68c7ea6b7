package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.TestPeople;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a form cannot take is answered with field and reason, and nothing has changed. */
class BadInputOverRestTest extends RoundTest {

    private static final String START = "/engine-rest/process-definition/key/audit-round/submit-form";
    private static final String GOOD = "title: 'Neglect', mode: 'IN_DEPTH', panelOn: '2026-10-19'";

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "required and missing | title | null | please answer",
        "required and blank | title | {value: '  '} | please answer",
        "unknown option | mode | {value: 'BY_POST'} | none of the choices",
        "no such day | panelOn | {value: '2026-02-31'} | no date in the calendar",
        "a day in the past | panelOn | {value: '2026-09-04'} | in the past",
        "number for a date | panelOn | {value: 20261019} | must be a date",
        "number for a text | title | {value: 7} | must be text",
        "list for a text | title | {value: '[1]', type: 'Json'} | must be text",
        "broken JSON | title | {value: '[oops', type: 'Json'} | cannot be read",
        "serialised object | title | {value: 'x', type: 'Object', valueInfo: {objectTypeName: 'java.util.Date', serializationDataFormat: 'application/json'}} | cannot be read",
        "NUL | title | {value: 'Neg\\u0000lect'} | cannot be written",
        "half a character | title | {value: 'Neg\\ud800lect'} | cannot be written",
        "a field that the form has not | child | {value: 'x'} | no such field",
        "a reference of one's own | businessKey2 | {value: 'x'} | no such field"})
    void isNamed(String what, String field, String value, String reason) {
        long before = runtime.createProcessInstanceQuery().count();
        HttpResponse<String> answer = send(COORDINATOR, START, variables(field, value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(field).contains(reason);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void isRefusedWhereTheRequestItselfCannotBeRead() {
        for (String body : new String[] {variables("title", "{value: 'x', type: 'File'}"),
            variables("title", "{value: '{bad', type: 'Xml'}"), "null", "{oops"}) {
            HttpResponse<String> answer = send(COORDINATOR, START, body);
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void isNamedWhereATextIsBeyondItsLimit() {
        HttpResponse<String> answer = send(COORDINATOR, START, variables("title", "{value: '" + "x".repeat(201) + "'}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("title", "has 201 characters; the limit is");
    }

    @Test
    void keepsATaskOpenThatCouldNotBeCompleted() {
        ProcessInstance round = startRound(plan());
        Task select = task("userTask_selectTheme", round);
        for (String step : new String[] {"/submit-form", "/complete"}) {
            HttpResponse<String> answer = send(QA_MEMBER, "/engine-rest/task/" + select.getId() + step,
                    variables("themeSources", "{value: '[oops', type: 'Json'}"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("themeSources");
            assertThat(task("userTask_selectTheme", round).getId()).isEqualTo(select.getId());
        }
        assertThat(send(PARTICIPATION_MANAGER, "/engine-rest/task/" + select.getId() + "/submit-form", "{}").statusCode())
                .isEqualTo(403);
        submit(QA_MEMBER, select, theme());
        HttpResponse<String> again = send(QA_MEMBER, "/engine-rest/task/" + select.getId() + "/submit-form", "{}");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("has been completed");
    }

    @Test
    void isRefusedWhereAProcessIsStartedByNobody() {
        for (String process : new String[] {"chase", "case-audit", "thank-family"}) {
            HttpResponse<String> answer =
                    send(COORDINATOR, "/engine-rest/process-definition/key/" + process + "/submit-form", "{}");
            assertThat(answer.statusCode()).as(process + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("Nobody starts this process by a form");
        }
    }

    private HttpResponse<String> send(String person, String path, String json) {
        return Browser.withBasic(port, person, TestPeople.PASSWORD).send("POST", path, json.replace('\'', '"')
                .replaceAll("([{,] ?)(\\w+):", "$1\"$2\":"));
    }

    /** A good plan with one answer exchanged. */
    private static String variables(String field, String value) {
        String answers = GOOD.replaceAll("(\\w+): ('[^']*')", "$1: {value: $2}");
        String others = String.join(", ", Arrays.stream(answers.split(", (?=\\w+: \\{)"))
                .filter(answer -> !answer.startsWith(field + ":")).toList());
        return "{variables: {" + others + (value.equals("null") ? "" : ", " + field + ": " + value) + "}}";
    }
}
