package org.caseaudit.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision table from {@code processes/}, as the engine decides it. */
final class DecisionTable {

    private final List<String> applied = new ArrayList<>();
    private final DmnEngine engine = engine(applied);
    private final Path file;
    private final DmnDecision decision;

    DecisionTable(String id) {
        file = Path.of("processes", id + ".dmn");
        try (InputStream model = Files.newInputStream(file)) {
            decision = engine.parseDecision(id, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs of the rule that applies, or null where none does. */
    Map<String, Object> decide(Map<String, Object> inputs) {
        DmnDecisionTableResult result = engine.evaluateDecisionTable(decision, Variables.fromMap(inputs));
        return result.isEmpty() ? null : result.getFirstResult().getEntryMap();
    }

    /**
     * The ids of the rules that apply in some scenario.
     *
     * @param scenarios one to a line, with bars between the cells
     * @param inputs    what is asked, from a line's cells
     */
    Set<String> rulesIn(String scenarios, Function<List<String>, Map<String, Object>> inputs) {
        applied.clear();
        scenarios.lines().map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList()).map(inputs)
                .forEach(this::decide);
        return Set.copyOf(applied);
    }

    /** The ids of all rules. */
    Set<String> rules() {
        return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class).stream().map(Rule::getId)
                .collect(Collectors.toSet());
    }

    private static DmnEngine engine(List<String> applied) {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(asked ->
                asked.getMatchingRules().forEach(rule -> applied.add(rule.getId())));
        return configuration.buildEngine();
    }
}
