package org.caseaudit;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Lets the schema and the object-relational mapping get ready beside the engine instead of before it: seconds less to
 * wait. Nobody sees a table before both are ready, because transactions begin with the mapping's entity manager.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiquibaseProperties.class)
class StartUp {

    @Bean
    SchemaUpdate liquibase(DataSource dataSource, LiquibaseProperties properties) {
        SchemaUpdate update = new SchemaUpdate();
        update.setDataSource(dataSource);
        update.setChangeLog(properties.getChangeLog());
        // Nobody outside is told what runs here and when, as Liquibase otherwise does.
        update.setAnalyticsEnabled(false);
        return update;
    }

    /**
     * Set on the factory itself: a customizer of its builder would lose to Spring Boot's own, which hands lazy
     * repositories the application's executor wherever there is just one.
     */
    @Bean
    static BeanPostProcessor mappingBesideTheEngine(ObjectProvider<SchemaUpdate> schema) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof LocalContainerEntityManagerFactoryBean mapping) {
                    mapping.setBootstrapExecutor(new MappingThread(schema.getObject()));
                }
                return bean;
            }
        };
    }

    /** Both begin before the web server is made, not when the first of its filters asks for the engine. */
    @Bean
    static BeanFactoryPostProcessor mappingBeforeTheWebServer() {
        return new AbstractDependsOnBeanFactoryPostProcessor(ServletWebServerFactory.class, "entityManagerFactory") {
        };
    }

    /** Beans of ours are made when first asked for; a library may count on its own being there with the server. */
    @Bean
    static LazyInitializationExcludeFilter librariesAtOnce() {
        return (name, definition, type) -> !type.getPackageName().startsWith(StartUp.class.getPackageName());
    }

    /**
     * The server answers before all beans are there. The rest is made here, before anything else runs: what cannot be
     * made, a broken setting say, still ends the start and not a user's work.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner everythingElse(ConfigurableListableBeanFactory beans) {
        return arguments -> Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> isSingleton(beans.getMergedBeanDefinition(name)))
                .forEach(beans::getBean);
    }

    private static boolean isSingleton(BeanDefinition bean) {
        return bean.isSingleton() && !bean.isAbstract();
    }

    /** Nobody has an entity manager put into a field; looking for such fields and methods takes time with each bean. */
    @Bean
    static BeanDefinitionRegistryPostProcessor noEntityManagersInFields() {
        return registry -> registry.removeBeanDefinition(AnnotationConfigUtils.PERSISTENCE_ANNOTATION_PROCESSOR_BEAN_NAME);
    }

    /** Works the mapping out on a thread of its own; it is ready when the schema is. */
    private static final class MappingThread extends SimpleAsyncTaskExecutor {

        private final SchemaUpdate schema;

        MappingThread(SchemaUpdate schema) {
            super("mapping-");
            this.schema = schema;
        }

        @Override
        public <T> Future<T> submit(Callable<T> mapping) {
            return super.submit(() -> {
                T ready = mapping.call();
                schema.await();
                return ready;
            });
        }
    }

    /** Brings the schema up to date on a thread of its own. */
    static final class SchemaUpdate extends SpringLiquibase {

        // The engine's changelog is the only one in XML, and its makers have checked it against its XML schema.
        private final FutureTask<Void> update = new FutureTask<>(() -> {
            Scope.child(GlobalConfiguration.VALIDATE_XML_CHANGELOG_FILES.getKey(), false, super::afterPropertiesSet);
            return null;
        });

        @Override
        public void afterPropertiesSet() {
            new Thread(update, "schema").start();
        }

        void await() throws Exception {
            update.get();
        }

        boolean isDone() {
            return update.isDone();
        }
    }
}
