package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseaudit.CaseAuditApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class AdministratorSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "ada, , is missing", ", Proper-Donkey-42, CASE_AUDIT_ADMIN_USER is missing", "ada, Short-1, shorter than 12",
        "ada, Password-1234, everybody knows", "ada, P@ssw0rd12345!, everybody knows", "ada, Change-me-1234, everybody knows",
        "ada, Camunda-123456, everybody knows", "ada, 123456789012!, everybody knows", "ada, Admin1234567!, everybody knows",
        "ada, proper-donkey-42, upper-case", "ada, ProperDonkeyForty, a digit", "ada, Proper-Ada-Donkey-42, contains the user name",
        "a/b, Proper-Donkey-42, must be 1 to 64"
    })
    void refusesMissingShortAndKnownPasswords(String user, String password, String reason) {
        assertThatThrownBy(() -> AdministratorSettings.from(environment(user, password))).hasMessageContaining(reason);
    }

    @Test
    void takesAGoodPasswordAndNeverShowsIt() {
        AdministratorSettings settings = AdministratorSettings.from(environment("ada", "Proper-Donkey-42"));
        assertThat(settings).hasToString("administrator ada");
    }

    @Test
    void readsThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "Proper-Donkey-42\n");
        MockEnvironment environment = environment("ada", null);
        environment.setProperty("CASE_AUDIT_ADMIN_PASSWORD_FILE", file.toString());
        new SecretFiles().postProcessEnvironment(environment, null);
        assertThat(AdministratorSettings.from(environment).password()).isEqualTo("Proper-Donkey-42");
    }

    @Test
    void refusesToStartInProductionWithoutAnAdministratorBeforeTheDatabaseIsOpened(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(CaseAuditApplication.class).profiles("postgres")
                .run("--CASE_AUDIT_ADMIN_USER=ada", "--CASE_AUDIT_ADMIN_PASSWORD=Password-1234"))
                .hasMessageContaining("everybody knows");
        assertThat(output).contains("APPLICATION FAILED TO START", "The administrator's account is not safe",
                "Set CASE_AUDIT_ADMIN_USER").doesNotContain("Password-1234");
    }

    private static MockEnvironment environment(String user, String password) {
        MockEnvironment environment = new MockEnvironment();
        if (user != null) {
            environment.setProperty(AdministratorSettings.USER, user);
        }
        if (password != null) {
            environment.setProperty(AdministratorSettings.PASSWORD, password);
        }
        return environment;
    }
}
