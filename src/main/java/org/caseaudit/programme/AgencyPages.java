package org.caseaudit.programme;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.InvalidFieldException;
import org.caseaudit.identity.Person;
import org.caseaudit.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The roster of agencies, where coordinators say who is accountable for each agency's audits. For coordinators and
 * administrators.
 */
@Controller
class AgencyPages {

    private final AgencyRegister register;
    private final Directory directory;

    AgencyPages(AgencyRegister register, Directory directory) {
        this.register = register;
        this.directory = directory;
    }

    /** An agency in the list; null for a deputy that there is not, and for a lead auditor whose account is gone. */
    record Line(Agency agency, String leadAuditor, String deputy, String managers) {
    }

    /** What somebody typed; null code for a new agency. */
    record Entry(String code, String name, String leadAuditor, String deputy, boolean fromOutsideArea) {
    }

    @Bean
    @Order(40)
    static HomeLink agenciesLink() {
        return new HomeLink("Agencies", "/roster",
                "Who audits for each agency, who stands in, and who is asked when returns are late.",
                Set.of(Groups.COORDINATORS, Groups.ADMINISTRATORS));
    }

    @GetMapping("/roster")
    String list(Model model) {
        Map<String, String> names = directory.everybody().stream().collect(Collectors.toMap(Person::id, Person::name));
        model.addAttribute("lines", directory.agencies().stream().map(agency -> new Line(agency,
                names.get(agency.leadAuditor()), names.get(agency.deputy()),
                directory.members(Groups.managers(agency.code())).stream().map(Person::name)
                        .collect(Collectors.joining(", ")))).toList());
        return "programme/agencies";
    }

    @GetMapping("/roster/new")
    String add(Model model) {
        return form(new Entry(null, "", "", "", false), model);
    }

    @GetMapping("/roster/{code}")
    String change(@PathVariable String code, Model model) {
        Agency agency = directory.agency(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return form(new Entry(code, agency.name(), agency.leadAuditor(), agency.deputy(), agency.fromOutsideArea()),
                model);
    }

    @PostMapping("/roster/new")
    String add(@RequestParam String name, @RequestParam String leadAuditor, @RequestParam String deputy,
            @RequestParam(defaultValue = "false") boolean fromOutsideArea, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        Entry entry = new Entry(null, name.strip(), leadAuditor, deputy, fromOutsideArea);
        return keep(entry, () -> register.add(entry.name(), orNull(leadAuditor), orNull(deputy), fromOutsideArea),
                model, next, response);
    }

    @PostMapping("/roster/{code}")
    String change(@PathVariable String code, @RequestParam String name, @RequestParam String leadAuditor,
            @RequestParam String deputy, @RequestParam(defaultValue = "false") boolean fromOutsideArea, Model model,
            RedirectAttributes next, HttpServletResponse response) {
        if (directory.agency(code).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Entry entry = new Entry(code, name.strip(), leadAuditor, deputy, fromOutsideArea);
        return keep(entry, () -> register.put(
                new Agency(code, entry.name(), orNull(leadAuditor), orNull(deputy), fromOutsideArea)),
                model, next, response);
    }

    private String keep(Entry entry, Supplier<Agency> keeping, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        try {
            next.addFlashAttribute("done", keeping.get().name());
            return "redirect:/roster";
        } catch (InvalidFieldException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("faultyField", e.field()).addAttribute("fault", e.getMessage());
            return form(entry, model);
        }
    }

    private String form(Entry entry, Model model) {
        model.addAttribute("entry", entry).addAttribute("people", directory.everybody());
        return "programme/agency";
    }

    private static String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
