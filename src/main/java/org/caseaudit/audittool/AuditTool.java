package org.caseaudit.audittool;

import java.util.List;
import org.caseaudit.engine.FormSchema.Option;

/**
 * One version of an audit tool, read from the same form that the auditor fills in.
 *
 * @param id        the form's id, such as {@code tool-neglect}
 * @param version   counted from 1 by the engine
 * @param title     as people call it
 * @param standards in the form's order, {@link #GENERAL} not among them
 * @param questions in the form's order
 * @param practiceStandards what is measured in hours or working days, in the form's order
 */
public record AuditTool(
        String id, int version, String title, List<Standard> standards, List<Question> questions,
        List<PracticeStandard> practiceStandards) {

    /** What questions belong to that concern the return as a whole. */
    public static final String GENERAL = "general";

    /** A practice standard; the title is the label of the form's group. */
    public record Standard(String key, String title) {
    }

    /**
     * One question of the tool.
     *
     * @param key      the field's key
     * @param standard key of the standard, or {@link #GENERAL}
     * @param options  the choices; empty where the answer is text or a date
     */
    public record Question(String key, String label, AnswerKind kind, String standard, List<Option> options) {

        /** An answer as people read it: labels instead of option values. */
        public String inWords(String value) {
            return options.stream().filter(o -> o.value().equals(value)).map(Option::label).findFirst().orElse(value);
        }
    }

    /**
     * Something that good practice does within a time, such as a strategy discussion within 72 hours.
     *
     * @param key      the form's property {@code practiceStandard}
     * @param title    as pack and report call it
     * @param standard key of the standard whose group it stands in
     * @param beganKey key of the question when it began; left open, the practice standard did not apply
     * @param doneKey  key of the question when it was done
     * @param delayKey key of the question why it took longer
     */
    public record PracticeStandard(
            String key, String title, String standard, TimeLimit limit, String beganKey, String doneKey,
            String delayKey) {
    }

    /** The question with that key, or null. */
    public Question question(String key) {
        return questions.stream().filter(q -> q.key().equals(key)).findFirst().orElse(null);
    }

    /** The standard's title; for {@link #GENERAL} and unknown keys the key itself. */
    public String titleOf(String standard) {
        return standards.stream().filter(s -> s.key().equals(standard)).map(Standard::title).findFirst()
                .orElse(standard);
    }
}
