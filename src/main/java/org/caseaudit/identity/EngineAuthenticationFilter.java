package org.caseaudit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the engine know who is signed in, for the length of one request and never longer.
 *
 * <p>Membership of groups is read for each request, so that whoever leaves a group or is deleted loses the rights with
 * the next click. Runs before authorisation, which therefore sees the same groups.
 */
class EngineAuthenticationFilter extends OncePerRequestFilter {

    private final IdentityService identityService;
    private final Directory directory;

    EngineAuthenticationFilter(IdentityService identityService, Directory directory) {
        this.identityService = identityService;
        this.directory = directory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        identityService.clearAuthentication();
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        if (directory.person(signedIn.getName()).isEmpty()) {
            forget(request);
            chain.doFilter(request, response);
            return;
        }
        List<String> groups = directory.groupsOf(signedIn.getName());
        SecurityContext fresh = SecurityContextHolder.createEmptyContext();
        fresh.setAuthentication(EngineUsers.signedIn(signedIn.getName(), groups));
        SecurityContextHolder.setContext(fresh);
        if (belongsToWebapps(request)) {
            chain.doFilter(request, response); // they set and clear it themselves
            return;
        }
        identityService.setAuthentication(signedIn.getName(), groups, List.of());
        try {
            chain.doFilter(request, response);
        } finally {
            identityService.clearAuthentication();
        }
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static boolean belongsToWebapps(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/camunda/");
    }

    /** Scripts, styles and images of the web applications need no groups. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return belongsToWebapps(request) && !request.getRequestURI().startsWith("/camunda/api/");
    }

    /** The error page is rendered for the same person. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
