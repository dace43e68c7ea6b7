package org.caseaudit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.caseaudit.CaseAuditApplication;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.register.CaseRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Starts the application as an installation does: on PostgreSQL, with an administrator from the environment. */
class PostgresProfileIT {

    private static final String PASSWORD = "Quiet-Lantern-42-Harvest";

    @TempDir
    private static Path secrets;

    private static EmbeddedPostgres database;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
        Path password = Files.writeString(secrets.resolve("admin_password"), PASSWORD + "\n");
        application = run("CASE_AUDIT_ADMIN_USER=keeper", "CASE_AUDIT_ADMIN_PASSWORD_FILE=" + password);
    }

    /** The database last: the application's pool would wait for it. */
    @AfterAll
    static void stop() throws IOException {
        if (application != null) {
            application.close();
        }
        database.close();
    }

    @Test
    void letsTheAdministratorIn() throws Exception {
        assertThat(status("/engine-rest/task/count", "keeper", PASSWORD)).isEqualTo(200);
        assertThat(status("/engine-rest/task/count", "keeper", PASSWORD + "x")).isEqualTo(401);
        assertThat(application.getBean(Directory.class).members(Groups.ADMINISTRATORS))
                .extracting(Person::id).containsExactly("keeper");
    }

    @Test
    void knowsNobodyAndNothingOfTheDemonstration() throws Exception {
        Directory directory = application.getBean(Directory.class);
        assertThat(directory.agencies()).isEmpty();
        assertThat(directory.person("coordinator")).isEmpty();
        assertThat(directory.person("admin")).isEmpty();
        assertThat(directory.members(Groups.COORDINATORS)).isEmpty();
        assertThat(application.getBean(AuditRounds.class).all()).isEmpty();
        assertThat(application.getBean(CaseRegister.class).size()).isZero();
        assertThat(application.getBeansOfType(Object.class).values())
                .noneMatch(bean -> bean.getClass().getName().startsWith("org.caseaudit.demo."));
        assertThat(status("/engine-rest/task/count", "coordinator", "Harbour-Light-7")).isEqualTo(401);
    }

    @Test
    void listensBeyondItsOwnMachine() {
        assertThat(application.getBean(Environment.class).getProperty("server.address")).isEqualTo("0.0.0.0");
    }

    @Test
    void refusesToStartWithoutAPassword() {
        assertThatThrownBy(() -> run("CASE_AUDIT_ADMIN_USER=keeper"))
                .hasStackTraceContaining("CASE_AUDIT_ADMIN_PASSWORD is missing");
    }

    @Test
    void refusesToStartWithoutAUser() {
        assertThatThrownBy(() -> run("CASE_AUDIT_ADMIN_PASSWORD=" + PASSWORD))
                .hasStackTraceContaining("CASE_AUDIT_ADMIN_USER is missing");
    }

    @Test
    void refusesToStartWithTheDemonstrationsPassword() {
        assertThatThrownBy(() -> run("CASE_AUDIT_ADMIN_USER=keeper", "CASE_AUDIT_ADMIN_PASSWORD=Harbour-Light-7"))
                .hasStackTraceContaining("everybody knows");
    }

    private static ConfigurableApplicationContext run(String... settings) {
        List<String> arguments = new ArrayList<>();
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        arguments.add("--CASE_AUDIT_DB_URL=" + database.getJdbcUrl("postgres", "postgres"));
        arguments.add("--CASE_AUDIT_DB_USER=postgres");
        arguments.add("--CASE_AUDIT_DB_PASSWORD=");
        arguments.add("--server.port=0");
        arguments.add("--case-audit.mail.directory=target/test-mail");
        arguments.add("--logging.level.root=warn");
        return new SpringApplicationBuilder(CaseAuditApplication.class).profiles("postgres")
                .run(arguments.toArray(String[]::new));
    }

    private static int status(String path, String user, String password) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        URI uri = URI.create("http://localhost:"
                + application.getBean(Environment.class).getProperty("local.server.port") + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic " + credentials).build(), BodyHandlers.discarding()).statusCode();
    }
}
