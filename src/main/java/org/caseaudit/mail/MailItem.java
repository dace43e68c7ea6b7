package org.caseaudit.mail;

import java.time.Instant;

/** A letter as it waits in the database: its words are written, its address is looked up when it goes. */
record MailItem(
        long id,
        String key,
        String recipientUser,
        String audience,
        String template,
        String about,
        String subject,
        String heading,
        String line,
        String body,
        String link,
        String calendar,
        String together,
        String processInstanceId,
        Instant queuedAt,
        Instant notBefore) {

    static MailItem of(Letter letter, RenderedMail rendered, Instant now, Instant notBefore) {
        return new MailItem(0, letter.messageKey(), letter.recipient().id(), letter.audience(), rendered.template(),
                letter.about(), rendered.subject(), rendered.heading(), rendered.line(), rendered.body(),
                rendered.link(), letter.calendar(), letter.together(), letter.processInstanceId(), now, notBefore);
    }

    /** Whether the two may stand in one message. */
    boolean goesWith(MailItem other) {
        return recipientUser.equals(other.recipientUser) && together != null && together.equals(other.together)
                && calendar == null && other.calendar == null && line != null && other.line != null;
    }
}
