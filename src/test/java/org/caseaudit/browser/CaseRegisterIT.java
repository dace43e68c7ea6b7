package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.caseaudit.register.CaseRegister;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CaseRegisterIT extends BrowserTest {

    private static final String EXTRACT = "Client;Status;Referred;Need codes;Child;Worker\n"
            + "REG-0001;open;31/03/2026;\"DA;NEG\";Some Child;W. Orker\nREG-0002;closed;01/04/2026;DA;;\n";

    @Autowired
    private CaseRegister register;

    @Test
    void bringsAnExtractIntoTheRegister() throws IOException {
        partnership();
        Page page = signIn(StagedRound.COORDINATOR);
        page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Case register")).click();
        accessible(page, "register");

        upload(page, "PK\u0003\u0004", StandardCharsets.UTF_8);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Excel workbook");
        accessible(page, "register-no-csv");
        expectRefused("422 POST /case-register/imports");

        upload(page, EXTRACT, Charset.forName("windows-1252"));
        assertThat(page.locator(".error-summary")).containsText("Before it can be imported");
        accessible(page, "register-mapping");
        choose(page, "Client", "Case reference");
        choose(page, "Status", "Open or closed");
        choose(page, "Referred", "Referral date");
        choose(page, "Need codes", "Need codes at the point of referral");
        choose(page, "Child", "Name of the child (identity store only)");
        choose(page, "Worker", "Leave out");
        page.getByText("Read it again like this").click();
        assertThat(page.locator("main")).containsText("31 March 2026");
        assertThat(page.locator("main")).containsText("present");
        assertThat(page.locator("main")).not().containsText("Some Child");
        accessible(page, "register-preview");
        page.getByText("Import 2 cases").click();
        assertThat(page.locator("main")).containsText("The extract is imported");
        accessible(page, "register-imported");
        assertThat(register.find("REG-0001")).isPresent();

        page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Case register")).click();
        upload(page, EXTRACT.replace("31/03/2026", "03/31/2026").replace("closed", "=shut"), StandardCharsets.UTF_8);
        page.getByText("Import 2 cases").click();
        assertThat(page.locator("main")).containsText("2 entries cannot be taken");
        assertThat(page.locator("main")).containsText("date in American order");
        accessible(page, "register-refused");
        Download list = page.waitForDownload(() -> page.getByText("Download the list as CSV").click());
        assertThat(new String(list.createReadStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("2,Referred,date in American order").doesNotContain("03/31", "=shut");
    }

    private static void upload(Page page, String content, Charset charset) {
        page.getByLabel("Where it comes from").fill("Children’s social care system");
        page.getByLabel("File").setInputFiles(new FilePayload("extract.csv", "text/csv", content.getBytes(charset)));
        page.getByText("Upload and look at it").click();
    }

    private static void choose(Page page, String column, String meaning) {
        page.getByLabel(column, new Page.GetByLabelOptions().setExact(true)).selectOption(meaning);
    }
}
