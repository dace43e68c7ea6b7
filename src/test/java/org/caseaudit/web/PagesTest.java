package org.caseaudit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.xml.sax.InputSource;

class PagesTest {

    private MockMvc mvc;

    @Controller
    static class Trouble {

        @PostMapping("/bad")
        void bad() {
            throw new BadInput(List.of(new BadInput.Fault("dueDate", "must be after today"),
                    new BadInput.Fault("sampleSize", "is larger than the frame")));
        }

        @GetMapping("/number")
        void number(@RequestParam int size) {
        }

        @GetMapping("/refused")
        void refused(@RequestParam int status) {
            throw new ResponseStatusException(HttpStatus.valueOf(status), "inner detail");
        }
    }

    @BeforeEach
    void startPages() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("draws", new HomeLink("Draws", "/draws", "Verify a draw.", Set.of("coordinators")));
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        mvc = MockMvcBuilders.standaloneSetup(new HomeController(beans.getBeanProvider(HomeLink.class)), new LoginController(),
                        new Trouble())
                .setControllerAdvice(new Problems(), new PageAttributes()).setViewResolvers(views).build();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private Principal logIn(String... groups) {
        var user = new UsernamePasswordAuthenticationToken("alex", "n/a", AuthorityUtils.createAuthorityList(groups));
        SecurityContextHolder.getContext().setAuthentication(user);
        return user;
    }

    @Test
    void homeShowsTheLinksOfTheUsersGroups() throws Exception {
        mvc.perform(get("/").principal(logIn("coordinators"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/draws\"")))
                .andExpect(content().string(containsString("/camunda/app/cockpit/default/")))
                .andExpect(content().string(containsString("action=\"/logout\"")))
                .andExpect(content().string(not(containsString("/camunda/app/admin"))));
        mvc.perform(get("/").principal(logIn("agency-police"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/")))
                .andExpect(content().string(not(containsString("href=\"/draws\""))))
                .andExpect(content().string(not(containsString("cockpit"))));
    }

    @Test
    void loginPageSpeaksOfLoggingInAndOutAsEveryOtherPage() throws Exception {
        mvc.perform(get("/login?bye")).andExpect(status().isOk())
                .andExpect(content().string(containsString(">Log in</button>")))
                .andExpect(content().string(containsString("You have logged out.")));
    }

    @Test
    void pagesAreWellFormedAndBringNoInlineStyleOrScript() throws Exception {
        logIn("coordinators");
        for (var page : List.of("/", "/refused?status=403", "/refused?status=404", "/refused?status=418",
                "/refused?status=500", "/number?size=x")) {
            var html = mvc.perform(get(page).principal(logIn("coordinators")).accept(MediaType.TEXT_HTML)).andReturn()
                    .getResponse().getContentAsString();
            Files.createDirectories(Path.of("target/pages"));
            Files.writeString(Path.of("target/pages", page.replaceAll("\\W", "-") + ".html"), html);
            var factory = DocumentBuilderFactory.newInstance();
            var dom = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
            assertThat(dom.getDocumentElement().getAttribute("lang")).isEqualTo("en-GB");
            assertThat(dom.getElementsByTagName("h1").getLength()).as(page).isEqualTo(1);
            assertThat(html).doesNotContain("<style", "<script", "style=", "th:", "inner detail");
        }
    }

    @Test
    void errorPagesSayWhatToDo() throws Exception {
        mvc.perform(get("/refused?status=403").accept(MediaType.TEXT_HTML)).andExpect(status().isForbidden())
                .andExpect(content().string(containsString("ask your partnership’s coordinator")));
        mvc.perform(get("/refused?status=404").accept(MediaType.TEXT_HTML)).andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Page not found")));
        mvc.perform(post("/bad").accept(MediaType.TEXT_HTML)).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("must be after today")));
    }

    @Test
    void badInputIsAProblemThatNamesEachFieldAndReason() throws Exception {
        mvc.perform(post("/bad").accept(MediaType.APPLICATION_JSON)).andExpect(status().isBadRequest())
                .andExpect(header().string("Content-Type", containsString("application/problem+json")))
                .andExpect(jsonPath("$.title").value("Bad input"))
                .andExpect(jsonPath("$.errors[0].field").value("dueDate"))
                .andExpect(jsonPath("$.errors[0].reason").value("must be after today"))
                .andExpect(jsonPath("$.errors[1].field").value("sampleSize"));
    }

    @Test
    void neverRepeatsWhatWasSent() throws Exception {
        mvc.perform(get("/number?size=Robin")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("size"))
                .andExpect(content().string(not(containsString("Robin"))));
        mvc.perform(get("/number")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].reason").value("is missing"));
        mvc.perform(post("/number")).andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET")).andExpect(jsonPath("$.status").value(405));
        mvc.perform(get("/refused?status=409")).andExpect(status().isConflict())
                .andExpect(content().string(not(containsString("inner detail"))));
    }
}
