package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** An extract on its way through upload, preview and import, as seen from outside. */
class RegisterUploadTest extends ProcessTest {

    private static final String PAGES = "/case-register/imports";

    @Autowired
    private CaseRegister register;
    @Autowired
    private RegisterImports imports;
    @Autowired
    private ImportLog log;
    @Autowired
    private TransactionTemplate transaction;
    @LocalServerPort
    private int port;

    @BeforeEach
    void comeIn() {
        new TestPeople(identity).person("carla", Groups.COORDINATORS);
    }

    @AfterEach
    void nothingStaysBehind() throws IOException {
        log.running().forEach(left -> log.ended(left.id(), ImportState.INTERRUPTED));
        try (Stream<Path> files = Files.list(Extracts.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("extract-") || name.startsWith("upload_"));
        }
    }

    @Test
    void showsBeforeItImportsAndRemembersWhatColumnsAre() {
        String csv = "Client;Status;Child's name;Opened;Worker\nUPL-1;open;Some Child;31/03/2026;W. Orker\n"
                + "UPL-2;closed;;1/4/2026;\n";
        String page = upload("Liquid", csv, Charset.forName("windows-1252"));
        assertThat(get(page)).contains("Before it can be imported", "Client",
                "Child&#39;s name", "2 rows.", "Choose").doesNotContain("Some Child", "W. Orker", "UPL-1");
        decide(page, "look", "case_ref", "open", "name", "opened_on", "leave-out");
        assertThat(get(page)).contains("UPL-1", "31 March 2026", "1 April 2026", "Open", "Closed", "present", "Worker",
                "Import 2 cases").doesNotContain("Some Child", "W. Orker", "Before it can be imported");
        assertThat(register.find("UPL-1")).isEmpty();

        decide(page, "import", "case_ref", "open", "name", "opened_on", "leave-out");
        assertThat(whenOver(page)).contains("The extract is imported", "Left out", "Worker").doesNotContain("Some Child");
        assertThat(register.find("UPL-2").orElseThrow().openedOn()).hasToString("2026-04-01");

        String again = upload("Liquid", csv, StandardCharsets.UTF_8);
        assertThat(get(again)).contains("The same file was imported on", "7 September 2026, 10:00", "Import 2 cases");
        decide(again, "import", "case_ref", "open", "name", "opened_on", "leave-out");
        assertThat(whenOver(again)).contains("Nothing has changed");

        HttpResponse<String> byProgram = send("Liquid", "Client,Status,Worker\nUPL-3,open,x\n");
        assertThat(byProgram.body()).contains("\"added\":1");
        assertThat(byProgram.statusCode()).isEqualTo(200);
        assertThat(get("/case-register")).contains("Liquid", "Imported", "Nothing has changed");
    }

    @Test
    void readsAnewWhenToldThatTheFileIsWrittenOtherwise() {
        String page = upload("Encodings", "case_ref,open,locality\nUPL-10,yes,Süd;Ost\n", StandardCharsets.UTF_8);
        assertThat(get(page)).contains("Süd;Ost");
        assertThat(carla().send("POST", page, "application/x-www-form-urlencoded",
                "decision=look&charset=windows-1252&separator=%3B&column=").statusCode()).isEqualTo(302);
        assertThat(get(page)).contains("case_ref,open,locality", "Before it can be imported");
        decide(page, "discard");
        assertThat(get(page)).contains("no longer held");
        assertThat(carla().send("POST", page, "application/x-www-form-urlencoded",
                "decision=import&charset=UTF-8&separator=%2C").statusCode()).isEqualTo(409);
    }

    @Test
    void listsEveryBadEntryAsAFileWithoutFormulasOrPersonalData() {
        String page = upload("Bad", "=case,open,opened_on,name\nUPL-20,yes,03/31/2026,Some Child\nUPL 21,no,,@Child\n",
                StandardCharsets.UTF_8);
        decide(page, "import", "case_ref", "open", "opened_on", "name");
        assertThat(whenOver(page)).contains("3 entries cannot be taken", "date in American order", "=case")
                .doesNotContain("03/31", "Child", "UPL 21");
        HttpResponse<String> file = carla().get(page + "/entries.csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment", "entries-to-mend-");
        assertThat(file.body()).startsWith("\uFEFFLine,Column,What stands there,What is wrong\r\n")
                .contains("2,opened_on,date in American order,", "3,'=case,\"text, 6 characters\",")
                .doesNotContain("Child", ",=case");
        assertThat(register.find("UPL-20")).isEmpty();
    }

    @Test
    void refusesWhatIsNoExtractAtOnce() {
        assertThat(refusal("")).contains("the file is empty");
        assertThat(refusal("PK\u0003\u0004xl/workbook.xml")).contains("is an archive or an Excel workbook");
        assertThat(refusal("case_ref,open\n")).contains("no case follows the header");
        assertThat(refusal("case_ref,open\nUPL-30,\"yes\n")).contains("\"line\":2", "quotation marks");
        HttpResponse<String> twice = send("Doubles", "case_ref,open\nUPL-31,yes\nUPL-31,no\n");
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("\"line\":3", "stands in line 2 already");
        assertThat(send("Unknown", "case_ref,open,colour\nUPL-32,yes,red\n").body()).contains("say what it is, or ignore it");
        assertThat(send(" ", "case_ref,open\nUPL-33,yes\n").statusCode()).isEqualTo(400);
        assertThat(carla().send("POST", "/case-register", "multipart/form-data; boundary=x", "--x--\r\n").body())
                .contains("\"field\":\"file\"", "is missing");
        assertThat(Stream.of("UPL-30", "UPL-31", "UPL-32", "UPL-33").map(register::find)).allMatch(Optional::isEmpty);
    }

    @Test
    void refusesWhatIsTooLargeBeforeReadingIt() throws IOException {
        assertThat(answer(300L << 20, "--x\r\n")).contains("413");
    }

    @Test
    void forgetsAnUploadThatIsCutOff() throws IOException {
        List<RegisterImport> before = log.latest(1);
        String half = Browser.opening(Map.of("source", "Cut off")) + "case_ref,open,name\nUPL-40,yes,Some Child\n";
        try (Socket socket = new Socket("localhost", port)) {
            send(socket, half.length() + 100_000L, half);
        }
        await().until(() -> send("After", "case_ref,open\nUPL-41,yes\n").statusCode() == 200);
        assertThat(log.latest(2).get(1)).isEqualTo(before.isEmpty() ? null : before.get(0));
        assertThat(register.find("UPL-40")).isEmpty();
    }

    @Test
    void showsHowFarAnImportIsAndThatItWasInterrupted() {
        long id = log.received("Long ago", "0".repeat(64), 1000, "carla");
        log.started(id, List.of());
        log.alive(id, 400);
        assertThat(get(PAGES + "/" + id + "/progress")).isEqualTo("{\"state\":\"RUNNING\",\"rowsRead\":400,\"rowsTotal\":1000}");
        assertThat(get(PAGES + "/" + id)).contains("Being imported", "400 of");
        assertThat(send("Second", "case_ref,open\nUPL-50,yes\n").statusCode()).as("one at a time").isEqualTo(409);
        String waiting = upload("Second", "case_ref,open\nUPL-50,yes\n", StandardCharsets.UTF_8);
        decide(waiting, "import", "case_ref", "open");
        assertThat(get(waiting + "?busy")).contains("Another extract is being imported", "Import 1 case");

        clockAt(TODAY, LocalTime.of(10, 1));
        assertThat(get(PAGES + "/" + id)).contains("The application was stopped while it read this extract");
        assertThat(send("Second", "case_ref,open\nUPL-50,yes\n").statusCode()).isEqualTo(200);
        log.ended(id, ImportState.INTERRUPTED);
    }

    @Test
    void startsOneOfTwoImportsThatAreAskedForAtTheSameMoment() {
        long first = log.received("One node", "1".repeat(64), 1, "carla");
        long second = log.received("Another node", "2".repeat(64), 1, "carla");
        CompletableFuture<Boolean> other = transaction.execute(status -> {
            assertThat(log.started(first, List.of())).isTrue();
            return waiting(CompletableFuture.supplyAsync(() -> log.started(second, List.of())));
        });
        assertThat(other.join()).isFalse();
        assertThat(log.running()).extracting(RegisterImport::id).containsExactly(first);
    }

    @Test
    void holdsAnExtractHalfAnHourAtMost() {
        String page = upload("Forgotten", "case_ref,open\nUPL-60,yes\n", StandardCharsets.UTF_8);
        clockAt(TODAY, LocalTime.of(10, 31));
        imports.dropForgotten();
        assertThat(get(page)).contains("was not imported, and the file is no longer held");
    }

    @Test
    void isOpenToCoordinatorsOnly() {
        new TestPeople(identity).person("gerda", Groups.AUDIT_GROUP, Groups.OVERSIGHT);
        String page = upload("Secret", "case_ref,open\nUPL-70,yes\n", StandardCharsets.UTF_8);
        Browser gerda = Browser.withBasic(port, "gerda", TestPeople.PASSWORD);
        Stream.of("/case-register", page, page + "/progress", page + "/entries.csv")
                .forEach(path -> assertThat(gerda.get(path).statusCode()).as(path).isEqualTo(403));
        Stream.of("/case-register", PAGES).forEach(path -> assertThat(gerda.upload(path, Map.of("source", "x"),
                "case_ref,open\nUPL-71,yes\n".getBytes(StandardCharsets.UTF_8)).statusCode()).as(path).isEqualTo(403));
        assertThat(gerda.send("POST", page, "application/x-www-form-urlencoded", "decision=discard").statusCode())
                .isEqualTo(403);
        assertThat(get(page)).contains("Import 1 case");
    }

    /** A program anew each time: it keeps no cookie. */
    private Browser carla() {
        return Browser.withBasic(port, "carla", TestPeople.PASSWORD);
    }

    private String upload(String source, String csv, Charset charset) {
        HttpResponse<String> response = carla().upload(PAGES, Map.of("source", source), csv.getBytes(charset));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Browser.location(response);
    }

    private HttpResponse<String> send(String source, String csv) {
        return carla().upload("/case-register", Map.of("source", source), csv.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(String csv) {
        HttpResponse<String> response = carla().upload(
                PAGES, Map.of("source", "Hostile"), csv.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(422);
        return response.body();
    }

    private void decide(String page, String decision, String... columns) {
        String form = "decision=" + decision + "&charset=UTF-8&separator=" + URLEncoder.encode(
                columns.length == 5 ? ";" : ",", StandardCharsets.UTF_8)
                + Stream.of(columns).map(column -> "&column=" + column).collect(Collectors.joining());
        assertThat(carla().send("POST", page, "application/x-www-form-urlencoded", form).statusCode()).isEqualTo(302);
    }

    private String get(String path) {
        HttpResponse<String> response = carla().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private String whenOver(String page) {
        await().until(() -> !get(page + "/progress").contains("RUNNING"));
        return get(page);
    }

    private String answer(long announced, String sent) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            send(socket, announced, sent);
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, long announced, String sent) throws IOException {
        OutputStream request = socket.getOutputStream();
        request.write(("POST " + PAGES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(("carla:" + TestPeople.PASSWORD).getBytes(StandardCharsets.UTF_8))
                + "\r\nContent-Type: multipart/form-data; boundary=" + Browser.BOUNDARY + "\r\nContent-Length: "
                + announced + "\r\n\r\n" + sent).getBytes(StandardCharsets.UTF_8));
        request.flush();
    }
}
