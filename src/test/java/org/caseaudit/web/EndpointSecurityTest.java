package org.caseaudit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.caseaudit.identity.Browser;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every endpoint there is: whoever is not signed in sees the login page and the health check, nothing else. */
class EndpointSecurityTest extends ProcessTest {

    private static final Set<String> OPEN = Set.of("GET /login", "GET /actuator/health");

    @LocalServerPort
    private int port;

    @Autowired
    private Map<String, RequestMappingHandlerMapping> mappings;

    @Test
    void asksForASignInEverywhereOnOurPages() {
        Set<String> endpoints = new TreeSet<>();
        mappings.values().forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(endpoints, info)));
        assertThat(endpoints).contains("GET /agencies", "PUT /agencies/x", "GET /login");
        endpoints.addAll(Set.of("GET /", "GET /index.html", "GET /app.css", "GET /actuator/env", "GET /actuator/metrics",
                "GET /actuator", "GET /actuator/health/db", "POST /actuator/health", "GET /h2-console", "GET /error",
                "GET /nonsense", "GET /webjars/camunda/app/tasklist/index.html", "GET /favicon.ico",
                "GET /camunda", "GET /camunda/", "GET /camunda/app/", "GET /camunda/app/tasklist/default/",
                "GET /camunda/lib/deps.js", "GET /camunda/assets/x", "GET /camunda/app/welcome/default/",
                "GET /camunda-welcome/index.html", "GET /engine-rest", "GET /engine-rest/", "GET /engine-rest/openapi.json"));
        endpoints.removeAll(OPEN);
        endpoints.forEach(this::needsSignIn);
    }

    @Test
    void asksForASignInEverywhereInTheEngine() {
        Set<String> roots = Set.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine",
                "/camunda/api/engine/engine/default");
        Set<String> endpoints = new TreeSet<>();
        for (Class<?> resource : CamundaRestResources.getResourceClasses()) {
            Path path = resource.getAnnotation(Path.class);
            for (Method method : resource.getMethods()) {
                addJaxRs(endpoints, roots, path == null ? "" : path.value(), method);
            }
        }
        assertThat(endpoints).hasSizeGreaterThan(100);
        endpoints.forEach(this::needsSignIn);
    }

    @Test
    void asksForASignInEverywhereInTheWebApplicationsOwnApi() {
        Set<String> endpoints = new TreeSet<>();
        Map.of("/camunda/api/admin", new AdminApplication().getClasses(),
                "/camunda/api/cockpit", new CockpitApplication().getClasses(),
                "/camunda/api/tasklist", new TasklistApplication().getClasses()).forEach((root, classes) -> {
                    for (Class<?> resource : classes) {
                        Path path = resource.getAnnotation(Path.class);
                        if (path != null) {
                            Stream.of(resource.getMethods())
                                    .forEach(method -> addJaxRs(endpoints, Set.of(root), path.value(), method));
                        }
                    }
                });
        assertThat(endpoints).contains("POST /camunda/api/admin/setup/x/user/create",
                "POST /camunda/api/admin/auth/user/x/login/x");
        endpoints.forEach(this::needsSignIn);
    }

    @Test
    void leavesLoginAndHealthOpen() {
        Browser anonymous = Browser.anonymous(port);
        assertThat(anonymous.get("/login").statusCode()).isEqualTo(200);
        assertThat(anonymous.get("/login.css").statusCode()).isEqualTo(200);
        HttpResponse<String> health = anonymous.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void asksBeforeItSaysWhetherAPageExists() {
        assertThat(Browser.location(Browser.anonymous(port).get("/nonsense"))).endsWith("/login");
    }

    private void needsSignIn(String endpoint) {
        String method = endpoint.split(" ")[0];
        String path = endpoint.split(" ")[1];
        HttpResponse<String> response = Browser.anonymous(port).send(method, path, method.equals("GET") ? null : "{}");
        boolean toLogin = response.statusCode() == 302 && Browser.location(response).endsWith("/login");
        // Without a token a form is refused before anybody is asked who sent it.
        boolean refused = response.statusCode() == 401
                || response.statusCode() == 403 && !method.equals("GET") && !path.startsWith("/engine-rest");
        assertThat(toLogin || refused).as(endpoint + " answered " + response.statusCode() + " " + response.body()).isTrue();
    }

    private static void add(Set<String> endpoints, RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String pattern : info.getPatternValues()) {
            String path = pattern.replaceAll("\\{[^}]*}|\\*+", "x");
            (methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                    .forEach(method -> endpoints.add(method + " " + path));
        }
    }

    private static void addJaxRs(Set<String> endpoints, Set<String> roots, String resource, Method method) {
        Path sub = method.getAnnotation(Path.class);
        if (sub == null && Stream.of(method.getAnnotations()).noneMatch(EndpointSecurityTest::isVerb)) {
            return;
        }
        String path = ("/" + resource + "/" + (sub == null ? "" : sub.value()))
                .replaceAll("\\{[^}]*}", "x").replaceAll("/+", "/").replaceAll("/$", "");
        Set<String> verbs = new TreeSet<>();
        Stream.of(method.getAnnotations()).filter(EndpointSecurityTest::isVerb)
                .forEach(verb -> verbs.add(verb.annotationType().getSimpleName()));
        for (String root : roots) {
            (verbs.isEmpty() ? Set.of("GET", "POST") : verbs).forEach(verb -> endpoints.add(verb + " " + root + path));
        }
    }

    private static boolean isVerb(Annotation annotation) {
        return Set.of(GET.class, POST.class, PUT.class, DELETE.class).contains(annotation.annotationType());
    }
}
