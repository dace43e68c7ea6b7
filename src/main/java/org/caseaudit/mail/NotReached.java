package org.caseaudit.mail;

import java.util.List;

/**
 * No mail arrives at a person's address: there is none, it is wrong, or a message came back. Published in the
 * transaction that records it.
 *
 * @param reason the mail server's words, or what is wrong with the address
 * @param told   what the person was to be told
 */
public record NotReached(String messageId, String userId, String reason, List<Told> told) {

    public NotReached {
        told = List.copyOf(told);
    }

    /**
     * One thing.
     *
     * @param template          such as {@code chasing/overdue}
     * @param processInstanceId the process that posted it, or null
     */
    public record Told(String template, String audience, String about, String processInstanceId) {
    }

    static NotReached of(String messageId, String userId, String reason, List<MailItem> items) {
        return new NotReached(messageId, userId, reason, items.stream().map(item ->
                new Told(item.template(), item.audience(), item.about(), item.processInstanceId())).toList());
    }
}
