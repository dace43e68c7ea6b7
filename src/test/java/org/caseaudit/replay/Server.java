package org.caseaudit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The application as somebody outside knows it: an address, and who one is there. */
final class Server {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SHOWN = 1_500;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;

    /** What the server said. */
    record Answer(String request, int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new ReplayException(this + ", which is no JSON", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Answer orFail() {
            if (status >= 300) {
                throw new ReplayException(toString());
            }
            return this;
        }

        @Override
        public String toString() {
            String said = text();
            return request + " answered " + status + ": "
                    + (said.length() > MOST_SHOWN ? said.substring(0, MOST_SHOWN) + "…" : said);
        }
    }

    Server(URI base) {
        this.base = base;
    }

    /** Signed in as that person. */
    Session as(String user, String password) {
        return new Session(user, password);
    }

    final class Session {

        private final String user;
        private final String authorization;

        private Session(String user, String password) {
            this.user = user;
            this.authorization = "Basic " + Base64.getEncoder().encodeToString(
                    (user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        String user() {
            return user;
        }

        Answer get(String path) {
            return send("GET", path, null, BodyPublishers.noBody());
        }

        Answer post(String path, JsonNode body) {
            return send("POST", path, "application/json", BodyPublishers.ofString(body.toString()));
        }

        Answer put(String path, JsonNode body) {
            return send("PUT", path, "application/json", BodyPublishers.ofString(body.toString()));
        }

        Answer put(String path) {
            return send("PUT", path, null, BodyPublishers.noBody());
        }

        Answer post(String path) {
            return send("POST", path, null, BodyPublishers.noBody());
        }

        Answer post(String path, String contentType, String body) {
            return send("POST", path, contentType, BodyPublishers.ofString(body));
        }

        private Answer send(String method, String path, String contentType, BodyPublisher body) {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(Duration.ofSeconds(120))
                    .header("Authorization", authorization)
                    .method(method, body);
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            try {
                HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
                return new Answer(method + " " + path + " as " + user, response.statusCode(), response.body());
            } catch (IOException e) {
                throw new ReplayException(method + " " + path + " as " + user + " got no answer: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ReplayException("interrupted", e);
            }
        }
    }
}
