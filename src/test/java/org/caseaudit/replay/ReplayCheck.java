package org.caseaudit.replay;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds what a replay's file cannot mean, before the application is started for it. */
final class ReplayCheck {

    private static final Pattern OF = Pattern.compile("\\d+ of \\d+");
    private static final Set<String> OUTCOMES = Set.of(
            "COMPLETED", "NOT_KNOWN", "NO_SAFEGUARDING_ISSUE", "RECORD_NOT_FOUND", "UNABLE_TO_TAKE_PART");
    private static final Set<String> ANSWERS = Set.of("AGREED", "REFUSED", "NOT_REACHED", "UNSAFE_TO_ASK");

    private final Replay replay;
    private final BiConsumer<String, String> mistake;

    ReplayCheck(Replay replay, BiConsumer<String, String> mistake) {
        this.replay = replay;
        this.mistake = mistake;
    }

    void check() {
        need("title", replay.title());
        need("starts", replay.starts());
        if (replay.agencies().isEmpty()) {
            mistake.accept("agencies", "is missing; name at least one agency with code and name");
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < replay.agencies().size(); i++) {
            Replay.Agency agency = replay.agencies().get(i);
            need("agencies[" + (i + 1) + "].code", agency.code());
            if (!codes.add(agency.code())) {
                mistake.accept("agencies[" + (i + 1) + "].code", "“" + agency.code() + "” is there twice");
            }
        }
        if (replay.round() == null || replay.scope() == null) {
            mistake.accept(replay.round() == null ? "round" : "scope", "is missing");
            return;
        }
        need("round.title", replay.round().title());
        need("round.panelOn", replay.round().panelOn());
        need("scope.sampleSize", replay.scope().sampleSize());
        need("scope.returnsDueOn", replay.scope().returnsDueOn());
        codes("scope.agencies", replay.scope().agencies());
        register();
        smallFrame();
        families();
        returns();
        helpers();
        concerns();
        if (!replay.sample().abandoned()) {
            panel();
            findings();
            actions();
        }
        expectations();
    }

    private void register() {
        if (replay.register().cases().isEmpty() && replay.register().groups().isEmpty()) {
            mistake.accept("register", "is missing; give cases or groups");
        }
        for (int i = 0; i < replay.register().groups().size(); i++) {
            if (replay.register().groups().get(i).count() < 1) {
                mistake.accept("register.groups[" + (i + 1) + "].count", "must be at least 1");
            }
        }
        for (int i = 0; i < replay.sample().exclude().size(); i++) {
            place("sample.exclude[" + (i + 1) + "].case", replay.sample().exclude().get(i).place());
            need("sample.exclude[" + (i + 1) + "].reason", replay.sample().exclude().get(i).reason());
        }
    }

    private void smallFrame() {
        for (int i = 0; i < replay.sample().smallFrame().size(); i++) {
            Replay.Sample.SmallFrame decided = replay.sample().smallFrame().get(i);
            String at = "sample.smallFrame[" + (i + 1) + "]";
            oneOf(at + ".decision", decided.decision(), Set.of("widen", "fewer", "abandon"));
            need(at + ".reason", decided.reason());
            if ("widen".equals(decided.decision())) {
                need(at + ".scope", decided.scope());
            }
            if (decided.scope() != null) {
                codes(at + ".scope.agencies", decided.scope().agencies());
            }
        }
    }

    private void families() {
        family("families.all", replay.families().all());
        replay.families().cases().forEach((place, family) -> {
            place("families.cases." + place, place);
            family("families.cases." + place, family);
        });
    }

    private void family(String at, Replay.Family family) {
        for (int i = 0; i < family.asked().size(); i++) {
            String asked = at + ".asked[" + (i + 1) + "]";
            Replay.Asking given = family.asked().get(i);
            oneOf(asked + ".parent", given.parent(), ANSWERS);
            oneOf(asked + ".child", given.child(), Set.of("AGREED", "REFUSED", "NOT_ASKED"));
            if (given.by() != null && given.by().contains(":")) {
                who(asked + ".by", given.by());
            }
            decision(asked + ".decision", given.decision(), Set.of("askOn", "giveUp"));
        }
        if (family.interview() != null) {
            decision(at + ".interview.contingency", family.interview().contingency(),
                    Set.of("goesAhead", "notHeard"));
        }
        if (family.withdrawn() != null) {
            need(at + ".withdrawn.on", family.withdrawn().on());
        }
    }

    private void decision(String at, Replay.Decision decision, Set<String> possible) {
        if (decision != null && decision.decision() != null) {
            oneOf(at + ".decision", decision.decision(), possible);
        }
    }

    private void decisions(String at, List<Replay.Decision> decisions, Set<String> possible) {
        for (int i = 0; i < decisions.size(); i++) {
            decision(at + "[" + (i + 1) + "]", decisions.get(i), possible);
        }
    }

    private void returns() {
        Replay.Returns returns = replay.returns();
        oneOf("returns.all.outcome", returns.all().outcomeOrCompleted(), OUTCOMES);
        returns.agencies().forEach((code, given) -> {
            code("returns.agencies." + code, code);
            oneOf("returns.agencies." + code + ".outcome", given.outcomeOrCompleted(), OUTCOMES);
        });
        for (int i = 0; i < returns.cases().size(); i++) {
            String at = "returns.cases[" + (i + 1) + "]";
            Replay.CaseReturn given = returns.cases().get(i);
            if (given.cases().isEmpty()) {
                mistake.accept(at + ".case", "is missing");
            }
            given.cases().forEach(place -> place(at + ".case", place));
            code(at + ".agency", given.agency());
            oneOf(at + ".outcome", given.values().outcomeOrCompleted(), OUTCOMES);
        }
    }

    private void helpers() {
        Replay.Returns returns = replay.returns();
        for (int i = 0; i < returns.covers().size(); i++) {
            String at = "returns.covers[" + (i + 1) + "]";
            code(at + ".agency", returns.covers().get(i).agency());
            who(at + ".person", returns.covers().get(i).person());
            need(at + ".from", returns.covers().get(i).from());
            need(at + ".until", returns.covers().get(i).until());
        }
        for (int i = 0; i < returns.added().size(); i++) {
            String at = "returns.added[" + (i + 1) + "]";
            place(at + ".case", returns.added().get(i).place());
            code(at + ".agency", returns.added().get(i).agency());
            need(at + ".on", returns.added().get(i).on());
        }
        helpers("returns.all", returns.all());
        returns.agencies().forEach((code, given) -> helpers("returns.agencies." + code, given));
        for (int i = 0; i < returns.cases().size(); i++) {
            helpers("returns.cases[" + (i + 1) + "]", returns.cases().get(i).values());
        }
    }

    private void helpers(String at, Replay.Return given) {
        decisions(at + ".liaison", given.liaison(), Set.of("extend", "goOn", "excuse"));
        for (int i = 0; i < given.parts().size(); i++) {
            String part = at + ".parts[" + (i + 1) + "]";
            who(part + ".to", given.parts().get(i).to());
            oneOf(part + ".kind", given.parts().get(i).kind(), Set.of("PRACTICE", "SCHOOL", "SERVICE", "COLLEAGUE"));
            oneOf(part + ".outcome", given.parts().get(i).outcome(),
                    Set.of("ANSWERED", "NOT_KNOWN", "RECORD_NOT_FOUND", "UNABLE_TO_TAKE_PART"));
        }
        for (int i = 0; i < given.moreTime().size(); i++) {
            String asked = at + ".moreTime[" + (i + 1) + "]";
            need(asked + ".on", given.moreTime().get(i).on());
            need(asked + ".until", given.moreTime().get(i).until());
            oneOf(asked + ".decision", given.moreTime().get(i).decision(), Set.of("grant", "refuse"));
        }
    }

    private void concerns() {
        for (int i = 0; i < replay.concerns().size(); i++) {
            String at = "concerns[" + (i + 1) + "]";
            Replay.Concern concern = replay.concerns().get(i);
            place(at + ".case", concern.place());
            need(at + ".on", concern.on());
            need(at + ".worry", concern.worry());
            who(at + ".raisedBy", concern.raisedBy());
        }
    }

    private void panel() {
        replay.panel().cases().forEach((place, moderation) -> {
            place("panel.cases." + place, place);
            disposition("panel.cases." + place, moderation);
        });
        disposition("panel.all", replay.panel().all());
        if (replay.panel().present() != null) {
            codes("panel.present", replay.panel().present());
        }
        Integer last = replay.agreed().sampleSize();
        for (int place = 1; last != null && place <= last; place++) {
            Replay.Moderation moderation = replay.panel().of(place);
            if ("NOT_DISCUSSED".equals(moderation.disposition()) && moderation.reason() == null) {
                mistake.accept("panel.cases." + place + ".reason", "is missing; a case not discussed needs one");
            }
        }
    }

    private void disposition(String at, Replay.Moderation moderation) {
        if (moderation.disposition() != null) {
            oneOf(at + ".disposition", moderation.disposition(), Set.of("DISCUSSED", "NOT_DISCUSSED"));
        }
    }

    private void findings() {
        if (replay.findings().isEmpty()) {
            mistake.accept("findings", "is missing; a panel records at least one");
        }
        for (int i = 0; i < replay.findings().size(); i++) {
            String at = "findings[" + (i + 1) + "]";
            Replay.Finding finding = replay.findings().get(i);
            oneOf(at + ".kind", finding.kind(), Set.of("GOOD_PRACTICE", "LEARNING", "SYSTEM_ISSUE"));
            need(at + ".text", finding.text());
            codes(at + ".agencies", finding.agencies());
            if (finding.cases() != null && !OF.matcher(finding.cases()).matches()) {
                mistake.accept(at + ".cases", "must be two numbers such as 3 of 4");
            }
        }
    }

    private void actions() {
        if (replay.actions().isEmpty()) {
            mistake.accept("actions", "is missing; a panel agrees at least one");
        }
        for (int i = 0; i < replay.actions().size(); i++) {
            String at = "actions[" + (i + 1) + "]";
            Replay.Action action = replay.actions().get(i);
            need(at + ".text", action.text());
            if (action.due() == null || action.due().never()) {
                mistake.accept(at + ".due", "must be a date or working days after the panel");
            }
            if (action.owners().isEmpty()) {
                mistake.accept(at + ".owners", "is missing");
            }
            action.owners().forEach(owner -> owner(at + ".owners", owner));
            for (Integer finding : action.findings()) {
                if (finding < 1 || finding > replay.findings().size()) {
                    mistake.accept(at + ".findings", "names finding " + finding + ", but there are "
                            + replay.findings().size());
                }
            }
            decisions(at + ".liaison", action.liaison(), Set.of("extend", "goOn"));
            for (int k = 0; k < action.done().size(); k++) {
                done(at + ".done[" + (k + 1) + "]", action, action.done().get(k));
            }
        }
    }

    private void done(String at, Replay.Action action, Replay.Done done) {
        need(at + ".on", done.on());
        if (done.by() != null || !action.owners().isEmpty()) {
            who(at + ".by", done.by() == null ? action.owners().get(0) : done.by());
        }
        if (done.verified() != null && done.verified().by() != null) {
            who(at + ".verified.by", done.verified().by());
        }
        if (done.verified() != null && done.verified().decision() != null) {
            oneOf(at + ".verified.decision", done.verified().decision(), Set.of("verified", "notYet"));
        }
    }

    private void expectations() {
        for (int i = 0; i < replay.expect().mails().size(); i++) {
            Replay.ExpectedMail mail = replay.expect().mails().get(i);
            String at = "expect.mails[" + (i + 1) + "]";
            if (mail.to() != null) {
                who(at + ".to", mail.to());
            }
            regex(at + ".subject", mail.subject());
            regex(at + ".text", mail.text());
        }
        replay.expect().mailsLack().forEach(pattern -> regex("expect.mailsLack", pattern));
        replay.expect().report().matches().forEach(pattern -> regex("expect.report.matches", pattern));
        for (int i = 0; i < replay.expect().answers().size(); i++) {
            String at = "expect.answers[" + (i + 1) + "]";
            need(at + ".get", replay.expect().answers().get(i).get());
            who(at + ".as", replay.expect().answers().get(i).as());
        }
        oneOfAll("expect.report.formats", replay.expect().report().formats(), Set.of("page", "pdf", "word"));
    }

    private void need(String path, Object value) {
        if (value == null) {
            mistake.accept(path, "is missing");
        } else if (value instanceof LocalDate day && replay.starts() != null && day.isBefore(replay.starts())) {
            mistake.accept(path, "is before the replay starts on " + replay.starts());
        }
    }

    private void place(String path, Integer place) {
        Integer last = replay.agreed().sampleSize();
        if (place == null || last != null && (place < 1 || place > last)) {
            mistake.accept(path, "must be a case's place in the sample, from 1 to " + last);
        }
    }

    private void codes(String path, List<String> codes) {
        codes.forEach(code -> code(path, code));
    }

    private void code(String path, String code) {
        if (code == null || replay.agency(code) == null) {
            mistake.accept(path, code == null ? "is missing" : "names “" + code + "”, which is no agency's code here; "
                    + "there are " + replay.agencies().stream().map(Replay.Agency::code).toList());
        }
    }

    private void who(String path, String who) {
        if (who == null || new Cast(replay).find(who).isEmpty()) {
            mistake.accept(path, who == null ? "is missing" : "names “" + who + "”: write a person of this file, "
                    + "a group such as coordinators, or agency:, deputy: or managers: with an agency's code");
        }
    }

    private void owner(String path, String owner) {
        if (!owner.equals("lead-auditors")) {
            who(path, owner);
        }
    }

    private void oneOf(String path, String value, Set<String> possible) {
        if (value == null || !possible.contains(value)) {
            mistake.accept(path, (value == null ? "is missing" : "cannot be “" + value + "”") + "; possible are "
                    + possible.stream().sorted().toList());
        }
    }

    private void oneOfAll(String path, List<String> values, Set<String> possible) {
        values.forEach(value -> oneOf(path, value, possible));
    }

    private void regex(String path, String pattern) {
        try {
            Pattern.compile(pattern == null ? "" : pattern);
        } catch (PatternSyntaxException e) {
            mistake.accept(path, "is no regular expression: " + e.getDescription());
        }
    }
}
