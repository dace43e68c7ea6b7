package org.caseaudit.chasing.process;

import java.util.Optional;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.chasing.process.MendAddressProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Addresses;
import org.caseaudit.mail.DeadAddress;
import org.springframework.stereotype.Component;

/** A coordinator has seen to an address; that it is another one now is looked up, not believed. */
@Component
class MendAddressForm extends FormHandler {

    private final Addresses addresses;
    private final Directory directory;
    private final CalendarSettings calendar;

    MendAddressForm(Addresses addresses, Directory directory, CalendarSettings calendar) {
        this.addresses = addresses;
        this.directory = directory;
        this.calendar = calendar;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        String user = task.text(Variables.UNREACHED_USER);
        Optional<Person> person = directory.person(user);
        Optional<DeadAddress> dead = addresses.dead(user);
        values.show("personName", person.map(Person::name).orElse(user))
                .show("userId", user)
                .show("address", person.map(Person::email).filter(address -> !address.isBlank()).orElse("none"))
                .show("reason", dead.map(DeadAddress::reason).orElse("nothing is known to be wrong any more"))
                .show("since", dead.map(address -> UkDate.format(address.since(), calendar.zone())).orElse(""));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        String user = task.text(Variables.UNREACHED_USER);
        String decision = answers.text("decision");
        if (decision.equals("changed")) {
            mustDiffer(user);
        }
        if (!decision.equals("gone")) {
            addresses.mended(user);
        }
        task.set(Variables.ADDRESS_MENDED, !decision.equals("gone"));
    }

    private void mustDiffer(String user) {
        String now = directory.person(user).map(Person::email).orElse("");
        boolean same = addresses.dead(user)
                .map(dead -> now.isBlank() || now.equalsIgnoreCase(dead.address())).orElse(false);
        if (same) {
            throw new FormRefusedException("decision", "the account still has the address at which no mail arrives; "
                    + "change it in Admin first");
        }
    }
}
