package org.caseaudit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shuts the engine's REST API, wherever it is reachable, except for what Tasklist needs and, read-only, Cockpit.
 *
 * <p>The web applications expose the whole API to everybody who is signed in, and parts of it check no permission at
 * all. So a request passes only if {@link #OPEN} lists it; administrators pass always, but for the two paths that
 * nobody needs. Behind the gate the engine's authorisations decide as before. {@link PlainPathFilter} and Spring
 * Security's firewall have already refused encoded slashes, path parameters, empty and dot segments.
 */
class EngineRestGate extends OncePerRequestFilter {

    private static final Set<String> ALL = Set.of();
    private static final Set<String> OVERSEERS = Groups.overseers();
    private static final Set<String> COORDINATORS = Set.of(Groups.COORDINATORS);

    /** The engine's API, as the path continues after one of {@link #ENGINE_ROOTS}. */
    private static final List<Rule> OPEN = List.of(
            // Tasklist: tasks, as far as the engine lets this person see them
            new Rule("GET", "/task", ALL),
            new Rule("POST", "/task", ALL),
            new Rule("GET", "/task/count", ALL),
            new Rule("POST", "/task/count", ALL),
            new Rule("GET", "/task/{id}", ALL),
            new Rule("GET", "/task/{id}/form", ALL),
            new Rule("GET", "/task/{id}/deployed-form", ALL),
            new Rule("GET", "/task/{id}/form-variables", ALL),
            new Rule("POST", "/task/{id}/claim", ALL),
            new Rule("POST", "/task/{id}/unclaim", ALL),
            new Rule("POST", "/task/{id}/submit-form", ALL),
            new Rule("POST", "/task/{id}/complete", ALL),
            new Rule("GET", "/task/{id}/identity-links", ALL),

            // Tasklist: filters; they are made at start-up and changed by administrators only
            new Rule("GET", "/filter", ALL),
            new Rule("GET", "/filter/count", ALL),
            new Rule("OPTIONS", "/filter", ALL),
            new Rule("GET", "/filter/{id}", ALL),
            new Rule("OPTIONS", "/filter/{id}", ALL),
            new Rule("GET", "/filter/{id}/list", ALL),
            new Rule("POST", "/filter/{id}/list", ALL),
            new Rule("GET", "/filter/{id}/count", ALL),
            new Rule("POST", "/filter/{id}/count", ALL),

            // Tasklist: start a process
            new Rule("GET", "/process-definition", ALL),
            new Rule("GET", "/process-definition/count", ALL),
            new Rule("GET", "/process-definition/{id}", ALL),
            new Rule("GET", "/process-definition/{id}/xml", ALL),
            new Rule("GET", "/process-definition/{id}/startForm", ALL),
            new Rule("GET", "/process-definition/{id}/form-variables", ALL),
            new Rule("GET", "/process-definition/{id}/deployed-start-form", ALL),
            new Rule("POST", "/process-definition/{id}/submit-form", ALL),
            new Rule("GET", "/process-definition/key/{key}", ALL),
            new Rule("GET", "/process-definition/key/{key}/startForm", ALL),
            new Rule("GET", "/process-definition/key/{key}/form-variables", ALL),
            new Rule("GET", "/process-definition/key/{key}/deployed-start-form", ALL),
            new Rule("POST", "/process-definition/key/{key}/submit-form", ALL),

            // Every web application: who am I, what may I do
            new Rule("GET", "/identity/groups", ALL),
            new Rule("GET", "/identity/password-policy", ALL),
            new Rule("POST", "/identity/password-policy", ALL),
            new Rule("GET", "/user/{id}/profile", ALL),
            new Rule("PUT", "/user/{id}/credentials", ALL),
            new Rule("GET", "/authorization/check", ALL),
            new Rule("GET", "/version", ALL),

            // Cockpit: definitions
            new Rule("GET", "/process-definition/statistics", OVERSEERS),
            new Rule("GET", "/process-definition/{id}/statistics", OVERSEERS),
            new Rule("GET", "/process-definition/{id}/static-called-process-definitions", OVERSEERS),
            new Rule("GET", "/process-definition/{id}/diagram", OVERSEERS),
            new Rule("GET", "/process-definition/key/{key}/xml", OVERSEERS),
            new Rule("GET", "/process-definition/key/{key}/statistics", OVERSEERS),
            new Rule("GET", "/decision-definition", OVERSEERS),
            new Rule("GET", "/decision-definition/count", OVERSEERS),
            new Rule("GET", "/decision-definition/{id}", OVERSEERS),
            new Rule("GET", "/decision-definition/{id}/xml", OVERSEERS),
            new Rule("GET", "/decision-requirements-definition", OVERSEERS),
            new Rule("GET", "/decision-requirements-definition/count", OVERSEERS),
            new Rule("GET", "/case-definition", OVERSEERS),
            new Rule("GET", "/case-definition/count", OVERSEERS),
            new Rule("GET", "/deployment", OVERSEERS),
            new Rule("GET", "/deployment/count", OVERSEERS),

            // Cockpit: what is running; variables come back empty, because nobody is granted to read them
            new Rule("GET", "/process-instance", OVERSEERS),
            new Rule("POST", "/process-instance", OVERSEERS),
            new Rule("GET", "/process-instance/count", OVERSEERS),
            new Rule("POST", "/process-instance/count", OVERSEERS),
            new Rule("GET", "/process-instance/{id}", OVERSEERS),
            new Rule("GET", "/process-instance/{id}/activity-instances", OVERSEERS),
            new Rule("GET", "/variable-instance", OVERSEERS),
            new Rule("POST", "/variable-instance", OVERSEERS),
            new Rule("GET", "/variable-instance/count", OVERSEERS),
            new Rule("POST", "/variable-instance/count", OVERSEERS),
            new Rule("GET", "/incident", OVERSEERS),
            new Rule("GET", "/incident/count", OVERSEERS),
            new Rule("GET", "/incident/{id}", OVERSEERS),
            new Rule("GET", "/job", OVERSEERS),
            new Rule("POST", "/job", OVERSEERS),
            new Rule("GET", "/job/count", OVERSEERS),
            new Rule("POST", "/job/count", OVERSEERS),
            new Rule("GET", "/job/{id}", OVERSEERS),
            new Rule("POST", "/history/task/count", OVERSEERS),
            new Rule("GET", "/task/report/candidate-group-count", OVERSEERS),
            new Rule("GET", "/job-definition", OVERSEERS),
            new Rule("POST", "/job-definition", OVERSEERS),
            new Rule("GET", "/job-definition/count", OVERSEERS),
            new Rule("GET", "/job-definition/{id}", OVERSEERS),
            new Rule("POST", "/job-definition/count", OVERSEERS),
            new Rule("GET", "/external-task", OVERSEERS),
            new Rule("POST", "/external-task", OVERSEERS),
            new Rule("GET", "/external-task/count", OVERSEERS),
            new Rule("POST", "/external-task/count", OVERSEERS),

            // Cockpit: mending a failed job
            new Rule("GET", "/job/{id}/stacktrace", COORDINATORS),
            new Rule("PUT", "/job/{id}/retries", COORDINATORS));

    /** The web applications' own API, by full path. */
    private static final List<Rule> WEBAPPS_OPEN = List.of(
            new Rule("GET", "/camunda/api/engine/engine", ALL),
            new Rule("GET", "/camunda/api/engine/engine/", ALL),
            new Rule("GET", "/engine-rest/engine", ALL),
            new Rule("GET", "/engine-rest/version", ALL),
            new Rule("GET", "/camunda/api/admin/auth/user/default", ALL),
            new Rule("POST", WebappsLogoutFilter.PATH, ALL),
            new Rule("GET", "/camunda/api/{app}/plugin/{id}/static/{**}", ALL),
            // Checks that the task is asked of this person.
            new Rule("PUT", "/camunda/api/task-draft/{id}", ALL),
            // Each resource of our own plugin checks the person's groups besides.
            new Rule("GET", "/camunda/api/cockpit/plugin/{id}/default/{**}", OVERSEERS),
            new Rule("POST", "/camunda/api/cockpit/plugin/base/default/process-definition/{**}", OVERSEERS),
            new Rule("POST", "/camunda/api/cockpit/plugin/base/default/process-instance", OVERSEERS),
            new Rule("POST", "/camunda/api/cockpit/plugin/base/default/process-instance/{**}", OVERSEERS),
            new Rule("POST", "/camunda/api/cockpit/plugin/base/default/incident", OVERSEERS),
            new Rule("POST", "/camunda/api/cockpit/plugin/base/default/incident/{**}", OVERSEERS));

    /** Longest first. */
    private static final List<String> ENGINE_ROOTS = List.of(
            "/camunda/api/engine/engine/default", "/engine-rest/engine/default", "/engine-rest");

    /**
     * Shut for administrators as well: the first-administrator page (CVE-2026-77226 lets anybody use it while there is
     * no administrator) and the web applications' own login, which would pass by ours.
     */
    private static final Pattern SHUT = Pattern.compile(
            "/camunda/api/admin/setup(/.*)?|/camunda/app/admin/[^/]+/setup(/.*)?"
                    + "|/camunda/api/admin/auth/user/[^/]+/login(/.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GUARDED = Pattern.compile("/engine-rest(/.*)?|/camunda/api(/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = PlainPathFilter.decodedPath(request);
        if (SHUT.matcher(path).matches()) {
            refuse(response, "This path is closed.");
        } else if (!GUARDED.matcher(path).matches() || isOpen(request.getMethod(), path)) {
            chain.doFilter(request, response);
        } else {
            refuse(response, "Only administrators may use " + request.getMethod() + " on this path of the engine. "
                    + "Tasks are worked on in Tasklist.");
        }
    }

    private static boolean isOpen(String method, String path) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        Set<String> groups = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        if (groups.contains(Groups.ADMINISTRATORS)) {
            return true;
        }
        return WEBAPPS_OPEN.stream().anyMatch(rule -> rule.allows(method, path, groups))
                || isOpenOnEngine(method, path, groups, signedIn.getName());
    }

    private static boolean isOpenOnEngine(String method, String path, Set<String> groups, String userId) {
        for (String root : ENGINE_ROOTS) {
            if (path.startsWith(root + "/")) {
                String rest = path.substring(root.length());
                return OPEN.stream().anyMatch(rule -> rule.allows(method, rest, groups))
                        && isOwn(rest, userId);
            }
        }
        return false;
    }

    /** Below /user a person reaches the own entry only. */
    private static boolean isOwn(String path, String userId) {
        return !path.startsWith("/user/") || path.startsWith("/user/" + userId + "/");
    }

    private static void refuse(HttpServletResponse response, String message) throws IOException {
        answer(response, HttpServletResponse.SC_FORBIDDEN, "AuthorizationException", message);
    }

    /** Answers in the engine's own format, which Tasklist and Cockpit show to people. */
    static void answer(HttpServletResponse response, int status, String type, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }

    /**
     * A request that is let through.
     *
     * @param method a HEAD request counts as GET
     * @param path   {@code {name}} stands for one segment, {@code {**}} for the rest, if any
     * @param groups who may; empty for everybody who is signed in
     */
    private record Rule(String method, Pattern path, Set<String> groups) {

        /** Where an id could stand the engine has resources of their own, which need rules of their own. */
        private static final String NO_IDS = "count|create|delete|key|report|statistics|suspended";

        Rule(String method, String path, Set<String> groups) {
            this(method, toPattern(path), groups);
        }

        private static Pattern toPattern(String path) {
            return Pattern.compile(path.replace(".", "\\.")
                    .replace("{**}", "[A-Za-z0-9._:/-]*")
                    .replaceAll("\\{[a-z]+}", "(?!(?:" + NO_IDS + ")(?:/|\\$))[A-Za-z0-9._:@-]+"));
        }

        boolean allows(String requestMethod, String requestPath, Set<String> requestGroups) {
            String effective = "HEAD".equals(requestMethod) ? "GET" : requestMethod;
            return method.equals(effective) && path.matcher(requestPath).matches()
                    && (groups.isEmpty() || groups.stream().anyMatch(requestGroups::contains));
        }
    }
}
