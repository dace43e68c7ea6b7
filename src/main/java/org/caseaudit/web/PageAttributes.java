package org.caseaudit.web;

import java.util.Map;
import java.util.Set;
import org.caseaudit.identity.Groups;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout asks of every page: who is signed in, and whether Cockpit is of use to them. */
@ControllerAdvice
class PageAttributes {

    private static final Set<String> SEE_COCKPIT = Set.of(Groups.ADMINISTRATORS, Groups.COORDINATORS, Groups.OVERSIGHT);

    @ModelAttribute
    void describe(Model model) {
        model.addAllAttributes(attributes());
    }

    /** For pages that no controller made, such as those of {@link Problems}. */
    static Map<String, Object> attributes() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return signedIn(authentication)
                ? Map.of("signedIn", true, "userName", authentication.getName(),
                        "seesCockpit", seesCockpit(authentication))
                : Map.of("signedIn", false, "seesCockpit", false);
    }

    private static boolean signedIn(Authentication authentication) {
        return authentication != null && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    static boolean seesCockpit(Authentication authentication) {
        return authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .anyMatch(SEE_COCKPIT::contains);
    }
}
