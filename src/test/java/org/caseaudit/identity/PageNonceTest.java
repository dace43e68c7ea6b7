package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class PageNonceTest extends ProcessTest {

    private static final Pattern NONCE = Pattern.compile("nonce[-=]\"?([A-Za-z0-9_-]+)");

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identityService;

    @Test
    void givesEachPageTheNonceOfItsOwnHeader() throws Exception {
        new TestPeople(identityService).person("root", Groups.ADMINISTRATORS);
        Browser root = Browser.signedIn(port, "root", TestPeople.PASSWORD);
        root.get("/camunda/app/tasklist/default/");
        Callable<HttpResponse<String>> open = () -> root.get("/camunda/app/tasklist/default/");
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            for (var page : people.invokeAll(List.copyOf(IntStream.range(0, 200).mapToObj(i -> open).toList()))) {
                HttpResponse<String> response = page.get();
                assertThat(nonce(response.body()))
                        .isEqualTo(nonce(response.headers().firstValue("Content-Security-Policy").orElseThrow()));
            }
        } finally {
            people.shutdown();
        }
    }

    private static String nonce(String text) {
        Matcher matcher = NONCE.matcher(text);
        assertThat(matcher.find()).as("a nonce in %s", text).isTrue();
        return matcher.group(1);
    }
}
