package org.caseaudit.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Camunda Form as the server reads it: the same file that Tasklist renders says which answers are valid,
 * how they are stored and how the report names them.
 *
 * @param id     the form's id, equal to its file name
 * @param fields the fields that take an answer, in the form's order
 */
public record FormSchema(String id, List<FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ANSWERABLE = Set.of(
            "textfield", "textarea", "number", "datetime", "checkbox", "checklist", "radio", "select", "taglist");

    /** An answer a person can choose. */
    public record Option(String value, String label) {
    }

    /**
     * One field that takes an answer.
     *
     * @param valuesKey  name of the shown value that holds the options, or null
     * @param hide       FEEL condition under which the field is not shown, or null
     * @param withTime   whether a date comes with a time of day
     * @param futureOnly whether dates before today are refused
     * @param properties the field's custom properties: which standard it belongs to, what kind of answer it is
     */
    public record FormField(
            String key, String type, String label, boolean required, Integer minLength, Integer maxLength,
            Double min, Double max, Integer decimals, List<Option> options, String valuesKey, String hide,
            boolean withTime, boolean futureOnly, Map<String, String> properties) {
    }

    /** Reads a form; throws {@link IllegalArgumentException} if it is no form. */
    public static FormSchema parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<FormField> fields = new ArrayList<>();
            collect(root.path("components"), null, fields);
            return new FormSchema(root.path("id").asText(), List.copyOf(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a form: " + e.getOriginalMessage(), e);
        }
    }

    /** The field with that key, or null. */
    public FormField field(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst().orElse(null);
    }

    private static void collect(JsonNode components, String hiddenBecause, List<FormField> into) {
        for (JsonNode c : components) {
            String type = c.path("type").asText();
            String hide = either(hiddenBecause, text(c.path("conditional").path("hide")));
            if (ANSWERABLE.contains(type)) {
                into.add(field(c, type, hide));
            }
            collect(c.path("components"), hide, into);
        }
    }

    private static FormField field(JsonNode c, String type, String hide) {
        JsonNode rules = c.path("validate");
        List<Option> options = new ArrayList<>();
        c.path("values").forEach(v -> options.add(new Option(v.path("value").asText(), v.path("label").asText())));
        Map<String, String> properties = new TreeMap<>();
        c.path("properties").fields().forEachRemaining(p -> properties.put(p.getKey(), p.getValue().asText()));
        String label = c.hasNonNull("label") ? c.get("label").asText() : c.path("dateLabel").asText();
        return new FormField(
                c.path("key").asText(), type, label, rules.path("required").asBoolean(),
                whole(rules.path("minLength")), whole(rules.path("maxLength")),
                number(rules.path("min")), number(rules.path("max")), whole(c.path("decimalDigits")),
                List.copyOf(options), text(c.path("valuesKey")), hide,
                c.path("subtype").asText().equals("datetime"), c.path("disallowPassedDates").asBoolean(), Map.copyOf(properties));
    }

    /** A field in a hidden group is hidden as well. */
    private static String either(String outer, String inner) {
        if (outer == null || inner == null) {
            return outer == null ? inner : outer;
        }
        return "=(" + outer.substring(1) + ") or (" + inner.substring(1) + ")";
    }

    private static String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }

    private static Integer whole(JsonNode node) {
        return node.isNumber() || node.isTextual() && !node.asText().isBlank() ? (Integer) node.asInt() : null;
    }

    private static Double number(JsonNode node) {
        return node.isNumber() || node.isTextual() && !node.asText().isBlank() ? (Double) node.asDouble() : null;
    }
}
