package org.caseaudit.engine;

import java.util.List;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The starter's engine, which takes its statements where they were read ahead. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ProcessEngineConfigurationImpl processEngineConfigurationImpl(
            List<ProcessEnginePlugin> plugins, EngineStatements statements) {
        SpringProcessEngineConfiguration engine = CamundaSpringBootUtil.initCustomFields(new Engine(statements));
        engine.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return engine;
    }

    /** The engine would only wait for its tables; what web pages need without it is made meanwhile. */
    @Bean
    @ConditionalOnWebApplication
    static BeanFactoryPostProcessor webBeforeTheEngine() {
        return new AbstractDependsOnBeanFactoryPostProcessor(ProcessEngine.class, ProcessEngineFactoryBean.class,
                "mvcHandlerMappingIntrospector", "requestMappingHandlerAdapter") {
        };
    }

    /** Where the statements are not those of its database after all, it reads its own, as every engine does. */
    private static final class Engine extends SpringProcessEngineConfiguration {

        private final EngineStatements statements;

        Engine(EngineStatements statements) {
            this.statements = statements;
        }

        @Override
        protected void initSqlSessionFactory() {
            if (statements.fit(databaseType, databaseTablePrefix)) {
                org.apache.ibatis.session.Configuration read = statements.await();
                read.setEnvironment(new Environment("default", transactionFactory, dataSource));
                read.setDefaultStatementTimeout(jdbcStatementTimeout);
                if (isJdbcBatchProcessing()) {
                    read.setDefaultExecutorType(ExecutorType.BATCH);
                }
                sqlSessionFactory = new DefaultSqlSessionFactory(read);
            }
            super.initSqlSessionFactory();
        }
    }
}
