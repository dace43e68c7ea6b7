package org.caseaudit.sampling;

/** Fewer cases can be drawn than are wanted. Checked, because a round has a way on. */
public class SampleTooSmallException extends Exception {

    private static final long serialVersionUID = 1L;

    SampleTooSmallException(FrameSize frame, int wanted) {
        super("%d cases can be drawn (%d match the scope); %d are wanted%s"
                .formatted(frame.drawable(), frame.matching(), wanted, frame.shortfalls().isEmpty() ? ""
                        : ". Too few in " + frame.shortfalls().stream().map(Shortfall::inWords).toList()));
    }
}
