package org.caseaudit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.replay.Replay.ExpectedAction;
import org.caseaudit.replay.Replay.ExpectedAnswer;
import org.caseaudit.replay.Replay.ExpectedMail;
import org.caseaudit.replay.Replay.Person;
import org.caseaudit.replay.Server.Answer;
import org.caseaudit.replay.Server.Session;

/** Holds what came of a replay against what its file expects, and tells everything that is not as it says. */
final class Outcome {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final int MOST_MAILS_TOLD = 8;

    private final String file;
    private final Replay replay;
    private final Office office;
    private final List<ReceivedMail> mails;
    private final Cast cast;
    private final List<String> unmet = new ArrayList<>();

    Outcome(String file, Replay replay, Office office, List<ReceivedMail> mails, Cast cast) {
        this.file = file;
        this.replay = replay;
        this.office = office;
        this.mails = mails;
        this.cast = cast;
    }

    /** @param unasked where the file decides something that nobody was asked to decide */
    void check(List<String> unasked) {
        unasked.forEach(path -> unmet.add(path + " is said, but it was never asked for: take it out, or say when "
                + "and how it comes to that"));
        report();
        mails();
        replay.expect().answers().stream().filter(answer -> answer.on() == null).forEach(this::answer);
        Answer incidents = office.session(cast.one("coordinators")).get("/engine-rest/incident").orFail();
        if (!incidents.json().isEmpty()) {
            unmet.add("incidents are open: " + incidents);
        }
        tell();
    }

    void checkAnswer(ExpectedAnswer expected) {
        answer(expected);
        tell();
    }

    private void tell() {
        if (!unmet.isEmpty()) {
            throw new ReplayException(file + " ran to its end, but\n- " + String.join("\n- ", unmet));
        }
    }

    private void report() {
        Replay.ExpectedReport expected = replay.expect().report();
        if (expected.formats().isEmpty()) {
            return;
        }
        // An agency's lead auditor is no more than a reader.
        Person reader = cast.auditorOf(replay.roster().get(0));
        PublishedReport published = PublishedReport.find(office.session(reader));
        if (replay.sample().abandoned()) {
            if (published != null) {
                unmet.add("the round was abandoned, but a report is published");
            }
            return;
        }
        if (published == null) {
            unmet.add("no report is published for " + reader.name());
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String format : expected.formats()) {
            texts.put(format, published.text(format));
        }
        texts.forEach((format, text) -> {
            String dense = Texts.dense(text);
            expected.states().stream().filter(phrase -> !dense.contains(Texts.dense(phrase)))
                    .forEach(phrase -> unmet.add("the report (" + format + ") does not state: " + phrase
                            + nearest(phrase, text)));
            expected.lacks().stream().filter(phrase -> dense.contains(Texts.dense(phrase)))
                    .forEach(phrase -> unmet.add("the report (" + format + ") must not say: " + phrase));
        });
        String page = published.text("page");
        expected.matches().stream().filter(pattern -> !Pattern.compile(pattern).matcher(page).find())
                .forEach(pattern -> unmet.add("the report does not match: " + pattern));
        List<String> rows = published.rows();
        expected.actions().stream().filter(action -> rows.stream().noneMatch(row -> isIn(action, row)))
                .forEach(action -> unmet.add("the report lists no such action: " + action + rows.stream()
                        .filter(row -> row.contains(Texts.plain(action.text()))).findFirst()
                        .map(row -> "\n  but: " + row).orElse("")));
    }

    private static boolean isIn(ExpectedAction action, String row) {
        return row.contains(Texts.plain(action.text())) && action.owners().stream().allMatch(row::contains)
                && (action.due() == null || row.contains(DAY.format(action.due())));
    }

    /** The sentence that shares most words with the phrase, so that the reader sees what is said instead. */
    private static String nearest(String phrase, String text) {
        Set<String> wanted = Arrays.stream(Texts.plain(phrase).toLowerCase(Locale.UK).split(" "))
                .filter(word -> word.length() > 3).collect(Collectors.toSet());
        String best = "";
        long most = 0;
        for (String sentence : text.split("(?<=[.:;])\\s")) {
            long shared = wanted.stream().filter(sentence.toLowerCase(Locale.UK)::contains).count();
            if (shared > most) {
                most = shared;
                best = sentence;
            }
        }
        return best.isEmpty() ? "" : "\n  nearest: " + best;
    }

    private void mails() {
        for (ExpectedMail expected : replay.expect().mails()) {
            List<Person> people = expected.to() == null ? List.of() : cast.find(expected.to());
            if (people.isEmpty()) {
                count(expected, null);
            }
            people.forEach(person -> count(expected, person));
        }
        for (ReceivedMail mail : mails) {
            String all = Texts.plain(mail.subject() + " " + mail.text());
            office.confidential().stream().filter(all::contains)
                    .forEach(text -> unmet.add(
                            "a mail holds what somebody typed into a form, “" + text + "”: " + mail));
            replay.expect().mailsLack().stream().filter(pattern -> Pattern.compile(pattern).matcher(all).find())
                    .forEach(pattern -> unmet.add("a mail holds “" + pattern + "”: " + mail));
        }
    }

    private void count(ExpectedMail expected, Person person) {
        List<ReceivedMail> toPerson = mails.stream()
                .filter(mail -> person == null || mail.to().equalsIgnoreCase(person.email())).toList();
        List<ReceivedMail> fitting = toPerson.stream()
                .filter(mail -> expected.subject() == null
                        || Pattern.compile(expected.subject()).matcher(mail.subject()).find())
                .filter(mail -> expected.text() == null
                        || Pattern.compile(expected.text()).matcher(Texts.plain(mail.text())).find())
                .filter(mail -> expected.on() == null || expected.on().equals(mail.on()))
                .filter(mail -> expected.from() == null || !mail.on().isBefore(expected.from()))
                .filter(mail -> expected.until() == null || !mail.on().isAfter(expected.until()))
                .toList();
        boolean met = expected.times() == null ? !fitting.isEmpty() : fitting.size() == expected.times();
        if (!met) {
            boolean sameDay = toPerson.stream().anyMatch(mail -> mail.on().equals(expected.on()));
            unmet.add((expected.times() == null ? "no mail" : fitting.size() + " mails") + " to "
                    + (person == null ? "anybody" : person.name()) + " of " + expected + ", but"
                    + toPerson.stream().filter(mail -> !sameDay || mail.on().equals(expected.on()))
                            .limit(MOST_MAILS_TOLD).map(mail -> "\n    " + mail)
                            .collect(Collectors.joining())
                    + (toPerson.isEmpty() ? " none at all" : "\n    of " + toPerson.size() + " in all"));
        }
    }

    private void answer(ExpectedAnswer expected) {
        Session session = office.session(cast.one(expected.as()));
        Answer answer = session.get(expected.get());
        if (answer.status() != expected.status()) {
            unmet.add("expected " + expected.status() + ", but " + answer);
            return;
        }
        if (expected.is() != null) {
            JsonNode at = expected.at() == null ? answer.json() : answer.json().at(expected.at());
            if (!at.equals(JSON.valueToTree(expected.is()))) {
                unmet.add("expected " + expected.is() + (expected.at() == null ? "" : " at " + expected.at())
                        + ", but " + answer);
            }
        }
        String text = Texts.ofPage(answer.text());
        expected.states().stream().filter(phrase -> !text.contains(phrase))
                .forEach(phrase -> unmet.add("expected “" + phrase + "”, but " + answer));
        expected.lacks().stream().filter(text::contains)
                .forEach(phrase -> unmet.add("“" + phrase + "” must not be told, but " + answer));
    }
}
