package org.caseaudit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before anything else looks at them, addresses that two readers could understand differently.
 *
 * <p>No link of ours is spelt like that; somebody is trying to slip past a rule.
 */
class PlainPathFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        String uri = request.getRequestURI();
        if (uri.contains(";") || uri.contains("//") || uri.contains("\\")) {
            return false;
        }
        // A servlet that is mapped by prefix must be addressed by that prefix, not by an encoding of it.
        return request.getPathInfo() == null || uri.startsWith(request.getContextPath() + request.getServletPath());
    }

    /** The path as the container decoded it and maps it to a servlet, without the context. */
    static String decodedPath(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
