package org.caseaudit.register;

import java.io.IOException;
import java.io.InputStream;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes register extracts from coordinators. */
@RestController
class CaseRegisterController {

    private final CaseRegisterImport registerImport;
    private final CurrentUser currentUser;

    CaseRegisterController(CaseRegisterImport registerImport, CurrentUser currentUser) {
        this.registerImport = registerImport;
        this.currentUser = currentUser;
    }

    @PostMapping(path = "/case-register", consumes = "text/csv")
    ImportCounts take(InputStream csv) throws IOException {
        if (!currentUser.isIn(Groups.COORDINATORS)) {
            throw new AccessDeniedException("only coordinators import the case register");
        }
        return registerImport.read(csv);
    }

    @ExceptionHandler
    ProblemDetail refuse(RegisterRefusedException refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY,
                refusal.getMessage() + ". Nothing was changed.");
        problem.setTitle("Register extract not accepted");
        problem.setProperty("rows", refusal.rows());
        return problem;
    }
}
