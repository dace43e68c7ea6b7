package org.caseaudit.mail;

/**
 * What one kind of mail says. Implemented by records named {@code XxxMail}: the record's package below the
 * application's names the feature, and {@code mail/<feature>/<xxx>.txt} is the template, so that
 * {@code returns.ReturnOverdueMail} is written in {@code mail/returns/return-overdue.txt}.
 *
 * <p>Components are references, roles, names of recipients, dates and numbers, of type {@code String},
 * {@code LocalDate} or {@code int} only. Never anything about a child, and no answer from a form: mail is read on
 * telephones, forwarded and kept in other people's archives.
 */
public interface MailContent {

    /** The page on which the recipient can do what the mail asks, behind the login; made by {@link Links}. */
    String link();
}
