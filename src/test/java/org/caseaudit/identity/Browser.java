package org.caseaudit.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at a browser, or a program with HTTP Basic, as seen from outside. Redirects are not followed. */
public final class Browser {

    public static final String BOUNDARY = "----between-parts";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<String> headers = new ArrayList<>(List.of("Accept", "*/*"));

    private Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    public static Browser anonymous(int port) {
        return new Browser(port);
    }

    public static Browser withBasic(int port, String user, String password) {
        Browser browser = new Browser(port);
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        browser.headers.addAll(List.of("Authorization", "Basic " + credentials));
        return browser;
    }

    public static Browser signedIn(int port, String user, String password) {
        Browser browser = new Browser(port);
        HttpResponse<String> response = browser.signIn(user, password);
        if (response.statusCode() != 302 || location(response).contains("error")) {
            throw new AssertionError("Could not sign in as " + user + ": " + response);
        }
        return browser;
    }

    public HttpResponse<String> signIn(String user, String password) {
        return send("POST", "/login", "application/x-www-form-urlencoded", "username=" + encode(user)
                + "&password=" + encode(password) + "&_csrf=" + csrfToken());
    }

    public HttpResponse<String> signOut() {
        return send("POST", "/logout", "application/x-www-form-urlencoded", "_csrf=" + csrfToken());
    }

    private String csrfToken() {
        Matcher token = CSRF.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("The login page carries no token");
        }
        return encode(token.group(1));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    /** Sends JSON with the web applications' token, if there is one. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(method, path, "application/json", json);
    }

    public HttpResponse<String> send(String method, String path, String contentType, String body, String... more) {
        return exchange(method, path, contentType,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body), more);
    }

    /** Sends a form with a file in it. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file, String... more) {
        return exchange("POST", path, "multipart/form-data; boundary=" + BOUNDARY, HttpRequest.BodyPublishers.ofByteArrays(
                List.of(opening(fields).getBytes(StandardCharsets.UTF_8), file,
                        ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8))), more);
    }

    /** A form up to where the content of its file begins. */
    public static String opening(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .append(name).append("\"\r\n\r\n").append(value).append("\r\n"));
        return form + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n";
    }

    private HttpResponse<String> exchange(
            String method, String path, String contentType, HttpRequest.BodyPublisher publisher, String... more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(method, publisher).headers(headers.toArray(String[]::new));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (more.length > 0) {
            request.headers(more);
        }
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public java.util.Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findAny();
    }

    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
