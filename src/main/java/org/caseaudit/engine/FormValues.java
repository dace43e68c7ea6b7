package org.caseaudit.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.engine.FormSchema.Option;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;

/** What a form shows when it opens: read from our tables at that moment, never stored in the engine. */
public final class FormValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values = new LinkedHashMap<>();

    public FormValues show(String key, String text) {
        values.put(key, text);
        return this;
    }

    public FormValues show(String key, Number number) {
        values.put(key, number);
        return this;
    }

    public FormValues show(String key, Boolean ticked) {
        values.put(key, ticked);
        return this;
    }

    /** A date as the form's date fields want it. For a sentence, format it first. */
    public FormValues show(String key, LocalDate date) {
        values.put(key, date == null ? null : date.toString());
        return this;
    }

    /** Preselected options of a checklist or taglist. */
    public FormValues show(String key, Collection<String> chosen) {
        values.put(key, List.copyOf(chosen));
        return this;
    }

    /** The options of every field whose {@code valuesKey} is {@code key}. */
    public FormValues options(String key, List<Option> options) {
        values.put(key, List.copyOf(options));
        return this;
    }

    /** What somebody typed earlier, in place of what the form would show; null where the field was emptied. */
    void restore(Map<String, Object> typed) {
        values.putAll(typed);
    }

    @SuppressWarnings("unchecked")
    List<Option> options(String key) {
        return (List<Option>) values.getOrDefault(key, List.of());
    }

    Map<String, Object> asMap() {
        return values;
    }

    VariableMap asVariables() {
        VariableMap variables = Variables.createVariables();
        values.forEach((key, value) -> {
            if (value instanceof List<?> list) {
                variables.putValueTyped(key, SpinValues.jsonValue(json(list)).create());
            } else {
                variables.putValue(key, value);
            }
        });
        return variables;
    }

    private static String json(List<?> list) {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
