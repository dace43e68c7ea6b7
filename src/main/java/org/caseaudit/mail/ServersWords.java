package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a failure says, as somebody who has to mend it wants to read it. */
final class ServersWords {

    private static final int LONGEST_CHAIN = 10;

    private ServersWords() {}

    /** The messages of the failure and of what it holds: the server's answer is the innermost. */
    static String of(Throwable failure) {
        Set<String> words = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null && words.size() < LONGEST_CHAIN; cause = next(cause)) {
            words.add(MailRenderer.oneLine(cause.getMessage() == null ? cause.toString() : cause.getMessage()));
        }
        return String.join("; ", words);
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException() : failure.getCause();
    }
}
