package org.caseaudit;

import org.springframework.boot.autoconfigure.orm.jpa.EntityManagerFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Lets the object-relational mapping get ready beside the engine instead of before it: two seconds less to wait. */
@Configuration(proxyBeanMethods = false)
class StartUp {

    @Bean
    EntityManagerFactoryBuilderCustomizer mappingBesideTheEngine() {
        return builder -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("mapping-"));
    }
}
