package org.caseaudit.demo.process;

import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.caseaudit.identity.Directory;
import org.caseaudit.mail.PostOffice;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where rounds in the past are played. */
@Component
@Profile("demo")
public class Plays {

    private final ProcessEngine engine;
    private final Directory directory;
    private final PostOffice postOffice;

    Plays(ProcessEngine engine, Directory directory, PostOffice postOffice) {
        this.engine = engine;
        this.directory = directory;
        this.postOffice = postOffice;
    }

    /** Takes this thread to that moment; the play has to be closed. */
    public Play from(Instant start) {
        return new Play(engine, directory, postOffice, start);
    }
}
