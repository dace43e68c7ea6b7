package org.caseaudit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseaudit.replay.Answers.Option;
import org.caseaudit.replay.Replay.Person;
import org.caseaudit.replay.Server.Answer;
import org.caseaudit.replay.Server.Session;

/** What people do at their desks: find a task, claim it, fill in its form. */
final class Office {

    /** Long enough for any policy, and without a part of anybody's name. */
    static final String PASSWORD = "Tulip-Harbour-27!";

    private static final int LONG_ENOUGH_TO_TELL = 25;
    /** What forms say that mails may say as well. */
    private static final Set<String> NOT_CONFIDENTIAL = Set.of("title", "themeTitle", "venue");

    private static final String PREFIX = "userTask_";

    private final Server server;
    private final Runnable afterwards;
    private final Set<String> confidential = new LinkedHashSet<>();

    /** @param afterwards what happens each time somebody has submitted a form */
    Office(Server server, Runnable afterwards) {
        this.server = server;
        this.afterwards = afterwards;
    }

    Session session(Person person) {
        return server.as(person.id(), PASSWORD);
    }

    Session session(String user, String password) {
        return server.as(user, password);
    }

    /** Sentences that people typed into forms; none of them may ever be in a mail. */
    Set<String> confidential() {
        return confidential;
    }

    /** A task as its worker sees it. */
    final class Task {

        private final Person worker;
        private final JsonNode json;
        private Answers shown;

        private Task(Person worker, JsonNode json) {
            this.worker = worker;
            this.json = json;
        }

        String id() {
            return json.path("id").asText();
        }

        String name() {
            return json.path("name").asText();
        }

        /** Which step of its model it is, such as {@code completeReturn}. */
        String element() {
            return json.path("taskDefinitionKey").asText().substring(PREFIX.length());
        }

        String processInstance() {
            return json.path("processInstanceId").asText();
        }

        Answers shown() {
            if (shown == null) {
                shown = Answers.shown(session(worker).get("/engine-rest/task/" + id()
                        + "/form-variables?deserializeValues=false").orFail().json());
            }
            return shown;
        }

        List<Option> options(String key) {
            return shown().options(key);
        }

        private JsonNode form() {
            return session(worker).get("/engine-rest/task/" + id() + "/deployed-form").orFail().json();
        }

        /** The fields of an audit tool that are of that kind. */
        List<String> fieldsOfKind(String kind) {
            return form().findParents("properties").stream()
                    .filter(field -> field.path("properties").path("kind").asText().equals(kind))
                    .map(field -> field.path("key").asText()).toList();
        }

        /** Whether any value of the form holds that text. */
        boolean shows(String text) {
            String plain = Texts.plain(text);
            return shown().values().values().stream().anyMatch(value -> Texts.plain(value.toString()).contains(plain));
        }

        /** The option that is called so, or has that value. */
        String option(String key, String wanted) {
            return options(key).stream()
                    .filter(option -> option.value().equals(wanted) || option.label().equals(wanted)).findFirst()
                    .or(() -> options(key).stream().filter(option -> option.value().startsWith(wanted + ":")
                            || option.label().contains(wanted)).findFirst())
                    .map(Option::value)
                    .orElseThrow(() -> new ReplayException(
                            "the form offers no “" + wanted + "” in " + key + ", but " + options(key)));
        }

        /** The option whose label begins as the text does; where labels are cut shorter, the one in that place. */
        String option(String key, String text, int number) {
            List<Option> options = options(key);
            String start = Texts.plain(text).substring(0, Math.min(30, Texts.plain(text).length()));
            return options.stream().filter(option -> Texts.plain(option.label()).contains(start)).findFirst()
                    .or(() -> number <= options.size() ? Optional.of(options.get(number - 1))
                            : Optional.empty())
                    .map(Option::value)
                    .orElseThrow(() -> new ReplayException("the form offers no “" + text + "” in " + key));
        }
    }

    /** The open tasks that the person may work on, of these elements of the models; some people see more. */
    List<Task> tasks(Person person, String... elements) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.put("candidateUser", person.id()).put("includeAssignedTasks", true);
        ArrayNode keys = query.putArray("taskDefinitionKeyIn");
        Stream.of(elements).forEach(element -> keys.add(PREFIX + element));
        query.putArray("sorting").addObject().put("sortBy", "created").put("sortOrder", "asc");
        List<Task> tasks = new ArrayList<>();
        session(person).post("/engine-rest/task?maxResults=1000", query).orFail().json()
                .forEach(json -> tasks.add(new Task(person, json)));
        return tasks;
    }

    Task task(Person person, String element) {
        return task(person, element, task -> true, "the round");
    }

    Task task(Person person, String element, Predicate<Task> wanted, String about) {
        return tasks(person, element).stream().filter(wanted).findFirst().orElseThrow(() -> new ReplayException(
                person.id() + " has no open task " + PREFIX + element + " about " + about + "; open are "
                        + allTasks(person)));
    }

    private List<String> allTasks(Person person) {
        List<String> names = new ArrayList<>();
        session(person).post("/engine-rest/task?maxResults=50", JsonNodeFactory.instance.objectNode()).orFail().json()
                .forEach(task -> names.add(task.path("taskDefinitionKey").asText() + " “"
                        + task.path("name").asText() + "”"));
        return names;
    }

    Answers shownAtStart(Person person, String process) {
        Answer answer = session(person).get("/engine-rest/process-definition/key/" + process
                + "/form-variables?deserializeValues=false").orFail();
        return Answers.shown(answer.json());
    }

    /** The id of the process instance that the start form began. */
    String start(Person person, String process, Answers answers) {
        String definition = "/engine-rest/process-definition/key/" + process;
        answers.fitTo(() -> session(person).get(definition + "/deployed-start-form").orFail().json());
        remember(answers);
        Answer answer = session(person).post(definition + "/submit-form", answers.asVariables()).orFail();
        afterwards.run();
        return answer.json().path("id").asText();
    }

    void submit(Task task, Answers answers) {
        answers.fitTo(task::form);
        remember(answers);
        Session session = session(task.worker);
        session.post("/engine-rest/task/" + task.id() + "/claim",
                JsonNodeFactory.instance.objectNode().put("userId", session.user())).orFail();
        session.post("/engine-rest/task/" + task.id() + "/submit-form", answers.asVariables()).orFail();
        afterwards.run();
    }

    void withdraw(Person person, String caseReference) {
        session(person).post("/cases/" + caseReference + "/withdrawal").orFail();
        afterwards.run();
    }

    private void remember(Answers answers) {
        answers.values().forEach((key, value) -> {
            if (value instanceof String text && text.length() >= LONG_ENOUGH_TO_TELL
                    && !NOT_CONFIDENTIAL.contains(key)) {
                confidential.add(Texts.plain(text));
            }
        });
    }
}
