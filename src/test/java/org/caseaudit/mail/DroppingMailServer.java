package org.caseaudit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes the whole message and hangs up instead of saying so. */
class DroppingMailServer implements AutoCloseable {

    private final AtomicInteger accepted = new AtomicInteger();
    private final SmtpConversations conversations;

    DroppingMailServer(int port) {
        conversations = new SmtpConversations(port, this::talk);
    }

    /** How many messages it has read to their end. */
    int accepted() {
        return accepted.get();
    }

    private void talk(BufferedReader in, SmtpConversations.Answers answers) throws IOException {
        answers.say("220 test");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && line.equals(".")) {
                accepted.incrementAndGet();
                return;
            }
            if (!data) {
                data = line.toUpperCase(Locale.ROOT).startsWith("DATA");
                answers.say(data ? "354 go on" : "250 OK");
            }
        }
    }

    @Override
    public void close() {
        conversations.close();
    }
}
