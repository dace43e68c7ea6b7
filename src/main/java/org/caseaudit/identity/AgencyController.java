package org.caseaudit.identity;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The agencies as JSON, for coordinators and administrators (see {@link SecurityConfiguration}). */
@RestController
class AgencyController {

    private final AgencyRegister register;
    private final Directory directory;

    AgencyController(AgencyRegister register, Directory directory) {
        this.register = register;
        this.directory = directory;
    }

    @GetMapping("/agencies")
    List<Agency> agencies() {
        return directory.agencies();
    }

    @PutMapping("/agencies/{code}")
    Agency put(@PathVariable String code, @RequestBody AgencyDetails details) {
        return register.put(new Agency(code, trimmed(details.name()), trimmed(details.leadAuditor()),
                trimmed(details.deputy()), details.fromOutsideArea()));
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidFieldException refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                refusal.field() + " " + refusal.getMessage());
        problem.setTitle("Agency not accepted");
        problem.setProperty("field", refusal.field());
        problem.setProperty("reason", refusal.getMessage());
        return problem;
    }

    private static String trimmed(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }

    record AgencyDetails(String name, String leadAuditor, String deputy, boolean fromOutsideArea) {}
}
