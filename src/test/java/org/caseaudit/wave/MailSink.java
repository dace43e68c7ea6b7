package org.caseaudit.wave;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes everything and remembers of each message only how often its id came. */
public final class MailSink implements AutoCloseable {

    private static final String MESSAGE_ID = "Message-ID: ";

    private final ServerSocket socket;
    private final Map<String, Integer> timesById = new ConcurrentHashMap<>();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable meanwhile;
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
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
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

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                daemon(() -> talk(client));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void talk(Socket client) {
        try (client; BufferedReader in = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            answer(out, "220 sink");
            String id = null;
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data) {
                    if (line.equals(".")) {
                        pause();
                        timesById.merge(id, 1, Integer::sum);
                        received.incrementAndGet();
                        data = false;
                        answer(out, "250 taken");
                    } else if (line.startsWith(MESSAGE_ID)) {
                        id = line.substring(MESSAGE_ID.length());
                    }
                } else if (line.startsWith("DATA")) {
                    data = true;
                    answer(out, "354 go on");
                } else if (line.startsWith("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    answer(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // The client has gone, perhaps killed.
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

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mail-sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
