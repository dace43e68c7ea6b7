package org.caseaudit.identity;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** In production the first administrator comes from the environment. */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class EnvironmentAdministrator {

    /** Refuses to start before anything is opened, the database included. */
    @Bean
    static BeanFactoryPostProcessor administratorCheck(Environment environment) {
        return beanFactory -> AdministratorSettings.from(environment);
    }

    @Bean
    ApplicationRunner administrator(Environment environment, Administrators administrators) {
        AdministratorSettings settings = AdministratorSettings.from(environment);
        return arguments -> administrators.ensure(settings.user(), settings.user(), null, settings.password());
    }
}
