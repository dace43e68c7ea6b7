package org.caseaudit.mail;

import java.util.List;
import org.caseaudit.identity.Person;

/**
 * A message made of one or several items for one person.
 *
 * @param recipient the person as known now; the address may be missing or wrong
 */
record NewMessage(String messageId, Person recipient, List<MailItem> items) {

    String template() {
        return items.size() == 1 ? items.get(0).template() : MailRenderer.SEVERAL;
    }
}
