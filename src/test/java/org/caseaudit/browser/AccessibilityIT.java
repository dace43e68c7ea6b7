package org.caseaudit.browser;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.caseaudit.childidentity.KnownChildren;
import org.caseaudit.childidentity.ChildIdentity;
import org.caseaudit.panel.FindingKind;
import org.caseaudit.panel.NewFinding;
import org.caseaudit.panel.Panel;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.report.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every page of ours, held against the accessibility guidelines. Tasklist and Cockpit are their makers' own. */
class AccessibilityIT extends BrowserTest {

    @Autowired
    private AuditRounds rounds;
    @Autowired
    private Panel panel;
    @Autowired
    private Reports reports;
    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void letsEverybodyUseEveryPage() {
        String reference = partnership().familiesAsked().reference();
        long round = rounds.byReference(reference).orElseThrow().id();
        panel.record(round, new NewFinding(FindingKind.LEARNING, "Plans name no dates.", null, List.of(), null, null,
                null, null, null, true), StagedRound.CHAIR);
        reports.assemble(round);

        Page page = signIn(StagedRound.COORDINATOR);
        accessible(page, "page-home");
        shows(page, "/rounds", "page-rounds");
        shows(page, "/rounds/" + reference, "page-round");
        String pack = page.locator("a[href*='/cases/']").first().getAttribute("href");
        shows(page, pack, "page-panel-pack");
        String caseRef = pack.replaceFirst(".*/", "");
        String identity = "/cases/" + caseRef + "/identity";
        KnownChildren.put(jdbc, caseRef, new ChildIdentity("Ada Test", LocalDate.of(2015, 3, 1), "NHS 123"));
        shows(page, identity, "page-identity-reason");
        shows(signIn(StagedRound.PARTICIPATION), identity, "page-identity");
        shows(page, identity + "/readings", "page-identity-readings");
        shows(page, "/audit-rounds/" + reference + "/draw", "page-draw");
        shows(page, "/rounds/" + reference + "/report", "page-report");
        shows(page, "/roster", "page-agencies");
        shows(page, "/roster/new", "page-agency");
        shows(page, "/rounds/nonsense", "page-not-found");
        expectRefused("404 GET /rounds/nonsense");
        page.context().clearCookies();
        shows(page, "/login?error", "page-login");
    }

    private void shows(Page page, String path, String name) {
        page.navigate(path);
        page.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        accessible(page, name);
    }
}
