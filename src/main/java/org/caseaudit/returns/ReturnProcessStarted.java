package org.caseaudit.returns;

/** A process asks for a return and waits for it. Published within its transaction. */
public record ReturnProcessStarted(long agencyReturnId, String processInstanceId) {
}
