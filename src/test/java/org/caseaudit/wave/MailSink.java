package org.caseaudit.wave;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseaudit.mail.SmtpConversations;

/** A mail server that takes everything and remembers of each message only how often its id came. */
public final class MailSink implements AutoCloseable {

    private static final String MESSAGE_ID = "Message-ID: ";

    private final Map<String, Integer> timesById = new ConcurrentHashMap<>();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable meanwhile;
    private final SmtpConversations conversations;
    private volatile boolean held;

    /** Starts on a free port. */
    public MailSink() {
        this(0, () -> { });
    }

    /**
     * Starts on that port.
     *
     * @param meanwhile what happens between a message's end and the answer
     */
    public MailSink(int port, Runnable meanwhile) {
        this.meanwhile = meanwhile;
        conversations = new SmtpConversations(port, this::talk);
    }

    public int port() {
        return conversations.port();
    }

    /** How many messages came, repeated ones included. */
    public int received() {
        return received.get();
    }

    /** Lets whoever sends wait for an answer until {@link #release}. */
    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
    }

    /** How many are on the wire now. */
    public int waiting() {
        return waiting.get();
    }

    /** How often each message id came. */
    public Map<String, Integer> timesById() {
        return Map.copyOf(timesById);
    }

    /** How many came more than once. */
    public long repeated() {
        return timesById.values().stream().filter(times -> times > 1).count();
    }

    private void talk(BufferedReader in, SmtpConversations.Answers answers) throws IOException {
        answers.say("220 sink");
        String id = null;
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data) {
                if (line.equals(".")) {
                    pause();
                    timesById.merge(id, 1, Integer::sum);
                    received.incrementAndGet();
                    data = false;
                    answers.say("250 taken");
                } else if (line.startsWith(MESSAGE_ID)) {
                    id = line.substring(MESSAGE_ID.length());
                }
            } else if (line.startsWith("DATA")) {
                data = true;
                answers.say("354 go on");
            } else if (line.startsWith("QUIT")) {
                answers.say("221 bye");
                return;
            } else {
                answers.say("250 fine");
            }
        }
    }

    private void pause() {
        waiting.incrementAndGet();
        try {
            meanwhile.run();
            while (held) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void close() {
        conversations.close();
    }
}
