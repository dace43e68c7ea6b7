package org.caseaudit.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision table from {@code processes/}, as the engine decides it. */
final class DecisionTable {

    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final Path file;
    private final DmnDecision decision;

    DecisionTable(String id) {
        file = Path.of("processes", id + ".dmn");
        try (InputStream model = Files.newInputStream(file)) {
            decision = ENGINE.parseDecision(id, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs of the rule that applies, or null where none does. */
    Map<String, Object> decide(Map<String, Object> inputs) {
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(decision, Variables.fromMap(inputs));
        return result.isEmpty() ? null : result.getFirstResult().getEntryMap();
    }

    int rules() {
        return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class).size();
    }
}
