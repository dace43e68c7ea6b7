package org.caseaudit.process;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Closes the application after the last test. Left to the JVM's exit, it would be closed at the same time as the
 * embedded database and wait half a minute for its connections.
 */
final class CloseAtTheEnd implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        test.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(CloseAtTheEnd.class, key -> {
            var application = (ConfigurableApplicationContext) SpringExtension.getApplicationContext(test);
            return (CloseableResource) application::close;
        });
    }
}
