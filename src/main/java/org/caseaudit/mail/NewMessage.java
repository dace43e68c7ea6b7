package org.caseaudit.mail;

import java.util.List;

/**
 * A message made of one or several items for one person.
 *
 * @param unreachable why no mail can be sent to the person; null if it can
 */
record NewMessage(String messageId, String address, String unreachable, List<MailItem> items) {

    String template() {
        return items.size() == 1 ? items.get(0).template() : MailRenderer.SEVERAL;
    }
}
