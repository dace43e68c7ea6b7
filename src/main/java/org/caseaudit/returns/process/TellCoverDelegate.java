package org.caseaudit.returns.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Cover;
import org.caseaudit.identity.Covers;
import org.caseaudit.identity.Directory;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.Postbox;
import org.caseaudit.returns.CoverBeginsMail;
import org.caseaudit.returns.process.CoverProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells whoever covers that it begins, and until when. */
@Component
class TellCoverDelegate implements JavaDelegate {

    private final Covers covers;
    private final Directory directory;
    private final Postbox postbox;
    private final Links links;

    TellCoverDelegate(Covers covers, Directory directory, Postbox postbox, Links links) {
        this.covers = covers;
        this.directory = directory;
        this.postbox = postbox;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution process) {
        Cover cover = covers.find((Long) process.getVariable(Variables.COVER_ID));
        String agency = directory.agency(cover.agencyCode()).map(Agency::name).orElse(cover.agencyCode());
        postbox.post(directory.person(cover.userId()).map(person -> List.of(new Letter(
                "cover:" + cover.id() + ":" + person.id(), "auditor",
                person, "Cover " + agency,
                process.getProcessInstanceId(),
                new CoverBeginsMail(person.name(), agency, cover.from(), cover.until(), links.to(Links.TASKLIST)))))
                .orElseGet(List::of));
    }
}
