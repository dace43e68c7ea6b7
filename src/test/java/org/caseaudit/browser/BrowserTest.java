package org.caseaudit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.register.CaseRegisterImport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * People at Debian's Chromium, in English and London time, on the same fixed day as the application. A page that logs
 * an error or is refused anything fails the test, unless the test says that it expects so.
 */
abstract class BrowserTest extends ProcessTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE = 10_000;
    /** Web Content Accessibility Guidelines 2.2, levels A and AA, which build upon 2.0 and 2.1. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static Playwright playwright;
    private static Browser chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private AgencyRegister agencies;
    @Autowired
    private CaseRegisterImport register;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @AfterEach
    void nobodyComplained() {
        windows.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    StagedRound partnership() {
        try {
            return StagedRound.inPartnership(engine, agencies, register, TODAY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A window of its own, signed in, on the home page. */
    Page signIn(String person) {
        BrowserContext window = chromium.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB").setTimezoneId(LONDON.getId()).setViewportSize(1400, 1000)
                .setBaseURL("http://localhost:" + port));
        windows.add(window);
        window.clock().setFixedTime(new Date(ClockUtil.getCurrentTime().getTime()));
        Page page = window.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(error -> complaints.add(person + ": " + error));
        page.onConsoleMessage(message -> {
            // The browser repeats refused requests here, which are told apart below.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(person + ": " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(describe(response));
            }
        });
        page.navigate("/login");
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill(TestPeople.PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    Page tasklistOf(String person) {
        Page page = signIn(person);
        page.navigate("/camunda/app/tasklist/default/");
        page.locator(".task-filter").first().waitFor();
        PlaywrightAssertions.assertThat(page.getByPlaceholder("Filter Tasks")).isVisible();
        return page;
    }

    void openFilter(Page tasklist, String name) {
        tasklist.locator(".task-filter a").filter(new Locator.FilterOptions().setHasText(name)).first().click();
    }

    /** Opens a task of the list shown. */
    void openTask(Page tasklist, String name) {
        card(tasklist, name).locator("h4 a").click();
        tasklist.locator(".task-card h2").filter(new Locator.FilterOptions().setHasText(name)).waitFor();
        tasklist.locator(".fjs-form").waitFor();
    }

    Locator card(Page tasklist, String name) {
        return tasklist.locator("ol.tasks-list li.task").filter(new Locator.FilterOptions().setHasText(name)).first();
    }

    void claim(Page tasklist) {
        tasklist.locator("button.claim").click();
        tasklist.locator("button.unclaim").waitFor();
    }

    /** Types a day into a date's field, once its calendar listens: that is when it marks the field as its own. */
    static void typeDay(Locator field, String day) {
        Locator input = field.locator("input.flatpickr-input");
        input.fill(day);
        input.press("Tab");
        PlaywrightAssertions.assertThat(input).hasValue(day);
    }

    void complete(Page tasklist) {
        tasklist.locator(".form-actions .btn-primary").click();
    }

    /** Asks the server from within the page, as a curious person with the browser's tools would. */
    int statusOf(Page page, String method, String path, String json) {
        return (int) page.evaluate("""
                ([method, path, body]) => fetch(path, {method, body: method === 'GET' ? undefined : body, headers: {
                    'Content-Type': 'application/json', 'Accept': 'application/json',
                    'X-XSRF-TOKEN': (/XSRF-TOKEN=([^;]+)/.exec(document.cookie) || [])[1]
                }}).then(response => response.status)""", List.of(method, path, json == null ? "" : json));
    }

    /** Takes note that these requests were refused, and demands that they were. */
    void expectRefused(String... requests) {
        for (String request : requests) {
            assertThat(complaints).as("refused").anyMatch(complaint -> complaint.contains(request));
            complaints.removeIf(complaint -> complaint.contains(request));
        }
    }

    /** Requests that may be refused in passing. */
    void forgiveRefused(String request) {
        complaints.removeIf(complaint -> complaint.contains(request));
    }

    void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /**
     * Demands that everybody can use the page as it is shown now, as far as a program can tell, and takes a picture of
     * it. Open what is folded first; {@code outside} are CSS selectors of parts that are not ours.
     */
    void accessible(Page page, String name, String... outside) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        AxeBuilder axe = new AxeBuilder(page).withTags(WCAG);
        for (String selector : outside) {
            axe.exclude(selector);
        }
        assertNoBarriers(axe, name);
    }

    /** The same of one part of a page that is otherwise not ours. */
    void accessibleWithin(Page page, String name, String part) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        assertNoBarriers(new AxeBuilder(page).withTags(WCAG).include(part), name);
    }

    private static void assertNoBarriers(AxeBuilder axe, String name) {
        assertThat(axe.analyze().getViolations().stream().map(rule -> rule.getHelp() + " (" + rule.getId() + "): "
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList())).as("barriers on %s", name).isEmpty();
    }

    private static String describe(Response response) {
        return response.status() + " " + response.request().method() + " "
                + response.url().replaceFirst("http://[^/]+", "");
    }
}
