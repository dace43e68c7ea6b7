package org.caseaudit.process;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Closes the application after the last test of this JVM. Left to the JVM's exit, it would be closed at the same time
 * as the embedded database and wait half a minute for its connections.
 */
public final class CloseAtTheEnd implements BeforeAllCallback, LauncherSessionListener {

    private static ConfigurableApplicationContext application;

    @Override
    public void beforeAll(ExtensionContext test) {
        application = (ConfigurableApplicationContext) SpringExtension.getApplicationContext(test);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (application != null) {
            application.close();
        }
    }
}
