package org.caseaudit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.demo.process.Play;
import org.caseaudit.demo.process.Plays;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.register.CaseRegister;
import org.caseaudit.register.CaseRegisterImport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Takes the case register in and plays the rounds, once the application is ready and beside whatever people do with it
 * meanwhile. What is there already is left alone; what fails is logged and harms nothing else.
 */
@Component
@Profile("demo")
class DemoRounds {

    private static final Logger log = LoggerFactory.getLogger(DemoRounds.class);
    static final String THREAD = "demonstration";
    private static final String REGISTER = "demo/case-register.csv";

    private final CaseRegister register;
    private final CaseRegisterImport registerImport;
    private final AuditRounds rounds;
    private final WorkingCalendar calendar;
    private final Plays plays;
    private final List<Story> stories;
    private volatile boolean stopping;

    DemoRounds(CaseRegister register, CaseRegisterImport registerImport, AuditRounds rounds, WorkingCalendar calendar,
            Plays plays, List<Story> stories) {
        this.register = register;
        this.registerImport = registerImport;
        this.rounds = rounds;
        this.calendar = calendar;
        this.plays = plays;
        this.stories = stories;
    }

    /** After the announcement, so that its lines stay together. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(2)
    void prepare() {
        Thread thread = new Thread(this::run, THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    private void run() {
        long started = System.nanoTime();
        try {
            if (register.size() == 0) {
                try (InputStream csv = new ClassPathResource(REGISTER).getInputStream()) {
                    registerImport.read(csv);
                }
            }
            boolean told = false;
            for (Story story : stories) {
                told |= tell(story);
            }
            if (told) {
                log.info("The demonstration's rounds are ready, after {} s",
                        Duration.ofNanos(System.nanoTime() - started).toSeconds());
            }
        } catch (IOException | RuntimeException e) {
            if (stopping) {
                log.info("Stopped before the demonstration's rounds were ready. Delete ./data to have them prepared anew.");
                return;
            }
            log.error("The demonstration's rounds could not be prepared; everything else works", e);
        }
    }

    private boolean tell(Story story) {
        if (rounds.all().stream().anyMatch(round -> round.title().equals(story.title()))) {
            return false;
        }
        story.today(calendar.today());
        try (Play play = plays.from(story.moment(story.begins(), 9))) {
            story.tell(play);
        }
        return true;
    }
}
