package org.caseaudit.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the application does not start. */
class UnsafeAdministratorAnalyzer extends AbstractFailureAnalyzer<UnsafeAdministratorException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeAdministratorException cause) {
        return new FailureAnalysis(
                "The administrator's account is not safe: " + cause.getMessage(),
                "Set " + AdministratorSettings.USER + ", and " + AdministratorSettings.PASSWORD + " or "
                        + AdministratorSettings.PASSWORD + "_FILE (a file that holds the password), to values of your own: "
                        + "at least 12 characters, with lower-case and upper-case letters, a digit and another sign.",
                cause);
    }
}
