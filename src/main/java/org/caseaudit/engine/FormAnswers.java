package org.caseaudit.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** A form's answers after validation: only fields that were shown, in the types a handler needs. */
public final class FormAnswers {

    private final Map<String, Object> values;

    FormAnswers(Map<String, Object> values) {
        this.values = values;
    }

    /** The text as typed without surrounding blanks, or null where nothing was entered. */
    public String text(String key) {
        return (String) values.get(key);
    }

    /** The chosen option as an enum constant, or null. Options carry the constants' names. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        String value = text(key);
        return value == null ? null : Enum.valueOf(type, value);
    }

    public LocalDate date(String key) {
        String value = text(key);
        return value == null ? null : LocalDate.parse(value);
    }

    /** A date with a time of day where the partnership is, or null. */
    public LocalDateTime dateTime(String key) {
        String value = text(key);
        return value == null ? null : LocalDateTime.parse(value);
    }

    /** The number, or null. */
    public Integer number(String key) {
        Number value = (Number) values.get(key);
        return value == null ? null : (Integer) value.intValue();
    }

    /** Whether the box is ticked; an absent box is not. */
    public boolean ticked(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** The chosen options, empty where none. */
    @SuppressWarnings("unchecked")
    public List<String> list(String key) {
        return (List<String>) values.getOrDefault(key, List.of());
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** All answers by field key; text, whole or decimal number, Boolean or list of text. */
    public Map<String, Object> asMap() {
        return values;
    }
}
