package org.caseaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EngineStatementsTest extends ProcessTest {

    @Autowired
    private EngineStatements statements;

    @Test
    void theEngineRunsOnTheStatementsThatWereReadAhead() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.getSqlSessionFactory().getConfiguration()).isSameAs(statements.await());
    }

    @Test
    void thoseOfAnotherDatabaseAreLeftAlone() {
        assertThat(statements.fit("h2", "")).isTrue();
        assertThat(statements.fit("postgres", "")).isFalse();
        assertThat(statements.fit("h2", "AUDIT_")).isFalse();
    }
}
