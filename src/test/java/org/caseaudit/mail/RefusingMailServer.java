package org.caseaudit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;

/** A mail server that knows no recipient; GreenMail takes everybody. */
class RefusingMailServer implements AutoCloseable {

    static final String ANSWER = "550 5.1.1 No such mailbox here";

    private final SmtpConversations conversations;

    RefusingMailServer(int port) {
        conversations = new SmtpConversations(port, RefusingMailServer::talk);
    }

    private static void talk(BufferedReader in, SmtpConversations.Answers answers) throws IOException {
        answers.say("220 test");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("QUIT")) {
                answers.say("221 bye");
                return;
            }
            answers.say(command.startsWith("RCPT") ? ANSWER : "250 OK");
        }
    }

    @Override
    public void close() {
        conversations.close();
    }
}
