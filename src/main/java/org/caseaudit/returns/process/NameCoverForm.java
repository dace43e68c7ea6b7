package org.caseaudit.returns.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Cover;
import org.caseaudit.identity.Covers;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.InvalidFieldException;
import org.caseaudit.identity.Person;
import org.caseaudit.returns.process.CoverProcess.Variables;
import org.springframework.stereotype.Component;

/** A lead auditor will be away: names who audits meanwhile, or calls it off. A deputy or a manager may do so too. */
@Component
class NameCoverForm extends FormHandler {

    private final Covers covers;
    private final Directory directory;
    private final CurrentUser user;
    private final Clock clock;

    NameCoverForm(Covers covers, Directory directory, CurrentUser user, Clock clock) {
        this.covers = covers;
        this.directory = directory;
        this.user = user;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        List<Agency> agencies = theirs();
        Map<String, String> people = new LinkedHashMap<>();
        List<Option> ahead = new ArrayList<>();
        for (Agency agency : agencies) {
            couldCover(agency).forEach(person -> people.put(person.id(), person.name()));
            covers.ahead(agency.code()).forEach(cover -> ahead.add(new Option(Long.toString(cover.id()),
                    agency.name() + ": " + directory.person(cover.userId()).map(Person::name).orElse(cover.userId())
                            + ", " + UkDate.format(cover.from()) + " to " + UkDate.format(cover.until()))));
        }
        values.options("agencyOptions", agencies.stream().map(a -> new Option(a.code(), a.name())).toList())
                .options("personOptions",
                        people.entrySet().stream().map(e -> new Option(e.getKey(), e.getValue())).toList())
                .options("coverOptions", ahead);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean calledOff = answers.text("wanted").equals("callOff");
        task.set(Variables.COVER_CALLED_OFF, calledOff);
        if (calledOff) {
            long id = Long.parseLong(answers.text("cover"));
            task.set(Variables.CALLED_OFF_COVER_ID, id);
            task.setBusinessKey(covers.find(id).agencyCode());
            return;
        }
        Agency agency = theirs().stream().filter(a -> a.code().equals(answers.text("agency"))).findFirst()
                .orElseThrow();
        String who = answers.text("person");
        if (couldCover(agency).stream().noneMatch(person -> person.id().equals(who))) {
            throw new FormRefusedException("person", "does not work for " + agency.name());
        }
        try {
            Cover named = covers.name(
                    agency.code(), who, answers.date("fromOn"), answers.date("untilOn"), task.user());
            task.set(Variables.COVER_ID, named.id());
            task.set(Variables.COVER_FROM, startOf(named.from()));
            task.set(Variables.COVER_OVER, startOf(named.until().plusDays(1)));
            task.setBusinessKey(agency.code());
        } catch (InvalidFieldException e) {
            throw new FormRefusedException(e.field(), e.getMessage());
        }
    }

    /** The agencies for which the person may name a cover; whoever covers may not pass it on. */
    private List<Agency> theirs() {
        return directory.agencies().stream().filter(agency -> agency.leadAuditor().equals(user.id())
                || user.id().equals(agency.deputy()) || user.isIn(Groups.managers(agency.code()))).toList();
    }

    private List<Person> couldCover(Agency agency) {
        String code = agency.code();
        return Stream.of(Groups.agency(code), Groups.managers(code), Groups.contributors(code))
                .flatMap(group -> directory.members(group).stream())
                .filter(person -> !person.id().equals(agency.leadAuditor())).distinct().toList();
    }

    private Date startOf(LocalDate day) {
        return Date.from(ZonedDateTime.of(day.atStartOfDay(), clock.getZone()).toInstant());
    }
}
