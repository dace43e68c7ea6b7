package org.caseaudit.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.consent.WithdrawalNotice.Teller;
import org.caseaudit.consent.process.CaseWithdrawal;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.web.BadInput;
import org.caseaudit.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where coordinators and the participation team record that a family withdraws: choose the case, then confirm. */
@Controller
class WithdrawalPages {

    /** As people type it; a browser's own date field follows the computer's language, which is often American. */
    private static final DateTimeFormatter TYPED_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Agreements agreements;
    private final CaseWithdrawal withdrawal;
    private final CurrentUser user;
    private final WorkingCalendar calendar;
    private final Clock clock;

    WithdrawalPages(AuditRounds rounds, AuditCases cases, Agreements agreements, CaseWithdrawal withdrawal,
            CurrentUser user, WorkingCalendar calendar, Clock clock) {
        this.rounds = rounds;
        this.cases = cases;
        this.agreements = agreements;
        this.withdrawal = withdrawal;
        this.user = user;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A case whose family can withdraw, or has done so. */
    record Line(String round, String title, String label, String caseRef, String family, LocalDate withdrawnOn) {
    }

    @Bean
    @Order(30)
    static HomeLink withdrawalsLink() {
        return new HomeLink("A family withdraws", "/withdrawals",
                "Stop the audit of a case and delete what was answered, at any time until the report is published.",
                Set.of(Groups.COORDINATORS, Groups.PARTICIPATION));
    }

    @GetMapping("/withdrawals")
    String list(Model model) {
        onlyThoseWhoRecord(user);
        List<Line> lines = rounds.all().stream().filter(round -> round.publishedOn() == null).flatMap(this::lines)
                .toList();
        model.addAttribute("open", lines.stream().filter(line -> line.withdrawnOn() == null).toList());
        model.addAttribute("withdrawn", lines.stream().filter(line -> line.withdrawnOn() != null).toList());
        return "consent/withdrawals";
    }

    @GetMapping("/withdrawals/{caseRef}")
    String confirm(@PathVariable String caseRef, Model model) {
        onlyThoseWhoRecord(user);
        AuditCase audited = withdrawal.find(caseRef).orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("case", audited);
        model.addAttribute("round", rounds.round(audited.roundId()));
        model.addAttribute("unanswered",
                agreements.find(audited.id()).orElseThrow().state() == AgreementState.AWAITED);
        model.addAttribute("tellers", Teller.values());
        model.addAttribute("today", TYPED_DAY.format(LocalDate.now(clock)));
        return "consent/withdraw";
    }

    @PostMapping("/withdrawals/{caseRef}")
    String withdraw(
            @PathVariable String caseRef, @RequestParam Teller toldBy,
            @RequestParam @DateTimeFormat(pattern = "d/M/uuuu", fallbackPatterns = "uuuu-MM-dd") LocalDate toldOn,
            RedirectAttributes next) {
        onlyThoseWhoRecord(user);
        WithdrawalNotice notice = new WithdrawalNotice(toldBy, toldOn);
        refuseTheFuture(notice, LocalDate.now(clock));
        if (!withdrawal.withdraw(caseRef, notice, user.id())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("done", caseRef);
        return "redirect:/withdrawals";
    }

    static void onlyThoseWhoRecord(CurrentUser user) {
        if (!user.isIn(Groups.COORDINATORS) && !user.isIn(Groups.PARTICIPATION)) {
            throw new AccessDeniedException("only coordinators and the participation team record a withdrawal");
        }
    }

    static void refuseTheFuture(WithdrawalNotice notice, LocalDate today) {
        if (notice.toldOn().isAfter(today)) {
            throw new BadInput("toldOn", "is in the future; give the day on which the family said so");
        }
    }

    private Stream<Line> lines(AuditRound round) {
        return agreements.inRound(round.id()).stream()
                .map(agreement -> line(round, cases.find(agreement.caseId()), agreement))
                .filter(line -> line != null);
    }

    private Line line(AuditRound round, AuditCase audited, Agreement agreement) {
        Instant withdrawnAt = agreement.withdrawnAt();
        return withdrawnAt == null && !audited.status().isCurrent() ? null
                : new Line(round.reference(), round.title(), audited.label(), audited.caseRef(),
                        agreement.state().words(), withdrawnAt == null ? null : calendar.dateOf(withdrawnAt));
    }
}
