package org.caseaudit.mail;

import java.util.Objects;
import java.util.regex.Pattern;
import org.caseaudit.identity.Person;

/**
 * One thing to tell one person.
 *
 * @param messageKey names this very letter and stays the same when its writer is tried again, for instance the process
 *     instance, the step and the recipient (not an activity instance: each retry has its own); a key known already is
 *     not posted again
 * @param audience in which role the recipient gets it, such as {@code auditor} or {@code safeguarding-lead}
 * @param about what it concerns, references and agencies or roles only, the round's reference first:
 *     {@code 2026-DA-1 CASE-0042 police}
 * @param processInstanceId the process that sends it, or null
 * @param together letters to one person with the same word here that go out at the same time become one message; null
 *     for a letter that stays on its own
 * @param urgent goes at once, also outside working hours
 * @param calendar an {@code .ics} file that goes with it, or null
 */
public record Letter(
        String messageKey,
        String audience,
        Person recipient,
        String about,
        String processInstanceId,
        MailContent content,
        String together,
        boolean urgent,
        String calendar) {

    private static final Pattern AUDIENCE = Pattern.compile("[a-z][a-z-]{0,59}");

    // Names of agencies and roles may stand among the references: Children's social care, Health (community).
    private static final Pattern REFERENCES =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._:/&'\u2019(),\u2013-]{0,199}");

    public Letter {
        if (messageKey == null || messageKey.isBlank()) {
            throw new IllegalArgumentException("A letter needs a message key");
        }
        if (audience == null || !AUDIENCE.matcher(audience).matches()) {
            throw new IllegalArgumentException("The audience is a role in lower case, such as 'safeguarding-lead'");
        }
        if (about == null || !REFERENCES.matcher(about).matches()) {
            throw new IllegalArgumentException("What a letter is about is told in references, on one line of at most 200 characters");
        }
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(content, "content");
    }

    /** A letter that stays on its own and waits for working hours. */
    public Letter(
            String messageKey, String audience, Person recipient, String about, String processInstanceId,
            MailContent content) {
        this(messageKey, audience, recipient, about, processInstanceId, content, null, false, null);
    }
}
