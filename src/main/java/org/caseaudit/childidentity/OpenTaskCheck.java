package org.caseaudit.childidentity;

/** Answers whether a person has work on a case now; only then is there a reason to know who the child is. */
@FunctionalInterface
public interface OpenTaskCheck {

    boolean hasOpenTask(String userId, String caseRef);
}
