package org.caseaudit.chasing;

/** What a feature tells the chases that run for its work. */
public interface Chases {

    /** The work has a new due date: its chase plans anew. Nothing happens where none is waiting. */
    void deadlineMoved(String kind, long id);
}
