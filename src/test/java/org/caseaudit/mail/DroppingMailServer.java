package org.caseaudit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes the whole message and hangs up instead of saying so. */
class DroppingMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger accepted = new AtomicInteger();

    DroppingMailServer(int port) throws IOException {
        socket = new ServerSocket(port, 5, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "dropping-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many messages it has read to their end. */
    int accepted() {
        return accepted.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client or the test has gone.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        answer(client, "220 test");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && line.equals(".")) {
                accepted.incrementAndGet();
                return;
            }
            if (!data) {
                data = line.toUpperCase(Locale.ROOT).startsWith("DATA");
                answer(client, data ? "354 go on" : "250 OK");
            }
        }
    }

    private static void answer(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
