package org.caseaudit.chasing.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.caseaudit.chasing.ChaseDecision;
import org.caseaudit.chasing.ChasePolicy;
import org.caseaudit.chasing.process.ChaseProcess.Policy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the deployed decision table in its latest version. What a table answers depends on the question alone, so each
 * answer is worked out once: chases ask a few dozen different questions, thousands of times a morning. It asks a
 * decision engine of its own, so that looking ahead leaves no trace in the history of decisions taken.
 */
@Component
class ChasePolicyTable implements ChasePolicy {

    /** How long another node's deployment may go unnoticed here. */
    private static final long NOTICE_NANOS = Duration.ofSeconds(2).toNanos();

    private final ObjectProvider<RepositoryService> repository;
    private volatile Table latest;

    ChasePolicyTable(ObjectProvider<RepositoryService> repository) {
        this.repository = repository;
    }

    @Override
    public Optional<ChaseDecision> decide(String kind, int workingDaysAfterDue, int timesChased) {
        Table table = latest();
        return table.answers.computeIfAbsent(new Question(kind, workingDaysAfterDue, timesChased), table::answer);
    }

    /** A table may have been deployed: look before the next answer. */
    void forget() {
        latest = null;
    }

    private Table latest() {
        Table known = latest;
        if (known == null || System.nanoTime() - known.seenAt > NOTICE_NANOS) {
            String version = repository.getObject().createDecisionDefinitionQuery()
                    .decisionDefinitionKey(ChaseProcess.POLICY).latestVersion().singleResult().getId();
            known = known != null && known.version.equals(version) ? known.seenAgain() : read(version);
            latest = known;
        }
        return known;
    }

    private Table read(String version) {
        try (InputStream model = repository.getObject().getDecisionModel(version)) {
            return new Table(version, Asking.ENGINE.parseDecision(ChaseProcess.POLICY, model),
                    new ConcurrentHashMap<>(), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Question(String kind, int workingDaysAfterDue, int timesChased) {
    }

    private record Table(
            String version, DmnDecision decision, Map<Question, Optional<ChaseDecision>> answers, long seenAt) {

        private Table seenAgain() {
            return new Table(version, decision, answers, System.nanoTime());
        }

        private Optional<ChaseDecision> answer(Question question) {
            DmnDecisionTableResult result = Asking.ENGINE.evaluateDecisionTable(decision, Variables
                    .putValue(Policy.CHASE_KIND, question.kind())
                    .putValue(Policy.WORKING_DAYS_AFTER_DUE, question.workingDaysAfterDue())
                    .putValue(Policy.TIMES_CHASED, question.timesChased()));
            if (result.isEmpty()) {
                return Optional.empty();
            }
            DmnDecisionRuleResult says = result.getFirstResult();
            return Optional.of(new ChaseDecision((String) says.get(Policy.AUDIENCE),
                    (String) says.get(Policy.MESSAGE), Boolean.TRUE.equals(says.get(Policy.ESCALATE))));
        }
    }

    /** Made when the first chase is planned; start-up need not wait for it. */
    private static final class Asking {

        private static final DmnEngine ENGINE =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }
}
