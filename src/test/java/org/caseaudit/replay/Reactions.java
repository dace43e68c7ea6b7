package org.caseaudit.replay;

import static org.caseaudit.replay.Replay.or;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.caseaudit.replay.Office.Task;
import org.caseaudit.replay.Replay.Asking;
import org.caseaudit.replay.Replay.BoardMeeting;
import org.caseaudit.replay.Replay.Decision;
import org.caseaudit.replay.Replay.Family;
import org.caseaudit.replay.Replay.Interview;
import org.caseaudit.replay.Replay.Thanks;

/** Answers the tasks that come up by themselves: a working day later, or as and when the file says. */
final class Reactions {

    private static final int BOARD_MEETS_AFTER = 10;

    private final Replay replay;
    private final Cast cast;
    private final Office office;
    private final Cases cases;

    private final Map<String, LocalDate> firstSeen = new HashMap<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final Set<Object> heeded = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param on the day, or null for a working day after the task has come up */
    private record Reply(LocalDate on, Answers answers) {
    }

    Reactions(Replay replay, Cast cast, Office office, Cases cases) {
        this.replay = replay;
        this.cast = cast;
        this.office = office;
        this.cases = cases;
    }

    /** @param doing does what is called so */
    void react(LocalDate today, BiConsumer<String, Runnable> doing) {
        List<Task> ofChair = office.tasks(cast.one("panel-chair"),
                "liaiseWithAgency", "liaiseWithOwner", "reachSafeguardingLead", "reachLeadAboutMeeting");
        List<Task> ofCoordinator = office.tasks(cast.one("coordinators"),
                "decideHowToAsk", "agreeContingency", "arrangeBoardMeeting");
        List<Task> ofParticipation = office.tasks(cast.one("participation"), "thankFamily");
        Stream.of(ofChair, ofCoordinator, ofParticipation).flatMap(List::stream).forEach(task -> {
            LocalDate seen = firstSeen.computeIfAbsent(task.id(), id -> today);
            Reply reply = reply(task, today);
            if (reply != null && !today.isBefore(or(reply.on(), EnglishWorkingDays.plus(seen, 1)))) {
                doing.accept(task.name(), () -> office.submit(task, reply.answers()));
                answered.merge(task.name(), 1, Integer::sum);
            }
        });
    }

    /** What is answered and when, or null where the file says that nobody ever answers. */
    private Reply reply(Task task, LocalDate today) {
        Integer place = cases.placeOf(task);
        Family family = place == null ? null : replay.families().of(place);
        return switch (task.element()) {
            case "arrangeBoardMeeting" -> arranged(family == null ? null : heed(family.boardMeeting()), today);
            case "thankFamily" -> thanked(family == null ? null : heed(family.thanks()), today);
            default -> {
                Decision decision = or(heed(decisionOn(task, place)), new Decision(null, null, null, null, null));
                yield new Reply(decision.on(), answersOn(task, decision));
            }
        };
    }

    private <T> T heed(T said) {
        if (said != null) {
            heeded.add(said);
        }
        return said;
    }

    private static Reply arranged(BoardMeeting said, LocalDate today) {
        BoardMeeting meeting = or(said, new BoardMeeting(null, null, null, null));
        boolean meets = meeting.reason() == null;
        return new Reply(meeting.on(), new Answers().put("decision", meets ? "meets" : "nothing")
                .put("meetsOn", !meets ? null
                        : or(meeting.meetsOn(), EnglishWorkingDays.plus(today, BOARD_MEETS_AFTER)))
                .put("arrangement", meeting.arrangement()).put("reason", meeting.reason()));
    }

    private static Reply thanked(Thanks said, LocalDate today) {
        Thanks thanks = or(said, new Thanks(null, null, null));
        boolean sent = thanks.reason() == null;
        return Boolean.TRUE.equals(thanks.never()) ? null : new Reply(thanks.on(), new Answers()
                .put("decision", sent ? "sent" : "notSent").put("thankedOn", sent ? today : null)
                .put("reason", thanks.reason()));
    }

    /** What the file says that somebody decides on the task, or null. */
    private Decision decisionOn(Task task, Integer place) {
        int nth = answered.getOrDefault(task.name(), 0);
        if (place == null) {
            return !task.element().equals("liaiseWithOwner") ? null : replay.actions().stream()
                    .filter(action -> !action.liaison().isEmpty() && task.shows(action.text())).findFirst()
                    .map(action -> nth(action.liaison(), nth)).orElse(null);
        }
        Interview interview = replay.families().of(place).interview();
        return switch (task.element()) {
            case "liaiseWithAgency" -> replay.askedAbout(place).stream()
                    .filter(code -> cases.isOf(task, replay.agency(code), replay.agencies())).findFirst()
                    .map(code -> nth(replay.returns().of(place, code).liaison(), nth)).orElse(null);
            case "decideHowToAsk" -> nth(Planner.asked(replay.families().of(place)).stream()
                    .map(Asking::decision).filter(Objects::nonNull).toList(), nth);
            case "agreeContingency" -> interview == null ? null : interview.contingency();
            default -> null;
        };
    }

    private static Answers answersOn(Task task, Decision decision) {
        return switch (task.element()) {
            case "decideHowToAsk" -> new Answers().put("decision", or(decision.decision(), "askOn"))
                    .put("reason", or(decision.reason(), "The family is asked again by telephone."));
            case "agreeContingency" -> new Answers().put("decision", or(decision.decision(), "goesAhead"))
                    .put("arrangement", or(decision.arrangement(),
                            decision.decision() == null ? "The interview is arranged." : null))
                    .put("reason", decision.reason());
            case "reachSafeguardingLead", "reachLeadAboutMeeting" ->
                    new Answers().put("note", "The safeguarding lead was reached by telephone.");
            default -> new Answers().put("decision", or(decision.decision(), "goOn"))
                    .put("newDueOn", decision.newDueOn())
                    .put("reason", or(decision.reason(), "They were asked again."));
        };
    }

    private static Decision nth(List<Decision> decisions, int nth) {
        return nth < decisions.size() ? decisions.get(nth) : null;
    }

    /** Where the file decides something that nobody was ever asked to decide. */
    List<String> unasked() {
        return decisions(replay).entrySet().stream().filter(said -> !heeded.contains(said.getValue()))
                .map(Map.Entry::getKey).toList();
    }

    /** What the file says of tasks that come up by themselves, by where it says so. */
    static Map<String, Object> decisions(Replay replay) {
        Map<String, Object> all = new LinkedHashMap<>();
        family("families.all", replay.families().all(), all);
        replay.families().cases().forEach((place, family) -> family("families.cases." + place, family, all));
        Replay.Returns returns = replay.returns();
        number("returns.all.liaison", returns.all().liaison(), all);
        returns.agencies().forEach(
                (code, given) -> number("returns.agencies." + code + ".liaison", given.liaison(), all));
        for (int i = 0; i < returns.cases().size(); i++) {
            number("returns.cases[" + (i + 1) + "].liaison", returns.cases().get(i).values().liaison(), all);
        }
        for (int i = 0; i < replay.actions().size(); i++) {
            number("actions[" + (i + 1) + "].liaison", replay.actions().get(i).liaison(), all);
        }
        all.values().removeIf(Objects::isNull);
        return all;
    }

    private static void family(String at, Family family, Map<String, Object> into) {
        for (int i = 0; i < family.asked().size(); i++) {
            into.put(at + ".asked[" + (i + 1) + "].decision", family.asked().get(i).decision());
        }
        into.put(at + ".interview.contingency", family.interview() == null ? null : family.interview().contingency());
        into.put(at + ".boardMeeting", family.boardMeeting());
        into.put(at + ".thanks", family.thanks());
    }

    private static void number(String at, List<Decision> decisions, Map<String, Object> into) {
        for (int i = 0; i < decisions.size(); i++) {
            into.put(at + "[" + (i + 1) + "]", decisions.get(i));
        }
    }
}
