package org.caseaudit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Reads a password from the file that {@code <name>_FILE} names, as container platforms hand secrets over. */
class SecretFiles implements EnvironmentPostProcessor {

    private static final String[] SECRETS = {"CASE_AUDIT_ADMIN_PASSWORD", "CASE_AUDIT_DB_PASSWORD"};

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> secrets = new HashMap<>();
        for (String name : SECRETS) {
            String file = environment.getProperty(name + "_FILE");
            if (file != null && !file.isBlank()) {
                secrets.put(name, read(name, Path.of(file)));
            }
        }
        if (!secrets.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("secret files", secrets));
        }
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + "_FILE names " + file + ", which cannot be read", e);
        }
    }
}
