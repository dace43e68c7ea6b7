package org.caseaudit.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A start form that carries its values and options within itself: Tasklist asks for those of a task's form, but never
 * for those of a start form.
 */
final class FilledForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FilledForm() {
    }

    static InputStream with(FormValues values, InputStream form) {
        try (form) {
            JsonNode tree = JSON.readTree(form);
            fill(tree, values.asMap());
            return new ByteArrayInputStream(JSON.writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(JsonNode parent, Map<String, Object> values) {
        for (JsonNode component : parent.path("components")) {
            ObjectNode field = (ObjectNode) component;
            if (values.get(field.path("valuesKey").asText()) instanceof List<?> options) {
                field.remove("valuesKey");
                field.set("values", JSON.valueToTree(options));
            }
            Object value = values.get(field.path("key").asText());
            if (value != null) {
                field.set("defaultValue", JSON.valueToTree(value));
            }
            fill(field, values);
        }
    }
}
