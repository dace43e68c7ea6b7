package org.caseaudit.audittool;

import java.net.URI;
import java.util.List;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets coordinators put an amended tool into service: the file that Camunda Modeler saved, as it is. */
@RestController
@RequestMapping("/audit-tools")
class AuditToolController {

    private final AuditTools tools;
    private final CurrentUser user;

    AuditToolController(AuditTools tools, CurrentUser user) {
        this.tools = tools;
        this.user = user;
    }

    /** A tool in a list. */
    record Line(String id, int version, String title, int standards, int questions) {

        private static Line of(AuditTool tool) {
            return new Line(tool.id(), tool.version(), tool.title(), tool.standards().size(), tool.questions().size());
        }
    }

    @GetMapping
    List<Line> list() {
        onlyCoordinators();
        return tools.latest().stream().map(Line::of).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Line> add(@RequestBody String form) {
        onlyCoordinators();
        return ResponseEntity.created(URI.create("/audit-tools")).body(Line.of(tools.add(form)));
    }

    @ExceptionHandler
    ProblemDetail refuse(BadToolException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setTitle("The audit tool cannot be used");
        problem.setProperty("mistakes", e.mistakes());
        return problem;
    }

    private void onlyCoordinators() {
        if (!user.isIn(Groups.COORDINATORS)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only coordinators look after audit tools.");
        }
    }
}
