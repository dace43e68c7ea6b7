package org.caseaudit.identity;

import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** The administrator whom an installation names in its environment. */
record AdministratorSettings(String user, String password) {

    static final String USER = "CASE_AUDIT_ADMIN_USER";
    static final String PASSWORD = "CASE_AUDIT_ADMIN_PASSWORD";

    private static final int SHORTEST = 12;

    /** Passwords of examples and manuals, and the stems they are made of; compared without case, digits and signs. */
    private static final Set<String> KNOWN = Set.of("password", "passwort", "passw", "admin", "administrator",
            "camunda", "demo", "harbourlight", "caseaudit", "caseauditdemo", "changeme", "changeit", "change", "secret", "letmein",
            "letmeinplease", "welcome", "qwerty", "qwertyuiop", "qwertyuiopas", "qwertyuiopasdfghjkl", "asdfghjkl",
            "abc", "abcdefghijkl", "test", "postgres", "safeguarding", "trustno", "iloveyou", "adminadmin",
            "passwordpassword", "adminpassword", "passwordadmin", "demopassword", "demoonly", "properhorse",
            "correcthorsebatterystaple", "");

    /** Reads the two settings, or the file that {@code ..._FILE} names. */
    static AdministratorSettings from(Environment environment) {
        AdministratorSettings settings =
                new AdministratorSettings(environment.getProperty(USER), environment.getProperty(PASSWORD));
        settings.check();
        return settings;
    }

    private void check() {
        if (user == null || user.isBlank()) {
            throw new UnsafeAdministratorException(USER + " is missing.");
        }
        if (!user.matches("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}")) {
            throw new UnsafeAdministratorException(
                    USER + " must be 1 to 64 letters, digits, dots, underscores or hyphens, starting with a letter or digit.");
        }
        if (password == null || password.isBlank()) {
            throw new UnsafeAdministratorException(PASSWORD + " is missing, and so is " + PASSWORD + "_FILE.");
        }
        if (password.length() < SHORTEST) {
            throw new UnsafeAdministratorException(
                    PASSWORD + " is shorter than " + SHORTEST + " characters.");
        }
        if (isKnown()) {
            throw new UnsafeAdministratorException(
                    PASSWORD + " is a password that everybody knows from examples, or little more than one.");
        }
        if (password.toLowerCase(Locale.ROOT).contains(user.toLowerCase(Locale.ROOT))) {
            throw new UnsafeAdministratorException(PASSWORD + " contains the user name.");
        }
        if (!password.matches("(?s)(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).*")) {
            throw new UnsafeAdministratorException(
                    PASSWORD + " needs a lower-case and an upper-case letter, a digit and another sign.");
        }
    }

    private boolean isKnown() {
        String core = password.toLowerCase(Locale.ROOT).replaceAll("^[^a-z]+|[^a-z]+$", "");
        String spelled = core.replace('0', 'o').replace('@', 'a').replace('$', 's').replace('3', 'e').replace('1', 'i');
        return KNOWN.contains(spelled.replaceAll("[^a-z]", "")) || KNOWN.contains(core.replaceAll("[^a-z]", ""));
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "administrator " + user;
    }
}
