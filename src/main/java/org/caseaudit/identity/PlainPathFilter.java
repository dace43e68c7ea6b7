package org.caseaudit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.MediaType;
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
        if (holdsNul(request)) {
            return false;
        }
        if (uri.contains(";") || uri.contains("//") || uri.contains("\\")) {
            return false;
        }
        // A servlet that is mapped by prefix must be addressed by that prefix, not by an encoding of it.
        return request.getPathInfo() == null || uri.startsWith(request.getContextPath() + request.getServletPath());
    }

    /** In what people typed it cannot be, and PostgreSQL stores none. */
    private static boolean holdsNul(HttpServletRequest request) {
        boolean hasParameters = request.getQueryString() != null || request.getContentType() != null
                && request.getContentType().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        return hasParameters && request.getParameterMap().entrySet().stream().anyMatch(parameter ->
                parameter.getKey().indexOf('\0') >= 0 || Arrays.stream(parameter.getValue()).anyMatch(v -> v.indexOf('\0') >= 0));
    }

    /** The path as the container decoded it and maps it to a servlet, without the context. */
    static String decodedPath(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
