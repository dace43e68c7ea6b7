package org.caseaudit.audittool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that remembers the line it starts in. Scalars are read as text. */
record JsonLines(int line, String text, Map<String, JsonLines> members, List<JsonLines> items) {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 50;

    /** A mistake in the JSON itself. */
    static final class NotJsonException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        private NotJsonException(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static JsonLines read(String json) throws NotJsonException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new NotJsonException(1, "the file is empty");
            }
            JsonLines root = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new NotJsonException(parser.currentTokenLocation().getLineNr(), "something follows the form");
            }
            return root;
        } catch (JsonParseException e) {
            throw new NotJsonException(e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NotJsonException(1, "not JSON: " + e.getMessage());
        }
    }

    /** The member, or an empty value in this line where there is none. */
    JsonLines get(String name) {
        return members.getOrDefault(name, new JsonLines(line, null, Map.of(), List.of()));
    }

    boolean isBlank() {
        return text == null || text.isBlank();
    }

    private static JsonLines value(JsonParser parser, int depth) throws IOException, NotJsonException {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > DEEPEST) {
            throw new NotJsonException(line, "nested too deeply");
        }
        Map<String, JsonLines> members = new LinkedHashMap<>();
        List<JsonLines> items = new ArrayList<>();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser, depth + 1));
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, depth + 1));
            }
        }
        String text = parser.currentToken().isScalarValue() ? parser.getValueAsString() : null;
        return new JsonLines(line, text, members, items);
    }
}
