package org.caseaudit.demo.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.caseaudit.engine.FormSchema.Option;

/** Reads a form's options as the REST API hands them out. */
final class OptionsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OptionsJson() {
    }

    static List<Option> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Option>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("these are no options: " + json, e);
        }
    }
}
