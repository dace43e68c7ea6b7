package org.caseaudit.mail;

import org.caseaudit.engine.AsSystem;
import org.caseaudit.web.BadInput;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a mail gateway reports what came back; it signs in as a member of the group of mail gateways. */
@RestController
class BounceController {

    private final Bounces bounces;
    private final AsSystem asSystem;

    BounceController(Bounces bounces, AsSystem asSystem) {
        this.bounces = bounces;
        this.asSystem = asSystem;
    }

    /** 204 when taken in, 404 when no message of ours is meant, 400 when the report cannot be read. */
    @PostMapping("/bounces")
    ResponseEntity<Void> report(@RequestBody Report report) {
        BounceReport bounce;
        try {
            bounce = new BounceReport(report.messageId(), report.recipient(), report.status(), report.diagnostic());
        } catch (IllegalArgumentException e) {
            String[] words = e.getMessage().split(" ", 2);
            throw new BadInput(words[0], words[1]);
        }
        boolean ours = asSystem.call(() -> bounces.record(bounce));
        return ours ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
    }

    record Report(String messageId, String recipient, String status, String diagnostic) {
    }
}
