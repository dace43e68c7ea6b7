package org.caseaudit.demo;

import java.util.Set;
import org.caseaudit.demo.process.DemoAccounts;
import org.caseaudit.identity.Administrators;
import org.caseaudit.identity.AgencyRegister;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the fictional partnership's people and agencies, once; a restart leaves them as they have become. */
@Component
@Profile("demo")
class DemoPeople implements ApplicationRunner {

    private final DemoAccounts accounts;
    private final Administrators administrators;
    private final AgencyRegister agencies;

    DemoPeople(DemoAccounts accounts, Administrators administrators, AgencyRegister agencies) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.agencies = agencies;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        Set<String> known = accounts.known();
        if (known.contains(Fairhaven.ADMINISTRATOR)) {
            return;
        }
        Fairhaven.everybody().stream().filter(person -> !known.contains(person.id())).forEach(accounts::create);
        Fairhaven.agencies().forEach(agencies::put);
        Fairhaven.everybody().forEach(accounts::join);
        // Last, so that a start that failed half-way is made good by the next one.
        administrators.ensure(Fairhaven.ADMINISTRATOR, "Alex Rowe", "admin@fairhaven.example", Fairhaven.PASSWORD);
    }
}
