package org.caseaudit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a form shows or is given, as Tasklist exchanges it with the server. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A choice that a form offers. */
    record Option(String value, String label) {
    }

    private static final Set<String> CHOICES = Set.of("radio", "select");

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Reads {@code form-variables}. */
    static Answers shown(JsonNode variables) {
        Answers shown = new Answers();
        variables.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue().path("value");
            if (!value.isNull() && !value.isMissingNode()) {
                shown.values.put(field.getKey(), value.isTextual() ? value.asText() : value.toString());
            }
        });
        return shown;
    }

    /** Nothing is answered where the value is null or an empty list. */
    Answers put(String key, Object value) {
        if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
            values.put(key, value instanceof LocalDate day ? day.toString() : value);
        }
        return this;
    }

    Answers putAll(Map<String, Object> more) {
        if (more != null) {
            values.putAll(more);
        }
        return this;
    }

    /**
     * A choice between yes and no takes these words, a box to tick takes true and false; YAML has one way to say both.
     *
     * @param form asked for only where an answer is true or false
     */
    Answers fitTo(Supplier<JsonNode> form) {
        if (values.values().stream().anyMatch(Boolean.class::isInstance)) {
            form.get().findParents("key").stream().filter(field -> CHOICES.contains(field.path("type").asText()))
                    .map(field -> field.path("key").asText())
                    .forEach(key -> values.computeIfPresent(key, (same, answer) ->
                            answer instanceof Boolean yes ? yes ? "yes" : "no" : answer));
        }
        return this;
    }

    String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    List<Option> options(String key) {
        try {
            List<Option> options = new ArrayList<>();
            JSON.readTree(text(key) == null ? "[]" : text(key)).forEach(option ->
                    options.add(new Option(option.path("value").asText(), option.path("label").asText())));
            return options;
        } catch (JsonProcessingException e) {
            throw new ReplayException("the form's " + key + " is no list of choices: " + text(key), e);
        }
    }

    Map<String, Object> values() {
        return values;
    }

    /** As the server takes them: lists as JSON, everything else by its own type. */
    JsonNode asVariables() {
        ObjectNode all = JSON.createObjectNode();
        values.forEach((key, value) -> {
            ObjectNode variable = all.putObject(key);
            if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
                variable.put("value", JSON.valueToTree(value).toString()).put("type", "Json");
            } else {
                variable.set("value", JSON.valueToTree(value));
            }
        });
        return JSON.createObjectNode().set("variables", all);
    }
}
