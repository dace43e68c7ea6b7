package org.caseaudit.letters;

import java.util.stream.Stream;

/** A document that is ready to send or to hand over; its template is {@code templates/letters/<file>.html}. */
enum Letter {

    INVITATION("invitation", "Invitation letter", "Parents and carers, before they are asked"),
    INFORMATION_PARENTS("information-for-parents", "Information sheet", "Parents and carers, with the invitation"),
    INFORMATION_CHILDREN("information-for-children", "Information sheet in plain words",
            "Children and young people, to read or to be read to"),
    AGREEMENT("agreement-form", "Agreement form", "Everyone who is asked; one form for each person"),
    SPEAKING_TO_THE_BOARD("speaking-to-the-board", "How to speak to the board directly",
            "Parents and carers who would like to"),
    THANK_YOU("thank-you", "Thank-you letter", "Every family that took part"),
    FAMILY_VERSION("family-version", "The report in plain words", "Every family that took part, once it is published");

    private final String file;
    private final String title;
    private final String readers;

    Letter(String file, String title, String readers) {
        this.file = file;
        this.title = title;
        this.readers = readers;
    }

    /** Name of the file without its ending. */
    public String file() {
        return file;
    }

    public String title() {
        return title;
    }

    /** For whom it is, and when. */
    public String readers() {
        return readers;
    }

    String template() {
        return "letters/" + file;
    }

    static Stream<Letter> named(String file) {
        return Stream.of(values()).filter(letter -> letter.file.equals(file));
    }
}
