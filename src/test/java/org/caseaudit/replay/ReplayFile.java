package org.caseaudit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a replay strictly: a key that nobody knows is a mistake, and every mistake is told with file, line and key. */
final class ReplayFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final String name;
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private ReplayFile(String name) {
        this.name = name;
    }

    static Replay read(Path file) {
        try {
            return read(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static Replay read(String name, String yaml) {
        return new ReplayFile(name).parse(yaml);
    }

    private Replay parse(String yaml) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            throw new ReplayException(name + (e.getProblemMark() == null ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1)) + ": this is no YAML: " + e.getProblem(), e);
        }
        if (!(root instanceof MappingNode)) {
            throw new ReplayException(name + ": a replay is a list of keys such as “title: …”");
        }
        JsonNode tree = tree(root, "");
        tellMistakes();
        Replay replay;
        try {
            replay = JSON.treeToValue(tree, Replay.class);
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
        new ReplayCheck(replay, this::mistake).check();
        tellMistakes();
        new Unheeded(replay, this::said, this::mistake).check();
        tellMistakes();
        return replay;
    }

    /** Keeps dates as text and remembers on which line each key stands. */
    private JsonNode tree(Node node, String path) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            ObjectNode object = make.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                String inner = path.isEmpty() ? key : path + "." + key;
                lines.put(inner, tuple.getKeyNode().getStartMark().getLine() + 1);
                if (object.has(key)) {
                    mistake(inner, "is said twice; keep one of them");
                }
                object.set(key, tree(tuple.getValueNode(), inner));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = make.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(tree(element, path + "[" + (array.size() + 1) + "]"));
            }
            return array;
        }
        String value = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.INT)) {
            try {
                return make.numberNode(Integer.parseInt(value));
            } catch (NumberFormatException e) {
                return make.textNode(value);
            }
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return make.booleanNode(List.of("true", "yes", "on").contains(value.toLowerCase()));
        }
        return node.getTag().equals(Tag.NULL) ? make.nullNode() : make.textNode(value.strip());
    }

    private ReplayException refusal(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        if (e instanceof UnrecognizedPropertyException unknown) {
            mistake(path, "is no key of a replay here; possible are " + unknown.getKnownPropertyIds().stream()
                    .map(Object::toString).sorted().collect(Collectors.joining(", ")));
        } else if (e.getCause() instanceof IllegalArgumentException said) {
            mistake(path, said.getMessage());
        } else {
            mistake(path, reason(e.getOriginalMessage()));
        }
        return new ReplayException(String.join("\n", mistakes), e);
    }

    private static String reason(String jackson) {
        if (jackson.contains("LocalDate")) {
            return "must be a date such as 2016-09-14";
        }
        if (jackson.contains("`java.lang.Integer`") || jackson.contains("`int`")) {
            return "must be a whole number";
        }
        if (jackson.contains("`java.lang.Boolean`") || jackson.contains("`boolean`")) {
            return "must be yes or no";
        }
        if (jackson.contains("`java.lang.String`")) {
            return "must be text; put it in quotes where YAML would read a number or yes and no";
        }
        return "cannot be read: " + jackson;
    }

    private static String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex() + 1).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private boolean said(String path) {
        return lines.containsKey(path) || lines.containsKey(path.replace("[1]", ""));
    }

    private void mistake(String path, String reason) {
        String known = path;
        while (!said(known) && known.matches(".*[.\\[].*")) {
            known = known.substring(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('[')));
        }
        Integer line = lines.getOrDefault(known, lines.get(known.replace("[1]", "")));
        mistakes.add(name + (line == null ? "" : ", line " + line) + ": " + path + " " + reason);
    }

    private void tellMistakes() {
        if (!mistakes.isEmpty()) {
            throw new ReplayException(String.join("\n", mistakes));
        }
    }
}
