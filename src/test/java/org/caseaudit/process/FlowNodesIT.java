package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/** Runs after all process tests: a flow node that none of them passed fails the build, by name. */
class FlowNodesIT {

    @Test
    void everyFlowNodeOfEveryModelIsPassedBySomeTest() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            models.filter(file -> file.toString().endsWith(".bpmn")).forEach(file -> collect(file, missing));
        }
        assertThat(missing).isNotEmpty();
        try (Stream<Path> notes = Files.list(Path.of(System.getProperty("passed-flow-nodes")))) {
            for (Path file : notes.toList()) {
                missing.removeAll(Files.readAllLines(file));
            }
        }

        assertThat(missing).as("flow nodes that no process test passes").isEmpty();
    }

    private static void collect(Path file, Set<String> nodes) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        String process = model.getModelElementsByType(Process.class).iterator().next().getId();
        model.getModelElementsByType(FlowNode.class).forEach(node -> nodes.add(process + " " + node.getId()));
    }
}
