package org.caseaudit.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A message on its way: queued, then handed over, or failed and perhaps tried again. */
@Entity
class Message {

    private static final int LONGEST_ERROR = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String messageId;
    private String audience;
    private String recipientUser;
    private String recipientAddress;
    private String template;
    private String about;
    private String processInstanceId;
    private Instant queuedAt;
    private Instant handedOverAt;
    private Instant failedAt;
    private int attempts;
    private String error;
    private Instant bouncedAt;

    protected Message() {}

    Message(String messageId, Letter letter, String template, Instant queuedAt) {
        this.messageId = messageId;
        this.audience = letter.audience();
        this.recipientUser = letter.recipient().userId();
        this.template = template;
        this.about = letter.about();
        this.processInstanceId = letter.processInstanceId();
        this.queuedAt = queuedAt;
    }

    /** The address may have been put right since the last attempt. */
    void attempt(String address) {
        attempts++;
        recipientAddress = address;
    }

    void handedOver(Instant at) {
        handedOverAt = at;
    }

    void failed(Instant at, String reason) {
        failedAt = at;
        error = reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason;
    }

    void bounced(Instant at) {
        bouncedAt = at;
    }

    boolean isHandedOver() {
        return handedOverAt != null;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    SentMessage toSentMessage() {
        return new SentMessage(
                id,
                messageId,
                audience,
                recipientUser,
                recipientAddress,
                template,
                about,
                processInstanceId,
                queuedAt,
                handedOverAt,
                failedAt,
                attempts,
                error,
                bouncedAt);
    }
}
