package org.caseaudit.mail;

import java.util.regex.Pattern;

/**
 * What a mail server reports about a message it could not deliver, as in a delivery status notification (RFC 3464).
 *
 * @param messageId of the message that was sent; null where the report does not say
 * @param recipient the address it was sent to; null where the report does not say
 * @param status    enhanced status code, such as {@code 5.1.1}
 * @param words     the server's diagnostic; null where it gives none
 */
public record BounceReport(String messageId, String recipient, String status, String words) {

    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    public BounceReport {
        messageId = blankToNull(messageId);
        recipient = blankToNull(recipient);
        status = blankToNull(status);
        if (messageId == null && recipient == null) {
            throw new IllegalArgumentException("messageId or recipient is needed");
        }
        if (status == null || !STATUS.matcher(status).matches()) {
            throw new IllegalArgumentException("status is an enhanced status code, such as 5.1.1");
        }
        if (messageId != null && !messageId.startsWith("<")) {
            messageId = "<" + messageId + ">";
        }
    }

    /** Whether the server has given up; a delay (4) or a success (2) changes nothing. */
    boolean isFinal() {
        return status.startsWith("5");
    }

    String reason() {
        return words == null || words.isBlank() ? "came back with status " + status : status + " " + words.strip();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
