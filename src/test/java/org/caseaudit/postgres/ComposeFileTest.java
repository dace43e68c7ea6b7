package org.caseaudit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} hands to the application is what the application reads. */
class ComposeFileTest {

    /** Spring Boot's own settings, which every one of its applications reads. */
    private static final Set<String> SPRING = Set.of("SPRING_PROFILES_ACTIVE", "SPRING_MAIL_HOST", "SPRING_MAIL_PORT");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(CASE_AUDIT_[A-Z_]+)(:[^}]*)?}");
    private static final Pattern CONSTANT = Pattern.compile("\"(CASE_AUDIT_[A-Z_]+)\"");

    private final Map<String, Object> compose = read(Path.of("docker-compose.yml"));

    @Test
    void namesOnlySettingsThatTheApplicationReads() throws IOException {
        assertThat(environment("app").keySet()).isSubsetOf(known());
    }

    @Test
    void givesEverySettingThatHasNoDefault() throws IOException {
        Set<String> needed = PLACEHOLDER.matcher(postgresProfile()).results()
                .filter(match -> match.group(2) == null).map(match -> match.group(1)).collect(Collectors.toSet());
        Set<String> given = environment("app").keySet().stream()
                .map(name -> name.replaceFirst("_FILE$", "")).collect(Collectors.toSet());
        assertThat(given).containsAll(needed)
                .contains("CASE_AUDIT_ADMIN_USER", "CASE_AUDIT_ADMIN_PASSWORD");
    }

    @Test
    void startsTheProfileWithoutDemonstration() {
        assertThat(environment("app").get("SPRING_PROFILES_ACTIVE")).isEqualTo("postgres");
    }

    @Test
    void handsPasswordsOverAsFilesOnly() {
        for (String service : services().keySet()) {
            environment(service).forEach((name, value) -> {
                if (name.contains("PASSWORD")) {
                    assertThat(name).endsWith("_FILE");
                    assertThat(value).asString().startsWith("/run/secrets/");
                }
            });
        }
        secrets().forEach((name, secret) -> assertThat(((Map<?, ?>) secret).get("file")).asString().startsWith("./secrets/"));
    }

    @Test
    void declaresEverySecretThatAServiceReads() {
        for (String service : services().keySet()) {
            List<String> granted = list(service, "secrets");
            assertThat(secrets().keySet()).containsAll(granted);
            environment(service).values().stream().map(String::valueOf).filter(v -> v.startsWith("/run/secrets/"))
                    .forEach(path -> assertThat(granted).contains(path.substring("/run/secrets/".length())));
        }
    }

    @Test
    void waitsForAHealthyDatabaseThatKeepsItsData() {
        assertThat(service("database")).containsKeys("healthcheck", "volumes");
        assertThat(service("app").get("depends_on")).asString().contains("service_healthy");
    }

    @Test
    void opensPortsOnThisMachineOnly() {
        services().keySet().forEach(service ->
                assertThat(list(service, "ports")).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    private Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>(SPRING);
        PLACEHOLDER.matcher(postgresProfile()).results().forEach(match -> known.add(match.group(1)));
        for (String type : List.of("AdministratorSettings", "SecretFiles")) {
            CONSTANT.matcher(Files.readString(Path.of("src/main/java/org/caseaudit/identity/" + type + ".java")))
                    .results().map(match -> match.group(1))
                    .forEach(name -> known.addAll(type.equals("SecretFiles") ? List.of(name + "_FILE") : List.of(name)));
        }
        return known;
    }

    private static String postgresProfile() throws IOException {
        return Files.readString(Path.of("src/main/resources/application-postgres.yml"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> services() {
        return (Map<String, Object>) compose.get("services");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> service(String name) {
        return (Map<String, Object>) services().get(name);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> secrets() {
        return (Map<String, Object>) compose.get("secrets");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> environment(String service) {
        return (Map<String, Object>) service(service).getOrDefault("environment", Map.of());
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String service, String key) {
        return (List<String>) service(service).getOrDefault(key, List.of());
    }

    private static Map<String, Object> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
