package org.caseaudit.docs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Writes the process guide from the models, so that it says what runs. */
public final class ProcessGuide {

    private static final Path MODELS = Path.of("processes");
    /** From what starts a round down to what it calls. */
    private static final List<String> ORDER =
            List.of("audit-round", "case-audit", "agency-return", "return-part", "ask-for-more-time", "hand-over-part", "cover",
                    "add-agency-to-case", "thank-family", "action-follow-up", "safeguarding-concern", "chase", "mend-address");

    private final StringBuilder text = new StringBuilder();

    private ProcessGuide() {
    }

    static String write() throws IOException {
        return new ProcessGuide().all();
    }

    private String all() throws IOException {
        line("# The processes");
        line("Written from the models in `processes/` by `ProcessGuideTest`, which fails when a model has changed and this "
                + "page has not: `mvn test -Dtest=ProcessGuideTest -Dupdate.guide=true` writes it anew.");
        TreeMap<Integer, Process> processes = new TreeMap<>();
        List<Decision> decisions = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(MODELS)) {
            for (Path file : files) {
                if (file.toString().endsWith(".bpmn")) {
                    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                    for (Process process : model.getModelElementsByType(Process.class)) {
                        int place = ORDER.indexOf(process.getId());
                        processes.put(place < 0 ? ORDER.size() + processes.size() : place, process);
                    }
                } else if (file.toString().endsWith(".dmn")) {
                    DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
                    decisions.addAll(model.getModelElementsByType(Decision.class));
                }
            }
        }
        processes.values().forEach(this::process);
        decisions.sort((a, b) -> a.getId().compareTo(b.getId()));
        decisions.forEach(this::decision);
        return text.toString();
    }

    private void process(Process process) {
        line("## " + process.getName() + " (`" + process.getId() + "`)");
        line(documentation(process));
        List<FlowNode> nodes = inOrder(process);
        startForms(nodes);
        userTasks(nodes);
        calls(nodes);
        timers(nodes);
        ways(nodes);
    }

    private void startForms(List<FlowNode> nodes) {
        for (FlowNode node : nodes) {
            if (node instanceof StartEvent start && start.getCamundaFormRef() != null) {
                line("Starts with the form `" + start.getCamundaFormRef() + "`: " + name(start) + ".");
            }
        }
    }

    private void userTasks(List<FlowNode> nodes) {
        List<String> rows = new ArrayList<>();
        for (FlowNode node : nodes) {
            if (node instanceof UserTask task) {
                rows.add("| **" + name(task) + "**<br>" + documentation(task)
                        + " | " + code(task.getCamundaFormRef())
                        + " | " + who(task)
                        + " | " + code(task.getCamundaDueDate()) + " |");
            }
        }
        table("What people do", List.of("Task", "Form", "Who", "Due"), rows);
    }

    private void calls(List<FlowNode> nodes) {
        List<String> rows = new ArrayList<>();
        for (FlowNode node : nodes) {
            if (node instanceof CallActivity call) {
                boolean each = call.getLoopCharacteristics() != null;
                rows.add("| " + name(call) + " | process `" + call.getCalledElement() + "`" + (each ? ", once for each" : "")
                        + " | " + documentation(call) + " |");
            } else if (node instanceof BusinessRuleTask rule) {
                rows.add("| " + name(rule) + " | decision `" + decision(rule) + "` | "
                        + documentation(rule) + " |");
            }
        }
        table("What it calls", List.of("Step", "Calls", "Why"), rows);
    }

    /** The decision table that a step asks: the one the engine evaluates, or the one its delegate says it does. */
    public static String decision(BusinessRuleTask rule) {
        return rule.getCamundaDecisionRef() != null ? rule.getCamundaDecisionRef()
                : rule.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).singleResult()
                        .getCamundaProperties().stream().filter(property -> property.getCamundaName().equals("decision"))
                        .findFirst().orElseThrow().getCamundaValue();
    }

    private void timers(List<FlowNode> nodes) {
        List<String> rows = new ArrayList<>();
        for (FlowNode node : nodes) {
            if (node instanceof CatchEvent event) {
                event.getEventDefinitions().stream().filter(TimerEventDefinition.class::isInstance)
                        .map(TimerEventDefinition.class::cast).forEach(timer -> rows.add("| " + name(event) + " | "
                                + (timer.getTimeDate() != null ? "at " + code(timer.getTimeDate().getTextContent())
                                : timer.getTimeDuration() != null ? "after " + code(timer.getTimeDuration().getTextContent())
                                : "every " + code(timer.getTimeCycle().getTextContent()))
                                + " | " + (event instanceof BoundaryEvent boundary
                                ? (boundary.cancelActivity() ? "ends" : "beside") + " *" + name(boundary.getAttachedTo()) + "*"
                                : "") + " |"));
            }
        }
        table("Timers", List.of("Event", "When", "Where"), rows);
    }

    private void ways(List<FlowNode> nodes) {
        List<String> rows = new ArrayList<>();
        for (FlowNode node : nodes) {
            if (node.getOutgoing().size() > 1 && node.getName() != null && node.getElementType().getTypeName().endsWith("Gateway")) {
                List<String> answers = new ArrayList<>();
                for (SequenceFlow flow : node.getOutgoing()) {
                    answers.add((flow.getName() == null ? "otherwise" : oneLine(flow.getName())) + " → " + name(flow.getTarget()));
                }
                rows.add("| " + name(node) + " | " + String.join("<br>", answers) + " |");
            }
        }
        table("Where it parts", List.of("Question", "Answer → what follows"), rows);
    }

    private void decision(Decision decision) {
        line("## Decision: " + decision.getName() + " (`" + decision.getId() + "`)");
        if (decision.getDescription() != null) {
            line(oneLine(decision.getDescription().getTextContent()));
        }
        List<String> rows = new ArrayList<>();
        for (Rule rule : decision.getModelInstance().getModelElementsByType(Rule.class)) {
            List<String> cells = new ArrayList<>();
            rule.getInputEntries().forEach(e -> cells.add(cell(e.getTextContent())));
            rule.getOutputEntries().forEach(e -> cells.add(cell(e.getTextContent())));
            cells.add(rule.getDescription() == null ? "" : oneLine(rule.getDescription().getTextContent()));
            rows.add("| " + String.join(" | ", cells) + " |");
        }
        List<String> head = new ArrayList<>();
        decision.getModelInstance().getModelElementsByType(org.camunda.bpm.model.dmn.instance.Input.class)
                .forEach(input -> head.add(input.getLabel() == null ? input.getId() : oneLine(input.getLabel())));
        decision.getModelInstance().getModelElementsByType(org.camunda.bpm.model.dmn.instance.Output.class)
                .forEach(output -> head.add(output.getLabel() == null ? output.getName() : oneLine(output.getLabel())));
        head.add("Why");
        table("Rules", head, rows);
    }

    /** Every node once, following the flows from the start; event sub-processes last. */
    private static List<FlowNode> inOrder(BaseElement scope) {
        Collection<FlowNode> children = scope.getChildElementsByType(FlowNode.class);
        Set<FlowNode> seen = new LinkedHashSet<>();
        children.stream().filter(StartEvent.class::isInstance).forEach(start -> walk(start, children, seen));
        children.stream().filter(node -> !seen.contains(node)).forEach(node -> walk(node, children, seen));
        List<FlowNode> all = new ArrayList<>();
        for (FlowNode node : seen) {
            all.add(node);
            if (node instanceof SubProcess) {
                all.addAll(inOrder(node));
            }
        }
        return all;
    }

    private static void walk(FlowNode from, Collection<FlowNode> children, Set<FlowNode> seen) {
        Deque<FlowNode> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            FlowNode node = next.removeFirst();
            if (!seen.add(node)) {
                continue;
            }
            children.stream().filter(child -> child instanceof BoundaryEvent event && event.getAttachedTo().equals(node))
                    .forEach(next::add);
            node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
        }
    }

    private static String who(UserTask task) {
        List<String> who = new ArrayList<>();
        if (task.getCamundaAssignee() != null) {
            who.add(code(task.getCamundaAssignee()));
        }
        if (task.getCamundaCandidateGroups() != null) {
            who.add(code(task.getCamundaCandidateGroups().replace(",", ", ")));
        }
        if (task.getCamundaCandidateUsers() != null) {
            who.add(code(task.getCamundaCandidateUsers()));
        }
        return String.join(" ", who);
    }

    private static String name(FlowNode node) {
        if (node.getName() != null && !node.getName().isBlank()) {
            return oneLine(node.getName());
        }
        return node.getOutgoing().stream().map(flow -> name(flow.getTarget())).collect(Collectors.joining(" and "));
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream().map(d -> oneLine(d.getTextContent())).findFirst().orElse("");
    }

    private static String code(String value) {
        return value == null || value.isBlank() ? "" : "`" + oneLine(value) + "`";
    }

    private static String cell(String value) {
        String one = oneLine(value);
        return one.isEmpty() ? "any" : one.equals("-") ? "any" : "`" + one.replace("|", "\\|") + "`";
    }

    private static String oneLine(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }

    private void table(String title, List<String> head, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        line("### " + title);
        text.append("| ").append(String.join(" | ", head)).append(" |\n");
        text.append("|---".repeat(head.size())).append("|\n");
        rows.forEach(row -> text.append(row).append('\n'));
        text.append('\n');
    }

    private void line(String line) {
        if (!line.isEmpty()) {
            text.append(line).append("\n\n");
        }
    }
}
