package org.caseaudit.audittool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseaudit.audittool.AuditTool.PracticeStandard;
import org.caseaudit.audittool.AuditTool.Question;
import org.caseaudit.audittool.AuditTool.Standard;
import org.caseaudit.audittool.BadToolException.Mistake;
import org.caseaudit.engine.FormSchema.Option;

/**
 * A form file read as an audit tool. Every question must say which standard it belongs to and what kind of answer it
 * takes, because storage, panel pack and report know it only from there.
 */
public final class ToolFile {

    /** How the id of every tool begins; a deployment from a packaged application does not know folders. */
    public static final String PREFIX = "tool-";
    /** The property at the top of a form that makes it an audit tool. */
    private static final String MARK = "auditTool";
    private static final String FOLDER = "/tools/";
    private static final int MOST_CHARACTERS = 4_000;
    private static final Set<String> SHOWN_ONLY = Set.of("text", "html", "spacer", "separator", "group");
    /** Values that every return's form shows; an answer under such a key would be mistaken for one of them. */
    private static final Set<String> TAKEN = Set.of("themeTitle", "caseReference", "dueInWords", "overdue", "question",
            "guidance", "auditorTraining", "windowInWords", "moreTime", "parts", "reference", "agency");
    private static final Set<AnswerKind> MEASURED =
            Set.of(AnswerKind.MEASURED_FROM, AnswerKind.MEASURED_TO, AnswerKind.DELAY_REASON);
    private static final String KINDS = Arrays.stream(AnswerKind.values()).map(AnswerKind::property)
            .collect(Collectors.joining(", "));

    private final String file;
    private final JsonLines root;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Map<AnswerKind, JsonLines>> measures = new LinkedHashMap<>();
    private final List<PracticeStandard> practiceStandards = new ArrayList<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    private ToolFile(String file, JsonLines root) {
        this.file = file;
        this.root = root;
    }

    /** Whether that file claims to be an audit tool: by its folder, its id or its mark. */
    public static boolean isTool(String file, String source) {
        if (("/" + file).contains(FOLDER)) {
            return true;
        }
        try {
            JsonLines root = JsonLines.read(source);
            return root.get("properties").members().containsKey(MARK)
                    || !root.get("id").isBlank() && root.get("id").text().startsWith(PREFIX);
        } catch (JsonLines.NotJsonException e) {
            return false;
        }
    }

    /**
     * Reads a tool.
     *
     * @param file    its name, for messages
     * @param version as counted by the engine; 0 before it is deployed
     * @throws BadToolException with every mistake found
     */
    public static AuditTool read(String file, String source, int version) {
        try {
            return new ToolFile(file, JsonLines.read(source)).tool(version);
        } catch (JsonLines.NotJsonException e) {
            throw new BadToolException(file, List.of(new Mistake(e.line(), e.getMessage())));
        }
    }

    /** The form's id, for a form that came without a file name; “tool” where it has none. */
    static String idOf(String source) {
        try {
            JsonLines id = JsonLines.read(source).get("id");
            return id.isBlank() || !id.text().matches("[A-Za-z0-9-]{1,60}") ? "tool" : id.text();
        } catch (JsonLines.NotJsonException e) {
            return "tool";
        }
    }

    private AuditTool tool(int version) {
        JsonLines id = root.get("id");
        if (id.isBlank() || !id.text().matches("tool-[a-z0-9]+(-[a-z0-9]+)*") || id.text().length() > 60) {
            mend(id, "the form's id must be like tool-neglect: lower case, at most 60 characters");
        } else if (!file.substring(file.lastIndexOf('/') + 1).equals(id.text() + ".form")) {
            mend(id, "the form's id is “" + id.text() + "”; rename the file to " + id.text() + ".form");
        }
        if (!"true".equals(root.get("properties").get(MARK).text())) {
            mend(root.get("properties"), "the form needs the property auditTool with the value true");
        }
        JsonLines title = root.get("properties").get("title");
        if (title.isBlank() || title.text().length() > 120) {
            mend(title, "the form needs the property title: what people call the tool, at most 120 characters");
        }
        root.get("components").items().forEach(c -> component(c, null));
        wholeTool();
        if (!mistakes.isEmpty()) {
            throw new BadToolException(file, mistakes);
        }
        List<Standard> standards =
                titles.entrySet().stream().map(t -> new Standard(t.getKey(), t.getValue())).toList();
        return new AuditTool(id.text(), version, title.text(), standards, List.copyOf(questions),
                List.copyOf(practiceStandards));
    }

    private void component(JsonLines c, JsonLines group) {
        String type = c.get("type").isBlank() ? "" : c.get("type").text();
        JsonLines hide = c.get("conditional").get("hide");
        if (!hide.isBlank() && !hide.text().startsWith("=")) {
            mend(hide, "a condition starts with =");
        }
        if (type.equals("group")) {
            if (c.members().containsKey("path") && !c.get("path").isBlank()) {
                mend(c.get("path"), "a group of a tool has no path");
            }
            c.get("components").items().forEach(inner -> component(inner, c));
        } else if (!SHOWN_ONLY.contains(type)) {
            question(c, type, group);
        }
    }

    private void question(JsonLines c, String type, JsonLines group) {
        JsonLines key = c.get("key");
        String name = key.isBlank() ? "a question" : "“" + key.text() + "”";
        if (key.isBlank() || !key.text().matches("[A-Za-z][A-Za-z0-9_]{0,79}")) {
            mend(key, name + " needs a key of letters, digits and underscores");
        } else if (TAKEN.contains(key.text())) {
            mend(key, "the key " + name + " is taken by what the form shows; use another");
        } else if (!keys.add(key.text())) {
            mend(key, "the key " + name + " is used twice");
        }
        JsonLines label = c.get("label").isBlank() ? c.get("dateLabel") : c.get("label");
        if (label.isBlank() || label.text().length() > 300) {
            mend(c, name + " needs a label of at most 300 characters");
        }
        JsonLines standard = c.get("properties").get("standard");
        JsonLines kindName = c.get("properties").get("kind");
        AnswerKind kind = AnswerKind.of(kindName.text()).orElse(null);
        if (kind == null) {
            mend(kindName, kindName.isBlank() ? name + " needs the property kind, one of: " + KINDS
                    : name + " has the unknown kind “" + kindName.text() + "”; kinds are: " + KINDS);
        } else {
            fits(c, type, name, kind);
        }
        if (standard.isBlank() || !standard.text().matches("[a-z][A-Za-z0-9]{0,59}")) {
            mend(standard, name + " needs the property standard: a name such as riskAssessment, or general");
        } else {
            belongs(c, name, standard.text(), group);
        }
        List<Option> options = new ArrayList<>();
        c.get("values").items().forEach(v -> options.add(new Option(v.get("value").text(), v.get("label").text())));
        if (mistakes.isEmpty()) {
            lines.put(key.text(), c.line());
            questions.add(new Question(key.text(), label.text(), kind, standard.text(), List.copyOf(options)));
        }
    }

    private void fits(JsonLines c, String type, String name, AnswerKind kind) {
        boolean text = kind.component().equals("textarea") && type.equals("textfield");
        if (!kind.component().equals(type) && !text) {
            mend(c.get("type"), name + " is of kind " + kind.property() + " and must be a " + kind.component()
                    + ", not a " + type);
        }
        if (MEASURED.contains(kind)) {
            measured(c, name, kind);
        } else if (type.equals("datetime") && !"date".equals(c.get("subtype").text())) {
            mend(c.get("subtype"), name + " must have the subtype date");
        }
        if (type.equals("textarea")) {
            String limit = c.get("validate").get("maxLength").text();
            if (limit == null || !limit.matches("\\d{1,4}") || Integer.parseInt(limit) > MOST_CHARACTERS) {
                mend(c.get("validate"), name + " needs a maximum length of at most " + MOST_CHARACTERS);
            }
        }
        Set<String> offered = c.get("values").items().stream().map(v -> v.get("value"))
                .filter(v -> !v.isBlank()).map(JsonLines::text).collect(Collectors.toCollection(TreeSet::new));
        if (!kind.choices().isEmpty() && (offered.isEmpty() || !kind.choices().containsAll(offered))) {
            mend(c.get("values"), name + " may offer only these values: "
                    + String.join(", ", new TreeSet<>(kind.choices())));
        }
    }

    /** The questions of one practice standard name it, and the first says how long it may take. */
    private void measured(JsonLines c, String name, AnswerKind kind) {
        JsonLines measure = c.get("properties").get("practiceStandard");
        if (measure.isBlank() || !measure.text().matches("[a-z][A-Za-z0-9]{0,59}")) {
            mend(measure, name + " needs the property practiceStandard: a name such as strategyDiscussion, the same for "
                    + "measuredFrom, measuredTo and delayReason");
            return;
        }
        if (kind == AnswerKind.MEASURED_FROM) {
            JsonLines within = c.get("properties").get("within");
            if (TimeLimit.of(within.text()).isEmpty()) {
                mend(within, name + " needs the property within, such as 72 hours or 5 working days");
            }
            JsonLines title = c.get("properties").get("title");
            if (title.isBlank() || title.text().length() > 200) {
                mend(title, name + " needs the property title: what pack and report call the practice standard, "
                        + "at most 200 characters");
            }
        }
        if (measures.computeIfAbsent(measure.text(), any -> new EnumMap<>(AnswerKind.class)).put(kind, c) != null) {
            mend(c, "the practice standard " + measure.text() + " has two questions of kind " + kind.property());
        }
    }

    private void practiceStandards() {
        measures.forEach((key, parts) -> {
            JsonLines from = parts.get(AnswerKind.MEASURED_FROM);
            JsonLines any = parts.values().iterator().next();
            String standard = any.get("properties").get("standard").text();
            if (parts.size() < MEASURED.size()) {
                mend(any, "the practice standard " + key + " needs one question each of kind measuredFrom, measuredTo and "
                        + "delayReason");
            } else if (parts.values().stream().anyMatch(
                    c -> !c.get("properties").get("standard").text().equals(standard))) {
                mend(any, "the questions of the practice standard " + key + " belong to different standards");
            } else {
                TimeLimit limit = TimeLimit.of(from.get("properties").get("within").text()).orElseThrow();
                times(parts.get(AnswerKind.MEASURED_FROM), limit);
                times(parts.get(AnswerKind.MEASURED_TO), limit);
                practiceStandards.add(new PracticeStandard(key, from.get("properties").get("title").text(), standard,
                        limit, from.get("key").text(), parts.get(AnswerKind.MEASURED_TO).get("key").text(),
                        parts.get(AnswerKind.DELAY_REASON).get("key").text()));
            }
        });
    }

    /** Hours are counted from times by the clock where the partnership is, working days from dates. */
    private void times(JsonLines c, TimeLimit limit) {
        String needed = limit.inHours() ? "datetime" : "date";
        String name = "“" + c.get("key").text() + "”";
        if (!needed.equals(c.get("subtype").text())) {
            mend(c.get("subtype"), name + " measures " + limit.inWords() + " and must have the subtype " + needed);
        } else if (limit.inHours() && !"no_timezone".equals(c.get("timeSerializingFormat").text())) {
            mend(c.get("timeSerializingFormat"), name + " must have the time format no_timezone (“no timezone”)");
        }
    }

    /** Questions of one standard stand together, in a group whose label is the standard's title. */
    private void belongs(JsonLines c, String name, String standard, JsonLines group) {
        if (standard.equals(AuditTool.GENERAL)) {
            return;
        }
        if (group == null || group.get("label").isBlank()) {
            mend(c, name + " belongs to the standard " + standard
                    + " and must be in a group whose label is the standard's title");
            return;
        }
        String title = group.get("label").text();
        String before = titles.putIfAbsent(standard, title);
        if (before != null && !before.equals(title)) {
            mend(group, "the standard " + standard + " is called “" + before + "” and “" + title + "”; use one group");
        } else if (before == null && titles.entrySet().stream()
                .anyMatch(t -> t.getValue().equals(title) && !t.getKey().equals(standard))) {
            mend(c, name + " belongs to another standard than the questions before it in “" + title + "”");
        }
    }

    private void wholeTool() {
        if (!mistakes.isEmpty()) {
            return;
        }
        practiceStandards();
        exactlyOne(AnswerKind.OUTCOME, "outcome");
        exactlyOne(AnswerKind.REASON, "outcomeReason");
        exactlyOne(AnswerKind.METHOD, "auditMethod");
        exactlyOne(AnswerKind.WINDOW, "openInWindow");
        for (Question question : questions) {
            if (question.kind() == AnswerKind.EVIDENCE && !hasDate(question.standard())) {
                mistakes.add(new Mistake(lines.get(question.key()), "“" + question.key()
                        + "” needs a question of kind evidenceDate of the same standard: evidence bears its date"));
            }
        }
        if (questions.stream().noneMatch(q -> q.kind() == AnswerKind.JUDGEMENT)) {
            mend(root.get("components"), "the tool asks for no judgement");
        }
    }

    private boolean hasDate(String standard) {
        return questions.stream()
                .filter(q -> q.kind() == AnswerKind.EVIDENCE_DATE && q.standard().equals(standard)).count() == 1
                && questions.stream()
                .filter(q -> q.kind() == AnswerKind.EVIDENCE && q.standard().equals(standard)).count() == 1;
    }

    private void exactlyOne(AnswerKind kind, String key) {
        List<String> found = questions.stream().filter(q -> q.kind() == kind).map(Question::key).toList();
        if (!found.equals(List.of(key))) {
            mend(root.get("components"),
                    "the tool needs exactly one question of kind " + kind.property() + ", with the key " + key);
        }
    }

    private void mend(JsonLines where, String what) {
        mistakes.add(new Mistake(where.line(), what));
    }
}
