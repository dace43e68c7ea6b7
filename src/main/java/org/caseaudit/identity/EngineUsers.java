package org.caseaudit.identity;

import java.util.List;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.engine.AsSystem;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs the engine's users in, with its delay after each wrong password and its lock after too many.
 *
 * <p>An unknown user, a wrong password and a locked account get one and the same answer, so that nobody can find out
 * who has an account. Groups become authorities of the same name; what a request may do is nevertheless decided on
 * groups read afresh, see {@link EngineAuthenticationFilter}.
 */
@Component
class EngineUsers implements AuthenticationProvider {

    private final IdentityService identityService;
    private final Directory directory;
    private final AsSystem asSystem;

    EngineUsers(IdentityService identityService, Directory directory, AsSystem asSystem) {
        this.identityService = identityService;
        this.directory = directory;
        this.asSystem = asSystem;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String entered = attempt.getName();
        String password = attempt.getCredentials() == null ? null : attempt.getCredentials().toString();
        if (entered.indexOf('\0') >= 0 || !isRight(entered, password)) {
            throw new BadCredentialsException("User name or password is wrong, or the account is locked");
        }
        // The id as stored: a database may compare without regard to case.
        String userId = directory.person(entered).map(Person::id).orElse(entered);
        return signedIn(userId, directory.groupsOf(userId));
    }

    static Authentication signedIn(String userId, List<String> groups) {
        return UsernamePasswordAuthenticationToken.authenticated(userId, null,
                groups.stream().map(SimpleGrantedAuthority::new).toList());
    }

    private boolean isRight(String userId, String password) {
        try {
            return asSystem.call(() -> identityService.checkPassword(userId, password));
        } catch (AuthenticationException locked) {
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
