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
 *     {@code 2026-DA-1 CASE-0042 police}; made fit to be kept and searched, since a name may hold anything and be of any
 *     length, and none may keep a letter from going out
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

    private static final int LONGEST_ABOUT = 200;
    // Names of agencies and roles may stand among the references: Children's social care, Health (community).
    private static final Pattern NO_REFERENCE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._:/&'\u2019(),\u2013-]+");

    public Letter {
        if (messageKey == null || messageKey.isBlank()) {
            throw new IllegalArgumentException("A letter needs a message key");
        }
        if (audience == null || !AUDIENCE.matcher(audience).matches()) {
            throw new IllegalArgumentException("The audience is a role in lower case, such as 'safeguarding-lead'");
        }
        about = references(about);
        if (about.isEmpty()) {
            throw new IllegalArgumentException("A letter tells in references what it is about");
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

    /** One line of at most 200 characters. Cut first: half a character at the end is none that may stand there. */
    private static String references(String words) {
        String cut = words == null ? "" : words.substring(0, Math.min(words.length(), LONGEST_ABOUT));
        return NO_REFERENCE.matcher(cut).replaceAll(" ").strip();
    }
}
