package org.caseaudit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Listens on a port and holds each client's conversation in a thread of its own. */
public final class SmtpConversations implements AutoCloseable {

    /** What a mail server says. */
    @FunctionalInterface
    public interface Conversation {

        /** Talks until one side has had enough; the connection is closed behind it. */
        void hold(BufferedReader in, Answers answers) throws IOException;
    }

    /** Where the server's lines go. */
    @FunctionalInterface
    public interface Answers {

        /** Sends one line. */
        void say(String line) throws IOException;
    }

    private final ServerSocket socket;
    private final Conversation conversation;
    private final Thread listener;

    /** Listens on that port of loopback, 0 for a free one. */
    public SmtpConversations(int port, Conversation conversation) {
        this.conversation = conversation;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener = daemon(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void listen() {
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
            conversation.hold(in, line -> {
                out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            });
        } catch (IOException e) {
            // The client has gone, perhaps killed.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-conversation");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Returns when the port is free: a thread that still waits for a client keeps it taken after the socket's close. */
    @Override
    public void close() {
        try {
            socket.close();
            listener.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
