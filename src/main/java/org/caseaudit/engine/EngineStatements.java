package org.caseaudit.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine's SQL statements, read on a thread of their own while the application context is being put together.
 * Reading them is a third of what an engine does to start, and takes no more than the kind of database.
 */
final class EngineStatements {

    private final String databaseType;
    private final FutureTask<Configuration> reading;

    private EngineStatements(String databaseType) {
        this.databaseType = databaseType;
        this.reading = new FutureTask<>(() -> read(databaseType));
    }

    private static Configuration read(String databaseType) throws IOException {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", databaseType);
        try (InputStream mappings =
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            return new XMLConfigBuilder(mappings, "", properties).parse();
        }
    }

    /** Whether they are those of an engine on that kind of database and with that prefix of its tables. */
    boolean fit(String engineDatabaseType, String tablePrefix) {
        return databaseType.equals(engineDatabaseType) && tablePrefix.isEmpty();
    }

    /** Waits until all are read. */
    Configuration await() {
        try {
            return reading.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new ProcessEngineException("The engine's SQL statements could not be read", e);
        }
    }

    /** Begins as soon as the settings are known. */
    static final class ReadAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = context.getEnvironment().getProperty("spring.datasource.url", "");
            EngineStatements statements = new EngineStatements(
                    url.startsWith("jdbc:postgresql:") ? DbSqlSessionFactory.POSTGRES : DbSqlSessionFactory.H2);
            new Thread(statements.reading, "engine-statements").start();
            context.getBeanFactory().registerSingleton("engineStatements", statements);
        }
    }
}
