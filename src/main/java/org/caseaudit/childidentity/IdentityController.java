package org.caseaudit.childidentity;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.web.BadInput;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who the child of a case is. Neither browsers nor anything in between keep the page. */
@Controller
class IdentityController {

    private final ChildIdentities identities;
    private final CurrentUser user;
    private final Directory directory;
    private final Clock clock;

    IdentityController(ChildIdentities identities, CurrentUser user, Directory directory, Clock clock) {
        this.identities = identities;
        this.user = user;
        this.directory = directory;
        this.clock = clock;
    }

    /** A line of the log as people read it. */
    record Reading(String who, String at, String how, String reason, boolean granted) {
    }

    @GetMapping("/cases/{caseRef}/identity")
    String identity(@PathVariable String caseRef, Model model, HttpServletResponse response) {
        if (!identities.hasWorkOn(caseRef) && identities.mayBreakGlass()) {
            model.addAttribute("caseRef", caseRef);
            model.addAttribute("longestReason", ChildIdentities.LONGEST_REASON);
            return page("childidentity/reason", response);
        }
        return shown(caseRef, () -> identities.readForTask(caseRef), model, response);
    }

    @PostMapping("/cases/{caseRef}/identity")
    String breakGlass(@PathVariable String caseRef, @RequestParam String reason, Model model,
            HttpServletResponse response) {
        if (identities.mayBreakGlass() && reason.isBlank()) {
            throw new BadInput("reason", "is missing: please say why you need to know now");
        }
        if (reason.length() > ChildIdentities.LONGEST_REASON) {
            throw new BadInput("reason", "has " + reason.length() + " characters; the limit is "
                    + ChildIdentities.LONGEST_REASON);
        }
        return shown(caseRef, () -> identities.breakGlass(caseRef, reason), model, response);
    }

    @GetMapping("/cases/{caseRef}/identity/readings")
    String readings(@PathVariable String caseRef, Model model, HttpServletResponse response) {
        if (!user.isIn(Groups.COORDINATORS)) {
            throw new AccessDeniedException("only coordinators see who has read about a child");
        }
        List<Reading> readings = identities.accesses(caseRef).stream().map(this::inWords).toList();
        model.addAttribute("caseRef", caseRef);
        model.addAttribute("readings", readings);
        return page("childidentity/readings", response);
    }

    private String shown(String caseRef, Supplier<ChildIdentity> read, Model model, HttpServletResponse response) {
        ChildIdentity child;
        try {
            child = read.get();
        } catch (NoSuchElementException e) {
            child = new ChildIdentity(null, null, null);
        }
        model.addAttribute("caseRef", caseRef);
        model.addAttribute("child", child);
        model.addAttribute("coordinator", user.isIn(Groups.COORDINATORS));
        return page("childidentity/identity", response);
    }

    private static String page(String view, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        return view;
    }

    private Reading inWords(IdentityAccess access) {
        String who = access.userId() == null ? "Nobody logged in"
                : directory.person(access.userId()).map(Person::name).orElse(access.userId());
        return new Reading(who, UkDate.format(access.at(), clock.getZone()), access.way().inWords(), access.reason(),
                access.granted());
    }
}
