package org.caseaudit.mail;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Makes the links in mail. They lead to a page behind the login and name nothing but references.
 *
 * @param baseUrl the address under which people reach this application, for example {@code https://audits.example}
 */
@ConfigurationProperties("case-audit")
public record Links(@DefaultValue("http://localhost:8080") String baseUrl) {

    /** Path of Tasklist, where most of what mail asks for is done. */
    public static final String TASKLIST = "/camunda/app/tasklist/default/";

    public Links {
        baseUrl = baseUrl.replaceAll("/+$", "");
        String scheme = URI.create(baseUrl).getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException("case-audit.base-url must start with http:// or https://: " + baseUrl);
        }
    }

    /** The full address of a page of this application; {@code path} starts with a slash. */
    public String to(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash: " + path);
        }
        return baseUrl + path;
    }
}
