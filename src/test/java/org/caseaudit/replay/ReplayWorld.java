package org.caseaudit.replay;

import java.net.URI;
import java.util.List;

/** Where a replay happens: an application with nobody in it but its administrator, its time, and a mail server. */
interface ReplayWorld {

    URI address();

    ReplayClock clock();

    String administrator();

    String administratorPassword();

    /** Everything that has arrived so far, in the order of arrival. */
    List<ReceivedMail> mails();
}
