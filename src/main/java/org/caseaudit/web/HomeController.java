package org.caseaudit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseaudit.identity.Groups;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: where somebody of these groups goes to work. */
@Controller
class HomeController {

    private static final HomeLink TASKLIST = new HomeLink("Tasklist", "/camunda/app/tasklist/default/",
            "Your tasks and those of your group: claim one, fill in its form and complete it.", Set.of());
    private static final HomeLink COCKPIT = new HomeLink("Cockpit", "/camunda/app/cockpit/default/",
            "Where each round stands, what is overdue and which messages failed.", Set.of());
    private static final HomeLink ADMIN = new HomeLink("Admin", "/camunda/app/admin/default/",
            "People, groups and what they may see.", Set.of(Groups.ADMINISTRATORS));

    private final ObjectProvider<HomeLink> features;

    HomeController(ObjectProvider<HomeLink> features) {
        this.features = features;
    }

    @GetMapping("/")
    String home(Authentication authentication, Model model) {
        model.addAttribute("links", links(authentication));
        return "home";
    }

    private List<HomeLink> links(Authentication authentication) {
        var groups = authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        var links = new ArrayList<HomeLink>();
        links.add(TASKLIST);
        features.orderedStream().forEach(links::add);
        if (PageAttributes.seesCockpit(authentication)) {
            links.add(COCKPIT);
        }
        links.add(ADMIN);
        links.removeIf(link -> !link.groups().isEmpty() && link.groups().stream().noneMatch(groups::contains));
        return links;
    }
}
