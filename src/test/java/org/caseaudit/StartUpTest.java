package org.caseaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StartUpTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(StartUp.class, NoEntities.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class, JpaRepositoriesAutoConfiguration.class,
                    TaskExecutionAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:start-up", "spring.jpa.hibernate.ddl-auto=none",
                    "spring.data.jpa.repositories.bootstrap-mode=lazy",
                    "spring.liquibase.change-log=classpath:/db/changelog/changelog.yml");

    /** Lazy repositories hand the application's executor to the mapping wherever it has just one. */
    @Test
    void nobodyGetsAnEntityManagerBeforeTheSchemaIsThere() {
        application.run(started -> {
            started.getBean(EntityManagerFactory.class).createEntityManager().close();
            assertThat(started.getBean(StartUp.SchemaUpdate.class).isDone()).isTrue();
        });
    }

    /** With the product's own settings, by which beans are made when first asked for. */
    @Test
    void librariesAreReadyWithTheServerAndTheRestRightBehindIt() {
        List<String> made = new ArrayList<>();
        try (ConfigurableApplicationContext started = start(Beans.class,
                event -> made.addAll(Arrays.asList(event.getApplicationContext().getBeanFactory().getSingletonNames())))) {
            assertThat(made).contains("ofALibrary").doesNotContain("ofOurs");
            assertThat(started.getBeanFactory().containsSingleton("ofOurs")).isTrue();
        }
    }

    @Test
    void aBeanThatNobodyAsksForAndThatCannotBeMadeEndsTheStart() {
        assertThatThrownBy(() -> start(BrokenBeans.class, event -> { }))
                .hasRootCauseMessage("opens after it closes");
    }

    private static ConfigurableApplicationContext start(Class<?> beans, ApplicationListener<ApplicationStartedEvent> started) {
        return new SpringApplicationBuilder(StartUp.class, NoEntities.class, Database.class, beans)
                .web(WebApplicationType.NONE).listeners(started).run("--spring.datasource.url=jdbc:h2:mem:${random.uuid}");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
    static class Database {
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        AtomicInteger ofALibrary() {
            return new AtomicInteger();
        }

        @Bean
        NoEntities ofOurs() {
            return new NoEntities();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BrokenBeans {

        @Bean
        NoEntities openingHours() {
            throw new IllegalStateException("opens after it closes");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackages = "org.caseaudit.none")
    static class NoEntities {
    }
}
