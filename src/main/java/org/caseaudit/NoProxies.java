package org.caseaudit;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.BytecodeSettings;
import org.hibernate.service.spi.ServiceContributor;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

/**
 * Spares Hibernate making a proxy class of every entity at every start. Proxies stand for entities that another one
 * refers to lazily, and here entities refer to each other by number. Where one is asked for all the same, Hibernate
 * refuses with an error that says so.
 */
@Component
public class NoProxies implements ServiceContributor, HibernatePropertiesCustomizer {

    private final BytecodeProvider none = new BytecodeProviderImpl();

    /** Found by Hibernate under META-INF/services. */
    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        services.addService(BytecodeProvider.class, none);
    }

    /** Nor are entity classes rewritten as they are loaded. */
    @Override
    public void customize(Map<String, Object> properties) {
        properties.put(BytecodeSettings.BYTECODE_PROVIDER_INSTANCE, none);
    }
}
