package org.caseaudit.panel;

import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The panel pack of one case, for the coordinators, and for the chair while the panel is on; every reading is on record. */
@Controller
class PanelPackController {

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Panel panel;
    private final PanelPacks packs;
    private final PackReadings readings;
    private final RoundAccess access;
    private final CurrentUser user;

    PanelPackController(
            AuditRounds rounds, AuditCases cases, Panel panel, PanelPacks packs, PackReadings readings,
            RoundAccess access, CurrentUser user) {
        this.rounds = rounds;
        this.cases = cases;
        this.panel = panel;
        this.packs = packs;
        this.readings = readings;
        this.access = access;
        this.user = user;
    }

    @GetMapping("/rounds/{reference}/cases/{caseReference}")
    String pack(@PathVariable String reference, @PathVariable String caseReference, Model model) {
        AuditRound round = rounds.byReference(reference).filter(access::readsPanelPack)
                .orElseThrow(PanelPackController::notFound);
        AuditCase audited = cases.current(round.id()).stream().filter(c -> c.caseRef().equals(caseReference))
                .findFirst().orElseThrow(PanelPackController::notFound);
        readings.record(audited.id(), user.id());
        String heldBack = panel.obstacle(round.id(), audited.id()).orElse(null);
        model.addAttribute("round", round);
        model.addAttribute("pack", packs.of(
                round, audited, heldBack, heldBack == null || user.isIn(Groups.COORDINATORS)));
        if (user.isIn(Groups.COORDINATORS)) {
            model.addAttribute("readings", readings.inWords(audited.id()));
        }
        return "panel/pack";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
