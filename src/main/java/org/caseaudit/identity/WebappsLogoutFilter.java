package org.caseaudit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes "Log out" in Tasklist, Cockpit and Admin end the one session.
 *
 * <p>The request first passes the web applications, whose check against forged requests it thereby undergoes.
 */
class WebappsLogoutFilter extends OncePerRequestFilter {

    static final String PATH = "/camunda/api/admin/auth/user/default/logout";

    private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            logout.logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || !PATH.equals(request.getRequestURI());
    }
}
