package org.caseaudit.demo;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever has just started the demonstration where to go and as whom. */
@Component
@Profile("demo")
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final Environment environment;

    Announcement(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void announce() {
        String officers = Fairhaven.officers().stream()
                .map(p -> "    %-16s %s (%s)".formatted(p.id(), p.name(), p.role())).collect(Collectors.joining("\n"));
        String agencies = Fairhaven.agencies().stream()
                .map(a -> "    %-16s %s".formatted(a.code(), a.name())).collect(Collectors.joining("\n"));
        log.info("""


                {}: everything and everybody in it is invented.

                  Go to        http://localhost:{}/
                  Log in as    one of these people, each with the password   {}

                {}
                  The lead auditor of an agency; add -deputy or -manager for the others:
                {}
                    {}            administrator

                  Mail         {}
                  A published round and one under way are being prepared and show up within the next minute or two.
                """, Fairhaven.NAME, environment.getProperty("local.server.port"), Fairhaven.PASSWORD, officers, agencies,
                Fairhaven.ADMINISTRATOR, mail());
    }

    private String mail() {
        String host = environment.getProperty("spring.mail.host");
        return host == null ? "is written to " + environment.getProperty("case-audit.mail.directory")
                : "goes to " + host;
    }
}
