package org.caseaudit.chasing.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.caseaudit.chasing.ChasePolicy;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Reads the deployed decision table, always its latest version, for planning. It asks a decision engine of its own, so
 * that looking ahead leaves no trace in the history of decisions taken.
 */
@Component
class ChasePolicyTable implements ChasePolicy {

    private final RepositoryService repository;
    private final Map<Row, NavigableMap<Integer, Boolean>> known = new ConcurrentHashMap<>();

    private record Row(String version, String kind, int timesChased) {
    }

    ChasePolicyTable(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public NavigableMap<Integer, Boolean> steps(String kind, int timesChased) {
        DecisionDefinition table = repository.createDecisionDefinitionQuery()
                .decisionDefinitionKey(ChaseProcess.POLICY).latestVersion().singleResult();
        return known.computeIfAbsent(new Row(table.getId(), kind, timesChased), this::read);
    }

    private NavigableMap<Integer, Boolean> read(Row row) {
        DmnDecision table = parse(row.version());
        NavigableMap<Integer, Boolean> steps = new TreeMap<>();
        for (int days = EARLIEST; days <= LATEST; days++) {
            DmnDecisionTableResult result = Planning.ENGINE.evaluateDecisionTable(table, Variables
                    .putValue(ChaseProcess.Variables.CHASE_KIND, row.kind())
                    .putValue(ChaseProcess.Variables.WORKING_DAYS_AFTER_DUE, days)
                    .putValue(ChaseProcess.Variables.TIMES_CHASED, row.timesChased()));
            if (!result.isEmpty()) {
                steps.put(days, Boolean.TRUE.equals(result.getFirstResult().get(ChaseProcess.Variables.ESCALATE)));
            }
        }
        return steps;
    }

    private DmnDecision parse(String version) {
        try (InputStream model = repository.getDecisionModel(version)) {
            return Planning.ENGINE.parseDecision(ChaseProcess.POLICY, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made when the first chase is planned; start-up need not wait for it. */
    private static final class Planning {
        private static final DmnEngine ENGINE =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }
}
