package org.caseaudit.identity;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Remembers which page somebody wanted to see before signing in, such as the link of a reminder. */
final class PagesRequestCache {

    private PagesRequestCache() {}

    static RequestCache create() {
        RequestMatcher html = request -> {
            String accept = request.getHeader("Accept");
            return accept != null && accept.contains("text/html");
        };
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(paths.matcher(HttpMethod.GET, "/**"), html,
                request -> !request.getRequestURI().contains("/api/"),
                new NegatedRequestMatcher(paths.matcher("/error"))));
        // No session for a visitor who only opens the login page; and no "?continue" in the address.
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
