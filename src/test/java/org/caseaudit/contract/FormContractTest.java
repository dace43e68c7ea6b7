package org.caseaudit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.caseaudit.engine.FormSchema;
import org.caseaudit.engine.FormSchema.FormField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form can be rendered in Tasklist, says what to do, and limits what can be typed. */
class FormContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What form-js 1.8 renders in Tasklist; a dynamic list cannot be completed there. */
    private static final Set<String> RENDERED = Set.of(
            "textfield", "textarea", "number", "datetime", "checkbox", "checklist", "radio", "select", "taglist",
            "text", "html", "spacer", "separator", "group");

    static List<Path> forms() {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fileAndFormShareOneName(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void beginsWithWordsAndHoldsOnlyWhatTasklistRenders(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.path("components").path(0).path("type").asText()).isEqualTo("text");
        for (JsonNode component : components(form)) {
            assertThat(RENDERED).contains(component.path("type").asText());
            assertThat(component.path("type").asText().equals("group") && component.hasNonNull("path")
                    && !component.path("path").asText().isEmpty()).as("a group with a path nests its answers").isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasAKeyOfItsOwnALabelAndALimit(Path file) throws IOException {
        Set<String> keys = new HashSet<>();
        for (FormField field : FormSchema.parse(Files.readString(file)).fields()) {
            assertThat(field.key()).isNotBlank().satisfies(key -> assertThat(keys.add(key)).as(key).isTrue());
            assertThat(field.label()).as("label of " + field.key()).isNotBlank();
            if (field.type().startsWith("text")) {
                assertThat(field.maxLength()).as("limit of " + field.key()).isNotNull().isLessThanOrEqualTo(4000);
            }
            if (Set.of("radio", "select", "checklist", "taglist").contains(field.type())) {
                assertThat(field.options().isEmpty()).as("options of " + field.key())
                        .isEqualTo(field.valuesKey() != null);
            }
        }
        assertThat(keys).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldSaysWhatToEnterAndHowMuchFits(Path file) throws IOException {
        for (JsonNode component : components(JSON.readTree(file.toFile()))) {
            String description = component.path("description").asText();
            if (component.hasNonNull("key")) {
                assertThat(description).as("description of " + component.path("key").asText()).isNotBlank();
            }
            if (component.path("validate").has("maxLength")) {
                assertThat(description).as("limit told at " + component.path("key").asText())
                        .contains(String.format(
                                Locale.UK, "%,d characters", component.path("validate").path("maxLength").asInt()));
            }
        }
    }

    private static List<JsonNode> components(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        parent.path("components").forEach(component -> {
            all.add(component);
            all.addAll(components(component));
        });
        return all;
    }
}
