package org.caseaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.xml.sax.InputSource;

class WebReportTest {

    @Controller
    static class Pages {

        @GetMapping("/report")
        ModelAndView report() {
            var files = new LinkedHashMap<String, String>();
            files.put("PDF", "/report.pdf");
            return WebReport.page(ReportAssembler.assemble(Seed.domesticAbuse().facts(), ReportAssembler.Edition.FOR_PANEL)).addObject("files", files)
                    .addObject("signedIn", true);
        }
    }

    @Test
    void pageIsWellFormedWithHeadingsAnchorsAndTableHeaders() throws Exception {
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(ReportRenderingTest.templates());
        views.setCharacterEncoding("UTF-8");
        var html = MockMvcBuilders.standaloneSetup(new Pages()).setViewResolvers(views).build()
                .perform(get("/report")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        Files.createDirectories(Path.of("target/report"));
        Files.writeString(Path.of("target/report/report.html"), html);
        var dom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        assertThat(dom.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(dom.getElementsByTagName("h2").getLength()).isEqualTo(7);
        assertThat(dom.getElementsByTagName("caption").getLength())
                .isEqualTo(dom.getElementsByTagName("table").getLength());
        assertThat(html).contains("id=\"paragraph-4.1\"", "scope=\"col\"", "scope=\"row\"", "href=\"/report.pdf\"")
                .doesNotContain("style=", "th:");
    }
}
