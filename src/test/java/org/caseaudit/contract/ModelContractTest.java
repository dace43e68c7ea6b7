package org.caseaudit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.caseaudit.docs.ProcessGuide;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Models, forms, decisions and code name each other correctly. */
class ModelContractTest extends ProcessTest {

    private static final Pattern GENERATED = Pattern.compile("(Activity|Event|Gateway|Flow|Task|Process)_[0-9a-z]{6,8}");
    private static final Pattern ELEMENT_ID = Pattern.compile("[a-z][a-zA-Z]*_[a-z][a-zA-Z0-9]*");
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*!?\\s*(?:empty\\s+)?([a-zA-Z][a-zA-Z0-9]*)(?=[.}(])");

    private static final Pattern CONSTANT = Pattern.compile("String [A-Z_]+ = \"(\\w+)\"");
    private static final Pattern ASKED = Pattern.compile("^\\$\\{!?(\\w+)");

    @Autowired
    private ApplicationContext context;

    static List<Path> models() {
        return filesIn("processes", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("models")
    void fileAndProcessShareOneName(Path file) {
        assertThat(process(file).getId() + ".bpmn").isEqualTo(file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsSayTypeAndMeaning(Path file) {
        for (FlowNode node : elements(file, FlowNode.class)) {
            assertThat(node.getId()).matches(ELEMENT_ID).doesNotMatch(GENERATED);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelsHoldNoScripts(Path file) {
        assertThat(elements(file, ScriptTask.class)).isEmpty();
        assertThat(elements(file, CamundaScript.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepThatIsTriedAgainSaysHowOften(Path file) {
        for (FlowNode node : elements(file, FlowNode.class)) {
            boolean retries = node.getExtensionElements() != null && node.getExtensionElements()
                    .getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).count() == 1;
            assertThat(retries).as(node.getId() + " is asynchronous and has a retry cycle, or neither")
                    .isEqualTo(node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasItsFormItsHandlerAndWordsForThePersonWhoGetsIt(Path file) {
        for (UserTask task : elements(file, UserTask.class)) {
            String name = task.getId().substring("userTask_".length());
            List<String> handlers = task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class)
                    .list().stream().filter(listener -> listener.getCamundaEvent().equals("complete"))
                    .map(CamundaTaskListener::getCamundaDelegateExpression).toList();
            assertThat(handlers).as(task.getId()).containsExactly("${" + name + "Form}");
            assertThat(context.getBean(name + "Form")).isInstanceOf(FormHandler.class);
            assertThat(task.getDocumentations()).as("documentation of " + task.getId()).isNotEmpty();
            String form = task.getCamundaFormRef();
            if (!form.startsWith("${")) {
                assertThat(form).isEqualTo(kebab(name));
                assertThat(Path.of("forms", form + ".form")).exists();
            }
            assertThat(task.getCamundaDueDate()).as("due date of " + task.getId()).isNotBlank();
        }
    }

    @Test
    void noFormIsLeftOver() {
        Set<String> used = new TreeSet<>();
        for (Path file : models()) {
            elements(file, UserTask.class).forEach(task -> used.add(task.getCamundaFormRef()));
            elements(file, StartEvent.class).stream().map(StartEvent::getCamundaFormRef).filter(Objects::nonNull)
                    .forEach(used::add);
        }
        assertThat(filesIn("forms", ".form").stream().map(file -> file.getFileName().toString().replace(".form", "")))
                .allSatisfy(form -> assertThat(used).contains(form));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyBeanThatAModelNamesExists(Path file) throws IOException {
        Set<String> variables = new TreeSet<>(Set.of("execution", "decisionResult"));
        Matcher names = BEAN.matcher(Files.readString(file));
        List<String> missing = new ArrayList<>();
        while (names.find()) {
            String name = names.group(1);
            boolean delegate = name.endsWith("Delegate") || name.endsWith("Form") || name.endsWith("Listener");
            boolean called = Files.readString(file).contains("{" + name + ".");
            if ((delegate || called) && !variables.contains(name) && !context.containsBean(name)) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A gateway asks only for what a handler, a delegate or a decision gives: its name stands among the constants. */
    @ParameterizedTest
    @MethodSource("models")
    void everyVariableThatAGatewayAsksForHasAProducer(Path file) throws IOException {
        Set<String> produced = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith("Process.java")).toList()) {
                Matcher names = CONSTANT.matcher(Files.readString(source));
                while (names.find()) {
                    produced.add(names.group(1));
                }
            }
        }
        elements(file, BusinessRuleTask.class).forEach(rule -> {
            if (rule.getCamundaResultVariable() != null) {
                produced.add(rule.getCamundaResultVariable());
            }
        });
        for (ConditionExpression condition : elements(file, ConditionExpression.class)) {
            Matcher asked = ASKED.matcher(condition.getTextContent().strip());
            assertThat(asked.find()).as(condition.getTextContent()).isTrue();
            assertThat(produced).as("constants of the processes").contains(asked.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void calledProcessesAndDecisionsExist(Path file) {
        for (CallActivity call : elements(file, CallActivity.class)) {
            assertThat(Path.of("processes", call.getCalledElement() + ".bpmn")).exists();
        }
        for (BusinessRuleTask rule : elements(file, BusinessRuleTask.class)) {
            assertThat(Path.of("processes", ProcessGuide.decision(rule) + ".dmn")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMessageIsWaitedFor(Path file) {
        Set<String> awaited = elements(file, MessageEventDefinition.class).stream()
                .map(definition -> definition.getMessage().getId()).collect(Collectors.toSet());
        assertThat(elements(file, Message.class).stream().map(Message::getId)).allSatisfy(
                message -> assertThat(awaited).contains(message));
    }

    private static Process process(Path file) {
        return elements(file, Process.class).iterator().next();
    }

    private static <T extends ModelElementInstance> Collection<T> elements(
            Path file, Class<T> type) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        return model.getModelElementsByType(type);
    }

    private static List<Path> filesIn(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase();
    }
}
