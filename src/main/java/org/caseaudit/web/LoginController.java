package org.caseaudit.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page everybody may see. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
