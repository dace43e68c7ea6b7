package org.caseaudit.oversight;

import java.util.Set;
import org.caseaudit.panel.RoundAccess;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.DrawCertificates;
import org.caseaudit.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The rounds and how each stands; people who do not follow rounds find the reports that are published for them. */
@Controller
class RoundController {

    private final AuditRounds rounds;
    private final RoundPages pages;
    private final RoundAccess access;
    private final DrawCertificates certificates;

    RoundController(AuditRounds rounds, RoundPages pages, RoundAccess access, DrawCertificates certificates) {
        this.rounds = rounds;
        this.pages = pages;
        this.access = access;
        this.certificates = certificates;
    }

    @Bean
    @Order(10)
    static HomeLink roundsLink() {
        return new HomeLink("Audit rounds", "/rounds", "How each round stands, and the reports that are published.",
                Set.of());
    }

    @GetMapping("/rounds")
    String list(Model model) {
        boolean follows = access.followsRounds();
        model.addAttribute("follows", follows);
        model.addAttribute("rounds", pages.list(
                round -> follows || round.publishedOn() != null && access.readsPublished(round), follows));
        return "oversight/rounds";
    }

    @GetMapping("/rounds/{reference}")
    String state(@PathVariable String reference, Model model) {
        AuditRound round = rounds.byReference(reference).filter(any -> access.followsRounds())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("round", round);
        model.addAttribute("agreedBy", RoundPages.agreedBy(round));
        model.addAttribute("stage", RoundPages.inWords(round.stage()));
        RoundState state = pages.state(round);
        model.addAttribute("state", state);
        model.addAttribute("outcomes", access.seesOutcomes());
        model.addAttribute("cockpit", access.seesCockpit() && round.processInstanceId() != null);
        model.addAttribute("draw", certificates.readable(round.id()));
        model.addAttribute("packs", access.readsPanelPack(round));
        model.addAttribute("draft", access.readsDraft());
        model.addAttribute("letters", access.writesToFamilies() && !state.cases().isEmpty());
        return "oversight/round";
    }
}
