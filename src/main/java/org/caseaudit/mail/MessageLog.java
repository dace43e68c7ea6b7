package org.caseaudit.mail;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to whom, oldest first. */
@Service
@Transactional(readOnly = true)
public class MessageLog {

    private final MailStore store;

    MessageLog(MailStore store) {
        this.store = store;
    }

    /** Messages about exactly these references or something below: {@code 2026-DA-1} finds all of that round. */
    public List<SentMessage> about(String references) {
        return store.about(references);
    }

    /** Messages that tell what a process instance posted, perhaps beside other things. */
    public List<SentMessage> ofProcessInstance(String processInstanceId) {
        return store.ofProcessInstance(processInstanceId);
    }

    /** Messages that reached nobody: failed and not handed over since, or come back. */
    public List<SentMessage> failures() {
        return store.undelivered();
    }
}
